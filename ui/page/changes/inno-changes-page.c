/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-changes-page.h"

#include <glib/gi18n-lib.h>

#include "inno-changes-body.h"
#include "inno-changes-jobs.h"
#include "inno-chart-controls.h"
#include "inno-format.h"
#include "inno-freeze-dialog.h"
#include "inno-patience.h"
#include "inno-snapshot-menu.h"
#include "inno-widget.h"
#include "inno-workspace-frozen.h"
#include "inno-wrap-box.h"

/* The portfolio as it is, among the things to choose. */
#define NOW_ID "now"

/* What is chosen of the question, besides what is compared. */
static const char * const control_ids[] = { "by", "measure" };

struct _InnoChangesPage
{
  InnoPage          parent_instance;

  InnoWrapBox      *controls;
  InnoPicker       *before;
  InnoPicker       *now;
  InnoPicker       *pickers[G_N_ELEMENTS (control_ids)];
  GtkWidget        *copy_button;
  AdwButtonContent *copy_content;
  GtkMenuButton    *snapshots_button;
  AdwButtonContent *snapshots_content;
  AdwButtonContent *freeze_content;
  InnoPatience     *patience;
  GtkStack         *surfaces;
  InnoChangesBody  *body;
  AdwStatusPage    *status;
  GtkButton        *status_button;

  InnoSnapshotList *list;            /* nullable */
  GtkWindow        *dialog;          /* that asks for a name; nullable */
  gboolean          wants_dialog;    /* as soon as there is a list */
  InnoFacts        *listed_facts;    /* when the list was asked for */
  GCancellable     *listing;
  InnoFacts        *compared;        /* one state with another beside it, that was asked for */
  char             *compared_key;    /* which they are */
  InnoFacts        *compared_facts;  /* the facts they were asked of */
  GCancellable     *comparing;
  InnoFacts        *shown;           /* nullable */
};

G_DEFINE_FINAL_TYPE (InnoChangesPage, inno_changes_page, INNO_TYPE_PAGE)

/* The question */

static InnoQuery *
make_query (InnoChangesPage *self)
{
  InnoQuery *query = inno_query_new ();

  query->lang = inno_lang_get_active ();
  inno_query_set_filters (query, inno_page_get_filter (INNO_PAGE (self)));
  for (guint i = 0; i < G_N_ELEMENTS (control_ids); i++)
    if (inno_picker_get_selected (self->pickers[i]) != NULL)
      inno_chart_control_find (control_ids[i])->apply (query, inno_picker_get_selected (self->pickers[i]));

  return query;
}

/* What is shown */

static void
show_message (InnoChangesPage *self,
              const char      *icon,
              const char      *title,
              const char      *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_widget_set_sensitive (self->copy_button, FALSE);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "message");
}

static void
show_error (InnoChangesPage *self,
            const char      *message)
{
  gtk_button_set_label (self->status_button, _("Try again"));
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), TRUE);
  show_message (self, "dialog-error-symbolic", _("The two could not be compared"), message);
}

/* Of the first that was frozen there is nothing to compare, and nothing to be done. */
static void
show_nothing (InnoChangesPage *self)
{
  gboolean is_frozen = inno_workspace_is_frozen (inno_page_get_workspace (INNO_PAGE (self)));

  inno_page_set_subtitle (INNO_PAGE (self), NULL);
  gtk_button_set_label (self->status_button, _("Freeze"));
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), !is_frozen);
  show_message (self, "document-open-recent-symbolic", _("Nothing to compare with yet"),
                is_frozen ? _("Nothing was frozen before this.")
                          : _("Freeze the portfolio as it is now, for a meeting for example. From then on this page "
                              "shows what has changed since."));
}

static void
say_subtitle (InnoChangesPage *self)
{
  const char *before = inno_picker_get_selected_label (self->before);
  g_autofree char *subtitle = before != NULL ? g_strdup_printf (_("Since %s"), before) : NULL;

  inno_page_set_subtitle (INNO_PAGE (self), subtitle);
}

static void
show_facts (InnoChangesPage *self,
            InnoFacts       *facts)
{
  g_autoptr (InnoQuery) query = make_query (self);
  g_autoptr (GError) error = NULL;

  inno_facts_ref (facts);
  g_clear_pointer (&self->shown, inno_facts_unref);
  self->shown = facts;
  say_subtitle (self);
  if (!inno_changes_body_show (self->body, facts, query, &error))
    {
      show_error (self, error->message);
      return;
    }

  gtk_widget_set_sensitive (self->copy_button, TRUE);
  inno_page_show_surface (INNO_PAGE (self), self->surfaces, "changes");
}

