/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-pull-private.h"

#include <glib/gi18n-lib.h>

#include "inno-address.h"

typedef InnoPullRun Run;

static gboolean
check_page (Run                   *run,
            const InnoHttpAnswer  *answer,
            GError               **error)
{
  const InnoStaticPage *page = inno_static_get_page (run->document, run->n_pages);

  if (answer->n_bytes == page->n_bytes && g_strcmp0 (answer->sha256, page->sha256) == 0)
    return TRUE;

  g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
               _("Page %u is not the one that the portfolio announces; perhaps it was just being published."),
               run->n_pages + 1);
  return FALSE;
}

static void
page_failed (GTask                 *task,
             const InnoHttpAnswer  *answer,
             GError                *error)
{
  Run *run = g_task_get_task_data (task);

  /* More than announced: what was announced is not what is there. */
  if (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE))
    {
      g_clear_error (&error);
      check_page (run, answer, &error);
    }
  else if (error->domain == INNO_SYNC_ERROR)
    {
      g_prefix_error (&error, _("Page %u: "), run->n_pages + 1);
    }

  g_task_return_error (task, error);
}

static void
page_fetched_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_auto (InnoHttpAnswer) answer = { 0 };
  GError *error = NULL;

  if (!inno_http_get_finish (INNO_HTTP (source), result, &answer, &error))
    {
      if (answer.may_retry && inno_pull_try_again (task, answer.retry_after))
        g_error_free (error);
      else
        page_failed (task, &answer, error);
      return;
    }

  if (!check_page (run, &answer, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  run->n_page_bytes += answer.n_bytes;
  run->n_pages++;
  inno_pull_fetch_page (task);
}

static GUri *
resolve_page (Run                   *run,
              const InnoStaticPage  *page,
              GError               **error)
{
  g_autoptr (GUri) uri = inno_address_resolve (run->answer.uri, page->href, error);

  if (uri == NULL)
    return NULL;

  if (!inno_address_same_origin (run->answer.uri, uri))
    {
      g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS,
                   _("Page %u lies on another server than the portfolio."), run->n_pages + 1);
      return NULL;
    }

  return g_steal_pointer (&uri);
}

/**
 * inno_pull_fetch_page:
 * @task: the run
 *
 * Fetches the next page, or brings all of them into the store.
 */
void
inno_pull_fetch_page (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  const InnoStaticPage *page;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;
  InnoHttpRequest request = { 0 };

  if (run->n_pages == inno_static_get_n_pages (run->document))
    {
      inno_pull_import (task);
      return;
    }

  page = inno_static_get_page (run->document, run->n_pages);
  uri = resolve_page (run, page, &error);
  if (uri == NULL || !inno_spool_truncate (run->spool, (goffset) run->n_page_bytes, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  request.uri = uri;
  request.max_bytes = page->n_bytes;
  request.spool = inno_spool_get_output (run->spool);
  inno_http_get_async (run->http, &request, g_task_get_cancellable (task),
                       page_fetched_cb, g_object_ref (task));
}

/**
 * inno_pull_fetch_pages:
 * @task: the run, with a document that lists pages
 *
 * Fetches the pages one after another into a spool, and imports them when the
 * last has come.
 */
void
inno_pull_fetch_pages (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  run->spool = inno_spool_new (inno_store_get_folder (run->store), &error);
  if (run->spool == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    inno_pull_fetch_page (task);
}
