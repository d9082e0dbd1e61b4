/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview: what its figures say, open and are called, in every state. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-chart-card.h"
#include "inno-chart-view.h"
#include "inno-column-box.h"
#include "inno-figure-card.h"
#include "inno-key-figures.h"
#include "inno-page-print.h"
#include "inno-pages.h"
#include "inno-row-box.h"
#include "page-fixture.h"
#include "widget-fixture.h"

static Fixture *sample;

static guint
count_visible (GtkWidget *root,
               GType      type)
{
  g_autoptr (GPtrArray) found = page_fixture_find_all (root, type);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += gtk_widget_get_visible (g_ptr_array_index (found, i));

  return n;
}

static void
test_sample (void)
{
  PageFixture page;

  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_settle ();
  g_assert_cmpuint (count_visible (GTK_WIDGET (page.page), INNO_TYPE_FIGURE_CARD), ==, 6);
  page_fixture_assert_text (&page, "€118.4 million");
  page_fixture_assert_text (&page, "85% of the €140 million\n3 rows without an amount");
  page_fixture_assert_text (&page, "€79.0 million");
  page_fixture_assert_text (&page, "169");
  page_fixture_assert_text (&page, "19 cities and 1 municipality");
  page_fixture_assert_text (&page, "30.4%");
  page_fixture_assert_text (&page, "5 new projects");
  page_fixture_assert_text (&page, "Data as of 10 April 2025 · Source: sample data");
  page_fixture_close (&page);
}

/* A part of the programme is no share of the whole. */
static void
test_filtered (void)
{
  PageFixture page;
  g_autoptr (InnoQuery) filter = inno_query_new ();

  inno_query_add_filter (filter, INNO_DIMENSION_CITY, "city:oulu");
  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, filter);
  page_fixture_settle ();
  page_fixture_assert_no_text (&page, "85% of the €140 million\n3 rows without an amount");
  g_assert_nonnull (strstr (inno_page_get_subtitle (page.page), "Oulu"));
  /* And back. */
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_settle ();
  page_fixture_assert_text (&page, "85% of the €140 million\n3 rows without an amount");
  page_fixture_close (&page);
}

static void
test_every_language (void)
{
  static const char * const committed[] = { "118,4 milj. €", "118,4 mn €", "€118.4 million" };
  PageFixture page;

  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *wanted = g_strdelimit (g_strdup (committed[lang]), " ", ' ');

      inno_lang_activate (lang);
      inno_page_retranslate (page.page);
      page_fixture_settle ();
      page_fixture_assert_text (&page, wanted);
      page_fixture_assert_names (&page);
    }
  page_fixture_close (&page);
}

static void
test_empty_and_nothing (void)
{
  g_autoptr (Fixture) bare = fixture_new ("[]", FIXTURE_BARE);
  PageFixture page;

  page_fixture_open (&page, "overview", 800, 600);
  page_fixture_settle ();
  inno_page_show (page.page, bare->facts, NULL);
  page_fixture_settle ();
  page_fixture_assert_text (&page, "There are no lead themes to show");
  page_fixture_assert_text (&page, "0 cities and 0 municipalities");
  inno_page_show (page.page, NULL, NULL);
  page_fixture_settle ();
  page_fixture_close (&page);
}

/* A filter on what is gone: the page says so, and shows no figure. */
static void
test_error (void)
{
  PageFixture page;
  g_autoptr (InnoQuery) filter = inno_query_new ();

  inno_query_add_filter (filter, INNO_DIMENSION_CITY, "city:narnia");
  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, filter);
  page_fixture_settle ();
  page_fixture_assert_text (&page, "Nothing in the portfolio is called “city=city:narnia”.");
  page_fixture_close (&page);
}

static void
test_sizes (void)
{
  static const int widths[] = { 360, 800, 1280, 1920, 3840 };
  PageFixture page;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      page_fixture_open (&page, "overview", widths[i], 800);
      inno_page_show (page.page, sample->facts, NULL);
      page_fixture_settle ();
      g_assert_cmpint (gtk_widget_get_width (page_fixture_find (&page, INNO_TYPE_COLUMN_BOX)), <=, 2400);
      page_fixture_close (&page);
    }
}

