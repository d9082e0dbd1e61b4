/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-workspace.h"

#include <glib/gi18n-lib.h>

#include "inno-json-guard.h"
#include "inno-place.h"
#include "inno-sync.h"
#include "inno-worker.h"

struct _InnoWorkspace
{
  GObject        parent_instance;

  char          *folder;
  gboolean       is_sample;
  InnoWorker    *worker;
  InnoStore     *store;
  InnoSync      *sync;
  GCancellable  *cancellable;

  InnoFacts     *facts;
  GStrv          notices;
  GError        *error;        /* of the last thing tried */
  guint          n_running;
  guint          compare_source;
  gboolean       is_open;
};

/* What a job on the worker brings back to the main context. */
typedef struct
{
  InnoFacts *facts;        /* NULL where the store is empty */
  GStrv      notices;
  gboolean   has_address;  /* where it was fetched from is known */
} Loaded;

/* What a job on the worker is given. */
typedef struct
{
  InnoStore *store;
  gboolean   is_sample;
  GFile     *file;         /* to import; NULL = none */
  InnoFacts *facts;        /* to compare; NULL = none */
} Job;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoWorkspace, inno_workspace, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->facts, inno_facts_unref);
  g_strfreev (loaded->notices);
  g_free (loaded);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_clear_object (&job->file);
  g_clear_pointer (&job->facts, inno_facts_unref);
  g_free (job);
}

/* Worker. */
static Loaded *
load (InnoStore  *store,
      GError    **error)
{
  g_autoptr (InnoPortfolio) portfolio = NULL;
  g_autofree char *address = inno_store_get_setting (store, "url");
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->has_address = address != NULL && *address != '\0';
  loaded->notices = g_strdupv ((char **) inno_store_get_notices (store));
  if (inno_store_is_empty (store))
    return loaded;

  portfolio = inno_store_load_portfolio (store, error);
  if (portfolio != NULL)
    loaded->facts = inno_facts_load (store, portfolio, error);
  if (loaded->facts == NULL)
    g_clear_pointer (&loaded, loaded_free);

  return loaded;
}

static void
return_loaded (GTask     *task,
               InnoStore *store)
{
  GError *error = NULL;
  Loaded *loaded = load (store, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, loaded_free);
  else
    g_task_return_error (task, error);
}

static void
open_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (inno_store_open (job->store, &error) &&
      (!job->is_sample || inno_place_fill_sample (job->store, &error)))
    return_loaded (task, job->store);
  else
    g_task_return_error (task, error);
}

static void
load_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;

  return_loaded (task, job->store);
}

/* A file no larger than an endpoint may serve. */
static GBytes *
load_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;

  if (g_file_info_get_size (info) > (goffset) INNO_JSON_LIMITS_DEFAULT.max_bytes)
    {
      g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE,
                           _("The file is larger than a portfolio may be."));
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static void
import_in_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = load_file (job->file, cancellable, &error);

  if (bytes != NULL &&
      inno_sync_load_bytes (job->store, bytes, NULL, INNO_IMPORT_NONE, NULL, &error))
    return_loaded (task, job->store);
  else
    g_task_return_error (task, error);
}

static void
compare_in_worker (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  InnoFacts *facts = inno_facts_load_baseline (job->facts, job->store, NULL, &error);

  if (facts != NULL)
    g_task_return_pointer (task, facts, (GDestroyNotify) inno_facts_unref);
  else
    g_task_return_error (task, error);
}

static void
close_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;

  inno_store_close (job->store);
  g_task_return_boolean (task, TRUE);
}

static void
finish (InnoWorkspace *self,
        GError        *error)
{
  self->n_running--;
  g_clear_error (&self->error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = error;
  else
    g_clear_error (&error);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Facts that were loaded anew meanwhile are compared by themselves. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  InnoWorkspace *self = INNO_WORKSPACE (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = g_task_propagate_pointer (G_TASK (result), &error);

  if (facts == NULL)
    {
      g_debug ("Nothing to compare with: %s", error->message);
      return;
    }
  if (job->facts != self->facts || facts == self->facts)
    return;

  inno_facts_unref (self->facts);
  self->facts = g_steal_pointer (&facts);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the portfolio was is read when what it is has been drawn. */
static gboolean
compare_cb (gpointer user_data)
{
  InnoWorkspace *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, compared_cb, NULL);
  Job *job = g_new0 (Job, 1);

  self->compare_source = 0;
  g_task_set_source_tag (task, compare_in_worker);
  job->store = g_object_ref (self->store);
  job->facts = inno_facts_ref (self->facts);
  g_task_set_task_data (task, job, job_free);
  inno_worker_run (self->worker, task, compare_in_worker);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  InnoWorkspace *self = INNO_WORKSPACE (source);
  GError *error = NULL;
  Loaded *loaded = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean is_lost = FALSE;

  self->is_open = TRUE;
  if (loaded != NULL)
    {
      is_lost = loaded->facts == NULL && loaded->has_address && self->sync == NULL;
      g_clear_pointer (&self->facts, inno_facts_unref);
      self->facts = g_steal_pointer (&loaded->facts);
      g_clear_pointer (&self->notices, g_strfreev);
      self->notices = g_steal_pointer (&loaded->notices);
      loaded_free (loaded);
    }

  finish (self, error);
  if (self->facts != NULL && self->compare_source == 0)
    self->compare_source = g_idle_add_full (G_PRIORITY_LOW, compare_cb, self, NULL);
  /* The copy was set aside at opening: it is fetched anew, once. */
  if (is_lost)
    inno_workspace_refresh (self, NULL, INNO_IMPORT_NONE);
}

/* What was cancelled before does not cancel what comes now. */
static void
renew_cancellable (InnoWorkspace *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
run_job (InnoWorkspace   *self,
         GTaskThreadFunc  func,
         GFile           *file)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, func);
  job->store = g_object_ref (self->store);
  job->is_sample = self->is_sample;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  g_task_set_task_data (task, job, job_free);

  self->n_running++;
  inno_worker_run (self->worker, task, func);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoWorkspace) self = user_data;
  GError *error = NULL;

  if (!inno_sync_run_finish (INNO_SYNC (source), result, NULL, &error))
    {
      finish (self, error);
      return;
    }

  /* The facts are read anew; the run ends when they are there. */
  run_job (self, load_in_worker, NULL);
  self->n_running--;
}

