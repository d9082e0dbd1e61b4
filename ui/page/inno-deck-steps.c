/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-steps.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "inno-widget.h"
#include "inno-window-role.h"

/* From when on it is said that something goes on. */
#define PATIENCE_MS 600
#define ROOM 18
#define WIDTH 340

typedef struct
{
  InnoDeckWriting *writing;
  GtkWindow       *parent;     /* weak */
  GtkWindow       *window;     /* nullable */
  GtkProgressBar  *bar;
  guint            step_id;
  guint            wait_id;
} Steps;

static void
steps_free (gpointer data)
{
  Steps *steps = data;

  g_clear_handle_id (&steps->step_id, g_source_remove);
  g_clear_handle_id (&steps->wait_id, g_source_remove);
  g_clear_pointer (&steps->window, gtk_window_destroy);
  g_clear_weak_pointer (&steps->parent);
  g_clear_pointer (&steps->writing, inno_deck_writing_free);
  g_free (steps);
}

static void
give_up_cb (GTask *task)
{
  g_cancellable_cancel (g_task_get_cancellable (task));
}

static gboolean
close_cb (GTask *task)
{
  give_up_cb (task);

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_content (Steps *steps,
              GTask *task)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ROOM);
  GtkWidget *label = gtk_label_new (_("Drawing the slides…"));
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Cancel"));

  gtk_widget_set_margin_start (box, ROOM);
  gtk_widget_set_margin_end (box, ROOM);
  gtk_widget_set_margin_top (box, ROOM);
  gtk_widget_set_margin_bottom (box, ROOM);
  gtk_widget_add_css_class (label, "title-4");
  inno_widget_set_name (bar, _("Drawing the slides…"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (give_up_cb), task);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), button);
  steps->bar = GTK_PROGRESS_BAR (bar);

  return box;
}

static gboolean
wait_cb (gpointer data)
{
  GTask *task = data;
  Steps *steps = g_task_get_task_data (task);

  steps->wait_id = 0;
  steps->window = GTK_WINDOW (adw_window_new ());
  inno_window_take_role (steps->window);
  gtk_window_set_title (steps->window, _("Drawing the slides…"));
  gtk_window_set_default_size (steps->window, WIDTH, -1);
  gtk_window_set_resizable (steps->window, FALSE);
  gtk_window_set_transient_for (steps->window, steps->parent);
  gtk_window_set_modal (steps->window, TRUE);
  adw_window_set_content (ADW_WINDOW (steps->window), make_content (steps, task));
  g_signal_connect_swapped (steps->window, "close-request", G_CALLBACK (close_cb), task);
  gtk_window_present (steps->window);

  return G_SOURCE_REMOVE;
}

/* The window keeps its language, whatever that of the slides is. */
static gboolean
do_step (InnoDeckWriting  *writing,
         GError          **error)
{
  InnoLang lang = inno_lang_get_active ();
  gboolean is_done = inno_deck_writing_step (writing, error);

  inno_lang_activate (lang);

  return is_done;
}

/* Ends the task; what belongs to it goes when nobody asks for its result any more. */
static void
end (GTask  *task,
     GError *error)
{
  Steps *steps = g_task_get_task_data (task);

  steps->step_id = 0;
  g_clear_handle_id (&steps->wait_id, g_source_remove);
  g_clear_pointer (&steps->window, gtk_window_destroy);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&steps->writing), (GDestroyNotify) inno_deck_writing_free);
  g_object_unref (task);
}

static gboolean
step_cb (gpointer data)
{
  GTask *task = data;
  Steps *steps = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error) ||
      !do_step (steps->writing, &error) || inno_deck_writing_is_drawn (steps->writing))
    {
      end (task, error);
      return G_SOURCE_REMOVE;
    }

  if (steps->window != NULL)
    gtk_progress_bar_set_fraction (steps->bar, inno_deck_writing_get_progress (steps->writing));

  return G_SOURCE_CONTINUE;
}

/**
 * inno_deck_steps_async:
 * @parent: (nullable): the window that asks
 * @writing: (transfer full): a deck of which nothing is drawn
 * @cancellable: gives it up; the window with the progress cancels it as well
 * @callback: called with no source
 * @user_data: its data
 *
 * Draws all slides of a deck, and leaves the language of the window as it is.
 */
void
inno_deck_steps_async (GtkWindow           *parent,
                       InnoDeckWriting     *writing,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Steps *steps = g_new0 (Steps, 1);

  g_task_set_source_tag (task, inno_deck_steps_async);
  steps->writing = writing;
  g_set_weak_pointer (&steps->parent, parent);
  g_task_set_task_data (task, steps, steps_free);
  steps->step_id = g_idle_add (step_cb, task);
  steps->wait_id = g_timeout_add (PATIENCE_MS, wait_cb, task);
}

/**
 * inno_deck_steps_finish:
 * @result: the result
 * @error: return location; %G_IO_ERROR_CANCELLED if it was given up
 *
 * Returns: (transfer full) (nullable): the deck, of which no step is left
 */
InnoDeckWriting *
inno_deck_steps_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
