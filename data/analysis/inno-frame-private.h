/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-frame.h"

G_BEGIN_DECLS

/* Building: first the columns, then the rows, then the cells. */
InnoFrame  *inno_frame_new           (InnoFacts       *facts,
                                      const InnoQuery *query,
                                      const char      *chart);
void        inno_frame_set_whole     (InnoFrame       *self,
                                      InnoFacts       *facts,
                                      InnoDenominator  whole);
InnoColumn *inno_frame_add_column    (InnoFrame       *self,
                                      const char      *id,
                                      const char      *label,
                                      InnoColumnKind   kind);
guint       inno_frame_add_row       (InnoFrame       *self,
                                      const char      *id,
                                      const char      *label);
/* A row whose terms are of another kind: counts, or words of another list. */
void        inno_frame_set_row_kind  (InnoFrame       *self,
                                      guint            row,
                                      InnoColumnKind   kind,
                                      InnoVocabulary   vocabulary);
void        inno_frame_set_cell      (InnoFrame       *self,
                                      guint            row,
                                      guint            column,
                                      InnoCell         cell);
void         inno_frame_set_text      (InnoFrame       *self,
                                       guint            row,
                                       guint            column,
                                       const char      *text);
gint64      *inno_frame_round         (InnoFrame       *self,
                                       gint64           unit);
InnoFrameContext *inno_frame_edit_context (InnoFrame  *self);
gint64     *inno_frame_round         (InnoFrame       *self,
                                      gint64           unit);

static inline InnoCell
inno_cell_integer (gint64 value)
{
  return (InnoCell) { .state = INNO_CELL_KNOWN, .integer = value };
}

static inline InnoCell
inno_cell_number (double value)
{
  return (InnoCell) { .state = INNO_CELL_KNOWN, .fraction = value };
}

static inline InnoCell
inno_cell_day (InnoDay day)
{
  return (InnoCell) { .state = day != INNO_DAY_NONE ? INNO_CELL_KNOWN : INNO_CELL_NONE, .integer = day };
}

static inline InnoCell
inno_cell_share (gint64 part,
                 gint64 whole)
{
  if (whole == 0)
    return (InnoCell) { .state = INNO_CELL_NONE };

  return (InnoCell) { .state = INNO_CELL_KNOWN, .integer = part, .fraction = (double) part / (double) whole };
}

G_END_DECLS
