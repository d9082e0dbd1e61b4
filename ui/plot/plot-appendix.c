/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include <cairo-pdf.h>

#include "plot-paper-private.h"

/* A4 in pixels, and in points a pixel. */
#define PAPER_SHORT 794.0
#define PAPER_LONG 1123.0
#define POINTS_PER_PIXEL 0.75

#define MARGIN 56.0

typedef struct
{
  PlotPaper        paper;
  cairo_surface_t *surface;
  double           width, height;    /* of the sheets, pixels */
} Appendix;

/* Ends the page before: cairo 1.18 takes a tag that is closed after the last page
 * for the beginning of another, so the last one is left open. */
static void
begin_page (Appendix *self)
{
  cairo_t *cr = self->paper.cr;

  cairo_show_page (cr);
  cairo_pdf_surface_set_size (self->surface, self->width * POINTS_PER_PIXEL, self->height * POINTS_PER_PIXEL);
  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_scale (cr, self->paper.scale, self->paper.scale);
  self->paper.y = 0.0;
}

static void
end_page (Appendix *self)
{
  cairo_restore (self->paper.cr);
}

static void
paint_paragraph (Appendix       *self,
                 const char     *tag,
                 const char     *text,
                 const PlotFont *font)
{
  PlotPaper *paper = &self->paper;
  g_auto (GStrv) lines = NULL;

  if (text == NULL || text[0] == '\0')
    return;

  lines = plot_text_engine_wrap (paper->engine, text, font, plot_paper_get_room_across (paper), G_MAXUINT);
  cairo_tag_begin (paper->cr, tag, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double height = plot_text_engine_measure (paper->engine, lines[i], font).height;

      if (paper->y + height > plot_paper_get_room_down (paper))
        {
          end_page (self);
          begin_page (self);
        }
      plot_paper_paint_line (paper, lines[i], font, 0.0, paper->y);
      paper->y += height;
    }
  cairo_tag_end (paper->cr, tag);
  paper->y += 2.0 * PLOT_PAPER_ROW_GAP;
}

static void
paint_table (Appendix              *self,
             const PlotTable       *table,
             const PlotPaperColumn *columns)
{
  PlotPaper *paper = &self->paper;

  cairo_tag_begin (paper->cr, "Table", NULL);
  for (guint row = 0; row < table->n_rows; row++)
    {
      if (paper->y + plot_paper_measure_row (paper, table, columns, row) > plot_paper_get_room_down (paper))
        {
          end_page (self);
          begin_page (self);
          if (row > 0)
            plot_paper_paint_row (paper, table, columns, 0);
        }
      plot_paper_paint_row (paper, table, columns, row);
    }
  cairo_tag_end (paper->cr, "Table");
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
  Appendix self = {
    .paper = { .engine = engine, .cr = cr, .style = plot_style_find ("print"), .scale = 1.0, .is_tagged = TRUE },
    .surface = surface,
    .width = is_wide ? PAPER_LONG : PAPER_SHORT,
    .height = is_wide ? PAPER_SHORT : PAPER_LONG,
  };
  PlotPaper *paper = &self.paper;
  g_autofree PlotPaperColumn *columns = NULL;
  PlotFont heading, body;

  if (!has_table && plot_scene_get_description (scene) == NULL)
    return;

  paper->width = self.width - 2.0 * MARGIN;
  paper->height = self.height - 2.0 * MARGIN;
  if (has_table)
    columns = plot_paper_fit_table (paper, table);

  heading = plot_paper_get_font (paper, paper->style->title_size / paper->scale, TRUE);
  body = plot_paper_get_font (paper, paper->style->takeaway_size / paper->scale, FALSE);
  begin_page (&self);
  paint_paragraph (&self, "H2", plot_scene_get_title (scene), &heading);
  paint_paragraph (&self, "P", plot_scene_get_description (scene), &body);
  if (has_table)
    paint_table (&self, table, columns);
  end_page (&self);
}
