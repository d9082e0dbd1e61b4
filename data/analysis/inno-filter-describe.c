/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-groups-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-values.h"

static char *
describe_years (const InnoQuery *query)
{
  if (query->to_year == 0)
    return g_strdup_printf (_("from %d"), query->from_year);
  if (query->from_year == 0)
    return g_strdup_printf (_("until %d"), query->to_year);

  return inno_format_year_range (inno_format_get (query->lang), query->from_year, query->to_year);
}

static char *
describe_ids (InnoFacts       *facts,
              const InnoQuery *query,
              InnoDimension    dimension)
{
  const GPtrArray *ids = query->where[dimension];
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      char *label = inno_facts_get_value_label (facts, dimension, id, query->lang);

      if (label == NULL)
        label = g_strdup (g_str_equal (id, INNO_QUERY_GONE_ID) ? _("no longer in the data") : id);
      g_ptr_array_add (labels, label);
    }
  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (", ", (char **) labels->pdata);

  /* Translators: a filter, for example "Status: Ongoing, Ended" */
  return g_strdup_printf (_("%s: %s"),
                          inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, dimension), list);
}

/* The filters of a query, and what the facts are narrowed to, in the words that stand
 * under a picture. */
char **
inno_filter_describe (InnoFacts       *facts,
                      const InnoQuery *query)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();

  if (query->from_year != 0 || query->to_year != 0)
    g_ptr_array_add (filters, describe_years (query));
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    if (query->where[d] != NULL && query->where[d]->len > 0)
      g_ptr_array_add (filters, describe_ids (facts, query, d));
  if (facts->text != NULL)
    /* Translators: a filter, %s is what somebody searches projects for */
    g_ptr_array_add (filters, g_strdup_printf (_("Search: %s"), facts->text));
  g_ptr_array_add (filters, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&filters), FALSE);
}
