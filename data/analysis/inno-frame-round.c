/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-frame-private.h"

#include <string.h>

#include "inno-aggregate.h"
#include "inno-rounding.h"

/* Numbers people see are rounded in the order of the ids, so that a tie falls
 * alike in every language and under every sorting. */
static int
compare_row_ids (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  InnoFrame *self = user_data;

  return strcmp (inno_frame_get_row_id (self, *(const guint *) a),
                 inno_frame_get_row_id (self, *(const guint *) b));
}

static guint *
rows_by_id (InnoFrame *self,
            guint      n_groups)
{
  guint *order = g_new (guint, n_groups);

  for (guint i = 0; i < n_groups; i++)
    order[i] = i;
  g_qsort_with_data (order, n_groups, sizeof *order, compare_row_ids, self);

  return order;
}

static GArray *
find_series (InnoFrame      *self,
             InnoColumnKind  kind)
{
  GArray *series = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < inno_frame_get_n_columns (self); i++)
    {
      const InnoColumn *column = inno_frame_get_column (self, i);

      if (column->is_series && column->kind == kind)
        g_array_append_val (series, i);
    }

  return series;
}

/* Rows whose series are rounded together. */
typedef struct
{
  GArray      *series;     /* of guint: columns */
  const guint *rows;
  guint        n_groups;
  guint        n_rows;     /* one more where a total follows the groups */
  int          total;      /* column, or -1 */
} SeriesRows;

static void
round_rows (InnoFrame        *self,
            gint64            unit,
            const SeriesRows *rows,
            gint64           *rounded)
{
  guint n_series = rows->series->len;
  guint n_columns = inno_frame_get_n_columns (self);
  g_autofree gint64 *cells = g_new0 (gint64, MAX (rows->n_groups * n_series, 1));
  g_autofree gint64 *table = NULL;

  for (guint i = 0; i < rows->n_groups; i++)
    for (guint s = 0; s < n_series; s++)
      cells[i * n_series + s] =
        inno_frame_get_cell (self, rows->rows[i], g_array_index (rows->series, guint, s)).integer;
  table = inno_round_table (cells, rows->n_groups, n_series, unit);

  for (guint i = 0; i < rows->n_rows; i++)
    {
      guint row = i < rows->n_groups ? rows->rows[i] : rows->n_groups;

      for (guint s = 0; s < n_series; s++)
        rounded[row * n_columns + g_array_index (rows->series, guint, s)] = table[i * (n_series + 1) + s];
      if (rows->total >= 0)
        rounded[row * n_columns + rows->total] = table[i * (n_series + 1) + n_series];
    }
}

/* The series and their total: a two-way table. */
static void
round_series (InnoFrame   *self,
              gint64       unit,
              const guint *order,
              gint64      *rounded)
{
  g_autoptr (GArray) series = find_series (self, INNO_COLUMN_CENTS);
  guint n_groups = inno_frame_get_n_groups (self);
  /* The total of shares is public funding, less than the table's. */
  int total = inno_frame_get_query (self)->share ? -1 : inno_frame_find_column (self, INNO_FRAME_TOTAL_ID);
  guint n_rows = inno_frame_get_n_rows (self);
  /* States are rounded one by one, and so is the last. */
  gboolean has_states = inno_frame_get_context (self)->has_states;

  if (series->len == 0)
    return;

  for (guint i = 0; has_states && i < n_rows; i++)
    round_rows (self, unit, &(SeriesRows) { series, &i, 1, 1, total }, rounded);
  if (!has_states)
    round_rows (self, unit, &(SeriesRows) { series, order, n_groups, n_rows, total }, rounded);
}

/* A column of amounts by itself: its groups add up to its total. */
static void
round_column (InnoFrame   *self,
              guint        column,
              gint64       unit,
              const guint *order,
              gint64      *rounded)
{
  guint n_groups = inno_frame_get_n_groups (self);
  guint n_columns = inno_frame_get_n_columns (self);
  g_autofree gint64 *values = g_new0 (gint64, n_groups + 1);
  g_autofree gint64 *steps = g_new0 (gint64, n_groups + 1);
  gboolean has_states = inno_frame_get_context (self)->has_states;
  gboolean has_total = n_groups < inno_frame_get_n_rows (self);
  gboolean has_parts = FALSE;
  gint64 total;

  for (guint i = 0; i < n_groups; i++)
    {
      values[i] = inno_frame_get_cell (self, order[i], column).integer;
      has_parts |= inno_frame_get_cell (self, order[i], column).state != INNO_CELL_NONE;
    }

  /* Without a total each stands for itself. */
  for (guint i = 0; (has_states || !has_total) && i < n_groups; i++)
    rounded[order[i] * n_columns + column] = inno_round_half_even (values[i], unit);
  if (!has_total)
    return;

  total = inno_round_half_even (inno_frame_get_cell (self, n_groups, column).integer, unit);
  rounded[n_groups * n_columns + column] = total;
  /* An amount that only the total has is no sum. */
  if (has_states || !has_parts)
    return;

  inno_round_parts (values, n_groups, unit, total, steps);
  for (guint i = 0; i < n_groups; i++)
    rounded[order[i] * n_columns + column] = steps[i];
}

