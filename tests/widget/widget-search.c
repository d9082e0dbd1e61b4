/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widget-search.h"

#include <string.h>

GtkWidget *
widget_search_type (gpointer root,
                    GType    type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      found = widget_search_type (child, type);

  return found;
}

GtkWidget *
widget_search_name (gpointer    root,
                    const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (root, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  GtkWidget *found = other == NULL ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = widget_search_name (child, name);

  return found;
}

void
widget_search_foreach (gpointer   root,
                       void     (*func) (GtkWidget *widget, gpointer data),
                       gpointer   data)
{
  if (!gtk_widget_get_mapped (root))
    return;

  func (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widget_search_foreach (child, func, data);
}

typedef struct
{
  const char *words;
  guint       n;
  GtkWidget  *first;
} Search;

static void
match_label (GtkWidget *widget,
             gpointer   data)
{
  Search *search = data;

  if (!GTK_IS_LABEL (widget) || strstr (gtk_label_get_text (GTK_LABEL (widget)), search->words) == NULL)
    return;

  search->n++;
  search->first = search->first != NULL ? search->first : widget;
}

guint
widget_search_count (gpointer     root,
                     const char  *words,
                     GtkWidget  **first)
{
  Search search = { .words = words };

  widget_search_foreach (root, match_label, &search);
  if (first != NULL)
    *first = search.first;

  return search.n;
}

static void
collect_words (GtkWidget *root,
               GString   *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) && gtk_widget_get_child_visible (root))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

char *
widget_search_words (gpointer root)
{
  GString *words = g_string_new (NULL);

  collect_words (root, words);

  return g_string_free (words, FALSE);
}

void
widget_search_assert (gpointer    root,
                      const char *words)
{
  g_autofree char *text = widget_search_words (root);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}
