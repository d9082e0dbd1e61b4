/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-address.h"
#include "inno-json.h"
#include "inno-static-head.h"
#include "inno-store-feed.h"
#include "inno-store-restore.h"

/* What this program writes. */
#define WRITER 1

typedef struct
{
  char     *url;          /* nullable */
  char     *dataset_id;   /* nullable: nothing was ever fetched */
  gboolean  has_meta;     /* the document that says so is here */
} Pinned;

static gboolean
fail (GError        **error,
      InnoSyncError   code,
      const char     *sentence)
{
  g_set_error_literal (error, INNO_SYNC_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
read_pinned (InnoCouch  *self,
             gpointer    data,
             GError    **error)
{
  Pinned *pinned = data;
  g_autofree char *meta = inno_store_get_shared (self->store, INNO_COUCH_META_ID, NULL);

  pinned->has_meta = meta != NULL;
  pinned->url = inno_store_get_setting (self->store, "url");
  pinned->dataset_id = inno_store_get_setting (self->store, "dataset_id");
  return TRUE;
}

/* One address has one form, without a query and a slash at its end. */
static gboolean
set_address (InnoCouch   *self,
             const char  *url,
             GError     **error)
{
  g_autoptr (GUri) uri = inno_address_parse (url, error);
  g_autofree char *path = NULL;
  gsize length;

  if (uri == NULL)
    return FALSE;

  path = g_strdup (g_uri_get_path (uri));
  for (length = strlen (path); length > 1 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';

  self->uri = g_uri_build (g_uri_get_flags (uri), g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                           g_uri_get_port (uri), path, NULL, NULL);
  self->url = g_uri_to_string (self->uri);
  return TRUE;
}

/* What says what the database is. */

/* Before all else: of a later form nothing more is known. */
static gboolean
is_too_new (JsonObject *meta)
{
  JsonObject *schema = inno_json_get_object (meta, "", "schema", NULL);
  gint64 major;

  return schema != NULL && inno_json_get_integer (schema, "/schema", "major", &major, NULL) &&
         major > INNO_STATIC_SCHEMA_MAJOR;
}

static gboolean
read_meta (InnoCouch        *self,
           InnoCouchAnswer  *answer,
           GError          **error)
{
  JsonObject *meta = inno_json_peek_object (answer->root);
  g_autoptr (GError) local_error = NULL;

  if (meta != NULL && is_too_new (meta))
    return fail (error, INNO_SYNC_ERROR_TOO_NEW,
                 _("The portfolio was written for a later version of this program; update it."));

  if (meta == NULL || !inno_document_validate (meta, "", &local_error))
    {
      g_debug ("The head of the database: %s", local_error != NULL ? local_error->message : "no object");
      return fail (error, INNO_SYNC_ERROR_NOT_SET_UP,
                   _("The database says of itself what this program does not understand; nothing was changed."));
    }

  g_clear_pointer (&self->meta, json_object_unref);
  self->meta = json_object_ref (meta);
  self->is_read_only = json_object_get_int_member_with_default (meta, "min_writer", 0) > WRITER;
  g_free (self->dataset_id);
  self->dataset_id = g_strdup (json_object_get_string_member (meta, "dataset_id"));
  return TRUE;
}

static gboolean
ask_meta (InnoCouch        *self,
          InnoCouchAnswer  *answer,
          GError          **error)
{
  g_autofree char *escaped = g_uri_escape_string (INNO_COUCH_META_ID, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/", escaped, NULL);

  return inno_couch_ask (self, path, NULL, INNO_COUCH_PARSED, answer, error);
}

/* Setting up */

/* What the server itself needs is no document of anybody. */
static gboolean
check_empty (InnoCouch  *self,
             gboolean   *is_empty,
             GError    **error)
{
  g_auto (InnoCouchAnswer) answer = { 0 };
  JsonObject *root;
  JsonArray *rows;

  if (!inno_couch_ask (self, "/_all_docs?limit=20", NULL, INNO_COUCH_PARSED, &answer, error))
    return FALSE;
  if (answer.status != 200)
    return inno_couch_fail (self, &answer, error);

  root = inno_json_peek_object (answer.root);
  rows = root != NULL ? inno_json_peek_array (json_object_get_member (root, "rows")) : NULL;
  *is_empty = rows != NULL;
  for (guint i = 0; *is_empty && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = inno_json_peek_object (json_array_get_element (rows, i));
      const char *id = row != NULL ? inno_json_peek_string (json_object_get_member (row, "id")) : NULL;

      *is_empty = id != NULL && g_str_has_prefix (id, "_design/");
    }

  return TRUE;
}

static JsonObject *
make_meta (const char *dataset_id)
{
  JsonObject *meta = json_object_new ();
  JsonObject *schema = json_object_new ();

  json_object_set_int_member (schema, "major", INNO_STATIC_SCHEMA_MAJOR);
  json_object_set_int_member (schema, "minor", 0);
  json_object_set_string_member (meta, "_id", INNO_COUCH_META_ID);
  json_object_set_string_member (meta, "type", "meta");
  json_object_set_string_member (meta, "format", INNO_STATIC_FORMAT);
  json_object_set_object_member (meta, "schema", schema);
  json_object_set_int_member (meta, "min_writer", WRITER);
  json_object_set_string_member (meta, "dataset_id", dataset_id);

  return meta;
}

/* Without a revision, so that of two who do it at once one is told. */
static gboolean
create_meta (InnoCouch   *self,
             const char  *dataset_id,
             GError     **error)
{
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (GBytes) body = NULL;
  JsonArray *docs = json_array_new ();

  json_array_add_object_element (docs, make_meta (dataset_id));
  json_object_set_array_member (request, "docs", docs);
  body = inno_couch_to_bytes (request);

  if (!inno_couch_ask (self, "/_bulk_docs", body, INNO_COUCH_PARSED, &answer, error))
    return FALSE;

  return answer.status == 201 || answer.status == 202 || answer.status == 200 ||
         inno_couch_fail_writing (self, &answer, error);
}

static gboolean
offer_all (InnoCouch  *self,
           gpointer    data,
           GError    **error)
{
  return inno_store_offer_all (self->store, error);
}

/* Who was faster has said what it is, so that this is read again. */
static gboolean
set_up (InnoCouch     *self,
        const Pinned  *pinned,
        GError       **error)
{
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autofree char *dataset_id = pinned->dataset_id != NULL ? g_strdup (pinned->dataset_id)
                                                           : g_uuid_string_random ();

  if (!create_meta (self, dataset_id, error) || !ask_meta (self, &answer, error))
    return FALSE;
  if (answer.status != 200)
    return inno_couch_fail (self, &answer, error);
  if (!read_meta (self, &answer, error))
    return FALSE;

  return g_strcmp0 (self->dataset_id, dataset_id) != 0 ||
         inno_couch_on_store (self, offer_all, NULL, error);
}

static gboolean
open_unnamed (InnoCouch     *self,
              const Pinned  *pinned,
              GError       **error)
{
  gboolean is_known = pinned->dataset_id != NULL && g_strcmp0 (pinned->url, self->url) == 0;
  gboolean is_empty = FALSE;

  if (!check_empty (self, &is_empty, error))
    return FALSE;
  if (is_empty && (self->flags & INNO_IMPORT_SET_UP) != 0)
    return set_up (self, pinned, error);
  if (is_known && (self->flags & INNO_IMPORT_GIVE_OURS) != 0)
    {
      self->dataset_id = g_strdup (pinned->dataset_id);
      return pinned->has_meta || create_meta (self, pinned->dataset_id, error);
    }
  if (is_known)
    return fail (error, INNO_SYNC_ERROR_ROLLED_BACK,
                 _("The server has lost the portfolio. Nothing was changed here."));
  if (is_empty)
    return fail (error, INNO_SYNC_ERROR_EMPTY_DATABASE,
                 _("The database is empty. The portfolio can be set up in it."));

  return fail (error, INNO_SYNC_ERROR_NOT_SET_UP,
               _("The database holds something else than a portfolio; nothing was changed."));
}

static gboolean
check_pinned (InnoCouch     *self,
              const Pinned  *pinned,
              GError       **error)
{
  if (pinned->dataset_id == NULL || g_strcmp0 (pinned->dataset_id, self->dataset_id) == 0)
    return TRUE;

  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_DIFFERENT,
                       _("The address leads to another portfolio than the one kept here. "
                         "Nothing was changed."));
  return FALSE;
}

static gboolean
open_named (InnoCouch     *self,
            const Pinned  *pinned,
            GError       **error)
{
  g_auto (InnoCouchAnswer) answer = { 0 };

  if (!ask_meta (self, &answer, error))
    return FALSE;
  if (answer.status == 404)
    return open_unnamed (self, pinned, error);
  if (answer.status != 200)
    return inno_couch_fail (self, &answer, error);

  return read_meta (self, &answer, error) && check_pinned (self, pinned, error);
}

/* Somebody gave a server back what it had lost: the places of before lead nowhere, or
 * where nothing new seems to come from. */
static gboolean
keep_epoch (InnoCouch  *self,
            gpointer    data,
            GError    **error)
{
  const char *epoch = inno_json_peek_string (json_object_get_member (self->meta, INNO_COUCH_EPOCH));
  g_autofree char *kept = inno_store_get_setting (self->store, INNO_COUCH_EPOCH);

  return g_strcmp0 (epoch, kept) == 0 ||
         (inno_store_feed_forget_since (self->store, error) &&
          inno_store_set_setting (self->store, INNO_COUCH_EPOCH, epoch, error));
}

/**
 * inno_couch_open:
 * @self: a conversation
 * @error: return location for an #INNO_SYNC_ERROR or an #INNO_STORE_ERROR
 *
 * Finds out whether the database is a portfolio, and the one that is kept here. An
 * empty one becomes it where a person has agreed.
 *
 * Returns: whether it is
 */
gboolean
inno_couch_open (InnoCouch  *self,
                 GError    **error)
{
  Pinned pinned = { NULL };
  gboolean is_open = inno_couch_on_store (self, read_pinned, &pinned, error);

  if (is_open && self->asked == NULL && pinned.url == NULL)
    is_open = fail (error, INNO_SYNC_ERROR_ADDRESS,
                    _("No address is known yet; give the address of the portfolio."));

  is_open = is_open &&
            set_address (self, self->asked != NULL ? self->asked : pinned.url, error) &&
            open_named (self, &pinned, error) &&
            (self->meta == NULL || inno_couch_on_store (self, keep_epoch, NULL, error));

  g_free (pinned.url);
  g_free (pinned.dataset_id);
  return is_open;
}
