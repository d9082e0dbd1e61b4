/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-form-jobs.h"

#include "inno-json.h"

typedef struct
{
  char             *id;
  char             *code;
  InnoDocumentType  type;
} Asked;

/* What tells a document without a name from the others, by type. */
static const char * const about_members[INNO_DOCUMENT_OTHER][3] = {
  [INNO_DOCUMENT_OBSERVATION] = { "metric", "subject", "period" },
  [INNO_DOCUMENT_PARTICIPATION] = { "acronym", "organisation", "project_code" },
};

static Asked *
asked_new (const char *id)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->id = g_strdup (id);

  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->id);
  g_free (asked->code);
  g_free (asked);
}

void
inno_form_opened_free (InnoFormOpened *opened)
{
  g_clear_pointer (&opened->document, json_object_unref);
  g_clear_pointer (&opened->groups, g_ptr_array_unref);
  g_clear_pointer (&opened->conflicts, g_ptr_array_unref);
  g_free (opened->who);
  g_free (opened);
}

void
inno_form_record_free (InnoFormRecord *record)
{
  g_free (record->id);
  g_clear_pointer (&record->name, inno_text_free);
  for (guint i = 0; i < G_N_ELEMENTS (record->about); i++)
    g_free (record->about[i]);
  g_free (record);
}

/* Worker, as all that follow. @id NULL: of a new document the groups alone. */
static gpointer
run_open (InnoStore     *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Asked *asked = data;
  g_autoptr (InnoFormOpened) opened = g_new0 (InnoFormOpened, 1);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) fault = NULL;

  opened->groups = inno_store_list_groups (store, error);
  if (opened->groups == NULL)
    return NULL;
  if (asked->id == NULL)
    return g_steal_pointer (&opened);

  opened->document = inno_store_read_document (store, asked->id, &fault);
  versions = fault == NULL ? inno_store_list_versions (store, asked->id, &fault) : NULL;
  if (fault == NULL)
    opened->conflicts = inno_store_list_conflicts (store, asked->id, NULL, INNO_FORM_MOST_CONFLICTS, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  if (versions != NULL && versions->len > 0)
    {
      const InnoVersion *last = g_ptr_array_index (versions, 0);

      /* That it was fetched is no change. */
      opened->who = g_strdup (last->who);
      opened->at = last->is_import ? 0 : last->at;
    }

  return g_steal_pointer (&opened);
}

static gpointer
run_find_code (InnoStore     *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Asked *asked = data;
  InnoStoreName *found;

  if (!inno_store_find_code (store, asked->code, asked->id, &found, error))
    return NULL;

  return found != NULL ? found : g_new0 (InnoStoreName, 1);
}

static gpointer
run_count (InnoStore     *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Asked *asked = data;
  g_autofree InnoFormReferences *references = g_new0 (InnoFormReferences, 1);

  return inno_store_count_references (store, asked->id, references->counts, error) ? g_steal_pointer (&references)
                                                                                    : NULL;
}

typedef struct
{
  InnoDocumentType  type;
  GPtrArray        *records;
} Listing;

static gboolean
add_record (const char  *id,
            const char  *body,
            gsize        length,
            gpointer     user_data,
            GError     **error)
{
  Listing *listing = user_data;
  g_autoptr (JsonNode) node = inno_json_parse (body, length, error);
  JsonObject *document = node != NULL ? inno_json_node_as_object (node, "", error) : NULL;
  InnoFormRecord *record;

  if (document == NULL)
    return FALSE;

  record = g_new0 (InnoFormRecord, 1);
  record->id = g_strdup (id);
  record->name = inno_json_get_text (document, "", "name", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (record->about); i++)
    {
      const char *member = about_members[listing->type][i];

      if (member != NULL)
        record->about[i] = g_strdup (json_object_get_string_member_with_default (document, member, NULL));
    }
  g_ptr_array_add (listing->records, record);

  return TRUE;
}

static gpointer
run_list (InnoStore     *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Asked *asked = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_form_record_free);
  Listing listing = { asked->type, records };

  return inno_store_foreach_document (store, asked->type, add_record, &listing, error) ? g_steal_pointer (&records)
                                                                                       : NULL;
}

void
inno_form_open_async (InnoWorkspace       *workspace,
                      const char          *id,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  static const InnoWorkspaceJob job = { run_open, asked_free, (GDestroyNotify) inno_form_opened_free };

  inno_workspace_run_async (workspace, &job, asked_new (id), cancellable, callback, user_data);
}

void
inno_form_find_code_async (InnoWorkspace       *workspace,
                           const char          *code,
                           const char          *but,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  static const InnoWorkspaceJob job = { run_find_code, asked_free, (GDestroyNotify) inno_store_name_free };
  Asked *asked = asked_new (but);

  asked->code = g_strdup (code);
  inno_workspace_run_async (workspace, &job, asked, cancellable, callback, user_data);
}

void
inno_form_count_async (InnoWorkspace       *workspace,
                       const char          *id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  static const InnoWorkspaceJob job = { run_count, asked_free, g_free };

  inno_workspace_run_async (workspace, &job, asked_new (id), cancellable, callback, user_data);
}

void
inno_form_list_async (InnoWorkspace       *workspace,
                      InnoDocumentType     type,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  static const InnoWorkspaceJob job = { run_list, asked_free, (GDestroyNotify) g_ptr_array_unref };
  Asked *asked = asked_new (NULL);

  asked->type = type;
  inno_workspace_run_async (workspace, &job, asked, cancellable, callback, user_data);
}
