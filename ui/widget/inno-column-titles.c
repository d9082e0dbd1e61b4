/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-column-titles.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-widget.h"

/* About as wide as an amount in millions of euros with its cents. */
#define LINE_CHARS 12

/**
 * inno_column_title_break:
 * @title: what a column is called
 *
 * A title that is wider than its figures would push the last columns out of sight.
 *
 * Returns: (transfer full): the title, in two lines where it is long and has a space
 */
char *
inno_column_title_break (const char *title)
{
  char *broken = g_strdup (title);
  glong half = g_utf8_strlen (title, -1) / 2;
  glong nearest = G_MAXLONG;
  char *found = NULL;

  if (2 * half < LINE_CHARS)
    return broken;

  for (char *space = strchr (broken, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      glong distance = labs (g_utf8_strlen (broken, space - broken) - half);

      if (distance >= nearest)
        continue;
      nearest = distance;
      found = space;
    }
  if (found != NULL)
    *found = '\n';

  return broken;
}

/**
 * inno_column_titles_get:
 * @view: a view
 *
 * GtkColumnView has no word for its titles, so they are looked for; where there are none,
 * none is lost. What they stand in gets a name, in the active language.
 *
 * Returns: (transfer none) (nullable): the first title; the others are its siblings
 */
GtkWidget *
inno_column_titles_get (GtkColumnView *view)
{
  GtkWidget *header;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  if (header == NULL)
    return NULL;

  inno_widget_set_name (header, _("Column headings"));

  return gtk_widget_get_first_child (header);
}

/**
 * inno_column_title_dress:
 * @title: one of the titles
 * @name: what it is called, in the active language
 * @is_number: whether figures are below it
 *
 * Gives it a name, and its place at the side of what is below it.
 */
void
inno_column_title_dress (GtkWidget  *title,
                         const char *name,
                         gboolean    is_number)
{
  GtkWidget *content;

  g_return_if_fail (GTK_IS_WIDGET (title));

  content = gtk_widget_get_first_child (title);
  inno_widget_set_name (title, name);
  if (content == NULL)
    return;

  gtk_widget_set_valign (content, GTK_ALIGN_END);
  if (!is_number)
    return;

  /* At the right, and the arrow of sorting before it: backwards is how that is said. */
  gtk_widget_set_direction (content, GTK_TEXT_DIR_RTL);
  gtk_widget_set_halign (content, GTK_ALIGN_START);
  if (GTK_IS_LABEL (gtk_widget_get_first_child (content)))
    gtk_label_set_justify (GTK_LABEL (gtk_widget_get_first_child (content)), GTK_JUSTIFY_RIGHT);
}

/**
 * inno_column_titles_sort:
 * @view: a view
 * @column: (nullable): what it is to be sorted by; %NULL for the order of its model
 * @order: in which direction
 *
 * As a click on a title does. GTK, up to 4.22 at least, leaves its arrow to the title that
 * the view was sorted by before; only one that is told of no order at all loses it.
 */
void
inno_column_titles_sort (GtkColumnView       *view,
                         GtkColumnViewColumn *column,
                         GtkSortType          order)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  gtk_column_view_sort_by_column (view, NULL, order);
  if (column != NULL)
    gtk_column_view_sort_by_column (view, column, order);
}
