/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib-unix.h>

#include "inno-place.h"
#include "inno-sample-folder.h"
#include "inno-sync.h"
#include "inno-verb.h"

/* What a person may agree to, and the refusal that asks for it. */
typedef struct
{
  const char      *option;
  const char      *help;
  InnoImportFlags  flag;
  GQuark         (*domain) (void);
  int              code;
  const char      *advice;
} Agreement;

static const Agreement agreements[] = {
  { "accept-removal", N_("Take in an answer that removes more than a tenth of the documents"),
    INNO_IMPORT_ACCEPT_REMOVAL, inno_store_error_quark, INNO_STORE_ERROR_MASS_REMOVAL,
    N_("Refused; --accept-removal takes it in anyway.") },
  { "accept-rollback", N_("Take in an answer that is older than the copy"),
    INNO_IMPORT_ACCEPT_ROLLBACK, inno_store_error_quark, INNO_STORE_ERROR_ROLLED_BACK,
    N_("Refused; --accept-rollback takes it in anyway.") },
  { "set-up", N_("Make a portfolio of an empty database"),
    INNO_IMPORT_SET_UP, inno_sync_error_quark, INNO_SYNC_ERROR_EMPTY_DATABASE,
    N_("Refused; --set-up makes a portfolio of it.") },
  { "send-deletes", N_("Send more than ten removals of documents"),
    INNO_IMPORT_SEND_DELETES, inno_sync_error_quark, INNO_SYNC_ERROR_MASS_DELETE,
    N_("Refused; --send-deletes sends them.") },
  { "give-ours", N_("Give a server that was set back to a backup what it lost"),
    INNO_IMPORT_GIVE_OURS, inno_sync_error_quark, INNO_SYNC_ERROR_ROLLED_BACK,
    N_("Refused; --give-ours gives the server what it lost, --take-servers takes what it has.") },
  { "take-servers", N_("Take from a server that was set back to a backup what it has"),
    INNO_IMPORT_TAKE_SERVERS, NULL, 0, NULL },
};

typedef struct
{
  InnoPlace        place;
  InnoImportFlags  flags;
  gboolean         is_agreed[G_N_ELEMENTS (agreements)];
} Options;

typedef struct
{
  GMainLoop      *loop;
  GCancellable   *cancellable;
  InnoSyncReport  report;
  GError         *error;
} Run;

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("[URL]"));
  GOptionEntry entries[G_N_ELEMENTS (agreements) + 1] = { { NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    entries[i] = (GOptionEntry) { agreements[i].option, 0, 0, G_OPTION_ARG_NONE, &options->is_agreed[i],
                                  agreements[i].help, NULL };

  inno_place_add_options (context, entries, &options->place);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  if (*argc > 2)
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name one address, or none for the usual one."));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    options->flags |= options->is_agreed[i] ? agreements[i].flag : INNO_IMPORT_NONE;

  return TRUE;
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;

  inno_sync_run_finish (INNO_SYNC (source), result, &run->report, &run->error);
  g_main_loop_quit (run->loop);
}

static void
open_store_in_worker (GTask        *task,
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
close_store_in_worker (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  inno_store_close (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;

  g_task_propagate_boolean (G_TASK (result), run->error == NULL ? &run->error : NULL);
  g_main_loop_quit (run->loop);
}

static gboolean
run_in_worker (InnoWorker       *worker,
               InnoStore        *store,
               GTaskThreadFunc   func,
               Run              *run)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, run);

  g_task_set_source_tag (task, run_in_worker);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  inno_worker_run (worker, task, func);
  g_main_loop_run (run->loop);

  return run->error == NULL;
}

static gboolean
interrupted_cb (gpointer user_data)
{
  Run *run = user_data;

  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
run_sync (InnoStore  *store,
          const char *url,
          Options    *options,
          Run        *run)
{
  g_autoptr (InnoWorker) worker = inno_worker_new ("inno-store");
  g_autoptr (InnoSync) sync = NULL;
  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, run);

  if (run_in_worker (worker, store, open_store_in_worker, run))
    {
      sync = inno_sync_new (store, worker);
      inno_sync_run_async (sync, url, options->flags, run->cancellable, synced_cb, run);
      g_main_loop_run (run->loop);
      run_in_worker (worker, store, close_store_in_worker, run);
    }

  g_source_remove (interrupt);
  inno_worker_stop (worker);
}

/* A refusal that an option can lift names the option. */
static void
add_advice (GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    if (agreements[i].domain != NULL && g_error_matches (*error, agreements[i].domain (), agreements[i].code))
      {
        g_prefix_error (error, "%s ", _(agreements[i].advice));
        return;
      }
}

/* For scripts as much as for people: the words stay in English, in this order. */
static void
print_report (const InnoSyncReport *report)
{
  g_print ("added %u changed %u removed %u sent %u conflicts %u quarantined %u\n",
           report->added, report->changed, report->removed, report->sent,
           report->conflicts, report->quarantined);
}

/* Nothing has failed, but somebody has to look at them. */
static void
say_refused (const InnoSyncReport *report)
{
  g_autofree char *message = NULL;

  if (report->refused == 0)
    return;

  message = g_strdup_printf (ngettext ("%u edit was not taken by the server; it waits here until it is changed.",
                                       "%u edits were not taken by the server; they wait here until they are changed.",
                                       report->refused), report->refused);
  g_printerr ("innocities: %s\n", message);
}

/**
 * inno_verb_sync:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities sync [URL]: brings the copy up to date and prints one line.
 *
 * Returns: whether it is up to date
 */
gboolean
inno_verb_sync (const InnoPlace  *place,
                int               argc,
                char            **argv,
                GError          **error)
{
  Options options = { .place = { g_strdup (place->portfolio), place->is_sample } };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { .loop = loop, .cancellable = cancellable };
  g_autofree char *folder = NULL;
  g_autoptr (InnoStore) store = NULL;
  gboolean parsed = parse (&options, &argc, &argv, error);

  if (parsed)
    folder = options.place.is_sample ? inno_sample_folder_make (error)
                                     : inno_place_get_folder (&options.place);
  inno_place_clear (&options.place);
  if (folder == NULL)
    return FALSE;

  store = inno_store_new (folder);
  run_sync (store, argc == 2 ? argv[1] : NULL, &options, &run);
  if (options.place.is_sample)
    inno_sample_folder_remove (folder);
  add_advice (&run.error);
  inno_place_say_notices (store, &run.error);
  if (run.error != NULL)
    {
      g_propagate_error (error, run.error);
      return FALSE;
    }

  print_report (&run.report);
  say_refused (&run.report);
  return TRUE;
}
