/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "inno-gallery.h"
#include "inno-output.h"
#include "inno-picture.h"
#include "inno-place.h"
#include "inno-query-options.h"
#include "inno-verb.h"

/* From a thumbnail to four times 4K. */
#define MIN_SIDE 120
#define MAX_SIDE 16384

typedef struct
{
  InnoPlace         place;
  InnoQueryOptions  query;
  char             *format;
  char             *output;
  char             *size;
  char             *style;
  gboolean          list;
  gboolean          all;
} Options;

static void
options_clear (Options *options)
{
  inno_place_clear (&options->place);
  inno_query_options_clear (&options->query);
  g_clear_pointer (&options->format, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->size, g_free);
  g_clear_pointer (&options->style, g_free);
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
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("svg, png or pdf"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("File to write"), N_("FILE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, N_("Width and height in pixels, 1600x900"), N_("WxH") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &options->style,
      N_("light, dark, contrast, print or projector"), N_("STYLE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options->all,
      N_("Every chart in every view, language and style, into the folder named by -o"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, N_("List the charts"), NULL },
    { NULL },
  };

  inno_place_add_options (context, entries, &options->place);
  inno_query_options_add (context, &options->query);

  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
parse_size (const char   *text,
            InnoPicture  *picture,
            GError      **error)
{
  int width, height, end = 0;

  if (text == NULL)
    return TRUE;

  if (sscanf (text, "%5dx%5d%n", &width, &height, &end) != 2 || text[end] != '\0' ||
      MIN (width, height) < MIN_SIDE || MAX (width, height) > MAX_SIDE)
    {
      g_set_error (error, INNO_USAGE_ERROR, 0,
                   _("“%s” is not a size: write for example 1600x900, at least %d and at most %d a side."),
                   text, MIN_SIDE, MAX_SIDE);
      return FALSE;
    }

  picture->width = width;
  picture->height = height;
  return TRUE;
}

static gboolean
parse_picture (const Options  *options,
               InnoPicture    *picture,
               GError        **error)
{
  g_autofree char *format = inno_output_get_format (options->format, options->output, "svg");

  picture->format = inno_picture_format_find (format);
  if (picture->format == NULL)
    {
      g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), format, "format");
      return FALSE;
    }

  picture->style = plot_style_find (options->style != NULL ? options->style : "light");
  if (picture->style == NULL)
    {
      g_set_error (error, INNO_USAGE_ERROR, 0, _("“%s” is not a value of --%s."), options->style, "style");
      return FALSE;
    }

  return parse_size (options->size, picture, error);
}

static GBytes *
make_chart (const Options      *options,
            const InnoChart    *chart,
            const InnoQuery    *query,
            const InnoPicture  *picture,
            GError            **error)
{
  g_autoptr (InnoFrame) frame = inno_output_compute (&options->place, options->query.snapshot, chart, query, error);
  g_autoptr (PlotFigure) figure = NULL;

  if (frame == NULL)
    return NULL;

  figure = inno_chart_draw (chart, frame);
  return inno_picture_render (picture, figure, error);
}

static gboolean
write_gallery (const Options      *options,
               const InnoQuery    *query,
               const InnoPicture  *picture,
               GError            **error)
{
  g_auto (InnoOpened) opened = { 0 };
  InnoGallery gallery = {
    .query = query,
    .lang = options->query.lang,
    .style = options->style,
    .picture = *picture,
    .folder = options->output,
  };
  guint n_pictures;

  if (options->output == NULL)
    {
      g_set_error_literal (error, INNO_USAGE_ERROR, 0, _("Name the folder for the pictures with -o."));
      return FALSE;
    }
  if (!inno_opened_init (&opened, &options->place, error) ||
      !inno_opened_ask (&opened, options->query.snapshot, query, TRUE, error))
    return FALSE;

  gallery.facts = opened.facts;
  if (!inno_gallery_write (&gallery, &n_pictures, error))
    return FALSE;

  g_print (ngettext ("%u picture\n", "%u pictures\n", n_pictures), n_pictures);
  return TRUE;
}

/**
 * inno_verb_chart:
 * @place: where the portfolio is
 * @argc: the number of arguments
 * @argv: the arguments
 * @error: return location of an error
 *
 * innocities chart CHART: a chart as a picture.
 *
 * Returns: whether it is written
 */
gboolean
inno_verb_chart (const InnoPlace  *place,
                 int               argc,
                 char            **argv,
                 GError          **error)
{
  g_auto (Options) options = { .place = { g_strdup (place->portfolio), place->is_sample } };
  InnoPicture picture = { .width = 1600, .height = 900 };
  g_autoptr (InnoQuery) query = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const InnoChart *chart;

  if (!parse (&options, &argc, &argv, error))
    return FALSE;
  if (options.list)
    {
      inno_output_list_charts ();
      return TRUE;
    }

  query = inno_query_options_parse (&options.query, error);
  if (query == NULL || !parse_picture (&options, &picture, error))
    return FALSE;
  if (options.all)
    return write_gallery (&options, query, &picture, error);

  chart = inno_output_find_chart (argc, argv, error);
  if (chart == NULL || !inno_output_check_view (chart, query, error))
    return FALSE;

  bytes = make_chart (&options, chart, query, &picture, error);
  return bytes != NULL && inno_output_write (bytes, options.output, error);
}
