/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-spans-private.h"

#include <math.h>

#include "plot-private.h"

/* Text over lines has this much of the ground around it, beside letters of 12. */
#define HALO 3

static double
unit (const PlotSpansPlan *plan,
      double               pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
hair (const PlotSpansPlan *plan)
{
  return MAX (1, floor (plan->style->label_size / 12));
}

/* Lines of the calendar, and one between each two groups. */
static void
draw_grid (const PlotSpansPlan *plan,
           PlotScene           *scene)
{
  for (guint i = 0; plan->has_axis && i < plan->calendar.n; i++)
    {
      double x = round (plot_scale_map (&plan->days, plot_calendar_get_day (&plan->calendar, i)));
      PlotRect line = { MIN (x, plan->right - 1), plan->rows_top, 0,
                        plan->rows_bottom + unit (plan, 4) - plan->rows_top };

      plot_scene_add_line (scene, PLOT_PART_GRID, &line, &plan->style->grid)->stroke_width = hair (plan);
    }

  for (guint g = 1; g < plan->n_shown; g++)
    {
      PlotRect line = { plan->place.x, plan->rows[g].top - floor (plan->group_gap / 2), plan->place.width, 0 };

      plot_scene_add_line (scene, PLOT_PART_GRID, &line, &plan->style->grid)->stroke_width = hair (plan);
    }
}

static void
append_point (GString    *path,
              const char *command,
              double      x,
              double      y)
{
  g_string_append (path, command);
  plot_append_number (path, x, 3);
  g_string_append_c (path, ' ');
  plot_append_number (path, y, 3);
}

/* The end of a span that ends soon: another colour, and notched like a pennant. */
static void
draw_cap (const PlotSpansPlan *plan,
          PlotScene           *scene,
          const PlotRect      *rect,
          int                  mark)
{
  double notch = MIN (rect->width * .6, rect->height / 2);
  double right = rect->x + rect->width, bottom = rect->y + rect->height;
  GString *path = g_string_new (NULL);

  append_point (path, "M ", rect->x, rect->y);
  append_point (path, " L ", right, rect->y);
  append_point (path, " L ", right - notch, rect->y + rect->height / 2);
  append_point (path, " L ", right, bottom);
  append_point (path, " L ", rect->x, bottom);
  g_string_append (path, " Z");

  plot_scene_add_path (scene, PLOT_PART_MARK, g_string_free (path, FALSE), rect,
                       &plan->style->fills[PLOT_FILL_ORANGE])->mark = mark;
}

static void
draw_piece (const PlotSpansPlan *plan,
            PlotScene           *scene,
            const PlotRect      *rect,
            PlotFillSlot         fill,
            int                  mark)
{
  if (rect->width > 0)
    plot_scene_add_rect (scene, PLOT_PART_MARK, rect, &plan->style->fills[fill])->mark = mark;
}

static void
draw_span (const PlotSpansPlan *plan,
           PlotScene           *scene,
           const PlotSpanSlot  *slot,
           const PlotRect      *bounds,
           int                  mark)
{
  double top = bounds->y, height = bounds->height;
  double cap = plot_spans_plan_get_cap (plan, slot);
  double gap = cap > 0 ? MIN (hair (plan), slot->solid_right - slot->solid_left - cap) : 0;
  PlotRect before = { slot->left, top, slot->solid_left - slot->left, height };
  PlotRect solid = { slot->solid_left, top, slot->solid_right - slot->solid_left - cap - gap, height };
  PlotRect last = { slot->solid_right - cap, top, cap, height };
  PlotRect after = { slot->solid_right, top, slot->right - slot->solid_right, height };

  draw_piece (plan, scene, &before, PLOT_FILL_UNKNOWN, mark);
  draw_piece (plan, scene, &after, PLOT_FILL_UNKNOWN, mark);
  if (!slot->span->is_outline)
    draw_piece (plan, scene, &solid, slot->span->fill, mark);
  else if (solid.width > 0)
    plot_layout_outline (scene, &solid, mark);
  if (cap > 0)
    draw_cap (plan, scene, &last, mark);
}

static PlotRect
get_bounds (const PlotSpanRows *rows,
            const PlotSpanSlot *slot)
{
  return (PlotRect) { slot->left, rows->lanes_top + slot->lane * rows->lane_height,
                      slot->right - slot->left, rows->bar_height };
}

static int
take_mark (PlotScene           *scene,
           const PlotSpanRows  *rows,
           guint                index,
           const PlotRect      *bounds)
{
  const PlotSpanSlot *slot = &rows->slots[index];
  const PlotSpan *span = slot->span;
  PlotMark *mark;

  if (span->name == NULL || *span->name == '\0')
    return -1;

  mark = g_new0 (PlotMark, 1);
  mark->row_id = g_strdup (span->id);
  mark->series_id = g_strdup (rows->group->id != NULL ? rows->group->id : "");
  mark->id = g_strconcat (mark->row_id, "/", mark->series_id, NULL);
  mark->name = g_strdup (span->name);
  mark->heading = g_strdup (span->heading);
  mark->detail = g_strdup (span->detail);
  mark->bounds = *bounds;
  mark->row = rows->first_lane + slot->lane;
  mark->column = index;

  return plot_scene_take_mark (scene, mark);
}

static void
draw_label (const PlotSpansPlan *plan,
            PlotPen             *pen,
            const PlotSpanSlot  *slot,
            const PlotRect      *bounds)
{
  gboolean is_inside = slot->label_kind == PLOT_SPAN_LABEL_INSIDE;
  gboolean is_on_fill = is_inside && !slot->span->is_outline;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, slot->label_width, 1, plan->font.size };

  if (slot->label_kind == PLOT_SPAN_LABEL_NONE)
    return;

  plot_text_block_fit (&block, plan->engine, slot->span->label, &fit);
  pen->part = is_inside ? PLOT_PART_MARK_LABEL : PLOT_PART_END_LABEL;
  pen->halo = is_on_fill ? 0 : unit (plan, HALO);
  pen->color = is_on_fill ? &plan->style->fills[slot->span->fill].text : &plan->style->text;
  plot_text_block_draw (&block, pen, slot->label_left, bounds->y + floor ((bounds->height - plan->line) / 2),
                        PLOT_ANCHOR_START);
  pen->halo = 0;
}

