/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-json.h"
#include "inno-store-feed.h"

#define MAX_ROUNDS 5
#define MAX_PARCELS 200

/* So many removals are sent without asking. */
#define FEW_REMOVALS 10

/* One push, in rounds: what met somebody else's change is merged and goes again. */
typedef struct
{
  InnoCouch *couch;
  gboolean   with_removals;
  guint      n_parcels;      /* at a time */
  guint      n_again;        /* in this round */
  char      *after;          /* nullable: the id behind which the next ones begin */
  GPtrArray *parcels;        /* nullable: those at hand */
  guint      n_removals;     /* that wait */
} Push;

/* What became of one parcel. */
typedef struct
{
  InnoCouch        *couch;
  const InnoParcel *parcel;
  const char       *rev;
  const char       *reason;
} Fate;

/* In the store */

static gboolean
pack (InnoCouch  *self,
      gpointer    data,
      GError    **error)
{
  Push *push = data;

  push->parcels = inno_store_outbox_pack (self->store, push->after, push->n_parcels,
                                          push->with_removals, error);
  return push->parcels != NULL;
}

static gboolean
count_removals (InnoCouch  *self,
                gpointer    data,
                GError    **error)
{
  ((Push *) data)->n_removals = inno_store_outbox_count_removals (self->store);
  return TRUE;
}

static gboolean
release_all (InnoCouch  *self,
             gpointer    data,
             GError    **error)
{
  GPtrArray *parcels = ((Push *) data)->parcels;

  for (guint i = 0; i < parcels->len; i++)
    if (!inno_store_outbox_release (self->store, ((InnoParcel *) g_ptr_array_index (parcels, i))->id, error))
      return FALSE;

  return TRUE;
}

static gboolean
note_refused (InnoCouch  *self,
              gpointer    data,
              GError    **error)
{
  const Fate *fate = data;

  return inno_store_outbox_refuse (self->store, fate->parcel->id, fate->reason, error);
}

static gboolean
note_accepted (InnoCouch  *self,
               gpointer    data,
               GError    **error)
{
  const Fate *fate = data;

  return inno_store_outbox_accept (self->store, fate->parcel->id, fate->rev, error);
}

/* What was sent comes back by the door by which all comes, under its new revision. */
static gboolean
add_sent (InnoStoreImport  *page,
          const Fate       *fate,
          GError          **error)
{
  const InnoParcel *parcel = fate->parcel;
  g_autoptr (JsonNode) node = inno_json_parse (parcel->text, strlen (parcel->text), error);

  if (node == NULL)
    return FALSE;
  if (parcel->is_removal)
    return inno_store_feed_remove (page, parcel->id, json_node_get_object (node), TRUE, error);

  json_object_set_string_member (json_node_get_object (node), "_rev", fate->rev);
  return inno_store_feed_add (page, json_node_get_object (node), TRUE, error);
}

static gboolean
keep_sent (InnoCouch  *self,
           gpointer    data,
           GError    **error)
{
  GArray *fates = data;
  g_autoptr (InnoStoreImport) page = inno_store_feed_begin (self->store, fates->len, error);
  InnoImportCounts counts;

  if (page == NULL)
    return FALSE;

  for (guint i = 0; i < fates->len; i++)
    if (!add_sent (page, &g_array_index (fates, Fate, i), error))
      return FALSE;

  if (!inno_store_feed_commit (page, NULL, &counts, error))
    return FALSE;

  self->report.sent += fates->len;
  return TRUE;
}

/* Answers */

static const char *
peek_text (JsonObject *row,
           const char *member)
{
  return inno_json_peek_string (json_object_get_member (row, member));
}

/* Row by row, of whatever order and number. */
static GHashTable *
index_rows (JsonNode *root)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = inno_json_peek_array (root);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *row = inno_json_peek_object (json_array_get_element (array, i));
      const char *id = row != NULL ? peek_text (row, "id") : NULL;

      if (id != NULL)
        g_hash_table_insert (rows, (gpointer) id, row);
    }

  return g_steal_pointer (&rows);
}

/* What passes by itself, and what another's change is the cause of. */
static gboolean
is_passing (const char *fault)
{
  static const char * const passing[] = {
    "conflict", "timeout", "internal_server_error", "nodedown", "service_unavailable", "unknown_error", NULL
  };

  return fault == NULL || g_strv_contains (passing, fault);
}

static gboolean
park (Push              *push,
      const InnoParcel  *parcel,
      const char        *reason,
      GError           **error)
{
  Fate fate = { push->couch, parcel, .reason = reason };

  g_debug ("%s is refused", parcel->id);
  push->couch->report.refused++;
  return inno_couch_on_store (push->couch, note_refused, &fate, error);
}

