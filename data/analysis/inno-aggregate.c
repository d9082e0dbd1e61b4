/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"

#include <glib/gi18n-lib.h>

#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-money.h"
#include "inno-sums-private.h"

/* What is known of one row of the frame, before it is written there. */
typedef struct
{
  gint64  classes[INNO_N_CLASSES + 1];   /* cents, the last of sources not known */
  gint64  total;
  gint64  public;
  guint32 unknown;
  guint32 public_unknown;
} Line;

typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;
  InnoSums         sums;
  GArray          *groups;    /* of InnoGroup, in the order shown */
  GArray          *series;    /* of guint: numbers of classes or sources, in stack order */
  gint64          *totals;    /* cents by source, of all groups */
  gboolean         skips_none;   /* what belongs to no group is not asked for */
  InnoFrame       *frame;
} Assembly;

static gboolean
is_public (const Assembly *self,
           guint           source)
{
  return self->facts->class_of_source[source] != INNO_CLASS_PRIVATE;
}

/* Every sum of sums is checked too; parts that fit may still overflow. */
static gboolean
line_add (Line     *line,
          guint     class,
          gint64    cents)
{
  gboolean fits = inno_money_add (line->classes[class], cents, &line->classes[class]);

  fits &= inno_money_add (line->total, cents, &line->total);
  if (class != INNO_CLASS_PRIVATE)
    fits &= inno_money_add (line->public, cents, &line->public);

  return fits;
}

static gboolean
line_init (Line           *line,
           const Assembly *self,
           guint           group)
{
  gsize start = (gsize) group * self->sums.n_sources;
  gboolean fits = TRUE;

  *line = (Line) { 0 };
  for (guint s = 0; s < self->sums.n_sources; s++)
    {
      fits &= line_add (line, self->facts->class_of_source[s], self->sums.cents[start + s]);
      line->unknown += self->sums.unknown[start + s];
      if (is_public (self, s))
        line->public_unknown += self->sums.unknown[start + s];
    }

  return fits;
}

static gboolean
line_merge (Line       *total,
            const Line *line)
{
  gboolean fits = TRUE;

  for (guint c = 0; c <= INNO_N_CLASSES; c++)
    fits &= line_add (total, c, line->classes[c]);

  return fits;
}

static gboolean
groups_share (const Assembly *self)
{
  return self->query->by != INNO_DIMENSION_SOURCE && self->query->by != INNO_DIMENSION_CLASS;
}

/* Also where what came in and what went back add up to nothing. */
static gboolean
has_money (const Assembly *self,
           guint           group)
{
  gsize start = (gsize) group * self->sums.n_sources;

  for (guint s = 0; s < self->sums.n_sources; s++)
    if (self->sums.cents[start + s] != 0 || self->sums.unknown[start + s] > 0)
      return TRUE;

  return FALSE;
}

/* Groups with something in them: what belongs to none only if there is money in
 * it, or projects are what is counted. And, where nothing is filtered away, the known
 * ones with nothing, which is a fact too. */
static gboolean
is_group_shown (const Assembly *self,
                guint           group)
{
  if (self->skips_none && group == INNO_AXIS_NONE)
    return FALSE;
  if (has_money (self, group))
    return TRUE;
  if (self->sums.projects[group] > 0)
    return group != INNO_AXIS_NONE || self->query->measure == INNO_MEASURE_PROJECTS;

  return inno_group_is_entity (self->query->by) && !inno_facts_is_filtered (self->facts, self->query) &&
         inno_portfolio_find (self->facts->portfolio,
                              inno_axis_get_id (&self->facts->axes[self->query->by], group)) != NULL;
}

static gboolean
collect_groups (Assembly *self)
{
  self->groups = inno_groups_new ();
  for (guint g = 0; g < self->sums.n_groups; g++)
    {
      Line line;
      gint64 weight;

      if (!line_init (&line, self, g))
        return FALSE;
      if (!is_group_shown (self, g))
        continue;

      weight = self->query->measure == INNO_MEASURE_PROJECTS ? self->sums.projects[g]
             : self->query->share ? line.public : line.total;
      inno_groups_add (self->groups, self->facts, self->query, g, weight);
    }
  inno_groups_tell_apart (self->groups, self->facts, self->query);
  inno_groups_sort (self->groups, self->query->by);

  return TRUE;
}

