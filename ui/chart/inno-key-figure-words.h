/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-key-figures.h"
#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_KEY_FIGURE_MAX_PARTS 3

/* A figure and the shape before it. */
typedef struct
{
  PlotGlyph  glyph;    /* PLOT_GLYPH_NONE: no shape */
  char      *text;
  char      *name;     /* aloud, instead of the text; NULL: the text */
} InnoKeyFigurePart;

/* A key figure in words, in the language of its frame. */
typedef struct
{
  const char        *title;
  InnoKeyFigurePart  parts[INNO_KEY_FIGURE_MAX_PARTS];
  guint              n_parts;
  char              *note;         /* what it is a part of; nullable */
  char              *missing;      /* what is not known of it; nullable */
  char              *definition;
} InnoKeyFigureWords;

void  inno_key_figure_words_init   (InnoKeyFigureWords       *self,
                                    InnoKeyFigure             figure,
                                    InnoFrame                *frame);
char *inno_key_figure_words_remark (const InnoKeyFigureWords *self);
void  inno_key_figure_words_clear  (InnoKeyFigureWords       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoKeyFigureWords, inno_key_figure_words_clear)

G_END_DECLS
