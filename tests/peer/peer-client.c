/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody at a desk, for tests that need a process of its own which can be killed:
 *
 *     peer-client FOLDER URL
 *
 * reads a command a line and answers each with one line, "ok …" or "error …":
 *
 *     edit ID MEMBER JSON     create JSON     remove ID     see ID MEMBER
 *     die N                   the process ends at its write number N from then on
 *     sync [set-up] [accept-removal] [send-deletes] [give-ours] [take-servers]
 */

#define G_LOG_DOMAIN "peer"

#include <stdio.h>
#include <string.h>

#include "fault-vfs.h"
#include "inno-store-edits.h"
#include "inno-sync.h"

typedef struct
{
  const char *folder;
  const char *url;
  InnoStore  *store;
  InnoWorker *worker;
  InnoSync   *sync;
} Desk;

/* A command: its words, and what becomes of it. */
typedef struct
{
  Desk      *desk;
  char     **words;
  char      *answer;
  GError    *error;
  gboolean   is_over;
} Command;

typedef struct
{
  const char *name;
  guint       n_words;   /* at least */
  void      (*run) (Command *command);
} Verb;

static const struct
{
  const char      *word;
  InnoImportFlags  flag;
} agreements[] = {
  { "set-up",         INNO_IMPORT_SET_UP },
  { "accept-removal", INNO_IMPORT_ACCEPT_REMOVAL },
  { "send-deletes",   INNO_IMPORT_SEND_DELETES },
  { "give-ours",      INNO_IMPORT_GIVE_OURS },
  { "take-servers",   INNO_IMPORT_TAKE_SERVERS },
};

static void
wait_for (Command *command)
{
  while (!command->is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* On the thread of the store */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  ((Command *) user_data)->is_over = TRUE;
}

static void
on_store (Command         *command,
          GTaskThreadFunc  func)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, command);

  command->is_over = FALSE;
  g_task_set_task_data (task, command, NULL);
  inno_worker_run (command->desk->worker, task, func);
  wait_for (command);
}

static void
open_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Command *command = task_data;

  inno_store_open (command->desk->store, &command->error);
  g_task_return_boolean (task, TRUE);
}

static void
close_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  inno_store_close (((Command *) task_data)->desk->store);
  g_task_return_boolean (task, TRUE);
}

static JsonObject *
parse (const char  *json,
       GError     **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, error);

  return node != NULL ? json_node_dup_object (node) : NULL;
}

static JsonObject *
copy (JsonObject *document)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), document);
  g_autofree char *text = json_to_string (node, FALSE);

  return parse (text, NULL);
}

static JsonObject *
read_document (Command *command)
{
  return inno_store_read_document (command->desk->store, command->words[1], &command->error);
}

static void
keep (Command  *command,
      InnoEdit *edit)
{
  inno_store_edit (command->desk->store, edit, command->desk->folder, &command->error);
}

static void
edit_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Command *command = task_data;
  g_autoptr (JsonObject) base = read_document (command);
  g_autoptr (JsonObject) document = base != NULL ? copy (base) : NULL;
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, command->words[1]);

  if (document != NULL)
    {
      json_object_set_member (document, command->words[2], json_from_string (command->words[3], NULL));
      inno_edit_put (edit, base, document);
      keep (command, edit);
    }
  g_task_return_boolean (task, TRUE);
}

static void
create_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Command *command = task_data;
  g_autoptr (JsonObject) document = parse (command->words[1], &command->error);
  g_autoptr (InnoEdit) edit = NULL;

  if (document != NULL)
    {
      edit = inno_edit_new (INNO_EDIT_CREATE, json_object_get_string_member (document, "_id"));
      inno_edit_put (edit, NULL, document);
      keep (command, edit);
    }
  g_task_return_boolean (task, TRUE);
}

static void
remove_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Command *command = task_data;
  g_autoptr (JsonObject) base = read_document (command);
  g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_DELETE, command->words[1]);

  if (base != NULL)
    {
      inno_edit_remove (edit, base);
      keep (command, edit);
    }
  g_task_return_boolean (task, TRUE);
}

