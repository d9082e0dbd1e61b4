/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-views-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-entry-row.h"
#include "inno-message-dialog.h"
#include "inno-saved-views.h"
#include "inno-widget.h"

#define MOST_HEIGHT 360

typedef struct
{
  AdwMessageDialog *dialog;
  GSettings        *settings;
  char             *link;      /* of the view that is saved */
  GtkEditable      *entry;     /* its name */
  GtkListBox       *list;      /* of those that are managed */
} Views;

static void
views_free (gpointer data)
{
  Views *views = data;

  g_object_unref (views->settings);
  g_free (views->link);
  g_free (views);
}

static Views *
views_new (GtkWidget *dialog,
           GSettings *settings)
{
  Views *views = g_new0 (Views, 1);

  views->dialog = ADW_MESSAGE_DIALOG (dialog);
  views->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (dialog), "views", views, views_free);

  return views;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  inno_widget_set_name (list, _("Saved views"));

  return list;
}

static GtkWidget *
make_name_row (const char *name)
{
  GtkWidget *row = inno_entry_row_new (_("Name"));

  gtk_editable_set_text (GTK_EDITABLE (row), name);

  return row;
}

static char *
get_name (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* Below the heading, and of the field that it is about, where there is one. */
static void
say (Views       *views,
     GtkEditable *entry,
     const char  *text)
{
  adw_message_dialog_set_body (views->dialog, text);
  if (entry != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (entry)),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Saving */

/* The button that saves is there once the dialog is in sight. */
static GtkWidget *
get_save_button (Views *views)
{
  return gtk_window_get_default_widget (GTK_WINDOW (views->dialog));
}

/* By what it will do. */
static void
describe_save_button (Views *views)
{
  GtkWidget *button = get_save_button (views);

  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    adw_message_dialog_get_body (views->dialog), -1);
}

/* Whether a name is taken is said while it is typed, and what the button will do. */
static void
name_changed_cb (Views *views)
{
  g_autofree char *name = get_name (views->entry);
  gboolean is_taken = inno_saved_views_has (views->settings, name);

  say (views, views->entry, is_taken ? _("A view of that name is saved already. Replace it?")
                                     : _("The page, what it shows and its filters."));
  adw_message_dialog_set_response_label (views->dialog, "save", is_taken ? _("Replace") : _("Save"));
  adw_message_dialog_set_response_appearance (views->dialog, "save", is_taken ? ADW_RESPONSE_DESTRUCTIVE
                                                                              : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (views->dialog, "save", *name != '\0');
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (views->entry), !is_taken);
  describe_save_button (views);
}

/* What is replaced is said before: Enter leads to the button that does it. */
static void
name_entered_cb (Views *views)
{
  GtkWidget *button = get_save_button (views);

  if (button != NULL && !adw_entry_row_get_activates_default (ADW_ENTRY_ROW (views->entry)))
    gtk_widget_grab_focus (button);
}

static void
save_response_cb (Views      *views,
                  const char *response)
{
  g_autofree char *name = get_name (views->entry);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (views->dialog));
  g_autofree char *text = NULL;

  if (!g_str_equal (response, "save"))
    return;

  inno_saved_views_save (views->settings, name, views->link);
  text = g_strdup_printf (_("“%s” is saved."), name);
  inno_window_toast (INNO_WINDOW (window), text);
}

/**
 * inno_views_dialog_save:
 * @parent: the window
 * @settings: the settings
 * @link: what is to be seen again, as win.go takes it
 * @name: what it may be called
 *
 * Asks for a name, saves, and says so in the window. Nobody has to answer.
 */
