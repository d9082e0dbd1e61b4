/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-syncer-private.h"

/**
 * inno_syncer_get_state:
 * @self: a syncer
 *
 * Returns: what it is at
 */
InnoSyncState
inno_syncer_get_state (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), INNO_SYNC_STATE_OFF);

  return inno_sync_schedule_get_state (self->schedule);
}

/**
 * inno_syncer_is_offline:
 * @self: a syncer
 *
 * Returns: whether the server is out of reach, as there is no network
 */
gboolean
inno_syncer_is_offline (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), FALSE);

  return inno_sync_schedule_is_offline (self->schedule);
}

/**
 * inno_syncer_get_error:
 * @self: a syncer
 *
 * Returns: (transfer none) (nullable): why the last run failed
 */
const GError *
inno_syncer_get_error (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), NULL);

  return self->error;
}

/**
 * inno_syncer_get_address:
 * @self: a syncer
 *
 * Returns: (transfer none) (nullable): where the portfolio is shared
 */
const char *
inno_syncer_get_address (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), NULL);

  return self->address_text;
}

/**
 * inno_syncer_get_host:
 * @self: a syncer
 *
 * Returns: (transfer full) (nullable): the name of the server, with its port where that
 *   is not the usual one: what may be shown and passed on of an address
 */
char *
inno_syncer_get_host (InnoSyncer *self)
{
  int port;

  g_return_val_if_fail (INNO_IS_SYNCER (self), NULL);

  if (self->address == NULL)
    return NULL;

  port = g_uri_get_port (self->address);
  if (port <= 0 || port == 443 || port == 80)
    return g_strdup (g_uri_get_host (self->address));

  return g_strdup_printf ("%s:%d", g_uri_get_host (self->address), port);
}

/**
 * inno_syncer_get_moved_to:
 * @self: a syncer
 *
 * Returns: (transfer none) (nullable): the address that the server names as its new
 *   one, where that is why the last run failed
 */
const char *
inno_syncer_get_moved_to (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), NULL);

  if (!g_error_matches (self->error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED))
    return NULL;

  return inno_http_get_moved_to (self->http);
}

/**
 * inno_syncer_get_account:
 * @self: a syncer
 *
 * Returns: (transfer none) (nullable): who has signed in; "" by a token; %NULL nobody
 */
const char *
inno_syncer_get_account (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), NULL);

  return self->account;
}

/**
 * inno_syncer_get_succeeded_at:
 * @self: a syncer
 *
 * Returns: Unix seconds of the last run that went well, or 0
 */
gint64
inno_syncer_get_succeeded_at (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), 0);

  return self->succeeded_at;
}

/**
 * inno_syncer_get_n_failures:
 * @self: a syncer
 *
 * Returns: how many runs have failed in a row since somebody asked
 */
guint
inno_syncer_get_n_failures (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), 0);

  return inno_sync_schedule_get_n_failures (self->schedule);
}

/**
 * inno_syncer_get_next:
 * @self: a syncer
 *
 * Returns: Unix seconds of the next run that starts by itself, or 0 where none does
 */
gint64
inno_syncer_get_next (InnoSyncer *self)
{
  gint64 due;

  g_return_val_if_fail (INNO_IS_SYNCER (self), 0);

  due = inno_sync_schedule_get_due (self->schedule);
  if (due == INNO_SYNC_NEVER)
    return 0;

  return g_get_real_time () / G_USEC_PER_SEC + MAX (0, due - inno_syncer_get_now ()) / 1000;
}

/**
 * inno_syncer_get_log:
 * @self: a syncer
 *
 * Returns: (transfer none): what happened of late
 */
InnoSyncLog *
inno_syncer_get_log (InnoSyncer *self)
{
  g_return_val_if_fail (INNO_IS_SYNCER (self), NULL);

  return self->log;
}
