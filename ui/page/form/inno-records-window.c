/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-records-window.h"

#include <glib/gi18n-lib.h>

#include "inno-form-delete.h"
#include "inno-form-plan.h"
#include "inno-form-toast.h"
#include "inno-picker.h"
#include "inno-record-item.h"
#include "inno-toasts.h"
#include "inno-widget.h"
#include "inno-window-role.h"

/* Pixels */
#define WIDTH 680
#define HEIGHT 640
#define SPACING 6

/* Those there are, in the order in which they are offered. Projects have a page. */
static const InnoDocumentType types[] = {
  INNO_DOCUMENT_THEME, INNO_DOCUMENT_LEAD_THEME, INNO_DOCUMENT_METRIC, INNO_DOCUMENT_OBSERVATION,
  INNO_DOCUMENT_MEETING, INNO_DOCUMENT_CITY, INNO_DOCUMENT_AGREEMENT, INNO_DOCUMENT_FUNDING_SOURCE,
  INNO_DOCUMENT_PARTICIPATION,
};

struct _InnoRecordsWindow
{
  AdwWindow            parent_instance;

  InnoWorkspace       *workspace;
  InnoDocumentType     type;
  GPtrArray           *records;       /* of InnoFormRecord; NULL while they are read */
  char                *sought;        /* case-folded */
  GCancellable        *cancellable;   /* of the list that is being read */

  AdwToastOverlay     *toasts;
  AdwWindowTitle      *title;
  InnoPicker          *picker;
  GtkEditable         *search;
  GtkStack            *stack;
  GtkLabel            *empty;
  GListStore          *store;
  GtkCustomFilter     *filter;
  GtkSingleSelection  *selection;
  GtkListView         *view;
  GtkButton           *buttons[4];
};

typedef struct
{
  const char *label;       /* source string */
  const char *action;
  const char *css_class;   /* nullable */
} Button;

static const Button buttons[] = {
  { N_("Add"), "records.add", "suggested-action" },
  { N_("Edit"), "records.edit", NULL },
  { N_("Duplicate"), "records.duplicate", NULL },
  { N_("Delete"), "records.delete", NULL },
};

G_DEFINE_FINAL_TYPE (InnoRecordsWindow, inno_records_window, ADW_TYPE_WINDOW)

static guint edit_signal;

static InnoRecordItem *
get_selected (InnoRecordsWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_actions (InnoRecordsWindow *self)
{
  gboolean has_item = get_selected (self) != NULL;
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  for (guint i = 1; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), buttons[i].action, has_item);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.undo", inno_workspace_can_undo (self->workspace));
  gtk_stack_set_visible_child_name (self->stack, has_rows ? "list" : "empty");
  gtk_label_set_label (self->empty, self->records == NULL ? "" : _("Nothing matches"));
}

/* Made and sorted in one go, so that the list changes once. */
static void
fill (InnoRecordsWindow *self)
{
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (InnoFormNames) names = NULL;
  g_autofree char *selected = NULL;
  InnoLang lang = inno_lang_get_active ();

  if (self->records == NULL || facts == NULL)
    return;

  if (get_selected (self) != NULL)
    selected = g_strdup (inno_record_item_get_id (get_selected (self)));
  names = inno_form_names_new (inno_facts_get_portfolio (facts));
  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (items, inno_record_item_new (self->records->pdata[i], names, lang));
  g_ptr_array_sort (items, inno_record_item_compare);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  for (guint i = 0; selected != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (InnoRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (inno_record_item_get_id (item), selected))
        gtk_single_selection_set_selected (self->selection, i);
    }
  update_actions (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoRecordsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (records == NULL)
    {
      inno_records_window_add_toast (self, inno_form_toast_new_error (error));
      return;
    }

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  fill (self);
}

/* A list that is overtaken by the next is dropped. */
static void
read_list (InnoRecordsWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  inno_form_list_async (self->workspace, self->type, self->cancellable, listed_cb, g_object_ref (self));
}

static void
picked_cb (InnoRecordsWindow *self)
{
  self->type = inno_document_type_from_id (inno_picker_get_selected (self->picker));
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_list_store_remove_all (self->store);
  update_actions (self);
  read_list (self);
}

static void
searched_cb (InnoRecordsWindow *self)
{
  g_free (self->sought);
  self->sought = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_actions (self);
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  InnoRecordsWindow *self = user_data;

  return inno_record_item_matches (item, self->sought);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "record-row");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = inno_record_item_get_label (gtk_list_item_get_item (item));
  GtkWidget *row = gtk_widget_get_parent (label);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  /* Rows have no name of their own in GTK 4.8. */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
request (InnoRecordsWindow *self,
         const char        *id,
         InnoEditKind       kind)
{
  g_signal_emit (self, edit_signal, 0, inno_document_type_to_id (self->type), id, (int) kind);
}

static void
activated_cb (InnoRecordsWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.edit", NULL);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  request (INNO_RECORDS_WINDOW (widget), "", INNO_EDIT_CREATE);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoRecordsWindow *self = INNO_RECORDS_WINDOW (widget);

  if (get_selected (self) != NULL)
    request (self, inno_record_item_get_id (get_selected (self)),
             g_str_equal (action_name, "records.edit") ? INNO_EDIT_CHANGE : INNO_EDIT_DUPLICATE);
}

static void
deleted_cb (GtkWindow    *window,
            const char   *name,
            const GError *error)
{
  InnoRecordsWindow *self = INNO_RECORDS_WINDOW (window);

  inno_records_window_add_toast (self, error != NULL ? inno_form_toast_new_error (error)
                                                     : inno_form_toast_new (INNO_EDIT_DELETE, name, "records.undo"));
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoRecordsWindow *self = INNO_RECORDS_WINDOW (widget);

  if (get_selected (self) != NULL)
    inno_form_delete (GTK_WINDOW (self), self->workspace, inno_record_item_get_id (get_selected (self)), deleted_cb);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoRecordsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStep) step = inno_workspace_undo_finish (INNO_WORKSPACE (source), result, &error);
  const char *name = step != NULL && step->name != NULL ? inno_text_get (step->name, inno_lang_get_active (), NULL) : NULL;

  if (error != NULL)
    inno_records_window_add_toast (self, inno_form_toast_new_error (error));
  else if (step != NULL)
    inno_records_window_add_toast (self, inno_form_toast_new (INNO_EDIT_UNDO, name != NULL ? name : step->subject, NULL));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoRecordsWindow *self = INNO_RECORDS_WINDOW (widget);

  inno_workspace_undo_async (self->workspace, NULL, undone_cb, g_object_ref (self));
}

