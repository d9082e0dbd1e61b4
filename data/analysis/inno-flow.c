/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-money.h"
#include "inno-sums-private.h"

/* A city of the lead theme, or a lead theme of the city. */
typedef struct
{
  InnoCell  role;
  guint     number;       /* on its axis */
  char     *label;
  char     *key;          /* collation key of the label */
  gint64    cents;        /* public funding */
  guint     projects;
  guint     unknown;      /* rows of public funding without an amount */
} Counterpart;

typedef struct
{
  InnoFacts       *facts;
  InnoQuery       *query;          /* as it is answered */
  InnoDimension    from, to;       /* city or lead theme */
  guint            source;         /* number on its axis */
  InnoFilter       filter;
  InnoSums         sums;
  GArray          *counterparts;   /* of Counterpart */
  gboolean         all_known;      /* whoever takes part is known to do so */
  gint64           total;
  InnoFrame       *frame;
} Assembly;

static void
counterpart_clear (gpointer data)
{
  Counterpart *counterpart = data;

  g_free (counterpart->label);
  g_free (counterpart->key);
}

static InnoLeadTheme *
get_theme (const Assembly *self,
           guint           number)
{
  const char *id = inno_axis_get_id (&self->facts->axes[INNO_DIMENSION_LEAD_THEME], number);
  InnoEntity *entity = inno_portfolio_find (self->facts->portfolio, id);

  return entity != NULL ? INNO_LEAD_THEME (entity) : NULL;
}

/* What is selected */

static guint
count_participants (InnoLeadTheme *theme)
{
  guint n_participants;
  const InnoParticipant *participants = inno_lead_theme_get_participants (theme, &n_participants);
  g_autoptr (GHashTable) cities = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_participants; i++)
    g_hash_table_add (cities, (gpointer) participants[i].city_id);

  return g_hash_table_size (cities);
}

/* The theme with the most participants; the first of them by its id. */
static gboolean
find_largest_theme (Assembly *self)
{
  gboolean is_found = FALSE;
  guint most = 0;

  for (guint i = 1; i < inno_axis_get_n (&self->facts->axes[INNO_DIMENSION_LEAD_THEME]); i++)
    {
      InnoLeadTheme *theme = get_theme (self, i);
      guint n = theme != NULL ? count_participants (theme) : 0;

      if (theme == NULL || (is_found && n <= most))
        continue;
      self->source = i;
      most = n;
      is_found = TRUE;
    }

  return is_found;
}

/* Of several the first that was asked for; the filter has found them all. */
static gboolean
find_asked (Assembly      *self,
            InnoDimension  dimension)
{
  const GPtrArray *ids = self->query->where[dimension];

  return ids != NULL && ids->len > 0 &&
         inno_axis_find (&self->facts->axes[dimension], g_ptr_array_index (ids, 0), &self->source);
}

/* One lead theme goes before one city, which is a filter then. */
static gboolean
select_source (Assembly *self)
{
  self->from = INNO_DIMENSION_LEAD_THEME;
  self->to = INNO_DIMENSION_CITY;
  if (find_asked (self, INNO_DIMENSION_LEAD_THEME))
    return TRUE;

  if (find_asked (self, INNO_DIMENSION_CITY))
    {
      self->from = INNO_DIMENSION_CITY;
      self->to = INNO_DIMENSION_LEAD_THEME;
      return TRUE;
    }

  return find_largest_theme (self);
}

/* Sums */

static gboolean
sum_counterparts (Assembly  *self,
                  GError   **error)
{
  g_autoptr (InnoQuery) query = inno_query_copy (self->query);

  if (query->where[self->from] != NULL)
    g_ptr_array_set_size (query->where[self->from], 0);
  inno_query_add_filter (query, self->from, inno_axis_get_id (&self->facts->axes[self->from], self->source));

  return inno_sums_init (&self->sums, self->facts, query, error);
}

static gboolean
add_money (Assembly    *self,
           Counterpart *counterpart)
{
  gsize start = (gsize) counterpart->number * self->sums.n_sources;
  gboolean fits = TRUE;

  for (guint s = 0; s < self->sums.n_sources; s++)
    {
      if (self->facts->class_of_source[s] == INNO_CLASS_PRIVATE)
        continue;
      fits &= inno_money_add (counterpart->cents, self->sums.cents[start + s], &counterpart->cents);
      counterpart->unknown += self->sums.unknown[start + s];
    }
  fits &= inno_money_add (self->total, counterpart->cents, &self->total);

  return fits;
}

/* Where not all participants are known, no role means that none is known. What
 * names no lead theme or no city takes part in nothing. */
