/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-sample.h"

#define VALUE(n, subject, kind, period, value) \
  "{'_id':'observation:" n "','subject':'" subject "','kind':'" kind "','period':'" period "','value':" value "}"
#define METRIC "{'_id':'metric:m','unit':{'en':'pcs'},'direction':'up','decimals':1}"
#define LESS "{'_id':'metric:m','unit':{'en':'pcs'},'direction':'down'}"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_impact (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static int
find_row (InnoFrame  *frame,
          const char *id)
{
  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    if (g_str_equal (inno_frame_get_row_id (frame, i), id))
      return i;

  return -1;
}

static InnoCell
get_cell (InnoFrame  *frame,
          const char *row,
          const char *column)
{
  int place = inno_frame_find_column (frame, column), line = find_row (frame, row);

  g_assert_cmpint (place, >=, 0);
  g_assert_cmpint (line, >=, 0);
  return inno_frame_get_cell (frame, line, place);
}

static void
assert_number (InnoFrame  *frame,
               const char *row,
               const char *column,
               double      value)
{
  InnoCell cell = get_cell (frame, row, column);

  g_assert_cmpint (cell.state, ==, INNO_CELL_KNOWN);
  g_assert_cmpfloat_with_epsilon (cell.fraction, value, 1e-12);
}

static void
assert_state (InnoFrame         *frame,
              const char        *row,
              InnoProgressState  state)
{
  g_assert_cmpint (get_cell (frame, row, "state").integer, ==, state);
}

static void
assert_text (InnoFrame  *frame,
             const char *row,
             const char *column,
             const char *text)
{
  g_assert_cmpstr (inno_frame_get_text (frame, find_row (frame, row), inno_frame_find_column (frame, column)), ==, text);
}

static void
test_one_row (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" METRIC ","
    VALUE ("a", "agreement:x", "baseline", "2020", "2") "," VALUE ("b", "agreement:x", "observed", "2023", "5") ","
    VALUE ("c", "agreement:x", "observed", "2024-Q2", "7.5") "," VALUE ("d", "agreement:x", "target", "2027", "12") "]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, 1);
  g_assert_cmpuint (inno_frame_get_n_groups (frame), ==, 1);
  assert_number (frame, "agreement:x", "baseline", 2);
  assert_text (frame, "agreement:x", "baseline_period", "2020");
  assert_number (frame, "agreement:x", "observed", 7.5);
  assert_text (frame, "agreement:x", "period", "Q2 2024");
  assert_number (frame, "agreement:x", "target", 12);
  assert_text (frame, "agreement:x", "target_period", "2027");
  assert_number (frame, "agreement:x", "progress", .55);
  assert_state (frame, "agreement:x", INNO_PROGRESS_UNDER_WAY);
  assert_number (frame, "agreement:x", "observed:2023", 5);
  assert_number (frame, "agreement:x", "observed:2024-Q2", 7.5);
  g_assert_cmpstr (inno_frame_get_context (frame)->subject, ==, "M");
  g_assert_cmpstr (inno_frame_get_context (frame)->unit, ==, "pcs");
}

/* What is not known is never made up from what is beside it. */
static void
test_unknown (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" METRIC ","
    VALUE ("a", "agreement:x", "observed", "2022", "3") "," VALUE ("b", "agreement:x", "observed", "2023", "null") ","
    VALUE ("c", "agreement:x", "target", "2027", "null") "," VALUE ("d", "agreement:y", "observed", "2024", "null") ","
    VALUE ("e", "agreement:y", "target", "2027", "4") "," VALUE ("f", "agreement:y", "baseline", "2020", "0") ","
    VALUE ("g", "city:c", "observed", "2022", "1") "]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  /* The latest that is known. */
  assert_number (frame, "agreement:x", "observed", 3);
  assert_text (frame, "agreement:x", "period", "2022");
  g_assert_cmpint (get_cell (frame, "agreement:x", "observed:2023").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "agreement:x", "observed:2024").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "agreement:x", "target").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "agreement:x", "baseline").state, ==, INNO_CELL_UNKNOWN);
  assert_state (frame, "agreement:x", INNO_PROGRESS_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "agreement:y", "observed").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "agreement:y", "progress").state, ==, INNO_CELL_UNKNOWN);
  assert_state (frame, "agreement:y", INNO_PROGRESS_UNKNOWN);
  /* No target is not a target that is not known. */
  g_assert_cmpint (get_cell (frame, "city:c", "target").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "city:c", "progress").state, ==, INNO_CELL_NONE);
  assert_state (frame, "city:c", INNO_PROGRESS_NONE);
}

