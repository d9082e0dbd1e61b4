/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-form-delete.h"
#include "inno-form-jobs.h"
#include "inno-form-toast.h"
#include "inno-form-window.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-records-window.h"
#include "inno-toasts.h"

/* What GLib says where the system knows no name. */
#define NOBODY "Unknown"
/* Milliseconds until a step that is taken back is said to take long. */
#define SLOW_MS 700

static void
add_toast (InnoWindow   *self,
           InnoEditKind  kind,
           const char   *name,
           const GError *error)
{
  if (error != NULL)
    inno_window_toast (self, error->message);
  else
    inno_window_toast_edit (self, kind, name);
}

/* Whoever adds a project to the list, or has it back, sees it there. */
static void
show_added (InnoWindow *self,
            const char *id)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (id != NULL && g_strcmp0 (page, "projects") == 0 && g_str_has_prefix (id, "project:"))
    inno_page_open (self->page, id);
}

/* Said where the form was opened from, which may be the list of records. */
static void
saved_cb (GtkWindow  *form,
          int         kind,
          const char *id,
          const char *name,
          InnoWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (form);

  if (INNO_IS_RECORDS_WINDOW (parent))
    inno_records_window_add_toast (INNO_RECORDS_WINDOW (parent),
                                   inno_form_toast_new ((InnoEditKind) kind, name, "records.undo"));
  else
    add_toast (self, (InnoEditKind) kind, name, NULL);
  if (parent == GTK_WINDOW (self) && kind != INNO_EDIT_CHANGE)
    show_added (self, id);
}

static gboolean
quit_cb (GtkWidget *form,
         GVariant  *arguments,
         gpointer   user_data)
{
  return gtk_widget_activate_action (user_data, "app.quit", NULL);
}

/* The keys of the application are for its own windows, of which a form is none. */
static void
add_quit_key (InnoWindow *self,
              GtkWidget  *form)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *quit = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                                        gtk_callback_action_new (quit_cb, self, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), quit);
  gtk_widget_add_controller (form, keys);
}

static void
present_form (InnoWindow *self,
              GtkWindow  *parent,
              GtkWidget  *form)
{
  add_quit_key (self, form);
  gtk_window_set_transient_for (GTK_WINDOW (form), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (form), TRUE);
  g_signal_connect_object (form, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (form));
}

static GtkWidget *
make_form (InnoWindow *self,
           const char *type_id,
           const char *id,
           JsonObject *members)
{
  InnoDocumentType type = inno_document_type_from_id (type_id);

  if (inno_workspace_get_facts (self->workspace) == NULL || inno_form_plan_get (type) == NULL)
    return NULL;

  return inno_form_window_new (self->workspace, type, *id != '\0' ? id : NULL, members,
                               *id != '\0' ? INNO_EDIT_CHANGE : INNO_EDIT_CREATE);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  g_autoptr (JsonNode) node = NULL;
  const char *type, *id, *members;
  JsonObject *object = NULL;
  GtkWidget *form;

  g_variant_get (parameter, "(&s&s&s)", &type, &id, &members);
  if (*id == '\0' && *members != '\0')
    node = inno_json_parse (members, strlen (members), NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    object = json_node_get_object (node);
  form = make_form (self, type, id, object);
  if (form == NULL)
    return;

  if (*id != '\0')
    inno_form_set_start (inno_form_window_get_form (INNO_FORM_WINDOW (form)), members);
  present_form (self, GTK_WINDOW (self), form);
}

static void
new_project_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  g_autoptr (JsonObject) members = json_object_new ();
  GtkWidget *form;

  json_object_set_string_member (members, "kind", inno_vocabulary_get_id (INNO_VOCABULARY_KIND, INNO_KIND_PROJECT));
  json_object_set_string_member (members, "status", inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, INNO_STATUS_PLANNED));
  form = make_form (self, inno_document_type_to_id (INNO_DOCUMENT_PROJECT), "", members);
  if (form != NULL)
    present_form (self, GTK_WINDOW (self), form);
}

/* A person asked for something to be done with a document: where, and with which. */
typedef struct
{
  InnoWindow *window;
  GtkWindow  *parent;
  JsonObject *document;
} Errand;

typedef void (*ErrandFunc) (Errand *errand);

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_object_unref (errand->parent);
  g_clear_pointer (&errand->document, json_object_unref);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* What makes a document this one and no other. */
static const char * const own_members[] = { "_id", "_rev", "edit", "code", "origin" };

