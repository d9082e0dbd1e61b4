/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million projects from a table to a picture, as the programs beside it in
 * peers/ do it: once from a cold start, or again and again on what is read.
 *
 *   bench-chart ROWS.csv PICTURE.svg     one picture; says rows and sums
 *   bench-chart ROWS.csv                 redraws; says how long they take
 *
 * It draws the funding chart by city, at 1920 by 1080 pixels, and fails on no
 * clock; two texts on each other or one outside the picture are a fault. */

#include <stdlib.h>
#include <string.h>

#include "bench-rows.h"
#include "inno-chart.h"
#include "inno-picture.h"
#include "plot-case.h"
#include "plot-output.h"

#define WIDTH 1920
#define HEIGHT 1080
#define N_RUNS 200
#define FIRST_YEAR 2021
#define N_YEARS 7

static InnoQuery *
new_query (void)
{
  InnoQuery *query = inno_query_new ();

  query->by = INNO_DIMENSION_CITY;
  query->share = TRUE;
  query->lang = INNO_LANG_FI;

  return query;
}

static void
say_sums (const BenchRows *rows)
{
  g_printerr ("rows %u cents", rows->n_rows);
  for (guint i = 0; i < BENCH_N_SOURCES; i++)
    g_printerr (" %" G_GINT64_FORMAT, rows->cents[i]);
  g_printerr ("\n");
}

/* Sums the table, which has to come to what was read. */
static InnoFrame *
compute (const BenchRows  *rows,
         const InnoChart  *chart,
         InnoDimension     by,
         GError          **error)
{
  g_autoptr (InnoQuery) query = new_query ();
  g_autoptr (InnoFrame) frame = NULL;
  gint64 total = 0;
  int column;

  query->by = by;
  frame = inno_chart_compute (chart, rows->facts, query, error);
  if (frame == NULL)
    return NULL;

  for (guint i = 0; i < BENCH_N_SOURCES; i++)
    total += rows->cents[i];
  column = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  if (inno_frame_get_cell (frame, inno_frame_get_n_rows (frame) - 1, column).integer != total)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the sums are not those of the table");
      return NULL;
    }

  return g_steal_pointer (&frame);
}

/* As "innocities chart" does it, once there are facts; the years are summed
 * because the others do. */
