/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-slide-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "inno-chart-view.h"
#include "inno-cover-view.h"
#include "inno-figure-rows.h"
#include "inno-format.h"
#include "inno-pointer-dot.h"
#include "inno-room-font.h"
#include "inno-widget.h"

/* What is read in a room is at least this part of the height. */
#define LETTER_PART 38.0
#define LEAST_LETTERS 12.0

/* A smaller slide is laid out as high as this and drawn smaller, so that it looks like the
 * one that the audience sees. */
#define LEAST_HEIGHT 720
#define LEAST_SHOWN 90

/* The slide before, that of now, and the next, which is made while nobody waits for it: the
 * marks of a chart take longer than a step may. Whoever goes back has the next before. */
#define N_CHARTS 3
/* Milliseconds, until the slide of now is seen. */
#define PREPARE_AFTER 150

struct _InnoSlideView
{
  GtkWidget       parent_instance;

  InnoTalk       *talk;
  gboolean        is_audience;
  guint           place;      /* that was shown last */
  int             direction;  /* in which it was come to */

  GtkWidget      *overlay;
  GtkStack       *stack;
  InnoCoverView  *cover;
  InnoChartView  *charts[N_CHARTS];
  InnoChartView  *chart;      /* the one of them that was shown last */
  InnoChartView  *before;     /* and the one before it */
  guint           source;
  InnoFigureRows *rows;
  GtkWidget      *blank;      /* of the audience */
  GtkLabel       *state;      /* of the presenter */
};

G_DEFINE_FINAL_TYPE (InnoSlideView, inno_slide_view, GTK_TYPE_WIDGET)

static guint shown;

/* What is shown */

static void
say (InnoSlideView      *self,
     const InnoTalkView *view,
     const char         *title,
     const char         *description)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *place = inno_format_count (format, view->place + 1);
  g_autofree char *n = inno_format_count (format, inno_talk_get_n (self->talk));
  g_autofree char *name = g_strdup_printf (_("Slide %s of %s: %s"), place, n, title);

  inno_widget_set_name (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  g_signal_emit (self, shown, 0, title);
}

/* A cover whose figures cannot be told leaves the one before. */
static GtkWidget *
show_cover (InnoSlideView      *self,
            const InnoTalkView *view)
{
  InnoDrawnDeck *deck = inno_talk_draw_cover (self->talk, view->lang);
  g_autofree char *title = deck != NULL ? g_strdup (deck->title) : g_strdup ("");

  if (deck != NULL)
    inno_cover_view_take_deck (self->cover, deck);
  say (self, view, title, inno_cover_view_get_words (self->cover));

  return GTK_WIDGET (self->cover);
}

static InnoChartView *
find_chart (InnoSlideView *self,
            PlotFigure    *figure)
{
  for (guint i = 0; i < N_CHARTS; i++)
    if (inno_chart_view_get_figure (self->charts[i]) == figure)
      return self->charts[i];

  return NULL;
}

/* One that shows neither this slide nor the one before. */
static InnoChartView *
get_spare (InnoSlideView *self)
{
  guint i = 0;

  while (self->charts[i] == self->chart || self->charts[i] == self->before)
    i++;

  return self->charts[i];
}

static gboolean
prepare_cb (gpointer user_data)
{
  InnoSlideView *self = user_data;
  int place = (int) self->place + self->direction;
  InnoTalkView next = { .place = (guint) place, .lang = inno_talk_get_view (self->talk, self->is_audience)->lang };
  const InnoDrawnSlide *slide = place > 0 && place < (int) inno_talk_get_n (self->talk) ? inno_talk_draw (self->talk, &next)
                                                                                        : NULL;

  self->source = 0;
  if (slide != NULL && find_chart (self, slide->figure) == NULL)
    inno_chart_view_set_figure (get_spare (self), slide->figure);

  return G_SOURCE_REMOVE;
}

static void
queue_prepare (InnoSlideView *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PREPARE_AFTER, prepare_cb, self);
}

/* The same slide in another language or unit stays where it is, and its marks move. */
static void
turn_chart (InnoSlideView *self,
            PlotFigure    *figure,
            gboolean       is_other)
{
  InnoChartView *chart = is_other ? find_chart (self, figure) : self->chart;

  if (chart == NULL)
    chart = get_spare (self);
  if (chart != self->chart)
    self->before = self->chart;
  self->chart = chart;
  inno_chart_view_set_figure (chart, figure);
}

static GtkWidget *
show_chart (InnoSlideView      *self,
            const InnoTalkView *view,
            gboolean            is_other)
{
  const InnoDrawnSlide *slide = inno_talk_draw (self->talk, view);
  InnoLang lang = inno_lang_get_active ();

  turn_chart (self, slide->figure, is_other);
  inno_lang_activate (view->lang);
  inno_chart_view_retranslate (self->chart);
  inno_lang_activate (lang);
  inno_figure_rows_show (self->rows, inno_talk_get_facts (self->talk), slide, view->row, view->series);
  say (self, view, plot_figure_get_title (slide->figure), plot_figure_get_takeaway (slide->figure));

  return GTK_WIDGET (self->chart);
}

