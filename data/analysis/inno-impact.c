/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-sums-private.h"

/* What one city or agreement has of the metric. */
typedef struct
{
  const char            *id;
  InnoDimension          dimension;
  char                  *label;
  char                  *key;        /* collation key of the label */
  const InnoObservation *baseline;   /* nullable, and so is the target */
  const InnoObservation *target;
  GPtrArray             *observed;   /* of InnoObservation */
} Subject;

typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;
  InnoFilter       filter;
  InnoMetric      *metric;
  GArray          *subjects;   /* of Subject */
  GArray          *periods;    /* of InnoPeriod, each once, the earliest first */
  InnoFrame       *frame;
} Assembly;

/* The columns before those of the periods, in their order. */
enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_BASELINE,
  COLUMN_BASELINE_PERIOD,
  COLUMN_OBSERVED,
  COLUMN_PERIOD,
  COLUMN_TARGET,
  COLUMN_TARGET_PERIOD,
  COLUMN_PROGRESS,
  COLUMN_STATE,
  N_COLUMNS,
};

static void
subject_clear (gpointer data)
{
  Subject *subject = data;

  g_free (subject->label);
  g_free (subject->key);
  g_ptr_array_unref (subject->observed);
}

/* The metric */

static gboolean
has_id (InnoMetric *metric,
        const char *id)
{
  const char *own = inno_entity_get_id (INNO_ENTITY (metric));

  return g_str_equal (own, id) || g_str_equal (strchr (own, ':') + 1, id);
}

/* The one asked for; else the first that has values, else the first. */
static InnoMetric *
find_metric (Assembly *self)
{
  GListModel *metrics = inno_portfolio_get_list (self->facts->portfolio, INNO_TYPE_METRIC);
  const char *wanted = self->query->metric;
  InnoMetric *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (InnoMetric) metric = g_list_model_get_item (metrics, i);
      guint n_values;

      inno_portfolio_get_observations (self->facts->portfolio, inno_entity_get_id (INNO_ENTITY (metric)),
                                       &n_values);
      if (wanted != NULL ? has_id (metric, wanted) : n_values > 0)
        return metric;
      if (first == NULL)
        first = metric;
    }

  return wanted == NULL ? first : NULL;
}

/* The subjects */

static gboolean
subject_passes (const Assembly *self,
                const char     *id,
                InnoDimension   dimension)
{
  guint number;

  if (!inno_axis_find (&self->facts->axes[dimension], id, &number))
    return self->filter.passes[INNO_DIMENSION_CITY] == NULL &&
           self->filter.passes[INNO_DIMENSION_REGION] == NULL &&
           self->filter.passes[INNO_DIMENSION_AGREEMENT] == NULL;

  return dimension == INNO_DIMENSION_CITY ? inno_filter_passes_city (&self->filter, self->facts, number)
                                          : inno_filter_passes_agreement (&self->filter, self->facts, number);
}

/* A document that is not here is shown under its slug. */
static const char *
get_name (const Assembly *self,
          const char     *id)
{
  InnoEntity *entity = inno_portfolio_find (self->facts->portfolio, id);

  return entity != NULL ? inno_entity_get_label (entity, self->query->lang) : strchr (id, ':') + 1;
}

static guint
add_subject (Assembly   *self,
             const char *id)
{
  Subject subject = {
    .id = id,
    .dimension = g_str_has_prefix (id, "city:") ? INNO_DIMENSION_CITY : INNO_DIMENSION_AGREEMENT,
    .label = g_strdup (get_name (self, id)),
    .observed = g_ptr_array_new (),
  };

  g_array_append_val (self->subjects, subject);
  return self->subjects->len - 1;
}

static gboolean
is_year_asked (const InnoQuery *query,
               guint            year)
{
  return (query->from_year == 0 || (int) year >= query->from_year) &&
         (query->to_year == 0 || (int) year <= query->to_year);
}

/* Of several baselines the earliest counts, of several targets the last; of two
 * for the same period the later document. */
