/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-changes-private.h"

#include <glib/gi18n-lib.h>

/* How many groups the one sentence names. */
#define MAX_NAMES 2

/* From here on amounts are said in millions, to a tenth. */
#define MILLIONS_FROM_CENTS 10000000

static gint64
largest_amount (InnoFrame *frame,
                int        total,
                int        before)
{
  gint64 largest = 0;

  for (guint row = 0; row < inno_frame_get_n_groups (frame); row++)
    largest = MAX (largest, MAX (ABS (inno_frame_get_cell (frame, row, total).integer),
                                 ABS (inno_frame_get_cell (frame, row, before).integer)));

  return largest;
}

InnoChanges *
inno_changes_new (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  InnoChanges *self = g_new0 (InnoChanges, 1);

  self->frame = inno_frame_ref (frame);
  self->format = inno_format_get (query->lang);
  self->is_count = query->measure == INNO_MEASURE_PROJECTS;
  self->n_groups = inno_frame_get_n_groups (frame);
  self->total_row = self->n_groups;
  self->total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  self->before = inno_frame_find_column (frame, "before");
  self->difference = inno_frame_find_column (frame, "difference");
  self->unknown = inno_frame_find_column (frame, "unknown_rows");
  self->unit = inno_money_unit_for (largest_amount (frame, self->total, self->before));

  return self;
}

void
inno_changes_free (InnoChanges *self)
{
  inno_frame_unref (self->frame);
  g_free (self);
}

/* Numbers */

static gint64
get_steps (const InnoChanges *self,
           guint              row,
           int                column)
{
  return inno_frame_get_rounded (self->frame, row, column, self->unit->step);
}

/* What prints as nothing, but is not nothing, is said exactly. */
static gint64
said_cents (const InnoChanges *self,
            guint              row,
            int                column)
{
  gint64 rounded = get_steps (self, row, column) * self->unit->step;

  if (self->unit->step == MILLIONS_FROM_CENTS && ABS (rounded) >= MILLIONS_FROM_CENTS)
    return rounded;

  return inno_frame_get_cell (self->frame, row, column).integer;
}

InnoTrend
inno_changes_get_trend (const InnoChanges *self,
                        guint              row)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, self->difference);

  if (cell.state != INNO_CELL_KNOWN)
    return INNO_TREND_UNKNOWN;

  return cell.integer > 0 ? INNO_TREND_UP : cell.integer < 0 ? INNO_TREND_DOWN : INNO_TREND_SAME;
}

int
inno_changes_get_tone (const InnoChanges *self,
                       guint              row)
{
  gint64 steps = self->is_count ? inno_frame_get_cell (self->frame, row, self->difference).integer
                                : get_steps (self, row, self->difference);

  if (inno_changes_get_trend (self, row) == INNO_TREND_UNKNOWN)
    return 0;

  return (steps > 0) - (steps < 0);
}

char *
inno_changes_format_value (const InnoChanges *self,
                           guint              row,
                           int                column)
{
  if (self->is_count)
    return inno_format_count (self->format, inno_frame_get_cell (self->frame, row, column).integer);

  return inno_money_unit_format (self->unit, self->format, get_steps (self, row, column));
}

char *
inno_changes_format_change (const InnoChanges *self,
                            guint              row)
{
  if (inno_changes_get_trend (self, row) == INNO_TREND_UNKNOWN)
    return g_strdup ("?");
  if (self->is_count)
    return inno_format_signed_scaled (self->format,
                                      inno_frame_get_cell (self->frame, row, self->difference).integer, 1, 0);

  return inno_money_unit_format_change (self->unit, self->format, get_steps (self, row, self->difference));
}

static char *
format_projects (const InnoChanges *self,
                 gint64             count)
{
  g_autofree char *text = inno_format_count (self->format, count);

  return g_strdup_printf (ngettext ("%s project", "%s projects", count), text);
}

/* Without its sign: the words say which way it went. */
static char *
format_size (const InnoChanges *self,
             gint64             cents)
{
  cents = ABS (cents);
  if (self->is_count)
    return format_projects (self, cents);
  if (cents >= MILLIONS_FROM_CENTS && self->unit->step == MILLIONS_FROM_CENTS)
    return inno_format_euros_compact (self->format, cents, self->unit->decimals);

  return inno_format_euros (self->format, cents);
}

