/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync-fixture.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct
{
  Fixture  *fixture;
  void    (*func) (Fixture *self, gpointer user_data);
  gpointer  user_data;
} WorkerCall;

typedef struct
{
  GAsyncResult *result;
} Wait;

typedef struct
{
  const char *key;
  const char *value;
  char       *found;
} Setting;

typedef struct
{
  GBytes   *bytes;
  gboolean  is_loaded;
  GError  **error;
} Load;

void
fixture_main_init (int    *argc,
                   char ***argv)
{
  /* Before anything asks for a resolver: the server is on the loopback. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (argc, argv, NULL);
}

/* Waiting */

static void
waited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&wait->result);
}

static void
call_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  WorkerCall *call = task_data;

  call->func (call->fixture, call->user_data);
  g_task_return_boolean (task, TRUE);
}

void
fixture_on_worker (Fixture   *self,
                   void     (*func) (Fixture *self, gpointer user_data),
                   gpointer   user_data)
{
  WorkerCall call = { self, func, user_data };
  Wait wait = { NULL };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, waited_cb, &wait);
  g_autoptr (GAsyncResult) result = NULL;

  g_task_set_task_data (task, &call, NULL);
  inno_worker_run (self->worker, task, call_thread);
  result = wait_for (&wait);
}

/* The store */

static void
open_store (Fixture  *self,
            gpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  inno_store_open (self->store, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture  *self,
             gpointer  user_data)
{
  inno_store_close (self->store);
}

static void
get_setting (Fixture  *self,
             gpointer  user_data)
{
  Setting *setting = user_data;

  setting->found = inno_store_get_setting (self->store, setting->key);
}

static void
set_setting (Fixture  *self,
             gpointer  user_data)
{
  Setting *setting = user_data;
  g_autoptr (GError) error = NULL;

  inno_store_set_setting (self->store, setting->key, setting->value, &error);
  g_assert_no_error (error);
}

static void
load_bytes (Fixture  *self,
            gpointer  user_data)
{
  Load *load = user_data;

  load->is_loaded = inno_sync_load_bytes (self->store, load->bytes, NULL,
                                          INNO_IMPORT_NONE, NULL, load->error);
}

char *
fixture_get_setting (Fixture    *self,
                     const char *key)
{
  Setting setting = { .key = key };

  fixture_on_worker (self, get_setting, &setting);

  return setting.found;
}

void
fixture_set_setting (Fixture    *self,
                     const char *key,
                     const char *value)
{
  Setting setting = { .key = key, .value = value };

  fixture_on_worker (self, set_setting, &setting);
}

gboolean
fixture_load (Fixture     *self,
              const char  *text,
              gssize       length,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  Load load = { .bytes = bytes, .error = error };

  fixture_on_worker (self, load_bytes, &load);

  return load.is_loaded;
}

static sqlite3 *
open_database (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "cache.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);

  return db;
}

static void
append_rows (sqlite3    *db,
             const char *sql,
             GString    *text)
{
  sqlite3_stmt *statement = NULL;

  /* A virtual table's own helper may need a module that is not here. */
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *value = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "NULL");
        }
      g_string_append_c (text, '\n');
    }

  sqlite3_finalize (statement);
}

char *
fixture_query (Fixture    *self,
               const char *sql)
{
  sqlite3 *db = open_database (self);
  GString *text = g_string_new (NULL);

  append_rows (db, sql, text);
  sqlite3_close (db);

  return g_strchomp (g_string_free (text, FALSE));
}

