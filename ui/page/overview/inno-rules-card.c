/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-rules-card.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-card.h"
#include "inno-chart.h"
#include "inno-format.h"
#include "inno-swatch.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* More marks than this nobody counts: the others are a number. */
#define MAX_MARKS 9
/* Names are broken at this length, so that the marks stand one under the other. */
#define NAME_CHARS 17

struct _InnoRulesCard
{
  AdwBin        parent_instance;

  InnoCard     *card;
  GtkWidget    *legend;
  GtkWidget    *list;
  GtkSizeGroup *states;    /* the words for the rule stand one under the other */
};

G_DEFINE_FINAL_TYPE (InnoRulesCard, inno_rules_card, ADW_TYPE_BIN)

/* How many cities take part in each role, each in its strongest. */
static void
count_roles (InnoLeadTheme *theme,
             guint          counts[INNO_N_ROLES])
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_participants;
  const InnoParticipant *participants = inno_lead_theme_get_participants (theme, &n_participants);

  for (guint i = 0; i < n_participants; i++)
    if (g_hash_table_add (seen, (gpointer) participants[i].city_id))
      counts[inno_lead_theme_find_role (theme, participants[i].city_id)]++;
}

static GtkWidget *
make_glyph (PlotGlyph glyph)
{
  GtkWidget *swatch = inno_swatch_new ();

  inno_swatch_set_glyph (INNO_SWATCH (swatch), glyph, inno_widget_get_plot_style ());

  return swatch;
}

static GtkWidget *
make_marks (InnoLeadTheme *theme,
            const guint    counts[INNO_N_ROLES])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  guint n = 0, n_more = 0;

  for (guint role = 0; role < INNO_N_ROLES; role++)
    for (guint i = 0; i < counts[role]; i++)
      if (n++ < MAX_MARKS)
        gtk_box_append (GTK_BOX (box), make_glyph (inno_chart_role_glyph (role)));
      else
        n_more++;
  if (n_more > 0)
    {
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_more);
      g_autofree char *more = g_strconcat ("+", count, NULL);

      gtk_box_append (GTK_BOX (box), inno_card_make_label (more, "foot"));
    }
  if (!inno_lead_theme_get_participants_known (theme))
    {
      gtk_box_append (GTK_BOX (box), make_glyph (PLOT_GLYPH_HATCH));
      gtk_box_append (GTK_BOX (box), inno_card_make_label (_("others not known"), "foot"));
    }

  return box;
}

static GtkWidget *
make_state (InnoRulesCard *self,
            InnoRuleState  state)
{
  static const char * const css_classes[] = { "good", "bad", "dim-label" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (inno_vocabulary_get_label (INNO_VOCABULARY_RULE, state));

  gtk_widget_add_css_class (label, "rule-state");
  gtk_widget_add_css_class (label, css_classes[state]);
  gtk_box_append (GTK_BOX (box), make_glyph (inno_chart_rule_glyph (state)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_size_group_add_widget (self->states, box);

  return box;
}

/* "Photonics, Met, Lead 1, Implementer 2": all that the row shows. */
static char *
make_name (InnoLeadTheme *theme,
           const char    *label,
           InnoRuleState  state,
           const guint    counts[INNO_N_ROLES])
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autoptr (GString) name = g_string_new (label);

  g_string_append_printf (name, ", %s", inno_vocabulary_get_label (INNO_VOCABULARY_RULE, state));
  for (guint role = 0; role < INNO_N_ROLES; role++)
    {
      g_autofree char *count = inno_format_count (format, counts[role]);

      if (counts[role] > 0)
        g_string_append_printf (name, ", %s %s", inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role), count);
    }
  if (!inno_lead_theme_get_participants_known (theme))
    g_string_append_printf (name, ", %s", _("others not known"));

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
add_row (InnoRulesCard *self,
         InnoLeadTheme *theme,
         const char    *label,
         InnoRuleState  state)
{
  guint counts[INNO_N_ROLES] = { 0 };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = g_object_new (INNO_TYPE_WRAP_BOX, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *words = inno_card_make_label (label, "takeaway");
  g_autofree char *name = NULL;

  count_roles (theme, counts);
  name = make_name (theme, label, state, counts);
  gtk_label_set_width_chars (GTK_LABEL (words), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (words), NAME_CHARS);
  gtk_widget_set_parent (words, wrap);
  gtk_widget_set_parent (make_marks (theme, counts), wrap);
  gtk_box_append (GTK_BOX (line), wrap);
  gtk_box_append (GTK_BOX (line), make_state (self, state));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "lead-themes");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill_legend (InnoRulesCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->legend)) != NULL)
    gtk_widget_unparent (child);
  for (guint role = 0; role < INNO_N_ROLES; role++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_box_append (GTK_BOX (box), make_glyph (inno_chart_role_glyph (role)));
      gtk_box_append (GTK_BOX (box), inno_card_make_label (inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role),
                                                           "foot"));
      gtk_widget_set_parent (box, self->legend);
    }
}

