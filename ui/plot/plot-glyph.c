/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-output.h"

#include <string.h>

#include "plot-private.h"

#define MAX_SHAPES 3

/* A square with corners of 1.5. */
#define ROUND_SQUARE \
  "M 3.5 2 L 12.5 2 C 13.33 2 14 2.67 14 3.5 L 14 12.5 C 14 13.33 13.33 14 12.5 14 " \
  "L 3.5 14 C 2.67 14 2 13.33 2 12.5 L 2 3.5 C 2 2.67 2.67 2 3.5 2 Z"

#define WIDE_ROUND_SQUARE \
  "M 3 0.75 L 13 0.75 C 14.24 0.75 15.25 1.76 15.25 3 L 15.25 13 " \
  "C 15.25 14.24 14.24 15.25 13 15.25 L 3 15.25 C 1.76 15.25 0.75 14.24 0.75 13 " \
  "L 0.75 3 C 0.75 1.76 1.76 0.75 3 0.75 Z"

#define QUESTION_HOOK \
  "M 5.6 5.9 C 5.6 4.5 6.6 3.6 8 3.6 C 9.4 3.6 10.4 4.5 10.4 5.8 " \
  "C 10.4 7.5 8 7.6 8 9.4"

/* The glyphs are drawn here and nowhere else: all outputs share the paths. */
static const PlotShape glyphs[][MAX_SHAPES] = {
  [PLOT_GLYPH_DIAMOND] = {
    { "M 8 0.5 L 15.5 8 L 8 15.5 L 0.5 8 Z", PLOT_INK_ACCENT },
  },
  [PLOT_GLYPH_SQUARE] = {
    { ROUND_SQUARE, PLOT_INK_GOOD },
  },
  [PLOT_GLYPH_RING] = {
    { "O 8 8 5.5", PLOT_INK_TEXT, 2.0 },
  },
  [PLOT_GLYPH_DOTTED_RING] = {
    /* Twelve dashes all around. */
    { "O 8 8 5.5", PLOT_INK_TEXT, 1.5, { 1.5, 1.38 } },
  },
  [PLOT_GLYPH_POINT] = {
    { "O 8 8 1.4", PLOT_INK_DIM },
  },
  [PLOT_GLYPH_QUESTION] = {
    { QUESTION_HOOK, PLOT_INK_DIM, 1.5 },
    { "O 8 12 1", PLOT_INK_DIM },
  },
  [PLOT_GLYPH_CHECK] = {
    { "O 8 8 6.5", PLOT_INK_GOOD },
    { "M 5 8.2 L 7.2 10.4 L 11 6", PLOT_INK_GROUND, 1.8 },
  },
  [PLOT_GLYPH_CROSS] = {
    { ROUND_SQUARE, PLOT_INK_BAD },
    { "M 5.6 5.6 L 10.4 10.4 M 10.4 5.6 L 5.6 10.4", PLOT_INK_GROUND, 1.8 },
  },
  [PLOT_GLYPH_DOWN] = {
    { "M 2 3 L 14 3 L 8 13 Z", PLOT_INK_BAD },
  },
  [PLOT_GLYPH_UP] = {
    { "M 2 13 L 14 13 L 8 3 Z", PLOT_INK_BAD },
  },
  [PLOT_GLYPH_UNKNOWN] = {
    { WIDE_ROUND_SQUARE, PLOT_INK_TEXT, 1.3, { 2.2, 1.5 } },
    { QUESTION_HOOK, PLOT_INK_TEXT, 1.8 },
    { "O 8 12.1 1.15", PLOT_INK_TEXT },
  },
  [PLOT_GLYPH_HATCH] = {
    { ROUND_SQUARE, PLOT_INK_GROUND },
    { "M 2.3 9.3 L 6.7 13.7 M 2.3 4.7 L 11.3 13.7 M 4.7 2.3 L 13.7 11.3 M 9.3 2.3 L 13.7 6.7",
      PLOT_INK_TEXT, 1.2 },
    { ROUND_SQUARE, PLOT_INK_TEXT, 1.2 },
  },
  [PLOT_GLYPH_DISC] = {
    { "O 8 8 6.5", PLOT_INK_ACCENT },
  },
  [PLOT_GLYPH_CIRCLE] = {
    { "O 8 8 5.5", PLOT_INK_DIM, 1.8 },
  },
  [PLOT_GLYPH_GHOST] = {
    { "M 1 3 L 15 3 L 15 13 L 1 13 Z", PLOT_INK_TEXT, 1.4, { 2.6, 1.8 } },
  },
  [PLOT_GLYPH_LINE] = {
    { "M 6.75 1 L 9.25 1 L 9.25 15 L 6.75 15 Z", PLOT_INK_TEXT },
  },
  [PLOT_GLYPH_DASH] = {
    { "M 8 1 L 8 15", PLOT_INK_TEXT, 1.6, { 3, 2 } },
  },
  [PLOT_GLYPH_LEVEL] = {
    { "M 0.5 8 L 15.5 8", PLOT_INK_TEXT, 1.6, { 3, 3 } },
  },
  [PLOT_GLYPH_PENNANT] = {
    { "M 2 3 L 14 3 L 9.5 8 L 14 13 L 2 13 Z", PLOT_INK_ORANGE },
  },
  [PLOT_GLYPH_PLUS] = {
    { "M 1.5 8 L 14.5 8 M 8 1.5 L 8 14.5", PLOT_INK_GOOD, 2.2 },
  },
  [PLOT_GLYPH_PLUS_MINUS] = {
    { "M 3 6 L 13 6 M 8 1 L 8 11 M 3 14 L 13 14", PLOT_INK_TEXT, 1.8 },
  },
  [PLOT_GLYPH_MINUS] = {
    { "M 1.5 8 L 14.5 8", PLOT_INK_BAD, 2.2 },
  },
};

