/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-multiples-private.h"
#include "plot-private.h"

#include <math.h>

/* One panel while it is drawn. */
typedef struct
{
  const PlotMultiplesPlan *plan;
  const PlotMultiple      *multiple;
  PlotPen                 *pen;
  PlotRect                 rect;
  guint                    index;
} Panel;

static double
unit (const PlotMultiplesPlan *plan,
      double                   pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
get_x (const Panel *panel,
       guint        period)
{
  return panel->rect.x + round (plot_scale_map (&panel->plan->across,
                                                panel->plan->multiples->periods[period].position));
}

static double
get_y (const Panel *panel,
       double       value)
{
  return panel->rect.y + round (plot_scale_map (&panel->plan->up[panel->index], value));
}

static gboolean
is_known (const Panel *panel,
          guint        period)
{
  const PlotMultiplePoint *point = &panel->multiple->points[period];

  return point->state == PLOT_POINT_KNOWN && isfinite (point->value);
}

/* The last that is known, or -1. */
static int
find_last (const Panel *panel)
{
  int last = panel->plan->multiples->n_periods;

  do
    last--;
  while (last >= 0 && !is_known (panel, last));

  return last;
}

/* Marks */

/* What a person hears and reads of a mark. */
typedef struct
{
  const char *name, *heading, *detail;
} Words;

static void
take_mark (const Panel    *panel,
           const char     *series_id,
           guint           column,
           const Words    *words,
           const PlotRect *bounds)
{
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->row_id = g_strdup (panel->multiple->id != NULL ? panel->multiple->id : "");
  mark->series_id = g_strdup (series_id != NULL ? series_id : "");
  mark->id = g_strconcat (mark->row_id, "/", mark->series_id, NULL);
  mark->name = words->name != NULL && *words->name != '\0'
    ? g_strdup (words->name) : g_strjoin (", ", panel->multiple->label, mark->series_id, NULL);
  mark->heading = g_strdup (words->heading);
  mark->detail = g_strdup (words->detail);
  mark->bounds = *bounds;
  mark->row = panel->index;
  mark->column = column;
  panel->pen->mark = plot_scene_take_mark (panel->pen->scene, mark);
}

/* What is not known */

static const char *
get_run_id (const Panel *panel,
            guint        first)
{
  return panel->plan->multiples->n_periods > 0 ? panel->plan->multiples->periods[first].id : "";
}

/* A ground for figures and lines, no louder than the grid; its edge is seen. */
static void
draw_hatch (const Panel    *panel,
            guint           first,
            const PlotRect *rect)
{
  const PlotMultiplesPlan *plan = panel->plan;
  const PlotMultiplePoint *point = &panel->multiple->points[first];
  Words words = { point->name, point->heading, point->detail };
  PlotFill hatch = plan->style->fills[PLOT_FILL_UNKNOWN];
  PlotItem *item;

  hatch.second = plan->style->grid;
  take_mark (panel, get_run_id (panel, first), first + 1, &words, rect);
  item = plot_scene_add_rect (panel->pen->scene, PLOT_PART_GRID, rect, &hatch);
  item->stroke = plan->style->axis;
  item->stroke_width = MAX (1, floor (plan->style->label_size / 12));
  item->mark = panel->pen->mark;
  panel->pen->mark = -1;
}

/* On a plate, which stands over the hatch and over the target's line. */
static void
draw_hatch_label (const Panel    *panel,
                  guint           first,
                  const PlotRect *hatch)
{
  const PlotMultiplesPlan *plan = panel->plan;
  PlotFill ground = plot_layout_solid (&plan->style->ground);
  g_autofree char *id = g_strdup_printf ("%s/%s", panel->multiple->id != NULL ? panel->multiple->id : "",
                                         get_run_id (panel, first));
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, hatch->width - unit (plan, 8), 2, plan->font.size };

  plot_text_block_fit (&block, plan->engine, plan->multiples->unknown_label, &fit);

  double height = plot_text_block_get_height (&block), middle = hatch->x + hatch->width / 2;
  PlotRect plate = { middle - block.width / 2 - unit (plan, 2), floor (hatch->y + (hatch->height - height) / 2),
                     block.width + 2 * unit (plan, 2), height };

  if (block.n == 0 || block.is_cut || height + 2 > hatch->height)
    return;

  plot_scene_add_rect (panel->pen->scene, PLOT_PART_BAND, &plate, &ground);
  panel->pen->part = PLOT_PART_MARK_LABEL;
  panel->pen->mark = plot_scene_find_mark (panel->pen->scene, id);
  plot_text_block_draw (&block, panel->pen, middle, plate.y, PLOT_ANCHOR_MIDDLE);
  panel->pen->mark = -1;
}