/* Hands one step from one part to another: to the part with most left over, or
 * from the one with least. */
static void
move_step (const gint64 *values,
           gint64       *steps,
           GArray       *series,
           gint64        whole,
           guint         city)
{
  gboolean city_gains = values[city] > steps[city] * whole;
  int other = -1;

  for (guint i = 0; i < series->len; i++)
    {
      gint64 left = values[i] - steps[i] * whole;

      if (i == city || (city_gains && steps[i] == 0))
        continue;
      if (other < 0 || (city_gains ? left < values[other] - steps[other] * whole
                                   : left > values[other] - steps[other] * whole))
        other = i;
    }
  if (other < 0)
    return;

  steps[city] += city_gains ? 1 : -1;
  steps[other] += city_gains ? -1 : 1;
}

/* A city share of 24.6 % that printed as 25 % would stand beside the mark "below":
 * what is printed stays on the side of the band where the figure lies. */
static void
keep_side_of_band (InnoFrame    *self,
                   GArray       *series,
                   const gint64 *values,
                   gint64        whole,
                   gint64        unit,
                   gint64       *steps)
{
  gint64 low = unit * INNO_CITY_SHARE_MIN_PERCENT / 100;
  gint64 high = unit * INNO_CITY_SHARE_MAX_PERCENT / 100;

  for (guint s = 0; s < series->len; s++)
    {
      if (inno_frame_get_column (self, g_array_index (series, guint, s))->class != INNO_CLASS_CITY)
        continue;
      if ((values[s] < low * whole && steps[s] >= low) || (values[s] > high * whole && steps[s] <= high))
        move_step (values, steps, series, whole, s);
    }
}

/* The shares of one row, in "unit" steps to the whole: they add up to the whole. */
static void
round_shares (InnoFrame *self,
              guint      row,
              GArray    *series,
              gint64     unit,
              gint64    *rounded)
{
  g_autofree gint64 *values = g_new0 (gint64, series->len + 1);
  g_autofree gint64 *steps = g_new0 (gint64, series->len + 1);
  gint64 whole = 0, largest = 0;

  if (series->len == 0 ||
      inno_frame_get_cell (self, row, g_array_index (series, guint, 0)).state == INNO_CELL_NONE)
    return;

  for (guint s = 0; s < series->len; s++)
    {
      values[s] = inno_frame_get_cell (self, row, g_array_index (series, guint, s)).integer;
      whole += values[s];
      largest = MAX (largest, ABS (values[s]));
    }

  /* A correction of one source may leave another larger than the whole. */
  for (; MAX (largest, whole) > G_MAXINT64 / unit; largest /= 2, whole /= 2)
    for (guint s = 0; s < series->len; s++)
      values[s] /= 2;
  if (whole == 0)
    return;

  for (guint s = 0; s < series->len; s++)
    values[s] *= unit;
  inno_round_parts (values, series->len, whole, unit, steps);
  keep_side_of_band (self, series, values, whole, unit, steps);

  for (guint s = 0; s < series->len; s++)
    rounded[row * inno_frame_get_n_columns (self) + g_array_index (series, guint, s)] = steps[s];
}

/* What is printed of such a column is what the two others leave. */
static void
round_remainder (InnoFrame *self,
                 guint      column,
                 gint64    *rounded)
{
  int total = inno_frame_find_column (self, INNO_FRAME_TOTAL_ID);

  for (guint row = 0; row < inno_frame_get_n_rows (self); row++)
    {
      gint64 *cells = rounded + row * inno_frame_get_n_columns (self);

      cells[column] = cells[total] - cells[column + 1];
    }
}

/**
 * inno_frame_round:
 * @self: a finished frame
 * @unit: as in inno_frame_get_rounded()
 *
 * Returns: (transfer full): the number to print in each cell, row by row
 */
gint64 *
inno_frame_round (InnoFrame *self,
                  gint64     unit)
{
  guint n_groups = inno_frame_get_n_groups (self);
  g_autofree guint *order = rows_by_id (self, n_groups);
  g_autoptr (GArray) shares = find_series (self, INNO_COLUMN_SHARE);
  gint64 *rounded = g_new0 (gint64, inno_frame_get_n_rows (self) * inno_frame_get_n_columns (self));

  for (guint i = 0; i < inno_frame_get_n_columns (self); i++)
    if (inno_frame_get_column (self, i)->kind == INNO_COLUMN_CENTS)
      round_column (self, i, unit, order, rounded);
  round_series (self, unit, order, rounded);
  for (guint i = 0; i < inno_frame_get_n_columns (self); i++)
    if (inno_frame_get_column (self, i)->is_remainder)
      round_remainder (self, i, rounded);
  for (guint row = 0; row < inno_frame_get_n_rows (self); row++)
    round_shares (self, row, shares, unit, rounded);

  return rounded;
}