static InnoCell
get_role (const Assembly *self,
          guint           number)
{
  guint theme_number = self->from == INNO_DIMENSION_CITY ? number : self->source;
  guint city = self->from == INNO_DIMENSION_CITY ? self->source : number;
  InnoLeadTheme *theme = get_theme (self, theme_number);
  int role;

  if (theme_number == INNO_AXIS_NONE || city == INNO_AXIS_NONE)
    return (InnoCell) { .state = INNO_CELL_NONE };
  if (theme == NULL)
    return (InnoCell) { .state = INNO_CELL_UNKNOWN };

  role = inno_lead_theme_find_role (theme, inno_axis_get_id (&self->facts->axes[INNO_DIMENSION_CITY], city));
  if (role >= 0)
    return inno_cell_integer (role);

  return (InnoCell) { .state = inno_lead_theme_get_participants_known (theme) ? INNO_CELL_NONE : INNO_CELL_UNKNOWN };
}

static gboolean
takes_part (const Assembly    *self,
            const Counterpart *counterpart)
{
  if (counterpart->role.state != INNO_CELL_KNOWN)
    return FALSE;

  return self->to != INNO_DIMENSION_CITY ||
         inno_filter_passes_city (&self->filter, self->facts, counterpart->number);
}

static int
compare_counterparts (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  const Counterpart *one = a, *other = b;
  const InnoQuery *query = user_data;
  gboolean is_count = query->measure == INNO_MEASURE_PROJECTS;
  gint64 first = is_count ? one->projects : one->cents;
  gint64 second = is_count ? other->projects : other->cents;

  if (query->sort != INNO_SORT_NAME && first != second)
    return first > second ? -1 : 1;

  return strcmp (one->key, other->key);
}

static gboolean
collect_counterparts (Assembly *self)
{
  const InnoAxis *axis = &self->facts->axes[self->to];
  /* Money outside the lead themes flows to none of them. */
  guint first = self->to == INNO_DIMENSION_LEAD_THEME ? INNO_AXIS_NONE + 1 : INNO_AXIS_NONE;

  self->all_known = TRUE;
  for (guint i = first; i < inno_axis_get_n (axis); i++)
    {
      Counterpart counterpart = { .number = i, .role = get_role (self, i), .projects = self->sums.projects[i] };

      self->all_known &= counterpart.role.state != INNO_CELL_UNKNOWN;
      if (!add_money (self, &counterpart))
        return FALSE;
      if (counterpart.cents == 0 && counterpart.unknown == 0 && counterpart.projects == 0 &&
          !takes_part (self, &counterpart))
        continue;

      counterpart.label = inno_group_get_label (self->facts, self->to, i, self->query->lang);
      counterpart.key = inno_format_collation_key (inno_format_get (self->query->lang), counterpart.label);
      g_array_append_val (self->counterparts, counterpart);
    }
  g_array_sort_with_data (self->counterparts, compare_counterparts, self->query);

  return TRUE;
}

/* The frame */

static void
add_columns (Assembly *self)
{
  inno_frame_add_column (self->frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (self->frame, "label", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, self->to),
                         INNO_COLUMN_LABEL);
  inno_frame_add_column (self->frame, "role", _("Role"), INNO_COLUMN_TERM)->vocabulary = INNO_VOCABULARY_ROLE;
  if (self->query->measure != INNO_MEASURE_PROJECTS)
    {
      inno_frame_add_column (self->frame, "public", _("Public funding"), INNO_COLUMN_CENTS);
      inno_frame_add_column (self->frame, "share", _("Share"), INNO_COLUMN_SHARE);
      inno_frame_add_column (self->frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);
    }
  inno_frame_add_column (self->frame, "projects", _("Projects"), INNO_COLUMN_COUNT);
}

static void
set_by_id (Assembly   *self,
           guint       row,
           const char *column,
           InnoCell    cell)
{
  int place = inno_frame_find_column (self->frame, column);

  if (place >= 0)
    inno_frame_set_cell (self->frame, row, place, cell);
}

/* A share of a whole that holds corrections below zero means nothing. */
static gboolean
has_shares (const Assembly *self)
{
  for (guint i = 0; i < self->counterparts->len; i++)
    if (g_array_index (self->counterparts, Counterpart, i).cents < 0)
      return FALSE;

  return self->total > 0;
}