typedef void (*RunFunc) (const Panel    *panel,
                         guint           first,
                         const PlotRect *rect);

static void
call_for_run (const Panel *panel,
              guint        first,
              guint        end,
              RunFunc      func)
{
  guint n = panel->plan->multiples->n_periods;
  double top = panel->rect.y + panel->plan->area_top, bottom = panel->rect.y + panel->plan->area_bottom;
  double left = first > 0 ? get_x (panel, first - 1) : panel->rect.x;
  double right = end < n ? get_x (panel, end) : panel->rect.x + panel->plan->width;
  PlotRect rect = { left, top, right - left, bottom - top };

  if (rect.width >= 2)
    func (panel, first, &rect);
}

/* Each run of periods of which one at least should be known and is not; all of
 * a panel where nothing is known. */
static void
foreach_run (const Panel *panel,
             RunFunc      func)
{
  guint n = panel->plan->multiples->n_periods;

  if (find_last (panel) < 0)
    {
      call_for_run (panel, 0, n, func);
      return;
    }

  for (guint first = 0; first < n; first++)
    {
      guint end = first;
      gboolean has_unknown = FALSE;

      for (; end < n && !is_known (panel, end); end++)
        has_unknown |= panel->multiple->points[end].state != PLOT_POINT_NONE;
      if (has_unknown)
        call_for_run (panel, first, end, func);
      first = end;
    }
}

/* Lines */

static void
draw_axis (const Panel *panel)
{
  const PlotMultiplesPlan *plan = panel->plan;
  PlotRect line = { panel->rect.x, get_y (panel, 0), plan->width, 0 };

  plot_scene_add_line (panel->pen->scene, PLOT_PART_AXIS, &line, &plan->style->axis)->stroke_width
    = MAX (1, floor (plan->style->label_size / 12));
}

static void
draw_target (const Panel *panel)
{
  const PlotMultiplesPlan *plan = panel->plan;
  const PlotMultipleLevel *target = &panel->multiple->target;
  PlotRect line = { panel->rect.x, get_y (panel, target->value), plan->width, 0 };
  Words words = { target->name, target->heading, target->detail };
  double half = ceil (unit (plan, 4) / 2);
  PlotRect bounds = { line.x, line.y - half, line.width, 2 * half };
  PlotItem *item;

  take_mark (panel, "target", plan->multiples->n_periods + 1, &words, &bounds);
  item = plot_scene_add_line (panel->pen->scene, PLOT_PART_MARK, &line, &plan->style->text);
  item->stroke_width = MAX (1, round (plan->style->label_size / 8));
  item->is_dashed = TRUE;
  item->mark = panel->pen->mark;
  panel->pen->mark = -1;
}

static gboolean
are_joined (const Panel *panel,
            guint        from,
            guint        to)
{
  const PlotMultiples *multiples = panel->plan->multiples;
  double step = multiples->periods[to].position - multiples->periods[from].position;

  for (guint i = from + 1; i < to; i++)
    if (panel->multiple->points[i].state != PLOT_POINT_NONE)
      return FALSE;

  return multiples->longest_step <= 0 || step <= multiples->longest_step + 1e-9;
}

/* Straight from one known point to the next: nothing is made up between. */
static void
draw_line (const Panel *panel)
{
  g_autoptr (GString) path = g_string_new (NULL);
  PlotRect bounds = { panel->rect.x, panel->rect.y + panel->plan->area_top, panel->plan->width,
                      panel->plan->area_bottom - panel->plan->area_top };
  int before = -1;
  PlotItem *item;

  for (guint i = 0; i < panel->plan->multiples->n_periods; i++)
    {
      if (!is_known (panel, i))
        continue;

      g_string_append (path, before >= 0 && are_joined (panel, before, i) ? " L " : " M ");
      plot_append_number (path, get_x (panel, i), 2);
      g_string_append_c (path, ' ');
      plot_append_number (path, get_y (panel, panel->multiple->points[i].value), 2);
      before = i;
    }
  if (before < 0)
    return;

  item = plot_scene_add_path (panel->pen->scene, PLOT_PART_MARK, g_strdup (path->str + 1), &bounds, NULL);
  item->stroke = panel->plan->style->fills[PLOT_FILL_ACCENT].color;
  item->stroke_width = unit (panel->plan, 2);
}

