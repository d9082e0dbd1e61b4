/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-page-print.h"
#include "inno-print.h"

static void
report (InnoWindow   *self,
        const GError *error)
{
  g_autofree char *text = NULL;

  g_debug ("%s", error->message);
  text = g_strdup_printf (_("It could not be printed: %s"), error->message);
  inno_window_toast (self, text);
}

/* The paper that was chosen is there the next time. */
static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         InnoWindow              *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      report (self, error);
    }
  if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    return;

  g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
  g_set_object (&self->page_setup, gtk_print_operation_get_default_page_setup (operation));
}

static void
collected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (InnoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) prints = inno_page_print_finish (INNO_PAGE (source), result, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (prints == NULL || prints->len == 0)
    {
      if (error != NULL)
        g_debug ("%s", error->message);
      inno_window_toast (self, _("There is nothing here to print."));
      return;
    }

  operation = inno_print_new_operation (prints, adw_window_title_get_title (self->title));
  gtk_print_operation_set_print_settings (operation, self->print_settings);
  gtk_print_operation_set_default_page_setup (operation, self->page_setup);
  inno_print_run (operation, GTK_WINDOW (self), G_CALLBACK (done_cb), self);
}

/**
 * inno_window_print:
 * @self: the window
 *
 * Asks for a printer and a paper, and prints what the page in sight shows.
 */
void
inno_window_print (InnoWindow *self)
{
  g_return_if_fail (INNO_IS_WINDOW (self));

  if (self->page != NULL)
    inno_page_print_async (self->page, NULL, collected_cb, g_object_ref (self));
}
