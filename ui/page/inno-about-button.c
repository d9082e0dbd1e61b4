/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-about-button.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-widget.h"

/* Lines are read at about so many letters, and so many pixels of them at a time. */
#define CHARS 46
#define HEIGHT 360

struct _InnoAboutButton
{
  AdwBin           parent_instance;

  GtkMenuButton   *button;
  const InnoChart *chart;
};

G_DEFINE_FINAL_TYPE (InnoAboutButton, inno_about_button, ADW_TYPE_BIN)

static void
add_text (GtkBox     *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = inno_card_make_label (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_box_append (box, label);
}

static void
add_heading (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "margin-top", 6, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static GtkWidget *
make_text (const InnoChart *chart)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autoptr (GPtrArray) rules = inno_chart_list_rules (chart->rules);

  add_heading (box, _("What it says"));
  add_text (box, inno_chart_get_says (chart), "body");
  add_heading (box, _("How it is computed"));
  add_text (box, inno_chart_get_computed (chart), "body");
  for (guint i = 0; i < rules->len; i++)
    add_text (box, g_ptr_array_index (rules, i), "body");

  return GTK_WIDGET (box);
}

/* It can be come to and scrolled with the keyboard, and is read out as a whole. */
static GtkWidget *
make_scroller (const InnoChart *chart)
{
  /* GTK 4.18 takes no name for a pane that scrolls. */
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *text = make_text (chart);
  g_autoptr (GPtrArray) rules = inno_chart_list_rules (chart->rules);
  g_autofree char *shared = NULL;
  g_autofree char *all = NULL;

  g_ptr_array_add (rules, NULL);
  shared = g_strjoinv (" ", (char **) rules->pdata);
  all = g_strjoin (" ", inno_chart_get_says (chart), inno_chart_get_computed (chart), shared, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_set_focusable (scroller, TRUE);
  inno_widget_set_name (scroller, _(chart->title));
  inno_widget_describe (scroller, text, all);

  return scroller;
}

static void
popdown_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

/* "figures/city-share" */
static char *
make_place (InnoAboutButton *self)
{
  return g_strconcat ("figures", self->chart != NULL ? "/" : NULL, self->chart != NULL ? self->chart->id : NULL, NULL);
}

/* When it is opened, so that it is in the language of the moment. */
static void
create_popup (GtkMenuButton *button,
              gpointer       user_data)
{
  InnoAboutButton *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *more = gtk_button_new_with_label (_("All charts in the help"));
  g_autofree char *place = make_place (self);

  if (self->chart != NULL)
    gtk_box_append (GTK_BOX (box), make_scroller (self->chart));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (more), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "win.help");
  g_signal_connect_object (more, "clicked", G_CALLBACK (popdown_cb), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (box), more);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "about");
  inno_widget_set_name (popover, _("About this chart"));
  gtk_menu_button_set_popover (button, popover);
}

static void
inno_about_button_class_init (InnoAboutButtonClass *klass)
{
}

static void
inno_about_button_init (InnoAboutButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "help-about-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * inno_about_button_set_chart:
 * @self: a button
 * @chart: the kind of chart that it is about
 * @title: what the chart in sight is called, in the active language
 */
void
inno_about_button_set_chart (InnoAboutButton *self,
                             const InnoChart *chart,
                             const char      *title)
{
  g_autofree char *name = NULL;

  g_return_if_fail (INNO_IS_ABOUT_BUTTON (self));

  self->chart = chart;
  name = g_strdup_printf ("%s: %s", _("About this chart"), title);
  inno_widget_set_tooltip (GTK_WIDGET (self->button), _("About this chart"));
  inno_widget_set_name (GTK_WIDGET (self->button), name);
}

/**
 * inno_about_button_show:
 * @self: a button
 *
 * Says it; in the help, where there is no room for the button.
 */
void
inno_about_button_show (InnoAboutButton *self)
{
  g_autofree char *place = NULL;

  g_return_if_fail (INNO_IS_ABOUT_BUTTON (self));

  place = make_place (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->button);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.help", "s", place);
}
