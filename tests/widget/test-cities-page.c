/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cities: their list, and the profile of every one of them. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-city-profile.h"
#include "inno-pages.h"
#include "page-fixture.h"
#include "widget-fixture.h"

static Fixture *sample;

static guint
count_rows (PageFixture *page)
{
  g_autoptr (GPtrArray) rows = page_fixture_find_all (GTK_WIDGET (page->page), GTK_TYPE_LIST_BOX_ROW);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += gtk_widget_get_child_visible (g_ptr_array_index (rows, i)) &&
         gtk_widget_get_mapped (g_ptr_array_index (rows, i));

  return n;
}

static void
test_list (void)
{
  PageFixture page;
  GtkWidget *row;

  page_fixture_open (&page, "cities", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_settle ();
  g_assert_cmpuint (count_rows (&page), ==, 16 + 20);
  row = page_fixture_find (&page, GTK_TYPE_LIST_BOX_ROW);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.go");
  page_fixture_assert_names (&page);
  page_fixture_close (&page);
}

/* In whatever language, however the window is called. */
static void
test_search (void)
{
  static const struct { const char *text; guint n; } cases[] = {
    { "uleå", 2 }, { "OULU", 2 }, { "karleby", 2 }, { "narnia", 0 }, { "  ", 36 }, { "sotkamo", 2 },
  };
  PageFixture page;
  GtkWidget *entry;

  page_fixture_open (&page, "cities", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  entry = page_fixture_find (&page, GTK_TYPE_SEARCH_ENTRY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), cases[i].text);
      g_signal_emit_by_name (entry, "search-changed");
      page_fixture_settle ();
      g_assert_cmpuint (count_rows (&page), ==, cases[i].n);
    }
  page_fixture_close (&page);
}

static void
assert_profile (PageFixture *page,
                const char  *id,
                const char  *name)
{
  inno_page_open (page->page, id);
  page_fixture_settle ();
  page_fixture_assert_text (page, name);
  page_fixture_assert_names (page);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page_fixture_find (page, INNO_TYPE_CITY_PROFILE)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpstr (INNO_PAGE_GET_CLASS (page->page)->get_subject (page->page), ==, id);
}

static void
test_every_profile (void)
{
  const GType types[] = { INNO_TYPE_AGREEMENT, INNO_TYPE_CITY };
  PageFixture page;

  page_fixture_open (&page, "cities", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      GListModel *list = inno_portfolio_get_list (sample->portfolio, types[t]);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (InnoEntity) entity = g_list_model_get_item (list, i);

          assert_profile (&page, inno_entity_get_id (entity), inno_entity_get_label (entity, INNO_LANG_EN));
        }
    }
  page_fixture_close (&page);
}

static void
test_profile (void)
{
  PageFixture page;

  page_fixture_open (&page, "cities", 1280, 2000);
  inno_page_show (page.page, sample->facts, NULL);
  assert_profile (&page, "agreement:tampere", "Tampere");
  page_fixture_assert_text (&page, "Pirkanmaa · Council of Tampere Region · agreement 9 February 2021–31 December 2027");
  page_fixture_assert_text (&page, "€13.9 million");
  page_fixture_assert_text (&page, "Ongoing in all, 9 projects");
  page_fixture_assert_text (&page, "9.5");
  page_fixture_assert_no_text (&page, "Money is shared equally among the project’s cities");
  assert_profile (&page, "city:tampere", "Tampere");
  page_fixture_assert_text (&page, "Money is shared equally among the project’s cities");
  /* A theme that is over says so. */
  assert_profile (&page, "agreement:rovaniemi", "Rovaniemi");
  inno_page_open (page.page, "all");
  page_fixture_settle ();
  page_fixture_assert_text (&page, "Agreements");
  page_fixture_close (&page);
}

/* What is printed of the projects adds up to what is printed of all of them. */
static void
test_ongoing_adds_up (void)
{
  GListModel *list = inno_portfolio_get_list (sample->portfolio, INNO_TYPE_CITY);
  PageFixture page;

  page_fixture_open (&page, "cities", 1280, 2000);
  inno_page_show (page.page, sample->facts, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (InnoEntity) entity = g_list_model_get_item (list, i);
      g_autoptr (GPtrArray) rows = NULL;
      gint64 sum = 0, total = -1;

      inno_page_open (page.page, inno_entity_get_id (entity));
      page_fixture_settle ();
      rows = page_fixture_find_all (GTK_WIDGET (page.page), GTK_TYPE_LIST_BOX_ROW);
      for (guint k = 0; k < rows->len; k++)
        {
          GtkWidget *line = gtk_list_box_row_get_child (g_ptr_array_index (rows, k));
          GtkWidget *end = gtk_widget_get_last_child (line);
          GtkWidget *figure = gtk_widget_get_first_child (end);
          const char *amount = gtk_label_get_text (GTK_LABEL (figure != NULL ? figure : end));
          g_autoptr (GString) digits = g_string_new (amount);

          if (!gtk_widget_get_mapped (line) || *amount == '?')
            continue;
          g_string_replace (digits, ".", "", 0);
          g_string_replace (digits, ",", "", 0);
          if (gtk_widget_has_css_class (g_ptr_array_index (rows, k), "total"))
            total = g_ascii_strtoll (digits->str, NULL, 10);
          else
            sum += g_ascii_strtoll (digits->str, NULL, 10);
        }
      if (total >= 0)
        g_assert_cmpint (sum, ==, total);
    }
  page_fixture_close (&page);
}

