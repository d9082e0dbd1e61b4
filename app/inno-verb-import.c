/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-change-file.h"
#include "inno-format.h"
#include "inno-geojson.h"
#include "inno-place.h"
#include "inno-verb.h"

/* A file is read whole: no larger than what may be parsed. */
#define MAX_BYTES (32 * 1024 * 1024)

typedef struct
{
  InnoPlace  place;
  char      *as;
  gboolean   is_dry_run;
} Options;

/* What a file may be taken in as. */
typedef struct
{
  const char *id;          /* as on the command line */
  gboolean  (*run) (InnoStore   *store,
                    const char  *text,
                    gsize        length,
                    gboolean     is_dry_run,
                    GError     **error);
} Importer;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  g_clear_pointer (&options->as, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
list_names (InnoShapes *shapes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < inno_shapes_get_n_shapes (shapes); i++)
    {
      const char *name = inno_text_get (inno_shapes_get_name (shapes, i), inno_lang_get_active (), NULL);

      if (name != NULL)
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

/* Who reads the list sees whether it was the right file. */
static gboolean
import_regions (InnoStore   *store,
                const char  *text,
                gsize        length,
                gboolean     is_dry_run,
                GError     **error)
{
  g_autoptr (InnoShapes) shapes = inno_geojson_read (text, length, error);
  g_autofree char *names = NULL;
  g_autofree char *count = NULL;
  guint n;

  if (shapes == NULL || (!is_dry_run && !inno_store_save_regions (store, shapes, error)))
    return FALSE;

  n = inno_shapes_get_n_shapes (shapes);
  names = list_names (shapes);
  count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  /* Translators: how many areas a file has, and their names, which may be empty */
  g_print (ngettext ("%s area: %s\n", "%s areas: %s\n", n), count, names);
  if (inno_shapes_get_attribution (shapes) == NULL)
    g_print ("%s\n", _("The file has no “attribution”: whose the boundaries are cannot be said on the map."));

  return TRUE;
}

/* What a colleague did goes on from here as if it had been done here. */
static gboolean
import_changes (InnoStore   *store,
                const char  *text,
                gsize        length,
                gboolean     is_dry_run,
                GError     **error)
{
  InnoChangeReport report;
  g_autofree char *count = NULL;

  if (is_dry_run ? !inno_change_file_check (store, text, length, &report, error)
                 : !inno_change_file_read (store, text, length, NULL, &report, error))
    return FALSE;

  count = inno_format_count (inno_format_get (inno_lang_get_active ()), report.n_documents);
  g_print (ngettext ("%s change\n", "%s changes\n", report.n_documents), count);
  return TRUE;
}

/* All importers. A new one is a function and a line here. */
static const Importer importers[] = {
  { "regions", import_regions },
  { "changes", import_changes },
};

static const Importer *
find_importer (const char  *as,
               GError     **error)
{
  for (guint i = 0; as != NULL && i < G_N_ELEMENTS (importers); i++)
    if (g_str_equal (importers[i].id, as))
      return &importers[i];

  if (as == NULL)
    g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Say what the file is with --as; --help lists what can be read."));
  else
    g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), as, "as");

  return NULL;
}

static char *
make_summary (void)
{
  GString *text = g_string_new (_("Takes a file in. Values of --as:"));

  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    g_string_append_printf (text, " %s", importers[i].id);

  return g_string_free (text, FALSE);
}

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE"));
  g_autofree char *summary = make_summary ();
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->as, N_("What the file is"), N_("WHAT") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->is_dry_run, N_("Read the file and change nothing"), NULL },
    { NULL },
  };

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  inno_place_add_options (context, &options->place);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  if (*argc != 2)
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name one file to take in."));
      return FALSE;
    }

  return TRUE;
}

/* More than a file may hold is not read, however much there is. */
static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &fault);
  g_autofree char *buffer = g_malloc (MAX_BYTES + 1);
  gsize length = 0;

  if (stream != NULL &&
      g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, MAX_BYTES + 1, &length, NULL, &fault) &&
      length <= MAX_BYTES)
    return g_bytes_new (buffer, length);

  if (fault != NULL)
    g_set_error (error, fault->domain, fault->code, _("“%s” could not be read: %s"), path, fault->message);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("“%s” is larger than 32 MB."), path);

  return NULL;
}

/**
 * inno_verb_import:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities import FILE --as WHAT: takes a file in, whole or not at all.
 *
 * Returns: whether it was
 */
gboolean
inno_verb_import (const InnoPlace  *place,
                  int               argc,
                  char            **argv,
                  GError          **error)
{
  g_auto (Options) options = { .place = { g_strdup (place->portfolio), place->is_sample } };
  g_auto (InnoOpened) opened = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  const Importer *importer;
  gsize length;
  const char *text;

  if (!parse (&options, &argc, &argv, error))
    return FALSE;

  importer = find_importer (options.as, error);
  inno_lang_activate (inno_lang_from_environment ());
  bytes = importer != NULL ? read_file (argv[1], error) : NULL;
  if (bytes == NULL || !inno_opened_init (&opened, &options.place, error))
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  return importer->run (opened.store, text, length, options.is_dry_run, error);
}