static gboolean
look_up (Push              *push,
         const InnoParcel  *parcel,
         GError           **error)
{
  InnoCouchFate fate = INNO_COUCH_LOST;

  if (!inno_couch_fetch (push->couch, parcel->id, parcel, &fate, error))
    return FALSE;
  if (fate == INNO_COUCH_BLOCKED)
    return park (push, parcel, _("What the server has of this record cannot be read."), error);

  if (fate == INNO_COUCH_LANDED)
    push->couch->report.sent++;
  else
    push->n_again++;
  return TRUE;
}

static gboolean
take_row (Push              *push,
          const InnoParcel  *parcel,
          JsonObject        *row,
          GArray            *sent,
          GError           **error)
{
  const char *rev = row != NULL ? peek_text (row, "rev") : NULL;
  const char *fault = row != NULL ? peek_text (row, "error") : NULL;
  const char *reason = row != NULL ? peek_text (row, "reason") : NULL;
  Fate fate = { push->couch, parcel, .rev = rev };

  if (rev != NULL && fault == NULL && inno_json_is_true (json_object_get_member (row, "accepted")))
    return inno_couch_on_store (push->couch, note_accepted, &fate, error);
  if (rev != NULL && fault == NULL)
    {
      g_array_append_val (sent, fate);
      return TRUE;
    }
  if (is_passing (fault))
    return look_up (push, parcel, error);

  return park (push, parcel, reason != NULL ? reason : fault, error);
}

/* What was surely taken first: then it is not asked about, whatever happens to the
 * others. */
static gboolean
take_rows (Push             *push,
           InnoCouchAnswer  *answer,
           GError          **error)
{
  g_autoptr (GHashTable) rows = index_rows (answer->root);
  g_autoptr (GArray) sent = g_array_new (FALSE, FALSE, sizeof (Fate));
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < push->parcels->len; i++)
    {
      const InnoParcel *parcel = g_ptr_array_index (push->parcels, i);
      JsonObject *row = g_hash_table_lookup (rows, parcel->id);

      if (row != NULL && peek_text (row, "rev") != NULL)
        {
          if (!take_row (push, parcel, row, sent, error))
            return FALSE;
        }
      else
        {
          g_ptr_array_add (others, (gpointer) parcel);
        }
    }

  if (sent->len > 0 && !inno_couch_on_store (push->couch, keep_sent, sent, error))
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const InnoParcel *parcel = g_ptr_array_index (others, i);

      if (!take_row (push, parcel, g_hash_table_lookup (rows, parcel->id), sent, error))
        return FALSE;
    }

  return TRUE;
}

/* Sending */

static GBytes *
make_body (GPtrArray *parcels)
{
  GString *text = g_string_new ("{\"docs\":[");
  gsize length;

  for (guint i = 0; i < parcels->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, ((InnoParcel *) g_ptr_array_index (parcels, i))->text);
    }
  g_string_append (text, "]}");
  length = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static void
go_on (Push *push)
{
  const InnoParcel *last = g_ptr_array_index (push->parcels, push->parcels->len - 1);

  g_free (push->after);
  push->after = g_strdup (last->id);
  push->n_parcels = MIN (push->n_parcels * 2, MAX_PARCELS);
}

/* One document that cannot be taken has all of them refused: it is found by halves, and
 * only that one stays behind. */
static gboolean
narrow (Push             *push,
        InnoCouchAnswer  *answer,
        GError          **error)
{
  const InnoParcel *first = g_ptr_array_index (push->parcels, 0);
  const char *reason = inno_couch_answer_reason (answer);

  if (push->parcels->len > 1)
    {
      push->n_parcels = push->parcels->len / 2;
      return inno_couch_on_store (push->couch, release_all, push, error);
    }

  go_on (push);
  return park (push, first, reason != NULL ? reason : _("The server cannot take this record."), error);
}

/* A fault of the server may have come before it wrote or after. */
static gboolean
narrow_fault (Push             *push,
              InnoCouchAnswer  *answer,
              GError          **error)
{
  const InnoParcel *first = g_ptr_array_index (push->parcels, 0);
  guint n_sent = push->couch->report.sent;
  guint n_again = push->n_again;

  for (guint i = 0; i < push->parcels->len; i++)
    if (!look_up (push, g_ptr_array_index (push->parcels, i), error))
      return FALSE;

  if (push->parcels->len > 1)
    {
      push->n_again = n_again;
      push->n_parcels = push->parcels->len / 2;
      return TRUE;
    }

  go_on (push);
  if (push->couch->report.sent > n_sent)
    return TRUE;

  push->n_again = n_again;
  return park (push, first, _("The server cannot take this record."), error);
}

