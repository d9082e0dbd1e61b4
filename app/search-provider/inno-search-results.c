/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-search-results.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-jump-place.h"
#include "inno-project-table.h"
#include "inno-store-project-texts.h"
#include "inno-values.h"

#define ACTION "win.go::"
#define PROJECTS "projects/"

/* What is found besides the projects. */
static const InnoJumpKind kinds[] = { INNO_JUMP_CITY, INNO_JUMP_CHART };

static gboolean
can_nothing (const char *action_name,
             gpointer    user_data)
{
  return FALSE;
}

/* Returns: (transfer container) (element-type InnoJumpPlace): those to be found that are
 * always there, in the active language */
static GPtrArray *
list_places (InnoFacts *facts)
{
  GPtrArray *places = inno_jump_list_places (facts, can_nothing, NULL);

  for (guint i = places->len; i > 0; i--)
    {
      const InnoJumpPlace *place = g_ptr_array_index (places, i - 1);
      gboolean is_wanted = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        is_wanted |= place->kind == kinds[k];
      if (!is_wanted)
        g_ptr_array_remove_index (places, i - 1);
    }

  return places;
}

static const char *
get_id (const InnoJumpPlace *place)
{
  return place->action + strlen (ACTION);
}

/**
 * inno_search_rank:
 * @facts: whose cities
 * @projects: (nullable) (element-type InnoJumpPlace): those the store found
 * @text: what for
 *
 * Returns: (transfer full): the places that fit, the best first, in the order in which
 *   the window lists them when one jumps
 */
GStrv
inno_search_rank (InnoFacts  *facts,
                  GPtrArray  *projects,
                  const char *text)
{
  g_autoptr (InnoJumpPattern) pattern = inno_jump_pattern_new (text);
  g_autoptr (GPtrArray) known = list_places (facts);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (facts != NULL, NULL);

  if (inno_jump_pattern_is_empty (pattern))
    return g_strv_builder_end (builder);

  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (known, i));
  for (guint i = 0; projects != NULL && i < projects->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (projects, i));
  found = inno_jump_find_places (all, pattern);
  for (guint i = 0; i < found->len; i++)
    g_strv_builder_add (builder, get_id (g_ptr_array_index (found, i)));

  return g_strv_builder_end (builder);
}

/* What is told of a project. */
typedef struct
{
  InnoProjectTexts *texts;
  gboolean          is_counted;   /* the rest is there */
  InnoStatus        status;
  char            **cities;       /* ids, which belong to the facts; nullable */
  InnoCell          granted;
} Told;

typedef struct
{
  InnoFacts *facts;
  GStrv      places;
} Errand;

static void
told_free (gpointer data)
{
  Told *told = data;

  inno_project_texts_free (told->texts);
  g_free (told->cities);
  g_free (told);
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  inno_facts_unref (errand->facts);
  g_strfreev (errand->places);
  g_free (errand);
}

static void
take_figures (Told             *told,
              InnoProjectTable *table)
{
  InnoProjectHead head;
  InnoProjectFigures figures;
  guint position;

  if (!inno_project_table_find (table, told->texts->id, &position))
    return;

  inno_project_table_get_head (table, inno_project_table_get_row (table, position), &head);
  inno_project_table_get_figures (table, inno_project_table_get_row (table, position), &figures);
  told->is_counted = TRUE;
  told->status = head.status;
  told->cities = head.cities;
  told->granted = figures.measures[INNO_MEASURE_GRANTED];
}

/* Worker. The figures are those of the list of projects, without any filter. */
static gpointer
tell_in_worker (InnoStore     *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Errand *errand = data;
  const InnoProjectOrder order = { .sort = INNO_PROJECT_SORT_STATUS, .by_group = TRUE };
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (InnoProjectTable) table = NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func (told_free);

  for (char **place = errand->places; *place != NULL; place++)
    if (g_str_has_prefix (*place, PROJECTS))
      g_ptr_array_add (ids, *place + strlen (PROJECTS));
  if (ids->len == 0)
    return all;

  g_ptr_array_add (ids, NULL);
  texts = inno_store_read_project_texts (store, (const char * const *) ids->pdata, error);
  table = texts != NULL ? inno_project_table_new (errand->facts, query, &order, error) : NULL;
  if (table == NULL)
    {
      g_ptr_array_unref (all);
      return NULL;
    }

  g_ptr_array_set_free_func (texts, NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      InnoProjectTexts *of_project = g_ptr_array_index (texts, i);
      Told *told;

      /* It is gone since it was found. */
      if (of_project == NULL)
        continue;
      told = g_new0 (Told, 1);
      told->texts = of_project;
      take_figures (told, table);
      g_ptr_array_add (all, told);
    }

  return all;
}

static const InnoWorkspaceJob job = { tell_in_worker, errand_free, (GDestroyNotify) g_ptr_array_unref };

/* Words */

static char *
say_cities (InnoPortfolio      *portfolio,
            const char * const *ids,
            InnoLang            lang)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (; ids != NULL && *ids != NULL; ids++)
    {
      InnoEntity *city = inno_portfolio_find (portfolio, *ids);
      const char *name = city != NULL ? inno_text_get (inno_entity_get_name (city), lang, NULL) : NULL;

      g_ptr_array_add (names, (gpointer) (name != NULL ? name : *ids));
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return inno_format_list (inno_format_get (lang), (const char * const *) names->pdata);
}

