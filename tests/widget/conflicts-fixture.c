/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conflicts-fixture.h"

#include "inno-conflicts-page.h"
#include "inno-store-edits.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

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

void
conflicts_fixture_edit (InnoStore  *store,
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

void
conflicts_fixture_collide (Fixture    *fixture,
                           const char *id,
                           const char *member,
                           const char *mine,
                           const char *theirs)
{
  g_autoptr (JsonObject) base = inno_store_read_document (fixture->store, id, NULL);

  conflicts_fixture_edit (fixture->store, base, member, theirs, "Bertil");
  conflicts_fixture_edit (fixture->store, base, member, mine, "Anna");
}

Fixture *
conflicts_fixture_make (void)
{
  Fixture *fixture = fixture_new (CONFLICTS_FIXTURE_DOCUMENTS, FIXTURE_PLACES);

  conflicts_fixture_collide (fixture, P1, "end", "['2026-04-30']", "['2026-03-31']");
  conflicts_fixture_collide (fixture, P1, "name", "[{'fi':'Silta','sv':'Bron inom staden','en':'Bridge'}]",
                             "[{'fi':'Silta','sv':'Bron i staden','en':'Bridge'}]");
  conflicts_fixture_collide (fixture, P2, "status", "['ended']", "['cancelled']");

  return fixture;
}

gboolean
conflicts_fixture_is_shown (gpointer data)
{
  ConflictsFixture *self = data;

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

ConflictsFixture *
conflicts_fixture_open (Fixture *fixture,
                        int      width)
{
  ConflictsFixture *self = g_new0 (ConflictsFixture, 1);

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
    workspace_case_wait (conflicts_fixture_is_shown, self);
  widget_fixture_settle ();

  return self;
}

void
conflicts_fixture_close (ConflictsFixture *self)
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

const char *
conflicts_fixture_get_surface (ConflictsFixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (widget_search_type (self->page, GTK_TYPE_STACK)));
}

void
conflicts_fixture_open_document (ConflictsFixture *self,
                                 const char       *id)
{
  inno_page_open (self->page, id);
  while (g_strcmp0 (inno_conflict_view_get_id (self->view), id) != 0)
    g_main_context_iteration (NULL, TRUE);
  widget_fixture_settle ();
}

void
conflicts_fixture_assert_string (ConflictsFixture *self,
                                 const char       *id,
                                 const char       *member,
                                 const char       *value)
{
  g_autoptr (JsonObject) document = inno_store_read_document (self->fixture->store, id, NULL);

  g_assert_cmpstr (json_object_get_string_member (document, member), ==, value);
}
