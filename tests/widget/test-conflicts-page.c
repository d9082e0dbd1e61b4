/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of conflicts, as people choose between two versions, and what leads to it. */

#include <adwaita.h>

#include "conflicts-fixture.h"
#include "inno-conflict-field.h"
#include "inno-conflict-words.h"
#include "inno-form-kinds-private.h"
#include "inno-form-window.h"
#include "inno-pages.h"
#include "inno-project-detail.h"
#include "inno-store-edits.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

static InnoConflictField *
find_field (GtkWidget  *root,
            const char *path)
{
  if (INNO_IS_CONFLICT_FIELD (root) &&
      g_str_equal (inno_conflict_field_get_record (INNO_CONFLICT_FIELD (root))->path, path))
    return INNO_CONFLICT_FIELD (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      InnoConflictField *found = find_field (child, path);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkButton *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return GTK_BUTTON (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkButton *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static InnoConflictField *
get_field (ConflictsFixture *self,
           const char       *path)
{
  InnoConflictField *field = find_field (GTK_WIDGET (self->view), path);

  g_assert_nonnull (field);
  return field;
}

static void
click (ConflictsFixture *self,
       const char       *label)
{
  GtkButton *button = find_button (GTK_WIDGET (self->page), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  widget_fixture_settle ();
}

static gboolean
has_answer (gpointer data)
{
  ConflictsFixture *self = data;

  return (self->message != NULL || self->undoable != NULL) && !inno_workspace_is_busy (self->workspace);
}

static void
resolve (ConflictsFixture *self)
{
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->undoable, g_free);
  click (self, "Resolve and send");
  workspace_case_wait (has_answer, self);
  widget_fixture_settle ();
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *is_done = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStep) step = inno_workspace_undo_finish (INNO_WORKSPACE (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (step);
  *is_done = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static int
sign (int order)
{
  return (order > 0) - (order < 0);
}

/* As the form of the record has them, which is not by name. */
static void
test_order (void)
{
  static const char * const paths[] = {
    "", "name/fi", "name/sv", "name/en", "code", "start", "end", "funding/f1/measure", "funding/f1/amount_cents",
    "funding/f2/measure", "xyz",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (paths); j++)
      g_assert_cmpint (sign (inno_conflict_compare_places (INNO_DOCUMENT_PROJECT, paths[i], paths[j])), ==,
                       sign ((int) i - (int) j));
}

static void
test_shown (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);

  g_assert_cmpstr (conflicts_fixture_get_surface (self), ==, "conflicts");
  g_assert_cmpuint (inno_conflict_list_get_n (self->list), ==, 2);
  g_assert_cmpstr (inno_page_get_subtitle (self->page), ==, "2 records, 3 fields");
  widget_search_assert (self->list, "Bridge");
  widget_search_assert (self->list, "A1 · 2 fields");
  widget_search_assert (self->view, "Bridge");
  widget_search_assert (self->view, "Before: 31 January 2026");
  widget_search_assert (self->view, "30 April 2026");
  widget_search_assert (self->view, "31 March 2026");
  widget_search_assert (self->view, "You, ");
  widget_search_assert (self->view, "Bertil, ");
  widget_search_assert (self->view, "Name (Svenska)");
  widget_search_assert (self->view, "Bron inom staden");
  widget_search_assert (self->view, "0 of 2 fields chosen");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_button (GTK_WIDGET (self->view), "Resolve and send"))));
}

/* A field alone; what is not chosen stays open. Then undone. */
static void
test_mine (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  gboolean is_done = FALSE;

  conflicts_fixture_open_document (self, P1);
  inno_conflict_field_choose (get_field (self, "end"), INNO_CHOICE_MINE);
  widget_search_assert (self->view, "1 of 2 fields chosen");
  resolve (self);
  g_assert_cmpstr (self->undoable, ==, "Resolved: Bridge");
  conflicts_fixture_assert_string (self, P1, "end", "2026-04-30");
  g_assert_cmpuint (inno_workspace_get_n_conflicts (self->workspace), ==, 2);
  g_assert_null (find_field (GTK_WIDGET (self->view), "end"));
  g_assert_nonnull (find_field (GTK_WIDGET (self->view), "name/sv"));

  inno_workspace_undo_async (self->workspace, NULL, undone_cb, &is_done);
  workspace_case_wait (is_true, &is_done);
  workspace_case_wait (conflicts_fixture_is_shown, self);
  widget_fixture_settle ();
  g_assert_cmpuint (inno_workspace_get_n_conflicts (self->workspace), ==, 3);
  conflicts_fixture_assert_string (self, P1, "end", "2026-03-31");
}

/* One after the other, until there is none. */
static void
test_all (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);

  conflicts_fixture_open_document (self, P1);
  click (self, "All mine");
  widget_search_assert (self->view, "2 of 2 fields chosen");
  click (self, "All of the server");
  widget_search_assert (self->view, "2 of 2 fields chosen");
  resolve (self);
  conflicts_fixture_assert_string (self, P1, "end", "2026-03-31");

  g_assert_cmpstr (inno_conflict_view_get_id (self->view), ==, P2);
  g_assert_cmpuint (inno_conflict_list_get_n (self->list), ==, 1);
  click (self, "All mine");
  resolve (self);
  conflicts_fixture_assert_string (self, P2, "status", "ended");
  g_assert_cmpstr (conflicts_fixture_get_surface (self), ==, "message");
  widget_search_assert (self->page, "No conflicts");
  g_assert_null (inno_page_get_subtitle (self->page));
}

