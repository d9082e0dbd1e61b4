/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-private.h"

#include <cairo-pdf.h>

/* A4 in pixels, and in points a pixel. */
#define PAPER_SHORT 794.0
#define PAPER_LONG 1123.0
#define POINTS_PER_PIXEL 0.75

#define MARGIN 56.0
#define COLUMN_GAP 14.0
#define ROW_GAP 6.0
#define MAX_CELL_LINES 6
/* Smaller than this nobody reads; what is wider still is cut with "…". */
#define LEAST_SCALE 0.6

typedef struct
{
  PlotTextEngine  *engine;
  cairo_surface_t *surface;
  cairo_t         *cr;
  const PlotStyle *style;
  double           width, height;    /* of the paper, pixels */
  double           scale;            /* of the table */
  double           y;
} PlotPaper;

typedef struct
{
  double   width;
  gboolean is_number;      /* stands at the right of its column */
} PlotPaperColumn;

static PlotFont
get_font (const PlotPaper *paper,
          double           size,
          gboolean         is_bold)
{
  return (PlotFont) { paper->style->font_family, size, is_bold };
}

static const char *
get_cell (const PlotTable *table,
          guint            row,
          guint            column)
{
  const char *cell = table->cells[(gsize) row * table->n_columns + column];

  return cell != NULL ? cell : "";
}

static void
paint_line (PlotPaper      *paper,
            const char     *text,
            const PlotFont *font,
            double          x,
            double          y)
{
  PangoLayout *layout = plot_text_engine_layout (paper->engine, text, font);
  const PlotColor *ink = &paper->style->text;

  if (layout == NULL)
    return;

  cairo_set_source_rgb (paper->cr, ink->red, ink->green, ink->blue);
  cairo_move_to (paper->cr, x, y);
  pango_cairo_show_layout (paper->cr, layout);
}

static void
paint_rule (PlotPaper *paper,
            double     width)
{
  const PlotColor *ink = &paper->style->axis;

  cairo_set_source_rgb (paper->cr, ink->red, ink->green, ink->blue);
  cairo_set_line_width (paper->cr, 1.0);
  cairo_move_to (paper->cr, 0.0, paper->y);
  cairo_rel_line_to (paper->cr, width, 0.0);
  cairo_stroke (paper->cr);
}

/* Ends the page before: cairo 1.18 takes a tag that is closed after the last page
 * for the beginning of another, so the last one is left open. */
static void
begin_page (PlotPaper *paper)
{
  cairo_show_page (paper->cr);
  cairo_pdf_surface_set_size (paper->surface,
                              paper->width * POINTS_PER_PIXEL, paper->height * POINTS_PER_PIXEL);
  cairo_save (paper->cr);
  cairo_scale (paper->cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  cairo_translate (paper->cr, MARGIN, MARGIN);
  cairo_scale (paper->cr, paper->scale, paper->scale);
  paper->y = 0.0;
}

static void
end_page (PlotPaper *paper)
{
  cairo_restore (paper->cr);
}

static double
get_room_across (const PlotPaper *paper)
{
  return (paper->width - 2.0 * MARGIN) / paper->scale;
}

static double
get_room_down (const PlotPaper *paper)
{
  return (paper->height - 2.0 * MARGIN) / paper->scale;
}

static void
paint_paragraph (PlotPaper      *paper,
                 const char     *tag,
                 const char     *text,
                 const PlotFont *font)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL || text[0] == '\0')
    return;

  lines = plot_text_engine_wrap (paper->engine, text, font, get_room_across (paper), G_MAXUINT);
  cairo_tag_begin (paper->cr, tag, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double height = plot_text_engine_measure (paper->engine, lines[i], font).height;

      if (paper->y + height > get_room_down (paper))
        {
          end_page (paper);
          begin_page (paper);
        }
      paint_line (paper, lines[i], font, 0.0, paper->y);
      paper->y += height;
    }
  cairo_tag_end (paper->cr, tag);
  paper->y += 2.0 * ROW_GAP;
}

/* Columns whose cells do not begin with a letter hold numbers, or say that
 * one is missing. */
static gboolean
is_number_column (const PlotTable *table,
                  guint            column)
{
  if (column == 0)
    return FALSE;

  for (guint row = 1; row < table->n_rows; row++)
    {
      if (g_unichar_isalpha (g_utf8_get_char_validated (get_cell (table, row, column), -1)))
        return FALSE;
    }

  return TRUE;
}

static PlotPaperColumn *
measure_columns (PlotPaper       *paper,
                 const PlotTable *table)
{
  PlotPaperColumn *columns = g_new0 (PlotPaperColumn, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      columns[i].is_number = is_number_column (table, i);
      for (guint row = 0; row < table->n_rows; row++)
        {
          PlotFont font = get_font (paper, paper->style->label_size, row == 0);
          double width = plot_text_engine_measure (paper->engine, get_cell (table, row, i),
                                                   &font).width;

          columns[i].width = MAX (columns[i].width, width);
        }
    }

  return columns;
}

static double
add_widths (const PlotPaperColumn *columns,
            guint                  n_columns,
            double                 most)
{
  double sum = 0.0;

  for (guint i = 0; i < n_columns; i++)
    sum += MIN (columns[i].width, most);

  return sum;
}

