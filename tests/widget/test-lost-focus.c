/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard is never left in what is gone. */

#include <adwaita.h>

#include "widget-fixture.h"

/* A key that comes before the next frame reaches what is left of the list. */
static void
test_row (void)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (list), 200, 200);
  g_autoptr (GtkWidget) row = g_object_ref_sink (gtk_list_box_row_new ());
  GtkWidget *button = gtk_button_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_append (list, row);
  gtk_list_box_append (list, gtk_button_new_with_label ("stays"));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_grab_focus (button));

  gtk_list_box_remove (list, row);
  g_assert_true (gtk_window_get_focus (window) == button);
  while (gtk_window_get_focus (window) == button)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), GTK_WIDGET (list)));
  gtk_window_destroy (window);
}

static void
fill (GtkListBox *list,
      guint       n_rows)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_box_append (GTK_BOX (box), gtk_label_new ("named"));
      gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("first"));
      gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("second"));
      gtk_list_box_append (list, box);
    }

}

static GtkWidget *
get_row (GtkListBox *list,
         int         place)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, place));
}

static GtkWidget *
get_second (GtkListBox *list,
            int         place)
{
  return gtk_widget_get_last_child (gtk_widget_get_first_child (get_row (list, place)));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  gtk_list_box_row_set_header (row, gtk_label_new ("header"));
}

/* A list that is made anew leaves one at the row, or at the button in it, where one was; and at the last where
 * it has become shorter. */
static void
test_made_anew (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  GtkWindow *window = widget_fixture_present (box, 200, 600);

  gtk_list_box_set_header_func (list, header_cb, NULL, NULL);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("before"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("behind"));
  fill (list, 4);
  widget_fixture_settle ();

  g_assert_true (gtk_widget_grab_focus (get_row (list, 2)));
  fill (list, 4);
  widget_fixture_settle ();
  g_assert_true (gtk_window_get_focus (window) == get_row (list, 2));

  g_assert_true (gtk_widget_grab_focus (get_second (list, 1)));
  fill (list, 3);
  widget_fixture_settle ();
  g_assert_true (gtk_window_get_focus (window) == get_second (list, 1));

  g_assert_true (gtk_widget_grab_focus (get_row (list, 2)));
  fill (list, 2);
  widget_fixture_settle ();
  g_assert_true (gtk_window_get_focus (window) == get_row (list, 1));

  /* Where nothing is left GTK finds another. */
  fill (list, 0);
  widget_fixture_settle ();
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (window)));
  gtk_window_destroy (window);
}

/* What the keyboard was in is hidden besides: GTK looks behind it for the next place, and there is no behind. */
static void
test_in_hidden (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_bin_new (), *entry = gtk_entry_new (), *button = gtk_button_new ();
  GtkWindow *window = widget_fixture_present (box, 200, 200);

  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (bar), button);
  widget_fixture_settle ();
  g_assert_true (gtk_widget_grab_focus (button));

  adw_bin_set_child (ADW_BIN (bar), NULL);
  gtk_widget_set_visible (bar, FALSE);
  widget_fixture_settle ();
  if (gtk_window_get_focus (window) == NULL)
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), entry));
  gtk_window_destroy (window);
}

static GtkWidget *
make_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) formats = g_menu_new ();

  g_menu_append (formats, "Slides", "test.save");
  g_menu_append (formats, "Handout", "test.save");
  g_menu_append_submenu (menu, "Save as", G_MENU_MODEL (formats));
  g_menu_append (menu, "Duplicate", "test.save");

  return g_object_new (GTK_TYPE_MENU_BUTTON, "menu-model", menu, NULL);
}

static void
move (GtkWindow        *window,
      GtkDirectionType  direction)
{
  g_signal_emit_by_name (window, "move-focus", direction);
  widget_fixture_settle ();
}

static void
activate (GtkWindow *window)
{
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (window)));
  widget_fixture_settle ();
}

/* By the keyboard to an item, of the menu or of one in it: it comes back to what opened the menu. */
static void
test_menu (gconstpointer user_data)
{
  gboolean is_nested = GPOINTER_TO_INT (user_data);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) save = g_simple_action_new ("save", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = make_menu_button ();
  GtkWindow *window = widget_fixture_present (box, 200, 200);
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (save));
  gtk_widget_insert_action_group (button, "test", G_ACTION_GROUP (group));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("next"));
  g_assert_true (gtk_widget_grab_focus (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  widget_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));

  if (is_nested)
    activate (window);
  move (window, GTK_DIR_DOWN);
  activate (window);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), button));
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  g_test_add_func ("/widget/lost-focus/row", test_row);
  g_test_add_func ("/widget/lost-focus/made-anew", test_made_anew);
  g_test_add_func ("/widget/lost-focus/hidden", test_in_hidden);
  g_test_add_data_func ("/widget/lost-focus/menu", GINT_TO_POINTER (FALSE), test_menu);
  g_test_add_data_func ("/widget/lost-focus/menu-in-menu", GINT_TO_POINTER (TRUE), test_menu);

  return g_test_run ();
}
