/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-form-kinds-private.h"

/* Numbers by year, as they were fetched: they are read here, not written. */
struct _InnoFormYears
{
  InnoFormControl  parent_instance;

  GtkLabel        *label;
  JsonNode        *node;
};

G_DEFINE_FINAL_TYPE (InnoFormYears, inno_form_years, INNO_TYPE_FORM_CONTROL)

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static void
inno_form_years_retranslate (InnoFormControl *control)
{
  InnoFormYears *self = INNO_FORM_YEARS (control);
  JsonObject *object = self->node != NULL && JSON_NODE_HOLDS_OBJECT (self->node) ? json_node_get_object (self->node) : NULL;
  g_autoptr (GList) years = object != NULL ? json_object_get_members (object) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  years = g_list_sort (years, compare_years);
  for (GList *link = years; link != NULL; link = link->next)
    {
      g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()),
                                                  json_object_get_int_member (object, link->data));

      g_string_append_printf (text, _("%s: %s"), (const char *) link->data, count);
      if (link->next != NULL)
        g_string_append_c (text, '\n');
    }
  gtk_label_set_label (self->label, text->len > 0 ? text->str : _("Not known"));
}

static void
inno_form_years_load (InnoFormControl *control,
                      JsonNode        *node)
{
  InnoFormYears *self = INNO_FORM_YEARS (control);

  g_clear_pointer (&self->node, json_node_unref);
  self->node = node != NULL ? json_node_copy (node) : json_node_init_null (json_node_alloc ());
  inno_form_years_retranslate (control);
}

static JsonNode *
inno_form_years_read (InnoFormControl  *control,
                      GError          **error)
{
  return json_node_copy (INNO_FORM_YEARS (control)->node);
}

static void
inno_form_years_build (InnoFormControl *control)
{
  InnoFormYears *self = INNO_FORM_YEARS (control);
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_selectable (self->label, TRUE);
  inno_form_control_take_body (control, label, label);
}

static void
inno_form_years_finalize (GObject *object)
{
  g_clear_pointer (&INNO_FORM_YEARS (object)->node, json_node_unref);

  G_OBJECT_CLASS (inno_form_years_parent_class)->finalize (object);
}

static void
inno_form_years_class_init (InnoFormYearsClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_form_years_finalize;
  control_class->build = inno_form_years_build;
  control_class->load = inno_form_years_load;
  control_class->read = inno_form_years_read;
  control_class->retranslate = inno_form_years_retranslate;
}

static void
inno_form_years_init (InnoFormYears *self)
{
}
