/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of changes, and the panel of the rule beside the lead themes, on a store of
 * their own. */

#include <adwaita.h>
#include <string.h>

#include "inno-figure-card.h"
#include "inno-pages.h"
#include "inno-picker.h"
#include "inno-rule-panel.h"
#include "page-fixture.h"
#include "quality-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

/* Changes */

static void
test_changes_of_the_sample (void)
{
  PageFixture opened;

  page_fixture_open_on (&opened, "changes", inno_workspace_new_sample (), 800);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_FIGURE_CARD), ==, 5);
  g_assert_cmpuint (widget_search_count (opened.window, "+€5.3", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "Kokkola: above the band", NULL), ==, 1);
  g_assert_nonnull (strstr (inno_page_get_subtitle (opened.page), "Steering group 1/2025"));
  quality_fixture_assert_names (opened.page);
  inno_lang_activate (INNO_LANG_SV);
  inno_page_retranslate (opened.page);
  page_fixture_rest (&opened);
  g_assert_nonnull (strstr (inno_page_get_subtitle (opened.page), "Styrgruppen 1/2025"));
  page_fixture_close (&opened);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_changes_as_text (void)
{
  PageFixture opened;
  g_autofree char *text = NULL;

  page_fixture_open_on (&opened, "changes", inno_workspace_new_sample (), 800);
  g_signal_emit_by_name (quality_fixture_find_button (&opened, "Copy as text"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (opened.page)), NULL, copied_cb, &text);
  page_fixture_rest (&opened);
  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "Changes: Steering group 1/2025, 12 February 2025 → 10 April 2025\n"));
  g_assert_nonnull (strstr (text, "\n– Kokkola: above the band\n"));
  g_assert_nonnull (strstr (text, "\nNew projects\n– "));
  g_assert_nonnull (strstr (text, "\nEnded projects\n– "));
  g_assert_cmpstr (opened.message, ==, "Changes copied as text");
  page_fixture_close (&opened);
}

/* As the button has the window do. */
static GtkEditable *
ask_to_freeze (PageFixture *opened)
{
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (opened->page), "changes.freeze", NULL);
  page_fixture_rest (opened);
  g_assert_nonnull (quality_fixture_find_dialog ());
  entry = widget_search_type (quality_fixture_find_dialog (), ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (entry);

  return GTK_EDITABLE (entry);
}

/* Nothing to compare with, then a snapshot, then two; a name that is taken is refused. */
static void
test_freezing (void)
{
  PageFixture opened;
  GtkEditable *name;
  AdwMessageDialog *dialog;

  page_fixture_open_on (&opened, "changes", quality_fixture_make_workspace (
                          "[{'_id':'project:p','funding':[['erdf','granted',2024,100]]}]"), 800);
  g_assert_cmpuint (widget_search_count (opened.window, "Nothing to compare with yet", NULL), ==, 1);
  /* Asked for twice it asks once. */
  gtk_widget_activate_action (GTK_WIDGET (opened.page), "changes.freeze", NULL);
  name = ask_to_freeze (&opened);
  dialog = ADW_MESSAGE_DIALOG (quality_fixture_find_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "freeze"));
  gtk_editable_set_text (name, "spring");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "freeze"));
  adw_message_dialog_response (dialog, "freeze");
  page_fixture_rest (&opened);
  g_assert_cmpstr (opened.message, ==, "Frozen as “spring”");

  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  page_fixture_rest (&opened);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_FIGURE_CARD), ==, 5);
  g_assert_cmpuint (widget_search_count (opened.window, "No project has changed.", NULL), ==, 1);

  name = ask_to_freeze (&opened);
  dialog = ADW_MESSAGE_DIALOG (quality_fixture_find_dialog ());
  gtk_editable_set_text (name, " spring ");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "freeze"));
  gtk_editable_set_text (name, "summer");
  adw_message_dialog_response (dialog, "freeze");
  page_fixture_rest (&opened);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  page_fixture_rest (&opened);
  /* Two snapshots, one with the other. */
  g_assert_cmpuint (inno_picker_get_n_items (INNO_PICKER (quality_fixture_get (&opened, INNO_TYPE_PICKER, 0))), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (quality_fixture_get (&opened, GTK_TYPE_DROP_DOWN, 0)), 1);
  page_fixture_rest (&opened);
  g_assert_cmpuint (inno_picker_get_n_items (INNO_PICKER (quality_fixture_get (&opened, INNO_TYPE_PICKER, 1))), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (quality_fixture_get (&opened, GTK_TYPE_DROP_DOWN, 1)), 1);
  page_fixture_rest (&opened);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_FIGURE_CARD), ==, 5);
  g_assert_cmpuint (widget_search_count (opened.window, "No project has changed.", NULL), ==, 1);
  page_fixture_close (&opened);
}

