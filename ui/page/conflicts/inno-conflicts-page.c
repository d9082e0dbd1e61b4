/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflicts-page.h"

#include <glib/gi18n-lib.h>

#include "inno-conflict-list.h"
#include "inno-conflict-view.h"
#include "inno-format.h"
#include "inno-message-dialog.h"
#include "inno-patience.h"
#include "inno-take-string.h"
#include "inno-widget.h"

struct _InnoConflictsPage
{
  InnoPage          parent_instance;

  GtkStack         *surfaces;      /* waiting, conflicts, message */
  InnoPatience     *patience;
  GtkLabel         *strip;
  AdwLeaflet       *leaflet;       /* list, view */
  InnoConflictList *list;
  GtkLabel         *note;
  GtkMenuButton    *all_button;
  InnoConflictView *view;
  AdwStatusPage    *status;
  GtkButton        *again_button;

  InnoWorkspace    *workspace;     /* that is listened to */
  InnoFacts        *read_facts;    /* when the list was read; NULL = not yet */
  guint             n_documents;   /* then */
  guint             n_conflicts;
  char             *opened;        /* id that is to be shown, in the list or not; nullable */
  GCancellable     *opening;       /* nullable */
};

G_DEFINE_FINAL_TYPE (InnoConflictsPage, inno_conflicts_page, INNO_TYPE_PAGE)

static char *
format_count (guint n)
{
  return inno_format_count (inno_format_get (inno_lang_get_active ()), n);
}

/* What is shown */

static void
show_message (InnoConflictsPage *self,
              const char        *icon,
              const char        *title,
              const char        *description,
              gboolean           can_retry)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  inno_patience_stop (self->patience);
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), can_retry);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "message");
}

static void
show_none (InnoConflictsPage *self)
{
  inno_page_set_subtitle (INNO_PAGE (self), NULL);
  show_message (self, "emblem-ok-symbolic", _("No conflicts"),
                _("Where the same is changed here and in the shared data, both versions wait here for somebody to choose. "
                  "Neither is lost."), FALSE);
}

static void
show_error (InnoConflictsPage *self,
            const char        *message)
{
  show_message (self, "dialog-error-symbolic", _("The versions could not be read"), message, TRUE);
}

static char *
say_records (guint n)
{
  g_autofree char *count = format_count (n);

  return g_strdup_printf (ngettext ("%s record", "%s records", n), count);
}

static char *
say_fields (guint n)
{
  g_autofree char *count = format_count (n);

  return g_strdup_printf (ngettext ("%s field", "%s fields", n), count);
}

static void
say_counts (InnoConflictsPage *self)
{
  g_autofree char *records = say_records (self->n_documents);
  g_autofree char *fields = say_fields (self->n_conflicts);
  g_autofree char *subtitle = g_strdup_printf ("%s, %s", records, fields);
  g_autofree char *count = format_count (self->n_documents);
  g_autofree char *text = g_strdup_printf (ngettext ("%s record waits for your choice. Neither version is lost.",
                                                     "%s records wait for your choice. Neither version is lost.",
                                                     self->n_documents), count);

  inno_page_set_subtitle (INNO_PAGE (self), self->n_conflicts > 0 ? subtitle : NULL);
  gtk_label_set_label (self->strip, text);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), self->n_documents > 1);
}

/* Reading */

static void
stop_opening (InnoConflictsPage *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static InnoPortfolio *
get_portfolio (InnoConflictsPage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));

  return facts != NULL ? inno_facts_get_portfolio (facts) : NULL;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoConflictsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoConflictDossier) dossier = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (self->opening == NULL || g_task_get_cancellable (G_TASK (result)) != self->opening)
    return;

  g_clear_object (&self->opening);
  if (dossier == NULL)
    {
      show_error (self, error->message);
      return;
    }

  /* A link may lead to what has been resolved meanwhile. */
  if (dossier->records->len == 0)
    {
      inno_take_string (&self->opened, NULL);
      inno_conflict_list_select (self->list, NULL);
      inno_conflict_list_select_next (self->list);
      return;
    }

  inno_patience_stop (self->patience);
  inno_conflict_view_take (self->view, get_portfolio (self),
                           inno_workspace_get_editor_name (INNO_WORKSPACE (source)), g_steal_pointer (&dossier));
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "conflicts");
}

static void
open_document (InnoConflictsPage *self,
               const char        *id)
{
  stop_opening (self);
  if (id == NULL || self->workspace == NULL || get_portfolio (self) == NULL)
    return;

  self->opening = g_cancellable_new ();
  inno_conflict_open_async (self->workspace, id, self->opening, opened_cb, g_object_ref (self));
}

static void
forget (InnoConflictsPage *self)
{
  stop_opening (self);
  g_clear_pointer (&self->read_facts, inno_facts_unref);
}

