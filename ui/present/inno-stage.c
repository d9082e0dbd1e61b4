/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-stage.h"

#include <glib/gi18n-lib.h>

#include "inno-audience-window.h"
#include "inno-presenter-window.h"
#include "inno-screens.h"

struct _InnoStage
{
  GObject              parent_instance;

  InnoTalk            *talk;
  InnoScreens         *screens;
  InnoAudienceWindow  *audience;
  InnoPresenterWindow *presenter;
  GtkApplication      *application;   /* nullable */
  guint                inhibitor;
  gboolean             is_back;       /* to the audience once a slide is chosen */
};

G_DEFINE_FINAL_TYPE (InnoStage, inno_stage, G_TYPE_OBJECT)

static const char *
get_name (GdkMonitor *monitor)
{
  const char *model = gdk_monitor_get_model (monitor);
  const char *connector = gdk_monitor_get_connector (monitor);

  return model != NULL ? model : connector != NULL ? connector : _("another screen");
}

/* To fill a monitor is a wish: what has come of it is said. */
static void
say_audience (InnoStage *self)
{
  GdkMonitor *monitor = inno_screens_get_audience (self->screens);
  gboolean is_full = gtk_window_is_fullscreen (GTK_WINDOW (self->audience));

  inno_presenter_window_set_audience (self->presenter, monitor != NULL && is_full ? get_name (monitor) : NULL);
}

static gboolean
is_on (GtkWindow  *window,
       GdkMonitor *monitor)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return surface != NULL && gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) == monitor;
}

/* Some window managers leave where it is what fills a screen. */
static void
put (GtkWindow  *window,
     GdkMonitor *monitor)
{
  if (monitor == NULL || (gtk_window_is_fullscreen (window) && !is_on (window, monitor)))
    gtk_window_unfullscreen (window);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (window, monitor);
}

/* Whoever presents has the keyboard, and on a single screen the audience's window is above. */
static void
place (InnoStage *self)
{
  put (GTK_WINDOW (self->audience), inno_screens_get_audience (self->screens));
  gtk_window_present (GTK_WINDOW (self->audience));
  put (GTK_WINDOW (self->presenter), inno_screens_get_presenter (self->screens));
  if (!inno_screens_is_single (self->screens) || inno_screens_get_audience (self->screens) == NULL)
    gtk_window_present (GTK_WINDOW (self->presenter));
  say_audience (self);
  if (inno_screens_get_offered (self->screens) == NULL)
    inno_presenter_window_offer_screen (self->presenter, NULL);
}

static gboolean
offer_cb (gpointer user_data)
{
  InnoStage *self = user_data;
  GdkMonitor *monitor;

  if (self->screens == NULL)
    return G_SOURCE_REMOVE;

  monitor = inno_screens_get_offered (self->screens);
  inno_presenter_window_offer_screen (self->presenter, monitor != NULL ? get_name (monitor) : NULL);

  return G_SOURCE_REMOVE;
}

/* A monitor has no name yet when it comes. */
static void
offered_cb (InnoStage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, offer_cb, g_object_ref (self), g_object_unref);
}

static GtkWindow *
get_other (InnoStage *self)
{
  return gtk_window_is_active (GTK_WINDOW (self->presenter)) ? GTK_WINDOW (self->audience)
                                                             : GTK_WINDOW (self->presenter);
}

static void
swap_cb (InnoStage *self)
{
  if (inno_screens_is_single (self->screens))
    gtk_window_present (get_other (self));
  else
    inno_screens_swap (self->screens);
}

/* All slides are for the presenter's eyes; on one screen one goes there and comes back. */
static void
overview_cb (InnoStage *self)
{
  if (inno_talk_get (self->talk, INNO_TALK_OVERVIEW))
    {
      self->is_back = !gtk_window_is_active (GTK_WINDOW (self->presenter));
      gtk_window_present (GTK_WINDOW (self->presenter));
    }
  else if (self->is_back)
    gtk_window_present (GTK_WINDOW (self->audience));
}

