/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-store-connection.h"
#include "inno-store-lease.h"
#include "inno-store-private.h"
#include "inno-store-search-private.h"
#include "inno-store-settings.h"
#include "inno-store-statement.h"

/* Two processes do not set up the folder at once; but neither waits for ever for
 * one that hangs. */
#define LOCK_FILE "lock"
#define LOCK_TRIES 50
#define LOCK_PAUSE_US (100 * 1000)

struct _InnoStore
{
  GObject    parent_instance;
  char      *folder;        /* NULL: in memory */
  sqlite3   *cache;
  sqlite3   *outbox;        /* nullable: where nothing can be written there may be none */
  GThread   *thread;        /* the one that opened it */
  gboolean   is_read_only;
  GPtrArray *notices;       /* with a NULL at the end */
  InnoSearchMemory *memory; /* of the cache that is open; NULL: nobody has searched */

  InnoStoreFillFunc fill;   /* of what is frozen; NULL: it is not */
  char      *source;        /* what it is filled from */
  char      *frozen_name;   /* nullable: which of it */
};

G_DEFINE_QUARK (inno-store-error-quark, inno_store_error)

G_DEFINE_FINAL_TYPE (InnoStore, inno_store, G_TYPE_OBJECT)

static void
assert_thread (InnoStore *self)
{
  g_assert (self->thread == NULL || self->thread == g_thread_self ());
}

static void
add_notice (InnoStore  *self,
            char       *notice)
{
  g_ptr_array_insert (self->notices, (int) self->notices->len - 1, notice);
}

static gboolean
make_folder (InnoStore  *self,
             GError    **error)
{
  if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  if (g_file_test (self->folder, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                   _("The data folder “%s” is a file."), self->folder);
      return FALSE;
    }

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                   _("The data folder “%s” could not be made: %s"),
                   self->folder, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/* Returns: a file descriptor that holds the lock, or -1; a folder without locks is
 * used all the same */
static int
lock_folder (InnoStore *self)
{
  g_autofree char *path = g_build_filename (self->folder, LOCK_FILE, NULL);
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  for (guint i = 0; fd >= 0 && i < LOCK_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        break;

      g_usleep (LOCK_PAUSE_US);
    }

  return fd;
}

/* Returns: whether @file is there at all; *is_empty when it has no bytes, *error
 * when it is there and cannot be used */
static gboolean
look_at (InnoStore            *self,
         const InnoStoreFile  *file,
         gboolean             *is_empty,
         GError              **error)
{
  g_autofree char *path = g_build_filename (self->folder, file->name, NULL);
  GStatBuf status;

  *is_empty = FALSE;
  if (g_stat (path, &status) != 0)
    {
      if (errno != ENOENT)
        g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                     _("The data folder “%s” cannot be read: %s"),
                     self->folder, g_strerror (errno));
      return FALSE;
    }

  if (!S_ISREG (status.st_mode))
    g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                 _("“%s” in the data folder is not a file."), file->name);

  /* Made by an earlier version, or copied here by hand. */
  if ((status.st_mode & 077) != 0)
    (void) g_chmod (path, status.st_mode & 0700);

  *is_empty = status.st_size == 0;
  return TRUE;
}

static gboolean
set_aside (InnoStore            *self,
           const InnoStoreFile  *file,
           GError              **error)
{
  g_autofree char *kept = inno_store_connection_set_aside (file, self->folder, error);
  g_autofree char *name = NULL;

  if (kept == NULL)
    return FALSE;

  g_debug ("%s is kept as %s", file->name, kept);
  name = g_path_get_basename (kept);
  if (file->is_precious)
    add_notice (self, g_strdup_printf (_("The file of unsent edits could not be read. It is kept as "
                                         "“%s” in the data folder."), name));
  else
    add_notice (self, g_strdup (_("The local copy could not be read and was set aside. It is "
                                  "fetched anew at the next refresh.")));
  return TRUE;
}

static gboolean
create (InnoStore            *self,
        const InnoStoreFile  *file,
        sqlite3             **db,
        GError              **error)
{
  return inno_store_connection_create (file, self->folder, error) &&
         inno_store_connection_open (file, self->folder, db, error) == INNO_OPEN_DONE;
}

/* What cannot be read is set aside and made anew; a file of a later version too,
 * where it can be fetched again. */
