/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-layout-private.h"

#include <math.h>

/**
 * plot_layout_font:
 * @style: a style
 * @size: in pixels
 * @is_bold: whether the letters are bold
 *
 * Returns: a font of the style's family
 */
PlotFont
plot_layout_font (const PlotStyle *style,
                  double           size,
                  gboolean         is_bold)
{
  return (PlotFont) { style->font_family, size, is_bold };
}

/**
 * plot_layout_line:
 * @engine: measures
 * @font: a font
 *
 * Returns: the height a line of the font takes, in whole pixels
 */
double
plot_layout_line (PlotTextEngine *engine,
                  const PlotFont *font)
{
  return ceil (plot_text_engine_measure (engine, "Åg", font).height);
}

/**
 * plot_layout_solid:
 * @color: a colour
 *
 * Returns: a fill of that colour alone
 */
PlotFill
plot_layout_solid (const PlotColor *color)
{
  return (PlotFill) { .pattern = PLOT_PATTERN_SOLID, .color = *color, .second = *color, .text = *color };
}

/**
 * plot_layout_unit:
 * @style: a style
 * @pixels: a length as drawn beside labels of 12 pixels
 *
 * Returns: the length beside the style's labels, in whole pixels
 */
double
plot_layout_unit (const PlotStyle *style,
                  double           pixels)
{
  return MAX (1, round (pixels * style->label_size / 12));
}

/**
 * plot_layout_longest_word:
 * @engine: measures
 * @text: (nullable): some words
 * @font: their letters
 *
 * Returns: the width of the longest of them, in whole pixels
 */
double
plot_layout_longest_word (PlotTextEngine *engine,
                          const char     *text,
                          const PlotFont *font)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " -", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      widest = MAX (widest, ceil (plot_text_engine_measure (engine, words[i], font).width));

  return widest;
}

/**
 * plot_layout_outline:
 * @scene: what is drawn into
 * @rect: where
 * @mark: the mark it belongs to, or -1
 *
 * Draws a dashed outline in the colour of text that does not leave @rect; only
 * a dashed line where there is no room within.
 */
void
plot_layout_outline (PlotScene      *scene,
                     const PlotRect *rect,
                     int             mark)
{
  const PlotStyle *style = plot_scene_get_style (scene);
  double stroke = MIN (plot_layout_unit (style, 1.4), MIN (rect->width, rect->height) / 2);
  gboolean is_thin = rect->height < 5 * stroke;
  PlotRect inner = { rect->x + stroke / 2, rect->y + stroke / 2, rect->width - stroke, rect->height - stroke };
  PlotRect along = { rect->x, rect->y + rect->height / 2, rect->width, 0 };
  PlotItem *item = is_thin ? plot_scene_add_line (scene, PLOT_PART_MARK, &along, &style->text)
                           : plot_scene_add_rect (scene, PLOT_PART_MARK, &inner, &(PlotFill) { 0 });

  item->stroke = style->text;
  item->stroke_width = is_thin ? MIN (1.5 * stroke, .6 * rect->height) : stroke;
  item->is_dashed = TRUE;
  item->mark = mark;
}

/* Texts: fitting */

static gboolean
is_cut (char       **lines,
        const char  *text)
{
  guint n = g_strv_length (lines);

  return n > 0 && g_str_has_suffix (lines[n - 1], "…") && !g_str_has_suffix (text, "…");
}

static void
take_lines (PlotTextBlock  *self,
            PlotTextEngine *engine,
            char          **lines,
            const PlotFont *font)
{
  self->lines = lines;
  self->n = g_strv_length (lines);
  self->font = *font;
  self->line_height = plot_layout_line (engine, font);
  self->width = 0;

  for (guint i = 0; i < self->n; i++)
    self->width = MAX (self->width, plot_text_engine_measure (engine, lines[i], font).width);
}

/**
 * plot_text_block_fit:
 * @self: (out caller-allocates): the lines
 * @engine: measures
 * @text: (nullable): what is to be said
 * @fit: the room and the letters
 *
 * Fits a text into a width: whole, else in more lines, else in smaller letters
 * pixel by pixel, and only then cut with "…".
 */
void
plot_text_block_fit (PlotTextBlock  *self,
                     PlotTextEngine *engine,
                     const char     *text,
                     const PlotFit  *fit)
{
  PlotFont font = fit->font;
  guint max_lines = MAX (fit->max_lines, 1);

  *self = (PlotTextBlock) { .font = font };
  if (text == NULL || *text == '\0' || fit->width <= 0)
    return;

  for (;;)
    {
      g_auto (GStrv) lines = NULL;

      if (plot_text_engine_measure (engine, text, &font).width <= fit->width)
        {
          const char *whole[] = { text, NULL };

          take_lines (self, engine, g_strdupv ((char **) whole), &font);
          return;
        }

      lines = plot_text_engine_wrap (engine, text, &font, fit->width, max_lines);
      self->is_cut = is_cut (lines, text);

      if (!self->is_cut || font.size - 1 < fit->min_size || fit->min_size <= 0)
        {
          take_lines (self, engine, g_steal_pointer (&lines), &font);
          return;
        }

      font.size -= 1;
    }
}

