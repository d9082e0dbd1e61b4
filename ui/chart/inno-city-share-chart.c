/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

#include "plot-bars.h"

/* City shares against the band of the programme: a point a group, or in the view
 * of projects a ring a project beside those of its agreement. */
typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  const InnoMoneyUnit *unit;
  guint             agreement, share, state, city, whole, unknown;   /* columns */
  gboolean          is_by_project;
} Shares;

static const struct { PlotGlyph point, verdict; } looks[] = {
  [INNO_BAND_WITHIN]  = { PLOT_GLYPH_DISC, PLOT_GLYPH_CHECK },
  [INNO_BAND_BELOW]   = { PLOT_GLYPH_DOWN, PLOT_GLYPH_DOWN },
  [INNO_BAND_ABOVE]   = { PLOT_GLYPH_UP, PLOT_GLYPH_UP },
  [INNO_BAND_UNKNOWN] = { PLOT_GLYPH_HATCH, PLOT_GLYPH_UNKNOWN },
  [INNO_BAND_NONE]    = { PLOT_GLYPH_NONE, PLOT_GLYPH_NONE },
};

static void
shares_init (Shares    *self,
             InnoFrame *frame)
{
  *self = (Shares) {
    .frame = frame,
    .format = inno_format_get (inno_frame_get_query (frame)->lang),
    .agreement = inno_frame_find_column (frame, "agreement"),
    .share = inno_frame_find_column (frame, "city_share"),
    .state = inno_frame_find_column (frame, "city_share_state"),
    .city = inno_frame_find_column (frame, "city"),
    .whole = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID),
    .unknown = inno_frame_find_column (frame, "unknown_rows"),
    .is_by_project = g_strcmp0 (inno_frame_get_query (frame)->view, INNO_CITY_SHARE_PROJECTS) == 0,
  };
  self->unit = inno_money_unit_of (frame, self->whole);
}

/* Rows of groups or projects: those that are not listed are no row of their own. */
static guint
count_rows (const Shares *self)
{
  guint n = inno_frame_get_n_groups (self->frame);

  return n > 0 && g_str_equal (inno_frame_get_row_id (self->frame, n - 1), INNO_FRAME_REST_ID) ? n - 1 : n;
}

static InnoBandState
get_state (const Shares *self,
           guint         row)
{
  return inno_frame_get_cell (self->frame, row, self->state).integer;
}

static gboolean
has_share (const Shares *self,
           guint         row)
{
  return inno_frame_get_cell (self->frame, row, self->share).state == INNO_CELL_KNOWN;
}

/* Of the rows known; the rest may be the city's as well or not, so it is said to
 * be not known. */
static char *
share_text (const Shares *self,
            guint         row)
{
  g_autofree char *percent = NULL;

  if (!has_share (self, row))
    return g_strdup (get_state (self, row) == INNO_BAND_UNKNOWN ? _("Not known") : _("No share"));

  percent = inno_frame_format_cell (self->frame, row, self->share);
  if (get_state (self, row) != INNO_BAND_UNKNOWN)
    return g_steal_pointer (&percent);

  /* Translators: a share of the amounts that are known, others are missing: "26.2% of what is known" */
  return g_strdup_printf (_("%s of what is known"), percent);
}

static const char *
denominator_text (const Shares *self)
{
  return inno_vocabulary_get_label (INNO_VOCABULARY_DENOMINATOR, inno_frame_get_query (self->frame)->denominator);
}