static gboolean
sum_sources (Assembly *self)
{
  gboolean fits = TRUE;

  self->totals = g_new0 (gint64, self->sums.n_sources);
  for (guint g = 0; g < self->sums.n_groups; g++)
    for (guint s = 0; s < self->sums.n_sources; s++)
      fits &= inno_money_add (self->totals[s], self->sums.cents[(gsize) g * self->sums.n_sources + s],
                              &self->totals[s]);

  return fits;
}

static gboolean
has_unknown_class (const Assembly *self)
{
  for (guint s = 0; s < self->sums.n_sources; s++)
    {
      if (self->facts->class_of_source[s] != INNO_CLASS_NONE)
        continue;
      for (guint g = 0; g < self->sums.n_groups; g++)
        if (self->sums.cents[g * self->sums.n_sources + s] != 0)
          return TRUE;
    }

  return FALSE;
}

static guint
series_class (const Assembly *self,
              guint           number)
{
  return self->query->series == INNO_DIMENSION_SOURCE ? self->facts->class_of_source[number] : number;
}

/* Sources of one class stand together, in stack order. */
static void
collect_series (Assembly *self)
{
  gboolean by_source = self->query->series == INNO_DIMENSION_SOURCE;
  gboolean has_unknown = has_unknown_class (self);

  self->series = g_array_new (FALSE, FALSE, sizeof (guint));
  if (self->query->measure == INNO_MEASURE_PROJECTS)
    return;

  for (guint c = 0; c <= INNO_N_CLASSES; c++)
    {
      if (c == INNO_CLASS_NONE && !has_unknown)
        continue;
      if (!by_source)
        g_array_append_val (self->series, c);
      for (guint s = 0; by_source && s < self->sums.n_sources; s++)
        if (self->facts->class_of_source[s] == c)
          g_array_append_val (self->series, s);
    }
}

static const char *
series_id (const Assembly *self,
           guint           number)
{
  if (self->query->series == INNO_DIMENSION_SOURCE)
    return inno_axis_get_id (&self->facts->axes[INNO_DIMENSION_SOURCE], number);
  if (number == INNO_CLASS_NONE)
    return INNO_FRAME_NONE_ID;

  return inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, number);
}

static char *
series_label (const Assembly *self,
              guint           number)
{
  gboolean by_source = self->query->series == INNO_DIMENSION_SOURCE;
  guint on_axis = by_source ? number : number == INNO_CLASS_NONE ? INNO_AXIS_NONE : number + 1;

  return inno_group_get_label (self->facts, by_source ? INNO_DIMENSION_SOURCE : INNO_DIMENSION_CLASS,
                               on_axis, self->query->lang);
}

static void
add_series_column (Assembly       *self,
                   guint           number,
                   const char     *prefix,
                   InnoColumnKind  kind)
{
  g_autofree char *id = g_strconcat (prefix, series_id (self, number), NULL);
  g_autofree char *label = series_label (self, number);
  InnoColumn *column = inno_frame_add_column (self->frame, id, label, kind);

  column->is_series = TRUE;
  column->is_detail = *prefix != '\0';
  column->class = series_class (self, number);
  if (kind == INNO_COLUMN_SHARE && self->query->series == INNO_DIMENSION_CLASS && number == INNO_CLASS_CITY)
    column->band = "city_share_state";
}

/* Per cent are of public funding, in which private money has no part. */
static void
add_share_columns (Assembly *self)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      guint number = g_array_index (self->series, guint, i);

      if (series_class (self, number) != INNO_CLASS_PRIVATE)
        add_series_column (self, number, "", INNO_COLUMN_SHARE);
    }
}

static void
add_amount_columns (Assembly   *self,
                    const char *prefix)
{
  for (guint i = 0; i < self->series->len; i++)
    add_series_column (self, g_array_index (self->series, guint, i), prefix, INNO_COLUMN_CENTS);
}

