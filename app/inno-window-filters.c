/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-toasts.h"
#include "inno-values.h"
#include "inno-vocabulary.h"

static const char *
get_page_id (InnoWindow *self,
             InnoPage   *page)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (page));

  return adw_view_stack_page_get_name (adw_view_stack_get_page (self->pages, place));
}

static const char *
get_shown_id (InnoWindow *self)
{
  return adw_view_stack_get_visible_child_name (self->pages);
}

/* Its own, or that of the window. */
static InnoQuery *
find_filter (InnoWindow *self,
             const char *page_id)
{
  InnoQuery *own = page_id != NULL ? g_hash_table_lookup (self->page_filters, page_id) : NULL;

  return own != NULL ? own : self->filter;
}

/**
 * inno_window_get_filter:
 * @self: the window
 *
 * Returns: (transfer none): the filters of the page in sight, as people chose them
 */
const InnoQuery *
inno_window_get_filter (InnoWindow *self)
{
  g_return_val_if_fail (INNO_IS_WINDOW (self), NULL);

  return find_filter (self, get_shown_id (self));
}

/* Kept as they are chosen: a window that is killed has them too. */

static void
keep_filters (InnoWindow *self)
{
  g_autofree char *text = inno_query_to_text (self->filter);
  GVariantBuilder own;
  GHashTableIter iter;
  gpointer id, filter;

  g_variant_builder_init (&own, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, self->page_filters);
  while (g_hash_table_iter_next (&iter, &id, &filter))
    {
      g_autofree char *own_text = inno_query_to_text (filter);

      g_variant_builder_add (&own, "{ss}", id, own_text);
    }
  g_settings_set_string (self->settings, "filter", text);
  g_settings_set_value (self->settings, "page-filters", g_variant_builder_end (&own));
}

/* What another version kept may say nothing to this one. */
static InnoQuery *
parse_filter (const char *text)
{
  g_autoptr (GError) error = NULL;
  InnoQuery *query = inno_query_from_text (text, &error);

  if (query != NULL)
    inno_query_set_text (query, query->text);
  else
    g_debug ("The filter “%s” is not restored: %s", text, error->message);

  return query;
}

/**
 * inno_window_restore_filters:
 * @self: the window, with its settings
 *
 * Filters by what was filtered by when the window was last there.
 */
void
inno_window_restore_filters (InnoWindow *self)
{
  g_autofree char *text = g_settings_get_string (self->settings, "filter");
  g_autoptr (GVariant) own = g_settings_get_value (self->settings, "page-filters");
  g_autoptr (InnoQuery) filter = parse_filter (text);
  GVariantIter iter;
  const char *id, *own_text;

  g_return_if_fail (INNO_IS_WINDOW (self));

  if (filter != NULL)
    inno_query_set_filters (self->filter, filter);
  g_variant_iter_init (&iter, own);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &own_text))
    {
      InnoQuery *own_filter = parse_filter (own_text);

      if (own_filter != NULL)
        g_hash_table_insert (self->page_filters, g_strdup (id), own_filter);
    }
}

/* The facts that a filter's free text leaves. NULL while they are searched for: what was
 * found for another text would be a wrong figure under this one. */
static InnoFacts *
find_facts (InnoWindow      *self,
            const InnoQuery *filter)
{
  InnoFacts *shown = inno_workspace_get_shown_facts (self->workspace);

  if (filter->text == NULL)
    return inno_workspace_get_facts (self->workspace);

  return shown != NULL && g_strcmp0 (inno_facts_get_text (shown), filter->text) == 0 ? shown : NULL;
}

/**
 * inno_window_show_filtered:
 * @self: the window, with a workspace
 * @page: one of its pages
 *
 * Gives the page the facts and what it filters by. What is not in the data any longer
 * matches nothing, here and nowhere else; the chip says so.
 */
void
inno_window_show_filtered (InnoWindow *self,
                           InnoPage   *page)
{
  const InnoQuery *filter = find_filter (self, get_page_id (self, page));
  InnoFacts *facts = find_facts (self, filter);
  g_autoptr (InnoQuery) known = facts != NULL ? inno_facts_drop_unknown (facts, filter) : NULL;

  g_return_if_fail (INNO_IS_WINDOW (self));

  /* Until the search is done the page stays as it is. */
  if (facts != NULL)
    inno_page_show (page, facts, known);
  else if (inno_workspace_get_facts (self->workspace) == NULL)
    inno_page_show (page, NULL, filter);
}

/* The question of the key figures, which is not added up twice. Money that cannot be added
 * up says nothing against counting. */
static guint
count_projects (InnoFacts       *facts,
                const InnoQuery *filter)
{
  g_autoptr (InnoQuery) query = inno_facts_drop_unknown (facts, filter);
  g_autoptr (InnoFrame) frame = NULL;

  query->by = INNO_DIMENSION_STATUS;
  query->lang = inno_lang_get_active ();
  frame = inno_facts_aggregate (facts, query, NULL);
  if (frame == NULL)
    {
      query->measure = INNO_MEASURE_PROJECTS;
      frame = inno_facts_aggregate (facts, query, NULL);
    }

  return frame != NULL ? inno_frame_get_context (frame)->n_projects : 0;
}

