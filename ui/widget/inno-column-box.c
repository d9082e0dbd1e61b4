/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-column-box.h"

#include "inno-widget.h"

#define SPACING 12
#define MAX_COLUMNS 3

/* From so many pixels on, more where letters are larger, there are two columns, and three; the first is wider. */
#define TWO_COLUMNS 860
#define THREE_COLUMNS 1500

static const int weights[MAX_COLUMNS] = { 5, 4, 4 };

struct _InnoColumnBox
{
  GtkWidget   parent_instance;

  GHashTable *places;     /* child → which column of two, and of three: see pack() */
};

G_DEFINE_FINAL_TYPE (InnoColumnBox, inno_column_box, GTK_TYPE_WIDGET)

static gpointer
pack (guint of_two,
      guint of_three)
{
  return GUINT_TO_POINTER (of_two | of_three << 4);
}

static guint
count_columns (int width)
{
  double room = width / inno_widget_get_text_scale ();

  return room >= THREE_COLUMNS ? 3 : room >= TWO_COLUMNS ? 2 : 1;
}

static guint
get_column (InnoColumnBox *self,
            GtkWidget     *child,
            guint          n_columns)
{
  guint packed = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, child));

  if (n_columns < 3 && (packed & 15) == INNO_COLUMN_BOX_NONE)
    return INNO_COLUMN_BOX_NONE;

  return n_columns == 3 ? packed >> 4 : n_columns == 2 ? packed & 15 : 0;
}

/* Where a column begins, and how wide it is. */
static void
get_extent (int    width,
            guint  n_columns,
            guint  column,
            int   *x,
            int   *column_width)
{
  int room = width - (int) (n_columns - 1) * SPACING, all = 0, before = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      all += weights[i];
      before += i < column ? weights[i] : 0;
    }
  *x = room * before / all + (int) column * SPACING;
  *column_width = room * (before + weights[column]) / all - room * before / all;
}


typedef struct
{
  guint n_columns, column;
  int   x, width;
  int   least, wanted; /* height of its cards and what is between them */
  int   n_expanding;
} Column;

static Column
measure_column (InnoColumnBox *self,
                int            width,
                guint          column)
{
  Column measured = { .n_columns = count_columns (width), .column = column };
  int n_cards = 0;

  get_extent (width, measured.n_columns, column, &measured.x, &measured.width);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child) || get_column (self, child, measured.n_columns) != column)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, measured.width, &least, &wanted, NULL, NULL);
      measured.least += least;
      measured.wanted += wanted;
      n_cards++;
      measured.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
  measured.least += MAX (n_cards - 1, 0) * SPACING;
  measured.wanted += MAX (n_cards - 1, 0) * SPACING;

  return measured;
}

static GtkSizeRequestMode
inno_column_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
inno_column_box_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  int least, wanted;

  *minimum_baseline = *natural_baseline = -1;
  measure_width (widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }

  *minimum = *natural = 0;
  for (guint i = 0; i < count_columns (MAX (for_size, least)); i++)
    {
      Column column = measure_column (INNO_COLUMN_BOX (widget), MAX (for_size, least), i);

      *minimum = MAX (*minimum, column.least);
      *natural = MAX (*natural, column.wanted);
    }
}

static void
place_column (InnoColumnBox *self,
              const Column  *column,
              int            width,
              int            height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int spare = MAX (height - column->wanted, 0), n_left = column->n_expanding, y = 0;
  int missing = MAX (column->wanted - height, 0);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, given;
      GtkAllocation place = { is_rtl ? width - column->x - column->width : column->x, y, column->width, 0 };

      if (!gtk_widget_should_layout (child) || get_column (self, child, column->n_columns) != column->column)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column->width, &least, &place.height, NULL, NULL);
      /* Where room is short those that can stand closer do, from the top down. */
      given = MIN (missing, place.height - least);
      place.height -= given;
      missing -= given;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL))
        {
          place.height += spare / n_left;
          spare -= spare / n_left--;
        }
      gtk_widget_size_allocate (child, &place, -1);
      y += place.height + SPACING;
    }
}

/* By how much the page is longer than what is seen of it at once. */
static int
get_overflow (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (scroller == NULL)
    return 0;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  return MAX ((int) (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)), 0);
}

static void
inno_column_box_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  InnoColumnBox *self = INNO_COLUMN_BOX (widget);
  int in_sight = height - get_overflow (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, get_column (self, child, count_columns (width)) != INNO_COLUMN_BOX_NONE);
  for (guint i = 0; i < count_columns (width); i++)
    {
      Column column = measure_column (self, width, i);

      /* A column that is all in sight is not drawn out of it by a longer one. */
      place_column (self, &column, width, CLAMP (column.wanted, in_sight, height));
    }
}

static void
inno_column_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_column_box_parent_class)->dispose (object);
}

static void
inno_column_box_finalize (GObject *object)
{
  g_hash_table_unref (INNO_COLUMN_BOX (object)->places);

  G_OBJECT_CLASS (inno_column_box_parent_class)->finalize (object);
}

static void
inno_column_box_class_init (InnoColumnBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_column_box_dispose;
  object_class->finalize = inno_column_box_finalize;
  widget_class->get_request_mode = inno_column_box_get_request_mode;
  widget_class->measure = inno_column_box_measure;
  widget_class->size_allocate = inno_column_box_size_allocate;
  /* Who reads goes down one column and then the next. */
  inno_widget_set_order (widget_class);
  gtk_widget_class_set_css_name (widget_class, "columnbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_column_box_init (InnoColumnBox *self)
{
  self->places = g_hash_table_new (NULL, NULL);
}

/**
 * inno_column_box_new:
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
inno_column_box_new (void)
{
  return g_object_new (INNO_TYPE_COLUMN_BOX, NULL);
}

/**
 * inno_column_box_append:
 * @self: a box
 * @child: (transfer floating): a card, which stays as long as the box
 * @of_two: the column it stands in where there are two, from 0; or
 *   %INNO_COLUMN_BOX_NONE, where it is seen only beside two others
 * @of_three: where there are three
 *
 * Puts the card under those that were there before.
 */
void
inno_column_box_append (InnoColumnBox *self,
                        GtkWidget     *child,
                        guint          of_two,
                        guint          of_three)
{
  g_return_if_fail (INNO_IS_COLUMN_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail ((of_two < 2 || of_two == INNO_COLUMN_BOX_NONE) && of_three < MAX_COLUMNS);

  g_hash_table_insert (self->places, child, pack (of_two, of_three));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
