/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the audience waits: from the turn of a slide to its painted frame, over all slides
 * of the sample in three languages, there and back. Prints, fails never. Needs a display;
 * the window is as large as a projector. */

#include <adwaita.h>

#include "fixtures.h"
#include "inno-audience-window.h"
#include "inno-deck-default.h"
#include "inno-widget.h"

#define WIDTH 1920
#define HEIGHT 1080
/* Milliseconds that people look at a slide at the very least. */
#define LOOK 300

static gboolean is_painted;

static void
painted_cb (void)
{
  is_painted = TRUE;
}

static gboolean
looked_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* What is prepared meanwhile for the next one is. */
static void
look (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (LOOK, looked_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
turn (InnoTalk *talk,
      int       by,
      GArray   *times)
{
  gint64 start = g_get_monotonic_time ();
  double milliseconds;

  is_painted = FALSE;
  inno_talk_step (talk, by);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  milliseconds = (double) (g_get_monotonic_time () - start) / 1e3;
  g_array_append_val (times, milliseconds);
  look ();
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
say (GArray     *times,
     const char *what)
{
  guint last = times->len - 1;

  g_array_sort (times, compare_times);
  g_print ("%8.1f ms %8.1f ms %8.1f ms  %s: %u turns\n", g_array_index (times, double, last / 2),
           g_array_index (times, double, last * 95 / 100), g_array_index (times, double, last), what, times->len);
}

int
main (void)
{
  static const char * const langs[INNO_N_LANGS] = { [INNO_LANG_FI] = "fi", [INNO_LANG_SV] = "sv", [INNO_LANG_EN] = "en" };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (Fixture) sample = NULL;
  InnoTalk *talk;
  GtkWindow *window;

  gtk_init ();
  adw_init ();
  inno_widget_init ();
  /* The whole picture at once, as for those who want no motion. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  sample = fixture_new_sample ();
  talk = inno_talk_new (inno_deck_new_default (), sample->facts, INNO_LANG_FI);
  window = GTK_WINDOW (inno_audience_window_new (talk));
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_present (window);
  look ();
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), NULL);

  g_print ("p50, p95 and the slowest, %d x %d\n", gtk_widget_get_width (GTK_WIDGET (window)),
           gtk_widget_get_height (GTK_WIDGET (window)));
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

      inno_talk_set_lang (talk, (InnoLang) lang);
      look ();
      for (guint i = 1; i < inno_talk_get_n (talk); i++)
        turn (talk, 1, times);
      for (guint i = 1; i < inno_talk_get_n (talk); i++)
        turn (talk, -1, times);
      g_array_append_vals (all, times->data, times->len);
      say (times, langs[lang]);
    }
  say (all, "slide to painted frame");

  gtk_window_destroy (window);
  g_object_unref (talk);

  return 0;
}
