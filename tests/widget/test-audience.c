/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a meeting sees: every slide in every language, by the keys of other programs
 * that present and of clickers, with the figures it was begun with, large enough for a
 * room. */

#include <string.h>

#include "fixtures.h"
#include "inno-audience-window.h"
#include "inno-deck-default.h"
#include "inno-chart-view.h"
#include "inno-cover-view.h"
#include "inno-figure-rows.h"
#include "inno-pointer-dot.h"
#include "inno-slide-view.h"
#include "widget-fixture.h"
#include "widget-search.h"

static Fixture *sample;
static InnoTalk *talk;

static InnoAudienceWindow *
open_window (InnoFacts *facts)
{
  InnoAudienceWindow *window;

  inno_lang_activate (INNO_LANG_FI);
  talk = inno_talk_new (inno_deck_new_default (), facts, INNO_LANG_FI);
  window = inno_audience_window_new (talk);
  gtk_window_present (GTK_WINDOW (window));
  widget_fixture_settle ();

  return window;
}

static void
close_window (InnoAudienceWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  widget_fixture_settle ();
  widget_fixture_finalize (g_steal_pointer (&talk));
  inno_lang_activate (INNO_LANG_EN);
}

/* As the display would send it: no display here sends any. */
static gboolean
press (InnoAudienceWindow *window,
       guint               symbol,
       GdkModifierType     modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", symbol, 0, modifiers, &is_taken);
      if (is_taken)
        return TRUE;
    }

  return FALSE;
}

static void
take_chart (GtkWidget *widget,
            gpointer   chart)
{
  if (INNO_IS_CHART_VIEW (widget))
    *(GtkWidget **) chart = widget;
}

/* The one in sight: others are there for the slides around it. */
static GtkWidget *
find_chart (InnoAudienceWindow *window)
{
  GtkWidget *chart = NULL;

  widget_fixture_settle ();
  widget_search_foreach (window, take_chart, &chart);

  return chart;
}

static PlotScene *
get_scene (InnoAudienceWindow *window)
{
  GtkWidget *chart = find_chart (window);

  return chart != NULL ? inno_chart_view_get_scene (INNO_CHART_VIEW (chart)) : NULL;
}

static gboolean
says (PlotScene  *scene,
      const char *words)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == PLOT_ITEM_TEXT && strstr (item->text, words) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What is laid out comes with the next picture of the screen. */
static gboolean
comes_to_say (InnoAudienceWindow *window,
              const char         *words)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      PlotScene *scene = get_scene (window);

      if (scene != NULL && says (scene, words))
        return TRUE;
    }

  return FALSE;
}

/* Digits wait for others. */
static void
wait_for_digit (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
test_keys (void)
{
  static const struct { guint symbol; guint slide; } steps[] = {
    { GDK_KEY_Page_Up, 0 }, { GDK_KEY_Page_Down, 1 }, { GDK_KEY_Right, 2 }, { GDK_KEY_space, 3 },
    { GDK_KEY_Return, 4 }, { GDK_KEY_Left, 3 }, { GDK_KEY_BackSpace, 2 }, { GDK_KEY_End, 14 },
    { GDK_KEY_Page_Down, 14 }, { GDK_KEY_Home, 0 }, { GDK_KEY_Down, 1 }, { GDK_KEY_Up, 0 },
  };
  InnoAudienceWindow *window = open_window (sample->facts);

  g_assert_cmpuint (inno_talk_get_n (talk), ==, 15);
  /* Read aloud as soon as it is there. */
  g_assert_true (INNO_IS_SLIDE_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (press (window, steps[i].symbol, 0));
      g_assert_cmpuint (inno_talk_get_place (talk), ==, steps[i].slide);
    }
  /* What is typed with these is for somebody else. */
  g_assert_false (press (window, GDK_KEY_Page_Down, GDK_CONTROL_MASK));
  g_assert_false (press (window, GDK_KEY_Tab, 0));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 0);
  close_window (window);
}

