/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-backoff.h"
#include "inno-intake.h"
#include "inno-pull.h"

G_BEGIN_DECLS

/* The steps alternate between the network on the main context and the store on
 * the worker; only one of the two runs at a time, so the run needs no lock. */
typedef struct
{
  InnoStore       *store;
  InnoWorker      *worker;
  InnoHttp        *http;
  gulong           progress_id;
  InnoPatience    *patience;
  InnoImportFlags  flags;
  InnoSyncReport   report;

  char            *asked;          /* nullable: the address the caller gave */
  GUri            *uri;
  InnoIntakeKnown  known;
  gboolean         is_conditional;
  InnoHttpAnswer   answer;         /* of the document */

  InnoStatic      *document;
  InnoSpool       *spool;
  guint            n_pages;        /* received */
  guint64          n_page_bytes;
} InnoPullRun;

void     inno_pull_on_worker   (GTask               *task,
                                GTaskThreadFunc      func,
                                GAsyncReadyCallback  callback);
gboolean inno_pull_try_again   (GTask               *task,
                                gint64               retry_after);
void     inno_pull_import      (GTask               *task);
void     inno_pull_fetch_pages (GTask               *task);
void     inno_pull_fetch_page  (GTask               *task);

G_END_DECLS
