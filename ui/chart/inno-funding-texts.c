/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-funding-private.h"

#include <glib/gi18n-lib.h>

/* What the foot says is counted, by measure. */
static const struct { const char *all; const char *public; } measures[INNO_N_MEASURES] = {
  [INNO_MEASURE_GRANTED]  = { N_("Granted funding"), N_("Granted public funding") },
  [INNO_MEASURE_REALISED] = { N_("Realised funding"), N_("Realised public funding") },
  [INNO_MEASURE_PLANNED]  = { N_("Planned funding"), N_("Planned public funding") },
  [INNO_MEASURE_PROJECTS] = { N_("Projects and sub-projects; a group only where it has no sub-project"), NULL },
};

/* The cents behind a column: of shares they stand beside it. */
static int
find_amount (const InnoFunding *self,
             guint              column)
{
  g_autofree char *id = NULL;

  if (!self->is_share)
    return column;

  id = g_strconcat (INNO_FRAME_AMOUNT_PREFIX, inno_frame_get_column (self->frame, column)->id, NULL);
  return inno_frame_find_column (self->frame, id);
}

static gint64
largest_amount (InnoFrame *frame,
                int        total)
{
  gint64 largest = 0;

  for (guint row = 0; row + 1 < inno_frame_get_n_rows (frame); row++)
    largest = MAX (largest, ABS (inno_frame_get_cell (frame, row, total).integer));

  return largest;
}

InnoFunding *
inno_funding_new (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  InnoFunding *self = g_new0 (InnoFunding, 1);

  self->frame = inno_frame_ref (frame);
  self->format = inno_format_get (query->lang);
  self->is_share = query->share && query->measure != INNO_MEASURE_PROJECTS;
  self->is_count = query->measure == INNO_MEASURE_PROJECTS;
  self->total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  self->unknown = inno_frame_find_column (frame, "unknown_rows");
  self->band = inno_frame_find_column (frame, "city_share_state");
  self->share = inno_frame_find_column (frame, "city_share");
  self->public = inno_frame_find_column (frame, "public");
  self->projects = inno_frame_find_column (frame, "projects");
  self->unit = inno_money_unit_for (largest_amount (frame, self->total));
  self->series = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    if (inno_frame_get_column (frame, i)->is_series && !inno_frame_get_column (frame, i)->is_detail)
      g_array_append_val (self->series, i);

  return self;
}

void
inno_funding_free (InnoFunding *self)
{
  inno_frame_unref (self->frame);
  g_array_unref (self->series);
  g_free (self);
}

const char *
inno_funding_subject (const InnoFunding *self)
{
  if (self->is_count)
    return _("Projects");

  return self->is_share ? _("Funding shares") : _("Funding");
}

/* What is public of a measure; projects are what they are. */
const char *
inno_funding_public_measure (InnoMeasure measure)
{
  return measures[measure].public != NULL ? _(measures[measure].public) : _(measures[measure].all);
}

const char *
inno_funding_measure (const InnoFunding *self)
{
  InnoMeasure measure = inno_frame_get_query (self->frame)->measure;

  return self->is_share ? inno_funding_public_measure (measure) : _(measures[measure].all);
}

/* From here on amounts are said in millions, to a tenth. */
#define MILLIONS_FROM_CENTS 10000000

static gboolean
is_in_millions (const InnoFunding *self)
{
  return self->unit->step == MILLIONS_FROM_CENTS;
}

/* As it is printed on the axis of millions; what prints as next to nothing is
 * said exactly, and so is all that is shown in smaller units. */
static gint64
said_cents (const InnoFunding *self,
            guint              row,
            int                column)
{
  gint64 rounded = inno_frame_get_rounded (self->frame, row, column, self->unit->step) * self->unit->step;

  if (is_in_millions (self) && ABS (rounded) >= MILLIONS_FROM_CENTS)
    return rounded;

  return inno_frame_get_cell (self->frame, row, column).integer;
}

static char *
compact (const InnoFunding *self,
         guint              row,
         int                column)
{
  gint64 cents = said_cents (self, row, column);

  return is_in_millions (self)
    ? inno_format_euros_compact (self->format, cents, self->unit->decimals)
    : inno_format_euros (self->format, cents);
}

static char *
total_text (const InnoFunding *self,
            guint              total_row)
{
  g_autofree char *total = compact (self, total_row, self->total);
  g_autofree char *public = NULL;

  if (self->is_share)
    return g_strdup_printf (_("Total %s"), total);

  public = compact (self, total_row, self->public);
  return g_strdup_printf (_("Total %s, of which public %s"), total, public);
}

/* Total and what is not known, for the foot. */
char *
inno_funding_remark (const InnoFunding *self)
{
  guint total_row = inno_frame_get_n_rows (self->frame) - 1;
  gint64 unknown = inno_frame_get_cell (self->frame, total_row, self->unknown).integer;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *count = NULL;

  if (self->is_count)
    {
      gint64 projects = inno_frame_get_cell (self->frame, total_row, self->total).integer;

      return inno_funding_count_text (self, projects);
    }

  g_ptr_array_add (parts, total_text (self, total_row));
  if (unknown > 0)
    {
      count = inno_format_count (self->format, unknown);
      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s row without an amount",
                                                         "%s rows without an amount", unknown), count));
    }

  return inno_chart_join (parts);
}

