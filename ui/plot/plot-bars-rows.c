/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* Marks */

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* A name is never empty: whoever cannot see the picture has nothing else. */
static char *
join_name (const char * const *parts)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    if (!is_empty (parts[i]))
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", parts[i]);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

PlotMark *
plot_bars_create_mark (const PlotBarsPlan *plan,
                       guint               row,
                       const char         *series_id,
                       const PlotRect     *bounds)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->row_id = g_strdup (bar->id != NULL ? bar->id : "");
  mark->series_id = g_strdup (series_id != NULL ? series_id : "");
  mark->id = g_strconcat (mark->row_id, "/", mark->series_id, NULL);
  mark->bounds = *bounds;
  mark->row = plan->rows[row];

  return mark;
}

void
plot_bars_take_name (PlotMark   *mark,
                     const char *name,
                     char       *fallback)
{
  mark->name = is_empty (name) ? g_strdup (fallback) : g_strdup (name);
  g_free (fallback);

  if (is_empty (mark->name))
    {
      g_free (mark->name);
      mark->name = g_strdup (mark->id);
    }
}

static void
draw_segment (const PlotBarsPlan *plan,
              PlotScene          *scene,
              guint               row,
              guint               index)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  const PlotSeries *series = &plan->bars->series[index];
  const PlotBarSegment *segment = &bar->segments[index];
  PlotBarSpan *span = plot_bars_plan_get_span (plan, row, index);
  /* On a track the bar is slimmer, so that the track is seen around it. */
  double inset = plan->bars->has_track ? floor (plan->bar_height / 4) : 0;
  PlotRect rect = { span->left, plan->tops[row] + inset, span->right - span->left, plan->bar_height - 2 * inset };
  PlotMark *mark = plot_bars_create_mark (plan, row, series->id, &rect);

  plot_bars_take_name (mark, segment->name,
                       join_name ((const char *[]) { bar->label, series->id, segment->label }));
  mark->heading = g_strdup (segment->heading);
  mark->detail = g_strdup (segment->detail);
  mark->column = index;

  span->mark = plot_scene_take_mark (scene, mark);
  plot_scene_add_rect (scene, PLOT_PART_MARK, &rect, &plan->style->fills[series->fill])->mark = span->mark;
}

/* A row with nothing to draw is reached at its name. Where there is one series, its
 * segment is the row. */
static void
draw_empty (const PlotBarsPlan *plan,
            PlotScene          *scene,
            guint               row)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  const PlotBarSegment *first = plan->bars->n_series > 0 ? &bar->segments[0] : NULL;
  double width = plan->is_narrow ? plan->place.width : plan->label_width;
  PlotRect label = { plan->label_left, plan->tops[row], MAX (width, plan->bar_height), plan->bar_height };
  PlotRect rect = bar->is_unknown ? plot_bars_plan_get_track (plan, row) : label;
  PlotMark *mark = plot_bars_create_mark (plan, row, NULL, &rect);
  const char *detail = first != NULL && !is_empty (first->detail) ? first->detail : bar->detail;
  int number;

  plot_bars_take_name (mark, plan->bars->n_series == 1 ? first->name : bar->name,
                       join_name ((const char *[]) { bar->label, bar->end_label, bar->end_note }));
  mark->heading = g_strdup (bar->label);
  mark->detail = g_strdup (detail != NULL ? detail : bar->end_note);
  number = plot_scene_take_mark (scene, mark);

  /* What is not known has no length: it is hatched all along the axis. */
  if (bar->is_unknown)
    plot_scene_add_rect (scene, PLOT_PART_MARK, &rect, &plan->style->fills[PLOT_FILL_UNKNOWN])->mark = number;
}

void
plot_bars_draw_marks (const PlotBarsPlan *plan,
                      PlotScene          *scene)
{
  for (guint row = 0; row < plan->n_shown; row++)
    {
      gboolean has_any = FALSE;

      for (guint i = 0; i < plan->bars->n_series; i++)
        {
          const PlotBarSpan *span = plot_bars_plan_get_span (plan, row, i);

          if (span->right > span->left)
            {
              draw_segment (plan, scene, row, i);
              has_any = TRUE;
            }
        }

      if (!has_any && plan->bars->bars[plan->rows[row]].n_points == 0)
        draw_empty (plan, scene, row);
    }
}

