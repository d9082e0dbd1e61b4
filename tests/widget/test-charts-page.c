/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages, as people work them: walks the table of pages. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-chart-card.h"
#include "inno-chart-controls.h"
#include "inno-chart-view.h"
#include "inno-charts-page.h"
#include "inno-pages.h"
#include "inno-picker.h"
#include "widget-fixture.h"
#include "widget-search.h"

/* The pages that show charts one at a time; those of cards are asked elsewhere. */
static gboolean
shows_charts (const InnoPageKind *kind)
{
  return kind->create == inno_charts_page_new;
}

/* Which controls a chart of the sample has in sight, in order. */
static const struct { const char *chart; const char *controls; } expected[] = {
  { "funding-shares",     "by measure unit series" },
  { "funding-ranking",    "by measure sort" },
  { "city-share",         "view by measure denominator" },
  { "lead-themes",        "roles sort" },
  { "lead-theme-funding", "measure unit series" },
  { "themes",             "measure sort" },
  { "international",      "sort" },
  { "international-years", "" },
  { "international-parts", "" },
  { "map",                "view by measure" },
  { "impact",             "metric view sort" },
  { "flow",               "subject measure sort" },
  { "progress",           "view" },
  { "timeline",           "" },
  { "changes",            "view by measure" },
};

static Fixture *fixture;

typedef struct
{
  const InnoPageKind *kind;
  InnoPage           *page;
  GtkWindow          *window;
  InnoPicker         *charts;
  GPtrArray          *pickers;   /* of the controls, in their order */
} Opened;

static void
set_true (gboolean *value)
{
  *value = TRUE;
}

static void
drain (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* Until the next frame is there, and no longer: there is a great deal to pick. */
static void
settle (gpointer widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (gtk_widget_get_root (widget)));
  gboolean is_drawn = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (set_true), &is_drawn);

  drain ();
  while (!is_drawn)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
  drain ();
}

static const InnoPageKind *
find_kind (const char *id)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].id, id))
      return &kinds[i];

  g_assert_not_reached ();
}

static void
open_page (Opened             *opened,
           const InnoPageKind *kind)
{
  GtkWidget *child;

  opened->kind = kind;
  opened->page = kind->create (kind);
  opened->window = widget_fixture_present (GTK_WIDGET (opened->page), 900, 600);
  opened->pickers = g_ptr_array_new ();
  opened->charts = INNO_PICKER (widget_search_type (opened->page, INNO_TYPE_PICKER));
  for (child = gtk_widget_get_next_sibling (GTK_WIDGET (opened->charts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (INNO_IS_PICKER (child))
      g_ptr_array_add (opened->pickers, child);
  inno_page_show (opened->page, fixture->facts, NULL);
  settle (opened->page);
}

static void
close_page (Opened *opened)
{
  g_ptr_array_unref (opened->pickers);
  gtk_window_destroy (opened->window);
  widget_fixture_settle ();
  inno_lang_activate (INNO_LANG_EN);
}

static InnoPicker *
get_picker (const Opened *opened,
            const char   *id)
{
  guint n_controls;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);

  g_assert_cmpuint (opened->pickers->len, ==, n_controls);
  for (guint i = 0; i < n_controls; i++)
    if (g_str_equal (controls[i].id, id))
      return g_ptr_array_index (opened->pickers, i);

  g_assert_not_reached ();
}

/* As a click on the button or on the entry of the list does. */
static void
pick (InnoPicker *picker,
      guint       place)
{
  GtkWidget *choice = widget_search_type (picker, INNO_TYPE_CHOICE);

  g_assert_cmpuint (place, <, inno_picker_get_n_items (picker));
  if (choice == NULL)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_search_type (picker, GTK_TYPE_DROP_DOWN)), place);
    }
  else
    {
      GtkWidget *button = gtk_widget_get_first_child (choice);

      while (place-- > 0)
        button = gtk_widget_get_next_sibling (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
  settle (picker);
}

static PlotScene *
get_scene (const Opened *opened)
{
  return inno_chart_view_get_scene (INNO_CHART_VIEW (widget_search_type (opened->page, INNO_TYPE_CHART_VIEW)));
}

static const char *
get_title (const Opened *opened)
{
  return plot_scene_get_title (get_scene (opened));
}

static guint
count_marks (const Opened *opened)
{
  return plot_scene_get_n_marks (get_scene (opened));
}

static void
foreach_chart (void (*func) (Opened *opened, const char *chart))
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GPtrArray) charts = inno_page_kind_list_charts (&kinds[k]);
      Opened opened;

      if (!shows_charts (&kinds[k]))
        continue;
      open_page (&opened, &kinds[k]);
      for (guint c = 0; c < charts->len; c++)
        {
          pick (opened.charts, c);
          func (&opened, ((const InnoChart *) g_ptr_array_index (charts, c))->id);
        }
      close_page (&opened);
    }
}

