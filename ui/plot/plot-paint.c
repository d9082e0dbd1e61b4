/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-output.h"

#include <math.h>

#include "plot-private.h"

/* The patterns are meant for labels of this size and grow with them. */
#define USUAL_LABEL 12.0
#define USUAL_TOLERANCE 0.1
#define HALO_TOLERANCE 0.5

/* Emoji may be from here on. */
#define FIRST_PICTURE 0x2600

static const PlotTile tiles[] = {
  [PLOT_PATTERN_STRIPES] = { 45.0, 8.0, 0.0, 3.2 },
  [PLOT_PATTERN_HATCH] = { -45.0, 5.0, 0.0, 1.2 },
  [PLOT_PATTERN_LINES_ACROSS] = { 90.0, 6.0, 3.0, 1.5 },
  [PLOT_PATTERN_LINES_DOWN] = { 0.0, 6.0, 3.0, 1.5 },
  [PLOT_PATTERN_DOTS] = { 0.0, 6.0, 3.0, 1.2, TRUE },
};

static void
set_source (cairo_t         *cr,
            const PlotColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
trace_rect (cairo_t        *cr,
            const PlotRect *rect,
            double          radius)
{
  double left = rect->x, right = rect->x + rect->width;
  double top = rect->y, bottom = rect->y + rect->height;

  radius = MIN (radius, MIN (rect->width, rect->height) / 2.0);
  cairo_new_path (cr);
  if (radius <= 0.0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }

  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* What a rect whose corner is the origin takes in a space turned by an angle. */
static PlotRect
turn_rect (double width,
           double height,
           double angle)
{
  double across = cos (angle), along = sin (angle);
  double left = MIN (width * across, 0) + MIN (height * along, 0);
  double right = MAX (width * across, 0) + MAX (height * along, 0);
  double top = MIN (-width * along, 0) + MIN (height * across, 0);
  double bottom = MAX (-width * along, 0) + MAX (height * across, 0);

  return (PlotRect) { left, top, right - left, bottom - top };
}

/* Bands over a rect whose corner is the origin, in turned space: no more than
 * there are to see, as each takes its room in a document, and a line half of that
 * of a rect. */
static void
paint_bands (const PlotTile *tile,
             double          width,
             double          height,
             cairo_t        *cr)
{
  double angle = tile->angle * G_PI / 180.0;
  PlotRect seen = turn_rect (width, height, angle);
  double first = floor ((seen.x - tile->offset - tile->width) / tile->period) * tile->period;

  cairo_rotate (cr, angle);
  cairo_new_path (cr);
  for (double x = first + tile->offset; x < seen.x + seen.width; x += tile->period)
    {
      if (x + tile->width <= seen.x)
        continue;
      cairo_move_to (cr, x + tile->width / 2.0, seen.y - 1.0);
      cairo_line_to (cr, x + tile->width / 2.0, seen.y + seen.height + 1.0);
    }
  cairo_set_line_width (cr, tile->width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}

static void
paint_dots (const PlotTile *tile,
            double          width,
            double          height,
            cairo_t        *cr)
{
  cairo_new_path (cr);
  for (double y = tile->offset - tile->period; y < height + tile->period; y += tile->period)
    {
      for (double x = tile->offset - tile->period; x < width + tile->period; x += tile->period)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, x, y, tile->width, 0.0, 2.0 * G_PI);
        }
    }
  cairo_fill (cr);
}

/* Where a line of a pattern comes to lie so that what is left at both ends is
 * alike and as wide as can be; in a sliver there is none. */
static double
get_shift (double length,
           double centre,
           double period)
{
  double on_middle = fmod (length / 2.0, period);
  double off_middle = fmod (length / 2.0 + period / 2.0, period);

  if (length >= period &&
      MIN (on_middle, period - on_middle) > MIN (off_middle, period - off_middle))
    return on_middle - centre;

  return off_middle - centre;
}

static void
paint_rect (const PlotItem  *item,
            const PlotStyle *style,
            cairo_t         *cr)
{
  plot_fill_paint (&item->fill, &item->rect, item->radius, plot_style_get_scale (style), cr);
  if (item->stroke.alpha <= 0.0 || item->stroke_width <= 0.0)
    return;

  trace_rect (cr, &item->rect, item->radius);
  set_source (cr, &item->stroke);
  cairo_set_line_width (cr, item->stroke_width);
  cairo_stroke (cr);
}

static void
paint_line (const PlotItem *item,
            cairo_t        *cr)
{
  cairo_new_path (cr);
  cairo_move_to (cr, item->rect.x, item->rect.y);
  cairo_rel_line_to (cr, item->rect.width, item->rect.height);
  set_source (cr, &item->stroke);
  cairo_set_line_width (cr, item->stroke_width);
  cairo_stroke (cr);
}

static void
paint_path (const PlotItem *item,
            cairo_t        *cr)
{
  plot_path_trace (item->path, cr);
  if (item->fill.color.alpha > 0.0)
    {
      set_source (cr, &item->fill.color);
      cairo_fill_preserve (cr);
    }
  if (item->stroke.alpha > 0.0 && item->stroke_width > 0.0)
    {
      set_source (cr, &item->stroke);
      cairo_set_line_width (cr, item->stroke_width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/* Letters without a font: a bar where the text would be, as a fixed engine
 * has only its size. */
static void
paint_placeholder (const PlotItem *item,
                   cairo_t        *cr)
{
  double height = item->font.size * 0.5;

  cairo_new_path (cr);
  cairo_rectangle (cr, item->rect.x, item->baseline - height, item->rect.width, height);
  set_source (cr, &item->color);
  cairo_fill (cr);
}

/* Before 1.17.4 cairo puts each letter of a bitmap on a whole pixel, which
 * tears small text apart; outlines stand where they should. A picture letter
 * has no outline. */
static gboolean
needs_outlines (const char *text,
                cairo_t    *cr)
{
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 4) ||
      cairo_surface_get_type (cairo_get_group_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character >= FIRST_PICTURE && !g_unichar_isalpha (character))
        return FALSE;
    }

  return TRUE;
}

/* Its edge is hardly seen, and drawn exactly it costs five times as much. */
static void
paint_halo (PangoLayout     *layout,
            double           halo,
            const PlotColor *ground,
            cairo_t         *cr)
{
  pango_cairo_layout_path (cr, layout);
  set_source (cr, ground);
  cairo_set_line_width (cr, 2.0 * halo);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_tolerance (cr, HALO_TOLERANCE);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_stroke (cr);
  cairo_set_tolerance (cr, USUAL_TOLERANCE);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

static void
paint_text (const PlotItem  *item,
            const PlotStyle *style,
            PlotTextEngine  *engine,
            cairo_t         *cr)
{
  PangoLayout *layout = plot_text_engine_layout (engine, item->text, &item->font);
  PlotExtents extents;
  double x, y;

  if (layout == NULL)
    {
      paint_placeholder (item, cr);
      return;
    }

  /* The engine that draws need not be the one that measured: keep the anchor. */
  extents = plot_text_engine_measure (engine, item->text, &item->font);
  x = plot_item_get_anchor_x (item) - extents.width * plot_anchor_get_factor (item->anchor);

  y = item->baseline - extents.ascent;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  if (item->halo > 0.0)
    {
      paint_halo (layout, item->halo, &style->ground, cr);
      cairo_move_to (cr, x, y);
    }

  set_source (cr, &item->color);
  if (!needs_outlines (item->text, cr))
    {
      pango_cairo_show_layout (cr, layout);
      return;
    }
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
}

/**
 * plot_anchor_get_factor:
 * @anchor: an anchor
 *
 * Returns: which part of a line's width lies left of its anchor
 */
double
plot_anchor_get_factor (PlotAnchor anchor)
{
  static const double factors[] = { 0.0, 0.5, 1.0 };

  return factors[anchor];
}

/**
 * plot_item_get_anchor_x:
 * @item: a text of a scene
 *
 * Returns: where its anchor is, pixels
 */
double
plot_item_get_anchor_x (const PlotItem *item)
{
  return item->rect.x + item->rect.width * plot_anchor_get_factor (item->anchor);
}

/**
 * plot_style_get_scale:
 * @style: a style
 *
 * Returns: how much larger than on a page its patterns are
 */
double
plot_style_get_scale (const PlotStyle *style)
{
  return MAX (style->label_size / USUAL_LABEL, 1.0);
}

/**
 * plot_pattern_get_tile:
 * @pattern: a pattern
 * @scale: how much larger than on a page
 * @tile: (out caller-allocates): what is repeated
 *
 * Returns: whether the pattern is more than one colour
 */
gboolean
plot_pattern_get_tile (PlotPattern  pattern,
                       double       scale,
                       PlotTile    *tile)
{
  if (pattern == PLOT_PATTERN_SOLID || (guint) pattern >= G_N_ELEMENTS (tiles))
    return FALSE;

  *tile = tiles[pattern];
  tile->period *= scale;
  tile->offset *= scale;
  tile->width *= scale;

  return TRUE;
}

/**
 * plot_tile_get_shift:
 * @tile: a tile
 * @rect: what is filled with it
 * @x: (out): how far right of the corner of @rect the tiles begin, or left
 * @y: (out): how far below it, or above
 */
void
plot_tile_get_shift (const PlotTile *tile,
                     const PlotRect *rect,
                     double         *x,
                     double         *y)
{
  double centre = tile->is_dotted ? tile->offset : tile->offset + tile->width / 2.0;

  *x = *y = 0.0;
  if (tile->is_dotted || tile->angle == 0.0)
    *x = get_shift (rect->width, centre, tile->period);
  if (tile->is_dotted || tile->angle == 90.0)
    *y = get_shift (rect->height, centre, tile->period);
}

/**
 * plot_fill_paint:
 * @fill: a fill
 * @rect: what to fill, pixels
 * @radius: of its corners, pixels
 * @scale: how much larger than on a page the pattern is
 * @cr: where to draw
 *
 * Fills a rect. Patterns stay vectors, and lie the same way in each rect so
 * that all bars of a series look alike.
 */
void
plot_fill_paint (const PlotFill *fill,
                 const PlotRect *rect,
                 double          radius,
                 double          scale,
                 cairo_t        *cr)
{
  PlotTile tile;
  double x, y;

  if (fill->color.alpha <= 0.0 || !(rect->width > 0.0) || !(rect->height > 0.0))
    return;

  trace_rect (cr, rect, radius);
  set_source (cr, &fill->color);
  cairo_fill (cr);
  if (!plot_pattern_get_tile (fill->pattern, scale, &tile))
    return;

  cairo_save (cr);
  trace_rect (cr, rect, radius);
  cairo_clip (cr);
  plot_tile_get_shift (&tile, rect, &x, &y);
  cairo_translate (cr, rect->x + x, rect->y + y);
  set_source (cr, &fill->second);
  if (tile.is_dotted)
    paint_dots (&tile, rect->width, rect->height, cr);
  else
    paint_bands (&tile, rect->width, rect->height, cr);
  cairo_restore (cr);
}

static void
paint_whole (const PlotItem  *item,
             const PlotStyle *style,
             PlotTextEngine  *engine,
             cairo_t         *cr)
{
  double stroke = MAX (item->stroke_width, 1.0);
  double dash[] = { PLOT_DASH_ON * stroke, PLOT_DASH_OFF * stroke };

  cairo_save (cr);
  if (item->is_dashed)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0.0);

  switch (item->kind)
    {
    case PLOT_ITEM_RECT:
      paint_rect (item, style, cr);
      break;
    case PLOT_ITEM_LINE:
      paint_line (item, cr);
      break;
    case PLOT_ITEM_GLYPH:
      plot_glyph_paint_item (item, style, cr);
      break;
    case PLOT_ITEM_PATH:
      paint_path (item, cr);
      break;
    case PLOT_ITEM_TEXT:
      paint_text (item, style, engine, cr);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_restore (cr);
}

/* Keeps what is painted on the side as small as the item, with room for what
 * letters and strokes reach over their rect. */
static void
clip_to_item (const PlotItem *item,
              cairo_t        *cr)
{
  double room = item->stroke_width + item->halo + item->font.size / 2.0 + 1.0;
  double left = MIN (item->rect.x, item->rect.x + item->rect.width);
  double top = MIN (item->rect.y, item->rect.y + item->rect.height);

  cairo_new_path (cr);
  cairo_rectangle (cr, left - room, top - room,
                   fabs (item->rect.width) + 2.0 * room, fabs (item->rect.height) + 2.0 * room);
  cairo_clip (cr);
}

/**
 * plot_item_paint:
 * @item: an item of a scene
 * @style: the style of the scene
 * @engine: draws the letters
 * @cr: where to draw
 *
 * Draws an item; one that fades as a whole, so that nothing of it shows through
 * the rest of it.
 */
void
plot_item_paint (const PlotItem  *item,
                 const PlotStyle *style,
                 PlotTextEngine  *engine,
                 cairo_t         *cr)
{
  if (item->fade <= 0.0)
    {
      paint_whole (item, style, engine, cr);
      return;
    }

  cairo_save (cr);
  clip_to_item (item, cr);
  cairo_push_group (cr);
  paint_whole (item, style, engine, cr);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 1.0 - MIN (item->fade, 1.0));
  cairo_restore (cr);
}

/**
 * plot_scene_paint:
 * @scene: a scene
 * @engine: draws the letters
 * @cr: where to draw, in pixels of the scene
 *
 * Draws a scene. The same layouts are drawn whatever the surface.
 */
void
plot_scene_paint (PlotScene      *scene,
                  PlotTextEngine *engine,
                  cairo_t        *cr)
{
  g_return_if_fail (scene != NULL && engine != NULL && cr != NULL);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    plot_item_paint (plot_scene_get_item (scene, i), plot_scene_get_style (scene), engine, cr);
}
