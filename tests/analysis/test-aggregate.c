/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-money.h"
#include "inno-numbering-private.h"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_aggregate (fixture->facts, query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (frame);
  return frame;
}

static int
find_row (InnoFrame  *frame,
          const char *id)
{
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    if (g_str_equal (inno_frame_get_row_id (frame, row), id))
      return row;

  return -1;
}

static InnoCell
get_cell (InnoFrame  *frame,
          const char *row,
          const char *column)
{
  int at_row = find_row (frame, row), at_column = inno_frame_find_column (frame, column);

  g_assert_cmpint (at_row, >=, 0);
  g_assert_cmpint (at_column, >=, 0);
  return inno_frame_get_cell (frame, at_row, at_column);
}

/* The answer as "row:cents row:cents": all rows, in the order shown. */
static void
assert_column (Fixture    *fixture,
               const char *words,
               const char *column,
               const char *wanted)
{
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      InnoCell cell = get_cell (frame, inno_frame_get_row_id (frame, row), column);

      if (row > 0)
        g_string_append_c (got, ' ');
      g_string_append_printf (got, "%s=%" G_GINT64_FORMAT, inno_frame_get_row_id (frame, row), cell.integer);
    }
  g_assert_cmpstr (got->str, ==, wanted);
}

static void
assert_totals (Fixture    *fixture,
               const char *words,
               const char *wanted)
{
  assert_column (fixture, words, INNO_FRAME_TOTAL_ID, wanted);
}

static InnoBandState
get_band (Fixture    *fixture,
          const char *words,
          const char *row)
{
  g_autoptr (InnoFrame) frame = ask (fixture, words);

  return get_cell (frame, row, "city_share_state").integer;
}

static void
test_groups_and_their_subs (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:g','kind':'group','funding':[['erdf','granted',2024,1000]]},"
    " {'_id':'project:s','kind':'sub','parent':'project:g','funding':[['erdf','granted',2024,20]]},"
    " {'_id':'project:z','kind':'sub','parent':'project:gone','funding':[['erdf','granted',2024,3]]},"
    " {'_id':'project:h','kind':'group','funding':[['erdf','granted',2024,400]]}]", FIXTURE_BARE);

  assert_totals (fixture, "--by status", "ongoing=423 total=423");
  assert_totals (fixture, "--by status --measure projects", "ongoing=3 total=3");
}

/* That its sub-project was cancelled does not make the group count again. */
static void
test_group_of_a_cancelled_sub (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:g','kind':'group','funding':[['erdf','granted',2024,1000]]},"
    " {'_id':'project:s','kind':'sub','parent':'project:g','status':'cancelled',"
    "  'funding':[['erdf','granted',2024,20]]}]", FIXTURE_BARE);

  assert_totals (fixture, "--by status", "total=0");
  assert_totals (fixture, "--by status --where status=cancelled", "cancelled=20 total=20");
}

static void
test_cancelled_only_when_asked_for (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','status':'cancelled','funding':[['erdf','granted',2024,5]]},"
    " {'_id':'project:q','status':'planned','funding':[['erdf','granted',2024,7]]},"
    " {'_id':'project:r','status':'ended','funding':[['erdf','granted',2024,11]]}]", FIXTURE_BARE);

  assert_totals (fixture, "--by status", "planned=7 ended=11 total=18");
  assert_totals (fixture, "--by status --where status=cancelled --where status=ended",
                 "ended=11 cancelled=5 total=16");
  assert_totals (fixture, "--by status --measure projects", "planned=1 ended=1 total=2");
}

#define THREE_CITIES \
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:c','city:a','city:b']," \
  "  'themes':['theme:r','theme:g'],'funding':[['erdf','granted',2024,11]]}]"

static void
test_split_among_cities (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THREE_CITIES, FIXTURE_PLACES);

  /* c stands first in the document, then a. */
  assert_totals (fixture, "--by city", "city:a=4 city:c=4 city:b=3 total=11");
  assert_totals (fixture, "--by region", "01=7 02=4 total=11");
  assert_totals (fixture, "--by city --where city=b", "city:b=3 total=3");
  assert_totals (fixture, "--where region=01", "agreement:x=7 total=7");
  assert_totals (fixture, "--by city --where region=02", "city:c=4 total=4");
}

