/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-priorities-card.h"

#include <glib/gi18n-lib.h>

#include "inno-chart.h"
#include "inno-format.h"
#include "inno-swatch.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* Whether an agreement is the subject, or one that the subject belongs to. */
static gboolean
is_of_subject (InnoPortfolio *portfolio,
               const char    *agreement_id,
               InnoEntity    *subject)
{
  InnoEntity *agreement = inno_portfolio_find (portfolio, agreement_id);

  if (g_strcmp0 (agreement_id, inno_entity_get_id (subject)) == 0)
    return TRUE;

  return agreement != NULL && INNO_IS_AGREEMENT (agreement) && INNO_IS_CITY (subject) &&
         g_strv_contains (inno_agreement_get_city_ids (INNO_AGREEMENT (agreement)), inno_entity_get_id (subject));
}

/* The strongest role of the subject's cities in a lead theme, or -1. */
static int
find_role (InnoLeadTheme *theme,
           InnoEntity    *subject)
{
  const char * const *cities;
  int strongest = -1;

  if (!INNO_IS_AGREEMENT (subject))
    return inno_lead_theme_find_role (theme, inno_entity_get_id (subject));

  cities = inno_agreement_get_city_ids (INNO_AGREEMENT (subject));
  for (guint i = 0; cities[i] != NULL; i++)
    {
      int role = inno_lead_theme_find_role (theme, cities[i]);

      if (role >= 0 && (strongest < 0 || role < strongest))
        strongest = role;
    }

  return strongest;
}

/* "Smart mobility" or, of one that is over, "Smart mobility · until 31.12.2024". */
static GtkWidget *
make_chip (InnoTheme *theme,
           InnoDay    today)
{
  InnoLang lang = inno_lang_get_active ();
  const InnoFormat *format = inno_format_get (lang);
  InnoDay from = inno_theme_get_valid_from (theme), to = inno_theme_get_valid_to (theme);
  gboolean is_past = today != INNO_DAY_NONE && to != INNO_DAY_NONE && to < today;
  gboolean is_coming = today != INNO_DAY_NONE && from != INNO_DAY_NONE && from > today;
  const char *label = inno_entity_get_label (INNO_ENTITY (theme), lang);
  g_autofree char *day = inno_format_day (format, is_past ? to : from);
  g_autofree char *until = g_strdup_printf (is_past ? _("until %s") : _("from %s"), day);
  g_autofree char *text = is_past || is_coming ? g_strdup_printf ("%s · %s", label, until) : g_strdup (label);
  GtkWidget *chip = inno_card_make_label (text, "chip");

  if (is_past || is_coming)
    gtk_widget_add_css_class (chip, "past");

  return chip;
}

static void
add_themes (InnoSpokenSection *rows,
            InnoPortfolio     *portfolio,
            InnoEntity        *subject)
{
  GListModel *themes = inno_portfolio_get_list (portfolio, INNO_TYPE_THEME);
  InnoDay today = inno_portfolio_get_state (portfolio)->as_of;
  GtkWidget *wrap = g_object_new (INNO_TYPE_WRAP_BOX, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (InnoTheme) theme = g_list_model_get_item (themes, i);

      if (is_of_subject (portfolio, inno_theme_get_agreement_id (theme), subject))
        gtk_widget_set_parent (make_chip (theme, today), wrap);
    }
  if (gtk_widget_get_first_child (wrap) == NULL)
    gtk_widget_set_parent (inno_card_make_label (_("No strategic priorities are known."), "takeaway"), wrap);
  gtk_accessible_update_property (GTK_ACCESSIBLE (wrap), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Strategic priorities"), -1);
  inno_spoken_section_append (rows, wrap);
}

static void
add_lead_theme (InnoSpokenSection *rows,
                InnoLeadTheme     *theme,
                InnoRole           role)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = inno_swatch_new ();
  GtkWidget *label = inno_card_make_label (inno_entity_get_label (INNO_ENTITY (theme), inno_lang_get_active ()),
                                           "takeaway");
  GtkWidget *word = gtk_label_new (inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role));

  inno_swatch_set_glyph (INNO_SWATCH (swatch), inno_chart_role_glyph (role), inno_widget_get_plot_style ());
  inno_spoken_caption (label);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (word, "dim-label");
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), word);
  inno_spoken_section_append (rows, line);
}

/* Where it is not published who takes part it may yet take part in those. */
static void
add_unknown (InnoSpokenSection *rows,
             guint              n)
{
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);
  g_autofree char *text = g_strdup_printf (ngettext ("Whether it takes part is not known of %s lead theme.",
                                                     "Whether it takes part is not known of %s lead themes.", n), count);
  GtkWidget *label;

  if (n == 0)
    return;

  label = inno_card_make_label (text, "foot");
  gtk_widget_add_css_class (label, "dim-label");
  inno_spoken_section_append (rows, label);
}

static void
add_lead_themes (InnoSpokenSection *rows,
                 InnoPortfolio     *portfolio,
                 InnoEntity        *subject)
{
  GListModel *themes = inno_portfolio_get_list (portfolio, INNO_TYPE_LEAD_THEME);
  guint n_unknown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (InnoLeadTheme) theme = g_list_model_get_item (themes, i);
      int role = find_role (theme, subject);

      if (role >= 0)
        add_lead_theme (rows, theme, role);
      else
        n_unknown += !inno_lead_theme_get_participants_known (theme);
    }
  add_unknown (rows, n_unknown);
}

/**
 * inno_priorities_card_fill:
 * @card: the card
 * @rows: (transfer none): on it; what is in it is replaced
 * @portfolio: the portfolio
 * @subject: a city or an agreement of it
 */
void
inno_priorities_card_fill (InnoCard          *card,
                           InnoSpokenSection *rows,
                           InnoPortfolio     *portfolio,
                           InnoEntity        *subject)
{
  inno_spoken_section_clear (rows);
  inno_card_set_title (card, _("Priorities and lead themes"), NULL);
  add_themes (rows, portfolio, subject);
  add_lead_themes (rows, portfolio, subject);
  inno_spoken_section_finish (rows, _("Priorities and lead themes"));
}

/**
 * inno_priorities_count_lead_themes:
 * @portfolio: the portfolio
 * @subject: a city or an agreement of it
 *
 * Returns: how many lead themes it, or one of its cities, leads or implements
 */
guint
inno_priorities_count_lead_themes (InnoPortfolio *portfolio,
                                   InnoEntity    *subject)
{
  GListModel *themes = inno_portfolio_get_list (portfolio, INNO_TYPE_LEAD_THEME);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (InnoLeadTheme) theme = g_list_model_get_item (themes, i);
      int role = find_role (theme, subject);

      n += role >= 0 && (INNO_ROLES_DEFAULT & 1u << role) != 0;
    }

  return n;
}
