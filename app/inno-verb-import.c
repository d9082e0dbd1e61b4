/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-change-file.h"
#include "inno-format.h"
#include "inno-geojson.h"
#include "inno-preview.h"
#include "inno-place.h"
#include "inno-static.h"
#include "inno-sync.h"
#include "inno-verb.h"

/* A file is read whole: no larger than what may be parsed. */
#define MAX_BYTES (32 * 1024 * 1024)

typedef struct
{
  InnoPlace  place;
  char      *as;
  char      *kind;
  char      *mapping;
  char      *rule;
  char      *sheet;
  char      *format;
  gboolean   is_dry_run;
  gboolean   accepts_removal;
} Options;

/* What a file may be taken in as. */
typedef struct
{
  const char *id;          /* as on the command line */
  gboolean    begins;      /* also where there is no portfolio yet, and read without one */
  gboolean  (*is_one) (const char *text,
                       gsize       length);   /* told from how it begins */
  gboolean  (*run) (InnoStore      *store,
                    GBytes         *bytes,
                    const Options  *options,
                    GError        **error);
} Importer;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  g_clear_pointer (&options->as, g_free);
  g_clear_pointer (&options->kind, g_free);
  g_clear_pointer (&options->mapping, g_free);
  g_clear_pointer (&options->rule, g_free);
  g_clear_pointer (&options->sheet, g_free);
  g_clear_pointer (&options->format, g_free);
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
import_regions (InnoStore      *store,
                GBytes         *bytes,
                const Options  *options,
                GError        **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (InnoShapes) shapes = inno_geojson_read (text, length, error);
  g_autofree char *names = NULL;
  g_autofree char *count = NULL;
  guint n;

  if (shapes == NULL || (!options->is_dry_run && !inno_store_save_regions (store, shapes, error)))
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
import_changes (InnoStore      *store,
                GBytes         *bytes,
                const Options  *options,
                GError        **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  InnoChangeReport report;
  g_autofree char *count = NULL;

  if (options->is_dry_run ? !inno_change_file_check (store, text, length, &report, error)
                          : !inno_change_file_read (store, text, length, NULL, &report, error))
    return FALSE;

  count = inno_format_count (inno_format_get (inno_lang_get_active ()), report.n_documents);
  g_print (ngettext ("%s change\n", "%s changes\n", report.n_documents), count);
  return TRUE;
}

static gboolean
check_portfolio (GBytes  *bytes,
                 GError **error)
{
  g_autoptr (InnoStatic) document = inno_static_parse (bytes, error);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer of_type;
  guint n = 0;

  if (document == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, inno_static_get_head (document)->counts);
  while (g_hash_table_iter_next (&iter, NULL, &of_type))
    n += GPOINTER_TO_UINT (of_type);
  count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  text = g_strdup_printf (ngettext ("%s record", "%s records", n), count);
  g_print ("%s\n", text);
  return TRUE;
}

/* As if its address had given it: what waits here goes on waiting. */
static gboolean
import_portfolio (InnoStore      *store,
                  GBytes         *bytes,
                  const Options  *options,
                  GError        **error)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  InnoImportFlags flags = options->accepts_removal ? INNO_IMPORT_ACCEPT_REMOVAL : INNO_IMPORT_NONE;
  InnoSyncReport report = { 0 };
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *removed = NULL;

  if (options->is_dry_run)
    return check_portfolio (bytes, error);
  if (!inno_sync_load_bytes (store, bytes, NULL, flags, &report, error))
    {
      if (error != NULL && g_error_matches (*error, INNO_STORE_ERROR, INNO_STORE_ERROR_MASS_REMOVAL))
        g_prefix_error (error, "%s ", _("Refused; --accept-removal takes it in anyway."));
      return FALSE;
    }

  added = inno_format_count (format, report.added);
  changed = inno_format_count (format, report.changed);
  removed = inno_format_count (format, report.removed);
  /* Translators: how many records of a portfolio */
  g_print (_("New %s · Changed %s · Removed %s\n"), added, changed, removed);
  return TRUE;
}

static gboolean
is_boundaries (const char *text,
               gsize       length)
{
  return g_strstr_len (text, (gssize) length, "\"FeatureCollection\"") != NULL;
}

/* All importers of files that are read whole. A new one is a function and a line here;
 * lists of projects, which are read row by row, have their own table (inno-header.c). */
static const Importer importers[] = {
  { "regions", FALSE, is_boundaries, import_regions },
  { "changes", FALSE, inno_change_file_is_one, import_changes },
  { "portfolio", TRUE, inno_static_is_one, import_portfolio },
};

