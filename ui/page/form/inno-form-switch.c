/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-form-kinds-private.h"

struct _InnoFormSwitch
{
  InnoFormControl  parent_instance;

  GtkSwitch       *toggle;
};

G_DEFINE_FINAL_TYPE (InnoFormSwitch, inno_form_switch, INNO_TYPE_FORM_CONTROL)

static void
inno_form_switch_load (InnoFormControl *control,
                       JsonNode        *node)
{
  gtk_switch_set_active (INNO_FORM_SWITCH (control)->toggle,
                         node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node));
}

static JsonNode *
inno_form_switch_read (InnoFormControl  *control,
                       GError          **error)
{
  return json_node_init_boolean (json_node_alloc (), gtk_switch_get_active (INNO_FORM_SWITCH (control)->toggle));
}

static void
inno_form_switch_retranslate (InnoFormControl *control)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (INNO_FORM_SWITCH (control)->toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, inno_form_control_get_name (control), -1);
}

static void
inno_form_switch_build (InnoFormControl *control)
{
  InnoFormSwitch *self = INNO_FORM_SWITCH (control);
  GtkWidget *toggle = gtk_switch_new ();

  self->toggle = GTK_SWITCH (toggle);
  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (inno_form_control_changed), self, G_CONNECT_SWAPPED);
  inno_form_control_take_body (control, toggle, toggle);
}

static void
inno_form_switch_class_init (InnoFormSwitchClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  control_class->build = inno_form_switch_build;
  control_class->load = inno_form_switch_load;
  control_class->read = inno_form_switch_read;
  control_class->retranslate = inno_form_switch_retranslate;
}

static void
inno_form_switch_init (InnoFormSwitch *self)
{
}
