/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-syncer-private.h"

#include <time.h>

#include "inno-address.h"
#include "inno-workspace-private.h"

/* Seconds: how often is looked whether the computer slept. */
#define WAKE_INTERVAL 15
/* Milliseconds: what is no sleep yet. */
#define SHORT_NAP 5000

#define MAX_LOG_LINES 200

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ANSWERED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoSyncer, inno_syncer, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void begin (InnoSyncer *self);

/* Time */

static gint64
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Milliseconds. It goes on while the computer sleeps, and nobody sets it. */
gint64
inno_syncer_get_now (void)
{
  return read_clock (CLOCK_BOOTTIME);
}

static gint64
get_slept (void)
{
  return read_clock (CLOCK_BOOTTIME) - read_clock (CLOCK_MONOTONIC);
}

static void
tell (InnoSyncer *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The schedule */

static gboolean tick_cb (gpointer user_data);

static void
arm (InnoSyncer *self)
{
  gint64 due = inno_sync_schedule_get_due (self->schedule);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (due != INNO_SYNC_NEVER && self->workspace != NULL)
    self->tick_source = g_timeout_add ((guint) CLAMP (due - inno_syncer_get_now (), 0, G_MAXINT), tick_cb, self);
}

static void
feed (InnoSyncer    *self,
      InnoSyncEvent  event)
{
  InnoSyncAction action;

  /* After the end nothing begins. */
  if (self->workspace == NULL)
    return;

  action = inno_sync_schedule_feed (self->schedule, inno_syncer_get_now (), event);
  if (action == INNO_SYNC_DO_RUN)
    begin (self);
  else if (action == INNO_SYNC_DO_CANCEL)
    g_cancellable_cancel (self->cancellable);
  arm (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  InnoSyncer *self = user_data;

  self->tick_source = 0;
  feed (self, INNO_SYNC_EVENT_TICK);

  return G_SOURCE_REMOVE;
}

/* What was waited for passes unseen while the computer sleeps. */
static gboolean
wake_cb (gpointer user_data)
{
  InnoSyncer *self = user_data;
  gint64 slept = get_slept ();

  if (slept - self->slept > SHORT_NAP)
    {
      inno_sync_log_add (self->log, INNO_SYNC_LOG_WOKE, NULL, 0, NULL);
      feed (self, INNO_SYNC_EVENT_WOKE);
    }
  self->slept = slept;
  feed (self, INNO_SYNC_EVENT_TICK);

  return G_SOURCE_CONTINUE;
}

/* Of a server on this computer no network stands in the way. */
static gboolean
is_reachable (InnoSyncer *self)
{
  return self->monitor == NULL || g_network_monitor_get_network_available (self->monitor) ||
         (self->address != NULL && !g_str_equal (g_uri_get_scheme (self->address), "https"));
}

static void
network_changed_cb (InnoSyncer *self)
{
  gboolean is_offline = !is_reachable (self);
  gboolean is_metered = self->monitor != NULL && g_network_monitor_get_network_metered (self->monitor);

  if (is_offline != self->was_offline)
    inno_sync_log_add (self->log, is_offline ? INNO_SYNC_LOG_OFFLINE : INNO_SYNC_LOG_ONLINE, NULL, 0, NULL);
  self->was_offline = is_offline;
  feed (self, is_metered ? INNO_SYNC_EVENT_METERED : INNO_SYNC_EVENT_UNMETERED);
  feed (self, is_offline ? INNO_SYNC_EVENT_OFFLINE : INNO_SYNC_EVENT_NETWORK);
  tell (self);
}

static void
apply_interval (InnoSyncer *self)
{
  inno_sync_schedule_set_interval (self->schedule, inno_syncer_get_now (), self->is_automatic ? INNO_SYNC_USUAL_INTERVAL : 0);
  arm (self);
}

static void
take_address (InnoSyncer *self,
              const char *text)
{
  g_clear_pointer (&self->address, g_uri_unref);
  g_free (self->address_text);
  self->address_text = g_strdup (text);
  if (text != NULL)
    self->address = inno_address_parse (text, NULL);
}

/* A run */

static void
note_end (InnoSyncer           *self,
          InnoSyncEnd           end,
          const InnoSyncReport *report)
{
  static const InnoSyncLogKind kinds[] = {
    [INNO_SYNC_ENDED_WELL] = INNO_SYNC_LOG_DONE,
    [INNO_SYNC_ENDED_GIVEN_UP] = INNO_SYNC_LOG_GIVEN_UP,
    [INNO_SYNC_ENDED_BUSY] = INNO_SYNC_LOG_BUSY,
    [INNO_SYNC_ENDED_RETRY] = INNO_SYNC_LOG_FAILED,
    [INNO_SYNC_ENDED_SLOW] = INNO_SYNC_LOG_FAILED,
    [INNO_SYNC_ENDED_LOCKED] = INNO_SYNC_LOG_FAILED,
    [INNO_SYNC_ENDED_STOP] = INNO_SYNC_LOG_FAILED,
  };
  gint64 next = inno_syncer_get_next (self);

  inno_sync_log_add (self->log, kinds[end], self->error != NULL ? self->error->message : NULL, 0, report);
  if (end == INNO_SYNC_ENDED_STOP)
    inno_sync_log_add (self->log, INNO_SYNC_LOG_STOPPED, NULL, 0, NULL);
  else if (inno_syncer_get_state (self) == INNO_SYNC_STATE_WAITING && next != 0)
    inno_sync_log_add (self->log, INNO_SYNC_LOG_WAITING, NULL, next, NULL);
}

/* Takes @error. To give up, and that another process is at it, is none. */
static void
end_run (InnoSyncer           *self,
         GError               *error,
         const InnoSyncReport *report)
{
  InnoSyncEnd end = inno_sync_end_from_error (error, self->succeeded_at != 0);
  gboolean is_fault = end != INNO_SYNC_ENDED_GIVEN_UP && end != INNO_SYNC_ENDED_BUSY;

  g_clear_error (&self->error);
  if (is_fault)
    self->error = error;
  else
    g_clear_error (&error);
  if (end == INNO_SYNC_ENDED_WELL)
    self->succeeded_at = g_get_real_time () / G_USEC_PER_SEC;

  inno_sync_schedule_end (self->schedule, inno_syncer_get_now (), end, inno_http_get_retry_after (self->http));
  note_end (self, end, report);
  arm (self);
}

static gboolean
has_changed (const InnoSyncReport *report)
{
  return report->added + report->changed + report->removed + report->sent + report->refused +
         report->conflicts + report->quarantined > 0;
}

/* A run is over, and the workspace knows. */
static void
go_on (InnoSyncer *self)
{
  gboolean is_answered = self->is_asked && !self->has_wish;

  self->is_asked = FALSE;
  if (self->has_wish)
    feed (self, INNO_SYNC_EVENT_ASKED);
  tell (self);
  if (is_answered)
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (InnoSyncer) self = user_data;
  InnoSyncReport report = { 0 };
  GError *error = NULL;
  g_autoptr (GError) told = NULL;
  gboolean is_first;

  inno_sync_run_finish (INNO_SYNC (source), result, &report, &error);
  if (self->workspace == NULL)
    {
      g_clear_error (&error);
      return;
    }

  is_first = self->succeeded_at == 0;
  end_run (self, error, &report);
  told = self->error != NULL ? g_error_copy (self->error) : NULL;
  inno_workspace_sync_ended (self->workspace, g_steal_pointer (&told),
                             has_changed (&report) || (is_first && self->error == NULL));
  go_on (self);
}

static void
run (InnoSyncer *self)
{
  g_autofree char *host = inno_syncer_get_host (self);

  inno_sync_log_add (self->log, INNO_SYNC_LOG_ASKED, host, 0, NULL);
  inno_sync_run_async (self->sync, self->address_text, self->wish_flags, self->cancellable, ran_cb,
                       g_object_ref (self));
  self->wish_flags = INNO_IMPORT_NONE;
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (InnoSyncer) self = user_data;
  GError *error = NULL;
  g_autoptr (InnoCredential) credential = inno_secrets_lookup_finish (INNO_SECRETS (source), result, &error);
  InnoSyncReport nothing = { 0 };

  if (self->workspace == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (error != NULL)
    {
      end_run (self, error, &nothing);
      inno_workspace_sync_ended (self->workspace, NULL, FALSE);
      go_on (self);
      return;
    }

  inno_syncer_authorize (self, credential);
  run (self);
}

/* From when there is something to share. */
static void
watch (InnoSyncer *self)
{
  if (self->wake_source != 0)
    return;

  self->wake_source = g_timeout_add_seconds (WAKE_INTERVAL, wake_cb, self);
  if (self->monitor != NULL)
    network_changed_cb (self);
}

static void
begin (InnoSyncer *self)
{
  if (self->wish_url != NULL)
    {
      /* Another address has to earn its trust. */
      if (g_strcmp0 (self->wish_url, self->address_text) != 0)
        self->succeeded_at = 0;
      take_address (self, self->wish_url);
      g_clear_pointer (&self->wish_url, g_free);
    }
  self->is_asked = self->has_wish;
  self->has_wish = FALSE;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  watch (self);
  inno_workspace_sync_began (self->workspace);
  if (self->address != NULL)
    inno_secrets_lookup_async (self->secrets, self->address, self->cancellable, looked_up_cb, g_object_ref (self));
  else
    run (self);
  tell (self);
}

/* The object */

static void
inno_syncer_dispose (GObject *object)
{
  InnoSyncer *self = INNO_SYNCER (object);

  inno_syncer_close (self);
  g_clear_object (&self->sync);
  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (inno_syncer_parent_class)->dispose (object);
}

static void
inno_syncer_finalize (GObject *object)
{
  InnoSyncer *self = INNO_SYNCER (object);

  g_clear_pointer (&self->schedule, inno_sync_schedule_free);
  g_clear_pointer (&self->log, inno_sync_log_free);
  g_clear_pointer (&self->address, g_uri_unref);
  g_free (self->address_text);
  g_free (self->account);
  g_free (self->wish_url);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (inno_syncer_parent_class)->finalize (object);
}

static void
inno_syncer_class_init (InnoSyncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inno_syncer_dispose;
  object_class->finalize = inno_syncer_finalize;

  /**
   * InnoSyncer::changed:
   * @self: the syncer
   *
   * What it is at, how the last run went, or who has signed in changed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * InnoSyncer::answered:
   * @self: the syncer
   *
   * What somebody asked for came to its end; how, says inno_syncer_get_error(). What
   * runs by itself is answered to nobody.
   */
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
inno_syncer_init (InnoSyncer *self)
{
  self->schedule = inno_sync_schedule_new (g_random_int ());
  self->log = inno_sync_log_new (MAX_LOG_LINES);
  self->http = inno_http_new ();
  self->secrets = inno_secrets_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->slept = get_slept ();
}

/* Nothing is kept beyond the session, no network is watched and nothing happens by
 * itself until somebody says so. */
InnoSyncer *
inno_syncer_new (InnoWorkspace *workspace,
                 InnoStore     *store,
                 InnoWorker    *worker)
{
  InnoSyncer *self = g_object_new (INNO_TYPE_SYNCER, NULL);

  self->workspace = workspace;
  self->sync = g_object_new (INNO_TYPE_SYNC,
                             "store", store,
                             "worker", worker,
                             "http", self->http,
                             NULL);

  return self;
}

/* The store is open: from now on there may be something to share. */
void
inno_syncer_opened (InnoSyncer *self,
                    const char *address,
                    gint64      succeeded_at)
{
  if (self->address_text != NULL || address == NULL || *address == '\0')
    return;

  take_address (self, address);
  self->succeeded_at = succeeded_at;
  watch (self);
  feed (self, INNO_SYNC_EVENT_START);
  tell (self);
}

/* The portfolio came from a file: it is not shared any more. */
void
inno_syncer_left (InnoSyncer *self)
{
  feed (self, INNO_SYNC_EVENT_LEAVE);
  take_address (self, NULL);
  g_clear_pointer (&self->account, g_free);
  g_clear_error (&self->error);
  self->succeeded_at = 0;
  tell (self);
}

/* Something waits to be sent. */
void
inno_syncer_edited (InnoSyncer *self)
{
  if (self->address != NULL)
    feed (self, INNO_SYNC_EVENT_EDITED);
}

/* The workspace goes; what is under way ends by itself. */
void
inno_syncer_close (InnoSyncer *self)
{
  if (self->workspace == NULL)
    return;

  feed (self, INNO_SYNC_EVENT_LEAVE);
  self->workspace = NULL;
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->wake_source, g_source_remove);
  inno_syncer_set_network (self, NULL);
}

/**
 * inno_syncer_set_automatic:
 * @self: a syncer
 * @is_automatic: whether to sync at the start, after each edit and every quarter of an
 *   hour; else only when somebody asks
 */
void
inno_syncer_set_automatic (InnoSyncer *self,
                           gboolean    is_automatic)
{
  g_return_if_fail (INNO_IS_SYNCER (self));

  if (self->is_automatic == is_automatic)
    return;

  self->is_automatic = is_automatic;
  apply_interval (self);
  tell (self);
}

gboolean
inno_syncer_is_automatic (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), FALSE);

  return self->is_automatic;
}

/**
 * inno_syncer_set_network:
 * @self: a syncer
 * @monitor: (nullable): what knows whether there is a network, and whether it costs;
 *   %NULL: there always is one
 */
void
inno_syncer_set_network (InnoSyncer      *self,
                         GNetworkMonitor *monitor)
{
  g_return_if_fail (INNO_IS_SYNCER (self));

  if (self->monitor == monitor)
    return;

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_set_object (&self->monitor, monitor);
  if (monitor == NULL)
    return;

  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-metered", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->wake_source != 0)
    network_changed_cb (self);
}

/**
 * inno_syncer_set_secrets:
 * @self: a syncer
 * @secrets: where the passwords are
 */
void
inno_syncer_set_secrets (InnoSyncer  *self,
                         InnoSecrets *secrets)
{
  g_return_if_fail (INNO_IS_SYNCER (self));
  g_return_if_fail (INNO_IS_SECRETS (secrets));

  g_set_object (&self->secrets, secrets);
}

/**
 * inno_syncer_ask:
 * @self: a syncer
 * @url: (nullable): an address; %NULL for the one used before
 * @flags: what a person has agreed to
 *
 * Somebody wants it now. What is under way is enough, unless something else is asked
 * for: then that comes in its place.
 */
void
inno_syncer_ask (InnoSyncer      *self,
                 const char      *url,
                 InnoImportFlags  flags)
{
  g_return_if_fail (INNO_IS_SYNCER (self));

  if (inno_syncer_get_state (self) == INNO_SYNC_STATE_RUNNING && flags == INNO_IMPORT_NONE &&
      (url == NULL || g_strcmp0 (url, self->address_text) == 0))
    {
      self->is_asked = TRUE;
      return;
    }

  g_free (self->wish_url);
  self->wish_url = g_strdup (url);
  self->wish_flags = flags;
  self->has_wish = TRUE;
  feed (self, inno_syncer_get_state (self) == INNO_SYNC_STATE_RUNNING ? INNO_SYNC_EVENT_GIVE_UP
                                                                     : INNO_SYNC_EVENT_ASKED);
}

/**
 * inno_syncer_give_up:
 * @self: a syncer
 *
 * Ends what is under way within a moment; what is shown stays.
 */
void
inno_syncer_give_up (InnoSyncer *self)
{
  g_return_if_fail (INNO_IS_SYNCER (self));

  self->has_wish = FALSE;
  feed (self, INNO_SYNC_EVENT_GIVE_UP);
}
