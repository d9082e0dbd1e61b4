/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-timeline-private.h"

#include <glib/gi18n-lib.h>

/* The frame */

static gboolean
is_round (const InnoTimeline *self,
          guint               row)
{
  return inno_frame_get_cell (self->frame, row, self->status).state == INNO_CELL_NONE;
}

static const char *
get_group_label (const InnoTimeline *self,
                 guint               row)
{
  const char *agreement = inno_frame_get_text (self->frame, row, self->agreement);

  if (is_round (self, row))
    return _("Lead themes");

  return *agreement != '\0' ? agreement : _("No agreement");
}

/* The rows come in the order of their groups. */
static void
collect_groups (InnoTimeline *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (InnoTimelineGroup));
  for (guint row = 0; row < self->n_spans; row++)
    {
      const char *label = get_group_label (self, row);
      gboolean is_new = row == 0 || is_round (self, row) != is_round (self, row - 1) ||
                        !g_str_equal (label, get_group_label (self, row - 1));
      InnoTimelineGroup group = { label, row, 0 };

      if (is_new)
        g_array_append_val (self->groups, group);
      g_array_index (self->groups, InnoTimelineGroup, self->groups->len - 1).n++;
    }
}

void
inno_timeline_init (InnoTimeline *self,
                    InnoFrame    *frame)
{
  guint n_groups = inno_frame_get_n_groups (frame);

  *self = (InnoTimeline) {
    .frame = frame,
    .format = inno_format_get (inno_frame_get_query (frame)->lang),
    .as_of = inno_frame_get_context (frame)->as_of,
    .n_spans = n_groups,
    .total = n_groups,
    .agreement = inno_frame_find_column (frame, "agreement"),
    .status = inno_frame_find_column (frame, "status"),
    .start = inno_frame_find_column (frame, "start"),
    .end = inno_frame_find_column (frame, "end"),
    .soon = inno_frame_find_column (frame, "ends_soon"),
    .granted = inno_frame_find_column (frame, "granted"),
    .unknown = inno_frame_find_column (frame, "unknown_rows"),
  };
  if (n_groups > 0 && g_str_equal (inno_frame_get_row_id (frame, n_groups - 1), INNO_TIMELINE_REST_ID))
    self->n_spans--;
  collect_groups (self);
}

void
inno_timeline_clear (InnoTimeline *self)
{
  g_array_unref (self->groups);
}

InnoDay
inno_timeline_get_day (const InnoTimeline *self,
                       guint               row,
                       int                 column)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);

  return cell.state == INNO_CELL_KNOWN ? (InnoDay) cell.integer : INNO_DAY_NONE;
}

/* A round has no state of its own: its days say which it is in. */
InnoStatus
inno_timeline_get_status (const InnoTimeline *self,
                          guint               row)
{
  InnoDay start = inno_timeline_get_day (self, row, self->start);
  InnoDay end = inno_timeline_get_day (self, row, self->end);

  if (!is_round (self, row))
    return inno_frame_get_cell (self->frame, row, self->status).integer;
  if (self->as_of != INNO_DAY_NONE && end != INNO_DAY_NONE && end < self->as_of)
    return INNO_STATUS_ENDED;
  if (self->as_of != INNO_DAY_NONE && start != INNO_DAY_NONE && start > self->as_of)
    return INNO_STATUS_PLANNED;

  return INNO_STATUS_ONGOING;
}

/* Of a round too; the frame counts projects only. */
gboolean
inno_timeline_ends_soon (const InnoTimeline *self,
                         guint               row)
{
  InnoDay end = inno_timeline_get_day (self, row, self->end);

  if (is_round (self, row))
    return self->as_of != INNO_DAY_NONE && end != INNO_DAY_NONE && end >= self->as_of &&
           end <= inno_day_add_months (self->as_of, INNO_TIMELINE_SOON_MONTHS);

  return inno_frame_get_cell (self->frame, row, self->soon).integer > 0;
}

