/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-page-print.h"

#include "inno-chart-card.h"
#include "inno-print.h"

static void
add_card (InnoChartCard *card,
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

/* The charts in sight, in the order in which they stand. */
static void
add_cards (GtkWidget *widget,
           GPtrArray *prints)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (INNO_IS_CHART_CARD (widget))
    {
      add_card (INNO_CHART_CARD (widget), prints);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_cards (child, prints);
}

/**
 * inno_page_print_async:
 * @page: a page
 * @cancellable: (nullable): a cancellable
 * @callback: called with @page as the source
 * @user_data: its data
 *
 * Collects what of a page is printed, as it is in sight: charts as pictures or as
 * tables, unless the page has something of its own. Main context.
 */
void
inno_page_print_async (InnoPage            *page,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (page, cancellable, callback, user_data);
  g_autoptr (GPtrArray) prints = NULL;

  g_task_set_source_tag (task, inno_page_print_async);
  inno_page_settle (page);
  if (INNO_PAGE_GET_CLASS (page)->print != NULL)
    {
      INNO_PAGE_GET_CLASS (page)->print (page, task);
      return;
    }

  prints = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_print_free);
  add_cards (GTK_WIDGET (page), prints);
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
