/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-sync-page.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-change-save.h"
#include "inno-form-names.h"
#include "inno-format.h"
#include "inno-side-box.h"
#include "inno-sync-card.h"
#include "inno-sync-lists.h"
#include "inno-sync-remedy.h"

/* Pixels: of what stands beside. */
#define SIDE_WIDTH 332

struct _InnoSyncPage
{
  InnoPage       parent_instance;

  InnoSyncCard  *card;
  GtkLabel      *waiting_title;
  GtkListBox    *waiting;
  GtkLabel      *waiting_note;     /* there is nothing, or more */
  GtkLabel      *connection_title;
  GtkWidget     *server;
  GtkWidget     *success;
  GtkWidget     *data_day;
  GtkWidget     *automatic;
  GtkSwitch     *automatic_switch;
  GtkWidget     *account;
  GtkButton     *account_button;
  GtkLabel      *quarantine_title;
  GtkListBox    *quarantine_list;
  GtkWidget     *quarantine;
  GtkButton     *quarantine_button;
  GtkLabel      *file_title;
  GtkWidget     *file;
  GtkButton     *file_button;

  InnoSyncer    *syncer;           /* of the workspace */
  InnoSyncLists *lists;            /* nullable: not read yet */
  GCancellable  *cancellable;      /* of what is being read */
};

G_DEFINE_FINAL_TYPE (InnoSyncPage, inno_sync_page, INNO_TYPE_PAGE)

static void read_lists (InnoSyncPage *self);

static const InnoFormat *
get_format (void)
{
  return inno_format_get (inno_lang_get_active ());
}

static GtkWindow *
get_window (InnoSyncPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What waits */

static void
withdrawn_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (InnoSyncPage) self = user_data;
  g_autoptr (GError) error = NULL;

  inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  inno_page_send_message (INNO_PAGE (self), error != NULL ? error->message
                                                          : _("Taken back; Ctrl+Z brings it back again"));
  inno_workspace_reload (INNO_WORKSPACE (source));
  read_lists (self);
}

static void
undo_cb (GtkButton    *button,
         InnoSyncPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  inno_sync_withdraw_async (inno_page_get_workspace (INNO_PAGE (self)),
                            g_object_get_data (G_OBJECT (button), "document"), withdrawn_cb, g_object_ref (self));
}

static char *
say_name (const InnoWaiting *waiting,
          InnoPortfolio     *portfolio)
{
  JsonObject *document = waiting->document != NULL ? waiting->document : waiting->base;
  g_autofree char *name = inno_form_describe (document, portfolio, inno_lang_get_active ());

  return g_strdup (name != NULL && *name != '\0' ? name : waiting->id);
}

static GtkWidget *
make_undo_button (InnoSyncPage      *self,
                  const InnoWaiting *waiting,
                  const char        *name)
{
  GtkWidget *button = gtk_button_new_with_label (_("Undo"));
  /* Translators: %s is the name of what was edited */
  g_autofree char *label = g_strdup_printf (_("Undo: %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "document", g_strdup (waiting->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (undo_cb), self);

  return button;
}

static GtkWidget *
make_waiting_row (InnoSyncPage      *self,
                  const InnoWaiting *waiting,
                  InnoPortfolio     *portfolio)
{
  static const char *const icons[] = {
    [INNO_WAITING_NEW] = "list-add-symbolic",
    [INNO_WAITING_CHANGED] = "document-edit-symbolic",
    [INNO_WAITING_REMOVED] = "user-trash-symbolic",
  };
  g_autofree char *name = say_name (waiting, portfolio);
  g_autofree char *what = inno_sync_say_waiting (waiting, portfolio);
  GtkWidget *row = inno_sync_row_new (waiting->refusal != NULL ? "dialog-error-symbolic" : icons[waiting->kind],
                                      name, what);
  GtkWidget *button = make_undo_button (self, waiting, name);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (g_str_has_prefix (waiting->id, "project:") && waiting->document != NULL)
    {
      g_autofree char *link = g_strconcat ("projects/", waiting->id, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", link);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
    }

  return row;
}

static void
fill_waiting (InnoSyncPage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  GPtrArray *list = self->lists != NULL ? self->lists->waiting : NULL;
  guint n_more = self->lists != NULL ? self->lists->n_waiting - MIN (self->lists->n_waiting, list->len) : 0;
  g_autofree char *more = NULL;

  inno_card_clear_list (GTK_WIDGET (self->waiting));
  for (guint i = 0; facts != NULL && list != NULL && i < list->len; i++)
    gtk_list_box_append (self->waiting, make_waiting_row (self, g_ptr_array_index (list, i),
                                                          inno_facts_get_portfolio (facts)));
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), list != NULL && list->len > 0);

  if (n_more > 0)
    {
      g_autofree char *count = inno_format_count (get_format (), n_more);

      more = g_strdup_printf (ngettext ("and %s more", "and %s more", n_more), count);
    }
  gtk_label_set_label (self->waiting_note, more != NULL ? more : _("Nothing waits."));
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_note), more != NULL || list == NULL || list->len == 0);
}