static void
see_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Command *command = task_data;
  g_autoptr (JsonObject) document = read_document (command);
  JsonNode *node = document != NULL ? json_object_get_member (document, command->words[2]) : NULL;

  command->answer = node != NULL ? json_to_string (node, FALSE) : g_strdup ("nothing");
  g_task_return_boolean (task, TRUE);
}

/* Commands */

static void
run_edit (Command *command)
{
  on_store (command, edit_thread);
}

static void
run_create (Command *command)
{
  on_store (command, create_thread);
}

static void
run_remove (Command *command)
{
  on_store (command, remove_thread);
}

static void
run_die (Command *command)
{
  fault_vfs_arm_exit ((guint) g_ascii_strtoull (command->words[1], NULL, 10));
}

static void
run_see (Command *command)
{
  on_store (command, see_thread);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Command *command = user_data;
  InnoSyncReport report;

  inno_sync_run_finish (INNO_SYNC (source), result, &report, &command->error);
  command->answer = g_strdup_printf ("added %u changed %u removed %u sent %u refused %u conflicts %u quarantined %u",
                                     report.added, report.changed, report.removed, report.sent,
                                     report.refused, report.conflicts, report.quarantined);
  command->is_over = TRUE;
}

static void
run_sync (Command *command)
{
  InnoImportFlags flags = INNO_IMPORT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    if (g_strv_contains ((const char * const *) command->words, agreements[i].word))
      flags |= agreements[i].flag;

  command->is_over = FALSE;
  inno_sync_run_async (command->desk->sync, command->desk->url, flags, NULL, synced_cb, command);
  wait_for (command);
}

static const Verb verbs[] = {
  { "edit",   4, run_edit },
  { "create", 2, run_create },
  { "remove", 2, run_remove },
  { "see",    3, run_see },
  { "die",    2, run_die },
  { "sync",   1, run_sync },
};

/* JSON is the rest of the line, blanks and all. */
static char **
split (const char *line)
{
  return g_strsplit (line, " ", g_str_has_prefix (line, "create ") ? 2 : g_str_has_prefix (line, "edit ") ? 4 : 0);
}

static void
run_line (Desk       *desk,
          const char *line)
{
  g_auto (GStrv) words = split (line);
  Command command = { .desk = desk, .words = words };
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (verbs) && !is_known; i++)
    if (g_strcmp0 (words[0], verbs[i].name) == 0 && g_strv_length (words) >= verbs[i].n_words)
      {
        is_known = TRUE;
        verbs[i].run (&command);
      }

  if (!is_known)
    g_print ("error usage\n");
  else if (command.error != NULL)
    g_print ("error %s %d %s\n", g_quark_to_string (command.error->domain), command.error->code,
             command.error->message);
  else
    g_print ("ok %s\n", command.answer != NULL ? command.answer : "");
  fflush (stdout);

  g_clear_error (&command.error);
  g_free (command.answer);
}

static void
work (Desk *desk)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (fileno (stdin));
  char *line;
  gsize end;

  while (g_io_channel_read_line (input, &line, NULL, &end, NULL) == G_IO_STATUS_NORMAL)
    {
      line[end] = '\0';
      run_line (desk, line);
      g_free (line);
    }
}

int
main (int    argc,
      char **argv)
{
  Desk desk = { 0 };
  Command command = { .desk = &desk };

  if (argc != 3)
    {
      g_printerr ("peer-client FOLDER URL\n");
      return 2;
    }

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  fault_vfs_install ();
  desk.folder = argv[1];
  desk.url = argv[2];
  desk.worker = inno_worker_new ("store");
  desk.store = inno_store_new (desk.folder);
  desk.sync = g_object_new (INNO_TYPE_SYNC, "store", desk.store, "worker", desk.worker,
                            "max-retries", 0, "canary-delay", 200, NULL);

  on_store (&command, open_thread);
  if (command.error == NULL)
    work (&desk);
  else
    g_printerr ("%s\n", command.error->message);

  on_store (&command, close_thread);
  inno_worker_stop (desk.worker);
  g_object_unref (desk.sync);
  g_object_unref (desk.store);
  g_object_unref (desk.worker);

  return command.error == NULL ? 0 : 1;
}
