/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-scene.h"

#include "plot-private.h"

struct _PlotScene
{
  gatomicrefcount  ref_count;
  double           width, height;
  PlotStyle        style;
  char            *lang, *title, *description;
  PlotTable       *table;
  GPtrArray       *items;    /* PlotItem; never moved, callers keep pointers */
  GPtrArray       *marks;    /* PlotMark */
  GHashTable      *by_id;    /* mark id → index + 1 */
};

static PlotItem *
add_item (PlotScene      *self,
          PlotItemKind    kind,
          PlotPart        part,
          const PlotRect *rect)
{
  PlotItem *item = g_new0 (PlotItem, 1);

  item->kind = kind;
  item->part = part;
  item->mark = -1;
  item->rect = *rect;
  g_ptr_array_add (self->items, item);

  return item;
}

/**
 * plot_item_copy:
 * @item: an item of a scene
 *
 * Returns: (transfer full): the same once more, for plot_scene_take_item()
 */
PlotItem *
plot_item_copy (const PlotItem *item)
{
  PlotItem *copy = g_new (PlotItem, 1);

  *copy = *item;
  copy->text = g_strdup (item->text);
  copy->path = g_strdup (item->path);

  return copy;
}

/**
 * plot_item_free:
 * @item: (transfer full): an item no scene has taken
 */
void
plot_item_free (PlotItem *item)
{
  g_free (item->text);
  g_free (item->path);
  g_free (item);
}

/**
 * plot_scene_new:
 * @width: pixels
 * @height: pixels
 * @style: the style; copied
 *
 * Returns: (transfer full): a scene with nothing in it, not even its ground
 */
PlotScene *
plot_scene_new (double           width,
                double           height,
                const PlotStyle *style)
{
  PlotScene *self;

  g_return_val_if_fail (style != NULL, NULL);

  self = g_new0 (PlotScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  plot_scene_set_style (self, style);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_item_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) plot_mark_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * plot_scene_new_like:
 * @other: a scene that is ready
 *
 * Returns: (transfer full): a scene with nothing in it of the size, the style,
 *   the texts and the marks of @other
 */
PlotScene *
plot_scene_new_like (PlotScene *other)
{
  PlotScene *self = plot_scene_new (other->width, other->height, &other->style);

  plot_scene_set_texts (self, other->lang, other->title, other->description);
  g_ptr_array_unref (self->marks);
  self->marks = g_ptr_array_ref (other->marks);
  g_hash_table_unref (self->by_id);
  self->by_id = g_hash_table_ref (other->by_id);

  return self;
}

/**
 * plot_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
PlotScene *
plot_scene_ref (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * plot_scene_unref:
 * @self: (transfer full): a scene
 *
 * Drops a reference, from any thread.
 */
void
plot_scene_unref (PlotScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->table, plot_table_free);
  g_free (self->lang);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

/**
 * plot_scene_set_style:
 * @self: a scene
 * @style: the style; copied
 *
 * Changes the style for what is added from now on.
 */
void
plot_scene_set_style (PlotScene       *self,
                      const PlotStyle *style)
{
  g_return_if_fail (self != NULL && style != NULL);

  self->style = *style;
  self->style.name = g_intern_string (style->name);
  self->style.font_family = g_intern_string (style->font_family);
}

/**
 * plot_scene_set_texts:
 * @self: a scene
 * @lang: (nullable): language of its texts, as in BCP 47
 * @title: (nullable): what the picture is called
 * @description: (nullable): what it shows, for those who do not see it
 *
 * Sets what is said of the picture as a whole. Nothing of it is drawn.
 */
void
plot_scene_set_texts (PlotScene  *self,
                      const char *lang,
                      const char *title,
                      const char *description)
{
  g_autofree char *old_lang = NULL;
  g_autofree char *old_title = NULL;
  g_autofree char *old_description = NULL;

  g_return_if_fail (self != NULL);

  old_lang = g_steal_pointer (&self->lang);
  old_title = g_steal_pointer (&self->title);
  old_description = g_steal_pointer (&self->description);
  self->lang = g_strdup (lang);
  self->title = title != NULL ? g_utf8_make_valid (title, -1) : NULL;
  self->description = description != NULL ? g_utf8_make_valid (description, -1) : NULL;
}

/**
 * plot_scene_take_table:
 * @self: a scene
 * @table: (transfer full) (nullable): the table behind the picture
 */
void
plot_scene_take_table (PlotScene *self,
                       PlotTable *table)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->table, plot_table_free);
  self->table = table;
}

