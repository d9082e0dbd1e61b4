/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the window and the program do, wherever people look for it: in the main menu, and
 * by its name in the way to anything. */
typedef struct
{
  const char *label;        /* source string; a language goes by its own name */
  const char *icon_name;
  const char *action;       /* detailed, as g_action_parse_detailed_name() takes it */
  guint       menu_section; /* of the main menu: a line stands between two; 0 = not there */
  gboolean    is_way;       /* one of the ways to anything, and found there by nobody */
} InnoCommand;

const InnoCommand *inno_commands_get_all (guint *n_commands);

G_END_DECLS
