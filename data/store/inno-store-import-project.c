/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-day.h"
#include "inno-store-import-private.h"
#include "inno-store-search-private.h"

/* The rows of a project document that has been validated. */

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
put_head (InnoStoreImport  *self,
          JsonObject       *document,
          const char       *id,
          GError          **error)
{
  InnoStatement *statement = self->statements[INNO_IMPORT_PUT_PROJECT];
  InnoStep step = INNO_STEP_ERROR;

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
  InnoStep step = INNO_STEP_ERROR;

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
put_funding (InnoStoreImport  *self,
             const char       *id,
             JsonObject       *funding,
             GError          **error)
{
  JsonObjectIter iter;
  const char *row_id;
  JsonNode *row;

  json_object_iter_init (&iter, funding);
  while (json_object_iter_next (&iter, &row_id, &row))
    if (!put_funding_row (self->statements[INNO_IMPORT_PUT_FUNDING], id, row_id,
                          json_node_get_object (row), error))
      return FALSE;

  return TRUE;
}

/* Nobody searches in a copy in memory. */
static gboolean
put_words (InnoStoreImport  *self,
           const char       *id,
           JsonObject       *document,
           GError          **error)
{
  if (inno_store_get_folder (self->store) == NULL)
    return TRUE;

  return inno_statement_run (self->statements[INNO_IMPORT_REMOVE_WORDS], error, "t", id) &&
         inno_store_search_put (self->statements[INNO_IMPORT_PUT_WORDS], id, document, error);
}

gboolean
inno_store_import_put_project (InnoStoreImport  *self,
                               JsonObject       *document,
                               InnoSeen          seen,
                               GError          **error)
{
  const char *id = get_string (document, "_id");

  /* The rows of its cities, themes and funding go with it. */
  if (seen == INNO_SEEN_CHANGED &&
      !inno_statement_run (self->statements[INNO_IMPORT_REMOVE_PROJECT], error, "t", id))
    return FALSE;

  return put_head (self, document, id, error) &&
         put_list (self->statements[INNO_IMPORT_PUT_CITY], id,
                   json_object_get_array_member (document, "cities"), error) &&
         put_list (self->statements[INNO_IMPORT_PUT_THEME], id,
                   json_object_get_array_member (document, "themes"), error) &&
         put_funding (self, id, json_object_get_object_member (document, "funding"), error) &&
         put_words (self, id, document, error);
}
