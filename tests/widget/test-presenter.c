/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What whoever presents sees and does: notes, decisions, time, the agenda, all slides, and
 * keys that belong to what has the keyboard. */

#include <string.h>

#include "fixtures.h"
#include "inno-agenda-list.h"
#include "inno-audience-window.h"
#include "inno-chart-view.h"
#include "inno-decision-entry.h"
#include "inno-presenter-window.h"
#include "inno-slide-overview.h"
#include "inno-slide-picture.h"
#include "inno-slide-view.h"
#include "inno-stage.h"
#include "widget-fixture.h"
#include "widget-search.h"

static Fixture *sample;
static InnoTalk *talk;
static gint64 now;

#define NOTE "{'fi':'Muista kysyä Oulusta','sv':'Kom ihåg Uleåborg','en':null}"
#define DECK "{'_id':'deck:one','type':'deck','name':{'fi':'Kokous','sv':'Möte','en':'Meeting'}," \
             "'sections':{'s':{'name':{'fi':'Tilanne','sv':'Läget','en':'Situation'},'item':4,'minutes':3}," \
             "'t':{'name':{'fi':'Muuta','sv':null,'en':null}}}," \
             "'slides':{'a':{'chart':'lead-themes','query':'','section':'s','note':" NOTE "}," \
             "'b':{'chart':'funding-shares','query':'by=agreement&share=1','section':'s','decision':'Hyväksyttiin'}," \
             "'c':{'chart':'lead-themes','query':'','section':'t'}},'order':['a','b','c']}"

static gint64
tell_time (gpointer user_data)
{
  return now;
}

static InnoPresenterWindow *
open_window (InnoLang lang,
             int      width,
             int      height)
{
  g_autoptr (JsonNode) node = fixture_parse_json (DECK);
  InnoDeck *deck = inno_deck_new_from_json (json_node_get_object (node), NULL);
  InnoPresenterWindow *window;

  inno_lang_activate (lang);
  talk = inno_talk_new (deck, sample->facts, lang);
  now = 0;
  inno_talk_set_clock (talk, tell_time, NULL);
  window = inno_presenter_window_new (talk);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  widget_fixture_settle ();

  return window;
}

static void
close_window (InnoPresenterWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  widget_fixture_settle ();
  widget_fixture_finalize (g_steal_pointer (&talk));
  inno_lang_activate (INNO_LANG_EN);
}

/* As the display would send it: no display here sends any. */
static gboolean
press (gpointer window,
       guint    symbol)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean is_taken = FALSE;

  for (guint i = 0; !is_taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", symbol, 0, 0, &is_taken);
    }
  widget_fixture_settle ();

  return is_taken;
}

static GtkWidget *
find (InnoPresenterWindow *window,
      GType                type)
{
  GtkWidget *found = widget_search_type (window, type);

  g_assert_nonnull (found);
  return found;
}

static void
test_words (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_FI, 1366, 768);

  widget_search_assert (window, "Kokous");
  widget_search_assert (window, "10.4.2025");
  press (window, GDK_KEY_Page_Down);
  widget_search_assert (window, "2/4");
  widget_search_assert (window, "Tilanne");
  widget_search_assert (window, "Muista kysyä Oulusta");
  inno_talk_set_lang (talk, INNO_LANG_SV);
  widget_fixture_settle ();
  widget_search_assert (window, "Kom ihåg Uleåborg");
  widget_search_assert (window, "Läget");
  press (window, GDK_KEY_End);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 3);
  g_assert_cmpuint (widget_search_count (window, "Kom ihåg", NULL), ==, 0);
  close_window (window);
}

