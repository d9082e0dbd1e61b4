/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-project-keys.h"

#include "inno-project-cells.h"
#include "inno-project-copy.h"

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoProjectView) self = user_data;
  g_autofree char *text = inno_project_copy_finish (INNO_PROJECT_LIST (source), result, NULL);
  guint n_lines = 0;

  if (text == NULL)
    return;

  for (const char *at = text; *at != '\0'; at++)
    n_lines += *at == '\n';
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit_by_name (self, "copied", n_lines - 1);
}

/* The rows that are selected, and all where none is. */
static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);
  InnoProjectList *list = inno_project_view_get_list (self);
  g_autoptr (GtkBitset) wanted = inno_project_view_get_selected (self);
  g_autoptr (GPtrArray) columns = inno_project_view_list_columns (self);
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  if (n == 0)
    return;
  /* The bitset is that of the selection. */
  if (gtk_bitset_is_empty (wanted))
    {
      g_clear_pointer (&wanted, gtk_bitset_unref);
      wanted = gtk_bitset_new_range (0, n);
    }
  if (gtk_bitset_get_size (wanted) > INNO_PROJECT_MAX_COPIED)
    g_signal_emit_by_name (self, "copied", 0);
  else
    inno_project_copy_async (list, wanted, columns, inno_project_view_get_portfolio (self), copied_cb,
                             g_object_ref (self));
}

/* The row with the keyboard, where none is selected yet. */
static void
select_focus (InnoProjectView *self)
{
  g_autoptr (GtkBitset) selected = inno_project_view_get_selected (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (gtk_bitset_is_empty (selected) && focus != NULL)
    inno_project_cells_select (self, focus);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);
  const char *subject;

  select_focus (self);
  subject = inno_project_view_get_subject (self);
  if (subject != NULL)
    gtk_widget_activate_action (widget, "win.edit", "(sss)", "project", subject, "");
}

/* Never more than the one that is seen to be selected. */
static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);
  const char *subject;

  select_focus (self);
  subject = inno_project_view_get_subject (self);
  if (subject != NULL && inno_project_view_get_only_selected (self) != G_MAXUINT)
    gtk_widget_activate_action (widget, "win.delete-project", "s", subject);
}

/* Left and Right close and open a group, as in other trees; a sub-project leads to its
 * group. The list would swallow both keys. */
static gboolean
key_pressed_cb (InnoProjectView *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  gboolean is_open = key == GDK_KEY_Right || key == GDK_KEY_plus || key == GDK_KEY_KP_Add;
  gboolean is_close = key == GDK_KEY_Left || key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract;
  InnoProjectList *list = inno_project_view_get_list (self);
  guint position = inno_project_view_get_only_selected (self);
  g_autoptr (InnoProjectItem) item = list != NULL ? g_list_model_get_item (G_LIST_MODEL (list), position) : NULL;

  if ((!is_open && !is_close) || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      item == NULL || !inno_project_item_has_subs (item) || inno_project_item_is_expanded (item) == is_open)
    return GDK_EVENT_PROPAGATE;

  inno_project_list_set_expanded (list, position, is_open);

  return GDK_EVENT_STOP;
}

/**
 * inno_project_keys_install:
 * @klass: the class of the view
 *
 * Adds what keys do with the rows that are selected, as actions.
 */
void
inno_project_keys_install (GtkWidgetClass *klass)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_c, GDK_CONTROL_MASK, "rows.copy" },
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "rows.copy" },
    { GDK_KEY_F2, 0, "rows.edit" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "rows.edit" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "rows.edit" },
    { GDK_KEY_Delete, 0, "rows.delete" },
    { GDK_KEY_KP_Delete, 0, "rows.delete" },
  };

  gtk_widget_class_install_action (klass, "rows.copy", NULL, copy_cb);
  gtk_widget_class_install_action (klass, "rows.edit", NULL, edit_cb);
  gtk_widget_class_install_action (klass, "rows.delete", NULL, delete_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

/**
 * inno_project_keys_watch:
 * @view: a view
 * @rows: the part of it that has the rows
 *
 * Has Left and Right close and open groups in it.
 */
void
inno_project_keys_watch (InnoProjectView *view,
                         GtkWidget       *rows)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (rows, keys);
}
