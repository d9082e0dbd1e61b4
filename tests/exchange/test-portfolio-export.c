/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-exchange"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fixtures.h"
#include "inno-json.h"
#include "inno-portfolio-export.h"
#include "inno-sample.h"
#include "inno-store-import.h"
#include "inno-sync.h"
#include "table-fixture.h"

#define NOT_AVAILABLE 77

typedef struct
{
  char      *folder;
  char      *path;     /* of the file that is written */
  InnoStore *store;
} Export;

static const char documents[] =
  "{'format':'innocities-portfolio','schema':{'major':1,'minor':0},"
  "'dataset_id':'5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11','seq':7,"
  "'generated_at':'2025-04-10T09:00:00Z','as_of':'2025-04-10',"
  "'counts':{'city':1,'person':1,'whatever':2},'docs':["
  "{'_id':'whatever:b','type':'whatever','more':[1,2.50,1e3]},"
  "{'_id':'whatever:a','type':'whatever',\n  'line':\t'ends' },"
  "{'_id':'person:p','type':'person','name':'P','city':null},"
  "{'_id':'city:oulu','type':'city','name':{'fi':'Oulu','sv':'Ule\\u00e5borg','en':null},"
  "'kind':'city','region':{'code':'17','name':{'fi':'Pohjois-Pohjanmaa','sv':null,'en':null}},"
  "'unknown member':1.50}]}";

static InnoStore *
open_store (Export     *self,
            const char *name)
{
  g_autofree char *folder = g_build_filename (self->folder, name, NULL);
  InnoStore *store = inno_store_new (folder);
  g_autoptr (GError) error = NULL;

  inno_store_open (store, &error);
  g_assert_no_error (error);

  return store;
}

static void
set_up (Export        *self,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "portfolio.json", NULL);
  self->store = open_store (self, "store");
}

static void
tear_down (Export        *self,
           gconstpointer  user_data)
{
  inno_store_close (self->store);
  g_object_unref (self->store);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static InnoSyncReport
load (InnoStore *store,
      GBytes    *bytes)
{
  g_autoptr (GError) error = NULL;
  InnoSyncReport report = { 0 };

  inno_sync_load_bytes (store, bytes, NULL, INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.quarantined, ==, 0);

  return report;
}

static void
load_documents (Export *self)
{
  g_autofree char *text = g_strdelimit (g_strdup (documents), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  InnoSyncReport report = load (self->store, bytes);

  g_assert_cmpuint (report.added, ==, 4);
}

static void
load_sample (Export *self)
{
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();

  load (self->store, bytes);
}

static GBytes *
export (Export   *self,
        gboolean  with_people)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  inno_portfolio_export (self->store, self->path, with_people, &error);
  g_assert_no_error (error);
  g_file_get_contents (self->path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));

  return g_bytes_new_take (text, length);
}

static JsonNode *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *node = inno_json_parse (text, length, &error);

  g_assert_no_error (error);
  return node;
}

/* The texts of all documents, by id: to the byte. */
static gboolean
add_document (const char  *id,
              const char  *body,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  g_hash_table_insert (user_data, g_strdup (id), g_strndup (body, length));
  return TRUE;
}

static GHashTable *
read_documents (InnoStore *store)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;

  for (guint type = 0; type <= INNO_DOCUMENT_OTHER; type++)
    {
      inno_store_foreach_document (store, type, add_document, all, &error);
      g_assert_no_error (error);
    }

  return all;
}

static void
assert_same_documents (InnoStore *one,
                       InnoStore *other)
{
  g_autoptr (GHashTable) expected = read_documents (one);
  g_autoptr (GHashTable) found = read_documents (other);
  GHashTableIter iter;
  gpointer id, body;

  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (expected));
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &id, &body))
    g_assert_cmpstr (g_hash_table_lookup (found, id), ==, body);
}

static void
test_head (Export        *self,
           gconstpointer  user_data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *head;
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 generated_at;

  load_documents (self);
  bytes = export (self, TRUE);
  root = parse (bytes);
  head = json_node_get_object (root);

  g_assert_cmpstr (json_object_get_string_member (head, "format"), ==, "innocities-portfolio");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (head, "schema"), "major"),
                   ==, 1);
  g_assert_cmpstr (json_object_get_string_member (head, "dataset_id"), ==,
                   "5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11");
  g_assert_cmpint (json_object_get_int_member (head, "seq"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (head, "as_of"), ==, "2025-04-10");
  g_assert_true (inno_timestamp_parse_iso (json_object_get_string_member (head, "generated_at"),
                                           &generated_at));
  g_assert_cmpint (generated_at, >=, before);
  g_assert_cmpint (generated_at, <=, g_get_real_time () / G_USEC_PER_SEC);
}

static void
assert_docs (GBytes     *bytes,
             const char *counts,
             const char *ids)
{
  g_autoptr (JsonNode) root = parse (bytes);
  JsonObject *head = json_node_get_object (root);
  JsonArray *docs = json_object_get_array_member (head, "docs");
  g_autofree char *found_counts = inno_json_to_string (json_object_get_member (head, "counts"));
  g_autofree char *expected = g_strdelimit (g_strdup (counts), "'", '"');
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (docs); i++)
    g_string_append_printf (found, "%s ", json_object_get_string_member (
                              json_array_get_object_element (docs, i), "_id"));
  g_assert_cmpstr (found_counts, ==, expected);
  g_assert_cmpstr (found->str, ==, ids);
}

