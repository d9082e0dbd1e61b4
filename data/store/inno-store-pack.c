/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-pack.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-json.h"
#include "inno-store-connection.h"
#include "inno-store-private.h"
#include "inno-store-snapshots-private.h"
#include "inno-store-statement.h"

#define MAX_PACK_BYTES (512 * 1024 * 1024)
#define MAX_TEXT_BYTES (32 * 1024 * 1024)

/* Writing */

/* Returns: whether it could be found out; *number is 0 where there is none to compare with */
static gboolean
find_since (sqlite3     *outbox,
            const char  *since,
            gint64       shown,
            gint64      *number,
            GError     **error)
{
  g_autofree char *sql = NULL;

  if (since != NULL)
    return inno_snapshots_find (outbox, since, number, error);

  sql = g_strdup_printf ("SELECT coalesce (max (number), 0) FROM snapshot WHERE number < %" G_GINT64_FORMAT,
                         shown != 0 ? shown : G_MAXINT64);
  return inno_store_query_integer (outbox, sql, number, error);
}

/* A snapshot that is compared with a later one keeps its number, but what is shown has to
 * come last. */
static gboolean
put_last (sqlite3  *pack,
          gint64   *number,
          GError  **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  gint64 last;

  if (!inno_store_query_integer (pack, "SELECT max (number) FROM snapshot", &last, error))
    return FALSE;
  if (last == *number)
    return TRUE;

  if (!inno_store_exec (pack, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&statement, sqlite3_finalize);
      statement = inno_statement_new (pack, i == 0 ? "UPDATE snapshot SET number = ?2 WHERE number = ?1"
                                                   : "UPDATE snapshot_document SET snapshot = ?2 WHERE snapshot = ?1",
                                      error);
      if (statement == NULL || !inno_statement_run (statement, error, "ii", *number, last + 1))
        return FALSE;
    }
  *number = last + 1;

  return TRUE;
}

/* What is shown has the name of its snapshot; the present that of its day. */
static char *
name_present (InnoStore *self,
              sqlite3   *pack)
{
  g_autofree char *as_of = inno_store_get_setting (self, inno_store_is_frozen (self) ? "dataset_id" : "as_of");
  g_autoptr(GDateTime) today = g_date_time_new_now_local ();
  char *name = as_of != NULL ? g_steal_pointer (&as_of) : g_date_time_format (today, "%F");
  gint64 number;

  while (inno_snapshots_find (pack, name, &number, NULL))
    {
      char *other = g_strconcat (name, "*", NULL);

      g_free (name);
      name = other;
    }

  return name;
}

/* Returns: (transfer full) (nullable): the name of what is shown */
static char *
put_present (InnoStore  *self,
             sqlite3    *pack,
             GError    **error)
{
  InnoStoreSnapshot snapshot = { .as_of = INNO_DAY_NONE };

  snapshot.name = name_present (self, pack);
  if (!inno_snapshots_save (pack, self, &snapshot, NULL, error))
    g_clear_pointer (&snapshot.name, g_free);

  return snapshot.name;
}

static char *
put_snapshots (InnoStore   *self,
               const char  *snapshot,
               const char  *since,
               sqlite3     *pack,
               GError     **error)
{
  gboolean has_names = snapshot != NULL || since != NULL;
  sqlite3 *outbox = inno_store_get_outbox (self, has_names ? error : NULL);
  g_autofree char *numbers = NULL;
  gint64 shown = 0, before = 0;

  if (outbox == NULL)
    return has_names ? NULL : put_present (self, pack, error);

  if ((snapshot != NULL && !inno_snapshots_find (outbox, snapshot, &shown, error)) ||
      !find_since (outbox, since, shown, &before, error))
    return NULL;

  numbers = g_strdup_printf ("IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")", shown, before);
  if (!inno_snapshots_copy (outbox, pack, numbers, error))
    return NULL;
  if (shown == 0)
    return put_present (self, pack, error);

  return put_last (pack, &shown, error) ? g_strdup (snapshot) : NULL;
}