/* Narrows the widest columns to one width, so that the others keep theirs. */
static void
fit_columns (PlotPaperColumn *columns,
             guint            n_columns,
             double           room)
{
  double low = 0.0;
  double high = room;

  if (add_widths (columns, n_columns, G_MAXDOUBLE) <= room)
    return;

  for (guint i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2.0;

      if (add_widths (columns, n_columns, middle) <= room)
        low = middle;
      else
        high = middle;
    }
  for (guint i = 0; i < n_columns; i++)
    columns[i].width = MIN (columns[i].width, low);
}

/* The height of a row; draws it too if told to. */
static double
lay_row (PlotPaper             *paper,
         const PlotTable       *table,
         const PlotPaperColumn *columns,
         guint                  row,
         gboolean               is_drawn)
{
  PlotFont font = get_font (paper, paper->style->label_size, row == 0);
  const char *tag = row == 0 ? "TH" : "TD";
  double x = 0.0;
  double tallest = 0.0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_auto (GStrv) lines = plot_text_engine_wrap (paper->engine, get_cell (table, row, i),
                                                    &font, columns[i].width + 0.5,
                                                    MAX_CELL_LINES);
      double y = 0.0;

      if (is_drawn)
        cairo_tag_begin (paper->cr, tag, NULL);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          PlotExtents extents = plot_text_engine_measure (paper->engine, lines[j], &font);
          double indent = columns[i].is_number ? columns[i].width - extents.width : 0.0;

          if (is_drawn)
            paint_line (paper, lines[j], &font, x + indent, paper->y + y);
          y += extents.height;
        }
      if (is_drawn)
        cairo_tag_end (paper->cr, tag);
      tallest = MAX (tallest, y);
      x += columns[i].width + COLUMN_GAP;
    }

  return tallest;
}

static void
paint_row (PlotPaper             *paper,
           const PlotTable       *table,
           const PlotPaperColumn *columns,
           guint                  row)
{
  cairo_tag_begin (paper->cr, "TR", NULL);
  paper->y += lay_row (paper, table, columns, row, TRUE) + ROW_GAP / 2.0;
  cairo_tag_end (paper->cr, "TR");

  if (row == 0)
    paint_rule (paper, add_widths (columns, table->n_columns, G_MAXDOUBLE) +
                       (table->n_columns - 1) * COLUMN_GAP);
  paper->y += ROW_GAP / 2.0;
}

static void
paint_table (PlotPaper       *paper,
             const PlotTable *table)
{
  g_autofree PlotPaperColumn *columns = measure_columns (paper, table);
  double gaps = (table->n_columns - 1) * COLUMN_GAP;

  fit_columns (columns, table->n_columns, get_room_across (paper) - gaps);
  cairo_tag_begin (paper->cr, "Table", NULL);
  for (guint row = 0; row < table->n_rows; row++)
    {
      if (paper->y + lay_row (paper, table, columns, row, FALSE) > get_room_down (paper))
        {
          end_page (paper);
          begin_page (paper);
          if (row > 0)
            paint_row (paper, table, columns, 0);
        }
      paint_row (paper, table, columns, row);
    }
  cairo_tag_end (paper->cr, "Table");
}

/* How much a table is made smaller so that its columns stand beside each
 * other without breaking their cells. */
static double
get_table_scale (PlotPaper       *paper,
                 const PlotTable *table)
{
  g_autofree PlotPaperColumn *columns = measure_columns (paper, table);
  double most = get_room_across (paper) / 3.0;
  double wanted = add_widths (columns, table->n_columns, most) +
                  (table->n_columns - 1) * COLUMN_GAP;

  return CLAMP (get_room_across (paper) / wanted, LEAST_SCALE, 1.0);
}

/**
 * plot_appendix_paint:
 * @scene: a scene
 * @engine: measures and draws the letters
 * @surface: the PDF
 * @cr: on the page before, which is finished; in points
 *
 * Writes what a picture says and its table on sheets of paper, as tagged text
 * to be read aloud and copied; nothing if there is neither. The last page is left
 * to the caller to show.
 */
void
plot_appendix_paint (PlotScene       *scene,
                     PlotTextEngine  *engine,
                     cairo_surface_t *surface,
                     cairo_t         *cr)
{
  const PlotTable *table = plot_scene_get_table (scene);
  gboolean has_table = table != NULL && table->n_columns > 0 && table->n_rows > 0;
  gboolean is_wide = plot_scene_get_width (scene) > plot_scene_get_height (scene);
  PlotPaper paper = { engine, surface, cr, plot_style_find ("print") };
  PlotFont heading, body;

  if (!has_table && plot_scene_get_description (scene) == NULL)
    return;

  paper.width = is_wide ? PAPER_LONG : PAPER_SHORT;
  paper.height = is_wide ? PAPER_SHORT : PAPER_LONG;
  paper.scale = 1.0;
  if (has_table)
    paper.scale = get_table_scale (&paper, table);

  heading = get_font (&paper, paper.style->title_size / paper.scale, TRUE);
  body = get_font (&paper, paper.style->takeaway_size / paper.scale, FALSE);
  begin_page (&paper);
  paint_paragraph (&paper, "H2", plot_scene_get_title (scene), &heading);
  paint_paragraph (&paper, "P", plot_scene_get_description (scene), &body);
  if (has_table)
    paint_table (&paper, table);
  end_page (&paper);
}
