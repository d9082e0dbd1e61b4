/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-conflict-jobs.h"

#include "inno-store-lookup.h"

typedef struct
{
  char  *id;      /* of a document, or after which; nullable */
  guint  limit;
} Asked;

static Asked *
asked_new (const char *id,
           guint       limit)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->id = g_strdup (id);
  asked->limit = limit;

  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->id);
  g_free (asked);
}

void
inno_conflict_dossier_free (InnoConflictDossier *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->document, json_object_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

/* There may be ten thousand of them: what stays is what they are told by. */
static void
keep_names (InnoConflictDocument *document)
{
  JsonObject *slim = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_set_string_member (slim, "_id", document->id);
  if (document->document != NULL)
    {
      json_object_iter_init_ordered (&iter, document->document);
      while (json_object_iter_next_ordered (&iter, &member, &node))
        if (JSON_NODE_HOLDS_VALUE (node) || g_str_equal (member, "name"))
          json_object_set_member (slim, member, json_node_copy (node));
      json_object_unref (document->document);
    }
  document->document = slim;
}

/* Worker, as all that follow. */
static gpointer
run_list (InnoStore     *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Asked *asked = data;
  GPtrArray *documents = inno_store_list_conflict_documents (store, asked->id, asked->limit, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    keep_names (documents->pdata[i]);

  return documents;
}

/* Of a document that is gone, what it was on a side that had it. */
static JsonObject *
find_document (GPtrArray *records)
{
  const InnoConflictRecord *record = records->len > 0 ? records->pdata[0] : NULL;
  JsonNode *node = NULL;

  if (record != NULL && *record->path == '\0')
    node = record->mine != NULL ? record->mine : record->theirs;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static gpointer
run_open (InnoStore     *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Asked *asked = data;
  g_autoptr (InnoConflictDossier) dossier = g_new0 (InnoConflictDossier, 1);
  g_autoptr (GError) fault = NULL;

  dossier->id = g_strdup (asked->id);
  dossier->document = inno_store_read_document (store, asked->id, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }

  dossier->records = inno_store_list_conflicts (store, asked->id, NULL, asked->limit + 1, error);
  dossier->groups = dossier->records != NULL ? inno_store_list_groups (store, error) : NULL;
  if (dossier->groups == NULL)
    return NULL;
  dossier->has_more = dossier->records->len > asked->limit;
  if (dossier->has_more)
    g_ptr_array_set_size (dossier->records, (int) asked->limit);
  if (dossier->document == NULL)
    dossier->document = find_document (dossier->records);

  return g_steal_pointer (&dossier);
}

void
inno_conflict_list_async (InnoWorkspace       *workspace,
                          const char          *after,
                          guint                limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const InnoWorkspaceJob job = { run_list, asked_free, (GDestroyNotify) g_ptr_array_unref };

  inno_workspace_run_async (workspace, &job, asked_new (after, limit), cancellable, callback, user_data);
}

void
inno_conflict_open_async (InnoWorkspace       *workspace,
                          const char          *id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const InnoWorkspaceJob job = { run_open, asked_free, (GDestroyNotify) inno_conflict_dossier_free };

  inno_workspace_run_async (workspace, &job, asked_new (id, INNO_CONFLICT_MOST_FIELDS), cancellable, callback, user_data);
}
