/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-changes-minutes.h"

#include <glib/gi18n-lib.h>

#include "inno-changes-private.h"

static const char * const deviation_texts[INNO_N_DEVIATIONS] = {
  [INNO_DEVIATION_BELOW]   = N_("below the band"),
  [INNO_DEVIATION_ABOVE]   = N_("above the band"),
  [INNO_DEVIATION_TOO_FEW] = N_("fewer than three cities"),
  [INNO_DEVIATION_MENDED]  = N_("the rule is met again"),
};

static const char * const headings[INNO_CHANGE_NONE] = {
  [INNO_CHANGE_ADDED]   = N_("New projects"),
  [INNO_CHANGE_ENDED]   = N_("Ended projects"),
  [INNO_CHANGE_AMOUNT]  = N_("Projects with another amount"),
  [INNO_CHANGE_REMOVED] = N_("Removed projects"),
};

/**
 * inno_deviation_say:
 * @deviation: a rule whose answer is another than it was
 *
 * Returns: (transfer full): what it is about and what became of it
 */
char *
inno_deviation_say (const InnoDeviation *deviation)
{
  return g_strdup_printf (_("%s: %s"), deviation->label, _(deviation_texts[deviation->kind]));
}

static void
append_heading (GString    *text,
                const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

/* "– Oulu: €11.9 million (+1.4)" */
static void
append_row (GString           *text,
            const InnoChanges *changes,
            guint              row,
            const char        *place)
{
  g_autofree char *label = inno_changes_row_label (changes, row);
  g_autofree char *now = inno_changes_format_amount (changes, row, changes->total);
  g_autofree char *change = inno_changes_format_change (changes, row);
  gboolean is_there = inno_frame_get_cell (changes->frame, row, changes->total).state != INNO_CELL_NONE;

  g_string_append_printf (text, "– %s%s%s: %s%s(%s)\n", label, place != NULL && *place != '\0' ? ", " : "",
                          place != NULL ? place : "", is_there ? now : "", is_there ? " " : "", change);
}

static void
append_groups (GString           *text,
               const InnoChanges *changes)
{
  const InnoFrameContext *context = inno_frame_get_context (changes->frame);
  g_autofree char *since = inno_changes_since (changes);
  g_autofree char *now = inno_changes_now_label (changes);
  g_autofree char *filters = g_strjoinv ("; ", context->filters);
  g_autofree char *takeaway = inno_changes_takeaway (changes);
  g_autofree char *unit = inno_changes_unit (changes);
  g_autofree char *heading = NULL;

  g_string_append_printf (text, "%s: %s → %s\n", _("Changes"), since, now);
  if (*filters != '\0')
    g_string_append_printf (text, "%s\n", filters);
  g_string_append_printf (text, "%s\n", takeaway);
  heading = g_strdup_printf ("%s, %s", inno_chart_measure (changes->frame, TRUE), unit);
  append_heading (text, heading);
  for (guint row = 0; row <= changes->total_row; row++)
    append_row (text, changes, row, NULL);
}

static void
append_projects (GString           *text,
                 const InnoChanges *changes,
                 InnoChange         change)
{
  int kind = inno_frame_find_column (changes->frame, "change");
  int agreement = inno_frame_find_column (changes->frame, "agreement");
  gboolean has_any = FALSE;

  for (guint row = 0; row < changes->n_groups; row++)
    {
      InnoCell cell = inno_frame_get_cell (changes->frame, row, kind);

      if (cell.state != INNO_CELL_KNOWN || (InnoChange) cell.integer != change)
        continue;
      if (!has_any)
        append_heading (text, _(headings[change]));
      has_any = TRUE;
      append_row (text, changes, row, inno_frame_get_text (changes->frame, row, agreement));
    }
}

static void
append_deviations (GString   *text,
                   GPtrArray *deviations)
{
  if (deviations->len > 0)
    append_heading (text, _("Rules"));
  for (guint i = 0; i < deviations->len; i++)
    {
      g_autofree char *words = inno_deviation_say (g_ptr_array_index (deviations, i));

      g_string_append_printf (text, "– %s\n", words);
    }
}

/**
 * inno_changes_minutes:
 * @groups: changes by group, compared with something
 * @projects: the same project by project
 * @deviations: (element-type InnoDeviation): rules whose answer is another than it was
 *
 * Returns: (transfer full): a few short lists, in the language of the frames, which
 *   must be the active one
 */
char *
inno_changes_minutes (InnoFrame *groups,
                      InnoFrame *projects,
                      GPtrArray *deviations)
{
  InnoChanges *by_group = inno_changes_new (groups);
  InnoChanges *by_project = inno_changes_new (projects);
  GString *text = g_string_new (NULL);

  append_groups (text, by_group);
  append_deviations (text, deviations);
  for (guint change = 0; change < INNO_CHANGE_NONE; change++)
    append_projects (text, by_project, change);
  inno_changes_free (by_group);
  inno_changes_free (by_project);

  return g_string_free (text, FALSE);
}