static void
test_split_of_a_negative_amount (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:c','city:a','city:b'],"
    "  'funding':[['erdf','granted',2024,-11],['erdf','realised',2024,-1]]}]", FIXTURE_PLACES);

  assert_totals (fixture, "--by city", "city:b=-3 city:a=-4 city:c=-4 total=-11");
  assert_totals (fixture, "--by city --measure realised", "city:a=0 city:b=0 city:c=-1 total=-1");
}

static void
test_split_by_city_and_then_by_theme (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:a','city:b'],'themes':['theme:r','theme:g'],"
    "  'funding':[['erdf','granted',2024,10]]}]", FIXTURE_PLACES);

  assert_totals (fixture, "--by theme", "theme:g=5 theme:r=5 theme:h=0 total=10");
  /* Five to each city, of which three and two to the themes. */
  assert_totals (fixture, "--by theme --where region=01", "theme:r=6 theme:g=4 total=10");
  assert_totals (fixture, "--by theme --where city=b", "theme:r=3 theme:g=2 total=5");
  assert_totals (fixture, "--by city --where theme=g", "city:a=2 city:b=2 total=4");
  assert_totals (fixture, "--where city=a --where theme=g", "none=2 total=2");
}

static void
test_by_theme_alone_does_not_split_by_city (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THREE_CITIES, FIXTURE_PLACES);

  assert_totals (fixture, "--by theme", "theme:r=6 theme:g=5 theme:h=0 total=11");
}

static void
test_each_row_is_split_by_itself (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:a','city:b'],"
    "  'funding':[['erdf','granted',2023,1],['erdf','granted',2024,1],['city','granted',2024,1]]}]",
    FIXTURE_PLACES);

  assert_totals (fixture, "--by city", "city:a=3 city:b=0 city:c=0 total=3");
}

static void
test_missing_things_are_none (void)
{
  static const char * const dimensions[] = { "agreement", "city", "region", "theme", "lead-theme", "year" };
  g_autoptr (Fixture) fixture = fixture_new ("[{'_id':'project:p','funding':[['erdf','granted',null,5]]}]",
                                             FIXTURE_BARE);

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      g_autofree char *by = g_strdup_printf ("--by %s", dimensions[i]);
      g_autofree char *where = g_strdup_printf ("--by %s --where %s=none", dimensions[i], dimensions[i]);

      assert_totals (fixture, by, "none=5 total=5");
      assert_totals (fixture, where, "none=5 total=5");
    }
}

/* What a project points to and is not there is shown under its slug. */
static void
test_missing_documents (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:lost','cities':['city:ghost','city:a'],"
    "  'themes':['theme:gone'],'lead_theme':'lead_theme:away',"
    "  'funding':[['erdf','granted',2024,8],['nowhere','granted',2024,2]]}]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) agreements = ask (fixture, "--where agreement=lost");
  g_autoptr (InnoFrame) themes = ask (fixture, "--by theme --where theme=theme:gone");
  g_autoptr (InnoFrame) leads = ask (fixture, "--by lead-theme --where lead-theme=away");
  g_autoptr (InnoFrame) sources = ask (fixture, "--by source --where source=nowhere");
  g_autoptr (InnoFrame) classes = ask (fixture, "");

  g_assert_cmpstr (inno_frame_get_row_label (agreements, 0), ==, "lost");
  g_assert_cmpstr (inno_frame_get_row_label (themes, 0), ==, "gone");
  g_assert_cmpstr (inno_frame_get_row_label (leads, 0), ==, "away");
  g_assert_cmpstr (inno_frame_get_row_label (sources, 0), ==, "nowhere");
  g_assert_cmpint (get_cell (classes, "total", "none").integer, ==, 2);
  g_assert_cmpint (get_cell (classes, "total", "public").integer, ==, 10);
  /* ghost has no region. */
  assert_totals (fixture, "--by region", "01=5 none=5 total=10");
  assert_totals (fixture, "--by city --where city=ghost", "city:ghost=5 total=5");
  assert_totals (fixture, "--by class", "eu=8 none=2 total=10");
}

