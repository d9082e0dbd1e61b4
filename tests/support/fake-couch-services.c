/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the fake database answers, where nothing goes wrong on the way. */

#include "fake-couch-private.h"

#include <string.h>

typedef FakeCouchRequest Request;

static void
answer_node (Request  *request,
             JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  g_string_append (request->answer, text);
}

static void
answer_object (Request    *request,
               JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  answer_node (request, node);
}

static void
answer_fault (Request    *request,
              const char *status,
              const char *reason)
{
  request->status = status;
  g_string_append_printf (request->answer, "{\"error\":\"fault\",\"reason\":\"%s\"}", reason);
}

static gboolean
asks_for (Request    *request,
          const char *key)
{
  return g_strcmp0 (g_hash_table_lookup (request->query, key), "true") == 0;
}

/* The database */

static void
serve_info (Request *request)
{
  g_string_append_printf (request->answer, "{\"db_name\":\"db\",\"update_seq\":%u,\"doc_count\":%u}",
                          fake_tree_get_seq (request->couch->tree), fake_tree_count (request->couch->tree));
}

static void
serve_all_docs (Request *request)
{
  g_autoptr (GPtrArray) list = fake_tree_list (request->couch->tree);

  g_string_append (request->answer, "{\"rows\":[");
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (request->answer, "%s{\"id\":\"%s\"}", i > 0 ? "," : "",
                            ((FakeDocument *) g_ptr_array_index (list, i))->id);
  g_string_append (request->answer, "]}");
}

static void
append_change (Request      *request,
               FakeDocument *document)
{
  const FakeCouchManners *manners = &request->couch->manners;
  FakeRevision *winner = fake_document_winner (document);
  g_autoptr (JsonObject) doc = fake_revision_to_object (winner);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), doc);
  g_autofree char *text = NULL;
  JsonArray *conflicts = fake_document_conflicts (document);

  if (conflicts != NULL)
    json_object_set_array_member (doc, "_conflicts", conflicts);
  text = json_to_string (node, FALSE);

  g_string_append_printf (request->answer, "{\"id\":\"%s\",\"seq\":null,\"changes\":[{\"rev\":\"%s\"}]%s",
                          document->id, winner->rev, winner->is_deleted ? ",\"deleted\":true" : "");
  if (asks_for (request, "include_docs"))
    g_string_append_printf (request->answer, ",\"doc\":%s",
                            g_strcmp0 (manners->raw_id, document->id) == 0 ? manners->raw_doc : text);
  g_string_append_c (request->answer, '}');
}

static gboolean
read_since (Request *request,
            guint   *since)
{
  const char *text = g_hash_table_lookup (request->query, "since");
  gboolean is_opaque = request->couch->manners.has_opaque_seq;

  *since = 0;
  if (text == NULL)
    return TRUE;
  if (is_opaque && !g_str_has_prefix (text, "at/ "))
    return FALSE;

  *since = (guint) g_ascii_strtoull (is_opaque ? text + 4 : text, NULL, 10);
  return TRUE;
}

static void
serve_changes (Request *request)
{
  const char *wanted = g_hash_table_lookup (request->query, "limit");
  guint limit = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : G_MAXUINT;
  g_autoptr (GPtrArray) list = fake_tree_list (request->couch->tree);
  guint n_shown = list->len - MIN (list->len, request->couch->manners.n_hidden);
  guint last;
  guint n_rows = 0;

  if (!read_since (request, &last))
    {
      answer_fault (request, "400 Bad Request", "Malformed sequence supplied in 'since' parameter.");
      return;
    }

  g_string_append (request->answer, "{\"results\":[");
  for (guint i = 0; i < n_shown && n_rows < limit; i++)
    {
      FakeDocument *document = g_ptr_array_index (list, i);

      if (document->seq <= last)
        continue;
      if (n_rows++ > 0)
        g_string_append (request->answer, ",\n");
      append_change (request, document);
      last = document->seq;
    }
  g_string_append_printf (request->answer, request->couch->manners.has_opaque_seq
                            ? "],\n\"last_seq\":\"at/ %u\",\"pending\":0}" : "],\n\"last_seq\":%u}", last);
}

static void
serve_revs_diff (Request *request)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  json_object_iter_init (&iter, json_node_get_object (request->sent));
  while (json_object_iter_next (&iter, &id, &node))
    {
      FakeDocument *document = fake_tree_find (request->couch->tree, id);
      const char *rev = json_array_get_string_element (json_node_get_array (node), 0);
      JsonObject *missing;

      if (document != NULL && fake_document_find (document, rev) != NULL)
        continue;
      missing = json_object_new ();
      json_object_set_array_member (missing, "missing", json_array_ref (json_node_get_array (node)));
      json_object_set_object_member (answer, id, missing);
    }

  answer_object (request, answer);
}

/* What is sent */

static gboolean
has_text (JsonObject *document,
          const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), document);
  g_autofree char *whole = json_to_string (node, FALSE);

  return text != NULL && strstr (whole, text) != NULL;
}

