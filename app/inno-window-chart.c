/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-chart-view.h"
#include "inno-widget.h"

static void
find_card (gpointer widget,
           gpointer user_data)
{
  InnoChartCard **card = user_data;

  if (*card == NULL && INNO_IS_CHART_CARD (widget) && gtk_widget_get_mapped (widget))
    *card = widget;
}

/* It has the chart also while it shows the table. */
static void
find_view (gpointer widget,
           gpointer user_data)
{
  GtkWidget **view = user_data;

  if (*view == NULL && INNO_IS_CHART_VIEW (widget))
    *view = widget;
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  InnoChartCard *card = inno_window_find_chart_card (self);
  const InnoChart *chart = NULL;
  GtkWidget *view = NULL;

  if (card != NULL && inno_chart_card_get_frame (card, &chart) != NULL)
    inno_widget_foreach (GTK_WIDGET (card), find_view, &view);
  if (view == NULL || !gtk_widget_activate_action (view, "chart.save", NULL))
    inno_window_toast (self, _("There is no chart on this page to save."));
}

/**
 * inno_window_install_chart:
 * @widget_class: the class of the window
 *
 * Installs what is done with the chart at hand.
 */
void
inno_window_install_chart (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-chart", NULL, save_cb);
}

/**
 * inno_window_find_chart_card:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the chart that has the keyboard, and else the first of
 *   the page
 */
InnoChartCard *
inno_window_find_chart_card (InnoWindow *self)
{
  GtkWidget *focus;
  GtkWidget *around;
  InnoChartCard *card = NULL;

  g_return_val_if_fail (INNO_IS_WINDOW (self), NULL);

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  around = focus != NULL ? gtk_widget_get_ancestor (focus, INNO_TYPE_CHART_CARD) : NULL;
  if (around != NULL)
    return INNO_CHART_CARD (around);

  if (self->page != NULL)
    inno_widget_foreach (GTK_WIDGET (self->page), find_card, &card);

  return card;
}
