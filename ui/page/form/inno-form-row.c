/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-row.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-form-json.h"
#include "inno-form-layout.h"
#include "inno-widget.h"

/* The button at the end of a row, of INNO_FORM_LAYOUT_SPAN. */
#define BUTTON_WIDE 2
#define BUTTON_NARROW 4

struct _InnoFormRow
{
  GtkWidget            parent_instance;

  const InnoFormField *columns;
  char                *id;
  JsonObject          *row;        /* as it was */
  GPtrArray           *controls;   /* of InnoFormControl */
  GtkWidget           *button;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (InnoFormRow, inno_form_row, GTK_TYPE_WIDGET)

/* Which one it is, is seen at the control; what it is, is said below the table. */
static void
mark_missing (InnoFormRow *self)
{
  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = g_ptr_array_index (self->controls, i);
      g_autoptr (JsonNode) node = inno_form_control_read (control, NULL);

      if (node != NULL)
        inno_form_control_show (control, inno_form_control_lacks (control, node) ? "" : NULL, NULL);
    }
}

static void
changed_cb (InnoFormRow *self)
{
  mark_missing (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
removed_cb (InnoFormRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
inno_form_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_form_row_parent_class)->dispose (object);
}

static void
inno_form_row_finalize (GObject *object)
{
  InnoFormRow *self = INNO_FORM_ROW (object);

  g_free (self->id);
  g_clear_pointer (&self->row, json_object_unref);
  g_ptr_array_unref (self->controls);

  G_OBJECT_CLASS (inno_form_row_parent_class)->finalize (object);
}

static void
inno_form_row_class_init (InnoFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_form_row_dispose;
  object_class->finalize = inno_form_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, INNO_TYPE_FORM_LAYOUT);
  inno_widget_set_order (widget_class);
  gtk_widget_class_set_css_name (widget_class, "formrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_form_row_init (InnoFormRow *self)
{
  self->controls = g_ptr_array_new ();
}

/**
 * inno_form_row_new:
 * @columns: what stands in a row; not copied
 * @names: what may be chosen
 * @id: the id of the row
 * @row: what is in it; kept as it is
 *
 * Returns: (transfer floating): a row, which is yet to be numbered by
 *   inno_form_row_retranslate()
 */
GtkWidget *
inno_form_row_new (const InnoFormField *columns,
                   InnoFormNames       *names,
                   const char          *id,
                   JsonObject          *row)
{
  InnoFormRow *self = g_object_new (INNO_TYPE_FORM_ROW, NULL);

  self->columns = columns;
  self->id = g_strdup (id);
  self->row = json_object_ref (row);
  for (const InnoFormField *column = columns; column->label != NULL; column++)
    {
      InnoFormControl *control = inno_form_control_new (column, names);

      inno_form_control_load (control, json_object_get_member (row, column->member));
      gtk_widget_set_parent (GTK_WIDGET (control), GTK_WIDGET (self));
      g_ptr_array_add (self->controls, control);
      g_signal_connect_object (control, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  inno_form_layout_set_span (self->button, BUTTON_WIDE, BUTTON_NARROW);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

const char *
inno_form_row_get_id (InnoFormRow *self)
{
  g_return_val_if_fail (INNO_IS_FORM_ROW (self), NULL);

  return self->id;
}

static gboolean
check_required (InnoFormControl  *control,
                JsonNode         *node,
                GError          **error)
{
  if (!inno_form_control_lacks (control, node))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s is missing."), inno_form_control_get_name (control));
  return FALSE;
}

/* A member that is not there says the same as null, but for those that must be. */
static gboolean
is_wanted (InnoFormControl *control,
           JsonObject      *row,
           JsonNode        *node)
{
  const InnoFormField *field = inno_form_control_get_field (control);

  return !json_object_has_member (row, field->member) &&
         ((field->flags & INNO_FORM_OMITTED) == 0 || !inno_form_node_is_empty (node));
}

/**
 * inno_form_row_read:
 * @self: a row
 * @error: return location for what is wrong in it
 *
 * Returns: (transfer full) (nullable): the row, with all it had besides what is
 *   shown; %NULL with an error
 */
JsonObject *
inno_form_row_read (InnoFormRow  *self,
                    GError      **error)
{
  g_autoptr (JsonObject) row = NULL;

  g_return_val_if_fail (INNO_IS_FORM_ROW (self), NULL);

  row = inno_form_json_copy (self->row);
  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = g_ptr_array_index (self->controls, i);
      const char *member = inno_form_control_get_field (control)->member;
      JsonNode *node = inno_form_control_read (control, error);

      if (node == NULL)
        return NULL;
      if (!check_required (control, node, error))
        {
          json_node_unref (node);
          return NULL;
        }
      if (inno_form_control_is_changed (control) || is_wanted (control, row, node))
        inno_form_json_set (row, member, node);
      else
        json_node_unref (node);
    }

  return g_steal_pointer (&row);
}

/**
 * inno_form_row_retranslate:
 * @self: a row
 * @number: which it is, from 1
 */
void
inno_form_row_retranslate (InnoFormRow *self,
                           guint        number)
{
  g_autofree char *count = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *removal = NULL;

  g_return_if_fail (INNO_IS_FORM_ROW (self));

  count = inno_format_count (inno_format_get (inno_lang_get_active ()), number);
  prefix = g_strdup_printf (_("Row %s"), count);
  removal = g_strdup_printf (_("Remove row %s"), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, prefix, -1);
  inno_widget_set_tooltip (self->button, removal);
  inno_widget_set_name (self->button, removal);
  for (guint i = 0; i < self->controls->len; i++)
    {
      InnoFormControl *control = g_ptr_array_index (self->controls, i);

      inno_form_control_set_prefix (control, prefix);
      inno_form_control_retranslate (control);
    }
  mark_missing (self);
}
