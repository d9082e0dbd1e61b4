/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-rule-panel.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-card.h"
#include "inno-rule-texts.h"
#include "inno-swatch.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* A definition is read in lines of about so many letters. */
#define DEFINITION_CHARS 44
#define MOST_STATE_CHARS 12

struct _InnoRulePanel
{
  AdwBin         parent_instance;

  InnoCard      *card;
  GtkWidget     *list;
  GtkLabel      *remark;
  GtkButton     *enter_button;
  GtkMenuButton *how_button;
  GtkLabel      *how_label;
  GtkLabel      *how;

  char          *unknown_id;   /* the first lead theme whose participants are not known */
};

G_DEFINE_FINAL_TYPE (InnoRulePanel, inno_rule_panel, ADW_TYPE_BIN)

static void
edit (InnoRulePanel *self,
      const char    *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit", "(sss)", "lead_theme", id, "");
}

static void
enter_cb (InnoRulePanel *self)
{
  if (self->unknown_id != NULL)
    edit (self, self->unknown_id);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  InnoRulePanel *self)
{
  edit (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* Beside a long word for the state, as in Swedish, a name would be broken within a word: the state is broken
 * between two instead. */
static void
break_state (GtkLabel *name,
             GtkLabel *state)
{
  if (g_utf8_strlen (gtk_label_get_label (state), -1) <= MOST_STATE_CHARS)
    return;

  gtk_label_set_wrap_mode (name, PANGO_WRAP_WORD);
  gtk_label_set_wrap (state, TRUE);
  gtk_label_set_xalign (state, 1);
  gtk_label_set_justify (state, GTK_JUSTIFY_RIGHT);
}

static GtkWidget *
make_head (const char    *label,
           InnoRuleState  state)
{
  static const char * const css_classes[] = { "good", "bad", "dim-label" };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = inno_card_make_label (label, "rule-state");
  GtkWidget *word = gtk_label_new (inno_vocabulary_get_label (INNO_VOCABULARY_RULE, state));

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (word, "rule-state");
  gtk_widget_add_css_class (word, css_classes[state]);
  gtk_widget_set_valign (word, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), word);
  break_state (GTK_LABEL (name), GTK_LABEL (word));

  return head;
}

/* The swatch stands beside the first line of the words. */
static GtkWidget *
make_row (InnoEntity    *theme,
          const char    *label,
          const char    *sentence,
          InnoRuleState  state)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *swatch = inno_swatch_new ();
  GtkWidget *detail = inno_card_make_label (sentence, "foot");
  g_autofree char *name = g_strdup_printf ("%s: %s. %s", label, inno_vocabulary_get_label (INNO_VOCABULARY_RULE, state),
                                           sentence);

  inno_swatch_set_glyph (INNO_SWATCH (swatch), inno_chart_rule_glyph (state), inno_widget_get_plot_style ());
  gtk_widget_set_valign (swatch, GTK_ALIGN_START);
  gtk_widget_set_margin_top (swatch, 2);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_head (label, state));
  gtk_box_append (GTK_BOX (words), detail);
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_set_name (row, inno_entity_get_id (theme));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
show_frame (InnoRulePanel *self,
            InnoPortfolio *portfolio,
            InnoFrame     *frame)
{
  int rule = inno_frame_find_row (frame, INNO_LEAD_THEME_RULE_ID);
  guint roles = inno_frame_get_query (frame)->roles;
  guint counts[3] = { 0 };
  g_autofree char *summary = NULL;

  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    {
      const InnoColumn *column = inno_frame_get_column (frame, i);
      InnoRuleState state = inno_frame_get_cell (frame, rule, i).integer;
      InnoEntity *theme = inno_portfolio_find (portfolio, column->id);
      g_autofree char *sentence = NULL;

      if (!column->is_series || theme == NULL)
        continue;
      counts[state]++;
      if (self->unknown_id == NULL && state == INNO_RULE_UNKNOWN)
        self->unknown_id = g_strdup (column->id);
      sentence = inno_rule_sentence (INNO_LEAD_THEME (theme), portfolio, roles);
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (theme, column->label, sentence, state));
    }

  summary = inno_rule_summary (counts);
  inno_card_set_takeaway (self->card, summary);
}