static gboolean
is_dark (InnoSlideView *self)
{
  return self->is_audience && inno_talk_get (self->talk, INNO_TALK_BLANK);
}

/* A mark is in hand as long as its slide is in sight; then the keys are for slides again. */
static void
show (InnoSlideView *self)
{
  const InnoTalkView *view = inno_talk_get_view (self->talk, self->is_audience);
  gboolean is_other = self->place != view->place;
  GtkWidget *child;

  self->direction = view->place < self->place ? -1 : 1;
  self->place = view->place;
  if ((is_other || is_dark (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  child = view->place == 0 ? show_cover (self, view) : show_chart (self, view, is_other);
  if (child != GTK_WIDGET (self->chart) || is_dark (self))
    gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_stack_set_visible_child (self->stack, is_dark (self) ? self->blank : child);
  queue_prepare (self);
}

/* Never by colour alone: the presenter reads what the audience sees. */
static void
update_state (InnoSlideView *self)
{
  static const char * const classes[] = { "withheld", NULL };
  static const char * const none[] = { NULL };
  gboolean is_blank = inno_talk_get (self->talk, INNO_TALK_BLANK);
  gboolean is_frozen = inno_talk_get (self->talk, INNO_TALK_FROZEN);
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *place = inno_format_count (format, inno_talk_get_view (self->talk, TRUE)->place + 1);
  g_autofree char *frozen = g_strdup_printf (_("Frozen: the audience sees slide %s"), place);

  if (self->is_audience)
    return;

  gtk_label_set_label (self->state, is_blank ? _("Blank: the audience sees a dark screen") : frozen);
  gtk_widget_set_visible (GTK_WIDGET (self->state), is_blank || is_frozen);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) (is_blank || is_frozen ? classes : none));
}

static void
flag_cb (InnoSlideView *self)
{
  if (self->is_audience)
    show (self);
  update_state (self);
}

/* What is done on it */

static void
mark_activated_cb (InnoSlideView *self,
                   const char    *mark_id)
{
  PlotScene *scene = inno_chart_view_get_scene (self->chart);
  int index = scene != NULL ? plot_scene_find_mark (scene, mark_id) : -1;
  const PlotMark *mark = index >= 0 ? plot_scene_get_mark (scene, (guint) index) : NULL;

  if (mark == NULL || mark->row_id == NULL)
    return;

  /* The keyboard goes along to what it has opened, and is heard there. */
  inno_talk_open (self->talk, mark->row_id, mark->series_id);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->chart)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
leave_requested_cb (InnoSlideView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
moved_cb (InnoSlideView *self,
          double         x,
          double         y)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->overlay, GTK_WIDGET (self), &bounds) && bounds.size.width > 0 &&
      bounds.size.height > 0)
    inno_talk_point (self->talk, (x - bounds.origin.x) / bounds.size.width,
                     (y - bounds.origin.y) / bounds.size.height);
}

/* On a mark the chart has taken it. */
static void
released_cb (InnoSlideView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  inno_talk_step (self->talk, 1);
}

/* Before the chart, whose menu is for work and not for meetings. */
static void
back_cb (InnoSlideView *self,
         int            n_press,
         double         x,
         double         y,
         GtkGesture    *click)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  inno_talk_step (self->talk, -1);
}

static void
add_controllers (InnoSlideView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *back = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (back), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (back), GTK_PHASE_CAPTURE);
  g_signal_connect_object (back, "pressed", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (back));
}

/* Where it is */

static GtkSizeRequestMode
inno_slide_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_slide_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  double ratio = inno_talk_get_ratio (INNO_SLIDE_VIEW (widget)->talk);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = LEAST_SHOWN;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) ceil (LEAST_HEIGHT * ratio) : LEAST_HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    *natural = MAX ((int) floor (for_size / ratio), *minimum);
}

/* How much larger than it is shown it has to be laid out. */
static double
find_factor (InnoSlideView *self,
             double         width,
             double         height)
{
  double factor = MAX (1.0, LEAST_HEIGHT / height);
  int least_width, least_height;

  gtk_widget_measure (self->overlay, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  factor = MAX (factor, least_width / width);
  gtk_widget_measure (self->overlay, GTK_ORIENTATION_VERTICAL, (int) ceil (width * factor), &least_height, NULL, NULL,
                      NULL);

  return MAX (factor, least_height / height);
}

static void
inno_slide_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  InnoSlideView *self = INNO_SLIDE_VIEW (widget);
  double ratio = self->is_audience ? (double) width / MAX (height, 1) : inno_talk_get_ratio (self->talk);
  double shown_width = MAX (MIN (width, height * ratio), 1.0);
  double shown_height = MAX (shown_width / ratio, 1.0);
  double factor = find_factor (self, shown_width, shown_height);
  graphene_point_t corner = GRAPHENE_POINT_INIT ((float) floor ((width - shown_width) / 2), 0);
  GskTransform *transform = gsk_transform_translate (NULL, &corner);

  if (factor > 1.0)
    transform = gsk_transform_scale (transform, (float) (1.0 / factor), (float) (1.0 / factor));
  gtk_widget_allocate (self->overlay, (int) ceil (shown_width * factor), (int) ceil (shown_height * factor), -1,
                       transform);
  inno_room_font_set (widget, MAX (shown_height * factor / LETTER_PART, LEAST_LETTERS));
  if (self->is_audience)
    inno_talk_set_ratio (self->talk, ratio);
}

