/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-menu-names.h"

#include "inno-widget.h"

/* GTK 4.18 names the items of menus by labels that have the role of presentation, and so
 * no name: a screen reader says "menu item" and nothing else. The type of the items is
 * private to GTK; their text is a property. */
#define ITEM_TYPE "GtkModelButton"

static void
name_item (gpointer data,
           gpointer user_data)
{
  GtkWidget *widget = data;
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), ITEM_TYPE))
    return;

  g_object_get (widget, "text", &text, NULL);
  if (text != NULL && *text != '\0')
    inno_widget_set_name (widget, text);
}

/* Else GTK 4.8 tells the types of what the items lie in. */
static void
hush (gpointer widget,
      gpointer user_data)
{
  g_autoptr (GListModel) pages = NULL;

  if (!GTK_IS_STACK (widget))
    return;

  pages = G_LIST_MODEL (gtk_stack_get_pages (widget));
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GtkAccessible) page = g_list_model_get_item (pages, i);

      gtk_accessible_update_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
    }
}

static gboolean
shown_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_POPOVER_MENU (widget))
    {
      inno_widget_set_name (widget, NULL);
      inno_widget_foreach (widget, hush, NULL);
      inno_widget_foreach (widget, name_item, NULL);
    }

  return TRUE;
}

/**
 * inno_menu_names_init:
 *
 * Gives every item of every menu its text as its name, each time the menu is shown.
 * Once, after GTK has been initialised.
 */
void
inno_menu_names_init (void)
{
  /* The signals of a class are there once the class is. */
  G_GNUC_UNUSED g_autoptr (GTypeClass) class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("show", GTK_TYPE_WIDGET), 0, shown_cb, NULL, NULL);
}
