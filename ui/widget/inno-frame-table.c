/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-frame-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-column-rows.h"
#include "inno-column-titles.h"
#include "inno-frame-row.h"
#include "inno-table.h"
#include "inno-widget.h"

/* As wide as “Lappeenranta (incl. Imatra)”. */
#define MAX_LABEL_CHARS 24

struct _InnoFrameTable
{
  GtkWidget           parent_instance;

  InnoFrame          *frame;
  GListStore         *rows;        /* InnoFrameRow, in the order of the frame */
  GtkSortListModel   *sorted;

  GtkWidget          *body;
  GtkColumnView      *view;
  GtkMultiSelection  *selection;
};

G_DEFINE_FINAL_TYPE (InnoFrameTable, inno_frame_table, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FRAME = 1,
} InnoFrameTableProperty;

static GParamSpec *properties[PROP_FRAME + 1];
static guint row_activated;

static gboolean
is_number (InnoColumnKind kind)
{
  return kind == INNO_COLUMN_CENTS || kind == INNO_COLUMN_COUNT || kind == INNO_COLUMN_SHARE ||
         kind == INNO_COLUMN_NUMBER || kind == INNO_COLUMN_DAY;
}

static int
compare_foot (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return inno_frame_row_is_foot ((gpointer) a) - inno_frame_row_is_foot ((gpointer) b);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return inno_frame_row_compare ((gpointer) a, (gpointer) b, GPOINTER_TO_UINT (user_data));
}

/* Below whatever the headers say, and in either direction. */
static GtkSorter *
create_sorter (GtkColumnView *view)
{
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();

  gtk_multi_sorter_append (sorter, GTK_SORTER (gtk_custom_sorter_new (compare_foot, NULL, NULL)));
  gtk_multi_sorter_append (sorter, g_object_ref (gtk_column_view_get_sorter (view)));

  return GTK_SORTER (sorter);
}

/* GTK itself names rows and cells by the type of their class. */
static void
name_cell (GtkWidget    *label,
           InnoFrameRow *row,
           guint         column)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *line = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name = inno_frame_row_say_cell (row, column);
  g_autofree char *words = NULL;

  if (line == NULL)
    return;

  inno_widget_set_name (cell, name);
  if (inno_frame_get_column (inno_frame_row_get_frame (row), column)->kind != INNO_COLUMN_LABEL)
    return;

  /* The keyboard is on rows, not on cells. */
  words = inno_frame_row_say (row);
  inno_widget_set_name (line, words);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  InnoColumnKind kind = (InnoColumnKind) GPOINTER_TO_INT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number (kind) ? 1.0f : 0.0f);
  if (is_number (kind))
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* A name of any length, but the usual ones whole: the view takes the room for names from where it
 * can be spared. */
static void
setup_label_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
  gtk_list_item_set_child (item, label);
}

/* No wider than the names are, or the last figures are out of sight for nothing. */
static int
count_label_chars (InnoFrame *frame)
{
  glong longest = 0;

  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    {
      const char *label = inno_frame_get_row_label (frame, i);

      if (label != NULL)
        longest = MAX (longest, g_utf8_strlen (label, -1));
    }

  return (int) MIN (longest, MAX_LABEL_CHARS);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_list_item_get_child (item);
  InnoFrameRow *row = INNO_FRAME_ROW (gtk_list_item_get_item (item));
  InnoFrame *frame = inno_frame_row_get_frame (row);
  g_autofree char *text = inno_frame_format_cell (frame, inno_frame_row_get_row (row), column);
  gboolean is_unknown = inno_frame_row_is_unknown (row, column);

  gtk_label_set_text (GTK_LABEL (label), is_unknown ? "?" : text);
  gtk_widget_set_tooltip_text (label, is_unknown ? _("Not known") : NULL);
  set_class (label, "unknown", is_unknown);
  set_class (label, "total", inno_frame_row_is_foot (row));
  name_cell (label, row, column);
}

static void
activated_cb (InnoFrameTable *self,
              guint           position)
{
  g_autoptr (InnoFrameRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    {
      g_autofree char *id = g_strdup (inno_frame_row_get_id (row));

      g_signal_emit (self, row_activated, 0, id);
    }
}

static void
append_column (InnoFrameTable *self,
               guint           index)
{
  const InnoColumn *shown = inno_frame_get_column (self->frame, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autofree char *title = inno_column_title_break (shown->label);

  if (shown->kind == INNO_COLUMN_LABEL)
    g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb),
                      GINT_TO_POINTER (count_label_chars (self->frame)));
  else
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (shown->kind));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (title, factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (index), NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, shown->kind == INNO_COLUMN_LABEL);
  gtk_column_view_append_column (self->view, column);
}

