/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-cities-page.h"

#include <glib/gi18n-lib.h>

#include "inno-cities-list.h"
#include "inno-city-profile.h"
#include "inno-widget.h"

struct _InnoCitiesPage
{
  InnoPage         parent_instance;

  GtkStack        *stack;
  InnoCitiesList  *list;
  InnoCityProfile *profile;      /* NULL until somebody's is asked for */
  AdwStatusPage   *nothing;      /* where the filters leave nothing of a subject */
  GtkButton       *clear, *all;
  char            *subject;      /* id; or INNO_CITIES_PAGE_LIST */
};

G_DEFINE_FINAL_TYPE (InnoCitiesPage, inno_cities_page, INNO_TYPE_PAGE)

/* Returns: (transfer none) (nullable): whose profile is asked for; %NULL: nobody's, or of
 * what the portfolio has no document of */
static InnoEntity *
find_subject (InnoCitiesPage *self,
              InnoFacts      *facts)
{
  InnoEntity *entity = inno_portfolio_find (inno_facts_get_portfolio (facts), self->subject);

  return entity != NULL && (INNO_IS_CITY (entity) || INNO_IS_AGREEMENT (entity)) ? entity : NULL;
}

static void
show_nothing (InnoCitiesPage *self,
              InnoEntity     *subject)
{
  const char *name = subject != NULL ? inno_entity_get_label (subject, inno_lang_get_active ()) : self->subject;

  adw_status_page_set_title (self->nothing, name);
  adw_status_page_set_description (self->nothing, subject != NULL
                                                    ? _("The filters of the window leave nothing of it.")
                                                    : _("The portfolio no longer knows it."));
  gtk_widget_set_visible (GTK_WIDGET (self->clear), subject != NULL);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_list (InnoCitiesPage *self,
           InnoFacts      *facts)
{
  g_autoptr (InnoQuery) query = inno_query_new ();

  query->lang = inno_lang_get_active ();
  inno_query_set_filters (query, inno_page_get_filter (INNO_PAGE (self)));
  inno_cities_list_ask (self->list, facts, query);
  inno_page_set_subtitle (INNO_PAGE (self), _("Agreements, cities and municipalities"));
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
list_requested_cb (InnoCitiesPage *self)
{
  inno_page_open (INNO_PAGE (self), INNO_CITIES_PAGE_LIST);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* One that has never been shown would be told of as a heap of things without names. */
static InnoCityProfile *
ensure_profile (InnoCitiesPage *self)
{
  if (self->profile != NULL)
    return self->profile;

  self->profile = INNO_CITY_PROFILE (inno_city_profile_new ());
  inno_city_profile_retranslate (self->profile);
  inno_city_profile_set_selection (self->profile, inno_page_get_selection (INNO_PAGE (self)));
  g_signal_connect_object (self->profile, "message", G_CALLBACK (inno_page_send_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile, "keys-requested", G_CALLBACK (inno_page_request_keys), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile, "list-requested", G_CALLBACK (list_requested_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->profile), "profile", "");

  return self->profile;
}

static void
inno_cities_page_update (InnoPage *page)
{
  InnoCitiesPage *self = INNO_CITIES_PAGE (page);
  InnoFacts *facts = inno_page_get_facts (page);
  InnoEntity *subject;

  gtk_widget_set_visible (GTK_WIDGET (self->stack), facts != NULL);
  if (facts == NULL)
    return;
  if (g_str_equal (self->subject, INNO_CITIES_PAGE_LIST))
    {
      show_list (self, facts);
      return;
    }

  subject = find_subject (self, facts);
  inno_page_set_subtitle (page, subject != NULL ? inno_entity_get_label (subject, inno_lang_get_active ()) : NULL);
  if (subject != NULL && inno_city_profile_show (ensure_profile (self), facts, inno_page_get_filter (page), subject))
    gtk_stack_set_visible_child_name (self->stack, "profile");
  else
    show_nothing (self, subject);
}

static void
inno_cities_page_retranslate (InnoPage *page)
{
  InnoCitiesPage *self = INNO_CITIES_PAGE (page);

  inno_cities_list_retranslate (self->list);
  if (self->profile != NULL)
    inno_city_profile_retranslate (self->profile);
  gtk_button_set_label (self->clear, _("Clear filters"));
  gtk_button_set_label (self->all, _("All cities"));
}

static gboolean
inno_cities_page_focus_chart (InnoPage *page)
{
  return gtk_widget_child_focus (gtk_stack_get_visible_child (INNO_CITIES_PAGE (page)->stack), GTK_DIR_TAB_FORWARD);
}

static void
inno_cities_page_open (InnoPage   *page,
                       const char *subject)
{
  InnoCitiesPage *self = INNO_CITIES_PAGE (page);
  G_GNUC_UNUSED g_autofree char *before = g_steal_pointer (&self->subject);

  self->subject = g_strdup (subject);
  inno_cities_page_update (page);
}

static const char *
inno_cities_page_get_subject (InnoPage *page)
{
  return INNO_CITIES_PAGE (page)->subject;
}

static void
selection_changed_cb (InnoCitiesPage *self)
{
  if (self->profile != NULL)
    inno_city_profile_set_selection (self->profile, inno_page_get_selection (INNO_PAGE (self)));
}

static void
inno_cities_page_finalize (GObject *object)
{
  g_free (INNO_CITIES_PAGE (object)->subject);

  G_OBJECT_CLASS (inno_cities_page_parent_class)->finalize (object);
}

static void
inno_cities_page_class_init (InnoCitiesPageClass *klass)
{
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_cities_page_finalize;
  page_class->update = inno_cities_page_update;
  page_class->retranslate = inno_cities_page_retranslate;
  page_class->focus_chart = inno_cities_page_focus_chart;
  page_class->open = inno_cities_page_open;
  page_class->get_subject = inno_cities_page_get_subject;
}

static GtkWidget *
make_nothing (InnoCitiesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  inno_widget_tell_status (GTK_WIDGET (self->nothing));
  self->clear = GTK_BUTTON (gtk_button_new ());
  self->all = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "win.clear-filters");
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (list_requested_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->clear));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (self->nothing, "mark-location-symbolic");
  adw_status_page_set_child (self->nothing, box);

  return GTK_WIDGET (self->nothing);
}

static void
inno_cities_page_init (InnoCitiesPage *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->subject = g_strdup (INNO_CITIES_PAGE_LIST);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = INNO_CITIES_LIST (inno_cities_list_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), "list", "");
  gtk_stack_add_titled (self->stack, make_nothing (self), "nothing", "");
  g_signal_connect (self, "notify::selection", G_CALLBACK (selection_changed_cb), NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));

  /* Shapes are drawn in the style of the moment. */
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (inno_cities_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (inno_cities_page_update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * inno_cities_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page without facts, which shows the list
 */
InnoPage *
inno_cities_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_CITIES_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}
