/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-rejoin.h"

#include <string.h>

#include "inno-cell.h"
#include "inno-status.h"

/* What a fund or a priority is called is no sentence. */
#define MAX_SHORT 24

/* Columns in which people write what they like. */
static gboolean
is_free (InnoListColumn column)
{
  static const InnoListColumn free_columns[] = {
    INNO_COLUMN_NONE, INNO_COLUMN_NAME_FI, INNO_COLUMN_NAME_SV, INNO_COLUMN_NAME_EN, INNO_COLUMN_AUTHORITY, INNO_COLUMN_BENEFICIARY,
    INNO_COLUMN_SUMMARY_FI, INNO_COLUMN_SUMMARY_SV, INNO_COLUMN_SUMMARY_EN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (free_columns); i++)
    if (free_columns[i] == column)
      return TRUE;

  return FALSE;
}

static gboolean
is_short (InnoListColumn column)
{
  return column == INNO_COLUMN_FUND || column == INNO_COLUMN_PRIORITY || column == INNO_COLUMN_CODE || column == INNO_COLUMN_PROGRAMME;
}

static gboolean
is_typed (InnoListColumn column)
{
  return inno_column_get_info (column)->type != INNO_COLUMN_IS_TEXT;
}

/* Whether a cell may be of the column. */
static gboolean
fits_cell (const InnoHeader *header,
           InnoListColumn    column,
           const char       *cell)
{
  InnoReason reason;
  InnoStatus status;
  gint64 cents;
  InnoDay day;

  if (inno_column_get_info (column)->type == INNO_COLUMN_IS_DAY)
    return inno_cell_read_day (cell, &day, &reason) != INNO_CELL_BAD || reason != INNO_REASON_BAD_DAY;
  if (is_typed (column))
    return inno_cell_read_amount (cell, header->layout->has_decimal_dot, &cents, &reason) != INNO_CELL_BAD;
  if (column == INNO_COLUMN_STATUS)
    return *cell == '\0' || inno_status_guess (cell, &status);

  return !is_short (column) || g_utf8_strlen (cell, -1) <= MAX_SHORT;
}

/* Which cell of the row the column is, where the surplus is put together at @joined. */
static guint
get_cell (guint i,
          guint joined,
          guint surplus)
{
  return i <= joined ? i : i + surplus;
}

static char *
join (const InnoRow *row,
      guint          first,
      guint          surplus)
{
  GString *text = g_string_new (row->cells[first]);

  for (guint i = 1; i <= surplus; i++)
    {
      g_string_append_c (text, row->separator);
      g_string_append (text, row->cells[first + i]);
    }

  return g_string_free (text, FALSE);
}

static gboolean
fits (const InnoRow    *row,
      const InnoHeader *header,
      guint             joined,
      guint             surplus)
{
  for (guint i = 0; i < header->n_columns; i++)
    if (i != joined && !fits_cell (header, header->columns[i], row->cells[get_cell (i, joined, surplus)]))
      return FALSE;

  return TRUE;
}

/* An amount with a decimal comma in a list whose separator is one. */
static gboolean
is_split_amount (const InnoRow    *row,
                 const InnoHeader *header,
                 guint             column,
                 guint             surplus)
{
  g_autofree char *text = NULL;

  if (row->separator != ',' || surplus != 1 || inno_column_get_info (header->columns[column])->type < INNO_COLUMN_IS_MONEY ||
      strlen (row->cells[column + 1]) > 2)
    return FALSE;

  text = join (row, column, surplus);
  return fits_cell (header, header->columns[column], text);
}

/* No day and no amount is between the two: whichever it is, they are the same. */
static gboolean
differ_in_words_alone (const InnoHeader *header,
                       guint             first,
                       guint             last)
{
  for (guint i = first; i <= last; i++)
    if (is_typed (header->columns[i]) || header->columns[i] == INNO_COLUMN_CODE)
      return FALSE;

  return TRUE;
}

/* Returns: -1 where none is certain enough */
static int
find_column (const InnoRow    *row,
             const InnoHeader *header,
             guint             surplus)
{
  int first = -1, last = -1, name = -1;

  for (guint i = 0; i < header->n_columns; i++)
    {
      if ((!is_free (header->columns[i]) && !is_split_amount (row, header, i, surplus)) || !fits (row, header, i, surplus))
        continue;
      first = first < 0 ? (int) i : first;
      last = (int) i;
      if (name < 0 && header->columns[i] >= INNO_COLUMN_NAME_FI && header->columns[i] <= INNO_COLUMN_NAME_EN)
        name = (int) i;
    }

  if (first == last)
    return first;
  /* A name has more commas and semicolons in it than what is beside it. */
  return name >= 0 && differ_in_words_alone (header, (guint) first, (guint) last) ? name : -1;
}

/**
 * inno_rejoin_count_cells:
 * @row: a row
 * @header: what stands above it
 *
 * Returns: how many cells it has, without blank ones at the end that no column is above;
 *   where what stands before does not fit the columns they are of the row
 */
guint
inno_rejoin_count_cells (const InnoRow    *row,
                         const InnoHeader *header)
{
  guint n = row->n_cells;

  while (n > header->n_columns && *row->cells[n - 1] == '\0')
    n--;

  return n > header->n_columns || n == row->n_cells || fits (row, header, header->n_columns, 0) ? n : row->n_cells;
}

/**
 * inno_rejoin:
 * @row: a row with more cells than its header
 * @header: what stands above it
 * @rejoined: (out caller-allocates): the cells, where only one way of putting them
 *   together leaves days where days are and amounts where amounts are
 */
void
inno_rejoin (const InnoRow    *row,
             const InnoHeader *header,
             InnoRejoined     *rejoined)
{
  guint surplus = inno_rejoin_count_cells (row, header) - header->n_columns;
  int column = row->separator != '\0' ? find_column (row, header, surplus) : -1;

  *rejoined = (InnoRejoined) { .column = column };
  if (column < 0)
    return;

  rejoined->joined = join (row, (guint) column, surplus);
  rejoined->cells = g_ptr_array_new ();
  for (guint i = 0; i < header->n_columns; i++)
    g_ptr_array_add (rejoined->cells, (int) i == column ? (gpointer) rejoined->joined
                                                        : (gpointer) row->cells[get_cell (i, (guint) column, surplus)]);
}

void
inno_rejoined_clear (InnoRejoined *self)
{
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->joined, g_free);
}
