/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-international-private.h"

#include <glib/gi18n-lib.h>

#include "plot-bars.h"

/* Framework programmes of the EU. Their colours are none of those of the programme's
 * sources, as the two must not be taken for parts of one whole. */
static const struct { const char *id; PlotFillSlot fill; } series[] = {
  { "coordinated", PLOT_FILL_ACCENT },
  { "partner", PLOT_FILL_NEUTRAL },
};

typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  guint                total;    /* column */
} International;

static gint64
get_integer (const International *self,
             guint                row,
             const char          *column)
{
  return inno_frame_get_cell (self->frame, row, inno_frame_find_column (self->frame, column)).integer;
}

static char *
count_text (const International *self,
            guint                row)
{
  gint64 n = get_integer (self, row, "participations");
  g_autofree char *all = inno_format_count (self->format, n);
  g_autofree char *coordinated = inno_format_count (self->format, get_integer (self, row, "coordinations"));

  /* Translators: "12 participations, 3 as coordinator" */
  return g_strdup_printf (ngettext ("%s participation, %s as coordinator",
                                    "%s participations, %s as coordinator", n), all, coordinated);
}

static void
set_segment (const International *self,
             PlotBarSegment      *segment,
             guint                row,
             guint                which)
{
  guint column = inno_frame_find_column (self->frame, series[which].id);
  const char *label = inno_frame_get_row_label (self->frame, row);
  g_autofree char *lower = inno_chart_lower_first (inno_frame_get_column (self->frame, column)->label);
  g_autofree char *spoken = inno_money_speak (self->frame, self->unit, row, column);
  g_autofree char *place = inno_chart_position (self->frame, row);
  g_autofree char *exact = inno_format_euros (self->format, inno_frame_get_cell (self->frame, row, column).integer);
  g_autofree char *count = count_text (self, row);

  segment->value = inno_frame_get_cell (self->frame, row, column).integer;
  if (inno_frame_get_rounded (self->frame, row, column, self->unit->step) != 0)
    segment->label = inno_money_label (self->frame, self->unit, row, column);
  segment->name = g_strjoin (", ", label, lower, spoken, count, place, NULL);
  segment->heading = g_strdup_printf ("%s · %s", label, inno_frame_get_column (self->frame, column)->label);
  segment->detail = g_strjoin ("\n", exact, count, NULL);
}

static PlotBars *
make_bars (const International *self)
{
  guint n_bars = inno_frame_get_n_groups (self->frame);
  PlotBars *bars = plot_bars_new (G_N_ELEMENTS (series), n_bars);

  for (guint s = 0; s < G_N_ELEMENTS (series); s++)
    bars->series[s] = (PlotSeries) { g_strdup (series[s].id), NULL, series[s].fill };

  for (guint row = 0; row < n_bars; row++)
    {
      PlotBar *bar = &bars->bars[row];
      gint64 unknown = get_integer (self, row, "unknown_rows");
      g_autofree char *count = inno_format_count (self->format, unknown);

      bar->id = g_strdup (inno_frame_get_row_id (self->frame, row));
      bar->label = g_strdup (inno_frame_get_row_label (self->frame, row));
      bar->name = inno_chart_row_name (self->frame, self->unit, row);
      bar->end_label = inno_money_label (self->frame, self->unit, row, self->total);
      bar->end_note = unknown > 0 ? g_strdup_printf ("%s ?", count) : NULL;
      for (guint s = 0; s < G_N_ELEMENTS (series); s++)
        set_segment (self, &bar->segments[s], row, s);
    }

  bars->format_tick = inno_ticks_money;
  bars->format_data = inno_ticks_new (self->frame, self->unit);
  bars->format_destroy = g_free;
  bars->format_more = inno_chart_get_format_more ();
  bars->axis_title = g_strdup (inno_format_get_unit (self->format, self->unit->divisor));

  return bars;
}

/**
 * inno_international_count_known:
 * @frame: a frame of international funding
 *
 * Returns: how many rows it has but the total and that of what is not known
 */
guint
inno_international_count_known (InnoFrame *frame)
{
  return inno_frame_get_n_groups (frame) - (inno_frame_find_row (frame, INNO_FRAME_NONE_ID) >= 0);
}

static char *
remark_text (const InnoInternationalWords *words)
{
  const char *apart = _("Not part of the programme’s own funding");

  return words->remark != NULL ? g_strjoin (" · ", _(words->remark), apart, NULL) : g_strdup (apart);
}

/**
 * inno_international_draw:
 * @frame: a frame of international funding
 * @words: what is said of it
 *
 * A bar a row, split by whether the organisation coordinates the project.
 *
 * Returns: (transfer full): the figure
 */
PlotFigure *
inno_international_draw (InnoFrame                    *frame,
                         const InnoInternationalWords *words)
{
  International self = {
    .frame = frame,
    .format = inno_format_get (inno_frame_get_query (frame)->lang),
    .total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID),
  };
  PlotFigure *figure = inno_chart_figure (frame);
  guint last = inno_frame_get_n_groups (frame);
  g_autofree char *remark = remark_text (words);
  g_autofree char *foot = inno_chart_foot (frame, _("EU contribution to organisations"), remark);
  g_autofree char *amount = NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  self.unit = inno_money_unit_of (frame, self.total);
  plot_figure_set_title (figure, _(words->title));
  plot_figure_set_foot (figure, foot);
  if (last == 0)
    return inno_chart_empty (figure, inno_chart_blame_filters (frame, _("No international projects match these filters"),
                                                               _("There are no international projects to show")));

  amount = inno_money_say (frame, self.unit, last, self.total);
  count = count_text (&self, last);
  text = words->takeaway (frame, amount, count);
  description = inno_chart_bar_description (frame, text);
  plot_figure_set_takeaway (figure, text);
  inno_chart_describe (figure, frame, description);
  for (guint s = 0; s < G_N_ELEMENTS (series); s++)
    plot_figure_add_legend_fill (figure, series[s].fill,
                                 inno_frame_get_column (frame, inno_frame_find_column (frame, series[s].id))->label);
  plot_figure_take_body (figure, &make_bars (&self)->body);

  return figure;
}
