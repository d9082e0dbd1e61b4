/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-side-box.h"

#include "inno-widget.h"

#define SPACING 12
/* From so many pixels on there is room for both, and the side is so wide. */
#define BESIDE_FROM 860
#define SIDE_WIDTH 256

struct _InnoSideBox
{
  GtkWidget  parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  int        side_width;
  gboolean   breaks_lines;   /* the main child is as good when it is narrower */
};

G_DEFINE_FINAL_TYPE (InnoSideBox, inno_side_box, GTK_TYPE_WIDGET)

static int
get_height (GtkWidget *child,
            int        width,
            gboolean   wants_all)
{
  int least, wanted;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);

  return wants_all ? wanted : least;
}

static int
get_side_width (InnoSideBox *self)
{
  return (int) (self->side_width * inno_widget_get_text_scale ());
}

static gboolean
has_side (InnoSideBox *self)
{
  return gtk_widget_should_layout (self->side);
}

/* What takes the room is not cut off for what explains it. */
static gboolean
is_beside (InnoSideBox *self,
           int          width)
{
  int least, wanted;

  if (!has_side (self) || width < BESIDE_FROM * inno_widget_get_text_scale ())
    return FALSE;

  gtk_widget_measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  return (self->breaks_lines ? least : wanted) <= width - get_side_width (self) - SPACING;
}

static GtkSizeRequestMode
inno_side_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* One under the other nothing is squeezed: who is short of room scrolls. */
static int
measure_height (InnoSideBox *self,
                int          width,
                gboolean     wants_all)
{
  if (!has_side (self))
    return get_height (self->main, width, wants_all);
  if (is_beside (self, width))
    return MAX (get_height (self->main, width - get_side_width (self) - SPACING, wants_all),
                get_height (self->side, get_side_width (self), TRUE));

  return get_height (self->main, width, TRUE) + SPACING + get_height (self->side, width, TRUE);
}

static void
inno_side_box_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  InnoSideBox *self = INNO_SIDE_BOX (widget);
  int least = 0, wanted = 0;

  *minimum_baseline = *natural_baseline = -1;
  gtk_widget_measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (has_side (self))
    gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  for_size = MAX (for_size, *minimum);
  *minimum = measure_height (self, for_size, FALSE);
  *natural = measure_height (self, for_size, TRUE);
}

static void
inno_side_box_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  InnoSideBox *self = INNO_SIDE_BOX (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation main = { 0, 0, width, height }, side = { 0, 0, width, 0 };

  if (is_beside (self, width))
    {
      main.width = width - get_side_width (self) - SPACING;
      side = (GtkAllocation) { is_rtl ? 0 : main.width + SPACING, 0, get_side_width (self), height };
      main.x = is_rtl ? get_side_width (self) + SPACING : 0;
    }
  else if (has_side (self))
    {
      side.height = get_height (self->side, width, TRUE);
      main.height = MAX (height - side.height - SPACING, get_height (self->main, width, FALSE));
      side.y = main.height + SPACING;
    }

  gtk_widget_size_allocate (self->main, &main, -1);
  if (has_side (self))
    gtk_widget_size_allocate (self->side, &side, -1);
}

static void
inno_side_box_dispose (GObject *object)
{
  InnoSideBox *self = INNO_SIDE_BOX (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_side_box_parent_class)->dispose (object);
}

static void
inno_side_box_class_init (InnoSideBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_side_box_dispose;
  widget_class->get_request_mode = inno_side_box_get_request_mode;
  widget_class->measure = inno_side_box_measure;
  widget_class->size_allocate = inno_side_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sidebox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_side_box_init (InnoSideBox *self)
{
  self->side_width = SIDE_WIDTH;
}

/**
 * inno_side_box_set_lists:
 * @self: a box
 * @side_width: pixels that the side has beside the main child
 *
 * Both hold lists and sentences, which break their lines: the main child need not be
 * as wide as it would like to be.
 */
void
inno_side_box_set_lists (InnoSideBox *self,
                         int          side_width)
{
  g_return_if_fail (INNO_IS_SIDE_BOX (self));

  self->side_width = side_width;
  self->breaks_lines = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * inno_side_box_new:
 * @main: (transfer floating): what takes the room
 * @side: (transfer floating): what explains it
 *
 * Returns: (transfer floating): a box of the two
 */
GtkWidget *
inno_side_box_new (GtkWidget *main,
                   GtkWidget *side)
{
  InnoSideBox *self = g_object_new (INNO_TYPE_SIDE_BOX, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (main) && GTK_IS_WIDGET (side), NULL);

  self->main = main;
  self->side = side;
  gtk_widget_set_parent (main, GTK_WIDGET (self));
  gtk_widget_set_parent (side, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
