/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-fixture.h"

#include "inno-pages.h"
#include "widget-fixture.h"
#include "widget-search.h"

static void
keep_link (PageFixture *self,
           const char  *action,
           GVariant    *parameter)
{
  g_autofree char *given = NULL;

  if (parameter != NULL && g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    given = g_variant_dup_string (parameter, NULL);
  else if (parameter != NULL)
    given = g_variant_print (parameter, FALSE);

  g_free (self->link);
  self->link = g_strdup_printf ("%s %s", action, given != NULL ? given : "");
}

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  keep_link (user_data, name, parameter);
}

/* The tools of the page stand above it, as in the program. */
GtkWindow *
page_fixture_present (InnoPage *page,
                      int       width,
                      int       height)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (inno_page_get_tools (page) != NULL)
    gtk_box_append (GTK_BOX (body), inno_page_get_tools (page));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (page));

  return widget_fixture_present (body, width, height);
}

void
page_fixture_choose (InnoPage   *page,
                     const char *action)
{
  GtkWidget *button = widget_search_type (inno_page_get_tools (page), GTK_TYPE_MENU_BUTTON);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (button, name, target));
  widget_fixture_settle ();
}

static void
message_cb (InnoPage    *page,
            const char  *message,
            PageFixture *self)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

static void
make_page (PageFixture *self,
           const char  *id)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  *self = (PageFixture) { NULL };
  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].id, id))
      self->page = kinds[i].create (&kinds[i]);
  g_assert_nonnull (self->page);
}

static void
present (PageFixture *self,
         int          width,
         int          height)
{
  const GActionEntry entries[] = {
    { .name = "go", .activate = action_cb, .parameter_type = "s" },
    { .name = "rows", .activate = action_cb, .parameter_type = "s" },
    { .name = "edit", .activate = action_cb, .parameter_type = "(sss)" },
    { .name = "clear-filters", .activate = action_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->window = page_fixture_present (self->page, width, height);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (group));
}

void
page_fixture_open (PageFixture *self,
                   const char  *id,
                   int          width,
                   int          height)
{
  make_page (self, id);
  present (self, width, height);
}

static void
wait_for_workspace (InnoWorkspace *workspace)
{
  while (!inno_workspace_is_open (workspace) || inno_workspace_is_busy (workspace))
    g_main_context_iteration (NULL, TRUE);
}

void
page_fixture_open_on (PageFixture   *self,
                      const char    *id,
                      InnoWorkspace *workspace,
                      int            height)
{
  if (!inno_workspace_is_open (workspace))
    inno_workspace_open (workspace);
  wait_for_workspace (workspace);

  make_page (self, id);
  self->workspace = workspace;
  g_signal_connect (self->page, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->page, "undoable", G_CALLBACK (message_cb), self);
  inno_page_set_workspace (self->page, workspace);
  present (self, 1100, height);
  page_fixture_follow (self);
}

/* Nothing may keep the page alive, but a question that is still on its way back from the
 * worker. */
void
page_fixture_close (PageFixture *self)
{
  GtkWidget *page = g_object_ref (GTK_WIDGET (self->page));

  g_signal_handlers_disconnect_by_data (page, self);
  gtk_window_destroy (self->window);
  page_fixture_settle ();
  if (self->workspace != NULL)
    widget_fixture_finalize (page);
  else
    g_assert_finalize_object (G_OBJECT (page));
  g_clear_object (&self->workspace);
  page_fixture_settle ();
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->undone, g_free);
  inno_lang_activate (INNO_LANG_EN);
}

/* For one frame: of what is drawn there is much. */
void
page_fixture_settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static gpointer
do_nothing (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return data;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* The worker takes one thing after the other: what was asked before is answered by then. */
static void
queue_up (InnoWorkspace *workspace)
{
  static const InnoWorkspaceJob job = { .run = do_nothing };
  gboolean is_done = FALSE;

  inno_workspace_run_async (workspace, &job, NULL, NULL, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

void
page_fixture_rest_on (InnoWorkspace *workspace)
{
  /* An answer may lead to a question, and that to one more. */
  for (guint i = 0; i < 3; i++)
    {
      page_fixture_settle ();
      queue_up (workspace);
      wait_for_workspace (workspace);
    }
  widget_fixture_rest ();
}

void
page_fixture_rest (PageFixture *self)
{
  page_fixture_rest_on (self->workspace);
}

void
page_fixture_follow (PageFixture *self)
{
  page_fixture_rest (self);
  inno_page_show (self->page, inno_workspace_get_facts (self->workspace), NULL);
  page_fixture_rest (self);
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
step (PageFixture *self,
      void       (*begin) (InnoWorkspace *, GCancellable *, GAsyncReadyCallback, gpointer),
      InnoStep * (*finish) (InnoWorkspace *, GAsyncResult *, GError **))
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStep) done = NULL;

  begin (self->workspace, NULL, stepped_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = finish (self->workspace, result, &error);
  g_assert_no_error (error);
  g_free (self->undone);
  self->undone = g_strdup (done->subject);
  page_fixture_follow (self);
}

void
page_fixture_undo (PageFixture *self)
{
  step (self, inno_workspace_undo_async, inno_workspace_undo_finish);
}

void
page_fixture_redo (PageFixture *self)
{
  step (self, inno_workspace_redo_async, inno_workspace_redo_finish);
}

static void
collect (GtkWidget *root,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
page_fixture_find_all (GtkWidget *root,
                       GType      type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

GtkWidget *
page_fixture_find (PageFixture *self,
                   GType        type)
{
  g_autoptr (GPtrArray) found = page_fixture_find_all (GTK_WIDGET (self->window), type);

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

/* As people see it: no-break spaces are spaces. */
static gboolean
has_text (PageFixture *self,
          const char  *text)
{
  g_autoptr (GPtrArray) labels = page_fixture_find_all (GTK_WIDGET (self->window), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    {
      g_autoptr (GString) label = g_string_new (gtk_label_get_text (g_ptr_array_index (labels, i)));

      g_string_replace (label, "\302\240", " ", 0);
      if (gtk_widget_get_mapped (g_ptr_array_index (labels, i)) && g_str_equal (label->str, text))
        return TRUE;
    }

  return FALSE;
}

void
page_fixture_assert_text (PageFixture *self,
                          const char  *text)
{
  if (!has_text (self, text))
    g_error ("“%s” is not to be seen", text);
}

void
page_fixture_assert_no_text (PageFixture *self,
                             const char  *text)
{
  if (has_text (self, text))
    g_error ("“%s” is to be seen", text);
}

static void
assert_named (GtkWidget *widget)
{
  g_autofree char *fault = NULL;
  g_autoptr (GPtrArray) labels = page_fixture_find_all (widget, GTK_TYPE_LABEL);

  if (!gtk_widget_get_mapped (widget) || labels->len > 0)
    return;

  fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  if (fault == NULL)
    g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
}

void
page_fixture_assert_names (PageFixture *self)
{
  const GType types[] = { GTK_TYPE_BUTTON, GTK_TYPE_LIST_BOX_ROW, GTK_TYPE_SEARCH_ENTRY };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) found = page_fixture_find_all (GTK_WIDGET (self->page), types[i]);

      for (guint k = 0; k < found->len; k++)
        assert_named (g_ptr_array_index (found, k));
    }
}