/* Returns: (nullable): the target that the first item of a menu with an action gives it */
static GVariant *
find_target (GMenuModel *menu,
             const char *action)
{
  static const char * const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;
      GVariant *target = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name) && g_str_equal (name, action))
        return g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);

      for (guint l = 0; l < G_N_ELEMENTS (links) && target == NULL; l++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[l]);

          target = below != NULL ? find_target (below, action) : NULL;
        }
      if (target != NULL)
        return target;
    }

  return NULL;
}

/* A person is asked about the snapshot by what the menu calls it, and not by the name of its file. */
static void
test_deleting (void)
{
  PageFixture opened;
  GtkWidget *button;
  AdwMessageDialog *dialog;
  g_autoptr (GVariant) target = NULL;

  page_fixture_open_on (&opened, "changes", inno_workspace_new_sample (), 800);
  button = widget_search_type (inno_page_get_tools (opened.page), GTK_TYPE_MENU_BUTTON);
  target = find_target (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), "snapshot.delete");
  g_assert_nonnull (target);
  g_assert_true (gtk_widget_activate_action_variant (button, "snapshot.delete", target));
  page_fixture_rest (&opened);

  dialog = ADW_MESSAGE_DIALOG (quality_fixture_find_dialog ());
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==,
                   "Delete the snapshot “Steering group 1/2025, 12 February 2025”?");
  adw_message_dialog_response (dialog, "delete");
  page_fixture_rest (&opened);
  g_assert_cmpstr (opened.message, ==, "Snapshot “Steering group 1/2025, 12 February 2025” deleted");
  page_fixture_follow (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Nothing to compare with yet", NULL), ==, 1);
  g_assert_cmpstr (inno_page_get_subtitle (opened.page), ==, NULL);
  g_assert_false (gtk_widget_get_visible (button));
  page_fixture_close (&opened);
}

static void
test_changes_of_nothing (void)
{
  PageFixture opened;

  page_fixture_open_on (&opened, "changes", inno_workspace_new_sample (), 800);
  inno_page_show (opened.page, NULL, NULL);
  page_fixture_rest (&opened);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_FIGURE_CARD), ==, 0);
  page_fixture_close (&opened);
}

/* The rule beside the lead themes */

static void
test_rule_panel (void)
{
  PageFixture opened;

  page_fixture_open_on (&opened, "lead-themes", inno_workspace_new_sample (), 800);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_RULE_PANEL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "Met in 3 themes, not met in 1, unknown for 2.", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "7 cities: Kokkola leads, 6 implement.", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "With the network, 4.", NULL), ==, 1);
  quality_fixture_assert_names (opened.page);
  /* The chart of money has no rule. */
  inno_page_open (opened.page, "lead-theme-funding");
  page_fixture_rest (&opened);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_RULE_PANEL), ==, 0);
  page_fixture_close (&opened);
}

/* The roles that are counted are those of the panel. */
static void
test_rule_panel_follows_the_roles (void)
{
  PageFixture opened;
  g_autoptr (InnoQuery) query = inno_query_new ();

  page_fixture_open_on (&opened, "lead-themes", inno_workspace_new_sample (), 800);
  query->roles = INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK;
  inno_page_ask (opened.page, query);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Met in 4 themes, not met in 0, unknown for 2.", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "With the network", NULL), ==, 0);
  page_fixture_close (&opened);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/changes/sample", test_changes_of_the_sample);
  g_test_add_func ("/page/changes/text", test_changes_as_text);
  g_test_add_func ("/page/changes/freezing", test_freezing);
  g_test_add_func ("/page/changes/deleting", test_deleting);
  g_test_add_func ("/page/changes/nothing", test_changes_of_nothing);
  g_test_add_func ("/page/lead-themes/rule", test_rule_panel);
  g_test_add_func ("/page/lead-themes/roles", test_rule_panel_follows_the_roles);

  return g_test_run ();
}
