/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-window.h"

#include <glib/gi18n-lib.h>

#include "inno-announce.h"
#include "inno-form-discard.h"
#include "inno-form-jobs.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-sync-banner.h"
#include "inno-window-role.h"

/* Pixels */
#define WIDTH 780
#define HEIGHT 760
#define NARROW_WIDTH 560
/* Milliseconds from the last key until the store is asked about a code. */
#define CODE_DELAY 300

struct _InnoFormWindow
{
  AdwWindow         parent_instance;

  InnoWorkspace    *workspace;
  InnoDocumentType  type;
  InnoEditKind      kind;
  JsonObject       *members;     /* of a new document; nullable */
  JsonObject       *base;        /* as it was opened; NULL for a new one */
  char             *who;         /* who changed it last; nullable */
  gint64            at;

  InnoForm         *form;
  InnoFormNames    *names;
  AdwWindowTitle   *title;
  GtkButton        *cancel;
  GtkButton        *save;
  InnoSyncBanner   *bar;

  GtkWindow        *question;      /* whether to discard; weak */
  GtkWidget        *focus;         /* where the keyboard was before saving; weak */
  GCancellable     *cancellable;
  char             *checked_code;  /* that the store was asked about */
  guint             code_source;
  gboolean          is_open;       /* what is to be edited is in the form */
  gboolean          is_saving;
  gboolean          wants_save;    /* as soon as the store has answered about the code */
  gboolean          may_close;     /* whatever was typed */
  GError           *error;         /* why it was not saved; NULL = nothing went wrong */
};

G_DEFINE_FINAL_TYPE (InnoFormWindow, inno_form_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVED,
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_string (JsonObject *document,
            const char *member)
{
  return document != NULL ? json_object_get_string_member_with_default (document, member, NULL) : NULL;
}

static void
update_title (InnoFormWindow *self)
{
  const InnoFormPlan *plan = inno_form_plan_get (self->type);
  const char *code = get_string (self->base, "code");
  g_autofree char *when = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *subtitle = NULL;

  if (self->at > 0)
    when = inno_format_timestamp (inno_format_get (inno_lang_get_active ()), self->at);
  if (when != NULL && self->who != NULL)
    /* Translators: a date and a name */
    changed = g_strdup_printf (_("last changed %s, %s"), when, self->who);
  else if (when != NULL)
    changed = g_strdup_printf (_("last changed %s"), when);
  subtitle = code != NULL && changed != NULL ? g_strdup_printf ("%s · %s", code, changed)
           : g_strdup (code != NULL ? code : changed != NULL ? changed : "");
  adw_window_title_set_title (self->title, self->base != NULL ? _(plan->edit_title) : _(plan->new_title));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
}

/* Why it was not saved, and what to do. */
static void
update_bar (InnoFormWindow *self)
{
  gboolean is_full = g_error_matches (self->error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->error != NULL);
  if (self->error == NULL)
    return;

  if (!self->is_open)
    text = g_strdup (self->error->message);
  else if (is_full)
    text = g_strdup (_("What you wrote is still here. Make room on the disk and try again."));
  else
    text = g_strdup_printf ("%s %s", self->error->message, _("What you wrote is still here."));
  inno_sync_banner_set (self->bar, INNO_SYNC_BANNER_ERROR,
                        !self->is_open ? NULL : is_full ? _("Disk full: not saved") : _("Not saved"), text,
                        self->is_open ? _("Try again") : NULL);
}

/* Saving waits for what is wrong, and says for what. */
static void
update_save (InnoFormWindow *self)
{
  const char *problem = inno_form_get_problem (self->form);
  const char *why = NULL;

  if (problem != NULL)
    why = problem;
  else if (self->base != NULL && !inno_form_is_changed (self->form))
    why = _("Nothing was changed.");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", self->is_open && !self->is_saving && why == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why != NULL ? why : "", -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), self->is_open && !self->is_saving);
}

static void
take_error (InnoFormWindow *self,
            GError         *error)
{
  g_clear_error (&self->error);
  self->error = error;
  update_bar (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InnoFormWindow) self = user_data;
  g_autoptr (JsonObject) document = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  self->is_saving = FALSE;
  if (!inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error))
    {
      take_error (self, error);
      update_save (self);
      if (self->focus != NULL)
        gtk_widget_grab_focus (self->focus);
      g_signal_emit (self, signals[SIGNAL_KEPT], 0);
      return;
    }

  document = inno_form_dup_document (self->form);
  if (document != NULL)
    name = inno_form_describe (document, inno_form_names_get_portfolio (self->names), inno_lang_get_active ());
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, (int) self->kind, get_string (document, "_id"),
                 name != NULL ? name : "");
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* Leads to what saving waits for. Returns whether it does. */
static gboolean
tell_why (InnoFormWindow *self)
{
  const char *why = gtk_widget_get_tooltip_text (GTK_WIDGET (self->save));

  if (why == NULL)
    return FALSE;

  inno_announce (GTK_WINDOW (self), why);
  inno_form_show_problem (self->form);
  return TRUE;
}

