/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of charts on paper. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-chart-card.h"
#include "inno-charts-page.h"
#include "inno-pages.h"
#include "page-fixture.h"
#include "print-fixture.h"
#include "widget-fixture.h"

static Fixture *fixture;

static void
open_page (PageFixture *opened,
           const char  *id,
           const char  *subject)
{
  page_fixture_open (opened, id, 1200, 900);
  inno_page_show (opened->page, fixture->facts, NULL);
  if (subject != NULL)
    inno_page_open (opened->page, subject);
  page_fixture_settle ();
}

/* Each sheet says what it is, and that the figures are invented. */
static void
assert_marked (Printed    *printed,
               const char *title)
{
  if (printed->text == NULL)
    return;

  g_assert_cmpuint (print_fixture_count (printed, "\f"), ==, printed->n_pages);
  g_assert_cmpuint (print_fixture_count (printed, "Sample data"), >=, printed->n_pages);
  if (title != NULL)
    g_assert_cmpuint (print_fixture_count (printed, title), >=, 1);
}

static void
test_a_chart_and_its_table (void)
{
  PageFixture opened;
  g_auto (Printed) printed = { 0 };

  open_page (&opened, "funding", "funding-shares");
  print_fixture_run (&printed, opened.page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpuint (printed.n_prints, ==, 1);
  /* The picture fills a sheet that lies; its table has one of its own. */
  g_assert_cmpuint (printed.n_pages, ==, 2);
  assert_marked (&printed, "funding");
  if (printed.text != NULL)
    {
      g_assert_cmpuint (print_fixture_count (&printed, "Page 1 of 2"), ==, 1);
      g_assert_cmpuint (print_fixture_count (&printed, "Page 2 of 2"), ==, 1);
      g_assert_nonnull (strstr (strchr (printed.text, '\f'), "Total"));
    }
  page_fixture_close (&opened);
}

/* A table in sight is printed without the picture. */
static void
test_the_table_alone (void)
{
  PageFixture opened;
  g_auto (Printed) printed = { 0 };

  open_page (&opened, "funding", "funding-shares");
  inno_chart_card_set_show_table (INNO_CHART_CARD (page_fixture_find (&opened, INNO_TYPE_CHART_CARD)), TRUE);
  print_fixture_run (&printed, opened.page, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpuint (printed.n_pages, ==, 1);
  assert_marked (&printed, "funding");
  if (printed.text != NULL)
    g_assert_null (strstr (printed.text, "Page 1"));
  page_fixture_close (&opened);
}

static gboolean
is_on_a_page_of_charts (const InnoChart *chart)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].id, chart->page) == 0)
      return kinds[i].create == inno_charts_page_new;

  return FALSE;
}

/* Every chart of every page of charts, on either orientation: none is without a sheet. */
static void
test_every_chart (void)
{
  guint n_charts;
  const InnoChart * const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    {
      PageFixture opened;
      g_auto (Printed) upright = { 0 };
      g_auto (Printed) lying = { 0 };

      if (!is_on_a_page_of_charts (charts[i]))
        continue;
      open_page (&opened, charts[i]->page, charts[i]->id);
      print_fixture_run (&upright, opened.page, GTK_PAGE_ORIENTATION_PORTRAIT);
      print_fixture_run (&lying, opened.page, GTK_PAGE_ORIENTATION_LANDSCAPE);
      g_assert_cmpuint (upright.n_prints, >=, 1);
      assert_marked (&upright, NULL);
      assert_marked (&lying, NULL);
      page_fixture_close (&opened);
    }
}

/* A long table goes on, and says on each sheet what its columns are. */
static void
test_headings_are_repeated (void)
{
  PageFixture opened;
  g_auto (Printed) printed = { 0 };

  open_page (&opened, inno_chart_find ("timeline")->page, "timeline");
  inno_chart_card_set_show_table (INNO_CHART_CARD (page_fixture_find (&opened, INNO_TYPE_CHART_CARD)), TRUE);
  print_fixture_run (&printed, opened.page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpuint (printed.n_pages, >, 1);
  assert_marked (&printed, NULL);
  if (printed.text != NULL)
    g_assert_cmpuint (print_fixture_count (&printed, "Status"), >=, printed.n_pages);
  page_fixture_close (&opened);
}

static void
test_the_overview_prints_its_charts (void)
{
  PageFixture opened;
  g_auto (Printed) printed = { 0 };

  open_page (&opened, "overview", NULL);
  print_fixture_run (&printed, opened.page, GTK_PAGE_ORIENTATION_PORTRAIT);
  /* There is no room for the third of them. */
  g_assert_cmpuint (printed.n_prints, ==, 2);
  g_assert_cmpuint (printed.n_pages, >=, 2);
  assert_marked (&printed, NULL);
  page_fixture_close (&opened);
}

static void
test_a_page_without_anything (void)
{
  PageFixture opened;
  g_auto (Printed) printed = { 0 };

  page_fixture_open (&opened, "overview", 1200, 900);
  print_fixture_run (&printed, opened.page, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpuint (printed.n_prints, ==, 0);
  page_fixture_close (&opened);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  fixture = fixture_new_sample ();

  g_test_add_func ("/page/print/chart", test_a_chart_and_its_table);
  g_test_add_func ("/page/print/table", test_the_table_alone);
  g_test_add_func ("/page/print/every-chart", test_every_chart);
  g_test_add_func ("/page/print/headings", test_headings_are_repeated);
  g_test_add_func ("/page/print/overview", test_the_overview_prints_its_charts);
  g_test_add_func ("/page/print/nothing", test_a_page_without_anything);

  status = g_test_run ();
  fixture_free (fixture);

  return status;
}
