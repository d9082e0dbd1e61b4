/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-chart-view-private.h"

#include <glib/gi18n-lib.h>

#include "inno-context-menu.h"
#include "inno-menu.h"
#include "plot-output.h"

#define PAGE_ROWS 10
#define PICTURE_SCALE 2.0

typedef struct
{
  guint    key;
  PlotStep step;
  guint    times;
} StepKey;

typedef struct
{
  guint            key;
  GdkModifierType  modifiers;
  const char      *action;
} ActionKey;

typedef struct
{
  const char      *name;
  const char      *label;      /* in the menu; NULL = not there */
  InnoChartSignal  which;
  const char      *accel;      /* told beside the label: its key here or in the window; nullable */
} Request;

static const StepKey step_keys[] = {
  { GDK_KEY_Left, PLOT_STEP_LEFT, 1 },
  { GDK_KEY_Right, PLOT_STEP_RIGHT, 1 },
  { GDK_KEY_Up, PLOT_STEP_UP, 1 },
  { GDK_KEY_Down, PLOT_STEP_DOWN, 1 },
  { GDK_KEY_KP_Left, PLOT_STEP_LEFT, 1 },
  { GDK_KEY_KP_Right, PLOT_STEP_RIGHT, 1 },
  { GDK_KEY_KP_Up, PLOT_STEP_UP, 1 },
  { GDK_KEY_KP_Down, PLOT_STEP_DOWN, 1 },
  { GDK_KEY_Home, PLOT_STEP_FIRST, 1 },
  { GDK_KEY_End, PLOT_STEP_LAST, 1 },
  { GDK_KEY_Page_Up, PLOT_STEP_UP, PAGE_ROWS },
  { GDK_KEY_Page_Down, PLOT_STEP_DOWN, PAGE_ROWS },
};

static const ActionKey action_keys[] = {
  { GDK_KEY_Return, 0, "chart.show-rows" },
  { GDK_KEY_KP_Enter, 0, "chart.show-rows" },
  { GDK_KEY_ISO_Enter, 0, "chart.show-rows" },
  { GDK_KEY_space, 0, "chart.select" },
  { GDK_KEY_t, 0, "chart.show-table" },
  { GDK_KEY_question, 0, "chart.show-keys" },
  { GDK_KEY_question, GDK_SHIFT_MASK, "chart.show-keys" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy-picture" },
  { GDK_KEY_Menu, 0, "chart.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu" },
};

/* In the order of the menu, after the rows of the mark itself. */
static const Request requests[] = {
  { "chart.show-rows", NULL, INNO_CHART_MARK_ACTIVATED, NULL },
  { "chart.show-table", N_("Show as table"), INNO_CHART_TABLE_REQUESTED, "t" },
  { "chart.copy-table", N_("Copy table"), INNO_CHART_COPY_TABLE_REQUESTED, NULL },
  { "chart.save", N_("Save as…"), INNO_CHART_SAVE_REQUESTED, "<Control>s" },
  { "chart.add-to-deck", N_("Add to deck"), INNO_CHART_DECK_REQUESTED, "<Control>d" },
  { "chart.show-about", N_("About this chart"), INNO_CHART_ABOUT_REQUESTED, NULL },
  { "chart.show-keys", NULL, INNO_CHART_KEYS_REQUESTED, NULL },
};

static void
request_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    if (g_str_equal (requests[i].name, action_name))
      inno_chart_view_emit (self, requests[i].which, inno_chart_view_get_current (self));
}

/* By its id: while a menu is open it has the focus, and no mark has. */
static void
show_rows_of_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  inno_chart_view_emit (INNO_CHART_VIEW (widget), INNO_CHART_MARK_ACTIVATED,
                        g_variant_get_string (parameter, NULL));
}

static void
show_only_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  inno_chart_view_emit (INNO_CHART_VIEW (widget), INNO_CHART_ONLY_REQUESTED,
                        g_variant_get_string (parameter, NULL));
}

/* Where nothing can be selected, to choose a mark is to open it. */
static void
choose (InnoChartView *self,
        const char    *id)
{
  int mark = inno_chart_view_find_mark (self, id);

  if (self->selection == NULL)
    inno_chart_view_emit (self, INNO_CHART_MARK_ACTIVATED, id);
  else if (mark >= 0)
    inno_selection_toggle (self->selection, plot_scene_get_mark (self->scene, (guint) mark)->row_id);
}

static void
select_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);

  choose (self, inno_chart_view_get_current (self));
}

/* Whoever pastes takes what it can use: a drawing that stays sharp, the file as it
 * is, or the picture in any other format. */
static GdkContentProvider *
create_content (PlotScene  *scene,
                GBytes     *png,
                GdkTexture *texture)
{
  g_autoptr (GBytes) svg = plot_scene_to_svg (scene);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
    gdk_content_provider_new_for_bytes ("image/png", png),
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
copy_picture_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GError) error = NULL;

  if (self->scene == NULL)
    return;

  png = plot_scene_to_png (self->scene, self->engine, PICTURE_SCALE, &error);
  if (png != NULL)
    texture = gdk_texture_new_from_bytes (png, &error);
  if (texture == NULL)
    {
      g_debug ("The picture was not copied: %s", error->message);
      return;
    }

  content = create_content (self->scene, png, texture);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  inno_chart_view_emit (self, INNO_CHART_PICTURE_COPIED, NULL);
}

