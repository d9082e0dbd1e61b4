/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decks that leave the window: as files, and on paper. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "fixtures.h"
#include "inno-deck-default.h"
#include "inno-deck-print.h"
#include "inno-deck-save.h"
#include "inno-deck-steps.h"
#include "inno-print-preview.h"
#include "inno-print.h"
#include "inno-widget.h"
#include "widget-fixture.h"

#define N_PARTS 15   /* the default deck and its cover */

static Fixture *fixture;

static InnoDeckWriting *
begin (const char *format,
       InnoLang    lang)
{
  g_autoptr (InnoDeck) deck = inno_deck_new_default ();

  return inno_deck_writing_new (deck, fixture->facts, inno_deck_format_find (format), lang, 0);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static guint
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
      n_files++;
    }

  return n_files;
}

/* Every format, in a language that the window has not. */
static void
test_every_format (void)
{
  g_autofree char *folder = g_dir_make_tmp ("innocities-deck-XXXXXX", NULL);
  guint n_formats;
  const InnoDeckFormat *formats = inno_deck_format_get_all (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *path = g_build_filename (folder, formats[i].is_set ? "set" : "file", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GFile) saved = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (formats[i].label, !=, NULL);
      inno_deck_save_to (NULL, begin (formats[i].id, INNO_LANG_SV), file, keep_result_cb, &result);
      wait_for (&result);
      saved = inno_deck_save_finish (result, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_equal (saved, file));
      g_assert_cmpint (inno_lang_get_active (), ==, INNO_LANG_EN);
      if (formats[i].is_set)
        g_assert_cmpuint (empty_folder (path), ==, N_PARTS);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpuint (empty_folder (folder), ==, 0);
  g_rmdir (folder);
}

/* The thread and the command line write the same bytes. */
static void
test_the_same_as_at_once (void)
{
  g_autoptr (InnoDeck) deck = inno_deck_new_default ();
  guint n_formats;
  const InnoDeckFormat *formats = inno_deck_format_get_all (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (InnoDeckWriting) writing = NULL;
      g_autoptr (GPtrArray) files = NULL, at_once = NULL;
      g_autoptr (GError) error = NULL;

      inno_deck_steps_async (NULL, begin (formats[i].id, INNO_LANG_FI), cancellable, keep_result_cb, &result);
      wait_for (&result);
      writing = inno_deck_steps_finish (result, &error);
      g_assert_no_error (error);
      files = inno_deck_writing_finish (writing, &error);
      g_assert_no_error (error);
      at_once = inno_deck_write (deck, fixture->facts, &formats[i], INNO_LANG_FI, 0, &error);
      inno_lang_activate (INNO_LANG_EN);
      g_assert_cmpuint (files->len, ==, at_once->len);
      for (guint file = 0; file < files->len; file++)
        g_assert_true (g_bytes_equal (((InnoDeckFile *) g_ptr_array_index (files, file))->bytes,
                                      ((InnoDeckFile *) g_ptr_array_index (at_once, file))->bytes));
    }
}

static void
test_a_folder_that_cannot_be (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null/deck/deck.pdf");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) saved = NULL;
  g_autoptr (GError) error = NULL;

  inno_deck_save_to (NULL, begin ("pdf", INNO_LANG_EN), file, keep_result_cb, &result);
  wait_for (&result);
  saved = inno_deck_save_finish (result, &error);
  g_assert_null (saved);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "The deck could not be saved: "));
}

static void
test_given_up (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (InnoDeckWriting) writing = NULL;
  g_autoptr (GError) error = NULL;

  inno_deck_steps_async (NULL, begin ("html", INNO_LANG_FI), cancellable, keep_result_cb, &result);
  g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  writing = inno_deck_steps_finish (result, &error);
  g_assert_null (writing);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (inno_lang_get_active (), ==, INNO_LANG_EN);
}

static GPtrArray *
draw_pages (InnoDeckWriting *writing)
{
  g_autoptr (GError) error = NULL;

  while (!inno_deck_writing_is_drawn (writing))
    {
      inno_deck_writing_step (writing, &error);
      g_assert_no_error (error);
    }
  inno_lang_activate (INNO_LANG_EN);

  return inno_deck_writing_get_pages (writing);
}

/* A slide a page, or two; what is no pages is not printed. */
static void
test_pages (void)
{
  g_autoptr (InnoDeckWriting) slides = begin ("pdf", INNO_LANG_EN);
  g_autoptr (InnoDeckWriting) handout = begin ("handout", INNO_LANG_EN);
  g_autoptr (InnoDeckWriting) book = begin ("xlsx", INNO_LANG_EN);

  g_assert_cmpuint (draw_pages (slides)->len, ==, N_PARTS);
  g_assert_cmpuint (draw_pages (handout)->len, <, N_PARTS);
  g_assert_cmpuint (draw_pages (handout)->len, >=, (N_PARTS + 1) / 2);
  g_assert_null (draw_pages (book));
}

static void
find_button_cb (gpointer widget,
                gpointer data)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  gpointer *wanted = data;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (tooltip, wanted[0]) == 0)
    wanted[1] = widget;
}

static GtkWidget *
find_button (GtkWidget  *window,
             const char *tooltip)
{
  gpointer wanted[2] = { (gpointer) tooltip, NULL };

  inno_widget_foreach (window, find_button_cb, wanted);
  g_assert_nonnull (wanted[1]);

  return wanted[1];
}

static void
count_drawn_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                int                page,
                guint             *pages)
{
  *pages |= 1u << page;
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gboolean                *is_done)
{
  *is_done = TRUE;
}

/* GTK asks, and a window of ours shows page after page. */
static void
test_a_preview (void)
{
  g_autoptr (InnoDeckWriting) writing = begin ("handout", INNO_LANG_EN);
  GPtrArray *pages = draw_pages (writing);
  g_autoptr (GtkPrintOperation) operation = inno_print_new_pages_operation (pages, "test");
  g_autoptr (GError) error = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  guint drawn = 0;
  gboolean is_done = FALSE;
  GtkWidget *window, *next, *previous;

  g_signal_connect (operation, "draw-page", G_CALLBACK (count_drawn_cb), &drawn);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &is_done);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, &error);
  g_assert_no_error (error);
  widget_fixture_settle ();
  while (drawn == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
  window = g_list_model_get_item (windows, 0);

  next = find_button (window, "Next page");
  previous = find_button (window, "Previous page");
  g_assert_false (gtk_widget_get_sensitive (previous));
  for (guint i = 1; i < pages->len; i++)
    {
      g_assert_true (gtk_widget_get_sensitive (next));
      g_signal_emit_by_name (next, "clicked");
      while (!(drawn & 1u << i))
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (gtk_widget_get_sensitive (next));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (window, "As wide as the window")), TRUE);
  widget_fixture_settle ();

  gtk_window_close (GTK_WINDOW (window));
  g_object_unref (window);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  fixture = fixture_new_sample ();

  g_test_add_func ("/page/deck-out/formats", test_every_format);
  g_test_add_func ("/page/deck-out/same-bytes", test_the_same_as_at_once);
  g_test_add_func ("/page/deck-out/no-folder", test_a_folder_that_cannot_be);
  g_test_add_func ("/page/deck-out/given-up", test_given_up);
  g_test_add_func ("/page/deck-out/pages", test_pages);
  g_test_add_func ("/page/deck-out/preview", test_a_preview);

  status = g_test_run ();
  fixture_free (fixture);

  return status;
}
