/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-frame-private.h"

#include <string.h>

#include "inno-aggregate.h"
#include "inno-groups-private.h"
#include "inno-rounding.h"

typedef struct
{
  char           *id;
  char           *label;
  gboolean        has_kind;
  InnoColumnKind  kind;
  InnoVocabulary  vocabulary;
} Row;

struct _InnoFrame
{
  gatomicrefcount   ref_count;
  InnoQuery        *query;
  InnoFrameContext  context;
  GPtrArray        *columns;   /* of InnoColumn */
  GArray           *rows;      /* of Row */
  GArray           *cells;     /* of InnoCell, row by row */
  GPtrArray        *texts;     /* of char*: the words of cells, by the cells' integers */
  GHashTable       *rounded;   /* unit → gint64[rows × columns] */
};

static void
column_free (gpointer data)
{
  InnoColumn *column = data;

  g_free (column->id);
  g_free (column->label);
  g_free (column);
}

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->label);
}

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

  for (guint i = 0; i < self->columns->len; i++)
    {
      const InnoColumn *column = inno_frame_get_column (self, i);

      if (column->is_series && column->kind == kind)
        g_array_append_val (series, i);
    }

  return series;
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
  guint n_columns = self->columns->len;
  /* The total of shares is public funding, less than the table's. */
  int total = self->query->share ? -1 : inno_frame_find_column (self, INNO_FRAME_TOTAL_ID);
  g_autofree gint64 *cells = g_new0 (gint64, MAX (n_groups * series->len, 1));
  g_autofree gint64 *table = NULL;

  if (series->len == 0)
    return;

  for (guint i = 0; i < n_groups; i++)
    for (guint s = 0; s < series->len; s++)
      cells[i * series->len + s] =
        inno_frame_get_cell (self, order[i], g_array_index (series, guint, s)).integer;
  table = inno_round_table (cells, n_groups, series->len, unit);

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = i < n_groups ? order[i] : n_groups;

      for (guint s = 0; s < series->len; s++)
        rounded[row * n_columns + g_array_index (series, guint, s)] = table[i * (series->len + 1) + s];
      if (total >= 0)
        rounded[row * n_columns + total] = table[i * (series->len + 1) + series->len];
    }
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
  guint n_columns = self->columns->len;
  g_autofree gint64 *values = g_new0 (gint64, n_groups + 1);
  g_autofree gint64 *steps = g_new0 (gint64, n_groups + 1);
  gboolean has_total = n_groups < self->rows->len;
  gint64 total;

  for (guint i = 0; i < n_groups; i++)
    values[i] = inno_frame_get_cell (self, order[i], column).integer;

  /* Without a total each stands for itself. */
  if (!has_total)
    {
      for (guint i = 0; i < n_groups; i++)
        rounded[order[i] * n_columns + column] = inno_round_half_even (values[i], unit);
      return;
    }

  total = inno_round_half_even (inno_frame_get_cell (self, n_groups, column).integer, unit);
  inno_round_parts (values, n_groups, unit, total, steps);
  for (guint i = 0; i < n_groups; i++)
    rounded[order[i] * n_columns + column] = steps[i];
  rounded[n_groups * n_columns + column] = total;
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
    rounded[row * self->columns->len + g_array_index (series, guint, s)] = steps[s];
}

