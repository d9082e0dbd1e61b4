/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-flow.h"

#include "plot-flow-private.h"

static void
clear_node (PlotFlowNode *node)
{
  g_free (node->id);
  g_free (node->label);
  g_free (node->value_label);
  g_free (node->name);
  g_free (node->heading);
  g_free (node->detail);
}

static void
flow_free (PlotBody *body)
{
  PlotFlow *self = (PlotFlow *) body;

  for (guint i = 0; i < self->n_nodes; i++)
    clear_node (&self->nodes[i]);
  clear_node (&self->source);
  g_free (self->nodes);
  g_free (self->value_title);
  g_free (self);
}

static double
flow_get_natural_height (const PlotBody  *body,
                         double           width,
                         const PlotStyle *style,
                         PlotTextEngine  *engine)
{
  const PlotFlow *self = (const PlotFlow *) body;
  g_auto (PlotFlowPlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (self->n_nodes == 0)
    return 0;

  plot_flow_plan_init (&plan, self, &place, style, engine);

  return plot_flow_plan_get_natural_height (&plan);
}

static void
flow_layout (const PlotBody *body,
             const PlotRect *place,
             PlotScene      *scene,
             PlotTextEngine *engine)
{
  const PlotFlow *self = (const PlotFlow *) body;
  g_auto (PlotFlowPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (self->n_nodes == 0)
    return;

  plot_flow_plan_init (&plan, self, place, plot_scene_get_style (scene), engine);
  plot_flow_plan_bands (&plan);
  plot_pen_init (&pen, scene, engine, place);

  if (plan.n_shown > 0)
    {
      plot_flow_draw_head (&plan, &pen);
      plot_flow_draw_bands (&plan, &pen);
    }
  if (plan.n_shown < self->n_nodes && self->format_more != NULL)
    plot_pen_more (&pen, &plan.font, self->format_more (self->n_nodes - plan.n_shown, self->format_data));
}

static const PlotBodyKind kind = {
  .free = flow_free,
  .get_natural_height = flow_get_natural_height,
  .layout = flow_layout,
};

/**
 * plot_flow_new:
 * @n_nodes: how many counterparts
 *
 * Creates a flow that the caller fills in: all strings in it become its own and
 * are freed with it.
 *
 * Returns: (transfer full): the flow, freed with plot_body_free()
 */
PlotFlow *
plot_flow_new (guint n_nodes)
{
  PlotFlow *self = g_new0 (PlotFlow, 1);

  self->body.kind = &kind;
  self->n_nodes = n_nodes;
  self->nodes = g_new0 (PlotFlowNode, n_nodes + 1);

  return self;
}
