/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-snapshot-menu.h"

#include <glib/gi18n-lib.h>

#include "inno-menu.h"
#include "inno-message-dialog.h"
#include "inno-store-decks.h"
#include "inno-store-snapshots.h"
#include "inno-widget.h"
#include "inno-workspace-frozen.h"

/* The group of actions that the button has. */
#define GROUP "snapshot"

/* A deletion on its way: read who shows it, ask, remove. */
typedef struct
{
  InnoPage *page;
  char     *name;     /* of the snapshot */
  char     *label;    /* of it, as the menu has it */
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->page);
  g_free (deletion->name);
  g_free (deletion->label);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

/* Worker. */
static gpointer
list_decks (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return inno_store_list_decks (store, error);
}

static gpointer
remove_snapshot (InnoStore     *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return inno_store_remove_snapshot (store, data, error) ? g_strdup (data) : NULL;
}

static const InnoWorkspaceJob listing = { list_decks, NULL, (GDestroyNotify) g_ptr_array_unref };
static const InnoWorkspaceJob removing = { remove_snapshot, g_free, g_free };

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  g_autofree char *message = name != NULL ? g_strdup_printf (_("Snapshot “%s” deleted"), deletion->label)
                                          : g_strdup (error->message);

  inno_page_send_message (deletion->page, message);
  if (name != NULL)
    inno_workspace_reload (INNO_WORKSPACE (source));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Deletion         *deletion)
{
  g_autoptr (Deletion) owned = deletion;

  if (!g_str_equal (response, "delete"))
    return;

  inno_workspace_run_async (inno_page_get_workspace (owned->page), &removing, g_strdup (owned->name), NULL, removed_cb,
                            owned);
  g_steal_pointer (&owned);
}

/* Returns: (transfer full) (nullable): the names of the decks that show the snapshot, or
 * compare with it */
static char *
join_decks (GPtrArray  *decks,
            const char *name)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < decks->len; i++)
    {
      const InnoDeck *deck = g_ptr_array_index (decks, i);
      const char *label = inno_text_get (deck->name, inno_lang_get_active (), NULL);

      if (g_strcmp0 (deck->snapshot, name) == 0 || g_strcmp0 (deck->since, name) == 0)
        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", label != NULL ? label : deck->id);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decks = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (deletion->page));
  g_autofree char *heading = g_strdup_printf (_("Delete the snapshot “%s”?"), deletion->label);
  g_autofree char *names = decks != NULL ? join_decks (decks, deletion->name) : NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (decks == NULL)
    {
      inno_page_send_message (deletion->page, error->message);
      return;
    }

  body = names != NULL
    ? g_strdup_printf (_("These presentations show it, or compare with it: %s. What it kept cannot be brought back."), names)
    : g_strdup (_("What it kept cannot be brought back."));
  dialog = inno_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "delete", _("Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_steal_pointer (&deletion));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  InnoPage *page = user_data;
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->page = g_object_ref (page);
  g_variant_get (parameter, "(ss)", &deletion->name, &deletion->label);
  inno_workspace_run_async (inno_page_get_workspace (page), &listing, NULL, NULL, listed_cb, deletion);
}

/**
 * inno_snapshot_menu_set_up:
 * @button: a button that opens a menu
 * @page: the page it is of, which outlives it
 */
void
inno_snapshot_menu_set_up (GtkMenuButton *button,
                           InnoPage      *page)
{
  static const GActionEntry entries[] = { { "delete", delete_cb, "(ss)", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (button), GROUP, G_ACTION_GROUP (group));
}

typedef GVariant *(*TargetFunc) (const InnoChoiceItem *item);

static GVariant *
get_name (const InnoChoiceItem *item)
{
  return g_variant_new_string (item->id);
}

/* What a person is asked about is called as in the menu. */
static GVariant *
get_name_and_label (const InnoChoiceItem *item)
{
  return g_variant_new ("(ss)", item->id, item->label);
}

static GMenu *
list_items (const InnoSnapshotList *list,
            const char             *action,
            TargetFunc              get_target)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (InnoChoiceItem));
  GMenu *menu = g_menu_new ();

  inno_snapshot_list_add_items (list, NULL, items);
  for (guint i = 0; i < items->len; i++)
    {
      const InnoChoiceItem *item = &g_array_index (items, InnoChoiceItem, i);

      inno_menu_append (menu, item->label, action, get_target (item), NULL);
    }

  return menu;
}

/**
 * inno_snapshot_menu_fill:
 * @button: a button that was set up
 * @page: the page it is of
 * @list: (nullable): the snapshots there are, if that is known
 *
 * Says in the active language what can be done. Where there is no snapshot, or the window
 * shows one itself, there is nothing to do.
 */
void
inno_snapshot_menu_fill (GtkMenuButton          *button,
                         InnoPage               *page,
                         const InnoSnapshotList *list)
{
  InnoWorkspace *workspace = inno_page_get_workspace (page);
  gboolean has_any = list != NULL && inno_snapshot_list_get_n (list) > 0 && workspace != NULL &&
                     !inno_workspace_is_frozen (workspace);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) shown = NULL, deleted = NULL, below = NULL;

  gtk_widget_set_visible (GTK_WIDGET (button), has_any);
  if (!has_any)
    return;

  shown = list_items (list, "win.show-snapshot", get_name);
  g_menu_append_section (menu, _("Show as of this snapshot"), G_MENU_MODEL (shown));
  deleted = list_items (list, GROUP ".delete", get_name_and_label);
  below = g_menu_new ();
  g_menu_append_submenu (below, _("Delete a snapshot"), G_MENU_MODEL (deleted));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (below));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  inno_widget_set_name (GTK_WIDGET (button), _("As of…"));
  inno_widget_set_tooltip (GTK_WIDGET (button), _("Show as of a snapshot"));
}
