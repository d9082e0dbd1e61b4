/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-filter-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-values.h"

/* A chip is a word or two: more than this is counted instead. */
#define MOST_NAMES 3
#define MOST_CHARS 42

/* In the order in which they stand. Years one by one come from a chart alone; people
 * choose a span. */
static const InnoFilterKind kinds[INNO_N_FILTER_KINDS] = {
  INNO_DIMENSION_AGREEMENT, INNO_DIMENSION_CITY, INNO_DIMENSION_REGION, INNO_DIMENSION_THEME,
  INNO_DIMENSION_LEAD_THEME, INNO_DIMENSION_SOURCE, INNO_DIMENSION_CLASS, INNO_DIMENSION_STATUS,
  INNO_FILTER_YEARS, INNO_DIMENSION_YEAR,
};

/**
 * inno_filter_kinds_get_all:
 *
 * Returns: (transfer none) (array fixed-size=INNO_N_FILTER_KINDS): the kinds, in order
 */
const InnoFilterKind *
inno_filter_kinds_get_all (void)
{
  return kinds;
}

/**
 * inno_filter_kind_get_label:
 * @kind: what is filtered by
 *
 * Returns: (transfer none): a word for it, in the active language
 */
const char *
inno_filter_kind_get_label (InnoFilterKind kind)
{
  return kind == INNO_FILTER_YEARS ? _("Years") : inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, kind);
}

gboolean
inno_filter_kind_is_used (InnoFilterKind   kind,
                          const InnoQuery *filter)
{
  if (kind == INNO_FILTER_YEARS)
    return filter->from_year != 0 || filter->to_year != 0;

  return filter->where[kind] != NULL && filter->where[kind]->len > 0;
}

void
inno_filter_kind_clear (InnoFilterKind  kind,
                        InnoQuery      *filter)
{
  if (kind == INNO_FILTER_YEARS)
    filter->from_year = filter->to_year = 0;
  else
    g_clear_pointer (&filter->where[kind], g_ptr_array_unref);
}

static gboolean
is_gone (InnoDimension  dimension,
         InnoFacts     *facts,
         const char    *id)
{
  g_autofree char *label = inno_facts_get_value_label (facts, dimension, id, inno_lang_get_active ());

  return label == NULL;
}

/**
 * inno_filter_has_gone:
 * @kind: what is filtered by
 * @facts: the facts
 * @filter: a filter
 *
 * Returns: whether it names what is not in the data
 */
gboolean
inno_filter_has_gone (InnoFilterKind   kind,
                      InnoFacts       *facts,
                      const InnoQuery *filter)
{
  if (kind == INNO_FILTER_YEARS || !inno_filter_kind_is_used (kind, filter))
    return FALSE;

  for (guint i = 0; i < filter->where[kind]->len; i++)
    if (is_gone (kind, facts, g_ptr_array_index (filter->where[kind], i)))
      return TRUE;

  return FALSE;
}

/**
 * inno_filter_value_label:
 * @dimension: a dimension
 * @facts: the facts
 * @id: an id that a filter names
 *
 * Returns: (transfer full): what people call it, in the active language; of what is
 *   not in the data what is left of its name, and that it is gone
 */
char *
inno_filter_value_label (InnoDimension  dimension,
                         InnoFacts     *facts,
                         const char    *id)
{
  char *label = inno_facts_get_value_label (facts, dimension, id, inno_lang_get_active ());
  const char *colon = strchr (id, ':');

  if (label != NULL)
    return label;
  if (g_str_equal (id, INNO_QUERY_GONE_ID))
    return g_strdup (_("no longer in the data"));

  /* Translators: %s is what a filter names, a city for example */
  return g_strdup_printf (_("%s (no longer in the data)"), colon != NULL ? colon + 1 : id);
}

static char *
describe_years (const InnoQuery *filter)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *range = NULL;

  if (filter->to_year == 0)
    return g_strdup_printf (_("Years from %d"), filter->from_year);
  if (filter->from_year == 0)
    return g_strdup_printf (_("Years until %d"), filter->to_year);
  if (filter->from_year == filter->to_year)
    return g_strdup_printf (_("Year %d"), filter->from_year);

  range = inno_format_year_range (format, filter->from_year, filter->to_year);
  return g_strdup_printf (_("Years %s"), range);
}

static char *
join_names (InnoDimension    dimension,
            InnoFacts       *facts,
            const InnoQuery *filter)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < filter->where[dimension]->len; i++)
    g_ptr_array_add (names, inno_filter_value_label (dimension, facts, g_ptr_array_index (filter->where[dimension], i)));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

/* The classes that make up public funding have a name together. */
static gboolean
is_public (InnoFilterKind   kind,
           const InnoQuery *filter)
{
  if (kind != INNO_DIMENSION_CLASS)
    return FALSE;

  for (guint c = 0; c < INNO_N_CLASSES; c++)
    if (g_ptr_array_find_with_equal_func (filter->where[kind], inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, c),
                                          g_str_equal, NULL) != (c != INNO_CLASS_PRIVATE))
      return FALSE;

  return TRUE;
}

/**
 * inno_filter_describe_short:
 * @kind: what is filtered by; it is used
 * @facts: the facts
 * @filter: a filter
 *
 * Returns: (transfer full): "City: Tampere, Oulu", in the active language; where that
 *   would be long, how many are chosen
 */
char *
inno_filter_describe_short (InnoFilterKind   kind,
                            InnoFacts       *facts,
                            const InnoQuery *filter)
{
  g_autofree char *names = NULL;
  g_autofree char *number = NULL;
  g_autofree char *chosen = NULL;
  guint n;

  if (kind == INNO_FILTER_YEARS)
    return describe_years (filter);
  if (is_public (kind, filter))
    return g_strdup_printf (_("%s: %s"), inno_filter_kind_get_label (kind), _("Public funding"));

  n = filter->where[kind]->len;
  names = join_names (kind, facts, filter);
  if (n == 1 || (n <= MOST_NAMES && g_utf8_strlen (names, -1) <= MOST_CHARS))
    return g_strdup_printf (_("%s: %s"), inno_filter_kind_get_label (kind), names);

  number = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  chosen = g_strdup_printf (ngettext ("%s chosen", "%s chosen", n), number);
  return g_strdup_printf (_("%s: %s"), inno_filter_kind_get_label (kind), chosen);
}

/**
 * inno_filter_describe_whole:
 * @kind: what is filtered by; it is used
 * @facts: the facts
 * @filter: a filter
 *
 * Returns: (transfer full): the same with every name
 */
char *
inno_filter_describe_whole (InnoFilterKind   kind,
                            InnoFacts       *facts,
                            const InnoQuery *filter)
{
  g_autofree char *names = NULL;

  if (kind == INNO_FILTER_YEARS)
    return describe_years (filter);

  names = join_names (kind, facts, filter);
  return g_strdup_printf (_("%s: %s"), inno_filter_kind_get_label (kind), names);
}

/**
 * inno_filter_count:
 * @filter: a filter
 *
 * Returns: how many filters that is: what is filtered by, and a free text
 */
guint
inno_filter_count (const InnoQuery *filter)
{
  guint n = filter->text != NULL;

  for (InnoFilterKind kind = 0; kind < INNO_N_FILTER_KINDS; kind++)
    n += inno_filter_kind_is_used (kind, filter);

  return n;
}
