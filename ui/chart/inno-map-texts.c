/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-map-private.h"

#include <glib/gi18n-lib.h>

#include "inno-outline.h"

#define N_LARGEST 3

/* What is on the map, by measure. */
static const char * const subjects[INNO_N_MEASURES] = {
  [INNO_MEASURE_GRANTED]  = N_("Granted public funding"),
  [INNO_MEASURE_REALISED] = N_("Realised public funding"),
  [INNO_MEASURE_PLANNED]  = N_("Planned public funding"),
  [INNO_MEASURE_PROJECTS] = N_("Projects"),
};

static const char *
get_subject (const InnoMapChart *self)
{
  return _(subjects[inno_frame_get_query (self->frame)->measure]);
}

static gint64
get_total (const InnoMapChart *self,
           guint               row)
{
  return inno_frame_get_cell (self->frame, row, self->total).integer;
}

static gint64
get_unknown (const InnoMapChart *self,
             guint               row)
{
  return inno_frame_get_cell (self->frame, row, self->unknown).integer;
}

/* The unit stands here, and nowhere else on the picture but over the ranking. */
char *
inno_map_chart_title (const InnoMapChart *self)
{
  g_autofree char *title = inno_chart_title (self->frame, get_subject (self));

  if (self->is_count)
    return g_steal_pointer (&title);

  return g_strconcat (title, ", ", inno_format_get_unit (self->format, self->unit->divisor), NULL);
}

/* Which places have most, where that can be said: of those that are on the map,
 * in the order of the frame, each with more than the next. */
static char *
list_largest (const InnoMapChart *self)
{
  const char *names[N_LARGEST + 1] = { NULL };

  if (self->n_groups <= N_LARGEST || get_total (self, N_LARGEST - 1) <= get_total (self, N_LARGEST))
    return NULL;

  for (guint row = 0; row < N_LARGEST; row++)
    {
      if (get_total (self, row) <= 0 || !inno_map_chart_has_place (self, row))
        return NULL;
      names[row] = inno_frame_get_row_label (self->frame, row);
    }

  return inno_format_list (self->format, names);
}

char *
inno_map_chart_takeaway (const InnoMapChart *self)
{
  g_autofree char *names = list_largest (self);

  if (names == NULL)
    return g_strdup (self->is_count ? _("The area of a circle is the number of projects.")
                                    : _("The area of a circle is the amount."));
  if (self->is_count)
    return g_strdup_printf (_("%s have most projects; the area of a circle is their number."), names);

  return g_strdup_printf (_("%s receive most; the area of a circle is the amount."), names);
}

static char *
count_text (const InnoMapChart *self,
            gint64              n)
{
  g_autofree char *count = inno_format_count (self->format, n);

  return g_strdup_printf (ngettext ("%s project", "%s projects", n), count);
}

static char *
total_text (const InnoMapChart *self)
{
  gint64 cents = get_total (self, self->n_groups);
  gint64 rounded = inno_frame_get_rounded (self->frame, self->n_groups, self->total, self->unit->step) * self->unit->step;
  g_autofree char *total = NULL;

  if (self->is_count)
    return count_text (self, cents);

  total = self->unit->decimals == 1 ? inno_format_euros_compact (self->format, rounded, self->unit->decimals)
                                    : inno_format_euros (self->format, cents);
  return g_strdup_printf (_("Total %s"), total);
}

static guint
count_placeless (const InnoMapChart *self)
{
  guint n = 0;

  for (guint row = 0; row < self->n_groups; row++)
    n += !inno_map_chart_has_place (self, row);

  return n;
}

static char *
make_remark (const InnoMapChart *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gint64 unknown = get_unknown (self, self->n_groups);
  guint n_placeless = count_placeless (self);
  gboolean by_city = inno_frame_get_query (self->frame)->by == INNO_DIMENSION_CITY;
  g_autofree char *unknown_count = inno_format_count (self->format, unknown);
  g_autofree char *placeless_count = inno_format_count (self->format, n_placeless);

  g_ptr_array_add (parts, total_text (self));
  if (!self->is_count && unknown > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s row without an amount",
                                                       "%s rows without an amount", unknown), unknown_count));
  if (n_placeless > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s without a place is not on the map",
                                                       "%s without a place are not on the map", n_placeless),
                                             placeless_count));
  if (by_city && !self->is_count)
    g_ptr_array_add (parts, g_strdup (_("Split equally among a project’s cities: an assumption")));


  return inno_chart_join (parts);
}

/* Whose land and boundaries these are. */
static char *
make_credits (const InnoMapChart *self)
{
  InnoShapes *regions = inno_frame_get_context (self->frame)->regions;
  g_autofree char *coast = g_strdup_printf (_("Coastline: %s"),
                                            inno_shapes_get_attribution (inno_outline_get_finland ()));
  const char *credit = regions != NULL ? inno_shapes_get_attribution (regions) : NULL;

  return credit != NULL ? g_strjoin (" · ", coast, credit, NULL) : g_steal_pointer (&coast);
}

