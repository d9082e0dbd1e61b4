/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of sharing in each state, with a server that does what it likes. The
 * numbers are rows of the fault matrix. */

#include <adwaita.h>
#include <string.h>

#include "fake-endpoint.h"
#include "inno-change-save.h"
#include "inno-pages.h"
#include "inno-sign-in-dialog.h"
#include "inno-sync-advice.h"
#include "inno-sync-card.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

#define PATH "/p.json"
#define DOCUMENT "{\"_id\":\"project:p\",\"type\":\"project\",\"name\":{\"fi\":\"Hanke <b>&\",\"sv\":null,\"en\":null}," \
                 "\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"%s\",\"funding\":{}}"
#define PORTFOLIO \
  "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0}," \
  "\"dataset_id\":\"5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11\",\"seq\":1," \
  "\"generated_at\":\"2025-04-10T09:00:00Z\",\"as_of\":\"2025-04-10\"," \
  "\"counts\":{\"project\":2},\"docs\":[" \
  "{\"_id\":\"project:bad\",\"type\":\"project\",\"name\":3}," \
  "{\"_id\":\"project:p\",\"type\":\"project\",\"name\":{\"fi\":\"Hanke <b>&\",\"sv\":null,\"en\":null}," \
  "\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"ongoing\",\"funding\":{}}]}"

typedef struct
{
  FakeEndpoint  *endpoint;
  char          *folder;
  char          *url;
  InnoWorkspace *workspace;
  InnoSyncer    *syncer;
  InnoPage      *page;
  GtkWindow     *window;
  char          *message;
  const char    *status;      /* what the server answers; NULL: the portfolio */
} Case;

static void
serve_cb (FakeExchange *exchange)
{
  Case *self = exchange->user_data;
  const char *status = g_atomic_pointer_get (&self->status);

  if (status != NULL)
    fake_reply (exchange, status, "Retry-After: 600\r\n", "", 0);
  else
    fake_reply (exchange, "200 OK", NULL, PORTFOLIO, -1);
}

static gboolean
is_idle (gpointer data)
{
  return inno_workspace_is_open (data) && !inno_workspace_is_busy (data);
}

static void
settle (Case *self)
{
  workspace_case_wait (is_idle, self->workspace);
  for (guint i = 0; i < 6; i++)
    widget_fixture_rest ();
}

static void
message_cb (InnoPage   *page,
            const char *message,
            Case       *self)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

/* As the window does. */
static void
changed_cb (Case *self)
{
  if (self->page != NULL)
    inno_page_show (self->page, inno_workspace_get_facts (self->workspace), NULL);
}

static Case *
case_new_with (gboolean is_sample,
               gboolean is_shared)
{
  Case *self = g_new0 (Case, 1);
  guint n_kinds, i = 0;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);
  g_autoptr (GError) error = NULL;

  inno_lang_activate (INNO_LANG_EN);
  self->endpoint = fake_endpoint_new (NULL);
  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  self->url = fake_endpoint_get_url (self->endpoint, PATH);
  fake_endpoint_add (self->endpoint, PATH, serve_cb, self);
  self->workspace = is_sample ? inno_workspace_new_sample () : inno_workspace_new (self->folder);
  self->syncer = inno_workspace_get_syncer (self->workspace);
  inno_workspace_open (self->workspace);
  workspace_case_wait (is_idle, self->workspace);
  if (is_shared)
    inno_syncer_ask (self->syncer, self->url, INNO_IMPORT_NONE);
  workspace_case_wait (is_idle, self->workspace);

  while (!g_str_equal (kinds[i].id, "sync"))
    g_assert_cmpuint (++i, <, n_kinds);
  self->page = kinds[i].create (&kinds[i]);
  g_signal_connect (self->page, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (changed_cb), self);
  inno_page_set_workspace (self->page, self->workspace);
  self->window = widget_fixture_present (GTK_WIDGET (self->page), 1100, 800);
  changed_cb (self);
  settle (self);

  return self;
}

