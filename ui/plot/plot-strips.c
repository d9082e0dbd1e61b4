/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-strips.h"

#include "plot-layout-private.h"
#include "plot-scale.h"

#include <math.h>

/* Beside labels of 12 pixels. */
#define RADIUS 5
#define TRACK 24
#define GAP 12

typedef struct
{
  const PlotStyle *style;
  PlotTextEngine  *engine;
  PlotFont         font, strong;
  double           line;      /* of text */
  double           radius, track, gap;
} Plan;

/* Where one strip goes. */
typedef struct
{
  const Plan      *plan;
  const PlotStrip *strip;
  guint            number;
  double           left, right;      /* of the line; dots do not leave the place */
  double           edge;             /* how far beyond it words may go */
  double           top, middle;
  PlotScale        scale;
} Place;

static void
strips_free (PlotBody *body)
{
  PlotStrips *self = (PlotStrips *) body;

  for (guint i = 0; i < self->n_strips; i++)
    {
      PlotStrip *strip = &self->strips[i];

      for (guint k = 0; k < strip->n_dots; k++)
        {
          g_free (strip->dots[k].id);
          g_free (strip->dots[k].name);
          g_free (strip->dots[k].heading);
          g_free (strip->dots[k].detail);
        }
      g_free (strip->dots);
      g_free (strip->id);
      g_free (strip->label);
      g_free (strip->value);
      g_free (strip->from_text);
      g_free (strip->to_text);
      g_free (strip->median_text);
    }

  g_free (self->strips);
  g_free (self);
}

static void
plan_init (Plan            *plan,
           const PlotStyle *style,
           PlotTextEngine  *engine)
{
  plan->style = style;
  plan->engine = engine;
  plan->font = plot_layout_font (style, style->label_size, FALSE);
  plan->strong = plot_layout_font (style, style->label_size, TRUE);
  plan->line = plot_layout_line (engine, &plan->strong);
  plan->radius = plot_layout_unit (style, RADIUS);
  plan->track = plot_layout_unit (style, TRACK);
  plan->gap = plot_layout_unit (style, GAP);
}

static double
get_strip_height (const Plan *plan)
{
  return 2 * plan->line + plan->track;
}

static double
strips_get_natural_height (const PlotBody  *body,
                           double           width,
                           const PlotStyle *style,
                           PlotTextEngine  *engine)
{
  const PlotStrips *self = (const PlotStrips *) body;
  Plan plan;

  if (self->n_strips == 0)
    return 0;

  plan_init (&plan, style, engine);

  return self->n_strips * (get_strip_height (&plan) + plan.gap) - plan.gap;
}

static double
get_x (const Place *place,
       double       value)
{
  return CLAMP (plot_scale_map (&place->scale, value), place->left, place->right);
}

static void
draw_ground (const Place *place,
             PlotScene   *scene)
{
  const PlotStrip *strip = place->strip;
  const PlotStyle *style = place->plan->style;
  double half = floor (place->plan->track / 2) - 1;
  PlotRect line = { place->left, place->middle, place->right - place->left, 0 };
  PlotFill tint = plot_layout_solid (&style->band);

  if (strip->has_band)
    {
      double from = round (get_x (place, strip->band_from)), to = round (get_x (place, strip->band_to));
      PlotRect band = { from, place->middle - half, to - from, 2 * half };

      if (to > from)
        plot_scene_add_rect (scene, PLOT_PART_BAND, &band, &tint);
    }
  plot_scene_add_line (scene, PLOT_PART_AXIS, &line, &style->axis)->stroke_width = MAX (1, style->label_size / 12);
}

static void
draw_median (const Place *place,
             PlotScene   *scene)
{
  double half = floor (place->plan->track / 2) - 3;
  PlotRect tick = { round (get_x (place, place->strip->median)), place->middle - half, 0, 2 * half };

  if (place->strip->has_median)
    plot_scene_add_line (scene, PLOT_PART_GRID, &tick, &place->plan->style->text)->stroke_width
      = MAX (1, place->plan->style->label_size / 9);
}

static int
take_mark (const Place    *place,
           PlotScene      *scene,
           guint           number,
           const PlotRect *bounds)
{
  const PlotStripDot *dot = &place->strip->dots[number];
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->bounds = *bounds;
  mark->row_id = g_strdup (dot->id);
  mark->series_id = g_strdup (place->strip->id);
  mark->id = g_strconcat (dot->id, "/", place->strip->id, NULL);
  mark->name = g_strdup (dot->name);
  mark->heading = g_strdup (dot->heading);
  mark->detail = g_strdup (dot->detail);
  mark->row = place->number;
  mark->column = number;

  return plot_scene_take_mark (scene, mark);
}

static void
draw_dot (const Place *place,
          PlotScene   *scene,
          guint        number)
{
  const PlotStripDot *dot = &place->strip->dots[number];
  const PlotStyle *style = place->plan->style;
  double radius = place->plan->radius + (dot->is_own ? plot_layout_unit (style, 1.5) : 0);
  PlotRect bounds = { get_x (place, dot->value) - radius, place->middle - radius, 2 * radius, 2 * radius };
  PlotFill fill = plot_layout_solid (&style->fills[PLOT_FILL_ACCENT].color);
  PlotItem *item = plot_scene_add_rect (scene, PLOT_PART_MARK, &bounds, dot->is_own ? &fill : NULL);

  item->radius = radius;
  item->stroke = dot->is_own ? style->ground : style->text;
  item->stroke_width = plot_layout_unit (style, 1.3);
  item->is_dashed = dot->is_unsure && !dot->is_own;
  item->mark = take_mark (place, scene, number, &bounds);
}

