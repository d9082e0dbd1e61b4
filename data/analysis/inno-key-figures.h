/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-frame.h"

G_BEGIN_DECLS

/* The figures that stand for the whole, in the order of the rows of their frame. */
typedef enum
{
  INNO_KEY_FIGURE_GRANTED,
  INNO_KEY_FIGURE_COMMITTED,
  INNO_KEY_FIGURE_ONGOING,
  INNO_KEY_FIGURE_PROJECTS,
  INNO_KEY_FIGURE_PLACES,           /* cities and municipalities; each by itself below */
  INNO_KEY_FIGURE_CITIES,
  INNO_KEY_FIGURE_MUNICIPALITIES,
  INNO_KEY_FIGURE_CITY_SHARE,
  INNO_KEY_FIGURE_LEAD_THEMES,      /* all; below by InnoRuleState, in its order */
  INNO_KEY_FIGURE_MET,
  INNO_KEY_FIGURE_NOT_MET,
  INNO_KEY_FIGURE_RULE_UNKNOWN,
  INNO_KEY_FIGURE_UNALLOCATED,
} InnoKeyFigure;

#define INNO_N_KEY_FIGURES 13

/* Columns of the frame beside the id and the label. */
#define INNO_KEY_COLUMN_CENTS   "cents"
#define INNO_KEY_COLUMN_COUNT   "count"           /* projects behind the money, or what is counted */
#define INNO_KEY_COLUMN_SHARE   "share"
#define INNO_KEY_COLUMN_STATE   "share_state"
#define INNO_KEY_COLUMN_UNKNOWN "unknown_rows"

const char *inno_key_figure_get_id         (InnoKeyFigure     figure);
const char *inno_key_figure_get_title      (InnoKeyFigure     figure);
const char *inno_key_figure_get_definition (InnoKeyFigure     figure);
InnoQuery  *inno_key_figure_get_query      (InnoKeyFigure     figure,
                                            const InnoQuery  *filter);

InnoFrame  *inno_facts_key_figures         (InnoFacts        *facts,
                                            const InnoQuery  *query,
                                            GError          **error);
InnoCell    inno_key_figures_get           (InnoFrame        *frame,
                                            InnoKeyFigure     figure,
                                            const char       *column);

G_END_DECLS
