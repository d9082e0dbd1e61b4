/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-scene.h"

/**
 * plot_mark_free:
 * @mark: (transfer full) (nullable): a mark
 */
void
plot_mark_free (PlotMark *mark)
{
  if (mark == NULL)
    return;

  g_free (mark->id);
  g_free (mark->row_id);
  g_free (mark->series_id);
  g_free (mark->name);
  g_free (mark->heading);
  g_free (mark->detail);
  g_free (mark);
}

/**
 * plot_table_new:
 * @n_columns: how many columns
 * @n_rows: how many rows, the heading among them
 *
 * Returns: (transfer full): a table of empty cells
 */
PlotTable *
plot_table_new (guint n_columns,
                guint n_rows)
{
  PlotTable *table = g_new0 (PlotTable, 1);

  table->n_columns = n_columns;
  table->n_rows = n_rows;
  table->cells = g_new0 (char *, (gsize) n_columns * n_rows);

  return table;
}

/**
 * plot_table_take_cell:
 * @table: a table
 * @row: which row; 0 is the heading
 * @column: which column
 * @text: (transfer full) (nullable): the text
 */
void
plot_table_take_cell (PlotTable *table,
                      guint      row,
                      guint      column,
                      char      *text)
{
  char **cell;

  g_return_if_fail (table != NULL);
  g_return_if_fail (row < table->n_rows && column < table->n_columns);

  cell = &table->cells[(gsize) row * table->n_columns + column];
  g_free (*cell);
  *cell = text;
}

/**
 * plot_table_get_cell:
 * @table: a table
 * @row: 0 is the heading
 * @column: place of a column
 *
 * Returns: (transfer none): what stands there; "" where nothing does
 */
const char *
plot_table_get_cell (const PlotTable *table,
                     guint            row,
                     guint            column)
{
  const char *cell = table->cells[(gsize) row * table->n_columns + column];

  return cell != NULL ? cell : "";
}

/**
 * plot_table_is_number:
 * @table: a table
 * @column: place of a column
 *
 * Columns whose cells do not begin with a letter hold numbers, or say that one is
 * missing, unless the table says which do.
 *
 * Returns: whether the column stands at the right
 */
gboolean
plot_table_is_number (const PlotTable *table,
                      guint            column)
{
  if (table->numbers != 0)
    return column < 64 && (table->numbers >> column & 1) != 0;
  if (column == 0)
    return FALSE;

  for (guint row = 1; row < table->n_rows; row++)
    if (g_unichar_isalpha (g_utf8_get_char_validated (plot_table_get_cell (table, row, column), -1)))
      return FALSE;

  return TRUE;
}

/**
 * plot_table_is_total:
 * @table: a table
 * @row: 0 is the heading
 *
 * Returns: whether the row is all of the others, and stands out from them
 */
gboolean
plot_table_is_total (const PlotTable *table,
                     guint            row)
{
  return table->has_total && row > 0 && row == table->n_rows - 1;
}

/**
 * plot_table_copy:
 * @table: (nullable): a table
 *
 * Returns: (transfer full) (nullable): a copy of its own
 */
PlotTable *
plot_table_copy (const PlotTable *table)
{
  PlotTable *copy;

  if (table == NULL)
    return NULL;

  copy = plot_table_new (table->n_columns, table->n_rows);
  for (gsize i = 0; i < (gsize) table->n_columns * table->n_rows; i++)
    copy->cells[i] = g_strdup (table->cells[i]);
  copy->numbers = table->numbers;
  copy->has_total = table->has_total;

  return copy;
}

/**
 * plot_table_free:
 * @table: (transfer full) (nullable): a table
 */
void
plot_table_free (PlotTable *table)
{
  if (table == NULL)
    return;

  for (gsize i = 0; i < (gsize) table->n_columns * table->n_rows; i++)
    g_free (table->cells[i]);
  g_free (table->cells);
  g_free (table);
}
