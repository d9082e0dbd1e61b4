/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-facts.h"
#include "inno-query.h"
#include "plot-figure.h"

G_BEGIN_DECLS

/* One thing to print: it begins on a sheet of its own. */
typedef struct
{
  PlotFigure *figure;
  gboolean    has_picture;   /* or its table alone */
} InnoPrint;

InnoPrint         *inno_print_new           (PlotFigure *figure,
                                             gboolean    has_picture) G_GNUC_WARN_UNUSED_RESULT;
void               inno_print_free          (InnoPrint  *print);
PlotFigure        *inno_print_make_table (InnoFacts      *facts,
                                          const InnoQuery *query,
                                          const char      *title,
                                          const char      *takeaway) G_GNUC_WARN_UNUSED_RESULT;
GtkPrintOperation *inno_print_new_operation (GPtrArray  *prints,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Of pages that are laid out already (PlotPage). */
GtkPrintOperation *inno_print_new_pages_operation (GPtrArray  *pages,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for a printer; calls what "done" of the operation calls. */
void               inno_print_run           (GtkPrintOperation *operation,
                                             GtkWindow         *parent,
                                             GCallback          done,
                                             gpointer           object);
/* The same once more, on the paper that was chosen. */
void               inno_print_run_again     (GtkPrintOperation *operation,
                                             GtkWindow         *parent);

G_END_DECLS
