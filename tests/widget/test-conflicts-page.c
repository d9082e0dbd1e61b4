/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of conflicts, as people work it. */

#include <adwaita.h>
#include <string.h>

#include "inno-conflict-field.h"
#include "inno-conflict-list.h"
#include "inno-conflict-view.h"
#include "inno-conflicts-page.h"
#include "inno-form-kinds-private.h"
#include "inno-form-window.h"
#include "inno-project-detail.h"
#include "inno-store-conflicts.h"
#include "inno-store-edits.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

#define P1 "project:p1"
#define P2 "project:p2"

#define DOCUMENTS \
  "[{'_id':'project:p1','name':{'fi':'Silta','sv':'Bro','en':'Bridge'},'code':'A1','status':'ongoing'," \
  "'end':'2026-01-31','funding':[['erdf','granted',2024,15000000]]}," \
  "{'_id':'project:p2','name':{'fi':'Satama','sv':'Hamn','en':'Harbour'},'status':'ongoing','funding':[]}]"

typedef struct
{
  Fixture          *fixture;
  InnoWorkspace    *workspace;
  InnoPage         *page;
  GtkWindow        *window;
  InnoConflictList *list;
  InnoConflictView *view;
  char             *message;
  char             *undoable;
} Case;

/* Making conflicts: the second of two edits began before the first was kept. */

static JsonObject *
with (JsonObject *document,
      const char *member,
      const char *json)
{
  g_autoptr (JsonNode) node = fixture_parse_json (json);
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, json_node_copy (value));
  json_object_set_member (copy, member, json_array_dup_element (json_node_get_array (node), 0));

  return copy;
}

static void
edit (InnoStore  *store,
      JsonObject *base,
      const char *member,
      const char *json,
      const char *who)
{
  g_autoptr (JsonObject) changed = with (base, member, json);
  g_autoptr (InnoEdit) step = inno_edit_new (INNO_EDIT_CHANGE, json_object_get_string_member (base, "_id"));
  g_autoptr (GError) error = NULL;

  inno_edit_put (step, base, changed);
  inno_store_edit (store, step, who, &error);
  g_assert_no_error (error);
}

/* Values stand in an array, so that they may be of any kind. */
static void
collide (Fixture    *fixture,
         const char *id,
         const char *member,
         const char *mine,
         const char *theirs)
{
  g_autoptr (JsonObject) base = inno_store_read_document (fixture->store, id, NULL);

  edit (fixture->store, base, member, theirs, "Bertil");
  edit (fixture->store, base, member, mine, "Anna");
}

static Fixture *
make_fixture (void)
{
  Fixture *fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);

  collide (fixture, P1, "end", "['2026-04-30']", "['2026-03-31']");
  collide (fixture, P1, "name", "[{'fi':'Silta','sv':'Bron inom staden','en':'Bridge'}]",
           "[{'fi':'Silta','sv':'Bron i staden','en':'Bridge'}]");
  collide (fixture, P2, "status", "['ended']", "['cancelled']");

  return fixture;
}

/* The page */

static gboolean
is_shown (gpointer data)
{
  Case *self = data;

  return inno_conflict_view_get_id (self->view) != NULL && !inno_workspace_is_busy (self->workspace);
}

