/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program says of itself: topics, the window that shows them, the tour, and the
 * button on a chart. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-about-button.h"
#include "inno-help-topics.h"
#include "inno-help-window.h"
#include "inno-lang.h"
#include "inno-pages.h"
#include "inno-tour.h"
#include "page-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

static guint n_asked;

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  n_asked++;
}

static void
settle (void)
{
  for (guint i = 0; i < 3; i++)
    widget_fixture_rest ();
}

static gboolean
has_place (const char *place)
{
  g_autoptr (InnoHelpSection) section = NULL;

  if (strchr (place, '/') == NULL)
    return g_str_equal (inno_help_find_topic (place)->id, place);

  section = inno_help_find_section (place);
  return section != NULL;
}

/* Topics */

static void
test_every_page_is_told_of (void)
{
  guint n_kinds, n_charts;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *place = inno_help_place_of_link (kinds[i].id);

      if (!has_place (place) || (g_str_equal (place, "start") && i > 0))
        g_error ("help of %s is at “%s”", kinds[i].id, place);
    }
  for (guint i = 0; i < n_charts; i++)
    {
      g_autofree char *link = g_strdup_printf ("%s/%s?by=city", charts[i]->page, charts[i]->id);
      g_autofree char *place = inno_help_place_of_link (link);
      g_autofree char *wanted = g_strconcat ("figures/", charts[i]->id, NULL);

      g_assert_cmpstr (place, ==, wanted);
      g_assert_true (has_place (place));
    }
}

static void
test_odd_links (void)
{
  const char *links[] = { "", "?", "/", "nowhere", "nowhere/at-all?x=1", "//", "figures/city-share" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *place = inno_help_place_of_link (links[i]);

      g_assert_true (has_place (place));
    }
  g_assert_cmpstr (inno_help_find_topic ("nonsense/x")->id, ==, "start");
  g_assert_null (inno_help_find_section ("figures/nonsense"));
  g_assert_null (inno_help_find_section ("figures"));
}

/* Ids are one of a kind, and everything is said in each language in its own words. */
static void
test_every_section (void)
{
  guint n_topics;
  const InnoHelpTopic *topics = inno_help_get_topics (&n_topics);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    for (guint i = 0; i < n_topics; i++)
      {
        g_autoptr (GPtrArray) sections = NULL;

        inno_lang_activate (lang);
        sections = inno_help_topic_list (&topics[i]);
        g_assert_cmpuint (sections->len, >, 0);
        for (guint k = 0; k < sections->len; k++)
          {
            const InnoHelpSection *section = sections->pdata[k];

            g_assert_cmpuint (strlen (section->heading), >, 1);
            g_assert_true (g_str_has_suffix (section->text, "."));
            g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%d %s/%s", lang, topics[i].id, section->id)));
            if (!g_hash_table_add (seen, g_strdup (section->text)))
              g_error ("%s/%s in %s: “%s” was said before", topics[i].id, section->id, inno_lang_to_code (lang),
                       section->text);
            g_assert_true ((section->button == NULL) == (section->action == NULL));
          }
      }
  inno_lang_activate (INNO_LANG_EN);
}

/* The window */

static InnoHelpWindow *
open_help (const char *place,
           int         width)
{
  InnoHelpWindow *help = INNO_HELP_WINDOW (inno_help_window_new (NULL));

  gtk_window_set_default_size (GTK_WINDOW (help), width, 600);
  inno_help_window_show (help, place);
  gtk_window_present (GTK_WINDOW (help));
  settle ();

  return help;
}

/* Of the topics, or of what is said of one. */
static GtkListBox *
get_list (InnoHelpWindow *help,
          gboolean        of_text)
{
  g_autoptr (GPtrArray) lists = page_fixture_find_all (GTK_WIDGET (help), GTK_TYPE_LIST_BOX);

  for (guint i = 0; i < lists->len; i++)
    if (gtk_widget_has_css_class (lists->pdata[i], of_text ? "help-text" : "navigation-sidebar"))
      return lists->pdata[i];

  g_assert_not_reached ();
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
assert_name (gpointer    widget,
             const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_place (void)
{
  const char *titles[] = { "Kuviot ja niiden laskenta", "Diagrammen och hur de beräknas",
                           "Charts and how they are computed" };
  InnoHelpWindow *help = open_help ("figures/progress", 780);
  guint n_charts, n_topics;

  inno_chart_get_all (&n_charts);
  inno_help_get_topics (&n_topics);
  g_assert_cmpuint (count_rows (get_list (help, FALSE)), ==, n_topics);
  g_assert_cmpuint (count_rows (get_list (help, TRUE)), ==, n_charts + 2);
  assert_name (gtk_list_box_get_selected_row (get_list (help, FALSE)), titles[INNO_LANG_EN]);
  assert_name (gtk_window_get_focus (GTK_WINDOW (help)), "Progress");

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      inno_lang_activate (lang);
      inno_help_window_retranslate (help);
      settle ();
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (help)), ==, titles[lang]);
      widget_search_assert (help, inno_chart_get_computed (inno_chart_find ("progress")));
    }
  inno_lang_activate (INNO_LANG_EN);
  g_assert_true (widget_fixture_press (GTK_WIDGET (help), GDK_KEY_Escape, 0));
  settle ();
}

