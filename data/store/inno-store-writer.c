/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-writer.h"

#include <glib/gi18n-lib.h>

#include "inno-day.h"
#include "inno-document.h"
#include "inno-json.h"
#include "inno-store-search-private.h"

/* A document, and of a project the rows that are counted, into the cache: from an
 * import and from an edit by the same door. */

#define MAX_DOCUMENT_BYTES (1024 * 1024)

static const char * const sql[INNO_WRITER_N_STATEMENTS] = {
  [INNO_WRITER_PUT] =
    "INSERT INTO document (id, type, rev, body) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (id) DO UPDATE SET type = excluded.type, rev = excluded.rev, "
    "body = excluded.body",
  [INNO_WRITER_REMOVE] =
    "DELETE FROM document WHERE id = ?1",
  [INNO_WRITER_REMOVE_PROJECT] =
    "DELETE FROM project WHERE id = ?1",
  [INNO_WRITER_PUT_PROJECT] =
    "INSERT INTO project (id, code, kind, parent, agreement, lead_theme, status, start_day, "
    "end_day, name_fi, name_sv, name_en) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
  [INNO_WRITER_PUT_CITY] =
    "INSERT INTO project_city (project, position, city) VALUES (?1, ?2, ?3)",
  [INNO_WRITER_PUT_THEME] =
    "INSERT INTO project_theme (project, position, theme) VALUES (?1, ?2, ?3)",
  [INNO_WRITER_PUT_FUNDING] =
    "INSERT INTO funding (project, row_id, source, measure, year, amount_cents) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [INNO_WRITER_REMOVE_WORDS] = INNO_SEARCH_REMOVE,
  [INNO_WRITER_PUT_WORDS] = INNO_SEARCH_PUT,
};

/* Guards, parses and validates one document. */
JsonNode *
inno_store_parse (const char  *json,
                  gsize        length,
                  const char  *path,
                  GError     **error)
{
  g_autoptr(JsonNode) node = NULL;

  if (length > MAX_DOCUMENT_BYTES)
    {
      g_set_error_literal (error, INNO_JSON_ERROR, INNO_JSON_ERROR_TOO_LARGE,
                           _("This record is larger than 1 MB."));
      return NULL;
    }

  node = inno_json_parse (json, length, error);
  if (node == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, INNO_JSON_ERROR, INNO_JSON_ERROR_TYPE,
                           _("This record is not an object."));
      return NULL;
    }

  if (!inno_document_validate (json_node_get_object (node), path, error))
    return NULL;

  return g_steal_pointer (&node);
}

/* Of a document of a type that we do not know, it may be anything. */
const char *
inno_store_get_rev (JsonObject *document)
{
  JsonNode *node = json_object_get_member (document, "_rev");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static gboolean
bind_day (InnoStatement  *statement,
          int             index,
          JsonObject     *document,
          const char     *member,
          GError        **error)
{
  const char *text = get_string (document, member);
  InnoDay day;

  if (text == NULL || !inno_day_parse_iso (text, &day))
    return TRUE;
  if (sqlite3_bind_int (statement, index, day) != SQLITE_OK)
    return inno_store_fail (sqlite3_db_handle (statement), error);

  return TRUE;
}

static gboolean
bind_name (InnoStatement  *statement,
           int             index,
           JsonObject     *document,
           GError        **error)
{
  JsonObject *name = json_object_get_object_member (document, "name");

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    if (sqlite3_bind_text (statement, index + (int) lang, get_string (name, inno_lang_to_code (lang)), -1,
                           SQLITE_TRANSIENT) != SQLITE_OK)
      return inno_store_fail (sqlite3_db_handle (statement), error);

  return TRUE;
}

static gboolean
put_head (InnoStoreWriter  *self,
          JsonObject       *document,
          const char       *id,
          GError          **error)
{
  InnoStatement *statement = self->statements[INNO_WRITER_PUT_PROJECT];
  InnoStepResult step = INNO_STEP_ERROR;

  if (inno_statement_bind (statement, error, "ttttttt", id,
                           get_string (document, "code"),
                           get_string (document, "kind"),
                           get_string (document, "parent"),
                           get_string (document, "agreement"),
                           get_string (document, "lead_theme"),
                           get_string (document, "status")) &&
      bind_day (statement, 8, document, "start", error) &&
      bind_day (statement, 9, document, "end", error) &&
      bind_name (statement, 10, document, error))
    step = inno_statement_step (statement, error);
  inno_statement_reset (statement);

  return step == INNO_STEP_DONE;
}

static gboolean
put_list (InnoStatement  *statement,
          const char     *id,
          JsonArray      *list,
          GError        **error)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!inno_statement_run (statement, error, "tit", id, (gint64) i,
                             json_array_get_string_element (list, i)))
      return FALSE;

  return TRUE;
}

