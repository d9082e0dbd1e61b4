/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-multiples.h"

#include "plot-multiples-private.h"

static void
clear_level (PlotMultipleLevel *level)
{
  g_free (level->label);
  g_free (level->name);
  g_free (level->heading);
  g_free (level->detail);
}

static void
clear_multiple (PlotMultiple *multiple,
                guint         n_periods)
{
  for (guint i = 0; i < n_periods; i++)
    {
      PlotMultiplePoint *point = &multiple->points[i];

      g_free (point->label);
      g_free (point->name);
      g_free (point->heading);
      g_free (point->detail);
    }

  clear_level (&multiple->target);
  clear_level (&multiple->baseline);
  g_free (multiple->points);
  g_free (multiple->id);
  g_free (multiple->label);
}

static void
multiples_free (PlotBody *body)
{
  PlotMultiples *self = (PlotMultiples *) body;

  for (guint i = 0; i < self->n_multiples; i++)
    clear_multiple (&self->multiples[i], self->n_periods);
  for (guint i = 0; i < self->n_periods; i++)
    {
      g_free (self->periods[i].id);
      g_free (self->periods[i].label);
    }

  g_free (self->multiples);
  g_free (self->periods);
  g_free (self->axis_title);
  g_free (self->unknown_label);
  g_free (self);
}

static double
multiples_get_natural_height (const PlotBody  *body,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine)
{
  const PlotMultiples *self = (const PlotMultiples *) body;
  g_auto (PlotMultiplesPlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (self->n_multiples == 0)
    return 0;

  plot_multiples_plan_init (&plan, self, &place, style, engine);

  return plot_multiples_plan_get_natural_height (&plan);
}

static void
multiples_layout (const PlotBody *body,
                  const PlotRect *place,
                  PlotScene      *scene,
                  PlotTextEngine *engine)
{
  const PlotMultiples *self = (const PlotMultiples *) body;
  g_auto (PlotMultiplesPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (self->n_multiples == 0)
    return;

  plot_multiples_plan_init (&plan, self, place, plot_scene_get_style (scene), engine);
  plot_multiples_plan_panels (&plan);
  plot_pen_init (&pen, scene, engine, place);

  if (plan.n_shown > 0)
    plot_multiples_draw_title (&plan, &pen);
  for (guint i = 0; i < plan.n_shown; i++)
    plot_multiples_draw_panel (&plan, &pen, i);
  if (plan.n_shown < self->n_multiples && self->format_more != NULL)
    plot_pen_more (&pen, &plan.font, self->format_more (self->n_multiples - plan.n_shown, self->format_data));
}

static const PlotBodyKind kind = {
  .free = multiples_free,
  .get_natural_height = multiples_get_natural_height,
  .layout = multiples_layout,
};

/**
 * plot_multiples_new:
 * @n_periods: how many points a panel has
 * @n_multiples: how many panels
 *
 * Creates small multiples that the caller fills in: all strings in them become
 * theirs and are freed with them.
 *
 * Returns: (transfer full): the multiples, freed with plot_body_free()
 */
PlotMultiples *
plot_multiples_new (guint n_periods,
                    guint n_multiples)
{
  PlotMultiples *self = g_new0 (PlotMultiples, 1);

  self->body.kind = &kind;
  self->n_periods = n_periods;
  self->n_multiples = n_multiples;
  self->periods = g_new0 (PlotMultiplesPeriod, n_periods + 1);
  self->multiples = g_new0 (PlotMultiple, n_multiples + 1);
  for (guint i = 0; i < n_multiples; i++)
    self->multiples[i].points = g_new0 (PlotMultiplePoint, n_periods + 1);

  return self;
}
