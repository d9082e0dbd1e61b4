/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-view-private.h"

#include <adwaita.h>

#include "inno-widget.h"

G_DEFINE_FINAL_TYPE (InnoChartView, inno_chart_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_FIGURE = 1,
  PROP_STYLE_NAME,
  PROP_CAN_SHRINK,
  PROP_SELECTION,
} InnoChartViewProperty;

static GParamSpec *properties[PROP_SELECTION + 1];

static const PlotStyle *
choose_style (InnoChartView *self)
{
  const PlotStyle *style = self->style_name != NULL ? plot_style_find (self->style_name) : NULL;

  return style != NULL ? style : inno_widget_get_plot_style ();
}

static void
drop_scene (InnoChartView *self)
{
  inno_chart_layout_forget (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The picture stands among labels, so it is written in their font. A style asked
 * for by name is for another place and keeps its own. */
static gboolean
fit_style (InnoChartView   *self,
           const PlotStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const char *family = pango_font_description_get_family (pango_context_get_font_description (context));
  PlotStyle own = *style;

  if (self->style_name != NULL || family == NULL)
    {
      gboolean is_other = self->style != style;

      self->style = style;
      return is_other;
    }

  own.font_family = g_intern_string (family);
  if (self->style == &self->own_style && own.name == self->own_style.name &&
      own.font_family == self->own_style.font_family && own.label_size == self->own_style.label_size)
    return FALSE;

  self->own_style = own;
  self->style = &self->own_style;
  return TRUE;
}

static void
update_style (InnoChartView *self)
{
  if (!fit_style (self, choose_style (self)))
    return;

  inno_chart_hover_set_style (INNO_CHART_HOVER (self->hover), self->style);
  drop_scene (self);
}

/* Fonts come and go with the theme and the settings. */
static void
inno_chart_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (inno_chart_view_parent_class)->css_changed (widget, change);

  update_style (INNO_CHART_VIEW (widget));
}

/* Marks and words come from a layout with nothing left out, and so do not depend
 * on the size: children must not come and go while a widget is allocated. */
static void
sync_children (InnoChartView *self)
{
  PlotScene *whole = NULL;
  const char *title = NULL;
  const char *description = NULL;

  if (self->figure != NULL)
    {
      int height = inno_chart_layout_get_height (self, INNO_CHART_NATURAL_WIDTH);

      whole = inno_chart_layout_get_scene (self, INNO_CHART_NATURAL_WIDTH, MAX (height, 1));
      title = plot_scene_get_title (whole);
      description = plot_scene_get_description (whole);
    }

  inno_chart_marks_sync (self, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "",
                                  -1);
}

static void
selection_changed_cb (InnoChartView *self)
{
  inno_chart_marks_select (self);
  inno_chart_view_update_hover (self);
}

static void
watch_selection (InnoChartView *self,
                 InnoSelection *selection)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    g_signal_connect_object (selection, "notify::row", G_CALLBACK (selection_changed_cb),
                             self, G_CONNECT_SWAPPED);
}

static gboolean
inno_chart_view_grab_focus (GtkWidget *widget)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);
  InnoChartMark *mark = inno_chart_marks_find (self, self->focused, NULL);

  if (mark == NULL && self->marks->len > 0)
    mark = g_ptr_array_index (self->marks, 0);
  if (mark != NULL && gtk_widget_grab_focus (GTK_WIDGET (mark)))
    return TRUE;

  return GTK_WIDGET_CLASS (inno_chart_view_parent_class)->grab_focus (widget);
}

/* One stop for Tab; the arrows walk inside. */
static gboolean
inno_chart_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  static const PlotStep steps[] = {
    [GTK_DIR_UP] = PLOT_STEP_UP,
    [GTK_DIR_DOWN] = PLOT_STEP_DOWN,
    [GTK_DIR_LEFT] = PLOT_STEP_LEFT,
    [GTK_DIR_RIGHT] = PLOT_STEP_RIGHT,
  };
  InnoChartView *self = INNO_CHART_VIEW (widget);

  if (inno_chart_view_is_in_menu (self))
    return gtk_widget_child_focus (self->menu, direction);
  if (gtk_widget_has_focus (widget))
    return FALSE;
  if (inno_chart_view_get_focused_child (self) == NULL)
    return gtk_widget_grab_focus (widget);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  inno_chart_view_step (self, steps[direction], 1);

  return TRUE;
}

