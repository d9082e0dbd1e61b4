/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How one comes from a window down to what has the keyboard in it. Main thread. */
typedef struct _InnoFocusWay InnoFocusWay;

InnoFocusWay *inno_focus_way_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          inno_focus_way_free (InnoFocusWay *self);
void          inno_focus_way_note (InnoFocusWay *self,
                                   GtkWidget    *focus);
gboolean      inno_focus_way_go   (InnoFocusWay *self,
                                   GtkWidget    *window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFocusWay, inno_focus_way_free)

G_END_DECLS