static void
inno_workspace_dispose (GObject *object)
{
  InnoWorkspace *self = INNO_WORKSPACE (object);

  g_clear_handle_id (&self->compare_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->worker != NULL && self->store != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
      Job *job = g_new0 (Job, 1);

      g_task_set_source_tag (task, close_in_worker);
      job->store = g_object_ref (self->store);
      g_task_set_task_data (task, job, job_free);
      inno_worker_run (self->worker, task, close_in_worker);
      g_clear_object (&task);
      inno_worker_stop (self->worker);
    }
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  g_clear_object (&self->worker);

  G_OBJECT_CLASS (inno_workspace_parent_class)->dispose (object);
}

static void
inno_workspace_finalize (GObject *object)
{
  InnoWorkspace *self = INNO_WORKSPACE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->notices, g_strfreev);
  g_clear_error (&self->error);
  if (self->is_sample && self->folder != NULL)
    inno_place_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (inno_workspace_parent_class)->finalize (object);
}

static void
inno_workspace_class_init (InnoWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inno_workspace_dispose;
  object_class->finalize = inno_workspace_finalize;

  /**
   * InnoWorkspace::changed:
   * @self: the workspace
   *
   * The facts, whether something is going on, or the last error changed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
inno_workspace_init (InnoWorkspace *self)
{
  self->cancellable = g_cancellable_new ();
  self->worker = inno_worker_new ("inno-store");
}

/**
 * inno_workspace_new:
 * @folder: the data folder
 *
 * Returns: (transfer full): a workspace that is not open yet
 */
InnoWorkspace *
inno_workspace_new (const char *folder)
{
  InnoWorkspace *self = g_object_new (INNO_TYPE_WORKSPACE, NULL);

  self->folder = g_strdup (folder);
  self->store = inno_store_new (folder);

  return self;
}

/**
 * inno_workspace_new_sample:
 *
 * Returns: (transfer full): a workspace on a copy of the sample, which is
 *   thrown away with it
 */
InnoWorkspace *
inno_workspace_new_sample (void)
{
  InnoWorkspace *self = g_object_new (INNO_TYPE_WORKSPACE, NULL);

  self->is_sample = TRUE;
  self->folder = inno_place_make_temporary (&self->error);
  self->store = inno_store_new (self->folder != NULL ? self->folder : "/nonexistent");

  return self;
}

/**
 * inno_workspace_open:
 * @self: a workspace
 *
 * Opens the store and loads the last known data, without waiting for anything
 * on this thread. "changed" tells when it is there.
 */
void
inno_workspace_open (InnoWorkspace *self)
{
  g_return_if_fail (INNO_IS_WORKSPACE (self));

  run_job (self, open_in_worker, NULL);
}

/**
 * inno_workspace_refresh:
 * @self: a workspace
 * @url: (nullable): the address; %NULL for the one used before
 * @flags: what may be taken in without asking
 *
 * Fetches from the endpoint and loads what came. If it fails nothing changes
 * but the error.
 */
void
inno_workspace_refresh (InnoWorkspace   *self,
                        const char      *url,
                        InnoImportFlags  flags)
{
  g_return_if_fail (INNO_IS_WORKSPACE (self));

  if (self->sync == NULL)
    self->sync = inno_sync_new (self->store, self->worker);

  renew_cancellable (self);
  self->n_running++;
  inno_sync_run_async (self->sync, url, flags, self->cancellable, synced_cb, g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * inno_workspace_import_file:
 * @self: a workspace
 * @file: a portfolio document
 *
 * Takes in a document as if an endpoint had served it.
 */
void
inno_workspace_import_file (InnoWorkspace *self,
                            GFile         *file)
{
  g_return_if_fail (INNO_IS_WORKSPACE (self));

  renew_cancellable (self);
  run_job (self, import_in_worker, file);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * inno_workspace_cancel:
 * @self: a workspace
 *
 * Ends a refresh that is going on; what is shown stays.
 */
void
inno_workspace_cancel (InnoWorkspace *self)
{
  g_return_if_fail (INNO_IS_WORKSPACE (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * inno_workspace_get_facts:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the last known data, or %NULL if there is none
 */
InnoFacts *
inno_workspace_get_facts (InnoWorkspace *self)
{
  return self->facts;
}

gboolean
inno_workspace_is_sample (InnoWorkspace *self)
{
  return self->is_sample;
}

/**
 * inno_workspace_is_open:
 * @self: a workspace
 *
 * Returns: whether the store has been tried, with or without success
 */
gboolean
inno_workspace_is_open (InnoWorkspace *self)
{
  return self->is_open;
}

gboolean
inno_workspace_is_busy (InnoWorkspace *self)
{
  return self->n_running > 0;
}

/**
 * inno_workspace_get_error:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): why the last thing tried failed
 */
const GError *
inno_workspace_get_error (InnoWorkspace *self)
{
  return self->error;
}

/**
 * inno_workspace_get_notices:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): sentences about what was set aside at opening
 */
const char * const *
inno_workspace_get_notices (InnoWorkspace *self)
{
  return (const char * const *) self->notices;
}
