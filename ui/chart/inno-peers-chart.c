/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"
#include "plot-strips.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many dots it takes for a strip to say anything. */
#define LEAST_PEERS 2

typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  guint             n_peers;
  int               own;       /* row, or -1 */
} Peers;

static double
get_value (const Peers *self,
           guint        row,
           int          column)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);

  if (cell.state != INNO_CELL_KNOWN)
    return NAN;

  return inno_frame_get_column (self->frame, column)->kind == INNO_COLUMN_CENTS ? (double) cell.integer : cell.fraction;
}

static char *
format_share (const Peers *self,
              double       value)
{
  return inno_format_percent (self->format, value, 1);
}

/* Whole euros; of less than ten there are cents worth telling, but of none. */
static char *
format_euros (const Peers *self,
              double       value)
{
  return value != 0 && fabs (value) < 1000 ? inno_format_euros (self->format, llround (value))
                                           : inno_format_euros_compact (self->format, llround (value / 100) * 100, 0);
}

static char *
format_number (const Peers *self,
               double       value)
{
  return inno_format_number (self->format, value, value != floor (value));
}

/* What is compared, each on a scale of its own. */
static const struct
{
  const char *column;
  char     *(*format) (const Peers *self, double value);
  double      least_step;    /* the ends of the scale are multiples of it */
  gboolean    starts_at_zero;
  gboolean    has_band;
} measures[] = {
  { "city_share", format_share, .05, FALSE, TRUE },
  { INNO_PEERS_PER_INHABITANT, format_euros, 100, TRUE, FALSE },
  { "projects", format_number, 1, TRUE, FALSE },
};

static char *
measure_label (const Peers *self,
               guint        measure)
{
  const char *label = inno_frame_get_column (self->frame, inno_frame_find_column (self->frame,
                                                                                  measures[measure].column))->label;
  int population = inno_frame_find_column (self->frame, "population");
  g_autofree char *lower = inno_chart_lower_first (inno_frame_get_column (self->frame, population)->label);

  return g_str_equal (measures[measure].column, INNO_PEERS_PER_INHABITANT) ? g_strdup_printf ("%s, %s", label, lower)
                                                                           : g_strdup (label);
}

/* A round number at or beyond a value, in steps of which there are not too many. */
static double
round_end (double value,
           double least_step,
           double span,
           double (*to_whole) (double))
{
  double step = least_step;

  while (span / step > 20)
    step *= 10;

  return to_whole (value / step) * step;
}

static void
set_scale (const Peers *self,
           PlotStrip   *strip,
           guint        measure,
           int          column)
{
  double min = measures[measure].starts_at_zero ? 0 : INNO_CITY_SHARE_MIN_PERCENT / 100.0;
  double max = measures[measure].has_band ? INNO_CITY_SHARE_MAX_PERCENT / 100.0 : measures[measure].least_step;

  for (guint row = 0; row < self->n_peers; row++)
    {
      double value = get_value (self, row, column);

      if (isnan (value))
        continue;
      min = MIN (min, value);
      max = MAX (max, value);
    }
  strip->from = round_end (min, measures[measure].least_step, max - min, floor);
  strip->to = round_end (max, measures[measure].least_step, max - min, ceil);
  strip->from_text = measures[measure].format (self, strip->from);
  strip->to_text = measures[measure].format (self, strip->to);
}

typedef struct
{
  guint  row;
  double value;
} Dot;

static int
compare_dots (gconstpointer a,
              gconstpointer b)
{
  const Dot *one = a, *other = b;

  if (one->value != other->value)
    return one->value < other->value ? -1 : 1;

  return (one->row > other->row) - (one->row < other->row);
}

static GArray *
collect_dots (const Peers *self,
              int          column)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (Dot));

  for (guint row = 0; row < self->n_peers; row++)
    {
      Dot dot = { row, get_value (self, row, column) };

      if (!isnan (dot.value))
        g_array_append_val (dots, dot);
    }
  g_array_sort (dots, compare_dots);

  return dots;
}

static void
set_dot (const Peers  *self,
         PlotStripDot *dot,
         guint         row,
         guint         measure,
         int           column)
{
  const char *peer = inno_frame_get_row_label (self->frame, row);
  InnoCell unknown = inno_frame_get_cell (self->frame, row, inno_frame_find_column (self->frame, "unknown_rows"));
  g_autofree char *label = measure_label (self, measure);
  g_autofree char *lower = inno_chart_lower_first (label);
  g_autofree char *rows = inno_chart_count_unknown (self->format, unknown.integer);
  g_autofree char *value = NULL;

  dot->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  dot->value = get_value (self, row, column);
  value = measures[measure].format (self, dot->value);
  dot->is_own = (int) row == self->own;
  dot->is_unsure = unknown.integer > 0 && !g_str_equal (measures[measure].column, "projects");
  dot->name = g_strjoin (", ", peer, lower, value, dot->is_unsure ? rows : NULL, NULL);
  dot->heading = g_strdup (peer);
  dot->detail = g_strjoin ("\n", value, label, dot->is_unsure ? rows : NULL, NULL);
}