static gint64 *
round_frame (InnoFrame *self,
             gint64     unit)
{
  guint n_groups = inno_frame_get_n_groups (self);
  g_autofree guint *order = rows_by_id (self, n_groups);
  g_autoptr (GArray) shares = find_series (self, INNO_COLUMN_SHARE);
  gint64 *rounded = g_new0 (gint64, self->rows->len * self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    if (inno_frame_get_column (self, i)->kind == INNO_COLUMN_CENTS)
      round_column (self, i, unit, order, rounded);
  round_series (self, unit, order, rounded);
  for (guint row = 0; row < self->rows->len; row++)
    round_shares (self, row, shares, unit, rounded);

  return rounded;
}

InnoFrame *
inno_frame_new (InnoFacts       *facts,
                const InnoQuery *query,
                const char      *chart)
{
  const InnoPortfolioState *state = inno_portfolio_get_state (inno_facts_get_portfolio (facts));
  InnoFrame *self = g_new0 (InnoFrame, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->query = inno_query_copy (query);
  self->context.chart = g_strdup (chart);
  self->context.parts = INNO_QUERY_PARTS_OF_MONEY;
  self->context.origin = g_strdup (state->origin);
  self->context.as_of = state->as_of;
  self->context.is_sample = state->is_sample;
  self->context.filters = inno_filter_describe (facts, query);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->cells = g_array_new (FALSE, TRUE, sizeof (InnoCell));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->rounded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

InnoColumn *
inno_frame_add_column (InnoFrame      *self,
                       const char     *id,
                       const char     *label,
                       InnoColumnKind  kind)
{
  InnoColumn *column = g_new0 (InnoColumn, 1);

  g_return_val_if_fail (self->rows->len == 0, NULL);

  column->id = g_strdup (id);
  column->label = g_strdup (label);
  column->kind = kind;
  g_ptr_array_add (self->columns, column);

  return column;
}

guint
inno_frame_add_row (InnoFrame  *self,
                    const char *id,
                    const char *label)
{
  Row row = { .id = g_strdup (id), .label = g_strdup (label) };

  g_array_append_val (self->rows, row);
  g_array_set_size (self->cells, self->rows->len * self->columns->len);

  return self->rows->len - 1;
}

void
inno_frame_set_row_kind (InnoFrame      *self,
                         guint           row,
                         InnoColumnKind  kind,
                         InnoVocabulary  vocabulary)
{
  Row *data = &g_array_index (self->rows, Row, row);

  data->has_kind = TRUE;
  data->kind = kind;
  data->vocabulary = vocabulary;
}

void
inno_frame_set_cell (InnoFrame *self,
                     guint      row,
                     guint      column,
                     InnoCell   cell)
{
  g_array_index (self->cells, InnoCell, row * self->columns->len + column) = cell;
}

void
inno_frame_set_text (InnoFrame  *self,
                     guint       row,
                     guint       column,
                     const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  inno_frame_set_cell (self, row, column, inno_cell_integer (self->texts->len));
  g_ptr_array_add (self->texts, g_strdup (text));
}

InnoFrameContext *
inno_frame_edit_context (InnoFrame *self)
{
  return &self->context;
}

InnoFrame *
inno_frame_ref (InnoFrame *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
inno_frame_unref (InnoFrame *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  inno_query_free (self->query);
  g_free (self->context.chart);
  g_free (self->context.title);
  g_free (self->context.origin);
  g_strfreev (self->context.filters);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->rounded);
  g_free (self);
}

/**
 * inno_frame_set_chart:
 * @self: a frame that nobody else has yet
 * @id: the id of a chart
 * @title: its name, in the language of the query
 * @parts: InnoQueryPart: what of the query it hangs on
 *
 * Says what the frame was asked for.
 */
void
inno_frame_set_chart (InnoFrame  *self,
                      const char *id,
                      const char *title,
                      guint       parts)
{
  g_free (self->context.chart);
  g_free (self->context.title);
  self->context.chart = g_strdup (id);
  self->context.title = g_strdup (title);
  self->context.parts = parts;
}

/**
 * inno_frame_get_query:
 * @self: a frame
 *
 * Returns: (transfer none): what was asked
 */
const InnoQuery *
inno_frame_get_query (InnoFrame *self)
{
  return self->query;
}

/**
 * inno_frame_get_context:
 * @self: a frame
 *
 * Returns: (transfer none): what the answer speaks of: chart, day, origin, counts
 */
const InnoFrameContext *
inno_frame_get_context (InnoFrame *self)
{
  return &self->context;
}

guint
inno_frame_get_n_columns (InnoFrame *self)
{
  return self->columns->len;
}

const InnoColumn *
inno_frame_get_column (InnoFrame *self,
                       guint      column)
{
  return g_ptr_array_index (self->columns, column);
}

/**
 * inno_frame_find_column:
 * @self: a frame
 * @id: the id of a column
 *
 * Returns: the place of the column, or -1
 */
int
inno_frame_find_column (InnoFrame  *self,
                        const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (inno_frame_get_column (self, i)->id, id))
      return i;

  return -1;
}

guint
inno_frame_get_n_rows (InnoFrame *self)
{
  return self->rows->len;
}

const char *
inno_frame_get_row_id (InnoFrame *self,
                       guint      row)
{
  return g_array_index (self->rows, Row, row).id;
}

const char *
inno_frame_get_row_label (InnoFrame *self,
                          guint      row)
{
  return g_array_index (self->rows, Row, row).label;
}

/**
 * inno_frame_get_cell_kind:
 * @self: a frame
 * @row: a row
 * @column: a column
 * @vocabulary: (out) (optional): the list of a term
 *
 * Returns: what the cell holds: its column's kind, or that of its row where a
 *   column of terms ends in a row of counts or of answers
 */
InnoColumnKind
inno_frame_get_cell_kind (InnoFrame      *self,
                          guint           row,
                          guint           column,
                          InnoVocabulary *vocabulary)
{
  const InnoColumn *head = inno_frame_get_column (self, column);
  const Row *data = &g_array_index (self->rows, Row, row);
  gboolean by_row = data->has_kind && head->kind == INNO_COLUMN_TERM;

  if (vocabulary != NULL)
    *vocabulary = by_row ? data->vocabulary : head->vocabulary;

  return by_row ? data->kind : head->kind;
}

InnoCell
inno_frame_get_cell (InnoFrame *self,
                     guint      row,
                     guint      column)
{
  return g_array_index (self->cells, InnoCell, row * self->columns->len + column);
}

/**
 * inno_frame_get_text:
 * @self: a frame
 * @row: a row
 * @column: a column of text
 *
 * Returns: (transfer none): the words of the cell; empty where there are none
 */
const char *
inno_frame_get_text (InnoFrame *self,
                     guint      row,
                     guint      column)
{
  InnoCell cell = inno_frame_get_cell (self, row, column);

  return cell.state == INNO_CELL_KNOWN ? g_ptr_array_index (self->texts, cell.integer) : "";
}

/**
 * inno_frame_find_row:
 * @self: a frame
 * @id: the id of a row
 *
 * Returns: the place of the row, or -1
 */
int
inno_frame_find_row (InnoFrame  *self,
                     const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (inno_frame_get_row_id (self, i), id))
      return i;

  return -1;
}

/**
 * inno_frame_get_n_groups:
 * @self: a frame
 *
 * Returns: the number of rows that are no total
 */
guint
inno_frame_get_n_groups (InnoFrame *self)
{
  guint n_rows = self->rows->len;

  if (n_rows > 0 && g_str_equal (inno_frame_get_row_id (self, n_rows - 1), INNO_FRAME_TOTAL_ID))
    return n_rows - 1;

  return n_rows;
}

/**
 * inno_frame_get_rounded:
 * @self: a frame
 * @row: a row
 * @column: a column of amounts or of shares
 * @unit: of amounts: cents to a step; of shares: steps to the whole, 100 for per cent
 *
 * The number to print. All printed parts add up to the printed totals, along
 * rows and columns; the same cell prints alike on every surface. Main thread.
 *
 * Returns: the cell in steps
 */
gint64
inno_frame_get_rounded (InnoFrame *self,
                        guint      row,
                        guint      column,
                        gint64     unit)
{
  gint64 *rounded = g_hash_table_lookup (self->rounded, &unit);

  g_return_val_if_fail (unit > 0, 0);

  if (rounded == NULL)
    {
      rounded = round_frame (self, unit);
      g_hash_table_insert (self->rounded, g_memdup2 (&unit, sizeof unit), rounded);
    }

  return rounded[row * self->columns->len + column];
}
