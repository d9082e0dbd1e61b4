/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_TICK_DECIMALS 9

/* "%s" is what is shown: "Funding", "Funding shares", "Projects". */
static const char * const titles[INNO_N_DIMENSIONS] = {
  [INNO_DIMENSION_AGREEMENT]  = N_("%s by agreement"),
  [INNO_DIMENSION_CITY]       = N_("%s by city"),
  [INNO_DIMENSION_REGION]     = N_("%s by region"),
  [INNO_DIMENSION_THEME]      = N_("%s by strategic priority"),
  [INNO_DIMENSION_LEAD_THEME] = N_("%s by lead theme"),
  [INNO_DIMENSION_SOURCE]     = N_("%s by funding source"),
  [INNO_DIMENSION_CLASS]      = N_("%s by funding class"),
  [INNO_DIMENSION_YEAR]       = N_("%s by year"),
  [INNO_DIMENSION_STATUS]     = N_("%s by status"),
};

/* The text is from the table above, whose every entry takes one string. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
inno_chart_title (InnoFrame  *frame,
                  const char *subject)
{
  return g_strdup_printf (_(titles[inno_frame_get_query (frame)->by]), subject);
}
#pragma GCC diagnostic pop

/* What the foot says is counted, by measure. */
static const struct { const char *all; const char *public; } measures[INNO_N_MEASURES] = {
  [INNO_MEASURE_GRANTED]  = { N_("Granted funding"), N_("Granted public funding") },
  [INNO_MEASURE_REALISED] = { N_("Realised funding"), N_("Realised public funding") },
  [INNO_MEASURE_PLANNED]  = { N_("Planned funding"), N_("Planned public funding") },
  [INNO_MEASURE_PROJECTS] = { N_("Projects and sub-projects; a group only where it has no sub-project"), NULL },
};

char *
inno_chart_join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* A person reads the address of the server, not the whole of the URL. */
static char *
describe_origin (const InnoFrameContext *context)
{
  g_autoptr (GUri) uri = NULL;

  if (context->is_sample)
    return g_strdup (_("Source: sample data"));
  if (context->origin == NULL)
    return NULL;

  uri = g_uri_parse (context->origin, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;

  return g_strdup_printf (_("Source: %s"), g_uri_get_host (uri));
}

static char *
describe_filters (InnoFrame *frame)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  g_autofree char *list = NULL;

  if (context->filters[0] == NULL)
    return NULL;

  list = g_strjoinv ("; ", context->filters);
  return g_strdup_printf (_("Filter: %s"), list);
}

static void
add_part (GPtrArray *parts,
          char      *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/* Measure, remark, what was accepted, filters, day, source: what makes the picture stand by itself. */
char *
inno_chart_foot (InnoFrame  *frame,
                 const char *subject,
                 const char *remark)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, g_strdup (subject));
  add_part (parts, g_strdup (remark));
  add_part (parts, g_strdup (context->accepted));
  add_part (parts, describe_filters (frame));
  if (context->as_of != INNO_DAY_NONE)
    {
      g_autofree char *day = inno_format_day (format, context->as_of);

      add_part (parts, g_strdup_printf (_("Data as of %s"), day));
    }
  add_part (parts, describe_origin (context));

  return inno_chart_join (parts);
}

const char *
inno_chart_measure (InnoFrame *frame,
                    gboolean   is_public)
{
  InnoMeasure measure = inno_frame_get_query (frame)->measure;

  return is_public && measures[measure].public != NULL ? _(measures[measure].public) : _(measures[measure].all);
}

char *
inno_chart_position (InnoFrame *frame,
                     guint      row)
{
  guint n_groups = inno_frame_get_n_groups (frame);

  return row < n_groups ? inno_chart_position_of (row, n_groups) : g_strdup (_("total"));
}

char *
inno_chart_lower_first (const char *label)
{
  const char *rest = g_utf8_next_char (label);
  g_autofree char *first = NULL;

  if (*label == '\0' || !g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (label);

  first = g_utf8_strdown (label, rest - label);
  return g_strconcat (first, rest, NULL);
}

char *
inno_chart_count_projects (const InnoFormat *format,
                           gint64            count)
{
  g_autofree char *text = inno_format_count (format, count);

  return g_strdup_printf (ngettext ("%s project", "%s projects", count), text);
}

char *
inno_chart_bar_description (InnoFrame  *frame,
                            const char *takeaway)
{
  guint n_rows = inno_frame_get_n_groups (frame);
  g_autofree char *rows = inno_format_count (inno_format_get (inno_frame_get_query (frame)->lang), n_rows);
  g_autofree char *kind = g_strdup_printf (ngettext ("Bar chart with %s row.",
                                                     "Bar chart with %s rows.", n_rows), rows);

  return takeaway != NULL ? g_strconcat (kind, " ", takeaway, NULL) : g_steal_pointer (&kind);
}

/* Where nothing is filtered, the filters are not to blame. */
const char *
inno_chart_blame_filters (InnoFrame  *frame,
                          const char *filtered,
                          const char *plain)
{
  char **filters = inno_frame_get_context (frame)->filters;

  return filters != NULL && *filters != NULL ? filtered : plain;
}

const char *
inno_chart_say_none (InnoFrame *frame)
{
  return inno_chart_blame_filters (frame, _("No projects match these filters"), _("There are no projects to show"));
}

/* An amount that is not known is money all the same. */
static gboolean
has_amount (InnoFrame *frame,
            guint      column)
{
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      InnoCell cell = inno_frame_get_cell (frame, row, column);

      if (cell.state != INNO_CELL_NONE && (cell.state != INNO_CELL_KNOWN || cell.integer != 0))
        return TRUE;
    }

  return FALSE;
}

