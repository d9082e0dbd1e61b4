/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-spans-private.h"

#include <math.h>

/* How much of the calendar a label beside its span may take. */
#define LABEL_SHARE .5

static double
unit (const PlotSpansPlan *plan,
      double               pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

double
plot_spans_plan_get_cap (const PlotSpansPlan *plan,
                         const PlotSpanSlot  *slot)
{
  return slot->span->ends_soon ? MIN (unit (plan, 9), slot->solid_right - slot->solid_left) : 0;
}

/* Where a span lies. What is not known is open: a stub of a hatch, and all of
 * the calendar where nothing is known. */
static void
place_span (const PlotSpansPlan *plan,
            PlotSpanSlot        *slot)
{
  const PlotSpan *span = slot->span;
  double stub = MIN (unit (plan, 16), floor ((plan->right - plan->left) / 8));

  if (span->from == PLOT_DAY_NONE || span->to == PLOT_DAY_NONE)
    {
      slot->left = slot->solid_left = slot->solid_right = plan->left;
      slot->right = plan->right;
      return;
    }

  slot->solid_left = CLAMP (plot_scale_map (&plan->days, span->from), plan->left, plan->right);
  slot->solid_right = CLAMP (plot_scale_map (&plan->days, span->to), slot->solid_left, plan->right);
  if (!span->is_open_before && !span->is_open_after)
    {
      /* Also a day, or what lies off the calendar, is seen. */
      slot->solid_left = MIN (slot->solid_left, plan->right - 2);
      slot->solid_right = MAX (slot->solid_right, slot->solid_left + 2);
    }

  slot->left = span->is_open_before ? MAX (slot->solid_left - stub, plan->left) : slot->solid_left;
  slot->right = span->is_open_after ? MIN (slot->solid_right + stub, plan->right) : slot->solid_right;
  /* At the very edge the stub points inwards, over what is known. */
  slot->left = MIN (slot->left, plan->right - 2);
  slot->right = MAX (slot->right, slot->left + 2);
}

/* Labels */

static gboolean
crosses_today (const PlotSpansPlan *plan,
               double               left,
               double               right)
{
  double near = unit (plan, 4);

  return plan->today >= 0 && left < plan->today + near && right > plan->today - near;
}

/* The widest part of the span's fill that the line of today leaves whole. */
static void
find_clear (const PlotSpansPlan *plan,
            const PlotSpanSlot  *slot,
            double              *left,
            double              *right)
{
  double pad = unit (plan, 5);
  double from = slot->solid_left + pad, to = slot->solid_right - plot_spans_plan_get_cap (plan, slot) - pad;

  *left = from;
  *right = to;
  if (!crosses_today (plan, from, to))
    return;

  if (plan->today - from >= to - plan->today)
    *right = plan->today - pad;
  else
    *left = plan->today + pad;
}

static gboolean
try_inside (const PlotSpansPlan *plan,
            PlotSpanSlot        *slot,
            double               width)
{
  double left, right;

  find_clear (plan, slot, &left, &right);
  if (right - left < width)
    return FALSE;

  slot->label_kind = PLOT_SPAN_LABEL_INSIDE;
  slot->label_left = left;
  slot->label_width = width;

  return TRUE;
}

static gboolean
try_beside (const PlotSpansPlan *plan,
            PlotSpanSlot        *slot,
            double               width,
            gboolean             may_cross)
{
  double space = unit (plan, 5);
  double lefts[] = { slot->right + space, slot->left - space - width };

  for (guint i = 0; i < G_N_ELEMENTS (lefts); i++)
    {
      if (lefts[i] < plan->left || lefts[i] + width > plan->right ||
          (!may_cross && crosses_today (plan, lefts[i], lefts[i] + width)))
        continue;

      slot->label_kind = PLOT_SPAN_LABEL_BESIDE;
      slot->label_left = lefts[i];
      slot->label_width = width;
      return TRUE;
    }

  return FALSE;
}

/* Nowhere whole: cut, where there is most room. */
static void
cut_label (const PlotSpansPlan *plan,
           PlotSpanSlot        *slot)
{
  double space = unit (plan, 5);
  double before = slot->left - space - plan->left, after = plan->right - slot->right - space;
  double left, right;

  find_clear (plan, slot, &left, &right);
  if (right - left >= MAX (before, after))
    try_inside (plan, slot, right - left);
  else
    try_beside (plan, slot, MAX (before, after), TRUE);
}

static void
place_label (const PlotSpansPlan *plan,
             PlotSpanSlot        *slot)
{
  const char *label = slot->span->label;
  double width, beside;

  slot->label_kind = PLOT_SPAN_LABEL_NONE;
  if (plan->span_labels == PLOT_SPAN_LABELS_NONE || label == NULL || *label == '\0')
    return;

  width = ceil (plot_text_engine_measure (plan->engine, label, &plan->font).width) + 1;
  beside = MIN (width, floor (LABEL_SHARE * (plan->right - plan->left)));
  /* Nothing is known, and there is nothing beside: letters on clear spots. */
  if (slot->solid_right == slot->solid_left && slot->left == plan->left && slot->right == plan->right)
    {
      slot->label_kind = PLOT_SPAN_LABEL_BESIDE;
      slot->label_left = plan->left + unit (plan, 5);
      slot->label_width = MIN (width, plan->right - plan->left - 2 * unit (plan, 5));
      return;
    }

  if (try_inside (plan, slot, width) || plan->span_labels == PLOT_SPAN_LABELS_INSIDE)
    return;
  if (!try_beside (plan, slot, beside, FALSE) && !try_beside (plan, slot, beside, TRUE))
    cut_label (plan, slot);
}

static void
place_slot (const PlotSpansPlan *plan,
            PlotSpanSlot        *slot)
{
  place_span (plan, slot);
  place_label (plan, slot);

  slot->from = slot->left;
  slot->to = slot->right;
  if (slot->label_kind == PLOT_SPAN_LABEL_BESIDE)
    {
      slot->from = MIN (slot->from, slot->label_left);
      slot->to = MAX (slot->to, slot->label_left + slot->label_width);
    }
}

/* Lanes */

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const PlotSpanSlot *one = a, *other = b;

  if (one->from != other->from)
    return one->from > other->from ? 1 : -1;

  return (one->span > other->span) - (one->span < other->span);
}

