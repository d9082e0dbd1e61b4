/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-facts-private.h"

#include <string.h>

#include "inno-store-projects.h"

struct _InnoFactsBuilder
{
  InnoFacts *facts;
  GArray    *is_counted;
  GArray    *status;
  GArray    *start_day;
  GArray    *end_day;
  GString   *ids;
  GArray    *id_start;
  GArray    *agreement;
  GArray    *lead_theme;
  GArray    *city_start;
  GArray    *city;
  GArray    *theme_start;
  GArray    *theme;
  struct
  {
    GArray *start;
    GArray *project;
    GArray *source;
    GArray *year;
    GArray *cents;
  } rows[INNO_N_MONEY_MEASURES];
};

static void
facts_free (InnoFacts *self)
{
  g_clear_pointer (&self->baseline, inno_facts_unref);
  g_free (self->baseline_name);
  g_clear_pointer (&self->baseline_label, inno_text_free);
  if (self->whole != NULL)
    {
      inno_facts_unref (self->whole);
      g_free (self);
      return;
    }

  g_clear_object (&self->portfolio);
  g_free (self->is_counted);
  g_free (self->status);
  g_free (self->start_day);
  g_free (self->end_day);
  g_free (self->ids);
  g_free (self->id_start);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->agreement);
  g_free (self->lead_theme);
  g_free (self->city_start);
  g_free (self->city);
  g_free (self->theme_start);
  g_free (self->theme);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      g_free (self->rows[m].start);
      g_free (self->rows[m].project);
      g_free (self->rows[m].source);
      g_free (self->rows[m].year);
      g_free (self->rows[m].cents);
    }
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    inno_axis_clear (&self->axes[d]);
  g_free (self->region_of_city);
  g_free (self->class_of_source);
  g_free (self);
}

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
add_year (InnoFacts *facts,
          int        year)
{
  char text[16];

  if (year == 0)
    return INNO_AXIS_NONE;

  g_snprintf (text, sizeof text, "%d", year);
  return inno_axis_add (&facts->axes[INNO_DIMENSION_YEAR], text);
}

static gboolean
add_project_cb (const InnoStoreProject  *project,
                gpointer                 user_data,
                GError                 **error)
{
  inno_facts_builder_add (user_data, project);
  return TRUE;
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

  self->is_counted = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->status = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->start_day = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->end_day = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->ids = g_string_new (NULL);
  self->id_start = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->facts->names = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_text_free);
  self->agreement = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->lead_theme = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->city_start = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->city = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->theme_start = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->theme = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_array_append_val (self->city_start, zero);
  g_array_append_val (self->theme_start, zero);

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      self->rows[m].start = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->rows[m].project = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->rows[m].source = g_array_new (FALSE, FALSE, sizeof (guint16));
      self->rows[m].year = g_array_new (FALSE, FALSE, sizeof (guint16));
      self->rows[m].cents = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->rows[m].start, zero);
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

static void
add_funding (InnoFactsBuilder       *self,
             const InnoStoreFunding *row)
{
  guint16 source = inno_axis_add (&self->facts->axes[INNO_DIMENSION_SOURCE], row->source);
  guint16 year = add_year (self->facts, row->year);
  gint64 cents = row->is_known ? row->cents : INNO_CENTS_UNKNOWN;

  g_return_if_fail (row->measure < INNO_N_MONEY_MEASURES);

  g_array_append_val (self->rows[row->measure].project, self->facts->n_projects);
  g_array_append_val (self->rows[row->measure].source, source);
  g_array_append_val (self->rows[row->measure].year, year);
  g_array_append_val (self->rows[row->measure].cents, cents);
}

/* Which project it is; its name as well while there are few enough to show one
 * by one. */
static void
add_identity (InnoFactsBuilder       *self,
              const InnoFactsProject *project)
{
  gsize start = self->ids->len;
  const char *id = project->id != NULL ? project->id : "";

  g_array_append_val (self->id_start, start);
  g_string_append_len (self->ids, id, strlen (id) + 1);
  if (self->facts->n_projects < INNO_STORE_MAX_NAMED)
    g_ptr_array_add (self->facts->names, project->name != NULL ? inno_text_copy (project->name) : NULL);
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
  guint8 is_counted = project->is_counted;
  guint8 status = project->status;
  guint16 agreement = inno_axis_add (&facts->axes[INNO_DIMENSION_AGREEMENT], project->agreement);
  guint16 lead_theme = inno_axis_add (&facts->axes[INNO_DIMENSION_LEAD_THEME], project->lead_theme);

  g_array_append_val (self->is_counted, is_counted);
  g_array_append_val (self->status, status);
  g_array_append_val (self->start_day, project->start_day);
  g_array_append_val (self->end_day, project->end_day);
  add_identity (self, project);
  g_array_append_val (self->agreement, agreement);
  g_array_append_val (self->lead_theme, lead_theme);
  add_members (&facts->axes[INNO_DIMENSION_CITY], self->city, self->city_start,
               project->cities, project->n_cities);
  add_members (&facts->axes[INNO_DIMENSION_THEME], self->theme, self->theme_start,
               project->themes, project->n_themes);

  for (guint i = 0; i < project->n_funding; i++)
    add_funding (self, &project->funding[i]);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    g_array_append_val (self->rows[m].start, self->rows[m].cents->len);

  facts->n_projects++;
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

  facts->is_counted = take_data (&self->is_counted);
  facts->status = take_data (&self->status);
  facts->start_day = take_data (&self->start_day);
  facts->end_day = take_data (&self->end_day);
  facts->ids = g_string_free (g_steal_pointer (&self->ids), FALSE);
  facts->id_start = take_data (&self->id_start);
  if (facts->n_projects > INNO_STORE_MAX_NAMED)
    g_ptr_array_set_size (facts->names, 0);
  facts->agreement = take_data (&self->agreement);
  facts->lead_theme = take_data (&self->lead_theme);
  facts->city_start = take_data (&self->city_start);
  facts->city = take_data (&self->city);
  facts->theme_start = take_data (&self->theme_start);
  facts->theme = take_data (&self->theme);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      facts->rows[m].start = take_data (&self->rows[m].start);
      facts->rows[m].project = take_data (&self->rows[m].project);
      facts->rows[m].source = take_data (&self->rows[m].source);
      facts->rows[m].year = take_data (&self->rows[m].year);
      facts->rows[m].cents = take_data (&self->rows[m].cents);
    }
  link_axes (facts);

  return facts;
}

