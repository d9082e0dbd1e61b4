/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-announce.h"

#include "inno-widget.h"

#if !GTK_CHECK_VERSION (4, 14, 0)

/* What is said when it is left is its title again. */
static void
active_cb (GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    inno_announce_end (window);
}

static void
end (GtkWindow *window)
{
  if (g_signal_handlers_disconnect_by_func (window, active_cb, NULL) > 0)
    inno_widget_set_name (GTK_WIDGET (window), gtk_window_get_title (window));
}

/* It has no way to announce something, and Orca hears of no alert of it; but it says the
 * name of the window in use whenever that becomes another, and is silent for none. */
static void
announce (GtkWindow  *window,
          const char *text)
{
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
  inno_widget_set_name (GTK_WIDGET (window), NULL);
  inno_widget_set_name (GTK_WIDGET (window), text);
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
 * @window: the window in use
 * @text: what happened, in the active language
 *
 * Has a screen reader say it. Before GTK 4.14 it becomes the name of @window for
 * assistive technology, until that has another title or is left.
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
