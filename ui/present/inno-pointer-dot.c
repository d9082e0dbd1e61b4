/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-pointer-dot.h"

/* Of the height of the slide. */
#define RADIUS_PART 54.0
#define EDGE_PART 270.0

struct _InnoPointerDot
{
  GtkWidget  parent_instance;

  InnoTalk  *talk;
};

G_DEFINE_FINAL_TYPE (InnoPointerDot, inno_pointer_dot, GTK_TYPE_WIDGET)

static void
append_disc (GtkSnapshot   *snapshot,
             double         x,
             double         y,
             double         radius,
             const GdkRGBA *color)
{
  const graphene_rect_t place = GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius), (float) (2 * radius),
                                                    (float) (2 * radius));
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &place, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &place);
  gtk_snapshot_pop (snapshot);
}

/* Red with an edge of white: on every fill one of them stands out. */
static void
inno_pointer_dot_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  static const GdkRGBA edge = { 1, 1, 1, 1 }, fill = { 0.7f, 0.07f, 0.11f, 1 };
  InnoPointerDot *self = INNO_POINTER_DOT (widget);
  double height = gtk_widget_get_height (widget);
  double x, y;

  inno_talk_get_point (self->talk, &x, &y);
  x *= gtk_widget_get_width (widget);
  y *= height;
  append_disc (snapshot, x, y, height / RADIUS_PART + height / EDGE_PART, &edge);
  append_disc (snapshot, x, y, height / RADIUS_PART, &fill);
}

static void
inno_pointer_dot_finalize (GObject *object)
{
  g_object_unref (INNO_POINTER_DOT (object)->talk);

  G_OBJECT_CLASS (inno_pointer_dot_parent_class)->finalize (object);
}

static void
inno_pointer_dot_class_init (InnoPointerDotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_pointer_dot_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = inno_pointer_dot_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
inno_pointer_dot_init (InnoPointerDot *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * inno_pointer_dot_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): a dot, which is in sight while somebody points
 */
GtkWidget *
inno_pointer_dot_new (InnoTalk *talk)
{
  InnoPointerDot *self = g_object_new (INNO_TYPE_POINTER_DOT, NULL);

  self->talk = g_object_ref (talk);
  g_object_bind_property (talk, "pointing", self, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (talk, "pointed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
