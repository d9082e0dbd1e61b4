/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-audience-window.h"

#include "inno-slide-view.h"
#include "inno-talk-keys.h"
#include "inno-window-role.h"

/* Of the window, where it does not fill a screen. */
#define WIDTH 1280
#define HEIGHT 720
#define LEAST_WIDTH 480
#define LEAST_HEIGHT 270

/* Seconds until a pointer that nobody moves is out of the picture. */
#define PATIENCE 2

struct _InnoAudienceWindow
{
  GtkWindow  parent_instance;

  InnoTalk  *talk;
  guint      pointer_source;
  double     pointer_x, pointer_y;
};

G_DEFINE_FINAL_TYPE (InnoAudienceWindow, inno_audience_window, GTK_TYPE_WINDOW)

/* Nobody outside sees the window: it says where the meeting is. */
static void
shown_cb (InnoAudienceWindow *self,
          const char         *title)
{
  g_autofree char *text = g_strdup_printf ("%s · %u/%u", title, inno_talk_get_view (self->talk, TRUE)->place + 1,
                                           inno_talk_get_n (self->talk));

  gtk_window_set_title (GTK_WINDOW (self), text);
}

static gboolean
still_cb (gpointer user_data)
{
  InnoAudienceWindow *self = user_data;

  self->pointer_source = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");

  return G_SOURCE_REMOVE;
}

/* Where there is a dot, nothing else points. Something else than the pointer may move below
 * it, which is told as a motion as well. */
static void
moved_cb (InnoAudienceWindow *self,
          double              x,
          double              y)
{
  if (self->pointer_x == x && self->pointer_y == y)
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  g_clear_handle_id (&self->pointer_source, g_source_remove);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), inno_talk_get (self->talk, INNO_TALK_POINTING) ? "none" : NULL);
  self->pointer_source = g_timeout_add_seconds (PATIENCE, still_cb, self);
}

static gboolean
inno_audience_window_close_request (GtkWindow *window)
{
  InnoAudienceWindow *self = INNO_AUDIENCE_WINDOW (window);

  inno_talk_end (self->talk);

  return GTK_WINDOW_CLASS (inno_audience_window_parent_class)->close_request (window);
}

static void
inno_audience_window_dispose (GObject *object)
{
  InnoAudienceWindow *self = INNO_AUDIENCE_WINDOW (object);

  g_clear_handle_id (&self->pointer_source, g_source_remove);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_audience_window_parent_class)->dispose (object);
}

static void
inno_audience_window_class_init (InnoAudienceWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inno_audience_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = inno_audience_window_close_request;
}

static void
inno_audience_window_init (InnoAudienceWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  inno_window_take_role (self);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "audience");
}

/**
 * inno_audience_window_new:
 * @talk: what is shown
 *
 * Returns: (transfer none): a window that follows the talk, not shown yet
 */
InnoAudienceWindow *
inno_audience_window_new (InnoTalk *talk)
{
  InnoAudienceWindow *self = g_object_new (INNO_TYPE_AUDIENCE_WINDOW, NULL);
  GtkWidget *slide = inno_slide_view_new (talk, TRUE);

  self->talk = g_object_ref (talk);
  g_signal_connect_object (slide, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  inno_slide_view_retranslate (INNO_SLIDE_VIEW (slide));
  gtk_widget_set_size_request (slide, LEAST_WIDTH, LEAST_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self), slide);
  gtk_widget_grab_focus (slide);
  inno_talk_keys_install (GTK_WINDOW (self), talk, INNO_SLIDE_VIEW (slide));
  g_signal_connect_object (talk, "ended", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);

  return self;
}
