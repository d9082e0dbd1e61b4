/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-funding-private.h"

#include <glib/gi18n-lib.h>

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
  self->unit = inno_money_unit_of (frame, self->total);
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

const char *
inno_funding_measure (const InnoFunding *self)
{
  return inno_chart_measure (self->frame, self->is_share);
}

static char *
total_text (const InnoFunding *self,
            guint              total_row)
{
  g_autofree char *total = inno_money_say (self->frame, self->unit, total_row, self->total);
  g_autofree char *public = NULL;

  if (self->is_share)
    return g_strdup_printf (_("Total %s"), total);

  public = inno_money_say (self->frame, self->unit, total_row, self->public);
  return g_strdup_printf (_("Total %s, of which public %s"), total, public);
}

/* What a chart of lead themes leaves out. */
static void
add_outside (const InnoFunding *self,
             guint              total_row,
             GPtrArray         *parts)
{
  int column = inno_frame_find_column (self->frame, INNO_FRAME_OUTSIDE_ID);
  g_autofree char *amount = NULL;

  if (column < 0)
    return;

  amount = inno_money_say (self->frame, self->unit, total_row, column);
  /* Translators: public money of projects that belong to no lead theme */
  g_ptr_array_add (parts, g_strdup_printf (_("Outside the lead themes %s of public funding"), amount));
}

/* Total and what is not known, for the foot. */
char *
inno_funding_remark (const InnoFunding *self)
{
  guint total_row = inno_frame_get_n_rows (self->frame) - 1;
  gint64 unknown = inno_frame_get_cell (self->frame, total_row, self->unknown).integer;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->is_count)
    {
      gint64 projects = inno_frame_get_cell (self->frame, total_row, self->total).integer;

      return inno_chart_count_projects (self->format, projects);
    }

  g_ptr_array_add (parts, total_text (self, total_row));
  add_outside (self, total_row, parts);
  if (unknown > 0)
    g_ptr_array_add (parts, inno_chart_count_unknown (self->format, unknown));

  return inno_chart_join (parts);
}

static gboolean
is_of_public (const InnoFunding *self,
              guint              column)
{
  return inno_frame_get_column (self->frame, column)->class != INNO_CLASS_PRIVATE;
}

/* Whether the column is the money whose share is held against the band. */
static gboolean
is_city_share (const InnoFunding *self,
               guint              row,
               guint              column)
{
  return self->share >= 0 && inno_frame_get_query (self->frame)->series == INNO_DIMENSION_CLASS &&
         inno_frame_get_column (self->frame, column)->class == INNO_CLASS_CITY &&
         inno_frame_get_cell (self->frame, row, self->share).state == INNO_CELL_KNOWN;
}

/* The share of public funding in whole per cent, as printed on the bar, or to one
 * decimal, as in the table. */
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

  if (is_city_share (self, row, column))
    return inno_frame_format_cell (self->frame, row, self->share);

  return inno_format_percent (self->format, (double) cents / public, decimals);
}

char *
inno_funding_segment_name (const InnoFunding *self,
                           guint              row,
                           guint              column)
{
  g_autofree char *series = inno_chart_lower_first (inno_frame_get_column (self->frame, column)->label);
  g_autofree char *amount = inno_money_speak (self->frame, self->unit, row, find_amount (self, column));
  /* A whole number of per cent is only the bar's own where shares are what is shown. */
  g_autofree char *share = share_text (self, row, column, self->is_share ? 0 : 1);
  g_autofree char *place = inno_chart_position (self->frame, row);
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
    inno_chart_count_projects (self->format, inno_frame_get_cell (self->frame, row, self->total).integer);
  g_autofree char *place = inno_chart_position (self->frame, row);

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
    inno_chart_count_projects (self->format, inno_frame_get_cell (self->frame, row, self->projects).integer);
  g_autofree char *count = inno_format_count (self->format, unknown);

  if (unknown == 0)
    return g_strdup_printf (self->is_share ? _("%s, every public amount known") : _("%s, every amount known"), projects);

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
  g_autofree char *public = inno_money_say (self->frame, self->unit, row, self->public);
  g_autofree char *projects = projects_text (self, row);
  g_autofree char *of_public = NULL;

  if (share == NULL)
    return g_strjoin ("\n", exact, projects, NULL);

  of_public = g_strdup_printf (inno_frame_get_context (self->frame)->has_whole
                               ? _("%s of public funding (%s)")
                               /* Translators: a share, and the amount that a filter by funding source leaves */
                               : _("%s of what the filters let through (%s)"),
                               share, public);
  return g_strjoin ("\n", exact, of_public, projects, NULL);
}
