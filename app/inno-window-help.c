/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-help-topics.h"
#include "inno-help-window.h"
#include "inno-tour.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

#define HAS_SEEN_TOUR "has-seen-tour"

/* The keys of the program, as those of the languages, are for its windows alone. */
static void
show (InnoWindow *self,
      GtkWidget  *window)
{
  gtk_window_set_application (GTK_WINDOW (window), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (window));
}

/* Help, of what is in sight where nobody names a place in it. */
static void
help_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  const char *asked = g_variant_get_string (parameter, NULL);
  gboolean has_page = self->page != NULL && inno_workspace_get_facts (self->workspace) != NULL;
  g_autofree char *link = has_page ? inno_window_get_link (self) : g_strdup ("");
  g_autofree char *place = *asked != '\0' ? g_strdup (asked) : inno_help_place_of_link (link);

  if (self->help == NULL)
    g_set_weak_pointer (&self->help, inno_help_window_new (GTK_WINDOW (self)));
  inno_help_window_show (INNO_HELP_WINDOW (self->help), place);
  show (self, self->help);
}

/* Whoever was shown around, or does not want to be, is not asked again. */
static void
end_invitation (InnoWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  g_settings_set_boolean (self->settings, HAS_SEEN_TOUR, TRUE);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->invitation)))
    inno_window_walk_regions (self, 1);
  adw_bin_set_child (self->invitation, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->invitation), FALSE);
}

static void
tour_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  /* Where it was begun it leads back to. */
  gboolean is_in_help = self->help != NULL && gtk_window_is_active (GTK_WINDOW (self->help));

  end_invitation (self);
  if (self->tour == NULL)
    g_set_weak_pointer (&self->tour, inno_tour_new (is_in_help ? GTK_WINDOW (self->help) : GTK_WINDOW (self)));
  show (self, self->tour);
}

static void
no_tour_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  end_invitation (INNO_WINDOW (widget));
}

/**
 * inno_window_install_help:
 * @widget_class: the class of the window
 *
 * Installs the ways into the help and through the tour.
 */
void
inno_window_install_help (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, invitation);
  gtk_widget_class_install_action (widget_class, "win.help", "s", help_cb);
  gtk_widget_class_install_action (widget_class, "win.tour", NULL, tour_cb);
  gtk_widget_class_install_action (widget_class, "win.no-tour", NULL, no_tour_cb);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_insert_before (button, box, NULL);
}

static void
fill_invitation (InnoWindow *self)
{
  const char *words = _("New here? Five steps show what the window can do.");
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "spacing", 12, NULL);
  GtkWidget *buttons = g_object_new (INNO_TYPE_WRAP_BOX, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE,
                                   "width-chars", 10, NULL);

  inno_widget_set_name (box, words);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), buttons);
  add_button (buttons, _("Take the tour"), "win.tour");
  add_button (buttons, _("Not now"), "win.no-tour");
  adw_bin_set_child (self->invitation, box);
}

/**
 * inno_window_invite:
 * @self: the window, with its first portfolio
 *
 * Offers the tour in a bar that is in nobody's way, to who has neither taken nor
 * declined it.
 */
void
inno_window_invite (InnoWindow *self)
{
  if (g_settings_get_boolean (self->settings, HAS_SEEN_TOUR))
    return;

  fill_invitation (self);
  gtk_widget_set_visible (GTK_WIDGET (self->invitation), TRUE);
}

/**
 * inno_window_retranslate_help:
 * @self: the window
 *
 * Says what is open of it anew in the active language.
 */
void
inno_window_retranslate_help (InnoWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->invitation)))
    fill_invitation (self);
  if (self->help != NULL)
    inno_help_window_retranslate (INNO_HELP_WINDOW (self->help));
  if (self->tour != NULL)
    inno_tour_retranslate (INNO_TOUR (self->tour));
}
