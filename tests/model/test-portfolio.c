/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-json.h"
#include "inno-portfolio.h"

#define TEXT(fi, sv, en) "{\"fi\":" fi ",\"sv\":" sv ",\"en\":" en "}"
#define OULU(name) "{\"_id\":\"city:oulu\",\"type\":\"city\",\"name\":" name ",\"kind\":\"city\"," \
                   "\"region\":{\"code\":\"17\",\"name\":" TEXT ("\"R\"", "null", "null") "}," \
                   "\"lat\":65.01,\"lon\":25}"

static JsonObject *
parse (const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = inno_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

static gboolean
add (InnoPortfolio *portfolio,
     const char    *json)
{
  g_autoptr(JsonObject) document = parse (json);

  return inno_portfolio_add (portfolio, document, NULL);
}

static void
test_city (void)
{
  g_autoptr(JsonObject) document = parse (OULU (TEXT ("\"Oulu\"", "\"Uleåborg\"", "null")));
  g_autoptr(GError) error = NULL;
  InnoCity *city = inno_city_new_from_json (document, &error);
  g_autofree char *id = NULL;
  double lat;
  double lon;

  g_assert_no_error (error);
  g_assert_cmpstr (inno_entity_get_id (INNO_ENTITY (city)), ==, "city:oulu");
  g_object_get (city, "id", &id, NULL);
  g_assert_cmpstr (id, ==, "city:oulu");
  g_assert_cmpstr (inno_city_get_region_code (city), ==, "17");
  g_assert_cmpstr (inno_text_get (inno_city_get_region_name (city), INNO_LANG_FI, NULL), ==, "R");
  g_assert_false (inno_city_is_municipality (city));
  g_assert_true (inno_city_get_position (city, &lat, &lon));
  g_assert_cmpfloat (lat, ==, 65.01);
  g_assert_cmpfloat (lon, ==, 25.0);
  g_assert_null (inno_entity_get_short_name (INNO_ENTITY (city)));
  g_assert_finalize_object (city);
}

static void
test_city_without_position (void)
{
  static const char * const positions[] = {
    "", ",\"lat\":65", ",\"lat\":null,\"lon\":25", ",\"lat\":91,\"lon\":25", ",\"lat\":1,\"lon\":-181",
  };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"_id\":\"city:x\",\"type\":\"city\",\"name\":%s,"
                         "\"kind\":\"municipality\",\"region\":{\"code\":\"1\",\"name\":%s}%s}",
                         TEXT ("null", "null", "null"), TEXT ("null", "null", "null"),
                         positions[i]);
      g_autoptr(JsonObject) document = parse (json);
      g_autoptr(InnoCity) city = inno_city_new_from_json (document, NULL);
      double lat = 7;

      g_assert_true (inno_city_is_municipality (city));
      g_assert_false (inno_city_get_position (city, &lat, NULL));
      g_assert_cmpfloat (lat, ==, 7);
    }
}

