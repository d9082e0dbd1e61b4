/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-frame-private.h"

#define MILLION 100000000

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_aggregate (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static gboolean
is_part (const InnoColumn *column,
         InnoColumnKind    kind)
{
  return column->is_series && column->kind == kind;
}

/* What is printed in a row adds up to what is printed at its end. */
static void
assert_row_adds_up (InnoFrame *frame,
                    guint      row,
                    gint64     unit)
{
  int total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  gint64 sum = 0;

  for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
    if (is_part (inno_frame_get_column (frame, column), INNO_COLUMN_CENTS))
      sum += inno_frame_get_rounded (frame, row, column, unit);
  g_assert_cmpint (sum, ==, inno_frame_get_rounded (frame, row, total, unit));
}

static void
assert_column_adds_up (InnoFrame *frame,
                       guint      column,
                       gint64     unit)
{
  guint n_groups = inno_frame_get_n_rows (frame) - 1;
  gint64 sum = 0;

  for (guint row = 0; row < n_groups; row++)
    {
      gint64 steps = inno_frame_get_rounded (frame, row, column, unit);

      g_assert_cmpint (ABS (steps * unit - inno_frame_get_cell (frame, row, column).integer), <, unit);
      sum += steps;
    }
  g_assert_cmpint (sum, ==, inno_frame_get_rounded (frame, n_groups, column, unit));
}

static const gint64 units[] = { 1, 100, 100000, MILLION / 10, MILLION };

static void
test_amounts_add_up (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    for (guint series = 0; series < 2; series++)
      {
        g_autofree char *words = g_strdup_printf ("--by %s --series %s",
                                                  inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by),
                                                  series ? "source" : "class");
        g_autoptr (InnoFrame) frame = ask (fixture, words);

        for (guint u = 0; u < G_N_ELEMENTS (units); u++)
          {
            for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
              assert_row_adds_up (frame, row, units[u]);
            for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
              if (inno_frame_get_column (frame, column)->kind == INNO_COLUMN_CENTS)
                assert_column_adds_up (frame, column, units[u]);
          }
      }
}

static void
test_shares_add_up (void)
{
  static const gint64 steps[] = { 10, 100, 1000 };
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoFrame) frame = ask (fixture, "--share --series source");

  for (guint u = 0; u < G_N_ELEMENTS (steps); u++)
    for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
      {
        gint64 sum = 0;

        for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
          {
            gint64 rounded;

            if (!is_part (inno_frame_get_column (frame, column), INNO_COLUMN_SHARE))
              continue;
            rounded = inno_frame_get_rounded (frame, row, column, steps[u]);
            g_assert_cmpfloat (ABS (rounded - inno_frame_get_cell (frame, row, column).fraction * steps[u]), <, 1);
            sum += rounded;
          }
        g_assert_true (sum == steps[u] || inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "public")).integer == 0);
      }
}

/* By cents nothing is rounded. */
static void
test_single_cents_are_exact (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoFrame) frame = ask (fixture, "--by city");

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
      if (inno_frame_get_column (frame, column)->kind == INNO_COLUMN_CENTS)
        g_assert_cmpint (inno_frame_get_rounded (frame, row, column, 1), ==,
                         inno_frame_get_cell (frame, row, column).integer);
}

#define TIES \
  "[{'_id':'project:p','agreement':'agreement:x','funding':[['erdf','granted',2024,50],['city','granted',2024,50]]}," \
  " {'_id':'project:q','agreement':'agreement:y','funding':[['erdf','granted',2024,50],['city','granted',2024,50]]}]"

/* A tie falls by the id, and not by a name: alike in every language. */
static void
test_ties_do_not_depend_on_the_language (void)
{
  static const char * const named =
    "[{'_id':'agreement:x','cities':[],'name':{'fi':'Öö','sv':'Aa','en':'Zz'}},"
    " {'_id':'agreement:y','cities':[],'name':{'fi':'Aa','sv':'Öö','en':'Aa'}},"
    " {'_id':'project:p','agreement':'agreement:x','funding':[['erdf','granted',2024,150]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':[['erdf','granted',2024,150]]}]";
  g_autoptr (Fixture) fixture = fixture_new (named, FIXTURE_BARE);
  static const char * const langs[] = { "fi", "sv", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_autofree char *words = g_strdup_printf ("--lang %s", langs[i]);
      g_autoptr (InnoFrame) frame = ask (fixture, words);
      int total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);

      for (guint row = 0; row < 2; row++)
        g_assert_cmpint (inno_frame_get_rounded (frame, row, total, 100), ==,
                         g_str_equal (inno_frame_get_row_id (frame, row), "agreement:x") ? 2 : 1);
    }
}