static void
test_every_chart_is_on_a_page (void)
{
  guint n_kinds, n_charts, n_shown = 0;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GPtrArray) charts = inno_page_kind_list_charts (&kinds[k]);

      g_assert_true (charts->len > 0 || !shows_charts (&kinds[k]));
      n_shown += charts->len;
    }

  /* Each names one page. */
  inno_chart_get_all (&n_charts);
  g_assert_cmpuint (n_shown, ==, n_charts);
}

static void
assert_controls (Opened     *opened,
                 const char *chart)
{
  guint n_controls, i = 0;
  const InnoChartControl *controls = inno_chart_controls_get_all (&n_controls);
  g_autoptr (GString) in_sight = g_string_new (NULL);

  for (guint c = 0; c < n_controls; c++)
    if (gtk_widget_get_visible (g_ptr_array_index (opened->pickers, c)))
      g_string_append_printf (in_sight, "%s%s", in_sight->len > 0 ? " " : "", controls[c].id);

  while (i < G_N_ELEMENTS (expected) - 1 && !g_str_equal (expected[i].chart, chart))
    i++;
  g_assert_cmpstr (expected[i].chart, ==, chart);
  g_assert_cmpstr (in_sight->str, ==, expected[i].controls);
}

static void
test_controls_are_those_of_the_chart (void)
{
  foreach_chart (assert_controls);
}

/* Whatever is picked there is a picture, and a word for what was picked. */
static void
assert_all_can_be_picked (Opened     *opened,
                          const char *chart)
{
  for (guint p = 0; p < opened->pickers->len; p++)
    {
      InnoPicker *picker = g_ptr_array_index (opened->pickers, p);

      if (!gtk_widget_get_visible (GTK_WIDGET (picker)))
        continue;
      for (guint i = 0; i < inno_picker_get_n_items (picker); i++)
        {
          pick (picker, i);
          g_assert_nonnull (inno_picker_get_selected_label (picker));
          g_assert_cmpuint (strlen (get_title (opened)), >, 3);
        }
      pick (picker, 0);
    }
  g_assert_cmpuint (count_marks (opened), >, 5);
}

static void
test_all_can_be_picked (void)
{
  foreach_chart (assert_all_can_be_picked);
}

static void
assert_in_every_language (Opened     *opened,
                          const char *chart)
{
  char *titles[INNO_N_LANGS];
  guint n_marks = count_marks (opened);

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      inno_lang_activate (lang);
      inno_page_retranslate (opened->page);
      settle (opened->page);
      g_assert_cmpuint (count_marks (opened), ==, n_marks);
      titles[lang] = g_strdup (get_title (opened));
    }
  g_assert_cmpstr (titles[INNO_LANG_FI], !=, titles[INNO_LANG_SV]);
  g_assert_cmpstr (titles[INNO_LANG_FI], !=, titles[INNO_LANG_EN]);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    g_free (titles[lang]);
}

static void
test_every_chart_in_every_language (void)
{
  foreach_chart (assert_in_every_language);
}