static void
subject_add (Assembly              *self,
             Subject               *subject,
             const InnoObservation *value)
{
  if (value->kind == INNO_OBSERVATION_BASELINE)
    {
      if (subject->baseline == NULL || inno_period_compare (value->period, subject->baseline->period) <= 0)
        subject->baseline = value;
    }
  else if (value->kind == INNO_OBSERVATION_TARGET)
    {
      if (subject->target == NULL || inno_period_compare (value->period, subject->target->period) >= 0)
        subject->target = value;
    }
  else if (is_year_asked (self->query, value->period.year))
    {
      g_ptr_array_add (subject->observed, (gpointer) value);
      g_array_append_val (self->periods, value->period);
    }
}

static void
collect_subjects (Assembly *self)
{
  guint n_values;
  const InnoObservation *values =
    inno_portfolio_get_observations (self->facts->portfolio, inno_entity_get_id (INNO_ENTITY (self->metric)),
                                     &n_values);
  /* id → place + 1; the words are kept once each, so their address will do. */
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_values; i++)
    {
      const char *id = values[i].subject_id;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));
      InnoDimension dimension = g_str_has_prefix (id, "city:") ? INNO_DIMENSION_CITY : INNO_DIMENSION_AGREEMENT;

      if (place == 0)
        {
          place = subject_passes (self, id, dimension) ? add_subject (self, id) + 1 : G_MAXUINT;
          g_hash_table_insert (places, (gpointer) id, GUINT_TO_POINTER (place));
        }
      if (place != G_MAXUINT)
        subject_add (self, &g_array_index (self->subjects, Subject, place - 1), &values[i]);
    }
}

/* A city and its agreement may have one name: it is said which is which. */
static void
tell_apart (Assembly *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->subjects->len; i++)
    {
      char *label = g_array_index (self->subjects, Subject, i).label;

      if (!g_hash_table_add (seen, label))
        g_hash_table_add (twice, g_strdup (label));
    }

  for (guint i = 0; i < self->subjects->len; i++)
    {
      Subject *subject = &g_array_index (self->subjects, Subject, i);
      g_autofree char *plain = NULL;

      if (!g_hash_table_contains (twice, subject->label))
        continue;
      plain = g_steal_pointer (&subject->label);
      subject->label = g_strdup_printf ("%s (%s)", plain,
                                        inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, subject->dimension));
    }
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  return inno_period_compare (*(const InnoPeriod *) a, *(const InnoPeriod *) b);
}

static void
sort_periods (Assembly *self)
{
  guint n = 0;

  g_array_sort (self->periods, compare_periods);
  for (guint i = 0; i < self->periods->len; i++)
    {
      InnoPeriod period = g_array_index (self->periods, InnoPeriod, i);

      if (n == 0 || inno_period_compare (g_array_index (self->periods, InnoPeriod, n - 1), period) != 0)
        g_array_index (self->periods, InnoPeriod, n++) = period;
    }
  g_array_set_size (self->periods, n);
}

static const InnoObservation *
find_latest (const Subject *subject)
{
  const InnoObservation *latest = NULL;

  for (guint i = 0; i < subject->observed->len; i++)
    {
      const InnoObservation *value = g_ptr_array_index (subject->observed, i);

      if (value->is_known && (latest == NULL || inno_period_compare (value->period, latest->period) >= 0))
        latest = value;
    }

  return latest;
}

static int
compare_subjects (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Subject *one = a, *other = b;
  const InnoQuery *query = user_data;
  int by_name = strcmp (one->key, other->key);

  if (query->sort == INNO_SORT_VALUE)
    {
      const InnoObservation *first = find_latest (one), *second = find_latest (other);

      if (first == NULL || second == NULL)
        return first != second ? (first == NULL ? 1 : -1) : by_name;
      if (first->value != second->value)
        return first->value > second->value ? -1 : 1;
    }

  return by_name != 0 ? by_name : strcmp (one->id, other->id);
}

static void
sort_subjects (Assembly *self)
{
  const InnoFormat *format = inno_format_get (self->query->lang);

  tell_apart (self);
  for (guint i = 0; i < self->subjects->len; i++)
    {
      Subject *subject = &g_array_index (self->subjects, Subject, i);

      subject->key = inno_format_collation_key (format, subject->label);
    }
  g_array_sort_with_data (self->subjects, compare_subjects, (gpointer) self->query);
}

/* The frame */