/* Points */

static void
draw_point (const Panel *panel,
            guint        period)
{
  const PlotMultiplesPlan *plan = panel->plan;
  const PlotMultiplePoint *point = &panel->multiple->points[period];
  double size = plan->disc;
  PlotRect rect = { get_x (panel, period) - size / 2, get_y (panel, point->value) - size / 2, size, size };
  Words words = { point->name, point->heading, point->detail };

  take_mark (panel, plan->multiples->periods[period].id, period + 1, &words, &rect);
  panel->pen->part = PLOT_PART_MARK;
  plot_pen_glyph (panel->pen, PLOT_GLYPH_DISC, &rect);
  panel->pen->mark = -1;
}

static void
draw_baseline (const Panel *panel)
{
  const PlotMultipleLevel *baseline = &panel->multiple->baseline;
  double size = unit (panel->plan, 8);
  PlotRect rect = { panel->rect.x, get_y (panel, baseline->value) - size / 2, size, size };
  Words words = { baseline->name, baseline->heading, baseline->detail };

  take_mark (panel, "baseline", 0, &words, &rect);
  panel->pen->part = PLOT_PART_MARK;
  plot_pen_glyph (panel->pen, PLOT_GLYPH_CIRCLE, &rect);
  panel->pen->mark = -1;
}

/* The last first: where there is no room for all, it is the one that counts. */
static void
draw_points (const Panel *panel)
{
  for (guint i = panel->plan->multiples->n_periods; i > 0; i--)
    if (is_known (panel, i - 1))
      draw_point (panel, i - 1);
}

/* Words */

static void
draw_head (const Panel *panel)
{
  const PlotMultiplesPlan *plan = panel->plan;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->strong, plan->width, plan->head_lines, MAX (12, plan->font.size * .86) };

  panel->pen->part = PLOT_PART_ROW_LABEL;
  plot_text_block_fit (&block, plan->engine, panel->multiple->label, &fit);
  plot_text_block_draw (&block, panel->pen, panel->rect.x, panel->rect.y, PLOT_ANCHOR_START);
}

static void
draw_period (const Panel *panel,
             guint        period,
             double       x,
             PlotAnchor   anchor)
{
  const PlotMultiplesPlan *plan = panel->plan;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, plan->width, 1, MAX (12, plan->font.size * .86) };

  plot_text_block_fit (&block, plan->engine, plan->multiples->periods[period].label, &fit);
  plot_text_block_draw (&block, panel->pen, x, panel->rect.y + plan->height - plan->line, anchor);
}

static void
draw_periods (const Panel *panel)
{
  guint n = panel->plan->multiples->n_periods;

  panel->pen->part = PLOT_PART_AXIS;
  panel->pen->color = &panel->plan->style->dim;
  if (n == 1)
    draw_period (panel, 0, panel->rect.x + panel->plan->width / 2, PLOT_ANCHOR_MIDDLE);
  if (n > 1)
    {
      draw_period (panel, 0, panel->rect.x, PLOT_ANCHOR_START);
      draw_period (panel, n - 1, panel->rect.x + panel->plan->width, PLOT_ANCHOR_END);
    }
  panel->pen->color = &panel->plan->style->text;
}

typedef enum
{
  SIDE_AFTER,
  SIDE_BEFORE,
  SIDE_OVER,
  SIDE_UNDER,
} Side;

