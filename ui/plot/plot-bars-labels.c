/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* The widest part of a segment that no notch cuts into. */
typedef struct
{
  double left, right;
} Clear;

static Clear
find_clear (const PlotBarsPlan *plan,
            const PlotBarSpan  *span)
{
  Clear best = { span->left, span->right };
  double half = plot_layout_unit (plan->style, 2);
  double cuts[2];

  if (!plan->bars->has_band)
    return best;

  cuts[0] = plot_scale_map (&plan->scale, MIN (plan->bars->band_from, plan->bars->band_to));
  cuts[1] = plot_scale_map (&plan->scale, MAX (plan->bars->band_from, plan->bars->band_to));

  double from = span->left, widest = -1;

  for (guint i = 0; i <= G_N_ELEMENTS (cuts); i++)
    {
      double to = i < G_N_ELEMENTS (cuts) ? CLAMP (cuts[i] - half, span->left, span->right) : span->right;

      if (to - from > widest)
        {
          best = (Clear) { from, to };
          widest = to - from;
        }

      if (i < G_N_ELEMENTS (cuts))
        from = MAX (from, CLAMP (cuts[i] + half, span->left, span->right));
    }

  return best;
}

/* A plate must leave enough of its pattern to tell it by. */
static double
get_clearance (const PlotBarsPlan *plan,
               guint               series)
{
  gboolean has_plate = plan->style->fills[plan->bars->series[series].fill].has_plate;

  return plot_layout_unit (plan->style, has_plate ? 6 : 4);
}

static gboolean
fits (const PlotBarsPlan *plan,
      guint               row,
      guint               series,
      const char         *label)
{
  const PlotBarSpan *span = plot_bars_plan_get_span (plan, row, series);

  if (label == NULL || *label == '\0' || span->mark < 0)
    return FALSE;

  PlotExtents extents = plot_text_engine_measure (plan->engine, label, &plan->strong);
  Clear clear = find_clear (plan, span);

  return extents.width + 2 * get_clearance (plan, series) <= clear.right - clear.left
         && extents.height <= plan->bar_height;
}

/* A whole series says the unit or none of it does: else the same figure would
 * look like two kinds of figure. */
static gboolean
has_unit (const PlotBarsPlan *plan,
          guint               series)
{
  for (guint i = 0; i < plan->n_shown; i++)
    {
      const PlotBarSegment *segment = &plan->bars->bars[plan->rows[i]].segments[series];

      if (fits (plan, i, series, segment->label)
          && segment->label_with_unit != NULL
          && !fits (plan, i, series, segment->label_with_unit))
        return FALSE;
    }

  return TRUE;
}

static void
draw_plate (const PlotBarsPlan *plan,
            PlotPen            *pen,
            double              center,
            const PlotRect     *text)
{
  PlotFill ground = plot_layout_solid (&plan->style->ground);
  double height = MIN (plan->bar_height - 2 * floor (plan->style->label_size / 12),
                       text->height + plot_layout_unit (plan->style, 2));
  PlotRect plate = {
    center,
    text->y + floor ((plan->bar_height - height) / 2),
    text->width + 2 * plot_layout_unit (plan->style, 3),
    height,
  };

  plate.x -= plate.width / 2;

  PlotItem *item = plot_scene_add_rect (pen->scene, PLOT_PART_MARK_LABEL, &plate, &ground);
  item->radius = plot_layout_unit (plan->style, 3);
  item->mark = pen->mark;
}

static void
draw_label (const PlotBarsPlan *plan,
            PlotPen            *pen,
            guint               row,
            guint               series,
            gboolean            with_unit)
{
  const PlotBarSegment *segment = &plan->bars->bars[plan->rows[row]].segments[series];
  const PlotBarSpan *span = plot_bars_plan_get_span (plan, row, series);
  const PlotFill *fill = &plan->style->fills[plan->bars->series[series].fill];
  const char *label = segment->label;

  if (segment->label_with_unit != NULL && with_unit)
    label = segment->label_with_unit;
  if (!fits (plan, row, series, label))
    return;

  PlotExtents extents = plot_text_engine_measure (plan->engine, label, &plan->strong);
  Clear clear = find_clear (plan, span);
  double center = (clear.left + clear.right) / 2;
  PlotRect box = { 0, plan->tops[row], extents.width, extents.height };

  pen->mark = span->mark;
  pen->color = &fill->text;
  if (fill->has_plate)
    draw_plate (plan, pen, center, &box);

  plot_pen_text (pen, label, &plan->strong, center,
                 plan->tops[row] + floor ((plan->bar_height - extents.height) / 2), PLOT_ANCHOR_MIDDLE);
}

/**
 * plot_bars_draw_inside:
 * @plan: the plan, its marks drawn
 * @pen: writes
 *
 * Writes the figures into the segments that have room for them: with four
 * pixels clear, and off the band's notches. The others are left to the pointer
 * and the table.
 */
void
plot_bars_draw_inside (const PlotBarsPlan *plan,
                       PlotPen            *pen)
{
  pen->part = PLOT_PART_MARK_LABEL;

  for (guint series = 0; series < plan->bars->n_series; series++)
    {
      gboolean with_unit = has_unit (plan, series);

      for (guint row = 0; row < plan->n_shown; row++)
        draw_label (plan, pen, row, series, with_unit);
    }

  pen->mark = -1;
  pen->color = &plan->style->text;
}
