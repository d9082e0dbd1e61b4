/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-lead-themes-page.h"

#include <glib/gi18n-lib.h>

#include "inno-chart-card.h"
#include "inno-choice.h"
#include "inno-page-controls.h"
#include "inno-wrap-box.h"

struct _InnoLeadThemesPage
{
  InnoPage       parent_instance;

  GtkLabel      *roles_label;
  InnoChoice    *roles;
  InnoChoice    *surface;
  InnoChartCard *card;
  gboolean       is_retranslating;
};

/* Which roles make a city count, from the strictest. */
typedef struct
{
  const char *id;
  const char *label;    /* source string */
  guint       roles;
} RoleChoice;

static const RoleChoice role_choices[] = {
  { "implement", N_("Lead and implementers"), INNO_ROLES_DEFAULT },
  { "network", N_("Also network"), INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK },
  { "everyone", N_("Everyone named"),
    INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK | 1u << INNO_ROLE_DISCUSSION },
};

G_DEFINE_FINAL_TYPE (InnoLeadThemesPage, inno_lead_themes_page, INNO_TYPE_PAGE)

static const RoleChoice *
get_choice (InnoLeadThemesPage *self)
{
  const char *selected = inno_choice_get_selected (self->roles);

  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    if (g_strcmp0 (role_choices[i].id, selected) == 0)
      return &role_choices[i];

  return &role_choices[0];
}

static void
question_changed_cb (InnoLeadThemesPage *self)
{
  g_autoptr (InnoQuery) query = NULL;

  if (self->is_retranslating)
    return;

  query = inno_query_new ();
  query->lang = inno_lang_get_active ();
  query->by = INNO_DIMENSION_CITY;
  query->roles = get_choice (self)->roles;
  inno_page_set_subtitle (INNO_PAGE (self), _("Participation and the three-cities rule"));
  inno_chart_card_ask (self->card, inno_page_get_facts (INNO_PAGE (self)), query);
}

static void
surface_changed_cb (InnoLeadThemesPage *self)
{
  inno_chart_card_set_show_table (self->card, g_strcmp0 (inno_choice_get_selected (self->surface), "table") == 0);
}

static void
show_table_cb (InnoLeadThemesPage *self)
{
  inno_choice_set_selected (self->surface,
                            inno_chart_card_get_show_table (self->card) ? "table" : "chart");
}

static void
message_cb (InnoChartCard   *card,
            const char      *message,
            InnoLeadThemesPage *self)
{
  inno_page_send_message (INNO_PAGE (self), message);
}

static void
keys_requested_cb (InnoChartCard   *card,
                   InnoLeadThemesPage *self)
{
  inno_page_request_keys (INNO_PAGE (self));
}

static void
inno_lead_themes_page_retranslate (InnoPage *page)
{
  InnoLeadThemesPage *self = INNO_LEAD_THEMES_PAGE (page);
  InnoChoiceItem items[G_N_ELEMENTS (role_choices)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    {
      items[i].id = role_choices[i].id;
      items[i].label = _(role_choices[i].label);
    }

  self->is_retranslating = TRUE;
  gtk_label_set_label (self->roles_label, _("Count"));
  inno_choice_set_title (self->roles, _("Roles that count"));
  inno_choice_set_items (self->roles, items, G_N_ELEMENTS (items));
  inno_controls_set_chart_or_table (self->surface);
  inno_chart_card_retranslate (self->card);
  self->is_retranslating = FALSE;
}

static void
inno_lead_themes_page_update (InnoPage *page)
{
  question_changed_cb (INNO_LEAD_THEMES_PAGE (page));
}

static gboolean
inno_lead_themes_page_focus_chart (InnoPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INNO_LEAD_THEMES_PAGE (page)->card));
}

static void
inno_lead_themes_page_dispose (GObject *object)
{
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_LEAD_THEMES_PAGE);

  G_OBJECT_CLASS (inno_lead_themes_page_parent_class)->dispose (object);
}

static void
inno_lead_themes_page_class_init (InnoLeadThemesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  object_class->dispose = inno_lead_themes_page_dispose;
  page_class->update = inno_lead_themes_page_update;
  page_class->retranslate = inno_lead_themes_page_retranslate;
  page_class->focus_chart = inno_lead_themes_page_focus_chart;

  g_type_ensure (INNO_TYPE_CHART_CARD);
  g_type_ensure (INNO_TYPE_CHOICE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-lead-themes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, roles_label);
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, roles);
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, surface);
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, card);
  gtk_widget_class_bind_template_callback (widget_class, question_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, surface_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, keys_requested_cb);
}

static void
inno_lead_themes_page_init (InnoLeadThemesPage *self)
{
  self->is_retranslating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_chart_card_set_chart (self->card, inno_chart_find ("lead-themes"));
  inno_lead_themes_page_retranslate (INNO_PAGE (self));
  inno_choice_set_selected (self->roles, role_choices[0].id);
  inno_choice_set_selected (self->surface, "chart");
}