static void
type (InnoPresenterWindow *window,
      const char          *text)
{
  GtkWidget *view = widget_search_type (find (window, INNO_TYPE_DECISION_ENTRY), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
decided_cb (InnoTalk   *unused,
            const char *slide,
            const char *text,
            GString    *log)
{
  g_string_append_printf (log, "%s=%s;", slide, text != NULL ? text : "");
}

/* Kept after a while, on leaving the slide, and at the end; never for a slide that nobody
 * typed anything for. */
static void
test_decisions (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_FI, 1366, 768);
  GtkWidget *entry = find (window, INNO_TYPE_DECISION_ENTRY);
  g_autoptr (GString) log = g_string_new (NULL);
  gint64 end;

  g_signal_connect (talk, "decided", G_CALLBACK (decided_cb), log);
  g_assert_false (gtk_widget_get_sensitive (entry));
  inno_talk_go (talk, 1);
  g_assert_true (gtk_widget_get_sensitive (entry));
  type (window, "  Jatketaan\n");
  g_assert_cmpstr (log->str, ==, "");
  inno_talk_go (talk, 2);
  g_assert_cmpstr (log->str, ==, "a=Jatketaan;");
  inno_talk_go (talk, 1);
  inno_talk_go (talk, 2);
  g_assert_cmpstr (log->str, ==, "a=Jatketaan;");
  type (window, "");
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (g_get_monotonic_time () < end && strstr (log->str, "b=;") == NULL)
    widget_fixture_settle ();
  g_assert_cmpstr (log->str, ==, "a=Jatketaan;b=;");
  inno_talk_go (talk, 3);
  type (window, "Lopuksi");
  close_window (window);
  g_assert_cmpstr (log->str, ==, "a=Jatketaan;b=;c=Lopuksi;");
}

/* What is typed is text, but clickers and the way out still work. */
static void
test_keys_in_text (void)
{
  static const guint letters[] = { GDK_KEY_b, GDK_KEY_period, GDK_KEY_f, GDK_KEY_o, GDK_KEY_space, GDK_KEY_Return,
                                   GDK_KEY_1, GDK_KEY_Right, GDK_KEY_Home, GDK_KEY_BackSpace, GDK_KEY_s, GDK_KEY_k };
  InnoPresenterWindow *window = open_window (INNO_LANG_FI, 1366, 768);
  GtkWidget *slide = find (window, INNO_TYPE_SLIDE_VIEW);

  inno_talk_go (talk, 1);
  gtk_widget_grab_focus (widget_search_type (find (window, INNO_TYPE_DECISION_ENTRY), GTK_TYPE_TEXT_VIEW));
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_false (press (window, letters[i]));
  g_assert_true (press (window, GDK_KEY_Page_Down));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 2);
  g_assert_true (press (window, GDK_KEY_Escape));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == slide);
  g_assert_true (press (window, GDK_KEY_b));
  g_assert_true (inno_talk_get (talk, INNO_TALK_BLANK));
  close_window (window);
}

/* A button and a row do what they are for; the letters and what clickers send go on. */
static void
test_keys_on_controls (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_FI, 1366, 768);
  GtkWidget *list = widget_search_type (find (window, INNO_TYPE_AGENDA_LIST), GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  g_assert_false (press (window, GDK_KEY_Return));
  g_assert_false (press (window, GDK_KEY_space));
  g_assert_false (press (window, GDK_KEY_Down));
  g_assert_false (press (window, GDK_KEY_Tab));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 0);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 3);
  /* The keyboard is still there, on what took its place. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  press (window, GDK_KEY_2);
  g_assert_true (press (window, GDK_KEY_Return));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 1);
  g_assert_true (press (window, GDK_KEY_p));
  g_assert_true (inno_talk_get (talk, INNO_TALK_POINTING));
  close_window (window);
}

static void
take_chart (GtkWidget *widget,
            gpointer   chart)
{
  if (INNO_IS_CHART_VIEW (widget))
    *(GtkWidget **) chart = widget;
}

static void
test_states (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_EN, 1366, 768);
  GtkWidget *slide = find (window, INNO_TYPE_SLIDE_VIEW);
  GtkWidget *chart = NULL;

  inno_talk_go (talk, 1);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_has_css_class (slide, "withheld"));
  press (window, GDK_KEY_b);
  widget_search_assert (slide, "dark screen");
  g_assert_true (gtk_widget_has_css_class (slide, "withheld"));
  /* The presenter still sees it. */
  widget_search_foreach (slide, take_chart, &chart);
  g_assert_nonnull (chart);
  press (window, GDK_KEY_b);
  press (window, GDK_KEY_f);
  press (window, GDK_KEY_Page_Down);
  widget_search_assert (slide, "slide 2");
  press (window, GDK_KEY_f);
  g_assert_false (gtk_widget_has_css_class (slide, "withheld"));
  close_window (window);
}

