/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-couch.h"

#include <string.h>

#include "fake-couch-private.h"

typedef FakeCouchRequest Request;

/* By what was ordered, or by chance. */
static FakeCouchFault
choose_fault (FakeCouch  *self,
              const char *what)
{
  static const FakeCouchFault by_chance[] = {
    FAKE_COUCH_CUT_BEFORE, FAKE_COUCH_CUT_AFTER, FAKE_COUCH_TRUNCATE, FAKE_COUCH_STATUS,
  };
  Injection *injection = g_hash_table_lookup (self->injections, what);

  if (self->manners.n_feed_pages > 0 && g_str_equal (what, "_changes") &&
      GPOINTER_TO_UINT (g_hash_table_lookup (self->hits, what)) > self->manners.n_feed_pages)
    return FAKE_COUCH_CUT_AFTER;
  if (injection != NULL && injection->n_left > 0)
    {
      injection->n_left--;
      return injection->fault;
    }
  if (self->random != NULL && *what != '\0' && (guint) g_rand_int_range (self->random, 0, 100) < self->percent)
    return by_chance[g_rand_int_range (self->random, 0, G_N_ELEMENTS (by_chance))];

  return FAKE_COUCH_WELL;
}

/* As libsoup lets pass: chunks that end without the last one. */
static void
send_half (FakeExchange *exchange,
           GString      *answer)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                                           "Connection: close\r\n\r\n%" G_GSIZE_MODIFIER "x\r\n", answer->len / 2);

  fake_send (exchange, head, -1);
  fake_send (exchange, answer->str, (gssize) (answer->len / 2));
  fake_send (exchange, "\r\n", 2);
}

static void
answer (FakeExchange *exchange,
        Request      *request)
{
  FakeCouch *self = request->couch;
  FakeCouchFault fault;
  g_autofree char *status = NULL;
  g_autofree char *text = NULL;

  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->hits, g_strdup (request->what),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->hits, request->what)) + 1));
  fault = choose_fault (self, request->what);
  if (fault == FAKE_COUCH_STALE)
    {
      FakeTree *tree = self->tree;

      self->tree = fake_tree_new ();
      fake_couch_serve (request);
      fake_tree_free (self->tree);
      self->tree = tree;
    }
  else if (fault != FAKE_COUCH_CUT_BEFORE && fault != FAKE_COUCH_STATUS)
    fake_couch_serve (request);
  status = g_strdup (self->status);
  text = g_strdup (self->text);
  g_mutex_unlock (&self->mutex);

  if (fault == FAKE_COUCH_CUT_BEFORE || fault == FAKE_COUCH_CUT_AFTER)
    return;
  if (fault == FAKE_COUCH_TRUNCATE)
    send_half (exchange, request->answer);
  else if (fault == FAKE_COUCH_STATUS || fault == FAKE_COUCH_STATUS_AFTER)
    fake_reply (exchange, status, NULL, text, -1);
  else
    fake_reply (exchange, request->status, "Content-Type: application/json\r\n",
                request->answer->str, (gssize) request->answer->len);
}

void
fake_couch_serve_exchange (FakeCouch    *self,
                           FakeExchange *exchange)
{
  const char *mark = strchr (exchange->path, '?');
  g_autofree char *path = mark != NULL ? g_strndup (exchange->path, (gsize) (mark - exchange->path))
                                       : g_strdup (exchange->path);
  g_autofree char *what = NULL;
  g_autoptr (GHashTable) query = NULL;
  g_autoptr (JsonNode) sent = NULL;
  g_autofree char *raw = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Request request = { .couch = self, .status = "200 OK", .answer = text };

  if (!g_str_has_prefix (path, "/db"))
    {
      fake_reply (exchange, "404 Object Not Found", NULL, "{\"error\":\"not_found\",\"reason\":\"no_db_file\"}", -1);
      return;
    }

  what = g_uri_unescape_string (path[3] == '/' ? path + 4 : path + 3, NULL);
  query = mark != NULL ? g_uri_parse_params (mark + 1, -1, "&", G_URI_PARAMS_NONE, NULL)
                       : g_hash_table_new (g_str_hash, g_str_equal);
  if (exchange->body != NULL)
    {
      raw = g_strndup (g_bytes_get_data (exchange->body, NULL), g_bytes_get_size (exchange->body));
      sent = json_from_string (raw, NULL);
    }

  /* Whoever sent it has gone in the middle of it. */
  if (exchange->body != NULL && sent == NULL)
    return;

  request.what = what;
  request.query = query;
  request.sent = sent;
  request.raw = raw;
  answer (exchange, &request);
}