char *
inno_changes_format_amount (const InnoChanges *self,
                            guint              row,
                            int                column)
{
  gint64 value = self->is_count ? inno_frame_get_cell (self->frame, row, column).integer
                                : said_cents (self, row, column);

  return format_size (self, value);
}

char *
inno_changes_unit (const InnoChanges *self)
{
  return g_strdup (self->is_count ? _("projects") : inno_format_get_unit (self->format, self->unit->divisor));
}

/* Words */

static char *
day_or (const InnoChanges *self,
        InnoDay            day,
        const char        *word)
{
  return day != INNO_DAY_NONE ? inno_format_day (self->format, day) : g_strdup (word);
}

/* Two days that are the same tell nobody which is which. */
static gboolean
is_same_day (const InnoChanges *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);

  return context->as_of == context->since_day;
}

char *
inno_changes_now_label (const InnoChanges *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);

  return day_or (self, is_same_day (self) ? INNO_DAY_NONE : context->as_of, _("Now"));
}

char *
inno_changes_before_label (const InnoChanges *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);

  return day_or (self, is_same_day (self) ? INNO_DAY_NONE : context->since_day, _("Before"));
}

/* "Steering group 1/2025, 12 February 2025": for the foot. */
char *
inno_changes_since (const InnoChanges *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);
  g_autofree char *day = context->since_day != INNO_DAY_NONE ? inno_format_day (self->format, context->since_day)
                                                             : NULL;

  return day != NULL ? g_strdup_printf ("%s, %s", context->since, day) : g_strdup (context->since);
}

char *
inno_changes_remark (const InnoChanges *self)
{
  g_autofree char *since = inno_changes_since (self);
  g_autofree char *compared = g_strdup_printf (_("Compared with %s"), since);
  g_autofree char *now = inno_changes_format_amount (self, self->total_row, self->total);
  g_autofree char *before = inno_changes_format_amount (self, self->total_row, self->before);
  g_autofree char *totals = g_strdup_printf (_("Total %s, before %s"), now, before);

  return g_strjoin (" · ", totals, compared, NULL);
}

char *
inno_changes_row_label (const InnoChanges *self,
                        guint              row)
{
  if (row == self->total_row && !inno_query_is_filtered (inno_frame_get_query (self->frame)))
    return g_strdup (_("Whole programme"));

  return g_strdup (inno_frame_get_row_label (self->frame, row));
}

char *
inno_changes_describe (const char *kind,
                       const char *takeaway)
{
  return takeaway != NULL ? g_strconcat (kind, " ", takeaway, NULL) : g_strdup (kind);
}

/* The sentence */

/* Funding and projects grow, fall, stay or are not known to have done either. */
static const struct { const char *funding; const char *projects; } growths[] = {
  [INNO_TREND_SAME]    = { N_("Funding is what it was."), N_("There are as many projects as before.") },
  [INNO_TREND_UP]      = { N_("Funding grew by %s."), N_("The number of projects grew by %s.") },
  [INNO_TREND_DOWN]    = { N_("Funding fell by %s."), N_("The number of projects fell by %s.") },
  [INNO_TREND_UNKNOWN] = { N_("How much funding has changed is not known: other amounts are missing than before."),
                           N_("How much has changed is not known.") },
};

static const struct { const char *funding; const char *projects; } growths_where[] = {
  [INNO_TREND_UP]   = { N_("Funding grew by %s, most in %s."), N_("The number of projects grew by %s, most in %s.") },
  [INNO_TREND_DOWN] = { N_("Funding fell by %s, most in %s."), N_("The number of projects fell by %s, most in %s.") },
};

/* The number alone; "by" is said in the sentence. */
static char *
format_growth (const InnoChanges *self)
{
  if (self->is_count)
    return inno_format_count (self->format,
                              ABS (inno_frame_get_cell (self->frame, self->total_row, self->difference).integer));

  return inno_changes_format_amount (self, self->total_row, self->difference);
}