static void
inno_records_window_dispose (GObject *object)
{
  InnoRecordsWindow *self = INNO_RECORDS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (inno_records_window_parent_class)->dispose (object);
}

static void
inno_records_window_finalize (GObject *object)
{
  InnoRecordsWindow *self = INNO_RECORDS_WINDOW (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->sought);

  G_OBJECT_CLASS (inno_records_window_parent_class)->finalize (object);
}

static void
inno_records_window_class_init (InnoRecordsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct { const char *name; GtkWidgetActionActivateFunc func; } actions[] = {
    { "records.add", add_cb }, { "records.edit", edit_cb }, { "records.duplicate", edit_cb },
    { "records.delete", delete_cb }, { "records.undo", undo_cb },
  };

  object_class->dispose = inno_records_window_dispose;
  object_class->finalize = inno_records_window_finalize;
  edit_signal = g_signal_new ("edit-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                              NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "records.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "records.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "records.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
make_list (InnoRecordsWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  self->store = g_list_store_new (INNO_TYPE_RECORD_ITEM);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                                 g_steal_pointer (&factory)));
  inno_widget_leave_by_tab (GTK_WIDGET (self->view));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_stack (InnoRecordsWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->empty), "empty", "");
  gtk_stack_add_titled (self->stack, scrolled, "list", "");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);

  return GTK_WIDGET (self->stack);
}

static GtkWidget *
make_controls (InnoRecordsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->picker = INNO_PICKER (inno_picker_new (TRUE));
  inno_picker_set_wide (self->picker, FALSE);
  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_widget_add_css_class (box, "page-controls");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picker));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (searched_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
make_buttons (InnoRecordsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_widget_add_css_class (box, "toolbar");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      self->buttons[i] = GTK_BUTTON (gtk_button_new ());
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), buttons[i].action);
      if (buttons[i].css_class != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), buttons[i].css_class);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons[i]));
    }

  return box;
}

static void
inno_records_window_init (InnoRecordsWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  inno_window_take_role (self);
  self->cancellable = g_cancellable_new ();
  self->sought = g_strdup ("");
  self->type = types[0];
  make_list (self);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_controls (self));
  gtk_box_append (GTK_BOX (box), make_stack (self));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

/**
 * inno_records_window_new:
 * @workspace: a workspace with facts
 *
 * Returns: (transfer floating): a window in the active language
 */
GtkWidget *
inno_records_window_new (InnoWorkspace *workspace)
{
  InnoRecordsWindow *self;

  g_return_val_if_fail (INNO_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (INNO_TYPE_RECORDS_WINDOW, "modal", TRUE, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (read_list), self, G_CONNECT_SWAPPED);
  inno_records_window_retranslate (self);
  read_list (self);

  return GTK_WIDGET (self);
}

/**
 * inno_records_window_add_toast:
 * @self: the window
 * @toast: (transfer full): what is to be said in it
 */
void
inno_records_window_add_toast (InnoRecordsWindow *self,
                               AdwToast          *toast)
{
  g_return_if_fail (INNO_IS_RECORDS_WINDOW (self));

  inno_toasts_add (self->toasts, toast);
}

/**
 * inno_records_window_retranslate:
 * @self: the window
 *
 * Says everything anew in the active language, and sorts by its rules.
 */
void
inno_records_window_retranslate (InnoRecordsWindow *self)
{
  InnoChoiceItem items[G_N_ELEMENTS (types)] = { 0 };

  g_return_if_fail (INNO_IS_RECORDS_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      items[i].id = inno_document_type_to_id (types[i]);
      items[i].label = _(inno_form_plan_get (types[i])->list_title);
    }
  adw_window_title_set_title (self->title, _("Manage records"));
  gtk_window_set_title (GTK_WINDOW (self), _("Manage records"));
  inno_picker_set_title (self->picker, _("Records"), FALSE);
  inno_picker_set_items (self->picker, items, G_N_ELEMENTS (items), inno_document_type_to_id (self->type));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Records"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_button_set_label (self->buttons[i], _(buttons[i].label));
  fill (self);
  update_actions (self);
}