/* The connection */

static char *
say_account (const char *account)
{
  if (account == NULL)
    return g_strdup (_("Nobody has signed in"));
  if (*account == '\0')
    return g_strdup (_("By a token"));

  return g_strdup (account);
}

/* What an address is shows when it answers. */
static char *
say_kind (InnoSyncPage *self)
{
  if (inno_syncer_get_address (self->syncer) == NULL)
    return g_strdup (_("This portfolio is on this computer alone"));
  if (self->lists == NULL || inno_syncer_get_succeeded_at (self->syncer) == 0)
    return NULL;

  return g_strdup (self->lists->is_database ? _("Shared database · read and write")
                                            : _("Shared file · read only; your changes leave as a file"));
}

static void
fill_connection (InnoSyncPage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  const InnoPortfolioState *state = facts != NULL ? inno_portfolio_get_state (inno_facts_get_portfolio (facts)) : NULL;
  InnoDay as_of = state != NULL ? state->as_of : INNO_DAY_NONE;
  gint64 succeeded_at = inno_syncer_get_succeeded_at (self->syncer);
  gint64 at = succeeded_at != 0 && state != NULL ? MAX (succeeded_at, state->retrieved_at) : succeeded_at;
  g_autofree char *host = inno_syncer_get_host (self->syncer);
  g_autofree char *kind = say_kind (self);
  g_autofree char *moment = at != 0 ? inno_format_timestamp (get_format (), at) : g_strdup (_("Never"));
  g_autofree char *day = as_of != INNO_DAY_NONE ? inno_format_day (get_format (), as_of) : g_strdup (_("Not known"));
  g_autofree char *account = say_account (inno_syncer_get_account (self->syncer));

  inno_sync_row_set_texts (self->server, host != NULL ? host : _("No address"), kind);
  inno_sync_row_set_texts (self->success, _("Last success"), moment);
  inno_sync_row_set_texts (self->data_day, _("Data as of"), day);
  inno_sync_row_set_texts (self->automatic, _("Refresh by itself"), _("Every 15 minutes and after each edit"));
  inno_sync_row_set_texts (self->account, _("Signed in"), account);
  gtk_button_set_label (self->account_button, _("Sign in…"));
  gtk_widget_set_visible (self->success, host != NULL);
  gtk_widget_set_visible (self->account, host != NULL);
  gtk_widget_set_visible (self->automatic, host != NULL);
  gtk_switch_set_active (self->automatic_switch, inno_syncer_is_automatic (self->syncer));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->automatic_switch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Refresh by itself"), -1);
}

static gboolean
automatic_cb (InnoSyncPage *self,
              gboolean      is_active)
{
  if (self->syncer != NULL)
    inno_syncer_set_automatic (self->syncer, is_active);

  return FALSE;
}

/* Set aside */

static void
fill_quarantine (InnoSyncPage *self)
{
  InnoFacts *facts = inno_page_get_facts (INNO_PAGE (self));
  guint n = facts != NULL ? inno_portfolio_get_state (inno_facts_get_portfolio (facts))->n_quarantined : 0;
  g_autofree char *count = inno_format_count (get_format (), n);
  g_autofree char *title = g_strdup_printf (ngettext ("%s record could not be read", "%s records could not be read", n),
                                            count);
  const InnoQuarantined *first = self->lists != NULL && self->lists->quarantine->len > 0
                                 ? g_ptr_array_index (self->lists->quarantine, 0) : NULL;

  inno_sync_row_set_texts (self->quarantine, title, first != NULL ? first->reason : NULL);
  gtk_button_set_label (self->quarantine_button, _("Show"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->quarantine_button), first != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->quarantine_title), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->quarantine_list), n > 0);
}

