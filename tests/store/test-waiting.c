/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits to be sent, what was set aside, and who may sync. */

#include <string.h>

#include "edit-fixture.h"
#include "inno-document-diff.h"
#include "inno-store-lease.h"
#include "inno-store-outbox.h"
#include "inno-store-quarantine.h"
#include "inno-store-waiting.h"

#define NOW G_GINT64_CONSTANT (1744275600)

static GPtrArray *
list_waiting (EditFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *list = inno_store_list_waiting (fixture->store, 0, &error);

  g_assert_no_error (error);
  return list;
}

static const InnoWaiting *
find_waiting (GPtrArray  *list,
              const char *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      const InnoWaiting *waiting = g_ptr_array_index (list, i);

      if (g_str_equal (waiting->id, id))
        return waiting;
    }

  g_assert_not_reached ();
}

static void
edit_some (EditFixture *fixture)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_create (fixture->store, "{'_id':'city:uusi','type':'city','name':{'fi':'Uusi','sv':null,'en':null},"
                                       "'kind':'city','region':{'code':'09','name':{'fi':'a','sv':null,'en':null}}}");
  edit_fixture_remove (fixture->store, "project:p0");
}

static void
test_waiting (EditFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) nothing = list_waiting (fixture);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) few = NULL;
  const InnoWaiting *waiting;

  g_assert_cmpuint (nothing->len, ==, 0);
  edit_some (fixture);
  list = list_waiting (fixture);
  g_assert_cmpuint (list->len, ==, inno_store_get_n_waiting (fixture->store));
  g_assert_cmpuint (list->len, ==, 3);

  waiting = find_waiting (list, "project:p1");
  g_assert_cmpint (waiting->kind, ==, INNO_WAITING_CHANGED);
  g_assert_nonnull (waiting->base);
  g_assert_cmpstr (json_object_get_string_member (waiting->document, "status"), ==, "ended");
  g_assert_cmpint (waiting->at, >, NOW);
  waiting = find_waiting (list, "city:uusi");
  g_assert_cmpint (waiting->kind, ==, INNO_WAITING_NEW);
  g_assert_null (waiting->base);
  waiting = find_waiting (list, "project:p0");
  g_assert_cmpint (waiting->kind, ==, INNO_WAITING_REMOVED);
  g_assert_null (waiting->document);

  /* What the server does not take comes first, until it is another text. */
  g_assert_true (inno_store_outbox_refuse (fixture->store, "project:p0", "no", NULL));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = list_waiting (fixture);
  waiting = g_ptr_array_index (list, 0);
  g_assert_cmpstr (waiting->id, ==, "project:p0");
  g_assert_cmpstr (waiting->refusal, ==, "no");
  g_assert_null (find_waiting (list, "project:p1")->refusal);

  few = inno_store_list_waiting (fixture->store, 2, NULL);
  g_assert_cmpuint (few->len, ==, 2);
}

/* Everything is as if nobody had done anything, and that can be taken back. */
static void
test_withdraw (EditFixture   *fixture,
               gconstpointer  data)
{
  static const char *const ids[] = { "project:p1", "city:uusi", "project:p0" };
  g_autofree char *before = edit_fixture_dump (fixture);
  g_autofree char *edited = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  edit_some (fixture);
  edited = edit_fixture_get (fixture->store, "project:p1", "status");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (inno_store_withdraw (fixture->store, ids[i], "Anna", &error));
      g_assert_no_error (error);
      g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 2 - i);
    }
  after = edit_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (inno_store_undo (fixture->store, NULL, NULL, &error));
  again = edit_fixture_get (fixture->store, "project:p1", "status");
  g_assert_cmpstr (again, ==, edited);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 3);

  /* What does not wait is left alone. */
  g_assert_true (inno_store_withdraw (fixture->store, "city:oulu", NULL, &error));
  g_assert_true (inno_store_withdraw (fixture->store, "city:nowhere", NULL, &error));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 3);
}

static void
test_quarantine (EditFixture   *fixture,
                 gconstpointer  data)
{
  static const char raw[] = "{\"_id\":\"city:bad\",\"type\":\"city\",\"name\":\"a\xff\x01\x1b[31mb\"}";
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const InnoQuarantined *record;

  list = inno_store_list_quarantine (fixture->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);

  g_ptr_array_add (documents, g_strdup (raw));
  g_ptr_array_add (documents, g_strdup (""));
  g_assert_true (store_fixture_import (fixture->store, documents, 9, 0, NULL, &error));
  g_assert_no_error (error);

  list = inno_store_list_quarantine (fixture->store, 10, &error);
  g_assert_cmpuint (list->len, ==, 2);
  record = g_ptr_array_index (list, 0);
  g_assert_cmpstr (record->id, ==, "city:bad");
  g_assert_true (g_str_has_prefix (record->path, "/docs/"));
  g_assert_cmpuint (strlen (record->reason), >, 5);
  g_assert_cmpmem (g_bytes_get_data (record->raw, NULL), g_bytes_get_size (record->raw), raw, strlen (raw));
  text = inno_quarantined_to_text (record);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\x1b'));
  g_assert_null (strchr (text, '\x01'));
  g_assert_nonnull (strstr (text, "city:bad"));
  record = g_ptr_array_index (list, 1);
  g_assert_null (record->id);
  g_assert_cmpuint (g_bytes_get_size (record->raw), ==, 0);

  g_clear_pointer (&list, g_ptr_array_unref);
  list = inno_store_list_quarantine (fixture->store, 1, &error);
  g_assert_cmpuint (list->len, ==, 1);
}

