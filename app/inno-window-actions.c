/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-commands.h"
#include "inno-shortcuts.h"

static void
refresh_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  if (inno_workspace_is_busy (self->workspace))
    return;

  inno_workspace_refresh (self->workspace, NULL, INNO_IMPORT_NONE);
}

static void
connect_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  inno_window_ask_address (INNO_WINDOW (widget));
}

static void
sign_in_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  inno_window_sign_in (INNO_WINDOW (widget));
}

static void
open_file_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  inno_window_ask_file (INNO_WINDOW (widget));
}

static void
import_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  inno_window_ask_list (INNO_WINDOW (widget));
}

static void
toggle_sidebar_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  if (inno_workspace_get_facts (self->workspace) != NULL)
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
show_keys_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  inno_window_show_keys (INNO_WINDOW (widget));
}

static void
next_region_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  inno_window_walk_regions (INNO_WINDOW (widget), 1);
}

static void
previous_region_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  inno_window_walk_regions (INNO_WINDOW (widget), -1);
}

static void
next_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  inno_window_turn_page (INNO_WINDOW (widget), 1);
}

static void
previous_page_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  inno_window_turn_page (INNO_WINDOW (widget), -1);
}

static void
jump_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  inno_window_show_jump (INNO_WINDOW (widget));
}

static void
print_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  inno_window_print (INNO_WINDOW (widget));
}

static void
present_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  inno_window_present_deck (INNO_WINDOW (widget));
}

/**
 * inno_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs what menu and keys do.
 */
void
inno_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc func; } actions[] = {
    { "win.refresh", refresh_cb },
    { "win.connect", connect_cb },
    { "win.sign-in", sign_in_cb },
    { "win.open-file", open_file_cb },
    { "win.import", import_cb },
    { "win.toggle-sidebar", toggle_sidebar_cb },
    { "win.show-keys", show_keys_cb },
    { "win.next-region", next_region_cb },
    { "win.previous-region", previous_region_cb },
    { "win.next-page", next_page_cb },
    { "win.previous-page", previous_page_cb },
    { "win.jump", jump_cb },
    { "win.print", print_cb },
    { "win.present", present_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  inno_window_install_present (widget_class);
  inno_window_install_chart (widget_class);
  inno_window_install_decks (widget_class);
  inno_window_install_help (widget_class);

  inno_window_install_frozen (widget_class);

  /* Last of all: whoever types a question mark has had it before. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, 0, "win.show-keys", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK, "win.show-keys", NULL);
}

/**
 * inno_window_update_actions:
 * @self: the window
 *
 * Lets be done what can be done.
 */
void
inno_window_update_actions (InnoWindow *self)
{
  static const char * const of_pages[] = { "win.toggle-sidebar", "win.jump", "win.print", "win.save-chart", "win.present",
                                           "win.present-deck", "win.next-page", "win.previous-page", "win.go",
                                           "win.copy-link" };
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh",
                                 inno_syncer_get_address (inno_workspace_get_syncer (self->workspace)) != NULL &&
                                 !inno_workspace_is_busy (self->workspace));
  for (guint i = 0; i < G_N_ELEMENTS (of_pages); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_pages[i], facts != NULL);
  inno_window_update_frozen (self);
}

/**
 * inno_window_make_menu:
 *
 * Returns: (transfer full): the main menu in the active language
 */
GMenuModel *
inno_window_make_menu (void)
{
  guint n_commands;
  const InnoCommand *commands = inno_commands_get_all (&n_commands);
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;
  guint of = 0;

  for (guint i = 0; i < n_commands; i++)
    {
      if (commands[i].menu_section == 0)
        continue;
      if (commands[i].menu_section != of)
        {
          of = commands[i].menu_section;
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
        }
      g_menu_append (section, _(commands[i].label), commands[i].action);
    }

  return G_MENU_MODEL (menu);
}

/**
 * inno_window_show_keys:
 * @self: the window
 *
 * Shows what the keyboard does.
 */
void
inno_window_show_keys (InnoWindow *self)
{
  inno_shortcuts_show (GTK_WINDOW (self), NULL);
}
