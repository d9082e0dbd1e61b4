/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef sqlite3_stmt InnoStatement;

/* Two answers and a failure: "no more rows" is never taken for an error, nor an
 * error for the end. */
typedef enum
{
  INNO_STEP_ROW,
  INNO_STEP_DONE,
  INNO_STEP_ERROR,
} InnoStepResult;

InnoStatement *inno_statement_new       (sqlite3        *db,
                                         const char     *sql,
                                         GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* "types" has a letter for each value: t = const char * (NULL is NULL),
 * x = const void * and gsize, a text of that length, b = the same, a blob,
 * i = gint64, n = NULL, without a value. */
gboolean       inno_statement_bind      (InnoStatement  *self,
                                         GError        **error,
                                         const char     *types,
                                         ...);
InnoStepResult inno_statement_step      (InnoStatement  *self,
                                         GError        **error);
gboolean       inno_statement_run       (InnoStatement  *self,
                                         GError        **error,
                                         const char     *types,
                                         ...);
void           inno_statement_reset     (InnoStatement  *self);
const char    *inno_statement_get_text  (InnoStatement  *self,
                                         int             column);

gboolean       inno_store_exec          (sqlite3        *db,
                                         const char     *sql,
                                         GError        **error);
gboolean       inno_store_query_integer (sqlite3        *db,
                                         const char     *sql,
                                         gint64         *value,
                                         GError        **error);
void           inno_store_rollback      (sqlite3        *db);
gboolean       inno_store_fail          (sqlite3        *db,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoStatement, sqlite3_finalize)

G_END_DECLS
