/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-sums-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (inno-analysis-error-quark, inno_analysis_error)

static gboolean
set_passes (InnoFilter       *filter,
            InnoFacts        *facts,
            const InnoQuery  *query,
            InnoDimension     dimension,
            GError          **error)
{
  const GPtrArray *ids = query->where[dimension];
  const InnoAxis *axis = &facts->axes[dimension];

  if (ids == NULL || ids->len == 0)
    return TRUE;

  filter->passes[dimension] = g_new0 (guint8, inno_axis_get_n (axis));
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      guint index;

      if (inno_axis_find (axis, id, &index))
        {
          filter->passes[dimension][index] = TRUE;
        }
      else if (dimension != INNO_DIMENSION_YEAR && !g_str_equal (id, INNO_QUERY_GONE_ID))
        {
          /* Translators: %s is what a person typed as a filter, for example city=narnia */
          g_set_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID,
                       _("Nothing in the portfolio is called “%s=%s”."),
                       inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, dimension), id);
          return FALSE;
        }
    }

  return TRUE;
}

/* Cancelled projects are left out unless they are asked for by name. */
static void
set_default_status (InnoFilter *filter,
                    InnoFacts  *facts)
{
  const InnoAxis *axis = &facts->axes[INNO_DIMENSION_STATUS];
  guint8 *passes;

  if (filter->passes[INNO_DIMENSION_STATUS] != NULL)
    return;

  passes = g_new (guint8, inno_axis_get_n (axis));
  for (guint i = 0; i < inno_axis_get_n (axis); i++)
    passes[i] = i != INNO_STATUS_CANCELLED + 1;
  filter->passes[INNO_DIMENSION_STATUS] = passes;
}

/* A span of years is a filter on the year axis: rows without a year are outside. */
static void
set_years (InnoFilter      *filter,
           InnoFacts       *facts,
           const InnoQuery *query)
{
  const InnoAxis *axis = &facts->axes[INNO_DIMENSION_YEAR];
  int from = query->from_year;
  int to = query->to_year != 0 ? query->to_year : G_MAXINT;
  guint8 *wanted = filter->passes[INNO_DIMENSION_YEAR];
  guint8 *passes;

  if (query->from_year == 0 && query->to_year == 0)
    return;

  passes = g_new0 (guint8, inno_axis_get_n (axis));
  for (guint i = 1; i < inno_axis_get_n (axis); i++)
    {
      gint64 year = g_ascii_strtoll (inno_axis_get_id (axis, i), NULL, 10);

      passes[i] = year >= from && year <= to && (wanted == NULL || wanted[i]);
    }
  g_free (wanted);
  filter->passes[INNO_DIMENSION_YEAR] = passes;
}

gboolean
inno_filter_init (InnoFilter       *filter,
                  InnoFacts        *facts,
                  const InnoQuery  *query,
                  GError          **error)
{
  *filter = (InnoFilter) { 0 };

  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    {
      if (!set_passes (filter, facts, query, d, error))
        {
          inno_filter_clear (filter);
          return FALSE;
        }
    }
  set_default_status (filter, facts);
  set_years (filter, facts, query);

  return TRUE;
}

void
inno_filter_clear (InnoFilter *filter)
{
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    g_clear_pointer (&filter->passes[d], g_free);
}

static const char * const *
get_cities (InnoFacts *facts,
            guint      agreement)
{
  const char *id = inno_axis_get_id (&facts->axes[INNO_DIMENSION_AGREEMENT], agreement);
  InnoEntity *entity = inno_portfolio_find (facts->portfolio, id);

  return entity != NULL ? inno_agreement_get_city_ids (INNO_AGREEMENT (entity)) : NULL;
}

static gboolean
is_in_passing_agreement (const InnoFilter *filter,
                         InnoFacts        *facts,
                         guint             city)
{
  const guint8 *passes = filter->passes[INNO_DIMENSION_AGREEMENT];
  const char *id = inno_axis_get_id (&facts->axes[INNO_DIMENSION_CITY], city);

  if (passes == NULL)
    return TRUE;

  for (guint i = 1; i < inno_axis_get_n (&facts->axes[INNO_DIMENSION_AGREEMENT]); i++)
    {
      const char * const *cities = passes[i] ? get_cities (facts, i) : NULL;

      if (cities != NULL && g_strv_contains (cities, id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_place_passing (const InnoFilter *filter,
                  InnoFacts        *facts,
                  guint             city)
{
  const guint8 *cities = filter->passes[INNO_DIMENSION_CITY];
  const guint8 *regions = filter->passes[INNO_DIMENSION_REGION];

  return (cities == NULL || cities[city]) && (regions == NULL || regions[facts->region_of_city[city]]);
}

gboolean
inno_filter_passes_city (const InnoFilter *filter,
                         InnoFacts        *facts,
                         guint             city)
{
  return is_place_passing (filter, facts, city) && is_in_passing_agreement (filter, facts, city);
}

/* One of its cities will do. */
gboolean
inno_filter_passes_agreement (const InnoFilter *filter,
                              InnoFacts        *facts,
                              guint             agreement)
{
  const guint8 *passes = filter->passes[INNO_DIMENSION_AGREEMENT];
  const char * const *cities = get_cities (facts, agreement);

  if (passes != NULL && !passes[agreement])
    return FALSE;
  if (filter->passes[INNO_DIMENSION_CITY] == NULL && filter->passes[INNO_DIMENSION_REGION] == NULL)
    return TRUE;

  for (guint i = 0; cities != NULL && cities[i] != NULL; i++)
    {
      guint city;

      if (inno_axis_find (&facts->axes[INNO_DIMENSION_CITY], cities[i], &city) &&
          is_place_passing (filter, facts, city))
        return TRUE;
    }

  return FALSE;
}

/* Rows without a source, which have no document either, are asked for by nobody. */
gboolean
inno_filter_leaves_whole (const InnoFilter *filter,
                          const InnoFacts  *facts,
                          InnoDenominator   whole)
{
  const guint8 *sources = filter->passes[INNO_DIMENSION_SOURCE];
  const guint8 *classes = filter->passes[INNO_DIMENSION_CLASS];

  for (guint i = INNO_AXIS_NONE + 1; i < inno_axis_get_n (&facts->axes[INNO_DIMENSION_SOURCE]); i++)
    {
      guint class = facts->class_of_source[i];
      guint number = class == INNO_CLASS_NONE ? INNO_AXIS_NONE : class + 1;

      if (class == INNO_CLASS_PRIVATE && whole == INNO_DENOMINATOR_PUBLIC)
        continue;
      if ((sources != NULL && !sources[i]) || (classes != NULL && !classes[number]))
        return FALSE;
    }

  return TRUE;
}
