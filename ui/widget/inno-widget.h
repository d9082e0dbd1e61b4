/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-style.h"

G_BEGIN_DECLS

#define INNO_WIDGET_RESOURCES "/fi/innokaupungit/Overview/widget/"

void             inno_widget_init           (void);
/* How pictures look on the desktop at present. */
const PlotStyle *inno_widget_get_plot_style (void);
/* How much larger than usual people have their letters, from 1 to 2. */
double           inno_widget_get_text_scale (void);
/* To the next of what is in it. */
gboolean         inno_widget_focus_child    (GtkWidget        *widget,
                                             GtkDirectionType  direction);
/* Where the keyboard goes in widgets of the class; the Tab key goes through all there is. */
void             inno_widget_set_order      (GtkWidgetClass *klass);

void             inno_widget_set_grab_focus (GtkWidgetClass *klass,
                                             gboolean      (*grab_focus) (GtkWidget *widget));
gboolean         inno_widget_grab_focus_in_sight (GtkWidget *widget);
/* What assistive technology calls it. */
void             inno_widget_set_name       (GtkWidget  *widget,
                                             const char *name);
/* What says that there is nothing to show, or why. */
void             inno_widget_tell_status    (GtkWidget  *status);
/* A name that holds what its toolkit describes it with as well. */
void             inno_widget_set_whole_name (GtkWidget  *widget,
                                             const char *name);
/* What assistive technology says of it when it has the keyboard. */
void             inno_widget_describe       (GtkWidget  *widget,
                                             GtkWidget  *content,
                                             const char *text);
void             inno_widget_tell           (GtkWidget  *widget,
                                             GtkWidget  *content,
                                             const char *text);
/* A tooltip that says no more than the name does. */
void             inno_widget_set_tooltip    (GtkWidget  *widget,
                                             const char *tooltip);
/* A row that unfolds is made of lists, which its toolkit leaves without a name. */
void             inno_widget_name_lists     (GtkWidget  *widget,
                                             const char *name);
/* Where there is no room for all of it, its end is left out, and a tooltip says the whole. */
void             inno_widget_shorten_label  (GtkLabel   *label);
/* Itself and all that it is made of, from the outside in. */
void             inno_widget_foreach        (GtkWidget  *widget,
                                             GFunc       func,
                                             gpointer    user_data);
/* The arrow keys go from row to row, and the Tab key past them all. */
void             inno_widget_make_one_stop  (GtkListBox *list);
void             inno_widget_leave_by_tab   (GtkWidget  *view);

G_END_DECLS