static void
test_less_is_better (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" LESS ","
    VALUE ("a", "agreement:x", "baseline", "2020", "30") "," VALUE ("b", "agreement:x", "observed", "2023", "24") ","
    VALUE ("c", "agreement:x", "target", "2027", "18") "," VALUE ("d", "agreement:y", "baseline", "2020", "30") ","
    VALUE ("e", "agreement:y", "observed", "2023", "36") "," VALUE ("f", "agreement:y", "target", "2027", "18") ","
    VALUE ("g", "city:a", "baseline", "2020", "30") "," VALUE ("h", "city:a", "observed", "2023", "12") ","
    VALUE ("i", "city:a", "target", "2027", "18") "," VALUE ("j", "city:b", "baseline", "2020", "10") ","
    VALUE ("k", "city:b", "observed", "2023", "12") "," VALUE ("l", "city:b", "target", "2027", "18") "]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  assert_number (frame, "agreement:x", "progress", .5);
  assert_state (frame, "agreement:x", INNO_PROGRESS_UNDER_WAY);
  assert_number (frame, "agreement:y", "progress", -.5);
  assert_state (frame, "agreement:y", INNO_PROGRESS_UNDER_WAY);
  assert_number (frame, "city:a", "progress", 1.5);
  assert_state (frame, "city:a", INNO_PROGRESS_REACHED);
  /* A target worse than the baseline: reached, but there was no way to go. */
  g_assert_cmpint (get_cell (frame, "city:b", "progress").state, ==, INNO_CELL_NONE);
  assert_state (frame, "city:b", INNO_PROGRESS_REACHED);
}

static void
test_state_at_the_target (void)
{
  static const InnoDirection up = INNO_DIRECTION_UP, down = INNO_DIRECTION_DOWN;

  g_assert_cmpint (inno_progress_state (up, 20, 20), ==, INNO_PROGRESS_REACHED);
  g_assert_cmpint (inno_progress_state (down, 20, 20), ==, INNO_PROGRESS_REACHED);
  g_assert_cmpint (inno_progress_state (up, 19.999, 20), ==, INNO_PROGRESS_UNDER_WAY);
  g_assert_cmpint (inno_progress_state (down, 20.001, 20), ==, INNO_PROGRESS_UNDER_WAY);
}

/* The first baseline, the last target; of one period the later document. */
static void
test_several (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" METRIC ","
    VALUE ("a", "agreement:x", "baseline", "2021", "9") "," VALUE ("b", "agreement:x", "baseline", "2020", "1") ","
    VALUE ("c", "agreement:x", "target", "2029", "20") "," VALUE ("d", "agreement:x", "target", "2025", "10") ","
    VALUE ("e", "agreement:x", "observed", "2024", "3") "," VALUE ("f", "agreement:x", "observed", "2024", "4") ","
    VALUE ("g", "agreement:x", "observed", "2024-Q4", "5") "," VALUE ("h", "agreement:x", "observed", "2024-Q3", "6") "]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  int first = inno_frame_find_column (frame, "observed:2024-Q3");

  assert_number (frame, "agreement:x", "baseline", 1);
  assert_number (frame, "agreement:x", "target", 20);
  assert_number (frame, "agreement:x", "observed", 4);
  assert_number (frame, "agreement:x", "observed:2024", 4);
  g_assert_cmpint (inno_frame_find_column (frame, "observed:2024-Q4"), ==, first + 1);
  g_assert_cmpint (inno_frame_find_column (frame, "observed:2024"), ==, first + 2);
}

