/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-rounding.h"
#include "inno-sums-private.h"

/* The columns of the frame of peers, in this order. */
enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_SHARE,
  COLUMN_STATE,
  COLUMN_GRANTED,
  COLUMN_POPULATION,
  COLUMN_PER_INHABITANT,
  COLUMN_PROJECTS,
  COLUMN_UNKNOWN,
};

/* Whose peers they are. */
typedef struct
{
  InnoFacts     *facts;
  InnoQuery     *query;         /* of all of them: without the filter that names one */
  const char    *subject;       /* id; NULL: none is named */
  int            year;          /* of the populations; 0: none is known */
} Peers;

/* A filter by city or agreement names the one that is looked at: of both the one that
 * the query groups by, and of several ids the first. */
static void
peers_init (Peers           *self,
            InnoFacts       *facts,
            const InnoQuery *query)
{
  const InnoDimension subjects[] = {
    query->by == INNO_DIMENSION_CITY ? INNO_DIMENSION_CITY : INNO_DIMENSION_AGREEMENT,
    query->by == INNO_DIMENSION_CITY ? INNO_DIMENSION_AGREEMENT : INNO_DIMENSION_CITY,
  };

  *self = (Peers) { .facts = facts, .query = inno_query_copy (query) };
  self->query->by = INNO_DIMENSION_AGREEMENT;
  for (guint i = 0; i < G_N_ELEMENTS (subjects) && self->subject == NULL; i++)
    {
      GPtrArray *ids = query->where[subjects[i]];

      guint number;

      if (ids == NULL || ids->len == 0)
        continue;
      self->subject = INNO_FRAME_NONE_ID;
      if (inno_axis_find (&facts->axes[subjects[i]], g_ptr_array_index (ids, 0), &number))
        self->subject = inno_axis_get_id (&facts->axes[subjects[i]], number);
      self->query->by = subjects[i];
      g_clear_pointer (&self->query->where[subjects[i]], g_ptr_array_unref);
    }
}

static void
peers_clear (Peers *self)
{
  g_clear_pointer (&self->query, inno_query_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Peers, peers_clear)

static gint64
get_city_population (const Peers *self,
                     const char  *id,
                     int          year)
{
  InnoEntity *city = inno_portfolio_find (inno_facts_get_portfolio (self->facts), id);

  return city != NULL && INNO_IS_CITY (city) ? inno_city_get_population (INNO_CITY (city), year) : 0;
}

/* Of an agreement the people of all its cities: where one is not known, so is the sum. */
static gint64
get_population (const Peers *self,
                const char  *id,
                int          year)
{
  InnoEntity *entity = inno_portfolio_find (inno_facts_get_portfolio (self->facts), id);
  const char * const *cities;
  gint64 people = 0;

  if (entity == NULL || !INNO_IS_AGREEMENT (entity))
    return get_city_population (self, id, year);

  cities = inno_agreement_get_city_ids (INNO_AGREEMENT (entity));
  for (guint i = 0; cities[i] != NULL; i++)
    {
      gint64 part = get_city_population (self, cities[i], year);

      if (part == 0)
        return 0;
      people += part;
    }

  return people;
}

/* One year for all of them: the newest of which anybody's is known. */
static int
find_year (const Peers *self)
{
  GListModel *cities = inno_portfolio_get_list (inno_facts_get_portfolio (self->facts), INNO_TYPE_CITY);
  int year = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cities); i++)
    {
      g_autoptr (InnoCity) city = g_list_model_get_item (cities, i);

      year = MAX (year, inno_city_get_population_year (city));
    }

  return year;
}

static InnoCell
get_cell (InnoFrame  *frame,
          guint       row,
          const char *column)
{
  return inno_frame_get_cell (frame, row, inno_frame_find_column (frame, column));
}

/* Medians */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Of what is known; the mean of the two in the middle of an even number. */
static InnoCell
find_median (InnoFrame *frame,
             guint      column)
{
  InnoColumnKind kind = inno_frame_get_column (frame, column)->kind;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double median;

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      InnoCell cell = inno_frame_get_cell (frame, row, column);
      double value = kind == INNO_COLUMN_CENTS ? (double) cell.integer : cell.fraction;

      if (cell.state == INNO_CELL_KNOWN)
        g_array_append_val (values, value);
    }
  if (values->len == 0)
    return (InnoCell) { .state = INNO_CELL_NONE };

  g_array_sort (values, compare_doubles);
  median = (g_array_index (values, double, (values->len - 1) / 2) + g_array_index (values, double, values->len / 2)) / 2;

  return kind == INNO_COLUMN_CENTS ? inno_cell_integer ((gint64) (median + .5)) : inno_cell_number (median);
}

