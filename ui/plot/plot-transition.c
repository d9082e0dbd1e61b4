/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-transition.h"

#include "plot-private.h"

/* Longer than any picture, in pixels. */
#define FAR 1e6

/* What an item is known by if it belongs to no mark. */
typedef enum
{
  KNOWN_BY_ORDER,    /* the words and the ground of the whole picture */
  KNOWN_BY_ROW,      /* what stands beside a row of marks */
  KNOWN_BY_LOOK,     /* a text by what it says, a shape by its colour */
  KNOWN_BY_PLACE,    /* one that does not stay where it is, is another */
} KnownBy;

static const KnownBy known_by[] = {
  [PLOT_PART_GROUND] = KNOWN_BY_ORDER,
  [PLOT_PART_TITLE] = KNOWN_BY_ORDER,
  [PLOT_PART_TAKEAWAY] = KNOWN_BY_ORDER,
  [PLOT_PART_LEGEND] = KNOWN_BY_LOOK,
  [PLOT_PART_AXIS] = KNOWN_BY_LOOK,
  [PLOT_PART_GRID] = KNOWN_BY_PLACE,
  [PLOT_PART_BAND] = KNOWN_BY_LOOK,
  [PLOT_PART_MARK] = KNOWN_BY_PLACE,
  [PLOT_PART_MARK_LABEL] = KNOWN_BY_PLACE,
  [PLOT_PART_ROW_LABEL] = KNOWN_BY_ROW,
  [PLOT_PART_END_LABEL] = KNOWN_BY_ROW,
  [PLOT_PART_FOOT] = KNOWN_BY_ORDER,
  [PLOT_PART_PILL] = KNOWN_BY_ORDER,
};

typedef struct
{
  char           *key;
  const PlotItem *from;    /* of the scene it begins with; NULL = comes */
  const PlotItem *to;      /* of the one it ends with; NULL = leaves */
  int             mark;    /* index among the marks of the latter, or -1 */
} Move;

struct _PlotTransition
{
  PlotScene *from;
  PlotScene *to;
  GArray    *moves;        /* Move, in the order of drawing */
};

static void
move_clear (gpointer data)
{
  g_free (((Move *) data)->key);
}

/* Keys */

/* How far a label is from a mark that it may be of. One on a level with the mark,
 * or over it, is nearer than any that is not, however far along. */
static double
get_distance (const PlotRect *mark,
              const PlotRect *label)
{
  double middle = label->y + label->height / 2.0;
  double dx = MAX (MAX (mark->x - (label->x + label->width), label->x - (mark->x + mark->width)), 0.0);
  double dy = MAX (MAX (mark->y - middle, middle - (mark->y + mark->height)), 0.0);

  return MIN (dx, dy) * FAR + MAX (dx, dy);
}

/* The row that a label stands beside. */
static const char *
find_row (PlotScene      *scene,
          const PlotItem *item)
{
  const char *row_id = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);
      double distance = get_distance (&mark->bounds, &item->rect);

      if (distance < least)
        {
          least = distance;
          row_id = mark->row_id;
        }
    }

  return row_id;
}

static void
append_look (GString        *key,
             const PlotItem *item)
{
  const PlotColor *color = item->kind == PLOT_ITEM_LINE ? &item->stroke : &item->fill.color;
  g_autofree char *hex = plot_color_to_hex (color);

  if (item->kind == PLOT_ITEM_TEXT)
    g_string_append (key, item->text);
  else
    g_string_append_printf (key, "%s %d %d", hex, item->fill.pattern, item->glyph);
}

/* Of a line that is drawn upright or level its place across is enough: it may
 * grow with the picture's rows. */
static void
append_place (GString        *key,
              const PlotItem *item)
{
  const PlotRect *rect = &item->rect;
  gboolean is_line = item->kind == PLOT_ITEM_LINE;

  g_string_append_printf (key, "%.0f %.0f %.0f %.0f",
                          is_line && rect->height == 0.0 ? 0.0 : rect->x,
                          is_line && rect->width == 0.0 ? 0.0 : rect->y,
                          is_line ? 0.0 : rect->width,
                          is_line ? 0.0 : rect->height);
}

static void
append_owner (GString        *key,
              PlotScene      *scene,
              const PlotItem *item)
{
  const char *id = NULL;

  if (item->mark >= 0)
    id = plot_scene_get_mark (scene, (guint) item->mark)->id;
  else if (known_by[item->part] == KNOWN_BY_ROW)
    id = find_row (scene, item);
  else if (known_by[item->part] == KNOWN_BY_LOOK)
    append_look (key, item);
  else if (known_by[item->part] == KNOWN_BY_PLACE)
    append_place (key, item);

  if (id != NULL)
    g_string_append (key, id);
  /* There is nothing sensible between two outlines: another is another item. */
  if (item->path != NULL)
    g_string_append_printf (key, " %s", item->path);
}

