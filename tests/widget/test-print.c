/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages on paper: their charts, and the list of projects. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-chart-card.h"
#include "inno-charts-page.h"
#include "inno-pages.h"
#include "inno-project-print.h"
#include "page-fixture.h"
#include "print-fixture.h"
#include "widget-fixture.h"
#include "workspace-case.h"

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
test_the_overview_prints_figures_and_charts (void)
{
  PageFixture opened;
  g_auto (Printed) printed = { 0 };

  open_page (&opened, "overview", NULL);
  print_fixture_run (&printed, opened.page, GTK_PAGE_ORIENTATION_PORTRAIT);
  /* Of the charts there is no room for the third. */
  g_assert_cmpuint (printed.n_prints, ==, 3);
  g_assert_cmpuint (printed.n_pages, >=, 3);
  if (printed.text != NULL)
    {
      g_assert_nonnull (strstr (printed.text, "€118.4 million"));
      g_assert_nonnull (strstr (printed.text, "Met 3, Not met 1, Not known 2"));
    }
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

/* The list of projects, which reads from a store. */
typedef struct
{
  Fixture       *fixture;
  InnoWorkspace *workspace;
  PageFixture    pages;
} Opened;

static void
opened_clear (Opened *self)
{
  page_fixture_close (&self->pages);
  g_object_unref (self->workspace);
  fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opened, opened_clear)

static GListModel *
get_list (Opened *self)
{
  return G_LIST_MODEL (inno_project_view_get_list (
    INNO_PROJECT_VIEW (page_fixture_find (&self->pages, INNO_TYPE_PROJECT_VIEW))));
}

static gboolean
is_listed (gpointer data)
{
  return !inno_project_list_is_busy (INNO_PROJECT_LIST (get_list (data)));
}

static GListModel *
open_list (Opened     *self,
           Fixture    *own,
           const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);

  self->fixture = own;
  self->workspace = workspace_case_open (own);
  page_fixture_open (&self->pages, "projects", 1200, 900);
  inno_page_set_workspace (self->pages.page, self->workspace);
  inno_page_show (self->pages.page, inno_workspace_get_facts (self->workspace), query);
  workspace_case_wait (is_listed, self);
  page_fixture_settle ();

  return get_list (self);
}

/* The list as it is in sight, with its heading on every sheet. */
static void
test_the_list (void)
{
  g_auto (Opened) opened = { 0 };
  GListModel *list = open_list (&opened, fixture_new_sample (), "");
  guint n_rows = g_list_model_get_n_items (list);
  g_auto (Printed) printed = { 0 };

  print_fixture_run (&printed, opened.pages.page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpuint (printed.n_prints, ==, 1);
  g_assert_cmpuint (printed.n_pages, >, n_rows / 60);
  if (printed.text == NULL)
    return;

  g_assert_cmpuint (print_fixture_count (&printed, "Sample data"), >=, printed.n_pages);
  g_assert_cmpuint (print_fixture_count (&printed, "Code"), >=, printed.n_pages);
  /* What ends with the sheet and what begins the next one: none is lost. */
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (InnoProjectItem) item = g_list_model_get_item (list, i);
      const char *code = inno_project_item_get_code (item);

      if (!inno_project_item_is_loading (item) && code != NULL)
        g_assert_cmpuint (print_fixture_count (&printed, code), >=, 1);
    }
}

/* More than anybody reads on paper: it says how many are missing, and is no slower. */
static void
test_a_long_list (void)
{
  g_autoptr (GString) documents = g_string_new ("[");
  g_auto (Opened) opened = { 0 };
  g_auto (Printed) printed = { 0 };

  for (guint i = 0; i < INNO_PROJECT_MAX_PRINTED + 3; i++)
    g_string_append_printf (documents,
                            "%s{'_id':'project:p%u','type':'project','code':'C%04u',"
                            "'name':{'fi':'Hanke','sv':null,'en':null},'kind':'project'}", i > 0 ? "," : "", i, i);
  g_string_append_c (documents, ']');
  open_list (&opened, fixture_new (documents->str, FIXTURE_PLACES), "");
  print_fixture_run (&printed, opened.pages.page, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpuint (printed.n_prints, ==, 1);
  if (printed.text == NULL)
    return;

  g_assert_cmpuint (print_fixture_count (&printed, "Only the first 2,000 rows are printed; 3 more rows are not."), ==,
                    printed.n_pages);
  g_assert_cmpuint (print_fixture_count (&printed, "Hanke"), ==, INNO_PROJECT_MAX_PRINTED);
}

/* A group that is there for its parts says so on paper too. */
static void
test_what_is_not_in_the_filter (void)
{
  g_auto (Opened) opened = { 0 };
  g_auto (Printed) printed = { 0 };

  open_list (&opened, fixture_new_sample (), "--where agreement=agreement:tampere");
  print_fixture_run (&printed, opened.pages.page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpuint (printed.n_prints, ==, 1);
  if (printed.text == NULL)
    return;

  g_assert_cmpuint (print_fixture_count (&printed, "not in the filter"), >=, 1);
  g_assert_cmpuint (print_fixture_count (&printed, "Agreement: Tampere"), >=, printed.n_pages);
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
  g_test_add_func ("/page/print/overview", test_the_overview_prints_figures_and_charts);
  g_test_add_func ("/page/print/list", test_the_list);
  g_test_add_func ("/page/print/long-list", test_a_long_list);
  g_test_add_func ("/page/print/filtered-list", test_what_is_not_in_the_filter);
  g_test_add_func ("/page/print/nothing", test_a_page_without_anything);

  status = g_test_run ();
  fixture_free (fixture);

  return status;
}
