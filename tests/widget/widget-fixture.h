/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-frame.h"
#include "plot-figure.h"

G_BEGIN_DECLS

/* Rows "row-0" …, series "city" and "eu"; values rise with the row. */
PlotFigure *widget_fixture_figure      (guint            n_rows);
InnoFrame  *widget_fixture_frame       (void);
/* A window that is mapped and laid out, around a widget. */
GtkWindow  *widget_fixture_present     (GtkWidget       *child,
                                        int              width,
                                        int              height);
void        widget_fixture_settle      (void);
/* The same, but no longer than until nothing more comes: where the keyboard does not matter. */
void        widget_fixture_rest        (void);
/* The last that somebody has of it, once no job of a worker has it any more. */
void        widget_fixture_finalize    (gpointer         object);
/* What the class of a widget does for a key, where no display sends any. */
gboolean    widget_fixture_press       (GtkWidget       *widget,
                                        guint            key,
                                        GdkModifierType  modifiers);
/* By itself, or as in GTK 4.8 by what is in it. */
void        widget_fixture_assert_described (GtkWidget  *widget,
                                             GtkWidget  *content,
                                             const char *text);
void        widget_fixture_init        (int             *argc,
                                        char           ***argv);

G_END_DECLS