static void
set_strip (const Peers *self,
           PlotStrip   *strip,
           guint        measure)
{
  int column = inno_frame_find_column (self->frame, measures[measure].column);
  double own = self->own >= 0 ? get_value (self, self->own, column) : NAN;
  g_autoptr (GArray) dots = collect_dots (self, column);
  g_autofree char *median = NULL;

  strip->id = g_strdup (measures[measure].column);
  strip->label = measure_label (self, measure);
  if (self->own >= 0)
    strip->value = isnan (own) ? g_strdup (_("Not known")) : measures[measure].format (self, own);
  else
    strip->value = g_strdup ("");
  set_scale (self, strip, measure, column);
  strip->has_band = measures[measure].has_band;
  strip->band_from = INNO_CITY_SHARE_MIN_PERCENT / 100.0;
  strip->band_to = INNO_CITY_SHARE_MAX_PERCENT / 100.0;
  strip->median = get_value (self, self->n_peers, column);
  strip->has_median = !isnan (strip->median) && dots->len >= LEAST_PEERS;
  median = measures[measure].format (self, strip->has_median ? strip->median : 0);
  /* Translators: what lies in the middle: "median 28.7%" */
  strip->median_text = g_strdup_printf (_("median %s"), median);
  plot_strips_set_dots (strip, dots->len);
  for (guint i = 0; i < dots->len; i++)
    set_dot (self, &strip->dots[i], g_array_index (dots, Dot, i).row, measure, column);
}

static gboolean
has_any (const Peers *self,
         guint        measure)
{
  int column = inno_frame_find_column (self->frame, measures[measure].column);

  for (guint row = 0; row < self->n_peers; row++)
    if (!isnan (get_value (self, row, column)))
      return TRUE;

  return FALSE;
}

static PlotStrips *
make_strips (const Peers *self)
{
  PlotStrips *strips = plot_strips_new (G_N_ELEMENTS (measures));

  strips->n_strips = 0;
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (has_any (self, i))
      set_strip (self, &strips->strips[strips->n_strips++], i);

  return strips;
}

/* "Tampere: City share 31.2% (median 28.7%); …": so many of the measures that there are. */
static char *
describe (const Peers *self,
          guint        n_measures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (measures) && parts->len < n_measures; i++)
    {
      int column = inno_frame_find_column (self->frame, measures[i].column);
      double own = self->own >= 0 ? get_value (self, self->own, column) : NAN;
      double middle = get_value (self, self->n_peers, column);
      g_autofree char *label = measure_label (self, i);
      g_autofree char *value = isnan (own) ? NULL : measures[i].format (self, own);
      g_autofree char *median = isnan (middle) ? NULL : measures[i].format (self, middle);
      g_autofree char *beside = median != NULL ? g_strdup_printf (_("median %s"), median) : NULL;

      if (beside != NULL)
        g_ptr_array_add (parts, value != NULL ? g_strdup_printf ("%s %s (%s)", label, value, beside)
                                              : g_strdup_printf ("%s (%s)", label, beside));
    }
  g_ptr_array_add (parts, NULL);
  all = g_strjoinv ("; ", (char **) parts->pdata);

  return self->own < 0 ? g_strconcat (all, ".", NULL)
                       : g_strdup_printf ("%s: %s.", inno_frame_get_row_label (self->frame, self->own), all);
}

static void
fill (const Peers *self,
      PlotFigure  *figure)
{
  g_autofree char *takeaway = describe (self, 1);
  g_autofree char *description = describe (self, G_N_ELEMENTS (measures));

  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, self->frame, description);
  if (self->own >= 0)
    plot_figure_add_legend_fill_glyph (figure, PLOT_GLYPH_DISC, PLOT_FILL_ACCENT,
                                       inno_frame_get_row_label (self->frame, self->own));
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_CIRCLE, _("Others"));
  plot_figure_take_body (figure, &make_strips (self)->body);
}

/* One city or agreement among its peers: dots on a line for each measure, and no ranks. */
static PlotFigure *
draw (InnoFrame *frame)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  Peers self = { frame, inno_format_get (inno_frame_get_query (frame)->lang), 0, -1 };
  gboolean is_by_city = inno_frame_get_query (frame)->by == INNO_DIMENSION_CITY;
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *foot = NULL;

  self.n_peers = inno_frame_get_n_rows (frame) - 1;
  if (context->subject != NULL)
    self.own = inno_frame_find_row (frame, context->subject);
  foot = inno_chart_foot (frame, _("Granted public funding"),
                          is_by_city ? _("Shared equally among the project’s cities") : NULL);
  plot_figure_set_title (figure, is_by_city ? _("Compared with other cities") : _("Compared with other agreements"));
  plot_figure_set_foot (figure, foot);
  if (context->n_projects == 0 || self.n_peers == 0)
    return inno_chart_empty (figure, inno_chart_say_none (frame));

  fill (&self, figure);

  return figure;
}

const InnoChart inno_peers_chart = {
  .id = "peers",
  .title = N_("Comparison with peers"),
  .parts = INNO_QUERY_YEARS,
  .compute = inno_facts_peers,
  .draw = draw,
  .says = N_("One city or agreement beside its peers: city share, public funding per inhabitant, and number of "
             "projects."),
  .computed = N_("All stand in the order of their names; nobody is ranked. Per inhabitant is granted public "
                 "funding divided by the inhabitants of one year, the newest that is known; for an agreement those "
                 "of all its cities, and where one is not known, neither is the figure. The median is that of the "
                 "figures shown; of an even number the mean of the two in the middle."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_PUBLIC | INNO_DEFINE_BAND | INNO_DEFINE_UNKNOWN
           | INNO_DEFINE_YEARS,
  .page = "cities",
  .subjects = INNO_CHART_BIT (INNO_DIMENSION_CITY) | INNO_CHART_BIT (INNO_DIMENSION_AGREEMENT),
};
