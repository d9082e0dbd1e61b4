/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-paper-private.h"

#define MAX_CELL_LINES 6
/* Smaller than this nobody reads; what is wider still is cut with "…". */
#define LEAST_SCALE 0.6

PlotFont
plot_paper_get_font (const PlotPaper *paper,
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

void
plot_paper_paint_line (PlotPaper      *paper,
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

double
plot_paper_get_room_across (const PlotPaper *paper)
{
  return paper->width / paper->scale;
}

double
plot_paper_get_room_down (const PlotPaper *paper)
{
  return paper->height / paper->scale;
}

/* A heading may have a line a word, so that its column is as wide as its cells. */
static double
measure_words (PlotPaper      *paper,
               const char     *text,
               const PlotFont *font)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double widest = 0.0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, plot_text_engine_measure (paper->engine, words[i], font).width);

  return widest;
}

static PlotFont
get_row_font (PlotPaper       *paper,
              const PlotTable *table,
              guint            row)
{
  return plot_paper_get_font (paper, paper->style->label_size, row == 0 || plot_table_is_total (table, row));
}

static PlotPaperColumn *
measure_columns (PlotPaper       *paper,
                 const PlotTable *table,
                 gboolean         breaks_heads)
{
  PlotPaperColumn *columns = g_new0 (PlotPaperColumn, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      columns[i].is_number = plot_table_is_number (table, i);
      for (guint row = 0; row < table->n_rows; row++)
        {
          PlotFont font = get_row_font (paper, table, row);
          const char *cell = get_cell (table, row, i);
          double width = row == 0 && breaks_heads ? measure_words (paper, cell, &font)
                                                  : plot_text_engine_measure (paper->engine, cell, &font).width;

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

/* The width of each, if those that want more have so much at most. */
static double
add_wider (const PlotPaperColumn *columns,
           const PlotPaperColumn *wide,
           guint                  n_columns,
           double                 most)
{
  double sum = 0.0;

  for (guint i = 0; i < n_columns; i++)
    sum += MAX (columns[i].width, MIN (wide[i].width, most));

  return sum;
}

/* What room is left is for headings, so that as few as may be are broken. */
static void
widen_for_heads (PlotPaper       *paper,
                 const PlotTable *table,
                 PlotPaperColumn *columns)
{
  g_autofree PlotPaperColumn *wide = measure_columns (paper, table, FALSE);
  double room = plot_paper_get_room_across (paper) - (table->n_columns - 1) * PLOT_PAPER_COLUMN_GAP;
  double low = 0.0;
  double high = room;

  for (guint i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2.0;

      if (add_wider (columns, wide, table->n_columns, middle) <= room)
        low = middle;
      else
        high = middle;
    }
  for (guint i = 0; i < table->n_columns; i++)
    columns[i].width = MAX (columns[i].width, MIN (wide[i].width, low));
}

/* How much a table is made smaller so that its columns stand beside each
 * other without breaking their cells. */
static double
get_table_scale (PlotPaper             *paper,
                 const PlotTable       *table,
                 const PlotPaperColumn *columns)
{
  double most = plot_paper_get_room_across (paper) / 3.0;
  double wanted = add_widths (columns, table->n_columns, most) +
                  (table->n_columns - 1) * PLOT_PAPER_COLUMN_GAP;

  return CLAMP (plot_paper_get_room_across (paper) / wanted, LEAST_SCALE, 1.0);
}

/**
 * plot_paper_fit_table:
 * @paper: paper, whose scale is set to what the table needs
 * @table: a table, whose first row heads the others
 *
 * Returns: (transfer full): its columns, as wide as there is room for
 */
PlotPaperColumn *
plot_paper_fit_table (PlotPaper       *paper,
                      const PlotTable *table)
{
  PlotPaperColumn *columns = measure_columns (paper, table, TRUE);
  double gaps = (table->n_columns - 1) * PLOT_PAPER_COLUMN_GAP;

  paper->scale = 1.0;
  widen_for_heads (paper, table, columns);
  paper->scale = get_table_scale (paper, table, columns);
  fit_columns (columns, table->n_columns, plot_paper_get_room_across (paper) - gaps);

  return columns;
}

/* Elements of a document, where there is one. */
static void
begin_tag (PlotPaper  *paper,
           const char *tag)
{
  if (paper->is_tagged)
    cairo_tag_begin (paper->cr, tag, NULL);
}

static void
end_tag (PlotPaper  *paper,
         const char *tag)
{
  if (paper->is_tagged)
    cairo_tag_end (paper->cr, tag);
}

/* The height of a row; draws it too if told to. */
static double
lay_row (PlotPaper             *paper,
         const PlotTable       *table,
         const PlotPaperColumn *columns,
         guint                  row,
         gboolean               is_drawn)
{
  PlotFont font = get_row_font (paper, table, row);
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
        begin_tag (paper, tag);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          PlotExtents extents = plot_text_engine_measure (paper->engine, lines[j], &font);
          double indent = columns[i].is_number ? columns[i].width - extents.width : 0.0;

          if (is_drawn)
            plot_paper_paint_line (paper, lines[j], &font, x + indent, paper->y + y);
          y += extents.height;
        }
      if (is_drawn)
        end_tag (paper, tag);
      tallest = MAX (tallest, y);
      x += columns[i].width + PLOT_PAPER_COLUMN_GAP;
    }

  return tallest;
}

/* The height of a row, without what keeps it from the next one. */
double
plot_paper_measure_row (PlotPaper             *paper,
                        const PlotTable       *table,
                        const PlotPaperColumn *columns,
                        guint                  row)
{
  return lay_row (paper, table, columns, row, FALSE);
}

void
plot_paper_paint_row (PlotPaper             *paper,
                      const PlotTable       *table,
                      const PlotPaperColumn *columns,
                      guint                  row)
{
  double width = add_widths (columns, table->n_columns, G_MAXDOUBLE) + (table->n_columns - 1) * PLOT_PAPER_COLUMN_GAP;

  if (plot_table_is_total (table, row))
    {
      paper->y -= PLOT_PAPER_ROW_GAP / 2.0;
      paint_rule (paper, width);
      paper->y += PLOT_PAPER_ROW_GAP / 2.0;
    }
  begin_tag (paper, "TR");
  paper->y += lay_row (paper, table, columns, row, TRUE) + PLOT_PAPER_ROW_GAP / 2.0;
  end_tag (paper, "TR");

  if (row == 0)
    paint_rule (paper, width);
  paper->y += PLOT_PAPER_ROW_GAP / 2.0;
}
