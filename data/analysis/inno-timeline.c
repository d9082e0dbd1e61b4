/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-money.h"
#include "inno-sums-private.h"

typedef enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_AGREEMENT,
  COLUMN_STATUS,
  COLUMN_START,
  COLUMN_END,
  COLUMN_ENDS_SOON,
  COLUMN_GRANTED,
  COLUMN_UNKNOWN_ROWS,
  COLUMN_LEAD_THEME,
} Column;

static const struct
{
  const char    *id, *label;
  InnoColumnKind kind;
} columns[] = {
  [COLUMN_ID] = { "id", N_("Id"), INNO_COLUMN_ID },
  [COLUMN_LABEL] = { "label", N_("Project"), INNO_COLUMN_LABEL },
  [COLUMN_AGREEMENT] = { "agreement", N_("Agreement"), INNO_COLUMN_TEXT },
  [COLUMN_STATUS] = { "status", N_("Status"), INNO_COLUMN_TERM },
  [COLUMN_START] = { "start", N_("Start"), INNO_COLUMN_DAY },
  [COLUMN_END] = { "end", N_("End"), INNO_COLUMN_DAY },
  [COLUMN_ENDS_SOON] = { "ends_soon", N_("Ends within six months"), INNO_COLUMN_COUNT },
  [COLUMN_GRANTED] = { "granted", N_("Public funding"), INNO_COLUMN_CENTS },
  [COLUMN_UNKNOWN_ROWS] = { "unknown_rows", N_("Amounts not known"), INNO_COLUMN_COUNT },
  [COLUMN_LEAD_THEME] = { "lead_theme", N_("Lead theme"), INNO_COLUMN_TEXT },
};

/* Of many projects. */
typedef struct
{
  gint64  cents;
  guint32 unknown;
  guint32 ending;
  guint   n;
} Sum;

typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;
  InnoFilter       filter;
  InnoProjectSum  *sums;    /* by project */
  guint           *rank;         /* by agreement: its place by name */
  guint32         *shown;        /* the first projects, in order */
  guint            n_shown;
  InnoDay          as_of;        /* or INNO_DAY_NONE */
  InnoDay          soon;         /* the last day that is soon */
  Sum              total, listed;
  InnoFrame       *frame;
} Timeline;

/* The order */

static int
compare_days (InnoDay one,
              InnoDay other)
{
  if ((one == INNO_DAY_NONE) != (other == INNO_DAY_NONE))
    return one == INNO_DAY_NONE ? 1 : -1;

  return (one > other) - (one < other);
}

static int
compare_projects (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Timeline *self = user_data;
  InnoFacts *facts = self->facts;
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;
  guint rank = self->rank[inno_facts_get_kind (facts, one)->agreement];
  guint other_rank = self->rank[inno_facts_get_kind (facts, other)->agreement];
  int order = (rank > other_rank) - (rank < other_rank);

  if (order == 0)
    order = compare_days (facts->start_day[one], facts->start_day[other]);
  if (order == 0)
    order = compare_days (facts->end_day[one], facts->end_day[other]);
  if (order == 0)
    order = strcmp (inno_facts_get_project_id (facts, one), inno_facts_get_project_id (facts, other));

  return order;
}

/* The first ones of a million: whenever twice as many as are wanted have come
 * together, the latter half is thrown away. */
static void
select_projects (Timeline *self)
{
  self->shown = g_new (guint32, 2 * INNO_TIMELINE_MAX_PROJECTS);
  for (guint p = 0; p < self->facts->n_projects; p++)
    {
      if (!self->sums[p].is_in)
        continue;

      self->shown[self->n_shown++] = p;
      if (self->n_shown < 2 * INNO_TIMELINE_MAX_PROJECTS)
        continue;
      g_qsort_with_data (self->shown, self->n_shown, sizeof *self->shown, compare_projects, self);
      self->n_shown = INNO_TIMELINE_MAX_PROJECTS;
    }
  g_qsort_with_data (self->shown, self->n_shown, sizeof *self->shown, compare_projects, self);
  self->n_shown = MIN (self->n_shown, INNO_TIMELINE_MAX_PROJECTS);
}

/* What ends soon */

static gboolean
ends_soon (const Timeline *self,
           guint           project)
{
  guint8 status = inno_facts_get_kind (self->facts, project)->status;
  InnoDay end = self->facts->end_day[project];

  return (status == INNO_STATUS_ONGOING || status == INNO_STATUS_PLANNED) &&
         self->as_of != INNO_DAY_NONE && end != INNO_DAY_NONE && end >= self->as_of && end <= self->soon;
}

/* Sums */

static gboolean
sum_add (Sum            *sum,
         const Timeline *self,
         guint           project)
{
  sum->n++;
  sum->ending += ends_soon (self, project);
  sum->unknown += self->sums[project].n_unknown;

  return inno_money_add (sum->cents, self->sums[project].public, &sum->cents);
}

