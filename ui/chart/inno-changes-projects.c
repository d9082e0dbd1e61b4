/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-changes-private.h"
#include "plot-list.h"

#include <glib/gi18n-lib.h>

static const PlotGlyph glyphs[INNO_N_CHANGES] = {
  [INNO_CHANGE_ADDED]   = PLOT_GLYPH_PLUS,
  [INNO_CHANGE_ENDED]   = PLOT_GLYPH_CHECK,
  [INNO_CHANGE_AMOUNT]  = PLOT_GLYPH_PLUS_MINUS,
  [INNO_CHANGE_REMOVED] = PLOT_GLYPH_MINUS,
};

static InnoChange
get_change (const InnoChanges *self,
            guint              row)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, inno_frame_find_column (self->frame, "change"));

  return cell.state == INNO_CELL_KNOWN ? (InnoChange) cell.integer : INNO_CHANGE_NONE;
}

static guint
count_changes (const InnoChanges *self,
               InnoChange         change)
{
  guint n = 0;

  for (guint row = 0; row < self->n_groups; row++)
    n += get_change (self, row) == change;

  return n;
}

/* One that ended says nothing of money, unless that changed as well. */
static void
set_value (const InnoChanges *self,
           PlotListRow       *line,
           guint              row,
           InnoChange         change)
{
  if (change == INNO_CHANGE_ENDED && inno_changes_get_trend (self, row) == INNO_TREND_SAME)
    return;

  line->value = inno_changes_format_change (self, row);
  line->value_tone = inno_changes_get_tone (self, row);
}

static void
set_row (const InnoChanges *self,
         PlotListRow       *line,
         guint              row)
{
  InnoChange change = get_change (self, row);
  const char *word = inno_vocabulary_get_label (INNO_VOCABULARY_CHANGE, change);
  g_autofree char *name = inno_changes_row_name (self, row);
  g_autofree char *detail = inno_changes_row_detail (self, row);

  line->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  line->glyph = glyphs[change];
  line->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  line->aside = g_strdup (inno_frame_get_text (self->frame, row, inno_frame_find_column (self->frame, "agreement")));
  line->name = g_strjoin (", ", word, name, NULL);
  line->heading = g_strdup_printf ("%s · %s", word, line->label);
  line->detail = g_strjoin ("\n", detail, line->aside, NULL);
  set_value (self, line, row, change);
}

static char *
count_text (const InnoChanges *self,
            InnoChange         change)
{
  guint n = count_changes (self, change);
  g_autofree char *count = inno_format_count (self->format, n);

  if (n == 0)
    return NULL;
  if (change == INNO_CHANGE_ADDED)
    return g_strdup_printf (ngettext ("%s new project", "%s new projects", n), count);
  if (change == INNO_CHANGE_ENDED)
    return g_strdup_printf (ngettext ("%s ended project", "%s ended projects", n), count);
  if (change == INNO_CHANGE_REMOVED)
    return g_strdup_printf (ngettext ("%s removed project", "%s removed projects", n), count);

  return g_strdup_printf (ngettext ("%s changed amount", "%s changed amounts", n), count);
}

static char *
make_takeaway (const InnoChanges *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *growth = inno_changes_growth (self);
  g_autofree char *list = NULL;

  for (guint change = 0; change < INNO_CHANGE_NONE; change++)
    {
      char *text = count_text (self, change);

      if (text != NULL)
        g_ptr_array_add (parts, text);
    }
  if (parts->len == 0)
    return g_strdup (growth);
  g_ptr_array_add (parts, NULL);
  list = inno_format_list (self->format, (const char * const *) parts->pdata);

  /* Translators: "5 new projects and 3 ended projects. Funding grew by 4.7 million euros." */
  return g_strdup_printf (_("%s. %s"), list, growth);
}

void
inno_changes_fill_projects (const InnoChanges *self,
                            PlotFigure        *figure)
{
  guint n = self->n_groups - count_changes (self, INNO_CHANGE_NONE);
  PlotList *list = plot_list_new (n);
  g_autofree char *takeaway = make_takeaway (self);
  g_autofree char *count = inno_format_count (self->format, n);
  g_autofree char *kind = g_strdup_printf (ngettext ("List with %s project.", "List with %s projects.", n), count);
  g_autofree char *description = inno_changes_describe (kind, takeaway);

  for (guint row = 0; row < n; row++)
    set_row (self, &list->rows[row], row);
  list->value_title = inno_changes_unit (self);
  list->format_more = inno_chart_get_format_more ();

  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, self->frame, description);
  for (guint change = 0; change < INNO_CHANGE_NONE; change++)
    if (count_changes (self, change) > 0)
      plot_figure_add_legend_glyph (figure, glyphs[change],
                                    inno_vocabulary_get_label (INNO_VOCABULARY_CHANGE, change));
  if (n == 0)
    plot_figure_set_message (figure, _("No project has changed"));
  plot_figure_take_body (figure, &list->body);
}
