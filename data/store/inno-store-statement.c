/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-statement.h"

#include <stdarg.h>

#include <glib/gi18n-lib.h>

#include "inno-store.h"

typedef struct
{
  int             code;
  InnoStoreError  error;
  const char     *message;
} Fault;

/* What people are told; the rest goes to the debug log. */
static const Fault faults[] = {
  { SQLITE_FULL,     INNO_STORE_ERROR_FULL,
    N_("The disk is full. Nothing was changed.") },
  { SQLITE_READONLY, INNO_STORE_ERROR_READ_ONLY,
    N_("The local copy cannot be written to.") },
  { SQLITE_CANTOPEN, INNO_STORE_ERROR_UNAVAILABLE,
    N_("The local copy cannot be opened.") },
  { SQLITE_PERM,     INNO_STORE_ERROR_UNAVAILABLE,
    N_("The local copy cannot be opened.") },
  { SQLITE_BUSY,     INNO_STORE_ERROR_FAILED,
    N_("Another window is writing to the local copy. Try again in a moment.") },
  { SQLITE_LOCKED,   INNO_STORE_ERROR_FAILED,
    N_("Another window is writing to the local copy. Try again in a moment.") },
  { SQLITE_CORRUPT,  INNO_STORE_ERROR_FAILED,
    N_("The local copy is damaged. It is set aside when the program is started again.") },
  { SQLITE_NOTADB,   INNO_STORE_ERROR_FAILED,
    N_("The local copy is damaged. It is set aside when the program is started again.") },
  { SQLITE_IOERR,    INNO_STORE_ERROR_FAILED,
    N_("The disk could not be read or written.") },
  { SQLITE_NOMEM,    INNO_STORE_ERROR_FAILED,
    N_("There is not enough memory.") },
};

static const Fault other_fault = {
  SQLITE_ERROR, INNO_STORE_ERROR_FAILED, N_("The local copy could not be used.")
};

static int
bind_one (InnoStatement *self,
          int            index,
          char           type,
          va_list       *values)
{
  const void *data;
  gsize length;

  switch (type)
    {
    case 't':
      return sqlite3_bind_text (self, index, va_arg (*values, const char *), -1, SQLITE_TRANSIENT);

    case 'x':
      data = va_arg (*values, const void *);
      length = va_arg (*values, gsize);
      return sqlite3_bind_text64 (self, index, data, length, SQLITE_TRANSIENT, SQLITE_UTF8);

    case 'b':
      data = va_arg (*values, const void *);
      length = va_arg (*values, gsize);
      return sqlite3_bind_blob64 (self, index, data, length, SQLITE_TRANSIENT);

    case 'i':
      return sqlite3_bind_int64 (self, index, va_arg (*values, gint64));

    case 'n':
      return sqlite3_bind_null (self, index);

    default:
      g_assert_not_reached ();
    }
}

static gboolean
bind_all (InnoStatement  *self,
          GError        **error,
          const char     *types,
          va_list        *values)
{
  inno_statement_reset (self);

  for (int i = 0; types[i] != '\0'; i++)
    if (bind_one (self, i + 1, types[i], values) != SQLITE_OK)
      return inno_store_fail (sqlite3_db_handle (self), error);

  return TRUE;
}

/* Sets the error of the last call on @db. Returns: %FALSE, always */
gboolean
inno_store_fail (sqlite3  *db,
                 GError  **error)
{
  const Fault *fault = &other_fault;
  int code = sqlite3_extended_errcode (db);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].code == (code & 0xff))
      fault = &faults[i];

  /* A limit on the size of files reads as an input or output error, and so does a disk
   * without room for what readers share. */
  if (code == SQLITE_IOERR_SHMSIZE || ((code & 0xff) == SQLITE_IOERR && sqlite3_system_errno (db) == EFBIG))
    fault = &faults[0];

  g_debug ("SQLite %d: %s", code, sqlite3_errmsg (db));
  g_set_error_literal (error, INNO_STORE_ERROR, (int) fault->error, _(fault->message));
  return FALSE;
}

InnoStatement *
inno_statement_new (sqlite3     *db,
                    const char  *sql,
                    GError     **error)
{
  g_autoptr(InnoStatement) self = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &self, NULL) != SQLITE_OK)
    {
      inno_store_fail (db, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
inno_statement_bind (InnoStatement  *self,
                     GError        **error,
                     const char     *types,
                     ...)
{
  va_list values;
  gboolean is_bound;

  va_start (values, types);
  is_bound = bind_all (self, error, types, &values);
  va_end (values);

  return is_bound;
}

InnoStepResult
inno_statement_step (InnoStatement  *self,
                     GError        **error)
{
  switch (sqlite3_step (self))
    {
    case SQLITE_ROW:
      return INNO_STEP_ROW;

    case SQLITE_DONE:
      return INNO_STEP_DONE;

    default:
      inno_store_fail (sqlite3_db_handle (self), error);
      return INNO_STEP_ERROR;
    }
}

/* Binds, runs to the end and resets. */
gboolean
inno_statement_run (InnoStatement  *self,
                    GError        **error,
                    const char     *types,
                    ...)
{
  va_list values;
  InnoStepResult step = INNO_STEP_ERROR;

  va_start (values, types);
  if (bind_all (self, error, types, &values))
    {
      do
        step = inno_statement_step (self, error);
      while (step == INNO_STEP_ROW);
    }
  va_end (values);
  inno_statement_reset (self);

  return step == INNO_STEP_DONE;
}

/* Bound values go too, so that none is used twice by mistake. */
void
inno_statement_reset (InnoStatement *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

const char *
inno_statement_get_text (InnoStatement *self,
                         int            column)
{
  return (const char *) sqlite3_column_text (self, column);
}

gboolean
inno_store_exec (sqlite3     *db,
                 const char  *sql,
                 GError     **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return inno_store_fail (db, error);

  return TRUE;
}

/* The first column of the first row of @sql; 0 where there is none. */
gboolean
inno_store_query_integer (sqlite3     *db,
                          const char  *sql,
                          gint64      *value,
                          GError     **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (db, sql, error);
  InnoStepResult step;

  if (statement == NULL)
    return FALSE;

  step = inno_statement_step (statement, error);
  *value = step == INNO_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  return step != INNO_STEP_ERROR;
}

/* SQLite rolls back by itself on a full disk, and a second time is an error. */
void
inno_store_rollback (sqlite3 *db)
{
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
}