/* Built anew each time: the language may have changed since. */
static GMenuModel *
build_menu (InnoChartView *self,
            const char    *mark_id)
{
  GMenu *menu = g_menu_new ();

  if (mark_id != NULL)
    inno_menu_append (menu, _("Show rows"), "chart.show-rows-of", g_variant_new_string (mark_id), NULL);
  if (inno_chart_view_can_show_only (self, mark_id))
    inno_menu_append (menu, _("Show only this"), "chart.show-only", g_variant_new_string (mark_id), NULL);

  inno_menu_append (menu, _("Copy picture"), "chart.copy-picture", NULL, "<Control>c");
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    if (requests[i].label != NULL)
      inno_menu_append (menu, _(requests[i].label), requests[i].name, NULL, requests[i].accel);

  return G_MENU_MODEL (menu);
}

static void
open_menu (InnoChartView      *self,
           const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = build_menu (self, inno_chart_view_get_current (self));

  inno_chart_view_dismiss_tip (self);
  self->menu = GTK_WIDGET (inno_context_menu_popup (GTK_WIDGET (self), model, place));
}

static void
menu_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);
  int mark = inno_chart_view_find_mark (self, inno_chart_view_get_current (self));
  GdkRectangle place = { 0, 0, 1, 1 };

  if (mark >= 0)
    {
      const PlotRect *bounds = &plot_scene_get_mark (self->scene, (guint) mark)->bounds;

      place.x = (int) (bounds->x + bounds->width / 2);
      place.y = (int) (bounds->y + bounds->height);
    }
  open_menu (self, &place);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);
  gint32 step;
  guint32 times;

  if (self->marks->len == 0 || inno_chart_view_is_in_menu (self))
    return FALSE;

  g_variant_get (args, "(iu)", &step, &times);
  inno_chart_view_step (self, (PlotStep) step, times);

  return TRUE;
}

/* First the card goes, then what is selected, then the chart is left. Where nobody
 * takes care of the leaving the key goes on to whatever is around. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);
  guint leave = g_signal_lookup ("leave-requested", INNO_TYPE_CHART_VIEW);

  if (inno_chart_view_dismiss_tip (self) || inno_chart_view_deselect (self))
    return TRUE;
  if (!g_signal_has_handler_pending (self, leave, 0, FALSE))
    return FALSE;

  inno_chart_view_emit (self, INNO_CHART_LEAVE_REQUESTED, NULL);

  return TRUE;
}

/* The toolkit tells again where the pointer is when what lies below it changes; that has no time. */
static void
motion_cb (InnoChartView      *self,
           double              x,
           double              y,
           GtkEventController *motion)
{
  inno_chart_view_point_at (self, x, y, gtk_event_controller_get_current_event_time (motion) != GDK_CURRENT_TIME);
}

static void
leave_cb (InnoChartView *self)
{
  inno_chart_view_set_hovered (self, -1);
}

static void
pressed_cb (InnoChartView   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_gesture_get_last_event (GTK_GESTURE (gesture), sequence);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  inno_chart_view_point_at (self, x, y, TRUE);
  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, &place);
}

static void
released_cb (InnoChartView   *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY
      && inno_chart_view_click_at (self, n_press, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Returns whether there was a mark to click. */
gboolean
inno_chart_view_click_at (InnoChartView *self,
                          int            n_press,
                          double         x,
                          double         y)
{
  int index = self->scene != NULL ? plot_scene_hit (self->scene, x, y) : -1;
  const PlotMark *mark;
  g_autofree char *id = NULL;

  if (index < 0)
    return FALSE;

  inno_chart_view_focus_mark (self, index);
  mark = plot_scene_get_mark (self->scene, (guint) index);
  id = g_strdup (mark->id);
  if (n_press == 1 || self->selection == NULL)
    {
      choose (self, id);
      return TRUE;
    }

  /* The first of two clicks may have let go of it. */
  inno_selection_set_row (self->selection, mark->row_id);
  inno_chart_view_emit (self, INNO_CHART_MARK_ACTIVATED, id);

  return TRUE;
}

/**
 * inno_chart_input_class_init:
 * @widget_class: the class of the chart view
 *
 * Installs the actions and the keys.
 */
void
inno_chart_input_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    gtk_widget_class_install_action (widget_class, requests[i].name, NULL, request_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_picture_cb);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "chart.select", NULL, select_cb);
  gtk_widget_class_install_action (widget_class, "chart.show-rows-of", "s", show_rows_of_cb);
  gtk_widget_class_install_action (widget_class, "chart.show-only", "s", show_only_cb);

  for (guint i = 0; i < G_N_ELEMENTS (step_keys); i++)
    gtk_widget_class_add_binding (widget_class, step_keys[i].key, 0, step_cb, "(iu)",
                                  (gint32) step_keys[i].step, (guint32) step_keys[i].times);
  for (guint i = 0; i < G_N_ELEMENTS (action_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, action_keys[i].key, action_keys[i].modifiers,
                                         action_keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/**
 * inno_chart_input_init:
 * @self: a chart view
 *
 * Begins to listen to the pointer.
 */
void
inno_chart_input_init (InnoChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
