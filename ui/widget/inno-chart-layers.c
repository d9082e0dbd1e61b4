/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-view-private.h"

/* Where the pointer and the keyboard are, and what shows it: the hover layer and
 * the card. Kept by the ids of marks, so that a new layout changes nothing. */

static gboolean
has_focus_inside (InnoChartView *self)
{
  return inno_chart_view_get_focused_child (self) != NULL;
}

/* A card must not point at what is scrolled out of sight. */
static gboolean
get_visible_part (InnoChartView   *self,
                  int              mark,
                  graphene_rect_t *visible)
{
  const PlotRect *bounds = &plot_scene_get_mark (self->scene, (guint) mark)->bounds;

  graphene_rect_init (visible, (float) bounds->x, (float) bounds->y,
                      MAX ((float) bounds->width, 1), MAX ((float) bounds->height, 1));

  for (GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
       around != NULL;
       around = gtk_widget_get_parent (around))
    {
      graphene_matrix_t transform;
      graphene_rect_t area;

      if (gtk_widget_get_overflow (around) != GTK_OVERFLOW_HIDDEN && !GTK_IS_ROOT (around))
        continue;
      if (!gtk_widget_compute_transform (around, GTK_WIDGET (self), &transform))
        return FALSE;

      graphene_rect_init (&area, 0, 0, gtk_widget_get_width (around), gtk_widget_get_height (around));
      graphene_matrix_transform_bounds (&transform, &area, &area);
      if (!graphene_rect_intersection (visible, &area, visible))
        return FALSE;
    }

  return TRUE;
}

static void
update_tip (InnoChartView *self)
{
  const char *id = inno_chart_view_get_current (self);
  int mark = self->tip_is_dismissed ? -1 : inno_chart_view_find_mark (self, id);
  graphene_rect_t visible;

  if (mark >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self))
      && get_visible_part (self, mark, &visible))
    inno_chart_tip_show_mark (INNO_CHART_TIP (self->tip), self->scene, (guint) mark, &visible);
  else
    gtk_popover_popdown (GTK_POPOVER (self->tip));
}

static gboolean
update_tip_cb (gpointer data)
{
  InnoChartView *self = INNO_CHART_VIEW (data);

  self->tip_source = 0;
  update_tip (self);

  return G_SOURCE_REMOVE;
}

static void
focus_changed_cb (InnoChartView *self)
{
  InnoChartMark *child = inno_chart_view_get_focused_child (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_first = !self->window_had_focus;

  if (self->hover == NULL)
    return;

  /* The focus that a window is opened with was not asked for. */
  self->window_had_focus = root != NULL && gtk_root_get_focus (root) != NULL;
  if (child != NULL && inno_take_string (&self->focused, inno_chart_mark_get_id (child)))
    self->tip_is_dismissed = is_first;
  if (child != NULL)
    self->tip_follows_focus = TRUE;
  self->shows_focus = GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));

  inno_chart_view_update_hover (self);
  update_tip (self);
  /* Again when a scrolled window around has brought the mark in sight. */
  inno_chart_view_queue_tip (self);
}

/* The keyboard is used: now it is of use to see where it is. */
static void
focus_visible_cb (InnoChartView *self,
                  GParamSpec    *pspec,
                  GtkWindow     *window)
{
  if (self->hover == NULL || self->shows_focus || !gtk_window_get_focus_visible (window))
    return;

  self->shows_focus = TRUE;
  inno_chart_view_update_hover (self);
}

/* A card of a window that is not looked at must not hang over another. */
static void
active_changed_cb (InnoChartView *self,
                   GParamSpec    *pspec,
                   GtkWindow     *window)
{
  if (self->tip != NULL && !gtk_window_is_active (window))
    inno_chart_view_dismiss_tip (self);
}

/* Gone while the picture moves: GTK would place the card anew for each step, and
 * off every monitor where the mark is. */
static void
scrolled_cb (InnoChartView *self)
{
  if (self->tip == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self->tip));
  inno_chart_view_queue_tip (self);
}

static void
watch_adjustment (InnoChartView *self,
                  GtkAdjustment *adjustment,
                  gboolean       is_watched)
{
  if (adjustment == NULL)
    return;

  if (is_watched)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb),
                             self, G_CONNECT_SWAPPED);
  else
    g_signal_handlers_disconnect_by_func (adjustment, scrolled_cb, self);
}

static void
watch_scrolling (InnoChartView *self,
                 gboolean       is_watched)
{
  for (GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
       around != NULL;
       around = gtk_widget_get_parent (around))
    {
      if (!GTK_IS_SCROLLABLE (around))
        continue;

      watch_adjustment (self, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (around)), is_watched);
      watch_adjustment (self, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (around)), is_watched);
    }
}

/* The mark that has the keyboard, which need not be in this window. */
InnoChartMark *
inno_chart_view_get_focused_child (InnoChartView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !INNO_IS_CHART_MARK (focus)
      || gtk_widget_get_parent (focus) != GTK_WIDGET (self))
    return NULL;

  return INNO_CHART_MARK (focus);
}

/* The arrows walk in the menu then, which is a child beside the marks. */
gboolean
inno_chart_view_is_in_menu (InnoChartView *self)
{
  return self->menu != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == self->menu;
}

/* The mark that was pointed at last, by whichever means; NULL if there is none. */
const char *
inno_chart_view_get_current (InnoChartView *self)
{
  if (self->tip_follows_focus && has_focus_inside (self))
    return self->focused;

  return self->hovered;
}

