/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

/* What tests/bench narrows everything to; anything would do. */
#define FILTER "status=ongoing"

static void
filtered_cb (InnoWindow    *self,
             GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, filtered_cb, self);
  g_print ("filtered-frame %.1f ms\n", (double) (g_get_monotonic_time () - self->filtered_at) / 1000.0);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
filter_cb (gpointer user_data)
{
  InnoWindow *self = user_data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  g_autoptr (InnoQuery) query = inno_query_from_text (FILTER, NULL);

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
  /* What waits for the first picture is done before the second is asked for. */
  if (g_str_equal (g_getenv ("INNOCITIES_BENCH"), "filter"))
    g_timeout_add (2000, filter_cb, self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/**
 * inno_window_report_frames:
 * @self: the window
 *
 * For tests/bench: the window says when the first chart is drawn, and with
 * INNOCITIES_BENCH=filter how long the next takes after a filter; then it is gone.
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
