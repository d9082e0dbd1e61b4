/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-row-box.h"

#define SPACING 8

struct _InnoRowBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (InnoRowBox, inno_row_box, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *child;
  int        least;     /* the width under which its words are lost */
  int        wanted;    /* and at which none is on a line of its own */
} Item;

static GArray *
collect (GtkWidget *widget)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Item item = { child, 0, 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &item.least, &item.wanted, NULL, NULL);
      g_array_append_val (items, item);
    }

  return items;
}

/* How many stand in a row, of those from a place on, where so many rows are left. */
static guint
count_in_row (guint n_items,
              guint n_rows)
{
  return (n_items + n_rows - 1) / n_rows;
}

static int
get_least (GArray *items,
           guint   first,
           guint   n)
{
  int least = (n - 1) * SPACING;

  for (guint i = first; i < first + n; i++)
    least += g_array_index (items, Item, i).least;

  return least;
}

static gboolean
fits (GArray *items,
      guint   n_rows,
      int     width)
{
  guint first = 0;

  for (; n_rows > 0; n_rows--)
    {
      guint n = count_in_row (items->len - first, n_rows);

      if (get_least (items, first, n) > width)
        return FALSE;
      first += n;
    }

  return TRUE;
}

static guint
count_rows (GArray *items,
            int     width)
{
  guint n_rows = 1;

  while (n_rows < items->len && !fits (items, n_rows, width))
    n_rows++;

  return n_rows;
}

/* All alike if each can have its words on one line; else what is left over goes to those that
 * could do with it. */
static void
get_widths (GArray *items,
            guint   first,
            guint   n,
            int     width,
            int    *widths)
{
  int room = width - ((int) n - 1) * SPACING;
  int spare = MAX (room - get_least (items, first, n) + ((int) n - 1) * SPACING, 0);
  int needed = 0, given = 0;
  gboolean is_even = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const Item *item = &g_array_index (items, Item, first + i);

      is_even &= item->wanted <= room / (int) n;
      needed += item->wanted - item->least + 1;
    }
  for (guint i = 0; i < n; i++)
    {
      const Item *item = &g_array_index (items, Item, first + i);
      int before = given;

      given += item->wanted - item->least + 1;
      widths[i] = is_even ? room * ((int) i + 1) / (int) n - room * (int) i / (int) n
                          : item->least + spare * given / needed - spare * before / needed;
    }
}

static int
measure_row (GArray    *items,
             guint      first,
             guint      n,
             const int *widths)
{
  int height = 0;

  for (guint i = 0; i < n; i++)
    {
      int wanted;

      gtk_widget_measure (g_array_index (items, Item, first + i).child, GTK_ORIENTATION_VERTICAL, widths[i],
                          NULL, &wanted, NULL, NULL);
      height = MAX (height, wanted);
    }

  return height;
}

static void
place_row (GtkWidget           *widget,
           GArray              *items,
           guint                first,
           guint                n,
           const int           *widths,
           const GtkAllocation *row)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkAllocation place = { is_rtl ? row->width - x - widths[i] : x, row->y, widths[i], row->height };

      gtk_widget_size_allocate (g_array_index (items, Item, first + i).child, &place, -1);
      x += widths[i] + SPACING;
    }
}

/* Lays the rows out, or only measures them. Returns the height of all. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   is_placing)
{
  g_autoptr (GArray) items = collect (widget);
  g_autofree int *widths = g_new0 (int, items->len + 1);
  guint first = 0;
  int y = 0;

  for (guint n_rows = count_rows (items, width); n_rows > 0 && first < items->len; n_rows--)
    {
      guint n = count_in_row (items->len - first, n_rows);
      GtkAllocation row = { 0, y, width, 0 };

      get_widths (items, first, n, width, widths);
      row.height = measure_row (items, first, n, widths);
      if (is_placing)
        place_row (widget, items, first, n, widths, &row);
      y += row.height + SPACING;
      first += n;
    }

  return MAX (y - SPACING, 0);
}

static GtkSizeRequestMode
inno_row_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_row_box_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  g_autoptr (GArray) items = collect (widget);
  int all = items->len > 0 ? get_least (items, 0, items->len) : 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : all, FALSE);
      return;
    }

  *minimum = 0;
  *natural = all;
  for (guint i = 0; i < items->len; i++)
    *minimum = MAX (*minimum, g_array_index (items, Item, i).least);
}

static void
inno_row_box_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  lay_out (widget, width, TRUE);
}

static void
inno_row_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_row_box_parent_class)->dispose (object);
}

static void
inno_row_box_class_init (InnoRowBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_row_box_dispose;
  widget_class->get_request_mode = inno_row_box_get_request_mode;
  widget_class->measure = inno_row_box_measure;
  widget_class->size_allocate = inno_row_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "rowbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_row_box_init (InnoRowBox *self)
{
}

/**
 * inno_row_box_new:
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
inno_row_box_new (void)
{
  return g_object_new (INNO_TYPE_ROW_BOX, NULL);
}

/**
 * inno_row_box_append:
 * @self: a box
 * @child: (transfer floating): what stands last in it
 */
void
inno_row_box_append (InnoRowBox *self,
                     GtkWidget  *child)
{
  g_return_if_fail (INNO_IS_ROW_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