static void
add_median (InnoFrame *frame)
{
  static const guint columns[] = { COLUMN_SHARE, COLUMN_PER_INHABITANT, COLUMN_PROJECTS };
  InnoCell cells[G_N_ELEMENTS (columns)];
  guint row;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    cells[i] = find_median (frame, columns[i]);
  row = inno_frame_add_row (frame, INNO_PEERS_MEDIAN_ID, _("Median"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    inno_frame_set_cell (frame, row, columns[i], cells[i]);
}

/* The frame */

typedef struct
{
  guint row;
  char *key;     /* collation key of its label */
} Named;

static void
named_clear (gpointer data)
{
  g_free (((Named *) data)->key);
}

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

/* The order of names ranks nobody. */
static GArray *
sort_by_name (InnoFrame *sums)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (sums)->lang);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Named));

  g_array_set_clear_func (order, named_clear);
  for (guint row = 0; row < inno_frame_get_n_groups (sums); row++)
    {
      Named named = { row, inno_format_collation_key (format, inno_frame_get_row_label (sums, row)) };

      g_array_append_val (order, named);
    }
  g_array_sort (order, compare_named);

  return order;
}

static InnoFrame *
make_frame (const Peers  *self,
            InnoColumn  **projects)
{
  InnoFrame *frame = inno_frame_new (self->facts, self->query, "peers");
  g_autofree char *population = g_strdup_printf (_("Population %d"), self->year);

  inno_frame_edit_context (frame)->parts = INNO_QUERY_YEARS;
  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, self->query->by),
                         INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "city_share", _("City share"), INNO_COLUMN_SHARE)->band = "city_share_state";
  inno_frame_add_column (frame, "city_share_state", _("Against the band"), INNO_COLUMN_TERM)->vocabulary
    = INNO_VOCABULARY_BAND;
  inno_frame_add_column (frame, "public", _("Granted public funding"), INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "population", population, INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, INNO_PEERS_PER_INHABITANT, _("Granted per inhabitant"), INNO_COLUMN_CENTS);
  /* The median may lie between two numbers. */
  *projects = inno_frame_add_column (frame, "projects", _("Projects"), INNO_COLUMN_NUMBER);
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);

  return frame;
}

static void
add_peer (const Peers *self,
          InnoFrame   *frame,
          InnoFrame   *sums,
          guint        from)
{
  const char *id = inno_frame_get_row_id (sums, from);
  guint row = inno_frame_add_row (frame, id, inno_frame_get_row_label (sums, from));
  gint64 people = self->year != 0 ? get_population (self, id, self->year) : 0;
  InnoCell public = get_cell (sums, from, "public");
  InnoCell unknown = { .state = INNO_CELL_UNKNOWN };

  inno_frame_set_cell (frame, row, COLUMN_SHARE, get_cell (sums, from, "city_share"));
  inno_frame_set_cell (frame, row, COLUMN_STATE, get_cell (sums, from, "city_share_state"));
  inno_frame_set_cell (frame, row, COLUMN_GRANTED, public);
  inno_frame_set_cell (frame, row, COLUMN_POPULATION, people > 0 ? inno_cell_integer (people) : unknown);
  inno_frame_set_cell (frame, row, COLUMN_PER_INHABITANT,
                       people > 0 ? inno_cell_integer (inno_round_half_even (public.integer, people)) : unknown);
  inno_frame_set_cell (frame, row, COLUMN_PROJECTS, inno_cell_number (get_cell (sums, from, "projects").integer));
  inno_frame_set_cell (frame, row, COLUMN_UNKNOWN, get_cell (sums, from, "public_unknown_rows"));
}

static InnoFrame *
compare (Peers   *self,
         GError **error)
{
  g_autoptr (InnoFrame) sums = NULL;
  g_autoptr (GArray) order = NULL;
  InnoFrame *frame;
  InnoFrameContext *context;
  InnoColumn *projects;
  double median;

  self->query->share = FALSE;
  self->query->measure = INNO_MEASURE_GRANTED;
  self->year = find_year (self);
  sums = inno_facts_aggregate (self->facts, self->query, error);
  if (sums == NULL)
    return NULL;

  frame = make_frame (self, &projects);
  order = sort_by_name (sums);
  for (guint i = 0; i < order->len; i++)
    {
      guint row = g_array_index (order, Named, i).row;

      if (!g_str_equal (inno_frame_get_row_id (sums, row), INNO_FRAME_NONE_ID))
        add_peer (self, frame, sums, row);
    }
  add_median (frame);
  median = inno_frame_get_cell (frame, inno_frame_get_n_rows (frame) - 1, COLUMN_PROJECTS).fraction;
  projects->decimals = median != floor (median);
  context = inno_frame_edit_context (frame);
  context->subject = g_strdup (self->subject);
  context->n_projects = inno_frame_get_context (sums)->n_projects;
  context->unknown_rows = get_cell (sums, inno_frame_get_n_groups (sums), "public_unknown_rows").integer;

  return frame;
}

