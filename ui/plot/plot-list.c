/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-list.h"

#include <math.h>

#include "plot-layout-private.h"

/* Under this width, beside labels of 12 pixels, asides stand under the labels. */
#define NARROW 440

/* How much of the width the asides may take beside the labels, and the values. */
#define ASIDE_SHARE .3
#define VALUE_SHARE .25

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotList  *list;
  const PlotStyle *style;
  PlotTextEngine  *engine;
  PlotRect         place;

  gboolean         is_narrow;
  PlotFont         font, strong;
  double           line, glyph_size;
  double           label_left, label_width;
  double           aside_right, aside_width;   /* 0: there are none beside the labels */
  double           value_width, right;
  double           top, row_height;
  guint            n_shown;
} Plan;

static double
unit (const Plan *plan,
      double      pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
measure (const Plan     *plan,
         const char     *text,
         const PlotFont *font)
{
  return text != NULL && *text != '\0' ? ceil (plot_text_engine_measure (plan->engine, text, font).width) : 0;
}

/* From the right to the left: values, asides, and what is left for the labels. */
static void
plan_columns (Plan *plan)
{
  const PlotList *list = plan->list;
  double widest = measure (plan, list->value_title, &plan->font);
  double aside = 0;

  for (guint i = 0; i < list->n_rows; i++)
    {
      widest = MAX (widest, measure (plan, list->rows[i].value, &plan->strong));
      aside = MAX (aside, measure (plan, list->rows[i].aside, &plan->font));
    }

  plan->right = plan->place.x + plan->place.width;
  plan->value_width = MIN (widest, floor (VALUE_SHARE * plan->place.width));
  plan->aside_width = plan->is_narrow ? 0 : MIN (aside, floor (ASIDE_SHARE * plan->place.width));
  plan->aside_right = plan->right - (plan->value_width > 0 ? plan->value_width + unit (plan, 18) : 0);
  plan->label_left = plan->place.x + plan->glyph_size + unit (plan, 10);
  plan->label_width = plan->aside_right - plan->label_left
                      - (plan->aside_width > 0 ? plan->aside_width + unit (plan, 18) : 0);
}

static double
get_least_height (const Plan *plan)
{
  return (plan->is_narrow ? 2 : 1) * plan->line + unit (plan, 6);
}

static double
get_head_height (const Plan *plan)
{
  return plan->list->value_title != NULL ? plan->line + unit (plan, 4) : 0;
}

static void
plan_init (Plan            *plan,
           const PlotList  *list,
           const PlotRect  *place,
           const PlotStyle *style,
           PlotTextEngine  *engine)
{
  *plan = (Plan) {
    .list = list,
    .style = style,
    .engine = engine,
    .place = *place,
    .is_narrow = place->width < NARROW * style->label_size / 12,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .glyph_size = plot_layout_unit (style, 14),
  };
  plan->line = plot_layout_line (engine, &plan->strong);
  plan_columns (plan);
}

/* Rows move closer before any is left out. */
static void
plan_rows (Plan *plan)
{
  guint n = plan->list->n_rows;
  double least = get_least_height (plan);
  double room;

  plan->top = plan->place.y + get_head_height (plan);
  room = plan->place.y + plan->place.height - plan->top;
  if (floor (room / least) < n)
    room -= plan->line + unit (plan, 4);

  plan->n_shown = MIN (MAX (floor (room / least), 0), n);
  plan->row_height = plan->n_shown > 0
    ? CLAMP (floor (room / plan->n_shown), least, least + unit (plan, 12)) : least;
}

static void
list_free (PlotBody *body)
{
  PlotList *list = (PlotList *) body;

  for (guint i = 0; i < list->n_rows; i++)
    {
      PlotListRow *row = &list->rows[i];

      g_free (row->id);
      g_free (row->label);
      g_free (row->aside);
      g_free (row->value);
      g_free (row->name);
      g_free (row->heading);
      g_free (row->detail);
    }

  g_free (list->rows);
  g_free (list->value_title);
  g_free (list);
}

static double
list_get_natural_height (const PlotBody  *body,
                         double           width,
                         const PlotStyle *style,
                         PlotTextEngine  *engine)
{
  const PlotList *list = (const PlotList *) body;
  PlotRect place = { 0, 0, width, 0 };
  Plan plan;

  if (list->n_rows == 0)
    return 0;

  plan_init (&plan, list, &place, style, engine);

  return get_head_height (&plan) + list->n_rows * get_least_height (&plan);
}

static int
take_mark (const Plan     *plan,
           PlotScene      *scene,
           guint           number,
           const PlotRect *bounds)
{
  const PlotListRow *row = &plan->list->rows[number];
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->bounds = *bounds;
  mark->row_id = g_strdup (row->id);
  mark->series_id = g_strdup ("");
  mark->id = g_strconcat (row->id, "/", NULL);
  mark->name = g_strdup (row->name != NULL && *row->name != '\0' ? row->name : row->label);
  mark->heading = g_strdup (row->heading);
  mark->detail = g_strdup (row->detail);
  mark->row = number;

  return plot_scene_take_mark (scene, mark);
}

typedef struct
{
  const char      *text;
  const PlotFont  *font;
  const PlotColor *color;
  PlotPart         part;
  double           width;
} Word;

static void
draw_word (const Plan *plan,
           PlotPen    *pen,
           const Word *word,
           double      x,
           double      middle,
           PlotAnchor  anchor)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { *word->font, word->width, 1, MAX (12, plan->font.size * .86) };

  pen->part = word->part;
  pen->color = word->color;
  plot_text_block_fit (&block, plan->engine, word->text, &fit);
  plot_text_block_draw (&block, pen, x, floor (middle - block.line_height / 2), anchor);
}

