/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-entry-row.h"

#include "inno-widget.h"

static void
title_cb (AdwPreferencesRow *row)
{
  inno_widget_set_name (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                        adw_preferences_row_get_title (row));
}

/* Before GTK 4.10 such a row is told as a field that never has the keyboard, as what has it
 * is the text in it, of which nothing is told: it becomes the field. */
static void
tell_text (GtkWidget *row)
{
  if (gtk_check_version (4, 10, 0) == NULL)
    return;

  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (row)), "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
}

static void
gone_cb (gpointer  text,
         GObject  *row)
{
  g_signal_handlers_disconnect_by_data (text, row);
  g_object_unref (text);
}

/* Enter in it may close the window that it is in, and take the row while the text lives on for as long as that key is
 * dealt with. It tells then that it has no more keyboard, and libadwaita (1.2 to 1.7) listens with what was the row. */
static void
part_with_text (GtkWidget *row)
{
  g_object_weak_ref (G_OBJECT (row), gone_cb, g_object_ref (gtk_editable_get_delegate (GTK_EDITABLE (row))));
}

static GtkWidget *
prepare (GtkWidget  *row,
         const char *title)
{
  tell_text (row);
  part_with_text (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}

/**
 * inno_entry_row_new:
 * @title: what is written in it, in the active language
 *
 * Returns: (transfer floating): an #AdwEntryRow that screen readers hear of
 */
GtkWidget *
inno_entry_row_new (const char *title)
{
  return prepare (adw_entry_row_new (), title);
}

/**
 * inno_entry_row_new_secret:
 * @title: what is written in it, in the active language
 *
 * Returns: (transfer floating): an #AdwPasswordEntryRow that screen readers hear of
 */
GtkWidget *
inno_entry_row_new_secret (const char *title)
{
  return prepare (adw_password_entry_row_new (), title);
}
