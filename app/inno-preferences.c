/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-preferences.h"

#include <glib/gi18n-lib.h>

#include "inno-combo-row.h"
#include "inno-entry-row.h"
#include "inno-lang.h"
#include "inno-sync.h"
#include "inno-widget.h"
#include "inno-window-role.h"

/* A setting with a few values, as a row with a list to choose from. */
typedef struct
{
  GSettings          *settings;
  const char         *key;
  const char * const *values;    /* NULL-terminated */
} Combo;

static const char * const languages[] = { "", "fi", "sv", "en", NULL };
static const char * const styles[] = { "system", "light", "dark", NULL };

static void
combo_changed_cb (AdwComboRow *row,
                  GParamSpec  *pspec,
                  Combo       *combo)
{
  g_settings_set_string (combo->settings, combo->key, combo->values[adw_combo_row_get_selected (row)]);
}

static void
combo_free (gpointer  data,
            GClosure *closure)
{
  Combo *combo = data;

  g_object_unref (combo->settings);
  g_free (combo);
}

static GtkWidget *
make_combo (const char          *title,
            GSettings           *settings,
            const char          *key,
            const char * const  *values,
            const char * const  *labels)
{
  GtkWidget *row = inno_combo_row_new (title);
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);
  g_autofree char *value = g_settings_get_string (settings, key);
  Combo *combo = g_new0 (Combo, 1);

  combo->settings = g_object_ref (settings);
  combo->key = key;
  combo->values = values;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (combo_changed_cb), combo, combo_free, 0);

  return row;
}

/* An address is kept only when it may be used; until then the row says why not. */
static void
address_apply_cb (AdwEntryRow *row,
                  InnoWindow  *window)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (row)));

  if (inno_sync_check_address (address, &error))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      inno_window_connect (window, address);
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  if (ADW_IS_PREFERENCES_WINDOW (root))
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (text));
    }
}

static void
name_apply_cb (AdwEntryRow *row,
               GSettings   *settings)
{
  g_settings_set_string (settings, "editor-name", gtk_editable_get_text (GTK_EDITABLE (row)));
}

static GtkWidget *
make_entry (const char *title,
            GSettings  *settings,
            const char *key)
{
  GtkWidget *row = inno_entry_row_new (title);
  g_autofree char *value = g_settings_get_string (settings, key);

  gtk_editable_set_text (GTK_EDITABLE (row), value);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);

  return row;
}

/* A row with something at its end that has the same name. */
static GtkWidget *
make_row (const char *title,
          const char *subtitle,
          GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  inno_widget_set_name (suffix, title);

  return row;
}

static GtkWidget *
make_automatic_row (GSettings *settings)
{
  GtkWidget *toggle = gtk_switch_new ();

  g_settings_bind (settings, "refresh-by-itself", toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return make_row (_("Refresh by itself"), _("Every 15 minutes and after each edit"), toggle);
}

static GtkWidget *
make_days_row (GSettings *settings)
{
  GtkWidget *days = gtk_spin_button_new_with_range (1, 365, 1);

  g_settings_bind (settings, "stale-days", days, "value", G_SETTINGS_BIND_DEFAULT);
  return make_row (_("Days until the data counts as old"), NULL, days);
}

static GtkWidget *
make_notices_row (GSettings *settings)
{
  GtkWidget *toggle = gtk_switch_new ();

  g_settings_bind (settings, "notices", toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return make_row (_("Tell me about conflicts and old data"),
                   _("Once a day at most, and not while this window is in use"), toggle);
}

static void
sign_in_cb (InnoWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sign-in", NULL);
}

static GtkWidget *
make_sign_in_row (InnoWindow *parent)
{
  GtkWidget *button = gtk_button_new_with_label (_("Sign in…"));
  GtkWidget *row = make_row (_("Password or token"), _("For servers that ask who you are"), button);

  /* It is called what it says. */
  inno_widget_set_name (button, _("Sign in…"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (sign_in_cb), parent, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
make_sharing_group (GtkWidget  *window,
                    InnoWindow *parent,
                    GSettings  *settings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *address = make_entry (_("Address"), settings, "address");
  GtkWidget *name = make_entry (_("Your name"), settings, "editor-name");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Shared portfolio"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Your name stands beside what you change."));
  g_signal_connect_object (address, "apply", G_CALLBACK (address_apply_cb), parent, 0);
  g_signal_connect_object (name, "apply", G_CALLBACK (name_apply_cb), settings, 0);
  /* Else it would begin at the tab of the only page, which is out of sight. */
  inno_window_begin_at (window, address);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), address);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_sign_in_row (parent));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_automatic_row (settings));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_days_row (settings));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_notices_row (settings));

  return group;
}

static GtkWidget *
make_appearance_group (GSettings *settings)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *language_labels[] = { _("As on this computer"), "Suomi", "Svenska", "English", NULL };
  const char *style_labels[] = { _("As on this computer"), _("Light"), _("Dark"), NULL };

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Appearance"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_combo (_("Language"), settings, "language", languages, language_labels));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_combo (_("Style"), settings, "style", styles, style_labels));

  return group;
}

/* GTK tells a page of a stack that has no title by the name of its type. */
static void
name_pages (gpointer widget,
            gpointer user_data)
{
  if (!GTK_IS_STACK (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_stack_page_set_title (gtk_stack_get_page (widget, child), "");
}

/**
 * inno_preferences_new:
 * @parent: the window it belongs to
 * @settings: the settings of the program
 *
 * Address, name, how it is refreshed, language and style. What is chosen holds at once.
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
GtkWindow *
inno_preferences_new (InnoWindow *parent,
                      GSettings  *settings)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  inno_window_take_role (window);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  /* Out of sight while it is the only one, but not out of hearing. */
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Preferences"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_sharing_group (window, parent, settings)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_appearance_group (settings)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  inno_widget_foreach (window, name_pages, NULL);

  return GTK_WINDOW (window);
}
