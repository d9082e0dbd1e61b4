/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of data quality and of changes, and the panel beside the lead themes, on a
 * store of their own. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-choice.h"
#include "inno-figure-card.h"
#include "inno-pages.h"
#include "inno-picker.h"
#include "inno-rule-panel.h"
#include "inno-store-snapshots.h"
#include "inno-workspace-frozen.h"
#include "page-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

typedef struct
{
  InnoWorkspace *workspace;
  InnoPage      *page;
  GtkWindow     *window;
  char          *message;    /* the last toast */
  char          *asked;      /* of the window: the last action, with what it was given */
} Opened;

static void
message_cb (InnoPage   *page,
            const char *message,
            Opened     *opened)
{
  g_free (opened->message);
  opened->message = g_strdup (message);
}

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Opened *opened = user_data;
  g_autofree char *given = g_variant_print (parameter, FALSE);

  g_free (opened->asked);
  opened->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), given);
}

static void
add_actions (Opened *opened)
{
  const GActionEntry entries[] = {
    { .name = "go", .activate = action_cb, .parameter_type = "s" },
    { .name = "edit", .activate = action_cb, .parameter_type = "(sss)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), opened);
  gtk_widget_insert_action_group (GTK_WIDGET (opened->window), "win", G_ACTION_GROUP (group));
}

/* Until what the worker was asked has come back. */
static void
settle (void)
{
  for (guint i = 0; i < 6; i++)
    widget_fixture_settle ();
}

static void
open_page (Opened        *opened,
           const char    *id,
           InnoWorkspace *workspace)
{
  guint n_kinds, i = 0;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  while (!g_str_equal (kinds[i].id, id))
    g_assert_cmpuint (++i, <, n_kinds);
  *opened = (Opened) { .workspace = workspace };
  if (!inno_workspace_is_open (workspace))
    inno_workspace_open (workspace);
  while (!inno_workspace_is_open (workspace) || inno_workspace_is_busy (workspace))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  opened->page = kinds[i].create (&kinds[i]);
  g_signal_connect (opened->page, "message", G_CALLBACK (message_cb), opened);
  g_signal_connect (opened->page, "undoable", G_CALLBACK (message_cb), opened);
  inno_page_set_workspace (opened->page, workspace);
  opened->window = page_fixture_present (opened->page, 1100, 800);
  add_actions (opened);
  inno_page_show (opened->page, inno_workspace_get_facts (workspace), NULL);
  settle ();
}

static void
close_page (Opened *opened)
{
  GtkWidget *page = g_object_ref (GTK_WIDGET (opened->page));

  g_signal_handlers_disconnect_by_data (page, opened);
  gtk_window_destroy (opened->window);
  settle ();
  /* A question may still be on its way back from the worker, with the page. */
  for (guint i = 0; i < 200 && G_OBJECT (page)->ref_count > 1; i++)
    settle ();
  widget_fixture_finalize (page);
  g_free (opened->message);
  g_free (opened->asked);
  g_object_unref (opened->workspace);
  settle ();
  inno_lang_activate (INNO_LANG_EN);
}

static guint
count_labels (Opened     *opened,
              const char *text)
{
  return widget_search_count (opened->window, text, NULL);
}

static void
match_type (GtkWidget *widget,
            gpointer   data)
{
  GPtrArray *found = data;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (g_ptr_array_index (found, 0))))
    g_ptr_array_add (found, widget);
}

/* The n-th in sight of a type. */
static GtkWidget *
get_widget (Opened *opened,
            GType   type,
            guint   n)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_ptr_array_add (found, GSIZE_TO_POINTER (type));
  widget_search_foreach (opened->page, match_type, found);

  return n + 1 < found->len ? g_ptr_array_index (found, n + 1) : NULL;
}

static guint
count_type (Opened *opened,
            GType   type)
{
  guint n = 0;

  while (get_widget (opened, type, n) != NULL)
    n++;

  return n;
}

/* Whatever takes the keyboard has a name; from GTK 4.18 on the label of a button is one.
 * The button inside a menu button goes by the name of what it is in. */
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

