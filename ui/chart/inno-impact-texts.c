/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-impact-private.h"

#include <glib/gi18n-lib.h>

/* Names are listed while they are few. */
#define MAX_NAMES 3

InnoImpact *
inno_impact_new (InnoFrame *frame)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  InnoImpact *self = g_new0 (InnoImpact, 1);

  self->frame = inno_frame_ref (frame);
  self->format = inno_format_get (inno_frame_get_query (frame)->lang);
  self->metric = context->subject;
  self->unit = context->unit;
  self->is_less_better = context->direction == INNO_DIRECTION_DOWN;
  self->n_rows = inno_frame_get_n_groups (frame);
  self->baseline = inno_frame_find_column (frame, "baseline");
  self->observed = inno_frame_find_column (frame, "observed");
  self->target = inno_frame_find_column (frame, "target");
  self->progress = inno_frame_find_column (frame, "progress");
  self->state = inno_frame_find_column (frame, "state");
  self->decimals = self->observed >= 0 ? inno_frame_get_column (frame, self->observed)->decimals : 0;
  self->periods = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    if (g_str_has_prefix (inno_frame_get_column (frame, i)->id, INNO_IMPACT_PERIOD_PREFIX))
      g_array_append_val (self->periods, i);

  return self;
}

void
inno_impact_free (InnoImpact *self)
{
  inno_frame_unref (self->frame);
  g_array_unref (self->periods);
  g_free (self);
}

InnoCell
inno_impact_get (const InnoImpact *self,
                 guint             row,
                 int               column)
{
  return inno_frame_get_cell (self->frame, row, column);
}

InnoProgressState
inno_impact_get_state (const InnoImpact *self,
                       guint             row)
{
  return inno_impact_get (self, row, self->state).integer;
}

static guint
count_state (const InnoImpact  *self,
             InnoProgressState  state)
{
  guint n = 0;

  for (guint row = 0; row < self->n_rows; row++)
    n += inno_impact_get_state (self, row) == state;

  return n;
}

gboolean
inno_impact_has_state (const InnoImpact  *self,
                       InnoProgressState  state)
{
  return count_state (self, state) > 0;
}

char *
inno_impact_format (const InnoImpact *self,
                    double            value)
{
  return inno_format_number (self->format, value, self->decimals);
}

/* The period of a level stands in the column after it: "20 (2027)". */
char *
inno_impact_level_text (const InnoImpact *self,
                        guint             row,
                        int               column)
{
  const char *period = inno_frame_get_text (self->frame, row, column + 1);
  g_autofree char *value = inno_frame_format_cell (self->frame, row, column);

  return *period != '\0' ? g_strdup_printf ("%s (%s)", value, period) : g_steal_pointer (&value);
}

static void
add_level (const InnoImpact    *self,
           GPtrArray           *parts,
           guint                row,
           InnoObservationKind  kind)
{
  const int columns[INNO_N_OBSERVATION_KINDS] = {
    [INNO_OBSERVATION_OBSERVED] = self->observed,
    [INNO_OBSERVATION_TARGET] = self->target,
    [INNO_OBSERVATION_BASELINE] = self->baseline,
  };
  g_autofree char *text = NULL;

  if (inno_impact_get (self, row, columns[kind]).state == INNO_CELL_NONE)
    return;

  text = inno_impact_level_text (self, row, columns[kind]);
  g_ptr_array_add (parts, g_strdup_printf (_("%s: %s"),
                                           inno_vocabulary_get_label (INNO_VOCABULARY_OBSERVATION, kind), text));
}

/* Value, target, baseline, how far, and which way is better. */
static GPtrArray *
list_parts (const InnoImpact *self,
            guint             row)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  InnoProgressState state = inno_impact_get_state (self, row);

  add_level (self, parts, row, INNO_OBSERVATION_OBSERVED);
  add_level (self, parts, row, INNO_OBSERVATION_TARGET);
  add_level (self, parts, row, INNO_OBSERVATION_BASELINE);
  if (inno_impact_get (self, row, self->progress).state == INNO_CELL_KNOWN)
    {
      g_autofree char *share = inno_frame_format_cell (self->frame, row, self->progress);

      /* Translators: how much of the way from the baseline to the target: "60% of the way" */
      g_ptr_array_add (parts, g_strdup_printf (_("%s of the way"), share));
    }
  g_ptr_array_add (parts, g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_PROGRESS, state)));
  if (self->is_less_better)
    g_ptr_array_add (parts, g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_DIRECTION, INNO_DIRECTION_DOWN)));

  return parts;
}

static char *
join (GPtrArray  *parts,
      const char *between)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (between, (char **) parts->pdata);
}

char *
inno_impact_row_name (const InnoImpact *self,
                      guint             row)
{
  g_autoptr (GPtrArray) parts = list_parts (self, row);

  g_ptr_array_insert (parts, 0, g_strdup (inno_frame_get_row_label (self->frame, row)));
  g_ptr_array_insert (parts, 1, g_strdup_printf ("%s (%s)", self->metric, self->unit));

  return join (parts, ", ");
}

char *
inno_impact_row_detail (const InnoImpact *self,
                        guint             row)
{
  g_autoptr (GPtrArray) parts = list_parts (self, row);

  return join (parts, "\n");
}

char *
inno_impact_heading (const InnoImpact *self,
                     guint             row)
{
  return g_strdup_printf ("%s · %s", inno_frame_get_row_label (self->frame, row), self->metric);
}