static void
said_cb (InnoPage    *page,
         const char  *message,
         char       **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

static Case *
case_new (Fixture *fixture,
          int      width)
{
  Case *self = g_new0 (Case, 1);

  self->fixture = fixture;
  self->workspace = workspace_case_open (fixture);
  inno_workspace_set_editor_name (self->workspace, "Anna");
  self->page = inno_conflicts_page_new (NULL);
  self->list = INNO_CONFLICT_LIST (widget_search_type (self->page, INNO_TYPE_CONFLICT_LIST));
  self->view = INNO_CONFLICT_VIEW (widget_search_type (self->page, INNO_TYPE_CONFLICT_VIEW));
  self->window = widget_fixture_present (GTK_WIDGET (self->page), width, 700);
  g_signal_connect (self->page, "message", G_CALLBACK (said_cb), &self->message);
  g_signal_connect (self->page, "undoable", G_CALLBACK (said_cb), &self->undoable);
  inno_page_set_workspace (self->page, self->workspace);
  inno_page_show (self->page, inno_workspace_get_facts (self->workspace), NULL);
  if (inno_workspace_get_n_conflicts (self->workspace) > 0)
    workspace_case_wait (is_shown, self);
  widget_fixture_settle ();

  return self;
}

static void
case_free (Case *self)
{
  gtk_window_destroy (self->window);
  widget_fixture_settle ();
  g_object_unref (self->workspace);
  widget_fixture_settle ();
  fixture_free (self->fixture);
  g_free (self->message);
  g_free (self->undoable);
  g_free (self);
  inno_lang_activate (INNO_LANG_EN);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static const char *
get_surface (Case *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (widget_search_type (self->page, GTK_TYPE_STACK)));
}

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
get_field (Case       *self,
           const char *path)
{
  InnoConflictField *field = find_field (GTK_WIDGET (self->view), path);

  g_assert_nonnull (field);
  return field;
}

static void
click (Case       *self,
       const char *label)
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
  Case *self = data;

  return (self->message != NULL || self->undoable != NULL) && !inno_workspace_is_busy (self->workspace);
}

static void
resolve (Case *self)
{
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->undoable, g_free);
  click (self, "Resolve and send");
  workspace_case_wait (has_answer, self);
  widget_fixture_settle ();
}

static void
open_document (Case       *self,
               const char *id)
{
  inno_page_open (self->page, id);
  while (g_strcmp0 (inno_conflict_view_get_id (self->view), id) != 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
}

static void
assert_string (Case       *self,
               const char *id,
               const char *member,
               const char *value)
{
  g_autoptr (JsonObject) document = inno_store_read_document (self->fixture->store, id, NULL);

  g_assert_cmpstr (json_object_get_string_member (document, member), ==, value);
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

static void
test_shown (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);

  g_assert_cmpstr (get_surface (self), ==, "conflicts");
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
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
  gboolean is_done = FALSE;

  open_document (self, P1);
  inno_conflict_field_choose (get_field (self, "end"), INNO_CHOICE_MINE);
  widget_search_assert (self->view, "1 of 2 fields chosen");
  resolve (self);
  g_assert_cmpstr (self->undoable, ==, "Resolved: Bridge");
  assert_string (self, P1, "end", "2026-04-30");
  g_assert_cmpuint (inno_workspace_get_n_conflicts (self->workspace), ==, 2);
  g_assert_null (find_field (GTK_WIDGET (self->view), "end"));
  g_assert_nonnull (find_field (GTK_WIDGET (self->view), "name/sv"));

  inno_workspace_undo_async (self->workspace, NULL, undone_cb, &is_done);
  workspace_case_wait (is_true, &is_done);
  workspace_case_wait (is_shown, self);
  widget_fixture_settle ();
  g_assert_cmpuint (inno_workspace_get_n_conflicts (self->workspace), ==, 3);
  assert_string (self, P1, "end", "2026-03-31");
}

/* One after the other, until there is none. */
static void
test_all (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);

  open_document (self, P1);
  click (self, "All mine");
  widget_search_assert (self->view, "2 of 2 fields chosen");
  click (self, "All of the server");
  widget_search_assert (self->view, "2 of 2 fields chosen");
  resolve (self);
  assert_string (self, P1, "end", "2026-03-31");

  g_assert_cmpstr (inno_conflict_view_get_id (self->view), ==, P2);
  g_assert_cmpuint (inno_conflict_list_get_n (self->list), ==, 1);
  click (self, "All mine");
  resolve (self);
  assert_string (self, P2, "status", "ended");
  g_assert_cmpstr (get_surface (self), ==, "message");
  widget_search_assert (self->page, "No conflicts");
  g_assert_null (inno_page_get_subtitle (self->page));
}

