/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-headings.h"

#include <glib/gi18n-lib.h>

#include "inno-column-titles.h"
#include "inno-project-cells.h"
#include "inno-widget.h"

/* What GtkColumnView sorts by cannot be asked before GTK 4.10. Two probes are: the
 * sorter of the first column is asked first, and the answer shows the direction. */
typedef struct
{
  GObject         *low;
  InnoProjectSort  first;
} Probe;

static Probe probe;

static int
compare_probes (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  if (probe.first == INNO_N_PROJECT_SORTS)
    probe.first = GPOINTER_TO_UINT (user_data);

  return a == probe.low ? -1 : 1;
}

static void
append_column (GtkColumnView           *rows,
               InnoProjectView         *view,
               const InnoProjectColumn *column,
               GPtrArray               *columns)
{
  g_autoptr (GtkColumnViewColumn) shown = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  shown = gtk_column_view_column_new (NULL, inno_project_cells_new (column, view));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_probes, GUINT_TO_POINTER (column->sort), NULL));
  gtk_column_view_column_set_sorter (shown, sorter);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_expand (shown, column->sort == INNO_PROJECT_SORT_NAME);
  gtk_column_view_append_column (rows, shown);
  g_ptr_array_add (columns, g_object_ref (shown));
}

static void
dress_titles (GtkColumnView *rows)
{
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);
  GtkWidget *title = inno_column_titles_get (rows);

  for (guint i = 0; i < n_columns && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    inno_column_title_dress (title, inno_project_column_get_title (&columns[i]),
                             (columns[i].flags & INNO_PROJECT_COLUMN_NUMBER) != 0);
}

/**
 * inno_project_headings_add:
 * @rows: a view without columns
 * @view: (transfer none): what it is a part of
 *
 * Returns: (transfer full) (element-type GtkColumnViewColumn): a column for each of the
 *   table of columns, in its order
 */
GPtrArray *
inno_project_headings_add (GtkColumnView   *rows,
                           InnoProjectView *view)
{
  GPtrArray *added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    append_column (rows, view, &columns[i], added);

  return added;
}

/**
 * inno_project_headings_retranslate:
 * @rows: a view with the columns
 *
 * Puts the headings into the active language.
 */
void
inno_project_headings_retranslate (GtkColumnView *rows)
{
  GListModel *shown = gtk_column_view_get_columns (rows);
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      gtk_column_view_column_set_title (column, inno_project_column_get_title (&columns[i]));
    }
  dress_titles (rows);
  inno_widget_set_name (GTK_WIDGET (rows), _("Projects"));
  inno_widget_set_name (gtk_widget_get_last_child (GTK_WIDGET (rows)), _("Projects"));
}

/**
 * inno_project_headings_get_sort:
 * @rows: a view with the columns
 * @sort: (out): what it is sorted by
 * @is_descending: (out): in which direction
 *
 * Returns: whether it is sorted at all
 */
gboolean
inno_project_headings_get_sort (GtkColumnView   *rows,
                                InnoProjectSort *sort,
                                gboolean        *is_descending)
{
  g_autoptr (GObject) low = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) high = g_object_new (G_TYPE_OBJECT, NULL);

  probe = (Probe) { low, INNO_N_PROJECT_SORTS };
  *is_descending = gtk_sorter_compare (gtk_column_view_get_sorter (rows), low, high) == GTK_ORDERING_LARGER;
  *sort = probe.first;

  return probe.first != INNO_N_PROJECT_SORTS;
}
