/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-choice.h"

#include "inno-widget.h"

#define LEAST_CHARS 4

struct _InnoChoice
{
  GtkWidget   parent_instance;

  GPtrArray  *buttons;      /* GtkToggleButton, children in order */
  GPtrArray  *ids;
  const char *selected;     /* interned */
  gboolean    is_stacked;   /* the icon stands above the word */
};

G_DEFINE_FINAL_TYPE (InnoChoice, inno_choice, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} InnoChoiceProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

static int
find_id (InnoChoice *self,
         const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      return (int) i;

  return -1;
}

static void
toggled_cb (InnoChoice      *self,
            GtkToggleButton *button)
{
  gboolean is_active = gtk_toggle_button_get_active (button);
  guint index;

  /* A toggle button says "pressed"; one of a group is "checked" as well. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               is_active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);

  if (is_active && g_ptr_array_find (self->buttons, button, &index))
    inno_choice_set_selected (self, g_ptr_array_index (self->ids, index));
}

static GtkWidget *
create_content (InnoChoice           *self,
                const InnoChoiceItem *item)
{
  GtkWidget *box = self->is_stacked ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 3)
                                    : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  if (item->icon_name != NULL)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                 "icon-name", item->icon_name,
                                                 NULL));
  label = gtk_label_new (item->label);
  /* A long word may be cut short where there is no room; "FI" may not. */
  if (g_utf8_strlen (item->label, -1) > LEAST_CHARS)
    {
      inno_widget_shorten_label (GTK_LABEL (label));
      gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static GtkWidget *
create_button (InnoChoice           *self,
               const InnoChoiceItem *item)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                    "child", create_content (self, item),
                                    NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->name != NULL ? item->name : item->label,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                               GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  inno_widget_set_tooltip (button, item->name);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
remove_buttons (InnoChoice *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      g_signal_handlers_disconnect_by_func (button, toggled_cb, self);
      gtk_widget_unparent (button);
    }
  g_ptr_array_set_size (self->buttons, 0);
  g_ptr_array_set_size (self->ids, 0);
}

static void
press_selected (InnoChoice *self)
{
  int index = find_id (self, self->selected);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), (int) i == index);
}

static void
inno_choice_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  InnoChoice *self = INNO_CHOICE (object);

  switch ((InnoChoiceProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_choice_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  InnoChoice *self = INNO_CHOICE (object);

  switch ((InnoChoiceProperty) prop_id)
    {
    case PROP_SELECTED:
      inno_choice_set_selected (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_choice_dispose (GObject *object)
{
  remove_buttons (INNO_CHOICE (object));

  G_OBJECT_CLASS (inno_choice_parent_class)->dispose (object);
}

static void
inno_choice_finalize (GObject *object)
{
  InnoChoice *self = INNO_CHOICE (object);

  g_ptr_array_unref (self->buttons);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (inno_choice_parent_class)->finalize (object);
}

static void
inno_choice_class_init (InnoChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_choice_get_property;
  object_class->set_property = inno_choice_set_property;
  object_class->dispose = inno_choice_dispose;
  object_class->finalize = inno_choice_finalize;

  properties[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
inno_choice_init (InnoChoice *self)
{
  self->buttons = g_ptr_array_new ();
  self->ids = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  inno_choice_set_title (self, NULL);
}

/**
 * inno_choice_new:
 *
 * Returns: (transfer floating): a choice of nothing
 */
GtkWidget *
inno_choice_new (void)
{
  return g_object_new (INNO_TYPE_CHOICE, NULL);
}

/**
 * inno_choice_set_stacked:
 * @self: a choice
 * @is_stacked: whether icons stand above their words, and all are equally wide
 *
 * To be called before there are items.
 */
void
inno_choice_set_stacked (InnoChoice *self,
                         gboolean    is_stacked)
{
  GtkBoxLayout *layout;

  g_return_if_fail (INNO_IS_CHOICE (self));

  self->is_stacked = is_stacked;
  layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_box_layout_set_homogeneous (layout, is_stacked);
  if (is_stacked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stacked");
}

/**
 * inno_choice_set_title:
 * @self: a choice
 * @title: (nullable): what is chosen here, for assistive technology
 */
void
inno_choice_set_title (InnoChoice *self,
                       const char *title)
{
  g_return_if_fail (INNO_IS_CHOICE (self));

  /* Without any GTK says the name of the class. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "",
                                  -1);
}

/**
 * inno_choice_set_items:
 * @self: a choice
 * @items: (array length=n_items): what there is to choose; copied
 * @n_items: how many
 *
 * Replaces the buttons, after a change of language for example. What is selected
 * stays selected if it is still there; else nothing is.
 */
void
inno_choice_set_items (InnoChoice           *self,
                       const InnoChoiceItem *items,
                       guint                 n_items)
{
  g_return_if_fail (INNO_IS_CHOICE (self));
  g_return_if_fail (items != NULL || n_items == 0);

  remove_buttons (self);
  for (guint i = 0; i < n_items; i++)
    {
      GtkWidget *button = create_button (self, &items[i]);

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     g_ptr_array_index (self->buttons, 0));
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
      g_ptr_array_add (self->ids, (gpointer) g_intern_string (items[i].id));
    }

  if (find_id (self, self->selected) < 0)
    inno_choice_set_selected (self, NULL);
  else
    press_selected (self);
}

/**
 * inno_choice_get_selected:
 * @self: a choice
 *
 * Returns: (nullable): the id of what is chosen
 */
const char *
inno_choice_get_selected (InnoChoice *self)
{
  g_return_val_if_fail (INNO_IS_CHOICE (self), NULL);

  return self->selected;
}

/**
 * inno_choice_set_selected:
 * @self: a choice
 * @id: (nullable): what to choose; an id that is not there chooses nothing
 */
void
inno_choice_set_selected (InnoChoice *self,
                          const char *id)
{
  int index;
  const char *selected;

  g_return_if_fail (INNO_IS_CHOICE (self));

  index = find_id (self, id);
  selected = index >= 0 ? g_ptr_array_index (self->ids, (guint) index) : NULL;
  if (selected == self->selected)
    return;

  self->selected = selected;
  press_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * inno_choice_get_n_items:
 * @self: a choice
 *
 * Returns: how many there are to choose from
 */
guint
inno_choice_get_n_items (InnoChoice *self)
{
  g_return_val_if_fail (INNO_IS_CHOICE (self), 0);

  return self->buttons->len;
}
