/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-control.h"

#include <glib/gi18n-lib.h>

#include "inno-conflict-link.h"
#include "inno-form-kinds-private.h"
#include "inno-form-layout.h"
#include "inno-widget.h"

#define SPACING 3

typedef struct
{
  const InnoFormField *field;
  InnoFormNames       *names;

  GtkWidget           *label;
  GtkWidget           *input;        /* what has the name; inside the body */
  GtkWidget           *message;
  GtkWidget           *versions;     /* the way to two of them; NULL where there is one */

  char                *prefix;       /* before the name of the label: which row */
  char                *name;
  char                *fault;        /* what is said: see inno_form_control_show() */
  char                *note;
  JsonNode            *initial;      /* as read when loaded */
  gboolean             is_loading;
  gboolean             is_touched;
} InnoFormControlPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (InnoFormControl, inno_form_control, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
inno_form_control_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_form_control_parent_class)->dispose (object);
}

static void
inno_form_control_finalize (GObject *object)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (INNO_FORM_CONTROL (object));

  g_clear_object (&priv->names);
  g_clear_pointer (&priv->initial, json_node_unref);
  g_free (priv->prefix);
  g_free (priv->name);
  g_free (priv->fault);
  g_free (priv->note);

  G_OBJECT_CLASS (inno_form_control_parent_class)->finalize (object);
}

static gboolean
inno_form_control_grab_focus (GtkWidget *widget)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (INNO_FORM_CONTROL (widget));

  return priv->input != NULL &&
         (gtk_widget_grab_focus (priv->input) || gtk_widget_child_focus (priv->input, GTK_DIR_TAB_FORWARD));
}

static char *
explain_nothing (InnoFormControl *self)
{
  return NULL;
}

static void
inno_form_control_class_init (InnoFormControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_form_control_dispose;
  object_class->finalize = inno_form_control_finalize;
  inno_widget_set_grab_focus (widget_class, inno_form_control_grab_focus);
  klass->explain = explain_nothing;

  /**
   * InnoFormControl::changed:
   * @self: the control
   *
   * A person edited something.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formcontrol");
  /* What says itself what it is of would be heard twice in a group of the same name; one of parts is a group. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
inno_form_control_init (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, SPACING);
  priv->label = make_label ("form-label");
  gtk_widget_set_parent (priv->label, GTK_WIDGET (self));
  priv->message = make_label ("form-message");
  gtk_widget_set_visible (priv->message, FALSE);
  gtk_widget_set_parent (priv->message, GTK_WIDGET (self));
}

/**
 * inno_form_control_new:
 * @field: a line of a plan, which is not of the kind %INNO_FORM_KIND_CARD; not copied
 * @names: what may be chosen
 *
 * Returns: (transfer floating): a control for it, in the active language, that holds
 *   nothing yet
 */
InnoFormControl *
inno_form_control_new (const InnoFormField *field,
                       InnoFormNames       *names)
{
  static GType (* const types[INNO_FORM_N_KINDS]) (void) = {
    [INNO_FORM_KIND_LINE] = inno_form_line_get_type,
    [INNO_FORM_KIND_DAY] = inno_form_line_get_type,
    [INNO_FORM_KIND_PERIOD] = inno_form_line_get_type,
    [INNO_FORM_KIND_MONEY] = inno_form_line_get_type,
    [INNO_FORM_KIND_NUMBER] = inno_form_line_get_type,
    [INNO_FORM_KIND_WHOLE] = inno_form_line_get_type,
    [INNO_FORM_KIND_LONG] = inno_form_text_get_type,
    [INNO_FORM_KIND_TEXT] = inno_form_text_get_type,
    [INNO_FORM_KIND_LONG_TEXT] = inno_form_text_get_type,
    [INNO_FORM_KIND_CHOICE] = inno_form_choice_get_type,
    [INNO_FORM_KIND_SEVERAL] = inno_form_several_get_type,
    [INNO_FORM_KIND_SWITCH] = inno_form_switch_get_type,
    [INNO_FORM_KIND_ROWS] = inno_form_rows_get_type,
    [INNO_FORM_KIND_YEARS] = inno_form_years_get_type,
  };
  InnoFormControl *self;
  InnoFormControlPrivate *priv;

  g_return_val_if_fail (field != NULL && types[field->kind] != NULL, NULL);
  g_return_val_if_fail (INNO_IS_FORM_NAMES (names), NULL);

  self = g_object_new (types[field->kind] (), NULL);
  priv = inno_form_control_get_instance_private (self);
  priv->field = field;
  priv->names = g_object_ref (names);
  inno_form_layout_set_span (GTK_WIDGET (self), field->wide, field->narrow);
  INNO_FORM_CONTROL_GET_CLASS (self)->build (self);
  inno_form_control_load (self, NULL);
  inno_form_control_retranslate (self);

  return self;
}

/**
 * inno_form_control_take_body:
 * @self: a control
 * @body: (transfer floating): what stands between label and message
 * @input: what in it is named and gets the keyboard
 */
void
inno_form_control_take_body (InnoFormControl *self,
                             GtkWidget       *body,
                             GtkWidget       *input)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  priv->input = input;
  gtk_widget_insert_after (body, GTK_WIDGET (self), priv->label);
}

