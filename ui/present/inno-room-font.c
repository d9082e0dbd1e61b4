/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-room-font.h"

#include <math.h>

#define KEY "inno-room-font"

/* A style sheet cannot ask how high a window is, so that each widget has one of its own. */
typedef struct
{
  GtkWidget      *widget;
  GtkCssProvider *provider;
  GdkDisplay     *display;
  int             pixels;
  guint           source;
} RoomFont;

static void
room_font_free (gpointer data)
{
  RoomFont *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->provider));
  g_object_unref (self->provider);
  g_free (self);
}

static gboolean
load_cb (gpointer user_data)
{
  RoomFont *self = user_data;
  g_autofree char *css = g_strdup_printf ("#%s { font-size: %dpx; }", gtk_widget_get_name (self->widget), self->pixels);

  self->source = 0;
  gtk_css_provider_load_from_data (self->provider, css, -1);

  return G_SOURCE_REMOVE;
}

static RoomFont *
room_font_new (GtkWidget *widget)
{
  static guint n_made;
  RoomFont *self = g_new0 (RoomFont, 1);
  g_autofree char *name = g_strdup_printf ("room-%u", ++n_made);

  self->widget = widget;
  self->display = gtk_widget_get_display (widget);
  self->provider = gtk_css_provider_new ();
  gtk_widget_set_name (widget, name);
  gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);

  return self;
}

/**
 * inno_room_font_set:
 * @widget: a widget, whose name for style sheets is taken
 * @pixels: how large the letters in it are, and in what pops up from it, where the style
 *   sheet has a size in em
 *
 * Follows as soon as nothing is being laid out: this may be said while a place is given.
 */
void
inno_room_font_set (GtkWidget *widget,
                    double     pixels)
{
  RoomFont *self = g_object_get_data (G_OBJECT (widget), KEY);
  int rounded = (int) ceil (pixels);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (self == NULL)
    {
      self = room_font_new (widget);
      g_object_set_data_full (G_OBJECT (widget), KEY, self, room_font_free);
    }
  if (self->pixels == rounded)
    return;

  self->pixels = rounded;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, load_cb, self, NULL);
}
