/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include "inno-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (inno-query-error-quark, inno_query_error)

/* The members of a query that are a term of a vocabulary, a number or a text. */
static const struct { const char *key; gsize offset; InnoVocabulary vocabulary; } terms[] = {
  { "by",      G_STRUCT_OFFSET (InnoQuery, by),          INNO_VOCABULARY_DIMENSION },
  { "series",  G_STRUCT_OFFSET (InnoQuery, series),      INNO_VOCABULARY_DIMENSION },
  { "measure", G_STRUCT_OFFSET (InnoQuery, measure),     INNO_VOCABULARY_MEASURE },
  { "of",      G_STRUCT_OFFSET (InnoQuery, denominator), INNO_VOCABULARY_DENOMINATOR },
  { "sort",    G_STRUCT_OFFSET (InnoQuery, sort),        INNO_VOCABULARY_SORT },
};

static const struct { const char *key; gsize offset; int least; int most; } numbers[] = {
  { "from",  G_STRUCT_OFFSET (InnoQuery, from_year), 1000, 9999 },
  { "to",    G_STRUCT_OFFSET (InnoQuery, to_year),   1000, 9999 },
  { "share", G_STRUCT_OFFSET (InnoQuery, share),     0, 1 },
  { "roles", G_STRUCT_OFFSET (InnoQuery, roles),     0, (1 << INNO_N_ROLES) - 1 },
};

static const struct { const char *key; gsize offset; } texts[] = {
  { "text",   G_STRUCT_OFFSET (InnoQuery, text) },
  { "view",   G_STRUCT_OFFSET (InnoQuery, view) },
  { "metric", G_STRUCT_OFFSET (InnoQuery, metric) },
  { "since",  G_STRUCT_OFFSET (InnoQuery, since) },
};

#define MEMBER(type, query, offset) (G_STRUCT_MEMBER (type, (query), (offset)))

static void
append (GString    *string,
        const char *key,
        const char *value)
{
  if (string->len > 0)
    g_string_append_c (string, '&');
  g_string_append_printf (string, "%s=", key);
  g_string_append_uri_escaped (string, value, ":,", TRUE);
}

static void
append_filters (GString         *string,
                const InnoQuery *query)
{
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    for (guint i = 0; query->where[d] != NULL && i < query->where[d]->len; i++)
      append (string, inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, d),
              g_ptr_array_index (query->where[d], i));
}

/**
 * inno_query_to_text:
 * @query: a query
 *
 * Writes what of a query differs from a new one, but for its language: for what is
 * kept in settings, for links and for actions.
 *
 * Returns: (transfer full): for example "city=city:oulu&from=2021"; "" for a new query
 */
char *
inno_query_to_text (const InnoQuery *query)
{
  g_autoptr (InnoQuery) usual = inno_query_new ();
  GString *string = g_string_new (NULL);

  g_return_val_if_fail (query != NULL, NULL);

  append_filters (string, query);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      guint term = MEMBER (guint, query, terms[i].offset);

      if (term != MEMBER (guint, usual, terms[i].offset))
        append (string, terms[i].key, inno_vocabulary_get_id (terms[i].vocabulary, term));
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int number = MEMBER (int, query, numbers[i].offset);
      g_autofree char *digits = g_strdup_printf ("%d", number);

      if (number != MEMBER (int, usual, numbers[i].offset))
        append (string, numbers[i].key, digits);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (MEMBER (char *, query, texts[i].offset) != NULL)
      append (string, texts[i].key, MEMBER (char *, query, texts[i].offset));

  return g_string_free (string, FALSE);
}

static gboolean
set_filter (InnoQuery  *query,
            const char *key,
            const char *value)
{
  guint dimension;

  if (!inno_vocabulary_find (INNO_VOCABULARY_DIMENSION, key, &dimension) || *value == '\0')
    return FALSE;

  inno_query_add_filter (query, dimension, value);
  return TRUE;
}

static gboolean
set_term (InnoQuery  *query,
          const char *key,
          const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_str_equal (terms[i].key, key))
      return inno_vocabulary_find (terms[i].vocabulary, value, &MEMBER (guint, query, terms[i].offset));

  return FALSE;
}

static gboolean
set_number (InnoQuery  *query,
            const char *key,
            const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 number;

      if (!g_str_equal (numbers[i].key, key))
        continue;
      if (!g_ascii_string_to_signed (value, 10, numbers[i].least, numbers[i].most, &number, NULL))
        return FALSE;

      MEMBER (int, query, numbers[i].offset) = (int) number;
      return TRUE;
    }

  return FALSE;
}

static gboolean
set_text (InnoQuery  *query,
          const char *key,
          const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      {
        g_free (MEMBER (char *, query, texts[i].offset));
        MEMBER (char *, query, texts[i].offset) = g_strdup (value);
        return TRUE;
      }

  return FALSE;
}

static gboolean
set_member (InnoQuery   *query,
            const char  *pair,
            GError     **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *key = equals != NULL ? g_strndup (pair, equals - pair) : NULL;
  g_autofree char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;

  if (value != NULL && g_utf8_validate (value, -1, NULL) &&
      (set_filter (query, key, value) || set_term (query, key, value) ||
       set_number (query, key, value) || set_text (query, key, value)))
    return TRUE;

  g_set_error (error, INNO_QUERY_ERROR, INNO_QUERY_ERROR_SYNTAX,
               _("“%s” is not part of a question to the portfolio."), pair);
  return FALSE;
}

/**
 * inno_query_from_text:
 * @text: what inno_query_to_text() wrote
 * @error: return location of an INNO_QUERY_ERROR
 *
 * Returns: (transfer full) (nullable): the query, in English
 */
InnoQuery *
inno_query_from_text (const char  *text,
                      GError     **error)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_auto (GStrv) pairs = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  pairs = g_strsplit (text, "&", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    if (*pairs[i] != '\0' && !set_member (query, pairs[i], error))
      return NULL;

  return g_steal_pointer (&query);
}