static gboolean
take (InnoStore *store,
      gint64     now)
{
  g_autoptr(GError) error = NULL;
  gboolean is_taken = inno_store_take_lease (store, now, &error);

  if (is_taken)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);

  return is_taken;
}

/* Two processes on one folder: rows 105 and 106. */
static void
test_lease (EditFixture   *fixture,
            gconstpointer  data)
{
  InnoStore *other = store_fixture_open (fixture->folder);

  g_assert_true (take (fixture->store, NOW));
  g_assert_false (take (other, NOW));
  g_assert_false (take (other, NOW + INNO_LEASE_SECONDS - 1));
  /* Who has it may lengthen it, and nobody else gives it back. */
  g_assert_true (take (fixture->store, NOW + INNO_LEASE_SECONDS - 1));
  inno_store_give_lease (other);
  g_assert_false (take (other, NOW + INNO_LEASE_SECONDS));
  inno_store_give_lease (fixture->store);
  g_assert_true (take (other, NOW + INNO_LEASE_SECONDS));
  g_assert_false (take (fixture->store, NOW + INNO_LEASE_SECONDS));

  /* Of one that was killed, it runs out; one that is closed gives it back. */
  g_assert_true (take (fixture->store, NOW + 2 * INNO_LEASE_SECONDS));
  edit_fixture_reopen (fixture);
  g_assert_true (take (other, NOW + 2 * INNO_LEASE_SECONDS));

  inno_store_close (other);
  g_object_unref (other);
}

/* Row 91: what a process that was killed had is free at once. */
static void
test_lease_of_the_dead (EditFixture   *fixture,
                        gconstpointer  data)
{
  g_autofree char *lease = g_strdup_printf ("INSERT INTO setting (key, value) VALUES ('lease', 'somebody %" G_GINT64_FORMAT " locked')",
                                            NOW + INNO_LEASE_SECONDS);

  store_fixture_exec (fixture->folder, "outbox.db", lease);
  g_assert_true (take (fixture->store, NOW));
  inno_store_give_lease (fixture->store);

  /* Of one that could not lock the file nobody knows. */
  store_fixture_exec (fixture->folder, "outbox.db",
                      "INSERT INTO setting (key, value) VALUES ('lease', 'somebody 1744275700')");
  g_assert_false (take (fixture->store, NOW));
}

/* Row 109: a clock that is ten years off, and back, holds nobody up for long. */
static void
test_lease_clock (EditFixture   *fixture,
                  gconstpointer  data)
{
  const gint64 years = G_GINT64_CONSTANT (10) * 365 * 24 * 60 * 60;
  InnoStore *other = store_fixture_open (fixture->folder);

  g_assert_true (take (fixture->store, NOW + years));
  g_assert_true (take (other, NOW));
  g_assert_true (take (fixture->store, NOW - years));
  g_assert_true (take (other, NOW));
  g_assert_false (take (fixture->store, NOW));

  inno_store_close (other);
  g_object_unref (other);
}

typedef struct
{
  const char *folder;
  int        *n_holders;
  int        *n_taken;
} Contender;

static gpointer
contend (gpointer data)
{
  Contender *self = data;
  InnoStore *store = store_fixture_open (self->folder);

  for (guint i = 0; i < 30; i++)
    {
      if (!take (store, NOW))
        continue;

      g_assert_cmpint (g_atomic_int_add (self->n_holders, 1), ==, 0);
      g_usleep (500);
      g_atomic_int_inc (self->n_taken);
      g_atomic_int_add (self->n_holders, -1);
      inno_store_give_lease (store);
    }

  inno_store_close (store);
  g_object_unref (store);
  return NULL;
}

/* At the same moment: never two of them. */
static void
test_lease_race (EditFixture   *fixture,
                 gconstpointer  data)
{
  int n_holders = 0;
  int n_taken = 0;
  Contender contenders[] = {
    { fixture->folder, &n_holders, &n_taken },
    { fixture->folder, &n_holders, &n_taken },
    { fixture->folder, &n_holders, &n_taken },
  };
  GThread *threads[G_N_ELEMENTS (contenders)];

  for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
    threads[i] = g_thread_new ("contender", contend, &contenders[i]);
  for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (n_taken, >, 0);
}

#define add_test(path, func) \
  g_test_add (path, EditFixture, NULL, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/waiting/list", test_waiting);
  add_test ("/waiting/withdraw", test_withdraw);
  add_test ("/quarantine/list", test_quarantine);
  add_test ("/lease/two-stores/faults-105-106", test_lease);
  add_test ("/lease/of-the-dead/fault-91", test_lease_of_the_dead);
  add_test ("/lease/clock/fault-109", test_lease_clock);
  add_test ("/lease/race/fault-106", test_lease_race);

  return g_test_run ();
}