/* Anew where there are other facts, or other choices; out of sight when it is shown. */
static void
refresh (InnoConflictsPage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  guint n_documents = self->workspace != NULL ? inno_workspace_get_n_conflicted (self->workspace) : 0;
  guint n_conflicts = self->workspace != NULL ? inno_workspace_get_n_conflicts (self->workspace) : 0;

  if (facts == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      (self->read_facts == facts && self->n_documents == n_documents &&
       self->n_conflicts == n_conflicts))
    return;

  forget (self);
  self->read_facts = inno_facts_ref (facts);
  self->n_documents = n_documents;
  self->n_conflicts = n_conflicts;
  say_counts (self);
  if (n_conflicts == 0)
    {
      inno_conflict_view_take (self->view, get_portfolio (self), NULL, NULL);
      inno_take_string (&self->opened, NULL);
      show_none (self);
      return;
    }

  inno_patience_start (self->patience);
  inno_conflict_list_read (self->list, self->workspace, get_portfolio (self));
}

static void
listen (InnoConflictsPage *self)
{
  InnoWorkspace *workspace = inno_page_get_workspace (INNO_PAGE (self));

  if (workspace == self->workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, refresh, self);
  g_set_object (&self->workspace, workspace);
  forget (self);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
inno_conflicts_page_update (InnoPage *page)
{
  InnoConflictsPage *self = INNO_CONFLICTS_PAGE (page);

  listen (self);
  if (inno_page_get_facts (page) != NULL)
    {
      refresh (self);
      return;
    }

  forget (self);
  gtk_stack_set_visible_child_name (self->surfaces, "waiting");
}

/* What was linked to may be further down than the list was read. */
static void
selected_cb (InnoConflictsPage *self)
{
  const char *id = inno_conflict_list_get_selected (self->list);

  if (id != NULL)
    inno_take_string (&self->opened, NULL);
  open_document (self, id != NULL ? id : self->opened);
}

static void
show_view (InnoConflictsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "view");
}