/* Interval partitioning as in Kleinberg and Tardos, "Algorithm Design" (2006),
 * 4.1: by their starts, each into the first lane that is free again, takes no
 * more lanes than spans lie over each other at their densest. */
static guint
pack_group (const PlotSpansPlan *plan,
            PlotSpanRows        *rows)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  double space = plan->span_labels == PLOT_SPAN_LABELS_ALL ? unit (plan, 10) : 1;

  for (guint i = 0; i < rows->group->n_spans; i++)
    {
      PlotSpanSlot *slot = &rows->slots[i];
      double end = slot->to + space;

      slot->lane = 0;
      while (slot->lane < ends->len && g_array_index (ends, double, slot->lane) > slot->from)
        slot->lane++;
      if (slot->lane == ends->len)
        g_array_append_val (ends, end);
      else
        g_array_index (ends, double, slot->lane) = end;
    }

  return ends->len;
}

void
plot_spans_pack (PlotSpansPlan *plan)
{
  for (guint g = 0; g < plan->spans->n_groups; g++)
    {
      PlotSpanRows *rows = &plan->rows[g];

      for (guint i = 0; i < rows->group->n_spans; i++)
        {
          rows->slots[i].span = &rows->group->spans[i];
          place_slot (plan, &rows->slots[i]);
        }
      if (rows->group->n_spans > 0)
        qsort (rows->slots, rows->group->n_spans, sizeof *rows->slots, compare_slots);
      rows->n_lanes = pack_group (plan, rows);
    }
}