/* Beside a point, whole within the panel. */
static gboolean
try_beside (const Panel    *panel,
            const char     *label,
            const PlotFont *font,
            const PlotRect *point,
            Side            side)
{
  const PlotMultiplesPlan *plan = panel->plan;
  PlotExtents extents = plot_text_engine_measure (plan->engine, label, font);
  double space = unit (plan, 3), left = panel->rect.x, most = left + plan->width - extents.width;
  double x = CLAMP (point->x + (point->width - extents.width) / 2, left, MAX (most, left));
  double y = point->y + (point->height - extents.height) / 2;

  if (side == SIDE_AFTER)
    x = point->x + point->width + space;
  else if (side == SIDE_BEFORE)
    x = point->x - space - extents.width;
  else
    y = side == SIDE_OVER ? point->y - extents.height - 1 : point->y + point->height + 1;

  if (x < left || x > most + .01 || y < panel->rect.y || y + extents.height > panel->rect.y + plan->height)
    return FALSE;

  return plot_pen_text (panel->pen, label, font, x, y, PLOT_ANCHOR_START) != NULL;
}

/* After its point, where the line has ended; else on the side that the line does
 * not come from. */
static void
draw_last_label (const Panel *panel)
{
  int last = find_last (panel), before = last;

  if (last < 0 || panel->multiple->points[last].label == NULL || *panel->multiple->points[last].label == '\0')
    return;

  do
    before--;
  while (before >= 0 && !is_known (panel, before));

  const PlotMultiplePoint *point = &panel->multiple->points[last];
  gboolean falls = before >= 0 && panel->multiple->points[before].value > point->value;
  double size = panel->plan->disc;
  PlotRect disc = { get_x (panel, last) - size / 2, get_y (panel, point->value) - size / 2, size, size };
  const Side sides[] = { SIDE_AFTER, falls ? SIDE_UNDER : SIDE_OVER, falls ? SIDE_OVER : SIDE_UNDER, SIDE_BEFORE };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (try_beside (panel, point->label, &panel->plan->strong, &disc, sides[i]))
      return;
}

static void
draw_target_label (const Panel *panel)
{
  const PlotMultiplesPlan *plan = panel->plan;
  const char *label = panel->multiple->target.label;
  double y = get_y (panel, panel->multiple->target.value);
  PlotRect ends[] = { { panel->rect.x + plan->width, y - 1, 0, 3 }, { panel->rect.x, y - 1, 0, 3 },
                      { panel->rect.x + plan->width / 2, y - 1, 0, 3 } };

  for (guint i = 0; label != NULL && *label != '\0' && i < 2 * G_N_ELEMENTS (ends); i++)
    if (try_beside (panel, label, &plan->font, &ends[i / 2], i % 2 == 0 ? SIDE_OVER : SIDE_UNDER))
      return;
}

static void
draw_labels (const Panel *panel)
{
  panel->pen->part = PLOT_PART_END_LABEL;
  panel->pen->halo = 3;
  draw_last_label (panel);
  if (panel->multiple->target.is_set)
    draw_target_label (panel);
  panel->pen->halo = 0;
}

/**
 * plot_multiples_draw_title:
 * @plan: the plan, with its panels
 * @pen: writes
 *
 * Writes the unit, once for all panels.
 */
void
plot_multiples_draw_title (const PlotMultiplesPlan *plan,
                           PlotPen                 *pen)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, plan->place.width, 1, MAX (12, plan->font.size * .86) };

  pen->part = PLOT_PART_AXIS;
  pen->color = &plan->style->dim;
  plot_text_block_fit (&block, plan->engine, plan->multiples->axis_title, &fit);
  plot_text_block_draw (&block, pen, plan->place.x, plan->place.y, PLOT_ANCHOR_START);
  pen->color = &plan->style->text;
}

/**
 * plot_multiples_draw_panel:
 * @plan: the plan, with its panels
 * @pen: writes
 * @index: which panel
 *
 * Draws one of the little charts.
 */
void
plot_multiples_draw_panel (const PlotMultiplesPlan *plan,
                           PlotPen                 *pen,
                           guint                    index)
{
  Panel panel = { plan, &plan->multiples->multiples[index], pen, plot_multiples_plan_get_panel (plan, index), index };

  draw_head (&panel);
  draw_periods (&panel);
  foreach_run (&panel, draw_hatch);
  draw_axis (&panel);
  if (panel.multiple->target.is_set)
    draw_target (&panel);
  foreach_run (&panel, draw_hatch_label);
  draw_line (&panel);
  if (panel.multiple->baseline.is_set)
    draw_baseline (&panel);
  draw_points (&panel);
  draw_labels (&panel);
}
