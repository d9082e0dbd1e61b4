/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-form-jobs.h"
#include "inno-form-json.h"
#include "inno-form-names.h"
#include "inno-format.h"
#include "inno-message-dialog.h"
#include "inno-parse.h"

/* A project on its way to its end. */
typedef struct
{
  InnoWindow       *window;
  JsonObject       *document;
  char             *name;
  AdwMessageDialog *dialog;    /* that asks for the day; NULL where none is asked for */
  GtkEditable      *entry;
  GtkLabel         *fault;
} Ending;

static void
ending_free (Ending *ending)
{
  g_object_unref (ending->window);
  g_clear_pointer (&ending->document, json_object_unref);
  g_free (ending->name);
  g_free (ending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ending, ending_free)

static InnoDay
get_day (Ending     *ending,
         const char *member)
{
  InnoDay day = INNO_DAY_NONE;

  inno_day_parse_iso (json_object_get_string_member_with_default (ending->document, member, NULL), &day);

  return day;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Ending) ending = user_data;
  g_autoptr (GError) error = NULL;

  if (inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error))
    inno_window_toast_edit (ending->window, INNO_EDIT_END, ending->name);
  else
    inno_window_toast (ending->window, error->message);
}

/* Takes the ending. */
static void
end_on (Ending  *ending,
        InnoDay  day)
{
  g_autoptr (JsonObject) document = inno_form_json_copy (ending->document);
  g_autofree char *iso = inno_day_to_iso (day);
  InnoEdit *edit = inno_edit_new (INNO_EDIT_END, json_object_get_string_member (document, "_id"));

  json_object_set_string_member (document, "status", inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, INNO_STATUS_ENDED));
  if (iso != NULL)
    json_object_set_string_member (document, "end", iso);
  inno_edit_put (edit, ending->document, document);
  inno_workspace_edit_async (ending->window->workspace, edit, NULL, ended_cb, ending);
}

/* The day that was typed, or what is wrong with it. */
static InnoDay
read_day (Ending  *ending,
          GError **error)
{
  InnoDay day = INNO_DAY_NONE;

  if (!inno_parse_day (inno_format_get (inno_lang_get_active ()), gtk_editable_get_text (ending->entry), &day, error))
    return INNO_DAY_NONE;
  if (get_day (ending, "start") == INNO_DAY_NONE || day >= get_day (ending, "start"))
    return day;

  g_set_error_literal (error, INNO_PARSE_ERROR, INNO_PARSE_ERROR_RANGE, _("Ends before it starts"));
  return INNO_DAY_NONE;
}

static void
typed_cb (Ending *ending)
{
  g_autoptr (GError) error = NULL;

  read_day (ending, &error);
  adw_message_dialog_set_response_enabled (ending->dialog, "end", error == NULL);
  gtk_label_set_label (ending->fault, error != NULL ? error->message : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (ending->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error->message : "", -1);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Ending           *ending)
{
  InnoDay day = read_day (ending, NULL);

  if (g_str_equal (response, "end") && day != INNO_DAY_NONE)
    end_on (ending, day);
  else
    ending_free (ending);
}

static GtkWidget *
make_entry (Ending *ending)
{
  g_autofree char *today = inno_format_day (inno_format_get (inno_lang_get_active ()), inno_day_today ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *fault = gtk_label_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), today);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Ends"), -1);
  gtk_label_set_wrap (GTK_LABEL (fault), TRUE);
  gtk_widget_add_css_class (fault, "bad");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), fault);
  ending->entry = GTK_EDITABLE (entry);
  ending->fault = GTK_LABEL (fault);

  return box;
}

/* The end lies ahead, or nobody knows it: a person says when it was. */
static void
ask_day (Ending *ending)
{
  g_autofree char *heading = g_strdup_printf (_("When did “%s” end?"), ending->name);

  ending->dialog = ADW_MESSAGE_DIALOG (inno_message_dialog_new (GTK_WINDOW (ending->window), heading, NULL));
  adw_message_dialog_set_extra_child (ending->dialog, make_entry (ending));
  adw_message_dialog_add_responses (ending->dialog, "cancel", _("Cancel"), "end", _("End the project"), NULL);
  adw_message_dialog_set_response_appearance (ending->dialog, "end", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ending->dialog, "end");
  adw_message_dialog_set_close_response (ending->dialog, "cancel");
  g_signal_connect_swapped (ending->entry, "changed", G_CALLBACK (typed_cb), ending);
  g_signal_connect (ending->dialog, "response", G_CALLBACK (response_cb), ending);
  typed_cb (ending);
  gtk_window_present (GTK_WINDOW (ending->dialog));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Ending) ending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFormOpened) opened = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  InnoFacts *facts = inno_workspace_get_facts (ending->window->workspace);
  InnoDay end;

  if (opened == NULL || opened->document == NULL || facts == NULL)
    {
      inno_window_toast (ending->window,
                         error != NULL ? error->message : _("What was to be edited is no longer there."));
      return;
    }

  ending->document = g_steal_pointer (&opened->document);
  ending->name = inno_form_describe (ending->document, inno_facts_get_portfolio (facts), inno_lang_get_active ());
  end = get_day (ending, "end");
  if (end == INNO_DAY_NONE || end > inno_day_today ())
    ask_day (g_steal_pointer (&ending));
  else
    end_on (g_steal_pointer (&ending), INNO_DAY_NONE);
}

/**
 * inno_window_end_project:
 * @self: the window
 * @id: a project
 *
 * The project has ended; where its end lies ahead or is not known, the day is asked for.
 */
void
inno_window_end_project (InnoWindow *self,
                         const char *id)
{
  Ending *ending;

  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  ending = g_new0 (Ending, 1);
  ending->window = g_object_ref (self);
  inno_form_open_async (self->workspace, id, NULL, read_cb, ending);
}
