/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-outbox.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-json.h"
#include "inno-store-pending.h"

/* In one request. */
#define MAX_BYTES (1000 * 1000)

/* What a person has not decided about yet waits: "" is a whole document that was
 * deleted on one side and changed on the other. So does what is under way, as it may
 * have arrived, and what was refused until it is another text. */
#define IS_READY \
  "body IS NOT base_body " \
  "AND document NOT IN (SELECT document FROM in_flight) " \
  "AND document NOT IN (SELECT document FROM conflict WHERE path = '') " \
  "AND NOT EXISTS (SELECT 1 FROM refusal WHERE refusal.document = edit.document AND refusal.body IS edit.body)"

/* What was sent, has not arrived, and may do so yet: it goes again as it was. A newer
 * text in its place would take it for somebody else's, if it did. */
#define IS_UNANSWERED "rev IS NULL"

static gboolean
run (InnoStore   *self,
     const char  *sql,
     const char  *id,
     const char  *value,
     GError     **error)
{
  sqlite3 *outbox = inno_store_get_outbox (self, error);
  g_autoptr(InnoStatement) statement = NULL;

  statement = outbox != NULL ? inno_statement_new (outbox, sql, error) : NULL;
  return statement != NULL &&
         (value != NULL ? inno_statement_run (statement, error, "tt", id, value)
                        : inno_statement_run (statement, error, "t", id));
}

/**
 * inno_parcel_free:
 * @parcel: (transfer full) (nullable): what was sent
 */
void
inno_parcel_free (InnoParcel *parcel)
{
  if (parcel == NULL)
    return;

  g_free (parcel->id);
  g_free (parcel->edit_id);
  g_free (parcel->base_rev);
  g_free (parcel->text);
  g_free (parcel->rev);
  g_free (parcel);
}

/* Who changed it here last. A merge leaves the stamp of the others in the document,
 * so that the steps are asked then. Returns: (nullable) */
static char *
find_author (sqlite3           *outbox,
             const InnoPending *pending)
{
  JsonObject *body = inno_pending_peek (pending->body_node);
  JsonObject *base = inno_pending_peek (pending->base_node);
  g_autoptr(InnoStatement) find = NULL;

  if (g_strcmp0 (inno_document_get_stamp (body, "id"), inno_document_get_stamp (base, "id")) != 0)
    return g_strdup (inno_document_get_stamp (body, "by"));

  find = inno_statement_new (outbox, "SELECT step.who FROM step_document JOIN step ON step.number = step "
                                     "WHERE document = ?1 ORDER BY step DESC LIMIT 1", NULL);
  if (find == NULL || !inno_statement_bind (find, NULL, "t", pending->id) ||
      inno_statement_step (find, NULL) != INNO_STEP_ROW)
    return NULL;

  return g_strdup (inno_statement_get_text (find, 0));
}

static JsonObject *
make_stamp (const char *edit_id,
            const char *author)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  JsonObject *edit = json_object_new ();

  json_object_set_string_member (edit, "id", edit_id);
  if (author != NULL && *author != '\0')
    json_object_set_string_member (edit, "by", author);
  json_object_set_string_member (edit, "at", at);

  return edit;
}

/* All that is known of it, with the revision that it was made from. Of one that is
 * removed, only that; the rest would stay on the server. */
static JsonObject *
make_document (const InnoPending *pending)
{
  JsonObject *document = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (pending->body_node == NULL)
    {
      g_autofree char *type = g_strndup (pending->id, strcspn (pending->id, ":"));

      json_object_set_string_member (document, "_id", pending->id);
      json_object_set_string_member (document, "type", type);
      json_object_set_boolean_member (document, "_deleted", TRUE);
    }
  else
    {
      json_object_iter_init_ordered (&iter, inno_pending_peek (pending->body_node));
      while (json_object_iter_next_ordered (&iter, &member, &node))
        if (!g_str_equal (member, "_rev") && !g_str_equal (member, "_conflicts"))
          json_object_set_member (document, member, json_node_copy (node));
    }

  if (pending->base_rev != NULL)
    json_object_set_string_member (document, "_rev", pending->base_rev);
  return document;
}

static InnoParcel *
make_parcel (sqlite3           *outbox,
             const InnoPending *pending,
             const char        *edit_id)
{
  InnoParcel *parcel = g_new0 (InnoParcel, 1);
  g_autoptr(JsonObject) document = make_document (pending);
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), document);
  g_autofree char *author = find_author (outbox, pending);

  parcel->id = g_strdup (pending->id);
  parcel->edit_id = g_strdup (edit_id);
  parcel->base_rev = g_strdup (pending->base_rev);
  parcel->is_removal = pending->body_node == NULL;
  json_object_set_object_member (document, "edit", make_stamp (parcel->edit_id, author));
  parcel->text = inno_json_to_string (node);

  return parcel;
}

