/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-matrix-private.h"

#include <math.h>

/* Under this width, beside labels of 12 pixels, heads may be smaller. */
#define NARROW 560

/* How much of the width the names may take, and the marginals. */
#define LABEL_SHARE .3
#define LABEL_SHARE_NARROW .26
#define END_SHARE .16

static double
unit (const PlotMatrixPlan *plan,
      double                pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
measure (const PlotMatrixPlan *plan,
         const char           *text,
         const PlotFont       *font)
{
  return text != NULL && *text != '\0' ? ceil (plot_text_engine_measure (plan->engine, text, font).width) : 0;
}

/* The least size of a head or a footer: one pixel less where all is tight. */
static double
get_least_size (const PlotMatrixPlan *plan)
{
  return plan->is_narrow ? MIN (11, plan->font.size) : MAX (12, plan->font.size * .86);
}

static double
measure_labels (const PlotMatrixPlan *plan)
{
  const PlotMatrix *matrix = plan->matrix;
  double widest = 0;

  for (guint i = 0; i < matrix->n_rows; i++)
    widest = MAX (widest, measure (plan, matrix->rows[i].label, &plan->font));
  for (guint i = 0; i < matrix->n_footers; i++)
    widest = MAX (widest, measure (plan, matrix->footers[i].label, &plan->strong));

  return widest;
}

static double
measure_ends (const PlotMatrixPlan *plan)
{
  const PlotMatrix *matrix = plan->matrix;
  double widest = measure (plan, matrix->end_title, &plan->font);

  for (guint i = 0; i < matrix->n_rows; i++)
    widest = MAX (widest, measure (plan, matrix->rows[i].end_label, &plan->strong));

  return widest;
}

static double
measure_longest_word (const PlotMatrixPlan *plan,
                      const char           *text)
{
  PlotFont font = { plan->strong.family, get_least_size (plan), TRUE };

  return plot_layout_longest_word (plan->engine, text, &font);
}

static void
plan_columns (PlotMatrixPlan *plan)
{
  guint n = MAX (plan->matrix->n_columns, 1);
  double width = plan->place.width;

  plan->label_width = MIN (measure_labels (plan), floor (width * (plan->is_narrow ? LABEL_SHARE_NARROW : LABEL_SHARE)));
  plan->columns_left = plan->place.x + (plan->label_width > 0 ? plan->label_width + unit (plan, 12) : 0);
  plan->end_width = MIN (measure_ends (plan), floor (width * END_SHARE));

  double end = plan->end_width > 0 ? plan->end_width + unit (plan, plan->is_narrow ? 8 : 18) : 0;
  double room = plan->place.x + width - plan->columns_left - end;

  /* A column wider than this parts what belongs together. */
  plan->column_width = MIN (floor (room / n), unit (plan, 260));
  plan->column_width = MAX (plan->column_width, 1);
  plan->right = MIN (plan->columns_left + n * plan->column_width + end, plan->place.x + width);
}

void
plot_matrix_plan_fit_header (const PlotMatrixPlan *plan,
                             guint                 column,
                             PlotTextBlock        *block)
{
  PlotFit fit = {
    .font = plan->strong,
    .width = plan->column_width - unit (plan, 4),
    .max_lines = plan->is_narrow ? 4 : 3,
    .min_size = get_least_size (plan),
  };

  plot_text_block_fit (block, plan->engine, plan->matrix->columns[column].label, &fit);
}

void
plot_matrix_plan_fit_footer (const PlotMatrixPlan *plan,
                             guint                 footer,
                             guint                 column,
                             PlotTextBlock        *block)
{
  const PlotMatrixFooter *line = &plan->matrix->footers[footer];
  gboolean has_glyph = line->glyphs[column] != PLOT_GLYPH_NONE;
  PlotFit fit = {
    .font = plan->strong,
    .width = plan->column_width - unit (plan, 4) - (has_glyph ? plan->glyph_size + unit (plan, 4) : 0),
    .max_lines = plan->is_narrow && !has_glyph ? 3 : 2,
    .min_size = get_least_size (plan),
  };

  plot_text_block_fit (block, plan->engine, line->texts[column], &fit);
}

gboolean
plot_matrix_plan_has_texts (const PlotMatrixPlan *plan,
                            guint                 footer)
{
  for (guint i = 0; i < plan->matrix->n_columns; i++)
    {
      const PlotMatrixFooter *line = &plan->matrix->footers[footer];
      g_auto (PlotTextBlock) block = { 0 };

      if (line->glyphs[i] == PLOT_GLYPH_NONE || line->texts[i] == NULL || *line->texts[i] == '\0')
        continue;

      plot_matrix_plan_fit_footer (plan, footer, i, &block);
      if (block.is_cut || block.n == 0
          || block.width < measure_longest_word (plan, line->texts[i]) - 1)
        return FALSE;
    }

  return TRUE;
}

static double
measure_header (const PlotMatrixPlan *plan)
{
  double height = 0;

  for (guint i = 0; i < plan->matrix->n_columns; i++)
    {
      g_auto (PlotTextBlock) block = { 0 };

      plot_matrix_plan_fit_header (plan, i, &block);
      height = MAX (height, plot_text_block_get_height (&block));
    }

  return MAX (height, plan->line) + unit (plan, 8);
}

static double
measure_footer (const PlotMatrixPlan *plan,
                guint                 footer)
{
  gboolean has_texts = plot_matrix_plan_has_texts (plan, footer);
  double height = plan->line;

  for (guint i = 0; i < plan->matrix->n_columns && has_texts; i++)
    {
      g_auto (PlotTextBlock) block = { 0 };

      plot_matrix_plan_fit_footer (plan, footer, i, &block);
      height = MAX (height, plot_text_block_get_height (&block));
    }

  return MAX (height, plan->glyph_size) + unit (plan, 8);
}

static double
get_footers_height (const PlotMatrixPlan *plan)
{
  double height = plan->matrix->n_footers > 0 ? unit (plan, 1) : 0;

  for (guint i = 0; i < plan->matrix->n_footers; i++)
    height += plan->footer_heights[i];

  return height;
}

static double
get_least_row (const PlotMatrixPlan *plan)
{
  return MAX (17, plan->line + 1);
}

/**
 * plot_matrix_plan_init:
 * @plan: (out caller-allocates): the plan
 * @matrix: the matrix
 * @place: where it goes; its height is not looked at yet
 * @style: how it looks
 * @engine: measures
 *
 * Plans columns, head and footers.
 */
void
plot_matrix_plan_init (PlotMatrixPlan   *plan,
                       const PlotMatrix *matrix,
                       const PlotRect   *place,
                       const PlotStyle  *style,
                       PlotTextEngine   *engine)
{
  *plan = (PlotMatrixPlan) {
    .matrix = matrix,
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
  plan->glyph_size = MAX (MIN (plan->glyph_size, plan->column_width - 2), 1);
  plan->header_height = measure_header (plan);
  plan->footer_heights = g_new0 (double, matrix->n_footers + 1);
  for (guint i = 0; i < matrix->n_footers; i++)
    plan->footer_heights[i] = measure_footer (plan, i);
}

/**
 * plot_matrix_plan_rows:
 * @plan: a plan that has its columns
 *
 * Gives the rows their places in the plan's height, leaving out from the end
 * what does not fit. The footers stay: they sum up all rows.
 */
void
plot_matrix_plan_rows (PlotMatrixPlan *plan)
{
  guint n = plan->matrix->n_rows;
  double room = plan->place.height - plan->header_height - get_footers_height (plan);
  double least = get_least_row (plan);

  if (room < n * least)
    room -= plan->line + unit (plan, 4);

  plan->rows_top = plan->place.y + plan->header_height;
  plan->n_shown = room >= least ? MIN (n, floor (room / least)) : 0;
  plan->row_height = plan->n_shown > 0 ? floor (room / plan->n_shown) : least;
  plan->row_height = CLAMP (plan->row_height, least, MAX (least, unit (plan, 34)));
  plan->rows_bottom = plan->rows_top + plan->n_shown * plan->row_height;
}

/**
 * plot_matrix_plan_get_natural_height:
 * @plan: a plan that has its columns
 *
 * Returns: the height at which all rows are shown, with some air
 */
double
plot_matrix_plan_get_natural_height (const PlotMatrixPlan *plan)
{
  return plan->header_height + plan->matrix->n_rows * MAX (unit (plan, 21), get_least_row (plan))
         + get_footers_height (plan);
}

/**
 * plot_matrix_plan_get_least_height:
 * @plan: a plan that has its columns
 *
 * Returns: the height at which all rows are shown as close as they may stand
 */
double
plot_matrix_plan_get_least_height (const PlotMatrixPlan *plan)
{
  return plan->header_height + plan->matrix->n_rows * get_least_row (plan) + get_footers_height (plan);
}

/**
 * plot_matrix_plan_get_min_width:
 * @plan: a plan for a narrow place
 *
 * Returns: the width at which no word of a head is broken and every cell is
 *   wide enough to be pointed at
 */
double
plot_matrix_plan_get_min_width (const PlotMatrixPlan *plan)
{
  double column = MAX (24, unit (plan, 24));
  double labels = measure_labels (plan), ends = measure_ends (plan);

  for (guint i = 0; i < plan->matrix->n_columns; i++)
    column = MAX (column, measure_longest_word (plan, plan->matrix->columns[i].label) + unit (plan, 6));

  /* The shares of the width that labels and ends may take hold here too. */
  double cells = plan->matrix->n_columns * MIN (column, unit (plan, 140))
                 + unit (plan, 12) + unit (plan, plan->is_narrow ? 8 : 18);

  return ceil (MIN (cells + labels + ends, cells / (1 - LABEL_SHARE_NARROW - END_SHARE)));
}

void
plot_matrix_plan_clear (PlotMatrixPlan *plan)
{
  g_clear_pointer (&plan->footer_heights, g_free);
}
