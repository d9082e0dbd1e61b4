/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "inno-table-private.h"

#include <string.h>

/* RFC 4180, and the registration of text/tab-separated-values, which knows no
 * quotes: a tab or a line end inside a text becomes a blank there. */
typedef struct
{
  char        separator;
  const char *line_end;
  gboolean    has_quotes;
} Dialect;

static const Dialect csv = { ',', "\r\n", TRUE };
static const Dialect tsv = { '\t', "\n", FALSE };

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static void
append_field (GString       *out,
              const Dialect *dialect,
              const char    *text)
{
  g_autofree char *flat = NULL;

  if (dialect->has_quotes)
    {
      if (strpbrk (text, ",\"\r\n") != NULL)
        append_quoted (out, text);
      else
        g_string_append (out, text);
      return;
    }

  flat = g_strdelimit (g_strdup (text), "\t\r\n", ' ');
  g_string_append (out, flat);
}

static void
append_text (GString       *out,
             const Dialect *dialect,
             const char    *text)
{
  g_autofree char *guarded = inno_table_guard_text (text);

  append_field (out, dialect, guarded);
}

/* Unknown and "does not apply" are both an empty cell. */
static void
append_cell (GString       *out,
             const Dialect *dialect,
             InnoFrame     *frame,
             guint          row,
             guint          column)
{
  InnoVocabulary vocabulary;
  InnoColumnKind kind = inno_frame_get_cell_kind (frame, row, column, &vocabulary);
  InnoCell cell = inno_frame_get_cell (frame, row, column);
  g_autofree char *number = NULL;

  if (kind == INNO_COLUMN_ID)
    append_text (out, dialect, inno_frame_get_row_id (frame, row));
  else if (kind == INNO_COLUMN_LABEL)
    append_text (out, dialect, inno_frame_get_row_label (frame, row));
  else if (cell.state == INNO_CELL_NONE || cell.state == INNO_CELL_UNKNOWN)
    return;
  else if (kind == INNO_COLUMN_TERM)
    append_text (out, dialect, inno_vocabulary_get_label (vocabulary, (guint) cell.integer));
  else if (kind == INNO_COLUMN_TEXT)
    append_text (out, dialect, inno_frame_get_text (frame, row, column));
  else
    number = inno_table_plain_cell (frame, row, column);

  if (number != NULL)
    g_string_append (out, number);
}

static GBytes *
write_table (InnoFrame     *frame,
             const Dialect *dialect)
{
  g_autoptr (GArray) columns = inno_table_get_columns (frame);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, dialect->separator);
      append_text (out, dialect,
                   inno_frame_get_column (frame, g_array_index (columns, guint, i))->label);
    }
  g_string_append (out, dialect->line_end);

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      for (guint i = 0; i < columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, dialect->separator);
          append_cell (out, dialect, frame, row, g_array_index (columns, guint, i));
        }
      g_string_append (out, dialect->line_end);
    }

  return g_string_free_to_bytes (out);
}

/**
 * inno_table_csv_write:
 * @frame: a frame
 * @error: return location of an error; never set
 *
 * Returns: (transfer full): the table as RFC 4180 has it, in UTF-8 without a byte
 *   order mark: euros with two decimals and a point, shares as fractions
 */
GBytes *
inno_table_csv_write (InnoFrame  *frame,
                      GError    **error)
{
  return write_table (frame, &csv);
}

/**
 * inno_table_tsv_write:
 * @frame: a frame
 * @error: return location of an error; never set
 *
 * Returns: (transfer full): the same with tabs, one line a row
 */
GBytes *
inno_table_tsv_write (InnoFrame  *frame,
                      GError    **error)
{
  return write_table (frame, &tsv);
}

/**
 * inno_table_append_csv_row:
 * @out: lines of a table
 * @fields: (array zero-terminated=1): the texts of a row
 *
 * Appends a row of texts as inno_table_csv_write() has them, none of them a formula.
 */
void
inno_table_append_csv_row (GString            *out,
                           const char * const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, csv.separator);
      append_text (out, &csv, fields[i]);
    }
  g_string_append (out, csv.line_end);
}
