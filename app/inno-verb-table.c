/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-output.h"
#include "inno-place.h"
#include "inno-query-options.h"
#include "inno-table.h"
#include "inno-verb.h"

typedef struct
{
  InnoPlace         place;
  InnoQueryOptions  query;
  char             *format;
  char             *output;
  gboolean          list;
} Options;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  inno_query_options_clear (&options->query);
  g_clear_pointer (&options->format, g_free);
  g_clear_pointer (&options->output, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("CHART"));
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("csv, tsv, json or xlsx"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("File to write"), N_("FILE") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_("List the charts"), NULL },
    { NULL },
  };

  inno_place_add_options (context, entries, &options->place);
  inno_query_options_add (context, &options->query);

  return g_option_context_parse (context, argc, argv, error);
}

static GBytes *
make_table (const Options          *options,
            const InnoChart        *chart,
            const InnoQuery        *query,
            const InnoTableFormat  *format,
            GError                **error)
{
  g_autoptr (InnoFrame) frame = inno_output_compute (&options->place, options->query.snapshot, chart, query, error);

  return frame != NULL ? format->write (frame, error) : NULL;
}

/**
 * inno_verb_table:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities table CHART: the figures behind a chart, as a file.
 *
 * Returns: whether it is written
 */
gboolean
inno_verb_table (const InnoPlace  *place,
                 int               argc,
                 char            **argv,
                 GError          **error)
{
  g_auto (Options) options = { .place = { g_strdup (place->portfolio), place->is_sample } };
  g_autoptr (InnoQuery) query = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = NULL;
  const InnoChart *chart;
  const InnoTableFormat *format;

  if (!parse (&options, &argc, &argv, error))
    return FALSE;
  if (options.list)
    {
      inno_output_list_charts ();
      return TRUE;
    }

  query = inno_query_options_parse (&options.query, error);
  chart = query != NULL ? inno_output_find_chart (argc, argv, error) : NULL;
  if (chart == NULL || !inno_output_check_view (chart, query, error))
    return FALSE;

  id = inno_output_get_format (options.format, options.output, "csv");
  format = inno_table_format_find (id);
  if (format == NULL)
    {
      g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), id, "format");
      return FALSE;
    }

  bytes = make_table (&options, chart, query, format, error);
  return bytes != NULL && inno_output_write (bytes, options.output, error);
}