static char *
say_granted (InnoCell cell,
             InnoLang lang)
{
  g_autofree char *amount = inno_format_euros (inno_format_get (lang), cell.integer);

  if (cell.state == INNO_CELL_NONE)
    return NULL;
  if (cell.state == INNO_CELL_UNKNOWN)
    return g_strdup (_("sum not known"));

  return cell.state == INNO_CELL_AT_LEAST ? g_strdup_printf (_("at least %s"), amount) : g_steal_pointer (&amount);
}

static char *
describe_project (const Told    *told,
                  InnoPortfolio *portfolio)
{
  InnoLang lang = inno_lang_get_active ();
  g_autofree char *cities = NULL;
  g_autofree char *granted = NULL;
  const char *parts[4] = { NULL };
  guint n_parts = 0;

  if (!told->is_counted)
    return NULL;

  cities = say_cities (portfolio, (const char * const *) told->cities, lang);
  granted = say_granted (told->granted, lang);
  if (cities != NULL)
    parts[n_parts++] = cities;
  parts[n_parts++] = inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, told->status);
  if (granted != NULL)
    parts[n_parts++] = granted;

  return g_strjoinv (" · ", (char **) parts);
}

/* How many projects a city has: counted as in every filter. */
static char *
describe_city (const GArray        *cities,
               const InnoJumpPlace *place)
{
  for (guint i = 0; cities != NULL && i < cities->len; i++)
    {
      const InnoValue *value = &g_array_index (cities, InnoValue, i);
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), value->n_projects);

      if (g_str_has_suffix (place->action, value->id))
        return g_strdup_printf (ngettext ("%s project", "%s projects", value->n_projects), count);
    }

  return NULL;
}

static void
add_meta (GVariantBuilder     *metas,
          const InnoJumpPlace *place,
          const char          *description)
{
  const char *names[] = { place->icon_name, APP_ID "-symbolic" };
  g_autoptr (GIcon) icon = g_themed_icon_new_from_names ((char **) names, G_N_ELEMENTS (names));

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (get_id (place)));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (place->label));
  if (description != NULL)
    g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", g_icon_serialize (icon));
  g_variant_builder_close (metas);
}

static const Told *
find_told (GPtrArray  *all,
           const char *place)
{
  for (guint i = 0; g_str_has_prefix (place, PROJECTS) && i < all->len; i++)
    if (g_str_equal (((const Told *) g_ptr_array_index (all, i))->texts->id, place + strlen (PROJECTS)))
      return g_ptr_array_index (all, i);

  return NULL;
}

static void
add_project (GVariantBuilder *metas,
             const Told      *told,
             InnoPortfolio   *portfolio)
{
  g_autoptr (InnoJumpPlace) place = inno_jump_place_new_thing (INNO_JUMP_PROJECT, told->texts->id, told->texts->name);
  g_autofree char *description = describe_project (told, portfolio);

  add_meta (metas, place, description);
}

static void
add_known (GVariantBuilder *metas,
           GPtrArray       *known,
           const GArray    *cities,
           const char      *id)
{
  for (guint i = 0; i < known->len; i++)
    {
      const InnoJumpPlace *place = g_ptr_array_index (known, i);
      g_autofree char *count = NULL;

      if (!g_str_equal (get_id (place), id))
        continue;
      count = place->kind == INNO_JUMP_CITY ? describe_city (cities, place) : NULL;
      add_meta (metas, place, count != NULL ? count : place->detail);
    }
}

/* What is no longer there is left out. */
static GVariant *
make_metas (InnoFacts          *facts,
            const char * const *places,
            GPtrArray          *told)
{
  g_autoptr (GPtrArray) known = list_places (facts);
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (GArray) cities = NULL;
  GVariantBuilder metas;

  query->by = INNO_DIMENSION_CITY;
  query->lang = inno_lang_get_active ();
  cities = inno_facts_list_values (facts, query, NULL);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (; *places != NULL; places++)
    {
      const Told *project = find_told (told, *places);

      if (project != NULL)
        add_project (&metas, project, inno_facts_get_portfolio (facts));
      else
        add_known (&metas, known, cities, *places);
    }

  return g_variant_builder_end (&metas);
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) told = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (told == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_variant_ref_sink (make_metas (errand->facts, (const char * const *) errand->places, told)),
                           (GDestroyNotify) g_variant_unref);
}

static Errand *
errand_new (InnoFacts          *facts,
            const char * const *places)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->facts = inno_facts_ref (facts);
  errand->places = g_strdupv ((char **) places);

  return errand;
}

/**
 * inno_search_describe_async:
 * @workspace: a workspace with facts
 * @places: of results
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Puts results into words of the active language: for a project where it is, how it stands
 * and what was granted. No person is in it.
 */
void
inno_search_describe_async (InnoWorkspace       *workspace,
                            const char * const  *places,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (workspace, NULL, callback, user_data);
  InnoFacts *facts = inno_workspace_get_facts (workspace);

  g_task_set_task_data (task, errand_new (facts, places), errand_free);
  inno_workspace_run_async (workspace, &job, errand_new (facts, places), NULL, told_cb, task);
}

/* Returns: (transfer full) (nullable): aa{sv}, as GNOME Shell wants it */
GVariant *
inno_search_describe_finish (InnoWorkspace  *workspace,
                             GAsyncResult   *result,
                             GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