/* The workspace has the folder of the fixture, which is closed before. */
static InnoWorkspace *
make_workspace (const char *documents)
{
  Fixture *fixture = fixture_new (documents, FIXTURE_PLACES);
  InnoWorkspace *workspace;
  g_autofree char *folder = g_steal_pointer (&fixture->folder);

  inno_store_close (fixture->store);
  workspace = inno_workspace_new (folder);
  fixture->folder = g_strdup ("/nonexistent");
  inno_facts_unref (fixture->facts);
  g_object_unref (fixture->portfolio);
  g_object_unref (fixture->store);
  g_free (fixture->folder);
  g_free (fixture);
  g_object_set_data_full (G_OBJECT (workspace), "folder", g_steal_pointer (&folder), g_free);

  return workspace;
}

/* Quality */

static void
test_quality_of_the_sample (void)
{
  Opened opened;

  open_page (&opened, "quality", inno_workspace_new_sample ());
  g_assert_cmpuint (count_labels (&opened, "Fewer than three InnoCities"), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "Kokkola"), ==, 1);
  g_assert_nonnull (strstr (inno_page_get_subtitle (opened.page), "projects looked at"));
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, 4);
  widget_search_foreach (opened.page, assert_name, NULL);
  close_page (&opened);
}

/* A card shows what it counts, and all again. */
static void
test_quality_by_kind (void)
{
  Opened opened;
  GtkWidget *notes;

  open_page (&opened, "quality", inno_workspace_new_sample ());
  notes = get_widget (&opened, INNO_TYPE_FIGURE_CARD, 2);
  g_signal_emit_by_name (notes, "activated");
  settle ();
  g_assert_cmpuint (count_labels (&opened, "Fewer than three InnoCities"), ==, 0);
  g_assert_cmpuint (count_labels (&opened, "Granted above planned"), ==, 1);
  g_assert_cmpstr (inno_picker_get_selected (INNO_PICKER (get_widget (&opened, INNO_TYPE_PICKER, 0))), ==, "notes");
  g_signal_emit_by_name (notes, "activated");
  settle ();
  g_assert_cmpuint (count_labels (&opened, "Fewer than three InnoCities"), ==, 1);
  close_page (&opened);
}

/* Of many only some rows are made, and more when they are asked for. */
static void
test_quality_unfolds (void)
{
  Opened opened;
  GtkWidget *group;
  guint n = 0;

  open_page (&opened, "quality", inno_workspace_new_sample ());
  while ((group = get_widget (&opened, ADW_TYPE_EXPANDER_ROW, n)) != NULL &&
         !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (group)), "A name is missing in a language"))
    n++;
  g_assert_nonnull (group);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (group)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "No name in"), ==, 50);
  g_assert_cmpuint (count_labels (&opened, "Show more"), ==, 1);
  close_page (&opened);
}

static void
test_quality_follows_filters_and_language (void)
{
  Opened opened;
  g_autoptr (InnoQuery) filter = inno_query_from_text ("agreement=agreement:kokkola", NULL);

  open_page (&opened, "quality", inno_workspace_new_sample ());
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "Fewer than three InnoCities"), ==, 0);
  g_assert_cmpuint (count_labels (&opened, "above the band"), >, 0);
  inno_lang_activate (INNO_LANG_FI);
  inno_page_retranslate (opened.page);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "41,8"), ==, 1);
  close_page (&opened);
}

/* The badge is seen from every page: it is about the facts and filters of now. */
static void
test_quality_badge_out_of_sight (void)
{
  g_autoptr (InnoQuery) filter = inno_query_new ();
  Opened opened;
  guint all, some;

  open_page (&opened, "quality", inno_workspace_new_sample ());
  all = inno_page_get_badge (opened.page);
  inno_query_add_filter (filter, INNO_DIMENSION_CITY, "city:oulu");
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  settle ();
  some = inno_page_get_badge (opened.page);
  g_assert_cmpuint (all, !=, some);
  gtk_widget_set_visible (GTK_WIDGET (opened.page), FALSE);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  settle ();
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, all);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  settle ();
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, some);
  close_page (&opened);
}

static void
test_quality_without_a_fault (void)
{
  Opened opened;
  g_autoptr (InnoQuery) filter = inno_query_from_text ("status=cancelled", NULL);

  open_page (&opened, "quality", inno_workspace_new_sample ());
  inno_page_show (opened.page, NULL, NULL);
  settle ();
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_FIGURE_CARD), ==, 0);
  close_page (&opened);

  open_page (&opened, "quality", make_workspace ("[]"));
  filter->from_year = 2030;
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "Nothing to mend"), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "26 checks"), ==, 1);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, 0);
  close_page (&opened);
}