/**
 * inno_window_update_filters:
 * @self: the window, with a workspace
 *
 * Says in the bar what the page in sight is filtered by, and what that leaves.
 */
void
inno_window_update_filters (InnoWindow *self)
{
  const InnoQuery *filter = inno_window_get_filter (self);
  GAction *keep = g_action_map_lookup_action (G_ACTION_MAP (self), "keep-filters");
  InnoFacts *facts;

  g_return_if_fail (INNO_IS_WINDOW (self));

  inno_workspace_set_search (self->workspace, filter->text);
  facts = find_facts (self, filter);
  if (facts != NULL)
    self->n_projects = count_projects (facts, filter);
  inno_filter_bar_show (self->filters, facts != NULL ? facts : inno_workspace_get_facts (self->workspace), filter,
                        self->n_projects);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.clear-filters", inno_query_is_filtered (filter));
  g_simple_action_set_state (G_SIMPLE_ACTION (keep), g_variant_new_boolean (filter != self->filter));
}

/**
 * inno_window_set_filter:
 * @self: the window
 * @filter: a query; what it asks besides its filters means nothing here
 *
 * Shows that of the portfolio alone, on every page, or on the one in sight where it has
 * filters of its own.
 */
void
inno_window_set_filter (InnoWindow      *self,
                        const InnoQuery *filter)
{
  InnoQuery *own;

  g_return_if_fail (INNO_IS_WINDOW (self));
  g_return_if_fail (filter != NULL);

  own = find_filter (self, get_shown_id (self));
  if (filter != own)
    inno_query_set_filters (own, filter);
  inno_query_set_text (own, own->text);
  keep_filters (self);
  inno_window_update_pages (self);
}

/* A person chose in the bar. */
void
inno_window_filter_chosen (InnoWindow *self)
{
  inno_window_set_filter (self, inno_filter_bar_get_filter (self->filters));
}

void
inno_window_search_left (InnoWindow *self)
{
  if (self->page != NULL)
    inno_page_focus_chart (self->page);
}

/* Actions */

static void
say_only (InnoWindow    *self,
          InnoDimension  dimension,
          const char    *id)
{
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);
  g_autofree char *label =
    facts != NULL ? inno_facts_get_value_label (facts, dimension, id, inno_lang_get_active ()) : NULL;
  g_autofree char *text = g_strdup_printf (_("Showing only %s"), label != NULL ? label : id);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("Clear"));
  adw_toast_set_action_name (toast, "win.clear-filters");
  inno_toasts_add (self->toasts, toast);
}

/* A year is a span of one, as people choose it. */
static void
filter_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);
  g_autoptr (InnoQuery) filter = inno_query_copy (inno_window_get_filter (self));
  const char *key, *id;
  guint dimension;
  int year;

  g_variant_get (parameter, "(&s&s)", &key, &id);
  if (!inno_vocabulary_find (INNO_VOCABULARY_DIMENSION, key, &dimension))
    return;

  year = dimension == INNO_DIMENSION_YEAR ? (int) g_ascii_strtoll (id, NULL, 10) : 0;
  g_clear_pointer (&filter->where[dimension], g_ptr_array_unref);
  if (year != 0)
    filter->from_year = filter->to_year = year;
  else
    inno_query_add_filter (filter, dimension, id);
  inno_window_set_filter (self, filter);
  say_only (self, dimension, id);
}

static void
clear_filters_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr (InnoQuery) none = inno_query_new ();

  inno_window_set_filter (INNO_WINDOW (widget), none);
}

static void
search_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoWindow *self = INNO_WINDOW (widget);

  if (self->workspace == NULL || inno_workspace_get_facts (self->workspace) == NULL)
    return;

  /* Where there is nothing to search what is found is shown. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->filters)))
    gtk_widget_activate_action (widget, "win.go", "s", "projects");
  inno_filter_bar_focus_search (self->filters);
}

/* Begins with what is shown; given up, the page follows the window again. */
static void
keep_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  InnoWindow *self = user_data;
  const char *id = get_shown_id (self);

  if (!g_hash_table_remove (self->page_filters, id))
    g_hash_table_insert (self->page_filters, g_strdup (id), inno_query_copy (self->filter));
  keep_filters (self);
  inno_window_update_pages (self);
}

/**
 * inno_window_install_filters:
 * @widget_class: the class of the window
 *
 * Installs the actions that filter.
 */
void
inno_window_install_filters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.filter", "(ss)", filter_cb);
  gtk_widget_class_install_action (widget_class, "win.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
}

/**
 * inno_window_add_filters:
 * @self: the window
 *
 * Begins without filters. To be called before there are pages.
 */
void
inno_window_add_filters (InnoWindow *self)
{
  /* A check in a menu: of the actions of a class none has a state of its own. */
  g_autoptr (GSimpleAction) keep = g_simple_action_new_stateful ("keep-filters", NULL, g_variant_new_boolean (FALSE));

  self->filter = inno_query_new ();
  self->page_filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) inno_query_free);
  g_signal_connect_object (keep, "activate", G_CALLBACK (keep_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (keep));
}
