/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "couch-fixture.h"

#include <string.h>

#include <sqlite3.h>

#include "inno-json.h"
#include "inno-store-edits.h"

/* What is done with one document on the thread of a store. */
typedef struct
{
  const char *id;
  const char *member;    /* nullable */
  const char *json;      /* nullable */
  char       *seen;
} Deed;

static void
make_sync (Fixture *desk)
{
  g_clear_object (&desk->sync);
  desk->sync = g_object_new (INNO_TYPE_SYNC,
                             "store", desk->store,
                             "worker", desk->worker,
                             "http", desk->http,
                             "max-retries", 0,
                             "canary-delay", 20,
                             NULL);
}

void
office_set_up (Office        *self,
               gconstpointer  data)
{
  self->endpoint = fake_endpoint_new (NULL);
  self->couch = fake_couch_new (self->endpoint);
  for (guint i = 0; i < COUCH_N_DESKS; i++)
    {
      fixture_set_up (&self->desks[i], NULL);
      make_sync (&self->desks[i]);
    }
}

void
office_tear_down (Office        *self,
                  gconstpointer  data)
{
  for (guint i = 0; i < COUCH_N_DESKS; i++)
    fixture_tear_down (&self->desks[i], NULL);
  g_clear_pointer (&self->endpoint, fake_endpoint_free);
  g_clear_pointer (&self->couch, fake_couch_free);
}

/* The database becomes a portfolio. */
void
office_name (Office *self)
{
  g_autofree char *rev =
    fake_couch_put (self->couch, "{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"format\":\"innocities-portfolio\","
                                 "\"schema\":{\"major\":1,\"minor\":7},\"min_writer\":1,"
                                 "\"dataset_id\":\"" COUCH_DATASET "\"}");

  g_assert_nonnull (rev);
}

void
office_seed (Office *self,
             guint   n_projects)
{
  office_name (self);
  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *slug = g_strdup_printf ("p%u", i);
      g_autofree char *text = project_text (slug, NULL);
      g_autofree char *rev = fake_couch_put (self->couch, text);

      g_assert_nonnull (rev);
    }
}

gboolean
office_sync (Office           *self,
             guint             desk,
             InnoImportFlags   flags,
             InnoSyncReport   *report,
             GError          **error)
{
  g_autofree char *url = fake_couch_get_url (self->couch);

  return fixture_sync_url (&self->desks[desk], url, flags, report, error);
}

void
office_sync_well (Office         *self,
                  guint           desk,
                  InnoSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  office_sync (self, desk, INNO_IMPORT_NONE, report, &error);
  g_assert_no_error (error);
}

/* Deeds */

static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

static JsonObject *
copy (JsonObject *document)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), document);
  g_autofree char *text = inno_json_to_string (node);

  return parse (text);
}

static void
keep (Fixture  *desk,
      InnoEdit *edit)
{
  g_autoptr (GError) error = NULL;

  inno_store_edit (desk->store, edit, "Anna", &error);
  g_assert_no_error (error);
}

static void
change (Fixture  *desk,
        gpointer  user_data)
{
  Deed *deed = user_data;
  g_autoptr (JsonObject) base = inno_store_read_document (desk->store, deed->id, NULL);
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, deed->id);

  g_assert_nonnull (base);
  document = copy (base);
  if (deed->json != NULL)
    json_object_set_member (document, deed->member, json_from_string (deed->json, NULL));
  else
    json_object_remove_member (document, deed->member);
  inno_edit_put (edit, base, document);
  keep (desk, edit);
}

static void
create (Fixture  *desk,
        gpointer  user_data)
{
  Deed *deed = user_data;
  g_autoptr (JsonObject) document = parse (deed->json);
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CREATE, json_object_get_string_member (document, "_id"));

  inno_edit_put (edit, NULL, document);
  keep (desk, edit);
}

static void
take_away (Fixture  *desk,
           gpointer  user_data)
{
  Deed *deed = user_data;
  g_autoptr (JsonObject) base = inno_store_read_document (desk->store, deed->id, NULL);
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_DELETE, deed->id);

  g_assert_nonnull (base);
  inno_edit_remove (edit, base);
  keep (desk, edit);
}

static char *
say_member (JsonObject *document,
            const char *member)
{
  JsonNode *node = document != NULL ? json_object_get_member (document, member) : NULL;

  return node != NULL ? inno_json_to_string (node) : NULL;
}

static void
see (Fixture  *desk,
     gpointer  user_data)
{
  Deed *deed = user_data;
  g_autoptr (JsonObject) document = inno_store_read_document (desk->store, deed->id, NULL);

  deed->seen = say_member (document, deed->member);
}

void
office_edit (Office     *self,
             guint       desk,
             const char *id,
             const char *member,
             const char *json)
{
  Deed deed = { id, member, json, NULL };

  fixture_on_worker (&self->desks[desk], change, &deed);
}

void
office_create (Office     *self,
               guint       desk,
               const char *json)
{
  Deed deed = { .json = json };

  fixture_on_worker (&self->desks[desk], create, &deed);
}

void
office_remove (Office     *self,
               guint       desk,
               const char *id)
{
  Deed deed = { .id = id };

  fixture_on_worker (&self->desks[desk], take_away, &deed);
}

char *
office_see (Office     *self,
            guint       desk,
            const char *id,
            const char *member)
{
  Deed deed = { id, member, NULL, NULL };

  fixture_on_worker (&self->desks[desk], see, &deed);
  return deed.seen;
}

char *
office_read (Office     *self,
             const char *id,
             const char *member)
{
  g_autofree char *text = fake_couch_get (self->couch, id);
  g_autoptr (JsonObject) document = text != NULL ? parse (text) : NULL;

  return say_member (document, member);
}

char *
office_query (Office     *self,
              guint       desk,
              const char *file,
              const char *sql)
{
  g_autofree char *path = g_build_filename (self->desks[desk].folder, file, NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));

  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const char *value = (const char *) sqlite3_column_text (statement, i);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", value != NULL ? value : "NULL");
      }
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* Restarting */

static void
close_only (Fixture  *desk,
            gpointer  user_data)
{
  inno_store_close (desk->store);
}

static void
close_and_open (Fixture  *desk,
                gpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  inno_store_close (desk->store);
  inno_store_open (desk->store, &error);
  g_assert_no_error (error);
}

void
office_close (Office *self,
              guint   desk)
{
  fixture_on_worker (&self->desks[desk], close_only, NULL);
}

void
office_restart (Office *self,
                guint   desk)
{
  fixture_on_worker (&self->desks[desk], close_and_open, NULL);
}
