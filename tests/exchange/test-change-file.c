/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits here, in a file, to a colleague. */

#include <glib/gstdio.h>
#include <string.h>

#include "fixtures.h"
#include "inno-change-file.h"
#include "inno-document-diff.h"
#include "inno-json.h"
#include "inno-store-edits.h"
#include "inno-sync.h"

typedef struct
{
  char      *folder;
  char      *path;
  InnoStore *a;      /* whose changes they are */
  InnoStore *b;      /* who takes them in */
} Case;

#define PROJECT(slug, status) \
  "{'_id':'project:" slug "','type':'project','name':{'fi':'Hanke','sv':null,'en':null},'kind':'project'," \
  "'cities':[],'themes':[],'status':'" status "','funding':{'f':{'source':'funding_source:erdf','measure':'granted'," \
  "'year':2024,'amount_cents':100}},'unknown member':1.50}"

static const char documents[] =
  "{'format':'innocities-portfolio','schema':{'major':1,'minor':0},"
  "'dataset_id':'5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11','seq':7,"
  "'generated_at':'2025-04-10T09:00:00Z','as_of':'2025-04-10',"
  "'counts':{'project':2,'person':1,'funding_source':1},'docs':["
  PROJECT ("p1", "ongoing") "," PROJECT ("p2", "ongoing") ","
  "{'_id':'funding_source:erdf','type':'funding_source','name':{'fi':'EAKR','sv':null,'en':null},'class':'eu'},"
  "{'_id':'person:p','type':'person','name':'P','city':null}]}";

