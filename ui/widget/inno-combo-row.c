/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-combo-row.h"

#include "inno-drop-down.h"
#include "inno-widget.h"

static const char *
get_chosen (AdwComboRow *row)
{
  gpointer item = adw_combo_row_get_selected_item (row);

  return GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : NULL;
}

/* Libadwaita names it by its title alone, and nobody hears what is chosen. */
static void
named_cb (AdwComboRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *name = inno_drop_down_make_name (title, get_chosen (row));

  inno_widget_set_name (GTK_WIDGET (row), name);
  inno_drop_down_name (GTK_WIDGET (row), title);
}

/**
 * inno_combo_row_new:
 * @title: what is chosen in it, in the active language; no markup
 *
 * Returns: (transfer floating): an #AdwComboRow for strings, which tells what is chosen and whose
 *   list has a name
 */
GtkWidget *
inno_combo_row_new (const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);

  inno_drop_down_prepare (row);
  g_signal_connect (row, "notify::title", G_CALLBACK (named_cb), NULL);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (named_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}