static void
say_texts (InnoRulePanel *self)
{
  inno_card_set_title (self->card, _("Rule: at least three InnoCities"), NULL);
  gtk_label_set_label (self->remark, _("“Not known” is neither met nor failed. It stays open until participants are "
                                       "entered."));
  gtk_button_set_label (self->enter_button, _("Enter participants"));
  gtk_label_set_label (self->how_label, _("How it is counted"));
  inno_widget_set_name (GTK_WIDGET (self->how_button), _("How it is counted"));
  gtk_label_set_label (self->how, _("Counted are distinct cities in the roles chosen above: each once, whatever it does. "
                                    "The rule is met from three cities on. Where not all participants are published and "
                                    "fewer than three are known, it is not known."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lead themes"), -1);
}

static void
inno_rule_panel_finalize (GObject *object)
{
  g_free (INNO_RULE_PANEL (object)->unknown_id);

  G_OBJECT_CLASS (inno_rule_panel_parent_class)->finalize (object);
}

static void
inno_rule_panel_class_init (InnoRulePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_rule_panel_finalize;
}

static GtkWidget *
make_buttons (InnoRulePanel *self)
{
  GtkWidget *box = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  GtkWidget *popover = gtk_popover_new ();

  self->enter_button = GTK_BUTTON (gtk_button_new ());
  g_signal_connect_swapped (self->enter_button, "clicked", G_CALLBACK (enter_cb), self);
  self->how_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->how_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_menu_button_set_has_frame (self->how_button, FALSE);
  gtk_menu_button_set_child (self->how_button, GTK_WIDGET (self->how_label));
  gtk_menu_button_set_popover (self->how_button, popover);
  self->how = GTK_LABEL (inno_card_make_label ("", "takeaway"));
  gtk_label_set_max_width_chars (self->how, DEFINITION_CHARS);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->how));
  gtk_widget_set_parent (GTK_WIDGET (self->enter_button), box);
  gtk_widget_set_parent (GTK_WIDGET (self->how_button), box);
  gtk_widget_add_css_class (box, "small-buttons");
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_END);

  return box;
}

static void
inno_rule_panel_init (InnoRulePanel *self)
{
  self->card = INNO_CARD (inno_card_new ());
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "rule-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->remark = GTK_LABEL (inno_card_make_label ("", "foot"));
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "dim-label");
  inno_card_append (self->card, self->list);
  inno_card_append (self->card, GTK_WIDGET (self->remark));
  inno_card_append (self->card, make_buttons (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
}

/**
 * inno_rule_panel_new:
 *
 * Returns: (transfer floating): a panel without lead themes
 */
GtkWidget *
inno_rule_panel_new (void)
{
  return g_object_new (INNO_TYPE_RULE_PANEL, NULL);
}

/**
 * inno_rule_panel_ask:
 * @self: a panel
 * @chart: the chart beside it
 * @facts: (nullable): the facts
 * @query: what the chart was asked; its language must be the active one
 *
 * Says what the chart shows in words.
 *
 * Returns: whether the rule has anything to do with the chart
 */
gboolean
inno_rule_panel_ask (GtkWidget       *widget,
                     const InnoChart *chart,
                     InnoFacts       *facts,
                     const InnoQuery *query)
{
  InnoRulePanel *self = INNO_RULE_PANEL (widget);
  g_autoptr (InnoFrame) frame = NULL;

  if (facts == NULL || (chart->parts & INNO_QUERY_ROLES) == 0)
    return FALSE;

  frame = inno_facts_lead_themes (facts, query, NULL);
  if (frame == NULL)
    return FALSE;

  inno_card_clear_list (self->list);
  g_clear_pointer (&self->unknown_id, g_free);
  say_texts (self);
  show_frame (self, inno_facts_get_portfolio (facts), frame);
  gtk_widget_set_visible (GTK_WIDGET (self->enter_button), self->unknown_id != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), self->unknown_id != NULL);

  return gtk_widget_get_first_child (self->list) != NULL;
}