/* The texts are from the tables above, whose entries take what is given. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
inno_changes_growth (const InnoChanges *self)
{
  InnoTrend trend = inno_changes_get_trend (self, self->total_row);
  const char *text = self->is_count ? growths[trend].projects : growths[trend].funding;
  g_autofree char *size = format_growth (self);

  return g_strdup_printf (_(text), size);
}

/* The groups that went furthest the way of the whole. */
static char *
list_leaders (const InnoChanges *self,
              InnoTrend          trend)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gint64 last = G_MAXINT64;
  int sign = trend == INNO_TREND_UP ? 1 : -1;

  while (labels->len < MAX_NAMES)
    {
      gint64 best = 0;
      int best_row = -1;

      for (guint row = 0; row < self->n_groups; row++)
        {
          gint64 difference = sign * inno_frame_get_cell (self->frame, row, self->difference).integer;

          if (inno_changes_get_trend (self, row) == trend && difference > best && difference < last)
            {
              best = difference;
              best_row = row;
            }
        }
      if (best_row < 0)
        break;
      g_ptr_array_add (labels, (gpointer) inno_frame_get_row_label (self->frame, best_row));
      last = best;
    }
  if (labels->len == 0)
    return NULL;
  g_ptr_array_add (labels, NULL);

  return inno_format_list (self->format, (const char * const *) labels->pdata);
}

/* Places lead; that most was granted "in 2024" or "in EU" is no such news. */
static gboolean
has_leaders (const InnoChanges *self)
{
  InnoDimension by = inno_frame_get_query (self->frame)->by;

  return by == INNO_DIMENSION_AGREEMENT || by == INNO_DIMENSION_CITY || by == INNO_DIMENSION_REGION;
}

char *
inno_changes_takeaway (const InnoChanges *self)
{
  InnoTrend trend = inno_changes_get_trend (self, self->total_row);
  g_autofree char *leaders = NULL;
  g_autofree char *size = NULL;

  if (has_leaders (self) && (trend == INNO_TREND_UP || trend == INNO_TREND_DOWN))
    leaders = list_leaders (self, trend);
  if (leaders == NULL)
    return inno_changes_growth (self);

  size = format_growth (self);
  return g_strdup_printf (self->is_count ? _(growths_where[trend].projects) : _(growths_where[trend].funding),
                          size, leaders);
}
#pragma GCC diagnostic pop

/* One row, told */

char *
inno_changes_row_place (const InnoChanges *self,
                        guint              row)
{
  return row < self->n_groups ? g_strdup_printf (_("%u of %u"), row + 1, self->n_groups) : g_strdup (_("total"));
}

static char *
speak (const InnoChanges *self,
       guint              row,
       int                column)
{
  if (self->is_count)
    return format_projects (self, inno_frame_get_cell (self->frame, row, column).integer);

  return inno_format_euros_spoken (self->format, said_cents (self, row, column));
}

static char *
speak_change (const InnoChanges *self,
              guint              row)
{
  InnoTrend trend = inno_changes_get_trend (self, row);
  g_autofree char *amount = NULL;

  if (trend == INNO_TREND_UNKNOWN)
    return g_strdup (_("change not known"));
  if (trend == INNO_TREND_SAME)
    return g_strdup (_("no change"));

  amount = speak (self, row, self->difference);
  return g_strdup_printf (trend == INNO_TREND_UP ? "+%s" : "%s", amount);
}

/* "Oulu, 11.9 million euros, before 10.5 million euros, +1.4 million euros, 3 of 16" */
char *
inno_changes_row_name (const InnoChanges *self,
                       guint              row)
{
  g_autofree char *label = inno_changes_row_label (self, row);
  g_autofree char *amount = speak (self, row, self->total);
  g_autofree char *earlier = speak (self, row, self->before);
  g_autofree char *before = g_strdup_printf (_("before %s"), earlier);
  g_autofree char *change = speak_change (self, row);
  g_autofree char *place = inno_changes_row_place (self, row);

  return g_strjoin (", ", label, amount, before, change, place, NULL);
}

/* The exact amounts, and how many rows have none. */
char *
inno_changes_row_detail (const InnoChanges *self,
                         guint              row)
{
  g_autofree char *now = inno_frame_format_cell (self->frame, row, self->total);
  g_autofree char *earlier = inno_frame_format_cell (self->frame, row, self->before);
  g_autofree char *before = g_strdup_printf (_("before %s"), *earlier != '\0' ? earlier : "–");
  g_autofree char *difference = inno_frame_format_cell (self->frame, row, self->difference);
  g_autofree char *change = inno_changes_get_trend (self, row) == INNO_TREND_UNKNOWN
    ? g_strdup (_("change not known"))
    : g_strdup_printf ("%s%s", inno_changes_get_trend (self, row) == INNO_TREND_UP ? "+" : "", difference);

  return g_strjoin ("\n", *now != '\0' ? now : "–", before, change, NULL);
}