static gint64
count_left_out (const InnoTimeline *self)
{
  gint64 n_rounds = 0;

  while (n_rounds < self->n_spans && is_round (self, n_rounds))
    n_rounds++;

  return inno_frame_get_context (self->frame)->n_projects - (self->n_spans - n_rounds);
}

/* Sentences */

/* The agreement in which most projects end soon: NULL where several share that,
 * where there is no other, or where not all are rows. */
static const char *
find_most (const InnoTimeline *self)
{
  const char *best = NULL;
  guint most = 0, n_agreements = 0;

  for (guint g = 0; count_left_out (self) == 0 && g < self->groups->len; g++)
    {
      const InnoTimelineGroup *group = &g_array_index (self->groups, InnoTimelineGroup, g);
      guint n = 0;

      if (is_round (self, group->first) ||
          *inno_frame_get_text (self->frame, group->first, self->agreement) == '\0')
        continue;
      n_agreements++;
      for (guint i = 0; i < group->n; i++)
        n += inno_timeline_ends_soon (self, group->first + i);
      if (n >= most)
        best = n > most ? group->label : NULL;
      most = MAX (most, n);
    }

  return n_agreements > 1 ? best : NULL;
}

static char *
soon_text (const InnoTimeline *self)
{
  gint64 n = inno_frame_get_cell (self->frame, self->total, self->soon).integer;
  g_autofree char *count = inno_format_count (self->format, n);
  g_autofree char *day = inno_format_day (self->format, inno_day_add_months (self->as_of, INNO_TIMELINE_SOON_MONTHS));
  const char *most = find_most (self);

  if (n == 0)
    return g_strdup_printf (_("No project ends by %s."), day);
  if (most == NULL)
    return g_strdup_printf (ngettext ("%s project ends by %s.", "%s projects end by %s.", n), count, day);

  /* Translators: "12 projects end by 10 October 2025, most in Tampere." The last is an agreement. */
  return g_strdup_printf (ngettext ("%s project ends by %s, in %s.", "%s projects end by %s, most in %s.", n),
                          count, day, most);
}

/* What has not ended, and nobody has written when it will. */
static guint
count_endless (const InnoTimeline *self)
{
  guint n = 0;

  for (guint row = 0; row < self->n_spans; row++)
    {
      InnoStatus status = inno_timeline_get_status (self, row);

      n += !is_round (self, row) && (status == INNO_STATUS_ONGOING || status == INNO_STATUS_PLANNED) &&
           inno_timeline_get_day (self, row, self->end) == INNO_DAY_NONE;
    }

  return n;
}

/* NULL where nobody knows which day it is. */
char *
inno_timeline_takeaway (const InnoTimeline *self)
{
  guint endless = count_endless (self);
  g_autofree char *count = inno_format_count (self->format, endless);
  g_autofree char *soon = NULL;
  g_autofree char *unknown = NULL;

  if (self->as_of == INNO_DAY_NONE)
    return NULL;

  soon = soon_text (self);
  if (endless == 0)
    return g_steal_pointer (&soon);

  unknown = g_strdup_printf (ngettext ("The end of %s project is not known.",
                                       "The end of %s projects is not known.", endless), count);
  return g_strjoin (" ", soon, unknown, NULL);
}

