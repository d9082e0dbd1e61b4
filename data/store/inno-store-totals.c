/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-totals.h"

#include "inno-store-statement.h"

/* Only projects come and go, so only groups can change their mind. */
#define COUNT_GROUPS(which) \
  "UPDATE project SET is_counted = NOT EXISTS (" \
  "  SELECT 1 FROM project AS sub WHERE sub.parent = project.id AND sub.kind = 'sub') " \
  "WHERE kind = 'group'" which ";"

/* Of one agreement at a time, as what is grouped is first put in order in memory: of all
 * of a million projects that would be more than a whole pull takes otherwise.
 * Summed in millions and the rest, so that no sum overflows on the way; one that
 * does not fit in the end turns into a real number, and is kept as NULL. */
#define SUM_UP \
  "WITH source (id, class) AS MATERIALIZED (" \
  "  SELECT id, json_extract (body, '$.class') FROM document" \
  "  WHERE id >= 'funding_source:' AND id < 'funding_source;')," \
  "sums AS (" \
  "  SELECT funding.measure, ifnull (project.agreement, '') AS agreement," \
  "    ifnull (source.class, '') AS class, project.status," \
  "    ifnull (sum (amount_cents / 1000000), 0) * 1000000" \
  "      + ifnull (sum (amount_cents % 1000000), 0) AS cents," \
  "    count(*) - count (amount_cents) AS unknown_rows" \
  "  FROM project CROSS JOIN funding ON funding.project = project.id" \
  "    LEFT JOIN source ON source.id = funding.source" \
  "  WHERE project.is_counted AND ifnull (project.agreement, '') = ?1" \
  "  GROUP BY 1, 2, 3, 4)" \
  "INSERT INTO total_by_agreement_class (measure, agreement, class, status, cents, unknown_rows)" \
  "  SELECT measure, agreement, class, status, iif (typeof (cents) = 'integer', cents, NULL)," \
  "    unknown_rows FROM sums"

/* Beside the sums, so that nobody finds one without the other. */
#define DUE "totals_due"

/* @list: SQL that names agreements, whose sums have been taken away */
static gboolean
sum_up (sqlite3     *db,
        const char  *list,
        GError     **error)
{
  g_autoptr(InnoStatement) agreements = inno_statement_new (db, list, error);
  g_autoptr(InnoStatement) sum = inno_statement_new (db, SUM_UP, agreements != NULL ? error : NULL);
  InnoStepResult step = INNO_STEP_ERROR;

  while (agreements != NULL && sum != NULL && (step = inno_statement_step (agreements, error)) == INNO_STEP_ROW)
    if (!inno_statement_run (sum, error, "t", inno_statement_get_text (agreements, 0)))
      return FALSE;

  return step == INNO_STEP_DONE;
}

gboolean
inno_store_totals_make (sqlite3  *db,
                        GError  **error)
{
  return inno_store_exec (db, COUNT_GROUPS ("") "DELETE FROM total_by_agreement_class", error) &&
         sum_up (db, "SELECT DISTINCT ifnull (agreement, '') FROM project", error) &&
         inno_store_exec (db, "DELETE FROM setting WHERE key = '" DUE "'", error);
}

/* More is to come: the sums are made once, when all is there. */
gboolean
inno_store_totals_postpone (sqlite3  *db,
                            GError  **error)
{
  return inno_store_exec (db, COUNT_GROUPS ("") "DELETE FROM total_by_agreement_class;"
                          "INSERT OR REPLACE INTO setting (key, value) VALUES ('" DUE "', '1')", error);
}

/* Those that were postponed. */
gboolean
inno_store_totals_make_due (sqlite3  *db,
                            GError  **error)
{
  gint64 is_due = 0;

  return inno_store_query_integer (db, "SELECT EXISTS (SELECT 1 FROM setting WHERE key = '" DUE "')",
                                   &is_due, error) &&
         (is_due == 0 || inno_store_totals_make (db, error));
}

gboolean
inno_store_totals_begin (sqlite3  *db,
                         GError  **error)
{
  return inno_store_exec (db,
                          "CREATE TEMP TABLE IF NOT EXISTS touched_project ("
                          "  id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;"
                          "CREATE TEMP TABLE IF NOT EXISTS touched_agreement ("
                          "  agreement TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;"
                          "DELETE FROM temp.touched_project;"
                          "DELETE FROM temp.touched_agreement;", error);
}

/* A project, and the group that it is in; the class of a source, in all of them. */
static const char * const touch_sql[] = {
  "INSERT OR IGNORE INTO temp.touched_project (id) "
  "SELECT ?1 UNION SELECT parent FROM project WHERE id = ?1 AND parent IS NOT NULL",

  "INSERT OR IGNORE INTO temp.touched_agreement (agreement) "
  "SELECT ifnull (agreement, '') FROM project "
  "WHERE id IN (?1, (SELECT parent FROM project WHERE id = ?1))",

  "INSERT OR IGNORE INTO temp.touched_agreement (agreement) "
  "SELECT DISTINCT ifnull (agreement, '') FROM project WHERE ?1 GLOB 'funding_source:*'",
};

gboolean
inno_store_totals_touch (sqlite3     *db,
                         const char  *id,
                         GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (touch_sql); i++)
    {
      g_autoptr(InnoStatement) statement = inno_statement_new (db, touch_sql[i], error);

      if (statement == NULL || !inno_statement_run (statement, error, "t", id))
        return FALSE;
    }

  return TRUE;
}

gboolean
inno_store_totals_mend (sqlite3  *db,
                        GError  **error)
{
  return inno_store_exec (db,
                          COUNT_GROUPS (" AND id IN (SELECT id FROM temp.touched_project)")
                          "DELETE FROM total_by_agreement_class "
                          "WHERE agreement IN (SELECT agreement FROM temp.touched_agreement)", error) &&
         sum_up (db, "SELECT agreement FROM temp.touched_agreement", error);
}
