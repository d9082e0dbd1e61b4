/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-private.h"

#include "inno-change-file.h"
#include "inno-sample-folder.h"
#include "inno-store-decks.h"
#include "inno-sync.h"

void
inno_loaded_free (gpointer data)
{
  InnoLoaded *loaded = data;

  g_clear_pointer (&loaded->facts, inno_facts_unref);
  g_strfreev (loaded->notices);
  g_free (loaded->address);
  g_clear_pointer (&loaded->deck, inno_deck_free);
  g_clear_pointer (&loaded->meeting, inno_text_free);
  g_free (loaded);
}

void
inno_job_free (gpointer data)
{
  InnoJob *job = data;

  g_object_unref (job->store);
  g_clear_object (&job->file);
  g_free (job->who);
  g_clear_pointer (&job->facts, inno_facts_unref);
  g_free (job);
}

/* Worker. A presentation file has a deck, a snapshot may have been made for a meeting. */
static void
load_frozen (InnoLoaded *loaded,
             InnoStore  *store)
{
  g_autoptr (GPtrArray) decks = inno_store_list_decks (store, NULL);
  g_autofree char *meeting = inno_store_get_setting (store, "meeting");

  if (decks != NULL && decks->len > 0)
    loaded->deck = inno_deck_copy (g_ptr_array_index (decks, 0));
  inno_facts_load_meeting (store, meeting, &loaded->meeting, NULL);
}

/* Worker. */
static InnoLoaded *
load (InnoStore  *store,
      GError    **error)
{
  g_autoptr (InnoPortfolio) portfolio = NULL;
  g_autofree char *retrieved_at = inno_store_get_setting (store, "retrieved_at");
  InnoLoaded *loaded = g_new0 (InnoLoaded, 1);

  loaded->address = inno_store_get_setting (store, "url");
  loaded->retrieved_at = retrieved_at != NULL ? g_ascii_strtoll (retrieved_at, NULL, 10) : 0;
  loaded->notices = g_strdupv ((char **) inno_store_get_notices (store));
  inno_edit_state_read (&loaded->edits, store);
  if (inno_store_is_frozen (store))
    load_frozen (loaded, store);
  if (inno_store_is_empty (store))
    return loaded;

  portfolio = inno_store_load_portfolio (store, error);
  if (portfolio != NULL)
    loaded->facts = inno_facts_load (store, portfolio, error);
  if (loaded->facts == NULL)
    g_clear_pointer (&loaded, inno_loaded_free);

  return loaded;
}

/* Where there is nothing to compare with, the facts stay as they are. */
static void
compare (InnoLoaded *loaded,
         InnoStore  *store)
{
  g_autoptr (GError) error = NULL;
  InnoFacts *compared = inno_facts_load_baseline (loaded->facts, store, NULL, &error);

  if (compared == NULL)
    {
      g_debug ("Nothing to compare with: %s", error->message);
      return;
    }

  inno_facts_unref (loaded->facts);
  loaded->facts = compared;
}

static void
return_loaded (GTask   *task,
               InnoJob *job)
{
  GError *error = NULL;
  InnoLoaded *loaded = load (job->store, &error);

  if (loaded != NULL && loaded->facts != NULL && job->compares)
    compare (loaded, job->store);
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, inno_loaded_free);
  else
    g_task_return_error (task, error);
}

void
inno_workspace_open_in_worker (GTask        *task,
                               gpointer      source_object,
                               gpointer      task_data,
                               GCancellable *cancellable)
{
  InnoJob *job = task_data;
  GError *error = NULL;

  if (inno_store_open (job->store, &error) &&
      (!job->is_sample || inno_sample_folder_fill (job->store, &error)))
    return_loaded (task, job);
  else
    g_task_return_error (task, error);
}

void
inno_workspace_load_in_worker (GTask        *task,
                               gpointer      source_object,
                               gpointer      task_data,
                               GCancellable *cancellable)
{
  InnoJob *job = task_data;

  return_loaded (task, job);
}

/* What a colleague did is taken in as if it had been done here; anything else is a
 * portfolio. */
static gboolean
import_file (InnoJob       *job,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  InnoChangeReport report;
  const char *text;
  gsize length;

  if (!inno_change_file_is_at (job->file))
    return inno_sync_load_file (job->store, job->file, cancellable, error);

  bytes = g_file_load_bytes (job->file, cancellable, NULL, error);
  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  job->is_changes = TRUE;
  return inno_change_file_read (job->store, text, length, job->who, &report, error);
}

void
inno_workspace_import_in_worker (GTask        *task,
                                 gpointer      source_object,
                                 gpointer      task_data,
                                 GCancellable *cancellable)
{
  InnoJob *job = task_data;
  GError *error = NULL;

  if (import_file (job, cancellable, &error))
    return_loaded (task, job);
  else
    g_task_return_error (task, error);
}

void
inno_workspace_compare_in_worker (GTask        *task,
                                  gpointer      source_object,
                                  gpointer      task_data,
                                  GCancellable *cancellable)
{
  InnoJob *job = task_data;
  GError *error = NULL;
  InnoFacts *facts = inno_facts_load_baseline (job->facts, job->store, NULL, &error);

  if (facts != NULL)
    g_task_return_pointer (task, facts, (GDestroyNotify) inno_facts_unref);
  else
    g_task_return_error (task, error);
}

void
inno_workspace_close_in_worker (GTask        *task,
                                gpointer      source_object,
                                gpointer      task_data,
                                GCancellable *cancellable)
{
  InnoJob *job = task_data;

  inno_store_close (job->store);
  g_task_return_boolean (task, TRUE);
}
