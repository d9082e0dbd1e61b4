/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"

#include <glib/gi18n-lib.h>

#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-money.h"
#include "inno-sums-private.h"

enum
{
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_COORDINATED,
  COLUMN_PARTNER,
  COLUMN_TOTAL,
  COLUMN_PARTICIPATIONS,
  COLUMN_COORDINATIONS,
  COLUMN_COORDINATOR_SHARE,
  COLUMN_PROJECTS,
  COLUMN_UNKNOWN,
};

/* What a city has, or all of them together. */
typedef struct
{
  gint64      coordinated, partner, total;   /* cents */
  guint       participations, coordinations, unknown;
  GHashTable *projects;               /* codes of projects, borrowed */
} Sum;

typedef struct
{
  InnoFacts  *facts;
  InnoFilter  filter;
  Sum        *sums;       /* by number on the axis of cities */
  Sum         total;
  gboolean    fits;
} Assembly;

static void
sum_init (Sum *sum)
{
  *sum = (Sum) { .projects = g_hash_table_new (g_str_hash, g_str_equal) };
}

static gboolean
sum_add (Sum                     *sum,
         const InnoParticipation *participation)
{
  gint64 *cents = participation->is_coordinator ? &sum->coordinated : &sum->partner;

  sum->participations++;
  sum->coordinations += participation->is_coordinator;
  sum->unknown += !participation->is_known;
  g_hash_table_add (sum->projects, participation->project_code);

  return inno_money_add (*cents, participation->cents, cents) &&
         inno_money_add (sum->total, participation->cents, &sum->total);
}

static void
collect (Assembly *self)
{
  guint n_participations;
  InnoParticipation * const *participations =
    inno_portfolio_get_participations (self->facts->portfolio, &n_participations);

  for (guint i = 0; i < n_participations; i++)
    {
      guint city = INNO_AXIS_NONE;

      /* A city that nothing else names is none of ours. */
      if (participations[i]->city_id != NULL)
        inno_axis_find (&self->facts->axes[INNO_DIMENSION_CITY], participations[i]->city_id, &city);
      if (!inno_filter_passes_city (&self->filter, self->facts, city))
        continue;

      self->fits &= sum_add (&self->sums[city], participations[i]);
      self->fits &= sum_add (&self->total, participations[i]);
    }
}

static InnoFrame *
make_frame (InnoFacts       *facts,
            const InnoQuery *query)
{
  InnoFrame *frame = inno_frame_new (inno_facts_get_whole (facts), query, "international");

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, INNO_DIMENSION_CITY),
                         INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "coordinated", _("As coordinator"), INNO_COLUMN_CENTS)->is_series = TRUE;
  inno_frame_add_column (frame, "partner", _("As partner"), INNO_COLUMN_CENTS)->is_series = TRUE;
  inno_frame_add_column (frame, INNO_FRAME_TOTAL_ID, _("Total"), INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "participations", _("Participations"), INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, "coordinations", _("Coordinated"), INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, "coordinator_share", _("Coordinator share"), INNO_COLUMN_SHARE);
  inno_frame_add_column (frame, "projects", _("Projects"), INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);

  return frame;
}

static void
set_row (InnoFrame *frame,
         guint      row,
         const Sum *sum)
{
  inno_frame_set_cell (frame, row, COLUMN_COORDINATED, inno_cell_integer (sum->coordinated));
  inno_frame_set_cell (frame, row, COLUMN_PARTNER, inno_cell_integer (sum->partner));
  inno_frame_set_cell (frame, row, COLUMN_TOTAL, inno_cell_integer (sum->total));
  inno_frame_set_cell (frame, row, COLUMN_PARTICIPATIONS, inno_cell_integer (sum->participations));
  inno_frame_set_cell (frame, row, COLUMN_COORDINATIONS, inno_cell_integer (sum->coordinations));
  inno_frame_set_cell (frame, row, COLUMN_COORDINATOR_SHARE,
                       inno_cell_share (sum->coordinations, sum->participations));
  inno_frame_set_cell (frame, row, COLUMN_PROJECTS, inno_cell_integer (g_hash_table_size (sum->projects)));
  inno_frame_set_cell (frame, row, COLUMN_UNKNOWN, inno_cell_integer (sum->unknown));
}

static InnoFrame *
assemble (Assembly        *self,
          const InnoQuery *query)
{
  InnoFrame *frame = make_frame (self->facts, query);
  g_autoptr (GArray) groups = inno_groups_new ();

  for (guint i = 0; i < inno_axis_get_n (&self->facts->axes[INNO_DIMENSION_CITY]); i++)
    if (self->sums[i].participations > 0)
      inno_groups_add (groups, self->facts, query, i,
                       query->sort == INNO_SORT_NAME ? 0 : self->sums[i].total);
  inno_groups_sort (groups, INNO_DIMENSION_CITY);

  for (guint i = 0; i < groups->len; i++)
    {
      const InnoGroup *group = &g_array_index (groups, InnoGroup, i);
      guint row = inno_frame_add_row (frame, inno_axis_get_id (&self->facts->axes[INNO_DIMENSION_CITY], group->number),
                                      group->label);

      set_row (frame, row, &self->sums[group->number]);
    }
  set_row (frame, inno_frame_add_row (frame, INNO_FRAME_TOTAL_ID, _("Total")), &self->total);
  inno_frame_edit_context (frame)->n_projects = g_hash_table_size (self->total.projects);
  inno_frame_edit_context (frame)->unknown_rows = self->total.unknown;

  return frame;
}

/**
 * inno_facts_international:
 * @facts: the facts
 * @query: filters by city, region or agreement; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * International funding by city: what its organisations receive as coordinator
 * and as partner, in cents. It stands apart from the programme's own money. A
 * project with several organisations of a city counts once there, and once in
 * the total.
 *
 * Returns: (transfer full) (nullable): the frame, largest first, the total last
 */
InnoFrame *
inno_facts_international (InnoFacts        *facts,
                          const InnoQuery  *query,
                          GError          **error)
{
  g_autoptr (InnoQuery) by_city = inno_query_copy (query);
  Assembly self = { .facts = facts, .fits = TRUE };
  guint n_cities = inno_axis_get_n (&facts->axes[INNO_DIMENSION_CITY]);
  g_autoptr (InnoFrame) frame = NULL;

  if (!inno_filter_init (&self.filter, facts, query, error))
    return NULL;

  by_city->by = INNO_DIMENSION_CITY;
  self.sums = g_new (Sum, n_cities);
  for (guint i = 0; i < n_cities; i++)
    sum_init (&self.sums[i]);
  sum_init (&self.total);

  collect (&self);
  frame = assemble (&self, by_city);

  for (guint i = 0; i < n_cities; i++)
    g_hash_table_unref (self.sums[i].projects);
  g_hash_table_unref (self.total.projects);
  g_free (self.sums);
  inno_filter_clear (&self.filter);
  if (self.fits)
    return g_steal_pointer (&frame);

  g_set_error_literal (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW,
                       _("The amounts add up to more than can be counted exactly."));
  return NULL;
}
