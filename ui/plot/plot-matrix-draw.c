/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-matrix-private.h"

#include <math.h>

static double
unit (const PlotMatrixPlan *plan,
      double                pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
get_column_left (const PlotMatrixPlan *plan,
                 guint                 column)
{
  return plan->columns_left + column * plan->column_width;
}

static double
get_column_middle (const PlotMatrixPlan *plan,
                   guint                 column)
{
  return get_column_left (plan, column) + plan->column_width / 2;
}

static void
draw_rule (const PlotMatrixPlan *plan,
           PlotScene            *scene,
           double                y,
           gboolean              is_strong)
{
  PlotRect line = { plan->place.x, y, plan->right - plan->place.x, 0 };
  const PlotColor *color = is_strong ? &plan->style->axis : &plan->style->grid;
  PlotItem *item = plot_scene_add_line (scene, is_strong ? PLOT_PART_AXIS : PLOT_PART_GRID, &line, color);

  item->stroke_width = is_strong ? unit (plan, 1.5) : MAX (1, floor (plan->style->label_size / 12));
}

static void
take_mark (PlotScene      *scene,
           PlotPen        *pen,
           PlotMark       *mark,
           const char     *row_id,
           const char     *series_id)
{
  mark->row_id = g_strdup (row_id != NULL ? row_id : "");
  mark->series_id = g_strdup (series_id != NULL ? series_id : "");
  mark->id = g_strconcat (mark->row_id, "/", mark->series_id, NULL);
  pen->mark = plot_scene_take_mark (scene, mark);
}

/**
 * plot_matrix_draw_ground:
 * @plan: the plan
 * @scene: what is drawn into
 *
 * Draws what lies under the cells: the hatch of columns of which not all is
 * known, and the lines between rows.
 */
void
plot_matrix_draw_ground (const PlotMatrixPlan *plan,
                         PlotScene            *scene)
{
  double inset = plan->column_width > unit (plan, 40) ? unit (plan, 2) : 1;
  PlotFill hatch = plan->style->fills[PLOT_FILL_UNKNOWN];

  if (plan->n_shown == 0)
    return;

  /* Here it is a ground, not a datum: no louder than the grid. */
  hatch.second = plan->style->grid;

  for (guint i = 1; i < plan->n_shown; i++)
    draw_rule (plan, scene, plan->rows_top + i * plan->row_height, FALSE);

  for (guint i = 0; i < plan->matrix->n_columns; i++)
    {
      PlotRect rect = { get_column_left (plan, i) + inset, plan->rows_top + 1,
                        plan->column_width - 2 * inset, plan->rows_bottom - plan->rows_top - 2 };

      if (plan->matrix->columns[i].is_hatched && rect.width > 0 && rect.height > 0)
        plot_scene_add_rect (scene, PLOT_PART_BAND, &rect, &hatch);
    }
}

/* After the rows, so that no clear spot cuts into them. */
void
plot_matrix_draw_rules (const PlotMatrixPlan *plan,
                        PlotScene            *scene)
{
  draw_rule (plan, scene, plan->rows_top, TRUE);
  if (plan->matrix->n_footers > 0 && plan->n_shown > 0)
    draw_rule (plan, scene, plan->rows_bottom, TRUE);
}

void
plot_matrix_draw_header (const PlotMatrixPlan *plan,
                         PlotPen              *pen)
{
  double bottom = plan->rows_top - unit (plan, 5);
  g_auto (PlotTextBlock) title = { 0 };
  PlotFit fit = { plan->font, plan->end_width, plan->is_narrow ? 2 : 1, plan->font.size };

  pen->part = PLOT_PART_AXIS;
  for (guint i = 0; i < plan->matrix->n_columns; i++)
    {
      g_auto (PlotTextBlock) block = { 0 };

      plot_matrix_plan_fit_header (plan, i, &block);
      plot_text_block_draw (&block, pen, get_column_middle (plan, i),
                            bottom - plot_text_block_get_height (&block), PLOT_ANCHOR_MIDDLE);
    }

  pen->color = &plan->style->dim;
  plot_text_block_fit (&title, plan->engine, plan->matrix->end_title, &fit);
  plot_text_block_draw (&title, pen, plan->right,
                        bottom - plot_text_block_get_height (&title), PLOT_ANCHOR_END);
  pen->color = &plan->style->text;
}

/* On a hatch a glyph stands on a clear spot. */
static void
draw_cell (const PlotMatrixPlan *plan,
           PlotPen              *pen,
           guint                 row,
           guint                 column)
{
  const PlotMatrix *matrix = plan->matrix;
  const PlotMatrixCell *cell = plot_matrix_get_cell (matrix, row, column);
  double top = plan->rows_top + row * plan->row_height, size = MIN (plan->glyph_size, plan->row_height - 3);
  PlotRect bounds = { get_column_left (plan, column), top, plan->column_width, plan->row_height };
  PlotRect rect = { round (get_column_middle (plan, column) - size / 2),
                    top + floor ((plan->row_height - size) / 2), size, size };

  if (cell->name != NULL && *cell->name != '\0')
    {
      PlotMark *mark = g_new0 (PlotMark, 1);

      mark->name = g_strdup (cell->name);
      mark->heading = g_strdup (cell->heading);
      mark->detail = g_strdup (cell->detail);
      mark->bounds = bounds;
      mark->row = row;
      mark->column = column;
      take_mark (pen->scene, pen, mark, matrix->rows[row].id, matrix->columns[column].id);
    }

  pen->part = PLOT_PART_MARK;
  if (matrix->columns[column].is_hatched && cell->glyph != PLOT_GLYPH_NONE)
    {
      PlotFill ground = plot_layout_solid (&plan->style->ground);
      double spread = MIN (unit (plan, 1), floor ((plan->row_height - size) / 2));
      PlotRect spot = { rect.x - spread, rect.y - spread, size + 2 * spread, size + 2 * spread };

      plot_scene_add_rect (pen->scene, PLOT_PART_BAND, &spot, &ground)->radius = unit (plan, 3);
    }

  plot_pen_glyph (pen, cell->glyph, &rect);
  pen->mark = -1;
}

static void
draw_marginal (const PlotMatrixPlan *plan,
               PlotPen              *pen,
               guint                 row)
{
  const PlotMatrixRow *line = &plan->matrix->rows[row];
  double top = plan->rows_top + row * plan->row_height;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { line->is_strong ? plan->strong : plan->font, plan->end_width, 1, plan->font.size };

  if (line->name != NULL && *line->name != '\0' && plan->end_width > 0)
    {
      PlotMark *mark = g_new0 (PlotMark, 1);

      mark->name = g_strdup (line->name);
      mark->heading = g_strdup (line->label);
      mark->detail = g_strdup (line->end_label);
      mark->bounds = (PlotRect) { plan->right - plan->end_width, top, plan->end_width, plan->row_height };
      mark->row = row;
      mark->column = plan->matrix->n_columns;
      take_mark (pen->scene, pen, mark, line->id, "total");
    }

  pen->part = PLOT_PART_END_LABEL;
  pen->color = line->is_strong ? &plan->style->text : &plan->style->dim;
  plot_text_block_fit (&block, plan->engine, line->end_label, &fit);
  plot_text_block_draw (&block, pen, plan->right - MIN (unit (plan, 14), (plan->end_width - block.width) / 2),
                        top + floor ((plan->row_height - block.line_height) / 2), PLOT_ANCHOR_END);
  pen->color = &plan->style->text;
  pen->mark = -1;
}

static void
draw_label (const PlotMatrixPlan *plan,
            PlotPen              *pen,
            const char           *label,
            const PlotFont       *font,
            const PlotRect       *line)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = {
    .font = *font,
    .width = plan->label_width,
    .max_lines = 2 * plan->line <= line->height ? 2 : 1,
    .min_size = plan->is_narrow ? MIN (11, font->size) : MAX (12, font->size * .86),
  };

  pen->part = PLOT_PART_ROW_LABEL;
  plot_text_block_fit (&block, plan->engine, label, &fit);
  plot_text_block_draw (&block, pen, plan->place.x + plan->label_width,
                        line->y + floor ((line->height - plot_text_block_get_height (&block)) / 2),
                        PLOT_ANCHOR_END);
}