/**
 * plot_glyph_get_shapes:
 * @glyph: a glyph
 * @n_shapes: (out): how many shapes it has
 *
 * Returns: (transfer none) (nullable): its shapes, the lowest first
 */
const PlotShape *
plot_glyph_get_shapes (PlotGlyph  glyph,
                       guint     *n_shapes)
{
  *n_shapes = 0;

  if ((guint) glyph >= G_N_ELEMENTS (glyphs))
    return NULL;
  while (*n_shapes < MAX_SHAPES && glyphs[glyph][*n_shapes].path != NULL)
    (*n_shapes)++;

  return glyphs[glyph];
}

/**
 * plot_shape_get_color:
 * @shape: a shape of a glyph
 * @style: the style
 * @item: (nullable): the item, whose fill or stroke may replace the colour
 *
 * Returns: (transfer none): what to draw the shape with
 */
const PlotColor *
plot_shape_get_color (const PlotShape *shape,
                      const PlotStyle *style,
                      const PlotItem  *item)
{
  const PlotColor *inks[] = {
    [PLOT_INK_ACCENT] = &style->accent,
    [PLOT_INK_GOOD] = &style->good,
    [PLOT_INK_BAD] = &style->bad,
    [PLOT_INK_TEXT] = &style->text,
    [PLOT_INK_DIM] = &style->dim,
    [PLOT_INK_GROUND] = &style->ground,
    [PLOT_INK_ORANGE] = &style->fills[PLOT_FILL_ORANGE].color,
  };

  if (item != NULL && shape->ink != PLOT_INK_GROUND)
    {
      if (shape->stroke > 0.0 && item->stroke.alpha > 0.0)
        return &item->stroke;
      if (shape->stroke <= 0.0 && item->fill.color.alpha > 0.0)
        return &item->fill.color;
    }

  return inks[shape->ink];
}

/**
 * plot_glyph_get_place:
 * @rect: the box of a glyph
 * @x: (out): left edge of the largest square in the middle of @rect
 * @y: (out): its top edge
 * @scale: (out): pixels a unit of the glyph's box of 16 by 16
 */
