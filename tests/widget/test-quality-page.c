/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of data quality, on a store of its own: what is found, accepted and mended. */

#include <adwaita.h>
#include <string.h>

#include "inno-figure-card.h"
#include "inno-pages.h"
#include "inno-picker.h"
#include "inno-workspace-frozen.h"
#include "page-fixture.h"
#include "quality-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

static void
test_quality_of_the_sample (void)
{
  PageFixture opened;

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  g_assert_cmpuint (widget_search_count (opened.window, "Fewer than three InnoCities", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "Kokkola", NULL), ==, 1);
  /* As many as every other page counts. */
  g_assert_cmpstr (inno_page_get_subtitle (opened.page), ==, "169 projects looked at · 5 group projects · 26 checks");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, 4);
  quality_fixture_assert_names (opened.page);
  page_fixture_close (&opened);
}

/* A card shows what it counts, and all again. */
static void
test_quality_by_kind (void)
{
  PageFixture opened;
  GtkWidget *notes, *picker;

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  notes = quality_fixture_get (&opened, INNO_TYPE_FIGURE_CARD, 2);
  g_signal_emit_by_name (notes, "activated");
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Fewer than three InnoCities", NULL), ==, 0);
  g_assert_cmpuint (widget_search_count (opened.window, "Granted above planned", NULL), ==, 1);
  picker = quality_fixture_get (&opened, INNO_TYPE_PICKER, 0);
  g_assert_cmpstr (inno_picker_get_selected (INNO_PICKER (picker)), ==, "notes");
  g_signal_emit_by_name (notes, "activated");
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Fewer than three InnoCities", NULL), ==, 1);
  page_fixture_close (&opened);
}

/* Of many only some rows are made, and more when they are asked for. */
static void
test_quality_unfolds (void)
{
  PageFixture opened;
  GtkWidget *group;
  guint n = 0;

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  while ((group = quality_fixture_get (&opened, ADW_TYPE_EXPANDER_ROW, n)) != NULL &&
         !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (group)), "A name is missing in a language"))
    n++;
  g_assert_nonnull (group);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (group)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "No name in", NULL), ==, 50);
  g_assert_cmpuint (widget_search_count (opened.window, "Show more", NULL), ==, 1);
  page_fixture_close (&opened);
}

static void
test_quality_follows_filters_and_language (void)
{
  PageFixture opened;
  g_autoptr (InnoQuery) filter = inno_query_from_text ("agreement=agreement:kokkola", NULL);

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Fewer than three InnoCities", NULL), ==, 0);
  g_assert_cmpuint (widget_search_count (opened.window, "above the band", NULL), >, 0);
  inno_lang_activate (INNO_LANG_FI);
  inno_page_retranslate (opened.page);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "41,8", NULL), ==, 1);
  page_fixture_close (&opened);
}

/* The badge is seen from every page: it is about the facts and filters of now. */
static void
test_quality_badge_out_of_sight (void)
{
  g_autoptr (InnoQuery) filter = inno_query_new ();
  PageFixture opened;
  guint all, some;

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  all = inno_page_get_badge (opened.page);
  inno_query_add_filter (filter, INNO_DIMENSION_CITY, "city:oulu");
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  page_fixture_rest (&opened);
  some = inno_page_get_badge (opened.page);
  g_assert_cmpuint (all, !=, some);
  /* GTK 4.8 keeps for good what is hidden with the focus in it, where that focus is then
   * removed before the next frame. */
  gtk_window_set_focus (opened.window, NULL);
  gtk_widget_set_visible (GTK_WIDGET (opened.page), FALSE);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  page_fixture_rest (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, all);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  page_fixture_rest (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, some);
  page_fixture_close (&opened);
}

static void
test_quality_without_a_fault (void)
{
  PageFixture opened;
  g_autoptr (InnoQuery) filter = inno_query_from_text ("status=cancelled", NULL);

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  inno_page_show (opened.page, NULL, NULL);
  page_fixture_rest (&opened);
  g_assert_cmpuint (quality_fixture_count (&opened, INNO_TYPE_FIGURE_CARD), ==, 0);
  page_fixture_close (&opened);

  page_fixture_open_on (&opened, "quality", quality_fixture_make_workspace ("[]"), 800);
  filter->from_year = 2030;
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Nothing to mend", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "26 checks", NULL), ==, 1);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, 0);
  page_fixture_close (&opened);
}