static char *
quote (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static JsonObject *
parse (const char *text)
{
  g_autofree char *json = quote (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = inno_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static InnoStore *
open_store (Case       *self,
            const char *name)
{
  g_autofree char *folder = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = quote (documents);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  InnoStore *store = inno_store_new (folder);
  g_autoptr (GError) error = NULL;

  inno_store_open (store, &error);
  g_assert_no_error (error);
  inno_sync_load_bytes (store, bytes, NULL, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static void
set_up (Case          *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "changes.json", NULL);
  self->a = open_store (self, "a");
  self->b = open_store (self, "b");
}

static void
tear_down (Case          *self,
           gconstpointer  data)
{
  inno_store_close (self->a);
  inno_store_close (self->b);
  g_object_unref (self->a);
  g_object_unref (self->b);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* @text NULL: it is removed. */
static void
change (InnoStore  *store,
        const char *id,
        const char *text)
{
  g_autoptr (JsonObject) base = inno_store_read_document (store, id, NULL);
  g_autoptr (JsonObject) document = text != NULL ? parse (text) : NULL;
  g_autoptr (InnoEdit) edit = inno_edit_new (base != NULL ? INNO_EDIT_CHANGE : INNO_EDIT_CREATE, id);
  g_autoptr (GError) error = NULL;

  if (document != NULL)
    inno_edit_put (edit, base, document);
  else
    inno_edit_remove (edit, base);
  inno_store_edit (store, edit, "Anna", &error);
  g_assert_no_error (error);
}

static void
assert_same (Case       *self,
             const char *id)
{
  g_autoptr (JsonObject) a = inno_store_read_document (self->a, id, NULL);
  g_autoptr (JsonObject) b = inno_store_read_document (self->b, id, NULL);

  g_test_message ("%s", id);
  g_assert_true ((a == NULL) == (b == NULL));
  g_assert_true (a == NULL || inno_document_has_same_content (a, b));
}

static char *
write_file (Case     *self,
            gboolean  with_people,
            guint     n_documents,
            guint     n_left_out)
{
  InnoChangeReport report;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (inno_change_file_write (self->a, self->path, with_people, "Anna", &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_documents, ==, n_documents);
  g_assert_cmpuint (report.n_left_out, ==, n_left_out);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, &error));
  g_assert_true (inno_change_file_is_one (text, strlen (text)));

  return text;
}

static guint
read_file (Case       *self,
           const char *text)
{
  InnoChangeReport report;
  g_autoptr (GError) error = NULL;

  inno_change_file_read (self->b, text, strlen (text), "Bertil", &report, &error);
  g_assert_no_error (error);

  return report.n_documents;
}

static void
change_all (Case *self)
{
  change (self->a, "project:p1", PROJECT ("p1", "ended"));
  change (self->a, "project:p2", NULL);
  change (self->a, "project:p3", PROJECT ("p3", "planned"));
  change (self->a, "person:p", "{'_id':'person:p','type':'person','name':'Q','city':null}");
}

/* Exported at one end, taken in at the other: the same. */
static void
test_round_trip (Case          *self,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  change_all (self);
  text = write_file (self, FALSE, 3, 1);
  g_assert_null (strstr (text, "person:"));
  g_assert_cmpuint (inno_store_get_n_waiting (self->a), ==, 4);

  g_assert_cmpuint (read_file (self, text), ==, 3);
  assert_same (self, "project:p1");
  assert_same (self, "project:p2");
  assert_same (self, "project:p3");
  g_assert_cmpuint (inno_store_get_n_waiting (self->b), ==, 3);

  /* It is still hers. */
  document = inno_store_read_document (self->b, "project:p1", NULL);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (document, "edit"), "by"), ==, "Anna");

  /* The same again changes nothing. */
  versions = inno_store_list_versions (self->b, "project:p1", NULL);
  read_file (self, text);
  g_assert_cmpuint (inno_store_get_n_waiting (self->b), ==, 3);
  {
    g_autoptr (GPtrArray) again = inno_store_list_versions (self->b, "project:p1", NULL);

    g_assert_cmpuint (again->len, ==, versions->len);
  }
}

static void
test_undone_in_one_step (Case          *self,
                         gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) before = inno_store_read_document (self->b, "project:p1", NULL);
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GError) error = NULL;

  change_all (self);
  text = write_file (self, FALSE, 3, 1);
  read_file (self, text);
  g_assert_true (inno_store_undo (self->b, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (inno_store_get_n_waiting (self->b), ==, 0);
  after = inno_store_read_document (self->b, "project:p1", NULL);
  g_assert_true (inno_document_has_same_content (before, after));
  g_assert_false (inno_store_can_undo (self->b));
}

static void
test_people (Case          *self,
             gconstpointer  data)
{
  g_autofree char *text = NULL;
  InnoChangeReport report;
  g_autoptr (GError) error = NULL;

  change (self->a, "person:p", "{'_id':'person:p','type':'person','name':'Q','city':null}");
  g_assert_false (inno_change_file_write (self->a, self->path, FALSE, NULL, &report, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  text = write_file (self, TRUE, 1, 0);
  read_file (self, text);
  assert_same (self, "person:p");
}

/* Two people on one project: other fields are merged, the same one is a conflict, and
 * nothing is overwritten. */
static void
test_merge (Case          *self,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) document = NULL;
  g_autofree char *mine = NULL;

  change (self->a, "project:p1", PROJECT ("p1", "ended"));
  mine = g_strdup ("{'_id':'project:p1','type':'project','name':{'fi':'Oma','sv':null,'en':null},'kind':'project',"
                   "'cities':[],'themes':[],'status':'ongoing','funding':{'f':{'source':'funding_source:erdf',"
                   "'measure':'granted','year':2024,'amount_cents':100}},'unknown member':1.50}");
  change (self->b, "project:p1", mine);
  change (self->b, "project:p2", PROJECT ("p2", "cancelled"));
  text = write_file (self, FALSE, 1, 0);
  read_file (self, text);

  document = inno_store_read_document (self->b, "project:p1", NULL);
  g_assert_cmpstr (json_object_get_string_member (document, "status"), ==, "ended");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (document, "name"), "fi"), ==, "Oma");

  g_clear_pointer (&text, g_free);
  g_clear_pointer (&document, json_object_unref);
  change (self->a, "project:p2", PROJECT ("p2", "ended"));
  text = write_file (self, FALSE, 2, 0);
  read_file (self, text);
  document = inno_store_read_document (self->b, "project:p2", NULL);
  g_assert_cmpstr (json_object_get_string_member (document, "status"), ==, "cancelled");
}

/* A file is untrusted: whole or not at all, and one plain sentence. */
static void
test_hostile (Case          *self,
              gconstpointer  data)
{
#define HEAD "{'format':'innocities-changes','schema':{'major':1,'minor':0},'dataset_id':" \
             "'5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11','docs':"
  static const char *const texts[] = {
    "", "null", "[]", "{}", "{'format':'innocities-changes'}",
    "{'format':'innocities-portfolio','schema':{'major':1,'minor':0},'docs':[]}",
    "{'format':'innocities-changes','schema':{'major':2,'minor':0},'docs':[]}",
    "{'format':'innocities-changes','schema':{'major':1,'minor':0},'dataset_id':'other','docs':[]}",
    HEAD "{}}", HEAD "[]}", HEAD "[null]}", HEAD "[{}]}", HEAD "[{'base':null,'doc':null}]}",
    HEAD "[{'doc':3}]}", HEAD "[{'doc':{}}]}", HEAD "[{'doc':{'_id':'project:x','type':'project'}}]}",
    HEAD "[{'doc':{'_id':'../x','type':'project'}}]}",
    HEAD "[{'base':" PROJECT ("p1", "ongoing") ",'doc':" PROJECT ("p2", "ended") "}]}",
    HEAD "[{'base':null,'doc':" PROJECT ("p9", "ended") "},{'doc':1}]}",
    HEAD "[{'base':null,'doc':" PROJECT ("p9", "nonsense") "}]}x",
    HEAD "[{'base':null,'doc':" PROJECT ("p9", "ended") "}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = quote (texts[i]);
      g_autoptr (JsonObject) none = NULL;
      g_autoptr (GError) error = NULL;
      InnoChangeReport report;

      g_assert_false (inno_change_file_read (self->b, text, strlen (text), NULL, &report, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_null (strchr (error->message, '\n'));
      g_assert_cmpuint (inno_store_get_n_waiting (self->b), ==, 0);
      none = inno_store_read_document (self->b, "project:p9", NULL);
      g_assert_null (none);
    }
}

static void
test_dry_run (Case          *self,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  InnoChangeReport report;

  change_all (self);
  text = write_file (self, FALSE, 3, 1);
  g_assert_true (inno_change_file_check (self->b, text, strlen (text), &report, NULL));
  g_assert_cmpuint (report.n_documents, ==, 3);
  g_assert_cmpuint (inno_store_get_n_waiting (self->b), ==, 0);
}

/* It is no portfolio: taken for one, everything else would go. */
static void
test_is_no_portfolio (Case          *self,
                      gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  change_all (self);
  text = write_file (self, FALSE, 3, 1);
  bytes = g_bytes_new (text, strlen (text));
  g_assert_false (inno_sync_load_bytes (self->b, bytes, NULL, INNO_IMPORT_ACCEPT_REMOVAL, NULL, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO);
  g_assert_false (inno_change_file_is_one (documents, strlen (documents)));
}

static void
test_nothing (Case          *self,
              gconstpointer  data)
{
  InnoChangeReport report;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = inno_change_file_make_name ();

  g_assert_false (inno_change_file_write (self->a, self->path, TRUE, NULL, &report, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_regex_match_simple ("^changes-\\d{4}-\\d\\d-\\d\\d\\.json$", name, 0, 0));
}

#define add_test(path, func) \
  g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/change-file/round-trip", test_round_trip);
  add_test ("/change-file/undone-in-one-step", test_undone_in_one_step);
  add_test ("/change-file/people", test_people);
  add_test ("/change-file/merge", test_merge);
  add_test ("/change-file/hostile", test_hostile);
  add_test ("/change-file/dry-run", test_dry_run);
  add_test ("/change-file/is-no-portfolio", test_is_no_portfolio);
  add_test ("/change-file/nothing", test_nothing);

  return g_test_run ();
}