/* After other faults of the server it is not known what it did. */
static gboolean
may_be_written (guint status)
{
  return status == 408 || status == 412 || (status >= 500 && status != 501);
}

static gboolean
take_answer (Push             *push,
             InnoCouchAnswer  *answer,
             GError          **error)
{
  if (answer->status == 200 || answer->status == 201 || answer->status == 202)
    {
      if (!take_rows (push, answer, error))
        return FALSE;

      go_on (push);
      return TRUE;
    }

  if (answer->status == 400 || answer->status == 413)
    return narrow (push, answer, error);
  if (answer->status == 500)
    return narrow_fault (push, answer, error);

  if (!may_be_written (answer->status) &&
      !inno_couch_on_store (push->couch, release_all, push, error))
    return FALSE;

  return inno_couch_fail_writing (push->couch, answer, error);
}

/* What cannot have reached the server is not looked for there. */
static gboolean
fail_sending (Push    *push,
              GError  *cause,
              GError **error)
{
  if (g_error_matches (cause, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED) ||
      g_error_matches (cause, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ROLLED_BACK))
    inno_couch_on_store (push->couch, release_all, push, NULL);

  g_propagate_error (error, cause);
  return FALSE;
}

static gboolean
send_parcels (Push    *push,
              GError **error)
{
  g_autoptr (GBytes) body = make_body (push->parcels);
  g_auto (InnoCouchAnswer) answer = { 0 };
  GError *local_error = NULL;

  if (!inno_couch_check_canary (push->couch, push->parcels, &local_error) ||
      !inno_couch_ask (push->couch, "/_bulk_docs", body, INNO_COUCH_PARSED, &answer, &local_error))
    return fail_sending (push, local_error, error);

  return take_answer (push, &answer, error);
}

static gboolean
run_round (Push    *push,
           GError **error)
{
  gboolean is_good;

  push->n_again = 0;
  g_clear_pointer (&push->after, g_free);
  do
    {
      g_clear_pointer (&push->parcels, g_ptr_array_unref);
      is_good = inno_couch_on_store (push->couch, pack, push, error) &&
                (push->parcels->len == 0 || send_parcels (push, error));
    }
  while (is_good && push->parcels->len > 0);

  g_clear_pointer (&push->parcels, g_ptr_array_unref);
  return is_good;
}

static gboolean
run_rounds (Push    *push,
            GError **error)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      if (!run_round (push, error))
        return FALSE;
      if (push->n_again == 0)
        return TRUE;
    }

  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY,
                       _("Others are changing the same records just now. The edits wait for the next time."));
  return FALSE;
}

static gboolean
check_may_send (Push    *push,
                GError **error)
{
  if (!push->couch->is_read_only)
    return TRUE;

  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_READ_ONLY,
                       _("Only later versions of this program may write here; update it. The edits wait."));
  return FALSE;
}

static gboolean
has_something (InnoCouch  *self,
               gpointer    data,
               GError    **error)
{
  *(gboolean *) data = inno_store_outbox_is_ready (self->store);
  return TRUE;
}

/**
 * inno_couch_push:
 * @self: a conversation in which all changes have been pulled
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Sends what waits. What others changed meanwhile is merged with it and sent again;
 * what the server does not take stays behind with its reason, and the rest goes.
 *
 * Returns: whether nothing waits any more that could be sent
 */
gboolean
inno_couch_push (InnoCouch  *self,
                 GError    **error)
{
  Push push = { .couch = self, .n_parcels = MAX_PARCELS };
  gboolean is_ready = FALSE;
  gboolean is_good;

  if (!inno_couch_on_store (self, has_something, &is_ready, error))
    return FALSE;
  if (!is_ready)
    return TRUE;
  if (!check_may_send (&push, error) || !inno_couch_on_store (self, count_removals, &push, error))
    return FALSE;

  push.with_removals = push.n_removals <= FEW_REMOVALS || (self->flags & INNO_IMPORT_SEND_DELETES) != 0;
  is_good = run_rounds (&push, error);
  g_free (push.after);

  /* What was not taken for certain is read back. */
  if (!is_good || !inno_couch_land (self, error))
    return FALSE;
  if (push.with_removals)
    return TRUE;

  g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MASS_DELETE,
               ngettext ("%u removal waits to be sent. All else is sent.",
                         "%u removals wait to be sent. All else is sent.", push.n_removals),
               push.n_removals);
  return FALSE;
}
