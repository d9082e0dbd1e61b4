/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

#include <string.h>

#include "inno-json.h"
#include "inno-store-projects.h"

void
edit_fixture_set_up (EditFixture   *fixture,
                     gconstpointer  data)
{
  fixture->folder = store_fixture_new_filled ();
  fixture->store = store_fixture_open (fixture->folder);
}

void
edit_fixture_tear_down (EditFixture   *fixture,
                        gconstpointer  data)
{
  edit_fixture_assert_sound (fixture->store, fixture->folder);
  inno_store_close (fixture->store);
  g_clear_object (&fixture->store);
  store_fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

void
edit_fixture_reopen (EditFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  inno_store_close (fixture->store);
  inno_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

JsonObject *
edit_fixture_parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = inno_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

JsonObject *
edit_fixture_read (InnoStore  *store,
                   const char *id)
{
  g_autoptr(GError) error = NULL;
  JsonObject *document = inno_store_read_document (store, id, &error);

  g_assert_no_error (error);
  return document;
}

/* A copy with another value of a member; NULL = without it. */
JsonObject *
edit_fixture_with (JsonObject *document,
                   const char *member,
                   const char *value)
{
  JsonObject *copy = json_object_new ();
  g_autofree char *wrapped = NULL;
  g_autoptr(JsonObject) wrapper = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (copy, name, json_node_copy (node));

  if (value == NULL)
    {
      json_object_remove_member (copy, member);
      return copy;
    }

  wrapped = g_strdup_printf ("{'value':%s}", value);
  wrapper = edit_fixture_parse (wrapped);
  json_object_set_member (copy, member, json_node_copy (json_object_get_member (wrapper, "value")));
  return copy;
}

/* Takes @edit. */
void
edit_fixture_apply (InnoStore *store,
                    InnoEdit  *edit)
{
  g_autoptr(GError) error = NULL;

  inno_store_edit (store, edit, "Anna", &error);
  g_assert_no_error (error);
  inno_edit_free (edit);
}

void
edit_fixture_set (InnoStore  *store,
                  const char *id,
                  const char *member,
                  const char *value)
{
  g_autoptr(JsonObject) base = edit_fixture_read (store, id);
  g_autoptr(JsonObject) document = edit_fixture_with (base, member, value);
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CHANGE, id);

  inno_edit_put (edit, base, document);
  edit_fixture_apply (store, edit);
}

void
edit_fixture_create (InnoStore  *store,
                     const char *text)
{
  g_autoptr(JsonObject) document = edit_fixture_parse (text);
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CREATE, json_object_get_string_member (document, "_id"));

  inno_edit_put (edit, NULL, document);
  edit_fixture_apply (store, edit);
}

void
edit_fixture_remove (InnoStore  *store,
                     const char *id)
{
  g_autoptr(JsonObject) base = edit_fixture_read (store, id);
  InnoEdit *edit = inno_edit_new (INNO_EDIT_DELETE, id);

  inno_edit_remove (edit, base);
  edit_fixture_apply (store, edit);
}

/* Returns: (transfer full) (nullable): the member as JSON; NULL where there is no
 *   such document or member */
char *
edit_fixture_get (InnoStore  *store,
                  const char *id,
                  const char *member)
{
  g_autoptr(JsonObject) document = edit_fixture_read (store, id);
  JsonNode *node = document != NULL ? json_object_get_member (document, member) : NULL;

  return node != NULL ? inno_json_to_string (node) : NULL;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* What is in the cache, as text that can be compared. A document that comes back is
 * the last row of its table, and the index of words is what it has been through: how
 * they are kept says nothing. */
char *
edit_fixture_dump (EditFixture *fixture)
{
  g_autofree char *text = store_fixture_dump (fixture->folder, "cache.db");
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();
  gboolean is_index = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "-- "))
        is_index = g_str_has_prefix (lines[i], "-- search");
      if (!is_index)
        g_ptr_array_add (kept, lines[i]);
    }

  g_ptr_array_sort (kept, compare_lines);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("\n", (char **) kept->pdata);
}

