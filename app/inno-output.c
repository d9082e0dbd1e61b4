/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "inno-file-writer.h"
#include "inno-place.h"
#include "inno-verb.h"

/**
 * inno_output_find_chart:
 * @argc: the number of words left when the options are parsed
 * @argv: the words: the verb and the chart
 * @error: return location of an INNO_USAGE_ERROR
 *
 * Returns: (transfer none) (nullable): the chart that is asked for
 */
const InnoChart *
inno_output_find_chart (int     argc,
                        char  **argv,
                        GError **error)
{
  const InnoChart *chart;

  if (argc != 2)
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0,
                           _("Name one chart; --list shows which there are."));
      return NULL;
    }

  chart = inno_chart_find (argv[1]);
  if (chart == NULL)
    g_set_error (error, INNO_USAGE_ERROR, 0,
                 _("There is no chart “%s”; --list shows which there are."), argv[1]);

  return chart;
}

static char *
join_views (const InnoChart *chart,
            const char      *separator)
{
  GString *views = g_string_new (NULL);

  for (guint i = 0; i < inno_chart_get_n_views (chart); i++)
    g_string_append_printf (views, "%s%s", i > 0 ? separator : "", chart->views[i].id);

  return g_string_free (views, FALSE);
}

/**
 * inno_output_list_charts:
 *
 * Prints the ids of the charts, one a line; behind a tab the views of those
 * that have several.
 */
void
inno_output_list_charts (void)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    {
      g_autofree char *views = join_views (charts[i], " ");

      g_print ("%s%s%s\n", charts[i]->id, *views != '\0' ? "\t" : "", views);
    }
}

/**
 * inno_output_check_view:
 * @chart: a chart
 * @query: what it is asked
 * @error: return location of an INNO_USAGE_ERROR
 *
 * Returns: whether the chart has the view that is asked for
 */
gboolean
inno_output_check_view (const InnoChart  *chart,
                        const InnoQuery  *query,
                        GError          **error)
{
  if (query->view == NULL || inno_chart_get_view (chart, query) > 0 ||
      g_strcmp0 (query->view, chart->views[0].id) == 0)
    return TRUE;

  g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), query->view, "view");
  return FALSE;
}

/**
 * inno_output_compute:
 * @place: where the portfolio is
 * @snapshot: (nullable): the name of the snapshot whose figures are wanted
 * @chart: a kind of chart
 * @query: what is asked
 * @error: return location of an error
 *
 * Opens the portfolio and asks. It is closed again before anything is written: who
 * reads from us may go away, and a sample is not to be left behind. What it was is
 * only loaded for a chart that compares.
 *
 * Returns: (transfer full) (nullable): the figures behind the chart
 */
InnoFrame *
inno_output_compute (const InnoPlace  *place,
                     const char       *snapshot,
                     const InnoChart  *chart,
                     const InnoQuery  *query,
                     GError          **error)
{
  g_auto (InnoOpened) opened = { 0 };

  if (!inno_opened_init (&opened, place, error) ||
      !inno_opened_ask (&opened, snapshot, query, (chart->parts & INNO_QUERY_SINCE) != 0, error))
    return NULL;

  return inno_chart_compute (chart, opened.facts, query, error);
}

/**
 * inno_output_get_format:
 * @format: (nullable): what --format said
 * @path: (nullable): the file to write, whose suffix may tell
 * @fallback: what is meant otherwise
 *
 * Returns: (transfer full): the format asked for
 */
char *
inno_output_get_format (const char *format,
                        const char *path,
                        const char *fallback)
{
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  if (format != NULL)
    return g_strdup (format);
  if (dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL && dot[1] != '\0')
    return g_ascii_strdown (dot + 1, -1);

  return g_strdup (fallback);
}

static gboolean
write_to_stdout (GBytes  *bytes,
                 GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("The output could not be written: %s."), g_strerror (errno));
  return FALSE;
}

/* Nobody reads a picture in a terminal, which may not bear it either. */
static gboolean
is_for_reading (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return !isatty (STDOUT_FILENO) || memchr (data, '\0', size) == NULL;
}

/**
 * inno_output_write:
 * @bytes: what to write
 * @path: (nullable): where; %NULL or "-" for standard output
 * @error: return location of an error
 *
 * Writes a whole file, or leaves the one that is there as it is. What is no
 * file, such as a pipe, is written to and not replaced.
 *
 * Returns: whether it is written
 */
gboolean
inno_output_write (GBytes      *bytes,
                   const char  *path,
                   GError     **error)
{
  if (path == NULL && !is_for_reading (bytes))
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("This cannot be shown in a terminal: name a file with -o."));
      return FALSE;
    }
  if (path == NULL || g_str_equal (path, "-"))
    return write_to_stdout (bytes, error);

  return inno_file_writer_save (path, bytes, error);
}