static void
add_columns (Assembly *self)
{
  InnoFrame *frame = self->frame;
  gboolean is_count = self->query->measure == INNO_MEASURE_PROJECTS;
  InnoColumn *column;

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label",
                         inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, self->query->by),
                         INNO_COLUMN_LABEL);
  if (self->query->share)
    add_share_columns (self);
  else
    add_amount_columns (self, "");
  inno_frame_add_column (frame, INNO_FRAME_TOTAL_ID,
                         is_count ? _("Projects") : self->query->share ? _("Public funding") : _("Total"),
                         is_count ? INNO_COLUMN_COUNT : INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);
  if (is_count)
    return;

  if (groups_share (self))
    {
      column = inno_frame_add_column (frame, "city_share_state", _("City share"), INNO_COLUMN_TERM);
      column->vocabulary = INNO_VOCABULARY_BAND;
      column->is_detail = !self->query->share;
      column = inno_frame_add_column (frame, "city_share", _("City share"), INNO_COLUMN_SHARE);
      column->band = "city_share_state";
      column->is_detail = TRUE;
    }
  inno_frame_add_column (frame, "public", _("Public funding"), INNO_COLUMN_CENTS)->is_detail = TRUE;
  inno_frame_add_column (frame, "public_unknown_rows", _("Not known"), INNO_COLUMN_COUNT)->is_detail = TRUE;
  inno_frame_add_column (frame, "projects", _("Projects"), INNO_COLUMN_COUNT)->is_detail = TRUE;
  if (self->query->share)
    add_amount_columns (self, INNO_FRAME_AMOUNT_PREFIX);
  if (self->skips_none)
    inno_frame_add_column (frame, INNO_FRAME_OUTSIDE_ID, "", INNO_COLUMN_CENTS)->is_detail = TRUE;
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

static gint64
series_cents (const Assembly *self,
              const Line     *line,
              int             group,
              guint           number)
{
  if (self->query->series != INNO_DIMENSION_SOURCE)
    return line->classes[number];

  return group >= 0 ? self->sums.cents[(gsize) group * self->sums.n_sources + number] : self->totals[number];
}

/* A share of a whole that holds corrections below zero means nothing. Private
 * money is no part of that whole. */
static gboolean
has_shares (const Line *line)
{
  for (guint c = 0; c <= INNO_N_CLASSES; c++)
    if (c != INNO_CLASS_PRIVATE && line->classes[c] < 0)
      return FALSE;

  return line->public > 0;
}

static void
set_series_cells (Assembly   *self,
                  guint       row,
                  const Line *line,
                  int         group)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      guint number = g_array_index (self->series, guint, i);
      gint64 cents = series_cents (self, line, group, number);
      g_autofree char *amount = g_strconcat (INNO_FRAME_AMOUNT_PREFIX, series_id (self, number), NULL);
      InnoCell share = inno_cell_share (cents, has_shares (line) ? line->public : 0);

      share.integer = cents;
      set_by_id (self, row, series_id (self, number),
                 self->query->share ? share : inno_cell_integer (cents));
      set_by_id (self, row, amount, inno_cell_integer (cents));
    }
}

/* Per cent are of public money, and so is what is not known of it. */
static guint
pick_unknown (const Assembly *self,
              guint           unknown,
              guint           public_unknown)
{
  return self->query->share ? public_unknown : unknown;
}

static void
set_line (Assembly   *self,
          guint       row,
          const Line *line,
          int         group,
          guint       n_projects)
{
  /* Money of a class that is not known may be the city's. */
  gboolean has_unknown = line->public_unknown > 0 || line->classes[INNO_CLASS_NONE] != 0;
  InnoCityShare share = inno_city_share_take (line->classes[INNO_CLASS_CITY], line->public, has_unknown,
                                              inno_frame_get_context (self->frame)->has_whole);

  set_by_id (self, row, "projects", inno_cell_integer (n_projects));
  set_by_id (self, row, "unknown_rows", inno_cell_integer (pick_unknown (self, line->unknown, line->public_unknown)));
  if (self->query->measure == INNO_MEASURE_PROJECTS)
    {
      set_by_id (self, row, INNO_FRAME_TOTAL_ID, inno_cell_integer (n_projects));
      return;
    }

  set_series_cells (self, row, line, group);
  set_by_id (self, row, INNO_FRAME_TOTAL_ID,
             inno_cell_integer (self->query->share ? line->public : line->total));
  set_by_id (self, row, "public", inno_cell_integer (line->public));
  set_by_id (self, row, "public_unknown_rows", inno_cell_integer (line->public_unknown));
  set_by_id (self, row, "city_share", share.share);
  set_by_id (self, row, "city_share_state", inno_cell_integer (share.band));
}