static void
test_rounding_is_kept (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TIES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  int city = inno_frame_find_column (frame, "city"), eu = inno_frame_find_column (frame, "eu");
  gint64 once[4], again[4];

  for (guint i = 0; i < 4; i++)
    once[i] = inno_frame_get_rounded (frame, i / 2, i % 2 ? eu : city, 100);
  inno_frame_get_rounded (frame, 0, city, 10);
  for (guint i = 0; i < 4; i++)
    again[i] = inno_frame_get_rounded (frame, i / 2, i % 2 ? eu : city, 100);
  g_assert_cmpmem (once, sizeof once, again, sizeof again);
  g_assert_cmpint (once[0] + once[1], ==, 1);
  g_assert_cmpint (once[2] + once[3], ==, 1);
  g_assert_cmpint (once[0] + once[2], ==, 1);
}

/* Shares of amounts far beyond what a product with "unit" can hold. */
static void
test_shares_of_large_amounts (void)
{
  g_autoptr (GString) documents = g_string_new ("[{'_id':'project:p','funding':[");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (InnoFrame) frame = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (documents, "%s['%s','granted',2024,9007199254740991]", i > 0 ? "," : "",
                            i % 3 ? "erdf" : "city");
  g_string_append (documents, "]}]");
  fixture = fixture_new (documents->str, FIXTURE_BARE);
  frame = ask (fixture, "--share --by status");
  g_assert_cmpint (inno_frame_get_rounded (frame, 0, inno_frame_find_column (frame, "city"), 100), ==, 33);
  g_assert_cmpint (inno_frame_get_rounded (frame, 0, inno_frame_find_column (frame, "eu"), 100), ==, 67);
}

/* A whole with corrections has no shares, and rounding it must not overflow. */
static void
test_shares_of_corrections (void)
{
  g_autoptr (GString) documents = g_string_new ("[{'_id':'project:p','funding':[['jtf','granted',2024,5]");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (InnoFrame) frame = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (documents, ",['%s','granted',2024,%s9007199254740991]",
                            i % 2 ? "erdf" : "city", i % 2 ? "" : "-");
  g_string_append (documents, "]}]");
  fixture = fixture_new (documents->str, FIXTURE_BARE);
  frame = ask (fixture, "--share --by status");
  g_assert_cmpint (inno_frame_get_cell (frame, 0, inno_frame_find_column (frame, "eu")).state, ==, INNO_CELL_NONE);
  g_assert_cmpint (inno_frame_get_rounded (frame, 0, inno_frame_find_column (frame, "eu"), 100), ==, 0);
}

static void
test_context (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[{'_id':'project:p','cities':['city:a'],"
                                             " 'funding':[['erdf','granted',2024,null]]}]",
                                             FIXTURE_PLACES | FIXTURE_MARKED);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where city=a --where status=ongoing --where status=ended --from 2021 --to 2025");
  const InnoFrameContext *context = inno_frame_get_context (frame);

  g_assert_cmpstr (context->chart, ==, "funding-shares");
  g_assert_true (context->is_sample);
  g_assert_cmpint (context->as_of, ==, inno_day_new (2025, 4, 10));
  g_assert_cmpuint (context->n_projects, ==, 1);
  g_assert_cmpuint (context->unknown_rows, ==, 1);
  g_assert_cmpuint (g_strv_length (context->filters), ==, 3);
  g_assert_cmpstr (context->filters[0], ==, "2021–2025");
  g_assert_cmpstr (context->filters[1], ==, "City: A");
  g_assert_cmpstr (context->filters[2], ==, "Status: Ongoing, Ended");
}

static void
test_years_in_words (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_BARE);
  g_autoptr (InnoFrame) from = ask (fixture, "--from 2023");
  g_autoptr (InnoFrame) until = ask (fixture, "--to 2023");
  g_autoptr (InnoFrame) one = ask (fixture, "--from 2023 --to 2023");

  g_assert_cmpstr (inno_frame_get_context (from)->filters[0], ==, "from 2023");
  g_assert_cmpstr (inno_frame_get_context (until)->filters[0], ==, "until 2023");
  g_assert_cmpstr (inno_frame_get_context (one)->filters[0], ==, "2023");
}

