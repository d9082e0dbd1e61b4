/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *inno_sample_get_portfolio (void);
GBytes *inno_sample_get_outline   (void);

G_END_DECLS