static void
inno_chart_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (inno_chart_view_parent_class)->root (widget);

  inno_chart_view_watch_window (INNO_CHART_VIEW (widget), gtk_widget_get_root (widget));
}

static void
inno_chart_view_unroot (GtkWidget *widget)
{
  inno_chart_view_unwatch_window (INNO_CHART_VIEW (widget), gtk_widget_get_root (widget));

  GTK_WIDGET_CLASS (inno_chart_view_parent_class)->unroot (widget);
}

static void
inno_chart_view_unmap (GtkWidget *widget)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);

  gtk_popover_popdown (GTK_POPOVER (self->tip));
  inno_chart_view_set_hovered (self, -1);

  GTK_WIDGET_CLASS (inno_chart_view_parent_class)->unmap (widget);
}

static void
inno_chart_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  InnoChartView *self = INNO_CHART_VIEW (object);

  switch ((InnoChartViewProperty) prop_id)
    {
    case PROP_FIGURE:
      g_value_set_pointer (value, self->figure);
      break;
    case PROP_STYLE_NAME:
      g_value_set_string (value, self->style_name);
      break;
    case PROP_CAN_SHRINK:
      g_value_set_boolean (value, self->can_shrink);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_chart_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  InnoChartView *self = INNO_CHART_VIEW (object);

  switch ((InnoChartViewProperty) prop_id)
    {
    case PROP_FIGURE:
      inno_chart_view_set_figure (self, g_value_get_pointer (value));
      break;
    case PROP_STYLE_NAME:
      inno_chart_view_set_style_name (self, g_value_get_string (value));
      break;
    case PROP_CAN_SHRINK:
      inno_chart_view_set_can_shrink (self, g_value_get_boolean (value));
      break;
    case PROP_SELECTION:
      inno_chart_view_set_selection (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_chart_view_dispose (GObject *object)
{
  InnoChartView *self = INNO_CHART_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->tip_source, g_source_remove);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  watch_selection (self, NULL);
  self->canvas = self->hover = self->tip = self->menu = NULL;
  g_ptr_array_set_size (self->marks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_chart_view_parent_class)->dispose (object);
}

static void
inno_chart_view_finalize (GObject *object)
{
  InnoChartView *self = INNO_CHART_VIEW (object);

  inno_chart_layout_forget (self);
  g_clear_pointer (&self->figure, plot_figure_unref);
  g_clear_pointer (&self->engine, plot_text_engine_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self->style_name);
  g_free (self->hovered);
  g_free (self->focused);

  G_OBJECT_CLASS (inno_chart_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_FIGURE] = g_param_spec_pointer ("figure", NULL, NULL, flags);
  properties[PROP_STYLE_NAME] = g_param_spec_string ("style-name", NULL, NULL, NULL, flags);
  properties[PROP_CAN_SHRINK] = g_param_spec_boolean ("can-shrink", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, INNO_TYPE_SELECTION, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_chart_view_class_init (InnoChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_chart_view_get_property;
  object_class->set_property = inno_chart_view_set_property;
  object_class->dispose = inno_chart_view_dispose;
  object_class->finalize = inno_chart_view_finalize;
  widget_class->css_changed = inno_chart_view_css_changed;
  widget_class->grab_focus = inno_chart_view_grab_focus;
  widget_class->focus = inno_chart_view_focus;
  widget_class->root = inno_chart_view_root;
  widget_class->unroot = inno_chart_view_unroot;
  widget_class->unmap = inno_chart_view_unmap;

  install_properties (object_class);
  inno_chart_signals_install (G_TYPE_FROM_CLASS (klass));
  inno_chart_layout_class_init (widget_class);
  inno_chart_input_class_init (widget_class);

  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
inno_chart_view_init (InnoChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->engine = plot_text_engine_new ();
  self->marks = g_ptr_array_new ();
  self->canvas = inno_chart_canvas_new ();
  self->hover = inno_chart_hover_new ();
  self->tip = inno_chart_tip_new ();
  gtk_widget_set_parent (self->canvas, widget);
  gtk_widget_set_parent (self->hover, widget);
  gtk_widget_set_parent (self->tip, widget);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);

  inno_chart_input_init (self);
  update_style (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_style),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_style),
                           self, G_CONNECT_SWAPPED);
}

/**
 * inno_chart_view_new:
 *
 * Returns: (transfer floating): a view of no figure
 */
GtkWidget *
inno_chart_view_new (void)
{
  return g_object_new (INNO_TYPE_CHART_VIEW, NULL);
}

/**
 * inno_chart_view_get_figure:
 * @self: a chart view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PlotFigure *
inno_chart_view_get_figure (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), NULL);

  return self->figure;
}

/**
 * inno_chart_view_set_figure:
 * @self: a chart view
 * @figure: (transfer none) (nullable): what to show
 *
 * Marks that keep their id keep the focus, and move to their new place where the
 * desktop lets things move.
 */
void
inno_chart_view_set_figure (InnoChartView *self,
                            PlotFigure    *figure)
{
  g_return_if_fail (INNO_IS_CHART_VIEW (self));

  if (self->figure == figure)
    return;

  inno_chart_view_set_hovered (self, -1);
  g_clear_pointer (&self->figure, plot_figure_unref);
  self->figure = figure != NULL ? plot_figure_ref (figure) : NULL;
  if (figure != NULL)
    plot_figure_set_sight (figure, self->sight);
  drop_scene (self);
  sync_children (self);
  inno_chart_view_update_hover (self);
  inno_chart_view_queue_tip (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIGURE]);
}

/**
 * inno_chart_view_get_style_name:
 * @self: a chart view
 *
 * Returns: (nullable): the style asked for
 */
const char *
inno_chart_view_get_style_name (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), NULL);

  return self->style_name;
}

