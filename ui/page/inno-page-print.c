/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-page-print.h"

#include <glib/gi18n-lib.h>

#include "inno-chart-card.h"
#include "inno-figure-card.h"
#include "inno-print.h"

/* What is on a page, in the order in which it stands. */
typedef struct
{
  GPtrArray *figures;   /* InnoFigureCard */
  GPtrArray *charts;    /* InnoChartCard */
} Cards;

static void
collect_cards (GtkWidget *widget,
               Cards     *cards)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (INNO_IS_CHART_CARD (widget) || INNO_IS_FIGURE_CARD (widget))
    {
      g_ptr_array_add (INNO_IS_CHART_CARD (widget) ? cards->charts : cards->figures, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_cards (child, cards);
}

static PlotTable *
make_figure_table (GPtrArray *cards)
{
  static const char * const headings[INNO_N_FIGURE_CARD_WORDS] = { N_("Key figure"), N_("Value"), N_("Explanation") };
  PlotTable *table = plot_table_new (INNO_N_FIGURE_CARD_WORDS, cards->len + 1);

  for (guint column = 0; column < INNO_N_FIGURE_CARD_WORDS; column++)
    {
      plot_table_take_cell (table, 0, column, g_strdup (_(headings[column])));
      for (guint i = 0; i < cards->len; i++)
        plot_table_take_cell (table, i + 1, column, inno_figure_card_say (g_ptr_array_index (cards, i), column));
    }

  return table;
}

/* The figures at the top of a page are a table on paper. */
static void
add_figures (InnoPage  *page,
             GPtrArray *cards,
             GPtrArray *prints)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (PlotFigure) figure = NULL;

  if (cards->len == 0 || inno_page_get_facts (page) == NULL)
    return;

  query->lang = inno_lang_get_active ();
  inno_query_set_filters (query, inno_page_get_filter (page));
  figure = inno_print_make_table (inno_page_get_facts (page), query, _("Key figures"), NULL);
  plot_figure_take_table (figure, make_figure_table (cards));
  g_ptr_array_add (prints, inno_print_new (figure, FALSE));
}

static void
add_chart (InnoChartCard *card,
           GPtrArray     *prints)
{
  const InnoChart *chart;
  InnoFrame *frame = inno_chart_card_get_frame (card, &chart);
  g_autoptr (PlotFigure) figure = NULL;

  if (frame == NULL)
    return;

  figure = inno_chart_draw (chart, frame);
  g_ptr_array_add (prints, inno_print_new (figure, !inno_chart_card_get_show_table (card)));
}

/**
 * inno_page_print_async:
 * @page: a page
 * @cancellable: (nullable): a cancellable
 * @callback: called with @page as the source
 * @user_data: its data
 *
 * Collects what of a page is printed, as it is in sight: its key figures as a table and
 * its charts as pictures or as tables, unless the page has something of its own. Main
 * context.
 */
void
inno_page_print_async (InnoPage            *page,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (page, cancellable, callback, user_data);
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  g_autoptr (GPtrArray) prints = NULL;
  Cards cards = { figures, charts };

  g_task_set_source_tag (task, inno_page_print_async);
  inno_page_settle (page);
  if (INNO_PAGE_GET_CLASS (page)->print != NULL)
    {
      INNO_PAGE_GET_CLASS (page)->print (page, task);
      return;
    }

  collect_cards (GTK_WIDGET (page), &cards);
  prints = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_print_free);
  add_figures (page, figures, prints);
  for (guint i = 0; i < charts->len; i++)
    add_chart (g_ptr_array_index (charts, i), prints);
  g_task_return_pointer (task, g_steal_pointer (&prints), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * inno_page_print_finish:
 * @page: the page
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type InnoPrint) (nullable): what to print; nothing
 *   in it where the page has nothing to print
 */
GPtrArray *
inno_page_print_finish (InnoPage      *page,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, page), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