#define FIND_IN_FLIGHT "SELECT document, edit_id, base_rev, body, rev FROM in_flight "

/* The text of a removal is not kept, as it says nothing but that. */
static InnoParcel *
read_parcel (sqlite3       *outbox,
             InnoStatement *row)
{
  const char *text = inno_statement_get_text (row, 3);
  InnoPending removed = { .id = (char *) inno_statement_get_text (row, 0),
                          .base_rev = (char *) inno_statement_get_text (row, 2) };
  InnoParcel *parcel;

  if (text == NULL)
    {
      parcel = make_parcel (outbox, &removed, inno_statement_get_text (row, 1));
    }
  else
    {
      parcel = g_new0 (InnoParcel, 1);
      parcel->id = g_strdup (removed.id);
      parcel->edit_id = g_strdup (inno_statement_get_text (row, 1));
      parcel->base_rev = g_strdup (removed.base_rev);
      parcel->text = g_strdup (text);
    }

  parcel->rev = g_strdup (inno_statement_get_text (row, 4));
  return parcel;
}

/* Returns: whether it could be looked for; *parcel is NULL where nothing was sent */
static gboolean
find_in_flight (sqlite3     *outbox,
                const char  *id,
                InnoParcel **parcel,
                GError     **error)
{
  g_autoptr(InnoStatement) find = inno_statement_new (outbox, FIND_IN_FLIGHT "WHERE document = ?1", error);
  InnoStepResult step = INNO_STEP_ERROR;

  if (find != NULL && inno_statement_bind (find, error, "t", id))
    step = inno_statement_step (find, error);

  *parcel = step == INNO_STEP_ROW ? read_parcel (outbox, find) : NULL;
  return step != INNO_STEP_ERROR;
}

static gboolean
put_in_flight (sqlite3     *outbox,
               InnoParcel  *parcel,
               GError     **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox, "INSERT INTO in_flight (document, edit_id, base_rev, body, at) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)", error);

  return statement != NULL &&
         inno_statement_run (statement, error, "tttti", parcel->id, parcel->edit_id, parcel->base_rev,
                             parcel->is_removal ? NULL : parcel->text, g_get_real_time () / G_USEC_PER_SEC);
}

/* Returns: (nullable) (element-type utf8): ids of what is ready, in their order */
static GPtrArray *
list_ready (sqlite3     *outbox,
            const char  *after,
            guint        max,
            gboolean     with_removals,
            GError     **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox, "SELECT document FROM edit WHERE " IS_READY " AND document > ?1 "
                                "AND (?2 OR body IS NOT NULL) UNION ALL "
                                "SELECT document FROM in_flight WHERE " IS_UNANSWERED " AND document > ?1 "
                                "AND (?2 OR body IS NOT NULL) ORDER BY document LIMIT ?3", error);
  InnoStepResult step = INNO_STEP_ERROR;

  if (statement == NULL ||
      !inno_statement_bind (statement, error, "tii", after != NULL ? after : "", (gint64) with_removals,
                            (gint64) max))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (inno_statement_get_text (statement, 0)));

  return step == INNO_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
take_parcel (InnoStore   *self,
             sqlite3     *outbox,
             const char  *id,
             InnoParcel **parcel,
             gboolean    *is_new,
             GError     **error)
{
  g_autoptr(InnoPending) pending = NULL;
  g_autofree char *edit_id = NULL;

  *is_new = FALSE;
  if (!find_in_flight (outbox, id, parcel, error) || *parcel != NULL)
    return *parcel != NULL;

  pending = inno_pending_read (self, id, error);
  if (pending == NULL)
    return FALSE;

  edit_id = g_uuid_string_random ();
  *parcel = make_parcel (outbox, pending, edit_id);
  *is_new = TRUE;
  return TRUE;
}

static gboolean
fill (InnoStore  *self,
      sqlite3    *outbox,
      GPtrArray  *ids,
      GPtrArray  *parcels,
      GError    **error)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(InnoParcel) parcel = NULL;
      gboolean is_new;

      if (!take_parcel (self, outbox, g_ptr_array_index (ids, i), &parcel, &is_new, error))
        return FALSE;
      if (parcels->len > 0 && n_bytes + strlen (parcel->text) > MAX_BYTES)
        return TRUE;
      if (is_new && !put_in_flight (outbox, parcel, error))
        return FALSE;

      n_bytes += strlen (parcel->text);
      g_ptr_array_add (parcels, g_steal_pointer (&parcel));
    }

  return TRUE;
}