static gboolean
add_up (Timeline *self)
{
  gboolean fits = TRUE;

  for (guint p = 0; p < self->facts->n_projects; p++)
    if (self->sums[p].is_in)
      fits &= sum_add (&self->total, self, p);

  return fits;
}

/* Rows */

static void
set_sum (Timeline  *self,
         guint      row,
         const Sum *sum)
{
  inno_frame_set_cell (self->frame, row, COLUMN_ENDS_SOON, inno_cell_integer (sum->ending));
  inno_frame_set_cell (self->frame, row, COLUMN_GRANTED, inno_cell_integer (sum->cents));
  inno_frame_set_cell (self->frame, row, COLUMN_UNKNOWN_ROWS, inno_cell_integer (sum->unknown));
}

/* A day that is not written is not known: every project has both. */
static void
set_days (Timeline *self,
          guint     row,
          InnoDay   start,
          InnoDay   end)
{
  InnoCell unknown = { .state = INNO_CELL_UNKNOWN };

  inno_frame_set_cell (self->frame, row, COLUMN_START, start != INNO_DAY_NONE ? inno_cell_day (start) : unknown);
  inno_frame_set_cell (self->frame, row, COLUMN_END, end != INNO_DAY_NONE ? inno_cell_day (end) : unknown);
}

static void
set_group_text (Timeline      *self,
                guint          row,
                Column         column,
                InnoDimension  dimension,
                guint          number)
{
  g_autofree char *label = NULL;

  if (number == INNO_AXIS_NONE)
    return;

  label = inno_group_get_label (self->facts, dimension, number, self->query->lang);
  inno_frame_set_text (self->frame, row, column, label);
}

static gboolean
add_project (Timeline *self,
             guint     project)
{
  InnoFacts *facts = self->facts;
  const InnoFactsKind *kind = inno_facts_get_kind (facts, project);
  guint row = inno_frame_add_row (self->frame, inno_facts_get_project_id (facts, project),
                                  inno_facts_get_project_label (facts, project, self->query->lang));
  Sum sum = { 0 };

  if (!sum_add (&sum, self, project) || !sum_add (&self->listed, self, project))
    return FALSE;

  set_sum (self, row, &sum);
  /* Where no amount is known, nothing is no sum of them. */
  if (sum.unknown > 0 && sum.cents == 0)
    inno_frame_set_cell (self->frame, row, COLUMN_GRANTED, (InnoCell) { .state = INNO_CELL_UNKNOWN });
  set_days (self, row, facts->start_day[project], facts->end_day[project]);
  inno_frame_set_cell (self->frame, row, COLUMN_STATUS, inno_cell_integer (kind->status));
  set_group_text (self, row, COLUMN_AGREEMENT, INNO_DIMENSION_AGREEMENT, kind->agreement);
  set_group_text (self, row, COLUMN_LEAD_THEME, INNO_DIMENSION_LEAD_THEME, kind->lead_theme);

  return TRUE;
}

/* A theme with its cities: a filter on places leaves those that take part there. */
static gboolean
theme_passes (const Timeline *self,
              guint           number,
              InnoLeadTheme  *theme)
{
  static const InnoDimension places[] = { INNO_DIMENSION_CITY, INNO_DIMENSION_REGION, INNO_DIMENSION_AGREEMENT };
  const guint8 *passes = self->filter.passes[INNO_DIMENSION_LEAD_THEME];
  gboolean has_places = FALSE;
  guint n_participants;
  const InnoParticipant *participants = inno_lead_theme_get_participants (theme, &n_participants);

  if (passes != NULL && !passes[number])
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    has_places |= self->filter.passes[places[i]] != NULL;
  if (!has_places)
    return TRUE;

  for (guint i = 0; i < n_participants; i++)
    {
      guint city;

      if (inno_axis_find (&self->facts->axes[INNO_DIMENSION_CITY], participants[i].city_id, &city) &&
          inno_filter_passes_city (&self->filter, self->facts, city))
        return TRUE;
    }

  return FALSE;
}

static void
add_round (Timeline      *self,
           const char    *label,
           InnoLeadTheme *theme)
{
  InnoDay start = inno_lead_theme_get_round_start (theme), end = inno_lead_theme_get_round_end (theme);
  guint row = inno_frame_add_row (self->frame, inno_entity_get_id (INNO_ENTITY (theme)), label);

  set_days (self, row, start, end);
  inno_frame_set_text (self->frame, row, COLUMN_LEAD_THEME, label);
}

