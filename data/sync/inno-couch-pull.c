/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-answer.h"
#include "inno-json.h"
#include "inno-store-feed.h"

#define PAGE 500
#define MAX_PLACE_BYTES (64 * 1024)

#define ID_PATTERN "\"id\"\\s*:\\s*\"([a-z_]+:[0-9a-z][0-9a-z_-]{0,63})\""
#define REV_PATTERN "\"rev\"\\s*:\\s*\"([0-9]+-[0-9a-zA-Z]+)\""

/* A pull from page to page. */
typedef struct
{
  InnoCouch   *couch;
  char        *since;        /* nullable: JSON text, from the beginning */
  guint        limit;
  gboolean     is_last;

  /* The page at hand */
  GBytes      *body;         /* nullable */
  GArray      *slices;       /* nullable: of InnoJsonSlice, the rows in it */
  char        *place;        /* JSON text of the place behind it */
  const char  *bad_id;       /* nullable: of a record that no page can hold */
  const char  *bad_rev;      /* nullable */
  GPtrArray   *doubtful;     /* nullable: ids to be asked for by name */
} Pull;

static void
page_clear (Pull *pull)
{
  g_clear_pointer (&pull->body, g_bytes_unref);
  g_clear_pointer (&pull->slices, g_array_unref);
  g_clear_pointer (&pull->place, g_free);
  g_clear_pointer (&pull->doubtful, g_ptr_array_unref);
}

static gboolean
read_place (InnoCouch  *self,
            gpointer    data,
            GError    **error)
{
  Pull *pull = data;

  pull->since = inno_store_feed_get_since (self->store, self->url);
  return TRUE;
}

static gboolean
forget_place (InnoCouch  *self,
              gpointer    data,
              GError    **error)
{
  return inno_store_feed_forget_since (self->store, error);
}

/* What is a text goes without its quotes, anything else as it came. */
static char *
escape_place (const char *place)
{
  g_autoptr (JsonNode) node = inno_json_parse (place, strlen (place), NULL);
  const char *text = inno_json_peek_string (node);

  return g_uri_escape_string (text != NULL ? text : place, NULL, FALSE);
}

static char *
make_path (Pull     *pull,
           gboolean  with_documents)
{
  g_autofree char *place = pull->since != NULL ? escape_place (pull->since) : NULL;

  return g_strdup_printf ("/_changes?limit=%u%s%s%s", pull->limit,
                          with_documents ? "&include_docs=true&conflicts=true&seq_interval=500" : "",
                          place != NULL ? "&since=" : "", place != NULL ? place : "");
}

/* Reading a page */

/* The page but for its rows, which are read one by one. */
static JsonNode *
read_head (Pull                 *pull,
           const InnoJsonSlice  *array,
           GError              **error)
{
  gsize length;
  const char *text = g_bytes_get_data (pull->body, &length);
  gsize behind = array->offset + array->length;
  g_autoptr (GString) head = g_string_new_len (text, (gssize) array->offset);

  g_string_append (head, "[]");
  g_string_append_len (head, text + behind, (gssize) (length - behind));
  return inno_json_parse (head->str, head->len, error);
}

static gboolean
split (Pull    *pull,
       GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (pull->body, &length);
  InnoJsonSlice array;
  g_autoptr (JsonNode) head = NULL;
  JsonNode *place = NULL;

  pull->slices = inno_json_guard_split (text, length, "results", NULL, &array, error);
  if (pull->slices == NULL)
    return FALSE;

  head = array.length > 0 ? read_head (pull, &array, error) : NULL;
  if (head != NULL)
    place = json_object_get_member (json_node_get_object (head), "last_seq");
  pull->place = place != NULL ? inno_json_to_string (place) : NULL;
  if (pull->place != NULL && strlen (pull->place) <= MAX_PLACE_BYTES)
    return TRUE;

  g_clear_error (error);
  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                       _("The answer was cut short or damaged on the way."));
  return FALSE;
}

static gboolean
parse (Pull    *pull,
       GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (pull->body, &length);
  g_autoptr (GError) local_error = NULL;

  if (!inno_answer_check_start (text, length, "{", error))
    return FALSE;
  if (split (pull, &local_error))
    return TRUE;

  g_debug ("A page of changes cannot be read: %s", local_error->message);
  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                       _("The answer was cut short or damaged on the way."));
  return FALSE;
}

/* Into the store */

/* Searches bytes that may be no JSON at all. */
static char *
find_match (const char *pattern,
            const char *text,
            gsize       length)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match_full (regex, text, (gssize) length, 0, 0, &match, NULL)
           ? g_match_info_fetch (match, 1) : NULL;
}

