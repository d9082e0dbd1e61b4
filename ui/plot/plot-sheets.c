/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-sheets.h"

#include "plot-figure-private.h"
#include "plot-output.h"
#include "plot-paper-private.h"

/* What has no room for all of itself is drawn smaller, down to this. */
#define LEAST_SCALE 0.6
#define SCALE_STEP 0.05

struct _PlotSheets
{
  PlotFigure      *figure;
  PlotFigure      *frame;          /* what stands around a table */
  PlotFramePlan    plan;           /* of the frame */
  PlotTextEngine  *engine;
  double           width, height;  /* of a sheet, the line of its number aside */
  double           number_height;

  PlotScene       *picture;        /* nullable */
  double           scale;          /* of the picture */
  PlotPaper        paper;          /* where the table stands */
  PlotPaperColumn *columns;        /* of the table; NULL = none */
  gboolean         is_beneath;     /* the table is, on the sheet of the picture */
  GArray          *starts;         /* guint: the first row of each sheet of the table */
};

static guint
get_n_pictures (PlotSheets *self)
{
  return self->picture != NULL ? 1 : 0;
}

/* The table says it all; the picture's legend and what is under it do not belong to it. */
static PlotFigure *
make_frame (PlotFigure *figure,
            gboolean    has_picture)
{
  PlotFigure *frame = plot_figure_new (figure->lang);

  plot_figure_set_title (frame, figure->title);
  if (!has_picture)
    plot_figure_set_takeaway (frame, figure->takeaway);
  plot_figure_set_foot (frame, figure->foot);
  plot_figure_set_pill (frame, figure->pill);

  return frame;
}

static gboolean
has_room (PlotFigure     *figure,
          double          width,
          double          height,
          PlotTextEngine *engine)
{
  const PlotStyle *style = plot_style_find ("print");

  return plot_figure_get_min_width (figure, style, engine) <= width &&
         plot_figure_get_least_height (figure, width, style, engine) <= height;
}

/**
 * plot_sheets_lay_picture:
 * @figure: a figure
 * @width: of the room on the paper, pixels
 * @height: of the room on the paper, pixels
 * @engine: measures
 * @scale: (out): how much smaller than it is laid out it has to be painted
 *
 * Lays a figure out in the style for print, as high as it wants to be where there is
 * room, and smaller where there is too little for all of it.
 *
 * Returns: (transfer full): the picture
 */
PlotScene *
plot_sheets_lay_picture (PlotFigure     *figure,
                         double          width,
                         double          height,
                         PlotTextEngine *engine,
                         double         *scale)
{
  const PlotStyle *style = plot_style_find ("print");
  double natural_height;

  *scale = 1.0;
  while (*scale > LEAST_SCALE && !has_room (figure, width / *scale, height / *scale, engine))
    *scale -= SCALE_STEP;

  natural_height = plot_figure_get_natural_height (figure, width / *scale, style, engine);

  return plot_figure_layout (figure, width / *scale, MIN (natural_height, height / *scale), style, engine);
}

static double
get_row_height (PlotSheets *self,
                guint       row)
{
  return plot_paper_measure_row (&self->paper, self->figure->table, self->columns, row) + PLOT_PAPER_ROW_GAP;
}

/* Where the table begins under the picture. */
static double
get_picture_height (PlotSheets *self)
{
  return plot_scene_get_height (self->picture) * self->scale;
}

/* Each sheet has the heading, and a row however high it is. */
static void
break_table (PlotSheets *self)
{
  double heading = get_row_height (self, 0);
  double room = plot_paper_get_room_down (&self->paper);
  double whole = heading;
  double y = heading;
  guint row = 1;

  g_array_append_val (self->starts, row);
  for (; row < self->figure->table->n_rows; row++)
    {
      double height = get_row_height (self, row);

      if (y > heading && y + height > room)
        {
          g_array_append_val (self->starts, row);
          y = heading;
        }
      y += height;
      whole += height;
    }

  self->is_beneath = self->picture != NULL &&
                     get_picture_height (self) + whole * self->paper.scale + self->plan.edge <= self->height;
}

/**
 * plot_sheets_new:
 * @figure: a figure
 * @has_picture: whether its picture is wanted, or its table alone
 * @width: of the room on each sheet
 * @height: of the room on each sheet
 * @engine: measures and draws the letters
 *
 * Lays a figure out for paper, in the style for print.
 *
 * Returns: (transfer full): the sheets
 */
