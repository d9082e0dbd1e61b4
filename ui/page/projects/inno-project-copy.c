/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-project-copy.h"

#include "inno-project-walk.h"
#include "inno-table.h"

typedef struct
{
  GPtrArray     *columns;     /* const InnoProjectColumn */
  InnoPortfolio *portfolio;
  GString       *text;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_ptr_array_unref (copy->columns);
  g_object_unref (copy->portfolio);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

static void
append_headings (Copy *copy)
{
  for (guint i = 0; i < copy->columns->len; i++)
    inno_table_append_field (copy->text,
                             g_strdup (inno_project_column_get_title (g_ptr_array_index (copy->columns, i))),
                             i == 0);
  g_string_append_c (copy->text, '\n');
}

static char *
copy_cell (Copy                    *copy,
           const InnoProjectColumn *column,
           InnoProjectItem         *item)
{
  g_autofree char *text = inno_project_column_copy (column, item, copy->portfolio);

  /* A number may begin with a minus; words that look like a formula are made safe. */
  return (column->flags & INNO_PROJECT_COLUMN_NUMBER) != 0 ? g_steal_pointer (&text) : inno_table_guard_text (text);
}

static void
append_row (InnoProjectItem *item,
            gpointer         data)
{
  Copy *copy = data;

  for (guint i = 0; i < copy->columns->len; i++)
    inno_table_append_field (copy->text, copy_cell (copy, g_ptr_array_index (copy->columns, i), item), i == 0);
  g_string_append_c (copy->text, '\n');
}

/**
 * inno_project_copy_async:
 * @list: the rows
 * @positions: which of them
 * @columns: (element-type InnoProjectColumn): what of them, in order
 * @portfolio: where what they refer to is named
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the rows that are not there yet, and writes a table for a spreadsheet that is
 * set to the active language: tabs between cells, numbers as numbers. Main context.
 */
void
inno_project_copy_async (InnoProjectList      *list,
                         GtkBitset            *positions,
                         GPtrArray            *columns,
                         InnoPortfolio        *portfolio,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->columns = g_ptr_array_ref (columns);
  copy->portfolio = g_object_ref (portfolio);
  copy->text = g_string_new (NULL);
  append_headings (copy);
  inno_project_walk_async (list, positions, append_row, (InnoProjectWalkData) { copy, copy_free }, callback, user_data);
}

/* Returns: (transfer full) (nullable): the table */
char *
inno_project_copy_finish (InnoProjectList  *list,
                          GAsyncResult     *result,
                          GError          **error)
{
  Copy *copy = inno_project_walk_finish (list, result, error);
  char *text;

  if (copy == NULL)
    return NULL;

  text = g_strdup (copy->text->str);
  copy_free (copy);

  return text;
}
