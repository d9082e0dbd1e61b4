/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-scan-private.h"

#include "inno-money.h"

static gboolean
filters (const InnoScan *self,
         InnoDimension   dimension)
{
  return self->filter.passes[dimension] != NULL;
}

static guint32
get_offset (const InnoScan *self,
            InnoDimension   dimension,
            guint           number)
{
  const guint8 *passes = self->filter.passes[dimension];

  if (passes != NULL && !passes[number])
    return INNO_REJECTED;

  return self->by == dimension ? number * self->n_sources : 0;
}

static guint32 *
make_offsets (const InnoScan *self,
              InnoDimension   dimension)
{
  guint n = inno_axis_get_n (&self->facts->axes[dimension]);
  guint32 *offsets = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    offsets[i] = get_offset (self, dimension, i);

  return offsets;
}

/* A city stands for its region as well, and a source for its class. */
static void
init_offsets (InnoScan *self)
{
  static const InnoDimension dimensions[] = {
    INNO_DIMENSION_AGREEMENT, INNO_DIMENSION_LEAD_THEME, INNO_DIMENSION_STATUS, INNO_DIMENSION_CITY,
    INNO_DIMENSION_THEME, INNO_DIMENSION_SOURCE, INNO_DIMENSION_YEAR,
  };
  const InnoFacts *facts = self->facts;

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    self->offsets[dimensions[i]] = make_offsets (self, dimensions[i]);

  for (guint i = 0; i < inno_axis_get_n (&facts->axes[INNO_DIMENSION_CITY]); i++)
    self->offsets[INNO_DIMENSION_CITY][i] += get_offset (self, INNO_DIMENSION_REGION, facts->region_of_city[i]);
  for (guint i = 0; i < self->n_sources; i++)
    {
      guint class = facts->class_of_source[i];
      guint number = class == INNO_CLASS_NONE ? INNO_AXIS_NONE : class + 1;

      self->offsets[INNO_DIMENSION_SOURCE][i] += get_offset (self, INNO_DIMENSION_CLASS, number) + i;
    }
}

static void
place_kinds (InnoScan *self)
{
  const InnoFacts *facts = self->facts;

  self->places = g_new (guint32, facts->n_kinds);
  self->splits = g_new (guint8, facts->n_kinds);
  self->walks = g_new (guint8, facts->n_kinds);
  for (guint k = 0; k < facts->n_kinds; k++)
    {
      const InnoFactsKind *kind = &facts->kinds[k];

      self->places[k] = (kind->is_counted ? 0 : INNO_REJECTED) +
                        self->offsets[INNO_DIMENSION_STATUS][kind->status + 1] +
                        self->offsets[INNO_DIMENSION_AGREEMENT][kind->agreement] +
                        self->offsets[INNO_DIMENSION_LEAD_THEME][kind->lead_theme];
      gboolean has_questions = (kind->has_rows && self->asks_sources) || (kind->many_years && self->asks_years);

      /* What is asked of some projects no kind can answer. */
      self->splits[k] = self->only != NULL || (self->splits_cities && kind->many_cities) ||
                        (self->splits_themes && kind->many_themes);
      /* Where rows only filter, sets are counted by kind. */
      self->walks[k] = self->splits[k] || (has_questions && (self->groups_rows || self->row_sets == NULL));
      self->has_walks |= self->walks[k];
      if (!self->splits[k])
        self->places[k] += self->offsets[INNO_DIMENSION_CITY][kind->city] +
                           self->offsets[INNO_DIMENSION_THEME][kind->theme];
    }
}

/* How many rows before each pass the filters: a span of rows has one that does
 * where the counts at its ends differ, which asks for no loop in the loop over
 * projects. */
static guint32 *
count_passing (const InnoScan      *self,
               const InnoFactsRows *rows)
{
  guint n_rows = rows->start[self->facts->n_projects];
  guint32 *n_passing = g_new (guint32, n_rows + 1);

  n_passing[0] = 0;
  for (guint row = 0; row < n_rows; row++)
    n_passing[row + 1] = n_passing[row] + (inno_scan_get_offset (self, rows->tag[row]) < INNO_REJECTED);

  return n_passing;
}