static void
test_wrong_type (void)
{
  g_autoptr(JsonObject) document = parse (OULU (TEXT ("\"Oulu\"", "null", "null")));
  g_autoptr(GError) error = NULL;

  g_assert_null (inno_theme_new_from_json (document, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE);
}

static void
test_labels (void)
{
  static const struct
  {
    const char *name;
    const char *short_name;
    InnoLang    lang;
    const char *label;
  } labels[] = {
    { TEXT ("\"A\"", "\"B\"", "\"C\""), NULL, INNO_LANG_SV, "B" },
    { TEXT ("\"A\"", "\"B\"", "\"C\""), TEXT ("\"a\"", "\"b\"", "\"c\""), INNO_LANG_SV, "b" },
    { TEXT ("\"A\"", "\"B\"", "\"C\""), TEXT ("\"a\"", "null", "null"), INNO_LANG_EN, "C" },
    { TEXT ("\"A\"", "null", "null"), TEXT ("\"a\"", "null", "null"), INNO_LANG_EN, "a" },
    { TEXT ("\"A\"", "null", "null"), NULL, INNO_LANG_EN, "A" },
    { TEXT ("null", "\"B\"", "\"C\""), NULL, INNO_LANG_FI, "C" },
    { TEXT ("null", "\"B\"", "null"), TEXT ("null", "null", "null"), INNO_LANG_EN, "B" },
    { TEXT ("\"\"", "null", "null"), NULL, INNO_LANG_FI, "x-1" },
    { TEXT ("null", "null", "null"), TEXT ("null", "null", "null"), INNO_LANG_EN, "x-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"_id\":\"funding_source:x-1\",\"type\":\"funding_source\","
                         "\"name\":%s,\"class\":\"eu_state\"%s%s}", labels[i].name,
                         labels[i].short_name != NULL ? ",\"short\":" : "",
                         labels[i].short_name != NULL ? labels[i].short_name : "");
      g_autoptr(JsonObject) document = parse (json);
      g_autoptr(InnoFundingSource) source = inno_funding_source_new_from_json (document, NULL);

      g_assert_cmpint (inno_funding_source_get_class (source), ==, INNO_CLASS_EU_STATE);
      g_assert_cmpstr (inno_entity_get_label (INNO_ENTITY (source), labels[i].lang), ==,
                       labels[i].label);
    }
}

static void
test_agreement (void)
{
  g_autoptr(JsonObject) document =
    parse ("{\"_id\":\"agreement:a\",\"type\":\"agreement\",\"name\":" TEXT ("\"A\"", "null", "null")
           ",\"cities\":[\"city:b\",\"city:a\"],\"authority\":" TEXT ("\"L\"", "null", "null") "}");
  InnoAgreement *agreement = inno_agreement_new_from_json (document, NULL);
  const char * const *ids = inno_agreement_get_city_ids (agreement);

  g_assert_cmpstr (ids[0], ==, "city:b");
  g_assert_cmpstr (ids[1], ==, "city:a");
  g_assert_null (ids[2]);
  g_assert_cmpstr (inno_text_get (inno_agreement_get_authority (agreement), INNO_LANG_EN, NULL),
                   ==, "L");
  g_assert_finalize_object (agreement);
}

static void
test_theme (void)
{
  g_autoptr(JsonObject) document =
    parse ("{\"_id\":\"theme:t\",\"type\":\"theme\",\"name\":" TEXT ("\"A\"", "null", "null")
           ",\"agreement\":\"agreement:a\",\"valid_from\":\"2021-02-09\",\"valid_to\":null}");
  InnoTheme *theme = inno_theme_new_from_json (document, NULL);

  g_assert_cmpstr (inno_theme_get_agreement_id (theme), ==, "agreement:a");
  g_assert_cmpint (inno_theme_get_valid_from (theme), ==, inno_day_new (2021, 2, 9));
  g_assert_cmpint (inno_theme_get_valid_to (theme), ==, INNO_DAY_NONE);
  g_assert_finalize_object (theme);
}

static void
test_lead_theme (void)
{
  g_autoptr(JsonObject) document =
    parse ("{\"_id\":\"lead_theme:t\",\"type\":\"lead_theme\",\"name\":"
           TEXT ("\"A\"", "null", "null") ",\"round\":{\"start\":\"2023-01-01\",\"end\":null},"
           "\"organisation\":\"LUT\",\"participants_known\":true,\"participants\":{"
           "\"p2\":{\"city\":\"city:b\",\"role\":\"discussion\"},"
           "\"p1\":{\"city\":\"city:a\",\"role\":\"lead\"}}}");
  InnoLeadTheme *theme = inno_lead_theme_new_from_json (document, NULL);
  const InnoParticipant *participants;
  guint n_participants;

  g_assert_true (inno_lead_theme_get_participants_known (theme));
  participants = inno_lead_theme_get_participants (theme, &n_participants);
  g_assert_cmpuint (n_participants, ==, 2);
  g_assert_cmpstr (participants[0].city_id, ==, "city:b");
  g_assert_cmpint (participants[0].role, ==, INNO_ROLE_DISCUSSION);
  g_assert_cmpstr (participants[1].city_id, ==, "city:a");
  g_assert_cmpint (participants[1].role, ==, INNO_ROLE_LEAD);
  g_assert_cmpint (inno_lead_theme_get_round_start (theme), ==, inno_day_new (2023, 1, 1));
  g_assert_cmpint (inno_lead_theme_get_round_end (theme), ==, INNO_DAY_NONE);
  g_assert_cmpstr (inno_lead_theme_get_organisation (theme), ==, "LUT");
  g_assert_finalize_object (theme);
}

static void
test_lists (void)
{
  g_autoptr(InnoPortfolio) portfolio = inno_portfolio_new ();
  GListModel *cities = inno_portfolio_get_list (portfolio, INNO_TYPE_CITY);
  static const char * const slugs[] = { "b", "c", "a", "b" };

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"_id\":\"city:%s\",\"type\":\"city\",\"name\":"
                         "{\"fi\":\"%u\",\"sv\":null,\"en\":null},\"kind\":\"city\","
                         "\"region\":{\"code\":\"1\",\"name\":%s}}", slugs[i], i,
                         TEXT ("null", "null", "null"));

      g_assert_true (add (portfolio, json));
    }

  g_assert_cmpuint (g_list_model_get_n_items (cities), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(InnoEntity) entity = g_list_model_get_item (cities, i);
      g_autofree char *id = g_strdup_printf ("city:%c", 'a' + i);

      g_assert_cmpstr (inno_entity_get_id (entity), ==, id);
      g_assert_true (inno_portfolio_find (portfolio, id) == entity);
    }

  /* The later one has taken the place of the first. */
  g_assert_cmpstr (inno_entity_get_label (inno_portfolio_find (portfolio, "city:b"), INNO_LANG_FI),
                   ==, "3");
  g_assert_null (inno_portfolio_find (portfolio, "city:x"));
  g_assert_null (inno_portfolio_find (portfolio, NULL));
  g_assert_true (g_list_model_get_item_type (cities) == INNO_TYPE_CITY);
}