/* Names and ends */

/* The middle of the line that a row's texts stand on. */
static double
get_middle (const PlotBarsPlan *plan,
            guint               row)
{
  if (!plan->is_narrow)
    return plan->tops[row] + plan->bar_height / 2;

  return plan->tops[row] - plot_layout_unit (plan->style, 3) - plan->line / 2;
}

static void
draw_name (const PlotBarsPlan *plan,
           PlotPen            *pen,
           guint               row,
           double              width)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  g_autofree char *label = NULL;
  g_auto (PlotTextBlock) block = { 0 };
  double step = row + 1 < plan->n_shown ? plan->tops[row + 1] - plan->tops[row] : plan->bar_height;
  PlotFit fit = {
    .font = bar->is_total ? plan->strong : plan->font,
    .width = width,
    .max_lines = !plan->is_narrow && 2 * plan->line <= MIN (step, plan->bar_height + 4) ? 2 : 1,
    .min_size = MAX (12, plan->font.size * .86),
  };

  /* Where there is no column for the heading it goes before the name. */
  label = plan->is_narrow && !is_empty (bar->group) ? g_strdup_printf ("%s · %s", bar->group, bar->label)
                                                    : g_strdup (bar->label);
  plot_text_block_fit (&block, plan->engine, label, &fit);

  double y = floor (get_middle (plan, row) - plot_text_block_get_height (&block) / 2);

  pen->part = PLOT_PART_ROW_LABEL;
  pen->color = &plan->style->text;
  if (plan->is_narrow)
    plot_text_block_draw (&block, pen, plan->place.x, y, PLOT_ANCHOR_START);
  else
    plot_text_block_draw (&block, pen, plan->label_left + plan->label_width, y, PLOT_ANCHOR_END);
}

static void
draw_note (const PlotBarsPlan *plan,
           PlotPen            *pen,
           guint               row,
           double              x)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  double size = plot_layout_unit (plan->style, 12), middle = get_middle (plan, row);
  PlotRect swatch = { x, floor (middle - size / 2), size, size };
  double left = x + size + plot_layout_unit (plan->style, 4);
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, MIN (plan->note_width, plan->end_right - x) - (left - x), 1, plan->font.size };

  if (is_empty (bar->end_note))
    return;

  pen->color = &plan->style->dim;
  plot_pen_glyph (pen, PLOT_GLYPH_HATCH, &swatch);
  plot_text_block_fit (&block, plan->engine, bar->end_note, &fit);
  plot_text_block_draw (&block, pen, left, floor (middle - block.line_height / 2), PLOT_ANCHOR_START);
}

static double
draw_end_label (const PlotBarsPlan *plan,
                PlotPen            *pen,
                guint               row,
                double              x,
                PlotAnchor          anchor)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = {
    .font = bar->is_total || bar->is_strong || !plan->bars->end_aligned ? plan->strong : plan->font,
    .width = plan->end_width,
    .max_lines = 1,
    .min_size = MAX (12, plan->font.size * .86),
  };

  plot_text_block_fit (&block, plan->engine, bar->end_label, &fit);
  plot_text_block_draw (&block, pen, x, floor (get_middle (plan, row) - block.line_height / 2), anchor);

  return block.width;
}

/* In columns: the figure, the note after it. Returns where the texts begin. */
static double
draw_end_aligned (const PlotBarsPlan *plan,
                  PlotPen            *pen,
                  guint               row)
{
  double right = plan->end_right;

  if (plan->note_width > 0 && (!plan->is_narrow || !is_empty (plan->bars->bars[plan->rows[row]].end_note)))
    {
      right -= plan->note_width;
      draw_note (plan, pen, row, right);
      right -= plot_layout_unit (plan->style, 6);
    }

  pen->color = &plan->style->text;

  return right - draw_end_label (plan, pen, row, right, PLOT_ANCHOR_END);
}

