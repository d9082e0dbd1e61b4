/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What drops down, and where the keyboard is in it. */

#include <adwaita.h>

#include "inno-drop-down.h"
#include "inno-widget.h"
#include "widget-fixture.h"
#include "widget-search.h"

#define CHOSEN 2

static const char * const words[] = { "Planned", "Ongoing", "Ended", "Cancelled", NULL };

static GtkWidget *
find_list (GtkWidget *popover)
{
  return widget_search_type (popover, GTK_TYPE_LIST_VIEW);
}

static void
find_popover_cb (gpointer widget,
                 gpointer popover)
{
  if (GTK_IS_POPOVER (widget))
    *(GtkWidget **) popover = widget;
}

static GtkWidget *
open_list (GtkWidget *widget)
{
  GtkWidget *popover = NULL;

  inno_widget_foreach (widget, find_popover_cb, &popover);
  g_assert_nonnull (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
  widget_fixture_settle ();

  return popover;
}

static void
assert_at (GtkWidget  *popover,
           const char *word)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (popover));
  g_autofree char *said = NULL;

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find_list (popover)));
  said = widget_search_words (focus);
  g_assert_cmpstr (g_strchomp (said), ==, word);
}

static void
check (GtkWidget *widget,
       GtkWidget *shown)
{
  GtkWindow *window = widget_fixture_present (shown, 300, 100);
  GtkWidget *popover = open_list (widget);

  assert_at (popover, words[CHOSEN]);
  /* Who looks at another, and leaves it, has chosen nothing. */
  gtk_widget_grab_focus (gtk_widget_get_first_child (find_list (popover)));
  assert_at (popover, words[0]);
  gtk_popover_popdown (GTK_POPOVER (popover));
  widget_fixture_settle ();
  g_assert_true (open_list (widget) == popover);
  assert_at (popover, words[CHOSEN]);

  gtk_popover_popdown (GTK_POPOVER (popover));
  g_object_set (widget, "selected", 1, NULL);
  open_list (widget);
  assert_at (popover, words[1]);
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_window_destroy (window);
  widget_fixture_finalize (widget);
}

static void
test_drop_down (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_drop_down_new_from_strings (words));

  inno_drop_down_prepare (widget);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), CHOSEN);
  check (widget, widget);
}

static void
test_combo_row (void)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);
  GtkWidget *widget = g_object_ref_sink (adw_combo_row_new ());
  GtkWidget *rows = gtk_list_box_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (model));
  inno_drop_down_prepare (widget);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), CHOSEN);
  gtk_list_box_append (GTK_LIST_BOX (rows), widget);
  check (widget, rows);
}

/* Whatever is typed goes to the search. */
static void
test_searched (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_drop_down_new_from_strings (words));

  inno_drop_down_prepare (widget);
  inno_drop_down_search (GTK_DROP_DOWN (widget));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), CHOSEN);
  check (widget, widget);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  g_test_add_func ("/widget/drop-down/opens-at-what-is-chosen", test_drop_down);
  g_test_add_func ("/widget/drop-down/combo-row", test_combo_row);
  g_test_add_func ("/widget/drop-down/searched", test_searched);

  return g_test_run ();
}
