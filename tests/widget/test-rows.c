/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of libadwaita, and what a screen reader is told of them. */

#include <adwaita.h>

#include "inno-combo-row.h"
#include "inno-expander-row.h"
#include "inno-widget.h"
#include "widget-fixture.h"
#include "widget-search.h"

static void
find_list_view (gpointer widget,
                gpointer list)
{
  if (GTK_IS_LIST_VIEW (widget))
    *(GtkWidget **) list = widget;
}

/* It is retitled with the language, and tells what is chosen in it. */
static void
test_combo_row (void)
{
  g_autoptr (GtkStringList) cities = gtk_string_list_new ((const char * const []) { "Oulu", "Espoo", NULL });
  GtkWidget *row = g_object_ref_sink (inno_combo_row_new ("City"));
  GtkWidget *list = NULL;

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "City");
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (cities));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "City: Oulu");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  inno_widget_foreach (row, find_list_view, &list);
  g_assert_nonnull (list);
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "City");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Stad & land");
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Stad & land");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Stad & land: Espoo");
  widget_fixture_finalize (row);
}

/* What the keyboard is on says all that the row says, and whether it is folded. */
static void
test_expander_row (void)
{
  GtkWidget *row = g_object_ref_sink (adw_expander_row_new ());
  GtkWidget *head = widget_search_type (row, ADW_TYPE_ACTION_ROW);

  g_assert_nonnull (head);
  inno_expander_row_prepare (ADW_EXPANDER_ROW (row));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), "Below & above");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inno_combo_row_new ("City"));
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);

  inno_expander_row_name (ADW_EXPANDER_ROW (row), "Shares & more", NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Shares & more");
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  inno_expander_row_name (ADW_EXPANDER_ROW (row), "Shares", "Warning, Shares, 3. Below & above");
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_LABEL, "Warning, Shares, 3. Below & above");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  widget_fixture_finalize (row);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  g_test_add_func ("/widget/rows/combo", test_combo_row);
  g_test_add_func ("/widget/rows/expander", test_expander_row);

  return g_test_run ();
}
