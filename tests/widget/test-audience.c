/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a meeting sees: every slide in every language, by the keys of other programs
 * that present and of clickers, with the figures it was begun with. */

#include <string.h>

#include "fixtures.h"
#include "inno-audience-window.h"
#include "inno-deck-default.h"
#include "inno-chart-view.h"
#include "inno-cover-view.h"
#include "widget-fixture.h"
#include "widget-search.h"

static Fixture *sample;

static InnoAudienceWindow *
open_window (InnoFacts *facts)
{
  InnoAudienceWindow *window;

  inno_lang_activate (INNO_LANG_FI);
  window = inno_audience_window_new (inno_deck_new_default (), facts, INNO_LANG_FI);
  gtk_window_present (GTK_WINDOW (window));
  widget_fixture_settle ();

  return window;
}

static void
close_window (InnoAudienceWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  widget_fixture_settle ();
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

static PlotScene *
get_scene (InnoAudienceWindow *window)
{
  widget_fixture_settle ();
  return inno_chart_view_get_scene (INNO_CHART_VIEW (widget_search_type (window, INNO_TYPE_CHART_VIEW)));
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
    { GDK_KEY_Page_Down, 14 }, { GDK_KEY_Home, 0 },
  };
  InnoAudienceWindow *window = open_window (sample->facts);

  g_assert_cmpuint (inno_audience_window_get_n (window), ==, 15);
  /* Read aloud as soon as it is there. */
  g_assert_true (INNO_IS_COVER_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (press (window, steps[i].symbol, 0));
      g_assert_cmpuint (inno_audience_window_get_slide (window), ==, steps[i].slide);
    }
  /* What is typed with these is for somebody else. */
  g_assert_false (press (window, GDK_KEY_Page_Down, GDK_CONTROL_MASK));
  g_assert_false (press (window, GDK_KEY_Tab, 0));
  g_assert_cmpuint (inno_audience_window_get_slide (window), ==, 0);
  close_window (window);
}

static void
test_numbers (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);

  press (window, GDK_KEY_1, 0);
  press (window, GDK_KEY_2, 0);
  press (window, GDK_KEY_Return, 0);
  g_assert_cmpuint (inno_audience_window_get_slide (window), ==, 11);
  g_assert_true (comes_to_say (window, "12/15"));
  /* Beyond the last is the last. */
  press (window, GDK_KEY_9, 0);
  press (window, GDK_KEY_9, 0);
  press (window, GDK_KEY_Return, 0);
  g_assert_cmpuint (inno_audience_window_get_slide (window), ==, 14);
  /* Longer than one digit, and never entered. */
  press (window, GDK_KEY_2, 0);
  press (window, GDK_KEY_2, 0);
  wait_for_digit ();
  g_assert_cmpuint (inno_audience_window_get_lang (window), ==, INNO_LANG_FI);
  g_assert_cmpuint (inno_audience_window_get_slide (window), ==, 14);
  close_window (window);
}

static void
test_languages (void)
{
  static const char * const words[INNO_N_LANGS] = { "Pääkaupunkiseutu", "Huvudstadsregionen",
                                                    "Helsinki metropolitan area" };
  InnoAudienceWindow *window = open_window (sample->facts);

  inno_audience_window_show_slide (window, 6);
  for (guint lang = INNO_N_LANGS; lang > 0; lang--)
    {
      press (window, GDK_KEY_0 + lang, 0);
      wait_for_digit ();
      g_assert_cmpuint (inno_audience_window_get_lang (window), ==, lang - 1);
      g_assert_true (comes_to_say (window, words[lang - 1]));
      g_assert_cmpstr (plot_scene_get_lang (get_scene (window)), ==, inno_lang_to_code (lang - 1));
      g_assert_cmpuint (inno_audience_window_get_slide (window), ==, 6);
      /* The rest of the program has its own. */
      g_assert_cmpuint (inno_lang_get_active (), ==, INNO_LANG_FI);
    }
  close_window (window);
}

static void
test_blank (void)
{
  InnoAudienceWindow *window = open_window (sample->facts);
  GtkWidget *chart = widget_search_type (window, INNO_TYPE_CHART_VIEW);

  inno_audience_window_show_slide (window, 4);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_child_visible (chart));
  press (window, GDK_KEY_b, 0);
  g_assert_true (inno_audience_window_is_blank (window));
  g_assert_false (gtk_widget_get_child_visible (chart));
  press (window, GDK_KEY_period, 0);
  g_assert_false (inno_audience_window_is_blank (window));
  press (window, GDK_KEY_B, GDK_SHIFT_MASK);
  g_assert_true (inno_audience_window_is_blank (window));
  /* The first Escape brings the light back, the second ends it. */
  press (window, GDK_KEY_Escape, 0);
  g_assert_false (inno_audience_window_is_blank (window));
  g_assert_cmpuint (inno_audience_window_get_slide (window), ==, 4);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  press (window, GDK_KEY_Escape, 0);
  widget_fixture_settle ();
  g_assert_null (window);
  inno_lang_activate (INNO_LANG_EN);
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
      for (guint slide = 1; slide < inno_audience_window_get_n (window); slide++)
        {
          g_autofree char *number = g_strdup_printf ("%u/15", slide + 1);
          PlotScene *scene;

          inno_audience_window_show_slide (window, slide);
          g_assert_true (comes_to_say (window, number));
          scene = get_scene (window);
          g_assert_cmpfloat (plot_scene_get_width (scene), <=, gtk_widget_get_width (GTK_WIDGET (window)) + 1);
          g_assert_cmpfloat (plot_scene_get_height (scene), <=, gtk_widget_get_height (GTK_WIDGET (window)) + 1);
        }
      close_window (window);
    }
}

static void
test_nothing_to_compare_with (void)
{
  g_autoptr (Fixture) bare = fixture_new ("[]", FIXTURE_BARE);
  InnoAudienceWindow *window = open_window (bare->facts);

  g_assert_cmpuint (inno_audience_window_get_n (window), ==, 13);
  for (guint slide = 0; slide < 13; slide++)
    {
      inno_audience_window_show_slide (window, slide);
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
  g_test_add_func ("/present/audience/every-slide", test_every_slide);
  g_test_add_func ("/present/audience/nothing-to-compare-with", test_nothing_to_compare_with);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