static void
show_quarantine_cb (InnoSyncPage *self)
{
  if (self->lists != NULL)
    gtk_window_present (GTK_WINDOW (inno_sync_quarantine_new (get_window (self), self->lists->quarantine)));
}

/* Without a server */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InnoSyncPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = inno_change_save_finish (INNO_WORKSPACE (source), result, &error);

  inno_page_send_message (INNO_PAGE (self), error != NULL ? error->message : text);
}

static void
save_cb (InnoSyncPage *self)
{
  inno_change_save_ask (get_window (self), inno_page_get_workspace (INNO_PAGE (self)), saved_cb, g_object_ref (self));
}

static void
fill_file (InnoSyncPage *self)
{
  guint n_waiting = inno_workspace_get_n_waiting (inno_page_get_workspace (INNO_PAGE (self)));

  inno_sync_row_set_texts (self->file, _("Save changes as a file"), _("A colleague opens it and gets the same merge."));
  gtk_button_set_label (self->file_button, _("Save…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_button), n_waiting > 0);
}

/* All of it */

static void
show_all (InnoSyncPage *self)
{
  guint n_waiting;

  if (self->syncer == NULL)
    return;

  n_waiting = inno_workspace_get_n_waiting (inno_page_get_workspace (INNO_PAGE (self)));
  inno_sync_card_show (self->card, self->syncer, n_waiting);
  fill_connection (self);
  fill_quarantine (self);
  fill_file (self);
  inno_page_set_badge (INNO_PAGE (self), n_waiting);
  inno_page_set_subtitle (INNO_PAGE (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->server)));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (InnoSyncPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoSyncLists) lists = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  /* An answer to a question that has been asked anew is for nobody. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->cancellable == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (lists == NULL)
    {
      g_debug ("What waits cannot be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->lists, inno_sync_lists_free);
  self->lists = g_steal_pointer (&lists);
  fill_waiting (self);
  show_all (self);
}

static void
stop_reading (InnoSyncPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_lists (InnoSyncPage *self)
{
  InnoWorkspace *workspace = inno_page_get_workspace (INNO_PAGE (self));

  stop_reading (self);
  if (workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->cancellable = g_cancellable_new ();
  inno_sync_lists_read_async (workspace, self->cancellable, read_cb, g_object_ref (self));
}

/* Remedies */

static void
remedy_cb (InnoSyncPage *self,
           int           number)
{
  InnoSyncRemedy remedy = (InnoSyncRemedy) number;

  if (remedy == INNO_SYNC_REMEDY_SAVE)
    save_cb (self);
  else if (remedy == INNO_SYNC_REMEDY_LATER)
    show_all (self);
  else
    inno_sync_remedy_apply (remedy, GTK_WIDGET (self), self->syncer);
}

/* The page */

static void
follow_syncer (InnoSyncPage *self)
{
  InnoWorkspace *workspace = inno_page_get_workspace (INNO_PAGE (self));
  InnoSyncer *syncer = workspace != NULL ? inno_workspace_get_syncer (workspace) : NULL;

  if (self->syncer == syncer)
    return;

  if (self->syncer != NULL)
    g_signal_handlers_disconnect_by_data (self->syncer, self);
  g_set_object (&self->syncer, syncer);
  g_clear_pointer (&self->lists, inno_sync_lists_free);
  if (syncer != NULL)
    g_signal_connect_object (syncer, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
}

static void
inno_sync_page_update (InnoPage *page)
{
  InnoSyncPage *self = INNO_SYNC_PAGE (page);

  follow_syncer (self);
  show_all (self);
  fill_waiting (self);
  read_lists (self);
}

static void
inno_sync_page_retranslate (InnoPage *page)
{
  InnoSyncPage *self = INNO_SYNC_PAGE (page);

  gtk_label_set_label (self->waiting_title, _("Waiting to be sent"));
  gtk_label_set_label (self->connection_title, _("Connection"));
  gtk_label_set_label (self->quarantine_title, _("Set aside"));
  gtk_label_set_label (self->file_title, _("Without a server"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->waiting), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Waiting to be sent"), -1);
}

static gboolean
inno_sync_page_focus_chart (InnoPage *page)
{
  return gtk_widget_child_focus (GTK_WIDGET (INNO_SYNC_PAGE (page)->card), GTK_DIR_TAB_FORWARD);
}

static void
inno_sync_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (inno_sync_page_parent_class)->map (widget);

  read_lists (INNO_SYNC_PAGE (widget));
}

static void
inno_sync_page_dispose (GObject *object)
{
  InnoSyncPage *self = INNO_SYNC_PAGE (object);

  stop_reading (self);
  g_clear_object (&self->syncer);
  g_clear_pointer (&self->lists, inno_sync_lists_free);

  G_OBJECT_CLASS (inno_sync_page_parent_class)->dispose (object);
}

static void
inno_sync_page_class_init (InnoSyncPageClass *klass)
{
  InnoPageClass *page_class = INNO_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_sync_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = inno_sync_page_map;
  page_class->update = inno_sync_page_update;
  page_class->retranslate = inno_sync_page_retranslate;
  page_class->focus_chart = inno_sync_page_focus_chart;
}

static GtkLabel *
add_title (GtkWidget *box)
{
  GtkWidget *label = inno_card_make_label ("", "card-title");

  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_list (GtkWidget *box,
          GtkLabel  *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "sync-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), list);

  return list;
}

static GtkWidget *
add_row (GtkWidget  *list,
         const char *icon_name)
{
  GtkWidget *row = inno_sync_row_new (icon_name, "", NULL);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkButton *
add_button (GtkWidget *row)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return GTK_BUTTON (button);
}

static GtkWidget *
make_main (InnoSyncPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->card = INNO_SYNC_CARD (inno_sync_card_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->card));
  self->waiting_title = add_title (box);
  self->waiting = GTK_LIST_BOX (add_list (box, self->waiting_title));
  self->waiting_note = GTK_LABEL (inno_card_make_label ("", "dim-label"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->waiting_note));
  g_signal_connect_object (self->card, "remedy", G_CALLBACK (remedy_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static void
add_connection (InnoSyncPage *self,
                GtkWidget    *box)
{
  GtkWidget *list;

  self->connection_title = add_title (box);
  list = add_list (box, self->connection_title);
  self->server = add_row (list, "network-server-symbolic");
  self->success = add_row (list, "emblem-ok-symbolic");
  self->data_day = add_row (list, "document-open-recent-symbolic");
  self->account = add_row (list, "avatar-default-symbolic");
  self->account_button = add_button (self->account);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->account_button), "win.sign-in");
  self->automatic = add_row (list, "view-refresh-symbolic");
  self->automatic_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->automatic_switch), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->automatic), GTK_WIDGET (self->automatic_switch));
  g_signal_connect_object (self->automatic_switch, "state-set", G_CALLBACK (automatic_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_side (InnoSyncPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list;

  add_connection (self, box);
  self->quarantine_title = add_title (box);
  self->quarantine_list = GTK_LIST_BOX (add_list (box, self->quarantine_title));
  self->quarantine = add_row (GTK_WIDGET (self->quarantine_list), "dialog-warning-symbolic");
  self->quarantine_button = add_button (self->quarantine);
  g_signal_connect_object (self->quarantine_button, "clicked", G_CALLBACK (show_quarantine_cb), self,
                           G_CONNECT_SWAPPED);
  self->file_title = add_title (box);
  list = add_list (box, self->file_title);
  self->file = add_row (list, "document-save-symbolic");
  self->file_button = add_button (self->file);
  g_signal_connect_object (self->file_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static void
inno_sync_page_init (InnoSyncPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *sides;

  gtk_widget_add_css_class (body, "page-body");
  sides = inno_side_box_new (make_main (self), make_side (self));
  inno_side_box_set_lists (INNO_SIDE_BOX (sides), SIDE_WIDTH);
  gtk_box_append (GTK_BOX (body), sides);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), body);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * inno_sync_page_new:
 * @kind: its line in the table of pages
 *
 * Returns: (transfer floating): the page
 */
InnoPage *
inno_sync_page_new (const InnoPageKind *kind)
{
  InnoPage *page = g_object_new (INNO_TYPE_SYNC_PAGE, NULL);

  inno_page_retranslate (page);

  return page;
}