/* What helps to read the picture comes last: in a narrow one it may be cut off,
 * and whose boundaries they are may not. */
char *
inno_map_chart_foot (const InnoMapChart *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *remark = make_remark (self);
  const char *counted = _("Projects and sub-projects; a group only where it has no sub-project");

  g_ptr_array_add (parts, inno_chart_foot (self->frame, self->is_count ? counted : get_subject (self), remark));
  g_ptr_array_add (parts, make_credits (self));
  if (self->has_authorities)
    g_ptr_array_add (parts, g_strdup (_("Lines join what one authority funds, wherever the authority is")));
  if (inno_frame_get_query (self->frame)->by != INNO_DIMENSION_CITY)
    g_ptr_array_add (parts, g_strdup (_("An agreement of several municipalities is one circle")));

  return inno_chart_join (parts);
}

char *
inno_map_chart_description (const InnoMapChart *self,
                            const char         *takeaway)
{
  guint n = self->n_groups - count_placeless (self);
  g_autofree char *count = inno_format_count (self->format, n);
  g_autofree char *credits = make_credits (self);
  g_autofree char *kind = g_strdup_printf (ngettext ("Map of Finland with %s circle.",
                                                     "Map of Finland with %s circles.", n), count);

  return g_strjoin (" ", kind, takeaway, credits, NULL);
}

/* What stands by the circle, without its unit. */
char *
inno_map_chart_figure_text (const InnoMapChart *self,
                            guint               row)
{
  if (self->is_count)
    return inno_format_count (self->format, get_total (self, row));
  if (inno_map_chart_is_unknown (self, row))
    return g_strdup ("?");

  return inno_money_unit_format (self->unit, self->format,
                                 inno_frame_get_rounded (self->frame, row, self->total, self->unit->step));
}

/* What is known in part is at least that much. */
char *
inno_map_chart_extra_text (const InnoMapChart *self,
                           guint               row)
{
  if (self->is_count || get_unknown (self, row) == 0 || inno_map_chart_is_unknown (self, row))
    return NULL;

  return g_strdup ("+ ?");
}

/* As it is printed where that is millions; exactly where it is less. */
static char *
spoken_amount (const InnoMapChart *self,
               guint               row)
{
  gint64 rounded = inno_frame_get_rounded (self->frame, row, self->total, self->unit->step) * self->unit->step;

  if (self->is_count)
    return count_text (self, get_total (self, row));
  if (inno_map_chart_is_unknown (self, row))
    return g_strdup (_("amount not known"));
  if (self->unit->decimals == 1 && rounded != 0)
    return inno_format_euros_spoken (self->format, rounded);

  return inno_format_euros (self->format, get_total (self, row));
}

char *
inno_map_chart_mark_name (const InnoMapChart *self,
                          guint               row)
{
  g_autofree char *amount = spoken_amount (self, row);
  g_autofree char *place = g_strdup_printf (_("%u of %u"), row + 1, self->n_groups);
  const char *label = inno_frame_get_row_label (self->frame, row);
  const char *authority = inno_frame_get_text (self->frame, row, self->authority);

  if (!self->has_authorities || *authority == '\0')
    return g_strjoin (", ", label, amount, place, NULL);

  return g_strjoin (", ", label, amount, authority, place, NULL);
}

/* The exact amount, its part of the whole, who funds, and what is not known. */
char *
inno_map_chart_mark_detail (const InnoMapChart *self,
                            guint               row)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  InnoCell share = inno_frame_get_cell (self->frame, row, self->share);
  gint64 unknown = get_unknown (self, row);
  const char *authority = inno_frame_get_text (self->frame, row, self->authority);
  g_autofree char *percent = inno_format_percent (self->format, share.fraction, 1);
  g_autofree char *count = inno_format_count (self->format, unknown);

  if (inno_map_chart_is_unknown (self, row))
    g_ptr_array_add (lines, g_strdup (_("Amount not known")));
  else
    g_ptr_array_add (lines, self->is_count ? count_text (self, get_total (self, row))
                                           : inno_format_euros (self->format, get_total (self, row)));
  /* A project may stand in several cities: numbers of them are no parts of a whole. */
  if (!self->is_count && share.state == INNO_CELL_KNOWN)
    g_ptr_array_add (lines, g_strdup_printf (_("%s of the whole"), percent));
  if (!self->is_count && unknown > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%s row without an amount",
                                                       "%s rows without an amount", unknown), count));
  if (*authority != '\0')
    g_ptr_array_add (lines, g_strdup_printf (_("Funding authority: %s"), authority));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}
