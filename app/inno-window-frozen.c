/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-application.h"
#include "inno-format.h"
#include "inno-store-pack.h"

static InnoApplication *
get_application (InnoWindow *self)
{
  return INNO_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
show_snapshot_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  inno_application_show_snapshot (get_application (self), self->workspace, g_variant_get_string (parameter, NULL));
}

/* The page asks for a name. */
static void
freeze_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "changes") != 0)
    inno_window_go (self, "changes");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "changes.freeze", NULL);
}

static void
open_pack_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  inno_window_ask_pack (INNO_WINDOW (widget));
}

/**
 * inno_window_install_frozen:
 * @widget_class: the class of the window
 *
 * Installs what freezes a portfolio, and opens a window on what it was.
 */
void
inno_window_install_frozen (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-snapshot", "s", show_snapshot_cb);
  gtk_widget_class_install_action (widget_class, "win.open-pack", NULL, open_pack_cb);
  gtk_widget_class_install_action (widget_class, "win.freeze", NULL, freeze_cb);
}

/**
 * inno_window_settle_frozen:
 * @self: the window, with a workspace
 *
 * The page that was seen last may be one that such a window does not have. A snapshot is opened from Changes, but to
 * see what was then: that page says what happened before it, and of the first nothing at all.
 */
void
inno_window_settle_frozen (InnoWindow *self)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  const char *id = adw_view_stack_get_visible_child_name (self->pages);
  gboolean is_left = inno_workspace_is_frozen (self->workspace) && g_strcmp0 (id, "changes") == 0;

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0 && (is_left || !inno_window_has_page (self, &kinds[i])))
      adw_view_stack_set_visible_child_name (self->pages, kinds[0].id);
  if (is_left)
    g_clear_pointer (&self->waiting_place, g_free);
}

/**
 * inno_window_update_frozen:
 * @self: the window
 *
 * What is frozen is not shared, nor anything taken into it.
 */
void
inno_window_update_frozen (InnoWindow *self)
{
  static const char * const of_now[] = { "win.connect", "win.sign-in", "win.open-file", "win.show-snapshot" };
  /* A list is taken into a portfolio, and a portfolio is frozen: where there is one. */
  static const char * const of_a_portfolio[] = { "win.import", "win.freeze" };
  gboolean is_frozen = inno_workspace_is_frozen (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (of_now); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_now[i], !is_frozen);
  for (guint i = 0; i < G_N_ELEMENTS (of_a_portfolio); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_a_portfolio[i],
                                   !is_frozen && inno_workspace_get_facts (self->workspace) != NULL);
}

/**
 * inno_window_show_frozen:
 * @self: the window, on what is frozen
 * @state: its state
 *
 * Says in the banner what it is, and of which day.
 */
void
inno_window_show_frozen (InnoWindow               *self,
                         const InnoPortfolioState *state)
{
  gboolean is_pack = inno_workspace_get_pack_deck (self->workspace) != NULL;
  const char *name = inno_workspace_get_frozen_name (self->workspace);
  g_autofree char *day = inno_format_day (inno_format_get (inno_lang_get_active ()), state->as_of);
  g_autofree char *headline = NULL;

  if (state->as_of == INNO_DAY_NONE)
    headline = g_strdup_printf (_("Frozen: “%s”."), name);
  else
    /* Translators: the name of a snapshot and a day */
    headline = g_strdup_printf (_("Frozen: “%s”, data as of %s."), name, day);
  inno_sync_banner_set (self->banner, INNO_SYNC_BANNER_FROZEN, headline,
                        is_pack ? _("A presentation file, for reading only.") : _("For reading only."), _("Close"));
}

/**
 * inno_window_leave_frozen:
 * @self: the window, on what is frozen
 *
 * Closes it; of a snapshot, behind the window with the present.
 */
void
inno_window_leave_frozen (InnoWindow *self)
{
  if (inno_workspace_get_pack_deck (self->workspace) == NULL)
    inno_application_show_present (get_application (self));

  gtk_window_close (GTK_WINDOW (self));
}

/**
 * inno_window_open_pack:
 * @self: the window
 * @file: any file
 *
 * Opens a presentation file in a window of its own.
 *
 * Returns: whether it is called like one
 */
gboolean
inno_window_open_pack (InnoWindow *self,
                       GFile      *file)
{
  const char *path = g_file_peek_path (file);

  if (path == NULL || !inno_pack_is_at (path))
    return FALSE;

  inno_application_show_frozen (get_application (self), inno_workspace_new_pack (path));
  return TRUE;
}
