/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-overview-page.h"

#include <glib/gi18n-lib.h>

#include "inno-chart-card.h"
#include "inno-column-box.h"
#include "inno-key-figure-card.h"
#include "inno-row-box.h"
#include "inno-rules-card.h"
#include "inno-since-card.h"

/* The figures at the top, in the order in which they stand. */
static const InnoKeyFigure shown[] = {
  INNO_KEY_FIGURE_COMMITTED,
  INNO_KEY_FIGURE_ONGOING,
  INNO_KEY_FIGURE_PROJECTS,
  INNO_KEY_FIGURE_PLACES,
  INNO_KEY_FIGURE_CITY_SHARE,
  INNO_KEY_FIGURE_LEAD_THEMES,
};

/* The charts below, where they stand, and how they are asked. */
static const struct { const char *chart, *link, *question; guint of_two, of_three; } charts[] = {
  { "funding-shares", "funding/funding-shares", "share=1", 0, 0 },
  { "progress",       "progress",               "view=now", 1, 1 },
  { "map",            "map",                    "", INNO_COLUMN_BOX_NONE, 1 },
};

/* What is drawn together with the figures; the other cards follow, the lists after the
 * charts. */
#define N_AT_ONCE 1

struct _InnoOverviewPage
{
  InnoPage         parent_instance;

  GtkWidget       *scroller;
  InnoRowBox      *figures;
  GtkLabel        *fault;
  InnoColumnBox   *columns;
  GtkLabel        *foot;

  InnoFigureCard  *figure_cards[G_N_ELEMENTS (shown)];
  InnoChartCard   *chart_cards[G_N_ELEMENTS (charts)];
  InnoRulesCard   *rules;
  InnoSinceCard   *since;
  guint            next;     /* card, of those that follow */
  guint            source;   /* they wait for it; 0: all are of the facts and filters of now */
};

G_DEFINE_FINAL_TYPE (InnoOverviewPage, inno_overview_page, INNO_TYPE_PAGE)

static InnoQuery *
make_query (InnoOverviewPage *self,
            const char       *question)
{
  InnoQuery *query = inno_query_from_text (question, NULL);

  query->lang = inno_lang_get_active ();
  inno_query_set_filters (query, inno_page_get_filter (INNO_PAGE (self)));

  return query;
}

/* What is shown, for the header: which part of the portfolio, and of what. */
static void
say_subtitle (InnoOverviewPage *self,
              InnoFrame        *frame)
{
  g_autofree char *filters = g_strjoinv ("; ", inno_frame_get_context (frame)->filters);
  g_autofree char *subtitle = g_strjoin (" · ", *filters != '\0' ? filters : _("All agreements"),
                                         _("Granted public funding"), NULL);

  inno_page_set_subtitle (INNO_PAGE (self), subtitle);
}

static void
show_figures (InnoOverviewPage *self,
              InnoFrame        *frame)
{
  g_autofree char *foot = inno_chart_foot (frame, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    inno_key_figure_card_show (self->figure_cards[i], shown[i], frame);
  gtk_label_set_label (self->foot, foot);
  say_subtitle (self, frame);
}

static void
update_figures (InnoOverviewPage *self,
                InnoFacts        *facts)
{
  g_autoptr (InnoQuery) query = make_query (self, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = inno_facts_key_figures (facts, query, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->figures), frame != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), frame == NULL);
  gtk_label_set_label (self->fault, error != NULL ? error->message : "");
  if (frame != NULL)
    show_figures (self, frame);
}

static void
update_chart (InnoOverviewPage *self,
              guint             place)
{
  g_autoptr (InnoQuery) query = make_query (self, charts[place].question);

  inno_chart_card_ask (self->chart_cards[place], inno_page_get_facts (INNO_PAGE (self)), query);
}

static void
update_rules (InnoOverviewPage *self)
{
  g_autoptr (InnoQuery) query = make_query (self, "");

  inno_rules_card_ask (self->rules, inno_page_get_facts (INNO_PAGE (self)), query);
}

static void
update_since (InnoOverviewPage *self)
{
  g_autoptr (InnoQuery) query = make_query (self, "");

  inno_since_card_ask (self->since, inno_page_get_facts (INNO_PAGE (self)), query);
}

static void (* const lists[]) (InnoOverviewPage *self) = { update_rules, update_since };

/* Returns whether there was one to update. */
static gboolean
update_next (InnoOverviewPage *self)
{
  guint card = self->next++;

  if (card < G_N_ELEMENTS (charts))
    update_chart (self, card);
  else if (card < G_N_ELEMENTS (charts) + G_N_ELEMENTS (lists))
    lists[card - G_N_ELEMENTS (charts)] (self);
  else
    return G_SOURCE_REMOVE;

  return G_SOURCE_CONTINUE;
}

