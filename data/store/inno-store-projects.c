/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-projects.h"

#include <string.h>

#include "inno-store-private.h"
#include "inno-store-statement.h"

/* Four tables in the order of the project, read side by side: a merge join, with
 * one pass over each and one project in memory. */
enum
{
  PROJECTS,
  CITIES,
  THEMES,
  FUNDING,
  N_CURSORS,
};

static const char * const queries[N_CURSORS] = {
  [PROJECTS] = ("SELECT project.id, agreement, lead_theme, status, kind, is_counted, start_day, end_day, "
                "parent, document.rowid "
                "FROM project JOIN document USING (id) ORDER BY project.id"),
  [CITIES]   = "SELECT project, city FROM project_city ORDER BY project, position",
  [THEMES]   = "SELECT project, theme FROM project_theme ORDER BY project, position",
  [FUNDING]  = ("SELECT project, source, measure, year, amount_cents FROM funding "
                "ORDER BY project, row_id"),
};

/* The names stand in the documents alone. */
static const char named_projects[] =
  "SELECT project.id, agreement, lead_theme, status, kind, is_counted, start_day, end_day, "
  "parent, document.rowid, json_extract (body, '$.name.fi'), json_extract (body, '$.name.sv'), json_extract (body, '$.name.en') "
  "FROM project JOIN document USING (id) ORDER BY project.id";

typedef struct
{
  InnoStatement  *statement;
  InnoStepResult  step;       /* of the row that was read last */
} Cursor;

typedef struct
{
  sqlite3      *db;
  Cursor        cursors[N_CURSORS];
  gboolean      has_names;
  InnoText     *name;        /* of one project, as is what follows */
  GStringChunk *strings;
  GPtrArray    *cities;
  GPtrArray    *themes;
  GArray       *funding;
} Reader;

static gboolean
reader_init (Reader   *self,
             sqlite3  *db,
             GError  **error)
{
  gint64 n_projects;

  *self = (Reader) { .db = db };
  if (!inno_store_query_integer (db, "SELECT count(*) FROM project", &n_projects, error))
    return FALSE;

  self->has_names = n_projects <= INNO_STORE_MAX_NAMED;
  self->strings = g_string_chunk_new (1024);
  self->cities = g_ptr_array_new ();
  self->themes = g_ptr_array_new ();
  self->funding = g_array_new (FALSE, FALSE, sizeof (InnoStoreFunding));

  for (guint i = 0; i < N_CURSORS; i++)
    {
      Cursor *cursor = &self->cursors[i];

      cursor->statement =
        inno_statement_new (db, i == PROJECTS && self->has_names ? named_projects : queries[i], error);
      if (cursor->statement == NULL)
        return FALSE;

      cursor->step = inno_statement_step (cursor->statement, error);
      if (cursor->step == INNO_STEP_ERROR)
        return FALSE;
    }

  return TRUE;
}

static void
reader_clear (Reader *self)
{
  for (guint i = 0; i < N_CURSORS; i++)
    g_clear_pointer (&self->cursors[i].statement, sqlite3_finalize);
  g_clear_pointer (&self->name, inno_text_free);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->cities, g_ptr_array_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->funding, g_array_unref);
}