/**
 * inno_chart_view_set_style_name:
 * @self: a chart view
 * @style_name: (nullable): a style of the plot library, "projector" for example,
 *   or %NULL to follow the desktop
 */
void
inno_chart_view_set_style_name (InnoChartView *self,
                                const char    *style_name)
{
  g_return_if_fail (INNO_IS_CHART_VIEW (self));

  if (!inno_take_string (&self->style_name, style_name))
    return;

  update_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE_NAME]);
}

/**
 * inno_chart_view_get_can_shrink:
 * @self: a chart view
 *
 * Returns: whether it may be lower than its figure needs
 */
gboolean
inno_chart_view_get_can_shrink (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), FALSE);

  return self->can_shrink;
}

/**
 * inno_chart_view_set_can_shrink:
 * @self: a chart view
 * @can_shrink: whether rows that do not fit may be left out, with a word that
 *   they were; without it the view asks for all the height the figure needs,
 *   and a scrolled window around it scrolls
 */
void
inno_chart_view_set_can_shrink (InnoChartView *self,
                                gboolean       can_shrink)
{
  g_return_if_fail (INNO_IS_CHART_VIEW (self));

  if (self->can_shrink == !!can_shrink)
    return;

  self->can_shrink = !!can_shrink;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_SHRINK]);
}

/**
 * inno_chart_view_set_can_close_up:
 * @self: a chart view
 * @can_close_up: whether rows may stand as close as they can where room is short,
 *   none of them left out
 */
void
inno_chart_view_set_can_close_up (InnoChartView *self,
                                  gboolean       can_close_up)
{
  g_return_if_fail (INNO_IS_CHART_VIEW (self));

  self->can_close_up = can_close_up;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * inno_chart_view_get_selection:
 * @self: a chart view
 *
 * Returns: (transfer none) (nullable): the selection it shares with others
 */
InnoSelection *
inno_chart_view_get_selection (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), NULL);

  return self->selection;
}

/**
 * inno_chart_view_set_selection:
 * @self: a chart view
 * @selection: (nullable): the selection to share with others; with it a click and
 *   the space bar select, and it takes two clicks or Enter to open a mark
 */
void
inno_chart_view_set_selection (InnoChartView *self,
                               InnoSelection *selection)
{
  g_return_if_fail (INNO_IS_CHART_VIEW (self));
  g_return_if_fail (selection == NULL || INNO_IS_SELECTION (selection));

  if (self->selection == selection)
    return;

  watch_selection (self, selection);
  selection_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

/**
 * inno_chart_view_get_scene:
 * @self: a chart view
 *
 * Returns: (transfer none) (nullable): the figure as it is laid out now
 */
PlotScene *
inno_chart_view_get_scene (InnoChartView *self)
{
  g_return_val_if_fail (INNO_IS_CHART_VIEW (self), NULL);

  return self->scene;
}

/**
 * inno_chart_view_retranslate:
 * @self: a chart view
 *
 * Puts its own words in the language that is active now; those of the figure
 * come with the figure.
 */
void
inno_chart_view_retranslate (InnoChartView *self)
{
  g_return_if_fail (INNO_IS_CHART_VIEW (self));

  inno_chart_tip_retranslate (INNO_CHART_TIP (self->tip));
}
