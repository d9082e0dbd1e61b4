/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-query-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-verb.h"

/**
 * inno_query_options_add:
 * @context: the options of a command
 * @options: (inout): where the values go
 *
 * Adds the options that ask a question of the portfolio.
 */
void
inno_query_options_add (GOptionContext   *context,
                        InnoQueryOptions *options)
{
  GOptionGroup *group = g_option_group_new ("query", _("Query"), _("Show query options"), NULL, NULL);
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by,
      N_("Group by agreement, city, region, theme, lead-theme, source, class, year or status"), N_("WHAT") },
    { "series", 0, 0, G_OPTION_ARG_STRING, &options->series,
      N_("Split by class or source"), N_("WHAT") },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options->measure,
      N_("Show granted, realised, planned or projects"), N_("WHAT") },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->where,
      N_("Keep only this; may be given again"), N_("KEY=ID") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &options->search,
      N_("Keep only projects in which these words are found"), N_("TEXT") },
    { "share", 0, 0, G_OPTION_ARG_NONE, &options->share,
      N_("Per cent of public funding"), NULL },
    { "from", 0, 0, G_OPTION_ARG_INT, &options->from_year, N_("First year"), N_("YEAR") },
    { "to", 0, 0, G_OPTION_ARG_INT, &options->to_year, N_("Last year"), N_("YEAR") },
    { "roles", 0, 0, G_OPTION_ARG_STRING, &options->roles,
      N_("Roles that count: lead,implementer,network,discussion"), N_("ROLES") },
    { "of", 0, 0, G_OPTION_ARG_STRING, &options->denominator,
      N_("What a city share is a share of: public or all"), N_("WHAT") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options->sort,
      N_("Order of the rows: usual, name or value"), N_("ORDER") },
    { "view", 0, 0, G_OPTION_ARG_STRING, &options->view,
      N_("Another view of the chart; --list names them"), N_("VIEW") },
    { "metric", 0, 0, G_OPTION_ARG_STRING, &options->metric, N_("Metric of the impact model"), N_("ID") },
    { "snapshot", 0, 0, G_OPTION_ARG_STRING, &options->snapshot, N_("Snapshot whose figures are shown"), N_("NAME") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options->since, N_("Snapshot to compare with"), N_("NAME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("Language: fi, sv or en"), N_("LANG") },
    { NULL },
  };

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_add_group (context, group);
}

void
inno_query_options_clear (InnoQueryOptions *options)
{
  g_clear_pointer (&options->by, g_free);
  g_clear_pointer (&options->series, g_free);
  g_clear_pointer (&options->measure, g_free);
  g_clear_pointer (&options->roles, g_free);
  g_clear_pointer (&options->lang, g_free);
  g_clear_pointer (&options->denominator, g_free);
  g_clear_pointer (&options->sort, g_free);
  g_clear_pointer (&options->view, g_free);
  g_clear_pointer (&options->metric, g_free);
  g_clear_pointer (&options->snapshot, g_free);
  g_clear_pointer (&options->since, g_free);
  g_clear_pointer (&options->search, g_free);
  g_clear_pointer (&options->where, g_strfreev);
}

static gboolean
parse_term (InnoVocabulary   vocabulary,
            const char      *option,
            const char      *text,
            guint           *value,
            GError         **error)
{
  if (text == NULL || inno_vocabulary_find (vocabulary, text, value))
    return TRUE;

  g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), text, option);
  return FALSE;
}

/**
 * inno_query_options_parse_lang:
 * @text: (nullable): what --lang said; %NULL for the language of the session
 * @lang: (out): the language
 * @error: return location of an %INNO_USAGE_ERROR
 *
 * Returns: whether there is such a language
 */
gboolean
inno_query_options_parse_lang (const char  *text,
                               InnoLang    *lang,
                               GError     **error)
{
  *lang = inno_lang_from_environment ();
  if (text == NULL || inno_lang_from_code (text, lang))
    return TRUE;

  g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), text, "lang");
  return FALSE;
}

