/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"

static char *
format_share (InnoFrame *self,
              guint      row,
              guint      column)
{
  double share = inno_frame_get_cell (self, row, column).fraction;
  const char *band = inno_frame_get_column (self, column)->band;
  int place = band != NULL ? inno_frame_find_column (self, band) : -1;
  InnoCell state = place >= 0 ? inno_frame_get_cell (self, row, place) : (InnoCell) { INNO_CELL_NONE };

  return inno_band_format_share (inno_format_get (inno_frame_get_query (self)->lang), share,
                                 state.state == INNO_CELL_KNOWN ? (InnoBandState) state.integer : INNO_BAND_NONE);
}

/**
 * inno_frame_format_cell:
 * @self: a frame
 * @row: a row
 * @column: a column
 *
 * What a person reads in the cell, in the language of the query: exact amounts,
 * shares to one decimal, on their side of the band. Main thread.
 *
 * Returns: (transfer full): the text; empty where nothing applies
 */
char *
inno_frame_format_cell (InnoFrame *self,
                        guint      row,
                        guint      column)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (self)->lang);
  InnoCell cell = inno_frame_get_cell (self, row, column);
  InnoVocabulary vocabulary;
  InnoColumnKind kind = inno_frame_get_cell_kind (self, row, column, &vocabulary);

  if (kind == INNO_COLUMN_ID)
    return g_strdup (inno_frame_get_row_id (self, row));
  if (kind == INNO_COLUMN_LABEL)
    return g_strdup (inno_frame_get_row_label (self, row));
  if (cell.state == INNO_CELL_NONE)
    return g_strdup ("");
  if (cell.state == INNO_CELL_UNKNOWN)
    return g_strdup (_("Not known"));

  if (kind == INNO_COLUMN_TEXT)
    return g_strdup (inno_frame_get_text (self, row, column));
  if (kind == INNO_COLUMN_DAY)
    return inno_format_day (format, (InnoDay) cell.integer);
  if (kind == INNO_COLUMN_NUMBER)
    return inno_format_number (format, cell.fraction, inno_frame_get_column (self, column)->decimals);
  if (kind == INNO_COLUMN_CENTS)
    return inno_format_euros (format, cell.integer);
  if (kind == INNO_COLUMN_SHARE)
    return format_share (self, row, column);
  if (kind == INNO_COLUMN_TERM)
    return g_strdup (inno_vocabulary_get_label (vocabulary, cell.integer));
  if (cell.state == INNO_CELL_AT_LEAST)
    {
      g_autofree char *count = inno_format_count (format, cell.integer);

      /* Translators: a lower bound, for example "at least 1" city */
      return g_strdup_printf (_("at least %s"), count);
    }

  return inno_format_count (format, cell.integer);
}