static void
assert_text (InnoFrame  *frame,
             guint       row,
             const char *column,
             const char *wanted)
{
  g_autofree char *text = inno_frame_format_cell (frame, row, inno_frame_find_column (frame, column));

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_texts_of_cells (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','funding':[['erdf','granted',2024,123456750],['city','granted',2024,41152250]]}]",
    FIXTURE_BARE);
  g_autoptr (InnoFrame) finnish = ask (fixture, "--by status --lang fi");
  g_autoptr (InnoFrame) swedish = ask (fixture, "--by status --lang sv --share");
  g_autoptr (InnoFrame) english = ask (fixture, "--by status --share");

  assert_text (finnish, 0, "eu", "1\302\240234\302\240567,50\302\240€");
  assert_text (finnish, 0, "state", "0,00\302\240€");
  assert_text (finnish, 0, "projects", "1");
  assert_text (swedish, 0, "eu", "75,0\302\240%");
  assert_text (swedish, 0, "amount:city", "411\302\240522,50\302\240€");
  assert_text (english, 0, "city", "25.0%");
  assert_text (english, 0, "city_share_state", "Within");
  assert_text (english, 0, "id", "ongoing");
  assert_text (english, 1, "label", "Total");
}

static void
test_cells_of_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--share");

  assert_text (frame, 0, "eu", "");
  assert_text (frame, 0, "total", "€0.00");
  assert_text (frame, 0, "city_share_state", "No share");
  g_assert_cmpint (inno_frame_get_rounded (frame, 0, inno_frame_find_column (frame, "eu"), 100), ==, 0);
}

static void
test_columns (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_BARE);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  g_autoptr (InnoFrame) count = ask (fixture, "--measure projects");
  static const char * const wanted[] = { "id", "label", "city", "eu", "eu_state", "state", "other_public",
                                         "private", "total", "unknown_rows" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpstr (inno_frame_get_column (frame, i)->id, ==, wanted[i]);
      g_assert_false (inno_frame_get_column (frame, i)->is_detail);
    }
  for (guint i = G_N_ELEMENTS (wanted); i < inno_frame_get_n_columns (frame); i++)
    g_assert_true (inno_frame_get_column (frame, i)->is_detail);
  g_assert_cmpint (inno_frame_find_column (frame, "gold"), ==, -1);
  g_assert_cmpuint (inno_frame_get_n_columns (count), ==, 4);
  g_assert_cmpint (inno_frame_get_column (count, 2)->kind, ==, INNO_COLUMN_COUNT);
}

/* The frame keeps a query of its own. */
static void
test_query_is_kept (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  InnoQuery *query = fixture_parse_query ("--by city --where city=a");
  g_autoptr (InnoFrame) frame = inno_facts_aggregate (fixture->facts, query, NULL);

  inno_query_free (query);
  g_assert_cmpint (inno_frame_get_query (frame)->by, ==, INNO_DIMENSION_CITY);
  g_assert_cmpstr (g_ptr_array_index (inno_frame_get_query (frame)->where[INNO_DIMENSION_CITY], 0), ==, "a");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/frame/amounts-add-up", test_amounts_add_up);
  g_test_add_func ("/frame/shares/add-up", test_shares_add_up);
  g_test_add_func ("/frame/shares/of-large-amounts", test_shares_of_large_amounts);
  g_test_add_func ("/frame/shares/of-corrections", test_shares_of_corrections);
  g_test_add_func ("/frame/single-cents-are-exact", test_single_cents_are_exact);
  g_test_add_func ("/frame/ties-do-not-depend-on-the-language", test_ties_do_not_depend_on_the_language);
  g_test_add_func ("/frame/rounding-is-kept", test_rounding_is_kept);
  g_test_add_func ("/frame/context", test_context);
  g_test_add_func ("/frame/years-in-words", test_years_in_words);
  g_test_add_func ("/frame/texts-of-cells", test_texts_of_cells);
  g_test_add_func ("/frame/cells-of-nothing", test_cells_of_nothing);
  g_test_add_func ("/frame/columns", test_columns);
  g_test_add_func ("/frame/query-is-kept", test_query_is_kept);

  return g_test_run ();
}