static void
test_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" METRIC ","
    VALUE ("a", "agreement:x", "observed", "2023", "1") "," VALUE ("b", "agreement:y", "observed", "2023", "2") ","
    VALUE ("c", "city:a", "observed", "2024", "3") "," VALUE ("d", "city:c", "observed", "2024", "4") ","
    VALUE ("e", "city:ghost", "observed", "2024", "5") "]", FIXTURE_PLACES);
  static const struct { const char *words; guint n; const char *one, *other; } cases[] = {
    { "", 5, "agreement:x", "city:ghost" },
    { "--where agreement=x", 2, "agreement:x", "city:a" },
    { "--where city=c", 2, "agreement:y", "city:c" },
    { "--where region=01", 2, "agreement:x", "city:a" },
    { "--where city=c --where agreement=x", 0, NULL, NULL },
    { "--from 2024", 5, "agreement:x", "city:c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoFrame) frame = ask (fixture, cases[i].words);

      g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, cases[i].n);
      if (cases[i].one != NULL)
        {
          g_assert_cmpint (find_row (frame, cases[i].one), >=, 0);
          g_assert_cmpint (find_row (frame, cases[i].other), >=, 0);
        }
    }

  g_autoptr (InnoFrame) late = ask (fixture, "--from 2024");

  g_assert_cmpint (get_cell (late, "agreement:x", "observed").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (inno_frame_find_column (late, "observed:2023"), ==, -1);
}

static void
test_which_metric (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[{'_id':'metric:a'}," METRIC ",{'_id':'metric:z'},"
    VALUE ("a", "agreement:x", "observed", "2023", "1") "]", FIXTURE_PLACES);
  g_autoptr (Fixture) none = fixture_new ("[]", FIXTURE_PLACES);
  static const char * const words[] = { "", "--metric m", "--metric metric:m", "--metric a" };
  static const char * const wanted[] = { "M", "M", "M", "A" };
  g_autoptr (InnoQuery) query = fixture_parse_query ("--metric narnia");
  g_autoptr (InnoFrame) empty = ask (none, "");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (InnoFrame) frame = ask (fixture, words[i]);

      g_assert_cmpstr (inno_frame_get_context (frame)->subject, ==, wanted[i]);
    }

  g_assert_null (inno_facts_impact (fixture->facts, query, &error));
  g_assert_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  g_assert_nonnull (strstr (error->message, "metric=narnia"));
  g_assert_null (inno_frame_get_context (empty)->subject);
  g_assert_cmpuint (inno_frame_get_n_rows (empty), ==, 0);
}

/* A city and an agreement of one name are told apart; others are left alone. */
static void
test_names (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" METRIC ",{'_id':'agreement:a','name':{'en':'A'}},"
    VALUE ("a", "agreement:a", "observed", "2023", "1") "," VALUE ("b", "city:a", "observed", "2023", "2") ","
    VALUE ("c", "city:b", "observed", "2023", "3") "]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  g_autoptr (InnoFrame) ranked = ask (fixture, "--sort value");

  g_assert_cmpstr (inno_frame_get_row_label (frame, 0), ==, "A (Agreement)");
  g_assert_cmpstr (inno_frame_get_row_label (frame, 1), ==, "A (City)");
  g_assert_cmpstr (inno_frame_get_row_label (frame, 2), ==, "B");
  g_assert_cmpstr (inno_frame_get_row_label (ranked, 0), ==, "B");
}

