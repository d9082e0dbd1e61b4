/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "inno-table.h"

#include <string.h>

#include "inno-format.h"
#include "inno-table-private.h"

static char
decimal_mark (const InnoFormat *format)
{
  g_autofree char *half = inno_format_number (format, 0.5, 1);

  return half[1];
}

/**
 * inno_table_plain_number:
 * @format: the formats of the language that the spreadsheet is set to
 * @number: (transfer full): a number as ICU wrote it
 *
 * Returns: (transfer full): the number less what a spreadsheet stumbles over: blanks,
 *   the minus sign that is not a hyphen, marks between thousands
 */
char *
inno_table_plain_number (const InnoFormat *format,
                         char             *number)
{
  g_autofree char *owned = number;
  GString *plain = g_string_new (NULL);
  char mark = decimal_mark (format);

  for (const char *at = owned; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0x2212 || c == '-')
        g_string_append_c (plain, '-');
      else if (g_ascii_isdigit (*at) || *at == mark || *at == '%')
        g_string_append_c (plain, *at);
    }

  return g_string_free (plain, FALSE);
}

static char *
format_cell (InnoFrame *frame,
             guint      row,
             guint      column)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  InnoColumnKind kind = inno_frame_get_cell_kind (frame, row, column, NULL);
  InnoCell cell = inno_frame_get_cell (frame, row, column);
  g_autofree char *text = NULL;

  if (kind != INNO_COLUMN_LABEL && kind != INNO_COLUMN_ID)
    {
      if (cell.state == INNO_CELL_NONE || cell.state == INNO_CELL_UNKNOWN)
        return g_strdup ("");
      if (cell.state == INNO_CELL_KNOWN && kind == INNO_COLUMN_CENTS)
        return inno_table_plain_number (format, inno_format_scaled (format, cell.integer, 100, 2));
      if (cell.state == INNO_CELL_KNOWN && kind == INNO_COLUMN_COUNT)
        return inno_table_plain_number (format, inno_format_count (format, cell.integer));
      if (cell.state == INNO_CELL_KNOWN && kind == INNO_COLUMN_NUMBER)
        return inno_table_plain_number (format, inno_frame_format_cell (frame, row, column));
      if (cell.state == INNO_CELL_KNOWN && kind == INNO_COLUMN_SHARE)
        return inno_table_plain_number (format, inno_format_percent (format, cell.fraction, 1));
    }

  /* Words; and a lower bound, which must not be summed as if it were exact. */
  text = inno_frame_format_cell (frame, row, column);
  return inno_table_guard_text (text);
}

/**
 * inno_table_append_field:
 * @out: lines of a table for the clipboard
 * @field: (transfer full): the text of a cell
 * @is_first: whether it is the first of its line
 *
 * Appends a cell, and a tab before it where there is one before it.
 */
void
inno_table_append_field (GString  *out,
                         char     *field,
                         gboolean  is_first)
{
  g_autofree char *flat = g_strdelimit (field, "\t\r\n", ' ');

  if (!is_first)
    g_string_append_c (out, '\t');
  g_string_append (out, flat);
}

static void
append_row (GString   *out,
            InnoFrame *frame,
            guint      row,
            GArray    *columns)
{
  for (guint i = 0; i < columns->len; i++)
    inno_table_append_field (out, format_cell (frame, row, g_array_index (columns, guint, i)), i == 0);
  g_string_append_c (out, '\n');
}

/**
 * inno_table_to_clipboard:
 * @frame: the figures; the language of their query must be the active one
 * @rows: (nullable) (array length=n_rows): the rows wanted, in the order wanted;
 *   %NULL for all
 * @n_rows: how many
 *
 * For pasting into a spreadsheet that is set to the language of the frame: its
 * decimal mark, no marks between thousands, no ids. Main thread.
 *
 * Returns: (transfer full): the table, tabs between cells and one line a row
 */
char *
inno_table_to_clipboard (InnoFrame   *frame,
                         const guint *rows,
                         guint        n_rows)
{
  g_autoptr (GArray) columns = NULL;
  GString *out;

  g_return_val_if_fail (frame != NULL, NULL);

  columns = inno_table_get_columns (frame);
  out = g_string_new (NULL);
  for (guint i = columns->len; i > 0; i--)
    if (inno_frame_get_column (frame, g_array_index (columns, guint, i - 1))->kind == INNO_COLUMN_ID)
      g_array_remove_index (columns, i - 1);

  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);

      inno_table_append_field (out, inno_table_guard_text (inno_frame_get_column (frame, column)->label), i == 0);
    }
  g_string_append_c (out, '\n');

  if (rows == NULL)
    n_rows = inno_frame_get_n_rows (frame);
  for (guint i = 0; i < n_rows; i++)
    append_row (out, frame, rows != NULL ? rows[i] : i, columns);

  return g_string_free (out, FALSE);
}