/* Sums */

typedef struct
{
  gint64 cents;
  gint64 unknown_rows;
} Sum;

typedef struct
{
  GHashTable *sums;      /* "measure agreement class status" → Sum */
  GHashTable *classes;   /* source id → class */
} Sums;

static char *
make_key (InnoMeasure  measure,
          const char  *agreement,
          const char  *class_id,
          InnoStatus   status)
{
  return g_strdup_printf ("%d %s %s %d", (int) measure, agreement != NULL ? agreement : "",
                          class_id != NULL ? class_id : "", (int) status);
}

static gboolean
read_class_cb (const char  *id,
               const char  *body,
               gsize        length,
               gpointer     user_data,
               GError     **error)
{
  Sums *self = user_data;
  g_autoptr(JsonNode) node = inno_json_parse (body, length, NULL);

  g_hash_table_insert (self->classes, g_strdup (id),
                       g_strdup (json_object_get_string_member (json_node_get_object (node), "class")));
  return TRUE;
}

static gboolean
sum_project_cb (const InnoStoreProject  *project,
                gpointer                 user_data,
                GError                 **error)
{
  Sums *self = user_data;

  for (guint i = 0; project->is_counted && i < project->n_funding; i++)
    {
      const InnoStoreFunding *row = &project->funding[i];
      char *key = make_key (row->measure, project->agreement,
                            g_hash_table_lookup (self->classes, row->source), project->status);
      Sum *sum = g_hash_table_lookup (self->sums, key);

      if (sum == NULL)
        {
          sum = g_new0 (Sum, 1);
          g_hash_table_insert (self->sums, g_strdup (key), sum);
        }
      sum->cents += row->cents;
      sum->unknown_rows += !row->is_known;
      g_free (key);
    }

  return TRUE;
}

static gboolean
compare_total_cb (const InnoStoreTotal  *total,
                  gpointer               user_data,
                  GError               **error)
{
  Sums *self = user_data;
  g_autofree char *key = make_key (total->measure, total->agreement, total->class_id, total->status);
  const Sum *sum = g_hash_table_lookup (self->sums, key);

  g_assert_nonnull (sum);
  g_assert_true (total->is_known);
  g_assert_cmpint (total->cents, ==, sum->cents);
  g_assert_cmpint (total->unknown_rows, ==, sum->unknown_rows);
  g_hash_table_remove (self->sums, key);
  return TRUE;
}

/* The sums of the first picture are those of the rows, and the cache shows what the
 * outbox says. */
void
edit_fixture_assert_sound (InnoStore  *store,
                           const char *folder)
{
  Sums sums = {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  g_autofree char *outbox = g_build_filename (folder, "outbox.db", NULL);
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  inno_store_foreach_document (store, INNO_DOCUMENT_FUNDING_SOURCE, read_class_cb, &sums, &error);
  g_assert_no_error (error);
  inno_store_foreach_project (store, sum_project_cb, &sums, &error);
  g_assert_no_error (error);
  inno_store_foreach_total (store, compare_total_cb, &sums, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (sums.sums), ==, 0);
  g_hash_table_unref (sums.sums);
  g_hash_table_unref (sums.classes);

  sql = g_strdup_printf ("ATTACH '%s' AS outbox", outbox);
  g_assert_cmpint (store_fixture_query_after (folder, "cache.db", sql,
                                              "SELECT count(*) FROM outbox.edit LEFT JOIN document "
                                              "ON document.id = edit.document "
                                              "WHERE edit.body IS NOT document.body"), ==, 0);
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT (SELECT group_concat (rowid) FROM (SELECT rowid FROM search "
                                        "ORDER BY rowid)) IS (SELECT group_concat (rowid) FROM (SELECT rowid "
                                        "FROM document WHERE type = 'project' ORDER BY rowid))"), ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT count(*) FROM project WHERE is_counted = "
                                        "(kind = 'group' AND EXISTS (SELECT 1 FROM project AS sub "
                                        "WHERE sub.parent = project.id AND sub.kind = 'sub'))"), ==, 0);
}
