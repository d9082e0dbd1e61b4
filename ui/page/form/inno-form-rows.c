/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-form-kinds-private.h"
#include "inno-form-layout.h"
#include "inno-form-row.h"
#include "inno-form-sums.h"
#include "inno-widget.h"

#define ROW_SPACING 6
/* So much of a UUID as keeps the rows of one document apart. */
#define ROW_ID_LENGTH 8

/* A small table: a row for each member of an object. */
struct _InnoFormRows
{
  InnoFormControl  parent_instance;

  GtkWidget       *box;
  GtkWidget       *head;
  GPtrArray       *labels;   /* of the head */
  GtkWidget       *list;
  GtkWidget       *none;
  InnoFormSums    *sums;     /* NULL where nothing is to be added up */
  GtkWidget       *button;
};

G_DEFINE_FINAL_TYPE (InnoFormRows, inno_form_rows, INNO_TYPE_FORM_CONTROL)

static GtkWidget *
get_last_row (InnoFormRows *self)
{
  return gtk_widget_get_last_child (self->list);
}

static void
number_rows (InnoFormRows *self)
{
  guint number = 1;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    inno_form_row_retranslate (INNO_FORM_ROW (row), number++);
  gtk_widget_set_visible (self->head, number > 1);
  gtk_widget_set_visible (self->none, number == 1);
}

/* A row that is not understood yet is one that is not known. */
static void
update_sums (InnoFormRows *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  if (self->sums == NULL)
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      JsonObject *object = inno_form_row_read (INNO_FORM_ROW (row), NULL);

      g_ptr_array_add (rows, object != NULL ? object : json_object_new ());
    }
  inno_form_sums_show (self->sums, inno_form_names_get_portfolio (inno_form_control_get_names (INNO_FORM_CONTROL (self))),
                       rows);
}

static void
edited_cb (InnoFormRows *self)
{
  update_sums (self);
  inno_form_control_changed (INNO_FORM_CONTROL (self));
}

static void
removed_cb (InnoFormRows *self,
            GtkWidget    *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  gtk_box_remove (GTK_BOX (self->list), row);
  number_rows (self);
  inno_form_control_focus_inside (next != NULL ? next : self->button);
  edited_cb (self);
}

static GtkWidget *
append_row (InnoFormRows *self,
            const char   *id,
            JsonObject   *object)
{
  GtkWidget *row = inno_form_row_new (inno_form_control_get_field (INNO_FORM_CONTROL (self))->columns,
                                      inno_form_control_get_names (INNO_FORM_CONTROL (self)), id, object);

  g_signal_connect_object (row, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), row);

  return row;
}

/* As the last row, but for what makes a row a row of its own: what comes first and
 * the amount. */
static JsonObject *
make_next (InnoFormRows *self)
{
  const InnoFormField *columns = inno_form_control_get_field (INNO_FORM_CONTROL (self))->columns;
  GtkWidget *last = get_last_row (self);
  g_autoptr (JsonObject) before = last != NULL ? inno_form_row_read (INNO_FORM_ROW (last), NULL) : NULL;
  JsonObject *next = json_object_new ();

  for (const InnoFormField *column = columns + 1; column->label != NULL; column++)
    if (before != NULL && column->kind != INNO_FORM_KIND_MONEY && json_object_has_member (before, column->member))
      json_object_set_member (next, column->member, json_node_copy (json_object_get_member (before, column->member)));
    else if (before == NULL && column->kind == INNO_FORM_KIND_CHOICE)
      json_object_set_string_member (next, column->member, inno_vocabulary_get_id (column->vocabulary, 0));

  return next;
}

static void
add_cb (InnoFormRows *self)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (JsonObject) next = make_next (self);
  GtkWidget *row;

  uuid[ROW_ID_LENGTH] = '\0';
  row = append_row (self, uuid, next);
  number_rows (self);
  inno_form_control_focus_inside (row);
  edited_cb (self);
}

static void
inno_form_rows_load (InnoFormControl *control,
                     JsonNode        *node)
{
  InnoFormRows *self = INNO_FORM_ROWS (control);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObjectIter iter;
  const char *id;
  JsonNode *row;

  while (get_last_row (self) != NULL)
    gtk_box_remove (GTK_BOX (self->list), get_last_row (self));
  if (object != NULL)
    json_object_iter_init_ordered (&iter, object);
  while (object != NULL && json_object_iter_next_ordered (&iter, &id, &row))
    if (JSON_NODE_HOLDS_OBJECT (row))
      append_row (self, id, json_node_get_object (row));
  number_rows (self);
  update_sums (self);
}

static JsonNode *
inno_form_rows_read (InnoFormControl  *control,
                     GError          **error)
{
  InnoFormRows *self = INNO_FORM_ROWS (control);
  g_autoptr (JsonObject) rows = json_object_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      JsonObject *object = inno_form_row_read (INNO_FORM_ROW (row), error);

      if (object == NULL)
        return NULL;
      json_object_set_object_member (rows, inno_form_row_get_id (INNO_FORM_ROW (row)), object);
    }

  return json_node_init_object (json_node_alloc (), rows);
}

static void
inno_form_rows_retranslate (InnoFormControl *control)
{
  InnoFormRows *self = INNO_FORM_ROWS (control);
  const InnoFormField *field = inno_form_control_get_field (control);

  for (guint i = 0; i < self->labels->len; i++)
    gtk_label_set_label (self->labels->pdata[i], _(field->columns[i].label));
  gtk_label_set_label (GTK_LABEL (self->none), _(field->none));
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->button))), _(field->add));
  inno_widget_set_name (self->button, _("Add a row"));
  number_rows (self);
  update_sums (self);
}

static GtkWidget *
make_head (InnoFormRows        *self,
           const InnoFormField *columns)
{
  GtkWidget *head = inno_form_layout_box_new ();

  for (const InnoFormField *column = columns; column->label != NULL; column++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), column->kind == INNO_FORM_KIND_MONEY ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      inno_form_layout_set_span (label, column->wide, column->narrow);
      gtk_box_append (GTK_BOX (head), label);
      g_ptr_array_add (self->labels, label);
    }
  gtk_widget_add_css_class (head, "form-head");

  return head;
}

static void
inno_form_rows_build (InnoFormControl *control)
{
  InnoFormRows *self = INNO_FORM_ROWS (control);
  const InnoFormField *field = inno_form_control_get_field (control);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROW_SPACING);
  self->head = make_head (self, field->columns);
  self->list = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC,
                             "orientation", GTK_ORIENTATION_VERTICAL, "spacing", ROW_SPACING, NULL);
  self->none = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic", NULL));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->none);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->button);
  if ((field->flags & INNO_FORM_SUMMED) != 0)
    {
      self->sums = INNO_FORM_SUMS (inno_form_sums_new ());
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->sums));
    }
  inno_form_control_take_body (control, self->box, self->list);
}

static void
inno_form_rows_finalize (GObject *object)
{
  g_ptr_array_unref (INNO_FORM_ROWS (object)->labels);

  G_OBJECT_CLASS (inno_form_rows_parent_class)->finalize (object);
}

static void
inno_form_rows_class_init (InnoFormRowsClass *klass)
{
  InnoFormControlClass *control_class = INNO_FORM_CONTROL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_form_rows_finalize;
  control_class->build = inno_form_rows_build;
  control_class->load = inno_form_rows_load;
  control_class->read = inno_form_rows_read;
  control_class->retranslate = inno_form_rows_retranslate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_form_rows_init (InnoFormRows *self)
{
  self->labels = g_ptr_array_new ();
}
