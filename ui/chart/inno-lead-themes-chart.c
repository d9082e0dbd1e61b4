/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"
#include "plot-matrix.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  GArray           *themes;    /* of guint: columns */
  guint             n_cities;
  guint             rule;      /* row */
  guint             total;     /* row */
  guint             count;     /* column */
} Matrix;

static void
matrix_init (Matrix    *self,
             InnoFrame *frame)
{
  self->frame = frame;
  self->format = inno_format_get (inno_frame_get_query (frame)->lang);
  self->themes = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    if (inno_frame_get_column (frame, i)->is_series)
      g_array_append_val (self->themes, i);
  self->total = inno_frame_get_n_rows (frame) - 1;
  self->rule = self->total - 1;
  self->n_cities = self->rule;
  self->count = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
}

static const char *
theme_label (const Matrix *self,
             guint         theme)
{
  return inno_frame_get_column (self->frame, g_array_index (self->themes, guint, theme))->label;
}

static InnoCell
theme_cell (const Matrix *self,
            guint         row,
            guint         theme)
{
  return inno_frame_get_cell (self->frame, row, g_array_index (self->themes, guint, theme));
}

static char *
cell_text (const InnoCell *cell)
{
  if (cell->state == INNO_CELL_UNKNOWN)
    return g_strdup (_("Not known"));
  if (cell->state == INNO_CELL_NONE)
    return g_strdup (_("Does not take part"));

  return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, cell->integer));
}

static void
set_cell (const Matrix   *self,
          PlotMatrixCell *plot,
          guint           row,
          guint           theme)
{
  InnoCell cell = theme_cell (self, row, theme);
  const char *city = inno_frame_get_row_label (self->frame, row);
  g_autofree char *place = g_strdup_printf (_("%u of %u"), row + 1, self->n_cities);

  plot->glyph = cell.state == INNO_CELL_UNKNOWN ? PLOT_GLYPH_QUESTION
              : cell.state == INNO_CELL_NONE ? PLOT_GLYPH_POINT
              : inno_chart_role_glyph (cell.integer);
  plot->detail = cell_text (&cell);
  plot->heading = g_strdup_printf ("%s · %s", city, theme_label (self, theme));
  plot->name = g_strjoin (", ", city, theme_label (self, theme), plot->detail, place, NULL);
}

static void
set_row (const Matrix  *self,
         PlotMatrix    *plot,
         guint          row)
{
  InnoCell count = inno_frame_get_cell (self->frame, row, self->count);
  PlotMatrixRow *line = &plot->rows[row];
  g_autofree char *spoken = inno_frame_format_cell (self->frame, row, self->count);

  line->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  line->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  line->end_label = inno_format_count (self->format, count.integer);
  line->is_strong = count.integer > 0;
  /* Translators: a city and in how many lead themes it takes part: "Oulu, lead themes: at least 2" */
  line->name = g_strdup_printf (_("%s, lead themes: %s"), line->label, spoken);

  for (guint theme = 0; theme < self->themes->len; theme++)
    set_cell (self, plot_matrix_get_cell (plot, row, theme), row, theme);
}

static void
set_footer (const Matrix     *self,
            PlotMatrixFooter *footer,
            guint             row)
{
  footer->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  for (guint theme = 0; theme < self->themes->len; theme++)
    {
      guint column = g_array_index (self->themes, guint, theme);

      footer->texts[theme] = inno_frame_format_cell (self->frame, row, column);
      footer->glyphs[theme] = row == self->rule
        ? inno_chart_rule_glyph (inno_frame_get_cell (self->frame, row, column).integer)
        : PLOT_GLYPH_NONE;
      footer->names[theme] = g_strdup_printf ("%s, %s: %s", theme_label (self, theme),
                                              footer->label, footer->texts[theme]);
    }
}

static PlotMatrix *
make_matrix (const Matrix *self)
{
  PlotMatrix *plot = plot_matrix_new (self->n_cities, self->themes->len, 2);

  plot->end_title = g_strdup (inno_frame_get_column (self->frame, self->count)->label);
  plot->format_more = inno_chart_get_format_more ();
  for (guint theme = 0; theme < self->themes->len; theme++)
    {
      const InnoColumn *column =
        inno_frame_get_column (self->frame, g_array_index (self->themes, guint, theme));

      plot->columns[theme].id = g_strdup (column->id);
      plot->columns[theme].label = g_strdup (column->label);
      plot->columns[theme].is_hatched =
        theme_cell (self, self->total, theme).state == INNO_CELL_AT_LEAST;
    }
  for (guint row = 0; row < self->n_cities; row++)
    set_row (self, plot, row);
  set_footer (self, &plot->footers[0], self->total);
  set_footer (self, &plot->footers[1], self->rule);

  return plot;
}