static void
add_number_column (Assembly   *self,
                   const char *id,
                   const char *label)
{
  inno_frame_add_column (self->frame, id, label, INNO_COLUMN_NUMBER)->decimals =
    inno_metric_get_decimals (self->metric);
}

static char *
format_period (const Assembly *self,
               InnoPeriod      period)
{
  return inno_format_period (inno_format_get (self->query->lang),
                             inno_day_new (period.year, period.quarter > 0 ? 3 * (int) period.quarter : 1, 1),
                             period.quarter > 0 ? 3 : 12);
}

static void
add_columns (Assembly *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);
  g_autofree char *observed = g_strdup_printf ("%s (%s)", context->subject, context->unit);

  inno_frame_add_column (self->frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (self->frame, "label", _("Agreement or city"), INNO_COLUMN_LABEL);
  add_number_column (self, "baseline", _("Baseline"));
  inno_frame_add_column (self->frame, "baseline_period", _("Period of the baseline"), INNO_COLUMN_TEXT);
  add_number_column (self, "observed", observed);
  inno_frame_add_column (self->frame, "period", _("Period"), INNO_COLUMN_TEXT);
  add_number_column (self, "target", _("Target"));
  inno_frame_add_column (self->frame, "target_period", _("Period of the target"), INNO_COLUMN_TEXT);
  inno_frame_add_column (self->frame, "progress", _("From baseline to target"), INNO_COLUMN_SHARE);
  inno_frame_add_column (self->frame, "state", _("Target reached"), INNO_COLUMN_TERM)->vocabulary =
    INNO_VOCABULARY_PROGRESS;

  for (guint i = 0; i < self->periods->len; i++)
    {
      InnoPeriod period = g_array_index (self->periods, InnoPeriod, i);
      g_autofree char *word = inno_period_to_id (period);
      g_autofree char *id = g_strconcat (INNO_IMPACT_PERIOD_PREFIX, word, NULL);
      g_autofree char *label = format_period (self, period);

      add_number_column (self, id, label);
    }
}

static void
set_value (Assembly              *self,
           guint                  row,
           guint                  column,
           const InnoObservation *value)
{
  inno_frame_set_cell (self->frame, row, column, value != NULL && value->is_known
                       ? inno_cell_number (value->value) : (InnoCell) { .state = INNO_CELL_UNKNOWN });
}

static void
set_period (Assembly              *self,
            guint                  row,
            guint                  column,
            const InnoObservation *value)
{
  g_autofree char *text = value != NULL ? format_period (self, value->period) : NULL;

  inno_frame_set_text (self->frame, row, column, text);
}

/**
 * inno_progress_state:
 * @direction: whether more is better
 * @value: what is observed
 * @target: what is aimed at
 *
 * Returns: whether the target is reached; exactly there is there
 */
InnoProgressState
inno_progress_state (InnoDirection direction,
                     double        value,
                     double        target)
{
  gboolean is_there = direction == INNO_DIRECTION_DOWN ? value <= target : value >= target;

  return is_there ? INNO_PROGRESS_REACHED : INNO_PROGRESS_UNDER_WAY;
}

/* A target that is no better than the baseline has no way to it. */
static InnoCell
get_progress (const Assembly        *self,
              const Subject         *subject,
              const InnoObservation *latest)
{
  double sign = inno_metric_get_direction (self->metric) == INNO_DIRECTION_DOWN ? -1 : 1;
  double way;

  if (subject->target == NULL)
    return (InnoCell) { .state = INNO_CELL_NONE };
  if (!subject->target->is_known || subject->baseline == NULL || !subject->baseline->is_known || latest == NULL)
    return (InnoCell) { .state = INNO_CELL_UNKNOWN };

  way = subject->target->value - subject->baseline->value;
  if (way * sign <= 0)
    return (InnoCell) { .state = INNO_CELL_NONE };

  return inno_cell_number ((latest->value - subject->baseline->value) / way);
}

static InnoProgressState
get_state (const Assembly        *self,
           const Subject         *subject,
           const InnoObservation *latest)
{
  if (subject->target == NULL)
    return INNO_PROGRESS_NONE;
  if (!subject->target->is_known || latest == NULL)
    return INNO_PROGRESS_UNKNOWN;

  return inno_progress_state (inno_metric_get_direction (self->metric), latest->value, subject->target->value);
}

