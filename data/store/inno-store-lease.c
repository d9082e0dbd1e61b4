/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-lease.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-store-private.h"
#include "inno-store-settings.h"
#include "inno-store-statement.h"

#define KEY "lease"

/* Of each store in each process, its own. */
static const char *
get_owner (InnoStore *self)
{
  const char *owner = g_object_get_data (G_OBJECT (self), KEY);

  if (owner == NULL)
    {
      owner = g_uuid_string_random ();
      g_object_set_data_full (G_OBJECT (self), KEY, (gpointer) owner, g_free);
    }

  return owner;
}

/* A lease that reaches further than any can is from a clock that was wrong. */
static gboolean
is_held_by_other (const char *lease,
                  const char *owner,
                  gint64      now)
{
  gint64 until;

  if (lease == NULL || g_str_has_prefix (lease, owner))
    return FALSE;

  until = g_ascii_strtoll (lease + strcspn (lease, " "), NULL, 10);
  return until > now && until <= now + INNO_LEASE_SECONDS;
}

static gboolean
take (sqlite3     *outbox,
      const char  *owner,
      gint64       now,
      GError     **error)
{
  g_autofree char *lease = inno_store_settings_get (outbox, KEY);
  g_autofree char *mine = g_strdup_printf ("%s %" G_GINT64_FORMAT, owner, now + INNO_LEASE_SECONDS);

  if (is_held_by_other (lease, owner, now))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                           _("Another window or command is updating this portfolio."));
      return FALSE;
    }

  return inno_store_settings_put (outbox, KEY, mine, error) && inno_store_exec (outbox, "COMMIT", error);
}

/**
 * inno_store_take_lease:
 * @self: an open store
 * @now: Unix seconds
 * @error: return location for %G_IO_ERROR_BUSY or an error of %INNO_STORE_ERROR
 *
 * Takes the lease, or lengthens it, for %INNO_LEASE_SECONDS. What a process that was
 * killed had runs out.
 *
 * Returns: whether @self has it now
 */
gboolean
inno_store_take_lease (InnoStore  *self,
                       gint64      now,
                       GError    **error)
{
  sqlite3 *outbox;
  gboolean is_taken;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);

  outbox = inno_store_get_outbox (self, error);
  if (outbox == NULL || !inno_store_check_writable (self, error) ||
      !inno_store_exec (outbox, "BEGIN IMMEDIATE", error))
    return FALSE;

  is_taken = take (outbox, get_owner (self), now, error);
  inno_store_rollback (outbox);

  return is_taken;
}

/**
 * inno_store_give_lease:
 * @self: an open store
 *
 * Gives the lease back, if @self has it, as closing does. Failing is no fault: it
 * runs out.
 */
void
inno_store_give_lease (InnoStore *self)
{
  const char *owner;
  sqlite3 *outbox;
  g_autofree char *lease = NULL;

  g_return_if_fail (INNO_IS_STORE (self));

  owner = g_object_get_data (G_OBJECT (self), KEY);
  outbox = owner != NULL ? inno_store_get_outbox (self, NULL) : NULL;
  if (outbox == NULL || inno_store_is_read_only (self) || !inno_store_exec (outbox, "BEGIN IMMEDIATE", NULL))
    return;

  lease = inno_store_settings_get (outbox, KEY);
  if (lease != NULL && g_str_has_prefix (lease, owner) && inno_store_settings_put (outbox, KEY, NULL, NULL))
    inno_store_exec (outbox, "COMMIT", NULL);
  inno_store_rollback (outbox);
}
