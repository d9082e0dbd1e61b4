/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an answer seems to be, from its first character. */
gboolean inno_answer_check_start (const char  *text,
                                  gsize        length,
                                  const char  *starts,
                                  GError     **error);

G_END_DECLS
