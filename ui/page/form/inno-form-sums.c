/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-sums.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-money.h"

#define SPACING 6
#define SHARE_DECIMALS 1

#define EN_DASH "\342\200\223"
#define WORD_JOINER "\342\201\240"

struct _InnoFormSums
{
  GtkWidget  parent_instance;

  GtkWidget *lines[INNO_N_MONEY_MEASURES];
  GtkLabel  *titles[INNO_N_MONEY_MEASURES];
  GtkLabel  *sums[INNO_N_MONEY_MEASURES];
  GtkWidget *note;
  GtkLabel  *note_text;
};

G_DEFINE_FINAL_TYPE (InnoFormSums, inno_form_sums, GTK_TYPE_WIDGET)

/* Measures of the same money: each is added up for itself. */
typedef struct
{
  gint64   public;
  gint64   city;
  guint    n_rows;
  guint    n_unknown;
  gboolean is_too_large;
} Sum;

static void
inno_form_sums_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_form_sums_parent_class)->dispose (object);
}

static void
inno_form_sums_class_init (InnoFormSumsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_form_sums_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formsums");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
make_label (GtkWidget *box,
            gboolean   is_wrapped)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), is_wrapped);
  gtk_widget_set_hexpand (label, is_wrapped);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
inno_form_sums_init (InnoFormSums *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", "dialog-information-symbolic", "valign", GTK_ALIGN_START, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, SPACING);
  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    {
      self->lines[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * SPACING);
      self->titles[i] = make_label (self->lines[i], TRUE);
      self->sums[i] = make_label (self->lines[i], FALSE);
      gtk_widget_add_css_class (self->lines[i], "form-sum");
      gtk_widget_set_parent (self->lines[i], GTK_WIDGET (self));
    }
  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * SPACING);
  gtk_box_append (GTK_BOX (self->note), icon);
  self->note_text = make_label (self->note, TRUE);
  gtk_widget_add_css_class (self->note, "form-note");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

/**
 * inno_form_sums_new:
 *
 * Returns: (transfer floating): sums of nothing
 */
GtkWidget *
inno_form_sums_new (void)
{
  return g_object_new (INNO_TYPE_FORM_SUMS, NULL);
}

static const char *
get_string (JsonObject *row,
            const char *member)
{
  return json_object_get_string_member_with_default (row, member, NULL);
}

/* Private money is no part of public funding, known or not. */
static void
add_row (Sum           sums[INNO_N_MONEY_MEASURES],
         InnoPortfolio *portfolio,
         JsonObject    *row)
{
  const char *source_id = get_string (row, "source");
  InnoEntity *source = source_id != NULL ? inno_portfolio_find (portfolio, source_id) : NULL;
  InnoFundingClass class = INNO_IS_FUNDING_SOURCE (source)
                           ? inno_funding_source_get_class (INNO_FUNDING_SOURCE (source)) : INNO_N_CLASSES;
  const char *measure_id = get_string (row, "measure");
  JsonNode *amount = json_object_get_member (row, "amount_cents");
  guint measure = INNO_MEASURE_GRANTED;
  Sum *sum;

  if (class == INNO_CLASS_PRIVATE)
    return;
  if (measure_id != NULL && !inno_vocabulary_find (INNO_VOCABULARY_MEASURE, measure_id, &measure))
    return;

  sum = &sums[MIN (measure, INNO_N_MONEY_MEASURES - 1)];
  sum->n_rows++;
  if (amount == NULL || JSON_NODE_HOLDS_NULL (amount) || class == INNO_N_CLASSES)
    {
      sum->n_unknown++;
      return;
    }
  sum->is_too_large |= !inno_money_add (sum->public, json_node_get_int (amount), &sum->public);
  if (class == INNO_CLASS_CITY)
    sum->is_too_large |= !inno_money_add (sum->city, json_node_get_int (amount), &sum->city);
}

