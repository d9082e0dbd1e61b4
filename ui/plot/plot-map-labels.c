/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-map-private.h"

#include <math.h>

/* Labels look for a free place in the order of their symbols: at eight places
 * around the symbol, then on one line, then further out on a leader, and at last
 * the name alone; as Vega's label transform does on its bitmap. What finds none
 * is dropped, and counted. */

typedef enum
{
  FORM_WHOLE,       /* name, figure under it, note under that */
  FORM_STACKED,     /* without the note */
  FORM_INLINE,      /* name and figure on one line */
  FORM_NAME,
} Form;

/* Where a label stands by its symbol: -1 left or above, 1 right or below. */
typedef struct
{
  int x, y;
} Side;

static const Side sides_right[] = {
  { 1, 0 }, { -1, 0 }, { 1, -1 }, { 1, 1 }, { -1, -1 }, { -1, 1 }, { 0, -1 }, { 0, 1 },
};
static const Side sides_left[] = {
  { -1, 0 }, { 1, 0 }, { -1, -1 }, { -1, 1 }, { 1, -1 }, { 1, 1 }, { 0, -1 }, { 0, 1 },
};

/* How far out a leader goes, beside labels of 12 pixels. */
static const double leads[] = { 12, 22, 34, 48, 64, 84 };

#define N_DIRECTIONS 16

