/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-columns.h"

#include <math.h>

#include "plot-columns-private.h"

static void
columns_free (PlotBody *body)
{
  PlotColumns *self = (PlotColumns *) body;

  for (guint i = 0; i < self->n_columns; i++)
    {
      for (guint s = 0; s < self->n_series; s++)
        {
          g_free (self->columns[i].segments[s].name);
          g_free (self->columns[i].segments[s].heading);
          g_free (self->columns[i].segments[s].detail);
        }
      g_free (self->columns[i].segments);
      g_free (self->columns[i].id);
    }
  for (guint s = 0; s < self->n_series; s++)
    {
      g_free (self->series[s].id);
      g_free (self->series[s].end_label);
    }

  if (self->format_destroy != NULL)
    self->format_destroy (self->format_data);

  g_free (self->columns);
  g_free (self->series);
  g_free (self->axis_title);
  g_free (self->target_label);
  g_free (self);
}

/* Nothing is ever left out: the height is one at which the climb is seen. */
static double
columns_get_natural_height (const PlotBody  *body,
                            double           width,
                            const PlotStyle *style,
                            PlotTextEngine  *engine)
{
  const PlotColumns *self = (const PlotColumns *) body;

  if (self->n_columns == 0)
    return 0;

  return CLAMP (round (.42 * width), plot_layout_unit (style, 220), plot_layout_unit (style, 420));
}

static void
columns_layout (const PlotBody *body,
                const PlotRect *place,
                PlotScene      *scene,
                PlotTextEngine *engine)
{
  const PlotColumns *self = (const PlotColumns *) body;
  g_auto (PlotColumnsPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (self->n_columns == 0)
    return;

  plot_columns_plan_init (&plan, self, place, plot_scene_get_style (scene), engine);
  plot_pen_init (&pen, scene, engine, place);
  plot_columns_draw (&plan, &pen);
}

static const PlotBodyKind kind = {
  .free = columns_free,
  .get_natural_height = columns_get_natural_height,
  .layout = columns_layout,
};

/**
 * plot_columns_new:
 * @n_series: how many segments a column has
 * @n_columns: how many columns
 *
 * Creates columns that the caller fills in: all strings in them become theirs
 * and are freed with them.
 *
 * Returns: (transfer full): the columns, freed with plot_body_free()
 */
PlotColumns *
plot_columns_new (guint n_series,
                  guint n_columns)
{
  PlotColumns *self = g_new0 (PlotColumns, 1);

  self->body.kind = &kind;
  self->n_series = n_series;
  self->n_columns = n_columns;
  self->series = g_new0 (PlotColumnSeries, n_series + 1);
  self->columns = g_new0 (PlotColumn, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i].segments = g_new0 (PlotColumnSegment, n_series + 1);

  return self;
}