static guint
find_period (const Assembly *self,
             InnoPeriod      period)
{
  guint place = 0;

  g_array_binary_search (self->periods, &period, compare_periods, &place);
  return place;
}

static void
add_row (Assembly      *self,
         const Subject *subject)
{
  guint row = inno_frame_add_row (self->frame, subject->id, subject->label);
  const InnoObservation *latest = find_latest (subject);

  set_value (self, row, COLUMN_BASELINE, subject->baseline);
  set_period (self, row, COLUMN_BASELINE_PERIOD, subject->baseline);
  set_value (self, row, COLUMN_OBSERVED, latest);
  set_period (self, row, COLUMN_PERIOD, latest);
  if (subject->target != NULL)
    set_value (self, row, COLUMN_TARGET, subject->target);
  set_period (self, row, COLUMN_TARGET_PERIOD, subject->target);
  inno_frame_set_cell (self->frame, row, COLUMN_PROGRESS, get_progress (self, subject, latest));
  inno_frame_set_cell (self->frame, row, COLUMN_STATE, inno_cell_integer (get_state (self, subject, latest)));

  /* A period of which nothing is said stays empty: nothing was due. */
  for (guint i = 0; i < subject->observed->len; i++)
    {
      const InnoObservation *value = g_ptr_array_index (subject->observed, i);

      set_value (self, row, N_COLUMNS + find_period (self, value->period), value);
    }
}

static void
set_context (Assembly *self)
{
  InnoFrameContext *context = inno_frame_edit_context (self->frame);
  const char *unit = inno_text_get (inno_metric_get_unit (self->metric), self->query->lang, NULL);

  context->parts = INNO_QUERY_METRIC | INNO_QUERY_VIEW | INNO_QUERY_SORT | INNO_QUERY_YEARS;
  context->subject = g_strdup (inno_entity_get_label (INNO_ENTITY (self->metric), self->query->lang));
  context->unit = g_strdup (unit != NULL ? unit : "");
  context->direction = inno_metric_get_direction (self->metric);
}

static InnoFrame *
assemble (Assembly *self)
{
  self->subjects = g_array_new (FALSE, FALSE, sizeof (Subject));
  g_array_set_clear_func (self->subjects, subject_clear);
  self->periods = g_array_new (FALSE, FALSE, sizeof (InnoPeriod));
  self->frame = inno_frame_new (inno_facts_get_whole (self->facts), self->query, "impact");

  if (self->metric == NULL)
    {
      inno_frame_add_column (self->frame, "id", _("Id"), INNO_COLUMN_ID);
      inno_frame_add_column (self->frame, "label", _("Agreement or city"), INNO_COLUMN_LABEL);
    }
  else
    {
      collect_subjects (self);
      sort_periods (self);
      sort_subjects (self);
      set_context (self);
      add_columns (self);
      for (guint i = 0; i < self->subjects->len; i++)
        add_row (self, &g_array_index (self->subjects, Subject, i));
    }

  g_array_unref (self->subjects);
  g_array_unref (self->periods);

  return self->frame;
}

/**
 * inno_facts_impact:
 * @facts: the facts
 * @query: which metric, years of the observed values, and filters by city,
 *   agreement or region; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * A metric against baseline and target: a row a city or agreement, with the
 * latest value that is known and how far it is on the way, and a column a period
 * for all that was observed. There is no total: whether a unit can be added is
 * not known. Without any metric the frame is empty.
 *
 * Returns: (transfer full) (nullable): the frame, by name
 */
InnoFrame *
inno_facts_impact (InnoFacts        *facts,
                   const InnoQuery  *query,
                   GError          **error)
{
  Assembly self = { .facts = facts, .query = query };
  InnoFrame *frame;

  self.metric = find_metric (&self);
  if (self.metric == NULL && query->metric != NULL)
    {
      g_set_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID,
                   _("Nothing in the portfolio is called “%s=%s”."), "metric", query->metric);
      return NULL;
    }
  if (!inno_filter_init (&self.filter, facts, query, error))
    return NULL;

  frame = assemble (&self);
  inno_filter_clear (&self.filter);

  return frame;
}
