/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"
#include "plot-flow.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  const char          *source;     /* name of the lead theme, or of the city */
  gboolean             is_count;
  gboolean             is_city;    /* the source is a city, the rows are lead themes */
  guint                n_rows;     /* and the place of the total */
  int                  role, public, share, projects;   /* columns, or -1 */
} Flow;

static gint64
largest_amount (const Flow *self)
{
  gint64 largest = 0;

  for (guint row = 0; row < self->n_rows && self->public >= 0; row++)
    largest = MAX (largest, ABS (inno_frame_get_cell (self->frame, row, self->public).integer));

  return largest;
}

static void
flow_init (Flow      *self,
           InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);

  *self = (Flow) {
    .frame = frame,
    .format = inno_format_get (query->lang),
    .source = inno_frame_get_context (frame)->subject,
    .is_count = query->measure == INNO_MEASURE_PROJECTS,
    .is_city = query->by == INNO_DIMENSION_LEAD_THEME,
    .n_rows = inno_frame_get_n_groups (frame),
    .role = inno_frame_find_column (frame, "role"),
    .public = inno_frame_find_column (frame, "public"),
    .share = inno_frame_find_column (frame, "share"),
    .projects = inno_frame_find_column (frame, "projects"),
  };
  self->unit = inno_money_unit_for (largest_amount (self));
}

static InnoCell
get_value (const Flow *self,
           guint       row)
{
  return inno_frame_get_cell (self->frame, row, self->is_count ? self->projects : self->public);
}

static char *
format_value (const Flow *self,
              guint       row)
{
  InnoCell cell = get_value (self, row);

  if (cell.state == INNO_CELL_UNKNOWN)
    return g_strdup ("?");
  if (self->is_count || cell.integer == 0)
    return inno_format_count (self->format, cell.integer);

  return inno_money_unit_format (self->unit, self->format,
                                 inno_frame_get_rounded (self->frame, row, self->public, self->unit->step));
}

/* Bands */

static void
add_amount (const Flow *self,
            GPtrArray  *parts,
            guint       row)
{
  if (self->public < 0)
    return;

  g_ptr_array_add (parts, inno_frame_format_cell (self->frame, row, self->public));
  if (row < self->n_rows && inno_frame_get_cell (self->frame, row, self->share).state == INNO_CELL_KNOWN)
    {
      g_autofree char *share = inno_frame_format_cell (self->frame, row, self->share);

      /* Translators: what part of the money of the whole flow goes here */
      g_ptr_array_add (parts, g_strdup_printf (_("%s of the total"), share));
    }
}

/* The exact amount first, as in every tooltip; then the rest of the row. */
static GPtrArray *
list_parts (const Flow *self,
            guint       row)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  gint64 n = inno_frame_get_cell (self->frame, row, self->projects).integer;
  g_autofree char *projects = inno_format_count (self->format, n);

  add_amount (self, parts, row);
  if (row < self->n_rows && inno_frame_get_cell (self->frame, row, self->role).state != INNO_CELL_NONE)
    {
      g_autofree char *role = inno_frame_format_cell (self->frame, row, self->role);

      g_ptr_array_add (parts, g_strdup_printf (_("Role: %s"), role));
    }
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s project", "%s projects", n), projects));

  return parts;
}

static void
set_words (const Flow   *self,
           PlotFlowNode *node,
           guint         row)
{
  g_autoptr (GPtrArray) parts = list_parts (self, row);
  g_autofree char *list = NULL;

  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (", ", (char **) parts->pdata);
  node->detail = g_strjoinv ("\n", (char **) parts->pdata);
  node->heading = row < self->n_rows ? g_strdup_printf ("%s · %s", self->source, node->label) : g_strdup (node->label);
  node->name = row < self->n_rows ? g_strjoin (", ", self->source, node->label, list, NULL)
                                  : g_strjoin (", ", node->label, inno_frame_get_row_label (self->frame, row), list, NULL);
}

static PlotGlyph
role_glyph (const Flow *self,
            guint       row)
{
  InnoCell role = inno_frame_get_cell (self->frame, row, self->role);

  if (role.state == INNO_CELL_KNOWN)
    return inno_chart_role_glyph (role.integer);

  return role.state == INNO_CELL_UNKNOWN ? PLOT_GLYPH_QUESTION : PLOT_GLYPH_NONE;
}

static void
set_node (const Flow   *self,
          PlotFlowNode *node,
          guint         row)
{
  InnoCell value = get_value (self, row);

  node->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  node->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  node->value = value.state == INNO_CELL_UNKNOWN ? NAN : value.integer;
  node->value_label = format_value (self, row);
  node->glyph = role_glyph (self, row);
  set_words (self, node, row);
}

static PlotBody *
make_flow (const Flow *self)
{
  PlotFlow *plot = plot_flow_new (self->n_rows);
  g_autofree char *total = format_value (self, self->n_rows);

  plot->source.id = g_strdup (INNO_FRAME_TOTAL_ID);
  plot->source.label = g_strdup (self->source);
  plot->source.value_label = g_strdup_printf (_("Total %s"), total);
  set_words (self, &plot->source, self->n_rows);
  for (guint row = 0; row < self->n_rows; row++)
    set_node (self, &plot->nodes[row], row);
  plot->value_title = g_strdup (self->is_count ? _("projects")
                                               : inno_format_get_unit (self->format, self->unit->divisor));
  plot->format_more = inno_chart_get_format_more ();

  return &plot->body;
}