static char *
make_takeaway (const guint       counts[],
               const InnoFormat *format)
{
  g_autofree char *met = inno_format_count (format, counts[INNO_RULE_MET]);
  g_autofree char *not_met = inno_format_count (format, counts[INNO_RULE_NOT_MET]);
  g_autofree char *unknown = inno_format_count (format, counts[INNO_RULE_UNKNOWN]);

  return g_strdup_printf (_("At least three InnoCities: met %s, not met %s, not known %s"), met, not_met, unknown);
}

static void
show_frame (InnoRulesCard *self,
            InnoPortfolio *portfolio,
            InnoFrame     *frame)
{
  int rule = inno_frame_find_row (frame, INNO_LEAD_THEME_RULE_ID);
  guint counts[] = { 0, 0, 0 };
  g_autofree char *takeaway = NULL;

  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    {
      const InnoColumn *column = inno_frame_get_column (frame, i);
      InnoRuleState state = inno_frame_get_cell (frame, rule, i).integer;

      if (!column->is_series)
        continue;
      counts[state]++;
      add_row (self, INNO_LEAD_THEME (inno_portfolio_find (portfolio, column->id)), column->label, state);
    }

  takeaway = make_takeaway (counts, inno_format_get (inno_frame_get_query (frame)->lang));
  inno_card_set_takeaway (self->card, gtk_widget_get_first_child (self->list) != NULL
                                        ? takeaway : _("There are no lead themes to show"));
}

static void
inno_rules_card_dispose (GObject *object)
{
  g_clear_object (&INNO_RULES_CARD (object)->states);

  G_OBJECT_CLASS (inno_rules_card_parent_class)->dispose (object);
}

static void
inno_rules_card_class_init (InnoRulesCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inno_rules_card_dispose;
}

static void
inno_rules_card_init (InnoRulesCard *self)
{
  self->card = INNO_CARD (inno_card_new ());
  self->legend = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  self->list = inno_card_make_list ();
  self->states = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  inno_card_set_link (self->card, "lead-themes");
  inno_card_append (self->card, self->legend);
  inno_card_append (self->card, self->list);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

/**
 * inno_rules_card_new:
 *
 * Returns: (transfer floating): a card without lead themes
 */
GtkWidget *
inno_rules_card_new (void)
{
  return g_object_new (INNO_TYPE_RULES_CARD, NULL);
}

/**
 * inno_rules_card_ask:
 * @self: a card
 * @facts: the facts
 * @query: the filters and the roles counted; its language must be the active one
 */
void
inno_rules_card_ask (InnoRulesCard   *self,
                     InnoFacts       *facts,
                     const InnoQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = NULL;

  g_return_if_fail (INNO_IS_RULES_CARD (self));

  inno_card_clear_list (self->list);
  inno_card_set_title (self->card, _("Lead themes"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lead themes"), -1);
  fill_legend (self);
  frame = inno_facts_lead_themes (facts, query, &error);
  if (frame != NULL)
    show_frame (self, inno_facts_get_portfolio (facts), frame);
  else
    inno_card_set_takeaway (self->card, error->message);
  gtk_widget_set_visible (self->legend, gtk_widget_get_first_child (self->list) != NULL);
}
