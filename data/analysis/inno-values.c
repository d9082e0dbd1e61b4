/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-values.h"

#include <string.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-groups-private.h"

/* What it takes to put the values in order. */
typedef struct
{
  InnoValue  value;
  gboolean   is_none;
  char      *key;       /* NULL: as they came */
  guint      place;
} Sorted;

static void
value_clear (gpointer data)
{
  InnoValue *value = data;

  g_free (value->id);
  g_free (value->label);
}

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *one = a, *other = b;
  int order = one->is_none - other->is_none;

  if (order == 0)
    order = g_strcmp0 (one->key, other->key);

  return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

/* Projects by value, of all that there are: a value that a filter leaves nothing of is
 * one that may be chosen instead. */
static InnoFrame *
count (InnoFacts        *facts,
       const InnoQuery  *filters,
       const InnoQuery  *query,
       GError          **error)
{
  g_autoptr (InnoQuery) asked = inno_query_new ();

  asked->by = query->by;
  asked->lang = query->lang;
  asked->measure = INNO_MEASURE_PROJECTS;
  if (filters != NULL)
    inno_query_set_filters (asked, filters);
  g_clear_pointer (&asked->where[query->by], g_ptr_array_unref);
  if (query->by == INNO_DIMENSION_YEAR)
    asked->from_year = asked->to_year = 0;
  /* Cancelled projects are there when they are asked for. */
  for (guint i = 0; query->by == INNO_DIMENSION_STATUS && i < INNO_N_STATUSES; i++)
    inno_query_add_filter (asked, query->by, inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, i));

  return inno_facts_aggregate (facts, asked, error);
}

static guint
get_count (InnoFrame  *frame,
           const char *id)
{
  int row = inno_frame_find_row (frame, id);
  int column = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);

  return row >= 0 ? (guint) inno_frame_get_cell (frame, row, column).integer : 0;
}

/* Classes, states and years have an order of their own. */
static gboolean
goes_by_name (InnoDimension dimension)
{
  return inno_group_is_entity (dimension) || dimension == INNO_DIMENSION_REGION;
}

static Sorted
make_sorted (InnoFrame *all,
             InnoFrame *left,
             guint      row)
{
  const InnoQuery *query = inno_frame_get_query (all);
  const char *id = inno_frame_get_row_id (all, row);
  const char *label = inno_frame_get_row_label (all, row);

  return (Sorted) {
    .value = { g_strdup (id), g_strdup (label), get_count (left, id) },
    .is_none = g_str_equal (id, INNO_FRAME_NONE_ID),
    .key = goes_by_name (query->by) ? inno_format_collation_key (inno_format_get (query->lang), label) : NULL,
    .place = row,
  };
}

/**
 * inno_facts_list_values:
 * @facts: the facts
 * @query: the dimension, as its "by"; its filters; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * What a filter by that dimension may name, and how many projects each would leave
 * beside the other filters. Filters by the dimension itself mean nothing here.
 *
 * Returns: (transfer full) (nullable) (element-type InnoValue): the values, by name or
 *   in their own order; what names nothing comes last
 */
GArray *
inno_facts_list_values (InnoFacts        *facts,
                        const InnoQuery  *query,
                        GError          **error)
{
  g_autoptr (InnoFrame) all = count (facts, NULL, query, error);
  g_autoptr (InnoFrame) left = all != NULL ? count (facts, query, query, error) : NULL;
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  GArray *values;

  if (left == NULL)
    return NULL;

  for (guint row = 0; row < inno_frame_get_n_groups (all); row++)
    {
      Sorted one = make_sorted (all, left, row);

      g_array_append_val (sorted, one);
    }
  g_array_sort (sorted, compare_sorted);

  values = g_array_sized_new (FALSE, FALSE, sizeof (InnoValue), sorted->len);
  g_array_set_clear_func (values, value_clear);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_array_append_val (values, g_array_index (sorted, Sorted, i).value);
      g_free (g_array_index (sorted, Sorted, i).key);
    }

  return values;
}

/**
 * inno_facts_get_value_label:
 * @facts: the facts
 * @dimension: a dimension
 * @id: one of its values, or what people type for it
 * @lang: the language of the name, which must be the active one
 *
 * Returns: (transfer full) (nullable): what people call the value; %NULL where it is
 *   not in the data
 */
char *
inno_facts_get_value_label (InnoFacts     *facts,
                            InnoDimension  dimension,
                            const char    *id,
                            InnoLang       lang)
{
  guint number;

  g_return_val_if_fail (facts != NULL && id != NULL, NULL);
  g_return_val_if_fail ((guint) dimension < INNO_N_DIMENSIONS, NULL);

  return inno_axis_find (&facts->axes[dimension], id, &number)
    ? inno_group_get_label (facts, dimension, number, lang) : NULL;
}

static void
drop_unknown (InnoFacts     *facts,
              InnoQuery     *query,
              InnoDimension  dimension)
{
  GPtrArray *ids = query->where[dimension];
  guint number;

  for (guint i = ids->len; i > 0; i--)
    if (!inno_axis_find (&facts->axes[dimension], g_ptr_array_index (ids, i - 1), &number))
      g_ptr_array_remove_index (ids, i - 1);
  if (ids->len == 0)
    g_ptr_array_add (ids, g_strdup (INNO_QUERY_GONE_ID));
}

/**
 * inno_facts_drop_unknown:
 * @facts: the facts
 * @query: a query, whose filters were made of other facts perhaps
 *
 * What a filter names may be gone with the next refresh. Of several ids the others
 * still hold; where none is left nothing matches: to show the whole portfolio under
 * a filter would be a wrong figure.
 *
 * Returns: (transfer full): the query with %INNO_QUERY_GONE_ID for such filters
 */
InnoQuery *
inno_facts_drop_unknown (InnoFacts       *facts,
                         const InnoQuery *query)
{
  InnoQuery *copy;

  g_return_val_if_fail (facts != NULL && query != NULL, NULL);

  copy = inno_query_copy (query);
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    if (copy->where[d] != NULL && copy->where[d]->len > 0 && d != INNO_DIMENSION_YEAR)
      drop_unknown (facts, copy, d);

  return copy;
}