/* Rounds of which neither day is written are left to the page of the themes. */
static void
add_rounds (Timeline *self)
{
  const InnoAxis *axis = &self->facts->axes[INNO_DIMENSION_LEAD_THEME];
  g_autoptr (InnoQuery) query = inno_query_copy (self->query);
  g_autoptr (GArray) groups = inno_groups_new ();

  query->by = INNO_DIMENSION_LEAD_THEME;
  for (guint i = 1; i < inno_axis_get_n (axis); i++)
    {
      InnoEntity *entity = inno_portfolio_find (self->facts->portfolio, inno_axis_get_id (axis, i));
      InnoLeadTheme *theme = entity != NULL ? INNO_LEAD_THEME (entity) : NULL;

      if (theme == NULL || !theme_passes (self, i, theme) ||
          (inno_lead_theme_get_round_start (theme) == INNO_DAY_NONE &&
           inno_lead_theme_get_round_end (theme) == INNO_DAY_NONE))
        continue;
      inno_groups_add (groups, self->facts, query, i, 0);
    }
  inno_groups_sort (groups, INNO_DIMENSION_LEAD_THEME);

  for (guint i = 0; i < groups->len; i++)
    {
      const InnoGroup *group = &g_array_index (groups, InnoGroup, i);

      add_round (self, group->label,
                 INNO_LEAD_THEME (inno_portfolio_find (self->facts->portfolio,
                                                       inno_axis_get_id (axis, group->number))));
    }
}

static gboolean
add_rest_and_total (Timeline *self)
{
  const InnoFormat *format = inno_format_get (self->query->lang);
  Sum rest = {
    .unknown = self->total.unknown - self->listed.unknown,
    .ending = self->total.ending - self->listed.ending,
    .n = self->total.n - self->listed.n,
  };
  g_autofree char *more = inno_format_count (format, rest.n);
  g_autofree char *all = inno_format_count (format, self->total.n);
  g_autofree char *rest_label =
    g_strdup_printf (ngettext ("%s more project", "%s more projects", rest.n), more);
  g_autofree char *label =
    g_strdup_printf (ngettext ("Total, %s project", "Total, %s projects", self->total.n), all);

  /* The smallest number has no opposite. */
  if (self->listed.cents == G_MININT64 ||
      !inno_money_add (self->total.cents, -self->listed.cents, &rest.cents))
    return FALSE;

  if (rest.n > 0)
    set_sum (self, inno_frame_add_row (self->frame, INNO_TIMELINE_REST_ID, rest_label), &rest);
  set_sum (self, inno_frame_add_row (self->frame, INNO_FRAME_TOTAL_ID, label), &self->total);

  return TRUE;
}

static void
timeline_clear (Timeline *self)
{
  inno_filter_clear (&self->filter);
  g_free (self->sums);
  g_free (self->rank);
  g_free (self->shown);
}

static gboolean
add_rows (Timeline *self)
{
  if (!add_up (self))
    return FALSE;

  self->rank = inno_groups_rank (self->facts, self->query, INNO_DIMENSION_AGREEMENT);
  select_projects (self);
  add_rounds (self);
  for (guint i = 0; i < self->n_shown; i++)
    if (!add_project (self, self->shown[i]))
      return FALSE;

  return add_rest_and_total (self);
}

/**
 * inno_facts_timeline:
 * @facts: the facts
 * @query: filters; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * When projects begin and end: first the rounds of the lead themes, then a row
 * a project, by agreement and start. Of very many projects the first
 * INNO_TIMELINE_MAX_PROJECTS are rows; the others are summed in one row,
 * INNO_TIMELINE_REST_ID, so that the rows add up to the total.
 *
 * Returns: (transfer full) (nullable): the frame
 */
InnoFrame *
inno_facts_timeline (InnoFacts        *facts,
                     const InnoQuery  *query,
                     GError          **error)
{
  Timeline self = { .facts = facts, .query = query };
  InnoFrameContext *context;
  gboolean fits;

  if (!inno_filter_init (&self.filter, facts, query, error))
    return NULL;
  self.sums = inno_sums_of_projects (facts, query, INNO_MEASURE_GRANTED, error);
  if (self.sums == NULL)
    {
      inno_filter_clear (&self.filter);
      return NULL;
    }

  self.frame = inno_frame_new (facts, query, "timeline");
  context = inno_frame_edit_context (self.frame);
  context->parts = INNO_QUERY_YEARS;
  self.as_of = context->as_of;
  self.soon = inno_day_add_months (self.as_of, INNO_TIMELINE_SOON_MONTHS);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    inno_frame_add_column (self.frame, columns[i].id, _(columns[i].label), columns[i].kind)->vocabulary
      = INNO_VOCABULARY_STATUS;
  fits = add_rows (&self);
  context->n_projects = self.total.n;
  context->unknown_rows = self.total.unknown;

  timeline_clear (&self);
  if (!fits)
    {
      inno_frame_unref (self.frame);
      inno_analysis_set_overflow (error);
      return NULL;
    }

  return self.frame;
}
