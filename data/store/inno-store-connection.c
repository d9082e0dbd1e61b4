/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-connection.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-store-search-private.h"
#include "inno-store-statement.h"
#include "inno-store.h"

#define BUSY_TIMEOUT_MS 5000
#define CLEAR_TIMEOUT_MS 200

/* Up to here every page is checked at the start; it takes 0.2 s at most. */
#define QUICK_CHECK_MAX_BYTES (64 * 1024 * 1024)

/* "-wal" and "-shm" belong to the file beside which they stand. */
static const char * const companions[] = { "", "-wal", "-shm", "-journal" };

static gboolean
fail_path (GError         **error,
           InnoStoreError   code,
           const char      *message,
           const char      *path)
{
  g_debug ("%s: %s", path, g_strerror (errno));
  g_set_error_literal (error, INNO_STORE_ERROR, (int) code, message);
  return FALSE;
}

static InnoOpenResult
result_of_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return INNO_OPEN_BROKEN;

    default:
      return INNO_OPEN_FAILED;
    }
}

/* The result of the last call on @db, which has failed. */
static InnoOpenResult
fail_open (sqlite3  *db,
           GError  **error)
{
  InnoOpenResult result = result_of_code (sqlite3_errcode (db));

  inno_store_fail (db, error);
  return result;
}

/* What a damaged or hostile file must not be able to do, and what is deleted
 * must be gone. */
static gboolean
set_up (sqlite3  *db,
        GError  **error)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  inno_store_search_register (db);

  return inno_store_exec (db,
                          "PRAGMA trusted_schema = OFF;"
                          "PRAGMA cell_size_check = ON;"
                          "PRAGMA secure_delete = ON;"
                          "PRAGMA temp_store = MEMORY;", error);
}

static gboolean
is_busy (sqlite3 *db)
{
  return (sqlite3_errcode (db) & 0xff) == SQLITE_BUSY;
}

static gboolean
is_wal (sqlite3 *db)
{
  g_autoptr(InnoStatement) statement = NULL;

  statement = inno_statement_new (db, "PRAGMA journal_mode = WAL", NULL);
  return statement != NULL &&
         inno_statement_step (statement, NULL) == INNO_STEP_ROW &&
         g_strcmp0 (inno_statement_get_text (statement, 0), "wal") == 0;
}

/* Some file systems say "wal" and fail at the first lock, so that is tried too.
 * Another process that is writing just now shows that it works. */
static gboolean
wal_works (sqlite3 *db)
{
  gboolean works;

  sqlite3_busy_timeout (db, 0);
  works = is_wal (db) && (inno_store_exec (db, "BEGIN IMMEDIATE; COMMIT", NULL) || is_busy (db));
  inno_store_rollback (db);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);

  return works;
}

/* In exclusive mode the log needs no shared memory, so that a file with a log
 * can be led back to a plain journal where shared memory does not work. */
static gboolean
leave_wal (sqlite3  *db,
           GError  **error)
{
  return inno_store_exec (db,
                          "PRAGMA locking_mode = EXCLUSIVE;"
                          "PRAGMA journal_mode = DELETE;"
                          "PRAGMA locking_mode = NORMAL;"
                          "SELECT count(*) FROM sqlite_schema;", error);
}

static gboolean
set_journal (sqlite3              *db,
             const InnoStoreFile  *file,
             GError              **error)
{
  gboolean is_set = wal_works (db);

  /* Locked by another process is no reason to change the mode. */
  if (!is_set && !is_busy (db))
    {
      g_debug ("%s: no write-ahead log here, using a rollback journal", file->name);
      if (!leave_wal (db, error))
        return FALSE;
    }

  return inno_store_exec (db, file->is_precious ? "PRAGMA synchronous = FULL"
                                                : "PRAGMA synchronous = NORMAL", error);
}