static void
test_choices_are_kept (void)
{
  Opened opened;
  InnoPicker *view;

  open_page (&opened, find_kind ("funding"));
  pick (get_picker (&opened, "by"), INNO_DIMENSION_REGION);
  pick (opened.charts, 2);
  view = get_picker (&opened, "view");
  g_assert_cmpstr (inno_picker_get_selected (view), ==, "groups");
  pick (view, 1);
  /* Project by project there is nothing to group by. */
  g_assert_null (inno_picker_get_selected (get_picker (&opened, "by")));

  /* Over another chart, another language and other facts. */
  pick (opened.charts, 0);
  inno_lang_activate (INNO_LANG_SV);
  inno_page_retranslate (opened.page);
  inno_page_show (opened.page, NULL, NULL);
  inno_page_show (opened.page, fixture->facts, NULL);
  pick (opened.charts, 2);
  g_assert_cmpstr (inno_picker_get_selected (view), ==, "projects");
  pick (view, 0);
  g_assert_cmpstr (inno_picker_get_selected (get_picker (&opened, "by")), ==, "region");
  g_assert_nonnull (strstr (inno_page_get_subtitle (opened.page), inno_picker_get_selected_label (opened.charts)));

  close_page (&opened);
}

/* What a chart cannot be asked is not offered, and comes back with the next. */
static void
test_a_choice_waits_for_its_chart (void)
{
  Opened opened;
  InnoPicker *by, *measure;

  open_page (&opened, find_kind ("funding"));
  by = get_picker (&opened, "by");
  measure = get_picker (&opened, "measure");
  pick (by, INNO_DIMENSION_CLASS);
  pick (measure, INNO_MEASURE_PROJECTS);
  pick (opened.charts, 2);
  g_assert_cmpstr (inno_picker_get_selected (by), ==, "agreement");
  g_assert_cmpuint (inno_picker_get_n_items (measure), ==, INNO_N_MONEY_MEASURES);
  g_assert_cmpstr (inno_picker_get_selected (measure), ==, "granted");
  pick (opened.charts, 1);
  g_assert_cmpstr (inno_picker_get_selected (by), ==, "class");
  g_assert_cmpstr (inno_picker_get_selected (measure), ==, "projects");

  close_page (&opened);
}

static void
test_projects_have_no_unit (void)
{
  Opened opened;
  g_autofree char *money = NULL;

  open_page (&opened, find_kind ("funding"));
  money = g_strdup (get_title (&opened));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get_picker (&opened, "unit"))));
  pick (get_picker (&opened, "measure"), INNO_MEASURE_PROJECTS);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_picker (&opened, "unit"))));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_picker (&opened, "series"))));
  g_assert_cmpstr (get_title (&opened), !=, money);

  close_page (&opened);
}

/* By name, the lead themes first; the flow is of what is chosen, in any language. */
static void
test_the_flow_is_of_what_is_chosen (void)
{
  Opened opened;
  InnoPicker *subject;
  g_autofree char *chosen = NULL;

  open_page (&opened, find_kind ("lead-themes"));
  pick (opened.charts, 2);
  subject = get_picker (&opened, "subject");
  g_assert_cmpuint (inno_picker_get_n_items (subject), ==, 6 + 20);
  g_assert_true (g_str_has_prefix (inno_picker_get_selected (subject), "lead_theme:"));
  for (guint i = 0; i < inno_picker_get_n_items (subject); i++)
    {
      pick (subject, i);
      g_assert_true (g_str_has_prefix (get_title (&opened), inno_picker_get_selected_label (subject)));
      g_assert_cmpint (g_str_has_prefix (inno_picker_get_selected (subject), "lead_theme:"), ==, i < 6);
    }

  chosen = g_strdup (inno_picker_get_selected (subject));
  inno_lang_activate (INNO_LANG_FI);
  inno_page_retranslate (opened.page);
  settle (opened.page);
  g_assert_cmpstr (inno_picker_get_selected (subject), ==, chosen);

  close_page (&opened);
}

/* New facts must not take the keyboard away from who works the controls. */
static void
test_new_facts_keep_the_keyboard (void)
{
  Opened opened;
  GtkWidget *choice;

  open_page (&opened, find_kind ("funding"));
  choice = widget_search_type (GTK_WIDGET (get_picker (&opened, "measure")), INNO_TYPE_CHOICE);
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (choice)));
  inno_page_show (opened.page, NULL, NULL);
  inno_page_show (opened.page, fixture->facts, NULL);
  g_assert_true (gtk_window_get_focus (opened.window) == gtk_widget_get_first_child (choice));

  close_page (&opened);
}

