/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first of a type, from the outside in; what pops up is looked through only from there. */
GtkWidget *widget_search_type    (gpointer     root,
                                  GType        type);
/* The first that assistive technology calls so. */
GtkWidget *widget_search_name    (gpointer     root,
                                  const char  *name);
/* Calls @func for the root and all in it, as far as they are in sight. */
void       widget_search_foreach (gpointer     root,
                                  void       (*func) (GtkWidget *widget,
                                                      gpointer   data),
                                  gpointer     data);
/* How many labels in sight have these words in them. */
guint      widget_search_count   (gpointer     root,
                                  const char  *words,
                                  GtkWidget  **first);
/* What all visible labels say, a line each, and that these words are in it. */
char      *widget_search_words   (gpointer     root) G_GNUC_WARN_UNUSED_RESULT;
void       widget_search_assert  (gpointer     root,
                                  const char  *words);

G_END_DECLS