static void
test_numbers (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);

  press (window, GDK_KEY_1, 0);
  press (window, GDK_KEY_2, 0);
  press (window, GDK_KEY_Return, 0);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 11);
  g_assert_true (comes_to_say (window, "12/15"));
  /* Beyond the last is the last. */
  press (window, GDK_KEY_9, 0);
  press (window, GDK_KEY_9, 0);
  press (window, GDK_KEY_Return, 0);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 14);
  /* Longer than one digit, and never entered. */
  press (window, GDK_KEY_2, 0);
  press (window, GDK_KEY_2, 0);
  wait_for_digit ();
  g_assert_cmpuint (inno_talk_get_lang (talk), ==, INNO_LANG_FI);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 14);
  close_window (window);
}

static void
test_languages (void)
{
  static const char * const words[INNO_N_LANGS] = { "Pääkaupunkiseutu", "Huvudstadsregionen",
                                                    "Helsinki metropolitan area" };
  InnoAudienceWindow *window = open_window (sample->facts);

  inno_talk_go (talk, 6);
  for (guint lang = INNO_N_LANGS; lang > 0; lang--)
    {
      press (window, GDK_KEY_0 + lang, 0);
      wait_for_digit ();
      g_assert_cmpuint (inno_talk_get_lang (talk), ==, lang - 1);
      g_assert_true (comes_to_say (window, words[lang - 1]));
      g_assert_cmpstr (plot_scene_get_lang (get_scene (window)), ==, inno_lang_to_code (lang - 1));
      g_assert_cmpuint (inno_talk_get_place (talk), ==, 6);
      /* The rest of the program has its own. */
      g_assert_cmpuint (inno_lang_get_active (), ==, INNO_LANG_FI);
    }
  close_window (window);
}

/* Before GTK 4.14 the window itself says what is announced, once it is in use; from then on it cannot be asked. */
static void
assert_said (InnoAudienceWindow *window,
             const char         *words)
{
#if !GTK_CHECK_VERSION (4, 14, 0)
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  g_autofree char *other = NULL;

  do
    {
      g_free (other);
      g_main_context_iteration (NULL, FALSE);
      other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
    }
  while (other != NULL && g_get_monotonic_time () < end);
  g_assert_cmpstr (other, ==, NULL);
#endif
}

static void
test_blank (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);
  GtkWidget *chart;

  inno_talk_go (talk, 4);
  chart = find_chart (window);
  g_assert_true (gtk_widget_get_child_visible (chart));
  press (window, GDK_KEY_b, 0);
  g_assert_true (inno_talk_get (talk, INNO_TALK_BLANK));
  g_assert_false (gtk_widget_get_child_visible (chart));
  assert_said (window, "Blank: the audience sees a dark screen");
  press (window, GDK_KEY_period, 0);
  g_assert_false (inno_talk_get (talk, INNO_TALK_BLANK));
  assert_said (window, "The audience sees the slide again");
  press (window, GDK_KEY_k, 0);
  assert_said (window, "Paused");
  press (window, GDK_KEY_k, 0);
  assert_said (window, "Time runs again");
  for (guint i = 0; i < 3; i++)
    press (window, GDK_KEY_a, 0);
  assert_said (window, "The next slide comes by itself after 60 s.");
  press (window, GDK_KEY_a, 0);
  assert_said (window, "Slides are turned by hand");
  press (window, GDK_KEY_Home, 0);
  assert_said (window, gtk_window_get_title (GTK_WINDOW (window)));
  inno_talk_go (talk, 4);
  press (window, GDK_KEY_B, GDK_SHIFT_MASK);
  g_assert_true (inno_talk_get (talk, INNO_TALK_BLANK));
  /* The first Escape brings the light back, the second ends it. */
  press (window, GDK_KEY_Escape, 0);
  g_assert_false (inno_talk_get (talk, INNO_TALK_BLANK));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 4);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  press (window, GDK_KEY_Escape, 0);
  widget_fixture_settle ();
  g_assert_null (window);
  widget_fixture_finalize (g_steal_pointer (&talk));
  inno_lang_activate (INNO_LANG_EN);
}