void
plot_matrix_draw_row (const PlotMatrixPlan *plan,
                      PlotPen              *pen,
                      guint                 row)
{
  PlotRect line = { plan->place.x, plan->rows_top + row * plan->row_height, 0, plan->row_height };

  draw_label (plan, pen, plan->matrix->rows[row].label, &plan->font, &line);
  for (guint i = 0; i < plan->matrix->n_columns; i++)
    draw_cell (plan, pen, row, i);
  draw_marginal (plan, pen, row);
}

/* A word beside a verdict's glyph wears its colour. */
static const PlotColor *
get_verdict_color (const PlotMatrixPlan *plan,
                   PlotGlyph             glyph)
{
  switch ((int) glyph)
    {
    case PLOT_GLYPH_CHECK:
      return &plan->style->good;
    case PLOT_GLYPH_CROSS:
    case PLOT_GLYPH_DOWN:
    case PLOT_GLYPH_UP:
      return &plan->style->bad;
    default:
      return &plan->style->text;
    }
}

static void
take_footer_mark (const PlotMatrixPlan *plan,
                  PlotPen              *pen,
                  const PlotRect       *bounds,
                  guint                 footer,
                  guint                 column)
{
  const PlotMatrixFooter *line = &plan->matrix->footers[footer];
  g_autofree char *id = g_strdup_printf ("footer-%u", footer);
  PlotMark *mark;

  if (line->names == NULL || line->names[column] == NULL || *line->names[column] == '\0')
    return;

  mark = g_new0 (PlotMark, 1);
  mark->name = g_strdup (line->names[column]);
  mark->heading = g_strdup (plan->matrix->columns[column].label);
  mark->detail = g_strdup (line->texts[column]);
  mark->bounds = *bounds;
  mark->row = plan->matrix->n_rows + footer;
  mark->column = column;
  take_mark (pen->scene, pen, mark, id, plan->matrix->columns[column].id);
}

