/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-form-kinds-private.h"
#include "inno-picker.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* What the list says that adds. */
#define NOTHING ""

/* Several of what has an id. Their order is kept and can be changed: the cents
 * that do not divide go to the first. */
struct _InnoFormSeveral
{
  InnoFormControl  parent_instance;

  GtkWidget       *box;
  InnoPicker      *adder;
  GPtrArray       *ids;
};

G_DEFINE_FINAL_TYPE (InnoFormSeveral, inno_form_several, INNO_TYPE_FORM_CONTROL)

static void show_all (InnoFormSeveral *self);

static gboolean
has_id (InnoFormSeveral *self,
        const char      *id)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL);
}

/* The keyboard stays where it was: at the chip in the same place. */
static void
edited (InnoFormSeveral *self,
        guint            place)
{
  GtkWidget *chip;

  show_all (self);
  chip = gtk_widget_get_first_child (self->box);
  for (guint i = 0; i < place && i + 1 < self->ids->len; i++)
    chip = gtk_widget_get_next_sibling (chip);
  inno_form_control_focus_inside (self->ids->len > 0 ? chip : GTK_WIDGET (self->adder));
  inno_form_control_changed (INNO_FORM_CONTROL (self));
}

static guint
place_of (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
}

static void
removed_cb (InnoFormSeveral *self,
            GtkWidget       *button)
{
  guint place = place_of (button);

  g_ptr_array_remove_index (self->ids, place);
  edited (self, place);
}

static void
moved_cb (InnoFormSeveral *self,
          GtkWidget       *button)
{
  guint place = place_of (button);
  gpointer before = self->ids->pdata[place - 1];

  self->ids->pdata[place - 1] = self->ids->pdata[place];
  self->ids->pdata[place] = before;
  edited (self, place - 1);
}

static void
add_button (InnoFormSeveral *self,
            GtkWidget       *chip,
            guint            place,
            const char      *name,
            GCallback        callback)
{
  gboolean is_removal = callback == G_CALLBACK (removed_cb);
  GtkWidget *button = gtk_button_new_from_icon_name (is_removal ? "window-close-symbolic" : "go-previous-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  inno_widget_set_tooltip (button, name);
  inno_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (chip), button);
}

static GtkWidget *
make_chip (InnoFormSeveral *self,
           guint            place)
{
  InnoFormNames *names = inno_form_control_get_names (INNO_FORM_CONTROL (self));
  g_autofree char *label = inno_form_names_find (names, self->ids->pdata[place], inno_lang_get_active ());
  g_autofree char *earlier = g_strdup_printf (_("Move %s earlier"), label);
  g_autofree char *removal = g_strdup_printf (_("Leave out %s"), label);
  GtkWidget *chip = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *text = gtk_label_new (label);

  gtk_widget_add_css_class (chip, "form-chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (text), (int) MIN (g_utf8_strlen (label, -1), 8));
  if (place > 0)
    add_button (self, chip, place, earlier, G_CALLBACK (moved_cb));
  gtk_box_append (GTK_BOX (chip), text);
  add_button (self, chip, place, removal, G_CALLBACK (removed_cb));

  return chip;
}

static void
fill_adder (InnoFormSeveral *self)
{
  const InnoFormField *field = inno_form_control_get_field (INNO_FORM_CONTROL (self));
  g_autoptr (GPtrArray) list = inno_form_names_list (inno_form_control_get_names (INNO_FORM_CONTROL (self)),
                                                     field->types, inno_lang_get_active ());
  g_autofree InnoChoiceItem *items = g_new0 (InnoChoiceItem, list->len + 1);
  guint n_items = 0;

  items[n_items++] = (InnoChoiceItem) { .id = NOTHING, .label = _(field->add) };
  for (guint i = 0; i < list->len; i++)
    {
      InnoFormName *name = g_ptr_array_index (list, i);

      if (!has_id (self, name->id))
        items[n_items++] = (InnoChoiceItem) { .id = name->id, .label = name->label };
    }
  inno_picker_set_title (self->adder, inno_form_control_get_name (INNO_FORM_CONTROL (self)), FALSE);
  inno_picker_set_items (self->adder, items, n_items, NULL);
  inno_picker_pick (self->adder, NOTHING);
}

static void
show_all (InnoFormSeveral *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != GTK_WIDGET (self->adder))
    gtk_widget_unparent (child);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_widget_insert_before (make_chip (self, i), self->box, GTK_WIDGET (self->adder));
  fill_adder (self);
}

static void
inno_form_several_load (InnoFormControl *control,
                        JsonNode        *node)
{
  InnoFormSeveral *self = INNO_FORM_SEVERAL (control);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (self->ids, g_strdup (json_array_get_string_element (array, i)));
  if (inno_form_control_get_name (control) != NULL)
    show_all (self);
}

static JsonNode *
inno_form_several_read (InnoFormControl  *control,
                        GError          **error)
{
  InnoFormSeveral *self = INNO_FORM_SEVERAL (control);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->ids->len; i++)
    json_array_add_string_element (array, self->ids->pdata[i]);

  return json_node_init_array (json_node_alloc (), array);
}

static void
inno_form_several_retranslate (InnoFormControl *control)
{
  show_all (INNO_FORM_SEVERAL (control));
}

static void
added_cb (InnoFormSeveral *self)
{
  const char *id = inno_picker_get_selected (self->adder);

  if (g_strcmp0 (id, NOTHING) == 0)
    return;

  g_ptr_array_add (self->ids, g_strdup (id));
  show_all (self);
  inno_form_control_focus_inside (GTK_WIDGET (self->adder));
  inno_form_control_changed (INNO_FORM_CONTROL (self));
}

static void
inno_form_several_build (InnoFormControl *control)
{
  InnoFormSeveral *self = INNO_FORM_SEVERAL (control);

  self->box = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  self->adder = INNO_PICKER (inno_picker_new (TRUE));
  inno_picker_set_wide (self->adder, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->adder), self->box);
  g_signal_connect_object (self->adder, "picked", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  inno_form_control_take_body (control, self->box, self->box);
}

static void
inno_form_several_finalize (GObject *object)
{
  g_ptr_array_unref (INNO_FORM_SEVERAL (object)->ids);

  G_OBJECT_CLASS (inno_form_several_parent_class)->finalize (object);
}

static void
inno_form_several_class_init (InnoFormSeveralClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_form_several_finalize;
  control_class->build = inno_form_several_build;
  control_class->load = inno_form_several_load;
  control_class->read = inno_form_several_read;
  control_class->retranslate = inno_form_several_retranslate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_form_several_init (InnoFormSeveral *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}