static gboolean
put_funding_row (InnoStatement  *statement,
                 const char     *id,
                 const char     *row_id,
                 JsonObject     *row,
                 GError        **error)
{
  JsonNode *year = json_object_get_member (row, "year");
  JsonNode *amount = json_object_get_member (row, "amount_cents");
  InnoStepResult step = INNO_STEP_ERROR;

  if (!inno_statement_bind (statement, error, "tttt", id, row_id,
                            get_string (row, "source"), get_string (row, "measure")))
    return FALSE;

  /* What is not bound is NULL: not known. */
  if (year != NULL && !JSON_NODE_HOLDS_NULL (year))
    sqlite3_bind_int64 (statement, 5, json_node_get_int (year));
  if (amount != NULL && !JSON_NODE_HOLDS_NULL (amount))
    sqlite3_bind_int64 (statement, 6, json_node_get_int (amount));

  step = inno_statement_step (statement, error);
  inno_statement_reset (statement);
  return step == INNO_STEP_DONE;
}

static gboolean
put_funding (InnoStoreWriter  *self,
             const char       *id,
             JsonObject       *funding,
             GError          **error)
{
  JsonObjectIter iter;
  const char *row_id;
  JsonNode *row;

  json_object_iter_init (&iter, funding);
  while (json_object_iter_next (&iter, &row_id, &row))
    if (!put_funding_row (self->statements[INNO_WRITER_PUT_FUNDING], id, row_id,
                          json_node_get_object (row), error))
      return FALSE;

  return TRUE;
}

static gboolean
remove_words (InnoStoreWriter  *self,
              const char       *id,
              GError          **error)
{
  return !self->is_searched || inno_statement_run (self->statements[INNO_WRITER_REMOVE_WORDS], error, "t", id);
}

static gboolean
put_words (InnoStoreWriter  *self,
           const char       *id,
           JsonObject       *document,
           GError          **error)
{
  return !self->is_searched ||
         (remove_words (self, id, error) &&
          inno_store_search_put (self->statements[INNO_WRITER_PUT_WORDS], id, document, error));
}

static gboolean
put_project (InnoStoreWriter  *self,
             JsonObject       *document,
             gboolean          is_new,
             GError          **error)
{
  const char *id = get_string (document, "_id");

  /* The rows of its cities, themes and funding go with it. */
  if (!is_new &&
      !inno_statement_run (self->statements[INNO_WRITER_REMOVE_PROJECT], error, "t", id))
    return FALSE;

  return put_head (self, document, id, error) &&
         put_list (self->statements[INNO_WRITER_PUT_CITY], id,
                   json_object_get_array_member (document, "cities"), error) &&
         put_list (self->statements[INNO_WRITER_PUT_THEME], id,
                   json_object_get_array_member (document, "themes"), error) &&
         put_funding (self, id, json_object_get_object_member (document, "funding"), error) &&
         put_words (self, id, document, error);
}

gboolean
inno_store_writer_init (InnoStoreWriter  *self,
                        sqlite3          *db,
                        GError          **error)
{
  const char *file = sqlite3_db_filename (db, "main");

  self->is_searched = file != NULL && *file != '\0';
  for (guint i = 0; i < INNO_WRITER_N_STATEMENTS; i++)
    {
      self->statements[i] = inno_statement_new (db, sql[i], error);
      if (self->statements[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

void
inno_store_writer_clear (InnoStoreWriter *self)
{
  for (guint i = 0; i < INNO_WRITER_N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
}

/* In the place of what there may be with its id; @is_new: there is none. */
gboolean
inno_store_writer_put (InnoStoreWriter      *self,
                       const InnoStoreText  *text,
                       gboolean              is_new,
                       GError              **error)
{
  JsonObject *document = text->document;
  const char *type = get_string (document, "type");

  return inno_statement_run (self->statements[INNO_WRITER_PUT], error, "tttx",
                             get_string (document, "_id"), type, inno_store_get_rev (document),
                             text->text, text->length) &&
         (inno_document_type_from_id (type) != INNO_DOCUMENT_PROJECT ||
          put_project (self, document, is_new, error));
}

/* All of its rows go with it. */
gboolean
inno_store_writer_remove (InnoStoreWriter  *self,
                          const char       *id,
                          GError          **error)
{
  return remove_words (self, id, error) &&
         inno_statement_run (self->statements[INNO_WRITER_REMOVE], error, "t", id);
}
