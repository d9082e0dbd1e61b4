/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-drill.h"

#include <string.h>

#include "inno-aggregate.h"

/* Narrows a query to what the figures of a column are sums of; %FALSE where no
 * filter says that. */
typedef gboolean (*Narrow) (InnoFrame  *frame,
                            const char *column,
                            InnoQuery  *query);

/* Whether a filter by an id leaves what a query asks of that dimension already. People
 * type "oulu" for "city:oulu". */
static gboolean
passes (const InnoQuery *query,
        InnoDimension    dimension,
        const char      *id)
{
  const GPtrArray *ids = query->where[dimension];
  const char *colon = strchr (id, ':');

  return ids == NULL || ids->len == 0 || g_ptr_array_find_with_equal_func ((GPtrArray *) ids, id, g_str_equal, NULL) ||
         (colon != NULL && g_ptr_array_find_with_equal_func ((GPtrArray *) ids, colon + 1, g_str_equal, NULL));
}

/* Instead of what is let through of the dimension: those of the ids that were among it. */
static gboolean
keep_only (InnoQuery         *query,
           InnoDimension      dimension,
           const char *const *ids)
{
  g_autoptr (InnoQuery) before = inno_query_copy (query);

  g_clear_pointer (&query->where[dimension], g_ptr_array_unref);
  for (guint i = 0; ids[i] != NULL; i++)
    if (passes (before, dimension, ids[i]))
      inno_query_add_filter (query, dimension, ids[i]);

  return query->where[dimension] != NULL;
}

static gboolean
keep_one (InnoQuery     *query,
          InnoDimension  dimension,
          const char    *id)
{
  const char *ids[] = { id, NULL };

  return keep_only (query, dimension, ids);
}

/* Columns */

static gboolean
narrow_nothing (InnoFrame  *frame,
                const char *column,
                InnoQuery  *query)
{
  return TRUE;
}

static gboolean
narrow_impossible (InnoFrame  *frame,
                   const char *column,
                   InnoQuery  *query)
{
  return FALSE;
}

/* All classes but private, and money of which nobody knows whose it is. */
static gboolean
narrow_public (InnoFrame  *frame,
               const char *column,
               InnoQuery  *query)
{
  const char *ids[INNO_N_CLASSES + 1] = { NULL };
  guint n = 0;

  for (guint c = 0; c < INNO_N_CLASSES; c++)
    if (c != INNO_CLASS_PRIVATE)
      ids[n++] = inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, c);
  ids[n] = INNO_FRAME_NONE_ID;

  return keep_only (query, INNO_DIMENSION_CLASS, ids);
}

/* Money is public funding in these; projects are projects. */
static gboolean
narrow_total (InnoFrame  *frame,
              const char *column,
              InnoQuery  *query)
{
  return query->measure == INNO_MEASURE_PROJECTS || narrow_public (frame, column, query);
}

static gboolean
narrow_total_of_series (InnoFrame  *frame,
                        const char *column,
                        InnoQuery  *query)
{
  return !inno_frame_get_query (frame)->share || narrow_total (frame, column, query);
}

static gboolean
narrow_denominator (InnoFrame  *frame,
                    const char *column,
                    InnoQuery  *query)
{
  return inno_frame_get_query (frame)->denominator == INNO_DENOMINATOR_ALL || narrow_public (frame, column, query);
}

/* One class or one source; of shares the amounts behind them too. */
static gboolean
narrow_series (InnoFrame  *frame,
               const char *column,
               InnoQuery  *query)
{
  const char *id = g_str_has_prefix (column, INNO_FRAME_AMOUNT_PREFIX) ? column + strlen (INNO_FRAME_AMOUNT_PREFIX)
                                                                        : column;

  return keep_one (query, inno_frame_get_query (frame)->series, id);
}

static gboolean
narrow_city_class (InnoFrame  *frame,
                   const char *column,
                   InnoQuery  *query)
{
  return keep_one (query, INNO_DIMENSION_CLASS, inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, INNO_CLASS_CITY));
}

static gboolean
narrow_lead_theme (InnoFrame  *frame,
                   const char *column,
                   InnoQuery  *query)
{
  return keep_one (query, INNO_DIMENSION_LEAD_THEME, column);
}

