/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lead themes alone, and what lies outside them. */

#include "frame-case.h"

#define PROJECTS \
  "[{'_id':'project:p','lead_theme':'lead_theme:l','cities':['city:a','city:b'],'themes':['theme:r']," \
  "  'funding':[['erdf','granted',2023,101],['city','granted',2024,50],['private','granted',2024,400]," \
  "  ['akke','granted',2024,null]]}," \
  " {'_id':'project:q','lead_theme':'lead_theme:m','cities':['city:c'],'status':'ended'," \
  "  'funding':[['jtf','granted',2024,30],['private','granted',2024,null]]}," \
  " {'_id':'project:g','lead_theme':'lead_theme:ghost','funding':[['jtf','granted',null,7]]}," \
  " {'_id':'project:n','cities':['city:a'],'funding':[['erdf','granted',2024,1000],['private','granted',2024,60]," \
  "  ['city','granted',2024,null],['ghost','granted',2024,9]]}," \
  " {'_id':'project:c','lead_theme':'lead_theme:l','status':'cancelled','funding':[['erdf','granted',2024,70000]]}]"

static void
test_amounts (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_lead_theme_funding, "--by city");

  frame_case_assert_ids (frame, "lead_theme:l lead_theme:m lead_theme:ghost total");
  g_assert_cmpint (frame_case_integer (frame, "lead_theme:l", "total"), ==, 551);
  g_assert_cmpint (frame_case_integer (frame, "lead_theme:l", "public"), ==, 151);
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 588);
  g_assert_cmpint (frame_case_integer (frame, "total", "public"), ==, 188);
  g_assert_cmpint (frame_case_integer (frame, "total", "outside"), ==, 1009);
  g_assert_cmpint (frame_case_integer (frame, "total", "unknown_rows"), ==, 2);
  g_assert_cmpint (frame_case_integer (frame, "total", "public_unknown_rows"), ==, 1);
  g_assert_cmpint (frame_case_integer (frame, "total", "projects"), ==, 3);
  g_assert_cmpint (frame_case_integer (frame, "total", "city_share_state"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (frame_case_integer (frame, "lead_theme:m", "city_share_state"), ==, INNO_BAND_BELOW);
  frame_case_assert_printed (frame, "total");
}

static void
test_context (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_lead_theme_funding, "");

  /* The foot speaks of what is drawn. */
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 3);
  g_assert_cmpuint (inno_frame_get_context (frame)->unknown_rows, ==, 2);
}

static void
test_shares (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_lead_theme_funding, "--share");

  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 188);
  g_assert_cmpfloat (frame_case_get (frame, "lead_theme:l", "eu").fraction, ==, 101 / 151.);
  g_assert_cmpfloat (frame_case_get (frame, "total", "eu").fraction, ==, 138 / 188.);
  g_assert_cmpint (frame_case_get (frame, "total", "none").state, ==, INNO_CELL_KNOWN);
  g_assert_cmpint (frame_case_integer (frame, "total", "amount:none"), ==, 0);
}

static const char * const questions[] = {
  "", "--measure realised", "--measure planned", "--where city=oulu", "--where city=tampere --from 2023",
  "--where class=city", "--where status=ongoing --series source", "--where agreement=capital-region",
  "--where year=none", "--to 2023 --series source", "--where lead-theme=battery-chemistry", "--where lead-theme=none",
};

/* Inside and outside are the whole, to the cent. */
static void
test_outside_and_inside (void)
{
  g_autoptr (Fixture) sample = fixture_new_sample ();
  g_autoptr (Fixture) small = fixture_new (PROJECTS, FIXTURE_PLACES);
  static const char * const small_questions[] = {
    "", "--where city=a", "--where city=a --where theme=none", "--where theme=r", "--where region=01", "--to 2023",
    "--where class=private", "--where class=none", "--where status=cancelled", "--where city=none",
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions) + G_N_ELEMENTS (small_questions); i++)
    {
      gboolean is_small = i >= G_N_ELEMENTS (questions);
      Fixture *fixture = is_small ? small : sample;
      const char *words = is_small ? small_questions[i - G_N_ELEMENTS (questions)] : questions[i];
      g_autofree char *by_lead_theme = g_strconcat (words, " --by lead-theme", NULL);
      g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_lead_theme_funding, words);
      g_autoptr (InnoFrame) sums = frame_case_ask (fixture, inno_facts_aggregate, by_lead_theme);

      g_assert_cmpint (frame_case_sum (frame, "total"), ==, frame_case_integer (frame, "total", "total"));
      g_assert_cmpint (frame_case_sum (frame, "public"), ==, frame_case_integer (frame, "total", "public"));
      g_assert_cmpint (frame_case_sum (frame, "unknown_rows"), ==, frame_case_integer (frame, "total", "unknown_rows"));
      g_assert_cmpint (frame_case_integer (frame, "total", "public") + frame_case_integer (frame, "total", "outside"),
                       ==, frame_case_integer (sums, "total", "public"));
      for (guint row = 0; row < inno_frame_get_n_groups (frame); row++)
        {
          const char *id = inno_frame_get_row_id (frame, row);

          g_assert_cmpstr (id, !=, INNO_FRAME_NONE_ID);
          g_assert_cmpint (frame_case_integer (frame, id, "total"), ==, frame_case_integer (sums, id, "total"));
        }
      for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
        if (inno_frame_get_column (frame, column)->is_series)
          g_assert_cmpint (frame_case_sum (frame, inno_frame_get_column (frame, column)->id), ==,
                           frame_case_integer (frame, "total", inno_frame_get_column (frame, column)->id));
      frame_case_assert_printed (frame, "total");
    }
}

static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_lead_theme_funding, "--measure projects");

  frame_case_assert_ids (frame, "lead_theme:ghost lead_theme:l lead_theme:m total");
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/lead-theme-funding/amounts", test_amounts);
  g_test_add_func ("/lead-theme-funding/context", test_context);
  g_test_add_func ("/lead-theme-funding/shares", test_shares);
  g_test_add_func ("/lead-theme-funding/outside-and-inside", test_outside_and_inside);
  g_test_add_func ("/lead-theme-funding/projects", test_projects);

  return g_test_run ();
}
