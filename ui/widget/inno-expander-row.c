/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-expander-row.h"

#include "inno-widget.h"

/* The keyboard is never on the row itself, but on the head that libadwaita makes in it. */

static void
find_head (gpointer widget,
           gpointer head)
{
  GtkWidget **first = head;

  if (*first == NULL && ADW_IS_ACTION_ROW (widget))
    *first = widget;
}

/* libadwaita puts the head into a list of its own, of which there is nothing to say but "list with
 * one item", with the name of the head before and after it. */
static void
hide_list (GtkWidget *head)
{
  g_object_set (gtk_widget_get_parent (head), "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
}

static GtkWidget *
get_head (AdwExpanderRow *row)
{
  GtkWidget *head = NULL;

  inno_widget_foreach (GTK_WIDGET (row), find_head, &head);

  return head;
}

static void
expanded_cb (AdwExpanderRow *row)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_head (row)), GTK_ACCESSIBLE_STATE_EXPANDED,
                               adw_expander_row_get_expanded (row), -1);
}

/**
 * inno_expander_row_prepare:
 * @row: a row without anything in it yet
 *
 * Has its head tell whether it is folded; its words are no markup.
 */
void
inno_expander_row_prepare (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  hide_list (get_head (row));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  expanded_cb (row);
}

/**
 * inno_expander_row_name:
 * @row: a row that was prepared
 * @title: what it and its lists are called, in the active language
 * @name: (nullable): all that its head says, if that is more than title and subtitle
 */
void
inno_expander_row_name (AdwExpanderRow *row,
                        const char     *title,
                        const char     *name)
{
  GtkWidget *head = get_head (row);

  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));
  g_return_if_fail (title != NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  inno_widget_set_name (GTK_WIDGET (row), name != NULL ? name : title);
  inno_widget_name_lists (GTK_WIDGET (row), title);
  if (name != NULL)
    inno_widget_set_whole_name (head, name);
}
