/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-search-private.h"

#include "inno-json.h"
#include "inno-store-private.h"
#include "inno-store-search.h"
#include "inno-words.h"

/* What of a project document is searched for. A text may be written in several
 * languages; a list holds ids. */
static const struct
{
  const char       *member;
  InnoSearchColumn  column;
} members[] = {
  { "name",        INNO_SEARCH_NAME },
  { "code",        INNO_SEARCH_NAME },
  { "beneficiary", INNO_SEARCH_REST },
  { "authority",   INNO_SEARCH_REST },
  { "summary",     INNO_SEARCH_REST },
  { "cities",      INNO_SEARCH_PLACES },
  { "agreement",   INNO_SEARCH_PLACES },
  { "lead_theme",  INNO_SEARCH_PLACES },
};

static void
add_words (GString          *column,
           InnoSearchColumn  which,
           const char       *text)
{
  g_autofree char *words = which == INNO_SEARCH_PLACES ? g_strconcat ("~", text, NULL) : inno_words_get (text);

  if (column->len > 0 && *words != '\0')
    g_string_append_c (column, ' ');
  g_string_append (column, words);
}

static void
add_node (GString          *column,
          InnoSearchColumn  which,
          JsonNode         *node)
{
  if (node == NULL)
    return;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      add_words (column, which, json_node_get_string (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        add_node (column, which, json_array_get_element (list, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
        add_node (column, which, json_object_get_member (json_node_get_object (node), inno_lang_to_code (lang)));
    }
}

char **
inno_store_search_words (JsonObject *document)
{
  char **words = g_new0 (char *, INNO_SEARCH_N_COLUMNS + 1);

  for (guint column = 0; column < INNO_SEARCH_N_COLUMNS; column++)
    {
      g_autoptr (GString) string = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        if (members[i].column == column)
          add_node (string, column, json_object_get_member (document, members[i].member));
      words[column] = g_string_free (g_steal_pointer (&string), FALSE);
    }
  for (guint column = INNO_SEARCH_NAME; column < INNO_SEARCH_PLACES; column += 2)
    {
      g_free (words[column + 1]);
      words[column + 1] = inno_words_marked_as_plain (words[column]);
    }

  return words;
}

gboolean
inno_store_search_put (InnoStatement  *put,
                       const char     *id,
                       JsonObject     *document,
                       GError        **error)
{
  g_auto (GStrv) words = inno_store_search_words (document);

  return inno_statement_run (put, error, "tttttt", id, words[INNO_SEARCH_NAME], words[INNO_SEARCH_NAME_PLAIN],
                             words[INNO_SEARCH_REST], words[INNO_SEARCH_REST_PLAIN], words[INNO_SEARCH_PLACES]);
}

/**
 * inno_store_read_words:
 * @self: an open store
 * @id: the id of a project
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what inno_store_match_others() searches in; free
 *   with g_strfreev()
 */
char **
inno_store_read_words (InnoStore   *self,
                       const char  *id,
                       GError     **error)
{
  g_autoptr (InnoStatement) statement = NULL;
  g_autoptr (JsonObject) nothing = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  InnoStepResult step = INNO_STEP_ERROR;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  db = inno_store_get_cache (self, error);
  statement = db != NULL ? inno_statement_new (db, "SELECT body FROM document WHERE id = ?1", error) : NULL;
  if (statement != NULL && inno_statement_bind (statement, error, "t", id))
    step = inno_statement_step (statement, error);
  if (step == INNO_STEP_ERROR)
    return NULL;

  if (step == INNO_STEP_ROW)
    node = inno_json_parse (inno_statement_get_text (statement, 0), (gsize) sqlite3_column_bytes (statement, 0), NULL);

  return inno_store_search_words (node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                                  ? json_node_get_object (node) : nothing);
}

static gboolean
put_all (sqlite3  *db,
         GError  **error)
{
  g_autoptr (InnoStatement) find = inno_statement_new (db, "SELECT document.id, body FROM project "
                                                           "JOIN document USING (id) ORDER BY document.rowid", error);
  g_autoptr (InnoStatement) put = find != NULL ? inno_statement_new (db, INNO_SEARCH_PUT, error) : NULL;
  InnoStepResult step;

  if (put == NULL)
    return FALSE;

  while ((step = inno_statement_step (find, error)) == INNO_STEP_ROW)
    {
      const char *id = inno_statement_get_text (find, 0), *body = inno_statement_get_text (find, 1);
      g_autoptr (JsonNode) node =
        body != NULL ? inno_json_parse (body, (gsize) sqlite3_column_bytes (find, 1), NULL) : NULL;

      /* What a damaged page has changed is not found. */
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        continue;
      if (!inno_store_search_put (put, id, json_node_get_object (node), error))
        return FALSE;
    }

  return step == INNO_STEP_DONE;
}

/* All of it or nothing. Where it fails nothing is found until the next time: no
 * reason not to open what can be read. */
void
inno_store_search_rebuild (sqlite3 *db)
{
  g_autoptr (GError) error = NULL;
  gint64 is_missing;

  if (!inno_store_query_integer (db, "SELECT EXISTS (SELECT 1 FROM project) AND NOT EXISTS (SELECT 1 FROM search)",
                                 &is_missing, &error) ||
      (is_missing && !(inno_store_exec (db, "BEGIN IMMEDIATE", &error) && put_all (db, &error) &&
                       inno_store_exec (db, "COMMIT", &error))))
    {
      g_debug ("The words of the projects are missing: %s", error->message);
      inno_store_rollback (db);
    }
}
