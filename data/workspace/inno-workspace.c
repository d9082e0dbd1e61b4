/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-private.h"

#include "inno-sample-folder.h"
#include "inno-syncer-private.h"

struct _InnoWorkspace
{
  GObject        parent_instance;

  char          *folder;
  gboolean       is_sample;
  InnoWorker    *worker;
  InnoStore     *store;
  InnoSyncer    *syncer;
  GCancellable  *cancellable;

  InnoFacts     *facts;
  InnoWorkspaceSearch *search;
  GStrv          notices;
  GError        *error;        /* of the last thing tried */
  GError        *open_error;   /* of the store; nullable */
  InnoEditing    editing;
  InnoFrozen     frozen;
  guint          n_running;
  guint          compare_source;
  gboolean       is_open;
  gboolean       is_at_end;    /* and takes nothing in any more */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoWorkspace, inno_workspace, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

void
inno_workspace_tell (InnoWorkspace *self,
                     GError        *error)
{
  if (error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error;
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
finish (InnoWorkspace *self,
        GError        *error)
{
  self->n_running--;
  g_clear_error (&self->error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);

  inno_workspace_tell (self, error);
}

/* Facts that were loaded anew meanwhile are compared by themselves. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  InnoWorkspace *self = INNO_WORKSPACE (source);
  InnoJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = g_task_propagate_pointer (G_TASK (result), &error);

  if (facts == NULL)
    {
      g_debug ("Nothing to compare with: %s", error->message);
      return;
    }
  if (self->is_at_end || job->facts != self->facts || facts == self->facts)
    return;

  inno_facts_unref (self->facts);
  self->facts = g_steal_pointer (&facts);
  inno_workspace_search_anew (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the portfolio was is read when what it is has been drawn. */
static gboolean
compare_cb (gpointer user_data)
{
  InnoWorkspace *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, compared_cb, NULL);
  InnoJob *job = g_new0 (InnoJob, 1);

  self->compare_source = 0;
  g_task_set_source_tag (task, inno_workspace_compare_in_worker);
  job->store = g_object_ref (self->store);
  job->facts = inno_facts_ref (self->facts);
  g_task_set_task_data (task, job, inno_job_free);
  inno_worker_run (self->worker, task, inno_workspace_compare_in_worker);

  return G_SOURCE_REMOVE;
}

static void
take_open_error (InnoWorkspace *self,
                 const GError  *error)
{
  g_clear_error (&self->open_error);
  self->open_error = error != NULL ? g_error_copy (error) : NULL;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  InnoWorkspace *self = INNO_WORKSPACE (source);
  const InnoJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  InnoLoaded *loaded = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean is_lost = FALSE;

  if (self->is_at_end)
    {
      g_clear_pointer (&loaded, inno_loaded_free);
      g_clear_error (&error);
      return;
    }

  self->is_open = TRUE;
  if (g_task_get_source_tag (G_TASK (result)) == inno_workspace_open_in_worker)
    take_open_error (self, error);
  if (loaded != NULL)
    {
      is_lost = loaded->facts == NULL && loaded->address != NULL &&
                inno_syncer_get_state (self->syncer) == INNO_SYNC_STATE_OFF;
      g_clear_pointer (&self->facts, inno_facts_unref);
      self->facts = g_steal_pointer (&loaded->facts);
      inno_workspace_search_anew (self);
      g_clear_pointer (&self->notices, g_strfreev);
      self->notices = g_steal_pointer (&loaded->notices);
      self->editing.state = loaded->edits;
      inno_workspace_take_frozen (self, loaded);
      if (job->file != NULL && !job->is_changes && loaded->address == NULL)
        inno_syncer_left (self->syncer);
      if (job->is_changes)
        inno_syncer_edited (self->syncer);
      inno_syncer_opened (self->syncer, loaded->address, loaded->retrieved_at);
      inno_loaded_free (loaded);
    }

  finish (self, error);
  if (self->facts != NULL && inno_facts_get_baseline_name (self->facts) == NULL && self->compare_source == 0)
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
  InnoJob *job = g_new0 (InnoJob, 1);

  g_task_set_source_tag (task, func);
  /* What is in the store by then is shown, whenever somebody gave it up. */
  g_task_set_check_cancellable (task, FALSE);
  job->store = g_object_ref (self->store);
  job->is_sample = self->is_sample;
  /* Facts that are compared give way to others that are: the pages are told once, and
   * what changed does not vanish in between. */
  job->compares = self->facts != NULL && inno_facts_get_baseline_name (self->facts) != NULL;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->who = g_strdup (self->editing.name);
  g_task_set_task_data (task, job, inno_job_free);

  self->n_running++;
  inno_worker_run (self->worker, task, func);
}

/* The syncer has begun a run. */
void
inno_workspace_sync_began (InnoWorkspace *self)
{
  self->n_running++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* And ended it. Takes @error; where something came, the facts are read anew, and the
 * run is over when they are there. */
void
inno_workspace_sync_ended (InnoWorkspace *self,
                           GError        *error,
                           gboolean       has_come)
{
  if (!has_come)
    {
      finish (self, error);
      return;
    }

  renew_cancellable (self);
  run_job (self, inno_workspace_load_in_worker, NULL);
  self->n_running--;
  if (error != NULL)
    inno_workspace_tell (self, error);
}

InnoEditing *
inno_workspace_get_editing (InnoWorkspace *self)
{
  return &self->editing;
}

InnoFrozen *
inno_workspace_get_frozen (InnoWorkspace *self)
{
  return &self->frozen;
}

static void
close_store (InnoWorkspace *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  InnoJob *job = g_new0 (InnoJob, 1);

  inno_syncer_close (self->syncer);
  g_task_set_source_tag (task, inno_workspace_close_in_worker);
  job->store = g_object_ref (self->store);
  g_task_set_task_data (task, job, inno_job_free);
  inno_worker_run (self->worker, task, inno_workspace_close_in_worker);
  g_clear_object (&task);
  inno_worker_stop (self->worker);
}

/* Who still waited for an answer when the program ends may ask once more: the parts stay
 * until nobody is left, and the worker refuses. */
static void
inno_workspace_dispose (GObject *object)
{
  InnoWorkspace *self = INNO_WORKSPACE (object);

  g_clear_handle_id (&self->compare_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (!self->is_at_end && self->store != NULL)
    close_store (self);
  self->is_at_end = TRUE;

  G_OBJECT_CLASS (inno_workspace_parent_class)->dispose (object);
}

static void
inno_workspace_finalize (GObject *object)
{
  InnoWorkspace *self = INNO_WORKSPACE (object);

  g_clear_object (&self->syncer);
  g_clear_object (&self->store);
  g_clear_object (&self->worker);
  g_clear_object (&self->cancellable);
  inno_workspace_search_free (self->search);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->notices, g_strfreev);
  g_clear_error (&self->error);
  g_clear_error (&self->open_error);
  g_clear_pointer (&self->editing.name, g_free);
  inno_frozen_clear (&self->frozen);
  if (self->is_sample && self->folder != NULL)
    inno_sample_folder_remove (self->folder);
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
  self->search = inno_workspace_search_new ();
  self->worker = inno_worker_new ("inno-store");
}

static void
take_store (InnoWorkspace *self,
            InnoStore     *store)
{
  self->store = store;
  self->syncer = inno_syncer_new (self, self->store, self->worker);
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
  take_store (self, inno_store_new (folder));

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
  self->folder = inno_sample_folder_make (&self->error);
  take_store (self, inno_store_new (self->folder != NULL ? self->folder : "/nonexistent"));

  return self;
}

/* Takes @store, which is filled when it is opened. */
InnoWorkspace *
inno_workspace_new_filled (InnoStore *store)
{
  InnoWorkspace *self = g_object_new (INNO_TYPE_WORKSPACE, NULL);

  take_store (self, store);
  return self;
}

InnoStore *
inno_workspace_get_store (InnoWorkspace *self)
{
  return self->store;
}

InnoWorker *
inno_workspace_get_worker (InnoWorkspace *self)
{
  return self->worker;
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

  run_job (self, inno_workspace_open_in_worker, NULL);
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

  inno_syncer_ask (self->syncer, url, flags);
}

/**
 * inno_workspace_import_file:
 * @self: a workspace
 * @file: a portfolio document, or a file of changes
 *
 * Takes in a document as if an endpoint had served it; changes of a colleague as one
 * step of them, which can be undone.
 */
void
inno_workspace_import_file (InnoWorkspace *self,
                            GFile         *file)
{
  g_return_if_fail (INNO_IS_WORKSPACE (self));

  renew_cancellable (self);
  run_job (self, inno_workspace_import_in_worker, file);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * inno_workspace_reload:
 * @self: a workspace
 *
 * Reads the facts anew after something was written to the store.
 */
void
inno_workspace_reload (InnoWorkspace *self)
{
  g_return_if_fail (INNO_IS_WORKSPACE (self));

  renew_cancellable (self);
  run_job (self, inno_workspace_load_in_worker, NULL);
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
  inno_syncer_give_up (self->syncer);
}

/**
 * inno_workspace_get_syncer:
 * @self: a workspace
 *
 * Returns: (transfer none): how it is shared
 */
InnoSyncer *
inno_workspace_get_syncer (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  return self->syncer;
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

InnoWorkspaceSearch *
inno_workspace_get_search_state (InnoWorkspace *self)
{
  return self->search;
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
 * inno_workspace_get_open_error:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): why the store could not be opened, until it can; an
 *   error of %INNO_STORE_ERROR
 */
const GError *
inno_workspace_get_open_error (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  return self->open_error;
}

/**
 * inno_workspace_get_folder:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the data folder; %NULL for what is in memory alone
 */
const char *
inno_workspace_get_folder (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  return self->folder;
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
