/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-cells.h"

#include <glib/gi18n-lib.h>

#include "inno-project-words.h"
#include "inno-widget.h"

/* The arrow of a group stands before the names, which stand in line. */
#define GUTTER 22
#define INDENT 22

/* Of what stands in a cell */
#define LIST_ITEM "inno-list-item"

/* What fills the cells of one column. */
typedef struct
{
  const InnoProjectColumn *column;
  InnoProjectView         *view;      /* not owned: it owns the cells */
} Cells;

/* What the name stands in; the other cells are a label. */
typedef struct
{
  GtkWidget *arrow;
  GtkWidget *label;
  GtkWidget *note;
} NameCell;

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

/* Translators: what a screen reader says of a cell: column: value */
static char *
say_cell (const InnoProjectColumn *column,
          const char              *text)
{
  return g_strdup_printf (_("%s: %s"), inno_project_column_get_title (column), *text != '\0' ? text : "–");
}

/* What one sees of it at a glance: the name, and then the other columns as far as they say
 * anything. */
static char *
say_row (InnoProjectView *view,
         InnoProjectItem *item)
{
  g_autoptr (GPtrArray) columns = inno_project_view_list_columns (view);
  GString *words = g_string_new (inno_project_item_get_name (item, inno_lang_get_active ()));

  if (!inno_project_item_is_match (item))
    g_string_append_printf (words, ", %s", inno_project_say_outside (item));
  for (guint i = 1; i < columns->len; i++)
    {
      const InnoProjectColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *text = column->say (item, inno_project_view_get_portfolio (view));
      g_autofree char *said = say_cell (column, text);

      if (*text != '\0')
        g_string_append_printf (words, ". %s", said);
    }

  return g_string_free (words, FALSE);
}

/* The keyboard is on rows, not on cells. */
static void
name_row (GtkWidget       *row,
          InnoProjectView *view,
          InnoProjectItem *item)
{
  g_autofree char *said = inno_project_item_is_loading (item) ? g_strdup (_("Loading")) : say_row (view, item);

  inno_widget_set_name (row, said);
  if (inno_project_item_has_subs (item))
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 inno_project_item_is_expanded (item), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* GTK itself names cells and rows by the type of their class. */
static void
name_cell (GtkListItem     *list_item,
           InnoProjectItem *item,
           const Cells     *cells,
           const char      *text)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name = NULL;

  if (row == NULL)
    return;

  name = inno_project_item_is_loading (item) ? g_strdup (_("Loading")) : say_cell (cells->column, text);
  inno_widget_set_name (cell, name);
  if (cells->column->sort == INNO_PROJECT_SORT_NAME)
    name_row (row, cells->view, item);
}

/* In a group under its name. */
static char *
say_short_name (InnoProjectItem *item)
{
  InnoLang lang = inno_lang_get_active ();
  const char *group = inno_project_item_get_depth (item) > 0 ? inno_project_item_get_group_name (item, lang) : NULL;

  return inno_project_say_short_name (inno_project_item_get_name (item, lang), group);
}

static void
show_name (NameCell        *cell,
           InnoProjectItem *item)
{
  gboolean has_subs = inno_project_item_has_subs (item);
  gboolean is_expanded = inno_project_item_is_expanded (item);
  g_autofree char *note = g_strconcat ("· ", inno_project_say_outside (item), NULL);
  int start = (int) inno_project_item_get_depth (item) * INDENT + (has_subs ? 0 : GUTTER);

  gtk_widget_set_visible (cell->arrow, has_subs);
  gtk_button_set_icon_name (GTK_BUTTON (cell->arrow), is_expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell->arrow), GTK_ACCESSIBLE_STATE_EXPANDED, is_expanded, -1);
  inno_widget_set_name (cell->arrow, is_expanded ? _("Hide sub-projects") : _("Show sub-projects"));
  gtk_widget_set_margin_start (cell->label, start);
  set_class (cell->label, "group", has_subs);
  gtk_widget_set_visible (cell->note, !inno_project_item_is_match (item));
  gtk_label_set_label (GTK_LABEL (cell->note), note);
}

static void
show_item (GtkListItem *list_item)
{
  Cells *cells = g_object_get_data (G_OBJECT (list_item), "cells");
  NameCell *name = g_object_get_data (G_OBJECT (list_item), "name-cell");
  GtkWidget *label = name != NULL ? name->label : gtk_list_item_get_child (list_item);
  InnoProjectItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  if (item == NULL)
    return;

  text = cells->column->say (item, inno_project_view_get_portfolio (cells->view));
  shown = name == NULL ? g_strdup (text) : inno_project_item_is_loading (item) ? g_strdup ("…") : say_short_name (item);
  gtk_label_set_label (GTK_LABEL (label), shown);
  set_class (label, "outside", !inno_project_item_is_match (item) || inno_project_item_is_loading (item));
  if ((cells->column->flags & INNO_PROJECT_COLUMN_PILL) != 0)
    gtk_widget_set_visible (label, *text != '\0');
  if (name != NULL)
    show_name (name, item);
  name_cell (list_item, item, cells, text);
}