char *
inno_funding_description (const InnoFunding *self,
                          const char        *takeaway)
{
  guint n_rows = inno_frame_get_n_rows (self->frame) - 1;
  g_autofree char *rows = inno_format_count (self->format, n_rows);
  g_autofree char *kind = g_strdup_printf (ngettext ("Bar chart with %s row.",
                                                     "Bar chart with %s rows.", n_rows), rows);

  return takeaway != NULL ? g_strconcat (kind, " ", takeaway, NULL) : g_steal_pointer (&kind);
}

char *
inno_funding_count_text (const InnoFunding *self,
                         gint64             count)
{
  g_autofree char *text = inno_format_count (self->format, count);

  return g_strdup_printf (ngettext ("%s project", "%s projects", count), text);
}

/* "3 of 16": where the row stands, for those who cannot see it. */
static char *
position (const InnoFunding *self,
          guint              row)
{
  guint n_rows = inno_frame_get_n_rows (self->frame) - 1;

  if (row >= n_rows)
    return g_strdup (_("total"));

  /* Translators: the place of a row among the rows: "3 of 16" */
  return g_strdup_printf (_("%u of %u"), row + 1, n_rows);
}

static gboolean
is_of_public (const InnoFunding *self,
              guint              column)
{
  return inno_frame_get_column (self->frame, column)->class != INNO_CLASS_PRIVATE;
}

/* The share of public funding in whole per cent, as printed on the bar. */
static char *
share_text (const InnoFunding *self,
            guint              row,
            guint              column,
            guint              decimals)
{
  gint64 cents = inno_frame_get_cell (self->frame, row, column).integer;
  gint64 public = inno_frame_get_cell (self->frame, row, self->public).integer;

  if (public <= 0 || cents < 0 || !is_of_public (self, column))
    return NULL;
  if (self->is_share && decimals == 0)
    return inno_format_percent (self->format,
                                inno_frame_get_rounded (self->frame, row, column, 100) / 100.0, 0);

  return inno_format_percent (self->format, (double) cents / public, decimals);
}

/* "City" becomes "city" inside a sentence; "EU" and "ERDF" keep their capitals. */
static char *
lower_first (const char *label)
{
  const char *rest = g_utf8_next_char (label);
  g_autofree char *first = NULL;

  if (*label == '\0' || !g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (label);

  first = g_utf8_strdown (label, rest - label);
  return g_strconcat (first, rest, NULL);
}

static char *
spoken_amount (const InnoFunding *self,
               guint              row,
               guint              column)
{
  gint64 cents = said_cents (self, row, find_amount (self, column));

  if (!is_in_millions (self) && ABS (cents) >= MILLIONS_FROM_CENTS)
    return inno_format_euros (self->format, cents);

  return inno_format_euros_spoken (self->format, cents);
}

char *
inno_funding_segment_name (const InnoFunding *self,
                           guint              row,
                           guint              column)
{
  g_autofree char *series = lower_first (inno_frame_get_column (self->frame, column)->label);
  g_autofree char *amount = spoken_amount (self, row, column);
  /* A whole number of per cent is only the bar's own where shares are what is shown. */
  g_autofree char *share = share_text (self, row, column, self->is_share ? 0 : 1);
  g_autofree char *place = position (self, row);
  const char *label = inno_frame_get_row_label (self->frame, row);

  if (share == NULL)
    return g_strjoin (", ", label, series, amount, place, NULL);

  return g_strjoin (", ", label, series, amount, share, place, NULL);
}

char *
inno_funding_count_name (const InnoFunding *self,
                         guint              row)
{
  g_autofree char *count =
    inno_funding_count_text (self, inno_frame_get_cell (self->frame, row, self->total).integer);
  g_autofree char *place = position (self, row);

  return g_strjoin (", ", inno_frame_get_row_label (self->frame, row), count, place, NULL);
}

char *
inno_funding_segment_heading (const InnoFunding *self,
                              guint              row,
                              guint              column)
{
  return g_strdup_printf ("%s · %s", inno_frame_get_row_label (self->frame, row),
                          inno_frame_get_column (self->frame, column)->label);
}

static char *
projects_text (const InnoFunding *self,
               guint              row)
{
  gint64 unknown = inno_frame_get_cell (self->frame, row, self->unknown).integer;
  g_autofree char *projects =
    inno_funding_count_text (self, inno_frame_get_cell (self->frame, row, self->projects).integer);
  g_autofree char *count = inno_format_count (self->format, unknown);

  if (unknown == 0)
    return g_strdup_printf (_("%s, every amount known"), projects);

  return g_strdup_printf (ngettext ("%s, %s amount not known", "%s, %s amounts not known", unknown),
                          projects, count);
}

/* The exact amount, its share of public funding, and what stands behind it. */
char *
inno_funding_segment_detail (const InnoFunding *self,
                             guint              row,
                             guint              column)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);
  g_autofree char *exact = inno_format_euros (self->format, cell.integer);
  g_autofree char *share = share_text (self, row, column, 1);
  g_autofree char *public = compact (self, row, self->public);
  g_autofree char *projects = projects_text (self, row);
  g_autofree char *of_public = NULL;

  if (share == NULL)
    return g_strjoin ("\n", exact, projects, NULL);

  of_public = g_strdup_printf (_("%s of public funding (%s)"), share, public);
  return g_strjoin ("\n", exact, of_public, projects, NULL);
}
