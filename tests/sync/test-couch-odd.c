/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rarer days of a shared database. */

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "couch-fixture.h"

/* Row 40: 412 says nothing of what was written. */
static void
test_precondition (Office        *self,
                   gconstpointer  data)
{
  static const FakeCouchFault faults[] = { FAKE_COUCH_STATUS, FAKE_COUCH_STATUS_AFTER };

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  fake_couch_set_status (self->couch, "412 Precondition Failed", "{\"error\":\"nodedown\",\"reason\":\"progress not possible\"}");
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"v%u\"", i);
      InnoSyncReport report;

      office_edit (self, 0, "project:p0", "code", value);
      fake_couch_fail (self->couch, "_bulk_docs", faults[i], 1);
      assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "1");

      office_sync_well (self, 0, &report);
      g_assert_cmpuint (report.sent, ==, 1);
      assert_shared (self, "project:p0", "code", value);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
    }
}

/* Row 73: larger than what is taken in; its neighbours come. */
static void
test_huge (Office        *self,
           gconstpointer  data)
{
  g_autofree char *title = g_strnfill (1024 * 1024 + 1, 'x');
  g_autofree char *value = g_strdup_printf ("{\"fi\":\"%s\",\"sv\":null,\"en\":null}", title);
  InnoSyncReport report;

  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  g_free (fake_couch_change (self->couch, "project:p1", "name", value));
  g_free (fake_couch_change (self->couch, "project:p2", "code", "\"x\""));
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.quarantined, ==, 1);
  assert_sees (self, 0, "project:p1", "name", "{\"fi\":\"Hanke p1\",\"sv\":null,\"en\":null}");
  assert_sees (self, 0, "project:p2", "code", "\"x\"");
}

/* Row 75: what it points to comes later. */
static void
test_missing_city (Office        *self,
                   gconstpointer  data)
{
  g_autofree char *text = project_text ("far", NULL);
  g_autoptr (GString) json = g_string_new (text);

  g_string_replace (json, "\"cities\":[]", "\"cities\":[\"city:later\"]", 1);
  office_name (self);
  g_free (fake_couch_put (self->couch, json->str));
  office_sync_well (self, 0, NULL);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "1");
  assert_query (self, 0, "cache.db", "SELECT city FROM project_city", "city:later");

  g_free (fake_couch_put (self->couch, "{\"_id\":\"city:later\",\"type\":\"city\",\"name\":{\"fi\":\"L\",\"sv\":null,\"en\":null},"
                                       "\"kind\":\"city\",\"region\":{\"code\":\"06\",\"name\":{\"fi\":\"P\",\"sv\":null,\"en\":null}}}"));
  office_sync_well (self, 0, NULL);
  assert_sees (self, 0, "city:later", "kind", "\"city\"");
}

/* Row 77: one document more than once in a page, as while it is written. */
typedef struct
{
  FakeCouch *couch;
  char      *page;
} Repeater;

static void
repeat_cb (FakeExchange *exchange)
{
  const Repeater *repeater = exchange->user_data;

  if (g_str_has_prefix (exchange->path, "/db/_changes"))
    fake_reply (exchange, "200 OK", NULL, repeater->page, -1);
  else
    fake_couch_serve_exchange (repeater->couch, exchange);
}

static void
test_repeated (Office        *self,
               gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *page = NULL;
  Repeater repeater = { self->couch, NULL };
  InnoSyncReport report;

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  g_free (fake_couch_change (self->couch, "project:p1", "code", "\"x\""));
  text = fake_couch_get (self->couch, "project:p1");
  page = g_strdup_printf ("{\"results\":[{\"id\":\"project:p1\",\"doc\":%s},{\"id\":\"project:p1\",\"doc\":%s}],\"last_seq\":4}",
                          text, text);
  repeater.page = page;
  fake_endpoint_add_rest (self->endpoint, repeat_cb, &repeater);
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.changed, ==, 1);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "2");
  office_sync_well (self, 0, &report);
  g_assert_true (report.unchanged);
}

