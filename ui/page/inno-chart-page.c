/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-chart-page.h"

#include "inno-page-controls.h"

typedef struct
{
  InnoChoice    *surface;           /* chart or table; of the template */
  InnoChartCard *card;
  gboolean       is_retranslating;
} InnoChartPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (InnoChartPage, inno_chart_page, INNO_TYPE_PAGE)

static void
surface_changed_cb (InnoChartPage *self)
{
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (self);

  inno_chart_card_set_show_table (priv->card,
                                  g_strcmp0 (inno_choice_get_selected (priv->surface), "table") == 0);
}

static void
show_table_cb (InnoChartPage *self)
{
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (self);

  inno_choice_set_selected (priv->surface,
                            inno_chart_card_get_show_table (priv->card) ? "table" : "chart");
}

static void
inno_chart_page_update (InnoPage *page)
{
  inno_chart_page_ask (INNO_CHART_PAGE (page));
}

static void
inno_chart_page_retranslate (InnoPage *page)
{
  InnoChartPage *self = INNO_CHART_PAGE (page);
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (self);

  priv->is_retranslating = TRUE;
  INNO_CHART_PAGE_GET_CLASS (self)->retranslate_controls (self);
  inno_controls_set_chart_or_table (priv->surface);
  inno_chart_card_retranslate (priv->card);
  priv->is_retranslating = FALSE;
}

static gboolean
inno_chart_page_focus_chart (InnoPage *page)
{
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (INNO_CHART_PAGE (page));

  return gtk_widget_grab_focus (GTK_WIDGET (priv->card));
}

static void
inno_chart_page_class_init (InnoChartPageClass *klass)
{
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  page_class->update = inno_chart_page_update;
  page_class->retranslate = inno_chart_page_retranslate;
  page_class->focus_chart = inno_chart_page_focus_chart;
}

static void
inno_chart_page_init (InnoChartPage *self)
{
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (self);

  /* The controls of a template change while it is made; that is no question. */
  priv->is_retranslating = TRUE;
}

/**
 * inno_chart_page_take_parts:
 * @self: a page whose template has just been made
 * @surface: its choice between chart and table
 * @card: its card
 *
 * Ties the parts of the template together and says their strings.
 */
void
inno_chart_page_take_parts (InnoChartPage *self,
                            InnoChoice    *surface,
                            InnoChartCard *card)
{
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (self);

  g_return_if_fail (INNO_IS_CHART_PAGE (self));

  priv->surface = surface;
  priv->card = card;
  inno_chart_card_set_chart (card, inno_chart_find (INNO_CHART_PAGE_GET_CLASS (self)->chart));
  g_signal_connect_object (surface, "notify::selected", G_CALLBACK (surface_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "notify::show-table", G_CALLBACK (show_table_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "message", G_CALLBACK (inno_page_send_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "keys-requested", G_CALLBACK (inno_page_request_keys), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "selection", card, "selection", G_BINDING_SYNC_CREATE);
  inno_chart_page_retranslate (INNO_PAGE (self));
  inno_choice_set_selected (surface, "chart");
}

/**
 * inno_chart_page_ask:
 * @self: a page
 *
 * Asks what the controls say. To be called when one of them changes.
 */
void
inno_chart_page_ask (InnoChartPage *self)
{
  InnoChartPagePrivate *priv = inno_chart_page_get_instance_private (self);
  g_autoptr (InnoQuery) query = NULL;

  g_return_if_fail (INNO_IS_CHART_PAGE (self));

  if (priv->is_retranslating)
    return;

  query = INNO_CHART_PAGE_GET_CLASS (self)->make_query (self);
  inno_chart_card_ask (priv->card, inno_page_get_facts (INNO_PAGE (self)), query);
}