/* Comparing */

static void
forget_comparison (InnoChangesPage *self)
{
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_pointer (&self->compared, inno_facts_unref);
  g_clear_pointer (&self->compared_facts, inno_facts_unref);
  g_clear_pointer (&self->compared_key, g_free);
  inno_patience_stop (self->patience);
}

/* An answer to a question that has been asked anew is for nobody. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (InnoChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = inno_changes_compare_finish (INNO_WORKSPACE (source), result, &error);

  if (self->comparing == NULL || g_task_get_cancellable (G_TASK (result)) != self->comparing)
    return;

  g_clear_object (&self->comparing);
  inno_patience_stop (self->patience);
  if (facts == NULL)
    {
      show_error (self, error->message);
      return;
    }

  self->compared = g_steal_pointer (&facts);
  show_facts (self, self->compared);
}

static const char *
get_now (InnoChangesPage *self)
{
  const char *id = inno_picker_get_selected (self->now);

  return id != NULL && !g_str_equal (id, NOW_ID) ? id : NULL;
}

static void
compare (InnoChangesPage *self,
         const char      *key)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  const InnoComparisonSides sides = {
    get_now (self), inno_picker_get_selected (self->before), inno_facts_get_text (facts),
  };

  forget_comparison (self);
  self->compared_facts = inno_facts_ref (facts);
  self->compared_key = g_strdup (key);
  self->comparing = g_cancellable_new ();
  inno_patience_start (self->patience);
  inno_changes_compare_async (inno_page_get_workspace (INNO_PAGE (self)), facts, &sides, self->comparing,
                              compared_cb, g_object_ref (self));
}

/* What is usually compared is there already; the rest is read, once it is known that it is still there. */
static void
show_state (InnoChangesPage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  const char *since = inno_picker_get_selected (self->before);
  g_autofree char *key = g_strdup_printf ("%s\n%s", since, get_now (self) != NULL ? get_now (self) : "");
  gboolean is_there = get_now (self) == NULL && inno_facts_get_baseline_name (facts) != NULL &&
                      (since == NULL || g_str_equal (since, inno_facts_get_baseline_name (facts)));

  if (is_there)
    {
      forget_comparison (self);
      show_facts (self, facts);
    }
  else if (self->list == NULL || self->listing != NULL)
    return;
  else if (inno_snapshot_list_get_n (self->list) == 0)
    {
      forget_comparison (self);
      show_nothing (self);
    }
  else if (self->compared_facts != facts || g_strcmp0 (key, self->compared_key) != 0)
    compare (self, key);
  else if (self->compared != NULL)
    show_facts (self, self->compared);
}

/* Freezing */

/* The other pages compare with the last snapshot as well. */
static void
frozen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = inno_changes_freeze_finish (INNO_WORKSPACE (source), result, &error);
  g_autofree char *message = name != NULL ? g_strdup_printf (_("Frozen as “%s”"), name) : g_strdup (error->message);

  inno_page_send_message (INNO_PAGE (self), message);
  if (name != NULL)
    inno_workspace_reload (INNO_WORKSPACE (source));
}

static void
freeze (const char *name,
        const char *meeting,
        gpointer    user_data)
{
  InnoChangesPage *self = user_data;

  inno_changes_freeze_async (inno_page_get_workspace (INNO_PAGE (self)), name, meeting, frozen_cb,
                             g_object_ref (self));
}

static void
ask_name (InnoChangesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->wants_dialog = self->list == NULL;
  if (self->list == NULL || self->dialog != NULL)
    return;

  self->dialog = GTK_WINDOW (inno_freeze_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->list,
                                                     freeze, self));
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_present (self->dialog);
}

static void
freeze_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ask_name (INNO_CHANGES_PAGE (widget));
}

/* What there is to choose */

