/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-impact-private.h"
#include "plot-multiples.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A panel this much higher than the middle one makes the others flat. */
#define FLATTENING 4

/* Values of years that follow each other are joined; over a gap they are not. */
#define QUARTERS_OF_A_YEAR 4

static const InnoColumn *
get_period (const InnoImpact *self,
            guint             index)
{
  return inno_frame_get_column (self->frame, g_array_index (self->periods, guint, index));
}

static void
set_point (const InnoImpact  *self,
           PlotMultiplePoint *point,
           guint              row,
           guint              index)
{
  static const PlotPointState states[] = {
    [INNO_CELL_NONE]     = PLOT_POINT_NONE,
    [INNO_CELL_UNKNOWN]  = PLOT_POINT_UNKNOWN,
    [INNO_CELL_KNOWN]    = PLOT_POINT_KNOWN,
    [INNO_CELL_AT_LEAST] = PLOT_POINT_KNOWN,
  };
  guint column = g_array_index (self->periods, guint, index);
  InnoCell cell = inno_impact_get (self, row, column);
  g_autofree char *value = cell.state == INNO_CELL_NONE
    ? g_strdup (_("Not known")) : inno_frame_format_cell (self->frame, row, column);

  point->state = states[cell.state];
  point->value = cell.fraction;
  point->label = cell.state == INNO_CELL_KNOWN ? g_strdup (value) : NULL;
  point->heading = inno_impact_heading (self, row);
  point->detail = g_strdup_printf (_("%s: %s"), get_period (self, index)->label, value);
  point->name = g_strjoin (", ", inno_frame_get_row_label (self->frame, row), self->metric, point->detail, NULL);
}

static void
set_level (const InnoImpact    *self,
           PlotMultipleLevel   *level,
           guint                row,
           InnoObservationKind  kind)
{
  int column = kind == INNO_OBSERVATION_TARGET ? self->target : self->baseline;
  InnoCell cell = inno_impact_get (self, row, column);
  g_autofree char *text = NULL;

  if (cell.state != INNO_CELL_KNOWN)
    return;

  text = inno_impact_level_text (self, row, column);
  level->is_set = TRUE;
  level->value = cell.fraction;
  level->label = inno_impact_format (self, cell.fraction);
  level->heading = inno_impact_heading (self, row);
  level->detail = kind == INNO_OBSERVATION_TARGET
    ? inno_impact_row_detail (self, row)
    : g_strdup_printf (_("%s: %s"), inno_vocabulary_get_label (INNO_VOCABULARY_OBSERVATION, kind), text);
  level->name = kind == INNO_OBSERVATION_TARGET
    ? inno_impact_row_name (self, row)
    : g_strjoin (", ", inno_frame_get_row_label (self->frame, row), self->metric, level->detail, NULL);
}

/* The largest value of a row, whatever it is. */
static double
get_reach (const InnoImpact *self,
           guint             row)
{
  const int columns[] = { self->baseline, self->observed, self->target };
  double reach = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    reach = MAX (reach, fabs (inno_impact_get (self, row, columns[i]).fraction));

  return reach;
}

static int
compare_reaches (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

gboolean
inno_impact_needs_own_scales (const InnoImpact *self)
{
  g_autofree double *reaches = g_new (double, self->n_rows + 1);

  for (guint row = 0; row < self->n_rows; row++)
    reaches[row] = get_reach (self, row);
  qsort (reaches, self->n_rows, sizeof *reaches, compare_reaches);

  return self->n_rows > 2 && reaches[self->n_rows - 1] > FLATTENING * reaches[self->n_rows / 2];
}

PlotBody *
inno_impact_make_periods (const InnoImpact *self)
{
  PlotMultiples *plot = plot_multiples_new (self->periods->len, self->n_rows);

  plot->longest_step = QUARTERS_OF_A_YEAR;
  plot->has_own_scales = inno_impact_needs_own_scales (self);
  plot->axis_title = g_strdup (self->unit);
  plot->unknown_label = g_strdup (_("Not known"));
  plot->format_more = inno_chart_get_format_more ();

  for (guint i = 0; i < self->periods->len; i++)
    {
      const char *id = get_period (self, i)->id + strlen (INNO_IMPACT_PERIOD_PREFIX);
      InnoPeriod period = { 0 };

      inno_period_parse (id, &period);
      plot->periods[i].id = g_strdup (id);
      plot->periods[i].label = g_strdup (get_period (self, i)->label);
      plot->periods[i].position = inno_period_get_end (period);
    }

  for (guint row = 0; row < self->n_rows; row++)
    {
      PlotMultiple *multiple = &plot->multiples[row];

      multiple->id = g_strdup (inno_frame_get_row_id (self->frame, row));
      multiple->label = g_strdup (inno_frame_get_row_label (self->frame, row));
      set_level (self, &multiple->target, row, INNO_OBSERVATION_TARGET);
      set_level (self, &multiple->baseline, row, INNO_OBSERVATION_BASELINE);
      for (guint i = 0; i < self->periods->len; i++)
        set_point (self, &multiple->points[i], row, i);
    }

  return &plot->body;
}

static gboolean
has_cell (const InnoImpact *self,
          int               column,
          InnoCellState     state)
{
  for (guint row = 0; row < self->n_rows; row++)
    if (inno_impact_get (self, row, column).state == state)
      return TRUE;

  return FALSE;
}

static gboolean
has_unknown_period (const InnoImpact *self)
{
  for (guint i = 0; i < self->periods->len; i++)
    if (has_cell (self, g_array_index (self->periods, guint, i), INNO_CELL_UNKNOWN))
      return TRUE;

  return has_cell (self, self->observed, INNO_CELL_UNKNOWN);
}

void
inno_impact_add_periods_legend (const InnoImpact *self,
                                PlotFigure       *figure)
{
  if (has_cell (self, self->observed, INNO_CELL_KNOWN))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_DISC, _("Observed"));
  if (has_cell (self, self->target, INNO_CELL_KNOWN))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_LEVEL, inno_impact_target_label (self));
  if (has_cell (self, self->baseline, INNO_CELL_KNOWN))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_CIRCLE, _("Baseline"));
  if (has_unknown_period (self))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_HATCH, _("Not known"));
}