static void
inno_slide_view_dispose (GObject *object)
{
  InnoSlideView *self = INNO_SLIDE_VIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_slide_view_parent_class)->dispose (object);
}

static void
inno_slide_view_class_init (InnoSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_slide_view_dispose;
  widget_class->get_request_mode = inno_slide_view_get_request_mode;
  widget_class->measure = inno_slide_view_measure;
  widget_class->size_allocate = inno_slide_view_size_allocate;

  shown = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                        G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "slideview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_chart (InnoSlideView *self,
           guint          i)
{
  InnoChartView *chart = INNO_CHART_VIEW (inno_chart_view_new ());

  inno_chart_view_set_style_name (chart, "projector");
  inno_chart_view_set_can_shrink (chart, TRUE);
  g_signal_connect_object (chart, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chart, "leave-requested", G_CALLBACK (leave_requested_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (chart), NULL, "");
  self->charts[i] = chart;
}

static void
inno_slide_view_init (InnoSlideView *self)
{
  self->overlay = gtk_overlay_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->cover = INNO_COVER_VIEW (inno_cover_view_new ());
  self->rows = INNO_FIGURE_ROWS (inno_figure_rows_new ());
  self->blank = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->state = GTK_LABEL (gtk_label_new (NULL));

  gtk_widget_add_css_class (self->blank, "blank");
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->cover), NULL, "");
  for (guint i = 0; i < N_CHARTS; i++)
    add_chart (self, i);
  self->chart = self->charts[0];
  gtk_stack_add_titled (self->stack, self->blank, NULL, "");

  gtk_widget_set_halign (GTK_WIDGET (self->rows), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "slide-state");
  gtk_widget_set_halign (GTK_WIDGET (self->state), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self->state), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->state), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->stack));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->rows));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->state));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

/**
 * inno_slide_view_new:
 * @talk: a talk
 * @is_audience: whether it is what the audience sees, or else the presenter's
 *
 * Returns: (transfer floating): a view that follows the talk, once it was translated
 */
GtkWidget *
inno_slide_view_new (InnoTalk *talk,
                     gboolean  is_audience)
{
  static const struct { const char *signal; gboolean is_audience; } turns[] = { { "turned", FALSE },
                                                                                { "audience-turned", TRUE } };
  InnoSlideView *self = g_object_new (INNO_TYPE_SLIDE_VIEW, NULL);

  self->talk = g_object_ref (talk);
  self->is_audience = is_audience;
  gtk_widget_set_overflow (GTK_WIDGET (self), is_audience ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), inno_pointer_dot_new (talk));
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (turns[i].is_audience == is_audience)
      g_signal_connect_object (talk, turns[i].signal, G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "notify::blank", G_CALLBACK (flag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "notify::frozen", G_CALLBACK (flag_cb), self, G_CONNECT_SWAPPED);
  if (!is_audience)
    g_signal_connect_object (talk, "notify::ratio", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * inno_slide_view_retranslate:
 * @self: a view
 *
 * Puts its own words, which are not those of the slide, in the language that is active now.
 */
void
inno_slide_view_retranslate (InnoSlideView *self)
{
  g_return_if_fail (INNO_IS_SLIDE_VIEW (self));

  inno_widget_set_name (self->blank, _("Blank"));
  update_state (self);
  show (self);
}

/**
 * inno_slide_view_enter:
 * @self: a view
 *
 * Puts the keyboard onto the marks of the chart.
 *
 * Returns: whether there is a chart with marks in sight
 */
gboolean
inno_slide_view_enter (InnoSlideView *self)
{
  g_return_val_if_fail (INNO_IS_SLIDE_VIEW (self), FALSE);

  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->chart) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

/**
 * inno_slide_view_is_inside:
 * @self: a view
 * @focus: what has the keyboard
 *
 * Returns: whether that is the chart or one of its marks
 */
gboolean
inno_slide_view_is_inside (InnoSlideView *self,
                           GtkWidget     *focus)
{
  g_return_val_if_fail (INNO_IS_SLIDE_VIEW (self), FALSE);

  return focus == GTK_WIDGET (self->chart) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->chart));
}

/**
 * inno_slide_view_is_in_rows:
 * @self: a view
 * @focus: (nullable): what has the keyboard
 *
 * Returns: whether that is among the projects behind a mark
 */
gboolean
inno_slide_view_is_in_rows (InnoSlideView *self,
                            GtkWidget     *focus)
{
  g_return_val_if_fail (INNO_IS_SLIDE_VIEW (self), FALSE);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows));
}
