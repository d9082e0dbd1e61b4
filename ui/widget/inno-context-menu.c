/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-context-menu.h"

/* GTK would give the keyboard to what the menu hangs on. What was chosen may have led elsewhere. */
static void
closed_cb (GtkWidget  *before,
           GtkPopover *menu)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (menu)));

  g_signal_handlers_disconnect_by_func (menu, closed_cb, before);
  if (focus == NULL || gtk_widget_is_ancestor (focus, gtk_widget_get_parent (GTK_WIDGET (menu))))
    gtk_widget_grab_focus (before);
}

static gboolean
open_at (GtkWidget           *widget,
         InnoContextMenuFunc  open,
         GtkWidget           *under,
         const GdkRectangle  *place)
{
  GtkWidget *before = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkPopover *menu = open (widget, under, place);

  if (menu == NULL)
    return GDK_EVENT_PROPAGATE;
  if (before != NULL && gtk_widget_get_ancestor (before, GTK_TYPE_POPOVER) == NULL)
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
