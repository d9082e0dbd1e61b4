/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-figure-card.h"
#include "inno-frame.h"

G_BEGIN_DECLS

/* The cards at the top of the page of changes. */
typedef enum
{
  INNO_CHANGE_FIGURE_MONEY,
  INNO_CHANGE_FIGURE_ADDED,
  INNO_CHANGE_FIGURE_ENDED,
  INNO_CHANGE_FIGURE_CHANGED,
  INNO_CHANGE_FIGURE_DEVIATIONS,
} InnoChangeFigure;

#define INNO_N_CHANGE_FIGURES 5

void inno_change_figure_show (InnoFigureCard   *card,
                              InnoChangeFigure  figure,
                              InnoFrame        *kinds,
                              GPtrArray        *deviations);

G_END_DECLS
