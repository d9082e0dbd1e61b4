/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* After the shims of SQLite's own tests (test_vfs.c, test_demovfs.c). */

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;   /* lies behind this structure */
  gboolean      is_precious;
  gboolean      is_dirty;
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;

static guint fault_at;
static int fault_code;
static gboolean fault_is_sticky;
static gboolean fault_is_fatal;
static guint n_calls;
static gboolean has_no_shared_memory;
static gboolean has_no_room;
static guint n_dirty;

/* What is written but not yet on the disk itself. */
static void
set_dirty (sqlite3_file *file,
           gboolean      is_dirty)
{
  FaultFile *self = (FaultFile *) file;

  is_dirty = is_dirty && self->is_precious;
  n_dirty += (is_dirty ? 1 : 0) - (self->is_dirty ? 1 : 0);
  self->is_dirty = is_dirty;
}

static int
fault (void)
{
  n_calls++;
  if (fault_at == 0 || n_calls < fault_at || (n_calls > fault_at && !fault_is_sticky))
    return SQLITE_OK;

  if (fault_is_fatal)
    _exit (FAULT_VFS_EXIT);
  return fault_code;
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  sqlite3_file *below = real (file);

  set_dirty (file, FALSE);
  return below->pMethods != NULL ? below->pMethods->xClose (below) : SQLITE_OK;
}

static int
fault_read (sqlite3_file  *file,
            void          *buffer,
            int            length,
            sqlite3_int64  offset)
{
  return real (file)->pMethods->xRead (real (file), buffer, length, offset);
}

static int
fault_write (sqlite3_file  *file,
             const void    *buffer,
             int            length,
             sqlite3_int64  offset)
{
  int code = fault ();

  /* Half of it gets through, as it does. */
  if (code != SQLITE_OK)
    {
      real (file)->pMethods->xWrite (real (file), buffer, length / 2, offset);
      return code;
    }

  set_dirty (file, TRUE);
  return real (file)->pMethods->xWrite (real (file), buffer, length, offset);
}

static int
fault_truncate (sqlite3_file  *file,
                sqlite3_int64  size)
{
  int code = fault ();

  return code != SQLITE_OK ? code : real (file)->pMethods->xTruncate (real (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  int code = fault ();

  if (code != SQLITE_OK)
    return code;

  set_dirty (file, FALSE);
  return real (file)->pMethods->xSync (real (file), flags);
}

static int
fault_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           lock)
{
  return real (file)->pMethods->xLock (real (file), lock);
}

static int
fault_unlock (sqlite3_file *file,
              int           lock)
{
  return real (file)->pMethods->xUnlock (real (file), lock);
}

static int
fault_check_reserved_lock (sqlite3_file *file,
                           int          *is_reserved)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), is_reserved);
}

static int
fault_file_control (sqlite3_file *file,
                    int           operation,
                    void         *argument)
{
  return real (file)->pMethods->xFileControl (real (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
fault_shm_map (sqlite3_file   *file,
               int             page,
               int             size,
               int             extend,
               void volatile **memory)
{
  if (has_no_room)
    return SQLITE_IOERR_SHMSIZE;

  return real (file)->pMethods->xShmMap (real (file), page, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
fault_shm_unmap (sqlite3_file *file,
                 int           is_deleted)
{
  return real (file)->pMethods->xShmUnmap (real (file), is_deleted);
}

#define COMMON_METHODS \
  .xClose = fault_close, \
  .xRead = fault_read, \
  .xWrite = fault_write, \
  .xTruncate = fault_truncate, \
  .xSync = fault_sync, \
  .xFileSize = fault_file_size, \
  .xLock = fault_lock, \
  .xUnlock = fault_unlock, \
  .xCheckReservedLock = fault_check_reserved_lock, \
  .xFileControl = fault_file_control, \
  .xSectorSize = fault_sector_size, \
  .xDeviceCharacteristics = fault_device_characteristics

static const sqlite3_io_methods plain_methods = { .iVersion = 1, COMMON_METHODS };

static const sqlite3_io_methods shared_methods = {
  .iVersion = 2,
  COMMON_METHODS,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  self->base.pMethods = NULL;
  self->is_dirty = FALSE;
  self->is_precious = name != NULL && strstr (name, "outbox.db") != NULL && strstr (name, "-shm") == NULL;
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = has_no_shared_memory ? &plain_methods : &shared_methods;

  return code;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *name,
              int          sync_dir)
{
  /* A full disk does not keep one from deleting. */
  int code = fault_code != SQLITE_FULL ? fault () : SQLITE_OK;

  return code != SQLITE_OK ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_dir);
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;
  fault_vfs.pNext = NULL;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (guint    n,
               int      code,
               gboolean is_sticky)
{
  fault_at = n;
  fault_code = code;
  fault_is_sticky = is_sticky;
  fault_is_fatal = FALSE;
  n_calls = 0;
}

void
fault_vfs_arm_exit (guint n)
{
  fault_vfs_arm (n, SQLITE_IOERR, FALSE);
  fault_is_fatal = TRUE;
}

guint
fault_vfs_get_n_calls (void)
{
  return n_calls;
}

guint
fault_vfs_get_n_dirty (void)
{
  return n_dirty;
}

void
fault_vfs_set_no_shared_memory (gboolean is_set)
{
  has_no_shared_memory = is_set;
}

void
fault_vfs_set_no_room (gboolean is_set)
{
  has_no_room = is_set;
}
