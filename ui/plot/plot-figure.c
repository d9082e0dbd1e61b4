/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-figure.h"

#include "plot-figure-private.h"

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