static void
test_filters (void)
{
  PageFixture page;
  g_autoptr (InnoQuery) other = inno_query_from_text ("city=city:oulu", NULL);
  g_autoptr (InnoQuery) own = inno_query_from_text ("agreement=agreement:tampere&status=ongoing", NULL);

  page_fixture_open (&page, "cities", 1280, 800);
  inno_page_show (page.page, sample->facts, other);
  page_fixture_settle ();
  g_assert_cmpuint (count_rows (&page), <, 36);
  inno_page_open (page.page, "city:tampere");
  page_fixture_settle ();
  page_fixture_assert_text (&page, "The filters of the window leave nothing of it.");
  inno_page_open (page.page, "city:oulu");
  page_fixture_settle ();
  page_fixture_assert_no_text (&page, "The filters of the window leave nothing of it.");
  inno_page_open (page.page, "agreement:tampere");
  inno_page_show (page.page, sample->facts, own);
  page_fixture_settle ();
  page_fixture_assert_text (&page, "Ongoing in all, 9 projects");
  inno_page_open (page.page, "city:narnia");
  page_fixture_settle ();
  page_fixture_assert_text (&page, "The portfolio no longer knows it.");
  page_fixture_close (&page);
}

static void
test_every_language_and_size (void)
{
  static const char * const names[] = { "Oulu", "Uleåborg", "Oulu" };
  static const int widths[] = { 360, 800, 1280, 1920 };
  PageFixture page;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      page_fixture_open (&page, "cities", widths[i], 700);
      inno_page_show (page.page, sample->facts, NULL);
      inno_page_open (page.page, "city:oulu");
      for (guint lang = 0; lang < INNO_N_LANGS; lang++)
        {
          inno_lang_activate (lang);
          inno_page_retranslate (page.page);
          page_fixture_settle ();
          page_fixture_assert_text (&page, names[lang]);
        }
      page_fixture_close (&page);
    }
}

/* Without projects, populations, themes, metrics: there is nothing to add up. */
static void
test_little (void)
{
  g_autoptr (Fixture) bare = fixture_new ("[]", FIXTURE_BARE);
  g_autoptr (Fixture) places = fixture_new ("[]", FIXTURE_PLACES);
  PageFixture page;

  page_fixture_open (&page, "cities", 800, 600);
  page_fixture_settle ();
  inno_page_show (page.page, bare->facts, NULL);
  page_fixture_settle ();
  g_assert_cmpuint (count_rows (&page), ==, 0);
  inno_page_show (page.page, places->facts, NULL);
  inno_page_open (page.page, "city:a");
  page_fixture_settle ();
  page_fixture_assert_text (&page, "No project is ongoing.");
  page_fixture_assert_text (&page, "There are no values of its own yet.");
  inno_page_show (page.page, NULL, NULL);
  page_fixture_settle ();
  page_fixture_close (&page);
}

static void
press_tab (GtkWidget *list)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Tab, 0, 0, &is_taken);
    }
  g_assert_true (is_taken);
}

/* Nobody presses Tab twenty times to come past a list: arrows walk in it. */
static void
test_one_stop (void)
{
  PageFixture page;
  g_autoptr (GPtrArray) lists = NULL;
  GtkWidget *focus;

  page_fixture_open (&page, "cities", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_settle ();
  lists = page_fixture_find_all (GTK_WIDGET (page.page), GTK_TYPE_LIST_BOX);
  g_assert_cmpuint (lists->len, >=, 2);
  g_assert_true (gtk_widget_child_focus (g_ptr_array_index (lists, 0), GTK_DIR_TAB_FORWARD));
  press_tab (g_ptr_array_index (lists, 0));
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page.page)));
  g_assert_true (gtk_widget_is_ancestor (focus, g_ptr_array_index (lists, 1)));
  page_fixture_close (&page);
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
  sample = fixture_new_sample ();

  g_test_add_func ("/page/cities/list", test_list);
  g_test_add_func ("/page/cities/search", test_search);
  g_test_add_func ("/page/cities/every-profile", test_every_profile);
  g_test_add_func ("/page/cities/profile", test_profile);
  g_test_add_func ("/page/cities/ongoing-adds-up", test_ongoing_adds_up);
  g_test_add_func ("/page/cities/filters", test_filters);
  g_test_add_func ("/page/cities/every-language-and-size", test_every_language_and_size);
  g_test_add_func ("/page/cities/little", test_little);
  g_test_add_func ("/page/cities/one-stop", test_one_stop);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