static double
unit (const PlotMapPlan *plan,
      double             pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

/* What is taken */

static PlotRect
to_local (const PlotMapPlan *plan,
          const PlotRect    *rect)
{
  return (PlotRect) { rect->x - plan->place.x, rect->y - plan->place.y, rect->width, rect->height };
}

static gboolean
is_free (const PlotMapPlan *plan,
         const PlotRect    *rect)
{
  PlotRect local = to_local (plan, rect);

  return rect->x >= plan->field.x && rect->x + rect->width <= plan->field.x + plan->field.width &&
         rect->y >= plan->field.y && rect->y + rect->height <= plan->field.y + plan->field.height &&
         plot_occupancy_is_free (plan->taken, &local);
}

static void
take (const PlotMapPlan *plan,
      const PlotRect    *rect)
{
  PlotRect local = to_local (plan, rect);

  plot_occupancy_mark (plan->taken, &local);
}

/* A circle in strips of two pixels. */
static void
take_circle (const PlotMapPlan *plan,
             double             x,
             double             y,
             double             radius)
{
  for (double dy = -radius; dy < radius; dy += 2)
    {
      double nearest = MIN (fabs (dy), fabs (dy + 2)), half = sqrt (MAX (radius * radius - nearest * nearest, 0));
      PlotRect strip = { x - half, y + dy, 2 * half, 2 };

      take (plan, &strip);
    }
}

/* A line as a row of spots, each a little wider than it. */
static guint
count_spots (const PlotRect *line)
{
  return floor (hypot (line->width, line->height) / 2) + 1;
}

static PlotRect
get_spot (const PlotRect *line,
          guint           index,
          guint           n)
{
  double at = n > 1 ? (double) index / (n - 1) : 0;

  return (PlotRect) { line->x + at * line->width - 1.5, line->y + at * line->height - 1.5, 3, 3 };
}

static void
take_line (const PlotMapPlan *plan,
           const PlotRect    *line)
{
  guint n = count_spots (line);

  for (guint i = 0; i < n; i++)
    {
      PlotRect spot = get_spot (line, i, n);

      take (plan, &spot);
    }
}

static gboolean
is_line_free (const PlotMapPlan *plan,
              const PlotRect    *line)
{
  guint n = count_spots (line);

  for (guint i = 0; i < n; i++)
    {
      PlotRect spot = get_spot (line, i, n);

      if (!is_free (plan, &spot))
        return FALSE;
    }

  return TRUE;
}

/* One label */

static void
fit_label (const PlotMapPlan *plan,
           const PlotSymbol  *symbol,
           PlotMapLabel      *label)
{
  double width = MIN (unit (plan, 170), plan->field.width * .45);
  PlotFit name = { plan->strong, width, 2, MAX (12, plan->strong.size * .86) };
  PlotFit figure = { plan->font, width, 1, plan->font.size };
  g_autofree char *amount = symbol->place->extra != NULL
    ? g_strjoin (" ", symbol->place->figure, symbol->place->extra, NULL) : g_strdup (symbol->place->figure);
  PlotFit note = { plan->font, MIN (unit (plan, 210), plan->field.width * .45), 2, MAX (12, plan->font.size * .86) };

  plot_text_block_fit (&label->name, plan->engine, symbol->place->label, &name);
  plot_text_block_fit (&label->figure, plan->engine, amount, &figure);
  plot_text_block_fit (&label->note, plan->engine, symbol->place->note, &note);
}

static double
get_space (const PlotMapPlan *plan)
{
  return unit (plan, 5);
}

/* The size of a label in a form; its corner is not known yet. */
static gboolean
shape_label (const PlotMapPlan *plan,
             PlotMapLabel      *label,
             Form               form)
{
  label->is_inline = form == FORM_INLINE;
  if ((form == FORM_WHOLE && label->note.n == 0) ||
      (form == FORM_INLINE && (label->name.n != 1 || label->figure.n != 1)))
    return FALSE;

  label->rect.width = ceil (label->name.width);
  label->rect.height = plot_text_block_get_height (&label->name);
  if (form == FORM_INLINE)
    label->rect.width += get_space (plan) + ceil (label->figure.width);
  if (form == FORM_WHOLE || form == FORM_STACKED)
    {
      label->rect.width = MAX (label->rect.width, ceil (label->figure.width));
      label->rect.height += plot_text_block_get_height (&label->figure);
    }
  if (form == FORM_WHOLE)
    {
      label->rect.width = MAX (label->rect.width, ceil (label->note.width));
      label->rect.height += plot_text_block_get_height (&label->note);
    }

  return TRUE;
}

static PlotAnchor
get_anchor (int side)
{
  return side > 0 ? PLOT_ANCHOR_START : side < 0 ? PLOT_ANCHOR_END : PLOT_ANCHOR_MIDDLE;
}

/* The corner of a label whose nearest point is there, on that side of it. Beside
 * its point a label may slide up or down to stay in the field. */
static void
put_label (const PlotMapPlan *plan,
           PlotMapLabel      *label,
           double             x,
           double             y,
           Side               side)
{
  double back_x = side.x > 0 ? 0 : side.x < 0 ? 1 : .5, back_y = side.y > 0 ? 0 : side.y < 0 ? 1 : .5;

  label->rect.x = round (x - back_x * label->rect.width);
  label->rect.y = round (y - back_y * label->rect.height);
  if (side.y == 0)
    {
      double top = ceil (plan->field.y), bottom = floor (plan->field.y + plan->field.height - label->rect.height);

      label->rect.y = MAX (MIN (label->rect.y, MAX (bottom, round (y - label->rect.height))), MIN (top, round (y)));
    }
  label->anchor = get_anchor (side.x);
}

static gboolean
try_near (const PlotMapPlan *plan,
          const PlotSymbol  *symbol,
          PlotMapLabel      *label)
{
  gboolean is_left = symbol->x < plan->field.x + plan->field.width / 2;
  const Side *sides = is_left ? sides_left : sides_right;
  double space = unit (plan, 5);

  for (guint i = 0; i < G_N_ELEMENTS (sides_right); i++)
    {
      /* On a corner the label leans on the circle at 45 degrees. */
      gboolean is_corner = sides[i].x != 0 && sides[i].y != 0;
      double reach = is_corner ? symbol->radius * G_SQRT2 / 2 + space / 2 : symbol->radius + space;

      put_label (plan, label, symbol->x + sides[i].x * reach, symbol->y + sides[i].y * reach, sides[i]);
      if (is_free (plan, &label->rect))
        return TRUE;
    }

  return FALSE;
}

static gboolean
try_far (const PlotMapPlan *plan,
         const PlotSymbol  *symbol,
         PlotMapLabel      *label)
{
  double gap = unit (plan, 3);

  for (guint lead = 0; lead < G_N_ELEMENTS (leads); lead++)
    for (guint i = 0; i < N_DIRECTIONS; i++)
      {
        /* From due east or west outwards, above and below in turn. */
        double turn = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1) * 2 * G_PI / N_DIRECTIONS;
        double angle = symbol->x < plan->field.x + plan->field.width / 2 ? G_PI + turn : turn;
        double dx = cos (angle), dy = sin (angle);
        double from = symbol->radius + 2, to = symbol->radius + unit (plan, leads[lead]);
        Side side = { dx > .3 ? 1 : dx < -.3 ? -1 : 0, fabs (dx) > .3 ? 0 : dy > 0 ? 1 : -1 };

        label->leader = (PlotRect) { symbol->x + dx * from, symbol->y + dy * from,
                                     dx * (to - from), dy * (to - from) };
        put_label (plan, label, symbol->x + dx * (to + gap), symbol->y + dy * (to + gap), side);
        /* The first spots lie on the symbol's own rim. */
        PlotRect outer = { symbol->x + dx * (from + 3), symbol->y + dy * (from + 3),
                           dx * (to - from - 3), dy * (to - from - 3) };

        if (is_free (plan, &label->rect) && is_line_free (plan, &outer))
          {
            label->has_leader = TRUE;
            return TRUE;
          }
      }

  return FALSE;
}