static guint
count_unknown_themes (const Matrix *self)
{
  guint n = 0;

  for (guint theme = 0; theme < self->themes->len; theme++)
    n += theme_cell (self, self->total, theme).state == INNO_CELL_AT_LEAST;

  return n;
}

static char *
takeaway (const Matrix *self)
{
  guint n_unknown = count_unknown_themes (self);
  guint n_taking_part = 0;
  g_autofree char *taking_part = NULL;
  g_autofree char *cities = inno_format_count (self->format, self->n_cities);
  g_autofree char *themes = inno_format_count (self->format, n_unknown);
  g_autofree char *missing = NULL;

  for (guint row = 0; row < self->n_cities; row++)
    n_taking_part += inno_frame_get_cell (self->frame, row, self->count).integer > 0;
  taking_part = inno_format_count (self->format, n_taking_part);

  if (n_unknown == 0)
    return g_strdup_printf (_("%s of %s cities and municipalities have a counted role."), taking_part, cities);

  missing = g_strdup_printf (ngettext ("Who takes part in %s lead theme is not known.",
                                       "Who takes part in %s lead themes is not known.", n_unknown), themes);
  /* Translators: the last %s is a sentence of its own */
  return g_strdup_printf (_("At least %s of %s cities and municipalities have a counted role. %s"),
                          taking_part, cities, missing);
}

static char *
counted_roles (const Matrix *self)
{
  guint roles = inno_frame_get_query (self->frame)->roles;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint role = 0; role < INNO_N_ROLES; role++)
    if (roles & (1u << role))
      g_ptr_array_add (labels, g_utf8_strdown (inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role), -1));
  g_ptr_array_add (labels, NULL);
  list = inno_format_list (self->format, (const char * const *) labels->pdata);

  return g_strdup_printf (_("Counted roles: %s"), list);
}

static char *
rule_summary (const Matrix *self)
{
  guint n[3] = { 0 };
  g_autofree char *met = NULL;
  g_autofree char *not_met = NULL;
  g_autofree char *unknown = NULL;

  for (guint theme = 0; theme < self->themes->len; theme++)
    n[theme_cell (self, self->rule, theme).integer]++;
  met = inno_format_count (self->format, n[INNO_RULE_MET]);
  not_met = inno_format_count (self->format, n[INNO_RULE_NOT_MET]);
  unknown = inno_format_count (self->format, n[INNO_RULE_UNKNOWN]);

  return g_strdup_printf (_("At least three InnoCities: met %s, not met %s, not known %s"),
                          met, not_met, unknown);
}

static void
add_legend (PlotFigure *figure)
{
  for (guint role = 0; role < INNO_N_ROLES; role++)
    plot_figure_add_legend_glyph (figure, inno_chart_role_glyph (role),
                                  inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role));
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_QUESTION, _("Not known"));
}

/* Cities by lead themes: roles by shape as well as colour, sums at the edges,
 * and the rule of three cities under each theme. */
static PlotFigure *
draw (InnoFrame *frame)
{
  Matrix self;
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *roles = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *text = NULL;

  matrix_init (&self, frame);
  roles = counted_roles (&self);
  rule = rule_summary (&self);
  foot = inno_chart_foot (frame, roles, rule);
  plot_figure_set_title (figure, _("Lead-theme participation by city"));
  plot_figure_set_foot (figure, foot);

  if (self.n_cities == 0 || self.themes->len == 0)
    {
      plot_figure_set_message (figure, inno_chart_blame_filters (frame, _("No lead themes match these filters"),
                                                                 _("There are no lead themes to show")));
    }
  else
    {
      text = takeaway (&self);
      plot_figure_set_takeaway (figure, text);
      inno_chart_describe (figure, frame, text);
      add_legend (figure);
      plot_figure_take_body (figure, &make_matrix (&self)->body);
    }
  g_array_unref (self.themes);

  return figure;
}

const InnoChart inno_lead_themes_chart = {
  .id = "lead-themes",
  .title = N_("Lead themes"),
  .parts = INNO_QUERY_ROLES | INNO_QUERY_SORT,
  .compute = inno_facts_lead_themes,
  .draw = draw,
  .says = N_("Which city takes part in which lead theme, in which role, and whether at least three InnoCities take "
             "part in each."),
  .computed = N_("Each city with a counted role counts once for a theme; lead and implementer count unless other "
                 "roles are chosen. From three on the rule is met. With fewer it is not met, or not known where "
                 "not all participants are known: then the number is “at least”. A filter by place leaves rows "
                 "out, and changes neither number nor answer."),
  .page = "lead-themes",
  .label = N_("Participation"),
};