static void
copy_member_cb (JsonObject *object,
                const char *name,
                JsonNode   *node,
                gpointer    copy)
{
  json_object_set_member (copy, name, json_node_copy (node));
}

static void
duplicate (Errand *errand)
{
  g_autoptr (JsonObject) members = json_object_new ();
  InnoDocumentType type = inno_document_type_from_id (json_object_get_string_member (errand->document, "type"));

  json_object_foreach_member (errand->document, copy_member_cb, members);
  for (guint i = 0; i < G_N_ELEMENTS (own_members); i++)
    if (json_object_has_member (members, own_members[i]))
      json_object_remove_member (members, own_members[i]);
  if (inno_form_plan_get (type) != NULL)
    present_form (errand->window, errand->parent,
                  inno_form_window_new (errand->window->workspace, type, NULL, members, INNO_EDIT_DUPLICATE));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFormOpened) opened = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (opened == NULL)
    {
      inno_window_toast (errand->window, error->message);
      return;
    }
  if (opened->document == NULL || inno_workspace_get_facts (errand->window->workspace) == NULL)
    {
      inno_window_toast (errand->window, _("What was to be edited is no longer there."));
      return;
    }

  errand->document = g_steal_pointer (&opened->document);
  duplicate (errand);
}

static void
start_duplicate (InnoWindow *self,
                 GtkWindow  *parent,
                 const char *id)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (self);
  errand->parent = g_object_ref (parent);
  inno_form_open_async (self->workspace, id, NULL, read_cb, errand);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  start_duplicate (INNO_WINDOW (widget), GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
edit_requested_cb (GtkWindow  *records,
                   const char *type,
                   const char *id,
                   int         kind,
                   InnoWindow *self)
{
  GtkWidget *form;

  if (kind == INNO_EDIT_DUPLICATE)
    {
      start_duplicate (self, records, id);
      return;
    }

  form = make_form (self, type, id, NULL);
  if (form != NULL)
    present_form (self, records, form);
}

static void
records_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  GtkWidget *records = inno_records_window_new (self->workspace);

  gtk_window_set_transient_for (GTK_WINDOW (records), GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (records), TRUE);
  g_signal_connect_object (records, "edit-requested", G_CALLBACK (edit_requested_cb), self, 0);
  gtk_window_present (GTK_WINDOW (records));
}

static void
deleted_cb (GtkWindow    *window,
            const char   *name,
            const GError *error)
{
  add_toast (INNO_WINDOW (window), INNO_EDIT_DELETE, name, error);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  inno_form_delete (GTK_WINDOW (self), self->workspace, g_variant_get_string (parameter, NULL), deleted_cb);
}

/* In place of what was said of the edit before, which it would wait for. */
static void
replace_toast (InnoWindow *self,
               AdwToast   *toast)
{
  if (self->edit_toast != NULL)
    adw_toast_dismiss (self->edit_toast);
  g_set_weak_pointer (&self->edit_toast, toast);
  inno_toasts_add (self->toasts, toast);
}

/* Whether a step that was undone or done again ended with a record that had not been there. */
static gboolean
brings_back (const InnoStep *step,
             InnoEditKind    kind)
{
  if (kind == INNO_EDIT_UNDO)
    return step->kind == INNO_EDIT_DELETE;

  return step->kind == INNO_EDIT_CREATE || step->kind == INNO_EDIT_DUPLICATE;
}

/* "Photonics and 3 other records": an import, or a choice for all records, is one step. */
static char *
say_subject (const InnoStep *step)
{
  const char *text = step->name != NULL ? inno_text_get (step->name, inno_lang_get_active (), NULL) : NULL;
  const char *name = text != NULL ? text : step->subject;
  guint n = step->n_others;
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n);

  return n == 0 ? g_strdup (name)
                : g_strdup_printf (ngettext ("%s and %s other record", "%s and %s other records", n), name, count);
}

static void
finish_move (InnoWindow   *self,
             InnoEditKind  kind,
             InnoStep     *step,
             const GError *error)
{
  g_autofree char *name = step != NULL ? say_subject (step) : NULL;
  gboolean was_slow = self->slow_source == 0;

  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (was_slow && self->edit_toast != NULL)
    adw_toast_dismiss (self->edit_toast);
  if (step != NULL && brings_back (step, kind))
    show_added (self, step->subject);
  if (step != NULL || error != NULL)
    add_toast (self, kind, name != NULL ? name : "", error);
}

