/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-private.h"

static const char * const kinds[] = { "rect", "line", "glyph", "text", "path" };

static const char * const parts[] = {
  "ground", "title", "takeaway", "legend", "axis", "grid", "band", "mark",
  "mark-label", "row-label", "end-label", "foot", "pill",
};

static const char * const glyphs[] = {
  "none", "diamond", "square", "ring", "dotted-ring", "point", "question",
  "check", "cross", "down", "up", "unknown", "hatch", "disc", "circle", "ghost", "line", "dash", "level",
  "pennant", "plus", "plus-minus", "minus",
};

static const char * const patterns[] = {
  "solid", "stripes", "hatch", "lines-across", "lines-down", "dots",
};

static const char * const anchors[] = { "start", "middle", "end" };

static void
append_rect (GString        *dump,
             const PlotRect *rect)
{
  const double values[] = { rect->x, rect->y, rect->width, rect->height };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_string_append_c (dump, ' ');
      plot_append_number (dump, values[i], 1);
    }
}

static void
append_value (GString    *dump,
              const char *name,
              double      value)
{
  if (value == 0.0)
    return;

  g_string_append_printf (dump, " %s=", name);
  plot_append_number (dump, value, 1);
}

static void
append_color (GString         *dump,
              const char      *name,
              const PlotColor *color)
{
  g_autofree char *hex = NULL;

  if (color->alpha <= 0.0)
    return;

  hex = plot_color_to_hex (color);
  g_string_append_printf (dump, " %s=%s", name, hex);
}

static void
append_quoted (GString    *dump,
               const char *text)
{
  if (text == NULL)
    {
      g_string_append (dump, " -");
      return;
    }

  /* Letters stay as they are; a quote or a line end does not end the field. */
  g_string_append (dump, " \"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (dump, '\\');
      if (*p == '\n')
        g_string_append (dump, "\\n");
      else
        g_string_append_c (dump, *p);
    }
  g_string_append_c (dump, '"');
}

static void
append_fill (GString        *dump,
             const PlotFill *fill)
{
  append_color (dump, "fill", &fill->color);
  if (fill->color.alpha <= 0.0 || fill->pattern == PLOT_PATTERN_SOLID)
    return;

  append_color (dump, "second", &fill->second);
  g_string_append_printf (dump, " %s", patterns[fill->pattern]);
}

static void
append_text (GString        *dump,
             const PlotItem *item)
{
  append_value (dump, "baseline", item->baseline);
  append_value (dump, "size", item->font.size);
  if (item->font.is_bold)
    g_string_append (dump, " bold");
  g_string_append_printf (dump, " %s", anchors[item->anchor]);
  append_color (dump, "color", &item->color);
  append_value (dump, "halo", item->halo);
}

static void
append_item (GString        *dump,
             const PlotItem *item)
{
  g_string_append_printf (dump, "%s %s", kinds[item->kind], parts[item->part]);
  append_rect (dump, &item->rect);
  if (item->mark >= 0)
    g_string_append_printf (dump, " mark=%d", item->mark);
  append_value (dump, "radius", item->radius);
  append_fill (dump, &item->fill);
  append_color (dump, "stroke", &item->stroke);
  append_value (dump, "width", item->stroke_width);
  if (item->is_dashed)
    g_string_append (dump, " dashed");
  if (item->kind == PLOT_ITEM_GLYPH)
    g_string_append_printf (dump, " %s", glyphs[item->glyph]);
  if (item->kind == PLOT_ITEM_PATH)
    append_quoted (dump, item->path);
  if (item->kind == PLOT_ITEM_TEXT)
    {
      append_text (dump, item);
      append_quoted (dump, item->text);
    }
  append_value (dump, "fade", item->fade);
  g_string_append_c (dump, '\n');
}

static void
append_mark (GString        *dump,
             guint           index,
             const PlotMark *mark)
{
  g_string_append_printf (dump, "mark %u %d %d", index, mark->row, mark->column);
  append_rect (dump, &mark->bounds);
  append_quoted (dump, mark->id);
  append_quoted (dump, mark->name);
  append_quoted (dump, mark->heading);
  append_quoted (dump, mark->detail);
  g_string_append_c (dump, '\n');
}

/**
 * plot_scene_dump:
 * @self: a scene
 *
 * Writes a scene as text, a line for each item and each mark, the same on
 * every machine and in every locale. Numbers have one decimal at most.
 *
 * Returns: (transfer full): the text
 */
char *
plot_scene_dump (PlotScene *self)
{
  const PlotRect size = { 0, 0, plot_scene_get_width (self), plot_scene_get_height (self) };
  GString *dump = g_string_new ("scene");

  append_rect (dump, &size);
  g_string_append_printf (dump, " %s", plot_scene_get_style (self)->name);
  append_quoted (dump, plot_scene_get_lang (self));
  append_quoted (dump, plot_scene_get_title (self));
  append_quoted (dump, plot_scene_get_description (self));
  g_string_append_c (dump, '\n');

  for (guint i = 0; i < plot_scene_get_n_items (self); i++)
    append_item (dump, plot_scene_get_item (self, i));
  for (guint i = 0; i < plot_scene_get_n_marks (self); i++)
    append_mark (dump, i, plot_scene_get_mark (self, i));

  return g_string_free (dump, FALSE);
}
