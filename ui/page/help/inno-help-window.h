/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INNO_TYPE_HELP_WINDOW (inno_help_window_get_type ())

/* What the program says of itself: topics, and what is said of each. What it lets be
 * done are actions of the window that it belongs to. */
G_DECLARE_FINAL_TYPE (InnoHelpWindow, inno_help_window, INNO, HELP_WINDOW, AdwWindow)

GtkWidget *inno_help_window_new         (GtkWindow      *parent);
void       inno_help_window_show        (InnoHelpWindow *self,
                                         const char     *place);
void       inno_help_window_retranslate (InnoHelpWindow *self);

G_END_DECLS