/* One key an item, no two alike: the first, the second … of what is the same. */
static GPtrArray *
create_keys (PlotScene *scene)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);
      g_autoptr (GString) key = g_string_new (NULL);
      guint count;

      g_string_append_printf (key, "%d %d %d ", item->kind, item->part, item->mark >= 0);
      append_owner (key, scene, item);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key->str)) + 1;
      g_hash_table_insert (counts, g_strdup (key->str), GUINT_TO_POINTER (count));
      g_ptr_array_add (keys, g_strdup_printf ("%s\n%u", key->str, count));
    }

  return keys;
}

/* Moves */

static void
add_move (PlotTransition *self,
          const char     *key,
          const PlotItem *from,
          const PlotItem *to)
{
  Move move = { g_strdup (key), from, to, -1 };

  if (to != NULL)
    move.mark = to->mark;
  else if (from->mark >= 0)
    move.mark = plot_scene_find_mark (self->to, plot_scene_get_mark (self->from, (guint) from->mark)->id);
  g_array_append_val (self->moves, move);
}

/* What leaves from an index on, until something that stays: it is drawn next after
 * what it was drawn after. */
static void
add_leaving (PlotTransition *self,
             GPtrArray      *keys,
             GHashTable     *is_kept,
             guint           index)
{
  for (; index < keys->len && !g_hash_table_contains (is_kept, keys->pdata[index]); index++)
    add_move (self, keys->pdata[index], plot_scene_get_item (self->from, index), NULL);
}

/* The keys are those of the items of "from". */
static PlotTransition *
create (PlotScene *from,
        GPtrArray *from_keys,
        PlotScene *to)
{
  PlotTransition *self = g_new0 (PlotTransition, 1);
  g_autoptr (GPtrArray) to_keys = create_keys (to);
  g_autoptr (GHashTable) is_kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);

  self->from = plot_scene_ref (from);
  self->to = plot_scene_ref (to);
  self->moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_array_set_clear_func (self->moves, move_clear);

  for (guint i = 0; i < to_keys->len; i++)
    g_hash_table_add (is_kept, to_keys->pdata[i]);
  for (guint i = 0; i < from_keys->len; i++)
    g_hash_table_insert (old, from_keys->pdata[i], GUINT_TO_POINTER (i));

  add_leaving (self, from_keys, is_kept, 0);
  for (guint i = 0; i < to_keys->len; i++)
    {
      gpointer index;
      gboolean is_old = g_hash_table_lookup_extended (old, to_keys->pdata[i], NULL, &index);

      add_move (self, to_keys->pdata[i],
                is_old ? plot_scene_get_item (from, GPOINTER_TO_UINT (index)) : NULL,
                plot_scene_get_item (to, i));
      if (is_old)
        add_leaving (self, from_keys, is_kept, GPOINTER_TO_UINT (index) + 1);
    }

  return self;
}

/* A third of the marks of the smaller scene: so a filter moves when it is put on
 * as it does when it is taken off. */
static gboolean
is_related (PlotScene *from,
            PlotScene *to)
{
  const PlotStyle *a = plot_scene_get_style (from);
  const PlotStyle *b = plot_scene_get_style (to);
  guint n_marks = MIN (plot_scene_get_n_marks (from), plot_scene_get_n_marks (to));
  guint n_kept = 0;

  if (plot_scene_get_width (from) != plot_scene_get_width (to) ||
      plot_scene_get_height (from) != plot_scene_get_height (to) ||
      a->name != b->name || a->font_family != b->font_family ||
      g_strcmp0 (plot_scene_get_lang (from), plot_scene_get_lang (to)) != 0)
    return FALSE;

  for (guint i = 0; i < plot_scene_get_n_marks (from); i++)
    n_kept += plot_scene_find_mark (to, plot_scene_get_mark (from, i)->id) >= 0;

  return n_kept > 0 && 3 * n_kept >= n_marks;
}

/* Between two items */

static double
lerp (double from,
      double to,
      double t)
{
  return from + (to - from) * t;
}

/* A colour that is not there has no hue. */
static PlotColor
lerp_color (const PlotColor *from,
            const PlotColor *to,
            double           t)
{
  const PlotColor *a = from->alpha > 0.0 ? from : to;
  const PlotColor *b = to->alpha > 0.0 ? to : from;

  return (PlotColor) {
    lerp (a->red, b->red, t),
    lerp (a->green, b->green, t),
    lerp (a->blue, b->blue, t),
    lerp (from->alpha, to->alpha, t),
  };
}

/* A line of text keeps its size; it goes by its anchor and its baseline. */
static void
move_text (PlotItem   *item,
           const Move *move,
           double      t)
{
  double factor = plot_anchor_get_factor (item->anchor);
  double from = move->from->rect.x + move->from->rect.width * factor;
  double to = move->to->rect.x + move->to->rect.width * factor;
  double rise = item->baseline - item->rect.y;

  item->rect.x = lerp (from, to, t) - item->rect.width * factor;
  item->baseline = lerp (move->from->baseline, move->to->baseline, t);
  item->rect.y = item->baseline - rise;
}

