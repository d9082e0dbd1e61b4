/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-flow-private.h"
#include "plot-private.h"

#include <math.h>

/* How much of the node's colour its bands have; their edges have all of it. */
#define TINT .3

static double
unit (const PlotFlowPlan *plan,
      double              pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static PlotColor
get_tint (const PlotFlowPlan *plan)
{
  const PlotColor *ink = &plan->style->fills[PLOT_FILL_ACCENT].color, *ground = &plan->style->ground;

  return (PlotColor) {
    ground->red + TINT * (ink->red - ground->red),
    ground->green + TINT * (ink->green - ground->green),
    ground->blue + TINT * (ink->blue - ground->blue),
    1,
  };
}

static void
take_mark (PlotPen            *pen,
           const PlotFlowNode *node,
           const PlotRect     *bounds,
           int                 row,
           int                 column)
{
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->row_id = g_strdup (node->id != NULL ? node->id : "");
  mark->series_id = g_strdup (column > 0 ? "flow" : "source");
  mark->id = g_strconcat (mark->row_id, "/", mark->series_id, NULL);
  mark->name = g_strdup (node->name != NULL && *node->name != '\0' ? node->name : mark->id);
  mark->heading = g_strdup (node->heading);
  mark->detail = g_strdup (node->detail);
  mark->bounds = *bounds;
  mark->row = row;
  mark->column = column;
  pen->mark = plot_scene_take_mark (pen->scene, mark);
}

/* Words */

/* The unit, and in a narrow picture the source's name. */
void
plot_flow_draw_head (const PlotFlowPlan *plan,
                     PlotPen            *pen)
{
  double right = plan->place.x + plan->place.width;
  double bottom = plan->top + plan->head_height - unit (plan, 6);
  g_auto (PlotTextBlock) title = { 0 };
  PlotFit fit = { plan->font, plan->value_width, 1, MAX (12, plan->font.size * .86) };

  pen->part = PLOT_PART_AXIS;
  pen->color = &plan->style->dim;
  plot_text_block_fit (&title, plan->engine, plan->flow->value_title, &fit);
  plot_text_block_draw (&title, pen, right, bottom - plot_text_block_get_height (&title), PLOT_ANCHOR_END);
  pen->color = &plan->style->text;
}

static void
draw_source_words (const PlotFlowPlan *plan,
                   PlotPen            *pen)
{
  g_auto (PlotTextBlock) name = { 0 };
  g_auto (PlotTextBlock) value = { 0 };
  double x = plan->is_narrow ? plan->place.x : plan->place.x + plan->source_width;
  PlotAnchor anchor = plan->is_narrow ? PLOT_ANCHOR_START : PLOT_ANCHOR_END;

  plot_flow_plan_fit_source (plan, &name, &value);

  double height = plot_text_block_get_height (&name) + plot_text_block_get_height (&value);
  double middle = plan->source_top + plan->source_height / 2;
  double least = plan->place.y, most = plan->place.y + plan->place.height - height;
  double y = plan->is_narrow ? plan->top : CLAMP (floor (middle - height / 2), least, MAX (most, least));

  pen->part = PLOT_PART_ROW_LABEL;
  plot_text_block_draw (&name, pen, x, y, anchor);
  pen->color = &plan->style->dim;
  plot_text_block_draw (&value, pen, x, y + plot_text_block_get_height (&name), anchor);
  pen->color = &plan->style->text;
}

static void
draw_words (const PlotFlowPlan *plan,
            PlotPen            *pen,
            guint               index)
{
  const PlotFlowNode *node = &plan->flow->nodes[index];
  const PlotFlowBand *band = &plan->bands[index];
  double middle = band->top + band->slot / 2;
  PlotRect glyph = { plan->glyph_x, floor (middle - plan->glyph_size / 2), plan->glyph_size, plan->glyph_size };
  g_auto (PlotTextBlock) label = { 0 };
  g_auto (PlotTextBlock) value = { 0 };
  PlotFit fit = { plan->font, plan->label_width, 2 * plan->line <= band->slot ? 2 : 1,
                  MAX (12, plan->font.size * .86) };

  pen->part = PLOT_PART_ROW_LABEL;
  plot_pen_glyph (pen, node->glyph, &glyph);
  plot_text_block_fit (&label, plan->engine, node->label, &fit);
  plot_text_block_draw (&label, pen, plan->label_x,
                        floor (middle - plot_text_block_get_height (&label) / 2), PLOT_ANCHOR_START);

  pen->part = PLOT_PART_END_LABEL;
  fit = (PlotFit) { plan->strong, plan->value_width, 1, MAX (12, plan->font.size * .86) };
  plot_text_block_fit (&value, plan->engine, node->value_label, &fit);
  plot_text_block_draw (&value, pen, plan->place.x + plan->place.width,
                        floor (middle - plot_text_block_get_height (&value) / 2), PLOT_ANCHOR_END);
}

/* Bands */

static void
append (GString    *path,
        char        command,
        double      x,
        double      y)
{
  if (command != '\0')
    g_string_append_printf (path, "%s%c ", path->len > 0 ? " " : "", command);
  else
    g_string_append_c (path, ' ');
  plot_append_number (path, x, 2);
  g_string_append_c (path, ' ');
  plot_append_number (path, y, 2);
}

/* From one side to the other with a level start and end: the bends are half
 * way, as in d3-sankey's links. */
static void
append_curve (GString *path,
              double   from_x,
              double   from_y,
              double   to_x,
              double   to_y)
{
  double middle = (from_x + to_x) / 2;

  append (path, 'C', middle, from_y);
  append (path, '\0', middle, to_y);
  append (path, '\0', to_x, to_y);
}

static PlotRect
get_bounds (const PlotFlowPlan *plan,
            const PlotFlowBand *band,
            double              x0,
            double              x1)
{
  double half = MAX (band->height, 1) / 2;
  double top = MIN (band->left, band->right) - half, bottom = MAX (band->left, band->right) + half;

  return (PlotRect) { x0, top, x1 - x0, bottom - top };
}

static PlotItem *
draw_hairline (const PlotFlowPlan *plan,
               PlotPen            *pen,
               const PlotFlowBand *band)
{
  double x0 = plan->source_x + plan->node_width, x1 = plan->target_x + plan->node_width;
  PlotRect bounds = get_bounds (plan, band, x0, x1);
  g_autoptr (GString) path = g_string_new (NULL);
  PlotItem *item;

  append (path, 'M', x0, band->left);
  append_curve (path, x0, band->left, x1, band->right);
  item = plot_scene_add_path (pen->scene, PLOT_PART_MARK, g_strdup (path->str), &bounds, NULL);
  item->stroke = plan->style->dim;
  item->stroke_width = MAX (1, floor (plan->style->label_size / 12));
  item->is_dashed = TRUE;

  return item;
}

/* At the source bands stand two pixels apart, where they are higher than that. */
static PlotItem *
draw_ribbon (const PlotFlowPlan *plan,
             PlotPen            *pen,
             const PlotFlowBand *band)
{
  double x0 = plan->source_x + plan->node_width, x1 = plan->target_x;
  double left = band->height > 4 ? band->height / 2 - 1 : band->height / 2, right = band->height / 2;
  PlotRect bounds = get_bounds (plan, band, x0, x1);
  PlotColor color = get_tint (plan);
  PlotFill tint = plot_layout_solid (&color);
  g_autoptr (GString) path = g_string_new (NULL);
  PlotItem *item;

  append (path, 'M', x0, band->left - left);
  append_curve (path, x0, band->left - left, x1, band->right - right);
  append (path, 'L', x1, band->right + right);
  append_curve (path, x1, band->right + right, x0, band->left + left);
  g_string_append (path, " Z");
  item = plot_scene_add_path (pen->scene, PLOT_PART_MARK, g_strdup (path->str), &bounds, &tint);
  item->stroke = plan->style->fills[PLOT_FILL_ACCENT].color;
  item->stroke_width = MAX (1, floor (plan->style->label_size / 12));

  return item;
}

static void
draw_band (const PlotFlowPlan *plan,
           PlotPen            *pen,
           guint               index)
{
  const PlotFlowBand *band = &plan->bands[index];
  double middle = ceil ((plan->source_x + plan->node_width + plan->target_x) / 2);
  PlotRect bounds = { middle, band->top, plan->place.x + plan->place.width - middle, band->slot };
  PlotRect node = { plan->target_x, band->right - band->height / 2, plan->node_width, band->height };

  take_mark (pen, &plan->flow->nodes[index], &bounds, index, 1);
  if (band->height > 0)
    {
      draw_ribbon (plan, pen, band)->mark = pen->mark;
      plot_scene_add_rect (pen->scene, PLOT_PART_MARK, &node, &plan->style->fills[PLOT_FILL_ACCENT])->mark = pen->mark;
    }
  else
    {
      draw_hairline (plan, pen, band)->mark = pen->mark;
    }
  pen->mark = -1;
}

/**
 * plot_flow_draw_bands:
 * @plan: the plan, with its bands
 * @pen: writes
 *
 * Draws the source, the bands and what stands beside them.
 */
void
plot_flow_draw_bands (const PlotFlowPlan *plan,
                      PlotPen            *pen)
{
  PlotRect source = { plan->source_x, plan->source_top, plan->node_width, plan->source_height };

  take_mark (pen, &plan->flow->source, &source, 0, 0);
  plot_scene_add_rect (pen->scene, PLOT_PART_MARK, &source, &plan->style->fills[PLOT_FILL_ACCENT])->mark = pen->mark;
  pen->mark = -1;
  draw_source_words (plan, pen);

  /* The smallest last, over the edges of the larger ones. */
  for (guint i = 0; i < plan->n_shown; i++)
    draw_band (plan, pen, i);
  for (guint i = 0; i < plan->n_shown; i++)
    draw_words (plan, pen, i);
}