char *
fixture_dump (Fixture *self)
{
  sqlite3 *db = open_database (self);
  GString *text = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_auto (GStrv) tables = NULL;

  append_rows (db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", names);
  tables = g_strsplit (names->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (tables), >, 2);

  for (guint i = 0; tables[i] != NULL && *tables[i] != '\0'; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", tables[i]);

      g_string_append_printf (text, "-- %s\n", tables[i]);
      append_rows (db, sql, text);
    }

  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* Set up */

void
fixture_make_sync (Fixture    *self,
                   const char *first_property,
                   ...)
{
  va_list args;

  g_clear_object (&self->sync);
  g_clear_object (&self->http);

  va_start (args, first_property);
  self->http = INNO_HTTP (g_object_new_valist (INNO_TYPE_HTTP, first_property, args));
  va_end (args);

  self->sync = g_object_new (INNO_TYPE_SYNC,
                             "store", self->store,
                             "worker", self->worker,
                             "http", self->http,
                             "max-retries", 0,
                             NULL);
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("innocities-sync-XXXXXX", &error);
  g_assert_no_error (error);

  self->endpoint = fake_endpoint_new (NULL);
  self->worker = inno_worker_new ("store");
  self->store = inno_store_new (self->folder);
  fixture_on_worker (self, open_store, NULL);
  fixture_make_sync (self, "deadline", 60 * 1000, NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }

  g_rmdir (folder);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  g_clear_pointer (&self->endpoint, fake_endpoint_free);
  g_clear_object (&self->sync);
  g_clear_object (&self->http);
  fixture_on_worker (self, close_store, NULL);
  inno_worker_stop (self->worker);
  g_clear_object (&self->store);
  g_clear_object (&self->worker);
  g_clear_object (&self->cancellable);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

gboolean
fixture_sync_url (Fixture          *self,
                  const char       *url,
                  InnoImportFlags   flags,
                  InnoSyncReport   *report,
                  GError          **error)
{
  Wait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  inno_sync_run_async (self->sync, url, flags, self->cancellable, waited_cb, &wait);
  result = wait_for (&wait);

  /* The client may be done while the server still sends. */
  if (self->endpoint != NULL)
    fake_endpoint_settle (self->endpoint);

  return inno_sync_run_finish (self->sync, result, report, error);
}

gboolean
fixture_sync (Fixture          *self,
              const char       *path,
              InnoImportFlags   flags,
              InnoSyncReport   *report,
              GError          **error)
{
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, path);

  return fixture_sync_url (self, url, flags, report, error);
}

/* What is served */

void
reply_cb (FakeExchange *exchange)
{
  const Reply *reply = exchange->user_data;

  fake_reply (exchange, reply->status != NULL ? reply->status : "200 OK",
              reply->headers, reply->body, reply->length != 0 ? reply->length : -1);
}

/* more: members after the others, each with a comma before it. */
char *
project_text (const char *slug,
              const char *more)
{
  return g_strdup_printf ("{\"_id\":\"project:%s\",\"type\":\"project\","
                          "\"name\":{\"fi\":\"Hanke %s\",\"sv\":null,\"en\":null},"
                          "\"kind\":\"project\",\"cities\":[],\"themes\":[],"
                          "\"status\":\"ongoing\",\"funding\":{}%s}",
                          slug, slug, more != NULL ? more : "");
}

char *
portfolio_wrap (gint64      seq,
                guint       n_projects,
                const char *docs)
{
  return g_strdup_printf ("{\"format\":\"innocities-portfolio\","
                          "\"schema\":{\"major\":1,\"minor\":0},"
                          "\"dataset_id\":\"5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11\","
                          "\"seq\":%" G_GINT64_FORMAT ","
                          "\"generated_at\":\"2025-04-10T09:00:00Z\",\"as_of\":\"2025-04-10\","
                          "\"counts\":{\"project\":%u},\"docs\":[%s]}",
                          seq, n_projects, docs);
}

char *
portfolio_text (gint64 seq,
                guint  n_projects)
{
  g_autoptr (GString) docs = g_string_new (NULL);

  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *slug = g_strdup_printf ("p%u", i);
      g_autofree char *project = project_text (slug, NULL);

      if (i > 0)
        g_string_append_c (docs, ',');
      g_string_append (docs, project);
    }

  return portfolio_wrap (seq, n_projects, docs->str);
}
