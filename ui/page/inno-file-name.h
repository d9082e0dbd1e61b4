/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char  *inno_file_name_make     (const char *title,
                                const char *suffix);

GFile *inno_file_name_complete (GFile      *chosen,
                                const char *suffix);

G_END_DECLS