static void
test_search (void)
{
  InnoHelpWindow *help = open_help ("start", 780);
  GtkWidget *entry = widget_search_type (help, GTK_TYPE_SEARCH_ENTRY);
  GtkListBoxRow *row;

  gtk_editable_set_text (GTK_EDITABLE (entry), "inhabitant median");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (get_list (help, FALSE)), ==, 1);
  row = gtk_list_box_get_row_at_index (get_list (help, FALSE), 0);
  assert_name (row, "Comparison with peers, Charts and how they are computed");
  g_signal_emit_by_name (entry, "activate");
  settle ();
  assert_name (gtk_window_get_focus (GTK_WINDOW (help)), "Comparison with peers");

  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  g_signal_emit_by_name (entry, "search-changed");
  settle ();
  g_assert_cmpuint (count_rows (get_list (help, FALSE)), ==, 0);
  widget_search_assert (help, "Nothing in the help has these words.");
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (get_list (help, FALSE)), >, 5);
  gtk_window_destroy (GTK_WINDOW (help));
  settle ();
}

/* As narrow as the program goes: one of the two is in sight. */
static void
test_narrow (void)
{
  InnoHelpWindow *help = open_help ("sharing", 360);
  AdwLeaflet *leaflet = ADW_LEAFLET (widget_search_type (help, ADW_TYPE_LEAFLET));

  g_assert_true (adw_leaflet_get_folded (leaflet));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (help)), <=, 360);
  widget_search_assert (help, "Passwords and tokens");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.search", NULL);
  settle ();
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "topics");
  g_signal_emit_by_name (get_list (help, FALSE), "row-activated", gtk_list_box_get_row_at_index (get_list (help, FALSE), 3));
  settle ();
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), !=, "topics");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (help)), ==, "Importing lists");
  gtk_window_destroy (GTK_WINDOW (help));
  settle ();
}

static void
test_names (void)
{
  InnoHelpWindow *help = open_help ("keys", 780);
  PageFixture fixture = { (InnoPage *) help, GTK_WINDOW (help), NULL };

  page_fixture_assert_names (&fixture);
  assert_name (get_list (help, FALSE), "Topics");
  assert_name (get_list (help, TRUE), "Keys and screen readers");
  gtk_window_destroy (GTK_WINDOW (help));
  settle ();
}

static void
test_button_acts_on_window (void)
{
  const GActionEntry entries[] = { { .name = "tour", .activate = asked_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *help = inno_help_window_new (GTK_WINDOW (parent));
  g_autoptr (GPtrArray) buttons = NULL;

  n_asked = 0;
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (group));
  buttons = page_fixture_find_all (GTK_WIDGET (get_list (INNO_HELP_WINDOW (help), TRUE)), GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, 1);
  g_signal_emit_by_name (buttons->pdata[0], "clicked");
  g_assert_cmpuint (n_asked, ==, 1);

  /* It does not keep the program alive without its window. */
  g_object_add_weak_pointer (G_OBJECT (help), (gpointer *) &help);
  gtk_window_destroy (GTK_WINDOW (parent));
  settle ();
  g_assert_null (help);
}

/* The tour */

static gboolean
press (GtkWidget *tour,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (tour);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }
  settle ();

  return is_handled;
}

