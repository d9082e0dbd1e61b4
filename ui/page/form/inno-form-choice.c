/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-chart.h"
#include "inno-form-kinds-private.h"
#include "inno-picker.h"
#include "inno-swatch.h"
#include "plot-style.h"

#define SPACING 8
/* What is chosen where nothing is. */
#define NOTHING ""

/* One of a few terms, or one of what has an id. */
struct _InnoFormChoice
{
  InnoFormControl  parent_instance;

  InnoPicker      *picker;
  InnoSwatch      *swatch;    /* of a funding source; else NULL */
  char            *id;        /* what is chosen; NULL = nothing */
};

G_DEFINE_FINAL_TYPE (InnoFormChoice, inno_form_choice, INNO_TYPE_FORM_CONTROL)

static void
add_item (GArray     *items,
          const char *id,
          const char *label)
{
  InnoChoiceItem item = { .id = id, .label = label };

  g_array_append_val (items, item);
}

static void
add_terms (const InnoFormField *field,
           GArray              *items)
{
  guint n_terms = field->n_terms > 0 ? field->n_terms : inno_vocabulary_get_size (field->vocabulary);

  for (guint i = 0; field->options == NULL && i < n_terms; i++)
    add_item (items, inno_vocabulary_get_id (field->vocabulary, i), inno_vocabulary_get_label (field->vocabulary, i));
  for (guint i = 0; field->options != NULL && field->options[i].id != NULL; i++)
    add_item (items, field->options[i].id, _(field->options[i].label));
}

/* Unknown to this portfolio, or to this version: what is chosen can be kept. */
static void
add_stranger (InnoFormChoice *self,
              GArray         *items,
              const char     *label)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (g_array_index (items, InnoChoiceItem, i).id, self->id) == 0)
      return;
  if (self->id != NULL)
    add_item (items, self->id, label);
}

static void
show_swatch (InnoFormChoice *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  InnoEntity *entity = NULL;
  const PlotStyle *style;

  if (self->swatch == NULL)
    return;

  if (self->id != NULL)
    entity = inno_portfolio_find (inno_form_names_get_portfolio (inno_form_control_get_names (INNO_FORM_CONTROL (self))),
                                  self->id);
  style = plot_style_find (adw_style_manager_get_high_contrast (manager) ? "contrast"
                           : adw_style_manager_get_dark (manager) ? "dark" : "light");
  if (INNO_IS_FUNDING_SOURCE (entity))
    inno_swatch_set_fill (self->swatch,
                          &style->fills[inno_chart_fill (self->id, inno_funding_source_get_class (INNO_FUNDING_SOURCE (entity)))],
                          style);
  else
    inno_swatch_set_fill (self->swatch, &style->fills[PLOT_FILL_UNKNOWN], style);
}

static void
inno_form_choice_retranslate (InnoFormControl *control)
{
  InnoFormChoice *self = INNO_FORM_CHOICE (control);
  const InnoFormField *field = inno_form_control_get_field (control);
  InnoFormNames *names = inno_form_control_get_names (control);
  InnoLang lang = inno_lang_get_active ();
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (InnoChoiceItem));
  g_autoptr (GPtrArray) list = field->types != NULL ? inno_form_names_list (names, field->types, lang) : NULL;
  g_autofree char *stranger = self->id != NULL ? inno_form_names_find (names, self->id, lang) : NULL;

  if (field->none != NULL || self->id == NULL)
    add_item (items, NOTHING, field->none != NULL ? _(field->none) : _("Choose…"));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      InnoFormName *name = g_ptr_array_index (list, i);

      add_item (items, name->id, name->label);
    }
  if (list == NULL)
    add_terms (field, items);
  add_stranger (self, items, stranger);

  inno_picker_set_title (self->picker, inno_form_control_get_name (control), FALSE);
  inno_picker_set_items (self->picker, (const InnoChoiceItem *) (gpointer) items->data, items->len, NULL);
  inno_picker_pick (self->picker, self->id != NULL ? self->id : NOTHING);
  show_swatch (self);
}

static void
inno_form_choice_load (InnoFormControl *control,
                       JsonNode        *node)
{
  InnoFormChoice *self = INNO_FORM_CHOICE (control);

  g_free (self->id);
  self->id = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
  if (inno_form_control_get_name (control) != NULL)
    inno_form_choice_retranslate (control);
}

static JsonNode *
inno_form_choice_read (InnoFormControl  *control,
                       GError          **error)
{
  InnoFormChoice *self = INNO_FORM_CHOICE (control);

  return self->id != NULL ? json_node_init_string (json_node_alloc (), self->id)
                          : json_node_init_null (json_node_alloc ());
}

static void
picked_cb (InnoFormChoice *self)
{
  const char *id = inno_picker_get_selected (self->picker);

  g_free (self->id);
  self->id = g_strdup (g_strcmp0 (id, NOTHING) != 0 ? id : NULL);
  show_swatch (self);
  inno_form_control_changed (INNO_FORM_CONTROL (self));
}

static void
inno_form_choice_build (InnoFormControl *control)
{
  InnoFormChoice *self = INNO_FORM_CHOICE (control);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  if (g_strcmp0 (inno_form_control_get_field (control)->types, "funding_source") == 0)
    {
      AdwStyleManager *manager = adw_style_manager_get_default ();

      self->swatch = INNO_SWATCH (inno_swatch_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->swatch), GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->swatch));
      g_signal_connect_object (manager, "notify::dark", G_CALLBACK (show_swatch), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (show_swatch), self, G_CONNECT_SWAPPED);
    }
  self->picker = INNO_PICKER (inno_picker_new (TRUE));
  inno_picker_set_wide (self->picker, inno_form_control_get_field (control)->types != NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picker));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  inno_form_control_take_body (control, box, GTK_WIDGET (self->picker));
}

static void
inno_form_choice_finalize (GObject *object)
{
  g_free (INNO_FORM_CHOICE (object)->id);

  G_OBJECT_CLASS (inno_form_choice_parent_class)->finalize (object);
}

static void
inno_form_choice_class_init (InnoFormChoiceClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_form_choice_finalize;
  control_class->build = inno_form_choice_build;
  control_class->load = inno_form_choice_load;
  control_class->read = inno_form_choice_read;
  control_class->retranslate = inno_form_choice_retranslate;
}

static void
inno_form_choice_init (InnoFormChoice *self)
{
}