static void
show_line (InnoFormSums *self,
           guint         measure,
           const Sum    *sum)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  /* Translators: granted, realised or planned */
  g_autofree char *title = g_strdup_printf (_("Known public funding: %s"),
                                            inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, measure));
  g_autofree char *known = inno_format_euros (format, sum->public);

  gtk_widget_set_visible (self->lines[measure], sum->n_rows > 0);
  gtk_label_set_label (self->titles[measure], title);
  gtk_label_set_label (self->sums[measure],
                       sum->is_too_large || sum->n_unknown == sum->n_rows ? _("Not known") : known);
}

static char *
describe_share (const Sum *sum)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *share = inno_format_percent (format, (double) sum->city / (double) sum->public, SHARE_DECIMALS);
  g_autofree char *band = inno_band_format (format);
  g_autofree char *count = inno_format_count (format, sum->n_unknown);
  g_autoptr (GString) whole_band = g_string_new (band);
  GString *text = g_string_new (NULL);

  /* No line ends inside the range. */
  g_string_replace (whole_band, EN_DASH, WORD_JOINER EN_DASH WORD_JOINER, 0);
  g_string_append_printf (text, _("The city share is %s of the known public funding; the band is %s."), share,
                          whole_band->str);
  if (sum->n_unknown > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("The amount of %s row is not known, so the share may change.",
                                              "The amounts of %s rows are not known, so the share may change.",
                                              sum->n_unknown), count);
    }
  if (inno_band_state (sum->city, sum->public, sum->n_unknown > 0) != INNO_BAND_WITHIN)
    g_string_append_printf (text, " %s", _("This does not hinder saving."));

  return g_string_free (text, FALSE);
}

/* Of what was granted, or else of what there is. */
static void
show_share (InnoFormSums *self,
            const Sum     sums[INNO_N_MONEY_MEASURES])
{
  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    {
      g_autofree char *text = NULL;

      if (sums[i].n_rows == 0)
        continue;
      if (sums[i].is_too_large || !inno_band_has_share (sums[i].city, sums[i].public))
        break;

      text = describe_share (&sums[i]);
      gtk_label_set_label (self->note_text, text);
      gtk_widget_set_visible (self->note, TRUE);
      if (inno_band_state (sums[i].city, sums[i].public, sums[i].n_unknown > 0) == INNO_BAND_WITHIN)
        gtk_widget_remove_css_class (self->note, "outside");
      else
        gtk_widget_add_css_class (self->note, "outside");
      return;
    }

  gtk_label_set_label (self->note_text, "");
  gtk_widget_set_visible (self->note, FALSE);
}

/**
 * inno_form_sums_show:
 * @self: the sums
 * @portfolio: of what class each source is
 * @rows: (element-type JsonObject): the funding rows; one without an amount or a
 *   source counts as not known
 *
 * Adds them up, in the active language.
 */
void
inno_form_sums_show (InnoFormSums  *self,
                     InnoPortfolio *portfolio,
                     GPtrArray     *rows)
{
  Sum sums[INNO_N_MONEY_MEASURES] = { 0 };

  g_return_if_fail (INNO_IS_FORM_SUMS (self));
  g_return_if_fail (INNO_IS_PORTFOLIO (portfolio));
  g_return_if_fail (rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    add_row (sums, portfolio, g_ptr_array_index (rows, i));
  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    show_line (self, i, &sums[i]);
  show_share (self, sums);
}

/**
 * inno_form_sums_get_line:
 * @self: the sums
 * @measure: one of money
 *
 * Returns: (nullable): the sum as shown; %NULL where no row is of that measure
 */
const char *
inno_form_sums_get_line (InnoFormSums *self,
                         InnoMeasure   measure)
{
  g_return_val_if_fail (INNO_IS_FORM_SUMS (self), NULL);
  g_return_val_if_fail ((guint) measure < INNO_N_MONEY_MEASURES, NULL);

  return gtk_widget_get_visible (self->lines[measure]) ? gtk_label_get_label (self->sums[measure]) : NULL;
}

const char *
inno_form_sums_get_note (InnoFormSums *self)
{
  g_return_val_if_fail (INNO_IS_FORM_SUMS (self), NULL);

  return gtk_label_get_label (self->note_text);
}