PlotSheets *
plot_sheets_new (PlotFigure     *figure,
                 gboolean        has_picture,
                 double          width,
                 double          height,
                 PlotTextEngine *engine)
{
  PlotSheets *self = g_new0 (PlotSheets, 1);
  const PlotStyle *style = plot_style_find ("print");
  const PlotTable *table = figure->table;

  self->figure = plot_figure_ref (figure);
  self->frame = make_frame (figure, has_picture);
  self->engine = plot_text_engine_ref (engine);
  self->number_height = style->foot_size * 2.0;
  self->width = width;
  self->height = height - self->number_height;
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  plot_frame_plan_init (&self->plan, self->frame, width, style, engine);
  self->paper = (PlotPaper) {
    .engine = engine,
    .style = style,
    .width = self->plan.width,
    .height = self->height - self->plan.head_height - self->plan.foot_height,
    .scale = 1.0,
  };

  if (has_picture)
    self->picture = plot_sheets_lay_picture (figure, self->width, self->height, engine, &self->scale);
  if (table != NULL && table->n_columns > 0 && table->n_rows > 1)
    {
      self->columns = plot_paper_fit_table (&self->paper, table);
      break_table (self);
    }

  return self;
}

/**
 * plot_sheets_free:
 * @self: (transfer full): sheets
 */
void
plot_sheets_free (PlotSheets *self)
{
  plot_frame_plan_clear (&self->plan);
  plot_figure_unref (self->figure);
  plot_figure_unref (self->frame);
  plot_text_engine_unref (self->engine);
  g_clear_pointer (&self->picture, plot_scene_unref);
  g_free (self->columns);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * plot_sheets_get_n:
 * @self: sheets
 *
 * Returns: how many there are, one at least
 */
guint
plot_sheets_get_n (PlotSheets *self)
{
  guint n_tables = self->is_beneath ? 0 : self->starts->len;

  return MAX (get_n_pictures (self) + n_tables, 1);
}

static void
paint_rows (PlotSheets *self,
            double      y,
            guint       from,
            guint       to,
            cairo_t    *cr)
{
  const PlotTable *table = self->figure->table;

  cairo_save (cr);
  cairo_translate (cr, self->plan.left, y);
  cairo_scale (cr, self->paper.scale, self->paper.scale);
  self->paper.cr = cr;
  self->paper.y = 0.0;
  plot_paper_paint_row (&self->paper, table, self->columns, 0);
  for (guint row = from; row < to; row++)
    plot_paper_paint_row (&self->paper, table, self->columns, row);
  self->paper.cr = NULL;
  cairo_restore (cr);
}

static void
paint_picture (PlotSheets *self,
               cairo_t    *cr)
{
  cairo_save (cr);
  cairo_scale (cr, self->scale, self->scale);
  plot_scene_paint (self->picture, self->engine, cr);
  cairo_restore (cr);

  if (self->is_beneath)
    paint_rows (self, get_picture_height (self), 1, self->figure->table->n_rows, cr);
}

static void
paint_table (PlotSheets *self,
             guint       sheet,
             cairo_t    *cr)
{
  g_autoptr (PlotScene) scene = plot_scene_new (self->width, self->height, self->paper.style);

  plot_frame_draw (&self->plan, self->frame, scene);
  plot_scene_paint (scene, self->engine, cr);
  if (self->columns == NULL)
    return;

  paint_rows (self, self->plan.head_height, g_array_index (self->starts, guint, sheet),
              sheet + 1 < self->starts->len ? g_array_index (self->starts, guint, sheet + 1)
                                            : self->figure->table->n_rows, cr);
}

static void
paint_number (PlotSheets *self,
              const char *number,
              cairo_t    *cr)
{
  PlotFont font = plot_paper_get_font (&self->paper, self->paper.style->foot_size, FALSE);
  double width = plot_text_engine_measure (self->engine, number, &font).width;

  cairo_save (cr);
  self->paper.cr = cr;
  plot_paper_paint_line (&self->paper, number, &font, self->plan.left + self->plan.width - width, self->height);
  self->paper.cr = NULL;
  cairo_restore (cr);
}

/**
 * plot_sheets_paint:
 * @self: sheets
 * @sheet: which of them, from 0
 * @number: (nullable): its number, in words
 * @cr: at the corner of the room, in pixels
 */
void
plot_sheets_paint (PlotSheets *self,
                   guint       sheet,
                   const char *number,
                   cairo_t    *cr)
{
  g_return_if_fail (sheet < plot_sheets_get_n (self));

  if (sheet < get_n_pictures (self))
    paint_picture (self, cr);
  else
    paint_table (self, sheet - get_n_pictures (self), cr);
  if (number != NULL)
    paint_number (self, number, cr);
}