static gboolean
has_class (InnoPresenterWindow *window,
           const char          *css_class)
{
  GtkWidget *bar = widget_search_type (window, GTK_TYPE_PROGRESS_BAR);

  inno_talk_tick (talk);
  widget_fixture_settle ();

  return gtk_widget_has_css_class (bar, css_class);
}

static void
test_time (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_EN, 1366, 768);

  g_assert_false (has_class (window, "ample"));
  inno_talk_go (talk, 1);
  g_assert_true (has_class (window, "ample"));
  widget_search_assert (window, "3:00");
  widget_search_assert (window, "Left, item 4");
  now += 130 * G_USEC_PER_SEC;
  g_assert_true (has_class (window, "short"));
  widget_search_assert (window, "0:50");
  widget_search_assert (window, "2:10");
  now += 60 * G_USEC_PER_SEC;
  g_assert_true (has_class (window, "over"));
  g_assert_false (has_class (window, "short"));
  widget_search_assert (window, "+0:10");
  widget_search_assert (window, "Over time");
  inno_talk_go (talk, 3);
  g_assert_false (has_class (window, "over"));
  widget_search_assert (window, "not planned");
  close_window (window);
}

static void
test_overview (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_FI, 1366, 768);
  GtkWidget *slide = find (window, INNO_TYPE_SLIDE_VIEW);
  GtkFlowBox *box;
  GtkFlowBoxChild *child;

  inno_talk_go (talk, 1);
  press (window, GDK_KEY_o);
  box = GTK_FLOW_BOX (widget_search_type (find (window, INNO_TYPE_SLIDE_OVERVIEW), GTK_TYPE_FLOW_BOX));
  child = gtk_flow_box_get_child_at_index (box, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (child));
  g_assert_null (gtk_flow_box_get_child_at_index (box, 4));
  /* Arrows and Enter are for choosing. */
  g_assert_false (press (window, GDK_KEY_Right));
  g_assert_false (press (window, GDK_KEY_Return));
  g_assert_false (press (window, GDK_KEY_Page_Down));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 1);
  widget_search_assert (GTK_WIDGET (box), "4  ");
  g_signal_emit_by_name (box, "child-activated", gtk_flow_box_get_child_at_index (box, 3));
  widget_fixture_settle ();
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 3);
  g_assert_false (inno_talk_get (talk, INNO_TALK_OVERVIEW));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == slide);
  /* By number from there as well; Escape changes nothing. */
  press (window, GDK_KEY_o);
  press (window, GDK_KEY_2);
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 1);
  g_assert_false (inno_talk_get (talk, INNO_TALK_OVERVIEW));
  press (window, GDK_KEY_o);
  press (window, GDK_KEY_Escape);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 1);
  g_assert_true (gtk_widget_get_mapped (slide));
  close_window (window);
}

static void
pass_cb (gpointer is_past)
{
  *(gboolean *) is_past = TRUE;
}

static void
wait_a_second (void)
{
  gboolean is_past = FALSE;

  g_timeout_add_once (1000, pass_cb, &is_past);
  while (!is_past)
    g_main_context_iteration (NULL, TRUE);
}

/* Who looks for the Enter key has the time; whoever goes on has meant the language. */
static void
test_digits (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_FI, 1366, 768);

  inno_talk_go (talk, 0);
  press (window, GDK_KEY_4);
  wait_a_second ();
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 3);
  press (window, GDK_KEY_0);
  press (window, GDK_KEY_3);
  wait_a_second ();
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 2);
  g_assert_cmpint (inno_talk_get_lang (talk), ==, INNO_LANG_FI);

  press (window, GDK_KEY_2);
  press (window, GDK_KEY_Page_Up);
  g_assert_cmpint (inno_talk_get_lang (talk), ==, INNO_LANG_SV);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 1);
  press (window, GDK_KEY_4);
  press (window, GDK_KEY_Page_Up);
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 1);
  press (window, GDK_KEY_3);
  wait_a_second ();
  g_assert_cmpint (inno_talk_get_lang (talk), ==, INNO_LANG_EN);
  press (window, GDK_KEY_Return);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 2);
  close_window (window);
}