static gboolean
find_place (const PlotMapPlan *plan,
            const PlotSymbol  *symbol,
            PlotMapLabel      *label)
{
  static const struct
  {
    Form       form;
    gboolean (*look) (const PlotMapPlan *plan, const PlotSymbol *symbol, PlotMapLabel *label);
  } tries[] = {
    { FORM_WHOLE, try_near }, { FORM_WHOLE, try_far },
    { FORM_STACKED, try_near }, { FORM_INLINE, try_near },
    { FORM_STACKED, try_far }, { FORM_INLINE, try_far },
    { FORM_NAME, try_near }, { FORM_NAME, try_far },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      if (!shape_label (plan, label, tries[i].form) || !tries[i].look (plan, symbol, label))
        continue;
      if (tries[i].form == FORM_NAME)
        plot_text_block_clear (&label->figure);
      if (tries[i].form != FORM_WHOLE)
        plot_text_block_clear (&label->note);
      return TRUE;
    }

  return FALSE;
}

static void
take_symbols (PlotMapPlan *plan)
{
  for (guint i = 0; i < plan->symbols->len; i++)
    {
      const PlotSymbol *symbol = &g_array_index (plan->symbols, PlotSymbol, i);
      PlotRect lead = { symbol->home_x, symbol->home_y, symbol->x - symbol->home_x, symbol->y - symbol->home_y };

      take_circle (plan, symbol->x, symbol->y, symbol->radius + 2);
      if (hypot (lead.width, lead.height) > symbol->radius)
        take_line (plan, &lead);
    }
}

/**
 * plot_map_plan_labels:
 * @plan: a plan that has its symbols and its legend
 *
 * Finds places for the labels, and counts those that have none.
 */
void
plot_map_plan_labels (PlotMapPlan *plan)
{
  for (guint i = 0; i < plan->symbols->len; i++)
    {
      const PlotSymbol *symbol = &g_array_index (plan->symbols, PlotSymbol, i);
      PlotMapLabel label = { .symbol = i };

      fit_label (plan, symbol, &label);
      if (find_place (plan, symbol, &label))
        {
          PlotRect around = { label.rect.x - 1, label.rect.y, label.rect.width + 2, label.rect.height };

          /* From the symbol to its label, so that no leader goes between them. */
          PlotRect bond = { symbol->x, symbol->y, label.rect.x + label.rect.width / 2 - symbol->x,
                            label.rect.y + label.rect.height / 2 - symbol->y };

          take (plan, &around);
          take_line (plan, label.has_leader ? &label.leader : &bond);
          g_array_append_val (plan->labels, label);
          continue;
        }

      plan->n_unlabelled++;
      plot_text_block_clear (&label.name);
      plot_text_block_clear (&label.figure);
      plot_text_block_clear (&label.note);
    }
}

