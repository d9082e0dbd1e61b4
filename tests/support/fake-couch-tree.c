/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-couch-tree.h"

#include <string.h>

struct _FakeTree
{
  GHashTable *documents;   /* id → FakeDocument */
  guint       seq;
};

static void
revision_free (gpointer data)
{
  FakeRevision *revision = data;

  g_free (revision->rev);
  g_free (revision->parent);
  g_free (revision->body);
  g_free (revision);
}

static void
document_free (gpointer data)
{
  FakeDocument *document = data;

  g_free (document->id);
  g_ptr_array_unref (document->revisions);
  g_free (document);
}

FakeTree *
fake_tree_new (void)
{
  FakeTree *self = g_new0 (FakeTree, 1);

  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, document_free);
  return self;
}

void
fake_tree_free (FakeTree *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->documents);
  g_free (self);
}

static FakeDocument *
add_document (FakeTree   *self,
              const char *id)
{
  FakeDocument *document = g_new0 (FakeDocument, 1);

  document->id = g_strdup (id);
  document->revisions = g_ptr_array_new_with_free_func (revision_free);
  g_hash_table_insert (self->documents, document->id, document);
  return document;
}

FakeTree *
fake_tree_copy (FakeTree *self)
{
  FakeTree *copy = fake_tree_new ();
  g_autoptr (GPtrArray) list = fake_tree_list (self);

  copy->seq = self->seq;
  for (guint i = 0; i < list->len; i++)
    {
      FakeDocument *from = g_ptr_array_index (list, i);
      FakeDocument *to = add_document (copy, from->id);

      to->seq = from->seq;
      for (guint j = 0; j < from->revisions->len; j++)
        {
          FakeRevision *old = g_ptr_array_index (from->revisions, j);
          FakeRevision *revision = g_new0 (FakeRevision, 1);

          *revision = (FakeRevision) { g_strdup (old->rev), g_strdup (old->parent), g_strdup (old->body),
                                       old->is_deleted, old->is_leaf };
          g_ptr_array_add (to->revisions, revision);
        }
    }

  return copy;
}

guint
fake_tree_get_seq (FakeTree *self)
{
  return self->seq;
}

guint
fake_tree_count (FakeTree *self)
{
  return g_hash_table_size (self->documents);
}

static int
compare_seq (gconstpointer a,
             gconstpointer b)
{
  const FakeDocument *first = *(FakeDocument * const *) a;
  const FakeDocument *second = *(FakeDocument * const *) b;

  return (int) first->seq - (int) second->seq;
}

/* Returns: (transfer container): in the order of their last changes */
GPtrArray *
fake_tree_list (FakeTree *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_ptr_array_add (list, document);
  g_ptr_array_sort (list, compare_seq);

  return list;
}

FakeDocument *
fake_tree_find (FakeTree   *self,
                const char *id)
{
  return g_hash_table_lookup (self->documents, id);
}

FakeRevision *
fake_document_find (FakeDocument *document,
                    const char   *rev)
{
  for (guint i = 0; rev != NULL && i < document->revisions->len; i++)
    {
      FakeRevision *revision = g_ptr_array_index (document->revisions, i);

      if (g_str_equal (revision->rev, rev))
        return revision;
    }

  return NULL;
}

static gboolean
beats (FakeRevision *a,
       FakeRevision *b)
{
  guint64 first = g_ascii_strtoull (a->rev, NULL, 10);
  guint64 second = g_ascii_strtoull (b->rev, NULL, 10);

  if (a->is_deleted != b->is_deleted)
    return !a->is_deleted;
  if (first != second)
    return first > second;

  return strcmp (a->rev, b->rev) > 0;
}

FakeRevision *
fake_document_winner (FakeDocument *document)
{
  FakeRevision *winner = NULL;

  for (guint i = 0; i < document->revisions->len; i++)
    {
      FakeRevision *revision = g_ptr_array_index (document->revisions, i);

      if (revision->is_leaf && (winner == NULL || beats (revision, winner)))
        winner = revision;
    }

  return winner;
}

/* Returns: (transfer full) (nullable): the branches beside the winner */
JsonArray *
fake_document_conflicts (FakeDocument *document)
{
  FakeRevision *winner = fake_document_winner (document);
  g_autoptr (JsonArray) revs = json_array_new ();

  for (guint i = 0; i < document->revisions->len; i++)
    {
      FakeRevision *revision = g_ptr_array_index (document->revisions, i);

      if (revision->is_leaf && !revision->is_deleted && revision != winner)
        json_array_add_string_element (revs, revision->rev);
    }

  return json_array_get_length (revs) > 0 ? g_steal_pointer (&revs) : NULL;
}