/**
 * inno_store_outbox_pack:
 * @self: an open store
 * @after: (nullable): the id behind which to begin
 * @max: how many at most
 * @with_removals: whether documents that were removed go too
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Takes what one request can carry and keeps it durably as it will be sent, so that
 * it is recognised whatever becomes of the answer.
 *
 * Returns: (transfer full) (nullable) (element-type InnoParcel): in the order of
 *   their ids; empty when nothing is left
 */
GPtrArray *
inno_store_outbox_pack (InnoStore   *self,
                        const char  *after,
                        guint        max,
                        gboolean     with_removals,
                        GError     **error)
{
  g_autoptr(GPtrArray) parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_parcel_free);
  g_autoptr(GPtrArray) ids = NULL;
  sqlite3 *outbox;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  outbox = inno_store_get_outbox (self, error);
  if (outbox == NULL || !inno_store_check_writable (self, error) ||
      !inno_store_exec (outbox, "BEGIN IMMEDIATE", error))
    return NULL;

  ids = list_ready (outbox, after, max, with_removals, error);
  if (ids == NULL || !fill (self, outbox, ids, parcels, error) || !inno_store_exec (outbox, "COMMIT", error))
    {
      inno_store_rollback (outbox);
      return NULL;
    }

  return g_steal_pointer (&parcels);
}

/**
 * inno_store_outbox_is_ready:
 * @self: an open store
 *
 * Returns: whether anything is to be sent
 */
gboolean
inno_store_outbox_is_ready (InnoStore *self)
{
  sqlite3 *outbox = inno_store_get_outbox (self, NULL);
  gint64 is_ready = 0;

  if (outbox != NULL)
    inno_store_query_integer (outbox, "SELECT EXISTS (SELECT 1 FROM edit WHERE " IS_READY ") OR "
                                      "EXISTS (SELECT 1 FROM in_flight WHERE " IS_UNANSWERED ")", &is_ready, NULL);

  return is_ready != 0;
}

/**
 * inno_store_outbox_list_in_flight:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoParcel): what was sent and is
 *   not known to have arrived
 */
GPtrArray *
inno_store_outbox_list_in_flight (InnoStore  *self,
                                  GError    **error)
{
  g_autoptr(GPtrArray) parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_parcel_free);
  sqlite3 *outbox = inno_store_get_outbox (self, error);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  statement = outbox != NULL ? inno_statement_new (outbox, FIND_IN_FLIGHT "ORDER BY document", error) : NULL;
  if (statement == NULL)
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (parcels, read_parcel (outbox, statement));

  return step == INNO_STEP_DONE ? g_steal_pointer (&parcels) : NULL;
}

/**
 * inno_store_outbox_release:
 * @self: an open store
 * @id: the id of a document
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * What was sent has surely not arrived: it is ready to be sent again.
 *
 * Returns: whether it was written
 */
gboolean
inno_store_outbox_release (InnoStore   *self,
                           const char  *id,
                           GError     **error)
{
  sqlite3 *outbox = inno_store_get_outbox (self, error);

  if (outbox == NULL || !run (self, "DELETE FROM in_flight WHERE document = ?1", id, NULL, error))
    return FALSE;

  inno_pending_clean (outbox);
  return TRUE;
}

/**
 * inno_store_outbox_accept:
 * @self: an open store
 * @id: the id of a document
 * @rev: what the server called it
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * The server has taken it, but it has to be read back before it counts.
 *
 * Returns: whether it was written
 */
gboolean
inno_store_outbox_accept (InnoStore   *self,
                          const char  *id,
                          const char  *rev,
                          GError     **error)
{
  return run (self, "UPDATE in_flight SET rev = ?2 WHERE document = ?1", id, rev, error);
}

/**
 * inno_store_outbox_refuse:
 * @self: an open store
 * @id: the id of a document
 * @reason: why, in the words of the server or in ours
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Keeps the edit, and does not send it again until it is another.
 *
 * Returns: whether it was written
 */
gboolean
inno_store_outbox_refuse (InnoStore   *self,
                          const char  *id,
                          const char  *reason,
                          GError     **error)
{
  return run (self, "INSERT OR REPLACE INTO refusal (document, body, reason, at) "
                    "SELECT document, body, ?2, unixepoch () FROM edit WHERE document = ?1", id, reason, error) &&
         inno_store_outbox_release (self, id, error);
}

/**
 * inno_store_outbox_count_removals:
 * @self: an open store
 *
 * Returns: how many removals of documents wait to be sent
 */
guint
inno_store_outbox_count_removals (InnoStore *self)
{
  sqlite3 *outbox = inno_store_get_outbox (self, NULL);
  gint64 n_removals = 0;

  if (outbox != NULL)
    inno_store_query_integer (outbox, "SELECT count(*) FROM edit WHERE body IS NULL AND " IS_READY,
                              &n_removals, NULL);

  return (guint) n_removals;
}