static gboolean
update_next_cb (gpointer user_data)
{
  InnoOverviewPage *self = user_data;

  if (update_next (self))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* Of a large portfolio all cards at once would keep the picture waiting. What the others
 * show until it is their turn is what they showed, for a few pictures at the most: each
 * asks the facts and filters of its moment, so the last word is always about those of
 * now. */
static void
inno_overview_page_update (InnoPage *page)
{
  InnoOverviewPage *self = INNO_OVERVIEW_PAGE (page);
  InnoFacts *facts = inno_page_get_facts (page);

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_set_visible (self->scroller, facts != NULL);
  if (facts == NULL)
    return;

  update_figures (self, facts);
  for (self->next = 0; self->next < N_AT_ONCE;)
    update_next (self);
  self->source = g_idle_add_full (G_PRIORITY_LOW, update_next_cb, self, NULL);
}

static void
inno_overview_page_settle (InnoPage *page)
{
  InnoOverviewPage *self = INNO_OVERVIEW_PAGE (page);

  while (self->source != 0 && update_next (self))
    continue;
  g_clear_handle_id (&self->source, g_source_remove);
}

static void
inno_overview_page_retranslate (InnoPage *page)
{
  InnoOverviewPage *self = INNO_OVERVIEW_PAGE (page);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figures), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Key figures"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    inno_chart_card_retranslate (self->chart_cards[i]);
}

static gboolean
inno_overview_page_focus_chart (InnoPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_OVERVIEW_PAGE (page)->chart_cards[0]));
}

static void
figure_activated_cb (InnoFigureCard   *card,
                     InnoOverviewPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (self->figure_cards[i] == card &&
        !inno_key_figure_card_open (card, shown[i], inno_page_get_filter (INNO_PAGE (self))))
      inno_page_send_message (INNO_PAGE (self), _("No projects match these filters"));
}

static void
inno_overview_page_dispose (GObject *object)
{
  g_clear_handle_id (&INNO_OVERVIEW_PAGE (object)->source, g_source_remove);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (inno_overview_page_parent_class)->dispose (object);
}

static void
inno_overview_page_class_init (InnoOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_overview_page_dispose;
  page_class->update = inno_overview_page_update;
  page_class->settle = inno_overview_page_settle;
  page_class->retranslate = inno_overview_page_retranslate;
  page_class->focus_chart = inno_overview_page_focus_chart;

  g_type_ensure (INNO_TYPE_ROW_BOX);
  g_type_ensure (INNO_TYPE_COLUMN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoOverviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, InnoOverviewPage, fault);
  gtk_widget_class_bind_template_child (widget_class, InnoOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, InnoOverviewPage, foot);
}

static InnoChartCard *
add_chart (InnoOverviewPage *self,
           guint             place)
{
  InnoChartCard *card = g_object_new (INNO_TYPE_CHART_CARD, NULL);

  inno_chart_card_set_chart (card, inno_chart_find (charts[place].chart));
  inno_chart_card_set_compact (card, charts[place].link);
  g_object_bind_property (self, "selection", card, "selection", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (card, "message", G_CALLBACK (inno_page_send_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "keys-requested", G_CALLBACK (inno_page_request_keys), self, G_CONNECT_SWAPPED);
  inno_column_box_append (self->columns, GTK_WIDGET (card), charts[place].of_two, charts[place].of_three);

  return card;
}

static void
inno_overview_page_init (InnoOverviewPage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      self->figure_cards[i] = INNO_FIGURE_CARD (inno_figure_card_new ());
      g_signal_connect_object (self->figure_cards[i], "activated", G_CALLBACK (figure_activated_cb), self, 0);
      inno_row_box_append (self->figures, GTK_WIDGET (self->figure_cards[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    self->chart_cards[i] = add_chart (self, i);
  gtk_widget_set_vexpand (GTK_WIDGET (self->chart_cards[1]), FALSE);
  self->rules = INNO_RULES_CARD (inno_rules_card_new ());
  inno_column_box_append (self->columns, GTK_WIDGET (self->rules), 1, 2);
  self->since = INNO_SINCE_CARD (inno_since_card_new ());
  inno_column_box_append (self->columns, GTK_WIDGET (self->since), 1, 2);

  /* Shapes are drawn in the style of the moment. */
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (inno_overview_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (inno_overview_page_update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * inno_overview_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page without facts
 */
InnoPage *
inno_overview_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_OVERVIEW_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}