/* Wherever it is opened, its figures are those of the day. */
static gboolean
put_deck (sqlite3     *pack,
          InnoDeck    *deck,
          const char  *shown,
          GError     **error)
{
  g_autoptr(InnoDeck) copy = inno_deck_copy (deck);
  g_autoptr(JsonObject) document = NULL;
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(InnoStatement) statement = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&copy->snapshot, g_free);
  g_clear_pointer (&copy->since, g_free);
  document = inno_deck_to_json (copy);
  json_node_set_object (node, document);
  text = inno_json_to_string (node);
  statement = inno_statement_new (pack, "INSERT INTO pack (deck, shown, at) VALUES (?1, ?2, ?3)", error);

  return statement != NULL &&
         inno_statement_run (statement, error, "tti", text, shown, g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * inno_store_write_pack:
 * @self: an open store; on its own thread
 * @deck: what is shown of it
 * @snapshot: (nullable): the name of the snapshot whose figures are shown; %NULL: those
 *   of now
 * @since: (nullable): the name of the one they are compared with; %NULL: the one made
 *   before, if there is any
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Makes a file of a deck and its figures. Who the people of the portfolio are is not in it.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
inno_store_write_pack (InnoStore   *self,
                       InnoDeck    *deck,
                       const char  *snapshot,
                       const char  *since,
                       GError     **error)
{
  g_autofree char *shown = NULL;
  sqlite3_int64 size = 0;
  unsigned char *data = NULL;
  sqlite3 *pack = NULL;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (deck != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (inno_store_connection_open_memory (&INNO_STORE_FILE_PACK, &pack, error) != INNO_OPEN_DONE)
    return NULL;

  shown = put_snapshots (self, snapshot, since, pack, error);
  if (shown != NULL && put_deck (pack, deck, shown, error))
    {
      data = sqlite3_serialize (pack, "main", &size, 0);
      if (data == NULL)
        inno_store_fail (pack, error);
    }
  inno_store_connection_close (pack);

  return data != NULL ? g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data) : NULL;
}

/* Reading */

static gboolean
fail_foreign (const char  *path,
              GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_clear_error (error);
  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
               _("“%s” is not a presentation file, or it is damaged."), name);
  return FALSE;
}

/* What there is in a database, word for word. */
static char *
describe_schema (sqlite3 *db)
{
  g_autoptr(InnoStatement) statement = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  InnoStepResult step;

  statement = inno_statement_new (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", NULL);
  if (statement == NULL)
    return NULL;

  while ((step = inno_statement_step (statement, NULL)) == INNO_STEP_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const char *value = inno_statement_get_text (statement, i);

        g_string_append_printf (text, "%s\n", value != NULL ? value : "-");
      }

  return step == INNO_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Ours to the word, so that nothing in it runs by itself. */
static gboolean
has_our_schema (sqlite3  *db,
                GError  **error)
{
  sqlite3 *ours = NULL;
  g_autofree char *theirs = describe_schema (db);
  g_autofree char *wanted = NULL;

  if (inno_store_connection_open_memory (&INNO_STORE_FILE_PACK, &ours, error) != INNO_OPEN_DONE)
    return FALSE;

  wanted = describe_schema (ours);
  inno_store_connection_close (ours);

  return wanted != NULL && g_strcmp0 (wanted, theirs) == 0;
}

static gboolean
is_sound (sqlite3 *db)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (db, "PRAGMA quick_check (1)", NULL);

  return statement != NULL && inno_statement_step (statement, NULL) == INNO_STEP_ROW &&
         g_strcmp0 (inno_statement_get_text (statement, 0), "ok") == 0;
}

/* They are shown as they are; what the documents say is looked at by whoever takes them in. */
static gboolean
has_good_names (sqlite3 *db)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (db, "SELECT name FROM snapshot", NULL);
  InnoStepResult step = statement != NULL ? INNO_STEP_ROW : INNO_STEP_ERROR;

  while (step == INNO_STEP_ROW && (step = inno_statement_step (statement, NULL)) == INNO_STEP_ROW)
    if (!inno_snapshots_check_name (inno_statement_get_text (statement, 0), NULL))
      return FALSE;

  return step == INNO_STEP_DONE;
}