static void
copy_file (Fixture    *desk,
           const char *from,
           const char *to)
{
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  g_autoptr (GFile) source = g_file_get_child (folder, from);
  g_autoptr (GFile) target = g_file_get_child (folder, to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture  *desk,
             gpointer  user_data)
{
  inno_store_close (desk->store);
}

/* Row 104: somebody put an old copy of the cache back, without its log. */
static void
test_old_cache (Office        *self,
                gconstpointer  data)
{
  Fixture *desk = &self->desks[0];
  InnoSyncReport report;

  office_seed (self, 4);
  office_sync_well (self, 0, NULL);
  fixture_on_worker (desk, close_store, NULL);
  copy_file (desk, "cache.db", "old.db");
  office_restart (self, 0);

  g_free (fake_couch_change (self->couch, "project:p0", "code", "\"theirs\""));
  office_edit (self, 0, "project:p1", "code", "\"sent\"");
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p2", "code", "\"waits\"");
  fake_couch_remove (self->couch, "project:p3");

  fixture_on_worker (desk, close_store, NULL);
  copy_file (desk, "old.db", "cache.db");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (desk->folder, i == 0 ? "cache.db-wal" : "cache.db-shm", NULL);

      g_unlink (path);
    }
  office_restart (self, 0);
  assert_sees (self, 0, "project:p2", "code", "\"waits\"");
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.conflicts, ==, 0);
  assert_sees (self, 0, "project:p0", "code", "\"theirs\"");
  assert_sees (self, 0, "project:p1", "code", "\"sent\"");
  assert_sees (self, 0, "project:p3", "_id", NULL);
  assert_shared (self, "project:p2", "code", "\"waits\"");
}

/* Row 109: whatever the clocks say, a merge is the same. */
static void
test_clock (Office        *self,
            gconstpointer  data)
{
  static const char * const times[] = { "1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z" };

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);
      g_autofree char *stamp = g_strdup_printf ("{\"id\":\"e%u\",\"by\":\"Bo\",\"at\":\"%s\"}", i, times[i]);

      office_edit (self, 0, id, "code", "\"mine\"");
      office_edit (self, 0, id, "note", "\"also mine\"");
      g_free (fake_couch_change (self->couch, id, "edit", stamp));
      g_free (fake_couch_change (self->couch, id, "code", "\"theirs\""));
    }
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);

      assert_shared (self, id, "code", "\"theirs\"");
      assert_shared (self, id, "note", "\"also mine\"");
    }
  assert_query (self, 0, "outbox.db", "SELECT mine FROM conflict ORDER BY document", "\"mine\"|\"mine\"");
}

/* Row 112: another address with something unsent: of another portfolio nothing is mixed
 * and nothing lost; of the same one it arrives there. */
static void
test_other_address (Office        *self,
                    gconstpointer  data)
{
  g_autoptr (FakeEndpoint) endpoint = fake_endpoint_new (NULL);
  g_autoptr (FakeCouch) other = fake_couch_new (endpoint);
  g_autofree char *url = fake_couch_get_url (other);
  g_autofree char *text = project_text ("p0", NULL);
  g_autoptr (GError) error = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  g_free (fake_couch_put (other, "{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"format\":\"innocities-portfolio\","
                                 "\"schema\":{\"major\":1,\"minor\":0},\"dataset_id\":\"another\"}"));
  g_free (fake_couch_put (other, text));
  g_assert_false (fixture_sync_url (&self->desks[0], url, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_DIFFERENT);
  g_assert_cmpuint (fake_couch_get_hits (other, "_bulk_docs"), ==, 0);
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "1");
  assert_sees (self, 0, "project:p0", "code", "\"mine\"");

  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "code", "\"mine\"");
  g_clear_pointer (&endpoint, fake_endpoint_free);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/odd/040-precondition", test_precondition);
  office_add_test ("/sync/couch/odd/073-huge", test_huge);
  office_add_test ("/sync/couch/odd/075-missing-city", test_missing_city);
  office_add_test ("/sync/couch/odd/077-repeated", test_repeated);
  office_add_test ("/sync/couch/odd/104-old-cache", test_old_cache);
  office_add_test ("/sync/couch/odd/109-clock", test_clock);
  office_add_test ("/sync/couch/odd/112-other-address", test_other_address);

  return g_test_run ();
}