static void
write_one (Request    *request,
           JsonObject *document,
           GString    *row)
{
  const FakeCouchManners *manners = &request->couch->manners;
  g_autofree char *id = g_strdup (json_object_get_string_member (document, "_id"));
  const char *rev;

  if (has_text (document, manners->forbidden))
    {
      g_string_append_printf (row, "{\"id\":\"%s\",\"error\":\"forbidden\",\"reason\":\"not like this\"}", id);
      return;
    }

  rev = fake_tree_write (request->couch->tree, document, manners->forks);
  if (rev == NULL)
    g_string_append_printf (row, "{\"id\":\"%s\",\"error\":\"conflict\",\"reason\":\"Document update conflict.\"}", id);
  else
    g_string_append_printf (row, "{\"ok\":true,\"id\":\"%s\",\"rev\":\"%s\"%s}", id, rev,
                            manners->accepts ? ",\"accepted\":true" : "");
}

static void
answer_rows (Request   *request,
             GPtrArray *rows)
{
  const FakeCouchManners *manners = &request->couch->manners;
  gboolean is_first = TRUE;

  g_string_append_c (request->answer, '[');
  for (guint i = 0; i < rows->len; i++)
    {
      guint at = manners->reverses_rows ? rows->len - 1 - i : i;

      if (manners->drops_rows && at % 2 == 1)
        continue;
      if (!is_first)
        g_string_append_c (request->answer, ',');
      g_string_append (request->answer, g_ptr_array_index (rows, at));
      is_first = FALSE;
    }
  g_string_append_c (request->answer, ']');
  request->status = manners->accepts ? "202 Accepted" : "201 Created";
}

static gboolean
refuses (Request *request,
         guint    n_docs)
{
  const FakeCouchManners *manners = &request->couch->manners;
  gboolean is_poisoned = manners->poison != NULL && strstr (request->raw, manners->poison) != NULL;

  if (manners->is_read_only)
    answer_fault (request, "403 Forbidden", "You are not allowed to write here.");
  else if ((manners->max_docs > 0 && n_docs > manners->max_docs) ||
           (is_poisoned && manners->poison_status == 413))
    answer_fault (request, "413 Request Entity Too Large", "document_too_large");
  else if (is_poisoned && manners->poison_status == 400)
    answer_fault (request, "400 Bad Request", "Bad special document member");
  else if (is_poisoned)
    answer_fault (request, "500 Internal Server Error", "doc_validation");
  else
    return FALSE;

  return TRUE;
}

static void
serve_bulk_docs (Request *request)
{
  JsonObject *sent = json_node_get_object (request->sent);
  JsonArray *docs = json_object_get_array_member (sent, "docs");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  if (refuses (request, json_array_get_length (docs)))
    return;

  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      JsonObject *document = json_array_get_object_element (docs, i);
      GString *row;

      if (!json_object_get_boolean_member_with_default (sent, "new_edits", TRUE))
        {
          fake_tree_graft (request->couch->tree, document);
          continue;
        }

      row = g_string_new (NULL);
      write_one (request, document, row);
      g_ptr_array_add (rows, g_string_free (row, FALSE));
    }

  answer_rows (request, rows);
}

/* One document */

static void
serve_open_revs (Request      *request,
                 FakeDocument *document)
{
  g_autoptr (JsonArray) leaves = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), leaves);

  for (guint i = 0; i < document->revisions->len; i++)
    {
      FakeRevision *revision = g_ptr_array_index (document->revisions, i);
      JsonObject *leaf;
      JsonObject *wrap;

      if (!revision->is_leaf)
        continue;
      leaf = fake_revision_to_object (revision);
      json_object_set_object_member (leaf, "_revisions", fake_document_revisions (document, revision));
      wrap = json_object_new ();
      json_object_set_object_member (wrap, "ok", leaf);
      json_array_add_object_element (leaves, wrap);
    }

  answer_node (request, node);
}

static void
serve_document (Request *request)
{
  FakeDocument *document = fake_tree_find (request->couch->tree, request->what);
  const char *rev = g_hash_table_lookup (request->query, "rev");
  FakeRevision *revision = document == NULL ? NULL
    : rev != NULL ? fake_document_find (document, rev) : fake_document_winner (document);
  g_autoptr (JsonObject) object = NULL;
  JsonArray *conflicts;

  if (document != NULL && g_hash_table_contains (request->query, "open_revs"))
    {
      serve_open_revs (request, document);
      return;
    }
  if (revision == NULL || revision->body == NULL || (rev == NULL && revision->is_deleted))
    {
      answer_fault (request, "404 Object Not Found", revision != NULL && !request->couch->manners.forgets_removals ? "deleted" : "missing");
      return;
    }

  object = fake_revision_to_object (revision);
  if (asks_for (request, "revs"))
    json_object_set_object_member (object, "_revisions", fake_document_revisions (document, revision));
  conflicts = asks_for (request, "conflicts") ? fake_document_conflicts (document) : NULL;
  if (conflicts != NULL)
    json_object_set_array_member (object, "_conflicts", conflicts);
  answer_object (request, object);
}

/* Requests */

static const struct
{
  const char *what;
  void      (*serve) (Request *request);
} services[] = {
  { "",           serve_info },
  { "_all_docs",  serve_all_docs },
  { "_changes",   serve_changes },
  { "_revs_diff", serve_revs_diff },
  { "_bulk_docs", serve_bulk_docs },
};

void
fake_couch_serve (FakeCouchRequest *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_str_equal (request->what, services[i].what))
      {
        services[i].serve (request);
        return;
      }

  serve_document (request);
}
