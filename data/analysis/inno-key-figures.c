/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-key-figures.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-frame-private.h"
#include "inno-money.h"
#include "inno-sums-private.h"

#define STATUS(status) (1u << (status))
#define STATUS_ALL (STATUS (INNO_N_STATUSES) - 1)

/* What each is, said beside it. "statuses" are those of the projects that it counts,
 * where it counts projects. */
static const struct
{
  const char *id, *title, *definition;
  guint       statuses;
} figures[] = {
  [INNO_KEY_FIGURE_GRANTED] = {
    "granted", N_("Granted"),
    N_("Public funding granted to projects; the money of a project is shared equally among its cities, and "
       "cancelled projects count only where a filter asks for them."),
    STATUS_ALL,
  },
  [INNO_KEY_FIGURE_COMMITTED] = {
    "committed", N_("Committed"),
    N_("Public funding granted to ongoing and ended projects."),
    STATUS (INNO_STATUS_ONGOING) | STATUS (INNO_STATUS_ENDED),
  },
  [INNO_KEY_FIGURE_ONGOING] = {
    "ongoing", N_("Ongoing"),
    N_("Public funding granted to the projects that are ongoing, and how many they are."),
    STATUS (INNO_STATUS_ONGOING),
  },
  [INNO_KEY_FIGURE_PROJECTS] = {
    "projects", N_("Projects"),
    N_("Projects and sub-projects; a group project counts only where it has no sub-project, and a cancelled project "
       "only where a filter asks for it."),
    STATUS_ALL,
  },
  [INNO_KEY_FIGURE_PLACES] = {
    "places", N_("Cities and municipalities"),
    N_("Cities and municipalities of the portfolio; with filters, those that a counted project is in."), 0,
  },
  [INNO_KEY_FIGURE_CITIES] = { "cities", N_("Cities"), NULL, 0 },
  [INNO_KEY_FIGURE_MUNICIPALITIES] = { "municipalities", N_("Municipalities"), NULL, 0 },
  [INNO_KEY_FIGURE_CITY_SHARE] = {
    "city-share", N_("City share"),
    /* xgettext:no-c-format */
    N_("Granted funding of the cities as a share of granted public funding, against the 25–40% of the programme."), 0,
  },
  [INNO_KEY_FIGURE_LEAD_THEMES] = {
    "lead-themes", N_("Lead themes"),
    N_("Lead themes that at least three InnoCities lead or implement; where not all participants are known, the "
       "answer may not be known. Of the filters only those by lead theme count."), 0,
  },
  [INNO_KEY_FIGURE_MET] = { "met", N_("Met"), NULL, 0 },
  [INNO_KEY_FIGURE_NOT_MET] = { "not-met", N_("Not met"), NULL, 0 },
  [INNO_KEY_FIGURE_RULE_UNKNOWN] = { "rule-unknown", N_("Not known"), NULL, 0 },
  [INNO_KEY_FIGURE_UNALLOCATED] = {
    "unallocated", N_("Unallocated"),
    N_("The total of the programme less what is committed; a filter leaves no total to count from."), 0,
  },
};

G_STATIC_ASSERT (G_N_ELEMENTS (figures) == INNO_N_KEY_FIGURES);

/* In the order of the columns. */
typedef struct
{
  InnoCell cents, count, share, state, unknown;
} Figure;

typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;
  Figure           figures[INNO_N_KEY_FIGURES];
} Assembly;

/**
 * inno_key_figure_get_id:
 * @figure: a figure
 *
 * Returns: (transfer none): the id of its row
 */
const char *
inno_key_figure_get_id (InnoKeyFigure figure)
{
  g_return_val_if_fail ((guint) figure < INNO_N_KEY_FIGURES, NULL);

  return figures[figure].id;
}

/**
 * inno_key_figure_get_title:
 * @figure: a figure
 *
 * Returns: (transfer none): what it is called, in the active language
 */
const char *
inno_key_figure_get_title (InnoKeyFigure figure)
{
  g_return_val_if_fail ((guint) figure < INNO_N_KEY_FIGURES, NULL);

  return _(figures[figure].title);
}

/**
 * inno_key_figure_get_definition:
 * @figure: a figure
 *
 * Returns: (transfer none) (nullable): what exactly it counts, a sentence in the
 *   active language; %NULL for one that is a part of another
 */
const char *
inno_key_figure_get_definition (InnoKeyFigure figure)
{
  g_return_val_if_fail ((guint) figure < INNO_N_KEY_FIGURES, NULL);

  return figures[figure].definition != NULL ? _(figures[figure].definition) : NULL;
}

static gboolean
asks_for_status (const InnoQuery *filter,
                 const char      *status)
{
  GPtrArray *asked = filter->where[INNO_DIMENSION_STATUS];

  return asked == NULL || asked->len == 0 || g_ptr_array_find_with_equal_func (asked, status, g_str_equal, NULL);
}

/**
 * inno_key_figure_get_query:
 * @figure: a figure
 * @filter: the filters it was asked with
 *
 * Returns: (transfer full) (nullable): filters that leave exactly the projects it
 *   counts; %NULL where it counts none, or no projects
 */
