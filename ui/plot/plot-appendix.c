/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include <cairo-pdf.h>

#include "plot-paper-private.h"

/* A4 in pixels, and in points a pixel. */
#define PAPER_SHORT 794.0
#define PAPER_LONG 1123.0
#define POINTS_PER_PIXEL 0.75

#define MARGIN 56.0

/* Where the foot of a page begins, above the edge of the paper. */
#define FOOT 40.0
#define LETTERS_PER_NUMBER 16
/* Between one scene and the next, and what is left of a page that none begins on. */
#define PART_GAP 28.0
#define LEAST_ROOM 180.0
/* Of a text under its heading, at the foot of a page. */
#define LEAST_LINES 3

struct _PlotAppendix
{
  const PlotDocument *document;
  PlotPaper           paper;
  cairo_surface_t    *surface;
  double              width, height;    /* of the sheets, pixels */
  double              used;             /* of the height of this one; of none: all */
  guint               page;             /* its number */
};

static void
paint_line_at_foot (PlotAppendix *self,
                    const char   *text,
                    PlotAnchor    anchor)
{
  PlotFont font = plot_paper_get_font (&self->paper, self->paper.style->foot_size, FALSE);
  PlotExtents extents = plot_text_engine_measure (self->paper.engine, text, &font);
  double x = anchor == PLOT_ANCHOR_END ? self->width - MARGIN - extents.width : MARGIN;

  cairo_tag_begin (self->paper.cr, "P", NULL);
  plot_paper_paint_line (&self->paper, text, &font, x, self->height - FOOT);
  cairo_tag_end (self->paper.cr, "P");
}

/* What runs through the document, and the number of the page. */
static void
paint_foot (PlotAppendix *self)
{
  PlotFont font = plot_paper_get_font (&self->paper, self->paper.style->foot_size, FALSE);
  char number[LETTERS_PER_NUMBER];
  g_auto (GStrv) lines = NULL;

  self->page++;
  if (self->document->running == NULL)
    return;

  lines = plot_text_engine_wrap (self->paper.engine, self->document->running, &font, self->width - 3.0 * MARGIN, 1);
  g_snprintf (number, sizeof number, "%u", self->page);
  cairo_save (self->paper.cr);
  cairo_scale (self->paper.cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  paint_line_at_foot (self, lines[0], PLOT_ANCHOR_START);
  paint_line_at_foot (self, number, PLOT_ANCHOR_END);
  cairo_restore (self->paper.cr);
}

/* As large as the table wants it, from where the page is empty. */
static void
enter_page (PlotAppendix *self)
{
  cairo_t *cr = self->paper.cr;

  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_scale (cr, self->paper.scale, self->paper.scale);
  self->paper.y = self->used / self->paper.scale;
}

static void
leave_page (PlotAppendix *self)
{
  cairo_restore (self->paper.cr);
  self->used = self->paper.y * self->paper.scale;
}

/* Ends the page before: cairo 1.18 takes a tag that is closed after the last page
 * for the beginning of another, so the last one is left open. */
static void
begin_page (PlotAppendix *self)
{
  cairo_show_page (self->paper.cr);
  cairo_pdf_surface_set_size (self->surface, self->width * POINTS_PER_PIXEL, self->height * POINTS_PER_PIXEL);
  paint_foot (self);
  self->used = 0.0;
  enter_page (self);
}

/* Goes on where the one before has ended, if that is what the document wants: with the
 * whole of what there is, or with much of it where a page is too little for the whole. */
static void
begin_part (PlotAppendix *self,
            double        height)
{
  double room = self->paper.height - self->used - PART_GAP;
  double wanted = height <= self->paper.height ? height : LEAST_ROOM;

  if (self->document->is_dense && wanted <= room)
    {
      self->used += PART_GAP;
      enter_page (self);
    }
  else
    begin_page (self);
}

static void
turn_page (PlotAppendix *self)
{
  leave_page (self);
  begin_page (self);
}

static void
paint_paragraph (PlotAppendix   *self,
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
        turn_page (self);
      plot_paper_paint_line (paper, lines[i], font, 0.0, paper->y);
      paper->y += height;
    }
  cairo_tag_end (paper->cr, tag);
  paper->y += 2.0 * PLOT_PAPER_ROW_GAP;
}

static double
measure_paragraph (PlotAppendix   *self,
                   const char     *text,
                   const PlotFont *font)
{
  PlotPaper *paper = &self->paper;
  g_auto (GStrv) lines = plot_text_engine_wrap (paper->engine, text != NULL ? text : "", font,
                                                plot_paper_get_room_across (paper), G_MAXUINT);

  return g_strv_length (lines) * plot_text_engine_measure (paper->engine, "0", font).height + 2.0 * PLOT_PAPER_ROW_GAP;
}

/* How a figure comes about: a line that heads the others, not left alone by them. */
static void
paint_about (PlotAppendix   *self,
             char          **lines,
             const PlotFont *heading,
             const PlotFont *body)
{
  PlotPaper *paper = &self->paper;
  double least;

  if (lines == NULL)
    return;

  least = measure_paragraph (self, lines[0], heading) +
          LEAST_LINES * plot_text_engine_measure (paper->engine, "0", body).height;
  if (paper->y + least > plot_paper_get_room_down (paper))
    turn_page (self);
  paint_paragraph (self, "H3", lines[0], heading);
  for (guint i = 1; lines[i] != NULL; i++)
    paint_paragraph (self, "P", lines[i], body);
}

