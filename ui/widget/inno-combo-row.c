/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-combo-row.h"

#include "inno-widget.h"

static void
name_list (gpointer widget,
           gpointer title)
{
  if (GTK_IS_LIST_VIEW (widget))
    inno_widget_set_name (widget, title);
}

/* GTK tells the list that drops down by the name of its type. */
static void
title_cb (AdwPreferencesRow *row)
{
  inno_widget_foreach (GTK_WIDGET (row), name_list, (gpointer) adw_preferences_row_get_title (row));
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

  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}
