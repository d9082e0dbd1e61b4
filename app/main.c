/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-application.h"
#include "inno-lang.h"
#include "inno-link.h"
#include "inno-log.h"
#include "inno-place.h"
#include "inno-report.h"
#include "inno-store-pack.h"
#include "inno-verb.h"

/* What a command is given, in the active language. */
static const char *
get_arguments (const InnoVerb *verb)
{
  return *verb->arguments != '\0' ? _(verb->arguments) : "";
}

static char *
make_summary (void)
{
  GString *text = g_string_new (_("Without a command the window opens. Commands:"));
  guint n_verbs;
  const InnoVerb *verbs = inno_verb_get_all (&n_verbs);
  glong width = 0;

  for (guint i = 0; i < n_verbs; i++)
    width = MAX (width, g_utf8_strlen (get_arguments (&verbs[i]), -1));
  for (guint i = 0; i < n_verbs; i++)
    {
      const char *arguments = get_arguments (&verbs[i]);
      int padding = (int) (width - g_utf8_strlen (arguments, -1));

      g_string_append_printf (text, "\n  %-8s %s%*s  %s", verbs[i].id, arguments, padding, "", _(verbs[i].summary));
    }

  return g_string_free (text, FALSE);
}

/* What is said before the verb, besides the place. */
typedef struct
{
  gboolean show_version;
  gboolean is_verbose;
  gboolean show_debug;
  gboolean is_service;
} Options;

/* Parses what stands before the verb, and takes it off the command line. */
static gboolean
parse_place (InnoPlace  *place,
             Options    *options,
             int        *argc,
             char     ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("[COMMAND]"));
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = make_summary ();
  const GOptionEntry entries[] = {
    { "snapshot", 0, 0, G_OPTION_ARG_STRING, &place->snapshot, N_("Snapshot that the window shows"), N_("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->show_version, N_("Show the version"), NULL },
    { "verbose", 0, 0, G_OPTION_ARG_NONE, &options->is_verbose,
      N_("With --version: show libraries, places and settings as well"), NULL },
    { "debug", 0, 0, G_OPTION_ARG_NONE, &options->show_debug, N_("Say on standard error what is being done"), NULL },
    /* As GApplication has it: the session starts the program so. */
    { "gapplication-service", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->is_service, NULL, NULL },
    { NULL },
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, _("“innocities COMMAND --help” explains a command. A link, “innocities:…”, a presentation file, a list and a portfolio document open in the window."));
  inno_place_add_options (context, entries, place);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  g_strdelimit (error->message, "\r\n", ' ');
  g_printerr ("innocities: %s\n", error->message);
  return FALSE;
}

/* A presentation file by its name or, as desktops have it, by its address; taken where it
 * is one. */
static gboolean
take_pack (InnoPlace  *place,
           const char *word)
{
  g_autofree char *path = g_str_has_prefix (word, "file:") ? g_filename_from_uri (word, NULL, NULL) : g_strdup (word);

  if (path != NULL && inno_pack_is_at (path))
    place->pack = g_steal_pointer (&path);

  return place->pack != NULL;
}

/* Somebody meant a file rather than a command. */
static gboolean
names_file (const char *word)
{
  return strchr (word, G_DIR_SEPARATOR) != NULL || g_file_test (word, G_FILE_TEST_EXISTS);
}

static gboolean
is_file (const char *word)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (word);

  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR;
}

/* Lists and documents, which the window takes as if they had been opened there. The first
 * word that is neither; NULL where there is none. */
static char *
find_unknown (char **words)
{
  while (*words != NULL && is_file (*words))
    words++;

  return *words;
}

static void
refuse_word (char *word)
{
  gboolean is_name = names_file (word);

  g_strdelimit (word, "\r\n", ' ');
  g_printerr (is_name ? _("innocities: there is no file “%s”.\n")
                      : _("innocities: “%s” is not a command; --help shows which there are.\n"), word);
}

static void
show_version (const InnoPlace *place,
              gboolean         is_verbose)
{
  g_autofree char *report = is_verbose ? inno_report_write_place (place) : NULL;

  if (report != NULL)
    g_print ("%s", report);
  else
    g_print ("InnoCities Overview %s\n", VERSION);
}

/* @arguments: the name of the program, and what is opened */
static int
run_window (const InnoPlace *place,
            char           **arguments)
{
  g_autoptr (InnoApplication) application = inno_application_new (place);
  int status = g_application_run (G_APPLICATION (application), (int) g_strv_length (arguments), arguments);

  return inno_application_has_failed (application) ? INNO_EXIT_FAILED : status;
}

int
main (int   argc,
      char *argv[])
{
  InnoPlace place = { 0 };
  char no_link[] = INNO_LINK_SCHEME;
  char service[] = "--gapplication-service";
  char *arguments[] = { argv[0], NULL, NULL };
  const InnoVerb *verb;
  Options options = { 0 };
  int status = INNO_EXIT_USAGE;

  inno_lang_setup ();
  g_set_prgname ("innocities");

  if (!parse_place (&place, &options, &argc, &argv))
    return INNO_EXIT_USAGE;

  if (options.show_debug)
    inno_log_show_debug ();
  if (options.show_version)
    {
      show_version (&place, options.is_verbose);
      status = INNO_EXIT_DONE;
    }
  else if (place.snapshot != NULL && argc >= 2)
    {
      g_printerr (_("innocities: --snapshot stands behind the command, or without one.\n"));
    }
  else if (argc == 2 && take_pack (&place, argv[1]))
    {
      status = run_window (&place, arguments);
    }
  else if (argc == 2 && inno_link_is (argv[1]))
    {
      /* What is no text is no link, which the window says. */
      arguments[1] = g_utf8_validate (argv[1], -1, NULL) ? argv[1] : no_link;
      status = run_window (&place, arguments);
    }
  else if (argc < 2)
    {
      arguments[1] = options.is_service ? service : NULL;
      status = run_window (&place, arguments);
    }
  else if ((verb = inno_verb_find (argv[1])) != NULL)
    {
      status = inno_verb_run (verb, &place, argc - 1, argv + 1);
    }
  else if (find_unknown (argv + 1) == NULL)
    {
      status = run_window (&place, argv);
    }
  else
    {
      refuse_word (find_unknown (argv + 1));
    }

  inno_place_clear (&place);
  return status;
}