/* Of an import of thousands of rows, for one. */
static gboolean
slow_cb (gpointer user_data)
{
  InnoWindow *self = user_data;
  AdwToast *toast = adw_toast_new (_("This takes a moment…"));

  self->slow_source = 0;
  adw_toast_set_timeout (toast, 0);
  replace_toast (self, toast);

  return G_SOURCE_REMOVE;
}

static void
begin_move (InnoWindow *self)
{
  g_clear_handle_id (&self->slow_source, g_source_remove);
  self->slow_source = g_timeout_add (SLOW_MS, slow_cb, self);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStep) step = inno_workspace_undo_finish (INNO_WORKSPACE (source), result, &error);

  finish_move (self, INNO_EDIT_UNDO, step, error);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStep) step = inno_workspace_redo_finish (INNO_WORKSPACE (source), result, &error);

  finish_move (self, INNO_EDIT_REDO, step, error);
}

/* Who is typing takes back what was typed. */
static gboolean
leave_to_text (InnoWindow *self,
               const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)) &&
         gtk_widget_activate_action (focus, action, NULL);
}

/* What a toast speaks of, wherever the keyboard is. */
static void
undo_edit_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  begin_move (self);
  inno_workspace_undo_async (self->workspace, NULL, undone_cb, g_object_ref (self));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  if (!leave_to_text (INNO_WINDOW (widget), "text.undo"))
    undo_edit_cb (widget, action_name, parameter);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  if (leave_to_text (self, "text.redo"))
    return;

  begin_move (self);
  inno_workspace_redo_async (self->workspace, NULL, redone_cb, g_object_ref (self));
}

static void
end_project_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  inno_window_end_project (INNO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static const struct { const char *name; const char *type; GtkWidgetActionActivateFunc func; } actions[] = {
  { "win.edit", "(sss)", edit_cb },
  { "win.new-project", NULL, new_project_cb },
  { "win.duplicate-project", "s", duplicate_cb },
  { "win.end-project", "s", end_project_cb },
  { "win.delete-project", "s", delete_cb },
  { "win.records", NULL, records_cb },
  { "win.undo", NULL, undo_cb },
  { "win.undo-edit", NULL, undo_edit_cb },
  { "win.redo", NULL, redo_cb },
};

/**
 * inno_window_install_edits:
 * @widget_class: the class of the window
 *
 * Installs what changes the portfolio.
 */
void
inno_window_install_edits (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].func);
}

/**
 * inno_window_update_edits:
 * @self: the window
 *
 * Lets be changed what can be changed, and says who changes it.
 */
void
inno_window_update_edits (InnoWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "editor-name");
  const char *real_name = g_get_real_name ();
  gboolean can_edit = inno_workspace_get_facts (self->workspace) != NULL &&
                      !inno_workspace_is_frozen (self->workspace);
  gboolean can_undo = inno_workspace_can_undo (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-edit", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", inno_workspace_can_redo (self->workspace));
  if (*name != '\0')
    inno_workspace_set_editor_name (self->workspace, name);
  else
    inno_workspace_set_editor_name (self->workspace, g_strcmp0 (real_name, NOBODY) != 0 ? real_name : NULL);
}

/**
 * inno_window_toast_edit:
 * @self: the window
 * @kind: what was done
 * @name: to what
 *
 * Says so.
 */
void
inno_window_toast_edit (InnoWindow   *self,
                        InnoEditKind  kind,
                        const char   *name)
{
  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (name != NULL);

  replace_toast (self, inno_form_toast_new (kind, name, kind == INNO_EDIT_UNDO ? NULL : "win.undo-edit"));
}

/**
 * inno_window_toast_undoable:
 * @self: the window
 * @text: what was done
 *
 * Says so, with a button that takes back the last step.
 */
void
inno_window_toast_undoable (InnoWindow *self,
                            const char *text)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-edit");
  replace_toast (self, toast);
}

/**
 * inno_window_retranslate_edits:
 * @self: the window
 *
 * Says everything anew in the windows of forms and records that are open.
 */
void
inno_window_retranslate_edits (InnoWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (INNO_IS_FORM_WINDOW (toplevel))
        inno_form_window_retranslate (INNO_FORM_WINDOW (toplevel));
      else if (INNO_IS_RECORDS_WINDOW (toplevel))
        inno_records_window_retranslate (INNO_RECORDS_WINDOW (toplevel));
    }
}
