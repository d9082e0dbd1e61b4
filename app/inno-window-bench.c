/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

/* What tests/bench narrows everything to, one after the other: what the kinds of projects
 * answer, what has to be looked for row by row, and all again. */
static const char * const filters[] = { "status=ongoing", "city=city:03", "class=eu", "from=2023&to=2024", "" };

#define N_ROUNDS 3
/* Milliseconds: what follows a picture is done before the next one is asked for. */
#define PAUSE 1000

static gboolean filter_cb (gpointer user_data);

static void
filtered_cb (InnoWindow    *self,
             GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, filtered_cb, self);
  g_print ("filtered-frame %.1f ms %s\n", (double) (g_get_monotonic_time () - self->filtered_at) / 1000.0,
           filters[self->n_filtered++ % G_N_ELEMENTS (filters)]);
  if (self->n_filtered < G_N_ELEMENTS (filters) * N_ROUNDS)
    g_timeout_add (PAUSE, filter_cb, self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
filter_cb (gpointer user_data)
{
  InnoWindow *self = user_data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  g_autoptr (InnoQuery) query = inno_query_from_text (filters[self->n_filtered % G_N_ELEMENTS (filters)], NULL);

  self->filtered_at = g_get_monotonic_time ();
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  inno_window_set_filter (self, query);

  return G_SOURCE_REMOVE;
}

static void
first_frame_cb (InnoWindow    *self,
                GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, self);
  g_print ("first-frame\n");
  if (g_str_equal (g_getenv ("INNOCITIES_BENCH"), "filter"))
    g_timeout_add (PAUSE, filter_cb, self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/**
 * inno_window_report_frames:
 * @self: the window
 *
 * For tests/bench: the window says when the first chart is drawn, and with
 * INNOCITIES_BENCH=filter how long the next takes after each of some filters; then it is
 * gone.
 */
void
inno_window_report_frames (InnoWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (g_getenv ("INNOCITIES_BENCH") == NULL || clock == NULL || self->has_reported_frames ||
      inno_workspace_get_facts (self->workspace) == NULL)
    return;

  self->has_reported_frames = TRUE;
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (first_frame_cb), self, G_CONNECT_SWAPPED);
}
