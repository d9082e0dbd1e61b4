/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-delete.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-form-jobs.h"
#include "inno-form-names.h"
#include "inno-form-plan.h"
#include "inno-format.h"
#include "inno-message-dialog.h"

/* A deletion on its way: read, see who names it, ask where somebody does, remove. */
typedef struct
{
  GtkWindow           *window;
  InnoWorkspace       *workspace;
  char                *id;
  InnoFormDeletedFunc  deleted;
  JsonObject          *document;
  char                *name;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->window);
  g_object_unref (deletion->workspace);
  g_clear_pointer (&deletion->document, json_object_unref);
  g_free (deletion->id);
  g_free (deletion->name);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
end (Deletion *deletion,
     GError   *error)
{
  G_GNUC_UNUSED g_autoptr (Deletion) owned = deletion;

  deletion->deleted (deletion->window, deletion->name != NULL ? deletion->name : "", error);
  g_clear_error (&error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GError *error = NULL;

  inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error);
  end (user_data, error);
}

static void
remove_it (Deletion *deletion)
{
  InnoEdit *edit = inno_edit_new (INNO_EDIT_DELETE, deletion->id);

  inno_edit_remove (edit, deletion->document);
  inno_workspace_edit_async (deletion->workspace, edit, NULL, removed_cb, deletion);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Deletion         *deletion)
{
  if (g_str_equal (response, "delete"))
    remove_it (deletion);
  else
    deletion_free (deletion);
}

static gboolean
is_group (Deletion *deletion)
{
  return g_strcmp0 (json_object_get_string_member_with_default (deletion->document, "kind", NULL), "group") == 0;
}

static void
ask (Deletion   *deletion,
     const char *uses)
{
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), deletion->name);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  body = is_group (deletion)
         ? g_strdup_printf (_("Its sub-projects stay, as projects of their own.\n%s"), uses)
         : g_strdup_printf (_("It is still in use; what uses it will go on naming it.\n%s"), uses);
  dialog = inno_message_dialog_new (deletion->window, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "delete", _("Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), deletion);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* "Projects: 3", a line a type. */
static char *
describe_uses (const InnoFormReferences *references)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < INNO_DOCUMENT_OTHER; i++)
    {
      const InnoFormPlan *plan = inno_form_plan_get ((InnoDocumentType) i);
      g_autofree char *count = NULL;

      if (references->counts[i] == 0 || plan == NULL)
        continue;
      count = inno_format_count (inno_format_get (inno_lang_get_active ()), references->counts[i]);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%s: %s"), _(plan->list_title), count);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Deletion *deletion = user_data;
  GError *error = NULL;
  g_autofree InnoFormReferences *references = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  g_autofree char *uses = references != NULL ? describe_uses (references) : NULL;

  if (references == NULL)
    end (deletion, error);
  else if (uses != NULL)
    ask (deletion, uses);
  else
    remove_it (deletion);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Deletion *deletion = user_data;
  GError *error = NULL;
  g_autoptr (InnoFormOpened) opened = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (opened != NULL && opened->document == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("What was to be deleted is no longer there."));
  if (error != NULL)
    {
      end (deletion, error);
      return;
    }

  deletion->document = g_steal_pointer (&opened->document);
  deletion->name = inno_form_describe (deletion->document,
                                       inno_facts_get_portfolio (inno_workspace_get_facts (deletion->workspace)),
                                       inno_lang_get_active ());
  inno_form_count_async (deletion->workspace, deletion->id, NULL, counted_cb, deletion);
}

/**
 * inno_form_delete:
 * @window: the window it was asked for in
 * @workspace: a workspace with facts
 * @id: the document
 * @deleted: (scope async): called when it is done, or could not be; not where a
 *   person thought better of it
 *
 * Deletes a document, and asks first where others name it.
 */
void
inno_form_delete (GtkWindow           *window,
                  InnoWorkspace       *workspace,
                  const char          *id,
                  InnoFormDeletedFunc  deleted)
{
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (INNO_IS_WORKSPACE (workspace));
  g_return_if_fail (inno_workspace_get_facts (workspace) != NULL);
  g_return_if_fail (id != NULL && deleted != NULL);

  deletion = g_new0 (Deletion, 1);
  deletion->window = g_object_ref (window);
  deletion->workspace = g_object_ref (workspace);
  deletion->id = g_strdup (id);
  deletion->deleted = deleted;
  inno_form_open_async (workspace, id, NULL, opened_cb, deletion);
}