/* From the figures of a city to its row. */
static void
test_the_table_is_entered_where_one_was (void)
{
  Opened opened;
  InnoChartView *view;
  GtkWidget *row;

  open_page (&opened, find_kind ("funding"));
  settle (opened.page);
  view = INNO_CHART_VIEW (widget_search_type (opened.page, INNO_TYPE_CHART_VIEW));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (view)));
  g_assert_true (inno_chart_view_step (view, PLOT_STEP_DOWN, 3));
  g_assert_true (g_str_has_prefix (inno_chart_view_get_focused (view), "agreement:turku/"));
  g_assert_true (widget_fixture_press (GTK_WIDGET (view), GDK_KEY_t, 0));
  row = gtk_window_get_focus (opened.window);
  g_assert_true (gtk_widget_is_ancestor (row, widget_search_type (opened.page, GTK_TYPE_COLUMN_VIEW)));
  widget_search_assert (row, "Turku");

  close_page (&opened);
}

static void
test_a_page_without_anything (void)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  g_autoptr (Fixture) bare = fixture_new ("[]", FIXTURE_BARE);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GPtrArray) charts = inno_page_kind_list_charts (&kinds[k]);
      Opened opened;

      if (!shows_charts (&kinds[k]))
        continue;
      open_page (&opened, &kinds[k]);
      inno_page_show (opened.page, bare->facts, NULL);
      for (guint c = 0; c < charts->len; c++)
        pick (opened.charts, c);
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_picker (&opened, "subject"))));
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_picker (&opened, "metric"))));
      close_page (&opened);
    }
}

/* Other than the usual in every control, as far as there is another. */
static void
pick_last (Opened *opened)
{
  for (guint i = 0; i < opened->pickers->len; i++)
    {
      InnoPicker *picker = g_ptr_array_index (opened->pickers, i);

      if (gtk_widget_get_visible (GTK_WIDGET (picker)))
        pick (picker, inno_picker_get_n_items (picker) - 1);
    }
}

static void
check_link (Opened     *opened,
            const char *chart)
{
  g_autofree char *link = NULL, *again = NULL, *title = NULL;
  const char *mark;
  g_autofree char *subject = NULL;
  g_autoptr (InnoQuery) query = NULL;
  Opened other;

  pick_last (opened);
  link = inno_page_get_link (opened->page, opened->kind->id);
  title = g_strdup (get_title (opened));
  mark = strchr (link, '?');
  subject = g_strndup (strchr (link, '/') + 1, mark - strchr (link, '/') - 1);
  g_assert_true (g_str_has_prefix (subject, chart));

  query = inno_query_from_text (mark + 1, NULL);
  open_page (&other, opened->kind);
  inno_page_open (other.page, subject);
  inno_page_ask (other.page, query);
  settle (other.page);
  again = inno_page_get_link (other.page, other.kind->id);
  g_assert_cmpstr (again, ==, link);
  g_assert_cmpstr (get_title (&other), ==, title);
  gtk_window_destroy (other.window);
  g_ptr_array_unref (other.pickers);
}

/* A saved view shows exactly what was saved. */
static void
test_a_link_leads_back (void)
{
  foreach_chart (check_link);
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

  g_test_add_func ("/page/charts/every-one-is-on-a-page", test_every_chart_is_on_a_page);
  g_test_add_func ("/page/charts/controls-of-each", test_controls_are_those_of_the_chart);
  g_test_add_func ("/page/charts/all-can-be-picked", test_all_can_be_picked);
  g_test_add_func ("/page/charts/every-language", test_every_chart_in_every_language);
  g_test_add_func ("/page/charts/choices-are-kept", test_choices_are_kept);
  g_test_add_func ("/page/charts/a-choice-waits", test_a_choice_waits_for_its_chart);
  g_test_add_func ("/page/charts/projects-have-no-unit", test_projects_have_no_unit);
  g_test_add_func ("/page/charts/flow", test_the_flow_is_of_what_is_chosen);
  g_test_add_func ("/page/charts/keyboard", test_new_facts_keep_the_keyboard);
  g_test_add_func ("/page/charts/keyboard/table", test_the_table_is_entered_where_one_was);
  g_test_add_func ("/page/charts/links", test_a_link_leads_back);
  g_test_add_func ("/page/charts/nothing", test_a_page_without_anything);

  status = g_test_run ();
  fixture_free (fixture);

  return status;
}
