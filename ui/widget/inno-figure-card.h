/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_FIGURE_CARD (inno_figure_card_get_type ())

/* One figure, or a few that belong together, with what it is called and what it is a
 * part of; a button to what stands behind it. Signal: "activated". */
G_DECLARE_FINAL_TYPE (InnoFigureCard, inno_figure_card, INNO, FIGURE_CARD, GtkWidget)

/* What stands on a card, for inno_figure_card_say(). */
enum
{
  INNO_FIGURE_CARD_CAPTION,
  INNO_FIGURE_CARD_FIGURES,
  INNO_FIGURE_CARD_NOTE,
  INNO_N_FIGURE_CARD_WORDS
};

/* A figure and the shape before it. */
typedef struct
{
  PlotGlyph   glyph;    /* PLOT_GLYPH_NONE: no shape */
  const char *text;
  const char *name;     /* aloud, instead of the text; NULL: the text */
} InnoFigurePart;

GtkWidget *inno_figure_card_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_figure_card_set_texts      (InnoFigureCard       *self,
                                            const char           *caption,
                                            const char           *note);
void       inno_figure_card_set_figures    (InnoFigureCard       *self,
                                            const InnoFigurePart *parts,
                                            guint                 n_parts);
char      *inno_figure_card_say            (InnoFigureCard       *self,
                                            guint                 column);
void       inno_figure_card_set_definition (InnoFigureCard       *self,
                                            const char           *definition);

G_END_DECLS