/* Whoever types means what is typed, once it can be read. */
static void
test_third (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
  GtkWidget *line;

  open_document (self, P1);
  line = widget_search_type (GTK_WIDGET (get_field (self, "end")), INNO_TYPE_FORM_LINE);
  gtk_editable_set_text (GTK_EDITABLE (widget_search_type (line, GTK_TYPE_ENTRY)), "soon");
  widget_search_assert (self->view, "0 of 2 fields chosen");
  gtk_editable_set_text (GTK_EDITABLE (widget_search_type (line, GTK_TYPE_ENTRY)), "31.12.2027");
  widget_search_assert (self->view, "1 of 2 fields chosen");
  resolve (self);
  assert_string (self, P1, "end", "2027-12-31");
  g_assert_cmpuint (inno_workspace_get_n_conflicts (self->workspace), ==, 2);
}

/* Another window was faster: nothing is written, and it is shown as it is. */
static void
test_outdated (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
  g_autoptr (JsonObject) document = NULL;

  open_document (self, P1);
  inno_conflict_field_choose (get_field (self, "end"), INNO_CHOICE_MINE);
  inno_conflict_field_choose (get_field (self, "name/sv"), INNO_CHOICE_MINE);
  document = inno_store_read_document (self->fixture->store, P1, NULL);
  edit (self->fixture->store, document, "end", "['2029-01-01']", "David");

  resolve (self);
  g_assert_null (self->undoable);
  g_assert_nonnull (self->message);
  assert_string (self, P1, "end", "2029-01-01");
  while (inno_conflict_field_get_choice (get_field (self, "end")) != NULL)
    g_main_context_iteration (NULL, TRUE);
  widget_search_assert (self->view, "1 January 2029");
  /* What is still the same keeps its choice. */
  widget_search_assert (self->view, "1 of 2 fields chosen");
}

static void
test_languages (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
  GtkWidget *line;

  open_document (self, P1);
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

static void
test_none (void)
{
  g_autoptr (Case) self = case_new (fixture_new (DOCUMENTS, FIXTURE_PLACES), 1000);

  g_assert_cmpstr (get_surface (self), ==, "message");
  widget_search_assert (self->page, "No conflicts");
}

/* What is deleted on one side: to keep it or not, with nothing to type. */
static void
test_deleted (void)
{
  Fixture *fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (JsonObject) base = inno_store_read_document (fixture->store, P1, NULL);
  g_autoptr (InnoEdit) removal = inno_edit_new (INNO_EDIT_DELETE, P1);
  g_autoptr (Case) self = NULL;

  edit (fixture->store, base, "end", "['2026-03-31']", "Bertil");
  inno_edit_remove (removal, base);
  g_assert_true (inno_store_edit (fixture->store, removal, "Anna", NULL));
  self = case_new (fixture, 1000);
  widget_search_assert (self->view, "The whole record");
  widget_search_assert (self->view, "Deleted");
  widget_search_assert (self->view, "Kept\nEnds: 31 March 2026");
  g_assert_null (widget_search_type (self->view, INNO_TYPE_FORM_CONTROL));
}

/* A link to what has been resolved since leads to what has not. */
static void
test_link_is_old (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);

  inno_page_open (self->page, "project:gone");
  while (inno_conflict_list_get_selected (self->list) == NULL)
    g_main_context_iteration (NULL, TRUE);
  workspace_case_wait (is_shown, self);
  g_assert_cmpstr (get_surface (self), ==, "conflicts");
}

