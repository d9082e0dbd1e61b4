/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-form-layout.h"

#define SPACING 12
#define LINE_SPACING 6
/* Pixels: below this the narrow shares hold. */
#define NARROW_WIDTH 520

#define WIDE_DATA "inno-form-wide"
#define NARROW_DATA "inno-form-narrow"

struct _InnoFormLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (InnoFormLayout, inno_form_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int x;
  int width;
} Place;

static int
get_span (GtkWidget *child,
          gboolean   is_narrow)
{
  int span = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), is_narrow ? NARROW_DATA : WIDE_DATA));

  return span > 0 ? span : INNO_FORM_LAYOUT_SPAN;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* The right edges of what stands side by side add up without a gap between them. */
static Place
place_at (int column,
          int span,
          int width)
{
  int from = (width + SPACING) * column / INNO_FORM_LAYOUT_SPAN;
  int to = (width + SPACING) * (column + span) / INNO_FORM_LAYOUT_SPAN - SPACING;

  return (Place) { from, MAX (to - from, 1) };
}

static int
measure_child (GtkWidget *child,
               int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL, NULL);

  return natural;
}

/* The first child of the next line, and how high this one is. */
static GtkWidget *
measure_line (GtkWidget *first,
              int        width,
              int       *height)
{
  gboolean is_narrow = width < NARROW_WIDTH;
  int column = 0;
  GtkWidget *child;

  *height = 0;
  for (child = first; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int span = get_span (child, is_narrow);

      if (column > 0 && column + span > INNO_FORM_LAYOUT_SPAN)
        return child;
      *height = MAX (*height, measure_child (child, place_at (column, span, width).width));
      column += span;
    }

  return NULL;
}

/* As wide as the one that asks for most, each by its share of the narrow form. */
static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, wanted;
      int span = get_span (child, TRUE);

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, ((least + SPACING) * INNO_FORM_LAYOUT_SPAN + span - 1) / span - SPACING);
      *natural = MAX (*natural, MAX (wanted, *minimum));
    }
}

static void
inno_form_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  GtkWidget *line = next_shown (gtk_widget_get_first_child (widget));
  int least, wanted, total = 0;

  measure_width (widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }

  while (line != NULL)
    {
      int height;

      line = measure_line (line, for_size < 0 ? wanted : for_size, &height);
      total += height + (line != NULL ? LINE_SPACING : 0);
    }
  *minimum = *natural = total;
}

static void
inno_form_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      int line_height, column = 0;
      GtkWidget *next = measure_line (child, width, &line_height);

      for (; child != next; child = next_shown (gtk_widget_get_next_sibling (child)))
        {
          int span = get_span (child, width < NARROW_WIDTH);
          Place place = place_at (column, span, width);

          gtk_widget_size_allocate (child,
                                    &(GtkAllocation) { is_rtl ? width - place.x - place.width : place.x, y,
                                                       place.width, line_height },
                                    -1);
          column += span;
        }
      y += line_height + LINE_SPACING;
    }
}

static GtkSizeRequestMode
inno_form_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_form_layout_class_init (InnoFormLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = inno_form_layout_measure;
  layout_class->allocate = inno_form_layout_allocate;
  layout_class->get_request_mode = inno_form_layout_get_request_mode;
}

static void
inno_form_layout_init (InnoFormLayout *self)
{
}

/**
 * inno_form_layout_box_new:
 *
 * Returns: (transfer floating): a box whose children stand so
 */
GtkWidget *
inno_form_layout_box_new (void)
{
  g_autoptr (GtkLayoutManager) layout = g_object_new (INNO_TYPE_FORM_LAYOUT, NULL);

  return g_object_new (GTK_TYPE_BOX, "layout-manager", g_steal_pointer (&layout), NULL);
}

/**
 * inno_form_layout_set_span:
 * @child: a widget in such a layout
 * @wide: its share of %INNO_FORM_LAYOUT_SPAN; 0 = all
 * @narrow: its share where there is little room; 0 = all
 */
void
inno_form_layout_set_span (GtkWidget *child,
                           guint      wide,
                           guint      narrow)
{
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (wide <= INNO_FORM_LAYOUT_SPAN && narrow <= INNO_FORM_LAYOUT_SPAN);

  g_object_set_data (G_OBJECT (child), WIDE_DATA, GUINT_TO_POINTER (wide));
  g_object_set_data (G_OBJECT (child), NARROW_DATA, GUINT_TO_POINTER (narrow));
  gtk_widget_queue_resize (child);
}
