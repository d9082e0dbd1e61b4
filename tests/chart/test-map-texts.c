/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map says of itself, beyond what every chart must. */

#include <string.h>

#include "chart-case.h"

#define DOCUMENTS \
  "[{'_id':'city:h','lat':60.17,'lon':24.94},{'_id':'city:t','lat':60.45,'lon':22.27}," \
  " {'_id':'city:o','lat':65.01,'lon':25.47},{'_id':'city:k','lat':64.22,'lon':27.73}," \
  " {'_id':'project:h','cities':['city:h'],'funding':[['erdf','granted',2024,400000000]]}," \
  " {'_id':'project:t','cities':['city:t'],'funding':[['erdf','granted',2024,300000000]]}," \
  " {'_id':'project:o','cities':['city:o'],'funding':[['erdf','granted',2024,200000000],['city','granted',2024,null]]}," \
  " {'_id':'project:k','cities':['city:k'],'funding':[['erdf','granted',2024,null]]}," \
  " {'_id':'project:a','cities':['city:a'],'funding':[['private','granted',2024,900000000],['city','granted',2024,1]]}]"

static PlotScene *
draw (Fixture    *fixture,
      const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);

  return chart_case_layout (fixture, inno_chart_find ("map"), query, 1600, 900);
}

static const PlotMark *
find_mark (PlotScene  *scene,
           const char *id)
{
  int mark = plot_scene_find_mark (scene, id);

  g_assert_cmpint (mark, >=, 0);
  return plot_scene_get_mark (scene, mark);
}

static void
test_by_city (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = draw (fixture, "--by city");
  g_autofree char *foot = chart_scene_text (scene, PLOT_PART_FOOT);
  g_autofree char *takeaway = chart_scene_text (scene, PLOT_PART_TAKEAWAY);

  g_assert_cmpstr (plot_scene_get_title (scene), ==, "Granted public funding by city, €\302\240million");
  g_assert_cmpstr (takeaway, ==, "H, T and O receive most; the area of a circle is the amount.");
  g_assert_nonnull (strstr (foot, "an assumption"));
  g_assert_null (strstr (foot, "one circle"));
  g_assert_nonnull (strstr (foot, "Coastline: Natural Earth"));
  g_assert_nonnull (strstr (foot, "2 rows without an amount"));
  /* a, b and c have no place. */
  g_assert_nonnull (strstr (foot, "3 without a place are not on the map"));
  g_assert_nonnull (strstr (plot_scene_get_description (scene), "4 circles"));
}

static void
test_marks (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = draw (fixture, "--by city");
  const PlotMark *whole = find_mark (scene, "city:h/total"), *part = find_mark (scene, "city:o/total");
  const PlotMark *unknown = find_mark (scene, "city:k/total"), *cent = find_mark (scene, "city:a/total");

  g_assert_true (g_str_has_prefix (whole->detail, "€4,000,000.00\n44.4% of the whole"));
  g_assert_nonnull (strstr (part->detail, "1 row without an amount"));
  g_assert_true (g_str_has_prefix (unknown->detail, "Amount not known"));
  g_assert_nonnull (strstr (unknown->name, "amount not known"));
  /* Of private money nothing is on the map; a cent is not said to be nothing. */
  g_assert_true (g_str_has_prefix (cent->detail, "€0.01"));
  g_assert_nonnull (strstr (cent->name, "0.01"));
}

static void
test_by_agreement (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (PlotScene) plain = draw (fixture, "");
  g_autoptr (PlotScene) scene = draw (fixture, "--view authorities");
  g_autofree char *foot = chart_scene_text (plain, PLOT_PART_FOOT);
  g_autofree char *notes = chart_scene_text (scene, PLOT_PART_END_LABEL);
  g_autofree char *bare = chart_scene_text (plain, PLOT_PART_END_LABEL);

  g_assert_nonnull (strstr (foot, "one circle"));
  g_assert_null (strstr (foot, "assumption"));
  g_assert_nonnull (strstr (notes, "Council of Oulu Region"));
  g_assert_null (strstr (bare, "Council"));
  /* Who funds is not where the money is. */
  g_assert_nonnull (strstr (find_mark (scene, "agreement:turku/total")->name, "Helsinki-Uusimaa"));
  g_assert_null (strstr (find_mark (plain, "agreement:turku/total")->name, "Helsinki-Uusimaa"));
  g_assert_nonnull (strstr (find_mark (plain, "agreement:turku/total")->detail, "Helsinki-Uusimaa"));
}

static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = draw (fixture, "--by city --measure projects");
  g_autofree char *takeaway = chart_scene_text (scene, PLOT_PART_TAKEAWAY);
  g_autofree char *foot = chart_scene_text (scene, PLOT_PART_FOOT);

  g_assert_cmpstr (plot_scene_get_title (scene), ==, "Projects by city");
  g_assert_cmpstr (takeaway, ==, "The area of a circle is the number of projects.");
  g_assert_nonnull (strstr (foot, "5 projects"));
  g_assert_null (strstr (foot, "without an amount"));
  g_assert_cmpstr (find_mark (scene, "city:h/total")->detail, ==, "1 project");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/chart/map/by-city", test_by_city);
  g_test_add_func ("/chart/map/marks", test_marks);
  g_test_add_func ("/chart/map/by-agreement", test_by_agreement);
  g_test_add_func ("/chart/map/projects", test_projects);

  return g_test_run ();
}