static gboolean
set_row_aside (InnoStoreImport  *page,
               const char       *text,
               gsize             length,
               const GError     *reason,
               GError          **error)
{
  g_autofree char *id = find_match (ID_PATTERN, text, length);
  g_autofree char *rev = find_match (REV_PATTERN, text, length);
  g_autoptr (GBytes) raw = g_bytes_new (text, length);

  return inno_store_feed_set_aside (page, id, rev, raw, reason, error);
}

static gboolean
add_document (InnoStoreImport  *page,
              const char       *id,
              JsonObject       *document,
              GError          **error)
{
  JsonArray *branches = inno_json_peek_array (json_object_get_member (document, "_conflicts"));
  gboolean is_added;

  if (branches != NULL)
    json_array_ref (branches);

  json_object_remove_member (document, "_conflicts");
  is_added = inno_store_feed_add (page, document, FALSE, error) &&
             inno_store_feed_set_branches (page, id, branches, error);
  g_clear_pointer (&branches, json_array_unref);

  return is_added;
}

static gboolean
add_row (Pull             *pull,
         InnoStoreImport  *page,
         JsonObject       *row,
         GError          **error)
{
  const char *id = inno_json_peek_string (json_object_get_member (row, "id"));
  JsonObject *document = inno_json_peek_object (json_object_get_member (row, "doc"));

  /* What names nothing, and what the server itself needs. */
  if (id == NULL || g_str_has_prefix (id, "_"))
    return TRUE;
  if (inno_json_is_true (json_object_get_member (row, "deleted")))
    return inno_store_feed_remove (page, id, document, FALSE, error);
  if (document != NULL)
    return add_document (page, id, document, error);

  g_ptr_array_add (pull->doubtful, g_strdup (id));
  return TRUE;
}

static gboolean
add_slice (Pull                 *pull,
           InnoStoreImport      *page,
           const InnoJsonSlice  *slice,
           GError              **error)
{
  const char *text = (const char *) g_bytes_get_data (pull->body, NULL) + slice->offset;
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) node = inno_json_parse (text, slice->length, &reason);

  if (node == NULL)
    return set_row_aside (page, text, slice->length, reason, error);

  /* A row that is no object names no document. */
  return !JSON_NODE_HOLDS_OBJECT (node) || add_row (pull, page, json_node_get_object (node), error);
}

