/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-sync.h"

#include <glib/gi18n-lib.h>

#include "inno-address.h"
#include "inno-couch.h"
#include "inno-intake.h"
#include "inno-json-guard.h"
#include "inno-pull.h"
#include "inno-sync-lease.h"

struct _InnoSync
{
  GObject     parent_instance;

  InnoStore  *store;
  InnoWorker *worker;
  InnoHttp   *http;
  guint       max_retries;
  guint       patience;
  guint       canary_delay;
  gboolean    is_running;
};

/* One run, from kind to kind. */
typedef struct
{
  char            *url;       /* nullable */
  InnoImportFlags  flags;
  guint            kind;
  InnoSyncLease   *lease;
  InnoSyncReport   report;
} Run;

/* An address is asked as a file first; what answers may say that it is a database. */
static const InnoEndpointKind kinds[] = {
  { inno_pull_async, inno_pull_finish },
  { inno_couch_async, inno_couch_finish },
};

typedef enum
{
  PROP_STORE = 1,
  PROP_WORKER,
  PROP_HTTP,
  PROP_MAX_RETRIES,
  PROP_PATIENCE,
  PROP_CANARY_DELAY,
} InnoSyncProperty;

typedef enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
} InnoSyncSignal;

G_DEFINE_QUARK (inno-sync-error-quark, inno_sync_error)

G_DEFINE_FINAL_TYPE (InnoSync, inno_sync, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_CANARY_DELAY + 1];
static guint signals[N_SIGNALS];

static void run_kind (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  g_free (run->url);
  g_free (run);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  InnoSync *self = INNO_SYNC (source);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_done = kinds[run->kind].run_finish (source, result, &run->report, &error);

  if (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_DATABASE) &&
      run->kind + 1 < G_N_ELEMENTS (kinds))
    {
      run->kind++;
      run_kind (task);
      return;
    }

  self->is_running = FALSE;
  inno_sync_lease_give (g_steal_pointer (&run->lease));
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run_kind (GTask *task)
{
  InnoSync *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  InnoEndpointRequest request = {
    .store = self->store,
    .worker = self->worker,
    .http = self->http,
    .max_retries = self->max_retries,
    .patience = self->patience,
    .canary_delay = self->canary_delay,
    .url = run->url,
    .flags = run->flags,
  };

  kinds[run->kind].run_async (G_OBJECT (self), &request, g_task_get_cancellable (task),
                              ran_cb, g_object_ref (task));
}

/* One process at a time: this one, now. */
static void
leased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  InnoSync *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->lease = inno_sync_lease_take_finish (result, &error);
  if (run->lease != NULL)
    {
      run_kind (task);
      return;
    }

  self->is_running = FALSE;
  g_task_return_error (task, error);
}

static void
inno_sync_constructed (GObject *object)
{
  InnoSync *self = INNO_SYNC (object);

  G_OBJECT_CLASS (inno_sync_parent_class)->constructed (object);

  if (self->http == NULL)
    self->http = inno_http_new ();
}

static void
inno_sync_finalize (GObject *object)
{
  InnoSync *self = INNO_SYNC (object);

  g_clear_object (&self->http);
  g_clear_object (&self->worker);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (inno_sync_parent_class)->finalize (object);
}

