/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-spans.h"

#include "plot-spans-private.h"

static void
clear_group (PlotSpanGroup *group)
{
  for (guint i = 0; i < group->n_spans; i++)
    {
      PlotSpan *span = &group->spans[i];

      g_free (span->id);
      g_free (span->label);
      g_free (span->name);
      g_free (span->heading);
      g_free (span->detail);
    }

  g_free (group->spans);
  g_free (group->id);
  g_free (group->label);
}

static void
spans_free (PlotBody *body)
{
  PlotSpans *self = (PlotSpans *) body;

  for (guint i = 0; i < self->n_groups; i++)
    clear_group (&self->groups[i]);
  g_free (self->groups);
  g_free (self->today_label);
  g_free (self);
}

static double
spans_get_natural_height (const PlotBody  *body,
                          double           width,
                          const PlotStyle *style,
                          PlotTextEngine  *engine)
{
  const PlotSpans *self = (const PlotSpans *) body;
  g_auto (PlotSpansPlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (self->n_groups == 0)
    return 0;

  plot_spans_plan_init (&plan, self, &place, style, engine);

  return plot_spans_plan_get_natural_height (&plan);
}

static void
spans_layout (const PlotBody *body,
              const PlotRect *place,
              PlotScene      *scene,
              PlotTextEngine *engine)
{
  const PlotSpans *self = (const PlotSpans *) body;
  g_auto (PlotSpansPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (self->n_groups == 0)
    return;

  plot_spans_plan_init (&plan, self, place, plot_scene_get_style (scene), engine);
  plot_spans_plan_rows (&plan);
  plot_pen_init (&pen, scene, engine, place);
  plot_spans_draw (&plan, &pen);
}

static const PlotBodyKind kind = {
  .free = spans_free,
  .get_natural_height = spans_get_natural_height,
  .layout = spans_layout,
};

/**
 * plot_spans_new:
 * @n_groups: how many groups
 *
 * Creates groups that the caller fills in with plot_span_group_init(): all
 * strings in them become theirs and are freed with them.
 *
 * Returns: (transfer full): the spans, freed with plot_body_free()
 */
PlotSpans *
plot_spans_new (guint n_groups)
{
  PlotSpans *self = g_new0 (PlotSpans, 1);

  self->body.kind = &kind;
  self->n_groups = n_groups;
  self->groups = g_new0 (PlotSpanGroup, n_groups + 1);
  self->today = PLOT_DAY_NONE;

  return self;
}

/**
 * plot_span_group_init:
 * @group: a new group
 * @n_spans: how many spans it has
 *
 * Makes room for the spans of a group.
 */
void
plot_span_group_init (PlotSpanGroup *group,
                      guint          n_spans)
{
  group->n_spans = n_spans;
  group->spans = g_new0 (PlotSpan, n_spans + 1);
}
