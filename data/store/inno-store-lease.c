/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-lease.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "inno-store-private.h"
#include "inno-store-settings.h"
#include "inno-store-statement.h"

#define KEY "lease"

/* Who has the lease has the file locked, as long as it lives. The system unlocks it
 * for one that was killed, whose lease is then worth nothing. */
#define FILE_NAME "lease"
#define FILE_MODE 0600
/* Stands in the lease of one who has locked it, and could be known to be dead. */
#define LOCKED " locked"

/* Of each store in each process, its own. */
typedef struct
{
  char *owner;
  int   fd;      /* of the file, locked; -1 = not */
} Holder;

static void
unlock (Holder *holder)
{
  if (holder->fd >= 0)
    close (holder->fd);
  holder->fd = -1;
}

static void
holder_free (gpointer data)
{
  Holder *holder = data;

  unlock (holder);
  g_free (holder->owner);
  g_free (holder);
}

static Holder *
get_holder (InnoStore *self)
{
  Holder *holder = g_object_get_data (G_OBJECT (self), KEY);

  if (holder == NULL)
    {
      holder = g_new0 (Holder, 1);
      holder->owner = g_uuid_string_random ();
      holder->fd = -1;
      g_object_set_data_full (G_OBJECT (self), KEY, holder, holder_free);
    }

  return holder;
}

/* Where files cannot be locked, nobody is known to be dead: the lease runs out. */
static gboolean
lock (InnoStore *self,
      Holder    *holder)
{
  g_autofree char *path = NULL;
  int fd;

  if (holder->fd >= 0)
    return TRUE;

  path = g_build_filename (inno_store_get_folder (self), FILE_NAME, NULL);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    holder->fd = fd;
  else if (fd >= 0)
    close (fd);

  return holder->fd >= 0;
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
take (InnoStore  *self,
      sqlite3    *outbox,
      gint64      now,
      GError    **error)
{
  Holder *holder = get_holder (self);
  g_autofree char *lease = inno_store_settings_get (outbox, KEY);
  g_autofree char *mine = NULL;
  gboolean is_locked;

  /* Whose lease ran out lets go of the file before it looks who has it now. */
  if (lease == NULL || !g_str_has_prefix (lease, holder->owner))
    unlock (holder);
  is_locked = lock (self, holder);
  mine = g_strdup_printf ("%s %" G_GINT64_FORMAT "%s", holder->owner, now + INNO_LEASE_SECONDS,
                          is_locked ? LOCKED : "");

  if (is_held_by_other (lease, holder->owner, now) && !(is_locked && g_str_has_suffix (lease, LOCKED)))
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
 * killed had is free at once; of one that hangs it runs out.
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

  is_taken = take (self, outbox, now, error);
  inno_store_rollback (outbox);
  if (!is_taken)
    unlock (get_holder (self));

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
  Holder *holder;
  sqlite3 *outbox;
  g_autofree char *lease = NULL;

  g_return_if_fail (INNO_IS_STORE (self));

  holder = g_object_get_data (G_OBJECT (self), KEY);
  if (holder == NULL)
    return;

  outbox = inno_store_get_outbox (self, NULL);
  if (outbox != NULL && !inno_store_is_read_only (self) && inno_store_exec (outbox, "BEGIN IMMEDIATE", NULL))
    {
      lease = inno_store_settings_get (outbox, KEY);
      if (lease != NULL && g_str_has_prefix (lease, holder->owner) && inno_store_settings_put (outbox, KEY, NULL, NULL))
        inno_store_exec (outbox, "COMMIT", NULL);
      inno_store_rollback (outbox);
    }
  unlock (holder);
}