static void
fill_sides (InnoChangesPage *self)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (InnoChoiceItem));
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  InnoDay as_of = facts != NULL ? inno_portfolio_get_state (inno_facts_get_portfolio (facts))->as_of : INNO_DAY_NONE;
  g_autofree char *day = as_of != INNO_DAY_NONE ? inno_format_day (inno_format_get (inno_lang_get_active ()), as_of) : NULL;
  g_autofree char *now = g_strjoin (", ", _("Now"), day, NULL);
  const InnoChoiceItem item = { NOW_ID, now, NULL, NULL };

  inno_snapshot_menu_fill (self->snapshots_button, INNO_PAGE (self), self->list);
  if (self->list != NULL)
    inno_snapshot_list_add_items (self->list, NULL, items);
  inno_picker_set_title (self->before, _("Compare"), TRUE);
  inno_picker_set_items (self->before, (InnoChoiceItem *) (void *) items->data, items->len, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->controls), items->len > 0);

  g_array_set_size (items, 0);
  g_array_append_val (items, item);
  if (self->list != NULL)
    inno_snapshot_list_add_items (self->list, inno_picker_get_selected (self->before), items);
  inno_picker_set_title (self->now, _("Compared with"), FALSE);
  inno_picker_set_items (self->now, (InnoChoiceItem *) (void *) items->data, items->len, NULL);
}

static void
fill_controls (InnoChangesPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (control_ids); i++)
    {
      const InnoChartControl *control = inno_chart_control_find (control_ids[i]);
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (InnoChoiceItem));

      control->list (inno_chart_find ("changes"), inno_page_get_facts (INNO_PAGE (self)), items);
      inno_picker_set_title (self->pickers[i], _(control->title), (control->flags & INNO_CONTROL_WORD) != 0);
      inno_picker_set_items (self->pickers[i], (InnoChoiceItem *) (void *) items->data, items->len, control->usual);
    }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoSnapshotList) list = inno_snapshot_list_load_finish (INNO_WORKSPACE (source), result, &error);

  if (self->listing == NULL || g_task_get_cancellable (G_TASK (result)) != self->listing)
    return;

  g_clear_object (&self->listing);
  if (list == NULL)
    {
      show_error (self, error->message);
      return;
    }

  /* The dialog asks of the list. */
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  g_clear_pointer (&self->list, inno_snapshot_list_free);
  self->list = g_steal_pointer (&list);
  fill_sides (self);
  if (inno_page_get_facts (INNO_PAGE (self)) != NULL)
    show_state (self);
  if (self->wants_dialog)
    ask_name (self);
}

static void
load_list (InnoChangesPage *self)
{
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  inno_snapshot_list_load_async (inno_page_get_workspace (INNO_PAGE (self)), self->listing, listed_cb,
                                 g_object_ref (self));
}

static void
inno_changes_page_update (InnoPage *page)
{
  InnoChangesPage *self = INNO_CHANGES_PAGE (page);
  InnoFacts *facts = inno_page_get_facts (page);

  fill_sides (self);
  fill_controls (self);
  if (facts == NULL)
    {
      forget_comparison (self);
      gtk_widget_set_sensitive (self->copy_button, FALSE);
      gtk_stack_set_visible_child_name (self->surfaces, "waiting");
      return;
    }

  if (self->listed_facts != facts && inno_page_get_workspace (page) != NULL)
    {
      g_clear_pointer (&self->listed_facts, inno_facts_unref);
      self->listed_facts = inno_facts_ref (facts);
      load_list (self);
    }
  show_state (self);
}

static void
picked_cb (InnoChangesPage *self)
{
  fill_sides (self);
  if (inno_page_get_facts (INNO_PAGE (self)) != NULL)
    show_state (self);
}

/* What is done */

static void
copy_cb (InnoChangesPage *self)
{
  g_autofree char *text = inno_changes_body_to_text (self->body);

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  inno_page_send_message (INNO_PAGE (self), _("Changes copied as text"));
}

static void
cancel_cb (InnoChangesPage *self)
{
  forget_comparison (self);
  show_error (self, _("Comparing was stopped."));
}

static void
status_button_cb (InnoChangesPage *self)
{
  if (self->list != NULL && inno_snapshot_list_get_n (self->list) == 0)
    {
      ask_name (self);
      return;
    }

  forget_comparison (self);
  if (inno_page_get_workspace (INNO_PAGE (self)) != NULL)
    load_list (self);
}

/* The page */

static void
inno_changes_page_retranslate (InnoPage *page)
{
  InnoChangesPage *self = INNO_CHANGES_PAGE (page);

  adw_button_content_set_label (self->copy_content, _("Copy as text"));
  adw_button_content_set_label (self->snapshots_content, _("As of…"));
  adw_button_content_set_label (self->freeze_content, _("Freeze"));
  inno_patience_retranslate (self->patience, _("Comparing…"));
  gtk_button_set_label (self->status_button, _("Try again"));
  inno_changes_body_retranslate (self->body);
}

