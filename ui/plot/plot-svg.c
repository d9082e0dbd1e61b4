/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-output.h"

#include <string.h>

#include "plot-svg-private.h"

/* Cairo's own SVG has outlines where there should be text: nobody can search,
 * read aloud or edit those. */

typedef struct
{
  PlotScene *scene;
  GString   *out;
  char      *id;         /* of the picture: before all ids in it */
  GPtrArray *fills;      /* the patterned fills used, PlotFill of the items */
  GArray    *is_named;   /* gboolean, one a mark: its name has been written */
} PlotSvg;

static double
get_scale (PlotSvg *svg)
{
  return plot_style_get_scale (plot_scene_get_style (svg->scene));
}

static gboolean
is_same_fill (gconstpointer a,
              gconstpointer b)
{
  const PlotFill *first = a;
  const PlotFill *second = b;

  if (first->pattern != second->pattern)
    return FALSE;

  return memcmp (&first->color, &second->color, sizeof first->color) == 0 &&
         memcmp (&first->second, &second->second, sizeof first->second) == 0;
}

static void
collect_fills (PlotSvg *svg)
{
  for (guint i = 0; i < plot_scene_get_n_items (svg->scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (svg->scene, i);

      if (item->kind == PLOT_ITEM_RECT && item->fill.color.alpha > 0.0 &&
          item->fill.pattern != PLOT_PATTERN_SOLID &&
          !g_ptr_array_find_with_equal_func (svg->fills, &item->fill, is_same_fill, NULL))
        g_ptr_array_add (svg->fills, (gpointer) &item->fill);
    }
}

static void
append_pattern (PlotSvg        *svg,
                guint           index,
                const PlotFill *fill)
{
  PlotTile tile;

  if (!plot_pattern_get_tile (fill->pattern, get_scale (svg), &tile))
    return;

  g_string_append_printf (svg->out, "<pattern id=\"%s-fill%u\" patternUnits=\"userSpaceOnUse\"",
                          svg->id, index);
  plot_svg_append_length (svg->out, "width", tile.period);
  plot_svg_append_length (svg->out, "height", tile.period);
  if (tile.angle != 0.0)
    {
      g_string_append (svg->out, " patternTransform=\"rotate(");
      plot_append_number (svg->out, tile.angle, PLOT_SVG_DECIMALS);
      g_string_append (svg->out, ")\"");
    }
  g_string_append (svg->out, "><rect");
  plot_svg_append_length (svg->out, "width", tile.period);
  plot_svg_append_length (svg->out, "height", tile.period);
  plot_svg_append_color (svg->out, "fill", &fill->color);
  if (tile.is_dotted)
    {
      g_string_append (svg->out, "/><circle");
      plot_svg_append_length (svg->out, "cx", tile.offset);
      plot_svg_append_length (svg->out, "cy", tile.offset);
      plot_svg_append_length (svg->out, "r", tile.width);
    }
  else
    {
      g_string_append (svg->out, "/><rect");
      plot_svg_append_length (svg->out, "x", tile.offset);
      plot_svg_append_length (svg->out, "width", tile.width);
      plot_svg_append_length (svg->out, "height", tile.period);
    }
  plot_svg_append_color (svg->out, "fill", &fill->second);
  g_string_append (svg->out, "/></pattern>\n");
}

static void
append_defs (PlotSvg *svg)
{
  collect_fills (svg);
  if (svg->fills->len == 0)
    return;

  g_string_append (svg->out, "<defs>\n");
  for (guint i = 0; i < svg->fills->len; i++)
    append_pattern (svg, i, svg->fills->pdata[i]);
  g_string_append (svg->out, "</defs>\n");
}

static void
append_rect (PlotSvg        *svg,
             const PlotItem *item)
{
  const PlotRect *rect = &item->rect;
  PlotTile tile;
  double x, y;
  guint index;

  if (item->fill.color.alpha <= 0.0 &&
      (item->stroke.alpha <= 0.0 || item->stroke_width <= 0.0))
    return;

  g_string_append (svg->out, "<rect");
  if (item->fill.color.alpha > 0.0 &&
      g_ptr_array_find_with_equal_func (svg->fills, &item->fill, is_same_fill, &index))
    {
      /* A pattern starts where its element's own space does. */
      plot_pattern_get_tile (item->fill.pattern, get_scale (svg), &tile);
      plot_tile_get_shift (&tile, rect, &x, &y);
      g_string_append (svg->out, " transform=\"translate(");
      plot_append_number (svg->out, rect->x + x, PLOT_SVG_DECIMALS);
      g_string_append_c (svg->out, ' ');
      plot_append_number (svg->out, rect->y + y, PLOT_SVG_DECIMALS);
      g_string_append (svg->out, ")\"");
      plot_svg_append_length (svg->out, "x", -x);
      plot_svg_append_length (svg->out, "y", -y);
      g_string_append_printf (svg->out, " fill=\"url(#%s-fill%u)\"", svg->id, index);
    }
  else
    {
      plot_svg_append_length (svg->out, "x", rect->x);
      plot_svg_append_length (svg->out, "y", rect->y);
      if (item->fill.color.alpha > 0.0)
        plot_svg_append_color (svg->out, "fill", &item->fill.color);
      else
        plot_svg_append_attribute (svg->out, "fill", "none");
    }
  plot_svg_append_length (svg->out, "width", MAX (rect->width, 0.0));
  plot_svg_append_length (svg->out, "height", MAX (rect->height, 0.0));
  if (item->radius > 0.0)
    plot_svg_append_length (svg->out, "rx", MIN (item->radius, MIN (rect->width, rect->height) / 2.0));
  plot_svg_append_stroke (svg->out, &item->stroke, item->stroke_width, item->is_dashed);
  g_string_append (svg->out, "/>\n");
}

static void
append_line (PlotSvg        *svg,
             const PlotItem *item)
{
  g_string_append (svg->out, "<line");
  plot_svg_append_length (svg->out, "x1", item->rect.x);
  plot_svg_append_length (svg->out, "y1", item->rect.y);
  plot_svg_append_length (svg->out, "x2", item->rect.x + item->rect.width);
  plot_svg_append_length (svg->out, "y2", item->rect.y + item->rect.height);
  plot_svg_append_stroke (svg->out, &item->stroke, item->stroke_width, item->is_dashed);
  g_string_append (svg->out, "/>\n");
}

/* The path of a shape; a circle is two arcs. */
static void
append_path_data (GString    *out,
                  const char *path)
{
  PlotPathStep step;

  g_string_append (out, "<path d=\"");
  while (plot_path_next (&path, &step))
    {
      static const guint n_values[] = { ['M'] = 2, ['L'] = 2, ['C'] = 6, ['Z'] = 0 };
      char radius[PLOT_NUMBER_SIZE], diameter[PLOT_NUMBER_SIZE];

      if (step.command == 'O')
        {
          plot_number (step.values[2], PLOT_SVG_DECIMALS, radius);
          plot_number (2.0 * step.values[2], PLOT_SVG_DECIMALS, diameter);
          g_string_append_c (out, 'M');
          plot_append_number (out, step.values[0] - step.values[2], PLOT_SVG_DECIMALS);
          g_string_append_c (out, ' ');
          plot_append_number (out, step.values[1], PLOT_SVG_DECIMALS);
          g_string_append_printf (out, "a%s %s 0 1 1 %s 0a%s %s 0 1 1 -%s 0Z",
                                  radius, radius, diameter, radius, radius, diameter);
          continue;
        }

      g_string_append_c (out, step.command);
      for (guint i = 0; i < n_values[(guchar) step.command]; i++)
        {
          if (i > 0)
            g_string_append_c (out, ' ');
          plot_append_number (out, step.values[i], PLOT_SVG_DECIMALS);
        }
    }
  g_string_append_c (out, '"');
}

static void
append_path (PlotSvg        *svg,
             const PlotItem *item)
{
  append_path_data (svg->out, item->path);
  if (item->fill.color.alpha > 0.0)
    plot_svg_append_color (svg->out, "fill", &item->fill.color);
  else
    plot_svg_append_attribute (svg->out, "fill", "none");
  plot_svg_append_stroke (svg->out, &item->stroke, item->stroke_width, item->is_dashed);
  g_string_append (svg->out, "/>\n");
}

static void
append_shape (GString         *out,
              const PlotShape *shape,
              const PlotColor *color)
{
  append_path_data (out, shape->path);
  if (shape->stroke <= 0.0)
    {
      plot_svg_append_color (out, "fill", color);
      g_string_append (out, "/>");
      return;
    }

  plot_svg_append_attribute (out, "fill", "none");
  plot_svg_append_color (out, "stroke", color);
  plot_svg_append_length (out, "stroke-width", shape->stroke);
  if (shape->dash[0] > 0.0)
    plot_svg_append_dash (out, shape->dash[0], shape->dash[1]);
  g_string_append (out, "/>");
}

static void
append_glyph (PlotSvg        *svg,
              const PlotItem *item)
{
  const PlotStyle *style = plot_scene_get_style (svg->scene);
  const PlotShape *shapes;
  guint n_shapes;
  double x, y, scale;

  plot_glyph_get_place (&item->rect, &x, &y, &scale);
  shapes = plot_glyph_get_shapes (item->glyph, &n_shapes);
  if (n_shapes == 0 || scale <= 0.0)
    return;

  g_string_append (svg->out, "<g transform=\"translate(");
  plot_append_number (svg->out, x, PLOT_SVG_DECIMALS);
  g_string_append_c (svg->out, ' ');
  plot_append_number (svg->out, y, PLOT_SVG_DECIMALS);
  g_string_append (svg->out, ") scale(");
  plot_append_number (svg->out, scale, 4);
  g_string_append (svg->out, ")\">");
  for (guint i = 0; i < n_shapes; i++)
    append_shape (svg->out, &shapes[i], plot_shape_get_color (&shapes[i], style, item));
  g_string_append (svg->out, "</g>\n");
}

static void
append_text (PlotSvg        *svg,
             const PlotItem *item)
{
  static const char * const anchors[] = { NULL, "middle", "end" };

  g_string_append (svg->out, "<text");
  plot_svg_append_length (svg->out, "x", plot_item_get_anchor_x (item));
  plot_svg_append_length (svg->out, "y", item->baseline);
  plot_svg_append_length (svg->out, "font-size", item->font.size);
  if (item->font.is_bold)
    plot_svg_append_attribute (svg->out, "font-weight", "bold");
  if (anchors[item->anchor] != NULL)
    plot_svg_append_attribute (svg->out, "text-anchor", anchors[item->anchor]);
  plot_svg_append_color (svg->out, "fill", &item->color);
  if (item->halo > 0.0)
    {
      plot_svg_append_color (svg->out, "stroke", &plot_scene_get_style (svg->scene)->ground);
      plot_svg_append_length (svg->out, "stroke-width", 2.0 * item->halo);
      plot_svg_append_attribute (svg->out, "stroke-linejoin", "round");
      plot_svg_append_attribute (svg->out, "paint-order", "stroke");
    }
  g_string_append_c (svg->out, '>');
  plot_svg_append_escaped (svg->out, item->text);
  g_string_append (svg->out, "</text>\n");
}

static void
append_item (PlotSvg        *svg,
             const PlotItem *item)
{
  static void (* const writers[]) (PlotSvg *, const PlotItem *) = {
    [PLOT_ITEM_RECT] = append_rect,
    [PLOT_ITEM_LINE] = append_line,
    [PLOT_ITEM_GLYPH] = append_glyph,
    [PLOT_ITEM_TEXT] = append_text,
    [PLOT_ITEM_PATH] = append_path,
  };

  if (item->fade > 0.0)
    {
      g_string_append (svg->out, "<g");
      plot_svg_append_length (svg->out, "opacity", 1.0 - MIN (item->fade, 1.0));
      g_string_append (svg->out, ">\n");
    }
  writers[item->kind] (svg, item);
  if (item->fade > 0.0)
    g_string_append (svg->out, "</g>\n");
}

/* A mark is named once, where it is first drawn. What of it comes later, a
 * label over a line, is part of that name and not read again. */
static void
open_mark (PlotSvg *svg,
           int      index)
{
  const PlotMark *mark = plot_scene_get_mark (svg->scene, (guint) index);
  gboolean *is_named = &g_array_index (svg->is_named, gboolean, index);

  if (*is_named || mark->name == NULL)
    {
      g_string_append (svg->out, "<g aria-hidden=\"true\">\n");
      return;
    }

  *is_named = TRUE;
  g_string_append (svg->out, "<g role=\"img\"><title>");
  plot_svg_append_escaped (svg->out, mark->name);
  g_string_append (svg->out, "</title>\n");
}

static void
append_items (PlotSvg *svg)
{
  int open = -1;

  for (guint i = 0; i < plot_scene_get_n_items (svg->scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (svg->scene, i);
      int mark = item->mark < (int) svg->is_named->len ? item->mark : -1;

      if (mark != open)
        {
          if (open >= 0)
            g_string_append (svg->out, "</g>\n");
          if (mark >= 0)
            open_mark (svg, mark);
          open = mark;
        }
      append_item (svg, item);
    }
  if (open >= 0)
    g_string_append (svg->out, "</g>\n");
}

/* A datum nothing is drawn for is named all the same. */
static void
append_unseen_marks (PlotSvg *svg)
{
  for (guint i = 0; i < svg->is_named->len; i++)
    {
      const PlotMark *mark = plot_scene_get_mark (svg->scene, i);

      if (g_array_index (svg->is_named, gboolean, i) || mark->name == NULL)
        continue;

      open_mark (svg, (int) i);
      g_string_append (svg->out, "<rect");
      plot_svg_append_length (svg->out, "x", mark->bounds.x);
      plot_svg_append_length (svg->out, "y", mark->bounds.y);
      plot_svg_append_length (svg->out, "width", MAX (mark->bounds.width, 0.0));
      plot_svg_append_length (svg->out, "height", MAX (mark->bounds.height, 0.0));
      g_string_append (svg->out, " fill=\"none\" pointer-events=\"all\"/>\n</g>\n");
    }
}

static void
append_caption (PlotSvg    *svg,
                const char *element,
                const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (svg->out, "<%s id=\"%s-%s\">", element, svg->id, element);
  plot_svg_append_escaped (svg->out, text);
  g_string_append_printf (svg->out, "</%s>\n", element);
}

static void
append_font (PlotSvg         *svg,
             const PlotStyle *style)
{
  g_auto (GStrv) families = g_strsplit (style->font_family, ",", -1);

  g_string_append (svg->out, " font-family=\"");
  for (guint i = 0; families[i] != NULL; i++)
    {
      const char *family = g_strstrip (families[i]);

      if (i > 0)
        g_string_append (svg->out, ", ");
      /* Pango's name of the generic family is not the web's. */
      plot_svg_append_escaped (svg->out, g_ascii_strcasecmp (family, "sans") == 0 ? "sans-serif" : family);
    }
  g_string_append (svg->out, "\" style=\"font-variant-numeric:tabular-nums;"
                             "font-feature-settings:'tnum'\"");
}

static void
append_root (PlotSvg *svg)
{
  PlotScene *scene = svg->scene;
  const char *lang = plot_scene_get_lang (scene);
  gboolean has_title = plot_scene_get_title (scene) != NULL;
  gboolean has_description = plot_scene_get_description (scene) != NULL;

  g_string_append (svg->out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  plot_svg_append_length (svg->out, "width", plot_scene_get_width (scene));
  plot_svg_append_length (svg->out, "height", plot_scene_get_height (scene));
  g_string_append (svg->out, " viewBox=\"0 0 ");
  plot_append_number (svg->out, plot_scene_get_width (scene), PLOT_SVG_DECIMALS);
  g_string_append_c (svg->out, ' ');
  plot_append_number (svg->out, plot_scene_get_height (scene), PLOT_SVG_DECIMALS);
  g_string_append_c (svg->out, '"');
  if (lang != NULL)
    {
      plot_svg_append_attribute (svg->out, "lang", lang);
      plot_svg_append_attribute (svg->out, "xml:lang", lang);
    }
  /* What is inside an image is not read; a picture with marks is a group. */
  plot_svg_append_attribute (svg->out, "role", svg->is_named->len > 0 ? "group" : "img");
  if (has_title || has_description)
    g_string_append_printf (svg->out, " aria-labelledby=\"%s%s%s%s%s\"",
                            has_title ? svg->id : "", has_title ? "-title" : "",
                            has_title && has_description ? " " : "",
                            has_description ? svg->id : "", has_description ? "-desc" : "");
  append_font (svg, plot_scene_get_style (scene));
  g_string_append (svg->out, " xml:space=\"preserve\">\n");
}

/* The same for the same picture, another for another on one page. */
static char *
make_id (PlotScene *scene)
{
  g_autoptr (GString) key = g_string_new (plot_scene_get_style (scene)->name);
  const char *texts[] = {
    plot_scene_get_lang (scene), plot_scene_get_title (scene), plot_scene_get_description (scene),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (key, "\n%s", texts[i] != NULL ? texts[i] : "");
  g_string_append_c (key, '\n');
  plot_append_number (key, plot_scene_get_width (scene), PLOT_SVG_DECIMALS);
  g_string_append_c (key, '\n');
  plot_append_number (key, plot_scene_get_height (scene), PLOT_SVG_DECIMALS);

  return g_strdup_printf ("plot-%08x", g_str_hash (key->str));
}

/**
 * plot_scene_to_svg:
 * @scene: a scene
 *
 * Writes a scene as SVG: real text, a title and a description, a name on
 * every mark, no script, and the same bytes every time.
 *
 * Returns: (transfer full): the file
 */
GBytes *
plot_scene_to_svg (PlotScene *scene)
{
  PlotSvg svg = { scene };
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) fills = NULL;
  g_autoptr (GArray) is_named = NULL;

  g_return_val_if_fail (scene != NULL, NULL);

  svg.id = id = make_id (scene);
  svg.fills = fills = g_ptr_array_new ();
  svg.is_named = is_named = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (is_named, plot_scene_get_n_marks (scene));
  svg.out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  append_root (&svg);
  append_caption (&svg, "title", plot_scene_get_title (scene));
  append_caption (&svg, "desc", plot_scene_get_description (scene));
  append_defs (&svg);
  append_items (&svg);
  append_unseen_marks (&svg);
  g_string_append (svg.out, "</svg>\n");

  return g_string_free_to_bytes (svg.out);
}