/* Texts */

static gboolean
is_all_known (const Flow *self)
{
  return inno_frame_get_cell (self->frame, self->n_rows, self->role).state == INNO_CELL_KNOWN;
}

static char *
participants_text (const Flow *self)
{
  guint n = inno_frame_get_cell (self->frame, self->n_rows, self->role).integer;
  g_autofree char *count = inno_format_count (self->format, n);

  if (self->is_city)
    return is_all_known (self)
      ? g_strdup_printf (ngettext ("Takes part in %s lead theme.", "Takes part in %s lead themes.", n), count)
      : g_strdup_printf (ngettext ("Takes part in at least %s lead theme; not all participants are known.",
                                   "Takes part in at least %s lead themes; not all participants are known.", n), count);

  return is_all_known (self)
    ? g_strdup_printf (ngettext ("%s city takes part.", "%s cities take part.", n), count)
    : g_strdup_printf (ngettext ("At least %s city takes part; not all participants are known.",
                                 "At least %s cities take part; not all participants are known.", n), count);
}

/* Where the most goes, if that is one place and there are others. */
static char *
largest_text (const Flow *self)
{
  guint largest = 0;
  gboolean is_tied = FALSE;
  g_autofree char *share = NULL;

  if (self->is_count || self->n_rows < 2)
    return NULL;

  for (guint row = 1; row < self->n_rows; row++)
    {
      gint64 cents = get_value (self, row).integer, most = get_value (self, largest).integer;

      is_tied = cents == most || (is_tied && cents < most);
      if (cents > most)
        largest = row;
    }
  if (is_tied || inno_frame_get_cell (self->frame, largest, self->share).state != INNO_CELL_KNOWN)
    return NULL;

  share = inno_frame_format_cell (self->frame, largest, self->share);
  return g_strdup_printf (_("Largest share: %s, %s."), inno_frame_get_row_label (self->frame, largest), share);
}

static char *
takeaway (const Flow *self)
{
  g_autofree char *participants = participants_text (self);
  g_autofree char *largest = largest_text (self);

  return g_strjoin (" ", participants, largest, NULL);
}

static gboolean
counts_twice (const Flow *self)
{
  gint64 sum = 0;

  for (guint row = 0; row < self->n_rows; row++)
    sum += inno_frame_get_cell (self->frame, row, self->projects).integer;

  return sum != inno_frame_get_cell (self->frame, self->n_rows, self->projects).integer;
}

static char *
remark (const Flow *self)
{
  guint n = inno_frame_get_context (self->frame)->unknown_rows;
  g_autofree char *count = inno_format_count (self->format, n);

  if (self->is_count)
    return counts_twice (self) ? g_strdup (_("A project counts once in the total")) : NULL;

  return n > 0 ? g_strdup_printf (ngettext ("%s row without an amount", "%s rows without an amount", n), count) : NULL;
}

static gboolean
has_role (const Flow    *self,
          InnoCellState  state,
          guint          role)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      InnoCell cell = inno_frame_get_cell (self->frame, row, self->role);

      if (cell.state == state && (state != INNO_CELL_KNOWN || cell.integer == role))
        return TRUE;
    }

  return FALSE;
}

static void
add_legend (const Flow *self,
            PlotFigure *figure)
{
  for (guint role = 0; role < INNO_N_ROLES; role++)
    if (has_role (self, INNO_CELL_KNOWN, role))
      plot_figure_add_legend_glyph (figure, inno_chart_role_glyph (role),
                                    inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role));
  if (has_role (self, INNO_CELL_UNKNOWN, 0))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_QUESTION, _("Role not known"));
}

/* Bands from one lead theme to its cities, or from one city to its lead themes. */
static PlotFigure *
draw (InnoFrame *frame)
{
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *note = NULL;
  g_autofree char *text = NULL;
  Flow self;

  flow_init (&self, frame);
  title = self.source != NULL ? inno_chart_title (frame, self.source) : g_strdup (_("Flow"));
  note = self.n_rows > 0 ? remark (&self) : NULL;
  foot = inno_chart_foot (frame, inno_chart_measure (frame, TRUE), note);
  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);

  if (self.n_rows == 0)
    {
      plot_figure_set_message (figure, self.source == NULL ? _("There are no lead themes in this portfolio")
                                                           : inno_chart_say_none (frame));
      return figure;
    }

  text = takeaway (&self);
  plot_figure_set_takeaway (figure, text);
  inno_chart_describe (figure, frame, text);
  add_legend (&self, figure);
  plot_figure_take_body (figure, make_flow (&self));

  return figure;
}

const InnoChart inno_flow_chart = {
  .id = "flow",
  .title = N_("Flow"),
  .parts = INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT,
  .compute = inno_facts_flow,
  .draw = draw,
  .says = N_("How public funding flows between one lead theme and its cities, or between one city and its lead "
             "themes."),
  .computed = N_("It is about the lead theme that a filter names, or else the city, or else the lead theme with "
                 "most participants. The width is the funding of the projects in both, or their number; the share "
                 "is of the total shown. Who takes part without money is there as well, and what a city has "
                 "outside the lead themes is not."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS | INNO_DEFINE_ROUNDING,
  .page = "lead-themes",
  .subjects = INNO_CHART_BIT (INNO_DIMENSION_LEAD_THEME) | INNO_CHART_BIT (INNO_DIMENSION_CITY),
};