/**
 * plot_scene_add_rect:
 * @self: a scene
 * @part: what the item is for
 * @rect: where, pixels
 * @fill: (nullable): the fill; %NULL for none, with a stroke set afterwards
 *
 * Returns: (transfer none): the item, to be finished by the caller
 */
PlotItem *
plot_scene_add_rect (PlotScene      *self,
                     PlotPart        part,
                     const PlotRect *rect,
                     const PlotFill *fill)
{
  PlotItem *item;

  g_return_val_if_fail (self != NULL && rect != NULL, NULL);

  item = add_item (self, PLOT_ITEM_RECT, part, rect);
  if (fill != NULL)
    item->fill = *fill;

  return item;
}

/**
 * plot_scene_add_line:
 * @self: a scene
 * @part: what the item is for
 * @from_to: from its corner to the opposite one, pixels; may be negative
 * @color: the colour
 *
 * Adds a line one pixel wide.
 *
 * Returns: (transfer none): the item, to be finished by the caller
 */
PlotItem *
plot_scene_add_line (PlotScene       *self,
                     PlotPart         part,
                     const PlotRect  *from_to,
                     const PlotColor *color)
{
  PlotItem *item;

  g_return_val_if_fail (self != NULL && from_to != NULL && color != NULL, NULL);

  item = add_item (self, PLOT_ITEM_LINE, part, from_to);
  item->stroke = *color;
  item->stroke_width = 1.0;

  return item;
}

/**
 * plot_scene_add_glyph:
 * @self: a scene
 * @part: what the item is for
 * @glyph: which glyph
 * @rect: the box it stands in the middle of, pixels
 *
 * Adds a glyph in its own colour; a fill or a stroke set afterwards replaces
 * the colour.
 *
 * Returns: (transfer none): the item, to be finished by the caller
 */
PlotItem *
plot_scene_add_glyph (PlotScene      *self,
                      PlotPart        part,
                      PlotGlyph       glyph,
                      const PlotRect *rect)
{
  PlotItem *item;

  g_return_val_if_fail (self != NULL && rect != NULL, NULL);

  item = add_item (self, PLOT_ITEM_GLYPH, part, rect);
  item->glyph = glyph;

  return item;
}

/**
 * plot_scene_add_path:
 * @self: a scene
 * @part: what the item is for
 * @path: (transfer full): absolute M, L, C and Z as in SVG, pixels of the scene
 * @bounds: what it takes, pixels
 * @fill: (nullable): a solid fill; %NULL for none, with a stroke set afterwards
 *
 * Adds a shape of any outline: a coast, a line from point to point, a band.
 *
 * Returns: (transfer none): the item, to be finished by the caller
 */
PlotItem *
plot_scene_add_path (PlotScene      *self,
                     PlotPart        part,
                     char           *path,
                     const PlotRect *bounds,
                     const PlotFill *fill)
{
  PlotItem *item;

  g_return_val_if_fail (self != NULL && path != NULL && bounds != NULL, NULL);

  item = add_item (self, PLOT_ITEM_PATH, part, bounds);
  item->path = path;
  if (fill != NULL)
    item->fill = *fill;

  return item;
}

/**
 * plot_scene_add_text:
 * @self: a scene
 * @engine: measures
 * @part: what the text is for
 * @text: one line
 * @place: where it goes, in pixels, and how it looks
 *
 * Adds a line of text. The rect of the item is what the line takes, from its
 * real left edge whatever the anchor.
 *
 * Returns: (transfer none): the item, to be finished by the caller
 */