static void
test_years (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','funding':[['erdf','granted',2024,1],['erdf','granted',2022,2],"
    "  ['erdf','granted',null,4],['erdf','granted',2023,8],['erdf','realised',2023,16]]}]", FIXTURE_BARE);

  assert_totals (fixture, "--by year", "2022=2 2023=8 2024=1 none=4 total=15");
  assert_totals (fixture, "--by year --from 2023", "2023=8 2024=1 total=9");
  assert_totals (fixture, "--by year --to 2022", "2022=2 total=2");
  assert_totals (fixture, "--by year --from 2022 --to 2023", "2022=2 2023=8 total=10");
  assert_totals (fixture, "--by year --where year=none --where year=2024", "2024=1 none=4 total=5");
  assert_totals (fixture, "--by year --where year=2024 --from 2023", "2024=1 total=1");
  assert_totals (fixture, "--by year --where year=2022 --from 2023", "total=0");
  assert_totals (fixture, "--by year --from 2030", "total=0");
  assert_totals (fixture, "--by year --where year=1950", "total=0");
}

static void
test_projects_count_once_in_each_group (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:a','city:b','city:c'],'themes':['theme:r','theme:g'],"
    "  'funding':[['erdf','granted',2023,1],['erdf','realised',2024,null],['city','planned',2023,0]]},"
    " {'_id':'project:q'}]", FIXTURE_PLACES);

  assert_totals (fixture, "--measure projects --by city", "city:a=1 city:b=1 city:c=1 none=1 total=2");
  assert_totals (fixture, "--measure projects --by region", "01=1 02=1 none=1 total=2");
  assert_totals (fixture, "--measure projects --by year", "2023=1 2024=1 none=1 total=2");
  assert_totals (fixture, "--measure projects --by class", "city=1 eu=1 none=1 total=2");
  assert_totals (fixture, "--measure projects --by class --where class=eu", "eu=1 total=1");
  assert_totals (fixture, "--measure projects --by theme --where city=a", "theme:g=1 theme:r=1 total=1");
  assert_totals (fixture, "--measure projects --where theme=r --where region=01", "none=1 total=1");
}

static void
test_unknown_rows_are_counted_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:a','city:b','city:c'],'themes':['theme:r','theme:g'],"
    "  'funding':[['erdf','granted',2024,null],['private','granted',null,null],"
    "             ['city','granted',2024,6]]}]", FIXTURE_PLACES);

  assert_column (fixture, "--by city", "unknown_rows", "city:a=2 city:b=2 city:c=2 total=2");
  assert_totals (fixture, "--by city", "city:a=2 city:b=2 city:c=2 total=6");
  assert_column (fixture, "--by region", "unknown_rows", "01=2 02=2 total=2");
  assert_column (fixture, "--by theme --where city=a", "unknown_rows", "theme:g=2 theme:r=2 total=2");
  assert_column (fixture, "--by year", "unknown_rows", "2024=1 none=1 total=2");
  assert_column (fixture, "--by class", "unknown_rows", "city=0 eu=1 private=1 total=2");
  assert_column (fixture, "--by status --where class=city", "unknown_rows", "ongoing=0 total=0");
  /* Private money is no part of a share, and what of it is not known neither. */
  assert_column (fixture, "--by status --share", "unknown_rows", "ongoing=1 total=1");
  assert_totals (fixture, "--by status --share", "ongoing=6 total=6");
}

static void
test_public_is_all_but_private (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','funding':[['erdf','granted',2024,1],['akke','granted',2024,2],"
    "  ['eu_state','granted',2024,4],['city','granted',2024,8],['other_public','granted',2024,16],"
    "  ['private','granted',2024,32]]}]", FIXTURE_BARE);
  g_autoptr (InnoFrame) frame = ask (fixture, "--by status --share");
  g_autoptr (InnoFrame) amounts = ask (fixture, "--by status");

  g_assert_cmpint (get_cell (amounts, "total", "total").integer, ==, 63);
  g_assert_cmpint (get_cell (amounts, "total", "public").integer, ==, 31);
  g_assert_cmpint (get_cell (frame, "total", "total").integer, ==, 31);
  g_assert_cmpint (inno_frame_find_column (frame, "private"), ==, -1);
  g_assert_cmpfloat (get_cell (frame, "ongoing", "city").fraction, ==, 8 / 31.0);
  g_assert_cmpfloat (get_cell (frame, "ongoing", "eu_state").fraction, ==, 4 / 31.0);
  g_assert_cmpint (get_cell (frame, "ongoing", "amount:private").integer, ==, 32);
}

