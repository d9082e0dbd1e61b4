/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-page.h"

#include "inno-lost-focus.h"

/* What went away with the focus leaves the way to it behind, from which Tab would go on. */
static void
forget_way (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_focus_child (widget)) != NULL)
    {
      gtk_widget_set_focus_child (widget, NULL);
      widget = child;
    }
}

/* A list that drops down and closes gives the keyboard back to what it hangs on. */
static gboolean
is_placed (GtkWidget *focus)
{
  GtkWidget *popover = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);

  return gtk_widget_get_mapped (focus) || (popover != NULL && gtk_widget_get_mapped (gtk_widget_get_parent (popover)));
}

/**
 * inno_page_focus_chart:
 * @self: a page
 *
 * Returns: whether the page had something to give the keyboard to
 */
gboolean
inno_page_focus_chart (InnoPage *self)
{
  g_return_val_if_fail (INNO_IS_PAGE (self), FALSE);

  return INNO_PAGE_GET_CLASS (self)->focus_chart (self);
}

/**
 * inno_page_has_keyboard:
 * @self: a page
 *
 * Returns: whether the page is in sight, and what has the keyboard is in it; or nothing has it, or what was taken
 *   out of the window
 */
gboolean
inno_page_has_keyboard (InnoPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (INNO_IS_PAGE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         (focus == NULL || gtk_widget_get_root (focus) == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/**
 * inno_page_take_focus:
 * @self: a page in sight, which was just come to
 *
 * Gives the keyboard to what it is worked from, or else to the first in it. A page that has yet to read what it
 * shows has nothing to give it to: nothing in the window has it then, until the page settles that.
 */
void
inno_page_take_focus (InnoPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (INNO_IS_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = gtk_root_get_focus (root);
  /* What in it has the keyboard already would pass it on. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  forget_way (GTK_WIDGET (root));
  if (!inno_page_focus_chart (self) && !gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD))
    gtk_root_set_focus (root, NULL);
}

/**
 * inno_page_settle_focus:
 * @self: a page that has something else to show than before
 *
 * Gives the keyboard to that, where nothing has it: what had it is gone, or nothing was
 * there when the page was opened. What stands in the place of what is gone goes first, then what the page is worked
 * from, then the rest of it, and of the window.
 */
void
inno_page_settle_focus (InnoPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (INNO_IS_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (focus != NULL && is_placed (focus)))
    return;
  if (inno_lost_focus_find (GTK_WINDOW (root)))
    return;

  forget_way (GTK_WIDGET (root));
  if (!inno_page_focus_chart (self) && !gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

/**
 * inno_page_show_surface:
 * @self: a page
 * @surfaces: one thing beside the other that it may show
 * @name: which of them it shows from now on
 *
 * Turns to it, and settles the focus. A #GtkStack would give what goes out of sight with the keyboard to the first
 * in what comes.
 */
void
inno_page_show_surface (InnoPage   *self,
                        GtkStack   *surfaces,
                        const char *name)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (INNO_IS_PAGE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (surfaces)) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (surfaces), name) != 0)
    gtk_root_set_focus (root, NULL);

  gtk_stack_set_visible_child_name (surfaces, name);
  inno_page_settle_focus (self);
}
