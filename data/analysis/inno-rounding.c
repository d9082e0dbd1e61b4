/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-rounding.h"

#include <stdlib.h>

typedef struct
{
  gsize  index;
  gint64 remainder;
} Remainder;

/* Rounds down, also below zero. */
static gint64
floor_div (gint64 value,
           gint64 unit)
{
  gint64 quotient = value / unit;

  return value % unit < 0 ? quotient - 1 : quotient;
}

/* What floor_div() leaves, from 0 to one below the unit. */
static gint64
floor_rest (gint64 value,
            gint64 unit)
{
  gint64 rest = value % unit;

  return rest < 0 ? rest + unit : rest;
}

static gint64
ceil_div (gint64 value,
          gint64 unit)
{
  return floor_div (value, unit) + (value % unit != 0);
}

/* A sum that fits may pass the limit on its way, where some terms are below zero. */
static gint64
add_wrapping (gint64 a,
              gint64 b)
{
  return (gint64) ((guint64) a + (guint64) b);
}

static gint64
subtract_wrapping (gint64 a,
                   gint64 b)
{
  return (gint64) ((guint64) a - (guint64) b);
}

/**
 * inno_round_half_even:
 * @value: an amount
 * @unit: the step it is shown in, above 0; in the same unit as @value
 *
 * Returns: @value in steps of @unit, a half to the even neighbour
 */
gint64
inno_round_half_even (gint64 value,
                      gint64 unit)
{
  gint64 low = floor_div (value, unit);
  gint64 remainder = floor_rest (value, unit);

  if (remainder > unit - remainder)
    return low + 1;
  if (remainder < unit - remainder)
    return low;

  return low + (low & 1);
}

static int
compare_remainders (gconstpointer a,
                    gconstpointer b)
{
  const Remainder *one = a;
  const Remainder *other = b;

  if (one->remainder != other->remainder)
    return one->remainder > other->remainder ? -1 : 1;

  return one->index < other->index ? -1 : one->index > other->index;
}

/**
 * inno_round_parts:
 * @values: (array length=n_values): the parts
 * @n_values: how many
 * @unit: the step they are shown in, above 0
 * @rounded_total: what the rounded parts have to add up to, in steps
 * @rounded: (out) (array length=n_values): the parts in steps of @unit
 *
 * Rounds parts so that they add up to the total shown: the method of the
 * largest remainder (Hamilton's). A tie goes to the part that stands first, so
 * give the parts in an order that does not depend on a language.
 */
void
inno_round_parts (const gint64 *values,
                  gsize         n_values,
                  gint64        unit,
                  gint64        rounded_total,
                  gint64       *rounded)
{
  g_autofree Remainder *remainders = g_new (Remainder, n_values);
  gint64 missing = rounded_total;

  if (n_values == 0)
    return;

  for (gsize i = 0; i < n_values; i++)
    {
      rounded[i] = floor_div (values[i], unit);
      remainders[i] = (Remainder) { i, floor_rest (values[i], unit) };
      missing = subtract_wrapping (missing, rounded[i]);
    }
  qsort (remainders, n_values, sizeof *remainders, compare_remainders);

  /* A total rounded by itself asks for at most one step more from each part;
   * a total that was given may ask for more, or for less. */
  for (gsize i = 0; missing > 0; i++, missing--)
    rounded[remainders[i % n_values].index]++;
  for (gsize i = 0; missing < 0; i++, missing++)
    rounded[remainders[n_values - 1 - i % n_values].index]--;
}

typedef struct
{
  const gint64 *cells;
  gint64       *rounded;    /* with a column of row totals and a row of column totals */
  gsize         n_rows, n_columns;
  gint64        unit;
} Table;

static gboolean
is_exact (const Table *table,
          gsize        row,
          gsize        column)
{
  return table->cells[row * table->n_columns + column] % table->unit == 0;
}

static gint64 *
rounded_at (const Table *table,
            gsize        row,
            gsize        column)
{
  return &table->rounded[row * (table->n_columns + 1) + column];
}

static gboolean
is_rounded_up (const Table *table,
               gsize        row,
               gsize        column)
{
  return *rounded_at (table, row, column) >
         floor_div (table->cells[row * table->n_columns + column], table->unit);
}

/* A row in which a step can go from one column to the other, both cells staying
 * next to their true values; or -1. */
static gssize
find_row_to_move (const Table *table,
                  gsize        from,
                  gsize        to)
{
  for (gsize row = 0; row < table->n_rows; row++)
    {
      if (is_exact (table, row, from) || is_exact (table, row, to))
        continue;
      if (is_rounded_up (table, row, from) && !is_rounded_up (table, row, to))
        return row;
    }

  return -1;
}

/* Moves one step from a column above its target to one below it, through as many
 * columns as it takes: the shortest augmenting path. Returns the column that got
 * the step, or -1. */
