/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-funding-page.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-page-controls.h"
#include "inno-wrap-box.h"

struct _InnoFundingPage
{
  InnoChartPage  parent_instance;

  GtkLabel      *by_label;
  GtkDropDown   *by;
  InnoChoice    *measure;
  InnoChoice    *unit;
  InnoChoice    *series;
  InnoChoice    *surface;
  InnoChartCard *card;
};

G_DEFINE_FINAL_TYPE (InnoFundingPage, inno_funding_page, INNO_TYPE_CHART_PAGE)

static gboolean
is_selected (InnoChoice *choice,
             const char *id)
{
  return g_strcmp0 (inno_choice_get_selected (choice), id) == 0;
}

static void
update_subtitle (InnoFundingPage *self,
                 const InnoQuery *query)
{
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, query->by),
                     inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, query->measure));

  inno_page_set_subtitle (INNO_PAGE (self), subtitle);
}

static InnoQuery *
inno_funding_page_make_query (InnoChartPage *page)
{
  InnoFundingPage *self = INNO_FUNDING_PAGE (page);
  InnoQuery *query = inno_query_new ();
  guint measure = query->measure;
  gboolean is_money;

  inno_vocabulary_find (INNO_VOCABULARY_MEASURE, inno_choice_get_selected (self->measure), &measure);
  is_money = measure != INNO_MEASURE_PROJECTS;
  query->lang = inno_lang_get_active ();
  query->by = gtk_drop_down_get_selected (self->by);
  query->measure = measure;
  query->share = is_money && is_selected (self->unit, "share");
  query->series = is_selected (self->series, "source") ? INNO_DIMENSION_SOURCE : INNO_DIMENSION_CLASS;
  gtk_widget_set_sensitive (GTK_WIDGET (self->unit), is_money);
  gtk_widget_set_sensitive (GTK_WIDGET (self->series), is_money);
  update_subtitle (self, query);

  return query;
}

static void
retranslate_measures (InnoFundingPage *self)
{
  InnoChoiceItem items[INNO_N_MEASURES] = { 0 };

  for (guint i = 0; i < INNO_N_MEASURES; i++)
    {
      items[i].id = inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, i);
      items[i].label = inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, i);
    }
  inno_choice_set_items (self->measure, items, INNO_N_MEASURES);
}

static void
retranslate_dimensions (InnoFundingPage *self)
{
  const char *strings[INNO_N_DIMENSIONS];

  for (guint i = 0; i < INNO_N_DIMENSIONS; i++)
    strings[i] = inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, i);
  inno_controls_set_strings (self->by, strings, INNO_N_DIMENSIONS);
}

static void
inno_funding_page_retranslate_controls (InnoChartPage *page)
{
  InnoFundingPage *self = INNO_FUNDING_PAGE (page);
  g_autofree char *whole = inno_format_percent (inno_format_get (inno_lang_get_active ()), 1.0, 0);
  const InnoChoiceItem units[] = {
    { "money", "€", _("Amounts in euros"), NULL },
    { "share", whole, _("Per cent of public funding"), NULL },
  };
  const InnoChoiceItem series[] = {
    { "class", _("Classes"), _("Split by funding class"), NULL },
    { "source", _("Sources"), _("Split by funding source"), NULL },
  };

  gtk_label_set_label (self->by_label, _("Group by"));
  inno_controls_set_label (self->by, _("Group by"));
  inno_choice_set_title (self->measure, _("Show"));
  retranslate_dimensions (self);
  retranslate_measures (self);
  inno_choice_set_items (self->unit, units, G_N_ELEMENTS (units));
  inno_choice_set_items (self->series, series, G_N_ELEMENTS (series));
}

static void
inno_funding_page_dispose (GObject *object)
{
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_FUNDING_PAGE);

  G_OBJECT_CLASS (inno_funding_page_parent_class)->dispose (object);
}

static void
inno_funding_page_class_init (InnoFundingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoChartPageClass *page_class = INNO_CHART_PAGE_CLASS (klass);

  object_class->dispose = inno_funding_page_dispose;
  page_class->chart = "funding-shares";
  page_class->make_query = inno_funding_page_make_query;
  page_class->retranslate_controls = inno_funding_page_retranslate_controls;

  g_type_ensure (INNO_TYPE_CHART_CARD);
  g_type_ensure (INNO_TYPE_CHOICE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-funding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, by_label);
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, by);
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, measure);
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, unit);
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, series);
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, surface);
  gtk_widget_class_bind_template_child (widget_class, InnoFundingPage, card);
  gtk_widget_class_bind_template_callback (widget_class, inno_chart_page_ask);
}

static void
inno_funding_page_init (InnoFundingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_chart_page_take_parts (INNO_CHART_PAGE (self), self->surface, self->card);
  inno_choice_set_selected (self->measure, "granted");
  inno_choice_set_selected (self->unit, "share");
  inno_choice_set_selected (self->series, "class");
}