static void
test_band_limits_are_inside (void)
{
  const gint64 huge = G_MAXINT64;

  g_assert_cmpint (inno_band_state (25, 100, FALSE), ==, INNO_BAND_WITHIN);
  g_assert_cmpint (inno_band_state (40, 100, FALSE), ==, INNO_BAND_WITHIN);
  g_assert_cmpint (inno_band_state (2499999999, 10000000000, FALSE), ==, INNO_BAND_BELOW);
  g_assert_cmpint (inno_band_state (4000000001, 10000000000, FALSE), ==, INNO_BAND_ABOVE);
  g_assert_cmpint (inno_band_state (huge, huge, FALSE), ==, INNO_BAND_ABOVE);
  g_assert_cmpint (inno_band_state (huge / 4 + 1, huge, FALSE), ==, INNO_BAND_WITHIN);
  g_assert_cmpint (inno_band_state (huge / 4, huge, FALSE), ==, INNO_BAND_BELOW);
  g_assert_cmpint (inno_band_state (0, 0, FALSE), ==, INNO_BAND_NONE);
  g_assert_cmpint (inno_band_state (0, -5, FALSE), ==, INNO_BAND_NONE);
  g_assert_cmpint (inno_band_state (-1, 5, FALSE), ==, INNO_BAND_NONE);
  g_assert_cmpint (inno_band_state (6, 5, FALSE), ==, INNO_BAND_NONE);
  g_assert_cmpint (inno_band_state (30, 100, TRUE), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (inno_band_state (0, 0, TRUE), ==, INNO_BAND_UNKNOWN);
}

static void
test_unknown_public_rows_hide_the_band (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':["
    "  ['city','granted',2023,25],['erdf','granted',2023,75],['private','granted',2023,null]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':["
    "  ['city','granted',2023,25],['erdf','granted',2023,75],['jtf','granted',2024,null]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--share");

  g_assert_cmpint (get_band (fixture, "", "agreement:x"), ==, INNO_BAND_WITHIN);
  g_assert_cmpint (get_band (fixture, "", "agreement:y"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (get_band (fixture, "", "total"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (get_band (fixture, "--to 2023", "total"), ==, INNO_BAND_WITHIN);
  /* The share of what is known is there all the same. */
  g_assert_cmpfloat (get_cell (frame, "agreement:y", "city").fraction, ==, 0.25);
}

/* Of the money of some sources the cities have a share as well, but it is not the one that the band is for. */
static void
test_no_city_share_of_some_sources (void)
{
  static const struct { const char *words; InnoBandState band; } cases[] = {
    { "", INNO_BAND_WITHIN },
    { "--where class=city", INNO_BAND_NONE },
    { "--where source=erdf", INNO_BAND_NONE },
    { "--where class=city --where class=eu --where source=city", INNO_BAND_NONE },
    { "--where class=city --where class=eu", INNO_BAND_NONE },
    { "--where class=private", INNO_BAND_NONE },
    /* Without private money it is whole, and so are some of its years and some of its places. */
    { "--where class=city --where class=eu --where class=state --where class=eu_state --where class=other_public",
      INNO_BAND_WITHIN },
    { "--where year=2023", INNO_BAND_WITHIN },
    { "--where city=a", INNO_BAND_WITHIN },
  };
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b'],'funding':["
    "  ['city','granted',2023,30],['erdf','granted',2023,70],['state','granted',2024,null],"
    "  ['private','granted',2023,5]]}]", FIXTURE_PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strconcat (cases[i].words, " --to 2023", NULL);
      g_autoptr (InnoFrame) frame = ask (fixture, words);

      g_test_message ("%s", words);
      g_assert_cmpint (get_cell (frame, "total", "city_share_state").integer, ==, cases[i].band);
      g_assert_cmpint (get_cell (frame, "total", "city_share").state, ==,
                       cases[i].band == INNO_BAND_NONE ? INNO_CELL_NONE : INNO_CELL_KNOWN);
      g_assert_true (inno_frame_get_context (frame)->has_whole == (cases[i].band != INNO_BAND_NONE));
    }

  /* What is not known of the others does not make it unknown: there is none. */
  g_assert_cmpint (get_band (fixture, "", "total"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (get_band (fixture, "--where class=state", "total"), ==, INNO_BAND_NONE);
}

static void
test_no_share_of_a_whole_with_corrections (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':["
    "  ['city','granted',2023,50],['erdf','granted',2023,-10]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':["
    "  ['city','granted',2023,30],['erdf','granted',2023,70],['private','granted',2023,-10]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--share");

  g_assert_cmpint (get_cell (frame, "agreement:x", "city").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "agreement:x", "amount:city").integer, ==, 50);
  g_assert_cmpint (get_cell (frame, "agreement:y", "city").state, ==, INNO_CELL_KNOWN);
  g_assert_cmpfloat (get_cell (frame, "agreement:y", "city").fraction, ==, 0.3);
}

static void
assert_error (Fixture           *fixture,
              const char        *words,
              InnoAnalysisError  code)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_aggregate (fixture->facts, query, &error);

  g_assert_null (frame);
  g_assert_error (error, INNO_ANALYSIS_ERROR, (int) code);
}

static void
test_filters_on_what_is_not_there (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);

  assert_error (fixture, "--where city=narnia", INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_error (fixture, "--where city=a --where city=narnia", INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_error (fixture, "--where city=theme:r", INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_error (fixture, "--where class=gold", INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_error (fixture, "--where status=Ended", INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_error (fixture, "--where region=99", INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_totals (fixture, "--by city --where city=a", "total=0");
}

/* 1025 rows of the largest amount that a document may hold are too many. */
static void
test_overflow (void)
{
  g_autoptr (GString) documents = g_string_new ("[{'_id':'project:p','funding':[");
  g_autoptr (Fixture) fixture = NULL;

  for (guint i = 0; i < 1025; i++)
    g_string_append_printf (documents, "%s['%s','granted',%u,%" G_GINT64_FORMAT "]", i > 0 ? "," : "",
                            i % 2 ? "erdf" : "jtf", 2022 + i % 2, INNO_CENTS_MAX);
  g_string_append (documents, "]}]");
  fixture = fixture_new (documents->str, FIXTURE_BARE);

  assert_error (fixture, "", INNO_ANALYSIS_ERROR_OVERFLOW);
  assert_error (fixture, "--by source", INNO_ANALYSIS_ERROR_OVERFLOW);
  assert_error (fixture, "--by year --series source", INNO_ANALYSIS_ERROR_OVERFLOW);
  assert_totals (fixture, "--by source --where source=jtf", "funding_source:jtf=4620693217682128383 "
                 "total=4620693217682128383");
}

/* A row without a year, rows of one year, of two, and none: projects that are alike
 * in all else. */
static void
test_years_of_a_project (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','funding':[['erdf','granted',null,16]]},"
    " {'_id':'project:q','funding':[['erdf','granted',2023,1],['city','planned',2023,2]]},"
    " {'_id':'project:r','funding':[['erdf','granted',2023,4],['city','planned',2024,8]]},"
    " {'_id':'project:s'}]", FIXTURE_PLACES);

  assert_totals (fixture, "--measure projects --by year", "2023=2 2024=1 none=2 total=4");
  assert_totals (fixture, "--measure projects --by status --where year=2023", "ongoing=2 total=2");
  assert_totals (fixture, "--measure projects --by status --where year=2024", "ongoing=1 total=1");
  assert_totals (fixture, "--measure projects --by status --where year=none", "ongoing=1 total=1");
  assert_totals (fixture, "--measure projects --by status --where class=city", "ongoing=2 total=2");
  assert_totals (fixture, "--by year", "2023=5 2024=0 none=16 total=21");
  assert_totals (fixture, "--by year --measure planned --where year=2024", "2024=8 total=8");
}

/* What counts is whether the sum fits, not the way to it. */
static void
test_a_large_way_to_a_small_sum (void)
{
  g_autoptr (GString) documents = g_string_new ("[{'_id':'project:p','cities':['city:a'],'funding':[");
  g_autoptr (Fixture) fixture = NULL;

  for (guint i = 0; i < 2050; i++)
    g_string_append_printf (documents, "%s['erdf','granted',2022,%s%" G_GINT64_FORMAT "]", i > 0 ? "," : "",
                            i < 1025 ? "" : "-", INNO_CENTS_MAX);
  g_string_append (documents, ",['erdf','granted',2022,7]]}]");
  fixture = fixture_new (documents->str, FIXTURE_PLACES);

  assert_totals (fixture, "--by source --where source=erdf", "funding_source:erdf=7 total=7");
  assert_totals (fixture, "--by city --where city=a", "city:a=7 total=7");
}

/* Keys that differ in a few bits only, and more of them than a table starts with. */
static void
test_numbering (void)
{
  InnoNumbering numbering;

  inno_numbering_init (&numbering);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 30000; i++)
      {
        InnoKey key = { i % 3 == 0 ? (guint64) i << 40 : 0, i % 3 == 1 ? (guint64) i << 40 : i };

        g_assert_cmpuint (inno_numbering_add (&numbering, key), ==, i);
      }
  inno_numbering_clear (&numbering);
}

static void
test_all_groupings_of_the_sample_agree (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  gint64 total = 0;

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    {
      g_autofree char *words = g_strdup_printf ("--by %s", inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by));
      g_autoptr (InnoFrame) frame = ask (fixture, words);
      guint n_rows = inno_frame_get_n_rows (frame);
      int column = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
      gint64 sum = 0;

      for (guint row = 0; row + 1 < n_rows; row++)
        sum += inno_frame_get_cell (frame, row, column).integer;
      if (by == 0)
        total = sum;
      g_assert_cmpint (sum, ==, total);
      g_assert_cmpint (inno_frame_get_cell (frame, n_rows - 1, column).integer, ==, total);
    }
}

static void
test_themes_of_one_name (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'theme:s','name':{'en':'Same'}},{'_id':'theme:t','agreement':'agreement:y','name':{'en':'Same'}},"
    " {'_id':'theme:u','agreement':'agreement:gone','name':{'en':'Same'}}]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--by theme");

  g_assert_cmpstr (inno_frame_get_row_label (frame, find_row (frame, "theme:r")), ==, "R");
  g_assert_cmpstr (inno_frame_get_row_label (frame, find_row (frame, "theme:s")), ==, "Same (X)");
  g_assert_cmpstr (inno_frame_get_row_label (frame, find_row (frame, "theme:t")), ==, "Same (Y)");
  g_assert_cmpstr (inno_frame_get_row_label (frame, find_row (frame, "theme:u")), ==, "Same");
}

/* Largest first, and what names nothing last. */
static void
test_order_of_rows (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:b'],'funding':[['erdf','granted',2024,1]]},"
    " {'_id':'project:q','cities':['city:c'],'funding':[['private','granted',2024,10]]},"
    " {'_id':'project:r','funding':[['erdf','granted',2024,100]]}]", FIXTURE_PLACES);

  assert_totals (fixture, "--by city", "city:c=10 city:b=1 city:a=0 none=100 total=111");
  assert_totals (fixture, "--by city --share", "city:b=1 city:a=0 city:c=0 none=100 total=101");
  assert_totals (fixture, "--by class", "eu=101 private=10 total=111");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/aggregate/" name, func)
  ADD ("groups-and-their-subs", test_groups_and_their_subs);
  ADD ("group-of-a-cancelled-sub", test_group_of_a_cancelled_sub);
  ADD ("cancelled-only-when-asked-for", test_cancelled_only_when_asked_for);
  ADD ("split/among-cities", test_split_among_cities);
  ADD ("split/of-a-negative-amount", test_split_of_a_negative_amount);
  ADD ("split/by-city-and-then-by-theme", test_split_by_city_and_then_by_theme);
  ADD ("split/by-theme-alone", test_by_theme_alone_does_not_split_by_city);
  ADD ("split/each-row-by-itself", test_each_row_is_split_by_itself);
  ADD ("missing/things-are-none", test_missing_things_are_none);
  ADD ("missing/documents", test_missing_documents);
  ADD ("years", test_years);
  ADD ("projects-count-once-in-each-group", test_projects_count_once_in_each_group);
  ADD ("unknown-rows-are-counted-once", test_unknown_rows_are_counted_once);
  ADD ("public-is-all-but-private", test_public_is_all_but_private);
  ADD ("band/limits-are-inside", test_band_limits_are_inside);
  ADD ("band/unknown-public-rows-hide-it", test_unknown_public_rows_hide_the_band);
  ADD ("band/some-sources", test_no_city_share_of_some_sources);
  ADD ("no-share-of-a-whole-with-corrections", test_no_share_of_a_whole_with_corrections);
  ADD ("filters-on-what-is-not-there", test_filters_on_what_is_not_there);
  ADD ("overflow", test_overflow);
  ADD ("large-way-to-a-small-sum", test_a_large_way_to_a_small_sum);
  ADD ("numbering", test_numbering);
  ADD ("years-of-a-project", test_years_of_a_project);
  ADD ("all-groupings-of-the-sample-agree", test_all_groupings_of_the_sample_agree);
  ADD ("themes-of-one-name", test_themes_of_one_name);
  ADD ("order-of-rows", test_order_of_rows);
#undef ADD

  return g_test_run ();
}