InnoQuery *
inno_key_figure_get_query (InnoKeyFigure    figure,
                           const InnoQuery *filter)
{
  g_autoptr (InnoQuery) query = NULL;
  gboolean has_any = FALSE;

  g_return_val_if_fail ((guint) figure < INNO_N_KEY_FIGURES, NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  if (figures[figure].statuses == 0)
    return NULL;

  query = inno_query_new ();
  inno_query_set_filters (query, filter);
  if (figures[figure].statuses == STATUS_ALL)
    return g_steal_pointer (&query);

  g_clear_pointer (&query->where[INNO_DIMENSION_STATUS], g_ptr_array_unref);
  for (guint status = 0; status < INNO_N_STATUSES; status++)
    {
      const char *id = inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, status);

      if ((figures[figure].statuses & STATUS (status)) == 0 || !asks_for_status (filter, id))
        continue;
      inno_query_add_filter (query, INNO_DIMENSION_STATUS, id);
      has_any = TRUE;
    }

  return has_any ? g_steal_pointer (&query) : NULL;
}

static InnoCell
get_cell (InnoFrame  *frame,
          int         row,
          const char *column)
{
  return inno_frame_get_cell (frame, row, inno_frame_find_column (frame, column));
}

/* Adds a row of the sums by status. */
static gboolean
add_status (Figure    *figure,
            InnoFrame *sums,
            guint      row)
{
  figure->count.integer += get_cell (sums, row, "projects").integer;
  figure->unknown.integer += get_cell (sums, row, "public_unknown_rows").integer;

  return inno_money_add (figure->cents.integer, get_cell (sums, row, "public").integer, &figure->cents.integer);
}

static gboolean
sum_statuses (Assembly      *self,
              InnoFrame     *sums,
              InnoKeyFigure  number)
{
  Figure *figure = &self->figures[number];
  gboolean fits = TRUE;

  figure->cents = figure->count = figure->unknown = inno_cell_integer (0);
  for (guint status = 0; status < INNO_N_STATUSES; status++)
    {
      int row = inno_frame_find_row (sums, inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, status));

      if (row >= 0 && (figures[number].statuses & STATUS (status)) != 0)
        fits &= add_status (figure, sums, row);
    }

  return fits;
}

/* A part of the programme has no total of its own. */
static gboolean
set_programme (Assembly *self)
{
  Figure *committed = &self->figures[INNO_KEY_FIGURE_COMMITTED];
  Figure *unallocated = &self->figures[INNO_KEY_FIGURE_UNALLOCATED];
  gint64 rest;

  if (inno_query_is_filtered (self->query))
    return TRUE;
  if (committed->cents.integer == G_MININT64 ||
      !inno_money_add (INNO_PROGRAMME_TOTAL_CENTS, -committed->cents.integer, &rest))
    return FALSE;

  committed->share = inno_cell_share (committed->cents.integer, INNO_PROGRAMME_TOTAL_CENTS);
  unallocated->cents = inno_cell_integer (rest);
  unallocated->unknown = committed->unknown;

  return TRUE;
}

static gboolean
set_money (Assembly  *self,
           GError   **error)
{
  static const InnoKeyFigure sums_of[] = {
    INNO_KEY_FIGURE_GRANTED, INNO_KEY_FIGURE_COMMITTED, INNO_KEY_FIGURE_ONGOING, INNO_KEY_FIGURE_PROJECTS,
  };
  g_autoptr (InnoQuery) query = inno_query_copy (self->query);
  g_autoptr (InnoFrame) sums = NULL;
  Figure *share = &self->figures[INNO_KEY_FIGURE_CITY_SHARE];
  gboolean fits = TRUE;
  guint total;

  query->by = INNO_DIMENSION_STATUS;
  sums = inno_facts_aggregate (self->facts, query, error);
  if (sums == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sums_of); i++)
    fits &= sum_statuses (self, sums, sums_of[i]);
  if (!fits || !set_programme (self))
    {
      inno_analysis_set_overflow (error);
      return FALSE;
    }

  self->figures[INNO_KEY_FIGURE_PROJECTS].cents = (InnoCell) { .state = INNO_CELL_NONE };
  self->figures[INNO_KEY_FIGURE_PROJECTS].unknown = (InnoCell) { .state = INNO_CELL_NONE };
  total = inno_frame_get_n_groups (sums);
  share->share = get_cell (sums, total, "city_share");
  share->state = get_cell (sums, total, "city_share_state");
  share->cents = get_cell (sums, total, inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, INNO_CLASS_CITY));
  share->unknown = get_cell (sums, total, "public_unknown_rows");

  return TRUE;
}

