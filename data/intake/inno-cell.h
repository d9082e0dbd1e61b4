/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-day.h"
#include "inno-note.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_CELL_BLANK,
  INNO_CELL_KNOWN,
  INNO_CELL_BAD,
} InnoCellState;

/* What a cell holds, with what there is to say of it; INNO_REASON_NONE = nothing. */
char          *inno_cell_read_text   (const char *cell);
InnoCellState  inno_cell_read_amount (const char *cell,
                                      gboolean    has_decimal_dot,
                                      gint64     *cents,
                                      InnoReason *reason);
InnoCellState  inno_cell_read_day    (const char *cell,
                                      InnoDay    *day,
                                      InnoReason *reason);

G_END_DECLS
