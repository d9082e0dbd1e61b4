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

/* What comes in, what does not, and both, as people read it. */
typedef struct
{
  char *amounts[3];
} Sums;

static const char * const headings[] = { N_("Comes in"), N_("Refused"), N_("In the file") };

static void
sums_clear (Sums *sums)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums->amounts); i++)
    g_free (sums->amounts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

static Sums
format_sums (const InnoPreview *preview,
             InnoMeasure        measure)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  gint64 all;
  gboolean fits = inno_money_add (preview->sums[measure], preview->refused_sums[measure], &all);

  return (Sums) { {
    inno_format_euros (format, preview->sums[measure]),
    inno_format_euros (format, preview->refused_sums[measure]),
    fits ? inno_format_euros (format, all) : g_strdup ("?"),
  } };
}

static void
attach_measure (GtkWidget         *grid,
                int                row,
                const InnoPreview *preview,
                InnoMeasure        measure)
{
  g_auto (Sums) sums = format_sums (preview, measure);

  attach (grid, 0, row, inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, measure));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    attach (grid, (int) i + 1, row, sums.amounts[i]);
}

/* For who hears them. */
static char *
say_sums (const InnoPreview *preview)
{
  GString *text = g_string_new (_("Sums of the list"));

  for (guint measure = 0; measure < INNO_N_MONEY_MEASURES; measure++)
    {
      g_auto (Sums) sums = format_sums (preview, measure);

      if (!has_measure (preview, measure))
        continue;
      g_string_append_printf (text, ". %s", inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, measure));
      for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
        g_string_append_printf (text, "%s %s %s", i == 0 ? ":" : ",", _(headings[i]), sums.amounts[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * inno_intake_sums_show:
 * @place: where they are shown, which scrolls where they are wide
 * @preview: a file looked at
 *
 * Shows its sums in the active language, to the cent; what the list says nothing of is
 * not there.
 */
void
inno_intake_sums_show (GtkScrolledWindow *place,
                       const InnoPreview *preview)
{
  g_autofree char *said = say_sums (preview);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "intake-sums");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    attach (grid, (int) i + 1, 0, _(headings[i]));
  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    if (has_measure (preview, i))
      attach_measure (grid, row++, preview, i);
  inno_widget_set_name (grid, said);
  /* What scrolls takes the keyboard as well, and is silent. */
  gtk_widget_set_focusable (GTK_WIDGET (place), FALSE);
  gtk_widget_set_focusable (grid, TRUE);
  gtk_scrolled_window_set_child (place, grid);
}