static void
draw_footer_cell (const PlotMatrixPlan *plan,
                  PlotPen              *pen,
                  const PlotRect       *bounds,
                  guint                 footer,
                  guint                 column)
{
  PlotGlyph glyph = plan->matrix->footers[footer].glyphs[column];
  g_auto (PlotTextBlock) block = { 0 };
  double size = glyph != PLOT_GLYPH_NONE ? plan->glyph_size : 0;

  if (glyph == PLOT_GLYPH_NONE || plot_matrix_plan_has_texts (plan, footer))
    plot_matrix_plan_fit_footer (plan, footer, column, &block);

  double space = size > 0 && block.n > 0 ? unit (plan, 4) : 0;
  double left = bounds->x + (bounds->width - size - space - block.width) / 2;
  double middle = bounds->y + bounds->height / 2;
  PlotRect rect = { round (left), floor (middle - size / 2), size, size };
  double y = floor (middle - plot_text_block_get_height (&block) / 2);

  plot_pen_glyph (pen, glyph, &rect);
  pen->color = get_verdict_color (plan, glyph);
  if (size > 0)
    plot_text_block_draw (&block, pen, rect.x + size + space, y, PLOT_ANCHOR_START);
  else
    plot_text_block_draw (&block, pen, get_column_middle (plan, column), y, PLOT_ANCHOR_MIDDLE);
}

void
plot_matrix_draw_footers (const PlotMatrixPlan *plan,
                          PlotPen              *pen)
{
  double top = plan->rows_bottom + unit (plan, 1);

  for (guint i = 0; i < plan->matrix->n_footers; i++)
    {
      PlotRect line = { plan->place.x, top, 0, plan->footer_heights[i] };

      if (top + line.height > plan->place.y + plan->place.height)
        return;

      draw_label (plan, pen, plan->matrix->footers[i].label, &plan->strong, &line);
      for (guint k = 0; k < plan->matrix->n_columns; k++)
        {
          PlotRect bounds = { get_column_left (plan, k), top, plan->column_width, line.height };

          take_footer_mark (plan, pen, &bounds, i, k);
          pen->part = PLOT_PART_END_LABEL;
          draw_footer_cell (plan, pen, &bounds, i, k);
          pen->mark = -1;
          pen->color = &plan->style->text;
        }
      top += line.height;
    }
}
