/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "inno-intake.h"

/* Some servers give one ETag to two bodies that were written within a second,
 * so once a day everything is asked for. */
#define FULL_INTERVAL (24 * 60 * 60)
#define SETTING_FULL_AT "full_at"

static gboolean
set_time (InnoStore   *store,
          const char  *key,
          gint64       time,
          GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, time);

  return inno_store_set_setting (store, key, text, error);
}

/**
 * inno_intake_known_read:
 * @known: (out caller-allocates): what to fill
 * @store: an open store
 * @now: Unix seconds
 *
 * Reads what the next request can be made conditional on.
 */
void
inno_intake_known_read (InnoIntakeKnown *known,
                        InnoStore       *store,
                        gint64           now)
{
  g_autofree char *full_at = inno_store_get_setting (store, SETTING_FULL_AT);
  gint64 age = full_at != NULL ? now - g_ascii_strtoll (full_at, NULL, 10) : G_MAXINT64;

  known->url = inno_store_get_setting (store, "url");
  known->etag = inno_store_get_setting (store, "etag");
  known->last_modified = inno_store_get_setting (store, "last_modified");
  known->body_hash = inno_store_get_setting (store, "body_hash");
  known->is_empty = inno_store_is_empty (store);
  known->is_due = age < 0 || age >= FULL_INTERVAL;
}

/**
 * inno_intake_known_clear:
 * @known: what was read
 */
void
inno_intake_known_clear (InnoIntakeKnown *known)
{
  g_clear_pointer (&known->url, g_free);
  g_clear_pointer (&known->etag, g_free);
  g_clear_pointer (&known->last_modified, g_free);
  g_clear_pointer (&known->body_hash, g_free);
}

/**
 * inno_intake_note_unchanged:
 * @store: an open store
 * @head: what came with the answer; only its headers and its time are used
 * @error: return location for an #INNO_STORE_ERROR
 *
 * Notes that the server was asked and has nothing newer. A store that cannot
 * be written is left alone: it is up to date all the same.
 *
 * Returns: whether that could be noted
 */
gboolean
inno_intake_note_unchanged (InnoStore             *store,
                            const InnoImportHead  *head,
                            GError               **error)
{
  if (inno_store_is_read_only (store))
    return TRUE;

  if (head->etag != NULL && !inno_store_set_setting (store, "etag", head->etag, error))
    return FALSE;

  if (head->last_modified != NULL &&
      !inno_store_set_setting (store, "last_modified", head->last_modified, error))
    return FALSE;

  return set_time (store, "retrieved_at", head->retrieved_at, error);
}

/**
 * inno_intake_note_asked:
 * @store: an open store
 * @now: Unix seconds
 * @error: return location for an #INNO_STORE_ERROR
 *
 * Notes that the whole document was asked for and came.
 *
 * Returns: whether that could be noted
 */
gboolean
inno_intake_note_asked (InnoStore  *store,
                        gint64      now,
                        GError    **error)
{
  if (inno_store_is_read_only (store))
    return TRUE;

  return set_time (store, SETTING_FULL_AT, now, error);
}

/**
 * inno_intake_import:
 * @store: an open store
 * @intake: what to bring in
 * @report: (out caller-allocates): what changed
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Brings a complete portfolio into the store in one transaction: all of it or
 * nothing.
 *
 * Returns: whether it was committed
 */
gboolean
inno_intake_import (InnoStore         *store,
                    const InnoIntake  *intake,
                    InnoSyncReport    *report,
                    GError           **error)
{
  g_autoptr (InnoStoreImport) import = NULL;
  InnoImportCounts counts = { 0 };

  if (intake->spool != NULL &&
      !inno_static_check_pages (intake->document, intake->spool, intake->cancellable, error))
    return FALSE;

  import = inno_store_import_begin (store, error);
  if (import == NULL ||
      !inno_static_import (intake->document, intake->spool, import, intake->cancellable, error) ||
      g_cancellable_set_error_if_cancelled (intake->cancellable, error) ||
      !inno_store_import_commit (import, inno_static_get_head (intake->document),
                                 intake->flags, &counts, error))
    return FALSE;

  report->added = counts.added;
  report->changed = counts.changed;
  report->removed = counts.removed;
  report->quarantined = counts.quarantined;
  report->conflicts = counts.conflicts;

  return TRUE;
}