/* A file with a log, where there is no shared memory, cannot even be read. */
static void
make_readable (sqlite3 *db)
{
  gint64 unused;

  if (inno_store_query_integer (db, "PRAGMA user_version", &unused, NULL))
    return;

  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PROTOCOL:
      leave_wal (db, NULL);
      break;

    default:
      break;
    }
}

/* Ours, of a version we know, or just made. */
static InnoOpenResult
identify (sqlite3              *db,
          const InnoStoreFile  *file,
          GError              **error)
{
  gint64 application_id;
  gint64 version;
  gint64 n_tables;

  if (!inno_store_query_integer (db, "PRAGMA application_id", &application_id, error) ||
      !inno_store_query_integer (db, "PRAGMA user_version", &version, error) ||
      !inno_store_query_integer (db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return result_of_code (sqlite3_errcode (db));

  if (application_id == 0 && version == 0 && n_tables == 0)
    return INNO_OPEN_DONE;

  if (application_id == file->application_id && version > inno_store_schema_get_newest (file))
    {
      g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_TOO_NEW,
                           _("The local copy was written by a later version of the program."));
      return INNO_OPEN_TOO_NEW;
    }

  if (application_id != file->application_id || version < 1)
    {
      g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
                           _("The local copy is not a file of this program."));
      return INNO_OPEN_BROKEN;
    }

  return INNO_OPEN_DONE;
}

/* A table that is not there, or that cannot be read at its start, is damage as
 * well, and is found without reading the rest. */
static InnoOpenResult
probe_tables (sqlite3  *db,
              GError  **error)
{
  g_autoptr(InnoStatement) names = NULL;
  gint64 unused;
  InnoStepResult step;

  names = inno_statement_new (db, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                  "AND name NOT LIKE 'sqlite%'", error);
  if (names == NULL)
    return fail_open (db, error);

  while ((step = inno_statement_step (names, error)) == INNO_STEP_ROW)
    {
      char *sql = sqlite3_mprintf ("SELECT 1 FROM \"%w\" LIMIT 1",
                                   inno_statement_get_text (names, 0));
      gboolean is_readable = inno_store_query_integer (db, sql, &unused, error);

      sqlite3_free (sql);
      if (!is_readable)
        return result_of_code (sqlite3_errcode (db));
    }

  return step == INNO_STEP_DONE ? INNO_OPEN_DONE : result_of_code (sqlite3_errcode (db));
}

static InnoOpenResult
check_pages (sqlite3  *db,
             GError  **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  gint64 n_pages;
  gint64 page_size;

  if (!inno_store_query_integer (db, "PRAGMA page_count", &n_pages, error) ||
      !inno_store_query_integer (db, "PRAGMA page_size", &page_size, error))
    return result_of_code (sqlite3_errcode (db));
  if (n_pages * page_size > QUICK_CHECK_MAX_BYTES)
    return INNO_OPEN_DONE;

  statement = inno_statement_new (db, "PRAGMA quick_check(1)", error);
  if (statement == NULL || inno_statement_step (statement, error) == INNO_STEP_ERROR)
    return result_of_code (sqlite3_errcode (db));

  if (g_strcmp0 (inno_statement_get_text (statement, 0), "ok") == 0)
    return INNO_OPEN_DONE;

  g_debug ("quick_check: %s", inno_statement_get_text (statement, 0));
  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
                       _("The local copy is damaged."));
  return INNO_OPEN_BROKEN;
}

static InnoOpenResult
check_contents (sqlite3  *db,
                GError  **error)
{
  InnoOpenResult result = probe_tables (db, error);

  return result == INNO_OPEN_DONE ? check_pages (db, error) : result;
}

static InnoOpenResult
migrate (sqlite3              *db,
         const InnoStoreFile  *file,
         GError              **error)
{
  int code = SQLITE_OK;

  if (inno_store_schema_migrate (db, file, &code, error))
    return INNO_OPEN_DONE;

  /* A migration that meets tables or rows other than those it expects. */
  if (!file->is_precious && ((code & 0xff) == SQLITE_ERROR || code == SQLITE_OK ||
                             (code & 0xff) == SQLITE_CONSTRAINT))
    return INNO_OPEN_BROKEN;

  return result_of_code (code);
}