static void
test_tour_by_keys (void)
{
  GtkWidget *tour = inno_tour_new (NULL);

  g_object_add_weak_pointer (G_OBJECT (tour), (gpointer *) &tour);
  gtk_window_present (GTK_WINDOW (tour));
  settle ();
  widget_search_assert (tour, "Step 1 of 5");
  g_assert_true (press (tour, GDK_KEY_Left));
  g_assert_cmpuint (inno_tour_get_step (INNO_TOUR (tour)), ==, 0);
  for (guint i = 1; i < INNO_TOUR_N_STEPS; i++)
    {
      g_assert_true (press (tour, GDK_KEY_Right));
      g_assert_cmpuint (inno_tour_get_step (INNO_TOUR (tour)), ==, i);
    }
  /* One too many does not end it. */
  g_assert_false (press (tour, GDK_KEY_Right));
  widget_search_assert (tour, "Shared, and without a network");
  widget_search_assert (tour, "Close");
  g_assert_cmpuint (widget_search_count (tour, "Skip", NULL), ==, 0);
  g_assert_true (press (tour, GDK_KEY_Page_Up));
  g_assert_cmpuint (inno_tour_get_step (INNO_TOUR (tour)), ==, INNO_TOUR_N_STEPS - 2);
  g_assert_true (press (tour, GDK_KEY_Escape));
  g_assert_null (tour);
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  g_autoptr (GPtrArray) buttons = page_fixture_find_all (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      return buttons->pdata[i];

  return NULL;
}

static void
test_tour_by_buttons (void)
{
  const char *nexts[] = { "Seuraava", "Nästa", "Next" };
  const char *skips[] = { "Ohita", "Hoppa över", "Skip" };
  const char *counts[] = { "Vaihe 2/5", "Steg 2 av 5", "Step 2 of 5" };

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      GtkWidget *tour;

      inno_lang_activate (INNO_LANG_EN);
      tour = inno_tour_new (NULL);
      g_object_add_weak_pointer (G_OBJECT (tour), (gpointer *) &tour);
      gtk_window_present (GTK_WINDOW (tour));
      settle ();
      inno_lang_activate (lang);
      inno_tour_retranslate (INNO_TOUR (tour));
      g_signal_emit_by_name (find_button (tour, nexts[lang]), "clicked");
      settle ();
      widget_search_assert (tour, counts[lang]);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (tour)) == find_button (tour, nexts[lang]));
      g_signal_emit_by_name (find_button (tour, skips[lang]), "clicked");
      settle ();
      g_assert_null (tour);
    }
  inno_lang_activate (INNO_LANG_EN);
}

/* The button on a chart */

static void
test_about (void)
{
  const InnoChart *chart = inno_chart_find ("city-share");
  GtkWidget *button = g_object_new (INNO_TYPE_ABOUT_BUTTON, NULL);
  GtkWindow *window = widget_fixture_present (button, 400, 300);
  GtkMenuButton *menu = GTK_MENU_BUTTON (widget_search_type (button, GTK_TYPE_MENU_BUTTON));

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (GPtrArray) rules = NULL;
      g_autofree char *words = NULL;

      inno_lang_activate (lang);
      inno_about_button_set_chart (INNO_ABOUT_BUTTON (button), chart, "X");
      gtk_menu_button_popup (menu);
      settle ();
      rules = inno_chart_list_rules (chart->rules);
      words = widget_search_words (gtk_menu_button_get_popover (menu));
      g_assert_nonnull (strstr (words, inno_chart_get_says (chart)));
      g_assert_nonnull (strstr (words, inno_chart_get_computed (chart)));
      for (guint i = 0; i < rules->len; i++)
        g_assert_nonnull (strstr (words, rules->pdata[i]));
      gtk_menu_button_popdown (menu);
      settle ();
    }
  inno_lang_activate (INNO_LANG_EN);
  inno_about_button_set_chart (INNO_ABOUT_BUTTON (button), chart, "Shares");
  assert_name (menu, "About this chart: Shares");
  gtk_window_destroy (window);
  settle ();
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/help/every-page-is-told-of", test_every_page_is_told_of);
  g_test_add_func ("/help/odd-links", test_odd_links);
  g_test_add_func ("/help/every-section", test_every_section);
  g_test_add_func ("/help/place", test_place);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/narrow", test_narrow);
  g_test_add_func ("/help/names", test_names);
  g_test_add_func ("/help/button-acts-on-window", test_button_acts_on_window);
  g_test_add_func ("/help/tour-by-keys", test_tour_by_keys);
  g_test_add_func ("/help/tour-by-buttons", test_tour_by_buttons);
  g_test_add_func ("/help/about", test_about);

  return g_test_run ();
}