static double
measure_lines (PlotAppendix    *self,
               char           **lines,
               const PlotFont  *font)
{
  double height = 0.0;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    height += measure_paragraph (self, lines[i], font);

  return height;
}

static double
measure_table (PlotAppendix          *self,
               const PlotTable       *table,
               const PlotPaperColumn *columns)
{
  double height = 0.0;

  for (guint row = 0; columns != NULL && row < table->n_rows; row++)
    height += plot_paper_measure_row (&self->paper, table, columns, row) + PLOT_PAPER_ROW_GAP;

  return height;
}

static void
paint_table (PlotAppendix          *self,
             const PlotTable       *table,
             const PlotPaperColumn *columns)
{
  PlotPaper *paper = &self->paper;

  cairo_tag_begin (paper->cr, "Table", NULL);
  for (guint row = 0; row < table->n_rows; row++)
    {
      if (paper->y + plot_paper_measure_row (paper, table, columns, row) > plot_paper_get_room_down (paper))
        {
          turn_page (self);
          if (row > 0)
            plot_paper_paint_row (paper, table, columns, 0);
        }
      plot_paper_paint_row (paper, table, columns, row);
    }
  cairo_tag_end (paper->cr, "Table");
}

/* Upright where the pages are. */
static gboolean
is_wide (const PlotDocument *document)
{
  return document->pages[0]->width > document->pages[0]->height;
}

/**
 * plot_appendix_new:
 * @document: what is written; outlives the appendix
 * @engine: measures and draws the letters
 * @surface: the PDF
 * @cr: in points
 *
 * Returns: (transfer full): what comes after the pages, of which there is none yet
 */
PlotAppendix *
plot_appendix_new (const PlotDocument *document,
                   PlotTextEngine     *engine,
                   cairo_surface_t    *surface,
                   cairo_t            *cr)
{
  PlotAppendix *self = g_new0 (PlotAppendix, 1);

  self->document = document;
  self->surface = surface;
  self->width = is_wide (document) ? PAPER_LONG : PAPER_SHORT;
  self->height = is_wide (document) ? PAPER_SHORT : PAPER_LONG;
  self->paper = (PlotPaper) {
    .engine = engine,
    .cr = cr,
    .style = plot_style_find ("print"),
    .width = self->width - 2.0 * MARGIN,
    .height = self->height - 2.0 * MARGIN,
    .scale = 1.0,
    .is_tagged = TRUE,
  };
  self->used = self->paper.height;
  self->page = document->n_pages;

  return self;
}

/**
 * plot_appendix_free:
 * @self: (transfer full): an appendix
 */
void
plot_appendix_free (PlotAppendix *self)
{
  g_free (self);
}

/**
 * plot_appendix_add:
 * @self: an appendix
 * @placed: a scene of one of the pages before
 *
 * Writes what a picture says, how it is computed and its table on sheets of paper, as tagged text
 * to be read aloud and copied; nothing if there is neither. The last page is left
 * to the caller to show.
 */
void
plot_appendix_add (PlotAppendix     *self,
                   const PlotPlaced *placed)
{
  PlotScene *scene = placed->scene;
  const PlotTable *table = plot_scene_get_table (scene);
  gboolean has_table = table != NULL && table->n_columns > 0 && table->n_rows > 0;
  PlotPaper *paper = &self->paper;
  g_autofree PlotPaperColumn *columns = NULL;
  g_auto (GStrv) remarks = placed->remarks != NULL ? g_strsplit (placed->remarks, "\n", -1) : NULL;
  g_auto (GStrv) about = placed->about != NULL ? g_strsplit (placed->about, "\n", -1) : NULL;
  PlotFont heading, body, smaller;
  double height;

  if (!has_table && plot_scene_get_description (scene) == NULL)
    return;

  paper->scale = 1.0;
  if (has_table)
    columns = plot_paper_fit_table (paper, table);

  heading = plot_paper_get_font (paper, paper->style->title_size / paper->scale, TRUE);
  body = plot_paper_get_font (paper, paper->style->takeaway_size / paper->scale, FALSE);
  smaller = plot_paper_get_font (paper, paper->style->takeaway_size / paper->scale, TRUE);
  height = measure_paragraph (self, plot_scene_get_title (scene), &heading) +
           measure_paragraph (self, plot_scene_get_description (scene), &body) +
           measure_lines (self, about, &body) + measure_table (self, table, columns);
  begin_part (self, height * paper->scale);
  paint_paragraph (self, "H2", plot_scene_get_title (scene), &heading);
  for (guint i = 0; remarks != NULL && remarks[i] != NULL; i++)
    paint_paragraph (self, "P", remarks[i], &body);
  paint_paragraph (self, "P", plot_scene_get_description (scene), &body);
  paint_about (self, about, &smaller, &body);
  if (has_table)
    paint_table (self, table, columns);
  leave_page (self);
}