static void
draw_end_after (const PlotBarsPlan *plan,
                PlotPen            *pen,
                guint               row)
{
  double left, right, space = plot_layout_unit (plan->style, 8);

  plot_bars_plan_get_extent (plan, row, &left, &right);
  pen->halo = 3;

  double width = draw_end_label (plan, pen, row, right + space, PLOT_ANCHOR_START);

  draw_note (plan, pen, row, right + space + (width > 0 ? ceil (width) + space : 0));
  pen->halo = 0;
}

static void
draw_change (const PlotBarsPlan *plan,
             PlotPen            *pen,
             guint               row)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  const PlotStyle *style = plan->style;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->strong, plan->change_width, 1, MAX (12, plan->font.size * .86) };

  plot_text_block_fit (&block, plan->engine, bar->change, &fit);
  pen->color = bar->change_tone > 0 ? &style->good : bar->change_tone < 0 ? &style->bad : &style->dim;
  plot_text_block_draw (&block, pen, plan->change_right, floor (get_middle (plan, row) - block.line_height / 2),
                        PLOT_ANCHOR_END);
  pen->color = &style->text;
}

static void
draw_glyph (const PlotBarsPlan *plan,
            PlotPen            *pen,
            guint               row)
{
  PlotRect rect = { plan->glyph_left, floor (get_middle (plan, row) - plan->glyph_size / 2),
                    plan->glyph_size, plan->glyph_size };

  plot_pen_glyph (pen, plan->bars->bars[plan->rows[row]].end_glyph, &rect);
}

static void
draw_row (const PlotBarsPlan *plan,
          PlotPen            *pen,
          guint               row)
{
  double right = plan->place.x + plan->place.width;

  pen->part = PLOT_PART_END_LABEL;
  draw_change (plan, pen, row);
  draw_glyph (plan, pen, row);
  if (plan->is_narrow || plan->bars->end_aligned)
    right = draw_end_aligned (plan, pen, row);
  else
    draw_end_after (plan, pen, row);

  if (plan->is_narrow)
    draw_name (plan, pen, row, floor (right - plan->place.x - plot_layout_unit (plan->style, 8)));
  else
    draw_name (plan, pen, row, plan->label_width);

  pen->color = &plan->style->text;
}

static void
draw_band_label (const PlotBarsPlan *plan,
                 PlotPen            *pen)
{
  const PlotBars *bars = plan->bars;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->strong, plan->place.width, 1, 12 };

  if (!bars->has_band || plan->n_shown == 0)
    return;

  plot_text_block_fit (&block, plan->engine, bars->band_label, &fit);

  double center = plot_scale_map (&plan->scale, (bars->band_from + bars->band_to) / 2);
  double half = ceil (block.width / 2);

  center = CLAMP (center, plan->place.x + half, MAX (plan->place.x + plan->place.width - half, plan->place.x + half));
  pen->part = PLOT_PART_BAND;
  plot_text_block_draw (&block, pen, center,
                        plan->rows_top - plot_layout_unit (plan->style, 6) - block.line_height,
                        PLOT_ANCHOR_MIDDLE);
}

static void
draw_change_title (const PlotBarsPlan *plan,
                   PlotPen            *pen)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->strong, plan->change_width, 1, MAX (12, plan->font.size * .86) };

  plot_text_block_fit (&block, plan->engine, plan->bars->change_title, &fit);
  pen->part = PLOT_PART_AXIS;
  plot_text_block_draw (&block, pen, plan->change_right, plan->place.y, PLOT_ANCHOR_END);
}

/**
 * plot_bars_draw_rows:
 * @plan: the plan
 * @pen: writes
 *
 * Writes what stands beside the bars: the band's name above them, the rows'
 * names, their totals and how they stand against the rule.
 */
void
plot_bars_draw_rows (const PlotBarsPlan *plan,
                     PlotPen            *pen)
{
  draw_band_label (plan, pen);
  if (plan->n_shown > 0)
    draw_change_title (plan, pen);

  for (guint i = 0; i < plan->n_shown; i++)
    draw_row (plan, pen, i);
}
