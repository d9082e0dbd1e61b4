/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-sums.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-money.h"
#include "inno-widget.h"

static void
attach (GtkWidget  *grid,
        int         column,
        int         row,
        const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column > 0 ? 1 : 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static gboolean
has_measure (const InnoPreview *preview,
             InnoMeasure        measure)
{
  for (guint i = 0; i < preview->header->n_columns; i++)
    if (inno_column_get_info (preview->header->columns[i])->measure == measure &&
        inno_header_counts (preview->header, preview->header->columns[i]))
      return TRUE;

  return FALSE;
}

static void
attach_measure (GtkWidget         *grid,
                int                row,
                const InnoPreview *preview,
                InnoMeasure        measure)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  gint64 all;
  gboolean fits = inno_money_add (preview->sums[measure], preview->refused_sums[measure], &all);
  g_autofree char *taken = inno_format_euros (format, preview->sums[measure]);
  g_autofree char *refused = inno_format_euros (format, preview->refused_sums[measure]);
  g_autofree char *whole = fits ? inno_format_euros (format, all) : g_strdup ("?");

  attach (grid, 0, row, inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, measure));
  attach (grid, 1, row, taken);
  attach (grid, 2, row, refused);
  attach (grid, 3, row, whole);
}

/**
 * inno_intake_sums_new:
 * @preview: a file looked at
 *
 * Returns: (transfer floating): its sums in the active language, to the cent; what the
 *   list says nothing of is not there
 */
GtkWidget *
inno_intake_sums_new (const InnoPreview *preview)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "intake-sums");
  attach (grid, 1, 0, _("Comes in"));
  attach (grid, 2, 0, _("Refused"));
  attach (grid, 3, 0, _("In the file"));
  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    if (has_measure (preview, i))
      attach_measure (grid, row++, preview, i);
  inno_widget_set_name (grid, _("Sums of the list"));

  return grid;
}
