/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-feed.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-json.h"
#include "inno-store-import-private.h"
#include "inno-store-revisions.h"
#include "inno-store-settings.h"
#include "inno-store-totals.h"

/* So few are counted one by one; of more, the totals are made anew. */
#define FEW 40

#define MAX_DOCUMENT_BYTES (1024 * 1024)
#define MAX_RAW_BYTES (64 * 1024)

/* What is known of a document that comes. */
typedef struct
{
  InnoPending *pending;   /* nullable: it was not edited; owned by the import */
  gboolean     is_known;
  char        *rev;       /* nullable: of the shared data as it is known here */
  char        *body;      /* nullable: there is none, or it was edited */
} Known;

static void
known_clear (Known *known)
{
  g_free (known->rev);
  g_free (known->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
run (sqlite3     *db,
     const char  *sql,
     const char  *id,
     GError     **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (db, sql, error);

  return statement != NULL && inno_statement_run (statement, error, "t", id);
}

static gboolean
find_pending (InnoStoreImport  *self,
              const char       *id,
              InnoPending     **pending,
              GError          **error)
{
  *pending = g_hash_table_lookup (self->edits, id);
  if (*pending != NULL || !self->has_edits)
    return TRUE;
  if (!inno_pending_find (self->store, id, pending, error))
    return FALSE;

  if (*pending != NULL)
    g_hash_table_insert (self->edits, (*pending)->id, *pending);
  return TRUE;
}

static gboolean
find_known (InnoStoreImport  *self,
            const char       *id,
            Known            *known,
            GError          **error)
{
  InnoStatement *find = self->statements[INNO_IMPORT_FIND_SHARED];
  InnoStepResult step = INNO_STEP_ERROR;

  if (!find_pending (self, id, &known->pending, error))
    return FALSE;
  if (known->pending != NULL)
    {
      known->is_known = known->pending->base != NULL;
      known->rev = g_strdup (known->pending->base_rev);
      return TRUE;
    }

  if (inno_statement_bind (find, error, "t", id))
    step = inno_statement_step (find, error);
  if (step == INNO_STEP_ROW)
    {
      known->is_known = TRUE;
      known->rev = g_strdup (inno_statement_get_text (find, 0));
      known->body = g_strdup (inno_statement_get_text (find, 1));
    }
  inno_statement_reset (find);

  return step != INNO_STEP_ERROR;
}

/* Whether @document is what was sent from here: then that is what later edits of it
 * started from. */
static gboolean
recognise (InnoStoreImport  *self,
           InnoPending      *pending,
           JsonObject       *document,
           GError          **error)
{
  sqlite3 *outbox = inno_store_get_outbox (self->store, error);
  g_autoptr(InnoStatement) find = NULL;
  InnoStepResult step = INNO_STEP_ERROR;
  const char *text;

  find = outbox != NULL ? inno_statement_new (outbox, "SELECT body FROM in_flight WHERE document = ?1 "
                                                      "AND edit_id = ?2", error)
                        : NULL;
  if (find != NULL && inno_statement_bind (find, error, "tt", pending->id, inno_document_get_stamp (document, "id")))
    step = inno_statement_step (find, error);
  if (step != INNO_STEP_ROW)
    return step == INNO_STEP_DONE;

  pending->is_own = TRUE;
  text = inno_statement_get_text (find, 0);
  g_clear_pointer (&pending->sent_node, json_node_unref);
  if (text != NULL)
    pending->sent_node = inno_store_parse (text, strlen (text), "", error);

  return text == NULL || pending->sent_node != NULL;
}

/* A machine that lags behind may tell what has already been replaced. */
static gboolean
check_stale (InnoStoreImport  *self,
             const char       *id,
             const char       *rev,
             const Known      *known,
             gboolean         *is_stale,
             GError          **error)
{
  g_autofree char *body = NULL;

  *is_stale = FALSE;
  if (known->rev == NULL ||
      inno_store_rev_get_generation (rev) >= inno_store_rev_get_generation (known->rev))
    return TRUE;
  if (!inno_store_revisions_find (self->db, id, rev, &body, error))
    return FALSE;

  *is_stale = body != NULL;
  return TRUE;
}

static gboolean
mark (InnoStoreImport  *self,
      const char       *id,
      InnoSeen          seen,
      GError          **error)
{
  g_autofree char *type = g_strndup (id, strcspn (id, ":"));

  return inno_statement_run (self->statements[INNO_IMPORT_MARK], error, "tti", id, type, (gint64) seen);
}

static gboolean
put (InnoStoreImport      *self,
     const char           *id,
     const InnoStoreText  *text,
     const Known          *known,
     GError              **error)
{
  if (known->pending != NULL)
    {
      g_free (known->pending->incoming);
      known->pending->incoming = g_strndup (text->text, text->length);
      known->pending->is_gone = FALSE;
      return recognise (self, known->pending, text->document, error);
    }

  return inno_store_revisions_keep (self->db, id, known->rev, known->body, error) &&
         inno_store_import_touch (self, id, error) &&
         inno_store_writer_put (&self->writer, text, !known->is_known, error) &&
         inno_store_import_touch (self, id, error);
}

/* Whatever was wrong with it or was said to become of it, here it is. */
static gboolean
settle (InnoStoreImport  *self,
        const char       *id,
        GError          **error)
{
  return inno_statement_run (self->statements[INNO_IMPORT_KEEP], error, "t", id) &&
         inno_statement_run (self->statements[INNO_IMPORT_ACQUIT], error, "t", id);
}

static gboolean
take (InnoStoreImport  *self,
      JsonObject       *document,
      const char       *text,
      gboolean          is_sure,
      GError          **error)
{
  const char *id = json_object_get_string_member (document, "_id");
  const char *rev = inno_store_get_rev (document);
  InnoStoreText whole = { document, text, strlen (text) };
  g_auto(Known) known = { 0 };
  gboolean is_stale = FALSE;

  if (!find_known (self, id, &known, error))
    return FALSE;
  if (!is_sure && !check_stale (self, id, rev, &known, &is_stale, error))
    return FALSE;
  if (is_stale)
    {
      g_ptr_array_add (self->stale, g_strdup (id));
      return TRUE;
    }

  if (!settle (self, id, error) || (rev != NULL && !inno_statement_run (self->statements[INNO_IMPORT_NOTE], error, "tt", id, rev)))
    return FALSE;
  if (known.is_known && rev != NULL && g_strcmp0 (known.rev, rev) == 0)
    return mark (self, id, INNO_SEEN_UNCHANGED, error);

  return mark (self, id, known.is_known ? INNO_SEEN_CHANGED : INNO_SEEN_ADDED, error) &&
         put (self, id, &whole, &known, error);
}

/**
 * inno_store_feed_begin:
 * @store: an open store
 * @n_expected: how many documents the page has
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Starts the one transaction of a page. The store's thread, as all that follows.
 *
 * Returns: (transfer full) (nullable): a page on its way into the store
 */
InnoStoreImport *
inno_store_feed_begin (InnoStore  *store,
                       guint       n_expected,
                       GError    **error)
{
  g_autoptr(InnoStoreImport) self = NULL;

  g_return_val_if_fail (INNO_IS_STORE (store), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = inno_store_import_open (store, TRUE, error);
  if (self == NULL)
    return NULL;

  self->has_edits = inno_pending_exist (store);
  self->is_small = n_expected <= FEW;
  if (self->is_small && !inno_store_totals_begin (self->db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * inno_store_feed_add:
 * @self: a page
 * @document: a document as the server has it, parsed behind inno_json_guard()
 * @is_sure: it was asked for by its name, so that it is what the server shows; a
 *   page of changes may lag behind
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Takes in one document, merged with what was edited here. The same revision again
 * changes nothing. One that does not keep the contract is set aside.
 *
 * Returns: %FALSE when the page cannot go on
 */
gboolean
inno_store_feed_add (InnoStoreImport  *self,
                     JsonObject       *document,
                     gboolean          is_sure,
                     GError          **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) reason = NULL;

  g_return_val_if_fail (self != NULL && document != NULL, FALSE);

  if (!inno_store_import_check_open (self, error))
    return FALSE;

  node = json_node_init_object (json_node_alloc (), document);
  text = inno_json_to_string (node);
  if (strlen (text) > MAX_DOCUMENT_BYTES)
    g_set_error_literal (&reason, INNO_JSON_ERROR, INNO_JSON_ERROR_TOO_LARGE,
                         _("This record is larger than 1 MB."));
  if (reason != NULL || !inno_document_validate (document, "", &reason))
    {
      g_autoptr(GBytes) raw = g_bytes_new (text, strlen (text));

      const char *id = inno_json_peek_string (json_object_get_member (document, "_id"));

      return inno_store_feed_set_aside (self, id, inno_store_get_rev (document), raw, reason, error);
    }

  return take (self, document, text, is_sure, error);
}

/**
 * inno_store_feed_remove:
 * @self: a page
 * @id: the id of a document
 * @tombstone: (nullable): what the server keeps of it
 * @is_sure: it goes with this page; otherwise when inno_store_feed_finish() finds
 *   that not too many go
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Takes in that a document was deleted.
 *
 * Returns: %FALSE when the page cannot go on
 */
gboolean
inno_store_feed_remove (InnoStoreImport  *self,
                        const char       *id,
                        JsonObject       *tombstone,
                        gboolean          is_sure,
                        GError          **error)
{
  g_auto(Known) known = { 0 };

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  if (!inno_store_import_check_open (self, error) || !find_known (self, id, &known, error))
    return FALSE;
  if (known.pending != NULL && !recognise (self, known.pending, tombstone, error))
    return FALSE;

  if (known.pending != NULL && (is_sure || known.pending->is_own))
    {
      g_clear_pointer (&known.pending->incoming, g_free);
      known.pending->is_gone = TRUE;
      return settle (self, id, error) && inno_store_revisions_forget (self->db, id, error);
    }
  if (!known.is_known)
    return settle (self, id, error);
  if (!is_sure)
    return run (self->db, "INSERT OR IGNORE INTO removal (document) VALUES (?1)", id, error);

  self->n_removed++;
  return settle (self, id, error) &&
         inno_store_revisions_forget (self->db, id, error) &&
         inno_store_import_touch (self, id, error) &&
         inno_store_writer_remove (&self->writer, id, error);
}

/**
 * inno_store_feed_set_aside:
 * @self: a page
 * @id: (nullable): its id, where that can be read
 * @rev: (nullable): its revision
 * @raw: its text, as it came
 * @reason: what is wrong with it
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Keeps a record that cannot be used apart; its older copy stays.
 *
 * Returns: %FALSE when the page cannot go on
 */
gboolean
inno_store_feed_set_aside (InnoStoreImport  *self,
                           const char       *id,
                           const char       *rev,
                           GBytes           *raw,
                           const GError     *reason,
                           GError          **error)
{
  g_autofree char *path = g_strconcat (id != NULL ? id : "?", rev != NULL ? "?rev=" : NULL, rev, NULL);
  gsize length;
  const char *data = g_bytes_get_data (raw, &length);

  if (!inno_store_import_check_open (self, error))
    return FALSE;

  g_debug ("%s is set aside: %s", path, reason->message);
  self->n_quarantined++;

  /* Of each document the last. */
  return (id != NULL ? settle (self, id, error)
                     : run (self->db, "DELETE FROM quarantine WHERE path = ?1", path, error)) &&
         inno_statement_run (self->statements[INNO_IMPORT_QUARANTINE], error, "tttib", path, id,
                             reason->message, self->now, data, MIN (length, (gsize) MAX_RAW_BYTES));
}

/**
 * inno_store_feed_set_branches:
 * @self: a page
 * @id: the id of a document that has been added
 * @revs: (nullable): what the server keeps beside the revision it shows
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: %FALSE when the page cannot go on
 */
gboolean
inno_store_feed_set_branches (InnoStoreImport  *self,
                              const char       *id,
                              JsonArray        *revs,
                              GError          **error)
{
  g_autoptr(InnoStatement) drop = NULL;
  g_autoptr(InnoStatement) insert = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *list = NULL;

  if (!inno_store_import_check_open (self, error))
    return FALSE;
  if (revs == NULL)
    return inno_statement_run (self->statements[INNO_IMPORT_DROP_BRANCHES], error, "t", id);

  node = json_node_init_array (json_node_alloc (), revs);
  list = inno_json_to_string (node);
  drop = inno_statement_new (self->db, "DELETE FROM branch WHERE document = ?1 "
                                       "AND rev NOT IN (SELECT value FROM json_each (?2))", error);
  insert = inno_statement_new (self->db, "INSERT OR IGNORE INTO branch (document, rev) "
                                         "SELECT ?1, value FROM json_each (?2) WHERE type = 'text'", error);
  return drop != NULL && insert != NULL &&
         inno_statement_run (drop, error, "tt", id, list) &&
         inno_statement_run (insert, error, "tt", id, list);
}

/**
 * inno_store_feed_get_stale:
 * @self: a page
 *
 * Returns: (transfer full) (element-type utf8): ids of documents that came older
 *   than they are known here and were left alone; ask for each by its name
 */
GPtrArray *
inno_store_feed_get_stale (InnoStoreImport *self)
{
  return g_ptr_array_ref (self->stale);
}

static gboolean
put_mark (InnoStoreImport     *self,
          const InnoFeedMark  *at,
          GError             **error)
{
  const struct
  {
    const char *key;
    const char *value;
  } settings[] = {
    { "url",           at->url },
    { "dataset_id",    at->dataset_id },
    { "since",         at->since },
    { "since_url",     at->url },
    { "etag",          NULL },
    { "last_modified", NULL },
    { "body_hash",     NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!inno_store_settings_put (self->db, settings[i].key, settings[i].value, error))
      return FALSE;

  return TRUE;
}

static gboolean
make_totals (InnoStoreImport         *self,
             const InnoImportCounts  *counts,
             gboolean                 is_last,
             GError                 **error)
{
  gboolean is_changed = counts->added > 0 || counts->changed > 0 || self->n_removed > 0 || self->has_merged;

  if (self->is_small)
    return inno_store_totals_mend (self->db, error);
  if (!is_changed)
    return TRUE;

  return is_last ? inno_store_totals_make (self->db, error) : inno_store_totals_postpone (self->db, error);
}

/**
 * inno_store_feed_commit:
 * @self: a page to which all that it tells has been added
 * @mark: (nullable): where it ends; %NULL for documents that were asked for by name
 * @counts: (out caller-allocates): what has changed
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Makes the page and its end visible at once, or leaves the store as it was.
 *
 * Returns: whether the store has them
 */
gboolean
inno_store_feed_commit (InnoStoreImport     *self,
                        const InnoFeedMark  *mark,
                        InnoImportCounts    *counts,
                        GError             **error)
{
  gboolean is_last = mark == NULL || mark->is_last;

  g_return_val_if_fail (self != NULL && counts != NULL, FALSE);

  *counts = (InnoImportCounts) { 0 };
  if (!inno_store_import_check_open (self, error) ||
      (mark != NULL && !inno_store_import_check_dataset (self, mark->dataset_id, error)) ||
      !inno_store_import_merge_edits (self, error) ||
      !inno_store_import_count (self, counts, error) ||
      !make_totals (self, counts, is_last, error) ||
      !inno_store_revisions_trim_recent (self->db, error) ||
      (is_last && !inno_store_totals_make_due (self->db, error)) ||
      (mark != NULL && !put_mark (self, mark, error)) ||
      !inno_store_import_end (self, error))
    {
      inno_store_import_stop (self);
      return FALSE;
    }

  counts->removed = self->n_removed;
  return TRUE;
}

/**
 * inno_store_feed_get_since:
 * @store: an open store
 * @url: the address of a shared database
 *
 * Returns: (transfer full) (nullable): JSON text of the place up to which its
 *   changes are here; %NULL for none
 */
char *
inno_store_feed_get_since (InnoStore  *store,
                           const char *url)
{
  g_autofree char *of_url = inno_store_get_setting (store, "since_url");

  return g_strcmp0 (of_url, url) == 0 ? inno_store_get_setting (store, "since") : NULL;
}

/**
 * inno_store_feed_forget_since:
 * @store: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * All changes will be asked for again.
 *
 * Returns: whether it was written
 */
gboolean
inno_store_feed_forget_since (InnoStore  *store,
                              GError    **error)
{
  return inno_store_set_setting (store, "since", NULL, error);
}
