/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-money.h"
#include "inno-sums-private.h"

/* A day that lies beyond this is a slip of the pen, and would make a table of
 * thousands of empty quarters. */
#define LAST_QUARTER_YEAR (INNO_PROGRAMME_LAST_YEAR + 20)
#define N_QUARTERS ((LAST_QUARTER_YEAR - INNO_PROGRAMME_FIRST_YEAR + 1) * 4)
/* Every quarter has at least as many days, but for the first of most years. */
#define QUARTER_DAYS 91

/* What is committed at the end of a quarter. */
typedef struct
{
  gint64  ended, ongoing;                     /* cents */
  guint32 ended_projects, ongoing_projects;
  guint32 unknown;                            /* rows without an amount */
} State;

typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;
  InnoDay          first_days[N_QUARTERS];
  InnoDay          as_of;        /* or INNO_DAY_NONE */
  InnoDay          newest;       /* on which anything has begun or ended; or INNO_DAY_NONE */
  guint            last;         /* quarter, counted from the programme's first */
  State           *changes;      /* by quarter: what is more than in the one before */
  guint32          undated;      /* committed projects without a start */
  InnoFrame       *frame;
} Progress;

static gboolean
is_committed (const Progress *self,
              guint           project)
{
  guint8 status = inno_facts_get_kind (self->facts, project)->status;

  return status == INNO_STATUS_ONGOING || status == INNO_STATUS_ENDED;
}

static gboolean
find_newest_cb (guint                 project,
                const InnoProjectSum *sum,
                gpointer              user_data)
{
  Progress *self = user_data;

  if (!is_committed (self, project))
    return TRUE;

  self->newest = MAX (self->newest, self->facts->start_day[project]);
  if (inno_facts_get_kind (self->facts, project)->status == INNO_STATUS_ENDED)
    self->newest = MAX (self->newest, self->facts->end_day[project]);

  return TRUE;
}

static InnoDay
get_first_day (guint quarter)
{
  return inno_day_new (INNO_PROGRAMME_FIRST_YEAR + quarter / 4, quarter % 4 * 3 + 1, 1);
}

/* A day before the programme belongs to its first quarter, and one that is not
 * known or yet to come to the last: there everything is counted. Asked of a million
 * projects: a calendar would be too slow. */
static guint
get_quarter (const Progress *self,
             InnoDay         day,
             guint           last)
{
  guint quarter;

  if (day == INNO_DAY_NONE || day >= self->first_days[last])
    return last;
  if (day < self->first_days[0])
    return 0;

  quarter = MIN ((guint) (day - self->first_days[0]) / QUARTER_DAYS, last);
  while (self->first_days[quarter] > day)
    quarter--;
  while (self->first_days[quarter + 1] <= day)
    quarter++;

  return quarter;
}

static gboolean
add_project_cb (guint                 project,
                const InnoProjectSum *sum,
                gpointer              user_data)
{
  Progress *self = user_data;
  const InnoFacts *facts = self->facts;
  gint64 cents = sum->public;
  State *start, *end;
  guint from;
  gboolean fits;

  if (!is_committed (self, project))
    return TRUE;

  from = get_quarter (self, facts->start_day[project], self->last);
  start = &self->changes[from];
  fits = inno_money_add (start->ongoing, cents, &start->ongoing);
  start->ongoing_projects++;
  start->unknown += sum->n_unknown;
  self->undated += facts->start_day[project] == INNO_DAY_NONE;
  if (inno_facts_get_kind (facts, project)->status != INNO_STATUS_ENDED)
    return fits;

  end = &self->changes[MAX (from, get_quarter (self, facts->end_day[project], self->last))];
  /* The smallest number has no opposite. */
  fits &= cents != G_MININT64 && inno_money_add (end->ongoing, -cents, &end->ongoing);
  fits &= inno_money_add (end->ended, cents, &end->ended);
  end->ongoing_projects--;
  end->ended_projects++;

  return fits;
}

/* Up to the day of the data; where nobody says what day that is, to the newest that it
 * knows of. */
static gboolean
collect (Progress  *self,
         GError   **error)
{
  self->newest = self->as_of;
  if (self->newest == INNO_DAY_NONE &&
      !inno_sums_foreach_project (self->facts, self->query, INNO_MEASURE_GRANTED, find_newest_cb, self, error))
    return FALSE;

  for (guint quarter = 0; quarter < N_QUARTERS; quarter++)
    self->first_days[quarter] = get_first_day (quarter);
  self->last = self->newest != INNO_DAY_NONE ? get_quarter (self, self->newest, N_QUARTERS - 1) : 0;
  self->changes = g_new0 (State, self->last + 1);

  return inno_sums_foreach_project (self->facts, self->query, INNO_MEASURE_GRANTED, add_project_cb, self, error);
}