const char *
inno_chart_say_no_whole (InnoFrame *frame)
{
  if (inno_frame_get_context (frame)->has_whole)
    return NULL;

  return _("No city share is shown: the filters let only some of the funding sources through.");
}

/* Bars of nothing but zeros would say less. */
const char *
inno_chart_say_no_money (InnoFrame *frame)
{
  gboolean is_of_money = FALSE;

  if (inno_frame_get_n_groups (frame) == 0)
    return inno_chart_say_none (frame);
  if (inno_frame_get_context (frame)->unknown_rows > 0)
    return NULL;

  for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
    {
      if (inno_frame_get_column (frame, column)->kind != INNO_COLUMN_CENTS)
        continue;
      if (has_amount (frame, column))
        return NULL;
      is_of_money = TRUE;
    }
  if (!is_of_money)
    return NULL;

  return inno_chart_blame_filters (frame, _("No funding matches these filters"), _("There is no funding to show"));
}

PlotFigure *
inno_chart_empty (PlotFigure *figure,
                  const char *message)
{
  plot_figure_set_message (figure, message);

  return figure;
}

/* The frame as people read it, for outputs that carry a table. */
PlotTable *
inno_chart_table (InnoFrame *frame)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_rows = inno_frame_get_n_rows (frame);
  PlotTable *table;

  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    {
      const InnoColumn *column = inno_frame_get_column (frame, i);

      if (!column->is_detail && column->kind != INNO_COLUMN_ID)
        g_array_append_val (shown, i);
    }

  table = plot_table_new (shown->len, n_rows + 1);
  table->has_total = n_rows > 0 && g_strcmp0 (inno_frame_get_row_id (frame, n_rows - 1), INNO_FRAME_TOTAL_ID) == 0;
  for (guint i = 0; i < shown->len; i++)
    {
      guint column = g_array_index (shown, guint, i);

      plot_table_take_cell (table, 0, i, g_strdup (inno_frame_get_column (frame, column)->label));
      for (guint row = 0; row < n_rows; row++)
        plot_table_take_cell (table, row + 1, i, inno_frame_format_cell (frame, row, column));
    }

  return table;
}

/* A figure with what every chart has alike. */
PlotFigure *
inno_chart_figure (InnoFrame *frame)
{
  PlotFigure *figure = plot_figure_new (inno_lang_to_code (inno_frame_get_query (frame)->lang));

  plot_figure_take_table (figure, inno_chart_table (frame));
  if (inno_frame_get_context (frame)->is_sample)
    plot_figure_set_pill (figure, _("Sample data"));

  return figure;
}

/* What is said of the whole, and printed over the table behind it: there too
 * invented figures are called so. */
void
inno_chart_describe (PlotFigure *figure,
                     InnoFrame  *frame,
                     const char *description)
{
  g_autofree char *marked = NULL;

  if (inno_frame_get_context (frame)->is_sample)
    marked = g_strconcat (_("Sample data"), ". ", description, NULL);
  plot_figure_set_description (figure, marked != NULL ? marked : description);
}

/* Where a row stands, for those who cannot see it. */
char *
inno_chart_position_of (guint row,
                        guint n_rows)
{
  /* Translators: the place of a row among the rows: "3 of 16" */
  return g_strdup_printf (_("%u of %u"), row + 1, n_rows);
}

char *
inno_chart_count_unknown (const InnoFormat *format,
                          gint64            count)
{
  g_autofree char *text = inno_format_count (format, count);

  return g_strdup_printf (ngettext ("%s row without an amount", "%s rows without an amount", count), text);
}

char *
inno_chart_row_name (InnoFrame           *frame,
                     const InnoMoneyUnit *unit,
                     guint                row)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  guint total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  gint64 n_unknown = inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "unknown_rows")).integer;
  g_autofree char *amount = inno_money_speak (frame, unit, row, total);
  g_autofree char *unknown = n_unknown > 0 ? inno_chart_count_unknown (format, n_unknown) : NULL;
  g_autofree char *place = inno_chart_position (frame, row);
  const char *label = inno_frame_get_row_label (frame, row);

  return unknown != NULL ? g_strjoin (", ", label, amount, unknown, place, NULL)
                         : g_strjoin (", ", label, amount, place, NULL);
}