/* Of what the portfolio has a document of, so that nobody counts a slip of the pen. */
static gboolean
count_places (Assembly  *self,
              GError   **error)
{
  g_autoptr (InnoQuery) query = inno_query_copy (self->query);
  g_autoptr (InnoFrame) frame = NULL;
  gint64 n_cities = 0, n_municipalities = 0;

  query->by = INNO_DIMENSION_CITY;
  query->measure = INNO_MEASURE_PROJECTS;
  frame = inno_facts_aggregate (self->facts, query, error);
  if (frame == NULL)
    return FALSE;

  for (guint row = 0; row < inno_frame_get_n_groups (frame); row++)
    {
      InnoEntity *city = inno_portfolio_find (inno_facts_get_portfolio (self->facts), inno_frame_get_row_id (frame, row));

      if (city == NULL || !INNO_IS_CITY (city))
        continue;
      if (inno_city_is_municipality (INNO_CITY (city)))
        n_municipalities++;
      else
        n_cities++;
    }
  self->figures[INNO_KEY_FIGURE_CITIES].count = inno_cell_integer (n_cities);
  self->figures[INNO_KEY_FIGURE_MUNICIPALITIES].count = inno_cell_integer (n_municipalities);
  self->figures[INNO_KEY_FIGURE_PLACES].count = inno_cell_integer (n_cities + n_municipalities);

  return TRUE;
}

static gboolean
count_lead_themes (Assembly  *self,
                   GError   **error)
{
  g_autoptr (InnoFrame) frame = inno_facts_lead_themes (self->facts, self->query, error);
  gint64 n[] = { 0, 0, 0 };
  int rule;

  if (frame == NULL)
    return FALSE;

  rule = inno_frame_find_row (frame, INNO_LEAD_THEME_RULE_ID);
  for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
    if (inno_frame_get_column (frame, column)->is_series)
      n[inno_frame_get_cell (frame, rule, column).integer]++;

  for (guint state = 0; state < G_N_ELEMENTS (n); state++)
    self->figures[INNO_KEY_FIGURE_MET + state].count = inno_cell_integer (n[state]);
  self->figures[INNO_KEY_FIGURE_LEAD_THEMES].count = inno_cell_integer (n[0] + n[1] + n[2]);

  return TRUE;
}

static InnoFrame *
make_frame (Assembly *self)
{
  InnoFrame *frame = inno_frame_new (self->facts, self->query, "key-figures");

  inno_frame_edit_context (frame)->parts = INNO_QUERY_YEARS | INNO_QUERY_ROLES;
  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", _("Key figure"), INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, INNO_KEY_COLUMN_CENTS, _("Public funding"), INNO_COLUMN_CENTS);
  inno_frame_add_column (frame, INNO_KEY_COLUMN_COUNT, _("Number"), INNO_COLUMN_COUNT);
  inno_frame_add_column (frame, INNO_KEY_COLUMN_SHARE, _("Share"), INNO_COLUMN_SHARE);
  inno_frame_add_column (frame, INNO_KEY_COLUMN_STATE, _("Against the band"), INNO_COLUMN_TERM)->vocabulary
    = INNO_VOCABULARY_BAND;
  inno_frame_add_column (frame, INNO_KEY_COLUMN_UNKNOWN, _("Not known"), INNO_COLUMN_COUNT);

  for (guint i = 0; i < INNO_N_KEY_FIGURES; i++)
    {
      const Figure *figure = &self->figures[i];
      const InnoCell cells[] = { figure->cents, figure->count, figure->share, figure->state, figure->unknown };
      guint row = inno_frame_add_row (frame, figures[i].id, _(figures[i].title));

      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        inno_frame_set_cell (frame, row, 2 + k, cells[k]);
    }
  inno_frame_edit_context (frame)->n_projects = self->figures[INNO_KEY_FIGURE_PROJECTS].count.integer;
  inno_frame_edit_context (frame)->unknown_rows = self->figures[INNO_KEY_FIGURE_GRANTED].unknown.integer;

  return frame;
}

/**
 * inno_facts_key_figures:
 * @facts: the facts
 * @query: filters, and the roles counted in lead themes; its language must be the
 *   active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * The figures that stand for the whole, each defined by
 * inno_key_figure_get_definition(). Filters apply to all of them; what is committed
 * has no share of the programme's total, and nothing is unallocated, where only a
 * part of the programme is looked at.
 *
 * Returns: (transfer full) (nullable): the frame, a row for each InnoKeyFigure
 */
InnoFrame *
inno_facts_key_figures (InnoFacts        *facts,
                        const InnoQuery  *query,
                        GError          **error)
{
  g_autoptr (InnoQuery) asked = inno_query_new ();
  Assembly self = { .facts = facts, .query = asked };

  inno_query_set_filters (asked, query);
  asked->lang = query->lang;
  asked->roles = query->roles;
  if (!set_money (&self, error) || !count_places (&self, error) || !count_lead_themes (&self, error))
    return NULL;

  return make_frame (&self);
}

/**
 * inno_key_figures_get:
 * @frame: from inno_facts_key_figures()
 * @figure: which figure
 * @column: which of the INNO_KEY_COLUMNs
 *
 * Returns: the cell
 */
InnoCell
inno_key_figures_get (InnoFrame     *frame,
                      InnoKeyFigure  figure,
                      const char    *column)
{
  return get_cell (frame, figure, column);
}