static void
draw_heading (const PlotSpansPlan *plan,
              PlotPen             *pen,
              const PlotSpanRows  *rows)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->strong, plan->heading_width, MAX (floor (rows->height / plan->line), 1),
                  MAX (12, plan->font.size * .86) };
  double first = plan->span_labels != PLOT_SPAN_LABELS_NONE ? rows->bar_height : plan->line;

  plot_text_block_fit (&block, plan->engine, rows->group->label, &fit);
  pen->part = PLOT_PART_ROW_LABEL;
  pen->color = &plan->style->text;
  plot_text_block_draw (&block, pen, plan->place.x + plan->heading_width,
                        rows->top + MAX (floor ((first - plan->line) / 2), 0), PLOT_ANCHOR_END);
}

static void
draw_today (const PlotSpansPlan *plan,
            PlotPen             *pen)
{
  double over = unit (plan, 2);
  PlotRect line = { plan->today, plan->rows_top - over, 0, plan->rows_bottom + over - (plan->rows_top - over) };

  if (plan->today < 0 || plan->n_shown == 0)
    return;

  plot_scene_add_line (pen->scene, PLOT_PART_BAND, &line, &plan->style->text)->stroke_width = unit (plan, 2);
  if (!plan->has_axis || plan->spans->today_label == NULL)
    return;

  double half = ceil (plot_text_engine_measure (plan->engine, plan->spans->today_label, &plan->strong).width) / 2;
  double middle = CLAMP (plan->today, plan->place.x + half, MAX (plan->right - half, plan->place.x + half));

  pen->part = PLOT_PART_AXIS;
  pen->color = &plan->style->text;
  plot_pen_text (pen, plan->spans->today_label, &plan->strong, round (middle - half), plan->place.y,
                 PLOT_ANCHOR_START);
}

static void
draw_more (const PlotSpansPlan *plan,
           PlotPen             *pen)
{
  g_autofree char *more = NULL;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, plan->place.width, 1, plan->font.size };

  if (plan->n_left_out == 0 || plan->spans->format_more == NULL)
    return;

  more = plan->spans->format_more (plan->n_left_out, plan->spans->format_data);
  pen->part = PLOT_PART_FOOT;
  pen->color = &plan->style->dim;
  plot_text_block_fit (&block, plan->engine, more, &fit);
  plot_text_block_draw (&block, pen, plan->place.x,
                        floor (plan->place.y + plan->place.height) - plan->line, PLOT_ANCHOR_START);
}

/**
 * plot_spans_draw:
 * @plan: the plan, its rows found
 * @pen: writes
 *
 * Draws the spans, their labels over all lines, the groups' names, and the axis.
 */
void
plot_spans_draw (const PlotSpansPlan *plan,
                 PlotPen             *pen)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (int));
  guint next = 0;

  if (plan->n_shown > 0)
    draw_grid (plan, pen->scene);

  for (guint g = 0; g < plan->n_shown; g++)
    for (guint i = 0; i < plan->rows[g].group->n_spans; i++)
      {
        const PlotSpanSlot *slot = &plan->rows[g].slots[i];
        PlotRect bounds = get_bounds (&plan->rows[g], slot);
        int mark = -1;

        if (slot->lane < plan->rows[g].n_shown)
          {
            mark = take_mark (pen->scene, &plan->rows[g], i, &bounds);
            draw_span (plan, pen->scene, slot, &bounds, mark);
          }
        g_array_append_val (marks, mark);
      }

  draw_today (plan, pen);
  for (guint g = 0; g < plan->n_shown; g++)
    {
      draw_heading (plan, pen, &plan->rows[g]);
      for (guint i = 0; i < plan->rows[g].group->n_spans; i++)
        {
          const PlotSpanSlot *slot = &plan->rows[g].slots[i];
          PlotRect bounds = get_bounds (&plan->rows[g], slot);

          pen->mark = g_array_index (marks, int, next++);
          if (slot->lane < plan->rows[g].n_shown)
            draw_label (plan, pen, slot, &bounds);
        }
      pen->mark = -1;
    }

  pen->part = PLOT_PART_AXIS;
  pen->color = &plan->style->dim;
  if (plan->has_axis && plan->n_shown > 0)
    plot_calendar_draw (&plan->calendar, &plan->days, &plan->labels, pen,
                        ceil (plan->rows_bottom) + unit (plan, 6));
  draw_more (plan, pen);
}