/* A question that cannot be answered is said to be so, and the page goes on. */
static void
test_quality_of_an_unknown_filter (void)
{
  Opened opened;
  g_autoptr (InnoQuery) filter = inno_query_from_text ("city=narnia", NULL);

  open_page (&opened, "quality", inno_workspace_new_sample ());
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), filter);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "could not be checked"), ==, 1);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "Fewer than three InnoCities"), ==, 1);
  close_page (&opened);
}

/* Accepting */

static GtkWindow *
find_dialog (void)
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

static void
match_entry (GtkWidget *widget,
             gpointer   data)
{
  if (ADW_IS_ENTRY_ROW (widget))
    *(GtkWidget **) data = widget;
}

static GtkWidget *
find_button (Opened     *opened,
             const char *label)
{
  GtkWidget *found;

  widget_search_count (opened->window, label, &found);
  g_assert_nonnull (found);

  return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
}

/* As the window does when the workspace has other facts. */
static void
follow (Opened *opened)
{
  while (inno_workspace_is_busy (opened->workspace))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  inno_page_show (opened->page, inno_workspace_get_facts (opened->workspace), NULL);
  settle ();
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  inno_step_free (inno_workspace_undo_finish (INNO_WORKSPACE (source), result, NULL));
}

static void
undo (Opened *opened)
{
  inno_workspace_undo_async (opened->workspace, NULL, undone_cb, NULL);
  follow (opened);
}

/* A lead theme of one city. */
#define LONELY "[{'_id':'lead_theme:l','name':{'fi':'L','sv':'L','en':'Lonely'}," \
               "'participants':{'p':{'city':'city:a','role':'lead'}}}]"

static void
accept (Opened     *opened,
        const char *reason)
{
  GtkWidget *entry = NULL;
  AdwMessageDialog *dialog;

  g_signal_emit_by_name (find_button (opened, "Accept…"), "clicked");
  settle ();
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  widget_search_foreach (dialog, match_entry, &entry);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "accept"));
  widget_search_foreach (dialog, assert_name, NULL);
  adw_message_dialog_response (dialog, "accept");
  /* A person closes it with the button. */
  gtk_window_destroy (GTK_WINDOW (dialog));
  follow (opened);
}

/* It counts no longer, is seen below with its reason, and is taken back in one step or by
 * its button. */
static void
test_accepting (void)
{
  Opened opened;
  guint badge;

  open_page (&opened, "quality", make_workspace (LONELY));
  badge = inno_page_get_badge (opened.page);
  g_assert_cmpuint (badge, >, 0);
  inno_workspace_set_editor_name (opened.workspace, "Aino");
  accept (&opened, " Agreed on 1 May ");
  g_assert_cmpstr (opened.message, ==, "Accepted: Lonely");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge - 1);
  g_assert_cmpuint (count_labels (&opened, "Aino: Agreed on 1 May"), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "Lonely"), ==, 1);
  widget_search_foreach (opened.page, assert_name, NULL);

  undo (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge);
  g_assert_cmpuint (count_labels (&opened, "Lonely"), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "Agreed on"), ==, 0);

  accept (&opened, "So be it");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge - 1);
  g_signal_emit_by_name (find_button (&opened, "Open again"), "clicked");
  follow (&opened);
  g_assert_cmpstr (opened.message, ==, "Open again: Lonely");
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge);
  undo (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge - 1);
  g_assert_cmpuint (count_labels (&opened, "So be it"), ==, 1);
  close_page (&opened);
}

/* Who accepts one after the other by the keyboard does not begin at the top each time. */
static void
test_focus_stays (void)
{
  Opened opened;
  GtkWidget *button, *focus;

  open_page (&opened, "quality", inno_workspace_new_sample ());
  widget_search_count (get_widget (&opened, ADW_TYPE_EXPANDER_ROW, 2), "Accept…", &button);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON));
  inno_page_retranslate (opened.page);
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  settle ();
  focus = gtk_window_get_focus (opened.window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, get_widget (&opened, ADW_TYPE_EXPANDER_ROW, 2)));
  close_page (&opened);
}

