/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-rows.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"

/* As many as somebody leafs through; who wants all wants to sort and to sum them as well. */
#define MOST_ROWS 500

static void
copy_row (PlotTable       *table,
          guint            row,
          const PlotTable *from,
          guint            from_row)
{
  for (guint column = 0; column < table->n_columns; column++)
    plot_table_take_cell (table, row, column, g_strdup (plot_table_get_cell (from, from_row, column)));
}

/**
 * inno_drawn_slide_limit_rows:
 * @slide: a slide, in the language that is active
 *
 * Shortens a table of thousands of rows for those who read it on paper or on a page: it says
 * how many it leaves out, and keeps the total. The frame of the slide stays whole.
 */
void
inno_drawn_slide_limit_rows (InnoDrawnSlide *slide)
{
  const PlotTable *table = plot_figure_get_table (slide->figure);
  guint n_last = table != NULL && table->has_total ? 1 : 0;
  PlotTable *shorter;
  g_autofree char *count = NULL;
  guint n_out;

  /* The heading is a row, and so are the words. */
  if (table == NULL || table->n_rows <= MOST_ROWS + n_last + 2)
    return;

  shorter = plot_table_new (table->n_columns, MOST_ROWS + n_last + 2);
  shorter->numbers = table->numbers;
  shorter->has_total = table->has_total;
  for (guint row = 0; row <= MOST_ROWS; row++)
    copy_row (shorter, row, table, row);
  n_out = table->n_rows - MOST_ROWS - n_last - 1;
  count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_out);
  /* Translators: the last row but one of a long table, which is cut there. */
  plot_table_take_cell (shorter, MOST_ROWS + 1, 0,
                        g_strdup_printf (ngettext ("%s more row, which the same table as XLSX or CSV has",
                                                   "%s more rows, which the same table as XLSX or CSV has", n_out), count));
  if (n_last > 0)
    copy_row (shorter, MOST_ROWS + 2, table, table->n_rows - 1);
  plot_figure_take_table (slide->figure, shorter);
}