void
inno_views_dialog_save (InnoWindow *parent,
                        GSettings  *settings,
                        const char *link,
                        const char *name)
{
  GtkWidget *dialog = inno_message_dialog_new (GTK_WINDOW (parent), _("Save this view"), NULL);
  Views *views = views_new (dialog, settings);
  GtkWidget *list = make_list ();
  GtkWidget *row = make_name_row (name);

  views->link = g_strdup (link);
  views->entry = GTK_EDITABLE (row);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (views->dialog, list);
  adw_message_dialog_add_responses (views->dialog, "cancel", _("Cancel"), "save", _("Save"), NULL);
  adw_message_dialog_set_default_response (views->dialog, "save");
  adw_message_dialog_set_close_response (views->dialog, "cancel");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (name_changed_cb), views);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (name_entered_cb), views);
  g_signal_connect_swapped (dialog, "notify::default-widget", G_CALLBACK (describe_save_button), views);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (save_response_cb), views);
  name_changed_cb (views);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
}

/* Managing */

static void fill (Views *views);

static const char *
get_saved_name (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "name");
}

/* What deletes it is called by it. */
static void
set_saved_name (GtkWidget  *row,
                const char *name)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), name);

  inno_widget_set_tooltip (button, label);
  inno_widget_set_name (button, label);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
}

static gboolean
is_renamed (GtkWidget *row)
{
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), get_saved_name (row));
}

/* That a name is taken is said while it is typed. */
static void
row_changed_cb (Views     *views,
                GtkWidget *row)
{
  g_autofree char *name = get_name (GTK_EDITABLE (row));
  gboolean is_taken = !g_str_equal (name, get_saved_name (row)) && inno_saved_views_has (views->settings, name);

  say (views, GTK_EDITABLE (row), is_taken ? _("A view of that name is saved already.") : "");
  if (is_taken || *name == '\0')
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* What cannot be its name it does not get, and the row says so as long as that is written in it. */
static void
renamed_cb (Views     *views,
            GtkWidget *row)
{
  g_autofree char *name = get_name (GTK_EDITABLE (row));
  gboolean is_own = g_str_equal (name, get_saved_name (row));

  if (!is_own && !inno_saved_views_rename (views->settings, get_saved_name (row), name))
    return;

  set_saved_name (row, name);
  if (is_renamed (row))
    gtk_editable_set_text (GTK_EDITABLE (row), name);
}

/* What was typed counts, whether or not Enter was pressed in its row. */
static void
managed_cb (Views *views)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (views->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (is_renamed (row))
      renamed_cb (views, row);
}

static void
removed_cb (Views     *views,
            GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);

  inno_saved_views_remove (views->settings, get_saved_name (row));
  fill (views);
  gtk_widget_child_focus (GTK_WIDGET (views->dialog), GTK_DIR_TAB_FORWARD);
}

static void
add_row (Views      *views,
         const char *name)
{
  GtkWidget *row = make_name_row (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "button", button);
  set_saved_name (row, name);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), views);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (renamed_cb), views);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (removed_cb), views);
  gtk_list_box_append (views->list, row);
}

static void
fill (Views *views)
{
  g_autoptr (GVariant) saved = inno_saved_views_get (views->settings);
  GVariantIter iter;
  GtkWidget *row;
  const char *name;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (views->list))) != NULL)
    gtk_list_box_remove (views->list, row);
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, NULL))
    add_row (views, name);
  gtk_widget_set_visible (GTK_WIDGET (views->list), g_variant_n_children (saved) > 0);
  say (views, NULL, g_variant_n_children (saved) > 0 ? "" : _("No view is saved."));
}

/**
 * inno_views_dialog_manage:
 * @parent: the window
 * @settings: the settings
 *
 * Lets views be renamed and deleted, which is done at once.
 */
void
inno_views_dialog_manage (GtkWindow *parent,
                          GSettings *settings)
{
  GtkWidget *dialog = inno_message_dialog_new (parent, _("Saved views"), NULL);
  Views *views = views_new (dialog, settings);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = make_list ();

  views->list = GTK_LIST_BOX (list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  adw_message_dialog_set_extra_child (views->dialog, scroller);
  adw_message_dialog_add_responses (views->dialog, "close", _("Close"), NULL);
  adw_message_dialog_set_close_response (views->dialog, "close");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (managed_cb), views);
  fill (views);
  gtk_window_present (GTK_WINDOW (dialog));
}
