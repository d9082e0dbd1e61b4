/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-query.h"

G_DEFINE_BOXED_TYPE (InnoQuery, inno_query, inno_query_copy, inno_query_free)

static gpointer
copy_id (gconstpointer id,
         gpointer      user_data)
{
  return g_strdup (id);
}

static void
copy_filters (InnoQuery       *query,
              const InnoQuery *filters)
{
  query->from_year = filters->from_year;
  query->to_year = filters->to_year;
  query->text = g_strdup (filters->text);
  for (guint i = 0; i < INNO_N_DIMENSIONS; i++)
    {
      query->where[i] = NULL;
      if (filters->where[i] == NULL)
        continue;

      query->where[i] = g_ptr_array_copy (filters->where[i], copy_id, NULL);
      g_ptr_array_set_free_func (query->where[i], g_free);
    }
}

/**
 * inno_query_new:
 *
 * Returns: (transfer full): granted money by agreement and funding class, of the
 *   whole portfolio
 */
InnoQuery *
inno_query_new (void)
{
  InnoQuery *query = g_new0 (InnoQuery, 1);

  query->by = INNO_DIMENSION_AGREEMENT;
  query->series = INNO_DIMENSION_CLASS;
  query->measure = INNO_MEASURE_GRANTED;
  query->roles = INNO_ROLES_DEFAULT;
  query->lang = INNO_LANG_EN;

  return query;
}

/**
 * inno_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): another that shares nothing with it
 */
InnoQuery *
inno_query_copy (const InnoQuery *query)
{
  InnoQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->view = g_strdup (query->view);
  copy->metric = g_strdup (query->metric);
  copy->since = g_strdup (query->since);
  copy_filters (copy, query);

  return copy;
}

/**
 * inno_query_free:
 * @query: (transfer full) (nullable): a query
 */
void
inno_query_free (InnoQuery *query)
{
  if (query == NULL)
    return;

  inno_query_clear_filters (query);
  g_free (query->view);
  g_free (query->metric);
  g_free (query->since);
  g_free (query);
}

/**
 * inno_query_add_filter:
 * @query: a query
 * @dimension: what is filtered
 * @id: one that is let through
 *
 * Filters of one dimension widen each other, those of different dimensions
 * narrow. The same filter twice is the same as once.
 */
void
inno_query_add_filter (InnoQuery     *query,
                       InnoDimension  dimension,
                       const char    *id)
{
  g_return_if_fail (query != NULL);
  g_return_if_fail ((guint) dimension < INNO_N_DIMENSIONS);
  g_return_if_fail (id != NULL);

  if (query->where[dimension] == NULL)
    query->where[dimension] = g_ptr_array_new_with_free_func (g_free);

  if (!g_ptr_array_find_with_equal_func (query->where[dimension], id, g_str_equal, NULL))
    g_ptr_array_add (query->where[dimension], g_strdup (id));
}

/**
 * inno_query_remove_filter:
 * @query: a query
 * @dimension: what is filtered
 * @id: one that is let through, or was
 *
 * Where none of a dimension is left, all of it is let through.
 */
void
inno_query_remove_filter (InnoQuery     *query,
                          InnoDimension  dimension,
                          const char    *id)
{
  guint index;

  g_return_if_fail (query != NULL);
  g_return_if_fail ((guint) dimension < INNO_N_DIMENSIONS);
  g_return_if_fail (id != NULL);

  if (query->where[dimension] == NULL ||
      !g_ptr_array_find_with_equal_func (query->where[dimension], id, g_str_equal, &index))
    return;

  g_ptr_array_remove_index (query->where[dimension], index);
  if (query->where[dimension]->len == 0)
    g_clear_pointer (&query->where[dimension], g_ptr_array_unref);
}

/**
 * inno_query_set_text:
 * @query: a query
 * @text: (nullable): free text; %NULL or nothing but blanks for none
 */
void
inno_query_set_text (InnoQuery  *query,
                     const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  g_return_if_fail (query != NULL);

  g_free (query->text);
  query->text = stripped != NULL && *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/**
 * inno_query_set_filters:
 * @query: a query
 * @filters: another
 *
 * Asks the same of what @filters lets through: its ids, years and free text.
 */
void
inno_query_set_filters (InnoQuery       *query,
                        const InnoQuery *filters)
{
  g_return_if_fail (query != NULL);
  g_return_if_fail (filters != NULL && filters != query);

  inno_query_clear_filters (query);
  copy_filters (query, filters);
}

/**
 * inno_query_clear_filters:
 * @query: a query
 *
 * Asks the same of the whole portfolio.
 */
void
inno_query_clear_filters (InnoQuery *query)
{
  g_return_if_fail (query != NULL);

  query->from_year = 0;
  query->to_year = 0;
  g_clear_pointer (&query->text, g_free);
  for (guint i = 0; i < INNO_N_DIMENSIONS; i++)
    g_clear_pointer (&query->where[i], g_ptr_array_unref);
}

/**
 * inno_query_is_filtered:
 * @query: a query
 *
 * Returns: whether it asks for less than the whole portfolio: by ids, by years or
 *   by free text
 */
gboolean
inno_query_is_filtered (const InnoQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  for (guint i = 0; i < INNO_N_DIMENSIONS; i++)
    if (query->where[i] != NULL && query->where[i]->len > 0)
      return TRUE;

  return query->from_year != 0 || query->to_year != 0 || query->text != NULL;
}
