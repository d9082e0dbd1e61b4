/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One desk: the real store and the real sync core on a folder, told what to do line
 * by line and answering line by line, in JSON. It may be killed at any moment.
 *
 *   {"n":1,"do":"put","id":"project:a","path":"name/en","value":"text"}
 *   {"n":2,"do":"add","id":"project:a","path":"themes","value":"theme:a"}    or "drop"
 *   {"n":3,"do":"create","document":{…}}
 *   {"n":4,"do":"delete","id":"project:a"}
 *   {"n":5,"do":"choose","id":"project:a","place":3,"side":"mine"}     or "theirs"
 *   {"n":6,"do":"sync","flags":["set-up"]}
 *
 * A change is answered with the document before and after it, and a choice with what was
 * to choose from as well; a sync with its report.
 * While one syncs, changes go on. */

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>

#include "inno-address.h"
#include "inno-document-merge.h"
#include "inno-http.h"
#include "inno-store-conflicts.h"
#include "inno-store-edits.h"
#include "inno-sync.h"

/* So long a program under test waits before it asks again whether the server has
 * lost something; people are given half a minute. */
#define CANARY_DELAY 300

/* More than a document has places. */
#define MAX_PLACES 1000

typedef struct
{
  GMainLoop        *loop;
  GDataInputStream *input;
  InnoStore        *store;
  InnoWorker       *worker;
  InnoSync         *sync;
} Desk;

/* A line, and what is done about it on the thread of the store. */
typedef struct
{
  Desk       *desk;
  JsonObject *order;
  JsonObject *answer;
} Order;

typedef void (*OrderFunc) (Order *order);

static char *url;
static char *login;
static char *who;
static gboolean is_last_writer_wins;

static const GOptionEntry entries[] = {
  { "url", 0, 0, G_OPTION_ARG_STRING, &url, "Address of the endpoint", "URL" },
  { "login", 0, 0, G_OPTION_ARG_STRING, &login, "Name and password", "NAME:PASSWORD" },
  { "who", 0, 0, G_OPTION_ARG_STRING, &who, "Who makes the edits", "NAME" },
  { "last-writer-wins", 0, 0, G_OPTION_ARG_NONE, &is_last_writer_wins, "Overwrite instead of merging", NULL },
  { NULL }
};

static const struct
{
  const char      *name;
  InnoImportFlags  flag;
} flags[] = {
  { "accept-removal", INNO_IMPORT_ACCEPT_REMOVAL },
  { "set-up", INNO_IMPORT_SET_UP },
  { "send-deletes", INNO_IMPORT_SEND_DELETES },
  { "give-ours", INNO_IMPORT_GIVE_OURS },
  { "take-servers", INNO_IMPORT_TAKE_SERVERS },
};

/* The merge: the linker leads all calls to it here. */

JsonObject *__real_inno_document_merge (JsonObject *base,
                                        JsonObject *mine,
                                        JsonObject *theirs,
                                        GPtrArray  *conflicts);
JsonObject *__wrap_inno_document_merge (JsonObject *base,
                                        JsonObject *mine,
                                        JsonObject *theirs,
                                        GPtrArray  *conflicts);

/* Where everybody says that what they have was made of what the others have, whoever
 * comes last wins. The test has to notice. */
JsonObject *
__wrap_inno_document_merge (JsonObject *base,
                            JsonObject *mine,
                            JsonObject *theirs,
                            GPtrArray  *conflicts)
{
  return __real_inno_document_merge (is_last_writer_wins ? theirs : base, mine, theirs, conflicts);
}

/* Answers */

static void
order_free (gpointer data)
{
  Order *order = data;

  json_object_unref (order->order);
  json_object_unref (order->answer);
  g_free (order);
}

static void
say (JsonObject *answer)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), answer);
  g_autofree char *text = json_to_string (node, FALSE);

  g_print ("%s\n", text);
}

static void
set_error (JsonObject *answer,
           GError     *error)
{
  json_object_set_string_member (answer, "error", error->message);
  json_object_set_string_member (answer, "domain", g_quark_to_string (error->domain));
  json_object_set_int_member (answer, "code", error->code);
}

static void
set_document (JsonObject *answer,
              const char *name,
              JsonObject *document)
{
  if (document != NULL)
    json_object_set_object_member (answer, name, json_object_ref (document));
  else
    json_object_set_null_member (answer, name);
}

/* Changes */

static JsonObject *
copy (JsonObject *document)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), document);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) parsed = json_from_string (text, NULL);

  return json_node_dup_object (parsed);
}

/* Returns: (nullable): what holds the last name of "funding/f1/amount_cents" */
static JsonObject *
find_holder (JsonObject  *document,
             const char  *path,
             const char **name)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonObject *object = document;

  for (guint i = 0; names[i + 1] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      object = json_node_get_object (node);
    }

  *name = strrchr (path, '/') != NULL ? strrchr (path, '/') + 1 : path;
  return object;
}

