/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "print-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "inno-page-print.h"
#include "inno-print.h"

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (nullable): what is written in a document, as people read it */
static char *
read_text (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-layout", path, "-", NULL };
  char *text = NULL;
  g_autoptr (GString) plain = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    return NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  plain = g_string_new (text);
  g_string_replace (plain, "\302\240", " ", 0);
  g_free (text);

  return g_strdup (plain->str);
}

static void
print (Printed            *printed,
       GPtrArray          *prints,
       GtkPageOrientation  orientation)
{
  g_autoptr (GtkPrintOperation) operation = inno_print_new_operation (prints, "test");
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autofree char *folder = g_dir_make_tmp ("innocities-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.pdf", NULL);
  g_autoptr (GError) error = NULL;
  const char *kept = g_getenv ("INNOCITIES_KEEP_PRINT");
  int n_pages;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, kept != NULL ? kept : path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  printed->n_pages = (guint) n_pages;
  printed->text = read_text (kept != NULL ? kept : path);
  g_remove (path);
  g_rmdir (folder);
}

void
print_fixture_run (Printed            *printed,
                   InnoPage           *page,
                   GtkPageOrientation  orientation)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) prints = NULL;
  g_autoptr (GError) error = NULL;

  *printed = (Printed) { 0 };
  inno_page_print_async (page, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  prints = inno_page_print_finish (page, result, &error);
  g_assert_no_error (error);
  printed->n_prints = prints->len;
  if (prints->len > 0)
    print (printed, prints, orientation);
}

void
print_fixture_clear (Printed *printed)
{
  g_clear_pointer (&printed->text, g_free);
}

guint
print_fixture_count (Printed    *printed,
                     const char *text)
{
  guint n = 0;

  for (const char *at = strstr (printed->text, text); at != NULL; at = strstr (at + 1, text))
    n++;

  return n;
}