static void
move_rect (PlotItem   *item,
           const Move *move,
           double      t)
{
  const PlotRect *from = &move->from->rect;
  const PlotRect *to = &move->to->rect;

  item->rect = (PlotRect) {
    lerp (from->x, to->x, t),
    lerp (from->y, to->y, t),
    lerp (from->width, to->width, t),
    lerp (from->height, to->height, t),
  };
}

/* What is said, a figure or a verdict, is that of the end as soon as anything
 * moves: nothing in between is true. */
static PlotItem *
create_moved (const Move *move,
              double      t)
{
  const PlotItem *from = move->from;
  const PlotItem *to = move->to;
  PlotItem *item = plot_item_copy (t > 0.0 ? to : from);

  if (item->kind == PLOT_ITEM_TEXT)
    move_text (item, move, t);
  else
    move_rect (item, move, t);
  item->radius = lerp (from->radius, to->radius, t);
  item->fill.color = lerp_color (&from->fill.color, &to->fill.color, t);
  item->fill.second = lerp_color (&from->fill.second, &to->fill.second, t);
  item->stroke = lerp_color (&from->stroke, &to->stroke, t);
  item->stroke_width = lerp (from->stroke_width, to->stroke_width, t);
  item->color = lerp_color (&from->color, &to->color, t);
  item->halo = lerp (from->halo, to->halo, t);
  item->fade = lerp (from->fade, to->fade, t);

  return item;
}

/* In the first third of the way and in the last: what comes is not written over
 * what leaves, and hardly over what has still to make room. */
static PlotItem *
create_faded (const Move *move,
              double      t)
{
  PlotItem *item = plot_item_copy (move->from != NULL ? move->from : move->to);

  if (move->from != NULL)
    item->fade = lerp (item->fade, 1.0, MIN (3.0 * t, 1.0));
  else
    item->fade = 1.0 - MAX (3.0 * t - 2.0, 0.0);

  return item;
}

/* With the keys of its items, if they are wanted. */
static PlotScene *
build (PlotTransition *self,
       double          t,
       GPtrArray      *keys)
{
  PlotScene *scene = plot_scene_new_like (self->to);

  for (guint i = 0; i < self->moves->len; i++)
    {
      const Move *move = &g_array_index (self->moves, Move, i);
      gboolean stays = move->from != NULL && move->to != NULL;
      PlotItem *item = stays ? create_moved (move, t) : create_faded (move, t);

      item->mark = move->mark;
      if (item->fade >= 1.0)
        {
          plot_item_free (item);
          continue;
        }
      plot_scene_take_item (scene, item);
      if (keys != NULL)
        g_ptr_array_add (keys, g_strdup (move->key));
    }

  return scene;
}

/**
 * plot_transition_new:
 * @from: the scene that is seen
 * @to: the one to come; of both references are kept
 *
 * Items are told apart by the mark they belong to, what they are for and which of
 * those they are; without a mark by the row they stand at, by what they say, or
 * by their place.
 *
 * Returns: (transfer full) (nullable): the way, or %NULL where there is none and
 *   the picture has to be cut: another size, style or language, or fewer than a
 *   third of the marks of the smaller scene in both
 */
PlotTransition *
plot_transition_new (PlotScene *from,
                     PlotScene *to)
{
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  if (!is_related (from, to))
    return NULL;

  keys = create_keys (from);

  return create (from, keys, to);
}

/**
 * plot_transition_turn:
 * @self: a transition under way
 * @t: how far it is, from 0 to 1
 * @to: where to go instead
 *
 * Goes on from what is seen. What was leaving and comes back is the same still.
 *
 * Returns: (transfer full) (nullable): the way from there, or %NULL as with
 *   plot_transition_new()
 */
PlotTransition *
plot_transition_turn (PlotTransition *self,
                      double          t,
                      PlotScene      *to)
{
  g_autoptr (PlotScene) seen = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (self != NULL && to != NULL, NULL);

  if (!is_related (self->to, to))
    return NULL;

  keys = g_ptr_array_new_with_free_func (g_free);
  seen = build (self, CLAMP (t, 0.0, 1.0), keys);

  return create (seen, keys, to);
}

/**
 * plot_transition_free:
 * @self: (transfer full): a transition
 */
void
plot_transition_free (PlotTransition *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->moves);
  plot_scene_unref (self->from);
  plot_scene_unref (self->to);
  g_free (self);
}

/**
 * plot_transition_at:
 * @self: a transition
 * @t: how far, from 0 to 1
 *
 * At 0 it has the items of the first scene, at 1 it is the second scene itself.
 * In between it is for the eye alone: its marks and texts are those of the second.
 *
 * Returns: (transfer full): a scene to paint
 */
PlotScene *
plot_transition_at (PlotTransition *self,
                    double          t)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (t >= 1.0)
    return plot_scene_ref (self->to);

  return build (self, MAX (t, 0.0), NULL);
}