static gboolean
open_file (InnoStore            *self,
           const InnoStoreFile  *file,
           sqlite3             **db,
           GError              **error)
{
  g_autoptr(GError) local_error = NULL;
  InnoOpenResult result = INNO_OPEN_BROKEN;
  gboolean is_empty;

  if (!look_at (self, file, &is_empty, &local_error) && local_error == NULL)
    return create (self, file, db, error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (!is_empty)
    result = inno_store_connection_open (file, self->folder, db, &local_error);
  if (result == INNO_OPEN_DONE)
    return TRUE;

  if (result == INNO_OPEN_BROKEN || (result == INNO_OPEN_TOO_NEW && !file->is_precious))
    return set_aside (self, file, error) && create (self, file, db, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Returns: whether the folder and the files in it can be written to */
static gboolean
is_writable (InnoStore *self)
{
  const InnoStoreFile *files[] = { &INNO_STORE_FILE_CACHE, &INNO_STORE_FILE_OUTBOX };

  if (faccessat (AT_FDCWD, self->folder, W_OK | X_OK, AT_EACCESS) != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, files[i]->name, NULL);

      if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0 && errno != ENOENT)
        return FALSE;
    }

  return TRUE;
}

static gboolean
open_read_only (InnoStore  *self,
                GError    **error)
{
  gboolean is_empty;
  g_autoptr(GError) local_error = NULL;

  if (!look_at (self, &INNO_STORE_FILE_CACHE, &is_empty, &local_error))
    {
      g_debug ("No copy to read: %s", local_error != NULL ? local_error->message : "none");
      g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                   _("The data folder “%s” cannot be written to, and there is no local copy in it."),
                   self->folder);
      return FALSE;
    }

  if (inno_store_connection_open_read_only (&INNO_STORE_FILE_CACHE, self->folder,
                                            &self->cache, error) != INNO_OPEN_DONE)
    return FALSE;

  self->is_read_only = TRUE;
  if (inno_store_connection_open_read_only (&INNO_STORE_FILE_OUTBOX, self->folder,
                                            &self->outbox, &local_error) != INNO_OPEN_DONE)
    g_debug ("No edits to read: %s", local_error != NULL ? local_error->message : "none");

  return TRUE;
}

static gboolean
open_both (InnoStore  *self,
           GError    **error)
{
  if (!open_file (self, &INNO_STORE_FILE_OUTBOX, &self->outbox, error) ||
      !open_file (self, &INNO_STORE_FILE_CACHE, &self->cache, error))
    return FALSE;

  inno_store_search_rebuild (self->cache);

  /* A cache that had to be made anew learns where to fetch from; any other tells. */
  if (inno_store_settings_has_endpoint (self->cache))
    inno_store_settings_copy (self->cache, self->outbox);
  else
    inno_store_settings_copy (self->outbox, self->cache);

  return TRUE;
}

static gboolean
open_locked (InnoStore  *self,
             GError    **error)
{
  g_autoptr(GError) local_error = NULL;
  int lock = lock_folder (self);
  gboolean is_open = open_both (self, &local_error);

  if (lock >= 0)
    g_close (lock, NULL);

  if (is_open)
    return TRUE;

  /* A disk can be mounted for reading without the folder saying so. */
  g_clear_pointer (&self->cache, inno_store_connection_close);
  g_clear_pointer (&self->outbox, inno_store_connection_close);
  if (g_error_matches (local_error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY))
    return open_read_only (self, error);
  /* What is there can be shown where there is no room for more. */
  if (g_error_matches (local_error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL) && open_read_only (self, NULL))
    {
      add_notice (self, g_strdup (_("The disk is full. The portfolio can be looked at, but nothing can be changed "
                                    "before there is room and the program is started again.")));
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
inno_store_finalize (GObject *object)
{
  InnoStore *self = INNO_STORE (object);

  g_clear_pointer (&self->memory, inno_search_memory_free);
  g_clear_pointer (&self->cache, inno_store_connection_close);
  g_clear_pointer (&self->outbox, inno_store_connection_close);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->frozen_name, g_free);

  G_OBJECT_CLASS (inno_store_parent_class)->finalize (object);
}

static void
inno_store_class_init (InnoStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_store_finalize;
}

static void
inno_store_init (InnoStore *self)
{
  self->notices = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->notices, NULL);
}

/**
 * inno_store_new:
 * @folder: (nullable): the path of a data folder, which need not exist; %NULL for
 *   a cache in memory alone, which goes when it is closed
 *
 * Touches nothing on disk. Any thread.
 *
 * Returns: (transfer full): a store that is to be opened
 */
InnoStore *
inno_store_new (const char *folder)
{
  InnoStore *self;

  self = g_object_new (INNO_TYPE_STORE, NULL);
  self->folder = g_strdup (folder);

  return self;
}

/* One that is filled when it is opened, and never written to after that. */
InnoStore *
inno_store_new_filled (InnoStoreFillFunc  fill,
                       const char        *source,
                       const char        *name)
{
  InnoStore *self = inno_store_new (NULL);

  self->fill = fill;
  self->source = g_strdup (source);
  self->frozen_name = g_strdup (name);

  return self;
}

static gboolean
fill (InnoStore  *self,
      GError    **error)
{
  if (self->fill == NULL)
    return TRUE;

  self->outbox = self->fill (self, self->source, self->frozen_name, error);
  self->is_read_only = self->outbox != NULL;
  return self->is_read_only;
}