/**
 * inno_form_control_load:
 * @self: a control
 * @node: (nullable): the member; %NULL where the document has none
 *
 * Shows it, and takes it for what it was before a person edited.
 */
void
inno_form_control_load (InnoFormControl *self,
                        JsonNode        *node)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  priv->is_loading = TRUE;
  INNO_FORM_CONTROL_GET_CLASS (self)->load (self, node);
  priv->is_loading = FALSE;
  priv->is_touched = FALSE;
  g_clear_pointer (&priv->initial, json_node_unref);
  priv->initial = inno_form_control_read (self, NULL);
  inno_form_control_update (self);
}

/**
 * inno_form_control_read:
 * @self: a control
 * @error: return location for why what was typed cannot be taken: a sentence
 *
 * Returns: (transfer full) (nullable): what the member is to be, a null node where
 *   there is nothing; %NULL with an error
 */
JsonNode *
inno_form_control_read (InnoFormControl  *self,
                        GError          **error)
{
  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), NULL);

  return INNO_FORM_CONTROL_GET_CLASS (self)->read (self, error);
}

/**
 * inno_form_control_is_changed:
 * @self: a control
 *
 * Returns: whether it holds something else than when it was loaded, or something
 *   that cannot be taken
 */
gboolean
inno_form_control_is_changed (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);
  g_autoptr (JsonNode) now = NULL;

  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), FALSE);

  if (!priv->is_touched)
    return FALSE;

  now = inno_form_control_read (self, NULL);
  return now == NULL || priv->initial == NULL || !json_node_equal (now, priv->initial);
}

/**
 * inno_form_control_is_touched:
 * @self: a control
 *
 * Returns: whether a person edited it since it was loaded
 */
gboolean
inno_form_control_is_touched (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), FALSE);

  return priv->is_touched;
}

/* What is wrong goes before what is worth noting, and that before an explanation. */
static void
say (InnoFormControl *self,
     const char      *text,
     const char      *css_class)
{
  /* Not "error": the theme would give its colour to all that is inside, and a table has much inside. */
  static const char * const classes[] = { "wrong", "note" };
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);
  gboolean is_wrong = g_strcmp0 (css_class, "wrong") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (css_class, classes[i]) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_label_set_label (GTK_LABEL (priv->message), text != NULL ? text : "");
  gtk_widget_set_visible (priv->message, text != NULL && *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->input),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->input), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * inno_form_control_show:
 * @self: a control
 * @fault: (nullable): what is wrong, in a sentence, or "" where that is said elsewhere
 * @note: (nullable): what is worth knowing, in a sentence
 *
 * Says one of them below, or what the control has to explain.
 */
void
inno_form_control_show (InnoFormControl *self,
                        const char      *fault,
                        const char      *note)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  g_free (priv->fault);
  g_free (priv->note);
  priv->fault = g_strdup (fault);
  priv->note = g_strdup (note);
  inno_form_control_explain (self);
}

/**
 * inno_form_control_explain:
 * @self: a control
 *
 * Says the same as before, and where nothing is wrong or worth noting, what there is
 * to explain now.
 */
void
inno_form_control_explain (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);
  g_autofree char *explanation = NULL;

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  if (priv->fault == NULL && priv->note == NULL)
    explanation = INNO_FORM_CONTROL_GET_CLASS (self)->explain (self);
  say (self, priv->fault != NULL ? priv->fault : priv->note != NULL ? priv->note : explanation,
       priv->fault != NULL ? "wrong" : priv->note != NULL ? "note" : NULL);
}

