/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-project-dossier.h"

#include "inno-project-words.h"
#include "inno-store-conflicts.h"
#include "inno-store-edits.h"
#include "inno-store-family.h"

/* Worker. A relative that cannot be read is as good as none. */
static JsonObject *
read_relative (InnoStore  *store,
               const char *id)
{
  g_autoptr (GError) error = NULL;
  JsonObject *document = inno_store_read_document (store, id, &error);

  if (error != NULL)
    g_debug ("%s: %s", id, error->message);

  return document;
}

/* Worker */
static gboolean
read_subs (InnoProjectDossier  *self,
           InnoStore           *store,
           const char          *id,
           GError             **error)
{
  g_auto (GStrv) ids = inno_store_list_sub_projects (store, id, error);

  if (ids == NULL)
    return FALSE;

  self->n_subs = g_strv_length (ids);
  for (guint i = 0; ids[i] != NULL && i < INNO_PROJECT_MAX_SUBS; i++)
    {
      JsonObject *document = read_relative (store, ids[i]);

      if (document != NULL)
        g_ptr_array_add (self->subs, document);
    }

  return TRUE;
}

/* Worker */
static gpointer
read_dossier (InnoStore     *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (InnoProjectDossier) self = g_new0 (InnoProjectDossier, 1);
  const char *id = data;
  const char *parent;
  GError *local_error = NULL;

  self->subs = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->document = inno_store_read_document (store, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (self->document == NULL)
    return g_steal_pointer (&self);

  parent = inno_project_get_string (self->document, "parent");
  self->parent = parent != NULL ? read_relative (store, parent) : NULL;
  if (!read_subs (self, store, id, error))
    return NULL;
  self->versions = inno_store_list_versions (store, id, error);
  if (self->versions == NULL)
    return NULL;
  self->conflicts = inno_store_list_conflicts (store, id, NULL, INNO_PROJECT_MAX_CONFLICTS, error);

  return self->conflicts != NULL ? g_steal_pointer (&self) : NULL;
}

void
inno_project_dossier_free (InnoProjectDossier *self)
{
  g_clear_pointer (&self->document, json_object_unref);
  g_clear_pointer (&self->parent, json_object_unref);
  g_clear_pointer (&self->subs, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

const InnoWorkspaceJob inno_project_dossier_job = {
  .run = read_dossier,
  .free_data = g_free,
  .free_answer = (GDestroyNotify) inno_project_dossier_free,
};