/* A question that cannot be answered is said to be so, and the page goes on. */
static void
test_quality_of_an_unknown_filter (void)
{
  PageFixture opened;
  g_autoptr (InnoQuery) filter = inno_query_from_text ("city=narnia", NULL);

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "could not be checked", NULL), ==, 1);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  page_fixture_rest (&opened);
  g_assert_cmpuint (widget_search_count (opened.window, "Fewer than three InnoCities", NULL), ==, 1);
  page_fixture_close (&opened);
}

/* Accepting */

/* A lead theme of one city. */
#define LONELY "[{'_id':'lead_theme:l','name':{'fi':'L','sv':'L','en':'Lonely'}," \
               "'participants':{'p':{'city':'city:a','role':'lead'}}}]"

static void
accept (PageFixture *opened,
        const char  *reason)
{
  GtkWidget *entry;
  AdwMessageDialog *dialog;

  g_signal_emit_by_name (quality_fixture_find_button (opened, "Accept…"), "clicked");
  page_fixture_rest (opened);
  dialog = ADW_MESSAGE_DIALOG (quality_fixture_find_dialog ());
  entry = widget_search_type (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "accept"));
  quality_fixture_assert_names (dialog);
  adw_message_dialog_response (dialog, "accept");
  /* A person closes it with the button. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  page_fixture_follow (opened);
}

/* It counts no longer, is seen below with its reason, and is taken back in one step or by
 * its button. */
static void
test_accepting (void)
{
  PageFixture opened;
  guint badge;

  page_fixture_open_on (&opened, "quality", quality_fixture_make_workspace (LONELY), 800);
  badge = inno_page_get_badge (opened.page);
  g_assert_cmpuint (badge, >, 0);
  inno_workspace_set_editor_name (opened.workspace, "Aino");
  accept (&opened, " Agreed on 1 May ");
  g_assert_cmpstr (opened.message, ==, "Accepted: Lonely");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge - 1);
  g_assert_cmpuint (widget_search_count (opened.window, "Aino: Agreed on 1 May", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "Lonely", NULL), ==, 1);
  quality_fixture_assert_names (opened.page);

  page_fixture_undo (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge);
  g_assert_cmpuint (widget_search_count (opened.window, "Lonely", NULL), ==, 1);
  g_assert_cmpuint (widget_search_count (opened.window, "Agreed on", NULL), ==, 0);

  accept (&opened, "So be it");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge - 1);
  g_signal_emit_by_name (quality_fixture_find_button (&opened, "Open again"), "clicked");
  page_fixture_follow (&opened);
  g_assert_cmpstr (opened.message, ==, "Open again: Lonely");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge);
  page_fixture_undo (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge - 1);
  g_assert_cmpuint (widget_search_count (opened.window, "So be it", NULL), ==, 1);
  page_fixture_close (&opened);
}

/* Who accepts one after the other by the keyboard does not begin at the top each time. */
static void
test_focus_stays (void)
{
  PageFixture opened;
  GtkWidget *button, *focus;

  page_fixture_open_on (&opened, "quality", inno_workspace_new_sample (), 800);
  widget_search_count (quality_fixture_get (&opened, ADW_TYPE_EXPANDER_ROW, 2), "Accept…", &button);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON));
  inno_page_retranslate (opened.page);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  page_fixture_rest (&opened);
  focus = gtk_window_get_focus (opened.window);
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, quality_fixture_get (&opened, ADW_TYPE_EXPANDER_ROW, 2)));
  page_fixture_close (&opened);
}

static void
test_not_accepting (void)
{
  PageFixture opened;
  guint badge;

  page_fixture_open_on (&opened, "quality", quality_fixture_make_workspace (LONELY), 800);
  badge = inno_page_get_badge (opened.page);
  g_signal_emit_by_name (quality_fixture_find_button (&opened, "Accept…"), "clicked");
  page_fixture_rest (&opened);
  gtk_window_close (quality_fixture_find_dialog ());
  page_fixture_follow (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge);
  g_assert_false (inno_workspace_can_undo (opened.workspace));
  page_fixture_close (&opened);
}

/* Mending */

