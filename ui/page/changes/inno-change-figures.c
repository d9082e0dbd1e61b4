/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-change-figures.h"

#include <glib/gi18n-lib.h>

#include "inno-changes-minutes.h"
#include "inno-format.h"

#define MILLION_CENTS 100000000
/* One step of what is shown: a tenth of a million. */
#define STEP 10000000

static InnoCell
get_cell (InnoFrame  *kinds,
          guint       row,
          const char *column)
{
  return inno_frame_get_cell (kinds, row, inno_frame_find_column (kinds, column));
}

/* As printed in the charts below, and so that the three add up. */
static gint64
get_shown (InnoFrame  *kinds,
           guint       row,
           const char *column)
{
  return inno_frame_get_rounded (kinds, row, inno_frame_find_column (kinds, column), STEP) * STEP;
}

static char *
format_change (InnoFrame *kinds,
               guint      row)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (kinds)->lang);
  InnoCell cell = get_cell (kinds, row, "difference");
  gint64 shown = get_shown (kinds, row, "difference");
  g_autofree char *amount = NULL;

  if (cell.state != INNO_CELL_KNOWN)
    return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_RULE, INNO_RULE_UNKNOWN));

  /* What prints as nothing, but is not nothing, is said exactly. */
  amount = shown == 0 && cell.integer != 0 ? inno_format_euros (format, cell.integer)
                                           : inno_format_euros_compact (format, shown, 1);

  return g_strconcat (cell.integer > 0 ? "+" : "", amount, NULL);
}

static char *
say_money (InnoFrame *kinds)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (kinds)->lang);
  guint total = inno_frame_get_n_groups (kinds);
  g_autofree char *before = inno_format_scaled (format, get_shown (kinds, total, "before"), MILLION_CENTS, 1);
  g_autofree char *now = inno_format_scaled (format, get_shown (kinds, total, INNO_FRAME_TOTAL_ID), MILLION_CENTS, 1);

  return g_strdup_printf ("%s → %s", before, now);
}

static char *
say_changed (InnoFrame *kinds)
{
  g_autofree char *amount = format_change (kinds, INNO_CHANGE_AMOUNT);

  /* Translators: by how much the amounts of projects have changed: "in all +€0.6 million" */
  return g_strdup_printf (_("in all %s"), amount);
}

static const struct { const char *caption; const char *definition; int row; } figures[INNO_N_CHANGE_FIGURES] = {
  [INNO_CHANGE_FIGURE_MONEY] = { NULL, N_("Public funding of all projects now, less what it was."), -1 },
  [INNO_CHANGE_FIGURE_ADDED] = { N_("New projects"), N_("Projects counted now that were not counted then."),
                                 INNO_CHANGE_ADDED },
  [INNO_CHANGE_FIGURE_ENDED] = { N_("Ended projects"), N_("Projects that have ended and had not then."),
                                 INNO_CHANGE_ENDED },
  [INNO_CHANGE_FIGURE_CHANGED] = { N_("Changed projects"), N_("Projects whose public funding is another than it was."),
                                   INNO_CHANGE_AMOUNT },
  [INNO_CHANGE_FIGURE_DEVIATIONS] = { N_("New deviations"),
                                      N_("Rules of the programme that are newly broken: city shares outside the band, "
                                         "lead themes with fewer than three cities."), -1 },
};

static char *
say_note (InnoChangeFigure  figure,
          InnoFrame        *kinds)
{
  if (figure == INNO_CHANGE_FIGURE_MONEY)
    return say_money (kinds);
  if (get_cell (kinds, figures[figure].row, "projects").integer == 0)
    return NULL;
  if (figure == INNO_CHANGE_FIGURE_ADDED)
    return format_change (kinds, INNO_CHANGE_ADDED);
  if (figure == INNO_CHANGE_FIGURE_CHANGED)
    return say_changed (kinds);

  return g_strdup (_("the status has changed"));
}

static char *
say_deviations (GPtrArray *deviations,
                guint     *n_broken)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  const InnoDeviation *first = NULL;
  guint n_mended;
  g_autofree char *mended = NULL;

  *n_broken = 0;
  for (guint i = 0; i < deviations->len; i++)
    {
      const InnoDeviation *deviation = g_ptr_array_index (deviations, i);

      if (deviation->kind == INNO_DEVIATION_MENDED)
        continue;
      first = first != NULL ? first : deviation;
      *n_broken += 1;
    }
  n_mended = deviations->len - *n_broken;
  if (*n_broken == 1)
    return inno_deviation_say (first);
  if (n_mended == 0)
    return NULL;

  mended = inno_format_count (format, n_mended);
  return g_strdup_printf (ngettext ("%s rule is met again", "%s rules are met again", n_mended), mended);
}

/**
 * inno_change_figure_show:
 * @card: a card
 * @figure: which it is
 * @kinds: changes of public funding, by what became of the projects; its language must
 *   be the active one
 * @deviations: (element-type InnoDeviation): rules whose answer is another than it was
 */
void
inno_change_figure_show (InnoFigureCard   *card,
                         InnoChangeFigure  figure,
                         InnoFrame        *kinds,
                         GPtrArray        *deviations)
{
  const InnoQuery *query = inno_frame_get_query (kinds);
  guint n_broken = 0;
  g_autofree char *note = figure == INNO_CHANGE_FIGURE_DEVIATIONS ? say_deviations (deviations, &n_broken)
                                                                  : say_note (figure, kinds);
  gint64 count = figures[figure].row >= 0 ? get_cell (kinds, figures[figure].row, "projects").integer : n_broken;
  g_autofree char *text = figure == INNO_CHANGE_FIGURE_MONEY
    ? format_change (kinds, inno_frame_get_n_groups (kinds)) : inno_format_count (inno_format_get (query->lang), count);
  const InnoFigurePart part = { PLOT_GLYPH_NONE, text, NULL };
  const char *caption = figures[figure].caption != NULL
    ? _(figures[figure].caption) : inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, query->measure);

  inno_figure_card_set_texts (card, caption, note);
  inno_figure_card_set_figures (card, &part, 1);
  inno_figure_card_set_definition (card, _(figures[figure].definition));
}
