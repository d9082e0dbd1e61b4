/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-frame-private.h"

#include "inno-groups-private.h"
#include "inno-sums-private.h"

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

InnoFrame *
inno_frame_new (InnoFacts       *facts,
                const InnoQuery *query,
                const char      *chart)
{
  const InnoPortfolioState *state = inno_portfolio_get_state (inno_facts_get_portfolio (facts));
  InnoFrame *self = g_new0 (InnoFrame, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->query = inno_query_copy (query);
  /* Whatever was asked for, this is what was answered. */
  inno_query_set_text (self->query, inno_facts_get_text (facts));
  self->context.chart = g_strdup (chart);
  self->context.parts = INNO_QUERY_PARTS_OF_MONEY;
  self->context.origin = g_strdup (state->origin);
  self->context.as_of = state->as_of;
  self->context.since_day = INNO_DAY_NONE;
  self->context.is_sample = state->is_sample;
  self->context.filters = inno_filter_describe (facts, query);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->cells = g_array_new (FALSE, TRUE, sizeof (InnoCell));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->rounded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  inno_frame_set_whole (self, facts, INNO_DENOMINATOR_PUBLIC);

  return self;
}

/* Whether a share is one of @whole. */
void
inno_frame_set_whole (InnoFrame       *self,
                      InnoFacts       *facts,
                      InnoDenominator  whole)
{
  g_auto (InnoFilter) filter = { 0 };

  self->context.has_whole = inno_filter_init (&filter, facts, self->query, NULL) &&
                            inno_filter_leaves_whole (&filter, facts, whole);
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
  g_free (self->context.subject);
  g_free (self->context.subject_id);
  g_free (self->context.unit);
  g_strfreev (self->context.filters);
  g_clear_pointer (&self->context.regions, inno_shapes_unref);
  g_free (self->context.since);
  g_free (self->context.accepted);
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
      rounded = inno_frame_round (self, unit);
      g_hash_table_insert (self->rounded, g_memdup2 (&unit, sizeof unit), rounded);
    }

  return rounded[row * self->columns->len + column];
}