#define NAMED "'name':{'fi':'N','sv':'N','en':'N'}"
#define FAULTS \
  "[{'_id':'lead_theme:l'," NAMED ",'participants':{'p':{'city':'city:a','role':'lead'}}}," \
  "{'_id':'agreement:z'," NAMED ",'cities':['city:narnia']}," \
  "{'_id':'project:p'," NAMED ",'beneficiary':null,'agreement':'agreement:z','cities':['city:a']," \
  "'start':'2024-02-01','end':'2024-01-01','status':'ended'," \
  "'funding':[['erdf','planned',2024,500],['erdf','granted',2024,100],['city','granted',2024,300]]}]"

/* The button on the right of each finding of a check. */
static const char *
mend (PageFixture *opened,
      const char  *title)
{
  GtkWidget *group = NULL, *found;
  guint n = 0;

  while ((group = quality_fixture_get (opened, ADW_TYPE_EXPANDER_ROW, n)) != NULL &&
         !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (group)), title))
    n++;
  g_assert_nonnull (group);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  page_fixture_rest (opened);
  if (widget_search_count (group, "Edit", &found) == 0)
    widget_search_count (group, "Open", &found);
  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");

  return opened->link;
}

/* Every kind leads somewhere: to the member that is at fault, if there is a form for it. */
static void
test_mending (void)
{
  static const struct { const char *title; const char *link; } mends[] = {
    { "Fewer than three InnoCities in a lead theme", "win.go lead-themes/lead-themes" },
    { "City share of an agreement outside the band",
      "win.go funding/city-share?agreement=agreement:z&view=projects" },
    { "City share of the programme outside the band", "win.go funding/city-share?" },
    { "Ends before it starts", "win.edit ('project', 'project:p', 'end')" },
    { "A city that is not there", "win.edit ('agreement', 'agreement:z', 'cities')" },
    { "City share of a project outside the band", "win.edit ('project', 'project:p', 'funding')" },
    { "The beneficiary is missing", "win.edit ('project', 'project:p', 'beneficiary')" },
  };
  PageFixture opened;

  page_fixture_open_on (&opened, "quality", quality_fixture_make_workspace (FAULTS), 800);
  for (guint i = 0; i < G_N_ELEMENTS (mends); i++)
    g_assert_cmpstr (mend (&opened, mends[i].title), ==, mends[i].link);
  page_fixture_close (&opened);
}

/* What was frozen can be looked at: nothing of it is accepted, or edited. */
static void
test_frozen (void)
{
  g_autoptr (InnoWorkspace) sample = inno_workspace_new_sample ();
  PageFixture opened;

  inno_workspace_open (sample);
  while (!inno_workspace_is_open (sample) || inno_workspace_is_busy (sample))
    g_main_context_iteration (NULL, TRUE);
  page_fixture_open_on (&opened, "quality", inno_workspace_new_snapshot (sample, "2025-1"), 800);
  g_assert_cmpuint (widget_search_count (opened.window, "Mikkeli", NULL), >, 0);
  g_assert_cmpuint (widget_search_count (opened.window, "Accept…", NULL), ==, 0);
  g_assert_cmpuint (widget_search_count (opened.window, "Edit", NULL), ==, 0);
  g_assert_cmpstr (mend (&opened, "Outside the validity of its priority"), !=, NULL);
  g_assert_true (g_str_has_prefix (opened.link, "win.go projects/project:"));
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

  g_test_add_func ("/page/quality/sample", test_quality_of_the_sample);
  g_test_add_func ("/page/quality/by-kind", test_quality_by_kind);
  g_test_add_func ("/page/quality/unfolds", test_quality_unfolds);
  g_test_add_func ("/page/quality/filters", test_quality_follows_filters_and_language);
  g_test_add_func ("/page/quality/badge", test_quality_badge_out_of_sight);
  g_test_add_func ("/page/quality/nothing", test_quality_without_a_fault);
  g_test_add_func ("/page/quality/error", test_quality_of_an_unknown_filter);
  g_test_add_func ("/page/quality/accept", test_accepting);
  g_test_add_func ("/page/quality/focus", test_focus_stays);
  g_test_add_func ("/page/quality/cancel", test_not_accepting);
  g_test_add_func ("/page/quality/mend", test_mending);
  g_test_add_func ("/page/quality/frozen", test_frozen);

  return g_test_run ();
}