/* Printed over the table as well: there too it is said what is left out. */
char *
inno_timeline_description (const InnoTimeline *self,
                           const char         *takeaway)
{
  g_autofree char *projects =
    inno_chart_count_projects (self->format, inno_frame_get_context (self->frame)->n_projects);
  g_autofree char *kind = g_strdup_printf (_("Timeline, %s."), projects);
  g_autofree char *remark = inno_timeline_remark (self);
  g_autoptr (GString) text = g_string_new (kind);

  if (takeaway != NULL)
    g_string_append_printf (text, " %s", takeaway);
  if (count_left_out (self) > 0)
    g_string_append_printf (text, " %s.", remark);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_open (const InnoTimeline *self)
{
  guint n = 0;

  for (guint row = 0; row < self->n_spans; row++)
    n += inno_timeline_get_day (self, row, self->start) == INNO_DAY_NONE ||
         inno_timeline_get_day (self, row, self->end) == INNO_DAY_NONE;

  return n;
}

/* How many there are, and of what there is less than all; for the foot. */
char *
inno_timeline_remark (const InnoTimeline *self)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  gint64 left_out = count_left_out (self);
  guint open = count_open (self);
  g_autofree char *left_out_count = inno_format_count (self->format, left_out);
  g_autofree char *open_count = inno_format_count (self->format, open);

  g_ptr_array_add (remarks, inno_chart_count_projects (self->format,
                                                       inno_frame_get_context (self->frame)->n_projects));
  if (open > 0)
    g_ptr_array_add (remarks, g_strdup_printf (ngettext ("start or end of %s not known",
                                                         "start or end of %s not known", open), open_count));
  if (left_out > 0)
    g_ptr_array_add (remarks, g_strdup_printf (ngettext ("%s project is summed up without a row of its own",
                                                         "%s projects are summed up without rows of their own",
                                                         left_out), left_out_count));

  return inno_chart_join (remarks);
}

static char *
days_text (const InnoTimeline *self,
           guint               row)
{
  InnoDay start = inno_timeline_get_day (self, row, self->start);
  InnoDay end = inno_timeline_get_day (self, row, self->end);
  g_autofree char *first = inno_format_day (self->format, start);
  g_autofree char *last = inno_format_day (self->format, end);

  if (start == INNO_DAY_NONE && end == INNO_DAY_NONE)
    return g_strdup (_("start and end not known"));
  if (start == INNO_DAY_NONE)
    return g_strdup_printf (_("until %s, start not known"), last);
  if (end == INNO_DAY_NONE)
    return g_strdup_printf (_("from %s, end not known"), first);

  return inno_format_day_range (self->format, start, end);
}

static void
add_amount (const InnoTimeline *self,
            GPtrArray          *parts,
            guint               row)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, self->granted);
  gint64 unknown = inno_frame_get_cell (self->frame, row, self->unknown).integer;
  g_autofree char *amount = inno_frame_format_cell (self->frame, row, self->granted);

  if (is_round (self, row) || (cell.state == INNO_CELL_KNOWN && cell.integer == 0 && unknown == 0))
    return;
  if (cell.state == INNO_CELL_UNKNOWN)
    {
      g_ptr_array_add (parts, g_strdup (_("amount not known")));
      return;
    }

  /* Translators: %s is a sum of money */
  g_ptr_array_add (parts, g_strdup_printf (_("%s of public funding granted"), amount));
  if (unknown > 0)
    g_ptr_array_add (parts, inno_chart_count_unknown (self->format, unknown));
}

/* What there is to be said of a span besides what it is called. */
static GPtrArray *
list_facts (const InnoTimeline *self,
            guint               row)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  const char *status = inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, inno_timeline_get_status (self, row));

  g_ptr_array_add (facts, days_text (self, row));
  g_ptr_array_add (facts, g_strdup (get_group_label (self, row)));
  g_ptr_array_add (facts, inno_chart_lower_first (status));
  if (inno_timeline_ends_soon (self, row))
    g_ptr_array_add (facts, g_strdup (_("ends within six months")));
  add_amount (self, facts, row);

  return facts;
}

char *
inno_timeline_name (const InnoTimeline *self,
                    guint               row)
{
  g_autoptr (GPtrArray) facts = list_facts (self, row);

  g_ptr_array_insert (facts, 0, g_strdup (inno_frame_get_row_label (self->frame, row)));
  g_ptr_array_add (facts, inno_chart_position_of (row, self->n_spans));
  g_ptr_array_add (facts, NULL);

  return g_strjoinv (", ", (char **) facts->pdata);
}

char *
inno_timeline_detail (const InnoTimeline *self,
                      guint               row)
{
  g_autoptr (GPtrArray) facts = list_facts (self, row);

  g_ptr_array_add (facts, NULL);

  return g_strjoinv ("\n", (char **) facts->pdata);
}
