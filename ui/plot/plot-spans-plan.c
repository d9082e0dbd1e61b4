/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-spans-private.h"

#include <math.h>

/* How much of the width the groups' names may take, and under which width,
 * beside letters of 12 pixels, they may take more. */
#define HEADING_SHARE .24
#define HEADING_SHARE_NARROW .3
#define NARROW 560

/* A picture longer than this is no picture: lanes then are thin ones. */
#define MAX_HEIGHT 12000

/* A picture of fewer lines than this has no room for its axis. */
#define LEAST_LINES 5

/* Thin lanes, beside letters of 12 pixels; the thinnest, in pixels, and those
 * for which groups may move closer together. */
#define THIN_LANE 16
#define CLOSE_LANE 4
#define THINNEST_LANE 2

/* Between groups, beside letters of 12 pixels. */
#define GROUP_GAP 6
#define CLOSE_GAP 1

static double
unit (const PlotSpansPlan *plan,
      double               pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static void
plan_columns (PlotSpansPlan *plan)
{
  const PlotSpans *spans = plan->spans;
  double share = plan->place.width < unit (plan, NARROW) ? HEADING_SHARE_NARROW : HEADING_SHARE;
  double widest = 0;

  for (guint i = 0; i < spans->n_groups; i++)
    if (spans->groups[i].label != NULL)
      widest = MAX (widest, ceil (plot_text_engine_measure (plan->engine, spans->groups[i].label,
                                                            &plan->strong).width));

  plan->heading_width = MIN (widest, floor (share * plan->place.width));
  plan->right = plan->place.x + plan->place.width;
  plan->left = plan->place.x + (plan->heading_width > 0 ? plan->heading_width + unit (plan, 10) : 0);
  plan->left = MIN (plan->left, plan->right - 4);
}

static void
plan_days (PlotSpansPlan *plan)
{
  const PlotSpans *spans = plan->spans;

  plan->days = plot_calendar_scale (spans->from, spans->to, plan->left, plan->right);
  plan->labels = (PlotCalendarLabels) {
    spans->format_period, spans->format_data, plan->engine, &plan->font, unit (plan, 12),
  };
  plan->calendar = plot_calendar_fit (&plan->days, &plan->labels);
  plan->today = -1;
  if (spans->today != PLOT_DAY_NONE && spans->today >= plan->days.domain_from && spans->today < plan->days.domain_to)
    plan->today = round (plot_scale_map (&plan->days, spans->today));
}

static double
get_strip_height (const PlotSpansPlan *plan)
{
  return plan->today >= 0 && plan->has_axis ? plan->line + unit (plan, 6) : unit (plan, 2);
}

static double
get_axis_height (const PlotSpansPlan *plan)
{
  return plan->has_axis ? plan->line + unit (plan, 8) : 0;
}

/**
 * plot_spans_plan_init:
 * @plan: (out caller-allocates): the plan
 * @spans: at least one group
 * @place: where they go
 * @style: how they look
 * @engine: measures
 *
 * Finds out what lies beside each other; plot_spans_plan_rows() does the rest.
 */
void
plot_spans_plan_init (PlotSpansPlan   *plan,
                      const PlotSpans *spans,
                      const PlotRect  *place,
                      const PlotStyle *style,
                      PlotTextEngine  *engine)
{
  *plan = (PlotSpansPlan) {
    .spans = spans,
    .style = style,
    .engine = engine,
    .place = *place,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .rows = g_new0 (PlotSpanRows, spans->n_groups + 1),
    .has_axis = TRUE,
  };
  plan->line = plot_layout_line (engine, &plan->font);
  plan->group_gap = unit (plan, GROUP_GAP);
  plan_columns (plan);
  plan_days (plan);
  for (guint g = 0; g < spans->n_groups; g++)
    {
      plan->rows[g].group = &spans->groups[g];
      plan->rows[g].slots = g_new0 (PlotSpanSlot, spans->groups[g].n_spans + 1);
    }
}

void
plot_spans_plan_clear (PlotSpansPlan *plan)
{
  for (guint g = 0; plan->rows != NULL && g < plan->spans->n_groups; g++)
    g_free (plan->rows[g].slots);
  g_clear_pointer (&plan->rows, g_free);
}

/* Heights */

/* A group is never lower than its name. */
static double
get_group_height (const PlotSpansPlan *plan,
                  guint                n_lanes)
{
  return MAX (n_lanes * plan->lane_height, plan->line);
}

static double
get_rows_height (const PlotSpansPlan *plan)
{
  double height = (plan->spans->n_groups - 1) * plan->group_gap;

  for (guint g = 0; g < plan->spans->n_groups; g++)
    height += get_group_height (plan, plan->rows[g].n_lanes);

  return height;
}

static void
set_lanes (PlotSpansPlan *plan,
           PlotSpanLabels labels,
           double         height)
{
  plan->lane_height = height;
  if (plan->is_packed && plan->span_labels == labels)
    return;

  plan->is_packed = TRUE;
  plan->span_labels = labels;
  plot_spans_pack (plan);
}

static double
get_labelled_lane (const PlotSpansPlan *plan)
{
  return plan->line + unit (plan, 5);
}

/**
 * plot_spans_plan_get_natural_height:
 * @plan: a plan
 *
 * Returns: the height at which each span has its label, in pixels; less than
 *   that where it would be longer than any picture
 */
double
plot_spans_plan_get_natural_height (PlotSpansPlan *plan)
{
  double around = get_strip_height (plan) + get_axis_height (plan);

  set_lanes (plan, PLOT_SPAN_LABELS_ALL, get_labelled_lane (plan));
  if (get_rows_height (plan) + around > MAX_HEIGHT)
    set_lanes (plan, PLOT_SPAN_LABELS_NONE, unit (plan, THIN_LANE));

  return CLAMP (ceil (get_rows_height (plan) + around), LEAST_LINES * plan->line, MAX_HEIGHT);
}

static gboolean
find_thin_lanes (PlotSpansPlan *plan,
                 double         room,
                 double         thinnest)
{
  for (double height = unit (plan, THIN_LANE); height >= thinnest; height--)
    {
      set_lanes (plan, PLOT_SPAN_LABELS_NONE, height);
      if (get_rows_height (plan) <= room)
        return TRUE;
    }

  return FALSE;
}

/* With labels if each span gets its own, else if all have room without, else
 * the highest thin lanes that have, else the thinnest. */
static void
choose_lanes (PlotSpansPlan *plan,
              double         room)
{
  set_lanes (plan, PLOT_SPAN_LABELS_ALL, get_labelled_lane (plan));
  if (get_rows_height (plan) <= room)
    {
      /* Of what is left over the lanes get a little. */
      while (plan->lane_height < unit (plan, 26))
        {
          set_lanes (plan, PLOT_SPAN_LABELS_ALL, plan->lane_height + 1);
          if (get_rows_height (plan) <= room)
            continue;
          set_lanes (plan, PLOT_SPAN_LABELS_ALL, plan->lane_height - 1);
          break;
        }
      return;
    }

  set_lanes (plan, PLOT_SPAN_LABELS_INSIDE, get_labelled_lane (plan));
  if (get_rows_height (plan) <= room || find_thin_lanes (plan, room, CLOSE_LANE))
    return;
  plan->group_gap = unit (plan, CLOSE_GAP);
  find_thin_lanes (plan, room, THINNEST_LANE);
}

static guint
count_left_out (const PlotSpansPlan *plan)
{
  guint n = 0;

  for (guint g = 0; g < plan->spans->n_groups; g++)
    {
      const PlotSpanRows *rows = &plan->rows[g];

      for (guint i = 0; i < rows->group->n_spans; i++)
        n += g >= plan->n_shown || rows->slots[i].lane >= rows->n_shown;
    }

  return n;
}

/* Where the name takes more height than thin lanes do, they are given some of
 * it; not so much that the groups with few spans would outshine the others. */
static void
place_lanes (const PlotSpansPlan *plan,
             PlotSpanRows        *rows)
{
  double most = plan->span_labels != PLOT_SPAN_LABELS_NONE ? plan->lane_height : MAX (unit (plan, 3), 2.5 * plan->lane_height);
  double height = CLAMP (rows->height / MAX (rows->n_shown, 1), plan->lane_height, most);
  double gap = plan->span_labels != PLOT_SPAN_LABELS_NONE ? unit (plan, 2) : MAX (floor (height / 4), .5);

  rows->lane_height = height >= CLOSE_LANE ? floor (height) : height;
  rows->bar_height = rows->lane_height - gap;
  rows->lanes_top = rows->top + floor ((rows->height - rows->n_shown * rows->lane_height + gap) / 2);
}

/* From the top, as many groups as have room; of the last one as many lanes. */
static void
place_groups (PlotSpansPlan *plan,
              double         bottom)
{
  double top = plan->rows_top;
  guint lane = 0;

  plan->n_shown = 0;
  plan->rows_bottom = top;
  for (guint g = 0; g < plan->spans->n_groups; g++)
    {
      PlotSpanRows *rows = &plan->rows[g];
      double height = get_group_height (plan, rows->n_lanes);

      rows->n_shown = rows->n_lanes;
      if (top + height > bottom + .01)
        {
          rows->n_shown = MIN (MAX (floor ((bottom - top) / plan->lane_height), 0), rows->n_lanes);
          height = get_group_height (plan, rows->n_shown);
          if (rows->n_shown == 0 || top + height > bottom + .01)
            break;
        }

      rows->top = top;
      rows->height = height;
      rows->first_lane = lane;
      place_lanes (plan, rows);
      lane += rows->n_shown;
      plan->rows_bottom = top + height;
      plan->n_shown = g + 1;
      top += height + plan->group_gap;
    }

  plan->n_left_out = count_left_out (plan);
}

/**
 * plot_spans_plan_rows:
 * @plan: a plan
 *
 * Finds out how high the lanes are and what has no room.
 */
void
plot_spans_plan_rows (PlotSpansPlan *plan)
{
  double bottom = plan->place.y + plan->place.height;

  plan->has_axis = plan->place.height >= LEAST_LINES * plan->line && plan->right - plan->left >= unit (plan, 60);
  plan->rows_top = plan->place.y + get_strip_height (plan);
  bottom -= get_axis_height (plan);

  choose_lanes (plan, bottom - plan->rows_top);
  place_groups (plan, bottom);
  /* What is left out has to be said, and that takes a line. */
  if (plan->n_left_out > 0)
    place_groups (plan, bottom - plan->line - unit (plan, 2));
}
