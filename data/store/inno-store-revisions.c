/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-revisions.h"

#include "inno-store-statement.h"

/* Of how many a document has, the newest is in "document"; with these it is six. */
#define N_OLDER "5"
#define N_RECENT "20"

/* Of "12-9f…" the 12: how many revisions came before it, and itself. */
guint
inno_store_rev_get_generation (const char *rev)
{
  return rev != NULL ? (guint) MIN (g_ascii_strtoull (rev, NULL, 10), G_MAXUINT) : 0;
}

static gboolean
run (sqlite3     *db,
     const char  *sql,
     const char  *id,
     GError     **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (db, sql, error);

  return statement != NULL && inno_statement_run (statement, error, "t", id);
}

/* Where there is no revision or no text there is nothing to keep. */
gboolean
inno_store_revisions_keep (sqlite3     *cache,
                           const char  *id,
                           const char  *rev,
                           const char  *body,
                           GError     **error)
{
  g_autoptr(InnoStatement) put = NULL;

  if (rev == NULL || body == NULL)
    return TRUE;

  put = inno_statement_new (cache, "INSERT OR REPLACE INTO revision (document, rev, body) VALUES (?1, ?2, ?3)",
                            error);
  return put != NULL && inno_statement_run (put, error, "ttt", id, rev, body) &&
         run (cache, "DELETE FROM revision WHERE document = ?1 AND number NOT IN (SELECT number FROM revision "
                     "WHERE document = ?1 ORDER BY number DESC LIMIT " N_OLDER ")", id, error);
}

/* Returns: whether it could be looked for; *body is NULL where it is not kept */
gboolean
inno_store_revisions_find (sqlite3     *cache,
                           const char  *id,
                           const char  *rev,
                           char       **body,
                           GError     **error)
{
  g_autoptr(InnoStatement) find = NULL;
  InnoStepResult step = INNO_STEP_ERROR;

  *body = NULL;
  find = inno_statement_new (cache, "SELECT body FROM revision WHERE document = ?1 AND rev = ?2", error);
  if (find != NULL && inno_statement_bind (find, error, "tt", id, rev))
    step = inno_statement_step (find, error);
  if (step == INNO_STEP_ROW)
    *body = g_strdup (inno_statement_get_text (find, 0));

  return step != INNO_STEP_ERROR;
}

/* It is gone from the shared data, perhaps because it must be. */
gboolean
inno_store_revisions_forget (sqlite3     *cache,
                             const char  *id,
                             GError     **error)
{
  return run (cache, "DELETE FROM revision WHERE document = ?1", id, error) &&
         run (cache, "DELETE FROM recent WHERE document = ?1", id, error) &&
         run (cache, "DELETE FROM branch WHERE document = ?1", id, error);
}

/* Those that were noted before the last ones. */
gboolean
inno_store_revisions_trim_recent (sqlite3  *cache,
                                  GError  **error)
{
  return inno_store_exec (cache, "DELETE FROM recent WHERE number NOT IN "
                                 "(SELECT number FROM recent ORDER BY number DESC LIMIT " N_RECENT ")", error);
}
