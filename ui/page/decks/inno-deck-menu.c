/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-menu.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-deck-format.h"
#include "inno-deck-shelf.h"
#include "inno-menu.h"
#include "inno-widget.h"

#define TARGET "inno-target"
#define NAME "inno-name"

typedef struct
{
  const char *label;        /* source string */
  const char *action;
  gboolean    of_document;  /* what is ready-made cannot be deleted */
} Item;

static const Item items[] = {
  { N_("Duplicate"), "decks.duplicate", FALSE },
  { N_("Delete"), "decks.delete", TRUE },
};

/* The words of the button label it as well, from when they are in a window (libadwaita 1.2): they would be read
 * again after its name. */
static void
rooted_cb (GtkWidget *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static GtkWidget *
make_content (GtkWidget *button)
{
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "media-playback-start-symbolic", NULL);

  g_signal_connect_object (content, "notify::root", G_CALLBACK (rooted_cb), button, G_CONNECT_SWAPPED);

  return content;
}

/**
 * inno_deck_menu_make_present:
 * @is_main: whether it is the main button of what it stands in
 *
 * Returns: (transfer floating): a button, of no deck yet
 */
GtkButton *
inno_deck_menu_make_present (gboolean is_main)
{
  GtkButton *button = GTK_BUTTON (gtk_button_new ());

  gtk_button_set_child (button, make_content (GTK_WIDGET (button)));
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.present-deck");
  if (is_main)
    gtk_widget_add_css_class (GTK_WIDGET (button), "suggested-action");

  return button;
}

/**
 * inno_deck_menu_make_more:
 *
 * Returns: (transfer floating): a menu, of no deck yet
 */
GtkMenuButton *
inno_deck_menu_make_more (void)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());

  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (button, "view-more-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (button), "flat");

  return button;
}

/* Every format there is, and what can be put into one of them besides. */
static GMenuModel *
make_save_menu (const char *target)
{
  GMenu *menu = g_menu_new ();
  guint n_formats;
  const InnoDeckFormat *formats = inno_deck_format_get_all (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    inno_menu_append (menu, _(formats[i].label), "decks.save",
                      g_variant_new ("(ssb)", target, formats[i].id, FALSE), NULL);
  inno_menu_append (menu, _("Handout with the notes (PDF)"), "decks.save",
                    g_variant_new ("(ssb)", target, "handout", TRUE), NULL);
  inno_menu_append (menu, _("Presentation file with its figures"), "decks.pack", g_variant_new_string (target), NULL);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_print_menu (const char *target)
{
  GMenu *menu = g_menu_new ();

  inno_menu_append (menu, _("Slides"), "decks.print", g_variant_new ("(ssb)", target, "pdf", FALSE), NULL);
  inno_menu_append (menu, _("Handout"), "decks.print", g_variant_new ("(ssb)", target, "handout", FALSE), NULL);
  inno_menu_append (menu, _("Handout with the notes"), "decks.print",
                    g_variant_new ("(ssb)", target, "handout", TRUE), NULL);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (const char *target)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenuModel) save = make_save_menu (target);
  g_autoptr (GMenuModel) print = make_print_menu (target);

  g_menu_append_submenu (out, _("Save as"), save);
  g_menu_append_submenu (out, _("Print"), print);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (!items[i].of_document || *target != '\0')
      inno_menu_append (own, _(items[i].label), items[i].action, g_variant_new_string (target), NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));

  return G_MENU_MODEL (menu);
}

/**
 * inno_deck_menu_set_target:
 * @present: the button
 * @more: the menu
 * @deck: what they are about
 */
void
inno_deck_menu_set_target (GtkButton     *present,
                           GtkMenuButton *more,
                           InnoDeck      *deck)
{
  const char *id = deck->document != NULL ? deck->id : "";

  g_object_set_data_full (G_OBJECT (more), TARGET, g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (more), NAME, g_strdup (inno_deck_shelf_name (deck)), g_free);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (present), "s", id);
  inno_deck_menu_retranslate (present, more);
}

/**
 * inno_deck_menu_retranslate:
 * @present: the button
 * @more: the menu
 */
void
inno_deck_menu_retranslate (GtkButton     *present,
                            GtkMenuButton *more)
{
  const char *target = g_object_get_data (G_OBJECT (more), TARGET);
  const char *deck = g_object_get_data (G_OBJECT (more), NAME);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _("Present"), deck != NULL ? deck : "");
  g_autofree char *more_name = g_strdup_printf (_("%s: %s"), _("More"), deck != NULL ? deck : "");
  g_autoptr (GMenuModel) menu = make_menu (target != NULL ? target : "");

  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (present)), _("Present"));
  inno_widget_set_name (GTK_WIDGET (present), name);
  inno_widget_set_name (GTK_WIDGET (more), more_name);
  inno_widget_set_tooltip (GTK_WIDGET (more), _("More"));
  gtk_menu_button_set_menu_model (more, menu);
}