/* The slow way: straight from the documents of the sample, by their words. */
static JsonObject *
find_value (JsonArray  *documents,
            const char *metric,
            const char *subject,
            const char *kind,
            const char *period)
{
  JsonObject *found = NULL;

  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);

      if (!g_str_equal (json_object_get_string_member (document, "type"), "observation") ||
          !g_str_equal (json_object_get_string_member (document, "metric"), metric) ||
          !g_str_equal (json_object_get_string_member (document, "subject"), subject) ||
          !g_str_equal (json_object_get_string_member (document, "kind"), kind) ||
          (period != NULL && !g_str_equal (json_object_get_string_member (document, "period"), period)))
        continue;
      found = document;
    }

  return found;
}

static void
assert_same (InnoCell    cell,
             JsonObject *document)
{
  gboolean is_known = document != NULL && !json_object_get_null_member (document, "value");

  g_assert_cmpint (cell.state == INNO_CELL_KNOWN, ==, is_known);
  g_assert_cmpint (cell.state == INNO_CELL_UNKNOWN, ==, document != NULL && !is_known);
  if (is_known)
    g_assert_cmpfloat (cell.fraction, ==, json_object_get_double_member (document, "value"));
}

static guint
compare_row (InnoFrame  *frame,
             guint       row,
             JsonArray  *documents,
             const char *metric)
{
  const char *subject = inno_frame_get_row_id (frame, row);
  InnoCell latest = { .state = INNO_CELL_UNKNOWN };
  guint n = 0;

  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    {
      const char *id = inno_frame_get_column (frame, i)->id;
      InnoCell cell = inno_frame_get_cell (frame, row, i);

      if (g_str_equal (id, "target") || g_str_equal (id, "baseline"))
        assert_same (cell, find_value (documents, metric, subject, id, NULL));
      if (!g_str_has_prefix (id, INNO_IMPACT_PERIOD_PREFIX))
        continue;
      assert_same (cell, find_value (documents, metric, subject, "observed", id + strlen (INNO_IMPACT_PERIOD_PREFIX)));
      if (cell.state == INNO_CELL_KNOWN)
        latest = cell;
      n += cell.state != INNO_CELL_NONE;
    }

  g_assert_cmpint (get_cell (frame, subject, "observed").state, ==, latest.state);
  g_assert_cmpfloat (get_cell (frame, subject, "observed").fraction, ==, latest.fraction);

  return n;
}

static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  GListModel *metrics = inno_portfolio_get_list (fixture->portfolio, INNO_TYPE_METRIC);
  JsonArray *documents;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (json_parser_load_from_data (parser, data, size, NULL));
  documents = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "docs");
  g_assert_cmpuint (g_list_model_get_n_items (metrics), >, 3);

  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (InnoEntity) metric = g_list_model_get_item (metrics, i);
      g_autofree char *words = g_strdup_printf ("--metric %s", inno_entity_get_id (metric));
      g_autoptr (InnoFrame) frame = ask (fixture, words);
      guint n = 0, n_wanted = 0;

      for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
        n += compare_row (frame, row, documents, inno_entity_get_id (metric));
      for (guint k = 0; k < json_array_get_length (documents); k++)
        {
          JsonObject *document = json_array_get_object_element (documents, k);

          n_wanted += g_str_equal (json_object_get_string_member (document, "type"), "observation") &&
                      g_str_equal (json_object_get_string_member (document, "kind"), "observed") &&
                      g_str_equal (json_object_get_string_member (document, "metric"), inno_entity_get_id (metric));
        }
      g_assert_cmpuint (n, ==, n_wanted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/impact/one-row", test_one_row);
  g_test_add_func ("/impact/unknown", test_unknown);
  g_test_add_func ("/impact/less-is-better", test_less_is_better);
  g_test_add_func ("/impact/state-at-the-target", test_state_at_the_target);
  g_test_add_func ("/impact/several", test_several);
  g_test_add_func ("/impact/filters", test_filters);
  g_test_add_func ("/impact/which-metric", test_which_metric);
  g_test_add_func ("/impact/names", test_names);
  g_test_add_func ("/impact/sample", test_sample);

  return g_test_run ();
}