/* Whoever types means what is typed, once it can be read. */
static void
test_third (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  GtkWidget *line;

  conflicts_fixture_open_document (self, P1);
  line = widget_search_type (GTK_WIDGET (get_field (self, "end")), INNO_TYPE_FORM_LINE);
  gtk_editable_set_text (GTK_EDITABLE (widget_search_type (line, GTK_TYPE_ENTRY)), "soon");
  widget_search_assert (self->view, "0 of 2 fields chosen");
  gtk_editable_set_text (GTK_EDITABLE (widget_search_type (line, GTK_TYPE_ENTRY)), "31.12.2027");
  widget_search_assert (self->view, "1 of 2 fields chosen");
  resolve (self);
  conflicts_fixture_assert_string (self, P1, "end", "2027-12-31");
  g_assert_cmpuint (inno_workspace_get_n_conflicts (self->workspace), ==, 2);
}

/* Another window was faster: nothing is written, and it is shown as it is. */
static void
test_outdated (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  g_autoptr (JsonObject) document = NULL;

  conflicts_fixture_open_document (self, P1);
  inno_conflict_field_choose (get_field (self, "end"), INNO_CHOICE_MINE);
  inno_conflict_field_choose (get_field (self, "name/sv"), INNO_CHOICE_MINE);
  document = inno_store_read_document (self->fixture->store, P1, NULL);
  conflicts_fixture_edit (self->fixture->store, document, "end", "['2029-01-01']", "David");

  resolve (self);
  g_assert_null (self->undoable);
  g_assert_nonnull (self->message);
  conflicts_fixture_assert_string (self, P1, "end", "2029-01-01");
  while (inno_conflict_field_get_choice (get_field (self, "end")) != NULL)
    g_main_context_iteration (NULL, TRUE);
  widget_search_assert (self->view, "1 January 2029");
  /* What is still the same keeps its choice. */
  widget_search_assert (self->view, "1 of 2 fields chosen");
}

static void
test_languages (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  GtkWidget *line;

  conflicts_fixture_open_document (self, P1);
  line = widget_search_type (GTK_WIDGET (get_field (self, "end")), INNO_TYPE_FORM_LINE);
  gtk_editable_set_text (GTK_EDITABLE (widget_search_type (line, GTK_TYPE_ENTRY)), "31.12.2027");
  inno_lang_activate (INNO_LANG_FI);
  inno_page_retranslate (self->page);
  widget_fixture_settle ();
  widget_search_assert (self->list, "Silta");
  widget_search_assert (self->view, "Silta");
  widget_search_assert (self->view, "30.4.2026");
  g_assert_nonnull (inno_conflict_field_get_choice (get_field (self, "end")));
}

