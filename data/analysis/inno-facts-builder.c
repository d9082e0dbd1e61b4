/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-facts-private.h"

#include <string.h>

#include "inno-numbering-private.h"
#include "inno-store-projects.h"

#define N_YEARS 64

/* One that says what it is part of, which may be read later. */
typedef struct
{
  guint32 project;
  guint32 start;     /* of the parent's id */
} Sub;

struct _InnoFactsBuilder
{
  InnoFacts     *facts;
  InnoNumbering  numbering;      /* of kinds */
  GArray        *kinds;
  GArray        *kind;
  GArray        *start_day;
  GArray        *end_day;
  GString       *ids;
  GArray        *id_start;
  GArray        *number;
  GArray        *subs;           /* of Sub */
  GString       *parents;        /* their parents' ids, each with its zero */
  GArray        *city_start;
  GArray        *city;
  GArray        *theme_start;
  GArray        *theme;
  GArray        *row_sources;
  GArray        *row_years;
  struct
  {
    GArray        *start;
    GArray        *tag;
    GArray        *cents;
    GArray        *cell;
    InnoNumbering  numbering;    /* of cells */
    GArray        *cells;
  } rows[INNO_N_MONEY_MEASURES];
  struct
  {
    int     year;                /* 0: not yet */
    guint16 number;
  } years[N_YEARS];              /* those just met; a year's text is slow to make */
};

static void
add_entities (InnoFacts     *facts,
              InnoDimension  dimension,
              GType          entity_type)
{
  GListModel *list = inno_portfolio_get_list (facts->portfolio, entity_type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoEntity) entity = g_list_model_get_item (list, i);

      inno_axis_add (&facts->axes[dimension], inno_entity_get_id (entity));
    }
}

/* A city that only a lead theme names has to be counted and shown as well. */
static void
add_participants (InnoFacts *facts)
{
  GListModel *list = inno_portfolio_get_list (facts->portfolio, INNO_TYPE_LEAD_THEME);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoLeadTheme) theme = g_list_model_get_item (list, i);
      guint n_participants;
      const InnoParticipant *participants = inno_lead_theme_get_participants (theme, &n_participants);

      for (guint j = 0; j < n_participants; j++)
        inno_axis_add (&facts->axes[INNO_DIMENSION_CITY], participants[j].city_id);
    }
}

static void
add_vocabulary (InnoFacts      *facts,
                InnoDimension   dimension,
                InnoVocabulary  vocabulary)
{
  for (guint i = 0; i < inno_vocabulary_get_size (vocabulary); i++)
    inno_axis_add (&facts->axes[dimension], inno_vocabulary_get_id (vocabulary, i));
}

static guint16
add_year (InnoFactsBuilder *self,
          int               year)
{
  guint place = (guint) year % N_YEARS;
  char text[16];

  if (year == 0)
    return INNO_AXIS_NONE;

  if (self->years[place].year != year)
    {
      g_snprintf (text, sizeof text, "%d", year);
      self->years[place].year = year;
      self->years[place].number = inno_axis_add (&self->facts->axes[INNO_DIMENSION_YEAR], text);
    }

  return self->years[place].number;
}

/* The maps from a city to its region and from a source to its class; made last,
 * when every id that a project names has its number. */
static void
link_axes (InnoFacts *facts)
{
  const InnoAxis *cities = &facts->axes[INNO_DIMENSION_CITY];
  const InnoAxis *sources = &facts->axes[INNO_DIMENSION_SOURCE];

  facts->region_of_city = g_new0 (guint16, inno_axis_get_n (cities));
  for (guint i = 1; i < inno_axis_get_n (cities); i++)
    {
      InnoEntity *city = inno_portfolio_find (facts->portfolio, inno_axis_get_id (cities, i));

      if (city != NULL)
        facts->region_of_city[i] = inno_axis_add (&facts->axes[INNO_DIMENSION_REGION],
                                                  inno_city_get_region_code (INNO_CITY (city)));
    }

  facts->class_of_source = g_new (guint8, inno_axis_get_n (sources));
  for (guint i = 0; i < inno_axis_get_n (sources); i++)
    {
      InnoEntity *source = inno_portfolio_find (facts->portfolio, inno_axis_get_id (sources, i));

      facts->class_of_source[i] = source != NULL
        ? inno_funding_source_get_class (INNO_FUNDING_SOURCE (source))
        : INNO_CLASS_NONE;
    }
}

static gpointer
take_data (GArray **array)
{
  return g_array_free (g_steal_pointer (array), FALSE);
}

/**
 * inno_facts_builder_new:
 * @portfolio: the names the projects refer to
 *
 * Starts an empty set of columns. The numbers of cities, agreements, themes and
 * sources follow the portfolio; an id that only a project names gets the next.
 *
 * Returns: (transfer full): a builder
 */
