/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the menu of @widget, in which @under was pressed, or has the keyboard, at @place. Returns: (transfer none)
 * (nullable): the menu; %NULL where there is none for that. */
typedef GtkPopover *(*InnoContextMenuFunc) (GtkWidget          *widget,
                                            GtkWidget          *under,
                                            const GdkRectangle *place);

void        inno_context_menu_attach (GtkWidget           *widget,
                                      InnoContextMenuFunc  open);
GtkPopover *inno_context_menu_popup  (GtkWidget           *widget,
                                      GMenuModel          *menu,
                                      const GdkRectangle  *place);
void        inno_context_menu_place  (GtkWidget           *widget);

G_END_DECLS