static char *
row_name (const Shares *self,
          guint         row)
{
  g_autofree char *share = has_share (self, row) ? share_text (self, row) : NULL;
  g_autofree char *place = inno_chart_position (self->frame, row);
  const char *agreement = inno_frame_get_text (self->frame, row, self->agreement);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (*agreement != '\0')
    g_ptr_array_add (parts, (gpointer) agreement);
  g_ptr_array_add (parts, (gpointer) inno_frame_get_row_label (self->frame, row));
  if (share != NULL)
    g_ptr_array_add (parts, share);
  g_ptr_array_add (parts, (gpointer) inno_vocabulary_get_label (INNO_VOCABULARY_BAND, get_state (self, row)));
  g_ptr_array_add (parts, place);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
row_detail (const Shares *self,
            guint         row)
{
  g_autofree char *share = share_text (self, row);
  g_autofree char *city = inno_format_euros (self->format, inno_frame_get_cell (self->frame, row, self->city).integer);
  g_autofree char *whole = inno_format_euros (self->format, inno_frame_get_cell (self->frame, row, self->whole).integer);
  gint64 unknown = inno_frame_get_cell (self->frame, row, self->unknown).integer;
  g_autofree char *missing = unknown > 0 ? inno_chart_count_unknown (self->format, unknown) : NULL;
  g_autofree char *parts = NULL;

  /* Translators: "City €1,000.00 of €4,000.00, public funding" */
  parts = g_strdup_printf (_("City %s of %s, %s"), city, whole, denominator_text (self));

  return g_strjoin ("\n", share, parts, missing, NULL);
}

static void
set_point (const Shares *self,
           PlotBarPoint *point,
           guint         row,
           gboolean      is_ring)
{
  InnoBandState state = get_state (self, row);

  *point = (PlotBarPoint) {
    .value = inno_frame_get_cell (self->frame, row, self->share).fraction,
    .glyph = is_ring && state == INNO_BAND_WITHIN ? PLOT_GLYPH_NONE : looks[state].point,
    .is_small = is_ring,
    .has_fill = state == INNO_BAND_WITHIN && !is_ring,
    .fill = PLOT_FILL_ORANGE,
    .id = g_strdup (is_ring ? inno_frame_get_row_id (self->frame, row) : "city_share"),
    .name = row_name (self, row),
    .heading = g_strdup (inno_frame_get_row_label (self->frame, row)),
    .detail = row_detail (self, row),
  };
}

/* The share, what it is made of, and where it lies. */
static void
set_end (const Shares *self,
         PlotBar      *bar,
         guint         row)
{
  InnoBandState state = get_state (self, row);
  g_autofree char *percent = has_share (self, row) ? inno_frame_format_cell (self->frame, row, self->share) : NULL;

  bar->end_glyph = looks[state].verdict;
  bar->is_strong = state == INNO_BAND_BELOW || state == INNO_BAND_ABOVE;
  bar->end_label = percent != NULL ? g_steal_pointer (&percent)
                                   : g_strdup (state == INNO_BAND_UNKNOWN ? "?" : "–");
}

static void
set_group (const Shares *self,
           PlotBar      *bar,
           guint         row)
{
  bar->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  bar->is_total = row == inno_frame_get_n_groups (self->frame);
  bar->label = bar->is_total && !inno_query_is_filtered (inno_frame_get_query (self->frame))
    ? g_strdup (_("Whole programme"))
    : g_strdup (inno_frame_get_row_label (self->frame, row));
  set_end (self, bar, row);
  if (!has_share (self, row))
    {
      bar->name = row_name (self, row);
      bar->detail = row_detail (self, row);
      return;
    }

  plot_bars_set_points (bar, 1);
  set_point (self, &bar->points[0], row, FALSE);
}

static void
set_axis (const Shares *self,
          PlotBars     *bars)
{
  bars->format_tick = inno_ticks_share;
  bars->format_data = inno_ticks_new (self->frame, NULL);
  bars->format_destroy = g_free;
  bars->format_more = inno_chart_get_format_more ();
  bars->axis_title = g_strdup ("%");
  bars->end_aligned = TRUE;
  bars->has_band = TRUE;
  bars->band_from = INNO_CITY_SHARE_MIN_PERCENT / 100.0;
  bars->band_to = INNO_CITY_SHARE_MAX_PERCENT / 100.0;
  bars->band_label = inno_format_percent_range (self->format, bars->band_from, bars->band_to);
}

static PlotBars *
make_groups (const Shares *self)
{
  guint n_rows = inno_frame_get_n_rows (self->frame);
  PlotBars *bars = plot_bars_new (0, n_rows);

  for (guint row = 0; row < n_rows; row++)
    set_group (self, &bars->bars[row], row);
  set_axis (self, bars);

  return bars;
}

static gboolean
is_same_agreement (const Shares *self,
                   guint         row,
                   guint         other)
{
  return g_str_equal (inno_frame_get_text (self->frame, row, self->agreement),
                      inno_frame_get_text (self->frame, other, self->agreement));
}

/* The projects of one agreement: those with a share as rings, the rest counted. */
static void
set_projects (const Shares *self,
              PlotBar      *bar,
              guint         first,
              guint         end)
{
  guint n = 0, n_within = 0;
  g_autofree char *within = NULL;
  g_autofree char *all = NULL;

  for (guint row = first; row < end; row++)
    n += has_share (self, row);
  plot_bars_set_points (bar, n);
  n = 0;
  for (guint row = first; row < end; row++)
    {
      if (has_share (self, row))
        set_point (self, &bar->points[n++], row, TRUE);
      n_within += get_state (self, row) == INNO_BAND_WITHIN;
    }

  within = inno_format_count (self->format, n_within);
  all = inno_format_count (self->format, end - first);
  bar->id = g_strdup (inno_frame_get_text (self->frame, first, self->agreement));
  bar->label = g_strdup (bar->id);
  bar->end_label = g_strdup_printf ("%s / %s", within, all);
}

static PlotBars *
make_projects (const Shares *self)
{
  guint n_rows = count_rows (self);
  guint n_bars = 0, end;
  PlotBars *bars;

  for (guint row = 0; row < n_rows; row++)
    n_bars += row == 0 || !is_same_agreement (self, row, row - 1);

  bars = plot_bars_new (0, n_bars);
  n_bars = 0;
  for (guint first = 0; first < n_rows; first = end)
    {
      end = first + 1;
      while (end < n_rows && is_same_agreement (self, first, end))
        end++;
      set_projects (self, &bars->bars[n_bars++], first, end);
    }
  set_axis (self, bars);
  bars->end_title = g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_BAND, INNO_BAND_WITHIN));

  return bars;
}

