/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-freeze-dialog.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-combo-row.h"
#include "inno-entry-row.h"
#include "inno-message-dialog.h"
#include "inno-widget.h"

typedef struct
{
  AdwMessageDialog *dialog;
  InnoSnapshotList *list;
  GtkEditable      *name;
  AdwComboRow      *meeting;
  GtkLabel         *fault;
  char             *proposed;    /* the name of the meeting, until a person writes another */
  InnoFreezeFunc    func;
  gpointer          user_data;
} Freeze;

static void
freeze_free (gpointer data)
{
  Freeze *freeze = data;

  g_free (freeze->proposed);
  g_free (freeze);
}

static char *
get_name (const Freeze *freeze)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (freeze->name)));
}

/* The first stands for none. */
static const InnoMeeting *
get_meeting (const Freeze *freeze)
{
  guint place = adw_combo_row_get_selected (freeze->meeting);
  GPtrArray *meetings = inno_snapshot_list_get_meetings (freeze->list);

  return place > 0 && place <= meetings->len ? g_ptr_array_index (meetings, place - 1) : NULL;
}

static void
name_changed_cb (Freeze *freeze)
{
  g_autofree char *name = get_name (freeze);
  gboolean is_taken = inno_snapshot_list_has (freeze->list, name);
  g_autofree char *fault = is_taken
    ? g_strdup_printf (_("There is a snapshot “%s” already. Choose another name."), name) : g_strdup ("");

  gtk_label_set_label (freeze->fault, fault);
  if (is_taken)
    gtk_widget_add_css_class (GTK_WIDGET (freeze->name), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (freeze->name), "error");
  adw_message_dialog_set_response_enabled (freeze->dialog, "freeze", *name != '\0' && !is_taken);
}

/* A name that nobody has touched follows the meeting. */
static void
meeting_changed_cb (Freeze *freeze)
{
  const InnoMeeting *meeting = get_meeting (freeze);
  const char *label = meeting != NULL ? inno_text_get (meeting->name, inno_lang_get_active (), NULL) : NULL;
  g_autofree char *name = get_name (freeze);

  if (*name != '\0' && g_strcmp0 (name, freeze->proposed) != 0)
    return;

  g_free (freeze->proposed);
  freeze->proposed = g_strdup (label != NULL ? label : "");
  gtk_editable_set_text (freeze->name, freeze->proposed);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Freeze           *freeze)
{
  const InnoMeeting *meeting = get_meeting (freeze);
  g_autofree char *name = get_name (freeze);

  if (g_str_equal (response, "freeze"))
    freeze->func (name, meeting != NULL ? meeting->id : NULL, freeze->user_data);
}

static GListModel *
make_meetings (const Freeze *freeze)
{
  GPtrArray *meetings = inno_snapshot_list_get_meetings (freeze->list);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("No meeting"));
  for (guint i = 0; i < meetings->len; i++)
    {
      const InnoMeeting *meeting = g_ptr_array_index (meetings, i);
      const char *name = inno_text_get (meeting->name, inno_lang_get_active (), NULL);

      gtk_string_list_append (labels, name != NULL ? name : meeting->id);
    }

  return G_LIST_MODEL (labels);
}

static GtkWidget *
make_form (Freeze *freeze)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *name = inno_entry_row_new (_("Name"));
  GtkWidget *meeting = inno_combo_row_new (_("Meeting"));
  g_autoptr (GListModel) meetings = make_meetings (freeze);

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (name), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (meeting), meetings);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  inno_widget_set_name (list, _("Freeze"));
  gtk_list_box_append (GTK_LIST_BOX (list), name);
  gtk_list_box_append (GTK_LIST_BOX (list), meeting);
  freeze->name = GTK_EDITABLE (name);
  freeze->meeting = ADW_COMBO_ROW (meeting);
  freeze->fault = GTK_LABEL (inno_card_make_label ("", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (freeze->fault), "bad");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (freeze->fault));

  return box;
}

/**
 * inno_freeze_dialog_new:
 * @parent: the window it belongs to
 * @list: the snapshots that there are, and the meetings
 * @func: called with the name, and with the id of the meeting or %NULL
 * @user_data: for @func
 *
 * A name that is taken is said while it is typed.
 *
 * Returns: (transfer none): a dialog, to be presented
 */
GtkWidget *
inno_freeze_dialog_new (GtkWindow        *parent,
                        InnoSnapshotList *list,
                        InnoFreezeFunc    func,
                        gpointer          user_data)
{
  Freeze *freeze = g_new0 (Freeze, 1);
  GtkWidget *dialog = inno_message_dialog_new (parent, _("Freeze"),
                                               _("Keeps the portfolio as it is now, to compare with later."));

  freeze->dialog = ADW_MESSAGE_DIALOG (dialog);
  freeze->list = list;
  freeze->func = func;
  freeze->user_data = user_data;
  adw_message_dialog_set_extra_child (freeze->dialog, make_form (freeze));
  adw_message_dialog_add_responses (freeze->dialog, "cancel", _("Cancel"), "freeze", _("Freeze"), NULL);
  adw_message_dialog_set_response_appearance (freeze->dialog, "freeze", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (freeze->dialog, "freeze");
  adw_message_dialog_set_close_response (freeze->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "freeze", freeze, freeze_free);
  g_signal_connect_swapped (freeze->name, "changed", G_CALLBACK (name_changed_cb), freeze);
  g_signal_connect_swapped (freeze->meeting, "notify::selected", G_CALLBACK (meeting_changed_cb), freeze);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), freeze);
  name_changed_cb (freeze);

  return dialog;
}
