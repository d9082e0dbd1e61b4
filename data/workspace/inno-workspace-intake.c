/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-intake.h"

#include "inno-intake-memory.h"
#include "inno-workspace-private.h"

static void
request_free (gpointer data)
{
  InnoPreviewRequest *request = data;

  g_free ((char *) request->path);
  g_free ((char *) request->kind);
  g_free ((char *) request->mapping);
  g_free ((char *) request->rule);
  g_free (request);
}

/* Worker. */
static gpointer
look (InnoStore     *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return inno_preview_read (store, data, cancellable, error);
}

static const InnoWorkspaceJob looking = { look, request_free, (GDestroyNotify) inno_preview_free };

/**
 * inno_workspace_look_async:
 * @self: an open workspace
 * @request: what to read
 * @cancellable: (nullable): to give it up
 * @callback: called on the main context when it is read, or could not be
 * @user_data: for @callback
 *
 * Looks at a list of projects with its records, and writes nothing.
 */
void
inno_workspace_look_async (InnoWorkspace             *self,
                           const InnoPreviewRequest  *request,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  InnoPreviewRequest *copy;

  g_return_if_fail (INNO_IS_WORKSPACE (self));
  g_return_if_fail (request != NULL && request->path != NULL);

  copy = g_new0 (InnoPreviewRequest, 1);
  copy->path = g_strdup (request->path);
  copy->kind = g_strdup (request->kind);
  copy->mapping = g_strdup (request->mapping);
  copy->rule = g_strdup (request->rule);
  copy->with_records = TRUE;
  copy->can_ask = request->can_ask;
  inno_workspace_run_async (self, &looking, copy, cancellable, callback, user_data);
}

/**
 * inno_workspace_look_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location of an error, see inno_preview_read()
 *
 * Returns: (transfer full) (nullable): what would become of each row, see inno_preview_read()
 */
InnoPreview *
inno_workspace_look_finish (InnoWorkspace  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return inno_workspace_run_finish (self, result, error);
}

/* Worker. */
static gboolean
take_in (InnoStore   *store,
         gpointer     data,
         const char  *who,
         InnoStep   **step,
         GError     **error)
{
  return inno_preview_apply (data, store, who, error);
}

static void
leave_alone (gpointer data)
{
}

/**
 * inno_workspace_take_in_async:
 * @self: an open workspace
 * @preview: what was looked at; it has to be there, and to stay as it is, until the callback
 * @callback: called on the main context when it is kept, or could not be
 * @user_data: for @callback
 *
 * Keeps what is taken of a list as one step. The facts follow, and "changed" tells of them.
 */
void
inno_workspace_take_in_async (InnoWorkspace       *self,
                              InnoPreview         *preview,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));
  g_return_if_fail (preview != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_take_in_async);
  inno_workspace_do (task, take_in, preview, leave_alone);
}

typedef struct
{
  char *name;
  char *city;    /* nullable */
} Saying;

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_free (saying->name);
  g_free (saying->city);
  g_free (saying);
}

/* Worker. */
static gboolean
say (InnoStore   *store,
     gpointer     data,
     const char  *who,
     InnoStep   **step,
     GError     **error)
{
  const Saying *saying = data;
  g_autoptr (JsonObject) memory = inno_intake_memory_read (store, error);
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (InnoEdit) edit = NULL;

  if (memory == NULL)
    return FALSE;

  changed = inno_intake_memory_with_name (memory, saying->name, saying->city);
  edit = inno_intake_memory_make_edit (memory, changed, NULL);
  return inno_store_edit (store, edit, who, error);
}

/**
 * inno_workspace_say_async:
 * @self: an open workspace
 * @name: a name as lists have it
 * @city: (nullable): the id of the city it belongs to; %NULL = to none
 * @callback: called on the main context when it is kept, or could not be
 * @user_data: for @callback
 *
 * Keeps which city a name belongs to, for all lists and all who share the portfolio.
 * inno_workspace_take_in_finish() ends it.
 */
void
inno_workspace_say_async (InnoWorkspace       *self,
                          const char          *name,
                          const char          *city,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Saying *saying;
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));
  g_return_if_fail (name != NULL);

  saying = g_new0 (Saying, 1);
  saying->name = g_strdup (name);
  saying->city = g_strdup (city);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_take_in_async);
  inno_workspace_do (task, say, saying, saying_free);
}

/**
 * inno_workspace_take_in_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location of an error of %INNO_STORE_ERROR or %INNO_JSON_ERROR
 *
 * Returns: whether it is kept, whatever happens to the machine now
 */
gboolean
inno_workspace_take_in_finish (InnoWorkspace  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_workspace_take_in_async, FALSE);

  g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}
