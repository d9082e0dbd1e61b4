/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-json.h"
#include "inno-store-private.h"
#include "inno-store-statement.h"

/* What is made into objects. Projects are not: there may be a million. */
static const InnoDocumentType portfolio_types[] = {
  INNO_DOCUMENT_META,
  INNO_DOCUMENT_CITY,
  INNO_DOCUMENT_AGREEMENT,
  INNO_DOCUMENT_THEME,
  INNO_DOCUMENT_LEAD_THEME,
  INNO_DOCUMENT_FUNDING_SOURCE,
  INNO_DOCUMENT_PARTICIPATION,
  INNO_DOCUMENT_METRIC,
  INNO_DOCUMENT_OBSERVATION,
  INNO_DOCUMENT_ACCEPTANCE,
};

/* The ids of a type lie together, from "type:" to "type;", as ; follows : */
static InnoStatement *
select_documents (sqlite3           *db,
                  InnoDocumentType   type,
                  GError           **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  g_autoptr(GString) known = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (type == INNO_DOCUMENT_OTHER)
    {
      known = g_string_new ("SELECT id, body FROM document WHERE type NOT IN (''");
      for (InnoDocumentType i = 0; i < INNO_DOCUMENT_OTHER; i++)
        g_string_append_printf (known, ", '%s'", inno_document_type_to_id (i));
      g_string_append (known, ") ORDER BY id");
      return inno_statement_new (db, known->str, error);
    }

  statement = inno_statement_new (db,
                                  "SELECT id, body FROM document "
                                  "WHERE id >= ?1 AND id < ?2 ORDER BY id", error);
  from = g_strconcat (inno_document_type_to_id (type), ":", NULL);
  to = g_strconcat (inno_document_type_to_id (type), ";", NULL);
  if (statement == NULL || !inno_statement_bind (statement, error, "tt", from, to))
    return NULL;

  return g_steal_pointer (&statement);
}

static gboolean
add_document (const char  *id,
              const char  *body,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  InnoPortfolio *portfolio = user_data;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonNode) node = inno_json_parse (body, length, &local_error);

  /* It was good when it was kept; a damaged page may have changed it since. One
   * record that cannot be read is no reason to show none. */
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      !inno_portfolio_add (portfolio, json_node_get_object (node), &local_error))
    g_debug ("%s: %s", id, local_error != NULL ? local_error->message : "not an object");

  return TRUE;
}

static gint64
get_integer_setting (InnoStore  *self,
                     const char *key)
{
  g_autofree char *value = inno_store_get_setting (self, key);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static gboolean
read_state (InnoStore           *self,
            sqlite3             *db,
            InnoPortfolioState  *state,
            GError             **error)
{
  g_autofree char *as_of = inno_store_get_setting (self, "as_of");
  g_autofree char *begun = inno_store_get_setting (self, "begun");
  gint64 n_projects;
  gint64 n_quarantined;

  if (!inno_store_query_integer (db, "SELECT count(*) FROM project", &n_projects, error) ||
      !inno_store_query_integer (db, "SELECT count(*) FROM quarantine", &n_quarantined, error))
    return FALSE;

  inno_portfolio_state_clear (state);
  state->dataset_id = inno_store_get_setting (self, "dataset_id");
  state->origin = inno_store_get_setting (self, "url");
  state->is_begun = begun != NULL && state->origin == NULL && g_strcmp0 (begun, state->dataset_id) == 0;
  state->retrieved_at = get_integer_setting (self, "retrieved_at");
  state->n_projects = (guint) MIN (n_projects, G_MAXUINT);
  state->n_quarantined = (guint) MIN (n_quarantined, G_MAXUINT);
  if (as_of == NULL || !inno_day_parse_iso (as_of, &state->as_of))
    state->as_of = INNO_DAY_NONE;

  return TRUE;
}

static gboolean
fill_portfolio (InnoStore      *self,
                sqlite3        *db,
                InnoPortfolio  *portfolio,
                GError        **error)
{
  InnoPortfolioState state = { .as_of = INNO_DAY_NONE };

  if (!read_state (self, db, &state, error))
    return FALSE;

  inno_portfolio_take_state (portfolio, &state);
  for (guint i = 0; i < G_N_ELEMENTS (portfolio_types); i++)
    if (!inno_store_foreach_document (self, portfolio_types[i], add_document, portfolio, error))
      return FALSE;

  return TRUE;
}

gboolean
inno_store_begin_read (sqlite3   *db,
                       gboolean  *has_begun,
                       GError   **error)
{
  *has_begun = FALSE;
  if (!sqlite3_get_autocommit (db))
    return TRUE;

  *has_begun = inno_store_exec (db, "BEGIN", error);
  return *has_begun;
}

void
inno_store_end_read (sqlite3  *db,
                     gboolean  has_begun)
{
  if (has_begun)
    inno_store_rollback (db);
}

/**
 * inno_store_load_portfolio:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Reads the names and the state of the copy; of an empty store, a portfolio
 * without anything in it.
 *
 * Returns: (transfer full) (nullable): a new portfolio
 */
InnoPortfolio *
inno_store_load_portfolio (InnoStore  *self,
                           GError    **error)
{
  g_autoptr(InnoPortfolio) portfolio = NULL;
  gboolean has_begun;
  gboolean is_filled;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  db = inno_store_get_cache (self, error);
  if (db == NULL || !inno_store_begin_read (db, &has_begun, error))
    return NULL;

  portfolio = inno_portfolio_new ();
  is_filled = fill_portfolio (self, db, portfolio, error);
  inno_store_end_read (db, has_begun);
  inno_portfolio_take_regions (portfolio, inno_store_load_regions (self));

  return is_filled ? g_steal_pointer (&portfolio) : NULL;
}

/**
 * inno_store_foreach_document:
 * @self: an open store
 * @type: the documents that are wanted
 * @func: (scope call): called with each; returns %FALSE, with an error, to stop
 * @user_data: for @func
 * @error: return location for an error of %INNO_STORE_ERROR, or of @func
 *
 * Calls @func with the documents of one type in the order of their ids, each with
 * its text as it was received. The text is only good during the call.
 *
 * Returns: whether all of them were read
 */
gboolean
inno_store_foreach_document (InnoStore              *self,
                             InnoDocumentType        type,
                             InnoStoreDocumentFunc   func,
                             gpointer                user_data,
                             GError                **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  sqlite3 *db;
  InnoStepResult step;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_cache (self, error);
  statement = db != NULL ? select_documents (db, type, error) : NULL;
  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *id = inno_statement_get_text (statement, 0);
      const char *body = inno_statement_get_text (statement, 1);
      gsize length = (gsize) sqlite3_column_bytes (statement, 1);

      if (id == NULL || body == NULL)
        return inno_store_fail (db, error);
      if (!func (id, body, length, user_data, error))
        return FALSE;
    }

  return step == INNO_STEP_DONE;
}
