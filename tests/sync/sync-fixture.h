/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fake-endpoint.h"
#include "inno-http.h"
#include "inno-sync.h"

G_BEGIN_DECLS

/* A store in a folder of its own, a server to sync with, and patience cut to
 * what a test can wait. */
typedef struct
{
  FakeEndpoint *endpoint;
  char         *folder;
  InnoStore    *store;
  InnoWorker   *worker;
  InnoHttp     *http;
  InnoSync     *sync;
  GCancellable *cancellable;
} Fixture;

/* One answer that a handler gives: see reply_cb(). */
typedef struct
{
  const char *status;
  const char *headers;
  const char *body;
  gssize      length;
} Reply;

void     fixture_main_init  (int             *argc,
                             char          ***argv);
void     fixture_set_up     (Fixture         *self,
                             gconstpointer    data);
void     fixture_tear_down  (Fixture         *self,
                             gconstpointer    data);
void     fixture_make_sync  (Fixture         *self,
                             const char      *first_property,
                             ...) G_GNUC_NULL_TERMINATED;
gboolean fixture_sync       (Fixture         *self,
                             const char      *path,
                             InnoImportFlags  flags,
                             InnoSyncReport  *report,
                             GError         **error);
gboolean fixture_sync_url   (Fixture         *self,
                             const char      *url,
                             InnoImportFlags  flags,
                             InnoSyncReport  *report,
                             GError         **error);
gboolean fixture_load       (Fixture         *self,
                             const char      *text,
                             gssize           length,
                             GError         **error);
void     fixture_on_worker  (Fixture         *self,
                             void           (*func) (Fixture  *self,
                                                     gpointer  user_data),
                             gpointer         user_data);
char    *fixture_get_setting (Fixture        *self,
                             const char      *key);
void     fixture_set_setting (Fixture        *self,
                             const char      *key,
                             const char      *value);
/* Every row of every table, so that "nothing changed" means nothing. */
char    *fixture_dump       (Fixture         *self);
char    *fixture_query      (Fixture         *self,
                             const char      *sql);

char    *project_text       (const char      *slug,
                             const char      *more);
char    *portfolio_text     (gint64           seq,
                             guint            n_projects);
char    *portfolio_wrap     (gint64           seq,
                             guint            n_projects,
                             const char      *docs);
void     reply_cb           (FakeExchange    *exchange);

#define fixture_add_test(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* A sync that must fail with this code, in one plain line, and change nothing. */
#define assert_sync_fails(self, path, domain, code) \
  G_STMT_START { \
    g_autofree char *before_ = fixture_dump (self); \
    g_autofree char *after_ = NULL; \
    g_autoptr (GError) error_ = NULL; \
    g_assert_false (fixture_sync (self, path, INNO_IMPORT_NONE, NULL, &error_)); \
    g_assert_error (error_, domain, code); \
    g_test_message ("%s", error_->message); \
    g_assert_null (strchr (error_->message, '\n')); \
    g_assert_cmpuint (strlen (error_->message), >, 10); \
    after_ = fixture_dump (self); \
    g_assert_cmpstr (before_, ==, after_); \
  } G_STMT_END

G_END_DECLS