static GtkWidget *
get_focus (InnoAudienceWindow *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* Tab goes into the chart, whose arrows then walk from mark to mark; a slide further they
 * are for slides again. */
static void
test_marks (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);
  InnoSlideView *slide = INNO_SLIDE_VIEW (widget_search_type (window, INNO_TYPE_SLIDE_VIEW));

  /* On the cover there is none to go to. */
  g_assert_false (press (window, GDK_KEY_Tab, 0));
  inno_talk_go (talk, 4);
  widget_fixture_settle ();
  g_assert_true (press (window, GDK_KEY_Tab, 0));
  g_assert_true (inno_slide_view_is_inside (slide, get_focus (window)));
  g_assert_false (press (window, GDK_KEY_Right, 0));
  g_assert_false (press (window, GDK_KEY_Return, 0));
  g_assert_false (press (window, GDK_KEY_Tab, 0));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 4);
  /* Another language leaves the mark in hand. */
  inno_talk_set_lang (talk, INNO_LANG_SV);
  widget_fixture_settle ();
  g_assert_true (inno_slide_view_is_inside (slide, get_focus (window)));
  g_assert_true (press (window, GDK_KEY_Page_Down, 0));
  g_assert_true (get_focus (window) == GTK_WIDGET (slide));
  g_assert_true (press (window, GDK_KEY_Right, 0));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 6);
  close_window (window);
}

static double
get_letters (GtkWidget *label)
{
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (label));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * 96.0 / 72.0;
}

static void
assert_letters (GtkWidget *widget,
                gpointer   window)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_assert_cmpfloat (get_letters (widget), >=, gtk_widget_get_height (window) / 38.0);
}

/* The projects behind a figure, over the slide; they add up to it. */
static void
test_rows (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);
  GtkWidget *rows = widget_search_type (window, INNO_TYPE_FIGURE_ROWS);
  GtkWidget *chart;
  PlotScene *scene;

  inno_talk_go (talk, 4);
  g_assert_true (comes_to_say (window, "5/15"));
  chart = find_chart (window);
  scene = get_scene (window);
  g_assert_false (gtk_widget_get_visible (rows));
  g_signal_emit_by_name (chart, "mark-activated", plot_scene_get_mark (scene, 0)->id);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (rows));
  widget_search_assert (rows, "€");
  widget_search_foreach (rows, assert_letters, window);
  /* What the audience is left with is dark all over. */
  press (window, GDK_KEY_b, 0);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_mapped (rows));
  press (window, GDK_KEY_b, 0);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (rows));
  g_assert_true (press (window, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (rows));
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 4);
  /* They do not come along. */
  g_signal_emit_by_name (chart, "mark-activated", plot_scene_get_mark (scene, 0)->id);
  press (window, GDK_KEY_Page_Down, 0);
  g_assert_false (gtk_widget_get_visible (rows));
  close_window (window);
}

/* Whoever opens them with a key is among them, and back at the mark when they are closed. */
static void
test_rows_by_keyboard (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);
  InnoSlideView *slide = INNO_SLIDE_VIEW (widget_search_type (window, INNO_TYPE_SLIDE_VIEW));
  GtkWidget *mark;

  inno_talk_go (talk, 4);
  g_assert_true (comes_to_say (window, "5/15"));
  widget_fixture_settle ();
  g_assert_true (press (window, GDK_KEY_Tab, 0));
  mark = get_focus (window);
  g_signal_emit_by_name (find_chart (window), "mark-activated", plot_scene_get_mark (get_scene (window), 0)->id);
  widget_fixture_settle ();
  g_assert_true (inno_slide_view_is_in_rows (slide, get_focus (window)));
  g_assert_false (press (window, GDK_KEY_Down, 0));
  inno_talk_set_lang (talk, INNO_LANG_SV);
  widget_fixture_settle ();
  g_assert_true (inno_slide_view_is_in_rows (slide, get_focus (window)));
  g_assert_true (press (window, GDK_KEY_Escape, 0));
  g_assert_true (get_focus (window) == mark);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 4);
  /* The dark takes the keyboard out of them, and a slide further there is nothing of them. */
  g_signal_emit_by_name (find_chart (window), "mark-activated", plot_scene_get_mark (get_scene (window), 0)->id);
  g_assert_true (inno_slide_view_is_in_rows (slide, get_focus (window)));
  g_assert_true (press (window, GDK_KEY_b, 0));
  g_assert_true (get_focus (window) == GTK_WIDGET (slide));
  close_window (window);
}