static const char *
keep_text (Reader        *self,
           InnoStatement *statement,
           int            column)
{
  const char *text = inno_statement_get_text (statement, column);

  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

static guint
get_term (InnoStatement  *statement,
          int             column,
          InnoVocabulary  vocabulary)
{
  guint value = 0;

  inno_vocabulary_find (vocabulary, inno_statement_get_text (statement, column), &value);
  return value;
}

static InnoDay
get_day (InnoStatement *statement,
         int            column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return INNO_DAY_NONE;

  return sqlite3_column_int (statement, column);
}

static void
add_row (Reader        *self,
         guint          which,
         InnoStatement *statement)
{
  InnoStoreFunding row;

  switch (which)
    {
    case CITIES:
      g_ptr_array_add (self->cities, (gpointer) keep_text (self, statement, 1));
      break;

    case THEMES:
      g_ptr_array_add (self->themes, (gpointer) keep_text (self, statement, 1));
      break;

    case FUNDING:
      row.source = keep_text (self, statement, 1);
      row.measure = get_term (statement, 2, INNO_VOCABULARY_MEASURE);
      row.year = sqlite3_column_int (statement, 3);
      row.is_known = sqlite3_column_type (statement, 4) != SQLITE_NULL;
      row.cents = sqlite3_column_int64 (statement, 4);
      g_array_append_val (self->funding, row);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* The rows of @project; the cursor stops at the first row of another. Rows that
 * come before it have lost their project, and are passed over. */
static gboolean
read_rows (Reader      *self,
           guint        which,
           const char  *project,
           GError     **error)
{
  Cursor *cursor = &self->cursors[which];

  while (cursor->step == INNO_STEP_ROW)
    {
      const char *owner = inno_statement_get_text (cursor->statement, 0);
      int order = owner != NULL ? strcmp (owner, project) : -1;

      if (order > 0)
        break;
      if (order == 0)
        add_row (self, which, cursor->statement);
      cursor->step = inno_statement_step (cursor->statement, error);
    }

  return cursor->step != INNO_STEP_ERROR;
}

static void
read_name (Reader        *self,
           InnoStatement *statement)
{
  g_clear_pointer (&self->name, inno_text_free);
  if (self->has_names)
    self->name = inno_text_new (inno_statement_get_text (statement, 10),
                                inno_statement_get_text (statement, 11),
                                inno_statement_get_text (statement, 12));
}

static gboolean
read_project (Reader            *self,
              InnoStoreProject  *project,
              GError           **error)
{
  InnoStatement *statement = self->cursors[PROJECTS].statement;

  g_string_chunk_clear (self->strings);
  g_ptr_array_set_size (self->cities, 0);
  g_ptr_array_set_size (self->themes, 0);
  g_array_set_size (self->funding, 0);

  project->id = keep_text (self, statement, 0);
  if (project->id == NULL)
    return inno_store_fail (self->db, error);

  read_name (self, statement);
  project->name = self->name;
  project->agreement = keep_text (self, statement, 1);
  project->lead_theme = keep_text (self, statement, 2);
  project->status = get_term (statement, 3, INNO_VOCABULARY_STATUS);
  project->kind = get_term (statement, 4, INNO_VOCABULARY_KIND);
  project->is_counted = sqlite3_column_int (statement, 5) != 0;
  project->start_day = get_day (statement, 6);
  project->end_day = get_day (statement, 7);
  project->parent = project->kind == INNO_KIND_SUB ? keep_text (self, statement, 8) : NULL;
  project->number = (guint32) sqlite3_column_int64 (statement, 9);

  for (guint i = CITIES; i < N_CURSORS; i++)
    if (!read_rows (self, i, project->id, error))
      return FALSE;

  project->n_cities = self->cities->len;
  project->cities = (const char * const *) self->cities->pdata;
  project->n_themes = self->themes->len;
  project->themes = (const char * const *) self->themes->pdata;
  project->n_funding = self->funding->len;
  project->funding = (const InnoStoreFunding *) (gpointer) self->funding->data;
  return TRUE;
}

static gboolean
read_all (Reader                *self,
          InnoStoreProjectFunc   func,
          gpointer               user_data,
          GError               **error)
{
  Cursor *cursor = &self->cursors[PROJECTS];
  InnoStoreProject project;

  while (cursor->step == INNO_STEP_ROW)
    {
      if (!read_project (self, &project, error) || !func (&project, user_data, error))
        return FALSE;

      cursor->step = inno_statement_step (cursor->statement, error);
    }

  return cursor->step == INNO_STEP_DONE;
}

/**
 * inno_store_foreach_project:
 * @self: an open store
 * @func: (scope call): called with each project; returns %FALSE, with an error, to stop
 * @user_data: for @func
 * @error: return location for an error of %INNO_STORE_ERROR, or of @func
 *
 * Calls @func with all projects in the order of their ids, cancelled ones and
 * groups included, as they were at one moment. What it is given is only good
 * during the call.
 *
 * Returns: whether all of them were read
 */
gboolean
inno_store_foreach_project (InnoStore             *self,
                            InnoStoreProjectFunc   func,
                            gpointer               user_data,
                            GError               **error)
{
  Reader reader;
  gboolean has_begun;
  gboolean is_read;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_cache (self, error);
  if (db == NULL || !inno_store_begin_read (db, &has_begun, error))
    return FALSE;

  is_read = reader_init (&reader, db, error) && read_all (&reader, func, user_data, error);
  reader_clear (&reader);
  inno_store_end_read (db, has_begun);

  return is_read;
}

static const char *
null_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * inno_store_foreach_total:
 * @self: an open store
 * @func: (scope call): called with each sum; returns %FALSE, with an error, to stop
 * @user_data: for @func
 * @error: return location for an error of %INNO_STORE_ERROR, or of @func
 *
 * The sums of the counted projects by measure, agreement, funding class and
 * status, as the last import left them. Cancelled projects have rows of their
 * own.
 *
 * Returns: whether all of them were read
 */
gboolean
inno_store_foreach_total (InnoStore           *self,
                          InnoStoreTotalFunc   func,
                          gpointer             user_data,
                          GError             **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  InnoStoreTotal total;
  InnoStepResult step;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_cache (self, error);
  statement = db != NULL
                ? inno_statement_new (db, "SELECT measure, agreement, class, status, cents, "
                                          "unknown_rows FROM total_by_agreement_class", error)
                : NULL;
  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      total.measure = get_term (statement, 0, INNO_VOCABULARY_MEASURE);
      total.agreement = null_if_empty (inno_statement_get_text (statement, 1));
      total.class_id = null_if_empty (inno_statement_get_text (statement, 2));
      total.status = get_term (statement, 3, INNO_VOCABULARY_STATUS);
      total.is_known = sqlite3_column_type (statement, 4) != SQLITE_NULL;
      total.cents = sqlite3_column_int64 (statement, 4);
      total.unknown_rows = sqlite3_column_int64 (statement, 5);
      if (!func (&total, user_data, error))
        return FALSE;
    }

  return step == INNO_STEP_DONE;
}
