/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving, and what becomes of what was typed where it cannot be saved. */

#include <adwaita.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-vfs.h"
#include "inno-form-window.h"
#include "inno-records-window.h"
#include "inno-sync-banner.h"
#include "widget-fixture.h"
#include "widget-search.h"

#define PROJECT "project:6479ea20-b154-419c-a61f-cbee2b97248b"
#define TIMEOUT_MS 20000

static InnoWorkspace *workspace;

typedef struct
{
  InnoFormWindow *window;
  int             kind;
  char           *id;
  char           *name;
  guint           n_saved;
} Opened;

typedef gboolean (*Condition) (gpointer data);

static void
wait_for (Condition condition,
          gpointer  data)
{
  for (guint i = 0; !condition (data); i++)
    {
      g_assert_cmpuint (i, <, TIMEOUT_MS);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static gboolean
has_facts (gpointer data)
{
  return inno_workspace_get_facts (workspace) != NULL;
}

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (inno_form_window_get_form (data)));
}

static gboolean
is_saved (gpointer data)
{
  return ((Opened *) data)->n_saved > 0;
}

static gboolean
is_faulty (gpointer data)
{
  return gtk_widget_get_visible (widget_search_type (data, INNO_TYPE_SYNC_BANNER));
}

static void
saved_cb (InnoFormWindow *window,
          int             kind,
          const char     *id,
          const char     *name,
          Opened         *opened)
{
  opened->kind = kind;
  opened->id = g_strdup (id);
  opened->name = g_strdup (name);
  opened->n_saved++;
}

static void
open_window (Opened     *opened,
             const char *id)
{
  *opened = (Opened) { .window = INNO_FORM_WINDOW (inno_form_window_new (workspace, INNO_DOCUMENT_PROJECT, id, NULL,
                                                                         id != NULL ? INNO_EDIT_CHANGE
                                                                                    : INNO_EDIT_CREATE)) };
  g_object_add_weak_pointer (G_OBJECT (opened->window), (gpointer *) &opened->window);
  g_signal_connect (opened->window, "saved", G_CALLBACK (saved_cb), opened);
  gtk_window_present (GTK_WINDOW (opened->window));
  wait_for (is_ready, opened->window);
}

static GtkEditable *
find_entry (Opened     *opened,
            const char *member)
{
  return GTK_EDITABLE (widget_search_type (GTK_WIDGET (inno_form_find (inno_form_window_get_form (opened->window), member)),
                                    GTK_TYPE_ENTRY));
}

static gboolean
is_gone (gpointer data)
{
  return ((Opened *) data)->window == NULL;
}

static void
close_window (Opened *opened)
{
  if (opened->window != NULL)
    gtk_window_destroy (GTK_WINDOW (opened->window));
  wait_for (is_gone, opened);
  g_free (opened->id);
  g_free (opened->name);
}

static gboolean
save (Opened *opened)
{
  return gtk_widget_activate_action (GTK_WIDGET (opened->window), "form.save", NULL);
}

/* Until the store has it, the window stays; what was saved can be read back. */
static void
test_save (void)
{
  Opened opened;

  open_window (&opened, PROJECT);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (&opened, "code")), ==, "A80674");
  gtk_editable_set_text (find_entry (&opened, "beneficiary"), "Forum Virium");
  g_assert_true (save (&opened));
  wait_for (is_saved, &opened);
  g_assert_cmpint (opened.kind, ==, INNO_EDIT_CHANGE);
  g_assert_cmpstr (opened.id, ==, PROJECT);
  g_assert_cmpstr (opened.name, ==, "Smart platforms for urban logistics");
  close_window (&opened);
  g_assert_true (inno_workspace_can_undo (workspace));

  open_window (&opened, PROJECT);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (&opened, "beneficiary")), ==, "Forum Virium");
  g_assert_false (inno_form_is_changed (inno_form_window_get_form (opened.window)));
  close_window (&opened);
}

static void
assert_keys_lead_to (Opened     *opened,
                     const char *member,
                     const char *sentence)
{
  GtkWidget *control = GTK_WIDGET (inno_form_find (inno_form_window_get_form (opened->window), member));

  g_assert_true (widget_fixture_press (GTK_WIDGET (opened->window), GDK_KEY_s, GDK_CONTROL_MASK));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (opened->window)), control));
  widget_search_assert (control, sentence);
}

/* The keys lead to what is wrong, where the button waits for it. */
static void
test_wrong (void)
{
  Opened opened;
  GtkWidget *name;

  open_window (&opened, NULL);
  name = GTK_WIDGET (inno_form_find (inno_form_window_get_form (opened.window), "name"));
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (&opened, "code")));
  assert_keys_lead_to (&opened, "name", "Write it in one language at least.");
  gtk_editable_set_text (GTK_EDITABLE (widget_search_type (name, GTK_TYPE_ENTRY)), "Harbour");
  assert_keys_lead_to (&opened, "kind", "Kind is missing.");
  g_assert_cmpuint (opened.n_saved, ==, 0);
  close_window (&opened);
}

/* The disk is full: the window stays with what was typed, says so, and saves as soon
 * as there is room. */