static gssize
move_step (const Table  *table,
           gsize         surplus,
           const gint64 *excess)
{
  g_autofree gssize *came_from = g_new (gssize, table->n_columns);
  g_autofree gsize *queue = g_new (gsize, table->n_columns);
  gsize head = 0, tail = 0;

  for (gsize i = 0; i < table->n_columns; i++)
    came_from[i] = -1;
  came_from[surplus] = surplus;
  queue[tail++] = surplus;

  while (head < tail)
    {
      gsize column = queue[head++];

      if (excess[column] < 0)
        {
          for (gsize to = column; to != surplus; to = came_from[to])
            {
              gsize from = came_from[to];
              gssize row = find_row_to_move (table, from, to);

              *rounded_at (table, row, from) -= 1;
              *rounded_at (table, row, to) += 1;
            }
          return column;
        }

      for (gsize next = 0; next < table->n_columns; next++)
        if (came_from[next] < 0 && find_row_to_move (table, column, next) >= 0)
          {
            came_from[next] = column;
            queue[tail++] = next;
          }
    }

  return -1;
}

/* Moves steps from the columns that show more than "wanted" to those that show
 * less, as far as that goes. */
static void
level_columns (const Table  *table,
               const gint64 *wanted,
               gint64       *shown)
{
  g_autofree gint64 *excess = g_new (gint64, table->n_columns);

  for (gsize column = 0; column < table->n_columns; column++)
    excess[column] = subtract_wrapping (shown[column], wanted[column]);

  for (gsize column = 0; column < table->n_columns; column++)
    while (excess[column] > 0)
      {
        gssize receiver = move_step (table, column, excess);

        if (receiver < 0)
          break;
        excess[column]--;
        excess[receiver]++;
      }

  for (gsize column = 0; column < table->n_columns; column++)
    shown[column] = add_wrapping (wanted[column], excess[column]);
}

/* Brings the columns to the sums they would show if they were rounded by
 * themselves; where that cannot be, to a step next to the true sum, first from
 * above and then from below. A column always shows the sum of its cells. */
static void
control_columns (const Table *table)
{
  g_autofree gint64 *sums = g_new0 (gint64, table->n_columns);
  g_autofree gint64 *wanted = g_new0 (gint64, table->n_columns);
  gint64 *shown = rounded_at (table, table->n_rows, 0);

  for (gsize row = 0; row < table->n_rows; row++)
    for (gsize column = 0; column < table->n_columns; column++)
      {
        sums[column] = add_wrapping (sums[column], table->cells[row * table->n_columns + column]);
        shown[column] = add_wrapping (shown[column], *rounded_at (table, row, column));
      }

  inno_round_parts (sums, table->n_columns, table->unit,
                    *rounded_at (table, table->n_rows, table->n_columns), wanted);
  level_columns (table, wanted, shown);
  for (gsize column = 0; column < table->n_columns; column++)
    wanted[column] = ceil_div (sums[column], table->unit);
  level_columns (table, wanted, shown);
  for (gsize column = 0; column < table->n_columns; column++)
    wanted[column] = floor_div (sums[column], table->unit);
  level_columns (table, wanted, shown);
}

/**
 * inno_round_table:
 * @cells: (array): the cells, row by row
 * @n_rows: how many rows
 * @n_columns: how many columns
 * @unit: the step they are shown in, above 0
 *
 * Rounds a two-way table so that every row and every column adds up to the
 * total shown beside it: controlled rounding (Cox, JASA 82, 1987), here as
 * largest remainders by row and then augmenting paths between the columns. The
 * grand total is rounded first, then the rows' totals to it, then the cells.
 *
 * Returns: (transfer full): @n_rows + 1 rows of @n_columns + 1 numbers, with
 *   the rows' totals in the last column and the columns' in the last row
 */
gint64 *
inno_round_table (const gint64 *cells,
                  gsize         n_rows,
                  gsize         n_columns,
                  gint64        unit)
{
  gint64 *rounded = g_new0 (gint64, (n_rows + 1) * (n_columns + 1));
  g_autofree gint64 *row_sums = g_new0 (gint64, n_rows);
  g_autofree gint64 *row_totals = g_new0 (gint64, n_rows);
  Table table = { cells, rounded, n_rows, n_columns, unit };
  gint64 total = 0;

  for (gsize row = 0; row < n_rows; row++)
    for (gsize column = 0; column < n_columns; column++)
      {
        row_sums[row] = add_wrapping (row_sums[row], cells[row * n_columns + column]);
        total = add_wrapping (total, cells[row * n_columns + column]);
      }

  *rounded_at (&table, n_rows, n_columns) = inno_round_half_even (total, unit);
  inno_round_parts (row_sums, n_rows, unit, *rounded_at (&table, n_rows, n_columns), row_totals);
  for (gsize row = 0; row < n_rows; row++)
    {
      *rounded_at (&table, row, n_columns) = row_totals[row];
      inno_round_parts (cells + row * n_columns, n_columns, unit, row_totals[row],
                        rounded_at (&table, row, 0));
    }
  control_columns (&table);

  return rounded;
}