/* A screen that goes dark by itself is the end of a talk. */
static void
mapped_cb (InnoStage *self)
{
  gboolean is_seen = gtk_widget_get_mapped (GTK_WIDGET (self->audience)) ||
                     gtk_widget_get_mapped (GTK_WIDGET (self->presenter));

  if (self->application == NULL)
    return;

  if (is_seen && self->inhibitor == 0)
    self->inhibitor = gtk_application_inhibit (self->application, GTK_WINDOW (self->audience),
                                               GTK_APPLICATION_INHIBIT_IDLE, _("A presentation is shown"));
  if (!is_seen && self->inhibitor != 0)
    {
      gtk_application_uninhibit (self->application, self->inhibitor);
      self->inhibitor = 0;
    }
}

/* The windows go by themselves, and this when nobody is in its functions any more. */
static void
ended_cb (InnoStage *self)
{
  if (self->inhibitor != 0)
    gtk_application_uninhibit (self->application, self->inhibitor);
  self->inhibitor = 0;
  g_signal_handlers_disconnect_by_data (self->audience, self);
  g_signal_handlers_disconnect_by_data (self->presenter, self);
  g_idle_add_once ((GSourceOnceFunc) g_object_unref, self);
}

static void
inno_stage_dispose (GObject *object)
{
  InnoStage *self = INNO_STAGE (object);

  g_clear_object (&self->screens);
  g_clear_object (&self->talk);
  g_clear_object (&self->audience);
  g_clear_object (&self->presenter);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (inno_stage_parent_class)->dispose (object);
}

static void
inno_stage_class_init (InnoStageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inno_stage_dispose;
}

static void
inno_stage_init (InnoStage *self)
{
}

static void
watch (InnoStage *self)
{
  GtkWidget *windows[] = { GTK_WIDGET (self->audience), GTK_WIDGET (self->presenter) };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      gtk_window_set_application (GTK_WINDOW (windows[i]), self->application);
      g_signal_connect_object (windows[i], "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (windows[i], "unmap", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  g_signal_connect_object (self->audience, "notify::fullscreened", G_CALLBACK (say_audience), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presenter, "screen-accepted", G_CALLBACK (inno_screens_accept), self->screens,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screens, "changed", G_CALLBACK (place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screens, "offered", G_CALLBACK (offered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->talk, "swap-requested", G_CALLBACK (swap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->talk, "notify::overview", G_CALLBACK (overview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->talk, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

/**
 * inno_stage_open:
 * @talk: what is presented
 * @window: the window that somebody works in
 *
 * Opens the windows of the talk: the presenter's where @window is, and the audience's on
 * another screen. On a single screen the audience's fills it, and the presenter's is one key
 * away.
 *
 * Returns: (transfer none): the stage, which lives until the talk ends
 */
InnoStage *
inno_stage_open (InnoTalk  *talk,
                 GtkWindow *window)
{
  InnoStage *self = g_object_new (INNO_TYPE_STAGE, NULL);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GtkApplication *application = gtk_window_get_application (window);

  self->talk = g_object_ref (talk);
  self->application = application != NULL ? g_object_ref (application) : NULL;
  self->screens = inno_screens_new (gdk_display_get_monitors (display), own);
  self->audience = g_object_ref (inno_audience_window_new (talk));
  self->presenter = g_object_ref (inno_presenter_window_new (talk));
  watch (self);
  place (self);

  return self;
}

/**
 * inno_stage_present:
 * @self: a stage
 *
 * Brings its windows before all others, each to where it belongs.
 */
void
inno_stage_present (InnoStage *self)
{
  g_return_if_fail (INNO_IS_STAGE (self));

  place (self);
}

GtkWindow *
inno_stage_get_audience (InnoStage *self)
{
  g_return_val_if_fail (INNO_IS_STAGE (self), NULL);

  return GTK_WINDOW (self->audience);
}

GtkWindow *
inno_stage_get_presenter (InnoStage *self)
{
  g_return_val_if_fail (INNO_IS_STAGE (self), NULL);

  return GTK_WINDOW (self->presenter);
}
