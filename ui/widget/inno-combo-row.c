/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-combo-row.h"

#include "inno-drop-down.h"

static void
title_cb (AdwPreferencesRow *row)
{
  inno_drop_down_name (GTK_WIDGET (row), adw_preferences_row_get_title (row));
}

/**
 * inno_combo_row_new:
 * @title: what is chosen in it, in the active language; no markup
 *
 * Returns: (transfer floating): an #AdwComboRow whose list has a name
 */
GtkWidget *
inno_combo_row_new (const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);

  inno_drop_down_prepare (row);
  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}