static InnoOpenResult
prepare (sqlite3              *db,
         const InnoStoreFile  *file,
         GError              **error)
{
  InnoOpenResult result;

  if (!set_up (db, error))
    return result_of_code (sqlite3_errcode (db));

  make_readable (db);
  result = identify (db, file, error);
  if (result != INNO_OPEN_DONE)
    return result;

  if (sqlite3_db_readonly (db, "main") == 1)
    {
      g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY,
                           _("The local copy cannot be written to."));
      return INNO_OPEN_FAILED;
    }

  if (!set_journal (db, file, error))
    return result_of_code (sqlite3_errcode (db));

  result = migrate (db, file, error);
  if (result == INNO_OPEN_DONE)
    result = check_contents (db, error);
  if (result == INNO_OPEN_DONE && !inno_store_exec (db, "PRAGMA foreign_keys = ON", error))
    result = INNO_OPEN_FAILED;

  return result;
}

/* Copies @db into memory and brings the copy to the newest version: an old file
 * where nothing can be written. Takes @db. */
static sqlite3 *
copy_to_memory (sqlite3  *db,
                GError  **error)
{
  sqlite3 *memory = NULL;
  sqlite3_backup *backup = NULL;

  if (sqlite3_open_v2 (":memory:", &memory,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) == SQLITE_OK)
    backup = sqlite3_backup_init (memory, "main", db, "main");

  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }

  inno_store_connection_close (db);
  if (sqlite3_errcode (memory) == SQLITE_OK && set_up (memory, error))
    return memory;

  if (error != NULL && *error == NULL)
    inno_store_fail (memory, error);
  inno_store_connection_close (memory);
  return NULL;
}

