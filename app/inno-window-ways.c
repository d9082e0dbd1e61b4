/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-link.h"

/* More ways back than this nobody remembers. */
#define MAX_WAY 50

static void
update_back (InnoWindow *self)
{
  gboolean has_way = !g_queue_is_empty (self->way);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", has_way);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), has_way);
}

/* With the filters that people chose: what the page was given is without those that are
 * gone. */
static char *
with_filters (const char      *link,
              const InnoQuery *filter)
{
  const char *mark = strchr (link, '?');
  g_autoptr (InnoQuery) query = mark != NULL ? inno_query_from_text (mark + 1, NULL) : NULL;
  g_autofree char *place = mark != NULL ? g_strndup (link, mark - link) : g_strdup (link);
  g_autofree char *text = NULL;

  if (query == NULL)
    query = inno_query_new ();
  inno_query_set_filters (query, filter);
  text = inno_query_to_text (query);

  return g_strconcat (place, "?", text, NULL);
}

/**
 * inno_window_get_link:
 * @self: the window, with a page
 *
 * Returns: (transfer full): what inno_window_go() takes to come back to what is shown
 */
char *
inno_window_get_link (InnoWindow *self)
{
  g_autofree char *link = NULL;

  g_return_val_if_fail (INNO_IS_WINDOW (self), NULL);

  link = inno_page_get_link (self->page, adw_view_stack_get_visible_child_name (self->pages));
  return with_filters (link, inno_window_get_filter (self));
}

static gboolean
has_page (InnoWindow *self,
          const char *id)
{
  guint n_kinds;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].id, id))
      return inno_window_has_page (self, &kinds[i]);

  return FALSE;
}

/* Of what goes out of sight with the keyboard GTK gives it to the first in the window, a frame later: a page that
 * has yet to read what it shows would come too late for it. */
static void
turn_to (InnoWindow *self,
         const char *page)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), page) != 0 && inno_page_has_keyboard (self->page))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);

  adw_view_stack_set_visible_child_name (self->pages, page);
}

/* "page/subject?query" without leaving anything behind for the way back. Returns whether
 * there is such a page, and such a question. */
static gboolean
follow_to (InnoWindow *self,
           const char *link)
{
  const char *mark = strchr (link, '?');
  g_autofree char *place = mark != NULL ? g_strndup (link, mark - link) : g_strdup (link);
  char *subject = strchr (place, '/');
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoQuery) query = mark != NULL ? inno_query_from_text (mark + 1, &error) : NULL;

  if (subject != NULL)
    *subject++ = '\0';
  if (error != NULL || !has_page (self, place))
    {
      g_debug ("“%s” leads nowhere: %s", link, error != NULL ? error->message : "no such page");
      return FALSE;
    }

  turn_to (self, place);
  if (query != NULL)
    inno_window_set_filter (self, query);
  if (subject != NULL)
    inno_page_open (self->page, subject);
  if (query != NULL)
    inno_page_ask (self->page, query);
  inno_page_take_focus (self->page);
  return TRUE;
}

static void
follow (InnoWindow *self,
        const char *link)
{
  if (!follow_to (self, link))
    inno_window_toast (self, _("What was to be shown is no longer there."));
}

/**
 * inno_window_go:
 * @self: the window
 * @link: "page/subject?query", where all but the page may be missing
 *
 * Shows that, and remembers the way back.
 */
void
inno_window_go (InnoWindow *self,
                const char *link)
{
  g_autofree char *before = NULL;

  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (link != NULL);

  if (self->page == NULL)
    return;

  before = inno_window_get_link (self);
  follow (self, link);
  g_queue_push_head (self->way, g_steal_pointer (&before));
  if (self->way->length > MAX_WAY)
    g_free (g_queue_pop_tail (self->way));
  update_back (self);
}

static void
wait_for (InnoWindow *self,
          const char *place,
          gboolean    is_quiet)
{
  g_free (self->waiting_place);
  self->waiting_place = g_strdup (place);
  self->is_way_quiet = is_quiet;
  inno_window_go_where_waited (self);
}

/**
 * inno_window_open_place:
 * @self: the window
 * @place: "page/subject?query", from outside
 *
 * Goes there, at once or when the portfolio is open.
 */
void
inno_window_open_place (InnoWindow *self,
                        const char *place)
{
  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  wait_for (self, place, FALSE);
}

/**
 * inno_window_return_to:
 * @self: the window
 * @link: what it showed when it was closed
 *
 * Shows that again when the portfolio is open. What is gone since is not missed.
 */
void
inno_window_return_to (InnoWindow *self,
                       const char *link)
{
  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (link != NULL);

  wait_for (self, link, TRUE);
}

/**
 * inno_window_go_where_waited:
 * @self: the window
 *
 * Goes where somebody wanted to go before there was anything to show.
 */
void
inno_window_go_where_waited (InnoWindow *self)
{
  g_autofree char *place = NULL;

  if (self->waiting_place == NULL || self->workspace == NULL || !inno_workspace_is_open (self->workspace))
    return;

  place = g_steal_pointer (&self->waiting_place);
  if (inno_workspace_get_facts (self->workspace) == NULL)
    {
      if (!self->is_way_quiet)
        inno_window_toast (self, _("There is no portfolio yet in which the link could lead anywhere."));
    }
  else if (self->is_way_quiet)
    follow_to (self, place);
  else
    inno_window_go (self, place);
}

static void
copy_link_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  g_autofree char *place = NULL;
  g_autofree char *link = NULL;

  if (self->page == NULL)
    return;

  place = inno_window_get_link (self);
  link = inno_link_from_place (place);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  inno_window_toast (self, _("The link to this view was copied."));
}

static void
go_cb (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  inno_window_go (INNO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  g_autofree char *link = g_queue_pop_head (self->way);

  if (link != NULL)
    follow (self, link);
  update_back (self);
}

/* The projects behind a figure; the way back leads to the figure. */
static void
rows_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autofree char *link = g_strconcat ("projects?", g_variant_get_string (parameter, NULL), NULL);

  inno_window_go (INNO_WINDOW (widget), link);
}

/**
 * inno_window_install_ways:
 * @widget_class: the class of the window
 *
 * Installs the actions that inno-page.h names, and those beside them.
 */
void
inno_window_install_ways (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; const char *type; GtkWidgetActionActivateFunc func; } actions[] = {
    { "win.go", "s", go_cb },
    { "win.rows", "s", rows_cb },
    { "win.back", NULL, back_cb },
    { "win.copy-link", NULL, copy_link_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].func);
}
