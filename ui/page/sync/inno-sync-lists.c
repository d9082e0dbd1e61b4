/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-sync-lists.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-document-diff.h"
#include "inno-expander-row.h"
#include "inno-format.h"
#include "inno-project-fields.h"
#include "inno-window-role.h"

/* More are counted only. */
#define MAX_WAITING 100
#define MAX_QUARANTINE 200
#define MAX_FIELDS 3

/* The store */

void
inno_sync_lists_free (InnoSyncLists *lists)
{
  if (lists == NULL)
    return;

  g_clear_pointer (&lists->waiting, g_ptr_array_unref);
  g_clear_pointer (&lists->quarantine, g_ptr_array_unref);
  g_free (lists);
}

static gpointer
read_lists (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (InnoSyncLists) lists = g_new0 (InnoSyncLists, 1);
  g_autofree char *since = inno_store_get_setting (store, "since");

  lists->is_database = since != NULL;
  lists->n_waiting = inno_store_get_n_waiting (store);
  lists->waiting = inno_store_list_waiting (store, MAX_WAITING, error);
  lists->quarantine = lists->waiting != NULL ? inno_store_list_quarantine (store, MAX_QUARANTINE, error) : NULL;

  return lists->quarantine != NULL ? g_steal_pointer (&lists) : NULL;
}

static const InnoWorkspaceJob read_job = { read_lists, NULL, (GDestroyNotify) inno_sync_lists_free };

/* Answers an InnoSyncLists. */
void
inno_sync_lists_read_async (InnoWorkspace       *workspace,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  inno_workspace_run_async (workspace, &read_job, NULL, cancellable, callback, user_data);
}

/* A document, and who withdraws it. */
typedef struct
{
  char *id;
  char *who;   /* nullable */
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *withdrawal = data;

  g_free (withdrawal->id);
  g_free (withdrawal->who);
  g_free (withdrawal);
}

static gpointer
withdraw (InnoStore     *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Withdrawal *withdrawal = data;

  inno_store_withdraw (store, withdrawal->id, withdrawal->who, error);

  return NULL;
}

static const InnoWorkspaceJob withdraw_job = { withdraw, withdrawal_free, NULL };

/* Answers nothing; the facts are to be read anew. */
void
inno_sync_withdraw_async (InnoWorkspace       *workspace,
                          const char          *id,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Withdrawal *withdrawal = g_new0 (Withdrawal, 1);

  withdrawal->id = g_strdup (id);
  withdrawal->who = g_strdup (inno_workspace_get_editor_name (workspace));
  inno_workspace_run_async (workspace, &withdraw_job, withdrawal, NULL, callback, user_data);
}

/* Rows */

void
inno_sync_row_set_texts (GtkWidget  *row,
                         const char *title,
                         const char *subtitle)
{
  g_autofree char *name = g_strjoin (subtitle != NULL && *subtitle != '\0' ? ", " : NULL, title, subtitle, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
inno_sync_row_new (const char *icon_name,
                   const char *title,
                   const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  /* Names and sentences of others are no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  inno_sync_row_set_texts (row, title, subtitle);

  return row;
}

static char *
say_fields (const InnoWaiting *waiting,
            InnoPortfolio     *portfolio)
{
  g_autoptr (GPtrArray) changes = inno_project_list_changes (waiting->base, waiting->document, portfolio);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < changes->len && n < MAX_FIELDS; i++)
    {
      const InnoProjectChange *change = g_ptr_array_index (changes, i);

      if (g_ptr_array_find_with_equal_func (labels, change->label, g_str_equal, NULL))
        continue;
      g_ptr_array_add (labels, change->label);
      n++;
    }
  if (labels->len == 0)
    return g_strdup (_("Changed"));

  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

/**
 * inno_sync_say_waiting:
 * @waiting: a document that waits to be sent
 * @portfolio: where what it refers to is named
 *
 * Returns: (transfer full): what was done with it, when, and why it is not taken, in
 *   the active language
 */
char *
inno_sync_say_waiting (const InnoWaiting *waiting,
                       InnoPortfolio     *portfolio)
{
  g_autofree char *moment = inno_format_timestamp (inno_format_get (inno_lang_get_active ()), waiting->at);
  g_autofree char *what = NULL;
  g_autofree char *refusal = NULL;

  if (waiting->kind == INNO_WAITING_CHANGED && g_str_has_prefix (waiting->id, "project:"))
    what = say_fields (waiting, portfolio);
  else
    what = g_strdup (waiting->kind == INNO_WAITING_NEW ? _("New")
                     : waiting->kind == INNO_WAITING_REMOVED ? _("Removed") : _("Changed"));
  if (waiting->refusal != NULL)
    /* Translators: %s is the reason that the server gave */
    refusal = g_strdup_printf (_("The server does not take it: %s"), waiting->refusal);

  return g_strdup_printf ("%s · %s%s%s", what, moment, refusal != NULL ? "\n" : "", refusal != NULL ? refusal : "");
}

/* What was set aside */

static GtkWidget *
make_record (const InnoQuarantined *record)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *text = inno_card_make_label ("", "sync-log");
  g_autofree char *raw = inno_quarantined_to_text (record);
  g_autofree char *whole = g_strjoin ("\n", record->path, raw, NULL);
  const char *title = record->id != NULL ? record->id : record->path;
  g_autofree char *name = g_strjoin (", ", title, record->reason, NULL);

  inno_expander_row_prepare (ADW_EXPANDER_ROW (row));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), record->reason);
  gtk_label_set_text (GTK_LABEL (text), whole);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "monospace");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), text);
  inno_expander_row_name (ADW_EXPANDER_ROW (row), title, name);

  return row;
}

/**
 * inno_sync_quarantine_new:
 * @parent: the window it belongs to
 * @records: (element-type InnoQuarantined): what was set aside
 *
 * Returns: (transfer none): a window with each of them: where it stood, why it could
 *   not be kept, and how it came
 */
GtkWidget *
inno_sync_quarantine_new (GtkWindow *parent,
                          GPtrArray *records)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  inno_window_take_role (window);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), _("Set aside"));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("These records could not be read and are left out of all figures. They are mended "
                                           "where the shared data is kept."));
  for (guint i = 0; i < records->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_record (g_ptr_array_index (records, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));

  return window;
}
