/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures.h"
#include "inno-aggregate.h"

/* Helsinki and Turku have a place, c has none, and d is in Belgium. */
#define PLACES \
  " {'_id':'city:h','lat':60.1699,'lon':24.9384},{'_id':'city:t','lat':60.4518,'lon':22.2666}," \
  " {'_id':'city:d','lat':50.85,'lon':4.35}," \
  " {'_id':'agreement:both','cities':['city:h','city:t','city:c'],'authority':{'en':'Council of U'}}," \
  " {'_id':'agreement:far','cities':['city:d']}," \

#define PROJECTS \
  "[" PLACES \
  " {'_id':'project:p','agreement':'agreement:both','cities':['city:h','city:t']," \
  "  'funding':[['erdf','granted',2024,101],['private','granted',2024,5000],['private','granted',2024,null]]}," \
  " {'_id':'project:q','agreement':'agreement:far','cities':['city:d']," \
  "  'funding':[['city','granted',2024,299],['erdf','realised',2024,7]]}," \
  " {'_id':'project:r','funding':[['akke','granted',2023,null]]}]"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_map (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static guint
find_row (InnoFrame  *frame,
          const char *id)
{
  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    if (g_str_equal (inno_frame_get_row_id (frame, i), id))
      return i;

  g_error ("no row %s", id);
}

static InnoCell
get_cell (InnoFrame  *frame,
          const char *row,
          const char *column)
{
  return inno_frame_get_cell (frame, find_row (frame, row), inno_frame_find_column (frame, column));
}

static const char *
get_authority (InnoFrame  *frame,
               const char *row)
{
  return inno_frame_get_text (frame, find_row (frame, row), inno_frame_find_column (frame, "authority"));
}

static void
test_by_agreement (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  /* Public money alone, the largest first, the total last. */
  g_assert_cmpstr (inno_frame_get_row_id (frame, 0), ==, "agreement:far");
  g_assert_cmpint (get_cell (frame, "agreement:both", "total").integer, ==, 101);
  g_assert_cmpint (get_cell (frame, "total", "total").integer, ==, 400);
  g_assert_cmpfloat (get_cell (frame, "agreement:far", "share").fraction, ==, 299 / 400.);
  g_assert_cmpfloat (get_cell (frame, "total", "share").fraction, ==, 1);

  /* What is not known of private money is not what is asked. */
  g_assert_cmpint (get_cell (frame, "agreement:both", "unknown_rows").integer, ==, 0);
  g_assert_cmpint (get_cell (frame, "none", "unknown_rows").integer, ==, 1);
  g_assert_cmpint (get_cell (frame, "total", "unknown_rows").integer, ==, 1);
  g_assert_cmpuint (inno_frame_get_context (frame)->unknown_rows, ==, 1);
}

static void
test_places (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  InnoCell x = get_cell (frame, "agreement:both", "x"), y = get_cell (frame, "agreement:both", "y");

  /* In the middle of the two cities whose place is known. */
  g_assert_cmpfloat_with_epsilon (x.fraction, (385611.317 + 239742.338) / 2, .01);
  g_assert_cmpfloat_with_epsilon (y.fraction, (6672118.380 + 6711088.987) / 2, .01);
  g_assert_cmpint (get_cell (frame, "agreement:far", "x").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "none", "x").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "total", "x").state, ==, INNO_CELL_NONE);
  g_assert_cmpstr (get_authority (frame, "agreement:both"), ==, "Council of U");
  g_assert_cmpstr (get_authority (frame, "none"), ==, "");
}

static void
test_by_city (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--by city");

  /* Split to the cent, the odd one to the first. */
  g_assert_cmpint (get_cell (frame, "city:h", "total").integer, ==, 51);
  g_assert_cmpint (get_cell (frame, "city:t", "total").integer, ==, 50);
  g_assert_cmpfloat_with_epsilon (get_cell (frame, "city:h", "x").fraction, 385611.317, .01);
  g_assert_cmpint (get_cell (frame, "city:d", "x").state, ==, INNO_CELL_NONE);
  g_assert_cmpstr (get_authority (frame, "city:t"), ==, "Council of U");
}

/* Whatever else is asked for has no place: it is shown by agreement. */
static void
test_other_dimensions (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoFrame) wanted = ask (fixture, "");

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    {
      g_autofree char *words = g_strdup_printf ("--by %s --share --series source",
                                                inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by));
      g_autoptr (InnoFrame) frame = ask (fixture, words);

      if (by == INNO_DIMENSION_CITY)
        continue;
      g_assert_cmpint (inno_frame_get_query (frame)->by, ==, INNO_DIMENSION_AGREEMENT);
      g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, inno_frame_get_n_rows (wanted));
      for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
        g_assert_cmpint (inno_frame_get_cell (frame, row, 2).integer, ==,
                         inno_frame_get_cell (wanted, row, 2).integer);
    }
}

/* The map and the bars of public funding are the same figures, and print alike. */
static void
test_agrees_with_shares (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const char * const questions[] = {
    "", "--by city", "--measure realised", "--by city --measure planned --from 2023", "--where class=city",
    "--where status=ongoing --by city",
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *words = g_strconcat (questions[i], " --share", NULL);
      g_autoptr (InnoQuery) query = fixture_parse_query (words);
      g_autoptr (GError) error = NULL;
      g_autoptr (InnoFrame) shares = inno_facts_aggregate (fixture->facts, query, &error);
      g_autoptr (InnoFrame) frame = ask (fixture, questions[i]);
      int total = inno_frame_find_column (shares, INNO_FRAME_TOTAL_ID);

      g_assert_no_error (error);
      g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, inno_frame_get_n_rows (shares));
      for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
        {
          g_assert_cmpstr (inno_frame_get_row_id (frame, row), ==, inno_frame_get_row_id (shares, row));
          g_assert_cmpint (inno_frame_get_cell (frame, row, 2).integer, ==,
                           inno_frame_get_cell (shares, row, total).integer);
          g_assert_cmpint (inno_frame_get_rounded (frame, row, 2, 10000000), ==,
                           inno_frame_get_rounded (shares, row, total, 10000000));
        }
    }
}

static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--by city --measure projects");

  g_assert_cmpint (get_cell (frame, "city:h", "total").integer, ==, 1);
  g_assert_cmpint (get_cell (frame, "city:t", "total").integer, ==, 1);
  /* Each once, in however many cities it is. */
  g_assert_cmpint (get_cell (frame, "total", "total").integer, ==, 3);
  g_assert_cmpint (inno_frame_get_column (frame, 2)->kind, ==, INNO_COLUMN_COUNT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/map/by-agreement", test_by_agreement);
  g_test_add_func ("/map/places", test_places);
  g_test_add_func ("/map/by-city", test_by_city);
  g_test_add_func ("/map/other-dimensions", test_other_dimensions);
  g_test_add_func ("/map/agrees-with-shares", test_agrees_with_shares);
  g_test_add_func ("/map/projects", test_projects);

  return g_test_run ();
}
