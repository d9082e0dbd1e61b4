/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-lost-focus.h"

#include "inno-focus-way.h"

#define WAY "inno-focus-way"

/* A row that is taken out of a window keeps the keyboard until the next frame (GTK 4.8 to 4.18, where
 * _gtk_window_unset_focus_and_default() looks for another place for it only then). Keys that come before, as
 * while the window is busy with new rows, reach what is in no window, and no shortcut hears of them. */

/* GTK looks for the next place behind the one that had the keyboard, and finds none behind what is hidden. */
static void
forget_hidden (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    return;

  if (gtk_widget_get_visible (child))
    forget_hidden (child);
  else
    gtk_widget_set_focus_child (widget, NULL);
}

static gboolean
let_go_cb (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  /* The window itself has the keyboard then, and GTK finds the place as before. */
  if (focus != NULL && gtk_widget_get_root (focus) != GTK_ROOT (window) && !inno_lost_focus_find (window))
    gtk_window_set_focus (window, NULL);
  forget_hidden (window);

  return G_SOURCE_REMOVE;
}

/* Not at once: what the focus was in is being taken apart, and often a new place is found for it. */
static void
root_changed_cb (GtkWindow *window)
{
  g_idle_add_full (G_PRIORITY_HIGH, let_go_cb, g_object_ref (window), g_object_unref);
}

/* A menu that closes from a menu in it leaves the keyboard behind, in itself (GTK 4.8): no key is heard then.
 * Whoever opened it gets the keyboard. */
static gboolean
leave_closed_cb (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL || gtk_widget_get_visible (popover))
    return G_SOURCE_REMOVE;
  if (!gtk_widget_grab_focus (gtk_widget_get_parent (popover)))
    gtk_window_set_focus (window, NULL);

  return G_SOURCE_REMOVE;
}

/* GTK looks for a place for what is hidden itself in the next frame. */
static void
focus_changed_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  inno_focus_way_note (g_object_get_data (G_OBJECT (window), WAY), focus);
  if (focus != NULL && !gtk_widget_get_mapped (focus) && gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_closed_cb, g_object_ref (window), g_object_unref);
}

static void
watch (GtkWindow *window)
{
  GSignalGroup *focus = g_signal_group_new (GTK_TYPE_WIDGET);

  g_object_set_data_full (G_OBJECT (window), WAY, inno_focus_way_new (), (GDestroyNotify) inno_focus_way_free);
  g_signal_group_connect_swapped (focus, "notify::root", G_CALLBACK (root_changed_cb), window);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  g_object_bind_property (window, "focus-widget", focus, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (window), "inno-lost-focus", focus, g_object_unref);
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       n_removed,
                    guint       n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      watch (window);
    }
}

/**
 * inno_lost_focus_init:
 *
 * From now on no key is lost in any window because what had the keyboard was taken away. Call it once there is
 * a display. Main thread.
 */
void
inno_lost_focus_init (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect (windows, "items-changed", G_CALLBACK (windows_changed_cb), NULL);
  windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows));
}

/**
 * inno_lost_focus_find:
 * @window: a window
 *
 * Where what has the keyboard was taken out of the window, it goes to what stands in its place now: a list that is
 * made anew, in another language or with what another desk has changed, leaves one where one was.
 *
 * Returns: whether the keyboard was lost, and has a place again
 */
gboolean
inno_lost_focus_find (GtkWindow *window)
{
  GtkWidget *focus;
  InnoFocusWay *way;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  focus = gtk_window_get_focus (window);
  way = g_object_get_data (G_OBJECT (window), WAY);
  if (way == NULL || focus == NULL || gtk_widget_get_root (focus) == GTK_ROOT (window))
    return FALSE;

  return inno_focus_way_go (way, GTK_WIDGET (window));
}
