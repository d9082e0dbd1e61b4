/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *inno_programme_part_get_label (const char *code);

G_END_DECLS