/* Legend */

static void
find_sizes (PlotMapPlan *plan,
            double       sizes[PLOT_MAP_MAX_SIZES])
{
  PlotTicks ticks = plot_ticks_wilkinson (0, plan->most, 4, 0, NULL, NULL);
  double largest = plot_ticks_get (&ticks, ticks.n - 1);

  /* The whole axis, one step of it, and a fifth of the step: round as well. */
  sizes[0] = largest > plan->most * 1.1 && ticks.n > 2 ? plot_ticks_get (&ticks, ticks.n - 2) : largest;
  sizes[1] = ticks.step;
  sizes[2] = ticks.step / 5;
}

static void
fit_legend (PlotMapPlan *plan)
{
  PlotMapLegend *legend = &plan->legend;
  double sizes[PLOT_MAP_MAX_SIZES], last = G_MAXDOUBLE, width = 0;
  PlotFit fit = { plan->font, plan->field.width / 3, 1, plan->font.size };
  PlotFit title = { plan->font, MAX (plan->field.width / 4, unit (plan, 90)), 2, plan->font.size };

  find_sizes (plan, sizes);
  for (guint i = 0; i < PLOT_MAP_MAX_SIZES; i++)
    {
      double radius = plot_map_plan_get_radius (plan, sizes[i]);
      g_autofree char *text = NULL;

      /* Circles of nearly one size say the same twice. */
      if (radius > last - unit (plan, 2) || radius < 2)
        continue;
      text = plan->map->format_value (sizes[i], sizes[i], plan->map->format_data);
      if (*text == '\0')
        continue;
      plot_text_block_fit (&legend->labels[legend->n], plan->engine, text, &fit);
      width = MAX (width, legend->labels[legend->n].width);
      legend->radii[legend->n++] = last = radius;
    }

  plot_text_block_fit (&legend->title, plan->engine, plan->map->size_title, &title);
  if (legend->n == 0)
    return;

  legend->rect.width = ceil (MAX (legend->title.width,
                                  2 * legend->radii[0] + unit (plan, 14) + width)) + 2;
  legend->rect.height = plot_text_block_get_height (&legend->title) + unit (plan, 4)
                        + MAX (ceil (2 * legend->radii[0]) + plan->line / 2, legend->n * plan->line);
}

/* Beside the land: down its left side, then down its right. */
static gboolean
place_legend (PlotMapPlan *plan,
              gboolean     may_lie_on_land)
{
  PlotMapLegend *legend = &plan->legend;
  double room = plan->field.height - legend->rect.height;

  for (guint side = 0; side < 2; side++)
    for (double y = 0; y <= room; y += MAX (room / 12, 4))
      {
        PlotRect rect = legend->rect;

        rect.x = side == 0 ? plan->field.x : plan->field.x + plan->field.width - rect.width;
        rect.y = round (plan->field.y + y);
        if (!is_free (plan, &rect) ||
            (!may_lie_on_land && plot_map_lines_meet (&plan->land, &rect)))
          continue;
        legend->rect = rect;
        take (plan, &rect);
        return TRUE;
      }

  return FALSE;
}

/**
 * plot_map_plan_legend:
 * @plan: a plan that has its symbols
 *
 * Takes the places of the symbols, and finds one for the legend of sizes beside
 * the land; where there is none, on it, and if need be nowhere.
 */
void
plot_map_plan_legend (PlotMapPlan *plan)
{
  take_symbols (plan);
  if (plan->most <= 0)
    return;

  fit_legend (plan);
  if (plan->legend.n > 0 && !place_legend (plan, FALSE) && !place_legend (plan, TRUE))
    plan->legend.rect.width = 0;
}
