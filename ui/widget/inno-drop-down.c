/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-drop-down.h"

#include <glib/gi18n-lib.h>

#include "inno-widget.h"

#define NOTHING_CLASS "drop-down-nothing"

/* What drops down from a drop-down or a row of libadwaita is built by the toolkit, and has its faults. */

static void
find_list (gpointer widget,
           gpointer list)
{
  if (GTK_IS_LIST_VIEW (widget))
    *(GtkListView **) list = widget;
}

static GtkListView *
get_list (GtkWidget *widget)
{
  GtkListView *list = NULL;

  inno_widget_foreach (widget, find_list, &list);

  return list;
}

static GtkWidget *
find_chosen (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

/* The keyboard begins with the first row otherwise, or goes on where it was when the list was left, whichever is
 * chosen. */
static void
visible_cb (GtkWidget *popover)
{
  GtkListView *list = get_list (popover);
  GtkWidget *chosen = list != NULL ? find_chosen (GTK_WIDGET (list)) : NULL;

  if (gtk_widget_get_visible (popover) && chosen != NULL)
    gtk_widget_grab_focus (chosen);
}

static void
prepare_part (gpointer widget,
              gpointer owner)
{
  if (GTK_IS_LIST_VIEW (widget))
    inno_widget_leave_by_tab (widget);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_widget_set_focusable (widget, FALSE);
  else if (GTK_IS_POPOVER (widget))
    {
      g_signal_connect (widget, "notify::visible", G_CALLBACK (visible_cb), NULL);
      g_signal_connect_object (widget, "closed", G_CALLBACK (gtk_widget_grab_focus), owner, G_CONNECT_SWAPPED);
    }
}

/**
 * inno_drop_down_prepare:
 * @widget: a #GtkDropDown or #AdwComboRow that is not shown yet
 *
 * Has the Tab key leave its list, as Enter does not choose a row that this key led to (GTK 4.8),
 * and the keyboard come back at once when the list closes: it went to the window first, which a
 * screen reader tells of. The list opens at what is chosen in it.
 */
void
inno_drop_down_prepare (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  inno_widget_foreach (widget, prepare_part, widget);
}

/* A row that the keyboard was in may be gone, and the keyboard with it. */
static void
typed_cb (GtkEditable *entry)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (entry));

  if (gtk_widget_get_mapped (GTK_WIDGET (text)) && !gtk_widget_has_focus (GTK_WIDGET (text)))
    gtk_text_grab_focus_without_selecting (text);
}

/* The first that is found is meant; without a word nothing was looked for. */
static void
entered_cb (GtkEditable *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  GtkListView *list = get_list (popover);
  GtkSelectionModel *found = gtk_list_view_get_model (list);

  /* The list waits for a moment whether more is typed. */
  g_signal_emit_by_name (entry, "search-changed");
  if (*gtk_editable_get_text (entry) == '\0')
    gtk_popover_popdown (GTK_POPOVER (popover));
  else if (g_list_model_get_n_items (G_LIST_MODEL (found)) > 0 && gtk_selection_model_select_item (found, 0, TRUE))
    g_signal_emit_by_name (list, "activate", 0);
}

static void
prepare_search (gpointer widget,
                gpointer user_data)
{
  GtkWidget *popover;

  if (!GTK_IS_SEARCH_ENTRY (widget))
    return;

  popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
  gtk_search_entry_set_key_capture_widget (widget, popover);
  g_signal_connect (widget, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (widget, "activate", G_CALLBACK (entered_cb), NULL);
  g_signal_connect_object (widget, "stop-search", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
}

static void
find_entry (gpointer widget,
            gpointer entry)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    *(GtkWidget **) entry = widget;
}

/* An empty list says nothing, neither to who sees it nor to who does not. */
static void
found_changed_cb (GListModel *found,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GtkWidget  *nothing)
{
  gboolean is_nothing = g_list_model_get_n_items (found) == 0;
  GtkWidget *entry = NULL;

  if (is_nothing == gtk_widget_get_visible (nothing))
    return;

  gtk_widget_set_visible (nothing, is_nothing);
  inno_widget_foreach (gtk_widget_get_parent (nothing), find_entry, &entry);
  inno_widget_tell (entry, nothing, is_nothing ? gtk_label_get_label (GTK_LABEL (nothing)) : "");
}

static void
say_nothing_found (GtkListView *list,
                   GListModel  *found)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *nothing = gtk_label_new (_("Nothing matches"));

  gtk_widget_add_css_class (nothing, NOTHING_CLASS);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_visible (nothing, FALSE);
  gtk_widget_insert_before (nothing, gtk_widget_get_parent (scroller), scroller);
  g_signal_connect_object (found, "items-changed", G_CALLBACK (found_changed_cb), nothing, 0);
}

/* From GTK 4.12 on there is a property for it. */
static void
search_anywhere (GListModel *found)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (found));

  gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/**
 * inno_drop_down_search:
 * @drop_down: one of strings, which keeps its model
 *
 * Whoever opens its list types a part of what they look for, wherever in it the keyboard is,
 * and chooses the first that is found with Enter.
 */
void
inno_drop_down_search (GtkDropDown *drop_down)
{
  g_autoptr (GtkExpression) word = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkListView *list;
  GListModel *found;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_drop_down_set_expression (drop_down, word);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  inno_widget_foreach (GTK_WIDGET (drop_down), prepare_search, NULL);
  list = get_list (GTK_WIDGET (drop_down));
  found = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)));
  search_anywhere (found);
  say_nothing_found (list, found);
}

static void
name_part (gpointer widget,
           gpointer name)
{
  if (GTK_IS_LIST_VIEW (widget))
    inno_widget_set_name (widget, name);
  else if (gtk_widget_has_css_class (widget, NOTHING_CLASS))
    gtk_label_set_label (GTK_LABEL (widget), _("Nothing matches"));
  else if (GTK_IS_SEARCH_ENTRY (widget))
    {
      g_object_set (widget, "placeholder-text", _("Search"), NULL);
      inno_widget_set_name (widget, _("Search"));
    }
}

/**
 * inno_drop_down_name:
 * @widget: a #GtkDropDown or #AdwComboRow
 * @name: what is chosen in it, in the active language
 *
 * Names what drops down: GTK tells its list by the name of its type, and speaks the language of
 * the session in its search.
 */
void
inno_drop_down_name (GtkWidget  *widget,
                     const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  inno_widget_foreach (widget, name_part, (gpointer) name);
}

/**
 * inno_drop_down_make_name:
 * @title: what is chosen, in the active language
 * @chosen: (nullable): which of them
 *
 * Returns: (transfer full): what a screen reader calls it
 */
char *
inno_drop_down_make_name (const char *title,
                          const char *chosen)
{
  g_return_val_if_fail (title != NULL, NULL);

  return chosen != NULL ? g_strdup_printf (_("%s: %s"), title, chosen) : g_strdup (title);
}