/* All of it, once a person has said so again. */
static void
test_everywhere (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "conflicts.all-mine", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        dialog = toplevel;
    }
  g_assert_nonnull (dialog);
  widget_search_assert (dialog, "This is about 3 fields in 2 records.");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "resolve");
  workspace_case_wait (has_answer, self);
  widget_fixture_settle ();
  g_assert_cmpstr (self->undoable, ==, "Resolved: 3 fields");
  g_assert_cmpstr (conflicts_fixture_get_surface (self), ==, "message");
  conflicts_fixture_assert_string (self, P1, "end", "2026-04-30");
  conflicts_fixture_assert_string (self, P2, "status", "ended");
}

/* What is deleted on one side: to keep it or not, with nothing to type. */
static void
test_deleted (void)
{
  Fixture *fixture = fixture_new (CONFLICTS_FIXTURE_DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (JsonObject) base = inno_store_read_document (fixture->store, P1, NULL);
  g_autoptr (InnoEdit) removal = inno_edit_new (INNO_EDIT_DELETE, P1);
  g_autoptr (ConflictsFixture) self = NULL;

  conflicts_fixture_edit (fixture->store, base, "end", "['2026-03-31']", "Bertil");
  inno_edit_remove (removal, base);
  g_assert_true (inno_store_edit (fixture->store, removal, "Anna", NULL));
  self = conflicts_fixture_open (fixture, 1000);
  widget_search_assert (self->view, "The whole record");
  widget_search_assert (self->view, "Deleted");
  widget_search_assert (self->view, "Kept\nEnds: 31 March 2026");
  g_assert_null (widget_search_type (self->view, INNO_TYPE_FORM_CONTROL));
}

static GtkWidget *
find_named (GtkWidget  *root,
            const char *name)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               name);

  if (wrong == NULL && GTK_IS_BUTTON (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The form says what has two versions, and leads there. */
static void
test_in_form (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  GtkWidget *form = inno_form_window_new (self->workspace, INNO_DOCUMENT_PROJECT, P1, NULL, INNO_EDIT_CHANGE);
  gpointer alive = form;
  GtkWidget *link;

  g_object_add_weak_pointer (G_OBJECT (form), &alive);
  gtk_window_set_transient_for (GTK_WINDOW (form), self->window);
  gtk_window_present (GTK_WINDOW (form));
  while ((link = find_named (form, "Ends: 2 versions")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_named (form, "Name: 2 versions"));
  g_assert_null (find_named (form, "Status: 2 versions"));
  g_signal_emit_by_name (link, "clicked");
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  InnoProjectDossier **dossier = user_data;
  g_autoptr (GError) error = NULL;

  *dossier = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
has_pointer (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* And so do the details of the project. */
static void
test_in_details (void)
{
  g_autoptr (ConflictsFixture) self = conflicts_fixture_open (conflicts_fixture_make (), 1000);
  GtkWidget *detail = g_object_ref_sink (inno_project_detail_new ());
  InnoProjectDossier *dossier = NULL;
  GtkWidget *link;
  g_autofree char *target = NULL;

  inno_workspace_run_async (self->workspace, &inno_project_dossier_job, g_strdup (P1), NULL, read_cb, &dossier);
  workspace_case_wait (has_pointer, &dossier);
  inno_project_detail_take (INNO_PROJECT_DETAIL (detail),
                            inno_facts_get_portfolio (inno_workspace_get_facts (self->workspace)), dossier);
  link = find_named (detail, "Ends: 2 versions");
  g_assert_nonnull (link);
  target = g_variant_print (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (link)), FALSE);
  g_assert_cmpstr (target, ==, "'conflicts/project:p1'");
  g_assert_nonnull (find_named (detail, "Name: 2 versions"));
  g_assert_null (find_named (detail, "Funding: 2 versions"));
  g_object_unref (detail);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/conflicts/order", test_order);
  g_test_add_func ("/page/conflicts/shown", test_shown);
  g_test_add_func ("/page/conflicts/mine", test_mine);
  g_test_add_func ("/page/conflicts/all", test_all);
  g_test_add_func ("/page/conflicts/third", test_third);
  g_test_add_func ("/page/conflicts/outdated", test_outdated);
  g_test_add_func ("/page/conflicts/languages", test_languages);
  g_test_add_func ("/page/conflicts/deleted", test_deleted);
  g_test_add_func ("/page/conflicts/everywhere", test_everywhere);
  g_test_add_func ("/page/conflicts/in-form", test_in_form);
  g_test_add_func ("/page/conflicts/in-details", test_in_details);

  return g_test_run ();
}
