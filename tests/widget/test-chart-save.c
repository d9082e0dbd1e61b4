/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart that is saved from the window: what it is called, and what is in it. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fixtures.h"
#include "inno-chart-save.h"
#include "inno-file-name.h"
#include "widget-fixture.h"

typedef struct
{
  Fixture        *fixture;
  GtkWindow      *window;
  GtkFileChooser *chooser;      /* the dialog itself, as people have it before them */
  char           *folder;
  char           *saved;
  GError         *error;
  gboolean        is_done;
} Case;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Case *test = user_data;

  test->saved = inno_chart_save_finish (result, &test->error);
  test->is_done = TRUE;
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return GTK_FILE_CHOOSER (window);
    }

  return NULL;
}

static void
set_up (Case          *test,
        gconstpointer  data)
{
  const InnoChart *chart = inno_chart_find ("funding-shares");
  g_autoptr (InnoQuery) query = fixture_parse_query ("--lang fi --share");
  g_autoptr (InnoFrame) frame = NULL;
  g_autoptr (GFile) folder = NULL;
  GtkWidget *content = gtk_label_new (NULL);

  inno_lang_activate (INNO_LANG_FI);
  test->folder = g_dir_make_tmp ("innocities-save-XXXXXX", NULL);
  test->fixture = fixture_new_sample ();
  frame = inno_chart_compute (chart, test->fixture->facts, query, NULL);
  test->window = widget_fixture_present (content, 600, 400);
  inno_chart_save_async (content, chart, frame, NULL, saved_cb, test);
  widget_fixture_settle ();
  test->chooser = find_chooser ();
  g_assert_nonnull (test->chooser);
  folder = g_file_new_for_path (test->folder);
  gtk_file_chooser_set_current_folder (test->chooser, folder, NULL);
  widget_fixture_settle ();
}

static void
tear_down (Case          *test,
           gconstpointer  data)
{
  fixture_remove_folder (test->folder);
  gtk_window_destroy (test->window);
  widget_fixture_settle ();
  inno_lang_activate (INNO_LANG_EN);
  fixture_free (test->fixture);
  g_clear_error (&test->error);
  g_free (test->folder);
  g_free (test->saved);
}

static void
choose_filter (Case       *test,
               const char *name)
{
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (test->chooser);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      if (g_str_equal (gtk_file_filter_get_name (filter), name))
        {
          gtk_file_chooser_set_filter (test->chooser, filter);
          widget_fixture_settle ();
          return;
        }
    }
  g_assert_not_reached ();
}

static void
assert_name (Case       *test,
             const char *expected)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (test->chooser);

  g_assert_cmpstr (name, ==, expected);
}

static void
answer (Case *test,
        int   response)
{
  gtk_dialog_response (GTK_DIALOG (test->chooser), response);
  while (!test->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_begins (Case       *test,
               const char *name,
               const char *beginning)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (test->saved, ==, name);
  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, beginning));
}

/* What is proposed, in the words of the chart; the kind that is shown is the kind that is written. */
static void
test_as_proposed (Case          *test,
                  gconstpointer  data)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (test->chooser);

  g_assert_cmpstr (gtk_file_filter_get_name (filter), ==, "Kuva (PNG)");
  assert_name (test, "Rahoitusosuudet sopimuksittain.png");
  answer (test, GTK_RESPONSE_ACCEPT);
  g_assert_no_error (test->error);
  assert_begins (test, "Rahoitusosuudet sopimuksittain.png", "\211PNG");
}

static void
test_another_kind (Case          *test,
                   gconstpointer  data)
{
  choose_filter (test, "Piirros (SVG)");
  assert_name (test, "Rahoitusosuudet sopimuksittain.svg");
  choose_filter (test, "Taulukko (CSV)");
  assert_name (test, "Rahoitusosuudet sopimuksittain.csv");
  gtk_file_chooser_set_current_name (test->chooser, "Kevät 2.0");
  choose_filter (test, "Asiakirja (PDF)");
  assert_name (test, "Kevät 2.0.pdf");
  answer (test, GTK_RESPONSE_ACCEPT);
  g_assert_no_error (test->error);
  assert_begins (test, "Kevät 2.0.pdf", "%PDF");
}

static void
test_no_suffix (Case          *test,
                gconstpointer  data)
{
  gtk_file_chooser_set_current_name (test->chooser, "Osuudet");
  answer (test, GTK_RESPONSE_ACCEPT);
  g_assert_no_error (test->error);
  assert_begins (test, "Osuudet.png", "\211PNG");
}

static void
test_given_up (Case          *test,
               gconstpointer  data)
{
  answer (test, GTK_RESPONSE_CANCEL);
  g_assert_error (test->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
complete (const char *folder,
          const char *typed,
          const char *expected)
{
  g_autofree char *path = g_build_filename (folder, typed, NULL);
  g_autoptr (GFile) chosen = g_file_new_for_path (path);
  g_autoptr (GFile) file = inno_file_name_complete (chosen, "pdf");
  g_autofree char *name = g_file_get_basename (file);

  g_assert_cmpstr (name, ==, expected);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "x", 1, NULL));
}

/* Nothing is replaced that nobody was asked about. */
static void
test_names (void)
{
  g_autofree char *folder = g_dir_make_tmp ("innocities-save-XXXXXX", NULL);
  g_autofree char *name = inno_file_name_make ("Tampere/Oulu: 25–40 %?", "csv");
  g_autofree char *bare = inno_file_name_make ("Kevät", NULL);

  g_assert_cmpstr (name, ==, "Tampere-Oulu- 25–40 %-.csv");
  g_assert_cmpstr (bare, ==, "Kevät");

  complete (folder, "Kevät", "Kevät.pdf");
  complete (folder, "Kevät", "Kevät (2).pdf");
  complete (folder, "Kevät", "Kevät (3).pdf");
  complete (folder, "Kevät.pdf", "Kevät.pdf");
  complete (folder, "Kevät.PDF", "Kevät.PDF");
  complete (folder, "Kevät 2.0", "Kevät 2.0.pdf");
  fixture_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

#define ADD(name, function) g_test_add ("/page/chart-save/" name, Case, NULL, set_up, function, tear_down)
  ADD ("as-proposed", test_as_proposed);
  ADD ("another-kind", test_another_kind);
  ADD ("no-suffix", test_no_suffix);
  ADD ("given-up", test_given_up);
#undef ADD
  g_test_add_func ("/page/chart-save/names", test_names);

  return g_test_run ();
}