/* A whole portfolio takes the place of the one that is there: that is not done by the way. */
static gboolean
check_place (const Importer  *importer,
             const Options   *options,
             InnoStore       *store,
             GError         **error)
{
  if (!importer->begins || options->kind != NULL || inno_store_is_empty (store))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("This is a whole portfolio, and there is one already. “--kind %s” puts it in its place."), importer->id);
  return FALSE;
}

/* Returns: (nullable): NULL for a list of projects, and for what cannot be read */
static const Importer *
recognise (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[4096];
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    if (importers[i].is_one (head, length))
      return &importers[i];

  return NULL;
}

/* Returns: (nullable): NULL without an error for a list of projects */
static const Importer *
find_importer (const char  *as,
               const char  *path,
               GError     **error)
{
  guint n_layouts;
  const InnoLayout *layouts = inno_layouts_get (&n_layouts);

  if (as == NULL)
    return recognise (path);
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    if (g_str_equal (importers[i].id, as))
      return &importers[i];
  for (guint i = 0; i < n_layouts; i++)
    if (inno_layout_is_called (&layouts[i], as))
      return NULL;

  g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), as, "kind");
  return NULL;
}

static char *
make_summary (void)
{
  GString *text = g_string_new (_("Takes a file in. Values of --kind, where a list is not told by its headers:"));
  guint n_layouts;
  const InnoLayout *layouts = inno_layouts_get (&n_layouts);

  for (guint i = 0; i < n_layouts; i++)
    g_string_append_printf (text, " %s", layouts[i].id);
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
  g_autoptr (GOptionContext) context = g_option_context_new (_("FILE [FILE]"));
  g_autofree char *summary = make_summary ();
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, N_("What the file is"), N_("KIND") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->as, N_("The same as --kind"), N_("KIND") },
    { "mapping", 0, 0, G_OPTION_ARG_STRING, &options->mapping,
      N_("Which column is what, as “Header=column;Header=column”; it is remembered"), N_("MAPPING") },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &options->rule,
      N_("Which rows belong to the programme, as “beneficiary=city;fund=EAKR”; it is remembered"), N_("RULE") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet, N_("Which sheet of a workbook, instead of the first that fits"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("text or json"), N_("FORMAT") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->is_dry_run, N_("Read the file and change nothing"), NULL },
    { "accept-removal", 0, 0, G_OPTION_ARG_NONE, &options->accepts_removal,
      N_("Take in a portfolio that lacks more than a tenth of the records"), NULL },
    { NULL },
  };

  g_option_context_set_summary (context, summary);
  inno_place_add_options (context, entries, &options->place);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  if (*argc < 2 || *argc > 3)
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name one file to take in, or the two files of CORDIS."));
      return FALSE;
    }
  if (options->format != NULL && !g_str_equal (options->format, "text") && !g_str_equal (options->format, "json"))
    {
      g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), options->format, "format");
      return FALSE;
    }
  if (options->kind == NULL)
    options->kind = g_steal_pointer (&options->as);

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

static gboolean
import_whole (const Importer  *importer,
              const char      *path,
              const Options   *options,
              GError         **error)
{
  g_auto (InnoOpened) opened = { 0 };
  g_autoptr (GBytes) bytes = read_file (path, error);

  if (bytes == NULL)
    return FALSE;

  if (importer->begins && options->is_dry_run)
    return importer->run (NULL, bytes, options, error);

  return (importer->begins ? inno_opened_begin : inno_opened_init) (&opened, &options->place, error) &&
         check_place (importer, options, opened.store, error) &&
         importer->run (opened.store, bytes, options, error);
}

/* Lists of projects */

/* What is left out on purpose are most rows of a list of all of Europe: it is said once. */
static void
print_left_out (GArray *notes)
{
  const InnoNote *first = NULL;
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const InnoNote *note = &g_array_index (notes, InnoNote, i);

      if (!inno_note_is_choice (note))
        continue;
      first = first != NULL ? first : note;
      n++;
    }
  if (n > 0)
    {
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
      g_autofree char *reason = inno_note_describe (first);

      /* Translators: how many rows of a file are left out, and why */
      g_print (ngettext ("  %s row · %s\n", "  %s rows · %s\n", n), count, reason);
    }
}