/* Without a value the member is taken away. What leads there and is not there any
 * more is not made anew. */
static void
set_at (JsonObject *document,
        const char *path,
        JsonNode   *value)
{
  const char *name;
  JsonObject *holder = find_holder (document, path, &name);

  if (holder == NULL)
    return;
  if (value != NULL)
    json_object_set_member (holder, name, json_node_copy (value));
  else
    json_object_remove_member (holder, name);
}

static void
set_membership (JsonObject *document,
                const char *path,
                const char *id,
                gboolean    is_member)
{
  JsonArray *ids = json_object_get_array_member (document, path);
  JsonArray *changed = json_array_new ();

  for (guint i = 0; i < json_array_get_length (ids); i++)
    if (!g_str_equal (json_array_get_string_element (ids, i), id))
      json_array_add_string_element (changed, json_array_get_string_element (ids, i));
  if (is_member)
    json_array_add_string_element (changed, id);
  json_object_set_array_member (document, path, changed);
}

static void
keep (Order      *order,
      InnoEdit   *edit,
      JsonObject *before,
      JsonObject *after)
{
  g_autoptr (GError) error = NULL;

  if (!inno_store_edit (order->desk->store, edit, who, &error))
    {
      set_error (order->answer, error);
      return;
    }

  set_document (order->answer, "before", before);
  set_document (order->answer, "after", after);
}

static void
put (Order *order)
{
  const char *id = json_object_get_string_member (order->order, "id");
  const char *path = json_object_get_string_member (order->order, "path");
  const char *what = json_object_get_string_member (order->order, "do");
  JsonNode *value = json_object_get_member (order->order, "value");
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, id);
  g_autoptr (JsonObject) before = inno_store_read_document (order->desk->store, id, NULL);
  g_autoptr (JsonObject) after = NULL;

  if (before == NULL)
    return;

  after = copy (before);
  if (g_str_equal (what, "put"))
    set_at (after, path, value);
  else
    set_membership (after, path, json_node_get_string (value), g_str_equal (what, "add"));
  inno_edit_put (edit, before, after);
  keep (order, edit, before, after);
}

static void
create (Order *order)
{
  JsonObject *document = json_object_get_object_member (order->order, "document");
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CREATE, json_object_get_string_member (document, "_id"));

  inno_edit_put (edit, NULL, document);
  keep (order, edit, NULL, document);
}

static void
take_away (Order *order)
{
  const char *id = json_object_get_string_member (order->order, "id");
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_DELETE, id);
  g_autoptr (JsonObject) before = inno_store_read_document (order->desk->store, id, NULL);

  if (before == NULL)
    return;

  inno_edit_remove (edit, before);
  keep (order, edit, before, NULL);
}

static void
set_node (JsonObject *answer,
          const char *name,
          JsonNode   *node)
{
  json_object_set_member (answer, name, node != NULL ? json_node_copy (node) : json_node_new (JSON_NODE_NULL));
}

/* Between the two versions at one of the places of a document, if there is one. */
static void
choose (Order *order)
{
  InnoStore *store = order->desk->store;
  const char *id = json_object_get_string_member (order->order, "id");
  gboolean is_mine = g_str_equal (json_object_get_string_member (order->order, "side"), "mine");
  g_autoptr (GPtrArray) records = inno_store_list_conflicts (store, id, NULL, MAX_PLACES, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_choice_free);
  g_autoptr (JsonObject) before = inno_store_read_document (store, id, NULL);
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GError) error = NULL;
  InnoConflictRecord *record;

  if (records == NULL || records->len == 0)
    return;

  record = g_ptr_array_index (records, (guint) json_object_get_int_member (order->order, "place") % records->len);
  g_ptr_array_add (choices, inno_conflict_choice_new (record, is_mine ? INNO_CHOICE_MINE : INNO_CHOICE_THEIRS, NULL));
  if (!inno_store_resolve (store, choices, who, &error))
    {
      set_error (order->answer, error);
      return;
    }

  after = inno_store_read_document (store, id, NULL);
  set_document (order->answer, "before", before);
  set_document (order->answer, "after", after);
  set_node (order->answer, "mine", record->mine);
  set_node (order->answer, "theirs", record->theirs);
}

static const struct
{
  const char *name;
  OrderFunc   func;
} changes[] = {
  { "put", put },
  { "add", put },
  { "drop", put },
  { "create", create },
  { "delete", take_away },
  { "choose", choose },
};

static void
change_in_worker (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Order *order = task_data;
  const char *name = json_object_get_string_member (order->order, "do");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].name, name))
      changes[i].func (order);
  g_task_return_boolean (task, TRUE);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  say (((Order *) g_task_get_task_data (G_TASK (result)))->answer);
}

/* Syncing */