static void
test_link_is_old_from_the_start (void)
{
  Fixture *fixture = make_fixture ();
  g_autoptr (InnoWorkspace) workspace = workspace_case_open (fixture);
  InnoPage *page = inno_conflicts_page_new (NULL);
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (page), 1000, 700);
  InnoConflictView *view = INNO_CONFLICT_VIEW (widget_search_type (page, INNO_TYPE_CONFLICT_VIEW));

  inno_page_open (page, "project:gone");
  inno_page_set_workspace (page, workspace);
  inno_page_show (page, inno_workspace_get_facts (workspace), NULL);
  while (inno_conflict_view_get_id (view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (inno_conflict_view_get_id (view), ==, P1);
  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_clear_object (&workspace);
  widget_fixture_settle ();
  fixture_free (fixture);
}

/* All of it, once a person has said so again. */
static void
test_everywhere (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
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
  g_assert_cmpstr (get_surface (self), ==, "message");
  assert_string (self, P1, "end", "2026-04-30");
  assert_string (self, P2, "status", "ended");
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
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
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
  g_autoptr (Case) self = case_new (make_fixture (), 1000);
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

#define N_MANY 1000

static guint
count_rows (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += 1 + count_rows (child);

  return n;
}

/* Read as far as somebody looks, with widgets for what is in sight. */
static void
test_many (void)
{
  g_autoptr (GString) documents = g_string_new ("[");
  Fixture *fixture;
  g_autoptr (Case) self = NULL;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (documents, "%s{'_id':'project:m%04u','name':{'fi':'M %u','sv':null,'en':null},"
                                       "'status':'ongoing','funding':[]}", i > 0 ? "," : "", i, i);
  g_string_append_c (documents, ']');
  fixture = fixture_new (documents->str, FIXTURE_PLACES);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:m%04u", i);

      collide (fixture, id, "status", "['ended']", "['cancelled']");
    }

  self = case_new (fixture, 1000);
  g_assert_cmpuint (inno_workspace_get_n_conflicted (self->workspace), ==, N_MANY);
  g_assert_cmpuint (inno_conflict_list_get_n (self->list), ==, 200);
  g_assert_cmpuint (count_rows (GTK_WIDGET (self->list)), <, 2000);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget_search_type (GTK_WIDGET (self->list),
                                                                                      GTK_TYPE_SCROLLED_WINDOW)));
  while (inno_conflict_list_get_n (self->list) < N_MANY)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      widget_fixture_settle ();
      gtk_adjustment_set_value (adjustment, 0);
      widget_fixture_settle ();
    }
  /* One that is linked to is opened wherever it is. */
  open_document (self, "project:m0900");
  g_assert_cmpstr (inno_conflict_list_get_selected (self->list), ==, "project:m0900");
}

static void
test_narrow (void)
{
  g_autoptr (Case) self = case_new (make_fixture (), 360);
  GtkWidget *leaflet = widget_search_type (self->page, ADW_TYPE_LEAFLET);
  int minimum;

  gtk_widget_add_css_class (GTK_WIDGET (self->window), "narrow");
  widget_fixture_settle ();
  gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "list");
  open_document (self, P1);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "view");
  gtk_widget_activate_action (GTK_WIDGET (self->view), "conflict.back", NULL);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "list");
}

static void
test_finalizes (void)
{
  Case *self = case_new (make_fixture (), 1000);
  gpointer page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  case_free (self);
  g_assert_null (page);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/conflicts/shown", test_shown);
  g_test_add_func ("/page/conflicts/mine", test_mine);
  g_test_add_func ("/page/conflicts/all", test_all);
  g_test_add_func ("/page/conflicts/third", test_third);
  g_test_add_func ("/page/conflicts/outdated", test_outdated);
  g_test_add_func ("/page/conflicts/languages", test_languages);
  g_test_add_func ("/page/conflicts/none", test_none);
  g_test_add_func ("/page/conflicts/deleted", test_deleted);
  g_test_add_func ("/page/conflicts/link-is-old", test_link_is_old);
  g_test_add_func ("/page/conflicts/link-is-old-from-the-start", test_link_is_old_from_the_start);
  g_test_add_func ("/page/conflicts/everywhere", test_everywhere);
  g_test_add_func ("/page/conflicts/in-form", test_in_form);
  g_test_add_func ("/page/conflicts/in-details", test_in_details);
  g_test_add_func ("/page/conflicts/many", test_many);
  g_test_add_func ("/page/conflicts/narrow", test_narrow);
  g_test_add_func ("/page/conflicts/finalizes", test_finalizes);

  return g_test_run ();
}
