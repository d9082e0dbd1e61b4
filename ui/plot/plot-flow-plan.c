/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-flow-private.h"

#include <math.h>

/* Under this width, beside labels of 12 pixels, the source is named over all. */
#define NARROW 440

/* How much of the width words may take. */
#define SOURCE_SHARE .22
#define LABEL_SHARE .3
#define LABEL_SHARE_NARROW .44
#define VALUE_SHARE .2

static double
unit (const PlotFlowPlan *plan,
      double              pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
measure (const PlotFlowPlan *plan,
         const char         *text,
         const PlotFont     *font)
{
  return text != NULL && *text != '\0' ? ceil (plot_text_engine_measure (plan->engine, text, font).width) : 0;
}

void
plot_flow_plan_fit_source (const PlotFlowPlan *plan,
                           PlotTextBlock      *name,
                           PlotTextBlock      *value)
{
  double width = plan->is_narrow ? plan->place.width - plan->value_width - unit (plan, 8) : plan->source_width;
  PlotFit fit = { plan->strong, width, plan->is_narrow ? 2 : 4, MAX (12, plan->font.size * .86) };

  plot_text_block_fit (name, plan->engine, plan->flow->source.label, &fit);
  fit.font = plan->font;
  fit.max_lines = plan->is_narrow ? 1 : 2;
  plot_text_block_fit (value, plan->engine, plan->flow->source.value_label, &fit);
}

/* From the right to the left: figures, names, glyphs, nodes. */
static void
plan_columns (PlotFlowPlan *plan)
{
  const PlotFlow *flow = plan->flow;
  double right = plan->place.x + plan->place.width, widest = 0;
  gboolean has_glyph = FALSE;

  plan->value_width = measure (plan, flow->value_title, &plan->font);
  for (guint i = 0; i < flow->n_nodes; i++)
    {
      has_glyph |= flow->nodes[i].glyph != PLOT_GLYPH_NONE;
      widest = MAX (widest, measure (plan, flow->nodes[i].label, &plan->font));
      plan->value_width = MAX (plan->value_width, measure (plan, flow->nodes[i].value_label, &plan->strong));
    }

  plan->value_width = MIN (plan->value_width, floor (plan->place.width * VALUE_SHARE));
  plan->label_width = MIN (widest, floor (plan->place.width * (plan->is_narrow ? LABEL_SHARE_NARROW : LABEL_SHARE)));
  plan->glyph_size = has_glyph ? unit (plan, 14) : 0;
  plan->source_width = plan->is_narrow ? 0
    : MIN (MAX (measure (plan, flow->source.label, &plan->strong), measure (plan, flow->source.value_label, &plan->font)),
           floor (plan->place.width * SOURCE_SHARE));

  plan->label_x = right - plan->value_width - unit (plan, 10) - plan->label_width;
  plan->glyph_x = plan->label_x - (has_glyph ? plan->glyph_size + unit (plan, 5) : 0);
  plan->target_x = floor (plan->glyph_x - unit (plan, 6) - plan->node_width);
  plan->source_x = ceil (plan->place.x + plan->source_width + (plan->source_width > 0 ? unit (plan, 8) : 0));
  plan->target_x = MAX (plan->target_x, plan->source_x + 2 * plan->node_width);
}

static double
measure_head (const PlotFlowPlan *plan)
{
  double height = measure (plan, plan->flow->value_title, &plan->font) > 0 ? plan->line : 0;

  if (plan->is_narrow)
    {
      g_auto (PlotTextBlock) name = { 0 };
      g_auto (PlotTextBlock) value = { 0 };

      plot_flow_plan_fit_source (plan, &name, &value);
      height = MAX (height, plot_text_block_get_height (&name) + plot_text_block_get_height (&value));
    }

  return height > 0 ? height + unit (plan, 6) : 0;
}

void
plot_flow_plan_init (PlotFlowPlan    *plan,
                     const PlotFlow  *flow,
                     const PlotRect  *place,
                     const PlotStyle *style,
                     PlotTextEngine  *engine)
{
  *plan = (PlotFlowPlan) {
    .flow = flow,
    .style = style,
    .engine = engine,
    .place = *place,
    .is_narrow = place->width < NARROW * style->label_size / 12,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .node_width = plot_layout_unit (style, 6),
    .gap = plot_layout_unit (style, 3),
  };
  plan->line = plot_layout_line (engine, &plan->strong);

  plan_columns (plan);
  plan->head_height = measure_head (plan);
  plan->least_slot = MAX (plan->line, plan->glyph_size) + 1;
}

double
plot_flow_plan_get_natural_height (const PlotFlowPlan *plan)
{
  return plan->head_height + plan->flow->n_nodes * (MAX (plan->least_slot, unit (plan, 22)) + plan->gap);
}

/* Heights */

static gboolean
has_band (const PlotFlowNode *node)
{
  return isfinite (node->value) && node->value > 0;
}

/* However little it is, what is there has a band. */
static double
get_height (const PlotFlowPlan *plan,
            guint               index,
            double              scale)
{
  const PlotFlowNode *node = &plan->flow->nodes[index];

  return has_band (node) ? MAX (node->value * scale, 2) : 0;
}

static double
measure_slots (const PlotFlowPlan *plan,
               double              scale)
{
  double height = -plan->gap;

  for (guint i = 0; i < plan->n_shown; i++)
    height += MAX (get_height (plan, i, scale), plan->least_slot) + plan->gap;

  return height;
}

/* Small ones keep the height of their words, so what is left for the others
 * is found by halving: the height grows with the scale. */
static double
find_scale (const PlotFlowPlan *plan,
            double              room)
{
  double sum = 0, low = 0, high;

  for (guint i = 0; i < plan->n_shown; i++)
    if (has_band (&plan->flow->nodes[i]))
      sum += plan->flow->nodes[i].value;
  if (sum <= 0 || !isfinite (sum))
    return 0;

  /* A band much higher than this says no more. */
  high = MIN (room, plan->n_shown * unit (plan, 130)) / sum;
  for (int i = 0; i < 60 && measure_slots (plan, high) > room; i++)
    {
      double middle = (low + high) / 2;

      if (measure_slots (plan, middle) > room)
        high = middle;
      else
        low = middle;
    }

  return measure_slots (plan, high) <= room ? high : low;
}

static double
get_left_height (const PlotFlowPlan *plan,
                 guint               index)
{
  return plan->bands[index].height > 0 ? plan->bands[index].height : unit (plan, 3);
}

static void
place_bands (PlotFlowPlan *plan,
             double        room,
             double        scale)
{
  double extent = measure_slots (plan, scale), y;

  plan->top = plan->place.y + floor ((room - extent) / 2);
  y = plan->top + plan->head_height;
  plan->source_height = 0;
  for (guint i = 0; i < plan->n_shown; i++)
    {
      PlotFlowBand *band = &plan->bands[i];

      band->height = get_height (plan, i, scale);
      band->slot = MAX (band->height, plan->least_slot);
      band->top = y;
      band->right = y + band->slot / 2;
      y += band->slot + plan->gap;
      plan->source_height += get_left_height (plan, i);
    }

  plan->source_top = plan->top + plan->head_height + (extent - plan->source_height) / 2;
  y = plan->source_top;
  for (guint i = 0; i < plan->n_shown; i++)
    {
      plan->bands[i].left = y + get_left_height (plan, i) / 2;
      y += get_left_height (plan, i);
    }
}

/* Where there is room, the counterparts stand well apart. */
static void
widen_gaps (PlotFlowPlan *plan,
            double        room)
{
  double spare = plan->n_shown > 1 ? (room - plan->n_shown * plan->least_slot) / (plan->n_shown - 1) : 0;

  plan->gap = MAX (plan->gap, MIN (floor (spare / 3), unit (plan, 16)));
}

/**
 * plot_flow_plan_bands:
 * @plan: a plan that has its columns
 *
 * Gives the bands their places in the plan's height, leaving out from the end
 * those whose words do not fit.
 */
void
plot_flow_plan_bands (PlotFlowPlan *plan)
{
  guint n = plan->flow->n_nodes;
  double room = plan->place.height - plan->head_height;

  if (n * (plan->least_slot + plan->gap) - plan->gap > room)
    room -= plan->line + unit (plan, 4);

  plan->n_shown = room > 0 ? MIN (n, (guint) floor ((room + plan->gap) / (plan->least_slot + plan->gap))) : 0;
  plan->bands = g_new0 (PlotFlowBand, plan->n_shown + 1);
  widen_gaps (plan, room);
  if (plan->n_shown > 0)
    place_bands (plan, room, find_scale (plan, room));
}

void
plot_flow_plan_clear (PlotFlowPlan *plan)
{
  g_clear_pointer (&plan->bands, g_free);
}