static void
test_people (Export        *self,
             gconstpointer  user_data)
{
  g_autoptr (GBytes) with = NULL;
  g_autoptr (GBytes) without = NULL;

  load_documents (self);
  with = export (self, TRUE);
  without = export (self, FALSE);
  assert_docs (with, "{'city':1,'person':1,'whatever':2}",
               "city:oulu person:p whatever:a whatever:b ");
  assert_docs (without, "{'city':1,'whatever':2}", "city:oulu whatever:a whatever:b ");
  g_assert_null (g_strstr_len (g_bytes_get_data (without, NULL),
                               (gssize) g_bytes_get_size (without), "person"));
}

/* Numbers, blanks, escapes and members that nobody knows: as they came. */
static void
test_bodies_are_verbatim (Export        *self,
                          gconstpointer  user_data)
{
  static const char *const bodies[] = {
    "\n{'_id':'whatever:b','type':'whatever','more':[1,2.50,1e3]}\n",
    "\n{'_id':'whatever:a','type':'whatever',\n  'line':\t'ends' },\n",
    "'Ule\\u00e5borg'",
    "'unknown member':1.50}",
  };
  g_autoptr (GBytes) bytes = NULL;

  load_documents (self);
  bytes = export (self, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *body = g_strdelimit (g_strdup (bodies[i]), "'", '"');

      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), body));
    }
}

static void
test_same_store_sees_no_change (Export        *self,
                                gconstpointer  user_data)
{
  g_autoptr (GBytes) bytes = NULL;
  InnoSyncReport report;

  load_sample (self);
  bytes = export (self, TRUE);
  report = load (self->store, bytes);
  g_assert_cmpuint (report.added, ==, 0);
  g_assert_cmpuint (report.changed, ==, 0);
  g_assert_cmpuint (report.removed, ==, 0);
}

static void
test_another_store_gets_all (Export        *self,
                             gconstpointer  user_data)
{
  g_autoptr (InnoStore) other = open_store (self, "other");
  g_autoptr (GBytes) bytes = NULL;

  load_sample (self);
  bytes = export (self, TRUE);
  load (other, bytes);
  assert_same_documents (self->store, other);
  inno_store_close (other);
}

static void
test_keeps_the_schema (Export        *self,
                       gconstpointer  user_data)
{
  g_autofree char *script = g_build_filename (g_getenv ("INNOCITIES_SOURCE_ROOT"), "tests", "support",
                                              "validate-portfolio.py", NULL);
  char *argv[] = { "python3", "-B", script, self->path, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *faults = NULL;
  int status;

  load_sample (self);
  bytes = export (self, FALSE);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &faults, &status, &error);
  g_assert_no_error (error);
  if (g_spawn_check_wait_status (status, &error))
    return;

  if (g_error_matches (error, G_SPAWN_EXIT_ERROR, NOT_AVAILABLE))
    g_test_skip ("no python3-jsonschema");
  else
    g_error ("%s", faults);
}

static void
test_empty_store (Export        *self,
                  gconstpointer  user_data)
{
  g_autoptr (GBytes) first = export (self, TRUE);
  g_autoptr (JsonNode) root = parse (first);
  JsonObject *head = json_node_get_object (root);

  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (head, "dataset_id")));
  g_assert_cmpint (json_object_get_int_member (head, "seq"), ==, 0);
  g_assert_false (json_object_has_member (head, "as_of"));
  assert_docs (first, "{}", "");
}

static void
test_closed_store (Export        *self,
                   gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  inno_store_close (self->store);
  g_assert_false (inno_portfolio_export (self->store, self->path, TRUE, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (Export        *self,
                gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "portfolio.json", NULL);
  g_autoptr (GError) error = NULL;

  load_documents (self);
  g_assert_false (inno_portfolio_export (self->store, path, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_is_a_folder (Export        *self,
                  gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  load_documents (self);
  g_assert_cmpint (g_mkdir (self->path, 0777), ==, 0);
  g_assert_false (inno_portfolio_export (self->store, self->path, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_DIR));
}

static void
test_full_device (Export        *self,
                  gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = table_fixture_full_device (self->folder);
  struct stat info;

  if (path == NULL)
    {
      g_test_skip ("no full device");
      return;
    }

  load_sample (self);
  g_assert_false (inno_portfolio_export (self->store, path, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

#define ADD(name, func) g_test_add ("/exchange/export/" name, Export, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("head", test_head);
  ADD ("people", test_people);
  ADD ("bodies-are-verbatim", test_bodies_are_verbatim);
  ADD ("same-store-sees-no-change", test_same_store_sees_no_change);
  ADD ("another-store-gets-all", test_another_store_gets_all);
  ADD ("keeps-the-schema", test_keeps_the_schema);
  ADD ("empty-store", test_empty_store);
  ADD ("closed-store", test_closed_store);
  ADD ("no-folder", test_no_folder);
  ADD ("is-a-folder", test_is_a_folder);
  ADD ("full-device", test_full_device);

  return g_test_run ();
}