static void
test_passed_over (void)
{
  g_autoptr(InnoPortfolio) portfolio = inno_portfolio_new ();

  g_assert_true (add (portfolio, "{\"_id\":\"note:1\",\"type\":\"note\"}"));
  g_assert_true (add (portfolio, "{\"_id\":\"person:1\",\"type\":\"person\",\"name\":\"M\"}"));
  g_assert_null (inno_portfolio_find (portfolio, "note:1"));
  g_assert_null (inno_portfolio_find (portfolio, "person:1"));
  g_assert_false (add (portfolio, "{\"_id\":\"city:1\",\"type\":\"city\"}"));
}

static void
test_state (void)
{
  g_autoptr(InnoPortfolio) portfolio = inno_portfolio_new ();
  InnoPortfolioState state = { .as_of = 700000, .n_projects = 5 };

  g_assert_cmpint (inno_portfolio_get_state (portfolio)->as_of, ==, INNO_DAY_NONE);
  state.origin = g_strdup ("https://example.org");
  inno_portfolio_take_state (portfolio, &state);
  g_assert_null (state.origin);
  g_assert_cmpint (state.as_of, ==, INNO_DAY_NONE);
  g_assert_cmpuint (state.n_projects, ==, 0);

  g_assert_true (add (portfolio, "{\"_id\":\"meta:dataset\",\"type\":\"meta\","
                                 "\"format\":\"innocities-portfolio\","
                                 "\"schema\":{\"major\":1,\"minor\":0},\"dataset_id\":\"d\","
                                 "\"title\":" TEXT ("\"Salkku\"", "null", "null")
                                 ",\"sample\":true}"));
  g_assert_true (inno_portfolio_get_state (portfolio)->is_sample);
  g_assert_cmpstr (inno_text_get (inno_portfolio_get_state (portfolio)->title, INNO_LANG_SV, NULL),
                   ==, "Salkku");
  g_assert_cmpstr (inno_portfolio_get_state (portfolio)->origin, ==, "https://example.org");
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_projects, ==, 5);
  inno_portfolio_state_clear (&state);
}

#define METRIC "{\"_id\":\"metric:m\",\"type\":\"metric\",\"name\":" TEXT ("\"Y\"", "null", "null") ",\"unit\":" \
               TEXT ("\"kpl\"", "\"st.\"", "null") ",\"dimension\":\"business\",\"level\":\"outcome\"," \
               "\"direction\":\"down\"%s}"

static void
test_metric (void)
{
  g_autofree char *json = g_strdup_printf (METRIC, ",\"decimals\":2");
  g_autofree char *plain = g_strdup_printf (METRIC, "");
  g_autoptr(JsonObject) document = parse (json);
  g_autoptr(JsonObject) other = parse (plain);
  g_autoptr(InnoMetric) metric = inno_metric_new_from_json (document, NULL);
  g_autoptr(InnoMetric) without = inno_metric_new_from_json (other, NULL);

  g_assert_cmpstr (inno_text_get (inno_metric_get_unit (metric), INNO_LANG_SV, NULL), ==, "st.");
  g_assert_cmpstr (inno_metric_get_dimension (metric), ==, "business");
  g_assert_cmpint (inno_metric_get_level (metric), ==, INNO_LEVEL_OUTCOME);
  g_assert_cmpint (inno_metric_get_direction (metric), ==, INNO_DIRECTION_DOWN);
  g_assert_cmpuint (inno_metric_get_decimals (metric), ==, 2);
  g_assert_cmpuint (inno_metric_get_decimals (without), ==, 0);
}

