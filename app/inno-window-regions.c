/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

/* The sidebar, then what stands beside it from the top; of all that what is in sight. */
static GPtrArray *
list_regions (InnoWindow *self)
{
  gpointer all[] = { self->page_list, self->header, self->banner, self->invitation, self->filters, self->pages,
                     self->first_run, self->tab_bar };
  GPtrArray *regions = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (gtk_widget_get_mapped (all[i]))
      g_ptr_array_add (regions, all[i]);

  return regions;
}

static gboolean
enter (InnoWindow *self,
       GtkWidget  *region)
{
  /* The page says itself where it is worked from. */
  if (region == GTK_WIDGET (self->pages) && self->page != NULL)
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