static Case *
case_new (void)
{
  return case_new_with (FALSE, TRUE);
}

static void
case_free (Case *self)
{
  GtkWidget *page = g_object_ref (GTK_WIDGET (self->page));

  g_signal_handlers_disconnect_by_data (self->workspace, self);
  self->page = NULL;
  gtk_window_destroy (self->window);
  widget_fixture_finalize (page);
  g_object_unref (self->workspace);
  fake_endpoint_free (self->endpoint);
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->url);
  g_free (self->message);
  g_free (self);
  inno_lang_activate (INNO_LANG_EN);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* Looking */

static guint
count_labels (Case       *self,
              const char *text)
{
  return widget_search_count (self->page, text, NULL);
}

typedef struct
{
  const char *label;
  GtkWidget  *first;
} Search;

static void
match_button (GtkWidget *widget,
              gpointer   data)
{
  Search *search = data;

  if (search->first == NULL && GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), search->label) == 0)
    search->first = widget;
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  Search search = { .label = label };

  widget_search_foreach (root, match_button, &search);
  return search.first;
}

static void
click (Case       *self,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (self->page), label);

  g_test_message ("%s", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle (self);
}

static void
assert_name (GtkWidget *widget,
             gpointer   data)
{
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_can_focus (widget) ||
      !(GTK_IS_BUTTON (widget) || ADW_IS_ACTION_ROW (widget) || GTK_IS_SWITCH (widget)) ||
      (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL))
    return;

  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                 gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