void
inno_facts_builder_free (InnoFactsBuilder *self)
{
  g_clear_pointer (&self->is_counted, g_array_unref);
  g_clear_pointer (&self->status, g_array_unref);
  g_clear_pointer (&self->start_day, g_array_unref);
  g_clear_pointer (&self->end_day, g_array_unref);
  g_clear_pointer (&self->id_start, g_array_unref);
  if (self->ids != NULL)
    g_string_free (g_steal_pointer (&self->ids), TRUE);
  g_clear_pointer (&self->agreement, g_array_unref);
  g_clear_pointer (&self->lead_theme, g_array_unref);
  g_clear_pointer (&self->city_start, g_array_unref);
  g_clear_pointer (&self->city, g_array_unref);
  g_clear_pointer (&self->theme_start, g_array_unref);
  g_clear_pointer (&self->theme, g_array_unref);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      g_clear_pointer (&self->rows[m].start, g_array_unref);
      g_clear_pointer (&self->rows[m].project, g_array_unref);
      g_clear_pointer (&self->rows[m].source, g_array_unref);
      g_clear_pointer (&self->rows[m].year, g_array_unref);
      g_clear_pointer (&self->rows[m].cents, g_array_unref);
    }
  g_clear_pointer (&self->facts, facts_free);
  g_free (self);
}

/**
 * inno_facts_load:
 * @store: an open store; on its own thread
 * @portfolio: the portfolio loaded from the same store
 * @error: return location of an INNO_STORE_ERROR
 *
 * Reads every project of the store into columns.
 *
 * Returns: (transfer full) (nullable): the facts, or %NULL on error
 */
InnoFacts *
inno_facts_load (InnoStore      *store,
                 InnoPortfolio  *portfolio,
                 GError        **error)
{
  g_autoptr (InnoFactsBuilder) builder = inno_facts_builder_new (portfolio);

  if (!inno_store_foreach_project (store, add_project_cb, builder, error))
    return NULL;

  return inno_facts_builder_end (builder);
}

/**
 * inno_facts_with_baseline:
 * @self: the facts
 * @baseline: the facts as they were
 * @name: the name of the snapshot they come from
 * @label: (nullable): what people call it; its name where nothing is said
 *
 * Returns: (transfer full): the same facts with something to compare them with;
 *   the columns are shared
 */
InnoFacts *
inno_facts_with_baseline (InnoFacts      *self,
                          InnoFacts      *baseline,
                          const char     *name,
                          const InnoText *label)
{
  InnoFacts *whole = self->whole != NULL ? self->whole : self;
  InnoFacts *copy = g_memdup2 (whole, sizeof *whole);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->whole = inno_facts_ref (whole);
  copy->baseline = inno_facts_ref (baseline);
  copy->baseline_name = g_strdup (name);
  copy->baseline_label = label != NULL ? inno_text_copy (label) : NULL;

  return copy;
}

const char *
inno_facts_get_baseline_label (InnoFacts *self,
                               InnoLang   lang)
{
  const char *label = self->baseline_label != NULL ? inno_text_get (self->baseline_label, lang, NULL) : NULL;

  return label != NULL ? label : self->baseline_name;
}

InnoFacts *
inno_facts_ref (InnoFacts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
inno_facts_unref (InnoFacts *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    facts_free (self);
}

/**
 * inno_facts_get_portfolio:
 * @self: the facts
 *
 * Returns: (transfer none): the portfolio whose names the facts number
 */
InnoPortfolio *
inno_facts_get_portfolio (InnoFacts *self)
{
  return self->portfolio;
}

/**
 * inno_facts_get_project_id:
 * @self: the facts
 * @project: the number of a project
 *
 * Returns: (transfer none): its id
 */
const char *
inno_facts_get_project_id (InnoFacts *self,
                           guint      project)
{
  return self->ids + self->id_start[project];
}

/**
 * inno_facts_get_project_label:
 * @self: the facts
 * @project: the number of a project
 * @lang: a language
 *
 * Returns: (transfer none): its name; its id where names are not kept
 */
const char *
inno_facts_get_project_label (InnoFacts *self,
                              guint      project,
                              InnoLang   lang)
{
  const InnoText *name = project < self->names->len ? g_ptr_array_index (self->names, project) : NULL;
  const char *text = name != NULL ? inno_text_get (name, lang, NULL) : NULL;

  return text != NULL ? text : inno_facts_get_project_id (self, project);
}