/* Every figure opens what stands behind it. */
static void
test_links (void)
{
  static const char * const links[] = {
    "win.rows status=ongoing&status=ended", "win.rows status=ongoing", "win.rows ",
    "win.go cities", "win.go funding/city-share", "win.go lead-themes",
  };
  PageFixture page;
  g_autoptr (GPtrArray) cards = NULL;

  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_settle ();
  cards = page_fixture_find_all (GTK_WIDGET (page.page), INNO_TYPE_FIGURE_CARD);
  g_assert_cmpuint (cards->len, ==, G_N_ELEMENTS (links));
  for (guint i = 0; i < cards->len; i++)
    {
      g_signal_emit_by_name (g_ptr_array_index (cards, i), "activated");
      g_assert_cmpstr (page.link, ==, links[i]);
    }
  page_fixture_close (&page);
}

/* A chart lists the same number of projects as its figure: what win.rows is given is
 * asked again, of the one engine. */
static void
test_rows_are_those_of_the_figure (void)
{
  static const char * const filters[] = {
    "", "city=city:oulu", "status=planned", "status=cancelled", "class=eu&from=2023", "theme=none",
    "status=ongoing&status=planned&agreement=agreement:tampere",
  };

  for (guint f = 0; f < G_N_ELEMENTS (filters); f++)
    {
      g_autoptr (InnoQuery) filter = inno_query_from_text (filters[f], NULL);
      g_autoptr (InnoFrame) frame = inno_facts_key_figures (sample->facts, filter, NULL);

      for (guint figure = 0; figure < INNO_N_KEY_FIGURES; figure++)
        {
          g_autoptr (InnoQuery) query = inno_key_figure_get_query (figure, filter);
          g_autoptr (InnoFrame) rows = NULL;
          gint64 n = inno_key_figures_get (frame, figure, INNO_KEY_COLUMN_COUNT).integer;

          if (query == NULL)
            {
              g_assert_true (n == 0 || figure > INNO_KEY_FIGURE_PROJECTS);
              continue;
            }
          rows = inno_facts_key_figures (sample->facts, query, NULL);
          g_assert_cmpint (inno_key_figures_get (rows, INNO_KEY_FIGURE_PROJECTS, INNO_KEY_COLUMN_COUNT).integer, ==, n);
        }
    }
}

/* One card: the figures that the facts give under the filters of the page, and none else. */
static void
assert_card (PageFixture   *page,
             InnoChartCard *card)
{
  const InnoChart *chart;
  InnoFrame *frame = inno_chart_card_get_frame (card, &chart);
  g_autoptr (InnoQuery) query = inno_query_copy (inno_frame_get_query (frame));
  g_autoptr (InnoFrame) wanted = NULL;

  inno_query_set_filters (query, inno_page_get_filter (page->page));
  wanted = inno_chart_compute (chart, inno_page_get_facts (page->page), query, NULL);
  g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, inno_frame_get_n_rows (wanted));
  g_assert_cmpuint (inno_frame_get_n_columns (frame), ==, inno_frame_get_n_columns (wanted));
  g_assert_true (g_strv_equal ((const char * const *) inno_frame_get_context (frame)->filters,
                               (const char * const *) inno_frame_get_context (wanted)->filters));
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
      g_assert_cmpint (inno_frame_get_cell (frame, row, column).integer, ==,
                       inno_frame_get_cell (wanted, row, column).integer);
}

static void
assert_cards (PageFixture *page)
{
  g_autoptr (GPtrArray) cards = page_fixture_find_all (GTK_WIDGET (page->page), INNO_TYPE_CHART_CARD);

  g_assert_cmpuint (cards->len, ==, 3);
  for (guint i = 0; i < cards->len; i++)
    assert_card (page, g_ptr_array_index (cards, i));
}