InnoFactsBuilder *
inno_facts_builder_new (InnoPortfolio *portfolio)
{
  InnoFactsBuilder *self = g_new0 (InnoFactsBuilder, 1);
  guint32 zero = 0;

  self->facts = g_new0 (InnoFacts, 1);
  g_atomic_ref_count_init (&self->facts->ref_count);
  self->facts->answers = inno_sums_cache_new ();
  self->facts->portfolio = g_object_ref (portfolio);

  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    inno_axis_init (&self->facts->axes[d]);
  add_entities (self->facts, INNO_DIMENSION_AGREEMENT, INNO_TYPE_AGREEMENT);
  add_entities (self->facts, INNO_DIMENSION_CITY, INNO_TYPE_CITY);
  add_participants (self->facts);
  add_entities (self->facts, INNO_DIMENSION_THEME, INNO_TYPE_THEME);
  add_entities (self->facts, INNO_DIMENSION_LEAD_THEME, INNO_TYPE_LEAD_THEME);
  add_entities (self->facts, INNO_DIMENSION_SOURCE, INNO_TYPE_FUNDING_SOURCE);
  add_vocabulary (self->facts, INNO_DIMENSION_CLASS, INNO_VOCABULARY_CLASS);
  add_vocabulary (self->facts, INNO_DIMENSION_STATUS, INNO_VOCABULARY_STATUS);

  inno_numbering_init (&self->numbering);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (InnoFactsKind));
  self->kind = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->start_day = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->end_day = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->ids = g_string_new (NULL);
  self->id_start = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->number = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->subs = g_array_new (FALSE, FALSE, sizeof (Sub));
  self->parents = g_string_new (NULL);
  self->facts->names = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_text_free);
  self->city_start = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->city = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->theme_start = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->theme = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->row_sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->row_years = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->city_start, zero);
  g_array_append_val (self->theme_start, zero);

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      self->rows[m].start = g_array_new (FALSE, TRUE, sizeof (guint32));
      self->rows[m].tag = g_array_new (FALSE, FALSE, sizeof (InnoFactsTag));
      self->rows[m].cents = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->rows[m].cell = g_array_new (FALSE, FALSE, sizeof (guint32));
      inno_numbering_init (&self->rows[m].numbering);
      self->rows[m].cells = g_array_new (FALSE, FALSE, sizeof (InnoFactsCell));
    }

  return self;
}

static void
add_members (InnoAxis           *axis,
             GArray             *members,
             GArray             *start,
             const char * const *ids,
             guint               n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    {
      guint16 number = inno_axis_add (axis, ids[i]);

      g_array_append_val (members, number);
    }
  g_array_append_val (start, members->len);
}

/* The only one of the members just added. */
static guint16
get_only (GArray *members,
          guint   n_members)
{
  return n_members == 1 ? g_array_index (members, guint16, members->len - 1) : INNO_AXIS_NONE;
}

static gboolean
has_many_years (const InnoFactsProject *project)
{
  for (guint i = 1; i < project->n_funding; i++)
    if (project->funding[i].year != project->funding[0].year)
      return TRUE;

  return FALSE;
}

static guint32
add_kind (InnoFactsBuilder       *self,
          const InnoFactsProject *project)
{
  InnoAxis *axes = self->facts->axes;
  gboolean has_rows = project->n_funding > 0;
  gboolean many_years = has_many_years (project);
  const InnoFactsKind kind = {
    .is_counted = project->is_counted,
    .status = project->status,
    .has_rows = has_rows,
    .many_cities = project->n_cities > 1,
    .many_themes = project->n_themes > 1,
    .many_years = many_years,
    .agreement = inno_axis_add (&axes[INNO_DIMENSION_AGREEMENT], project->agreement),
    .lead_theme = inno_axis_add (&axes[INNO_DIMENSION_LEAD_THEME], project->lead_theme),
    .city = get_only (self->city, project->n_cities),
    .theme = get_only (self->theme, project->n_themes),
    .year = has_rows && !many_years ? add_year (self, project->funding[0].year) : INNO_AXIS_NONE,
  };
  const InnoKey key = {
    (guint64) kind.agreement << 48 | (guint64) kind.lead_theme << 32 | (guint64) kind.city << 16 | kind.theme,
    (guint64) kind.year << 16 | kind.status << 8 | kind.is_counted << 4 | kind.has_rows << 3 |
    kind.many_cities << 2 | kind.many_themes << 1 | kind.many_years,
  };
  guint32 number = inno_numbering_add (&self->numbering, key);

  if (number == self->kinds->len)
    g_array_append_val (self->kinds, kind);
  g_array_index (self->kinds, InnoFactsKind, number).n_projects++;

  return number;
}