static void
add_columns (Progress *self)
{
  static const struct
  {
    const char    *id, *label;
    InnoColumnKind kind;
    gboolean       is_series, is_detail;
  } columns[] = {
    { "id", N_("Id"), INNO_COLUMN_ID, FALSE, FALSE },
    { "label", N_("Quarter"), INNO_COLUMN_LABEL, FALSE, FALSE },
    { "ended", N_("Ended"), INNO_COLUMN_CENTS, TRUE, FALSE },
    { "ongoing", N_("Ongoing"), INNO_COLUMN_CENTS, TRUE, FALSE },
    { INNO_FRAME_TOTAL_ID, N_("Committed"), INNO_COLUMN_CENTS, FALSE, FALSE },
    { "unallocated", N_("Unallocated"), INNO_COLUMN_CENTS, FALSE, FALSE },
    { "unknown_rows", N_("Not known"), INNO_COLUMN_COUNT, FALSE, FALSE },
    { "ended_projects", N_("Ended"), INNO_COLUMN_COUNT, FALSE, TRUE },
    { "ongoing_projects", N_("Ongoing"), INNO_COLUMN_COUNT, FALSE, TRUE },
    { "undated_projects", N_("Not known"), INNO_COLUMN_COUNT, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      InnoColumn *column = inno_frame_add_column (self->frame, columns[i].id, _(columns[i].label), columns[i].kind);

      column->is_series = columns[i].is_series;
      column->is_detail = columns[i].is_detail;
      column->class = INNO_N_CLASSES;
    }
}

/* In the order of the columns. */
static gboolean
set_cells (Progress    *self,
           guint        row,
           const State *state,
           guint32      undated)
{
  gint64 committed = 0, unallocated = 0;
  gboolean fits = inno_money_add (state->ended, state->ongoing, &committed) && committed != G_MININT64 &&
                  inno_money_add (INNO_PROGRAMME_TOTAL_CENTS, -committed, &unallocated);
  InnoCell cells[] = {
    inno_cell_integer (state->ended),
    inno_cell_integer (state->ongoing),
    inno_cell_integer (committed),
    inno_cell_integer (unallocated),
    inno_cell_integer (state->unknown),
    inno_cell_integer (state->ended_projects),
    inno_cell_integer (state->ongoing_projects),
    inno_cell_integer (undated),
  };

  /* The sum is the whole programme's: a part of it has none of its own. */
  if (inno_facts_is_filtered (self->facts, self->query))
    cells[3] = (InnoCell) { .state = INNO_CELL_NONE };
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    inno_frame_set_cell (self->frame, row, 2 + i, cells[i]);

  return fits;
}

static gboolean
state_add (State       *self,
           const State *change)
{
  self->ended_projects += change->ended_projects;
  self->ongoing_projects += change->ongoing_projects;
  self->unknown += change->unknown;

  return inno_money_add (self->ended, change->ended, &self->ended) &&
         inno_money_add (self->ongoing, change->ongoing, &self->ongoing);
}

static gboolean
add_rows (Progress *self)
{
  const InnoFormat *format = inno_format_get (self->query->lang);
  g_autofree char *day = inno_format_day (format, self->as_of);
  State state = { 0 };
  gboolean fits = TRUE;

  for (guint quarter = 0; quarter <= self->last; quarter++)
    {
      InnoDay first = get_first_day (quarter);
      g_autofree char *id = g_strdup_printf ("%d-Q%u", inno_day_get_year (first), quarter % 4 + 1);
      g_autofree char *label = inno_format_quarter (format, first);

      fits &= state_add (&state, &self->changes[quarter]);
      fits &= set_cells (self, inno_frame_add_row (self->frame, id, label), &state,
                         quarter == self->last ? self->undated : 0);
    }
  fits &= set_cells (self, inno_frame_add_row (self->frame, INNO_FRAME_TOTAL_ID,
                                               self->as_of != INNO_DAY_NONE ? day : _("Present state")),
                     &state, self->undated);

  return fits;
}

static gboolean
show_collected (Progress  *self,
                GError   **error)
{
  InnoFrameContext *context = inno_frame_edit_context (self->frame);

  add_columns (self);
  if (!add_rows (self))
    {
      inno_analysis_set_overflow (error);
      return FALSE;
    }

  for (guint quarter = 0; quarter <= self->last; quarter++)
    {
      context->n_projects += self->changes[quarter].ended_projects + self->changes[quarter].ongoing_projects;
      context->unknown_rows += self->changes[quarter].unknown;
    }

  return TRUE;
}

/**
 * inno_facts_progress:
 * @facts: the facts
 * @query: filters; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * What was committed of the programme's total at the end of each quarter:
 * granted public money of ongoing and ended projects. A project counts from
 * the quarter it starts in, and as ended from the quarter it ends in. In the
 * last quarter, that of the data's day, each counts whatever its days, so that
 * it agrees with inno_facts_aggregate() by status to the cent. The quarters are
 * states and no parts of a whole: the row of the total says the present state
 * once more.
 *
 * Returns: (transfer full) (nullable): the frame, by quarter
 */
InnoFrame *
inno_facts_progress (InnoFacts        *facts,
                     const InnoQuery  *query,
                     GError          **error)
{
  Progress self = { .facts = facts, .query = query };
  InnoFrameContext *context;

  self.frame = inno_frame_new (facts, query, "progress");
  context = inno_frame_edit_context (self.frame);
  context->parts = INNO_QUERY_YEARS | INNO_QUERY_VIEW;
  context->has_states = TRUE;
  self.as_of = context->as_of;
  if (!collect (&self, error) || !show_collected (&self, error))
    g_clear_pointer (&self.frame, inno_frame_unref);
  g_free (self.changes);

  return self.frame;
}