static void
serve_cb (FakeExchange *exchange)
{
  fake_couch_serve_exchange (exchange->user_data, exchange);
}

/**
 * fake_couch_new:
 * @endpoint: a server; it goes before the database does
 *
 * Returns: (transfer full): an empty database at /db
 */
FakeCouch *
fake_couch_new (FakeEndpoint *endpoint)
{
  FakeCouch *self = g_new0 (FakeCouch, 1);

  self->endpoint = endpoint;
  g_mutex_init (&self->mutex);
  self->tree = fake_tree_new ();
  self->injections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fake_couch_set_status (self, "503 Service Unavailable", "<html>No server is up.</html>");
  fake_endpoint_add_rest (endpoint, serve_cb, self);

  return self;
}

/**
 * fake_couch_free:
 * @self: (transfer full) (nullable): a database nobody asks any more
 */
void
fake_couch_free (FakeCouch *self)
{
  if (self == NULL)
    return;

  fake_tree_free (self->tree);
  fake_tree_free (self->backup);
  g_hash_table_unref (self->injections);
  g_hash_table_unref (self->hits);
  g_clear_pointer (&self->random, g_rand_free);
  g_free (self->status);
  g_free (self->text);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

FakeCouchManners *
fake_couch_get_manners (FakeCouch *self)
{
  return &self->manners;
}

char *
fake_couch_get_url (FakeCouch *self)
{
  return fake_endpoint_get_url (self->endpoint, "/db");
}

void
fake_couch_fail (FakeCouch      *self,
                 const char     *what,
                 FakeCouchFault  fault,
                 guint           n_times)
{
  Injection *injection = g_new0 (Injection, 1);

  injection->fault = fault;
  injection->n_left = n_times;
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->injections, g_strdup (what), injection);
  g_mutex_unlock (&self->mutex);
}

void
fake_couch_set_status (FakeCouch  *self,
                       const char *status,
                       const char *text)
{
  g_mutex_lock (&self->mutex);
  g_free (self->status);
  g_free (self->text);
  self->status = g_strdup (status);
  self->text = g_strdup (text);
  g_mutex_unlock (&self->mutex);
}

void
fake_couch_set_chance (FakeCouch *self,
                       guint32    seed,
                       guint      percent)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->random, g_rand_free);
  self->random = g_rand_new_with_seed (seed);
  self->percent = percent;
  g_mutex_unlock (&self->mutex);
}

guint
fake_couch_get_hits (FakeCouch  *self,
                     const char *what)
{
  guint hits;

  g_mutex_lock (&self->mutex);
  hits = GPOINTER_TO_UINT (g_hash_table_lookup (self->hits, what));
  g_mutex_unlock (&self->mutex);

  return hits;
}

/* As somebody else */

/**
 * fake_couch_put:
 * @self: a database
 * @json: a document, with the revision it was made from if there is one
 *
 * Returns: (transfer full) (nullable): its revision; %NULL where it is a conflict
 */
char *
fake_couch_put (FakeCouch  *self,
                const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  char *rev;

  g_assert_nonnull (node);
  g_mutex_lock (&self->mutex);
  rev = g_strdup (fake_tree_write (self->tree, json_node_get_object (node), FALSE));
  g_mutex_unlock (&self->mutex);

  return rev;
}