/* A presenter clicks faster than the cards follow: the last word is about the last
 * filter, on every one of them. */
static void
test_quick_changes (void)
{
  static const char * const filters[] = { "city=city:oulu", "class=eu&from=2023", "", "status=ended", "city=city:tampere" };
  PageFixture page;

  page_fixture_open (&page, "overview", 1280, 800);
  for (guint last = 0; last < G_N_ELEMENTS (filters); last++)
    {
      for (guint i = 0; i <= last; i++)
        {
          g_autoptr (InnoQuery) filter = inno_query_from_text (filters[i], NULL);

          inno_page_show (page.page, sample->facts, filter);
          /* Some have followed when the next one comes. */
          for (guint n = 0; n < i; n++)
            g_main_context_iteration (NULL, FALSE);
        }
      page_fixture_settle ();
      assert_cards (&page);
    }
  page_fixture_close (&page);
}

static InnoFrame *
get_frame (PageFixture *page,
           guint        place)
{
  g_autoptr (GPtrArray) cards = page_fixture_find_all (GTK_WIDGET (page->page), INNO_TYPE_CHART_CARD);
  const InnoChart *chart;

  return inno_chart_card_get_frame (g_ptr_array_index (cards, place), &chart);
}

/* The first chart comes with the figures; nobody takes one of the others out of the page
 * before it has followed. */
static void
test_order (void)
{
  g_autoptr (InnoQuery) filter = inno_query_from_text ("city=city:oulu", NULL);
  PageFixture page;
  const InnoFrame *first, *second;

  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_settle ();
  first = get_frame (&page, 0);
  second = get_frame (&page, 1);
  inno_page_show (page.page, sample->facts, filter);
  g_assert_true (get_frame (&page, 0) != first);
  g_assert_true (get_frame (&page, 1) == second);
  inno_page_print_async (page.page, NULL, NULL, NULL);
  assert_cards (&page);
  /* Settled once and for all. */
  second = get_frame (&page, 1);
  page_fixture_settle ();
  g_assert_true (get_frame (&page, 1) == second);
  page_fixture_close (&page);
}

/* What was to follow is left alone where the facts or the page are gone. */
static void
test_gone_meanwhile (void)
{
  PageFixture page;

  page_fixture_open (&page, "overview", 1280, 800);
  inno_page_show (page.page, sample->facts, NULL);
  inno_page_show (page.page, NULL, NULL);
  page_fixture_settle ();
  inno_page_show (page.page, sample->facts, NULL);
  page_fixture_close (&page);
}

static void
test_definitions (void)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      guint n = 0;

      inno_lang_activate (lang);
      for (guint figure = 0; figure < INNO_N_KEY_FIGURES; figure++)
        {
          const char *definition = inno_key_figure_get_definition (figure);

          g_assert_cmpuint (strlen (inno_key_figure_get_title (figure)), >, 2);
          g_assert_true (definition == NULL || g_str_has_suffix (definition, "."));
          n += definition != NULL;
        }
      g_assert_cmpuint (n, ==, 8);
    }
  inno_lang_activate (INNO_LANG_EN);
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
  fixture_compare (sample, NULL);

  g_test_add_func ("/page/overview/sample", test_sample);
  g_test_add_func ("/page/overview/filtered", test_filtered);
  g_test_add_func ("/page/overview/every-language", test_every_language);
  g_test_add_func ("/page/overview/empty", test_empty_and_nothing);
  g_test_add_func ("/page/overview/error", test_error);
  g_test_add_func ("/page/overview/sizes", test_sizes);
  g_test_add_func ("/page/overview/links", test_links);
  g_test_add_func ("/page/overview/rows", test_rows_are_those_of_the_figure);
  g_test_add_func ("/page/overview/quick-changes", test_quick_changes);
  g_test_add_func ("/page/overview/order", test_order);
  g_test_add_func ("/page/overview/gone-meanwhile", test_gone_meanwhile);
  g_test_add_func ("/page/overview/definitions", test_definitions);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