static void
save (InnoFormWindow *self)
{
  g_autoptr (JsonObject) document = inno_form_dup_document (self->form);
  InnoEdit *edit;

  self->wants_save = FALSE;
  if (tell_why (self) || document == NULL || self->is_saving)
    return;

  edit = inno_edit_new (self->kind, json_object_get_string_member (document, "_id"));
  inno_edit_put (edit, self->base, document);
  self->is_saving = TRUE;
  /* What is insensitive keeps no keyboard. */
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  take_error (self, NULL);
  update_save (self);
  /* Not to be cancelled: it is kept, or it is said that it is not. */
  inno_workspace_edit_async (self->workspace, edit, NULL, saved_cb, g_object_ref (self));
}

static void
code_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (InnoFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStoreName) found = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  const char *by = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (found != NULL && found->id != NULL)
    {
      by = inno_text_get (found->name, inno_lang_get_active (), NULL);
      if (by == NULL)
        by = found->id;
    }
  inno_form_set_code_taken (self->form, by != NULL ? self->checked_code : NULL, by);
  update_save (self);
  if (self->wants_save)
    save (self);
}

/* Asks the store whether another project has the code, unless it was asked already. */
static gboolean
check_code (InnoFormWindow *self)
{
  g_autofree char *code = inno_form_dup_code (self->form);
  const char *id = get_string (self->base, "_id");

  if (code == NULL || g_strcmp0 (code, self->checked_code) == 0)
    return FALSE;

  g_free (self->checked_code);
  self->checked_code = g_strdup (code);
  inno_form_find_code_async (self->workspace, code, id != NULL ? id : "", self->cancellable, code_found_cb,
                             g_object_ref (self));
  return TRUE;
}

static gboolean
code_timeout_cb (gpointer user_data)
{
  InnoFormWindow *self = user_data;

  self->code_source = 0;
  check_code (self);

  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (InnoFormWindow *self)
{
  update_save (self);
  g_clear_handle_id (&self->code_source, g_source_remove);
  if (self->type == INNO_DOCUMENT_PROJECT)
    self->code_source = g_timeout_add (CODE_DELAY, code_timeout_cb, self);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoFormWindow *self = INNO_FORM_WINDOW (widget);

  g_clear_handle_id (&self->code_source, g_source_remove);
  if (check_code (self))
    self->wants_save = TRUE;
  else
    save (self);
}

/* The keys work where the button does not. */
static void
try_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  if (!tell_why (INNO_FORM_WINDOW (widget)))
    gtk_widget_activate_action (widget, "form.save", NULL);
}

static void
discard_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     InnoFormWindow   *self)
{
  if (!g_str_equal (response, INNO_FORM_DISCARD))
    {
      g_signal_emit (self, signals[SIGNAL_KEPT], 0);
      return;
    }

  inno_form_discard_leave (GTK_WINDOW (dialog), GTK_WINDOW (self));
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_whether_to_discard (InnoFormWindow *self)
{
  if (self->question == NULL)
    {
      g_set_weak_pointer (&self->question, inno_form_discard_new (GTK_WINDOW (self)));
      g_signal_connect_object (self->question, "response", G_CALLBACK (discard_response_cb), self, 0);
    }

  gtk_window_present (self->question);
}

static gboolean
inno_form_window_close_request (GtkWindow *window)
{
  InnoFormWindow *self = INNO_FORM_WINDOW (window);

  if (self->is_saving)
    return TRUE;
  if (self->may_close || !self->is_open || !inno_form_is_changed (self->form))
    return GTK_WINDOW_CLASS (inno_form_window_parent_class)->close_request (window);

  ask_whether_to_discard (self);
  return TRUE;
}

static void
surface_width_cb (InnoFormWindow *self,
                  GParamSpec     *pspec,
                  GdkSurface     *surface)
{
  if (gdk_surface_get_width (surface) < NARROW_WIDTH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
inno_form_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (inno_form_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::width",
                           G_CALLBACK (surface_width_cb), widget, G_CONNECT_SWAPPED);
}

static void
inno_form_window_dispose (GObject *object)
{
  InnoFormWindow *self = INNO_FORM_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->code_source, g_source_remove);
  g_clear_weak_pointer (&self->question);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->workspace);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (inno_form_window_parent_class)->dispose (object);
}

static void
inno_form_window_finalize (GObject *object)
{
  InnoFormWindow *self = INNO_FORM_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->members, json_object_unref);
  g_clear_pointer (&self->base, json_object_unref);
  g_clear_error (&self->error);
  g_free (self->who);
  g_free (self->checked_code);

  G_OBJECT_CLASS (inno_form_window_parent_class)->finalize (object);
}

