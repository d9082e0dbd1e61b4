/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-lead-themes-page.h"

#include <glib/gi18n-lib.h>

#include "inno-wrap-box.h"

struct _InnoLeadThemesPage
{
  InnoChartPage  parent_instance;

  GtkLabel      *roles_label;
  InnoChoice    *roles;
  InnoChoice    *surface;
  InnoChartCard *card;
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

G_DEFINE_FINAL_TYPE (InnoLeadThemesPage, inno_lead_themes_page, INNO_TYPE_CHART_PAGE)

static const RoleChoice *
get_choice (InnoLeadThemesPage *self)
{
  const char *selected = inno_choice_get_selected (self->roles);

  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    if (g_strcmp0 (role_choices[i].id, selected) == 0)
      return &role_choices[i];

  return &role_choices[0];
}

static InnoQuery *
inno_lead_themes_page_make_query (InnoChartPage *page)
{
  InnoQuery *query = inno_query_new ();

  query->lang = inno_lang_get_active ();
  query->by = INNO_DIMENSION_CITY;
  query->roles = get_choice (INNO_LEAD_THEMES_PAGE (page))->roles;
  inno_page_set_subtitle (INNO_PAGE (page), _("Participation and the three-cities rule"));

  return query;
}

static void
inno_lead_themes_page_retranslate_controls (InnoChartPage *page)
{
  InnoLeadThemesPage *self = INNO_LEAD_THEMES_PAGE (page);
  InnoChoiceItem items[G_N_ELEMENTS (role_choices)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (role_choices); i++)
    {
      items[i].id = role_choices[i].id;
      items[i].label = _(role_choices[i].label);
    }

  gtk_label_set_label (self->roles_label, _("Count"));
  inno_choice_set_title (self->roles, _("Roles that count"));
  inno_choice_set_items (self->roles, items, G_N_ELEMENTS (items));
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
  InnoChartPageClass *page_class = INNO_CHART_PAGE_CLASS (klass);

  object_class->dispose = inno_lead_themes_page_dispose;
  page_class->chart = "lead-themes";
  page_class->make_query = inno_lead_themes_page_make_query;
  page_class->retranslate_controls = inno_lead_themes_page_retranslate_controls;

  g_type_ensure (INNO_TYPE_CHART_CARD);
  g_type_ensure (INNO_TYPE_CHOICE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-lead-themes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, roles_label);
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, roles);
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, surface);
  gtk_widget_class_bind_template_child (widget_class, InnoLeadThemesPage, card);
  gtk_widget_class_bind_template_callback (widget_class, inno_chart_page_ask);
}

static void
inno_lead_themes_page_init (InnoLeadThemesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_chart_page_take_parts (INNO_CHART_PAGE (self), self->surface, self->card);
  inno_choice_set_selected (self->roles, role_choices[0].id);
}
