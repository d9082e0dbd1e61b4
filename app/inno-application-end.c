/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-application-private.h"

#include "inno-form-window.h"

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

static GtkWindow *
find_form (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (INNO_IS_FORM_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* The form goes on: the end is off until it is asked for again. */
static void
form_kept_cb (InnoApplication *self,
              GtkWindow       *form)
{
  g_signal_handlers_disconnect_by_data (form, self);
}

static void
form_gone_cb (InnoApplication *self)
{
  inno_application_end (self);
}

/* What is written in a form and not saved holds the end up: the form comes forward, asks
 * where something would be lost, and what it is answered decides. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  InnoApplication *self = user_data;
  GtkWindow *form = find_form ();

  if (form == NULL)
    {
      inno_application_end (self);
      return;
    }

  g_signal_handlers_disconnect_by_data (form, self);
  g_signal_connect_object (form, "kept", G_CALLBACK (form_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "destroy", G_CALLBACK (form_gone_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (form);
  gtk_window_close (form);
}

/* What a person ends the program with. */
void
inno_application_install_end (InnoApplication *self)
{
  const GActionEntry entries[] = { { "quit", quit_cb, NULL, NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