/**
 * plot_text_block_clear:
 * @self: lines that plot_text_block_fit() has made, or zeroes
 */
void
plot_text_block_clear (PlotTextBlock *self)
{
  g_clear_pointer (&self->lines, g_strfreev);
  self->n = 0;
}

/**
 * plot_text_block_get_height:
 * @self: the lines
 *
 * Returns: their height in whole pixels
 */
double
plot_text_block_get_height (const PlotTextBlock *self)
{
  return self->n * self->line_height;
}

/**
 * plot_text_block_draw:
 * @self: the lines
 * @pen: where they go
 * @x: place of the anchor
 * @y: top of the first line
 * @anchor: which end of the lines stands at @x
 *
 * Returns: whether all of the lines found their place free
 */
gboolean
plot_text_block_draw (const PlotTextBlock *self,
                      const PlotPen       *pen,
                      double               x,
                      double               y,
                      PlotAnchor           anchor)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < self->n; i++)
    if (plot_pen_text (pen, self->lines[i], &self->font, x, round (y) + i * self->line_height, anchor) == NULL)
      is_whole = FALSE;

  return is_whole;
}

/* Pens */

/**
 * plot_pen_init:
 * @self: (out caller-allocates): the pen
 * @scene: where it draws
 * @engine: measures
 * @place: nothing the pen writes leaves this
 */
void
plot_pen_init (PlotPen        *self,
               PlotScene      *scene,
               PlotTextEngine *engine,
               const PlotRect *place)
{
  *self = (PlotPen) {
    .scene = scene,
    .engine = engine,
    .taken = plot_occupancy_new (floor (place->width + .001), floor (place->height + .001)),
    .place = *place,
    .color = &plot_scene_get_style (scene)->text,
    .mark = -1,
  };
}

/**
 * plot_pen_clear:
 * @self: the pen
 */
void
plot_pen_clear (PlotPen *self)
{
  g_clear_pointer (&self->taken, plot_occupancy_free);
}

/**
 * plot_pen_text:
 * @self: the pen
 * @text: one line
 * @font: its letters
 * @x: place of the anchor
 * @y: top of the line
 * @anchor: which end of the line stands at @x
 *
 * Writes a line where its place is free, and takes the place.
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if it was not written
 */
PlotItem *
plot_pen_text (const PlotPen  *self,
               const char     *text,
               const PlotFont *font,
               double          x,
               double          y,
               PlotAnchor      anchor)
{
  PlotExtents extents = plot_text_engine_measure (self->engine, text, font);
  double back = anchor == PLOT_ANCHOR_END ? 1 : anchor == PLOT_ANCHOR_MIDDLE ? .5 : 0;
  PlotRect rect = {
    x - back * extents.width - self->place.x,
    y - self->place.y,
    extents.width,
    extents.height,
  };

  if (*text == '\0' || !plot_occupancy_is_free (self->taken, &rect))
    return NULL;

  plot_occupancy_mark (self->taken, &rect);

  PlotItem *item = plot_scene_add_text (self->scene, self->engine, self->part, text,
                                        &(PlotTextPlace) { font, x, y, anchor, self->color });
  item->mark = self->mark;
  item->halo = self->halo;

  return item;
}

/**
 * plot_pen_glyph:
 * @self: the pen
 * @glyph: the shape
 * @rect: its place
 *
 * Draws a glyph where its place is free, and takes the place.
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if it was not drawn
 */
PlotItem *
plot_pen_glyph (const PlotPen  *self,
                PlotGlyph       glyph,
                const PlotRect *rect)
{
  PlotRect place = { rect->x - self->place.x, rect->y - self->place.y, rect->width, rect->height };

  PlotItem *item;

  if (glyph == PLOT_GLYPH_NONE || !plot_occupancy_is_free (self->taken, &place))
    return NULL;

  plot_occupancy_mark (self->taken, &place);
  item = plot_scene_add_glyph (self->scene, self->part, glyph, rect);
  item->mark = self->mark;

  return item;
}

/**
 * plot_pen_more:
 * @self: the pen
 * @font: its letters
 * @text: (transfer full) (nullable): "and 12 more in the table"
 *
 * Says what did not fit, in the last line of the place.
 */
void
plot_pen_more (PlotPen        *self,
               const PlotFont *font,
               char           *text)
{
  g_autofree char *more = text;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { *font, self->place.width, 1, font->size };

  self->part = PLOT_PART_FOOT;
  self->color = &plot_scene_get_style (self->scene)->dim;
  plot_text_block_fit (&block, self->engine, more, &fit);
  plot_text_block_draw (&block, self, self->place.x,
                        self->place.y + self->place.height - block.line_height, PLOT_ANCHOR_START);
}