#define OBSERVATION(n, metric, value) \
  "{\"_id\":\"observation:" n "\",\"type\":\"observation\",\"metric\":\"metric:" metric "\"," \
  "\"subject\":\"city:oulu\",\"period\":\"2025-Q3\",\"kind\":\"baseline\",\"value\":" value ",\"source\":\"S\"}"

static void
test_observations (void)
{
  g_autoptr(InnoPortfolio) portfolio = inno_portfolio_new ();
  const InnoObservation *values;
  guint n;

  g_assert_null (inno_portfolio_get_observations (portfolio, "metric:m", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (add (portfolio, OBSERVATION ("1", "m", "2.5")));
  g_assert_true (add (portfolio, OBSERVATION ("2", "m", "null")));
  g_assert_true (add (portfolio, OBSERVATION ("3", "other", "7")));
  g_assert_false (add (portfolio, OBSERVATION ("4", "m", "\"7\"")));

  values = inno_portfolio_get_observations (portfolio, "metric:m", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (values[0].subject_id, ==, "city:oulu");
  g_assert_true (values[0].subject_id == values[1].subject_id);
  g_assert_cmpint (values[0].kind, ==, INNO_OBSERVATION_BASELINE);
  g_assert_cmpuint (values[0].period.year, ==, 2025);
  g_assert_cmpuint (values[0].period.quarter, ==, 3);
  g_assert_true (values[0].is_known);
  g_assert_cmpfloat (values[0].value, ==, 2.5);
  g_assert_cmpstr (values[0].source, ==, "S");
  g_assert_null (values[0].note);
  g_assert_false (values[1].is_known);
}

static void
test_periods (void)
{
  static const char * const rising[] = { "1999", "2024-Q1", "2024-Q3", "2024-Q4", "2024", "2025-Q1", "2025" };
  static const char * const bad[] = { "", "202", "20245", "2024-Q0", "2024-Q5", "2024-3", "2024-Q12", "abcd", "2024Q1" };
  InnoPeriod before = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rising); i++)
    {
      InnoPeriod period = { 0 };
      g_autofree char *id = NULL;

      g_assert_true (inno_period_parse (rising[i], &period));
      id = inno_period_to_id (period);
      g_assert_cmpstr (id, ==, rising[i]);
      g_assert_cmpint (inno_period_compare (before, period), <, 0);
      g_assert_cmpint (inno_period_compare (period, period), ==, 0);
      before = period;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (inno_period_parse (bad[i], &before));
  g_assert_false (inno_period_parse (NULL, &before));
}

/* There may be a hundred thousand: little room each, and each word once. */
static void
test_many_observations (void)
{
  g_autoptr(InnoPortfolio) portfolio = inno_portfolio_new ();
  g_autoptr(JsonObject) document = parse (OBSERVATION ("1", "m", "1"));
  guint n;

  for (guint i = 0; i < 100000; i++)
    g_assert_true (inno_portfolio_add (portfolio, document, NULL));
  inno_portfolio_get_observations (portfolio, "metric:m", &n);
  g_assert_cmpuint (n, ==, 100000);
  g_assert_cmpuint (sizeof (InnoObservation), <=, 48);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portfolio/city", test_city);
  g_test_add_func ("/portfolio/city-without-position", test_city_without_position);
  g_test_add_func ("/portfolio/wrong-type", test_wrong_type);
  g_test_add_func ("/portfolio/labels", test_labels);
  g_test_add_func ("/portfolio/agreement", test_agreement);
  g_test_add_func ("/portfolio/theme", test_theme);
  g_test_add_func ("/portfolio/lead-theme", test_lead_theme);
  g_test_add_func ("/portfolio/lists", test_lists);
  g_test_add_func ("/portfolio/passed-over", test_passed_over);
  g_test_add_func ("/portfolio/state", test_state);

  g_test_add_func ("/portfolio/metric", test_metric);
  g_test_add_func ("/portfolio/observations", test_observations);
  g_test_add_func ("/portfolio/many-observations", test_many_observations);
  g_test_add_func ("/portfolio/periods", test_periods);

  return g_test_run ();
}