/* The file as it is when it is new, in memory alone: gone when it is closed. */
InnoOpenResult
inno_store_connection_open_memory (const InnoStoreFile  *file,
                                   sqlite3             **db,
                                   GError              **error)
{
  InnoOpenResult result = INNO_OPEN_FAILED;

  *db = NULL;
  if (sqlite3_open_v2 (":memory:", db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK)
    inno_store_fail (*db, error);
  else if (set_up (*db, error) && migrate (*db, file, error) == INNO_OPEN_DONE &&
           inno_store_exec (*db, "PRAGMA foreign_keys = ON", error))
    result = INNO_OPEN_DONE;

  if (result != INNO_OPEN_DONE)
    g_clear_pointer (db, inno_store_connection_close);

  return result;
}

static InnoOpenResult
open_uri (const InnoStoreFile  *file,
          const char           *uri,
          sqlite3             **db,
          GError              **error)
{
  InnoOpenResult result;
  gint64 version;

  if (sqlite3_open_v2 (uri, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
                       NULL) != SQLITE_OK)
    return fail_open (*db, error);
  if (!set_up (*db, error))
    return result_of_code (sqlite3_errcode (*db));

  result = identify (*db, file, error);
  if (result != INNO_OPEN_DONE)
    return result;
  if (!inno_store_query_integer (*db, "PRAGMA user_version", &version, error))
    return result_of_code (sqlite3_errcode (*db));
  if (version == inno_store_schema_get_newest (file))
    return check_contents (*db, error);

  *db = copy_to_memory (*db, error);
  return *db != NULL ? migrate (*db, file, error) : INNO_OPEN_FAILED;
}

static gboolean
fill_new (const InnoStoreFile  *file,
          const char           *path,
          GError              **error)
{
  sqlite3 *db = NULL;
  int code = SQLITE_OK;
  gboolean is_filled = FALSE;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    inno_store_fail (db, error);
  else
    is_filled = set_up (db, error) && inno_store_schema_migrate (db, file, &code, error);
  inno_store_connection_close (db);

  return is_filled;
}

/* The file comes into being under another name, with all of its tables, and is
 * never readable by others: SQLite would follow the umask. So an empty file was
 * not left by us, however we were stopped. */
gboolean
inno_store_connection_create (const InnoStoreFile  *file,
                              const char           *folder,
                              GError              **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autofree char *journal = g_strconcat (new_path, "-journal", NULL);
  int fd;

  g_unlink (journal);
  g_unlink (new_path);
  fd = g_open (new_path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_path (error, INNO_STORE_ERROR_UNAVAILABLE,
                      _("The data folder cannot be written to."), new_path);

  g_close (fd, NULL);
  if (!fill_new (file, new_path, error))
    return FALSE;
  if (g_rename (new_path, path) != 0)
    return fail_path (error, INNO_STORE_ERROR_UNAVAILABLE,
                      _("The data folder cannot be written to."), new_path);

  return TRUE;
}

/* Opens @file, which exists. On any result but done, *db is NULL and the file is
 * closed. */
InnoOpenResult
inno_store_connection_open (const InnoStoreFile  *file,
                            const char           *folder,
                            sqlite3             **db,
                            GError              **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  InnoOpenResult result;

  *db = NULL;
  if (sqlite3_open_v2 (path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    result = prepare (*db, file, error);
  else
    result = fail_open (*db, error);

  if (result != INNO_OPEN_DONE)
    g_clear_pointer (db, inno_store_connection_close);

  return result;
}

/* What stands in the log is newer than what stands in the file. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* The same where nothing can be written: first as any reader would, with the log
 * if there is one, then as a file that nobody can change, if that is all there is. */
InnoOpenResult
inno_store_connection_open_read_only (const InnoStoreFile  *file,
                                      const char           *folder,
                                      sqlite3             **db,
                                      GError              **error)
{
  static const char * const modes[] = { "?mode=ro", "?immutable=1" };
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *base = g_filename_to_uri (absolute, NULL, error);
  InnoOpenResult result = INNO_OPEN_FAILED;

  for (guint i = 0; base != NULL && i < G_N_ELEMENTS (modes) && (i == 0 || !has_log (absolute)); i++)
    {
      g_autofree char *uri = g_strconcat (base, modes[i], NULL);

      *db = NULL;
      g_clear_error (error);
      result = open_uri (file, uri, db, error);
      if (result == INNO_OPEN_DONE)
        return result;

      g_clear_pointer (db, inno_store_connection_close);
      if (result != INNO_OPEN_FAILED)
        return result;
    }

  return result;
}

/* Renames a file that cannot be used, with what belongs to it. It is never
 * deleted. Returns: (transfer full): its new path */
char *
inno_store_connection_set_aside (const InnoStoreFile  *file,
                                 const char           *folder,
                                 GError              **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *kept = g_strdup_printf ("%s.broken-%s", path, stamp);

  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.broken-%s-%u", path, stamp, i);
    }

  /* The file itself goes last: a log without its file would be lost. */
  for (guint i = G_N_ELEMENTS (companions); i-- > 0;)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (kept, companions[i], NULL);

      if (g_rename (from, to) == 0 || (errno == ENOENT && i > 0))
        continue;

      fail_path (error, INNO_STORE_ERROR_UNAVAILABLE,
                 _("A damaged file in the data folder could not be set aside."), from);
      return NULL;
    }

  return g_steal_pointer (&kept);
}

/* What was deleted leaves the log as well. A reader may be in the way: it is not
 * waited for long, as the next import does it again. */
void
inno_store_connection_clear_log (sqlite3 *db)
{
  sqlite3_busy_timeout (db, CLEAR_TIMEOUT_MS);
  inno_store_exec (db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
}

void
inno_store_connection_close (sqlite3 *db)
{
  if (db != NULL)
    sqlite3_close_v2 (db);
}
