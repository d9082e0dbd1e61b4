/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"

#include <glib/gi18n-lib.h>

#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-money.h"
#include "inno-programme-parts.h"
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

/* What a city, a year or a part of the programme has, or all of them together. */
typedef struct
{
  char       *id;
  char       *label;
  guint       number;                 /* on the axis of cities, or a year */
  guint       place;                  /* of a city, among the others */
  gint64      coordinated, partner, total;   /* cents */
  guint       participations, coordinations, unknown;
  GHashTable *projects;               /* codes of projects, borrowed */
} Sum;

typedef struct _Breakdown Breakdown;

typedef struct
{
  InnoFacts       *facts;
  InnoQuery       *query;
  const Breakdown *breakdown;
  InnoFilter       filter;
  GHashTable      *by_id;   /* id → Sum, borrowed from the next */
  GPtrArray       *sums;    /* of Sum */
  Sum             *total;
  gboolean         fits;
} Assembly;

/* What participations are put together by. */
struct _Breakdown
{
  const char    *chart;
  InnoDimension  by;        /* the nearest that a query can say */
  const char    *label;     /* source string: what the rows are */
  const char    *none;      /* source string: what is said where it is not known; nullable */
  /* Returns: (nullable): the id of the group; NULL: it is not known */
  char        *(*make_id)  (const InnoParticipation *participation,
                            Assembly                *self,
                            guint                   *number);
  void         (*arrange)  (Assembly                *self);
};

static Sum *
sum_new (const char *id,
         const char *label,
         guint       number)
{
  Sum *sum = g_new0 (Sum, 1);

  sum->id = g_strdup (id);
  sum->label = g_strdup (label);
  sum->number = number;
  sum->projects = g_hash_table_new (g_str_hash, g_str_equal);
  return sum;
}

static void
sum_free (gpointer data)
{
  Sum *sum = data;

  g_free (sum->id);
  g_free (sum->label);
  g_hash_table_unref (sum->projects);
  g_free (sum);
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

static gboolean
is_none (const Sum *sum)
{
  return g_str_equal (sum->id, INNO_FRAME_NONE_ID);
}

static Sum *
ensure_sum (Assembly   *self,
            const char *id,
            guint       number)
{
  Sum *sum = g_hash_table_lookup (self->by_id, id);

  if (sum != NULL)
    return sum;

  sum = sum_new (id, id, number);
  g_ptr_array_add (self->sums, sum);
  g_hash_table_insert (self->by_id, sum->id, sum);
  return sum;
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
      guint number = 0;
      g_autofree char *id = NULL;

      /* A city that nothing else names is none of ours. */
      if (participations[i]->city_id != NULL)
        inno_axis_find (&self->facts->axes[INNO_DIMENSION_CITY], participations[i]->city_id, &city);
      if (!inno_filter_passes_city (&self->filter, self->facts, city))
        continue;

      id = self->breakdown->make_id (participations[i], self, &number);
      self->fits &= sum_add (ensure_sum (self, id != NULL ? id : INNO_FRAME_NONE_ID, number), participations[i]);
      self->fits &= sum_add (self->total, participations[i]);
    }
}

/* By city */

static char *
make_city (const InnoParticipation *participation,
           Assembly                *self,
           guint                   *number)
{
  const InnoAxis *axis = &self->facts->axes[INNO_DIMENSION_CITY];

  *number = INNO_AXIS_NONE;
  if (participation->city_id != NULL)
    inno_axis_find (axis, participation->city_id, number);

  return g_strdup (inno_axis_get_id (axis, *number));
}

static gint
compare_places (gconstpointer a,
                gconstpointer b)
{
  return (gint) (*(const Sum * const *) a)->place - (gint) (*(const Sum * const *) b)->place;
}

/* The largest first, or by name. */
static void
arrange_cities (Assembly *self)
{
  g_autoptr (GArray) groups = inno_groups_new ();

  for (guint i = 0; i < self->sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (self->sums, i);

      inno_groups_add (groups, self->facts, self->query, sum->number, self->query->sort == INNO_SORT_NAME ? 0 : sum->total);
    }
  inno_groups_sort (groups, INNO_DIMENSION_CITY);

  for (guint i = 0; i < groups->len; i++)
    {
      const InnoGroup *group = &g_array_index (groups, InnoGroup, i);
      Sum *sum = g_hash_table_lookup (self->by_id, inno_axis_get_id (&self->facts->axes[INNO_DIMENSION_CITY], group->number));

      g_free (sum->label);
      sum->label = g_strdup (group->label);
      sum->place = i;
    }
  g_ptr_array_sort (self->sums, compare_places);
}

/* By year */

static char *
make_year (const InnoParticipation *participation,
           Assembly                *self,
           guint                   *number)
{
  *number = (guint) participation->start_year;

  return participation->start_year > 0 ? g_strdup_printf ("%d", participation->start_year) : NULL;
}

static gint
compare_years (gconstpointer a,
               gconstpointer b)
{
  const Sum *first = *(const Sum * const *) a;
  const Sum *second = *(const Sum * const *) b;

  if (is_none (first) || is_none (second))
    return is_none (first) - is_none (second);
  return first->number < second->number ? -1 : first->number > second->number;
}