static guint
count_state (const Shares  *self,
             InnoBandState  state)
{
  guint n = 0;

  for (guint row = 0; row < count_rows (self); row++)
    n += get_state (self, row) == state;

  return n;
}

static char *
takeaway (const Shares *self)
{
  guint n_rows = count_rows (self) - count_state (self, INNO_BAND_NONE);
  g_autofree char *band = inno_band_format (self->format);
  g_autofree char *within = inno_format_count (self->format, count_state (self, INNO_BAND_WITHIN));
  g_autofree char *below = inno_format_count (self->format, count_state (self, INNO_BAND_BELOW));
  g_autofree char *above = inno_format_count (self->format, count_state (self, INNO_BAND_ABOVE));
  g_autofree char *unknown = inno_format_count (self->format, count_state (self, INNO_BAND_UNKNOWN));
  g_autofree char *all = inno_format_count (self->format, n_rows);

  if (n_rows == 0)
    return NULL;

  /* Translators: "City share is 25–40% in 12 of 16: below 2, above 1, not known 1." */
  return g_strdup_printf (_("City share is %s in %s of %s: below %s, above %s, not known %s."),
                          band, within, all, below, above, unknown);
}

static char *
remark (const Shares *self)
{
  guint total = inno_frame_get_n_groups (self->frame);
  g_autofree char *share = share_text (self, total);
  g_autofree char *of = g_strdup_printf (_("City share of: %s"), denominator_text (self));
  g_autofree char *lower = inno_chart_lower_first (share);
  g_autofree char *whole = g_strdup_printf (_("All together %s"), lower);

  return g_strjoin (" · ", of, whole, NULL);
}

static void
add_legend (const Shares *self,
            PlotFigure   *figure)
{
  static const InnoBandState states[] = { INNO_BAND_BELOW, INNO_BAND_WITHIN, INNO_BAND_ABOVE, INNO_BAND_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i] == INNO_BAND_WITHIN && self->is_by_project)
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_CIRCLE, _("Project within"));
    else if (states[i] == INNO_BAND_WITHIN)
      plot_figure_add_legend_fill_glyph (figure, PLOT_GLYPH_DISC, PLOT_FILL_ORANGE,
                                         inno_vocabulary_get_label (INNO_VOCABULARY_BAND, states[i]));
    else
      plot_figure_add_legend_glyph (figure, looks[states[i]].point,
                                    inno_vocabulary_get_label (INNO_VOCABULARY_BAND, states[i]));
}

/* City shares against the band of 25 to 40 per cent. What lies outside is told
 * by shape and figure as well as by colour. */
static PlotFigure *
draw (InnoFrame *frame)
{
  Shares self;
  PlotFigure *figure = inno_chart_figure (frame);
  const char *no_whole = inno_chart_say_no_whole (frame);
  const char *nothing = no_whole != NULL ? no_whole : inno_chart_say_no_money (frame);
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *text = NULL;

  shares_init (&self, frame);
  title = self.is_by_project ? g_strdup (_("City share of each project")) : inno_chart_title (frame, _("City share"));
  about = remark (&self);
  foot = inno_chart_foot (frame, inno_chart_measure (frame, inno_frame_get_query (frame)->denominator ==
                                                            INNO_DENOMINATOR_PUBLIC), about);
  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (nothing != NULL)
    return inno_chart_empty (figure, nothing);

  text = takeaway (&self);
  plot_figure_set_takeaway (figure, text);
  inno_chart_describe (figure, frame, text != NULL ? text : title);
  add_legend (&self, figure);
  plot_figure_take_body (figure, self.is_by_project ? &make_projects (&self)->body : &make_groups (&self)->body);

  return figure;
}

/* A class of funding is all of one class, so it has no share of its own. */
const InnoChart inno_city_share_chart = {
  .id = "city-share",
  .title = N_("City share"),
  .parts = INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_DENOMINATOR
           | INNO_QUERY_VIEW,
  .compute = inno_facts_city_share,
  .draw = draw,
  .views = {
    { "groups", NC_("view", "Groups") },
    { INNO_CITY_SHARE_PROJECTS, NC_("view", "Projects"), INNO_QUERY_BY },
  },
  .says = N_("Whether the cities pay between 25 and 40 per cent, as the text of the programme says: for each "
             "group, or project by project."),
  .computed = N_("The share is of public funding, or of all funding where that is chosen. Exactly 25 and exactly "
                 "40 per cent lie within. At which level the rule is to hold is not settled, so the level is yours "
                 "to choose."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_PUBLIC | INNO_DEFINE_BAND
           | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS,
  .page = "funding",
  .dimensions = INNO_CHART_BIT (INNO_N_DIMENSIONS) - 1 - INNO_CHART_BIT (INNO_DIMENSION_SOURCE)
                - INNO_CHART_BIT (INNO_DIMENSION_CLASS),
  .measures = INNO_CHART_BIT (INNO_MEASURE_GRANTED) | INNO_CHART_BIT (INNO_MEASURE_REALISED)
              | INNO_CHART_BIT (INNO_MEASURE_PLANNED),
};