static void
activated_cb (InnoConflictsPage *self)
{
  show_view (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
failed_cb (InnoConflictsPage *self,
           const char        *message)
{
  show_error (self, message);
}

static void
folded_cb (InnoConflictsPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  inno_conflict_view_set_alone (self->view, is_folded);
  inno_conflict_list_set_alone (self->list, is_folded);
}

static void
back_cb (InnoConflictsPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
skip_cb (InnoConflictsPage *self)
{
  inno_conflict_list_select_next (self->list);
}

static void
again_cb (InnoConflictsPage *self)
{
  forget (self);
  refresh (self);
}

static void
cancel_cb (InnoConflictsPage *self)
{
  stop_opening (self);
  show_error (self, _("Reading was stopped."));
}

/* Resolving */

typedef struct
{
  InnoConflictsPage *self;
  char              *text;   /* what is said when it is done */
} Resolving;

static void
resolving_free (Resolving *resolving)
{
  g_object_unref (resolving->self);
  g_free (resolving->text);
  g_free (resolving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Resolving, resolving_free)

static Resolving *
resolving_new (InnoConflictsPage *self,
               char              *text)
{
  Resolving *resolving = g_new0 (Resolving, 1);

  resolving->self = g_object_ref (self);
  resolving->text = text;
  inno_conflict_view_set_busy (self->view, TRUE);

  return resolving;
}

/* Where it was refused, a version has changed: it is shown as it is now. */
static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Resolving) resolving = user_data;
  InnoConflictsPage *self = resolving->self;
  g_autoptr (GError) error = NULL;

  inno_conflict_view_set_busy (self->view, FALSE);
  if (inno_workspace_resolve_finish (INNO_WORKSPACE (source), result, &error))
    inno_page_send_undoable (INNO_PAGE (self), resolving->text);
  else
    inno_page_send_message (INNO_PAGE (self), error->message);
  again_cb (self);
}

static void
resolve_cb (InnoConflictsPage *self)
{
  g_autoptr (GPtrArray) choices = inno_conflict_view_get_choices (self->view);
  g_autofree char *name = NULL;

  if (choices->len == 0 || self->workspace == NULL)
    return;

  name = inno_conflict_view_dup_name (self->view);
  inno_workspace_resolve_async (self->workspace, g_steal_pointer (&choices), NULL, resolved_cb,
                                resolving_new (self, g_strdup_printf (_("Resolved: %s"), name)));
}

/* What was asked about, which may have changed when the answer comes. */
typedef struct
{
  InnoConflictsPage *self;
  InnoChoiceSide     side;
  guint              n_seen;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->self);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  InnoConflictsPage *self = question->self;
  g_autofree char *fields = say_fields (question->n_seen);

  if (g_str_equal (response, "resolve") && self->workspace != NULL)
    inno_workspace_resolve_all_async (self->workspace, question->side, question->n_seen, NULL, resolved_cb,
                                      resolving_new (self, g_strdup_printf (_("Resolved: %s"), fields)));
}

static void
ask_all (InnoConflictsPage *self,
         InnoChoiceSide     side)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *records = say_records (self->n_documents);
  g_autofree char *fields = say_fields (self->n_conflicts);
  g_autofree char *body = g_strdup_printf (_("This is about %s in %s. What is not chosen stays in the versions, and it "
                                             "can all be undone in one step."), fields, records);
  const char *heading = side == INNO_CHOICE_MINE ? _("Choose your version everywhere?")
                                                 : _("Choose the server version everywhere?");
  GtkWidget *dialog = inno_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->side = side;
  question->n_seen = self->n_conflicts;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "resolve", _("Choose"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "resolve", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
all_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  ask_all (INNO_CONFLICTS_PAGE (widget), g_str_equal (action_name, "conflicts.all-mine") ? INNO_CHOICE_MINE
                                                                                       : INNO_CHOICE_THEIRS);
}

/* The page */

static void
inno_conflicts_page_retranslate (InnoPage *page)
{
  InnoConflictsPage *self = INNO_CONFLICTS_PAGE (page);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Your version everywhere…"), "conflicts.all-mine");
  g_menu_append (menu, _("Server version everywhere…"), "conflicts.all-theirs");
  gtk_menu_button_set_menu_model (self->all_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->all_button, _("Choose for all records"));
  inno_widget_set_name (GTK_WIDGET (self->all_button), _("Choose for all records"));
  gtk_label_set_label (self->note, _("Everything else was merged by itself. The version that is not chosen stays in the "
                                     "history."));
  gtk_button_set_label (self->again_button, _("Try again"));
  inno_patience_retranslate (self->patience, _("Reading…"));
  inno_conflict_list_retranslate (self->list);
  inno_conflict_view_retranslate (self->view);
  say_counts (self);
  if (self->read_facts != NULL && self->n_conflicts == 0)
    show_none (self);
}

static gboolean
inno_conflicts_page_focus_chart (InnoPage *page)
{
  InnoConflictsPage *self = INNO_CONFLICTS_PAGE (page);
  gboolean is_alone = adw_leaflet_get_folded (self->leaflet) &&
                      g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "view") == 0;

  /* As long as they are read there is nothing to be worked. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->surfaces), "conflicts") != 0)
    return FALSE;

  return inno_widget_grab_focus_in_sight (is_alone ? GTK_WIDGET (self->view) : GTK_WIDGET (self->list));
}

static void
inno_conflicts_page_open (InnoPage   *page,
                          const char *subject)
{
  InnoConflictsPage *self = INNO_CONFLICTS_PAGE (page);

  inno_take_string (&self->opened, subject);
  inno_conflict_list_select (self->list, subject);
  open_document (self, subject);
  show_view (self);
}

static const char *
inno_conflicts_page_get_subject (InnoPage *page)
{
  return inno_conflict_view_get_id (INNO_CONFLICTS_PAGE (page)->view);
}

static void
inno_conflicts_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (inno_conflicts_page_parent_class)->map (widget);

  inno_conflicts_page_update (INNO_PAGE (widget));
}

static void
inno_conflicts_page_dispose (GObject *object)
{
  InnoConflictsPage *self = INNO_CONFLICTS_PAGE (object);

  forget (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->opened, g_free);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_CONFLICTS_PAGE);

  G_OBJECT_CLASS (inno_conflicts_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INNO_TYPE_CONFLICT_LIST);
  g_type_ensure (INNO_TYPE_CONFLICT_VIEW);
  g_type_ensure (INNO_TYPE_PATIENCE);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-conflicts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, surfaces);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, patience);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, strip);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, list);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, note);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, view);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, status);
  gtk_widget_class_bind_template_child (widget_class, InnoConflictsPage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, resolve_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
inno_conflicts_page_class_init (InnoConflictsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_conflicts_page_dispose;
  widget_class->map = inno_conflicts_page_map;
  page_class->update = inno_conflicts_page_update;
  page_class->retranslate = inno_conflicts_page_retranslate;
  page_class->focus_chart = inno_conflicts_page_focus_chart;
  page_class->open = inno_conflicts_page_open;
  page_class->get_subject = inno_conflicts_page_get_subject;

  gtk_widget_class_install_action (widget_class, "conflicts.all-mine", NULL, all_cb);
  gtk_widget_class_install_action (widget_class, "conflicts.all-theirs", NULL, all_cb);
  bind_template (widget_class);
}

static void
inno_conflicts_page_init (InnoConflictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->status));
  folded_cb (self);
}

/**
 * inno_conflicts_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page that has not been given anything yet
 */
InnoPage *
inno_conflicts_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_CONFLICTS_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}
