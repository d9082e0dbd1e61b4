/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-page-controls.h"

#include <glib/gi18n-lib.h>

/**
 * inno_controls_set_chart_or_table:
 * @choice: the choice of a page between chart and table
 *
 * Says the two in the active language; what is chosen stays.
 */
void
inno_controls_set_chart_or_table (InnoChoice *choice)
{
  const InnoChoiceItem items[] = {
    { "chart", _("Chart"), NULL, "view-list-ordered-symbolic" },
    { "table", _("Table"), NULL, "view-list-bullet-symbolic" },
  };

  inno_choice_set_items (choice, items, G_N_ELEMENTS (items));
}

/**
 * inno_controls_set_strings:
 * @drop_down: a drop-down
 * @strings: (array length=n_strings): its entries in the active language
 * @n_strings: how many
 *
 * Says the entries anew; what is chosen stays.
 */
void
inno_controls_set_strings (GtkDropDown  *drop_down,
                           const char  **strings,
                           guint         n_strings)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (drop_down);

  for (guint i = 0; i < n_strings; i++)
    gtk_string_list_append (list, strings[i]);

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

/**
 * inno_controls_set_label:
 * @drop_down: a drop-down
 * @label: its name in the active language
 *
 * Names the drop-down and the button inside it, which is what has the focus.
 */
void
inno_controls_set_label (GtkDropDown *drop_down,
                         const char  *label)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