/**
 * fake_couch_graft:
 * @self: a database
 * @json: a document with _rev and _revisions
 *
 * As replication from another database brings it: perhaps a branch.
 */
void
fake_couch_graft (FakeCouch  *self,
                  const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  g_mutex_lock (&self->mutex);
  fake_tree_graft (self->tree, json_node_get_object (node));
  g_mutex_unlock (&self->mutex);
}

/**
 * fake_couch_get:
 * @self: a database
 * @id: the id of a document
 *
 * Returns: (transfer full) (nullable): what it shows of it
 */
char *
fake_couch_get (FakeCouch  *self,
                const char *id)
{
  FakeDocument *document;
  FakeRevision *winner;
  g_autoptr (JsonNode) node = NULL;

  g_mutex_lock (&self->mutex);
  document = fake_tree_find (self->tree, id);
  winner = document != NULL ? fake_document_winner (document) : NULL;
  if (winner != NULL && !winner->is_deleted)
    {
      g_autoptr (JsonObject) object = fake_revision_to_object (winner);

      node = json_node_init_object (json_node_alloc (), object);
    }
  g_mutex_unlock (&self->mutex);

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

/**
 * fake_couch_change:
 * @self: a database
 * @id: the id of a document in it
 * @member: what to change
 * @json: to what; %NULL takes it away
 *
 * Returns: (transfer full): the new revision
 */
char *
fake_couch_change (FakeCouch  *self,
                   const char *id,
                   const char *member,
                   const char *json)
{
  g_autofree char *text = fake_couch_get (self, id);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autofree char *changed = NULL;
  JsonObject *edit = json_object_new ();
  g_autofree char *edit_id = g_uuid_string_random ();

  if (json != NULL)
    json_object_set_member (json_node_get_object (node), member, json_from_string (json, NULL));
  else
    json_object_remove_member (json_node_get_object (node), member);
  json_object_set_string_member (edit, "id", edit_id);
  json_object_set_string_member (edit, "by", "Berit");
  json_object_set_object_member (json_node_get_object (node), "edit", edit);
  changed = json_to_string (node, FALSE);

  return fake_couch_put (self, changed);
}

void
fake_couch_remove (FakeCouch  *self,
                   const char *id)
{
  g_autofree char *rev = fake_couch_change (self, id, "_deleted", "true");

  g_assert_nonnull (rev);
}

guint
fake_couch_count_leaves (FakeCouch  *self,
                         const char *id)
{
  FakeDocument *document;
  JsonArray *conflicts = NULL;
  guint n_leaves = 0;

  g_mutex_lock (&self->mutex);
  document = fake_tree_find (self->tree, id);
  if (document != NULL)
    {
      conflicts = fake_document_conflicts (document);
      n_leaves = 1 + (conflicts != NULL ? json_array_get_length (conflicts) : 0);
    }
  g_clear_pointer (&conflicts, json_array_unref);
  g_mutex_unlock (&self->mutex);

  return n_leaves;
}

guint
fake_couch_count (FakeCouch *self)
{
  guint n_documents;

  g_mutex_lock (&self->mutex);
  n_documents = fake_tree_count (self->tree);
  g_mutex_unlock (&self->mutex);

  return n_documents;
}

static void
set_tree (FakeCouch *self,
          FakeTree  *tree)
{
  g_mutex_lock (&self->mutex);
  fake_tree_free (self->tree);
  self->tree = tree;
  g_mutex_unlock (&self->mutex);
}

void
fake_couch_back_up (FakeCouch *self)
{
  fake_tree_free (self->backup);
  self->backup = fake_tree_copy (self->tree);
}

void
fake_couch_set_back (FakeCouch *self)
{
  set_tree (self, fake_tree_copy (self->backup));
}

void
fake_couch_clear (FakeCouch *self)
{
  set_tree (self, fake_tree_new ());
}
