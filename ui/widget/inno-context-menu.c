/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-context-menu.h"

#define MENU "inno-context-menu"

/* What had the keyboard before a menu was opened */
typedef struct
{
  GtkWidget  *before;
  GtkPopover *menu;
} Return;

static void
return_free (gpointer data)
{
  Return *self = data;

  g_object_unref (self->before);
  g_object_unref (self->menu);
  g_free (self);
}

/* What was chosen may have led elsewhere. */
static gboolean
return_cb (gpointer data)
{
  Return *self = data;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->menu));
  GtkRoot *root = gtk_widget_get_root (self->before);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && parent != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->menu)) &&
      (focus == NULL || focus == parent || gtk_widget_is_ancestor (focus, parent)))
    gtk_widget_grab_focus (self->before);

  return G_SOURCE_REMOVE;
}

/* GTK gives the keyboard to what the menu hangs on, after this (from 4.10 on). */
static void
closed_cb (GtkWidget  *before,
           GtkPopover *menu)
{
  Return *self = g_new0 (Return, 1);

  g_signal_handlers_disconnect_by_func (menu, closed_cb, before);
  self->before = g_object_ref (before);
  self->menu = g_object_ref (menu);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_cb, self, return_free);
}

static gboolean
open_at (GtkWidget           *widget,
         InnoContextMenuFunc  open,
         GtkWidget           *under,
         const GdkRectangle  *place)
{
  GtkWidget *before = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkPopover *menu;

  /* One that is open hangs on what it was opened on. */
  if (gtk_widget_get_ancestor (under, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;

  menu = open (widget, under, place);
  if (menu == NULL)
    return GDK_EVENT_PROPAGATE;
  if (before != NULL)
    g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), before, G_CONNECT_SWAPPED);

  return GDK_EVENT_STOP;
}

/* Under what has the keyboard; at the beginning of it, where a row is as wide as the window. */
static gboolean
keys_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   open)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;
  GdkRectangle place;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return GDK_EVENT_PROPAGATE;

  place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, 1, (int) bounds.size.height };
  return open_at (widget, open, focus, &place);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         open)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_gesture_get_last_event (GTK_GESTURE (gesture), sequence);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *under = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (event != NULL && under != NULL && gdk_event_triggers_context_menu (event) && open_at (widget, open, under, &place))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_key (GtkEventController  *keys,
         guint                key,
         GdkModifierType      modifiers,
         InnoContextMenuFunc  open)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (keys_cb, open, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/**
 * inno_context_menu_attach:
 * @widget: what has a menu, or of which the parts have one
 * @open: opens it
 *
 * Has the menu open by the keys that are meant for that, and by the other button of the mouse. What opens has to be
 * in sight some other way as well: not everyone looks for a menu there. Main thread.
 */
void
inno_context_menu_attach (GtkWidget           *widget,
                          InnoContextMenuFunc  open)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (open != NULL);

  add_key (keys, GDK_KEY_Menu, 0, open);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, open);
  gtk_widget_add_controller (widget, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), open);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static GtkPopover *
get_popover (GtkWidget *widget)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (widget), MENU);

  if (popover != NULL)
    return GTK_POPOVER (popover);

  popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, widget);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (widget), MENU, popover);

  return GTK_POPOVER (popover);
}

/**
 * inno_context_menu_popup:
 * @widget: what the menu hangs on
 * @menu: what it has
 * @place: where, in pixels of @widget
 *
 * Opens it, for a widget that has no menu of its own to open.
 *
 * Returns: (transfer none): the menu
 */
GtkPopover *
inno_context_menu_popup (GtkWidget          *widget,
                         GMenuModel         *menu,
                         const GdkRectangle *place)
{
  GtkPopover *popover;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  popover = get_popover (widget);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  gtk_popover_set_pointing_to (popover, place);
  gtk_popover_popup (popover);

  return popover;
}

/**
 * inno_context_menu_place:
 * @widget: what a menu hangs on, which gives its children their places itself
 *
 * Presents the menu where it is open. To be called whenever the widget is given a place: a layout manager would do it.
 */
void
inno_context_menu_place (GtkWidget *widget)
{
  GtkPopover *popover = g_object_get_data (G_OBJECT (widget), MENU);

  if (popover != NULL)
    gtk_popover_present (popover);
}