static gboolean
narrow_status (InnoFrame  *frame,
               const char *column,
               InnoQuery  *query)
{
  return keep_one (query, INNO_DIMENSION_STATUS, column) && narrow_public (frame, column, query);
}

/* What is committed. */
static gboolean
narrow_committed (InnoFrame  *frame,
                  const char *column,
                  InnoQuery  *query)
{
  const char *committed[] = {
    inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, INNO_STATUS_ONGOING),
    inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, INNO_STATUS_ENDED),
    NULL,
  };

  return keep_only (query, INNO_DIMENSION_STATUS, committed) && narrow_public (frame, column, query);
}

/* Columns that say something else than the others of their chart; a series without
 * an id. */
static const struct { const char *chart; const char *column; Narrow narrow; } columns[] = {
  { "funding-shares",     NULL,          narrow_series },
  { "funding-shares",     "projects",    narrow_nothing },
  { "funding-shares",     "public",      narrow_public },
  { "lead-theme-funding", NULL,          narrow_series },
  { "lead-theme-funding", "projects",    narrow_nothing },
  { "lead-theme-funding", "public",      narrow_public },
  { "lead-theme-funding", INNO_FRAME_OUTSIDE_ID, narrow_impossible },
  { "funding-ranking",    "projects",    narrow_nothing },
  { "themes",             "projects",    narrow_nothing },
  { "city-share",         "city",        narrow_city_class },
  { "lead-themes",        NULL,          narrow_lead_theme },
  { "flow",               "projects",    narrow_nothing },
  { "progress",           NULL,          narrow_status },
  { "progress",           "unallocated", narrow_impossible },
  { "timeline",           "granted",     narrow_public },
  { "changes",            "before",      narrow_impossible },
  { "changes",            "difference",  narrow_impossible },
  { "changes",            "added",       narrow_impossible },
  { "changes",            "ended",       narrow_impossible },
  { "changes",            "changed",     narrow_impossible },
  { "changes",            "removed",     narrow_impossible },
};

/* Rows */

/* A year is a span of one; money without a year is outside of every span. */
static gboolean
narrow_year (InnoQuery  *query,
             const char *id)
{
  if (!passes (query, INNO_DIMENSION_YEAR, id))
    return FALSE;
  if (g_str_equal (id, INNO_FRAME_NONE_ID))
    return keep_one (query, INNO_DIMENSION_YEAR, id);

  g_clear_pointer (&query->where[INNO_DIMENSION_YEAR], g_ptr_array_unref);
  query->from_year = query->to_year = (int) g_ascii_strtoll (id, NULL, 10);

  return TRUE;
}

static gboolean
narrow_to_rows (InnoFrame     *frame,
                InnoDimension  dimension,
                InnoQuery     *query)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint row = 0; row < inno_frame_get_n_groups (frame); row++)
    g_ptr_array_add (ids, (gpointer) inno_frame_get_row_id (frame, row));
  g_ptr_array_add (ids, NULL);

  return keep_only (query, dimension, (const char *const *) ids->pdata);
}

static gboolean
rows_by_query (InnoFrame     *frame,
               guint          row,
               InnoDimension *dimension)
{
  *dimension = inno_frame_get_query (frame)->by;
  return TRUE;
}

static gboolean
rows_are_cities (InnoFrame     *frame,
                 guint          row,
                 InnoDimension *dimension)
{
  *dimension = INNO_DIMENSION_CITY;
  return !g_str_equal (inno_frame_get_row_id (frame, row), INNO_LEAD_THEME_RULE_ID);
}

/* The rounds of the lead themes, before the projects. */
static gboolean
rows_are_rounds (InnoFrame     *frame,
                 guint          row,
                 InnoDimension *dimension)
{
  *dimension = INNO_DIMENSION_LEAD_THEME;
  return g_str_has_prefix (inno_frame_get_row_id (frame, row), "lead_theme:");
}

static gboolean
rows_are_no_filter (InnoFrame     *frame,
                    guint          row,
                    InnoDimension *dimension)
{
  return FALSE;
}