/* Everything that takes the keyboard says what it is. */
static void
assert_named (GtkWidget *widget,
              gpointer   unused)
{
  if (!gtk_widget_get_focusable (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_WINDOW (widget) ||
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_PRESENTATION)
    return;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("A %s has no name", G_OBJECT_TYPE_NAME (widget));
}

static void
test_names (void)
{
  InnoPresenterWindow *window = open_window (INNO_LANG_SV, 1024, 640);

  for (guint place = 0; place < inno_talk_get_n (talk); place++)
    {
      inno_talk_go (talk, place);
      widget_fixture_settle ();
      widget_search_foreach (window, assert_named, NULL);
    }
  press (window, GDK_KEY_o);
  widget_search_foreach (window, assert_named, NULL);
  close_window (window);
}

/* Nothing sticks out, however small the window and whatever the shape of the screen. */
static void
test_sizes (void)
{
  static const int sizes[][2] = { { 1024, 640 }, { 1366, 768 }, { 1920, 1080 } };
  static const double ratios[] = { 16.0 / 9.0, 4.0 / 3.0, 21.0 / 9.0 };

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      InnoPresenterWindow *window = open_window (INNO_LANG_SV, sizes[size][0], sizes[size][1]);

      for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
        {
          GtkWidget *slide = find (window, INNO_TYPE_SLIDE_VIEW);

          inno_talk_set_ratio (talk, ratios[i]);
          inno_talk_go (talk, i + 1);
          widget_fixture_settle ();
          g_assert_cmpint (gtk_widget_get_height (slide), >, 150);
        }
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, sizes[size][0]);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, sizes[size][1]);
      close_window (window);
    }
}

/* Both windows go with the talk, whichever is closed, and nobody holds on to it. */
static void
test_stage (void)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkWindow *own = widget_fixture_present (gtk_label_new (NULL), 200, 100);
      g_autoptr (JsonNode) node = fixture_parse_json (DECK);
      InnoStage *stage;
      GtkWindow *windows[2];

      talk = inno_talk_new (inno_deck_new_from_json (json_node_get_object (node), NULL), sample->facts, INNO_LANG_FI);
      stage = inno_stage_open (talk, own);
      windows[0] = inno_stage_get_audience (stage);
      windows[1] = inno_stage_get_presenter (stage);
      widget_fixture_settle ();
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (windows[0])));
      /* On one screen it is a key away. */
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (windows[1])));
      press (windows[0], GDK_KEY_s);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (windows[1])));
      press (windows[1], GDK_KEY_Page_Down);
      g_assert_cmpuint (inno_talk_get_view (talk, TRUE)->place, ==, 1);
      g_object_add_weak_pointer (G_OBJECT (windows[0]), (gpointer *) &windows[0]);
      g_object_add_weak_pointer (G_OBJECT (windows[1]), (gpointer *) &windows[1]);
      gtk_window_close (windows[i]);
      widget_fixture_settle ();
      g_assert_null (windows[0]);
      g_assert_null (windows[1]);
      widget_fixture_finalize (g_steal_pointer (&talk));
      gtk_window_destroy (own);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  widget_fixture_init (&argc, &argv);
  sample = fixture_new_sample ();
  fixture_compare (sample, NULL);

  g_test_add_func ("/present/presenter/words", test_words);
  g_test_add_func ("/present/presenter/decisions", test_decisions);
  g_test_add_func ("/present/presenter/keys-in-text", test_keys_in_text);
  g_test_add_func ("/present/presenter/keys-on-controls", test_keys_on_controls);
  g_test_add_func ("/present/presenter/states", test_states);
  g_test_add_func ("/present/presenter/time", test_time);
  g_test_add_func ("/present/presenter/overview", test_overview);
  g_test_add_func ("/present/presenter/digits", test_digits);
  g_test_add_func ("/present/presenter/names", test_names);
  g_test_add_func ("/present/presenter/sizes", test_sizes);
  g_test_add_func ("/present/presenter/stage", test_stage);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