static void
inno_sync_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  InnoSync *self = INNO_SYNC (object);

  switch ((InnoSyncProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;

    case PROP_WORKER:
      g_value_set_object (value, self->worker);
      break;

    case PROP_HTTP:
      g_value_set_object (value, self->http);
      break;

    case PROP_MAX_RETRIES:
      g_value_set_uint (value, self->max_retries);
      break;

    case PROP_PATIENCE:
      g_value_set_uint (value, self->patience);
      break;

    case PROP_CANARY_DELAY:
      g_value_set_uint (value, self->canary_delay);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_sync_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  InnoSync *self = INNO_SYNC (object);

  switch ((InnoSyncProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;

    case PROP_WORKER:
      self->worker = g_value_dup_object (value);
      break;

    case PROP_HTTP:
      self->http = g_value_dup_object (value);
      break;

    case PROP_MAX_RETRIES:
      self->max_retries = g_value_get_uint (value);
      break;

    case PROP_PATIENCE:
      self->patience = g_value_get_uint (value);
      break;

    case PROP_CANARY_DELAY:
      self->canary_delay = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * InnoSync:store:
   *
   * The store that is kept up to date, open on #InnoSync:worker.
   */
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, INNO_TYPE_STORE, flags);

  /**
   * InnoSync:worker:
   *
   * The thread of the store.
   */
  properties[PROP_WORKER] = g_param_spec_object ("worker", NULL, NULL, INNO_TYPE_WORKER, flags);

  /**
   * InnoSync:http:
   *
   * The client with its limits. %NULL at construction for the usual ones.
   */
  properties[PROP_HTTP] = g_param_spec_object ("http", NULL, NULL, INNO_TYPE_HTTP, flags);

  /**
   * InnoSync:max-retries:
   *
   * How often one run tries again after a fault that may pass.
   */
  properties[PROP_MAX_RETRIES] =
    g_param_spec_uint ("max-retries", NULL, NULL, 0, 100, 2, flags);

  /**
   * InnoSync:patience:
   *
   * Milliseconds one run waits between its tries, in all.
   */
  properties[PROP_PATIENCE] =
    g_param_spec_uint ("patience", NULL, NULL, 0, G_MAXUINT, 5000, flags);

  /**
   * InnoSync:canary-delay:
   *
   * Milliseconds after which a sign that a shared database was set back is looked
   * for again, before anyone is asked: on a server of several machines one may lag
   * behind.
   */
  properties[PROP_CANARY_DELAY] =
    g_param_spec_uint ("canary-delay", NULL, NULL, 0, G_MAXUINT, 30 * 1000, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_sync_class_init (InnoSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = inno_sync_constructed;
  object_class->finalize = inno_sync_finalize;
  object_class->get_property = inno_sync_get_property;
  object_class->set_property = inno_sync_set_property;
  install_properties (object_class);

  /**
   * InnoSync::progress:
   * @self: the object
   * @n_bytes: how much has been received in this run
   */
  signals[SIGNAL_PROGRESS] =
    g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
inno_sync_init (InnoSync *self)
{
}

/**
 * inno_sync_new:
 * @store: an open store
 * @worker: the thread of the store
 *
 * Returns: (transfer full): what keeps @store up to date
 */
InnoSync *
inno_sync_new (InnoStore  *store,
               InnoWorker *worker)
{
  g_return_val_if_fail (INNO_IS_STORE (store), NULL);
  g_return_val_if_fail (INNO_IS_WORKER (worker), NULL);

  return g_object_new (INNO_TYPE_SYNC,
                       "store", store,
                       "worker", worker,
                       NULL);
}

/**
 * inno_sync_run_async:
 * @self: the object
 * @url: (nullable): the address of the endpoint, or %NULL for the one that the
 *   store remembers; remembered when the run succeeds
 * @flags: what a person has agreed to
 * @cancellable: (nullable): ends the run within a moment
 * @callback: called when it is over, in the main context of the caller
 * @user_data: for @callback
 *
 * Asks the endpoint for what is new and brings it into the store. Of a file that is
 * one transaction: a run that fails changes nothing. Of a shared database it is one
 * page after the other, and then what waits here is sent; a run that fails, or is
 * killed, is taken up by the next. There is one run at a time; another ends at once
 * with %G_IO_ERROR_PENDING, and while another process runs one with %G_IO_ERROR_BUSY.
 * The thread that made @self.
 */
void
inno_sync_run_async (InnoSync            *self,
                     const char          *url,
                     InnoImportFlags      flags,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (INNO_IS_SYNC (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_sync_run_async);
  g_task_set_check_cancellable (task, FALSE);
  run = g_new0 (Run, 1);
  run->url = g_strdup (url);
  run->flags = flags;
  g_task_set_task_data (task, run, run_free);

  if (self->is_running)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "%s",
                               _("The portfolio is being updated already."));
      return;
    }

  self->is_running = TRUE;
  inno_sync_lease_take_async (self->store, self->worker, cancellable, leased_cb, g_steal_pointer (&task));
}

/**
 * inno_sync_run_finish:
 * @self: the object
 * @result: what the callback was given
 * @report: (out caller-allocates) (optional): what changed
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR,
 *   %G_IO_ERROR_CANCELLED, %G_IO_ERROR_PENDING or %G_IO_ERROR_BUSY
 *
 * Returns: whether the store is as new as the endpoint
 */
gboolean
inno_sync_run_finish (InnoSync        *self,
                      GAsyncResult    *result,
                      InnoSyncReport  *report,
                      GError         **error)
{
  g_return_val_if_fail (INNO_IS_SYNC (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (report != NULL)
    *report = ((const Run *) g_task_get_task_data (G_TASK (result)))->report;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A whole document, of which an intake has flags and cancellable. */
static gboolean
take_in (InnoStore       *store,
         GBytes          *bytes,
         const char      *url,
         InnoIntake      *intake,
         InnoSyncReport  *report,
         GError         **error)
{
  g_autoptr (InnoStatic) document = inno_static_parse (bytes, error);
  InnoImportHead *head;

  if (document == NULL)
    return FALSE;

  if (inno_static_get_n_pages (document) > 0)
    {
      g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO,
                           _("This portfolio lies in several files and can only be read from its server."));
      return FALSE;
    }

  head = inno_static_get_head (document);
  head->url = g_strdup (url);
  head->body_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  head->retrieved_at = g_get_real_time () / G_USEC_PER_SEC;
  *report = (InnoSyncReport) { 0 };
  intake->document = document;

  return inno_intake_import (store, intake, report, error);
}

/**
 * inno_sync_load_bytes:
 * @store: an open store
 * @bytes: a portfolio document
 * @url: (nullable): the address to remember, or %NULL for a file
 * @flags: what a person has agreed to
 * @report: (out caller-allocates) (optional): what changed
 * @error: return location for an #INNO_SYNC_ERROR or an #INNO_STORE_ERROR
 *
 * Brings a portfolio document in, as if an endpoint had given it. One that
 * lists pages is refused, as they lie beside it. The store's thread.
 *
 * Returns: whether it was committed
 */
gboolean
inno_sync_load_bytes (InnoStore        *store,
                      GBytes           *bytes,
                      const char       *url,
                      InnoImportFlags   flags,
                      InnoSyncReport   *report,
                      GError          **error)
{
  InnoIntake intake = { .flags = flags };
  InnoSyncReport ignored;

  g_return_val_if_fail (INNO_IS_STORE (store), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return take_in (store, bytes, url, &intake, report != NULL ? report : &ignored, error);
}

/* A file no larger than an endpoint may serve. */
static GBytes *
read_file (GFile         *file,
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

/**
 * inno_sync_load_file:
 * @store: an open store
 * @file: a portfolio document
 * @cancellable: (nullable): gives it up, with nothing changed; heeded until the commit
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or one of
 *   reading the file
 *
 * Brings the document in a file in, as if an endpoint had given it. The store's thread.
 *
 * Returns: whether it was committed
 */
gboolean
inno_sync_load_file (InnoStore     *store,
                     GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  InnoIntake intake = { .cancellable = cancellable };
  InnoSyncReport report;

  g_return_val_if_fail (INNO_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = read_file (file, cancellable, error);
  return bytes != NULL && take_in (store, bytes, NULL, &intake, &report, error);
}

/**
 * inno_sync_check_address:
 * @url: what a person typed
 * @error: return location for an %INNO_SYNC_ERROR_ADDRESS
 *
 * Checks an address without asking it. Any thread.
 *
 * Returns: whether it may be used
 */
gboolean
inno_sync_check_address (const char  *url,
                         GError     **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  uri = inno_address_parse (url, error);

  return uri != NULL;
}
