/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-print.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-print.h"
#include "inno-project-walk.h"

/* How far a sub-project stands under its group. */
#define INDENT "\342\200\203"

typedef struct
{
  GPtrArray     *columns;     /* const InnoProjectColumn */
  InnoPortfolio *portfolio;
  PlotFigure    *figure;
  PlotTable     *table;
  guint          n_done;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_ptr_array_unref (print->columns);
  g_object_unref (print->portfolio);
  plot_figure_unref (print->figure);
  g_clear_pointer (&print->table, plot_table_free);
  g_free (print);
}

static void
add_headings (Print *print)
{
  for (guint i = 0; i < print->columns->len; i++)
    {
      const InnoProjectColumn *column = g_ptr_array_index (print->columns, i);

      plot_table_take_cell (print->table, 0, i, g_strdup (inno_project_column_get_title (column)));
      if ((column->flags & INNO_PROJECT_COLUMN_NUMBER) != 0)
        print->table->numbers |= G_GUINT64_CONSTANT (1) << i;
    }
}

/* What is there for its parts alone is not grey on paper: it says so. */
static char *
say_cell (Print                   *print,
          const InnoProjectColumn *column,
          InnoProjectItem         *item)
{
  g_autofree char *text = column->say (item, print->portfolio);
  const char *indent = inno_project_item_get_depth (item) > 0 ? INDENT : "";

  if (column != g_ptr_array_index (print->columns, 0))
    return g_steal_pointer (&text);
  if (inno_project_item_is_match (item))
    return g_strconcat (indent, text, NULL);

  return g_strconcat (indent, text, " · ", inno_project_say_outside (item), NULL);
}

static void
add_row (InnoProjectItem *item,
         gpointer         data)
{
  Print *print = data;

  print->n_done++;
  for (guint i = 0; i < print->columns->len; i++)
    plot_table_take_cell (print->table, print->n_done, i,
                          say_cell (print, g_ptr_array_index (print->columns, i), item));
}

static void
walked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Print *print = inno_project_walk_finish (INNO_PROJECT_LIST (source), result, &error);
  GPtrArray *prints;

  if (print == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  plot_figure_take_table (print->figure, g_steal_pointer (&print->table));
  prints = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_print_free);
  g_ptr_array_add (prints, inno_print_new (print->figure, FALSE));
  print_free (print);
  g_task_return_pointer (task, prints, (GDestroyNotify) g_ptr_array_unref);
}

/* How many rows there are that are not on the paper. */
static char *
say_takeaway (const char *note,
              guint       n_rows)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  guint n_more = n_rows - MIN (n_rows, INNO_PROJECT_MAX_PRINTED);
  g_autofree char *most = inno_format_count (format, INNO_PROJECT_MAX_PRINTED);
  g_autofree char *more = inno_format_count (format, n_more);
  g_autofree char *cut = NULL;

  if (n_more == 0)
    return g_strdup (note);

  cut = g_strdup_printf (ngettext ("Only the first %s rows are printed; %s more row is not.",
                                   "Only the first %s rows are printed; %s more rows are not.", n_more), most, more);
  return g_strconcat (note, "\n", cut, NULL);
}

/**
 * inno_project_print:
 * @view: the list
 * @facts: (nullable): what it is of
 * @query: its filters; its language must be the active one
 * @note: what is said over the list: how many there are
 * @task: returns a GPtrArray of one #InnoPrint; an empty one where there is no list
 *
 * Puts the list on paper as it is in sight, its columns and its order, but no more than
 * %INNO_PROJECT_MAX_PRINTED rows: it says how many more there are. Main context.
 */
void
inno_project_print (InnoProjectView *view,
                    InnoFacts       *facts,
                    const InnoQuery *query,
                    const char      *note,
                    GTask           *task)
{
  InnoProjectList *list = inno_project_view_get_list (view);
  guint n_rows = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  guint n_printed = MIN (n_rows, INNO_PROJECT_MAX_PRINTED);
  g_autoptr (GtkBitset) positions = NULL;
  g_autofree char *takeaway = NULL;
  Print *print;

  if (n_rows == 0 || facts == NULL)
    {
      g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  takeaway = say_takeaway (note, n_rows);
  print = g_new0 (Print, 1);
  print->columns = inno_project_view_list_columns (view);
  print->portfolio = g_object_ref (inno_facts_get_portfolio (facts));
  print->figure = inno_print_make_table (facts, query, _("Projects"), takeaway);
  print->table = plot_table_new (print->columns->len, n_printed + 1);
  add_headings (print);
  positions = gtk_bitset_new_range (0, n_printed);
  inno_project_walk_async (list, positions, add_row, (InnoProjectWalkData) { print, print_free }, walked_cb,
                           g_object_ref (task));
}