static gboolean
add_rows (Pull             *pull,
          InnoStoreImport  *page,
          GError          **error)
{
  g_autoptr (GError) reason = NULL;

  if (pull->bad_id != NULL)
    {
      g_set_error_literal (&reason, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                           _("The record cannot be read, not even by itself."));
      return inno_store_feed_set_aside (page, pull->bad_id, pull->bad_rev, pull->body, reason, error);
    }

  for (guint i = 0; i < pull->slices->len; i++)
    if (g_cancellable_set_error_if_cancelled (pull->couch->cancellable, error) ||
        !add_slice (pull, page, &g_array_index (pull->slices, InnoJsonSlice, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
keep_page (InnoCouch  *self,
           gpointer    data,
           GError    **error)
{
  Pull *pull = data;
  const InnoFeedMark mark = { self->url, self->dataset_id, pull->place, pull->is_last };
  guint n_rows = pull->slices != NULL ? pull->slices->len : 1;
  g_autoptr (InnoStoreImport) page = inno_store_feed_begin (self->store, n_rows, error);
  g_autoptr (GPtrArray) stale = NULL;
  InnoImportCounts counts;

  if (page == NULL)
    return FALSE;

  pull->doubtful = g_ptr_array_new_with_free_func (g_free);
  if (!add_rows (pull, page, error) || !inno_store_feed_commit (page, &mark, &counts, error))
    return FALSE;

  stale = inno_store_feed_get_stale (page);
  for (guint i = 0; i < stale->len; i++)
    g_ptr_array_add (pull->doubtful, g_strdup (g_ptr_array_index (stale, i)));

  self->report.added += counts.added;
  self->report.changed += counts.changed;
  self->report.conflicts += counts.conflicts;
  self->report.quarantined += counts.quarantined;
  return TRUE;
}

static gboolean
fetch_doubtful (Pull    *pull,
                GError **error)
{
  for (guint i = 0; i < pull->doubtful->len; i++)
    if (!inno_couch_fetch (pull->couch, g_ptr_array_index (pull->doubtful, i), NULL, NULL, error))
      return FALSE;

  return TRUE;
}

static gboolean
take_page (Pull    *pull,
           GError **error)
{
  if (!inno_couch_on_store (pull->couch, keep_page, pull, error) || !fetch_doubtful (pull, error))
    return FALSE;

  g_free (pull->since);
  pull->since = g_strdup (pull->place);
  return TRUE;
}

/* A record that no page can hold: its name comes without it. */
static gboolean
skip_record (Pull    *pull,
             GError **error)
{
  g_autofree char *path = make_path (pull, FALSE);
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *rev = NULL;
  const char *text;
  gsize length;

  if (!inno_couch_ask (pull->couch, path, NULL, INNO_COUCH_RAW, &answer, error))
    return FALSE;
  if (answer.status != 200)
    return inno_couch_fail (pull->couch, &answer, error);

  page_clear (pull);
  pull->body = g_bytes_ref (answer.body);
  if (!parse (pull, error))
    return FALSE;

  text = g_bytes_get_data (pull->body, &length);
  id = find_match (ID_PATTERN, text, length);
  rev = find_match (REV_PATTERN, text, length);
  pull->bad_id = id != NULL ? id : "?";
  pull->bad_rev = rev;
  pull->is_last = FALSE;
  if (!take_page (pull, error))
    return FALSE;

  pull->bad_id = NULL;
  pull->bad_rev = NULL;
  pull->limit = PAGE;
  return TRUE;
}

/* What stands at the end of a page came, so that what is wrong with it is in it, and
 * not that it was cut on the way. */
static gboolean
is_whole (GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  gsize n_tail;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  n_tail = MIN (length, MAX_PLACE_BYTES);

  return length > 0 && text[length - 1] == '}' &&
         g_strstr_len (text + length - n_tail, (gssize) n_tail, "\"last_seq\"") != NULL;
}

/* A page that cannot be read is asked for in halves, down to the one record. */
static gboolean
narrow (Pull    *pull,
        GError  *cause,
        GError **error)
{
  g_autoptr (GError) owned = cause;

  if (!g_error_matches (cause, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE) &&
      (pull->body == NULL || !is_whole (pull->body)))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }
  if (pull->limit == 1)
    return skip_record (pull, error);

  pull->limit = MAX (pull->limit / 2, 1);
  g_debug ("Asking for %u changes at a time", pull->limit);
  return TRUE;
}

/* A place that the server does not know: what stood before it is asked for again. */
static gboolean
start_again (Pull    *pull,
             GError **error)
{
  g_debug ("The place in the feed is not known to the server");
  g_clear_pointer (&pull->since, g_free);
  return inno_couch_on_store (pull->couch, forget_place, NULL, error);
}

static gboolean
pull_page (Pull    *pull,
           GError **error)
{
  g_autofree char *path = make_path (pull, TRUE);
  g_auto (InnoCouchAnswer) answer = { 0 };
  GError *local_error = NULL;

  page_clear (pull);
  if (!inno_couch_ask (pull->couch, path, NULL, INNO_COUCH_RAW, &answer, &local_error))
    return narrow (pull, local_error, error);
  if (answer.status == 400 && pull->since != NULL)
    return start_again (pull, error);
  if (answer.status != 200)
    return inno_couch_fail (pull->couch, &answer, error);

  pull->body = g_bytes_ref (answer.body);
  if (!parse (pull, &local_error))
    return narrow (pull, local_error, error);

  pull->is_last = pull->slices->len < pull->limit;
  return take_page (pull, error);
}

static gboolean
finish (InnoCouch  *self,
        gpointer    data,
        GError    **error)
{
  InnoImportCounts counts;

  if (!inno_store_feed_finish (self->store, self->flags, &counts, error))
    return FALSE;

  self->report.removed += counts.removed;
  self->report.conflicts += counts.conflicts;
  return TRUE;
}

/**
 * inno_couch_pull:
 * @self: a conversation
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Takes in what has changed, page by page, each with the place behind it. A record
 * that cannot be read is set aside. A short page is the last for now; what is not in
 * it is as it was.
 *
 * Returns: whether all of it is here
 */
gboolean
inno_couch_pull (InnoCouch  *self,
                 GError    **error)
{
  Pull pull = { .couch = self, .limit = PAGE };
  gboolean is_good = inno_couch_on_store (self, read_place, &pull, error);

  while (is_good && !pull.is_last)
    is_good = pull_page (&pull, error);

  page_clear (&pull);
  g_free (pull.since);

  return is_good && inno_couch_on_store (self, finish, NULL, error);
}