/* Nothing but amounts that are not known is not nothing. */
static void
set_line (Assembly          *self,
          guint              row,
          const Counterpart *line,
          gboolean           has_share)
{
  InnoCell cents = inno_cell_integer (line->cents);

  if (line->cents == 0 && line->unknown > 0)
    cents.state = INNO_CELL_UNKNOWN;
  set_by_id (self, row, "role", line->role);
  set_by_id (self, row, "public", cents);
  set_by_id (self, row, "share", inno_cell_share (line->cents, has_share ? self->total : 0));
  set_by_id (self, row, "unknown_rows", inno_cell_integer (line->unknown));
  set_by_id (self, row, "projects", inno_cell_integer (line->projects));
}

/* A row counts once in the total, whatever it is split into. */
static guint
count_unknown (const Assembly *self)
{
  guint n = 0;

  if (self->to == INNO_DIMENSION_CITY)
    return self->sums.total_public_unknown;

  for (guint i = 0; i < self->counterparts->len; i++)
    n += g_array_index (self->counterparts, Counterpart, i).unknown;

  return n;
}

/* A project counts once in the total. In a city's total those outside the lead
 * themes are left out, as they are among its rows. */
static guint
count_projects (const Assembly *self)
{
  guint outside = self->to == INNO_DIMENSION_LEAD_THEME ? self->sums.projects[INNO_AXIS_NONE] : 0;

  return self->sums.total_projects - outside;
}

static void
add_rows (Assembly *self)
{
  gboolean has_share = has_shares (self);
  Counterpart total = { .cents = self->total, .projects = count_projects (self), .unknown = count_unknown (self) };
  guint row;

  for (guint i = 0; i < self->counterparts->len; i++)
    {
      const Counterpart *counterpart = &g_array_index (self->counterparts, Counterpart, i);

      row = inno_frame_add_row (self->frame,
                                inno_axis_get_id (&self->facts->axes[self->to], counterpart->number),
                                counterpart->label);
      set_line (self, row, counterpart, has_share);
      total.role.integer += takes_part (self, counterpart);
    }

  row = inno_frame_add_row (self->frame, INNO_FRAME_TOTAL_ID, _("Total"));
  inno_frame_set_row_kind (self->frame, row, INNO_COLUMN_COUNT, INNO_VOCABULARY_ROLE);
  total.role.state = self->all_known ? INNO_CELL_KNOWN : INNO_CELL_AT_LEAST;
  set_line (self, row, &total, has_share);
}

static void
make_frame (Assembly *self)
{
  InnoFrameContext *context;

  self->frame = inno_frame_new (self->facts, self->query, "flow");
  context = inno_frame_edit_context (self->frame);
  context->parts = INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT;
}

static gboolean
assemble (Assembly *self)
{
  InnoFrameContext *context;

  if (!collect_counterparts (self))
    return FALSE;

  make_frame (self);
  context = inno_frame_edit_context (self->frame);
  context->subject = inno_group_get_label (self->facts, self->from, self->source, self->query->lang);
  context->subject_id = g_strdup (inno_axis_get_id (&self->facts->axes[self->from], self->source));
  context->n_projects = count_projects (self);
  context->unknown_rows = count_unknown (self);
  add_columns (self);
  add_rows (self);

  return TRUE;
}

static InnoFrame *
answer (Assembly  *self,
        GError   **error)
{
  if (!select_source (self))
    {
      make_frame (self);
      add_columns (self);
      return self->frame;
    }

  self->query->by = self->to;
  if (!sum_counterparts (self, error))
    return NULL;

  self->counterparts = g_array_new (FALSE, FALSE, sizeof (Counterpart));
  g_array_set_clear_func (self->counterparts, counterpart_clear);
  if (!assemble (self))
    g_set_error_literal (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW,
                         _("The amounts add up to more than can be counted exactly."));
  g_array_unref (self->counterparts);
  inno_sums_clear (&self->sums);

  return self->frame;
}

/**
 * inno_facts_flow:
 * @facts: the facts
 * @query: a measure; filters, of which the first lead theme is what the flow
 *   comes from, or else the first city, or else the lead theme with the most
 *   participants; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * A lead theme and its cities, or a city and its lead themes: the public funding
 * of the projects in both, split as everywhere, and the role. Who takes part
 * without money is there as well. The query of the frame is grouped by what the
 * rows are. Without a lead theme the frame is empty.
 *
 * Returns: (transfer full) (nullable): the frame, largest first, the total last
 */
InnoFrame *
inno_facts_flow (InnoFacts        *facts,
                 const InnoQuery  *query,
                 GError          **error)
{
  Assembly self = { .facts = facts };
  InnoFrame *frame;

  if (!inno_filter_init (&self.filter, facts, query, error))
    return NULL;

  self.query = inno_query_copy (query);
  frame = answer (&self, error);
  inno_query_free (self.query);
  inno_filter_clear (&self.filter);

  return frame;
}