static void
test_freeze_and_point (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);
  GtkWidget *dot = widget_search_type (window, INNO_TYPE_POINTER_DOT);

  inno_talk_go (talk, 4);
  g_assert_true (comes_to_say (window, "5/15"));
  press (window, GDK_KEY_f, 0);
  press (window, GDK_KEY_Page_Down, 0);
  widget_fixture_settle ();
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 5);
  g_assert_true (says (get_scene (window), "5/15"));
  press (window, GDK_KEY_f, 0);
  g_assert_true (comes_to_say (window, "6/15"));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "6/15"));

  g_assert_false (gtk_widget_get_mapped (dot));
  press (window, GDK_KEY_p, 0);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (dot));
  press (window, GDK_KEY_u, 0);
  press (window, GDK_KEY_a, 0);
  press (window, GDK_KEY_Pause, 0);
  g_assert_cmpuint (inno_talk_get_auto_seconds (talk), >, 0);
  g_assert_true (inno_talk_get (talk, INNO_TALK_PAUSED));
  close_window (window);
}

/* Nothing is cut off in a window for a call, nor on a small projector. */
static void
test_every_slide (void)
{
  static const int sizes[][2] = { { 1280, 720 }, { 800, 600 } };

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      InnoAudienceWindow *window = open_window (sample->facts);

      gtk_window_set_default_size (GTK_WINDOW (window), sizes[size][0], sizes[size][1]);
      for (guint slide = 1; slide < inno_talk_get_n (talk); slide++)
        {
          g_autofree char *number = g_strdup_printf ("%u/15", slide + 1);
          graphene_rect_t bounds;

          inno_talk_go (talk, slide);
          g_assert_true (comes_to_say (window, number));
          g_assert_true (gtk_widget_compute_bounds (find_chart (window), GTK_WIDGET (window), &bounds));
          g_assert_cmpfloat (bounds.size.width, <=, sizes[size][0] + 1);
          g_assert_cmpfloat (bounds.size.height, <=, sizes[size][1] + 1);
          g_assert_cmpfloat (bounds.size.width, >=, sizes[size][0] - 2);
        }
      close_window (window);
    }
}

static void
test_nothing_to_compare_with (void)
{
  g_autoptr (Fixture) bare = fixture_new ("[]", FIXTURE_BARE);
  InnoAudienceWindow *window = open_window (bare->facts);

  g_assert_cmpuint (inno_talk_get_n (talk), ==, 13);
  for (guint slide = 0; slide < 13; slide++)
    {
      inno_talk_go (talk, slide);
      widget_fixture_settle ();
    }
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  int status;

  widget_fixture_init (&argc, &argv);
  sample = fixture_new_sample ();
  fixture_compare (sample, NULL);

  g_test_add_func ("/present/audience/keys", test_keys);
  g_test_add_func ("/present/audience/numbers", test_numbers);
  g_test_add_func ("/present/audience/languages", test_languages);
  g_test_add_func ("/present/audience/blank", test_blank);
  g_test_add_func ("/present/audience/marks", test_marks);
  g_test_add_func ("/present/audience/rows", test_rows);
  g_test_add_func ("/present/audience/rows/by-keyboard", test_rows_by_keyboard);
  g_test_add_func ("/present/audience/freeze-and-point", test_freeze_and_point);
  g_test_add_func ("/present/audience/every-slide", test_every_slide);
  g_test_add_func ("/present/audience/nothing-to-compare-with", test_nothing_to_compare_with);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