/* Returns: (transfer full): {"start": …, "ids": […]} */
JsonObject *
fake_document_revisions (FakeDocument *document,
                         FakeRevision *revision)
{
  JsonObject *revisions = json_object_new ();
  JsonArray *ids = json_array_new ();
  const char *rev = revision->rev;

  json_object_set_int_member (revisions, "start", g_ascii_strtoll (revision->rev, NULL, 10));
  while (rev != NULL)
    {
      FakeRevision *at = fake_document_find (document, rev);

      json_array_add_string_element (ids, strchr (rev, '-') + 1);
      rev = at != NULL ? at->parent : NULL;
    }
  json_object_set_array_member (revisions, "ids", ids);

  return revisions;
}

JsonObject *
fake_revision_to_object (FakeRevision *revision)
{
  g_autoptr (JsonNode) node = json_from_string (revision->body, NULL);
  JsonObject *object = json_node_dup_object (node);

  json_object_set_string_member (object, "_rev", revision->rev);
  if (revision->is_deleted)
    json_object_set_boolean_member (object, "_deleted", TRUE);
  return object;
}

static FakeRevision *
add_revision (FakeTree     *self,
              FakeDocument *document,
              const char   *rev,
              const char   *parent,
              JsonObject   *body)
{
  FakeRevision *above = fake_document_find (document, parent);
  FakeRevision *revision = g_new0 (FakeRevision, 1);
  g_autoptr (JsonNode) node = NULL;

  revision->is_deleted = json_object_get_boolean_member_with_default (body, "_deleted", FALSE);
  revision->is_leaf = TRUE;
  revision->rev = g_strdup (rev);
  revision->parent = g_strdup (parent);
  json_object_remove_member (body, "_rev");
  json_object_remove_member (body, "_deleted");
  json_object_remove_member (body, "_revisions");
  node = json_node_init_object (json_node_alloc (), body);
  revision->body = json_to_string (node, FALSE);

  if (above != NULL)
    above->is_leaf = FALSE;
  g_ptr_array_add (document->revisions, revision);
  document->seq = ++self->seq;

  return revision;
}

static char *
name_revision (const char *parent,
               JsonObject *body)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *salted = g_strconcat (parent != NULL ? parent : "", text, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, salted, -1);

  return g_strdup_printf ("%u-%s", parent != NULL ? (guint) g_ascii_strtoull (parent, NULL, 10) + 1 : 1, hash);
}

/* @document: (transfer none): changed. @may_fork: what is not based on the shown
 * revision is kept as a branch, as a server of several machines may do.
 * Returns: (nullable): its revision; NULL where it is a conflict */
const char *
fake_tree_write (FakeTree   *self,
                 JsonObject *document,
                 gboolean    may_fork)
{
  const char *id = json_object_get_string_member (document, "_id");
  g_autofree char *parent = g_strdup (json_object_get_string_member_with_default (document, "_rev", NULL));
  FakeDocument *found = fake_tree_find (self, id);
  FakeRevision *winner = found != NULL ? fake_document_winner (found) : NULL;
  FakeRevision *above = found != NULL ? fake_document_find (found, parent) : NULL;
  g_autofree char *rev = NULL;

  /* What was deleted may be made again. What the server never had is new to it:
   * measured. */
  if (parent == NULL && winner != NULL && winner->is_deleted)
    parent = g_strdup (winner->rev);
  else if (found == NULL)
    g_clear_pointer (&parent, g_free);
  else if (!may_fork && (above == NULL || !above->is_leaf))
    return NULL;
  else if (above == NULL)
    return NULL;

  if (found == NULL)
    found = add_document (self, id);
  rev = name_revision (parent, document);
  if (fake_document_find (found, rev) != NULL)
    return NULL;

  return add_revision (self, found, rev, parent, document)->rev;
}

/* With its revision and its past, as replication does: new_edits=false. Of the past only
 * the names are known. */
void
fake_tree_graft (FakeTree   *self,
                 JsonObject *document)
{
  const char *id = json_object_get_string_member (document, "_id");
  g_autofree char *rev = g_strdup (json_object_get_string_member (document, "_rev"));
  JsonObject *revisions = json_object_get_object_member (document, "_revisions");
  JsonArray *ids = json_object_get_array_member (revisions, "ids");
  gint64 start = json_object_get_int_member (revisions, "start");
  FakeDocument *found = fake_tree_find (self, id);
  g_autofree char *parent = NULL;

  if (found == NULL)
    found = add_document (self, id);
  if (fake_document_find (found, rev) != NULL)
    return;

  for (guint i = 1; i < json_array_get_length (ids); i++)
    {
      g_autofree char *above = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", start - i,
                                                json_array_get_string_element (ids, i));
      FakeRevision *stub;

      if (i == 1)
        parent = g_strdup (above);
      if (fake_document_find (found, above) != NULL)
        break;

      stub = g_new0 (FakeRevision, 1);
      stub->rev = g_strdup (above);
      stub->parent = i + 1 < json_array_get_length (ids)
        ? g_strdup_printf ("%" G_GINT64_FORMAT "-%s", start - i - 1, json_array_get_string_element (ids, i + 1)) : NULL;
      g_ptr_array_add (found->revisions, stub);
    }
  add_revision (self, found, rev, parent, document);
}