static const PlotColor *
get_color (const Plan        *plan,
           const PlotListRow *row)
{
  return row->value_tone > 0 ? &plan->style->good : row->value_tone < 0 ? &plan->style->bad : &plan->style->dim;
}

static void
draw_row (const Plan *plan,
          PlotPen    *pen,
          guint       number)
{
  const PlotListRow *row = &plan->list->rows[number];
  double top = plan->top + number * plan->row_height, middle = top + floor (plan->row_height / 2);
  double over = plan->is_narrow ? plan->line / 2 : 0;
  PlotRect bounds = { plan->place.x, top, plan->place.width, plan->row_height - 1 };
  PlotRect glyph = { plan->place.x, floor (middle - plan->glyph_size / 2), plan->glyph_size, plan->glyph_size };
  PlotRect rule = { plan->place.x, top + plan->row_height - .5, plan->place.width, 0 };
  Word label = { row->label, &plan->font, &plan->style->text, PLOT_PART_ROW_LABEL, plan->label_width };
  Word aside = { row->aside, &plan->font, &plan->style->dim, PLOT_PART_END_LABEL,
                 plan->is_narrow ? plan->label_width : plan->aside_width };
  Word value = { row->value, &plan->strong, get_color (plan, row), PLOT_PART_END_LABEL, plan->value_width };

  take_mark (plan, pen->scene, number, &bounds);
  plot_scene_add_line (pen->scene, PLOT_PART_GRID, &rule, &plan->style->grid)->stroke_width
    = MAX (1, floor (plan->style->label_size / 12));
  pen->part = PLOT_PART_ROW_LABEL;
  plot_pen_glyph (pen, row->glyph, &glyph);
  draw_word (plan, pen, &value, plan->right, middle, PLOT_ANCHOR_END);
  draw_word (plan, pen, &label, plan->label_left, middle - over, PLOT_ANCHOR_START);
  if (plan->is_narrow)
    draw_word (plan, pen, &aside, plan->label_left, middle + over, PLOT_ANCHOR_START);
  else
    draw_word (plan, pen, &aside, plan->aside_right, middle, PLOT_ANCHOR_END);
}

static void
draw_more (const Plan *plan,
           PlotPen    *pen)
{
  const PlotList *list = plan->list;
  g_autofree char *more = NULL;
  Word word = { NULL, &plan->font, &plan->style->dim, PLOT_PART_FOOT, plan->place.width };

  if (plan->n_shown == list->n_rows || list->format_more == NULL)
    return;

  more = list->format_more (list->n_rows - plan->n_shown, list->format_data);
  word.text = more;
  draw_word (plan, pen, &word, plan->place.x, plan->place.y + plan->place.height - plan->line / 2,
             PLOT_ANCHOR_START);
}

static void
list_layout (const PlotBody *body,
             const PlotRect *place,
             PlotScene      *scene,
             PlotTextEngine *engine)
{
  const PlotList *list = (const PlotList *) body;
  g_auto (PlotPen) pen = { 0 };
  Plan plan;

  if (list->n_rows == 0)
    return;

  plan_init (&plan, list, place, plot_scene_get_style (scene), engine);
  plan_rows (&plan);
  plot_pen_init (&pen, scene, engine, place);

  if (plan.n_shown > 0)
    {
      Word title = { list->value_title, &plan.font, &plan.style->dim, PLOT_PART_AXIS, plan.value_width };

      draw_word (&plan, &pen, &title, plan.right, place->y + plan.line / 2, PLOT_ANCHOR_END);
    }
  for (guint i = 0; i < plan.n_shown; i++)
    draw_row (&plan, &pen, i);
  draw_more (&plan, &pen);
}

static const PlotBodyKind kind = {
  .free = list_free,
  .get_natural_height = list_get_natural_height,
  .layout = list_layout,
};

/**
 * plot_list_new:
 * @n_rows: how many rows
 *
 * Creates a list that the caller fills in: all strings in it become its own and
 * are freed with it.
 *
 * Returns: (transfer full): the list, freed with plot_body_free()
 */
PlotList *
plot_list_new (guint n_rows)
{
  PlotList *list = g_new0 (PlotList, 1);

  list->body.kind = &kind;
  list->n_rows = n_rows;
  list->rows = g_new0 (PlotListRow, n_rows + 1);

  return list;
}