static gboolean
check (sqlite3     *db,
       const char  *path,
       GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gint64 application_id, version;

  if (!inno_store_query_integer (db, "PRAGMA application_id", &application_id, error) ||
      !inno_store_query_integer (db, "PRAGMA user_version", &version, error) ||
      application_id != INNO_STORE_FILE_PACK.application_id)
    return fail_foreign (path, error);

  if (version > inno_store_schema_get_newest (&INNO_STORE_FILE_PACK))
    {
      g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_TOO_NEW,
                   _("“%s” was written by a later version of the program."), name);
      return FALSE;
    }

  return (has_our_schema (db, error) && is_sound (db) && has_good_names (db)) || fail_foreign (path, error);
}

/* The bytes stay with whoever has them: nothing beside the file is looked at, and what is
 * done to it meanwhile is not seen. */
static sqlite3 *
open_bytes (GBytes      *bytes,
            const char  *path,
            GError     **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    {
      sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_TEXT_BYTES);
      sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
      if (sqlite3_deserialize (db, "main", (unsigned char *) data, (sqlite3_int64) size, (sqlite3_int64) size,
                               SQLITE_DESERIALIZE_READONLY) == SQLITE_OK &&
          inno_store_exec (db, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON", error))
        {
          if (check (db, path, error))
            return db;

          inno_store_connection_close (db);
          return NULL;
        }
    }

  inno_store_connection_close (db);
  fail_foreign (path, error);
  return NULL;
}

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(GError) fault = NULL;
  GStatBuf status;
  char *text;
  gsize length;

  if (g_stat (path, &status) == 0 && (!S_ISREG (status.st_mode) || status.st_size > MAX_PACK_BYTES))
    {
      fail_foreign (path, error);
      return NULL;
    }
  if (g_file_get_contents (path, &text, &length, &fault))
    return g_bytes_new_take (text, length);

  g_debug ("%s", fault->message);
  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE, _("“%s” could not be read."), name);
  return NULL;
}

/* A slide show that cannot be read is none. */
static gboolean
is_deck (const char *text)
{
  g_autoptr(JsonNode) node = text != NULL ? inno_json_parse (text, strlen (text), NULL) : NULL;
  JsonObject *document = inno_json_peek_object (node);
  g_autoptr(InnoDeck) deck = document != NULL ? inno_deck_new_from_json (document, NULL) : NULL;

  return deck != NULL && deck->id != NULL;
}

static sqlite3 *
fill_from_pack (InnoStore   *store,
                const char  *path,
                const char  *unused,
                GError     **error)
{
  g_autoptr(GBytes) bytes = read_file (path, error);
  sqlite3 *db = bytes != NULL ? open_bytes (bytes, path, error) : NULL;
  g_autoptr(InnoStatement) statement = NULL;
  sqlite3 *outbox = NULL;

  if (db == NULL)
    return NULL;

  statement = inno_statement_new (db, "SELECT shown, deck FROM pack", error);
  if (statement != NULL && inno_statement_step (statement, error) == INNO_STEP_ROW &&
      inno_statement_get_text (statement, 0) != NULL && is_deck (inno_statement_get_text (statement, 1)))
    outbox = inno_frozen_fill (store, db, inno_statement_get_text (statement, 0),
                               inno_statement_get_text (statement, 1), error);
  if (outbox == NULL)
    fail_foreign (path, error);
  g_clear_pointer (&statement, sqlite3_finalize);
  inno_store_connection_close (db);

  return outbox;
}

/**
 * inno_store_new_pack:
 * @path: a file that inno_store_write_pack() made; it may be any other, and is not trusted
 *
 * The deck is its only document of that kind. The file is read when the store is opened,
 * and not after. Any thread.
 *
 * Returns: (transfer full): a store that is to be opened
 */
InnoStore *
inno_store_new_pack (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return inno_store_new_filled (fill_from_pack, path, NULL);
}

/**
 * inno_pack_is_at:
 * @path: the path of a file
 *
 * Returns: whether it is called as packs are
 */
gboolean
inno_pack_is_at (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, INNO_PACK_SUFFIX);
}
