/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-figure.h"

#include "plot-figure-private.h"

#include <math.h>

/* A body lower than this says nothing. */
#define LEAST_BODY 8

/* 28 pixels in 1080 become 22. */
#define LEAST_FACTOR .8

static void
clear_entry (gpointer data)
{
  PlotLegendEntry *entry = data;

  g_free (entry->label);
}

/**
 * plot_figure_new:
 * @lang: (nullable): the language of its texts, "fi"
 *
 * Returns: (transfer full): an empty figure
 */
PlotFigure *
plot_figure_new (const char *lang)
{
  PlotFigure *self = g_new0 (PlotFigure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lang = g_strdup (lang);
  self->legend = g_array_new (FALSE, TRUE, sizeof (PlotLegendEntry));
  g_array_set_clear_func (self->legend, clear_entry);

  return self;
}

/**
 * plot_figure_ref:
 * @self: a figure
 *
 * Returns: (transfer full): @self
 */
PlotFigure *
plot_figure_ref (PlotFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * plot_figure_unref:
 * @self: (transfer full): a figure
 *
 * Drops a reference, from any thread.
 */
void
plot_figure_unref (PlotFigure *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->lang);
  g_free (self->title);
  g_free (self->takeaway);
  g_free (self->description);
  g_free (self->foot);
  g_free (self->pill);
  g_free (self->message);
  g_array_unref (self->legend);
  plot_table_free (self->table);
  plot_body_free (self->body);
  g_free (self);
}

static void
set_text (char       **place,
          const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/**
 * plot_figure_set_title:
 * @self: a figure
 * @title: (nullable): what it is called
 */
void
plot_figure_set_title (PlotFigure *self,
                       const char *title)
{
  g_return_if_fail (self != NULL);

  set_text (&self->title, title);
}

/**
 * plot_figure_set_takeaway:
 * @self: a figure
 * @takeaway: (nullable): what it shows, in one sentence
 */
void
plot_figure_set_takeaway (PlotFigure *self,
                          const char *takeaway)
{
  g_return_if_fail (self != NULL);

  set_text (&self->takeaway, takeaway);
}

/**
 * plot_figure_set_description:
 * @self: a figure
 * @description: (nullable): for those who do not see it; %NULL: the takeaway, or
 *   the message where there is none
 */
void
plot_figure_set_description (PlotFigure *self,
                             const char *description)
{
  g_return_if_fail (self != NULL);

  set_text (&self->description, description);
}

/**
 * plot_figure_set_foot:
 * @self: a figure
 * @foot: (nullable): measure, filters, data date and source
 */
void
plot_figure_set_foot (PlotFigure *self,
                      const char *foot)
{
  g_return_if_fail (self != NULL);

  set_text (&self->foot, foot);
}

/**
 * plot_figure_set_pill:
 * @self: a figure
 * @pill: (nullable): what stands on the picture itself, "Sample data"
 */
void
plot_figure_set_pill (PlotFigure *self,
                      const char *pill)
{
  g_return_if_fail (self != NULL);

  set_text (&self->pill, pill);
}

/**
 * plot_figure_set_corner:
 * @self: a figure
 * @width: pixels at the top right, in line with the title, that stay free
 */
void
plot_figure_set_corner (PlotFigure *self,
                        double      width)
{
  g_return_if_fail (self != NULL);

  self->corner = width;
}

/**
 * plot_figure_set_sight:
 * @self: a figure
 * @width: pixels of a wider picture that are seen before one scrolls; 0: all of it
 *
 * What is said over and under the body stays within them.
 */
void
plot_figure_set_sight (PlotFigure *self,
                       double      width)
{
  g_return_if_fail (self != NULL);

  self->sight = width;
}

/**
 * plot_figure_set_is_bare:
 * @self: a figure
 * @is_bare: whether title, takeaway and foot are left out of the picture, as they stand
 *   around it; they are still what it is called and described by
 */
void
plot_figure_set_is_bare (PlotFigure *self,
                         gboolean    is_bare)
{
  g_return_if_fail (self != NULL);

  self->is_bare = is_bare;
}

/**
 * plot_figure_set_message:
 * @self: a figure
 * @message: (nullable): a sentence in place of the body
 */
void
plot_figure_set_message (PlotFigure *self,
                         const char *message)
{
  g_return_if_fail (self != NULL);

  set_text (&self->message, message);
}

/**
 * plot_figure_add_legend_fill:
 * @self: a figure
 * @slot: what fills the swatch
 * @label: what it means
 */
void
plot_figure_add_legend_fill (PlotFigure   *self,
                             PlotFillSlot  slot,
                             const char   *label)
{
  PlotLegendEntry entry = { PLOT_GLYPH_NONE, TRUE, slot, g_strdup (label) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->legend, entry);
}

/**
 * plot_figure_add_legend_glyph:
 * @self: a figure
 * @glyph: the shape
 * @label: what it means
 */
void
plot_figure_add_legend_glyph (PlotFigure *self,
                              PlotGlyph   glyph,
                              const char *label)
{
  PlotLegendEntry entry = { glyph, FALSE, 0, g_strdup (label) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->legend, entry);
}

/**
 * plot_figure_add_legend_fill_glyph:
 * @self: a figure
 * @glyph: the shape
 * @slot: what colours it
 * @label: what it means
 */
void
plot_figure_add_legend_fill_glyph (PlotFigure   *self,
                                   PlotGlyph     glyph,
                                   PlotFillSlot  slot,
                                   const char   *label)
{
  PlotLegendEntry entry = { glyph, TRUE, slot, g_strdup (label) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->legend, entry);
}

/**
 * plot_figure_take_table:
 * @self: a figure
 * @table: (transfer full) (nullable): what the picture shows, as text
 */
void
plot_figure_take_table (PlotFigure *self,
                        PlotTable  *table)
{
  g_return_if_fail (self != NULL);

  plot_table_free (self->table);
  self->table = table;
}

/**
 * plot_figure_take_body:
 * @self: a figure
 * @body: (transfer full) (nullable): what stands in its middle
 */
void
plot_figure_take_body (PlotFigure *self,
                       PlotBody   *body)
{
  g_return_if_fail (self != NULL);

  plot_body_free (self->body);
  self->body = body;
}

/**
 * plot_figure_get_title:
 * @self: a figure
 *
 * Returns: (nullable) (transfer none): what it is called
 */
const char *
plot_figure_get_title (PlotFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * plot_figure_get_takeaway:
 * @self: a figure
 *
 * Returns: (nullable) (transfer none): what it says, in a sentence or two
 */
const char *
plot_figure_get_takeaway (PlotFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->takeaway;
}

/**
 * plot_figure_get_foot:
 * @self: a figure
 *
 * Returns: (nullable) (transfer none): what is counted, the filters, the day and the source
 */
const char *
plot_figure_get_foot (PlotFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->foot;
}

/**
 * plot_figure_get_table:
 * @self: a figure
 *
 * Returns: (nullable) (transfer none): what is drawn, as words and figures
 */
const PlotTable *
plot_figure_get_table (PlotFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * plot_figure_has_body:
 * @self: a figure
 *
 * Returns: whether there is something to draw
 */
gboolean
plot_figure_has_body (PlotFigure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->body != NULL && self->message == NULL;
}

static void
fit_message (PlotFigure          *self,
             const PlotFramePlan *plan,
             PlotTextBlock       *block)
{
  PlotFit fit = {
    .font = plot_layout_font (plan->style, plan->style->takeaway_size, FALSE),
    .width = MIN (plan->width, plot_layout_unit (plan->style, 420)),
    .max_lines = 4,
  };

  plot_text_block_fit (block, plan->engine, self->message, &fit);
}

typedef double (*BodyHeight) (const PlotBody  *body,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine);

static double
get_body_height (PlotFigure          *self,
                 const PlotFramePlan *plan,
                 BodyHeight           get_height)
{
  g_auto (PlotTextBlock) message = { 0 };

  fit_message (self, plan, &message);
  if (message.n > 0)
    return plot_text_block_get_height (&message) + 2 * plan->edge;
  if (self->body == NULL)
    return 0;

  return get_height (self->body, plan->body_width, plan->style, plan->engine);
}

static double
get_figure_height (PlotFigure      *self,
                   double           width,
                   const PlotStyle *style,
                   PlotTextEngine  *engine,
                   BodyHeight       get_height)
{
  g_auto (PlotFramePlan) plan = { 0 };

  plot_frame_plan_init (&plan, self, width, style, engine);

  return ceil (plan.head_height + get_body_height (self, &plan, get_height) + plan.foot_height);
}

/**
 * plot_figure_get_min_width:
 * @self: a figure
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the width under which words get lost, in pixels, margins included
 */
double
plot_figure_get_min_width (PlotFigure      *self,
                           const PlotStyle *style,
                           PlotTextEngine  *engine)
{
  double body = plot_layout_unit (style, 240);

  g_return_val_if_fail (self != NULL, 0);

  if (self->body != NULL && self->message == NULL)
    body = MAX (body, plot_body_get_min_width (self->body, style, engine));

  return body + 2 * round (style->margin);
}

/**
 * plot_figure_get_natural_height:
 * @self: a figure
 * @width: of the picture, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the height at which nothing is left out, in pixels
 */
double
plot_figure_get_natural_height (PlotFigure      *self,
                                double           width,
                                const PlotStyle *style,
                                PlotTextEngine  *engine)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_figure_height (self, width, style, engine, plot_body_get_natural_height);
}

/**
 * plot_figure_get_least_height:
 * @self: a figure
 * @width: of the picture, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the least height at which nothing is left out, in pixels
 */
double
plot_figure_get_least_height (PlotFigure      *self,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_figure_height (self, width, style, engine, plot_body_get_least_height);
}

static void
draw_message (PlotFigure          *self,
              const PlotFramePlan *plan,
              const PlotRect      *place,
              PlotScene           *scene)
{
  g_auto (PlotTextBlock) message = { 0 };
  g_auto (PlotPen) pen = { 0 };

  fit_message (self, plan, &message);
  plot_pen_init (&pen, scene, plan->engine, place);
  pen.part = PLOT_PART_TAKEAWAY;
  pen.color = &plan->style->dim;
  plot_text_block_draw (&message, &pen, place->x + place->width / 2,
                        place->y + floor ((place->height - plot_text_block_get_height (&message)) / 2),
                        PLOT_ANCHOR_MIDDLE);
}

/* Seen from the back of a room all rows in somewhat smaller letters are better
 * than some rows in large ones: down to a fiftieth of the height, the least that
 * can be read there. */
static void
condense (PlotFigure          *self,
          const PlotFramePlan *plan,
          const PlotRect      *place,
          PlotScene           *scene)
{
  static const double factors[] = { .9, LEAST_FACTOR };
  PlotStyle style = *plot_scene_get_style (scene);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      PlotStyle condensed = plot_style_condense (&style, factors[i]);

      if (plot_body_get_least_height (self->body, place->width, plot_scene_get_style (scene),
                                      plan->engine) <= place->height)
        return;
      plot_scene_set_style (scene, &condensed);
    }
}

static void
draw_body (PlotFigure          *self,
           const PlotFramePlan *plan,
           PlotScene           *scene)
{
  double bottom = floor (plot_scene_get_height (scene)) - plan->foot_height;
  PlotRect place = { plan->left, plan->head_height, plan->body_width, bottom - plan->head_height };

  if (place.height < LEAST_BODY)
    return;

  if (self->message != NULL && *self->message != '\0')
    draw_message (self, plan, &place, scene);
  else if (self->body != NULL)
    {
      condense (self, plan, &place, scene);
      plot_body_layout (self->body, &place, scene, plan->engine);
    }
}

static const char *
get_description (PlotFigure *self)
{
  if (self->description != NULL)
    return self->description;

  return self->takeaway != NULL ? self->takeaway : self->message;
}

/**
 * plot_figure_layout:
 * @self: a figure
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 * @style: how it looks; the projector's is fitted to the height
 * @engine: measures
 *
 * Lays a figure out. Title, takeaway, legend and foot stay whatever the
 * height, the body takes what is left, and leaves out rows where that is
 * little.
 *
 * Returns: (transfer full): the picture
 */
PlotScene *
plot_figure_layout (PlotFigure      *self,
                    double           width,
                    double           height,
                    const PlotStyle *style,
                    PlotTextEngine  *engine)
{
  g_auto (PlotFramePlan) plan = { 0 };

  g_return_val_if_fail (self != NULL && style != NULL && engine != NULL, NULL);

  PlotStyle fitted = plot_style_for_size (style, width, height);
  PlotScene *scene = plot_scene_new (width, height, &fitted);

  plot_scene_set_texts (scene, self->lang, self->title, get_description (self));
  if (self->table != NULL)
    plot_scene_take_table (scene, plot_table_copy (self->table));

  plot_frame_plan_init (&plan, self, width, plot_scene_get_style (scene), engine);
  plot_frame_draw (&plan, self, scene);
  draw_body (self, &plan, scene);

  return scene;
}