static void
test_not_accepting (void)
{
  Opened opened;
  guint badge;

  open_page (&opened, "quality", make_workspace (LONELY));
  badge = inno_page_get_badge (opened.page);
  g_signal_emit_by_name (find_button (&opened, "Accept…"), "clicked");
  settle ();
  gtk_window_close (find_dialog ());
  follow (&opened);
  g_assert_cmpuint (inno_page_get_badge (opened.page), ==, badge);
  g_assert_false (inno_workspace_can_undo (opened.workspace));
  close_page (&opened);
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
mend (Opened     *opened,
      const char *title)
{
  GtkWidget *group = NULL, *found;
  guint n = 0;

  while ((group = get_widget (opened, ADW_TYPE_EXPANDER_ROW, n)) != NULL &&
         !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (group)), title))
    n++;
  g_assert_nonnull (group);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  settle ();
  if (widget_search_count (group, "Edit", &found) == 0)
    widget_search_count (group, "Open", &found);
  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");

  return opened->asked;
}

/* Every kind leads somewhere: to the member that is at fault, if there is a form for it. */
static void
test_mending (void)
{
  static const struct { const char *title; const char *asked; } mends[] = {
    { "Fewer than three InnoCities in a lead theme", "go 'lead-themes/lead-themes'" },
    { "City share of an agreement outside the band",
      "go 'funding/city-share?agreement=agreement:z&view=projects'" },
    { "City share of the programme outside the band", "go 'funding/city-share?'" },
    { "Ends before it starts", "edit ('project', 'project:p', 'end')" },
    { "A city that is not there", "edit ('agreement', 'agreement:z', 'cities')" },
    { "City share of a project outside the band", "edit ('project', 'project:p', 'funding')" },
    { "The beneficiary is missing", "edit ('project', 'project:p', 'beneficiary')" },
  };
  Opened opened;

  open_page (&opened, "quality", make_workspace (FAULTS));
  for (guint i = 0; i < G_N_ELEMENTS (mends); i++)
    g_assert_cmpstr (mend (&opened, mends[i].title), ==, mends[i].asked);
  close_page (&opened);
}

/* What was frozen can be looked at: nothing of it is accepted, or edited. */
static void
test_frozen (void)
{
  g_autoptr (InnoWorkspace) sample = inno_workspace_new_sample ();
  Opened opened;

  inno_workspace_open (sample);
  while (!inno_workspace_is_open (sample) || inno_workspace_is_busy (sample))
    g_main_context_iteration (NULL, TRUE);
  open_page (&opened, "quality", inno_workspace_new_snapshot (sample, "2025-1"));
  g_assert_cmpuint (count_labels (&opened, "Mikkeli"), >, 0);
  g_assert_cmpuint (count_labels (&opened, "Accept…"), ==, 0);
  g_assert_cmpuint (count_labels (&opened, "Edit"), ==, 0);
  g_assert_cmpstr (mend (&opened, "Outside the validity of its priority"), !=, NULL);
  g_assert_true (g_str_has_prefix (opened.asked, "go 'projects/project:"));
  close_page (&opened);
}

/* Changes */

static void
test_changes_of_the_sample (void)
{
  Opened opened;

  open_page (&opened, "changes", inno_workspace_new_sample ());
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_FIGURE_CARD), ==, 5);
  g_assert_cmpuint (count_labels (&opened, "+€5.3"), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "Kokkola: above the band"), ==, 1);
  g_assert_nonnull (strstr (inno_page_get_subtitle (opened.page), "Steering group 1/2025"));
  widget_search_foreach (opened.page, assert_name, NULL);
  inno_lang_activate (INNO_LANG_SV);
  inno_page_retranslate (opened.page);
  settle ();
  g_assert_nonnull (strstr (inno_page_get_subtitle (opened.page), "Styrgruppen 1/2025"));
  close_page (&opened);
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
  Opened opened;
  g_autofree char *text = NULL;

  open_page (&opened, "changes", inno_workspace_new_sample ());
  g_signal_emit_by_name (find_button (&opened, "Copy as text"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (opened.page)), NULL, copied_cb, &text);
  settle ();
  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (text, "Changes: Steering group 1/2025, 12 February 2025 → 10 April 2025\n"));
  g_assert_nonnull (strstr (text, "\n– Kokkola: above the band\n"));
  g_assert_nonnull (strstr (text, "\nNew projects\n– "));
  g_assert_nonnull (strstr (text, "\nEnded projects\n– "));
  g_assert_cmpstr (opened.message, ==, "Changes copied as text");
  close_page (&opened);
}

