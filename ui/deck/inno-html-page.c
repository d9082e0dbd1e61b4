/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-html-page.h"

#include <string.h>

#include "plot-output.h"

/* Of a picture, pixels: twice what two hundred projects take. */
#define MOST_HEIGHT 8000

/**
 * inno_html_append:
 * @out: markup
 * @format: markup with places for what is not; its arguments are escaped
 * @...: as printf() takes them
 *
 * Appends markup into which nothing gets that the data brings along.
 */
void
inno_html_append (GString    *out,
                  const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);

  g_string_append (out, text);
}

/* What a row is of stands before it, and is read with each of its figures. */
static void
append_row (GString         *out,
            const PlotTable *table,
            guint            row)
{
  g_string_append (out, plot_table_is_total (table, row) ? "<tr class=\"total\">" : "<tr>");
  for (guint column = 0; column < table->n_columns; column++)
    {
      const char *cell = plot_table_get_cell (table, row, column);
      const char *class = plot_table_is_number (table, column) ? " class=\"number\"" : "";

      if (row == 0)
        g_string_append_printf (out, "<th scope=\"col\"%s>", class);
      else if (column == 0)
        g_string_append (out, "<th scope=\"row\">");
      else
        g_string_append_printf (out, "<td%s>", class);
      inno_html_append (out, "%s", cell);
      g_string_append (out, row == 0 || column == 0 ? "</th>" : "</td>");
    }
  g_string_append (out, "</tr>\n");
}

/**
 * inno_html_append_table:
 * @out: markup
 * @table: a table
 * @caption: what it is of, for those who do not see where it stands
 *
 * Appends a table with headings for its columns and its rows.
 */
void
inno_html_append_table (GString         *out,
                        const PlotTable *table,
                        const char      *caption)
{
  inno_html_append (out, "<table>\n<caption>%s</caption>\n<thead>\n", caption);
  append_row (out, table, 0);
  g_string_append (out, "</thead>\n<tbody>\n");
  for (guint row = 1; row < table->n_rows; row++)
    append_row (out, table, row);
  g_string_append (out, "</tbody>\n</table>\n");
}

/**
 * inno_html_append_figure:
 * @out: markup
 * @figure: a picture
 * @width: pixels
 * @class: of the element around it
 * @engine: measures
 *
 * Appends a picture, which can be read, searched and enlarged: as tall as it needs to be, but
 * for one that nobody would scroll through.
 */
void
inno_html_append_figure (GString        *out,
                         PlotFigure     *figure,
                         double          width,
                         const char     *class,
                         PlotTextEngine *engine)
{
  const PlotStyle *style = plot_style_find ("light");
  double height = MIN (plot_figure_get_natural_height (figure, width, style, engine), MOST_HEIGHT);
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, width, height, style, engine);
  g_autoptr (GBytes) bytes = plot_scene_to_svg (scene);
  gsize size;
  const char *file = g_bytes_get_data (bytes, &size);
  /* A page has a prolog of its own. */
  const char *svg = g_strstr_len (file, (gssize) size, "<svg");

  g_string_append_printf (out, "<div class=\"%s\">", class);
  g_string_append_len (out, svg, (gssize) (size - (gsize) (svg - file)));
  g_string_append (out, "</div>\n");
}