static gboolean
inno_changes_page_focus_chart (InnoPage *page)
{
  GtkWidget *body = GTK_WIDGET (INNO_CHANGES_PAGE (page)->body);

  /* What is hidden takes the keyboard too, and Tab then begins there. */
  return gtk_widget_get_mapped (body) && gtk_widget_grab_focus (body);
}

static void
inno_changes_page_ask (InnoPage        *page,
                       const InnoQuery *query)
{
  InnoChangesPage *self = INNO_CHANGES_PAGE (page);

  inno_picker_pick (self->pickers[0], inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, query->by));
  inno_picker_pick (self->pickers[1], inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, query->measure));
  if (query->since != NULL)
    inno_picker_pick (self->before, query->since);
  picked_cb (self);
}

static void
inno_changes_page_get_question (InnoPage  *page,
                                InnoQuery *query)
{
  InnoChangesPage *self = INNO_CHANGES_PAGE (page);
  g_autoptr (InnoQuery) asked = make_query (self);

  query->by = asked->by;
  query->measure = asked->measure;
  query->since = g_strdup (inno_picker_get_selected (self->before));
}

static void
inno_changes_page_dispose (GObject *object)
{
  InnoChangesPage *self = INNO_CHANGES_PAGE (object);

  if (self->surfaces != NULL)
    forget_comparison (self);
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->listed_facts, inno_facts_unref);
  g_clear_pointer (&self->list, inno_snapshot_list_free);
  g_clear_pointer (&self->shown, inno_facts_unref);
  /* The bin lets go of its child itself, and would do so twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INNO_TYPE_CHANGES_PAGE);

  G_OBJECT_CLASS (inno_changes_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INNO_TYPE_PATIENCE);
  g_type_ensure (INNO_TYPE_WRAP_BOX);
  g_type_ensure (INNO_TYPE_CHANGES_BODY);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, controls);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, copy_content);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, snapshots_button);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, snapshots_content);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, freeze_content);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, patience);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, surfaces);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, body);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, status);
  gtk_widget_class_bind_template_child (widget_class, InnoChangesPage, status_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, inno_page_send_message);
  gtk_widget_class_bind_template_callback (widget_class, inno_page_request_keys);
}

static void
inno_changes_page_class_init (InnoChangesPageClass *klass)
{
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_changes_page_dispose;
  page_class->update = inno_changes_page_update;
  page_class->retranslate = inno_changes_page_retranslate;
  page_class->focus_chart = inno_changes_page_focus_chart;
  page_class->ask = inno_changes_page_ask;
  page_class->get_question = inno_changes_page_get_question;
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "changes.freeze", NULL, freeze_cb);
}

static InnoPicker *
add_picker (InnoChangesPage *self,
            gboolean         is_menu,
            GCallback        callback)
{
  GtkWidget *picker = inno_picker_new (is_menu);

  gtk_widget_insert_before (picker, GTK_WIDGET (self->controls), GTK_WIDGET (self->patience));
  g_signal_connect_object (picker, "picked", callback, self, G_CONNECT_SWAPPED);

  return INNO_PICKER (picker);
}

static void
inno_changes_page_init (InnoChangesPage *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->status));

  self->before = add_picker (self, TRUE, G_CALLBACK (picked_cb));
  gtk_widget_insert_before (arrow, GTK_WIDGET (self->controls), GTK_WIDGET (self->patience));
  self->now = add_picker (self, TRUE, G_CALLBACK (picked_cb));
  for (guint i = 0; i < G_N_ELEMENTS (control_ids); i++)
    self->pickers[i] = add_picker (self, TRUE, G_CALLBACK (picked_cb));
  g_object_bind_property (self, "selection", self->body, "selection", G_BINDING_SYNC_CREATE);
  inno_snapshot_menu_set_up (self->snapshots_button, INNO_PAGE (self));
}

/**
 * inno_changes_page_new:
 * @kind: what the table of pages says of it
 *
 * Returns: (transfer floating): a page that compares nothing yet
 */
InnoPage *
inno_changes_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_CHANGES_PAGE, NULL);

  inno_page_retranslate (page);
  return page;
}