typedef struct
{
  const char *chart;
  /* Which dimension a row is a value of. */
  gboolean  (*get_dimension) (InnoFrame     *frame,
                              guint          row,
                              InnoDimension *dimension);
  Narrow      narrow;        /* to what a row is about, and its columns usually are */
  InnoMeasure measure;       /* where the query does not say; else INNO_N_MEASURES */
  gboolean    sums_rows;     /* the total is that of the rows, and not of all that there is */
} Drill;

/* Charts that are not here speak of other things than the funding of projects. */
static const Drill drills[] = {
  { "funding-shares",     rows_by_query,      narrow_total_of_series, INNO_N_MEASURES },
  { "lead-theme-funding", rows_by_query,      narrow_total_of_series, INNO_N_MEASURES, TRUE },
  { "funding-ranking",    rows_by_query,      narrow_total,           INNO_N_MEASURES },
  { "themes",             rows_by_query,      narrow_total,           INNO_N_MEASURES },
  { "map",                rows_by_query,      narrow_total,           INNO_N_MEASURES },
  { "city-share",         rows_by_query,      narrow_denominator,     INNO_N_MEASURES },
  { "lead-themes",        rows_are_cities,    narrow_nothing,         INNO_MEASURE_PROJECTS },
  { "flow",               rows_by_query,      narrow_total,           INNO_N_MEASURES, TRUE },
  { "changes",            rows_by_query,      narrow_total,           INNO_N_MEASURES },
  { "progress",           rows_are_no_filter, narrow_committed,       INNO_MEASURE_GRANTED },
  { "timeline",           rows_are_rounds,    narrow_nothing,         INNO_MEASURE_GRANTED },
};

static const Drill *
find_drill (InnoFrame *frame)
{
  for (guint i = 0; i < G_N_ELEMENTS (drills); i++)
    if (g_str_equal (drills[i].chart, inno_frame_get_context (frame)->chart))
      return &drills[i];

  return NULL;
}

static Narrow
find_narrow (const Drill *drill,
             InnoFrame   *frame,
             int          column)
{
  const InnoColumn *asked = column >= 0 ? inno_frame_get_column (frame, column) : NULL;

  for (guint i = 0; asked != NULL && i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].chart, drill->chart) &&
        (columns[i].column != NULL ? g_str_equal (columns[i].column, asked->id) : asked->is_series))
      return columns[i].narrow;

  return drill->narrow;
}

/* The last quarter is the present state, as the total is; what was committed before
 * no filter says. */
static gboolean
is_whole (InnoFrame *frame,
          guint      row)
{
  guint n = inno_frame_get_n_groups (frame);

  return g_str_equal (inno_frame_get_row_id (frame, row), INNO_FRAME_TOTAL_ID) ||
         (inno_frame_get_context (frame)->has_states && row + 1 >= n) ||
         g_str_equal (inno_frame_get_row_id (frame, row), INNO_LEAD_THEME_RULE_ID);
}

static gboolean
narrow_row (const Drill *drill,
            InnoFrame   *frame,
            guint        row,
            InnoQuery   *query)
{
  const char *id = inno_frame_get_row_id (frame, row);
  InnoDimension dimension;

  if (is_whole (frame, row))
    return !drill->sums_rows || narrow_to_rows (frame, inno_frame_get_query (frame)->by, query);
  if (inno_drill_project (frame, row) || g_str_equal (id, INNO_FRAME_REST_ID) ||
      !drill->get_dimension (frame, row, &dimension))
    return FALSE;

  return dimension == INNO_DIMENSION_YEAR ? narrow_year (query, id) : keep_one (query, dimension, id);
}

/* A project without money is counted where nothing is named as its source or year; a
 * filter by those leaves projects with such money alone. */
static gboolean
counts_moneyless (InnoFrame *frame,
                  guint      row,
                  int        column)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  gboolean is_of_money = query->by == INNO_DIMENSION_SOURCE || query->by == INNO_DIMENSION_CLASS ||
                         query->by == INNO_DIMENSION_YEAR;

  return is_of_money && g_str_equal (inno_frame_get_row_id (frame, row), INNO_FRAME_NONE_ID) &&
         (query->measure == INNO_MEASURE_PROJECTS ||
          (column >= 0 && g_str_equal (inno_frame_get_column (frame, column)->id, "projects")));
}

