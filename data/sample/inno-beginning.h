/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a portfolio of one's own begins with: of the sample all that is real. */
GBytes *inno_beginning_make (const char *dataset_id,
                             GDateTime  *now);

G_END_DECLS
