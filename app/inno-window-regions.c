/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

/* The sidebar, where it is in sight, then whatever stands in the window from the top. */
static GPtrArray *
list_regions (InnoWindow *self)
{
  GPtrArray *regions = g_ptr_array_new ();

  if (adw_flap_get_reveal_flap (self->flap))
    g_ptr_array_add (regions, self->page_list);
  for (GtkWidget *child = gtk_widget_get_first_child (self->content); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      g_ptr_array_add (regions, child);

  return regions;
}

static gboolean
enter (InnoWindow *self,
       GtkWidget  *region)
{
  /* The page says itself where it is worked from. */
  if (region == GTK_WIDGET (self->surfaces) && self->page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    return inno_page_focus_chart (self->page);

  return gtk_widget_child_focus (region, GTK_DIR_TAB_FORWARD);
}

/**
 * inno_window_walk_regions:
 * @self: the window
 * @step: 1 or -1
 *
 * Puts the keyboard into the next part of the window that takes it.
 */
void
inno_window_walk_regions (InnoWindow *self,
                          int         step)
{
  g_autoptr (GPtrArray) regions = list_regions (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint at = step > 0 ? regions->len - 1 : 0;

  for (guint i = 0; i < regions->len; i++)
    {
      GtkWidget *region = g_ptr_array_index (regions, i);

      if (focus != NULL && (focus == region || gtk_widget_is_ancestor (focus, region)))
        at = i;
    }

  for (guint i = 1; i < regions->len; i++)
    {
      guint next = (guint) ((int) (at + regions->len) + step * (int) i) % regions->len;

      if (enter (self, g_ptr_array_index (regions, next)))
        return;
    }
}