static gboolean
parse_series (const char     *text,
              InnoDimension  *series,
              GError        **error)
{
  guint value = *series;

  if (!parse_term (INNO_VOCABULARY_DIMENSION, "series", text, &value, error))
    return FALSE;
  if (value != INNO_DIMENSION_CLASS && value != INNO_DIMENSION_SOURCE)
    {
      g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), text, "series");
      return FALSE;
    }

  *series = value;
  return TRUE;
}

static gboolean
parse_where (char       **where,
             InnoQuery   *query,
             GError     **error)
{
  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    {
      const char *equals = strchr (where[i], '=');
      g_autofree char *key = equals != NULL ? g_strndup (where[i], equals - where[i]) : NULL;
      guint dimension = 0;

      if (key == NULL || equals[1] == '\0' ||
          !inno_vocabulary_find (INNO_VOCABULARY_DIMENSION, key, &dimension))
        {
          g_set_error (error, INNO_USAGE_ERROR, 0,
                       _("“%s” is not a filter: write for example city=tampere."), where[i]);
          return FALSE;
        }
      inno_query_add_filter (query, dimension, equals + 1);
    }

  return TRUE;
}

static gboolean
parse_roles (const char  *text,
             guint       *roles,
             GError     **error)
{
  g_auto (GStrv) words = NULL;
  guint bits = 0;

  if (text == NULL)
    return TRUE;

  words = g_strsplit (text, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint role = 0;

      if (!parse_term (INNO_VOCABULARY_ROLE, "roles", words[i], &role, error))
        return FALSE;
      bits |= 1u << role;
    }
  *roles = bits;

  return TRUE;
}

static gboolean
parse_years (const InnoQueryOptions  *options,
             InnoQuery               *query,
             GError                 **error)
{
  const int years[] = { options->from_year, options->to_year };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    if (years[i] != 0 && (years[i] < 1000 || years[i] > 9999))
      {
        g_set_error (error, INNO_USAGE_ERROR, 0, _("“%d” is not a year."), years[i]);
        return FALSE;
      }

  if (options->from_year != 0 && options->to_year != 0 && options->from_year > options->to_year)
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("--from is later than --to."));
      return FALSE;
    }

  query->from_year = options->from_year;
  query->to_year = options->to_year;
  return TRUE;
}

/**
 * inno_query_options_parse:
 * @options: words of the command line
 * @error: return location of an INNO_USAGE_ERROR
 *
 * Makes a query of them and activates its language.
 *
 * Returns: (transfer full) (nullable): the query
 */
InnoQuery *
inno_query_options_parse (InnoQueryOptions  *options,
                          GError           **error)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  guint by = query->by, measure = query->measure;
  guint denominator = query->denominator, sort = query->sort;

  if (!inno_query_options_parse_lang (options->lang, &query->lang, error) ||
      !parse_term (INNO_VOCABULARY_DIMENSION, "by", options->by, &by, error) ||
      !parse_term (INNO_VOCABULARY_MEASURE, "measure", options->measure, &measure, error) ||
      !parse_term (INNO_VOCABULARY_DENOMINATOR, "of", options->denominator, &denominator, error) ||
      !parse_term (INNO_VOCABULARY_SORT, "sort", options->sort, &sort, error) ||
      !parse_series (options->series, &query->series, error) ||
      !parse_roles (options->roles, &query->roles, error) ||
      !parse_years (options, query, error) ||
      !parse_where (options->where, query, error))
    return NULL;

  query->by = by;
  query->measure = measure;
  query->share = options->share;
  query->denominator = denominator;
  query->sort = sort;
  query->view = g_strdup (options->view);
  query->metric = g_strdup (options->metric);
  query->since = g_strdup (options->since);
  inno_query_set_text (query, options->search);
  inno_lang_activate (query->lang);

  return g_steal_pointer (&query);
}
