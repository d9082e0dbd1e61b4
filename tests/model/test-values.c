/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "inno-query.h"

static void
test_vocabularies (void)
{
  static const guint sizes[] = { INNO_N_CLASSES, INNO_N_MEASURES, INNO_N_STATUSES, INNO_N_KINDS,
                                 INNO_N_ROLES, INNO_N_DIMENSIONS, 3, 5 };

  for (guint v = 0; v < G_N_ELEMENTS (sizes); v++)
    {
      g_assert_cmpuint (inno_vocabulary_get_size (v), ==, sizes[v]);
      for (guint i = 0; i < sizes[v]; i++)
        {
          guint found = G_MAXUINT;

          g_assert_true (inno_vocabulary_find (v, inno_vocabulary_get_id (v, i), &found));
          g_assert_cmpuint (found, ==, i);
          g_assert_cmpstr (inno_vocabulary_get_label (v, i), !=, "");
        }
    }
}

/* The numbers and the ids belong together: these are in files. */
static void
test_terms (void)
{
  static const struct
  {
    InnoVocabulary  vocabulary;
    guint           value;
    const char     *id;
    const char     *label;
  } terms[] = {
    { INNO_VOCABULARY_CLASS, INNO_CLASS_CITY, "city", "City" },
    { INNO_VOCABULARY_CLASS, INNO_CLASS_EU, "eu", "EU" },
    { INNO_VOCABULARY_CLASS, INNO_CLASS_EU_STATE, "eu_state", "EU and state, not split" },
    { INNO_VOCABULARY_CLASS, INNO_CLASS_STATE, "state", "State" },
    { INNO_VOCABULARY_CLASS, INNO_CLASS_OTHER_PUBLIC, "other_public", "Other public" },
    { INNO_VOCABULARY_CLASS, INNO_CLASS_PRIVATE, "private", "Private" },
    { INNO_VOCABULARY_MEASURE, INNO_MEASURE_GRANTED, "granted", "Granted" },
    { INNO_VOCABULARY_MEASURE, INNO_MEASURE_REALISED, "realised", "Realised" },
    { INNO_VOCABULARY_MEASURE, INNO_MEASURE_PLANNED, "planned", "Planned" },
    { INNO_VOCABULARY_MEASURE, INNO_MEASURE_PROJECTS, "projects", "Projects" },
    { INNO_VOCABULARY_STATUS, INNO_STATUS_PLANNED, "planned", "Planned" },
    { INNO_VOCABULARY_STATUS, INNO_STATUS_CANCELLED, "cancelled", "Cancelled" },
    { INNO_VOCABULARY_KIND, INNO_KIND_SUB, "sub", "Sub-project" },
    { INNO_VOCABULARY_ROLE, INNO_ROLE_DISCUSSION, "discussion", "In discussion" },
    { INNO_VOCABULARY_DIMENSION, INNO_DIMENSION_LEAD_THEME, "lead-theme", "Lead theme" },
    { INNO_VOCABULARY_DIMENSION, INNO_DIMENSION_THEME, "theme", "Strategic priority" },
    { INNO_VOCABULARY_RULE, INNO_RULE_UNKNOWN, "unknown", "Not known" },
    { INNO_VOCABULARY_BAND, INNO_BAND_NONE, "none", "No share" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_assert_cmpstr (inno_vocabulary_get_id (terms[i].vocabulary, terms[i].value), ==,
                       terms[i].id);
      g_assert_cmpstr (inno_vocabulary_get_label (terms[i].vocabulary, terms[i].value), ==,
                       terms[i].label);
    }
}

static void
test_unknown_terms (void)
{
  guint value = 42;

  g_assert_false (inno_vocabulary_find (INNO_VOCABULARY_CLASS, "City", &value));
  g_assert_false (inno_vocabulary_find (INNO_VOCABULARY_CLASS, "", &value));
  g_assert_false (inno_vocabulary_find (INNO_VOCABULARY_CLASS, NULL, &value));
  g_assert_cmpuint (value, ==, 42);
  g_assert_true (inno_vocabulary_find (INNO_VOCABULARY_CLASS, "city", NULL));
}

static void
test_query_defaults (void)
{
  g_autoptr(InnoQuery) query = inno_query_new ();

  g_assert_cmpint (query->by, ==, INNO_DIMENSION_AGREEMENT);
  g_assert_cmpint (query->series, ==, INNO_DIMENSION_CLASS);
  g_assert_cmpint (query->measure, ==, INNO_MEASURE_GRANTED);
  g_assert_cmpint (query->lang, ==, INNO_LANG_EN);
  g_assert_cmpuint (query->roles, ==, 3);
  g_assert_false (query->share);
  g_assert_false (inno_query_is_filtered (query));
}

static void
test_query_filters (void)
{
  g_autoptr(InnoQuery) query = inno_query_new ();

  inno_query_add_filter (query, INNO_DIMENSION_CITY, "city:a");
  inno_query_add_filter (query, INNO_DIMENSION_CITY, "city:b");
  inno_query_add_filter (query, INNO_DIMENSION_CITY, "city:a");
  inno_query_add_filter (query, INNO_DIMENSION_YEAR, "city:a");
  g_assert_cmpuint (query->where[INNO_DIMENSION_CITY]->len, ==, 2);
  g_assert_cmpuint (query->where[INNO_DIMENSION_YEAR]->len, ==, 1);
  g_assert_null (query->where[INNO_DIMENSION_REGION]);
  g_assert_true (inno_query_is_filtered (query));
}

static void
test_query_years_filter (void)
{
  g_autoptr(InnoQuery) query = inno_query_new ();

  query->to_year = 2024;
  g_assert_true (inno_query_is_filtered (query));
}

static void
test_query_copy (void)
{
  g_autoptr(InnoQuery) query = inno_query_new ();
  g_autoptr(InnoQuery) copy = NULL;

  inno_query_add_filter (query, INNO_DIMENSION_CITY, "city:a");
  query->share = TRUE;
  copy = g_boxed_copy (INNO_TYPE_QUERY, query);
  inno_query_add_filter (copy, INNO_DIMENSION_CITY, "city:b");
  inno_query_add_filter (copy, INNO_DIMENSION_THEME, "theme:b");

  g_assert_true (copy->share);
  g_assert_cmpuint (copy->where[INNO_DIMENSION_CITY]->len, ==, 2);
  g_assert_cmpuint (query->where[INNO_DIMENSION_CITY]->len, ==, 1);
  g_assert_null (query->where[INNO_DIMENSION_THEME]);
  g_assert_cmpstr (copy->where[INNO_DIMENSION_CITY]->pdata[0], ==, "city:a");
  g_assert_true (copy->where[INNO_DIMENSION_CITY]->pdata[0] !=
                 query->where[INNO_DIMENSION_CITY]->pdata[0]);
}

static InnoQuery *
make_full_query (void)
{
  InnoQuery *query = inno_query_new ();

  inno_query_add_filter (query, INNO_DIMENSION_CITY, "city:oulu");
  inno_query_add_filter (query, INNO_DIMENSION_CITY, "city:turku");
  inno_query_add_filter (query, INNO_DIMENSION_STATUS, "ongoing");
  inno_query_set_text (query, "  äly & 5 % = halpa ");
  query->from_year = 2021;
  query->by = INNO_DIMENSION_THEME;
  query->measure = INNO_MEASURE_PLANNED;
  query->share = TRUE;
  query->sort = INNO_SORT_NAME;
  query->since = g_strdup ("Ohjausryhmä 1/2025");

  return query;
}

static void
test_query_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoQuery) query = make_full_query ();
  g_autoptr (InnoQuery) plain = inno_query_new ();
  g_autofree char *text = inno_query_to_text (query);
  g_autofree char *nothing = inno_query_to_text (plain);
  g_autoptr (InnoQuery) again = inno_query_from_text (text, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (g_str_has_prefix (text, "city=city:oulu&city=city:turku&status=ongoing&by=theme"));
  g_assert_cmpstr (again->text, ==, "äly & 5 % = halpa");
  g_assert_cmpint (again->from_year, ==, 2021);
  g_assert_cmpstr (again->since, ==, "Ohjausryhmä 1/2025");
  text_again = inno_query_to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_query_text_refused (void)
{
  static const char * const texts[] = {
    "city", "city=", "narnia=1", "from=later", "from=21", "by=mood", "text=%zz", "text=%ff", "share=2", "=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (inno_query_from_text (texts[i], &error));
      g_assert_error (error, INNO_QUERY_ERROR, INNO_QUERY_ERROR_SYNTAX);
    }
}

static void
test_query_set_filters (void)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (InnoQuery) filters = make_full_query ();

  query->measure = INNO_MEASURE_REALISED;
  inno_query_add_filter (query, INNO_DIMENSION_YEAR, "2024");
  inno_query_set_filters (query, filters);
  g_assert_cmpint (query->measure, ==, INNO_MEASURE_REALISED);
  g_assert_null (query->where[INNO_DIMENSION_YEAR]);
  g_assert_cmpuint (query->where[INNO_DIMENSION_CITY]->len, ==, 2);
  g_assert_cmpstr (query->text, ==, filters->text);

  inno_query_remove_filter (query, INNO_DIMENSION_CITY, "city:oulu");
  inno_query_remove_filter (query, INNO_DIMENSION_CITY, "city:oulu");
  g_assert_cmpuint (query->where[INNO_DIMENSION_CITY]->len, ==, 1);
  inno_query_remove_filter (query, INNO_DIMENSION_CITY, "city:turku");
  g_assert_null (query->where[INNO_DIMENSION_CITY]);

  inno_query_clear_filters (query);
  g_assert_false (inno_query_is_filtered (query));
  inno_query_set_text (query, "   ");
  g_assert_null (query->text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/all", test_vocabularies);
  g_test_add_func ("/vocabulary/terms", test_terms);
  g_test_add_func ("/vocabulary/unknown-terms", test_unknown_terms);
  g_test_add_func ("/query/defaults", test_query_defaults);
  g_test_add_func ("/query/filters", test_query_filters);
  g_test_add_func ("/query/years-filter", test_query_years_filter);
  g_test_add_func ("/query/copy", test_query_copy);
  g_test_add_func ("/query/text", test_query_text);
  g_test_add_func ("/query/text-refused", test_query_text_refused);
  g_test_add_func ("/query/set-filters", test_query_set_filters);

  return g_test_run ();
}