/* Which of the sources or years of a row pass, where no more than one of the two is
 * asked for. */
static void
init_sets (InnoScan *self)
{
  InnoDimension dimension = self->asks_sources ? INNO_DIMENSION_SOURCE : INNO_DIMENSION_YEAR;

  if (self->asks_sources == self->asks_years)
    return;

  self->row_sets = self->asks_sources ? self->facts->row_sources : self->facts->row_years;
  for (guint i = 0; self->row_sets != NULL && i < inno_axis_get_n (&self->facts->axes[dimension]); i++)
    if (self->offsets[dimension][i] < INNO_REJECTED)
      self->passing_set |= 1u << i;
}

/* Reads out of a query what a scan of the facts has to know. */
gboolean
inno_scan_init (InnoScan         *self,
                InnoFacts        *facts,
                const InnoQuery  *query,
                InnoDimension     by,
                const guint8     *only,
                GError          **error)
{
  *self = (InnoScan) {
    .facts = facts,
    .by = by,
    .only = only,
    .n_sources = inno_axis_get_n (&facts->axes[INNO_DIMENSION_SOURCE]),
  };
  if (!inno_filter_init (&self->filter, facts, query, error))
    return FALSE;

  self->splits_cities = by == INNO_DIMENSION_CITY || by == INNO_DIMENSION_REGION ||
                        filters (self, INNO_DIMENSION_CITY) || filters (self, INNO_DIMENSION_REGION);
  self->splits_themes = by == INNO_DIMENSION_THEME || filters (self, INNO_DIMENSION_THEME);
  self->groups_rows = by == INNO_DIMENSION_SOURCE || by == INNO_DIMENSION_CLASS || by == INNO_DIMENSION_YEAR;
  self->filters_rows = filters (self, INNO_DIMENSION_SOURCE) || filters (self, INNO_DIMENSION_CLASS) ||
                       filters (self, INNO_DIMENSION_YEAR);
  self->asks_years = by == INNO_DIMENSION_YEAR || filters (self, INNO_DIMENSION_YEAR);
  self->asks_sources = by == INNO_DIMENSION_SOURCE || by == INNO_DIMENSION_CLASS ||
                       filters (self, INNO_DIMENSION_SOURCE) || filters (self, INNO_DIMENSION_CLASS);
  init_offsets (self);
  init_sets (self);
  place_kinds (self);
  for (guint m = 0; self->has_walks && self->filters_rows && self->row_sets == NULL && m < INNO_N_MONEY_MEASURES; m++)
    if (facts->rows[m].n_cells > 0)
      self->n_passing[m] = count_passing (self, &facts->rows[m]);

  return TRUE;
}

void
inno_scan_clear (InnoScan *self)
{
  inno_filter_clear (&self->filter);
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    g_clear_pointer (&self->offsets[d], g_free);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    g_clear_pointer (&self->n_passing[m], g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->splits, g_free);
  g_clear_pointer (&self->walks, g_free);
  g_clear_pointer (&self->parts, g_free);
}

/* For those who list projects: groups pass as well that are not counted, because
 * what is in them is. */
void
inno_scan_take_groups (InnoScan *self)
{
  for (guint k = 0; k < self->facts->n_kinds; k++)
    if (!self->facts->kinds[k].is_counted)
      self->places[k] -= INNO_REJECTED;
}

static inline void
add_part (InnoScan *self,
          InnoPart  part)
{
  if (self->n_parts == self->n_parts_allocated)
    {
      self->n_parts_allocated = MAX (2 * self->n_parts_allocated, 64);
      self->parts = g_renew (InnoPart, self->parts, self->n_parts_allocated);
    }
  self->parts[self->n_parts++] = part;
}