/* Where what belongs to no group is left out, nothing of it is in the total. */
static gboolean
take_away_none (Assembly *self)
{
  Line none;

  if (!line_init (&none, self, INNO_AXIS_NONE))
    return FALSE;

  self->sums.total_unknown -= none.unknown;
  self->sums.total_public_unknown -= none.public_unknown;
  self->sums.total_projects -= self->sums.projects[INNO_AXIS_NONE];
  for (guint s = 0; s < self->sums.n_sources; s++)
    self->totals[s] -= self->sums.cents[s];

  return TRUE;
}

/* How much public money that is, for whoever asks after the rest. */
static void
set_outside (Assembly *self,
             guint     row)
{
  Line none;

  if (self->skips_none && line_init (&none, self, INNO_AXIS_NONE))
    set_by_id (self, row, INNO_FRAME_OUTSIDE_ID, inno_cell_integer (none.public));
}

static gboolean
add_rows (Assembly *self)
{
  Line total = { 0 };
  guint row;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const InnoGroup *group = &g_array_index (self->groups, InnoGroup, i);
      Line line;

      if (!line_init (&line, self, group->number) || !line_merge (&total, &line))
        return FALSE;
      row = inno_frame_add_row (self->frame,
                                inno_axis_get_id (&self->facts->axes[self->query->by], group->number),
                                group->label);
      set_line (self, row, &line, group->number, self->sums.projects[group->number]);
    }

  if (self->skips_none && !take_away_none (self))
    return FALSE;
  total.unknown = self->sums.total_unknown;
  total.public_unknown = self->sums.total_public_unknown;
  row = inno_frame_add_row (self->frame, INNO_FRAME_TOTAL_ID, _("Total"));
  set_line (self, row, &total, -1, self->sums.total_projects);
  set_outside (self, row);

  return TRUE;
}

static gboolean
assemble (Assembly *self)
{
  if (!collect_groups (self) || !sum_sources (self))
    return FALSE;

  collect_series (self);
  add_columns (self);
  if (!add_rows (self))
    return FALSE;

  inno_frame_edit_context (self->frame)->n_projects = self->sums.total_projects;
  inno_frame_edit_context (self->frame)->unknown_rows =
    pick_unknown (self, self->sums.total_unknown, self->sums.total_public_unknown);
  return TRUE;
}

static InnoFrame *
aggregate (InnoFacts        *facts,
           const InnoQuery  *query,
           gboolean          skips_none,
           GError          **error)
{
  Assembly self = { .facts = facts, .query = query, .skips_none = skips_none };
  gboolean fits;

  if (!inno_sums_init (&self.sums, facts, query, error))
    return NULL;

  self.frame = inno_frame_new (facts, query, "funding-shares");
  fits = assemble (&self);

  g_clear_pointer (&self.groups, g_array_unref);
  g_clear_pointer (&self.series, g_array_unref);
  g_clear_pointer (&self.totals, g_free);
  inno_sums_clear (&self.sums);
  if (!fits)
    {
      inno_frame_unref (self.frame);
      inno_analysis_set_overflow (error);
      return NULL;
    }

  return self.frame;
}

/**
 * inno_facts_aggregate:
 * @facts: the facts
 * @query: what is asked; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Sums the portfolio as DESIGN §5 lays down: to the cent, each grouping adding
 * up to the same total, unknown amounts counted and never taken for zero.
 *
 * Returns: (transfer full) (nullable): the frame, largest group first, the total last
 */
InnoFrame *
inno_facts_aggregate (InnoFacts        *facts,
                      const InnoQuery  *query,
                      GError          **error)
{
  return aggregate (facts, query, FALSE, error);
}

/**
 * inno_facts_lead_theme_funding:
 * @facts: the facts
 * @query: what is asked; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Sums the lead themes alone: their total is theirs, and what lies outside them
 * stands in the total's cell %INNO_FRAME_OUTSIDE_ID, in cents of public funding.
 *
 * Returns: (transfer full) (nullable): the frame, largest lead theme first
 */
InnoFrame *
inno_facts_lead_theme_funding (InnoFacts        *facts,
                               const InnoQuery  *query,
                               GError          **error)
{
  g_autoptr (InnoQuery) by_theme = inno_query_copy (query);

  by_theme->by = INNO_DIMENSION_LEAD_THEME;

  return aggregate (facts, by_theme, TRUE, error);
}