int
inno_chart_view_find_mark (InnoChartView *self,
                           const char    *id)
{
  return id != NULL && self->scene != NULL ? plot_scene_find_mark (self->scene, id) : -1;
}

void
inno_chart_view_update_hover (InnoChartView *self)
{
  InnoChartHover *hover = INNO_CHART_HOVER (self->hover);
  const char *focused = self->shows_focus && has_focus_inside (self) ? self->focused : NULL;

  inno_chart_hover_set_hovered (hover, self->scene, inno_chart_view_find_mark (self, self->hovered));
  inno_chart_hover_set_focused (hover, self->scene, inno_chart_view_find_mark (self, focused));
  inno_chart_hover_set_selected (hover, self->scene, self->selection);
}

/* Later: a popover must not come or go while its parent is allocated. */
void
inno_chart_view_queue_tip (InnoChartView *self)
{
  if (self->tip_source == 0)
    self->tip_source = g_idle_add (update_tip_cb, self);
}

void
inno_chart_view_set_hovered (InnoChartView *self,
                             int            mark)
{
  const char *id = self->scene != NULL && mark >= 0
                   ? plot_scene_get_mark (self->scene, (guint) mark)->id : NULL;

  if (!inno_take_string (&self->hovered, id))
    return;

  if (id != NULL && !self->tip_follows_focus)
    self->tip_is_dismissed = FALSE;
  inno_chart_view_update_hover (self);
  update_tip (self);
}

/* A pointer that nobody moves has another mark below it when the slide is turned or a card
 * goes: it keeps on pointing where it did, and begins nothing. */
void
inno_chart_view_point_at (InnoChartView *self,
                          double         x,
                          double         y,
                          gboolean       is_moved)
{
  if (!is_moved && (self->hovered == NULL || self->tip_follows_focus))
    return;

  self->tip_follows_focus = FALSE;
  inno_chart_view_set_hovered (self, self->scene != NULL ? plot_scene_hit (self->scene, x, y) : -1);
}

void
inno_chart_view_focus_mark (InnoChartView *self,
                            int            index)
{
  const PlotMark *mark = plot_scene_get_mark (self->scene, (guint) index);
  InnoChartMark *child = inno_chart_marks_find (self, mark->id, mark->row_id);

  if (child == NULL)
    return;

  /* The child of a row takes the name of the mark it stands for now. */
  inno_chart_mark_set_mark (child, mark);
  if (gtk_widget_grab_focus (GTK_WIDGET (child)))
    focus_changed_cb (self);
}

/* Until another mark is pointed at. */
void
inno_chart_view_end_tip (InnoChartView *self)
{
  self->tip_is_dismissed = TRUE;
  update_tip (self);
}

/* Returns whether there was one to hide. */
gboolean
inno_chart_view_dismiss_tip (InnoChartView *self)
{
  if (self->tip_is_dismissed || !gtk_widget_get_visible (self->tip))
    return FALSE;

  inno_chart_view_end_tip (self);

  return TRUE;
}

/* Returns whether anything was selected here: what is selected in another chart
 * alone is none of ours. */
gboolean
inno_chart_view_deselect (InnoChartView *self)
{
  for (guint i = 0; self->selection != NULL && self->scene != NULL
                    && i < plot_scene_get_n_marks (self->scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (self->scene, i);

      if (inno_selection_has (self->selection, mark->row_id, mark->series_id))
        {
          inno_selection_set_row (self->selection, NULL);
          return TRUE;
        }
    }

  return FALSE;
}

void
inno_chart_view_watch_window (InnoChartView *self,
                              GtkRoot       *root)
{
  watch_scrolling (self, TRUE);
  if (!GTK_IS_WINDOW (root))
    return;

  self->window_had_focus = gtk_root_get_focus (root) != NULL;
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (focus_visible_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
inno_chart_view_unwatch_window (InnoChartView *self,
                                GtkRoot       *root)
{
  watch_scrolling (self, FALSE);
  g_signal_handlers_disconnect_by_func (root, focus_changed_cb, self);
  g_signal_handlers_disconnect_by_func (root, focus_visible_cb, self);
  g_signal_handlers_disconnect_by_func (root, active_changed_cb, self);
}

/**
 * inno_chart_view_get_hovered:
 * @self: a chart view
 *
 * Returns: (nullable): id of the mark under the pointer
 */
const char *
inno_chart_view_get_hovered (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), NULL);

  return self->hovered;
}

/**
 * inno_chart_view_get_focused:
 * @self: a chart view
 *
 * Returns: (nullable): id of the mark the keyboard is on, or was on last
 */
const char *
inno_chart_view_get_focused (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), NULL);

  return self->focused;
}

/**
 * inno_chart_view_step:
 * @self: a chart view
 * @step: where to go
 * @times: how many steps
 *
 * Moves the keyboard from mark to mark; at an edge it stays.
 *
 * Returns: whether it moved
 */
gboolean
inno_chart_view_step (InnoChartView *self,
                      PlotStep       step,
                      guint          times)
{
  int from;
  int to;

  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), FALSE);

  if (self->scene == NULL)
    return FALSE;

  from = to = inno_chart_view_find_mark (self, self->focused);
  for (guint i = 0; i < times; i++)
    {
      int next = plot_scene_step (self->scene, to, step);

      if (next == to || next < 0)
        break;
      to = next;
    }

  if (to == from || to < 0)
    return FALSE;

  inno_chart_view_focus_mark (self, to);

  return TRUE;
}