/* For axes of days: "format" is the InnoFormat of the language. */
char *
inno_chart_format_period (int      day,
                          guint    months,
                          gpointer format)
{
  return inno_format_period (format, day, months);
}

/* Whoever lays a picture out may have another language active than who drew it. */
static char *
say_more (guint    n,
          InnoLang lang)
{
  InnoLang active = inno_lang_get_active ();
  char *text;

  if (lang != active)
    inno_lang_activate (lang);
  text = g_strdup_printf (ngettext ("%u more row in the table", "%u more rows in the table", n), n);
  if (lang != active)
    inno_lang_activate (active);

  return text;
}

static char *
say_more_in_finnish (guint    n,
                     gpointer user_data)
{
  return say_more (n, INNO_LANG_FI);
}

static char *
say_more_in_swedish (guint    n,
                     gpointer user_data)
{
  return say_more (n, INNO_LANG_SV);
}

static char *
say_more_in_english (guint    n,
                     gpointer user_data)
{
  return say_more (n, INNO_LANG_EN);
}

InnoChartMoreFunc
inno_chart_get_format_more (void)
{
  static const InnoChartMoreFunc funcs[INNO_N_LANGS] = {
    [INNO_LANG_FI] = say_more_in_finnish,
    [INNO_LANG_SV] = say_more_in_swedish,
    [INNO_LANG_EN] = say_more_in_english,
  };

  return funcs[inno_lang_get_active ()];
}

/* Half a project is no tick. */
char *
inno_chart_format_count_tick (const InnoFormat *format,
                              double            value)
{
  return value != round (value) ? g_strdup ("") : inno_format_count (format, llround (value));
}

/* The same source wears the same colour everywhere. Sources of a class that
 * have no colour of their own wear that of the class. */
PlotFillSlot
inno_chart_fill (const char       *series_id,
                 InnoFundingClass  class)
{
  static const struct { const char *id; PlotFillSlot fill; } sources[] = {
    { "funding_source:esf", PLOT_FILL_NAVY_MID },
    { "funding_source:jtf", PLOT_FILL_NAVY_LIGHT },
    { "funding_source:state", PLOT_FILL_TEAL_DARK },
  };
  static const PlotFillSlot classes[INNO_N_CLASSES] = {
    [INNO_CLASS_CITY] = PLOT_FILL_ORANGE,
    [INNO_CLASS_EU] = PLOT_FILL_NAVY,
    [INNO_CLASS_EU_STATE] = PLOT_FILL_NAVY_TEAL,
    [INNO_CLASS_STATE] = PLOT_FILL_TEAL,
    [INNO_CLASS_OTHER_PUBLIC] = PLOT_FILL_VIOLET,
    [INNO_CLASS_PRIVATE] = PLOT_FILL_BROWN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].id, series_id))
      return sources[i].fill;

  return class < INNO_N_CLASSES ? classes[class] : PLOT_FILL_UNKNOWN;
}

/* The same role has the same shape everywhere. */
PlotGlyph
inno_chart_role_glyph (InnoRole role)
{
  static const PlotGlyph glyphs[INNO_N_ROLES] = {
    [INNO_ROLE_LEAD]        = PLOT_GLYPH_DIAMOND,
    [INNO_ROLE_IMPLEMENTER] = PLOT_GLYPH_SQUARE,
    [INNO_ROLE_NETWORK]     = PLOT_GLYPH_RING,
    [INNO_ROLE_DISCUSSION]  = PLOT_GLYPH_DOTTED_RING,
  };

  return glyphs[role];
}

/* How a share stands against the band. */
PlotGlyph
inno_chart_band_glyph (InnoBandState state)
{
  static const PlotGlyph glyphs[] = {
    [INNO_BAND_WITHIN]  = PLOT_GLYPH_CHECK,
    [INNO_BAND_BELOW]   = PLOT_GLYPH_DOWN,
    [INNO_BAND_ABOVE]   = PLOT_GLYPH_UP,
    [INNO_BAND_UNKNOWN] = PLOT_GLYPH_UNKNOWN,
    [INNO_BAND_NONE]    = PLOT_GLYPH_NONE,
  };

  return glyphs[state];
}

/* The answer to a rule. */
PlotGlyph
inno_chart_rule_glyph (InnoRuleState state)
{
  static const PlotGlyph glyphs[] = {
    [INNO_RULE_MET]     = PLOT_GLYPH_CHECK,
    [INNO_RULE_NOT_MET] = PLOT_GLYPH_CROSS,
    [INNO_RULE_UNKNOWN] = PLOT_GLYPH_UNKNOWN,
  };

  return glyphs[state];
}

/* As many decimals as the step of an axis needs, so that 2.5 is not printed as 2. */
guint
inno_chart_count_decimals (double step)
{
  guint decimals = 0;

  for (double scaled = step; decimals < MAX_TICK_DECIMALS; decimals++, scaled *= 10)
    if (fabs (scaled - round (scaled)) < 1e-6 * scaled)
      break;

  return decimals;
}