/**
 * inno_facts_peers:
 * @facts: the facts
 * @query: filters, of which one by city or agreement names whose peers they are; its
 *   language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Cities or agreements beside each other, by name and without ranks: the city share,
 * granted public funding per inhabitant and the number of projects, and what lies in
 * the middle of each. The populations are of one year, the newest that is known.
 *
 * Returns: (transfer full) (nullable): the frame, the row of the median last
 */
InnoFrame *
inno_facts_peers (InnoFacts        *facts,
                  const InnoQuery  *query,
                  GError          **error)
{
  g_auto (Peers) self = { 0 };

  peers_init (&self, facts, query);

  return compare (&self, error);
}

/**
 * inno_facts_places:
 * @facts: the facts
 * @query: filters, and what it groups by: cities or agreements; its language must be
 *   the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * As inno_facts_peers(), of those that the filters leave.
 *
 * Returns: (transfer full) (nullable): the frame, the row of the median last
 */
InnoFrame *
inno_facts_places (InnoFacts        *facts,
                   const InnoQuery  *query,
                   GError          **error)
{
  g_auto (Peers) self = { .facts = facts, .query = inno_query_copy (query) };

  return compare (&self, error);
}

/* Copies a row with all its cells. */
static void
copy_row (InnoFrame  *frame,
          InnoFrame  *source,
          guint       from,
          const char *label)
{
  guint row = inno_frame_add_row (frame, inno_frame_get_row_id (source, from), label);

  for (guint column = 2; column < inno_frame_get_n_columns (source); column++)
    inno_frame_set_cell (frame, row, column, inno_frame_get_cell (source, from, column));
}

static void
copy_columns (InnoFrame *frame,
              InnoFrame *source)
{
  for (guint i = 0; i < inno_frame_get_n_columns (source); i++)
    {
      const InnoColumn *head = inno_frame_get_column (source, i);
      InnoColumn *column = inno_frame_add_column (frame, head->id, head->label, head->kind);

      column->vocabulary = head->vocabulary;
      column->class = head->class;
      column->is_series = head->is_series;
      column->is_detail = head->is_detail;
      column->band = head->band;
    }
}

/**
 * inno_facts_mix:
 * @facts: the facts
 * @query: filters, of which one by city or agreement names whose money it is; its
 *   language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Where the money of one city or agreement comes from, beside that of all of them.
 * The total is all of them and no sum of the row above it.
 *
 * Returns: (transfer full) (nullable): the frame, with one row and the total; with the
 *   total alone where there is nothing of the one
 */
InnoFrame *
inno_facts_mix (InnoFacts        *facts,
                const InnoQuery  *query,
                GError          **error)
{
  g_auto (Peers) self = { 0 };
  g_autoptr (InnoFrame) sums = NULL;
  InnoFrame *frame;
  InnoFrameContext *context;
  int row;

  peers_init (&self, facts, query);
  self.query->share = TRUE;
  self.query->measure = INNO_MEASURE_GRANTED;
  sums = inno_facts_aggregate (facts, self.query, error);
  if (sums == NULL)
    return NULL;

  frame = inno_frame_new (facts, self.query, "mix");
  context = inno_frame_edit_context (frame);
  context->parts = INNO_QUERY_YEARS | INNO_QUERY_SERIES;
  context->has_states = TRUE;
  context->n_projects = inno_frame_get_context (sums)->n_projects;
  context->unknown_rows = inno_frame_get_context (sums)->unknown_rows;
  copy_columns (frame, sums);
  row = self.subject != NULL ? inno_frame_find_row (sums, self.subject) : -1;
  if (row >= 0)
    copy_row (frame, sums, row, inno_frame_get_row_label (sums, row));
  row = inno_frame_get_n_groups (sums);
  copy_row (frame, sums, row, inno_frame_get_row_label (sums, row));

  return frame;
}
