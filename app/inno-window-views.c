/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-menu.h"
#include "inno-saved-views.h"
#include "inno-views-dialog.h"

/* Names are longer than a menu is wide. */
#define MOST_CHARS 60

/* A menu takes a word after an underscore for a key. */
static char *
escape_label (const char *name)
{
  g_autofree char *shown = g_utf8_strlen (name, -1) > MOST_CHARS ? g_utf8_substring (name, 0, MOST_CHARS - 1) : NULL;
  g_auto (GStrv) parts = g_strsplit (shown != NULL ? shown : name, "_", -1);
  g_autofree char *joined = g_strjoinv ("__", parts);

  return g_strconcat (joined, shown != NULL ? "…" : "", NULL);
}

static GMenuModel *
make_saved (InnoWindow *self)
{
  g_autoptr (GVariant) views = inno_saved_views_get (self->settings);
  GMenu *menu = g_menu_new ();
  GVariantIter iter;
  const char *name, *link;

  g_variant_iter_init (&iter, views);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &link))
    {
      g_autofree char *label = escape_label (name);

      inno_menu_append (menu, label, "win.go", g_variant_new_string (link), NULL);
    }

  return G_MENU_MODEL (menu);
}

/**
 * inno_window_update_views:
 * @self: the window, with its settings
 *
 * Fills the menu of views, in the active language.
 */
void
inno_window_update_views (InnoWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) saved = NULL;
  g_autoptr (GMenu) verbs = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new ();
  gboolean has_any;

  g_return_if_fail (INNO_IS_WINDOW (self));

  saved = make_saved (self);
  has_any = g_menu_model_get_n_items (saved) > 0;
  g_menu_append (verbs, _("Save this view…"), "win.save-view");
  if (has_any)
    g_menu_append (verbs, _("Manage views…"), "win.manage-views");
  g_menu_append (page, _("Keep these filters on this page only"), "win.keep-filters");
  if (has_any)
    g_menu_append_section (menu, _("Saved views"), saved);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (verbs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (page));
  inno_filter_bar_set_views (self->filters, G_MENU_MODEL (menu));
}

static void
save_view_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  g_autofree char *link = NULL;

  if (self->page == NULL)
    return;

  link = inno_window_get_link (self);
  inno_views_dialog_save (self, self->settings, link, adw_window_title_get_title (self->title));
}

static void
manage_views_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  inno_views_dialog_manage (GTK_WINDOW (self), self->settings);
}

/**
 * inno_window_install_views:
 * @widget_class: the class of the window
 *
 * Installs what the menu of views does.
 */
void
inno_window_install_views (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-view", NULL, save_view_cb);
  gtk_widget_class_install_action (widget_class, "win.manage-views", NULL, manage_views_cb);
}
