/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "quality-fixture.h"

#include <adwaita.h>

#include "fixtures.h"
#include "widget-search.h"

static void
remove_folder (gpointer data)
{
  g_autofree char *folder = data;

  fixture_remove_folder (folder);
}

/* The store of the fixture is closed before the workspace opens its own. */
InnoWorkspace *
quality_fixture_make_workspace (const char *documents)
{
  Fixture *fixture = fixture_new (documents, FIXTURE_PLACES);
  g_autofree char *folder = g_steal_pointer (&fixture->folder);
  InnoWorkspace *workspace = inno_workspace_new (folder);

  inno_store_close (fixture->store);
  fixture->folder = g_strdup ("/nonexistent");
  fixture_free (fixture);
  g_object_set_data_full (G_OBJECT (workspace), "folder", g_steal_pointer (&folder), remove_folder);

  return workspace;
}

typedef struct
{
  GType      type;
  GPtrArray *found;
} Wanted;

static void
match_type (GtkWidget *widget,
            gpointer   data)
{
  Wanted *wanted = data;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type))
    g_ptr_array_add (wanted->found, widget);
}

static GPtrArray *
find_all (PageFixture *opened,
          GType        type)
{
  Wanted wanted = { type, g_ptr_array_new () };

  widget_search_foreach (opened->page, match_type, &wanted);

  return wanted.found;
}

GtkWidget *
quality_fixture_get (PageFixture *opened,
                     GType        type,
                     guint        n)
{
  g_autoptr (GPtrArray) found = find_all (opened, type);

  return n < found->len ? g_ptr_array_index (found, n) : NULL;
}

guint
quality_fixture_count (PageFixture *opened,
                       GType        type)
{
  g_autoptr (GPtrArray) found = find_all (opened, type);

  return found->len;
}

GtkWidget *
quality_fixture_find_button (PageFixture *opened,
                             const char  *words)
{
  GtkWidget *found;

  widget_search_count (opened->window, words, &found);
  g_assert_nonnull (found);

  return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
}

GtkWindow *
quality_fixture_find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

/* From GTK 4.18 on the label of a button is its name. The button inside a menu button goes
 * by the name of what it is in. */
static void
assert_name (GtkWidget *widget,
             gpointer   data)
{
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_can_focus (widget) ||
      !(GTK_IS_BUTTON (widget) || ADW_IS_ACTION_ROW (widget)) ||
      (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL))
    return;
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);

  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                 gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

void
quality_fixture_assert_names (gpointer root)
{
  widget_search_foreach (root, assert_name, NULL);
}
