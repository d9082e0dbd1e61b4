/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-matrix.h"

#include "plot-matrix-private.h"

static void
clear_footer (PlotMatrixFooter *footer,
              guint             n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_free (footer->texts[i]);
      if (footer->names != NULL)
        g_free (footer->names[i]);
    }

  g_free (footer->label);
  g_free (footer->texts);
  g_free (footer->glyphs);
  g_free (footer->names);
}

static void
matrix_free (PlotBody *body)
{
  PlotMatrix *matrix = (PlotMatrix *) body;

  for (guint i = 0; i < matrix->n_footers; i++)
    clear_footer (&matrix->footers[i], matrix->n_columns);

  for (gsize i = 0; i < (gsize) matrix->n_rows * matrix->n_columns; i++)
    {
      g_free (matrix->cells[i].name);
      g_free (matrix->cells[i].heading);
      g_free (matrix->cells[i].detail);
    }

  for (guint i = 0; i < matrix->n_rows; i++)
    {
      g_free (matrix->rows[i].id);
      g_free (matrix->rows[i].label);
      g_free (matrix->rows[i].end_label);
      g_free (matrix->rows[i].name);
    }

  for (guint i = 0; i < matrix->n_columns; i++)
    {
      g_free (matrix->columns[i].id);
      g_free (matrix->columns[i].label);
    }

  g_free (matrix->rows);
  g_free (matrix->columns);
  g_free (matrix->cells);
  g_free (matrix->footers);
  g_free (matrix->end_title);
  g_free (matrix);
}

/* No column is ever left out. Where there is less width than this, whoever
 * shows the matrix had better scroll it. */
static double
matrix_get_min_width (const PlotBody  *body,
                      const PlotStyle *style,
                      PlotTextEngine  *engine)
{
  PlotRect place = { 0, 0, 1, 0 };

  /* A place that turns out wide has larger letters, which may widen it again. */
  for (int i = 0; i < 2; i++)
    {
      g_auto (PlotMatrixPlan) plan = { 0 };

      plot_matrix_plan_init (&plan, (const PlotMatrix *) body, &place, style, engine);
      place.width = MAX (place.width, plot_matrix_plan_get_min_width (&plan));
    }

  return place.width;
}

static double
get_height (const PlotBody  *body,
            double           width,
            const PlotStyle *style,
            PlotTextEngine  *engine,
            double         (*get) (const PlotMatrixPlan *plan))
{
  const PlotMatrix *matrix = (const PlotMatrix *) body;
  g_auto (PlotMatrixPlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (matrix->n_rows == 0 || matrix->n_columns == 0)
    return 0;

  plot_matrix_plan_init (&plan, matrix, &place, style, engine);

  return get (&plan);
}

static double
matrix_get_natural_height (const PlotBody  *body,
                           double           width,
                           const PlotStyle *style,
                           PlotTextEngine  *engine)
{
  return get_height (body, width, style, engine, plot_matrix_plan_get_natural_height);
}

static double
matrix_get_least_height (const PlotBody  *body,
                         double           width,
                         const PlotStyle *style,
                         PlotTextEngine  *engine)
{
  return get_height (body, width, style, engine, plot_matrix_plan_get_least_height);
}

static void
matrix_layout (const PlotBody *body,
               const PlotRect *place,
               PlotScene      *scene,
               PlotTextEngine *engine)
{
  const PlotMatrix *matrix = (const PlotMatrix *) body;
  g_auto (PlotMatrixPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (matrix->n_rows == 0 || matrix->n_columns == 0)
    return;

  plot_matrix_plan_init (&plan, matrix, place, plot_scene_get_style (scene), engine);
  plot_matrix_plan_rows (&plan);
  plot_pen_init (&pen, scene, engine, place);

  if (plan.rows_top <= place->y + place->height)
    {
      plot_matrix_draw_ground (&plan, scene);
      plot_matrix_draw_header (&plan, &pen);
      for (guint i = 0; i < plan.n_shown; i++)
        plot_matrix_draw_row (&plan, &pen, i);
      plot_matrix_draw_rules (&plan, scene);
      plot_matrix_draw_footers (&plan, &pen);
    }

  if (plan.n_shown < matrix->n_rows && matrix->format_more != NULL)
    plot_pen_more (&pen, &plan.font, matrix->format_more (matrix->n_rows - plan.n_shown, matrix->format_data));
}

static const PlotBodyKind kind = {
  .free = matrix_free,
  .get_min_width = matrix_get_min_width,
  .get_natural_height = matrix_get_natural_height,
  .get_least_height = matrix_get_least_height,
  .layout = matrix_layout,
};

/**
 * plot_matrix_new:
 * @n_rows: how many rows
 * @n_columns: how many columns
 * @n_footers: how many lines under them
 *
 * Creates a matrix that the caller fills in, with room for a text, a glyph and
 * a name in each footer and column: all strings in it become its own and are
 * freed with it.
 *
 * Returns: (transfer full): the matrix, freed with plot_body_free()
 */
PlotMatrix *
plot_matrix_new (guint n_rows,
                 guint n_columns,
                 guint n_footers)
{
  PlotMatrix *matrix = g_new0 (PlotMatrix, 1);

  matrix->body.kind = &kind;
  matrix->n_rows = n_rows;
  matrix->n_columns = n_columns;
  matrix->n_footers = n_footers;
  matrix->rows = g_new0 (PlotMatrixRow, n_rows + 1);
  matrix->columns = g_new0 (PlotMatrixColumn, n_columns + 1);
  matrix->cells = g_new0 (PlotMatrixCell, (gsize) n_rows * n_columns + 1);
  matrix->footers = g_new0 (PlotMatrixFooter, n_footers + 1);

  for (guint i = 0; i < n_footers; i++)
    {
      matrix->footers[i].texts = g_new0 (char *, n_columns + 1);
      matrix->footers[i].glyphs = g_new0 (PlotGlyph, n_columns + 1);
      matrix->footers[i].names = g_new0 (char *, n_columns + 1);
    }

  return matrix;
}

/**
 * plot_matrix_get_cell:
 * @matrix: the matrix
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell, to be read or filled in
 */
PlotMatrixCell *
plot_matrix_get_cell (const PlotMatrix *matrix,
                      guint             row,
                      guint             column)
{
  g_return_val_if_fail (row < matrix->n_rows && column < matrix->n_columns, NULL);

  return &matrix->cells[(gsize) row * matrix->n_columns + column];
}
