/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-facts-private.h"

#include <string.h>

#include "inno-store-projects.h"

/* Odd and far apart in its bits, so that no two marks fall together. */
#define HASH_FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static void
free_narrowed (InnoFacts *self)
{
  g_clear_pointer (&self->narrowed_from, inno_facts_unref);
  g_free (self->text);
  if (self->shown == NULL)
    return;

  g_free (self->shown);
  g_free (self->kinds);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    if (self->rows[m].n_cells > 0)
      g_free (self->rows[m].cells);
}

static void
facts_free (InnoFacts *self)
{
  g_clear_pointer (&self->answers, inno_sums_cache_free);
  g_clear_pointer (&self->baseline, inno_facts_unref);
  g_free (self->baseline_name);
  g_clear_pointer (&self->baseline_label, inno_text_free);
  g_free (self->baseline_now);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->removed_words, g_ptr_array_unref);
  if (self->whole != NULL)
    {
      free_narrowed (self);
      inno_facts_unref (self->whole);
      g_free (self);
      return;
    }

  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->snapshot_label, inno_text_free);
  g_free (self->kinds);
  g_free (self->kind);
  g_free (self->start_day);
  g_free (self->end_day);
  g_free (self->ids);
  g_free (self->id_start);
  g_free (self->number);
  g_free (self->parent);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->city_start);
  g_free (self->city);
  g_free (self->theme_start);
  g_free (self->theme);
  g_free (self->row_sources);
  g_free (self->row_years);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      g_free (self->rows[m].start);
      g_free (self->rows[m].tag);
      g_free (self->rows[m].cents);
      g_free (self->rows[m].cell);
      g_free (self->rows[m].cells);
    }
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    inno_axis_clear (&self->axes[d]);
  g_free (self->region_of_city);
  g_free (self->class_of_source);
  g_free (self);
}

static gboolean
add_project_cb (const InnoStoreProject  *project,
                gpointer                 user_data,
                GError                 **error)
{
  inno_facts_builder_add (user_data, project);
  return TRUE;
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

/* Which project each one of the baseline is now: both are in the order of the ids. */
static guint32 *
find_present (InnoFacts *self,
              InnoFacts *baseline)
{
  guint32 *present = g_new (guint32, baseline->n_projects + 1);
  guint now = 0;

  for (guint p = 0; p < baseline->n_projects; p++)
    {
      const char *id = inno_facts_get_project_id (baseline, p);
      int order = 1;

      while (now < self->n_projects && (order = strcmp (inno_facts_get_project_id (self, now), id)) < 0)
        now++;
      present[p] = order == 0 ? now : INNO_FACTS_NO_PROJECT;
    }

  return present;
}

InnoFacts *
inno_facts_share (InnoFacts *whole)
{
  InnoFacts *facts = g_memdup2 (whole, sizeof *whole);

  g_atomic_ref_count_init (&facts->ref_count);
  facts->whole = inno_facts_ref (whole);
  facts->answers = inno_sums_cache_new ();

  return facts;
}

/**
 * inno_facts_with_baseline:
 * @self: the facts
 * @baseline: the facts as they were
 * @name: the name of the snapshot they come from
 * @label: (nullable): what people call it; its name where nothing is said
 *
 * Returns: (transfer full): the same facts, whole, with something to compare them
 *   with; the columns are shared
 */
InnoFacts *
inno_facts_with_baseline (InnoFacts      *self,
                          InnoFacts      *baseline,
                          const char     *name,
                          const InnoText *label)
{
  InnoFacts *whole = inno_facts_get_whole (self);
  InnoFacts *copy = inno_facts_share (whole);

  copy->baseline = inno_facts_ref (baseline);
  copy->baseline_name = g_strdup (name);
  copy->baseline_label = label != NULL ? inno_text_copy (label) : NULL;
  copy->baseline_now = find_present (whole, baseline);

  return copy;
}

gboolean
inno_facts_is_filtered (const InnoFacts *self,
                        const InnoQuery *query)
{
  return self->text != NULL || inno_query_is_filtered (query);
}

/**
 * inno_facts_get_baseline_name:
 * @self: facts
 *
 * Returns: (transfer none) (nullable): the name of the snapshot that they are compared with; %NULL where there is none
 */
const char *
inno_facts_get_baseline_name (InnoFacts *self)
{
  return self->baseline_name;
}

/**
 * inno_facts_get_snapshot_label:
 * @self: facts
 * @lang: a language
 *
 * Returns: (transfer none) (nullable): what people call the snapshot that they were read from, by the meeting that it
 *   was made for; %NULL where nobody says
 */
const char *
inno_facts_get_snapshot_label (InnoFacts *self,
                               InnoLang   lang)
{
  return self->snapshot_label != NULL ? inno_text_get (self->snapshot_label, lang, NULL) : NULL;
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

/* Returns: how many projects there are, counted and shown or not */
guint
inno_facts_get_n_projects (InnoFacts *self)
{
  return self->n_projects;
}

InnoFacts *
inno_facts_get_whole (InnoFacts *self)
{
  return self->whole != NULL ? self->whole : self;
}

guint64
inno_facts_mark_row (const InnoFacts *self,
                     const char      *project_id,
                     InnoFactsTag     tag)
{
  guint64 mark = g_str_hash (project_id);

  mark = mark * HASH_FACTOR ^ g_str_hash (inno_axis_get_id (&self->axes[INNO_DIMENSION_SOURCE], tag.source));
  mark = mark * HASH_FACTOR ^ g_str_hash (inno_axis_get_id (&self->axes[INNO_DIMENSION_YEAR], tag.year));

  return mark * HASH_FACTOR | 1;
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
 * inno_facts_find_project:
 * @self: the facts
 * @id: an id
 * @project: (out): the number of the project
 *
 * Projects stand in the order of their ids, as the store reads them.
 *
 * Returns: whether it is there
 */
gboolean
inno_facts_find_project (InnoFacts  *self,
                         const char *id,
                         guint      *project)
{
  guint low = 0, high = self->n_projects;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (inno_facts_get_project_id (self, middle), id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *project = low;

  return low < self->n_projects && g_str_equal (inno_facts_get_project_id (self, low), id);
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
