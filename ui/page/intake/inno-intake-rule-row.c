/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-intake-rule-row.h"

#include <glib/gi18n-lib.h>

#include "inno-combo-row.h"
#include "inno-entry-row.h"
#include "inno-expander-row.h"
#include "inno-take-string.h"

struct _InnoIntakeRuleRow
{
  AdwExpanderRow  parent_instance;

  AdwComboRow    *usual;
  AdwEntryRow    *own;
  GtkLabel       *help;

  char           *rule;          /* "" = all rows */
  gboolean        is_filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoIntakeRuleRow, inno_intake_rule_row, ADW_TYPE_EXPANDER_ROW)

static guint signals[N_SIGNALS];

/* The last is whatever somebody writes. */
static const struct { const char *rule; const char *label; } usual[] = {
  { "", N_("All rows") },
  { "beneficiary=city", N_("Beneficiaries in one of the cities") },
  { "beneficiary=municipality", N_("The cities themselves as beneficiaries") },
  { NULL, N_("A rule of your own") },
};

static guint
find_usual (const char *rule)
{
  guint i = 0;

  while (usual[i].rule != NULL && !g_str_equal (usual[i].rule, rule))
    i++;

  return i;
}

static void
show (InnoIntakeRuleRow *self)
{
  guint i = find_usual (self->rule);

  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->usual, i);
  gtk_editable_set_text (GTK_EDITABLE (self->own), self->rule);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), usual[i].rule != NULL ? _(usual[i].label) : self->rule);
  self->is_filling = FALSE;
}

static void
say (InnoIntakeRuleRow *self,
     const char        *rule)
{
  if (!inno_take_string (&self->rule, rule))
    return;

  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A rule of one's own begins with what stands there. */
static void
selected_cb (InnoIntakeRuleRow *self)
{
  guint i = adw_combo_row_get_selected (self->usual);

  if (self->is_filling || i >= G_N_ELEMENTS (usual))
    return;
  if (usual[i].rule == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->own));
  else
    say (self, usual[i].rule);
}

static void
applied_cb (InnoIntakeRuleRow *self)
{
  say (self, gtk_editable_get_text (GTK_EDITABLE (self->own)));
}

static void
inno_intake_rule_row_finalize (GObject *object)
{
  g_free (INNO_INTAKE_RULE_ROW (object)->rule);

  G_OBJECT_CLASS (inno_intake_rule_row_parent_class)->finalize (object);
}

static void
inno_intake_rule_row_class_init (InnoIntakeRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_intake_rule_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
inno_intake_rule_row_init (InnoIntakeRuleRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  inno_expander_row_prepare (ADW_EXPANDER_ROW (self));
  self->rule = g_strdup ("");
  self->usual = ADW_COMBO_ROW (inno_combo_row_new (""));
  self->own = ADW_ENTRY_ROW (inno_entry_row_new (""));
  self->help = GTK_LABEL (gtk_label_new (NULL));
  adw_entry_row_set_show_apply_button (self->own, TRUE);
  gtk_label_set_wrap (self->help, TRUE);
  gtk_label_set_xalign (self->help, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->help), "intake-help");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->help));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->usual));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->own));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (self->usual, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  inno_intake_rule_row_retranslate (self);
}

/**
 * inno_intake_rule_row_new:
 *
 * Returns: (transfer floating): a row of a list, folded, which lets all rows through
 */
GtkWidget *
inno_intake_rule_row_new (void)
{
  return g_object_new (INNO_TYPE_INTAKE_RULE_ROW, NULL);
}

/**
 * inno_intake_rule_row_set_rule:
 * @self: the row
 * @rule: (nullable): a rule as inno_rule_parse() reads it; %NULL = all rows
 *
 * Shows what is so. "changed" is not for that.
 */
void
inno_intake_rule_row_set_rule (InnoIntakeRuleRow *self,
                               const char        *rule)
{
  g_return_if_fail (INNO_IS_INTAKE_RULE_ROW (self));

  inno_take_string (&self->rule, rule != NULL ? rule : "");
  show (self);
}

const char *
inno_intake_rule_row_get_rule (InnoIntakeRuleRow *self)
{
  g_return_val_if_fail (INNO_IS_INTAKE_RULE_ROW (self), NULL);

  return self->rule;
}

/**
 * inno_intake_rule_row_retranslate:
 * @self: the row
 *
 * Says it all in the active language.
 */
void
inno_intake_rule_row_retranslate (InnoIntakeRuleRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    gtk_string_list_append (labels, _(usual[i].label));

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->usual, G_LIST_MODEL (labels));
  self->is_filling = FALSE;
  inno_expander_row_name (ADW_EXPANDER_ROW (self), _("Which rows belong to the programme"), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->usual), _("Rows that come in"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->own), _("Rule"));
  gtk_label_set_label (self->help,
                       _("Conditions with a semicolon between them, each with values: “beneficiary=city; fund=EAKR, ESR+”. "
                         "Conditions may be on beneficiary, fund, programme, priority, authority, code and word. "
                         "The rule is remembered, and is the same for all who share the portfolio."));
  show (self);
}