/* The stroke alone does not say on which side of it is well. */
const char *
inno_impact_target_label (const InnoImpact *self)
{
  return self->is_less_better ? _("Target, at most") : _("Target, at least");
}

/* The takeaway */

/* The target of all rows that have one, if it is the same. */
static gboolean
get_common_target (const InnoImpact *self,
                   double           *target)
{
  gboolean is_found = FALSE;

  for (guint row = 0; row < self->n_rows; row++)
    {
      InnoCell cell = inno_impact_get (self, row, self->target);

      if (cell.state != INNO_CELL_KNOWN)
        continue;
      if (is_found && cell.fraction != *target)
        return FALSE;
      *target = cell.fraction;
      is_found = TRUE;
    }

  return is_found;
}

static char *
reached_text (const InnoImpact *self,
              guint             n_reached,
              guint             n_targets)
{
  g_autofree char *reached = inno_format_count (self->format, n_reached);
  g_autofree char *targets = inno_format_count (self->format, n_targets);
  g_autofree char *value = NULL;
  double target = 0;

  if (!get_common_target (self, &target))
    return g_strdup_printf (ngettext ("%s of %s target reached.", "%s of %s targets reached.", n_targets),
                            reached, targets);

  value = inno_impact_format (self, target);
  /* Translators: the value of the target, then how many of how many have reached it */
  return g_strdup_printf (ngettext ("Target of %s: reached by %s of %s.", "Target of %s: reached by %s of %s.",
                                    n_targets), value, reached, targets);
}

static gboolean
is_behind (const InnoImpact *self,
           guint             row)
{
  return inno_impact_get_state (self, row) == INNO_PROGRESS_UNDER_WAY &&
         inno_impact_get (self, row, self->progress).state == INNO_CELL_KNOWN;
}

/* The row that has come the least of its way; several where they are even. */
static char *
furthest_text (const InnoImpact *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  double least = G_MAXDOUBLE;

  for (guint row = 0; row < self->n_rows; row++)
    if (is_behind (self, row))
      least = MIN (least, inno_impact_get (self, row, self->progress).fraction);
  for (guint row = 0; row < self->n_rows; row++)
    if (is_behind (self, row) && inno_impact_get (self, row, self->progress).fraction <= least)
      g_ptr_array_add (names, (gpointer) inno_frame_get_row_label (self->frame, row));
  if (names->len == 0 || names->len > MAX_NAMES)
    return NULL;

  g_ptr_array_add (names, NULL);
  list = inno_format_list (self->format, (const char * const *) names->pdata);
  return g_strdup_printf (_("Furthest behind: %s."), list);
}

static char *
unknown_text (const InnoImpact *self)
{
  guint n = count_state (self, INNO_PROGRESS_UNKNOWN);
  g_autofree char *count = inno_format_count (self->format, n);

  return n > 0 ? g_strdup_printf (ngettext ("%s is not known.", "%s are not known.", n), count) : NULL;
}

char *
inno_impact_takeaway (const InnoImpact *self)
{
  guint n_targets = self->n_rows - count_state (self, INNO_PROGRESS_NONE);
  g_autofree char *reached = NULL;
  g_autofree char *furthest = furthest_text (self);
  g_autofree char *unknown = unknown_text (self);

  if (n_targets == 0)
    return g_strdup (_("No targets are set."));

  reached = reached_text (self, count_state (self, INNO_PROGRESS_REACHED), n_targets);

  return g_strconcat (reached, furthest != NULL ? " " : "", furthest != NULL ? furthest : "",
                      unknown != NULL ? " " : "", unknown != NULL ? unknown : "", NULL);
}

/* The foot */

/* Whether a period stands beside one of the levels of a column. */
static gboolean
has_period (const InnoImpact *self,
            int               column,
            const char       *period)
{
  for (guint row = 0; row < self->n_rows; row++)
    if (g_str_equal (inno_frame_get_text (self->frame, row, column + 1), period))
      return TRUE;

  return FALSE;
}

/* The periods of the values shown, the earliest first; NULL for none, or for too
 * many to say. */
static char *
list_periods (const InnoImpact *self)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new ();

  for (guint i = 0; i < self->periods->len; i++)
    {
      const char *label = inno_frame_get_column (self->frame, g_array_index (self->periods, guint, i))->label;

      if (*label != '\0' && has_period (self, self->observed, label))
        g_ptr_array_add (periods, (gpointer) label);
    }
  if (periods->len == 0 || periods->len > MAX_NAMES)
    return NULL;

  g_ptr_array_add (periods, NULL);
  return inno_format_list (self->format, (const char * const *) periods->pdata);
}

/* The period of all targets, if it is the same. */
static const char *
get_common_target_period (const InnoImpact *self)
{
  const char *common = NULL;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const char *period = inno_frame_get_text (self->frame, row, self->target + 1);

      if (*period == '\0')
        continue;
      if (common != NULL && !g_str_equal (period, common))
        return NULL;
      common = period;
    }

  return common;
}

char *
inno_impact_remark (const InnoImpact *self)
{
  InnoDirection direction = self->is_less_better ? INNO_DIRECTION_DOWN : INNO_DIRECTION_UP;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *values = list_periods (self);
  const char *target = get_common_target_period (self);

  g_ptr_array_add (parts, g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_DIRECTION, direction)));
  if (values != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("Latest known values: %s"), values));
  if (target != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("Targets for %s"), target));

  return inno_chart_join (parts);
}
