/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-chart.h"
#include "inno-project-money.h"
#include "inno-spoken-section.h"
#include "inno-project-sections.h"
#include "inno-project-words.h"
#include "inno-swatch.h"
#include "inno-widget.h"

static const char * const titles[INNO_N_MONEY_MEASURES] = {
  [INNO_MEASURE_GRANTED] = N_("Granted funding"),
  [INNO_MEASURE_REALISED] = N_("Realised funding"),
  [INNO_MEASURE_PLANNED] = N_("Planned funding"),
};

static GtkWidget *
make_swatch (const InnoMoneyLine *line)
{
  const PlotStyle *style = inno_widget_get_plot_style ();
  GtkWidget *swatch = inno_swatch_new ();

  inno_swatch_set_fill (INNO_SWATCH (swatch), &style->fills[inno_chart_fill (line->source, line->class)], style);

  return swatch;
}

/* What is known, and that there is more where there is. */
static char *
say_amount (const InnoMoneyLine *line)
{
  g_autofree char *amount = NULL;

  if (line->n_unknown == line->n_rows)
    return g_strdup (_("not known"));

  amount = inno_project_say_cents (TRUE, line->cents);

  return line->n_unknown == 0 ? g_steal_pointer (&amount) : g_strdup_printf (_("at least %s"), amount);
}

static GtkWidget *
make_line (const char          *name,
           const InnoMoneyLine *line,
           GtkWidget           *swatch,
           const char          *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = inno_project_make_label (name, NULL);
  g_autofree char *amount = say_amount (line);
  g_autofree char *whole = g_strdup_printf (_("%s: %s"), name, amount);
  GtkWidget *figure = gtk_label_new (amount);

  inno_spoken_caption (label);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_set_valign (figure, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  if (swatch != NULL)
    gtk_box_append (GTK_BOX (row), swatch);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), figure);
  if (css_class != NULL)
    gtk_widget_add_css_class (row, css_class);

  return row;
}

/* Where it lies is a note: for which level the band holds is not settled. */
static char *
say_share (const InnoProjectMoney *money)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *range = inno_band_format (format);
  g_autofree char *share = NULL;

  if (money->band == INNO_BAND_NONE)
    return NULL;
  if (money->band == INNO_BAND_UNKNOWN)
    return g_strdup (_("City share of public funding not known"));

  share = inno_band_format_share (format, (double) money->city_cents / (double) money->public_cents, money->band);
  if (money->band == INNO_BAND_BELOW)
    /* Translators: a share of public funding, and a range: "20.4%", "25–40%" */
    return g_strdup_printf (_("City share %s of public funding, below %s"), share, range);
  if (money->band == INNO_BAND_ABOVE)
    return g_strdup_printf (_("City share %s of public funding, above %s"), share, range);

  return g_strdup_printf (_("City share %s of public funding, within %s"), share, range);
}

static GtkWidget *
make_years (const InnoProjectMoney *money,
            InnoPortfolio          *portfolio,
            InnoMeasure             measure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *expander = gtk_expander_new (_("By year"));
  g_autofree char *said = g_strjoin (": ", _(titles[measure]), _("By year"), NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < money->by_year->len; i++)
    {
      const InnoMoneyLine *line = g_ptr_array_index (money->by_year, i);
      g_autofree char *source = inno_project_say_entity (portfolio, line->source);
      g_autofree char *year = line->year != 0 ? g_strdup_printf ("%d", line->year) : g_strdup (_("No year"));
      g_autofree char *name = g_strdup_printf ("%s · %s", year, source);

      gtk_box_append (GTK_BOX (box), make_line (name, line, make_swatch (line), NULL));
    }
  gtk_widget_set_margin_top (box, 4);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  /* Else GTK 4.8 tells its type; and there is one for each measure. */
  inno_widget_set_name (expander, said);
  words = inno_spoken_get (box);
  inno_widget_describe (expander, gtk_expander_get_label_widget (GTK_EXPANDER (expander)), words);
  gtk_widget_add_css_class (expander, "detail-years");

  return expander;
}

/* A table that says the same again is none. */
static gboolean
has_years (const InnoProjectMoney *money)
{
  for (guint i = 0; i < money->by_year->len; i++)
    if (((const InnoMoneyLine *) g_ptr_array_index (money->by_year, i))->year != 0)
      return TRUE;

  return FALSE;
}

static GtkWidget *
make_measure (const InnoProjectMoney *money,
              InnoPortfolio          *portfolio,
              InnoMeasure             measure)
{
  GtkWidget *widget = inno_spoken_section_new (_(titles[measure]), INNO_PROJECT_SECTION_SPACING);
  InnoSpokenSection *section = INNO_SPOKEN_SECTION (widget);
  g_autofree char *share = say_share (money);

  for (guint i = 0; i < money->by_source->len; i++)
    {
      const InnoMoneyLine *line = g_ptr_array_index (money->by_source, i);
      g_autofree char *name = inno_project_say_entity (portfolio, line->source);

      inno_spoken_section_append (section, make_line (name, line, make_swatch (line), NULL));
    }
  inno_spoken_section_append (section, make_line (_("Total"), &money->total, NULL, "detail-total"));
  if (share != NULL)
    inno_spoken_section_append (section, inno_project_make_label (share, "dim-label"));
  if (has_years (money))
    inno_spoken_section_append (section, make_years (money, portfolio, measure));

  return widget;
}

/**
 * inno_project_section_money:
 * @dossier: of a project that is there
 * @portfolio: where its sources are named
 *
 * Returns: (transfer floating): its money by measure and source, whatever is filtered
 */
GtkWidget *
inno_project_section_money (const InnoProjectDossier *dossier,
                            InnoPortfolio            *portfolio)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *versions = inno_project_make_versions (dossier, "funding", _("Funding"));

  for (guint measure = 0; measure < INNO_N_MONEY_MEASURES; measure++)
    {
      g_autoptr (InnoProjectMoney) money = inno_project_money_new (dossier->document, portfolio, measure);

      if (money != NULL)
        gtk_box_append (GTK_BOX (box), make_measure (money, portfolio, measure));
    }

  if (gtk_widget_get_first_child (box) == NULL)
    {
      GtkWidget *section = inno_spoken_section_new (_("Funding"), INNO_PROJECT_SECTION_SPACING);
      GtkWidget *nothing = inno_project_make_label (_("No amounts yet"), "dim-label");

      inno_spoken_section_append (INNO_SPOKEN_SECTION (section), nothing);
      gtk_box_append (GTK_BOX (box), section);
    }
  if (versions != NULL)
    gtk_box_append (GTK_BOX (box), versions);
  if (dossier->n_subs > 0)
    gtk_box_append (GTK_BOX (box), inno_project_make_label (_("Sub-projects are counted, the group is not."),
                                                            "dim-label"));

  return box;
}