/* A chart about one thing is about its part alone. */
static gboolean
narrow_subject (InnoFrame *frame,
                InnoQuery *query)
{
  const char *subject = inno_frame_get_context (frame)->subject_id;
  InnoDimension dimension = inno_frame_get_query (frame)->by == INNO_DIMENSION_CITY ? INNO_DIMENSION_LEAD_THEME
                                                                                    : INNO_DIMENSION_CITY;

  return subject == NULL || keep_one (query, dimension, subject);
}

/**
 * inno_drill_query:
 * @frame: a frame
 * @row: one of its rows
 * @column: one of its columns, or -1 for the row itself
 *
 * What to ask for to see the rows behind a figure: inno_facts_aggregate() over the
 * answer sums up to that figure, to the cent.
 *
 * Returns: (transfer full) (nullable): filters and a measure; %NULL where no filter
 *   says what the figure is made of, and where there is no figure
 */
InnoQuery *
inno_drill_query (InnoFrame *frame,
                  guint      row,
                  int        column)
{
  const Drill *drill;
  g_autoptr (InnoQuery) query = NULL;

  g_return_val_if_fail (frame != NULL, NULL);
  g_return_val_if_fail (row < inno_frame_get_n_rows (frame), NULL);

  drill = find_drill (frame);
  if (drill == NULL || counts_moneyless (frame, row, column))
    return NULL;

  query = inno_query_new ();
  query->lang = inno_frame_get_query (frame)->lang;
  query->measure = drill->measure != INNO_N_MEASURES ? drill->measure : inno_frame_get_query (frame)->measure;
  inno_query_set_filters (query, inno_frame_get_query (frame));
  if (!narrow_subject (frame, query) || !narrow_row (drill, frame, row, query) ||
      !find_narrow (drill, frame, column) (frame, column >= 0 ? inno_frame_get_column (frame, column)->id : NULL,
                                           query))
    return NULL;

  return g_steal_pointer (&query);
}

/**
 * inno_drill_filter:
 * @frame: a frame
 * @row: one of its rows
 * @dimension: (out): what the row is a value of
 *
 * Returns: whether a filter may name the row: its id is one of the dimension
 */
gboolean
inno_drill_filter (InnoFrame     *frame,
                   guint          row,
                   InnoDimension *dimension)
{
  const Drill *drill;

  g_return_val_if_fail (frame != NULL, FALSE);
  g_return_val_if_fail (row < inno_frame_get_n_rows (frame), FALSE);

  drill = find_drill (frame);

  return drill != NULL && !is_whole (frame, row) && !inno_drill_project (frame, row) &&
         !g_str_equal (inno_frame_get_row_id (frame, row), INNO_FRAME_REST_ID) &&
         drill->get_dimension (frame, row, dimension);
}

/**
 * inno_drill_project:
 * @frame: a frame
 * @row: one of its rows
 *
 * Returns: whether the row is a project: its id is
 */
gboolean
inno_drill_project (InnoFrame *frame,
                    guint      row)
{
  return g_str_has_prefix (inno_frame_get_row_id (frame, row), "project:");
}

/**
 * inno_drill_find:
 * @frame: (nullable): a frame
 * @scene: (nullable): the picture that was made of it
 * @mark_id: (nullable): id of a mark of @scene
 * @row: (out): its row
 * @column: (out): its column, or -1 where none is a part of it: it is about the row then
 *
 * Returns: whether it stands in the frame
 */
gboolean
inno_drill_find (InnoFrame  *frame,
                 PlotScene  *scene,
                 const char *mark_id,
                 guint      *row,
                 int        *column)
{
  int index = scene != NULL && mark_id != NULL ? plot_scene_find_mark (scene, mark_id) : -1;
  const PlotMark *mark = index >= 0 ? plot_scene_get_mark (scene, (guint) index) : NULL;
  int place = mark != NULL && frame != NULL ? inno_frame_find_row (frame, mark->row_id) : -1;

  if (place < 0)
    return FALSE;

  *row = (guint) place;
  *column = inno_frame_find_column (frame, mark->series_id);
  return TRUE;
}