static void
remove_columns (InnoFrameTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
dress_titles (InnoFrameTable *self)
{
  GtkWidget *title = inno_column_titles_get (self->view);

  for (guint i = 0; i < inno_frame_get_n_columns (self->frame) && title != NULL; i++)
    {
      const InnoColumn *column = inno_frame_get_column (self->frame, i);

      if (!inno_frame_row_shows (column))
        continue;
      inno_column_title_dress (title, column->label, is_number (column->kind));
      title = gtk_widget_get_next_sibling (title);
    }
}

/* Rows go first: a column must never be asked for a cell of another frame. */
static void
fill (InnoFrameTable *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_list_store_remove_all (self->rows);
  remove_columns (self);
  if (self->frame == NULL)
    return;

  for (guint i = 0; i < inno_frame_get_n_columns (self->frame); i++)
    if (inno_frame_row_shows (inno_frame_get_column (self->frame, i)))
      append_column (self, i);
  dress_titles (self);
  for (guint i = 0; i < inno_frame_get_n_rows (self->frame); i++)
    g_ptr_array_add (rows, inno_frame_row_new (self->frame, i));
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoFrameTable *self = INNO_FRAME_TABLE (widget);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autofree char *text = inno_frame_table_to_tsv (self, !gtk_bitset_is_empty (selected));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
inno_frame_table_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  InnoFrameTable *self = INNO_FRAME_TABLE (object);

  switch ((InnoFrameTableProperty) prop_id)
    {
    case PROP_FRAME:
      g_value_set_pointer (value, self->frame);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_frame_table_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  InnoFrameTable *self = INNO_FRAME_TABLE (object);

  switch ((InnoFrameTableProperty) prop_id)
    {
    case PROP_FRAME:
      inno_frame_table_set_frame (self, g_value_get_pointer (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_frame_table_dispose (GObject *object)
{
  InnoFrameTable *self = INNO_FRAME_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_FRAME_TABLE);
  g_clear_object (&self->sorted);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->frame, inno_frame_unref);

  G_OBJECT_CLASS (inno_frame_table_parent_class)->dispose (object);
}

static void
inno_frame_table_class_init (InnoFrameTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_frame_table_get_property;
  object_class->set_property = inno_frame_table_set_property;
  object_class->dispose = inno_frame_table_dispose;

  properties[PROP_FRAME] =
    g_param_spec_pointer ("frame", NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  row_activated = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "frametable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_WIDGET_RESOURCES "inno-frame-table.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoFrameTable, body);
  gtk_widget_class_bind_template_child (widget_class, InnoFrameTable, view);
  gtk_widget_class_bind_template_child (widget_class, InnoFrameTable, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
inno_frame_table_init (InnoFrameTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_leave_by_tab (GTK_WIDGET (self->view));

  self->rows = g_list_store_new (INNO_TYPE_FRAME_ROW);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                          create_sorter (self->view));
  inno_frame_table_set_title (self, NULL);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->sorted));
}

/**
 * inno_frame_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
inno_frame_table_new (void)
{
  return g_object_new (INNO_TYPE_FRAME_TABLE, NULL);
}

/**
 * inno_frame_table_get_frame:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): what it shows
 */
InnoFrame *
inno_frame_table_get_frame (InnoFrameTable *self)
{
  g_return_val_if_fail (INNO_IS_FRAME_TABLE (self), NULL);

  return self->frame;
}

/**
 * inno_frame_table_set_frame:
 * @self: a table
 * @frame: (transfer none) (nullable): what to show
 *
 * The words are those of the frame's language, which must be the active one.
 */
void
inno_frame_table_set_frame (InnoFrameTable *self,
                            InnoFrame      *frame)
{
  g_return_if_fail (INNO_IS_FRAME_TABLE (self));

  if (self->frame == frame)
    return;

  g_clear_pointer (&self->frame, inno_frame_unref);
  self->frame = frame != NULL ? inno_frame_ref (frame) : NULL;
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAME]);
}

/**
 * inno_frame_table_set_title:
 * @self: a table
 * @title: (nullable): what it is a table of, for assistive technology
 */
void
inno_frame_table_set_title (InnoFrameTable *self,
                            const char     *title)
{
  GtkWidget *list;

  g_return_if_fail (INNO_IS_FRAME_TABLE (self));

  /* The rows are in a list of their own, below the headings. */
  inno_widget_set_name (GTK_WIDGET (self->view), title);
  list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  if (list != NULL)
    inno_widget_set_name (list, title);
}

/**
 * inno_frame_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none): the rows as they are sorted now, InnoFrameRow
 */
GListModel *
inno_frame_table_get_rows (InnoFrameTable *self)
{
  g_return_val_if_fail (INNO_IS_FRAME_TABLE (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

/**
 * inno_frame_table_sort_by:
 * @self: a table
 * @column_id: (nullable): id of a column of the frame; %NULL is the order of
 *   the frame
 * @order: in which direction
 *
 * As a click on a heading does. Foot rows stay below.
 */
void
inno_frame_table_sort_by (InnoFrameTable *self,
                          const char     *column_id,
                          GtkSortType     order)
{
  GListModel *columns;
  guint position = 0;

  g_return_if_fail (INNO_IS_FRAME_TABLE (self));

  if (self->frame == NULL || column_id == NULL)
    {
      inno_column_titles_sort (self->view, NULL, order);
      return;
    }

  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < inno_frame_get_n_columns (self->frame); i++)
    {
      const InnoColumn *shown = inno_frame_get_column (self->frame, i);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (!inno_frame_row_shows (shown))
        continue;
      column = g_list_model_get_item (columns, position++);
      if (g_strcmp0 (shown->id, column_id) == 0)
        inno_column_titles_sort (self->view, column, order);
    }
}

static guint
find_row (InnoFrameTable *self,
          const char     *row_id)
{
  GListModel *rows = G_LIST_MODEL (self->sorted);

  for (guint i = 0; row_id != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (InnoFrameRow) row = g_list_model_get_item (rows, i);

      if (g_str_equal (inno_frame_row_get_id (row), row_id))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * inno_frame_table_focus_row:
 * @self: a table
 * @row_id: (nullable): id of a row of the frame
 *
 * Brings the row into sight and gives it the keyboard; the first where there is no such row.
 */
void
inno_frame_table_focus_row (InnoFrameTable *self,
                            const char     *row_id)
{
  guint position;

  g_return_if_fail (INNO_IS_FRAME_TABLE (self));

  position = find_row (self, row_id);
  if (!inno_column_rows_focus (self->view, position != GTK_INVALID_LIST_POSITION ? position : 0))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * inno_frame_table_show_row:
 * @self: a table
 * @row_id: (nullable): id of a row of the frame
 *
 * The same, and selects the row.
 */
void
inno_frame_table_show_row (InnoFrameTable *self,
                           const char     *row_id)
{
  guint position;

  g_return_if_fail (INNO_IS_FRAME_TABLE (self));

  position = find_row (self, row_id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  inno_frame_table_focus_row (self, row_id);
}

/**
 * inno_frame_table_to_tsv:
 * @self: a table
 * @only_selected: leave out the rows that are not selected
 *
 * Returns: (transfer full): the rows as they are sorted, under their headings,
 *   as tab-separated text
 */
char *
inno_frame_table_to_tsv (InnoFrameTable *self,
                         gboolean        only_selected)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  /* Never without memory: no rows at all is something else than all rows. */
  g_autoptr (GArray) wanted = g_array_sized_new (FALSE, FALSE, sizeof (guint), 1);

  g_return_val_if_fail (INNO_IS_FRAME_TABLE (self), NULL);

  if (self->frame == NULL)
    return g_strdup ("");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    {
      g_autoptr (InnoFrameRow) row = g_list_model_get_item (G_LIST_MODEL (selection), i);
      guint number = inno_frame_row_get_row (row);

      if (!only_selected || gtk_selection_model_is_selected (selection, i))
        g_array_append_val (wanted, number);
    }

  return inno_table_to_clipboard (self->frame, (const guint *) wanted->data, wanted->len);
}

/**
 * inno_frame_table_retranslate:
 * @self: a table
 *
 * Puts its own words in the language that is active now.
 */
void
inno_frame_table_retranslate (InnoFrameTable *self)
{
  g_return_if_fail (INNO_IS_FRAME_TABLE (self));

  fill (self);
}