static GtkEditable *
ask_to_freeze (Opened *opened)
{
  GtkWidget *entry = NULL;

  g_signal_emit_by_name (find_button (opened, "Freeze"), "clicked");
  settle ();
  g_assert_nonnull (find_dialog ());
  widget_search_foreach (find_dialog (), match_entry, &entry);
  g_assert_nonnull (entry);

  return GTK_EDITABLE (entry);
}

/* Nothing to compare with, then a snapshot, then two; a name that is taken is refused. */
static void
test_freezing (void)
{
  Opened opened;
  GtkEditable *name;
  AdwMessageDialog *dialog;

  open_page (&opened, "changes", make_workspace ("[{'_id':'project:p','funding':[['erdf','granted',2024,100]]}]"));
  g_assert_cmpuint (count_labels (&opened, "Nothing to compare with yet"), ==, 1);
  name = ask_to_freeze (&opened);
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "freeze"));
  gtk_editable_set_text (name, "spring");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "freeze"));
  adw_message_dialog_response (dialog, "freeze");
  settle ();
  g_assert_cmpstr (opened.message, ==, "Frozen as “spring”");

  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  settle ();
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_FIGURE_CARD), ==, 5);
  g_assert_cmpuint (count_labels (&opened, "No project has changed."), ==, 1);

  name = ask_to_freeze (&opened);
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  gtk_editable_set_text (name, " spring ");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "freeze"));
  gtk_editable_set_text (name, "summer");
  adw_message_dialog_response (dialog, "freeze");
  settle ();
  inno_page_show (opened.page, inno_workspace_get_facts (opened.workspace), NULL);
  settle ();
  /* Two snapshots, one with the other. */
  g_assert_cmpuint (inno_picker_get_n_items (INNO_PICKER (get_widget (&opened, INNO_TYPE_PICKER, 0))), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_widget (&opened, GTK_TYPE_DROP_DOWN, 0)), 1);
  settle ();
  g_assert_cmpuint (inno_picker_get_n_items (INNO_PICKER (get_widget (&opened, INNO_TYPE_PICKER, 1))), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_widget (&opened, GTK_TYPE_DROP_DOWN, 1)), 1);
  settle ();
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_FIGURE_CARD), ==, 5);
  g_assert_cmpuint (count_labels (&opened, "No project has changed."), ==, 1);
  close_page (&opened);
}

static void
test_changes_of_nothing (void)
{
  Opened opened;

  open_page (&opened, "changes", inno_workspace_new_sample ());
  inno_page_show (opened.page, NULL, NULL);
  settle ();
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_FIGURE_CARD), ==, 0);
  close_page (&opened);
}

/* The rule beside the lead themes */

static void
test_rule_panel (void)
{
  Opened opened;

  open_page (&opened, "lead-themes", inno_workspace_new_sample ());
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_RULE_PANEL), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "Met in 3 themes, not met in 1, unknown for 2."), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "7 cities: Kokkola leads, 6 implement."), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "With the network, 4."), ==, 1);
  widget_search_foreach (opened.page, assert_name, NULL);
  /* The chart of money has no rule. */
  inno_page_open (opened.page, "lead-theme-funding");
  settle ();
  g_assert_cmpuint (count_type (&opened, INNO_TYPE_RULE_PANEL), ==, 0);
  close_page (&opened);
}

/* The roles that are counted are those of the panel. */
static void
test_rule_panel_follows_the_roles (void)
{
  Opened opened;
  g_autoptr (InnoQuery) query = inno_query_new ();

  open_page (&opened, "lead-themes", inno_workspace_new_sample ());
  query->roles = INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK;
  inno_page_ask (opened.page, query);
  settle ();
  g_assert_cmpuint (count_labels (&opened, "Met in 4 themes, not met in 0, unknown for 2."), ==, 1);
  g_assert_cmpuint (count_labels (&opened, "With the network"), ==, 0);
  close_page (&opened);
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
  g_test_add_func ("/page/changes/sample", test_changes_of_the_sample);
  g_test_add_func ("/page/changes/text", test_changes_as_text);
  g_test_add_func ("/page/changes/freezing", test_freezing);
  g_test_add_func ("/page/changes/nothing", test_changes_of_nothing);
  g_test_add_func ("/page/lead-themes/rule", test_rule_panel);
  g_test_add_func ("/page/lead-themes/roles", test_rule_panel_follows_the_roles);

  return g_test_run ();
}
