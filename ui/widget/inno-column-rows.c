/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-column-rows.h"

/* GtkColumnView has no word for what is below its titles. */
static GtkWidget *
get_list (GtkColumnView *view)
{
  return gtk_widget_get_last_child (GTK_WIDGET (view));
}

/**
 * inno_column_rows_scroll_to:
 * @view: a view
 * @position: of a row
 *
 * Brings it into sight.
 */
void
inno_column_rows_scroll_to (GtkColumnView *view,
                            guint          position)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  gtk_widget_activate_action (get_list (view), "list.scroll-to-item", "u", position);
}

/**
 * inno_column_rows_have_focus:
 * @view: a view
 *
 * Returns: whether one of the rows has the keyboard, and not a title
 */
gboolean
inno_column_rows_have_focus (GtkColumnView *view)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (view));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, get_list (view));
}

/**
 * inno_column_rows_focus:
 * @view: a view that is short enough for all rows to have widgets, some hundred
 * @position: of a row
 *
 * Brings it into sight and gives it the keyboard, whether or not it is selected.
 *
 * Returns: whether it has the keyboard
 */
gboolean
inno_column_rows_focus (GtkColumnView *view,
                        guint          position)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  inno_column_rows_scroll_to (view, position);
  row = gtk_widget_get_first_child (get_list (view));
  for (guint i = 0; i < position && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);

  return row != NULL && gtk_widget_grab_focus (row);
}

/**
 * inno_column_rows_focus_selected:
 * @view: a view, with the row in sight
 *
 * Gives the keyboard to the first row that is selected: of the rows there are widgets only
 * as far as they are in sight.
 *
 * Returns: whether there is one
 */
gboolean
inno_column_rows_focus_selected (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (get_list (view)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return gtk_widget_grab_focus (row);

  return FALSE;
}