static void
test_full (void)
{
  Opened opened;
  InnoSyncBanner *banner;

  open_window (&opened, PROJECT);
  banner = INNO_SYNC_BANNER (widget_search_type (opened.window, INNO_TYPE_SYNC_BANNER));
  gtk_editable_set_text (find_entry (&opened, "beneficiary"), "Business Tampere");
  fault_vfs_arm (1, SQLITE_FULL, TRUE);
  g_assert_true (save (&opened));
  wait_for (is_faulty, opened.window);
  fault_vfs_arm (0, SQLITE_OK, FALSE);

  g_assert_cmpuint (opened.n_saved, ==, 0);
  g_assert_nonnull (opened.window);
  g_assert_cmpstr (inno_sync_banner_get_headline (banner), ==, "Disk full: not saved");
  g_assert_nonnull (strstr (inno_sync_banner_get_text (banner), "still here"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (&opened, "beneficiary")), ==, "Business Tampere");
  g_assert_true (inno_form_is_changed (inno_form_window_get_form (opened.window)));
  wait_for (is_ready, opened.window);

  g_signal_emit_by_name (banner, "activated");
  wait_for (is_saved, &opened);
  close_window (&opened);
}

static gboolean
is_code_known (gpointer data)
{
  return inno_form_get_problem (inno_form_window_get_form (data)) != NULL;
}

/* A code that another project has is found while it is typed, in small letters too. */
static void
test_code (void)
{
  Opened opened;
  InnoFormControl *control;

  open_window (&opened, PROJECT);
  control = inno_form_find (inno_form_window_get_form (opened.window), "code");
  gtk_editable_set_text (find_entry (&opened, "code"), "a81019");
  wait_for (is_code_known, opened.window);
  g_assert_nonnull (strstr (inno_form_control_get_message (control), "has this code already."));
  gtk_editable_set_text (find_entry (&opened, "code"), "A80674");
  g_assert_null (inno_form_get_problem (inno_form_window_get_form (opened.window)));
  close_window (&opened);

  /* Faster than the store answers. */
  open_window (&opened, PROJECT);
  gtk_editable_set_text (find_entry (&opened, "code"), "A81019");
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (&opened, "beneficiary")));
  save (&opened);
  wait_for (is_code_known, opened.window);
  g_assert_cmpuint (opened.n_saved, ==, 0);
  control = inno_form_find (inno_form_window_get_form (opened.window), "code");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (opened.window)), GTK_WIDGET (control)));
  close_window (&opened);
}

/* Not closed over what was typed. */
static void
test_discard (void)
{
  Opened opened;
  GtkWidget *dialog = NULL;
  GListModel *toplevels = gtk_window_get_toplevels ();

  open_window (&opened, PROJECT);
  gtk_editable_set_text (find_entry (&opened, "beneficiary"), "Somebody");
  gtk_window_close (GTK_WINDOW (opened.window));
  widget_fixture_settle ();
  g_assert_nonnull (opened.window);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        dialog = toplevel;
    }
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Discard the changes?");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "discard");
  wait_for (is_gone, &opened);
  g_assert_cmpuint (opened.n_saved, ==, 0);
}

static void
test_gone (void)
{
  Opened opened = { .window = INNO_FORM_WINDOW (inno_form_window_new (workspace, INNO_DOCUMENT_PROJECT, "project:none",
                                                                      NULL, INNO_EDIT_CHANGE)) };

  g_object_add_weak_pointer (G_OBJECT (opened.window), (gpointer *) &opened.window);
  wait_for (is_faulty, opened.window);
  g_assert_false (is_ready (opened.window));
  close_window (&opened);
}

static gboolean
has_rows (gpointer data)
{
  GtkListView *view = GTK_LIST_VIEW (widget_search_type (data, GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) == 34;
}

static void
requested_cb (GtkWidget  *records,
              const char *type,
              const char *id,
              int         kind,
              char      **requested)
{
  g_free (*requested);
  *requested = g_strdup_printf ("%s %s %d", type, id, kind);
}

static void
test_records (void)
{
  GtkWidget *records = inno_records_window_new (workspace);
  g_autofree char *requested = NULL;
  gpointer gone = records;

  g_object_add_weak_pointer (G_OBJECT (records), &gone);
  g_signal_connect (records, "edit-requested", G_CALLBACK (requested_cb), &requested);
  gtk_window_present (GTK_WINDOW (records));
  wait_for (has_rows, records);
  gtk_widget_activate_action (records, "records.add", NULL);
  g_assert_cmpstr (requested, ==, "theme  0");
  gtk_widget_activate_action (records, "records.edit", NULL);
  g_assert_true (g_str_has_prefix (requested, "theme theme:"));
  inno_lang_activate (INNO_LANG_SV);
  inno_records_window_retranslate (INNO_RECORDS_WINDOW (records));
  g_assert_true (has_rows (records));
  inno_lang_activate (INNO_LANG_EN);
  gtk_window_destroy (GTK_WINDOW (records));
  widget_fixture_settle ();
  g_assert_null (gone);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fault_vfs_install ();
  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  workspace = inno_workspace_new_sample ();
  inno_workspace_open (workspace);
  wait_for (has_facts, NULL);

  g_test_add_func ("/form-window/save", test_save);
  g_test_add_func ("/form-window/wrong", test_wrong);
  g_test_add_func ("/form-window/full", test_full);
  g_test_add_func ("/form-window/code", test_code);
  g_test_add_func ("/form-window/discard", test_discard);
  g_test_add_func ("/form-window/gone", test_gone);
  g_test_add_func ("/form-window/records", test_records);

  status = g_test_run ();
  g_object_unref (workspace);

  return status;
}
