/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-announce.h"

#include "inno-widget.h"

#if !GTK_CHECK_VERSION (4, 14, 0)

#define WAITING "inno-announce"
/* Milliseconds between two looks at a window that is not in use yet, and how many there are: what
 * happened is no news for longer. */
#define STEP_MS 100
#define MOST_STEPS 30

/* What is said of a window as soon as it is in use */
typedef struct
{
  GtkWindow *window;
  char      *text;
  guint      n_left;
  gboolean   is_active;
} Waiting;

/* What is said when it is left is its title again. */
static void
active_cb (GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    inno_announce_end (window);
}

static void
stop_waiting (GtkWindow *window)
{
  guint source = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (window), WAITING));

  if (source != 0)
    g_source_remove (source);
}

static void
end (GtkWindow *window)
{
  stop_waiting (window);
  if (g_signal_handlers_disconnect_by_func (window, active_cb, NULL) > 0)
    inno_widget_set_name (GTK_WIDGET (window), gtk_window_get_title (window));
}

/* It has no way to announce something, and Orca hears of no alert of it; but it says the
 * name of the window in use whenever that becomes another, and is silent for none. */
static void
say (GtkWindow  *window,
     const char *text)
{
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
  inno_widget_set_name (GTK_WIDGET (window), NULL);
  inno_widget_set_name (GTK_WIDGET (window), text);
}

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_object_unref (self->window);
  g_free (self->text);
  g_free (self);
}

/* Once more after it is in use: Orca is told of that first. */
static gboolean
wait_cb (gpointer data)
{
  Waiting *self = data;

  if (self->is_active)
    say (self->window, self->text);
  else if (--self->n_left > 0)
    {
      self->is_active = gtk_window_is_active (self->window);
      return G_SOURCE_CONTINUE;
    }

  g_object_set_data (G_OBJECT (self->window), WAITING, NULL);
  return G_SOURCE_REMOVE;
}

/* A form that has saved is in use until it is closed, and nobody hears of a window behind it. */
static void
announce (GtkWindow  *window,
          const char *text)
{
  Waiting *waiting;
  guint source;

  stop_waiting (window);
  if (gtk_window_is_active (window))
    {
      say (window, text);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (window);
  waiting->text = g_strdup (text);
  waiting->n_left = MOST_STEPS;
  source = g_timeout_add_full (G_PRIORITY_DEFAULT, STEP_MS, wait_cb, waiting, waiting_free);
  g_object_set_data (G_OBJECT (window), WAITING, GUINT_TO_POINTER (source));
}

#else

/* Newer than what is allowed elsewhere. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* With GTK_A11Y=test there is a context that has no such function, and GTK calls it all the same (4.18). */
static gboolean
can_announce (GtkWindow *window)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (window));

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

static void
announce (GtkWindow  *window,
          const char *text)
{
  if (can_announce (window))
    gtk_accessible_announce (GTK_ACCESSIBLE (window), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

G_GNUC_END_IGNORE_DEPRECATIONS

static void
end (GtkWindow *window)
{
}

#endif

/**
 * inno_announce:
 * @window: the window in use, or the one that will be in a moment
 * @text: what happened, in the active language
 *
 * Has a screen reader say it. Before GTK 4.14 it becomes the name of @window for
 * assistive technology, as soon as that is in use, until it has another title or is left.
 */
void
inno_announce (GtkWindow  *window,
               const char *text)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (text != NULL);

  announce (window, text);
}

/**
 * inno_announce_end:
 * @window: a window that may have announced something
 *
 * What happened is over, and its name is its title again.
 */
void
inno_announce_end (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  end (window);
}