/* Where they are chosen between is in the window below; what was typed is asked about. */
static void
versions_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  InnoFormWindow *self = INNO_FORM_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *link = g_strconcat ("conflicts/", json_object_get_string_member (self->base, "_id"), NULL);

  /* Between the two may be the list of records. */
  while (parent != NULL && !gtk_widget_activate_action (GTK_WIDGET (parent), "win.go", "s", link))
    parent = gtk_window_get_transient_for (parent);
  gtk_window_close (GTK_WINDOW (self));
}

static void
inno_form_window_class_init (InnoFormWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_form_window_dispose;
  object_class->finalize = inno_form_window_finalize;
  widget_class->realize = inno_form_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = inno_form_window_close_request;

  /**
   * InnoFormWindow::saved:
   * @self: the window
   * @kind: an InnoEditKind
   * @id: (nullable): the id of what was saved
   * @name: the name of what was saved
   *
   * The store has it for good.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * InnoFormWindow::kept:
   * @self: the window
   *
   * It stays open after it was asked to close: a person goes on with it, or it could not
   * be saved.
   */
  signals[SIGNAL_KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "form.try", NULL, try_cb);
  gtk_widget_class_install_action (widget_class, "form.versions", NULL, versions_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.try", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.try", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.try", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
inno_form_window_init (InnoFormWindow *self)
{
  inno_window_take_role (self);
  self->cancellable = g_cancellable_new ();
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

static void
load_form (InnoFormWindow *self)
{
  self->is_open = TRUE;
  inno_form_load (self->form, self->base != NULL ? self->base : self->members, self->base == NULL);
  update_title (self);
  update_save (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoFormWindow) self = user_data;
  GError *error = NULL;
  g_autoptr (InnoFormOpened) opened = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  if (opened != NULL && opened->document == NULL && self->kind == INNO_EDIT_CHANGE)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("What was to be edited is no longer there."));
  if (error != NULL)
    {
      take_error (self, error);
      return;
    }

  for (guint i = 0; i < opened->groups->len; i++)
    {
      const InnoStoreName *group = g_ptr_array_index (opened->groups, i);

      inno_form_names_add_project (self->names, group->id, group->name);
    }
  self->base = g_steal_pointer (&opened->document);
  self->who = g_steal_pointer (&opened->who);
  self->at = opened->at;
  load_form (self);
  inno_form_set_conflicts (self->form, opened->conflicts);
  inno_form_retranslate (self->form);
}

static GtkWidget *
make_header (InnoFormWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->cancel = GTK_BUTTON (gtk_button_new ());
  self->save = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "form.save");
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->cancel));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->save));

  return header;
}

/**
 * inno_form_window_new:
 * @workspace: a workspace with facts
 * @type: a type that has a plan
 * @id: (nullable): the document to edit; %NULL for a new one
 * @members: (nullable): what is known of a new one
 * @kind: what saving is in the history: create, change or duplicate
 *
 * Returns: (transfer floating): a window in the active language that fetches what it
 *   is to show
 */
GtkWidget *
inno_form_window_new (InnoWorkspace    *workspace,
                      InnoDocumentType  type,
                      const char       *id,
                      JsonObject       *members,
                      InnoEditKind      kind)
{
  InnoFormWindow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (INNO_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (inno_workspace_get_facts (workspace) != NULL, NULL);

  self = g_object_new (INNO_TYPE_FORM_WINDOW, "modal", TRUE, NULL);
  self->workspace = g_object_ref (workspace);
  self->type = type;
  self->kind = kind;
  self->members = members != NULL ? json_object_ref (members) : NULL;
  self->names = inno_form_names_new (inno_facts_get_portfolio (inno_workspace_get_facts (workspace)));
  self->form = INNO_FORM (inno_form_new (type, self->names));
  gtk_widget_set_vexpand (GTK_WIDGET (self->form), TRUE);
  self->bar = INNO_SYNC_BANNER (inno_sync_banner_new ());
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (self->bar, "activated", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  inno_form_window_retranslate (self);
  inno_form_open_async (workspace, id, self->cancellable, opened_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

InnoForm *
inno_form_window_get_form (InnoFormWindow *self)
{
  g_return_val_if_fail (INNO_IS_FORM_WINDOW (self), NULL);

  return self->form;
}

/**
 * inno_form_window_retranslate:
 * @self: the window
 *
 * Says everything anew in the active language, keeping what was typed.
 */
void
inno_form_window_retranslate (InnoFormWindow *self)
{
  g_return_if_fail (INNO_IS_FORM_WINDOW (self));

  gtk_button_set_label (self->cancel, _("Cancel"));
  gtk_button_set_label (self->save, _("Save"));
  inno_form_retranslate (self->form);
  update_title (self);
  update_bar (self);
  update_save (self);
}