static gboolean
draw (const BenchRows  *rows,
      const char       *path,
      GError          **error)
{
  const char *dot = strrchr (path, '.');
  InnoPicture picture = {
    .format = inno_picture_format_find (dot != NULL ? dot + 1 : ""),
    .style = plot_style_find ("light"),
    .width = WIDTH,
    .height = HEIGHT,
  };
  const InnoChart *chart = inno_chart_find ("funding-shares");
  g_autoptr (InnoFrame) years = compute (rows, chart, INNO_DIMENSION_YEAR, error);
  g_autoptr (InnoFrame) frame = years != NULL ? compute (rows, chart, INNO_DIMENSION_CITY, error) : NULL;
  g_autoptr (PlotFigure) figure = frame != NULL ? inno_chart_draw (chart, frame) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (figure == NULL)
    return FALSE;
  if (picture.format == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: neither svg, png nor pdf", path);
      return FALSE;
    }

  bytes = inno_picture_render (&picture, figure, error);
  return bytes != NULL &&
         g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* What a redraw goes through, each with the times of its runs. */
typedef enum
{
  STAGE_FRAME,
  STAGE_FIGURE,
  STAGE_SCENE,
  STAGE_PAINT,
  STAGE_REDRAW,     /* scene and paint */
  STAGE_FILTER,     /* all of it */
} Stage;

#define N_STAGES 6

static const char * const stage_names[N_STAGES] = {
  "another filter to a frame",
  "frame to figure",
  "figure to scene",
  "scene to pixels",
  "redraw: figure to pixels",
  "another filter to pixels",
};

typedef struct
{
  const BenchRows *rows;
  const InnoChart *chart;
  PlotTextEngine  *engine;
  cairo_surface_t *surface;
  PlotStyle        style;
  gint64           times[N_STAGES][N_RUNS];
  guint            n_faults;
} Redraws;

static void
paint (Redraws   *self,
       PlotScene *scene)
{
  cairo_t *cr = cairo_create (self->surface);

  cairo_set_source_rgb (cr, self->style.ground.red, self->style.ground.green, self->style.ground.blue);
  cairo_paint (cr);
  plot_scene_paint (scene, self->engine, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
check (Redraws   *self,
       PlotScene *scene)
{
  g_autofree char *fault = plot_case_check (scene);

  if (fault == NULL)
    return;

  g_printerr ("%s\n", fault);
  self->n_faults++;
}

/* Other cities each time, so that each frame is another one. */
static void
redraw (Redraws         *self,
        const InnoQuery *query,
        guint            run)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (InnoFrame) frame = inno_chart_compute (self->chart, self->rows->facts, query, NULL);
  gint64 computed = g_get_monotonic_time ();
  g_autoptr (PlotFigure) figure = inno_chart_draw (self->chart, frame);
  gint64 drawn = g_get_monotonic_time ();
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, WIDTH, HEIGHT, &self->style, self->engine);
  gint64 laid_out = g_get_monotonic_time ();
  gint64 end;

  paint (self, scene);
  end = g_get_monotonic_time ();

  self->times[STAGE_FRAME][run] = computed - start;
  self->times[STAGE_FIGURE][run] = drawn - computed;
  self->times[STAGE_SCENE][run] = laid_out - drawn;
  self->times[STAGE_PAINT][run] = end - laid_out;
  self->times[STAGE_REDRAW][run] = end - drawn;
  self->times[STAGE_FILTER][run] = end - start;
  check (self, scene);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
say_times (Redraws    *self,
           const char *what)
{
  g_print ("%s, %u runs: median, 95 of 100, fastest\n", what, N_RUNS);
  for (guint i = 0; i < N_STAGES; i++)
    {
      qsort (self->times[i], N_RUNS, sizeof *self->times[i], compare_times);
      g_print ("%8.2f ms %8.2f ms %8.2f ms  %s\n", self->times[i][N_RUNS / 2] / 1000.0,
               self->times[i][N_RUNS * 95 / 100] / 1000.0, self->times[i][0] / 1000.0, stage_names[i]);
    }
}

/* The same picture again, with all texts measured before; then a filter on years
 * that moves on. */
static guint
measure (const BenchRows *rows)
{
  Redraws self = {
    .rows = rows,
    .chart = inno_chart_find ("funding-shares"),
    .engine = plot_text_engine_new (),
    .surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT),
    .style = plot_style_for_size (plot_style_find ("light"), WIDTH, HEIGHT),
  };
  g_autoptr (InnoQuery) query = new_query ();

  redraw (&self, query, 0);
  for (guint run = 0; run < N_RUNS; run++)
    redraw (&self, query, run);
  say_times (&self, "the same picture");

  for (guint run = 0; run < N_RUNS; run++)
    {
      query->from_year = FIRST_YEAR + run % N_YEARS;
      query->to_year = FIRST_YEAR + N_YEARS - 1;
      redraw (&self, query, run);
    }
  say_times (&self, "other years each time");

  g_print ("%u pictures with a collision or an overflow\n", self.n_faults);
  cairo_surface_destroy (self.surface);
  plot_text_engine_unref (self.engine);

  return self.n_faults;
}

int
main (int    argc,
      char **argv)
{
  g_auto (BenchRows) rows = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("usage: bench-chart ROWS.csv [PICTURE.svg|.png|.pdf]\n");
      return 2;
    }

  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_FI);
  if (!bench_rows_read (&rows, argv[1], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  say_sums (&rows);
  if (argc == 2)
    return measure (&rows) > 0;
  if (draw (&rows, argv[2], &error))
    return 0;

  g_printerr ("%s\n", error->message);
  return 1;
}
