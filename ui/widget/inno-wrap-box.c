/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-wrap-box.h"

#define SPACING 12
#define LINE_SPACING 6

struct _InnoWrapBox
{
  GtkWidget parent_instance;
};

static void inno_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (InnoWrapBox, inno_wrap_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, inno_wrap_box_buildable_init))

static GtkBuildableIface *parent_buildable;

/* A child in a line is as wide as it wants to be, or as the box is. */
static int
child_width (GtkWidget *child,
             int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return CLAMP (natural, minimum, MAX (width, minimum));
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* The first child of the next line, how high this line is, and how much room is left in
 * it for those that take what there is. */
static GtkWidget *
measure_line (GtkWidget *first,
              int        width,
              int       *height,
              int       *room)
{
  GtkWidget *child;
  int x = 0;

  *height = 0;
  *room = width;
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wanted;

      if (!gtk_widget_should_layout (child))
        continue;

      wanted = child_width (child, width);
      if (x > 0 && x + wanted > width)
        return child;

      *height = MAX (*height, child_height (child, wanted));
      x += wanted + SPACING;
      *room = MAX (width - x + SPACING, 0);
    }

  return NULL;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  GtkWidget *line = gtk_widget_get_first_child (widget);
  int total = 0;

  while (line != NULL)
    {
      int height, room;

      line = measure_line (line, width, &height, &room);
      total += height + (line != NULL ? LINE_SPACING : 0);
    }

  return total;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  /* What has no width yet, as a label without words, has its room between others all the same. */
  *minimum = 0;
  *natural = -SPACING;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + SPACING;
    }
  *natural = MAX (*natural, 0);
}

static GtkSizeRequestMode
inno_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_wrap_box_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  int smallest, wanted;

  measure_width (widget, &smallest, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = smallest;
      *natural = wanted;
    }
  else
    {
      *minimum = *natural = measure_height (widget, for_size < 0 ? wanted : for_size);
    }
}

static void
inno_wrap_box_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *line = gtk_widget_get_first_child (widget);
  int y = 0;

  while (line != NULL)
    {
      int line_height, room;
      int x = 0;
      GtkWidget *next = measure_line (line, width, &line_height, &room);

      for (; line != next; line = gtk_widget_get_next_sibling (line))
        {
          GtkAllocation place;

          if (!gtk_widget_should_layout (line))
            continue;

          place.width = child_width (line, width);
          /* The first that expands has all the room of its line. */
          if (gtk_widget_compute_expand (line, GTK_ORIENTATION_HORIZONTAL))
            {
              place.width += room;
              room = 0;
            }
          place.height = child_height (line, place.width);
          place.x = is_rtl ? width - x - place.width : x;
          place.y = y + (line_height - place.height) / 2;
          gtk_widget_size_allocate (line, &place, -1);
          x += place.width + SPACING;
        }
      y += line_height + LINE_SPACING;
    }
}

static void
inno_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_wrap_box_parent_class)->dispose (object);
}

static void
inno_wrap_box_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
inno_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = inno_wrap_box_add_child;
}

static void
inno_wrap_box_class_init (InnoWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_wrap_box_dispose;
  widget_class->get_request_mode = inno_wrap_box_get_request_mode;
  widget_class->measure = inno_wrap_box_measure;
  widget_class->size_allocate = inno_wrap_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_wrap_box_init (InnoWrapBox *self)
{
}