static void
print_notes (const InnoPreview *preview,
             GArray            *notes,
             const char        *title)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *count = inno_format_count (format, notes->len);

  if (notes->len == 0)
    return;

  g_print ("\n%s: %s\n", title, count);
  print_left_out (notes);
  for (guint i = 0; i < notes->len; i++)
    {
      const InnoNote *note = &g_array_index (notes, InnoNote, i);
      const char *column = inno_preview_get_column (preview, note->column);
      g_autofree char *line = inno_format_count (format, note->line);
      g_autofree char *reason = inno_note_describe (note);

      if (inno_note_is_choice (note))
        continue;

      /* Translators: the number of a line in a file */
      g_print (_("  Line %s"), line);
      g_print ("%s%s · %s\n", column != NULL ? " · " : "", column != NULL ? column : "", reason);
    }
}

static void
print_summary (const InnoPreview *preview)
{
  static const char * const titles[INNO_N_PREVIEW_STATES] = { N_("New"), N_("Changed"), N_("Unchanged"), N_("Refused") };
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());

  g_print ("%s%s%s · %s\n", preview->file, preview->sheet != NULL ? " · " : "", preview->sheet != NULL ? preview->sheet : "",
           _(preview->layout->title));
  for (guint i = 0; i < INNO_N_PREVIEW_STATES; i++)
    {
      g_autofree char *count = inno_format_count (format, preview->n_in[i]);

      g_print ("%s%s %s", i > 0 ? " · " : "", _(titles[i]), count);
    }
  g_print ("\n");
}

static gboolean
has_measure (const InnoHeader *header,
             InnoMeasure       measure)
{
  for (guint i = 0; i < header->n_columns; i++)
    {
      const InnoListColumnInfo *info = inno_column_get_info (header->columns[i]);

      if (info->type == INNO_COLUMN_IS_MONEY && info->measure == measure)
        return TRUE;
    }

  return FALSE;
}

/* What the list says nothing of is not zero. */
static void
print_sums (const InnoPreview *preview)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());

  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    {
      g_autofree char *sum = inno_format_euros (format, preview->sums[i]);
      g_autofree char *refused = inno_format_euros (format, preview->refused_sums[i]);

      if (has_measure (preview->header, i))
        g_print (_("%s: %s, and %s in refused rows\n"), inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, i), sum, refused);
    }
}

static void
print_preview (const InnoPreview *preview)
{
  print_summary (preview);
  print_sums (preview);
  print_notes (preview, preview->refused, _("Refused"));
  print_notes (preview, preview->warnings, _("Warnings"));
}

static char *
get_local (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  char *local = g_file_get_path (file);

  if (local == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” is not a file on this machine."), path);
  return local;
}

static gboolean
import_list (char          **paths,
             const Options  *options,
             GError        **error)
{
  g_auto (InnoOpened) opened = { 0 };
  gboolean is_json = g_strcmp0 (options->format, "json") == 0;
  g_autofree char *path = get_local (paths[0], error);
  g_autofree char *beside = path != NULL && paths[1] != NULL ? get_local (paths[1], error) : NULL;
  InnoPreviewRequest request = {
    path, options->kind, options->mapping, options->rule, !options->is_dry_run, beside, options->sheet,
  };
  g_autoptr (InnoPreview) preview = NULL;
  g_autofree char *json = NULL;

  if (path == NULL || (paths[1] != NULL && beside == NULL))
    return FALSE;

  if (!inno_opened_init (&opened, &options->place, error))
    return FALSE;
  preview = inno_preview_read (opened.store, &request, NULL, error);
  if (preview == NULL)
    return FALSE;
  if (!options->is_dry_run && !inno_preview_apply (preview, opened.store, NULL, error))
    return FALSE;

  json = is_json ? inno_preview_to_json (preview) : NULL;
  if (is_json)
    g_print ("%s\n", json);
  else if (options->is_dry_run)
    print_preview (preview);
  else
    print_summary (preview);

  return TRUE;
}

/**
 * inno_verb_import:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities import FILE: takes a file in. What is read whole comes in whole or not at all;
 * of a list every row is accounted for, and what comes in is one step.
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
  g_autoptr (GError) fault = NULL;
  const Importer *importer;

  if (!parse (&options, &argc, &argv, error))
    return FALSE;

  importer = find_importer (options.kind, argv[1], &fault);
  if (importer != NULL && argc > 2)
    g_set_error_literal (&fault, INNO_USAGE_ERROR, 0, _("Name one file to take in, or the two files of CORDIS."));
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }

  inno_lang_activate (inno_lang_from_environment ());
  return importer != NULL ? import_whole (importer, argv[1], &options, error)
                          : import_list (argv + 1, &options, error);
}