/**
 * inno_form_control_update:
 * @self: a control
 *
 * Says what is wrong with what was typed, if anything.
 */
void
inno_form_control_update (InnoFormControl *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  node = inno_form_control_read (self, &error);
  inno_form_control_show (self, error != NULL ? error->message : NULL, NULL);
}

const char *
inno_form_control_get_message (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), NULL);

  return gtk_label_get_label (GTK_LABEL (priv->message));
}

/**
 * inno_form_control_changed:
 * @self: a control
 *
 * What is inside changed: says so, unless it is being loaded.
 */
void
inno_form_control_changed (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  if (priv->is_loading)
    return;

  priv->is_touched = TRUE;
  inno_form_control_update (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * inno_form_control_get_name:
 * @self: a control
 *
 * Returns: what it is called, and of which row
 */
const char *
inno_form_control_get_name (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), NULL);

  return priv->name;
}

/**
 * inno_form_control_set_prefix:
 * @self: a control in a row
 * @prefix: which row it is
 *
 * The head of the table is its label: it is named for assistive technology alone,
 * from the next inno_form_control_retranslate() on.
 */
void
inno_form_control_set_prefix (InnoFormControl *self,
                              const char      *prefix)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  g_free (priv->prefix);
  priv->prefix = g_strdup (prefix);
}

/**
 * inno_form_control_set_versions:
 * @self: a control
 * @has_versions: whether the member was changed here and in the shared data, and nobody
 *   has chosen yet
 *
 * Says so, with the way to choose: the action "form.versions".
 */
void
inno_form_control_set_versions (InnoFormControl *self,
                                gboolean         has_versions)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  if (has_versions == (priv->versions != NULL))
    return;
  if (!has_versions)
    {
      g_clear_pointer (&priv->versions, gtk_widget_unparent);
      return;
    }

  priv->versions = inno_conflict_link_new (_(priv->field->label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->versions), "form.versions");
  gtk_widget_insert_before (priv->versions, GTK_WIDGET (self), NULL);
}

/**
 * inno_form_control_retranslate:
 * @self: a control
 *
 * Says everything anew in the active language, and shows again what it holds.
 */
void
inno_form_control_retranslate (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);
  const char *label;

  g_return_if_fail (INNO_IS_FORM_CONTROL (self));

  label = _(priv->field->label);
  g_free (priv->name);
  priv->name = priv->prefix != NULL ? g_strdup_printf (_("%s: %s"), priv->prefix, label) : g_strdup (label);
  gtk_label_set_label (GTK_LABEL (priv->label), label);
  if (priv->versions != NULL)
    inno_conflict_link_set_name (priv->versions, label);
  gtk_widget_set_visible (priv->label, priv->prefix == NULL && (priv->field->flags & INNO_FORM_BARE) == 0);
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (self)) == GTK_ACCESSIBLE_ROLE_GROUP)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, priv->name, -1);
  priv->is_loading = TRUE;
  INNO_FORM_CONTROL_GET_CLASS (self)->retranslate (self);
  priv->is_loading = FALSE;
  inno_form_control_update (self);
}

const InnoFormField *
inno_form_control_get_field (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), NULL);

  return priv->field;
}

InnoFormNames *
inno_form_control_get_names (InnoFormControl *self)
{
  InnoFormControlPrivate *priv = inno_form_control_get_instance_private (self);

  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), NULL);

  return priv->names;
}

/**
 * inno_form_control_focus_inside:
 * @widget: something in a control
 *
 * Gives the keyboard to the first in it that takes it, where it is in a window.
 */
void
inno_form_control_focus_inside (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (gtk_widget_get_root (widget) != NULL)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * inno_form_node_is_empty:
 * @node: (nullable): a member
 *
 * Returns: whether there is nothing in it: it is missing, null, or a list of nothing
 */
gboolean
inno_form_node_is_empty (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  return (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0) ||
         (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0);
}

/**
 * inno_form_control_lacks:
 * @self: a control
 * @node: (nullable): what it holds
 *
 * Returns: whether there must be something in it and nothing is
 */
gboolean
inno_form_control_lacks (InnoFormControl *self,
                         JsonNode        *node)
{
  g_return_val_if_fail (INNO_IS_FORM_CONTROL (self), FALSE);

  return (inno_form_control_get_field (self)->flags & INNO_FORM_REQUIRED) != 0 && inno_form_node_is_empty (node);
}