/* In time, and a year in which nothing starts has its place. */
static void
arrange_years (Assembly *self)
{
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < self->sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (self->sums, i);

      if (is_none (sum))
        continue;
      first = MIN (first, sum->number);
      last = MAX (last, sum->number);
    }
  for (guint year = first; year < last; year++)
    {
      g_autofree char *id = g_strdup_printf ("%u", year);

      ensure_sum (self, id, year);
    }

  g_ptr_array_sort (self->sums, compare_years);
}

/* By part of the programme */

static char *
make_part (const InnoParticipation *participation,
           Assembly                *self,
           guint                   *number)
{
  return participation->part != NULL && *participation->part != '\0' ? g_strdup (participation->part) : NULL;
}

/* The largest first; of two that are as large the order of their codes. */
static gint
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const Sum *first = *(const Sum * const *) a;
  const Sum *second = *(const Sum * const *) b;

  if (is_none (first) || is_none (second))
    return is_none (first) - is_none (second);
  if (first->total != second->total)
    return first->total > second->total ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

static void
arrange_parts (Assembly *self)
{
  for (guint i = 0; i < self->sums->len; i++)
    {
      Sum *sum = g_ptr_array_index (self->sums, i);

      g_free (sum->label);
      sum->label = inno_programme_part_get_label (sum->id);
    }

  g_ptr_array_sort (self->sums, compare_parts);
}

static const Breakdown by_city = { "international", INNO_DIMENSION_CITY, N_("City"), NULL, make_city, arrange_cities };
static const Breakdown by_year = {
  "international-years", INNO_DIMENSION_YEAR, N_("Starting year"), N_("Year not known"), make_year, arrange_years,
};
static const Breakdown by_part = {
  "international-parts", INNO_DIMENSION_CITY, N_("Part of the programme"), N_("Part not known"), make_part, arrange_parts,
};

/* Frames */

static InnoFrame *
make_frame (Assembly *self)
{
  InnoFrame *frame = inno_frame_new (inno_facts_get_whole (self->facts), self->query, self->breakdown->chart);

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", _(self->breakdown->label), INNO_COLUMN_LABEL);
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
add_row (InnoFrame  *frame,
         const Sum  *sum,
         const char *label)
{
  guint row = inno_frame_add_row (frame, sum->id, label);

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
assemble (Assembly *self)
{
  InnoFrame *frame = make_frame (self);

  self->breakdown->arrange (self);
  for (guint i = 0; i < self->sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (self->sums, i);

      add_row (frame, sum, is_none (sum) && self->breakdown->none != NULL ? _(self->breakdown->none) : sum->label);
    }
  add_row (frame, self->total, _("Total"));
  inno_frame_edit_context (frame)->n_projects = g_hash_table_size (self->total->projects);
  inno_frame_edit_context (frame)->unknown_rows = self->total->unknown;

  return frame;
}

static InnoFrame *
compute (InnoFacts        *facts,
         const InnoQuery  *query,
         const Breakdown  *breakdown,
         GError          **error)
{
  g_autoptr (InnoQuery) grouped = inno_query_copy (query);
  Assembly self = { .facts = facts, .query = grouped, .breakdown = breakdown, .fits = TRUE };
  g_autoptr (InnoFrame) frame = NULL;

  if (!inno_filter_init (&self.filter, facts, query, error))
    return NULL;

  grouped->by = breakdown->by;
  self.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self.sums = g_ptr_array_new_with_free_func (sum_free);
  self.total = sum_new (INNO_FRAME_TOTAL_ID, NULL, 0);
  collect (&self);
  frame = assemble (&self);

  g_hash_table_unref (self.by_id);
  g_ptr_array_unref (self.sums);
  sum_free (self.total);
  inno_filter_clear (&self.filter);
  if (self.fits)
    return g_steal_pointer (&frame);

  g_set_error_literal (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW,
                       _("The amounts add up to more than can be counted exactly."));
  return NULL;
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
  return compute (facts, query, &by_city, error);
}

/**
 * inno_facts_international_years:
 * @facts: the facts
 * @query: as for inno_facts_international()
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * The same by year: the whole of a contribution is counted in the year in which the
 * project starts, so that the years add up to the total. What starts nobody knows when
 * has a row of its own.
 *
 * Returns: (transfer full) (nullable): the frame, in time, the total last
 */
InnoFrame *
inno_facts_international_years (InnoFacts        *facts,
                                const InnoQuery  *query,
                                GError          **error)
{
  return compute (facts, query, &by_year, error);
}

/**
 * inno_facts_international_parts:
 * @facts: the facts
 * @query: as for inno_facts_international()
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * The same by part of the framework programme.
 *
 * Returns: (transfer full) (nullable): the frame, largest first, the total last
 */
InnoFrame *
inno_facts_international_parts (InnoFacts        *facts,
                                const InnoQuery  *query,
                                GError          **error)
{
  return compute (facts, query, &by_part, error);
}
