/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-store.h"

/* A portfolio that is there and cannot be opened is not one that is still to be begun: it
 * is said where it is and what helps, for as long as that lasts. */

/* Source strings; what is not here has no remedy but to try again. */
static const struct
{
  InnoStoreError  error;
  const char     *remedy;
} remedies[] = {
  { INNO_STORE_ERROR_UNAVAILABLE, N_("Check that its disk is there and that you may read the folder and write to it.") },
  { INNO_STORE_ERROR_READ_ONLY,   N_("Check that its disk is there and that you may read the folder and write to it.") },
  { INNO_STORE_ERROR_FULL,        N_("Make room on the disk.") },
  { INNO_STORE_ERROR_TOO_NEW,     N_("Update this program.") },
};

static const char *
get_remedy (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (g_error_matches (error, INNO_STORE_ERROR, (int) remedies[i].error))
      return _(remedies[i].remedy);

  return NULL;
}

static void
open_again_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  inno_workspace_open (INNO_WINDOW (widget)->workspace);
}

/**
 * inno_window_install_unusable:
 * @widget_class: the class of the window
 *
 * Installs what says that the portfolio cannot be opened, and what tries once more.
 */
void
inno_window_install_unusable (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, unusable);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, unusable_folder);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, InnoWindow, unusable_sample_button);
  gtk_widget_class_install_action (widget_class, "win.open-again", NULL, open_again_cb);
}

/* What is out of sight is told of as well, and so it is said before it is needed. */
static void
show_place (InnoWindow *self)
{
  const char *folder = inno_workspace_get_folder (self->workspace);
  gboolean is_own = !inno_workspace_is_sample (self->workspace) && !inno_workspace_is_frozen (self->workspace);
  g_autofree char *place = g_strdup_printf (_("Folder: %s"), folder != NULL ? folder : "");

  gtk_label_set_label (self->unusable_folder, place);
  gtk_widget_set_visible (GTK_WIDGET (self->unusable_folder), is_own);
  gtk_widget_set_visible (GTK_WIDGET (self->unusable_sample_button), is_own);
}

/**
 * inno_window_update_unusable:
 * @self: the window
 *
 * Says in the active language why the portfolio cannot be opened, where it cannot.
 */
void
inno_window_update_unusable (InnoWindow *self)
{
  const GError *error = inno_workspace_get_open_error (self->workspace);
  g_autofree char *text = NULL, *escaped = NULL;

  if (error == NULL)
    {
      self->is_unusable = FALSE;
      return;
    }

  text = g_strjoin ("\n", error->message, get_remedy (error), NULL);
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->unusable, escaped);
  show_place (self);
  if (!self->is_unusable)
    gtk_widget_grab_focus (GTK_WIDGET (self->again_button));
  self->is_unusable = TRUE;
}

/**
 * inno_window_retranslate_unusable:
 * @self: the window
 *
 * Says everything anew in the active language. The reason was put into words when it was
 * found: it is looked for again.
 */
void
inno_window_retranslate_unusable (InnoWindow *self)
{
  adw_status_page_set_title (self->unusable, _("The portfolio cannot be opened"));
  gtk_button_set_label (self->again_button, _("Try again"));
  gtk_button_set_label (self->unusable_sample_button, _("Open the sample"));
  show_place (self);
  if (inno_workspace_get_open_error (self->workspace) != NULL)
    inno_workspace_open (self->workspace);
}