void
plot_glyph_get_place (const PlotRect *rect,
                      double         *x,
                      double         *y,
                      double         *scale)
{
  double side = MAX (MIN (rect->width, rect->height), 0.0);

  *x = rect->x + (rect->width - side) / 2.0;
  *y = rect->y + (rect->height - side) / 2.0;
  *scale = side / PLOT_GLYPH_BOX;
}

/**
 * plot_path_next:
 * @path: (inout): what is left of a path
 * @step: (out caller-allocates): its first step
 *
 * Returns: whether there was one
 */
gboolean
plot_path_next (const char   **path,
                PlotPathStep  *step)
{
  static const char commands[] = "MLCZO";
  static const guint n_values[] = { 2, 2, 6, 0, 3 };
  const char *found;

  while (**path == ' ')
    (*path)++;
  if (**path == '\0')
    return FALSE;

  found = strchr (commands, **path);
  g_assert (found != NULL);

  step->command = *(*path)++;
  for (guint i = 0; i < n_values[found - commands]; i++)
    {
      char *end;

      step->values[i] = g_ascii_strtod (*path, &end);
      *path = end;
    }

  return TRUE;
}

/**
 * plot_path_trace:
 * @path: a path
 * @cr: what becomes its current path
 */
void
plot_path_trace (const char *path,
                 cairo_t    *cr)
{
  PlotPathStep step;

  cairo_new_path (cr);
  while (plot_path_next (&path, &step))
    {
      const double *v = step.values;

      switch (step.command)
        {
        case 'M':
          cairo_move_to (cr, v[0], v[1]);
          break;
        case 'L':
          cairo_line_to (cr, v[0], v[1]);
          break;
        case 'C':
          cairo_curve_to (cr, v[0], v[1], v[2], v[3], v[4], v[5]);
          break;
        case 'O':
          cairo_new_sub_path (cr);
          cairo_arc (cr, v[0], v[1], v[2], 0.0, 2.0 * G_PI);
          cairo_close_path (cr);
          break;
        default:
          cairo_close_path (cr);
          break;
        }
    }
}

static void
paint_shape (const PlotShape *shape,
             const PlotColor *color,
             cairo_t         *cr)
{
  plot_path_trace (shape->path, cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  if (shape->stroke <= 0.0)
    {
      cairo_fill (cr);
      return;
    }

  cairo_set_dash (cr, shape->dash, shape->dash[0] > 0.0 ? 2 : 0, 0.0);
  cairo_set_line_width (cr, shape->stroke);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (cr);
}

static void
paint_glyph (PlotGlyph        glyph,
             const PlotRect  *rect,
             const PlotStyle *style,
             const PlotItem  *item,
             cairo_t         *cr)
{
  const PlotShape *shapes;
  guint n_shapes;
  double x, y, scale;

  plot_glyph_get_place (rect, &x, &y, &scale);
  if (scale <= 0.0)
    return;

  shapes = plot_glyph_get_shapes (glyph, &n_shapes);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < n_shapes; i++)
    paint_shape (&shapes[i], plot_shape_get_color (&shapes[i], style, item), cr);
  cairo_restore (cr);
}

/**
 * plot_glyph_paint_item:
 * @item: a glyph of a scene
 * @style: the style of the scene
 * @cr: where to draw
 */
void
plot_glyph_paint_item (const PlotItem  *item,
                       const PlotStyle *style,
                       cairo_t         *cr)
{
  paint_glyph (item->glyph, &item->rect, style, item, cr);
}

/**
 * plot_glyph_paint:
 * @glyph: which glyph
 * @rect: the box it stands in the middle of, pixels
 * @style: the style
 * @cr: where to draw
 *
 * Draws one glyph in its own colours, as it looks in a scene.
 */
void
plot_glyph_paint (PlotGlyph        glyph,
                  const PlotRect  *rect,
                  const PlotStyle *style,
                  cairo_t         *cr)
{
  g_return_if_fail (rect != NULL && style != NULL && cr != NULL);

  paint_glyph (glyph, rect, style, NULL, cr);
}
