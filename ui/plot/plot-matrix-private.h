/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-layout-private.h"
#include "plot-matrix.h"

G_BEGIN_DECLS

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotMatrix *matrix;
  const PlotStyle  *style;
  PlotTextEngine   *engine;
  PlotRect          place;

  gboolean          is_narrow;
  PlotFont          font, strong;
  double            line;
  double            glyph_size;

  double            label_width;
  double            columns_left, column_width;
  double            end_width;      /* 0 where there are no marginals */
  double            right;          /* of the whole */

  double            header_height;  /* with the rule under it */
  double            row_height;
  double            rows_top, rows_bottom;
  double           *footer_heights;
  guint             n_shown;
} PlotMatrixPlan;

void   plot_matrix_plan_init               (PlotMatrixPlan       *plan,
                                            const PlotMatrix     *matrix,
                                            const PlotRect       *place,
                                            const PlotStyle      *style,
                                            PlotTextEngine       *engine);
void   plot_matrix_plan_rows               (PlotMatrixPlan       *plan);
double plot_matrix_plan_get_min_width      (const PlotMatrixPlan *plan);
double plot_matrix_plan_get_natural_height (const PlotMatrixPlan *plan);
double plot_matrix_plan_get_least_height   (const PlotMatrixPlan *plan);
void   plot_matrix_plan_clear              (PlotMatrixPlan       *plan);
void   plot_matrix_plan_fit_header         (const PlotMatrixPlan *plan,
                                            guint                 column,
                                            PlotTextBlock        *block);
void   plot_matrix_plan_fit_footer         (const PlotMatrixPlan *plan,
                                            guint                 footer,
                                            guint                 column,
                                            PlotTextBlock        *block);
/* Whether a footer's texts can be said, or its glyphs must do. */
gboolean plot_matrix_plan_has_texts        (const PlotMatrixPlan *plan,
                                            guint                 footer);

void   plot_matrix_draw_ground             (const PlotMatrixPlan *plan,
                                            PlotScene            *scene);
void   plot_matrix_draw_header             (const PlotMatrixPlan *plan,
                                            PlotPen              *pen);
void   plot_matrix_draw_row                (const PlotMatrixPlan *plan,
                                            PlotPen              *pen,
                                            guint                 row);
void   plot_matrix_draw_rules              (const PlotMatrixPlan *plan,
                                            PlotScene            *scene);
void   plot_matrix_draw_footers            (const PlotMatrixPlan *plan,
                                            PlotPen              *pen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotMatrixPlan, plot_matrix_plan_clear)

G_END_DECLS