static void
add_to_cell (InnoFactsBuilder    *self,
             InnoMeasure          measure,
             const InnoFactsCell *row)
{
  GArray *cells = self->rows[measure].cells;
  const InnoKey key = { row->kind, (guint64) row->tag.source << 16 | row->tag.year };
  guint32 number = inno_numbering_add (&self->rows[measure].numbering, key);
  InnoFactsCell *cell;

  g_array_append_val (self->rows[measure].cell, number);
  if (number == cells->len)
    {
      g_array_append_vals (cells, row, 1);
      return;
    }

  cell = &g_array_index (cells, InnoFactsCell, number);
  cell->cents += row->cents;
  cell->n_unknown += row->n_unknown;
  cell->unknown_marks += row->unknown_marks;
}

static void
add_funding (InnoFactsBuilder       *self,
             guint32                 kind,
             const InnoFactsProject *project,
             const InnoStoreFunding *row)
{
  InnoFactsCell cell = {
    .kind = kind,
    .tag.source = inno_axis_add (&self->facts->axes[INNO_DIMENSION_SOURCE], row->source),
    .tag.year = add_year (self, row->year),
    .cents = row->is_known ? row->cents : 0,
    .n_unknown = !row->is_known,
  };
  gint64 cents = row->is_known ? row->cents : INNO_CENTS_UNKNOWN;

  g_return_if_fail (row->measure < INNO_N_MONEY_MEASURES);

  g_array_append_val (self->rows[row->measure].tag, cell.tag);
  g_array_append_val (self->rows[row->measure].cents, cents);
  if (!row->is_known)
    cell.unknown_marks = inno_facts_mark_row (self->facts, project->id != NULL ? project->id : "", cell.tag);
  add_to_cell (self, row->measure, &cell);
}

static guint32
make_bit (guint number)
{
  return number < INNO_FACTS_MAX_IN_SET ? 1u << number : 0;
}

/* Whose money a project has and of which years, for questions that need no more. */
static void
add_row_sets (InnoFactsBuilder       *self,
              const InnoFactsProject *project)
{
  guint32 sources = 0, years = 0;

  for (guint i = 0; i < project->n_funding; i++)
    {
      sources |= make_bit (inno_axis_add (&self->facts->axes[INNO_DIMENSION_SOURCE], project->funding[i].source));
      years |= make_bit (add_year (self, project->funding[i].year));
    }
  g_array_append_val (self->row_sources, sources);
  g_array_append_val (self->row_years, years);
}

/* Where the rows of the next project start. Before the first row of a measure that
 * is 0, which is filled in once it is known that there are any. */
static void
add_start (InnoFactsBuilder *self,
           guint             measure)
{
  GArray *start = self->rows[measure].start;
  guint n_rows = self->rows[measure].cents->len;

  if (n_rows == 0)
    return;
  if (start->len == 0)
    g_array_set_size (start, self->facts->n_projects + 1);
  g_array_append_val (start, n_rows);
}

/* For a measure of no rows: as many zeros, which take no memory until read. */
static guint32 *
take_start (InnoFactsBuilder *self,
            guint             measure,
            guint             n_projects)
{
  if (self->rows[measure].cents->len == 0)
    return g_new0 (guint32, n_projects + 1);

  return take_data (&self->rows[measure].start);
}

/* Which project it is; its name as well while there are few enough to show one
 * by one. */
static void
add_identity (InnoFactsBuilder       *self,
              const InnoFactsProject *project)
{
  guint32 start = (guint32) self->ids->len;
  const char *id = project->id != NULL ? project->id : "";

  g_array_append_val (self->id_start, start);
  g_array_append_val (self->number, project->number);
  g_string_append_len (self->ids, id, strlen (id) + 1);
  if (self->facts->n_projects < INNO_STORE_MAX_NAMED)
    g_ptr_array_add (self->facts->names, project->name != NULL ? inno_text_copy (project->name) : NULL);
  if (project->parent != NULL)
    {
      const Sub sub = { self->facts->n_projects, (guint32) self->parents->len };

      g_array_append_val (self->subs, sub);
      g_string_append_len (self->parents, project->parent, strlen (project->parent) + 1);
    }
}

/* A group that has sub-projects is not counted: one that is has none, whoever says so. */
static void
link_subs (InnoFactsBuilder *self,
           InnoFacts        *facts)
{
  for (guint i = 0; i < self->subs->len; i++)
    {
      const Sub *sub = &g_array_index (self->subs, Sub, i);
      guint parent;

      if (!inno_facts_find_project (facts, self->parents->str + sub->start, &parent) ||
          inno_facts_get_kind (facts, parent)->is_counted)
        continue;
      if (facts->parent == NULL)
        {
          facts->parent = g_new (guint32, facts->n_projects);
          for (guint p = 0; p < facts->n_projects; p++)
            facts->parent[p] = INNO_FACTS_NO_PARENT;
        }
      facts->parent[sub->project] = parent;
    }
}