static double
draw_text (const Place *place,
           PlotPen     *pen,
           const char  *text,
           double       x,
           double       y,
           PlotAnchor   anchor)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { pen->color == &place->plan->style->text && anchor == PLOT_ANCHOR_END ? place->plan->strong
                                                                                        : place->plan->font,
                  place->right - place->left + 2 * place->edge, 1, MAX (12, place->plan->font.size * .86) };

  plot_text_block_fit (&block, place->plan->engine, text, &fit);
  plot_text_block_draw (&block, pen, x, y, anchor);

  return block.n > 0 ? block.width : 0;
}

/* What is compared, and the own one's value over the end of the line. */
static void
draw_head (const Place *place,
           PlotPen     *pen)
{
  g_auto (PlotTextBlock) label = { 0 };
  double taken;

  pen->part = PLOT_PART_END_LABEL;
  pen->color = &place->plan->style->text;
  taken = draw_text (place, pen, place->strip->value, place->right + place->edge, place->top, PLOT_ANCHOR_END);

  PlotFit fit = { place->plan->font, place->right - place->left + 2 * place->edge - taken - place->plan->gap, 1,
                  MAX (12, place->plan->font.size * .86) };

  pen->part = PLOT_PART_ROW_LABEL;
  plot_text_block_fit (&label, place->plan->engine, place->strip->label, &fit);
  plot_text_block_draw (&label, pen, place->left - place->edge, place->top, PLOT_ANCHOR_START);
}

/* Its median under the middle of it, and the ends where that leaves room. */
static void
draw_scale (const Place *place,
            PlotPen     *pen)
{
  const PlotStrip *strip = place->strip;
  double y = place->top + place->plan->line + place->plan->track;

  pen->part = PLOT_PART_AXIS;
  pen->color = &place->plan->style->dim;
  if (strip->has_median)
    {
      double half = ceil (plot_text_engine_measure (place->plan->engine, strip->median_text,
                                                    &place->plan->font).width / 2);

      draw_text (place, pen, strip->median_text,
                 CLAMP (get_x (place, strip->median), place->left + half, MAX (place->right - half, place->left + half)),
                 y, PLOT_ANCHOR_MIDDLE);
    }
  draw_text (place, pen, strip->from_text, place->left - place->edge, y, PLOT_ANCHOR_START);
  draw_text (place, pen, strip->to_text, place->right + place->edge, y, PLOT_ANCHOR_END);
}

static void
draw_strip (const Place *place,
            PlotScene   *scene,
            PlotPen     *pen)
{
  draw_ground (place, scene);
  draw_median (place, scene);
  /* The own one lies on top. */
  for (int is_own = 0; is_own <= 1; is_own++)
    for (guint i = 0; i < place->strip->n_dots; i++)
      if (place->strip->dots[i].is_own == is_own)
        draw_dot (place, scene, i);
  draw_head (place, pen);
  draw_scale (place, pen);
}

static void
strips_layout (const PlotBody *body,
               const PlotRect *place,
               PlotScene      *scene,
               PlotTextEngine *engine)
{
  const PlotStrips *self = (const PlotStrips *) body;
  g_auto (PlotPen) pen = { 0 };
  Plan plan;
  double room, step;

  if (self->n_strips == 0)
    return;

  plan_init (&plan, plot_scene_get_style (scene), engine);
  plot_pen_init (&pen, scene, engine, place);
  /* What is left over goes between them, but not far. */
  room = (place->height - self->n_strips * get_strip_height (&plan)) / MAX (self->n_strips - 1, 1);
  step = floor (get_strip_height (&plan) + CLAMP (room, 0, 3 * plan.gap));
  for (guint i = 0; i < self->n_strips; i++)
    {
      const PlotStrip *strip = &self->strips[i];
      double inset = plan.radius + plot_layout_unit (plan.style, 2);
      Place where = { &plan, strip, i, place->x + inset, place->x + place->width - inset, inset,
                      place->y + i * step, 0, { 0 } };

      if (where.top + get_strip_height (&plan) > place->y + place->height || where.right <= where.left)
        break;
      where.middle = where.top + plan.line + floor (plan.track / 2);
      where.scale = (PlotScale) { strip->from, strip->to, where.left, where.right };
      draw_strip (&where, scene, &pen);
    }
}

static const PlotBodyKind kind = {
  .free = strips_free,
  .get_natural_height = strips_get_natural_height,
  .layout = strips_layout,
};

/**
 * plot_strips_new:
 * @n_strips: how many lines
 *
 * Creates strips that the caller fills in: all strings in them become theirs and
 * are freed with them.
 *
 * Returns: (transfer full): the strips, freed with plot_body_free()
 */
PlotStrips *
plot_strips_new (guint n_strips)
{
  PlotStrips *self = g_new0 (PlotStrips, 1);

  self->body.kind = &kind;
  self->n_strips = n_strips;
  self->strips = g_new0 (PlotStrip, n_strips + 1);

  return self;
}

/**
 * plot_strips_set_dots:
 * @strip: a strip without dots
 * @n_dots: how many there are to be
 */
void
plot_strips_set_dots (PlotStrip *strip,
                      guint      n_dots)
{
  strip->n_dots = n_dots;
  strip->dots = g_new0 (PlotStripDot, n_dots + 1);
}