static void
add_theme_parts (InnoScan *self,
                 guint     project,
                 InnoPart  part)
{
  const InnoFacts *facts = self->facts;
  guint32 start = facts->theme_start[project];
  guint n_themes = facts->theme_start[project + 1] - start;
  guint32 offset = part.offset;

  part.n_themes = MAX (n_themes, 1);
  for (part.theme = 0; part.theme < part.n_themes; part.theme++)
    {
      guint theme = n_themes > 0 ? facts->theme[start + part.theme] : INNO_AXIS_NONE;

      part.offset = offset + self->offsets[INNO_DIMENSION_THEME][theme];
      if (part.offset < INNO_REJECTED)
        add_part (self, part);
    }
}

static void
add_city_part (InnoScan *self,
               guint     project,
               InnoPart  part)
{
  if (self->splits_themes)
    add_theme_parts (self, project, part);
  else if (part.offset < INNO_REJECTED)
    add_part (self, part);
}

/* A project of a kind that is split, if it is asked for: by city first, then each part by theme, see
 * DESIGN §5. Returns whether anything of the project is left. */
gboolean
inno_scan_split (InnoScan *self,
                 guint     project)
{
  const InnoFacts *facts = self->facts;
  guint32 start = facts->city_start[project];
  guint n_cities = self->splits_cities ? facts->city_start[project + 1] - start : 0;
  guint32 place = self->places[facts->kind[project]];
  InnoPart part = { .offset = place, .n_cities = MAX (n_cities, 1), .n_themes = 1 };

  self->n_parts = 0;
  if (self->only != NULL && !self->only[project])
    return FALSE;

  for (part.city = 0; part.city < part.n_cities; part.city++)
    {
      guint city = n_cities > 0 ? facts->city[start + part.city] : INNO_AXIS_NONE;

      if (self->splits_cities)
        part.offset = place + self->offsets[INNO_DIMENSION_CITY][city];
      add_city_part (self, project, part);
    }

  return self->n_parts > 0;
}

/* Adds an amount of the project that was split last to the sums of its parts. */
void
inno_scan_add_parts (const InnoScan *self,
                     gint64          cents,
                     __int128       *sums)
{
  InnoMoneySplit of_cities = inno_money_split (cents, self->parts[0].n_cities);

  for (guint i = 0; i < self->n_parts; i++)
    {
      const InnoPart *part = &self->parts[i];
      gint64 of_city = inno_money_split_get (of_cities, part->city);

      sums[part->offset] += part->n_themes == 1 ? of_city : inno_money_part (of_city, part->n_themes, part->theme);
    }
}

/* Row by row. */
gboolean
inno_scan_find_passing_row (const InnoScan *self,
                            guint           project)
{
  const InnoFactsKind *kind = inno_facts_get_kind (self->facts, project);
  gboolean has_row = FALSE;

  if (!self->walks[self->facts->kind[project]])
    return kind->has_rows && self->offsets[INNO_DIMENSION_YEAR][kind->year] < INNO_REJECTED;

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const guint32 *start = self->facts->rows[m].start + project;
      const guint32 *n_passing = self->n_passing[m];

      if (n_passing != NULL)
        has_row |= n_passing[start[0]] != n_passing[start[1]];
    }

  return has_row;
}

/* Whether a query counts a project, for those who go through them one by one. */
gboolean
inno_scan_take_project (InnoScan *self,
                        guint     project)
{
  guint32 kind = self->facts->kind[project];

  return inno_facts_is_shown (self->facts, project) && self->places[kind] < INNO_REJECTED &&
         (!self->filters_rows || inno_scan_has_passing_row (self, project)) &&
         (!self->splits[kind] || inno_scan_split (self, project));
}

/* What the filters leave of an amount of the project that was taken last, which is in
 * one group. Parts of an amount have its sign, so some of them are no larger. */
gint64
inno_scan_get_left (const InnoScan *self,
                    guint           project,
                    gint64          cents)
{
  __int128 left = 0;

  if (!self->splits[self->facts->kind[project]])
    return cents;

  inno_scan_add_parts (self, cents, &left);
  return (gint64) left;
}
