/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-application-private.h"

#include "inno-form-window.h"

/* Whether what is written in a form and not saved holds the end up: the form comes forward
 * and asks, or what it asked already does. */
static gboolean
is_held_up (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWindow *form = NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (l->data) && INNO_IS_FORM_WINDOW (gtk_window_get_transient_for (l->data)))
        {
          gtk_window_present (l->data);
          return TRUE;
        }
      if (INNO_IS_FORM_WINDOW (l->data))
        form = l->data;
    }
  if (form == NULL)
    return FALSE;

  gtk_window_present (form);
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &form);
  gtk_window_close (form);
  if (form == NULL)
    return FALSE;

  g_object_remove_weak_pointer (G_OBJECT (form), (gpointer *) &form);
  return gtk_widget_get_visible (GTK_WIDGET (form));
}

/* Of every window, whatever is written in them. */
void
inno_application_end (InnoApplication *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* One that is closed may take others along. */
  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);

  /* Closing lets each window keep its state; the last one ends the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);

  /* Nothing is waited for that somebody may still ask. */
  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    g_application_quit (G_APPLICATION (self));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  if (!is_held_up ())
    inno_application_end (user_data);
}

/* What a person ends the program with. */
void
inno_application_install_end (InnoApplication *self)
{
  const GActionEntry entries[] = { { "quit", quit_cb, NULL, NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