PlotItem *
plot_scene_add_text (PlotScene           *self,
                     PlotTextEngine      *engine,
                     PlotPart             part,
                     const char          *text,
                     const PlotTextPlace *place)
{
  PlotExtents extents;
  PlotRect rect;
  PlotItem *item;

  g_return_val_if_fail (self != NULL && engine != NULL && text != NULL, NULL);
  g_return_val_if_fail (place != NULL && place->font != NULL && place->color != NULL, NULL);

  extents = plot_text_engine_measure (engine, text, place->font);
  rect.x = place->x - extents.width * plot_anchor_get_factor (place->anchor);
  rect.y = place->y;
  rect.width = extents.width;
  rect.height = extents.height;

  item = add_item (self, PLOT_ITEM_TEXT, part, &rect);
  item->text = g_utf8_make_valid (text, -1);
  item->font = *place->font;
  item->font.family = g_intern_string (place->font->family);
  item->anchor = place->anchor;
  item->baseline = place->y + extents.ascent;
  item->color = *place->color;

  return item;
}

/**
 * plot_scene_take_item:
 * @self: a scene
 * @item: (transfer full): an item, from plot_item_copy()
 */
void
plot_scene_take_item (PlotScene *self,
                      PlotItem  *item)
{
  g_ptr_array_add (self->items, item);
}

/**
 * plot_scene_take_mark:
 * @self: a scene
 * @mark: (transfer full): a mark
 *
 * Returns: the index of the mark, for the items that belong to it
 */
int
plot_scene_take_mark (PlotScene *self,
                      PlotMark  *mark)
{
  g_return_val_if_fail (self != NULL && mark != NULL, -1);

  g_ptr_array_add (self->marks, mark);
  if (mark->id != NULL && !g_hash_table_contains (self->by_id, mark->id))
    g_hash_table_insert (self->by_id, mark->id, GUINT_TO_POINTER (self->marks->len));

  return (int) self->marks->len - 1;
}

/**
 * plot_scene_get_width:
 * @self: a scene
 *
 * Returns: pixels
 */
double
plot_scene_get_width (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->width;
}

/**
 * plot_scene_get_height:
 * @self: a scene
 *
 * Returns: pixels
 */
double
plot_scene_get_height (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

/**
 * plot_scene_get_style:
 * @self: a scene
 *
 * Returns: (transfer none): its style
 */
const PlotStyle *
plot_scene_get_style (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->style;
}

/**
 * plot_scene_get_lang:
 * @self: a scene
 *
 * Returns: (nullable): the language of its texts
 */
const char *
plot_scene_get_lang (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lang;
}

/**
 * plot_scene_get_title:
 * @self: a scene
 *
 * Returns: (nullable): what the picture is called
 */
const char *
plot_scene_get_title (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * plot_scene_get_description:
 * @self: a scene
 *
 * Returns: (nullable): what the picture shows
 */
const char *
plot_scene_get_description (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * plot_scene_get_table:
 * @self: a scene
 *
 * Returns: (transfer none) (nullable): the table behind the picture
 */
const PlotTable *
plot_scene_get_table (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * plot_scene_get_n_items:
 * @self: a scene
 *
 * Returns: how many things are drawn
 */
guint
plot_scene_get_n_items (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * plot_scene_get_item:
 * @self: a scene
 * @index: which, in the order of drawing
 *
 * Returns: (transfer none) (nullable): the item, or %NULL past the last
 */
const PlotItem *
plot_scene_get_item (PlotScene *self,
                     guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->items->len ? self->items->pdata[index] : NULL;
}

/**
 * plot_scene_get_n_marks:
 * @self: a scene
 *
 * Returns: how many data there are to point at
 */
guint
plot_scene_get_n_marks (PlotScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

/**
 * plot_scene_get_mark:
 * @self: a scene
 * @index: which
 *
 * Returns: (transfer none) (nullable): the mark, or %NULL past the last
 */
const PlotMark *
plot_scene_get_mark (PlotScene *self,
                     guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->marks->len ? self->marks->pdata[index] : NULL;
}

/**
 * plot_scene_find_mark:
 * @self: a scene
 * @id: (nullable): the id of a mark
 *
 * Returns: the index of the first mark of that id, or -1
 */
int
plot_scene_find_mark (PlotScene  *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  if (id == NULL)
    return -1;

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_id, id)) - 1;
}