/* What people do */

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
edit (Case       *self,
      const char *status)
{
  g_autofree char *before = g_strdup_printf (DOCUMENT, "ongoing");
  g_autofree char *after = g_strdup_printf (DOCUMENT, status);
  g_autoptr (JsonNode) base = json_from_string (before, NULL);
  g_autoptr (JsonNode) document = json_from_string (after, NULL);
  InnoEdit *step = inno_edit_new (INNO_EDIT_CHANGE, "project:p");
  gboolean is_done = FALSE;

  inno_edit_put (step, json_node_get_object (base), json_node_get_object (document));
  inno_workspace_edit_async (self->workspace, step, NULL, edited_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  settle (self);
}

static void
answer (Case       *self,
        const char *status)
{
  g_atomic_pointer_set (&self->status, status);
  inno_syncer_ask (self->syncer, NULL, INNO_IMPORT_NONE);
  settle (self);
}

/* The cases */

static void
test_up_to_date (void)
{
  g_autoptr (Case) self = case_new ();

  g_assert_cmpuint (count_labels (self, "Up to date"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Last success"), ==, 1);
  g_assert_nonnull (find_button (GTK_WIDGET (self->page), "Refresh"));
  g_assert_cmpuint (count_labels (self, "Nothing waits."), ==, 1);
  g_assert_cmpuint (count_labels (self, "1 record could not be read"), ==, 1);
  g_assert_cmpuint (inno_page_get_badge (self->page), ==, 0);
  widget_search_foreach (self->page, assert_name, NULL);
  click (self, "Show");
  g_assert_nonnull (find_dialog (ADW_TYPE_PREFERENCES_WINDOW));
  gtk_window_destroy (find_dialog (ADW_TYPE_PREFERENCES_WINDOW));
  /* What is folded away keeps nobody from what is behind. */
  for (guint n = 0; n < 5; n++)
    gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
  g_assert_null (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), INNO_TYPE_SYNC_CARD));
}

/* What is on one computer alone has succeeded in nothing. */
static void
test_alone (void)
{
  g_autoptr (Case) self = case_new_with (TRUE, FALSE);

  g_assert_cmpuint (count_labels (self, "Not shared"), ==, 1);
  g_assert_cmpuint (count_labels (self, "No address"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Data as of"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Last success"), ==, 0);
  widget_search_foreach (self->page, assert_name, NULL);
}

/* An address that has given nothing yet has no success, and nobody knows what it is. */
static void
assert_unknown (Case *self)
{
  g_atomic_pointer_set (&self->status, "401 Unauthorized");
  inno_syncer_ask (self->syncer, self->url, INNO_IMPORT_NONE);
  settle (self);
  g_assert_cmpuint (count_labels (self, "The server wants to know who you are"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Last success"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Never"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Shared file"), ==, 0);
}

/* Where it was begun says nothing about the server that is not reached yet. */
static void
test_begun (void)
{
  g_autoptr (Case) self = case_new_with (FALSE, FALSE);

  workspace_case_begin (self->workspace);
  settle (self);
  assert_unknown (self);
}

/* Nor does the file it was opened from. */
static void
test_opened (void)
{
  g_autoptr (Case) self = case_new_with (FALSE, FALSE);
  g_autofree char *path = g_build_filename (self->folder, "portfolio.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, PORTFOLIO, -1, NULL));
  inno_workspace_import_file (self->workspace, file);
  settle (self);
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  assert_unknown (self);

  g_atomic_pointer_set (&self->status, NULL);
  click (self, "Try again");
  g_assert_cmpuint (count_labels (self, "Never"), ==, 0);
  g_assert_cmpuint (count_labels (self, "Shared file"), ==, 1);
}

/* What waits has its name, and may be taken back. */
static void
test_waiting (void)
{
  g_autoptr (Case) self = case_new ();

  edit (self, "ended");
  g_assert_cmpuint (count_labels (self, "Hanke <b>&"), ==, 1);
  g_assert_cmpuint (count_labels (self, "Status"), ==, 1);
  g_assert_cmpuint (inno_page_get_badge (self->page), ==, 1);
  widget_search_foreach (self->page, assert_name, NULL);

  click (self, "Undo");
  g_assert_cmpuint (count_labels (self, "Nothing waits."), ==, 1);
  g_assert_cmpuint (inno_page_get_badge (self->page), ==, 0);
  g_assert_nonnull (self->message);
  g_assert_true (inno_workspace_can_undo (self->workspace));
}

/* Rows 35, 36, 37, 42: each says what it is, that nothing is lost, and what to do. */
static void
test_faults (void)
{
  static const struct { const char *status; const char *heading; const char *button; } cases[] = {
    { "401 Unauthorized", "The server wants to know who you are", "Sign in…" },
    { "403 Forbidden", "The server does not let you in", "Sign in…" },
    { "404 Not Found", "There is no portfolio at the address", "Change the address…" },
    { "503 Service Unavailable", "The server is busy", "Try again" },
    { "418 Teapot", "The server gave an answer that is not understood", "Try again" },
  };
  g_autoptr (Case) self = case_new ();

  edit (self, "ended");
  gtk_widget_grab_focus (find_button (GTK_WIDGET (self->page), "Refresh"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = NULL;
      GtkWidget *button;

      answer (self, cases[i].status);
      g_test_message ("%s", cases[i].status);
      g_assert_cmpuint (count_labels (self, cases[i].heading), ==, 1);
      g_assert_cmpuint (count_labels (self, "What to do:"), ==, 1);
      g_assert_cmpuint (count_labels (self, "safe on this computer"), ==, 1);
      button = find_button (GTK_WIDGET (self->page), cases[i].button);
      g_assert_nonnull (button);
      /* The keyboard was on the one before. */
      g_assert_true (gtk_window_get_focus (self->window) == gtk_widget_get_first_child (gtk_widget_get_parent (button)));
      g_assert_nonnull (find_button (GTK_WIDGET (self->page), "Copy details"));
      said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (button, INNO_TYPE_SYNC_CARD)),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, "");
      g_assert_true (strstr (said, cases[i].heading) != NULL && strstr (said, "What to do:") != NULL);
      /* What came before is still there. */
      g_assert_nonnull (inno_workspace_get_facts (self->workspace));
      widget_search_foreach (self->page, assert_name, NULL);
    }

  g_atomic_pointer_set (&self->status, NULL);
  click (self, "Try again");
  g_assert_cmpuint (count_labels (self, "Up to date"), ==, 1);
}

/* Every fault there is has a heading and a button, in every language. */
static void
test_advice (void)
{
  for (InnoSyncRemedy remedy = INNO_SYNC_REMEDY_REFRESH; remedy < INNO_SYNC_N_REMEDIES; remedy++)
    g_assert_cmpuint (strlen (inno_sync_remedy_get_label (remedy)), >, 0);

  /* Only what a person agrees to with these is ever agreed to. */
  g_assert_cmpint (inno_sync_remedy_get_flags (INNO_SYNC_REMEDY_AGAIN), ==, INNO_IMPORT_NONE);
  g_assert_cmpint (inno_sync_remedy_get_flags (INNO_SYNC_REMEDY_SET_UP), ==, INNO_IMPORT_SET_UP);
  g_assert_cmpint (inno_sync_remedy_get_flags (INNO_SYNC_REMEDY_GIVE_OURS), ==, INNO_IMPORT_GIVE_OURS);
  g_assert_cmpint (inno_sync_remedy_get_flags (INNO_SYNC_REMEDY_TAKE_SERVERS), ==, INNO_IMPORT_TAKE_SERVERS);
  g_assert_cmpint (inno_sync_remedy_get_flags (INNO_SYNC_REMEDY_SEND_DELETES), ==, INNO_IMPORT_SEND_DELETES);
  g_assert_cmpint (inno_sync_remedy_get_flags (INNO_SYNC_REMEDY_ACCEPT_REMOVAL), ==, INNO_IMPORT_ACCEPT_REMOVAL);
  g_assert_nonnull (inno_sync_remedy_get_confirm (INNO_SYNC_REMEDY_TAKE_SERVERS));
  g_assert_null (inno_sync_remedy_get_confirm (INNO_SYNC_REMEDY_AGAIN));
}

static void
moved_cb (FakeExchange *exchange)
{
  FakeEndpoint *other = exchange->user_data;
  g_autofree char *url = fake_endpoint_get_url (other, PATH);
  g_autofree char *headers = g_strdup_printf ("Location: %s\r\n", url);

  fake_reply (exchange, "308 Permanent Redirect", headers, "", 0);
}

/* Row 31: nobody is asked there until a person trusts it. */
static void
test_moved (void)
{
  g_autoptr (Case) self = case_new ();
  FakeEndpoint *other = fake_endpoint_new (NULL);
  g_autofree char *url = fake_endpoint_get_url (other, PATH);

  fake_endpoint_add (other, PATH, serve_cb, self);
  fake_endpoint_add (self->endpoint, PATH, moved_cb, other);
  inno_syncer_ask (self->syncer, NULL, INNO_IMPORT_NONE);
  settle (self);
  g_assert_cmpuint (count_labels (self, "The portfolio has moved"), ==, 2);
  g_assert_cmpuint (fake_endpoint_get_hits (other, PATH), ==, 0);
  click (self, "Use the new address");
  g_assert_cmpuint (fake_endpoint_get_hits (other, PATH), ==, 1);
  g_assert_cmpstr (inno_syncer_get_address (self->syncer), ==, url);
  g_assert_cmpuint (count_labels (self, "Up to date"), ==, 1);
  fake_endpoint_free (other);
}

/* Rows 35 and 111: the name and the password go to the server, and nowhere else. */
static void
test_sign_in (void)
{
  g_autoptr (Case) self = case_new ();
  GtkWidget *dialog = inno_sign_in_dialog_new (self->window, self->syncer);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *header = NULL;
  GtkWidget *list;

  gtk_window_present (GTK_WINDOW (dialog));
  settle (self);
  list = gtk_widget_get_first_child (adw_message_dialog_get_extra_child (message));
  for (int i = 0; i < 2; i++)
    g_ptr_array_add (entries, gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));
  g_assert_false (adw_message_dialog_get_response_enabled (message, "sign-in"));
  gtk_editable_set_text (g_ptr_array_index (entries, 0), "an:na");
  gtk_editable_set_text (g_ptr_array_index (entries, 1), "s3cret");
  g_assert_false (adw_message_dialog_get_response_enabled (message, "sign-in"));
  gtk_editable_set_text (g_ptr_array_index (entries, 0), "anna");
  g_assert_true (adw_message_dialog_get_response_enabled (message, "sign-in"));
  adw_message_dialog_response (message, "sign-in");
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (self);
  settle (self);

  header = fake_endpoint_get_header (self->endpoint, PATH, "authorization");
  g_assert_cmpstr (header, ==, "Basic YW5uYTpzM2NyZXQ=");
  g_assert_cmpstr (inno_syncer_get_account (self->syncer), ==, "anna");
  g_assert_cmpuint (count_labels (self, "anna"), ==, 1);
  /* There is no keyring here, and the person is told. */
  g_assert_nonnull (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

/* Who was refused is not told to have signed in, and the next question says why it is one. */
static void
test_wrong_password (void)
{
  g_autoptr (Case) self = case_new ();
  GtkWidget *dialog = inno_sign_in_dialog_new (self->window, self->syncer);
  GtkWidget *list = gtk_widget_get_first_child (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)), "anna");
  gtk_editable_set_text (GTK_EDITABLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)), "wrong");
  g_atomic_pointer_set (&self->status, "401 Unauthorized");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "sign-in");
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (self);
  settle (self);
  g_assert_error (inno_syncer_get_error (self->syncer), INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN);
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));

  dialog = inno_sign_in_dialog_new (self->window, self->syncer);
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Password not accepted."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = inno_change_save_finish (INNO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_save (void)
{
  g_autoptr (Case) self = case_new ();
  g_autofree char *path = g_build_filename (self->folder, "changes.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autofree char *saved = NULL;

  inno_workspace_set_editor_name (self->workspace, "Anna");
  edit (self, "ended");
  inno_change_save_async (self->workspace, path, FALSE, saved_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "1 change saved.");
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\"by\":\"Anna\",\"docs\""));

  /* Here it has all been done already: nothing changes, and nothing breaks. */
  inno_workspace_import_file (self->workspace, file);
  settle (self);
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  g_assert_cmpuint (inno_workspace_get_n_waiting (self->workspace), ==, 1);
}

static void
test_languages (void)
{
  g_autoptr (Case) self = case_new ();

  edit (self, "ended");
  answer (self, "401 Unauthorized");
  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      inno_lang_activate (lang);
      inno_page_retranslate (self->page);
      settle (self);
      g_assert_cmpuint (count_labels (self, "Hanke <b>&"), ==, 1);
      widget_search_foreach (self->page, assert_name, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/sync/up-to-date", test_up_to_date);
  g_test_add_func ("/page/sync/alone", test_alone);
  g_test_add_func ("/page/sync/begun", test_begun);
  g_test_add_func ("/page/sync/opened", test_opened);
  g_test_add_func ("/page/sync/waiting", test_waiting);
  g_test_add_func ("/page/sync/faults-35-36-37-42", test_faults);
  g_test_add_func ("/page/sync/advice", test_advice);
  g_test_add_func ("/page/sync/moved/fault-31", test_moved);
  g_test_add_func ("/page/sync/sign-in/faults-35-111", test_sign_in);
  g_test_add_func ("/page/sync/wrong-password", test_wrong_password);
  g_test_add_func ("/page/sync/save", test_save);
  g_test_add_func ("/page/sync/languages", test_languages);

  return g_test_run ();
}