/**
 * inno_store_open:
 * @self: a store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Makes the folder and the files as needed, brings old files to this version and
 * sets aside what cannot be read: see inno_store_get_notices(). Where nothing can
 * be written the store is opened for reading. From now on the store belongs to
 * the calling thread. Opening an open store does nothing.
 *
 * Returns: whether the store can be used
 */
gboolean
inno_store_open (InnoStore  *self,
                 GError    **error)
{
  gboolean is_open;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  assert_thread (self);
  if (self->cache != NULL)
    return TRUE;
  if (self->folder != NULL && !make_folder (self, error))
    return FALSE;

  self->thread = g_thread_self ();
  if (self->folder == NULL)
    is_open = inno_store_connection_open_memory (&INNO_STORE_FILE_CACHE, &self->cache, error) == INNO_OPEN_DONE;
  else
    is_open = is_writable (self) ? open_locked (self, error) : open_read_only (self, error);
  if (is_open)
    inno_store_replay (self);
  if (!is_open || !fill (self, error))
    {
      is_open = FALSE;
      inno_store_close (self);
    }

  return is_open;
}

/**
 * inno_store_close:
 * @self: a store
 *
 * Closes the files. The store may be opened again, from any thread.
 */
void
inno_store_close (InnoStore *self)
{
  g_return_if_fail (INNO_IS_STORE (self));

  assert_thread (self);
  if (self->cache != NULL && !self->is_read_only)
    inno_store_exec (self->cache, "PRAGMA optimize", NULL);
  inno_store_give_lease (self);

  g_clear_pointer (&self->memory, inno_search_memory_free);
  g_clear_pointer (&self->cache, inno_store_connection_close);
  g_clear_pointer (&self->outbox, inno_store_connection_close);
  self->is_read_only = FALSE;
  self->thread = NULL;
}

/**
 * inno_store_get_folder:
 * @self: a store
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the path of its folder; %NULL in memory
 */
const char *
inno_store_get_folder (InnoStore *self)
{
  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  return self->folder;
}

/* Nullable: where the boundaries of maps are looked for. */
const char *
inno_store_get_source (InnoStore *self)
{
  return self->folder != NULL ? self->folder : self->source;
}

/**
 * inno_store_is_frozen:
 * @self: a store
 *
 * Any thread.
 *
 * Returns: whether it is what a portfolio was, and stays so
 */
gboolean
inno_store_is_frozen (InnoStore *self)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);

  return self->fill != NULL;
}

/**
 * inno_store_is_read_only:
 * @self: an open store
 *
 * Returns: whether nothing can be written to it
 */
gboolean
inno_store_is_read_only (InnoStore *self)
{
  g_return_val_if_fail (INNO_IS_STORE (self), TRUE);

  assert_thread (self);
  return self->is_read_only;
}

/**
 * inno_store_is_empty:
 * @self: a store
 *
 * Returns: whether it has no documents; a store that is not open has none
 */
gboolean
inno_store_is_empty (InnoStore *self)
{
  gint64 has_documents = 0;

  g_return_val_if_fail (INNO_IS_STORE (self), TRUE);

  assert_thread (self);
  return self->cache == NULL ||
         !inno_store_query_integer (self->cache, "SELECT EXISTS (SELECT 1 FROM document)",
                                    &has_documents, NULL) ||
         has_documents == 0;
}

/**
 * inno_store_get_notices:
 * @self: a store
 *
 * Returns: (transfer none) (array zero-terminated=1): what a person should know
 *   of how opening went, in whole sentences in the language of that moment
 */
const char * const *
inno_store_get_notices (InnoStore *self)
{
  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  assert_thread (self);
  return (const char * const *) self->notices->pdata;
}

InnoSearchMemory *
inno_store_get_search_memory (InnoStore *self)
{
  assert_thread (self);
  if (self->memory == NULL)
    self->memory = inno_search_memory_new ();

  return self->memory;
}

sqlite3 *
inno_store_get_cache (InnoStore  *self,
                      GError    **error)
{
  assert_thread (self);
  if (self->cache == NULL)
    g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                         _("The local copy is not open."));

  return self->cache;
}

sqlite3 *
inno_store_get_outbox (InnoStore  *self,
                       GError    **error)
{
  assert_thread (self);
  if (self->outbox == NULL)
    g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE,
                         _("The local copy is not open."));

  return self->outbox;
}

gboolean
inno_store_check_writable (InnoStore  *self,
                           GError    **error)
{
  assert_thread (self);
  if (!self->is_read_only)
    return TRUE;

  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY,
                       self->fill != NULL ? _("This is the portfolio as it was frozen. It cannot be changed.")
                                          : _("The local copy cannot be written to."));
  return FALSE;
}

/* Outside of a transaction: what has not happened yet is not told. */
void
inno_store_keep_endpoint (InnoStore *self)
{
  if (self->outbox != NULL && sqlite3_get_autocommit (self->cache))
    inno_store_settings_copy (self->cache, self->outbox);
}