static const struct
{
  const char *name;
  gsize       offset;
} numbers[] = {
  { "added", G_STRUCT_OFFSET (InnoSyncReport, added) },
  { "changed", G_STRUCT_OFFSET (InnoSyncReport, changed) },
  { "removed", G_STRUCT_OFFSET (InnoSyncReport, removed) },
  { "sent", G_STRUCT_OFFSET (InnoSyncReport, sent) },
  { "refused", G_STRUCT_OFFSET (InnoSyncReport, refused) },
  { "conflicts", G_STRUCT_OFFSET (InnoSyncReport, conflicts) },
  { "quarantined", G_STRUCT_OFFSET (InnoSyncReport, quarantined) },
};

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Order *order = user_data;
  g_autoptr (GError) error = NULL;
  InnoSyncReport report = { 0 };

  if (!inno_sync_run_finish (INNO_SYNC (source), result, &report, &error))
    set_error (order->answer, error);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_int_member (order->answer, numbers[i].name,
                                G_STRUCT_MEMBER (guint, &report, numbers[i].offset));
  json_object_set_boolean_member (order->answer, "unchanged", report.unchanged);
  say (order->answer);
  order_free (order);
}

static InnoImportFlags
read_flags (JsonObject *order)
{
  JsonArray *names = json_object_has_member (order, "flags") ? json_object_get_array_member (order, "flags") : NULL;
  InnoImportFlags agreed = INNO_IMPORT_NONE;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    for (guint k = 0; k < G_N_ELEMENTS (flags); k++)
      if (g_str_equal (flags[k].name, json_array_get_string_element (names, i)))
        agreed |= flags[k].flag;

  return agreed;
}

static void
start (Desk       *desk,
       JsonObject *words)
{
  Order *order = g_new0 (Order, 1);
  g_autoptr (GTask) task = NULL;

  order->desk = desk;
  order->order = json_object_ref (words);
  order->answer = json_object_new ();
  json_object_set_int_member (order->answer, "n", json_object_get_int_member (words, "n"));

  if (g_str_equal (json_object_get_string_member (words, "do"), "sync"))
    {
      inno_sync_run_async (desk->sync, url, read_flags (words), NULL, synced_cb, order);
      return;
    }

  task = g_task_new (NULL, NULL, changed_cb, NULL);
  g_task_set_task_data (task, order, order_free);
  inno_worker_run (desk->worker, task, change_in_worker);
}

/* Lines */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Desk *desk = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (desk->input, result, NULL, NULL);
  g_autoptr (JsonNode) node = line != NULL ? json_from_string (line, NULL) : NULL;

  if (node == NULL)
    {
      g_main_loop_quit (desk->loop);
      return;
    }

  start (desk, json_node_get_object (node));
  g_data_input_stream_read_line_async (desk->input, G_PRIORITY_DEFAULT, NULL, read_cb, desk);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Desk *desk = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_error ("%s", error->message);
  g_main_loop_quit (desk->loop);
}

static void
open_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (inno_store_open (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
close_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  inno_store_close (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
run_in_worker (Desk            *desk,
               GTaskThreadFunc  func)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, desk);

  g_task_set_task_data (task, g_object_ref (desk->store), g_object_unref);
  inno_worker_run (desk->worker, task, func);
  g_main_loop_run (desk->loop);
}

static InnoHttp *
make_http (void)
{
  InnoHttp *http = inno_http_new ();
  g_autoptr (GUri) origin = NULL;
  g_autofree char *code = NULL;
  g_autofree char *header = NULL;

  if (login == NULL)
    return http;

  origin = inno_address_parse (url, NULL);
  code = g_base64_encode ((const guchar *) login, strlen (login));
  header = g_strconcat ("Basic ", code, NULL);
  inno_http_set_authorization (http, origin, header);

  return http;
}

static void
run (const char *folder)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (InnoHttp) http = make_http ();
  Desk desk = {
    .loop = g_main_loop_new (NULL, FALSE),
    .input = g_data_input_stream_new (input),
    .store = inno_store_new (folder),
    .worker = inno_worker_new ("inno-store"),
  };

  run_in_worker (&desk, open_in_worker);
  desk.sync = g_object_new (INNO_TYPE_SYNC,
                            "store", desk.store,
                            "worker", desk.worker,
                            "http", http,
                            "max-retries", 0,
                            "canary-delay", CANARY_DELAY,
                            NULL);
  g_print ("{\"n\":0}\n");
  g_data_input_stream_read_line_async (desk.input, G_PRIORITY_DEFAULT, NULL, read_cb, &desk);
  g_main_loop_run (desk.loop);

  run_in_worker (&desk, close_in_worker);
  inno_worker_stop (desk.worker);
  g_object_unref (desk.sync);
  g_object_unref (desk.store);
  g_object_unref (desk.worker);
  g_object_unref (desk.input);
  g_main_loop_unref (desk.loop);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (GError) error = NULL;

  /* Before anything asks for a resolver: the server is on the loopback. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || url == NULL)
    {
      g_printerr ("peer-desk: %s\n", error != NULL ? error->message : "a folder and --url are wanted");
      return EXIT_FAILURE;
    }

  run (argv[1]);
  return EXIT_SUCCESS;
}