/**
 * inno_facts_builder_add:
 * @self: a builder
 * @project: a project with its funding rows; amounts in cents
 *
 * Appends one project to the columns.
 */
void
inno_facts_builder_add (InnoFactsBuilder       *self,
                        const InnoFactsProject *project)
{
  InnoFacts *facts = self->facts;
  guint32 kind;

  g_array_append_val (self->start_day, project->start_day);
  g_array_append_val (self->end_day, project->end_day);
  add_identity (self, project);
  add_members (&facts->axes[INNO_DIMENSION_CITY], self->city, self->city_start,
               project->cities, project->n_cities);
  add_members (&facts->axes[INNO_DIMENSION_THEME], self->theme, self->theme_start,
               project->themes, project->n_themes);
  kind = add_kind (self, project);
  g_array_append_val (self->kind, kind);

  for (guint i = 0; i < project->n_funding; i++)
    add_funding (self, kind, project, &project->funding[i]);
  add_row_sets (self, project);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    add_start (self, m);

  facts->n_projects++;
}

static guint32 *
take_sets (InnoFacts      *facts,
           InnoDimension   dimension,
           GArray        **sets)
{
  if (inno_axis_get_n (&facts->axes[dimension]) > INNO_FACTS_MAX_IN_SET)
    g_clear_pointer (sets, g_array_unref);

  return *sets != NULL ? take_data (sets) : NULL;
}

/**
 * inno_facts_builder_end:
 * @self: a builder, which is empty afterwards
 *
 * Returns: (transfer full): the finished columns
 */
InnoFacts *
inno_facts_builder_end (InnoFactsBuilder *self)
{
  InnoFacts *facts = g_steal_pointer (&self->facts);

  facts->n_kinds = self->kinds->len;
  facts->kinds = take_data (&self->kinds);
  facts->kind = take_data (&self->kind);
  facts->start_day = take_data (&self->start_day);
  facts->end_day = take_data (&self->end_day);
  facts->ids = g_string_free (g_steal_pointer (&self->ids), FALSE);
  facts->id_start = take_data (&self->id_start);
  facts->number = take_data (&self->number);
  if (facts->n_projects > INNO_STORE_MAX_NAMED)
    g_ptr_array_set_size (facts->names, 0);
  facts->city_start = take_data (&self->city_start);
  facts->city = take_data (&self->city);
  facts->theme_start = take_data (&self->theme_start);
  facts->theme = take_data (&self->theme);
  facts->row_sources = take_sets (facts, INNO_DIMENSION_SOURCE, &self->row_sources);
  facts->row_years = take_sets (facts, INNO_DIMENSION_YEAR, &self->row_years);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      facts->rows[m].start = take_start (self, m, facts->n_projects);
      facts->rows[m].tag = take_data (&self->rows[m].tag);
      facts->rows[m].cents = take_data (&self->rows[m].cents);
      facts->rows[m].cell = take_data (&self->rows[m].cell);
      facts->rows[m].n_cells = self->rows[m].cells->len;
      facts->rows[m].cells = take_data (&self->rows[m].cells);
    }
  link_axes (facts);
  link_subs (self, facts);

  return facts;
}

void
inno_facts_builder_free (InnoFactsBuilder *self)
{
  inno_numbering_clear (&self->numbering);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->kind, g_array_unref);
  g_clear_pointer (&self->start_day, g_array_unref);
  g_clear_pointer (&self->end_day, g_array_unref);
  g_clear_pointer (&self->id_start, g_array_unref);
  g_clear_pointer (&self->number, g_array_unref);
  g_clear_pointer (&self->subs, g_array_unref);
  g_string_free (self->parents, TRUE);
  if (self->ids != NULL)
    g_string_free (g_steal_pointer (&self->ids), TRUE);
  g_clear_pointer (&self->city_start, g_array_unref);
  g_clear_pointer (&self->city, g_array_unref);
  g_clear_pointer (&self->theme_start, g_array_unref);
  g_clear_pointer (&self->theme, g_array_unref);
  g_clear_pointer (&self->row_sources, g_array_unref);
  g_clear_pointer (&self->row_years, g_array_unref);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      g_clear_pointer (&self->rows[m].start, g_array_unref);
      g_clear_pointer (&self->rows[m].tag, g_array_unref);
      g_clear_pointer (&self->rows[m].cents, g_array_unref);
      g_clear_pointer (&self->rows[m].cell, g_array_unref);
      inno_numbering_clear (&self->rows[m].numbering);
      g_clear_pointer (&self->rows[m].cells, g_array_unref);
    }
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_free (self);
}