static void
arrow_clicked_cb (GtkListItem *list_item)
{
  Cells *cells = g_object_get_data (G_OBJECT (list_item), "cells");
  InnoProjectItem *item = gtk_list_item_get_item (list_item);

  inno_project_list_set_expanded (inno_project_view_get_list (cells->view), gtk_list_item_get_position (list_item),
                                  !inno_project_item_is_expanded (item));
}

static GtkWidget *
make_label (const InnoProjectColumn *column)
{
  gboolean is_number = (column->flags & INNO_PROJECT_COLUMN_NUMBER) != 0;
  gboolean is_whole = (column->flags & INNO_PROJECT_COLUMN_WHOLE) != 0;
  gboolean is_pill = (column->flags & INNO_PROJECT_COLUMN_PILL) != 0;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1.0f : 0.0f);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (is_pill)
    {
      gtk_widget_add_css_class (label, "status-pill");
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    }
  else
    {
      /* Rows come and go while one scrolls: the columns keep their width. */
      gtk_label_set_width_chars (GTK_LABEL (label), (int) column->chars);
      if (!is_whole)
        inno_widget_shorten_label (GTK_LABEL (label));
      /* The name takes what the others leave. */
      if (!is_whole && column->sort != INNO_PROJECT_SORT_NAME)
        gtk_label_set_max_width_chars (GTK_LABEL (label), (int) column->chars);
    }

  return label;
}

static void
setup_name (GtkListItem             *list_item,
            const InnoProjectColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  NameCell *cell = g_new0 (NameCell, 1);

  cell->arrow = gtk_button_new ();
  gtk_widget_add_css_class (cell->arrow, "flat");
  gtk_widget_add_css_class (cell->arrow, "row-arrow");
  gtk_widget_set_valign (cell->arrow, GTK_ALIGN_CENTER);
  /* One reaches rows by the keyboard, and opens them by Left and Right. */
  gtk_widget_set_focusable (cell->arrow, FALSE);
  g_signal_connect_object (cell->arrow, "clicked", G_CALLBACK (arrow_clicked_cb), list_item, G_CONNECT_SWAPPED);
  cell->label = make_label (column);
  cell->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (cell->note, "row-note");
  inno_widget_shorten_label (GTK_LABEL (cell->note));
  gtk_widget_set_margin_start (cell->note, 4);
  gtk_box_append (GTK_BOX (box), cell->arrow);
  gtk_box_append (GTK_BOX (box), cell->label);
  gtk_box_append (GTK_BOX (box), cell->note);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "name-cell", cell, g_free);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          Cells                    *cells)
{
  GSignalGroup *signals = g_signal_group_new (INNO_TYPE_PROJECT_ITEM);

  g_signal_group_connect_swapped (signals, "notify", G_CALLBACK (show_item), list_item);
  g_object_set_data_full (G_OBJECT (list_item), "signals", signals, g_object_unref);
  g_object_set_data (G_OBJECT (list_item), "cells", cells);
  if (cells->column->sort == INNO_PROJECT_SORT_NAME)
    {
      setup_name (list_item, cells->column);
      g_signal_connect_object (cells->view, "columns-changed", G_CALLBACK (show_item), list_item, G_CONNECT_SWAPPED);
    }
  else
    gtk_list_item_set_child (list_item, make_label (cells->column));
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), LIST_ITEM, list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         Cells                    *cells)
{
  g_signal_group_set_target (g_object_get_data (G_OBJECT (list_item), "signals"),
                             gtk_list_item_get_item (list_item));
  show_item (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           Cells                    *cells)
{
  g_signal_group_set_target (g_object_get_data (G_OBJECT (list_item), "signals"), NULL);
}

/**
 * inno_project_cells_new:
 * @column: a column
 * @view: (transfer none): the view that the cells are in; it outlives them
 *
 * Returns: (transfer full): what makes and fills the cells of the column
 */
GtkListItemFactory *
inno_project_cells_new (const InnoProjectColumn *column,
                        InnoProjectView         *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new (Cells, 1);

  *cells = (Cells) { column, view };
  g_object_set_data_full (G_OBJECT (factory), "cells", cells, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);

  return factory;
}

/* A row has cells, and a cell what was made for it. */
static GtkListItem *
find (GtkWidget *rows,
      GtkWidget *under)
{
  GtkListItem *found = NULL;

  for (GtkWidget *l = under; found == NULL && l != NULL && l != rows; l = gtk_widget_get_parent (l))
    for (GtkWidget *child = l; found == NULL && child != NULL; child = gtk_widget_get_first_child (child))
      found = g_object_get_data (G_OBJECT (child), LIST_ITEM);

  return found;
}

/**
 * inno_project_cells_select:
 * @view: what the cells are in
 * @under: a widget in it
 *
 * Selects the row that it is, or is in, unless that is selected already, alone or with others.
 *
 * Returns: whether it is in a row whose project is there
 */
gboolean
inno_project_cells_select (InnoProjectView *view,
                           GtkWidget       *under)
{
  GtkListItem *found = find (GTK_WIDGET (view), under);
  InnoProjectItem *item = found != NULL ? gtk_list_item_get_item (found) : NULL;

  if (item == NULL || inno_project_item_is_loading (item))
    return FALSE;
  if (!gtk_list_item_get_selected (found))
    inno_project_view_select (view, inno_project_item_get_id (item));

  return TRUE;
}
