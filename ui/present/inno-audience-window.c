/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-audience-window.h"

#include <glib/gi18n-lib.h>

#include "inno-chart-view.h"
#include "inno-cover-view.h"
#include "inno-deck-draw.h"
#include "inno-typed-number.h"
#include "inno-widget.h"

/* Of the window, where it does not fill a screen. */
#define WIDTH 1280
#define HEIGHT 720

struct _InnoAudienceWindow
{
  GtkWindow        parent_instance;

  InnoDeck        *deck;
  InnoFacts       *facts;
  InnoLang         lang;
  guint            slide;         /* 0 is the cover */
  InnoDrawnSlide  *shown;         /* its figure is laid out later; NULL on the cover */
  InnoTypedNumber *typed;
  guint            inhibitor;

  GtkStack        *stack;
  InnoCoverView   *cover;
  InnoChartView   *chart;
  GtkWidget       *blank;
};

G_DEFINE_FINAL_TYPE (InnoAudienceWindow, inno_audience_window, GTK_TYPE_WINDOW)

/* Where each language is among those the digits choose. */
static const InnoLang langs[INNO_N_LANGS] = { INNO_LANG_FI, INNO_LANG_SV, INNO_LANG_EN };

/* Nobody outside sees the window: it says where the meeting is. */
static void
set_title (InnoAudienceWindow *self,
           const char         *title)
{
  g_autofree char *text = g_strdup_printf ("%s · %u/%u", title, self->slide + 1, inno_audience_window_get_n (self));

  gtk_window_set_title (GTK_WINDOW (self), text);
}

/* What has the keyboard is what a screen reader reads. */
static void
turn_to (InnoAudienceWindow *self,
         GtkWidget          *child)
{
  gtk_stack_set_visible_child (self->stack, child);
  gtk_widget_grab_focus (child);
}

static gboolean
show_cover (InnoAudienceWindow  *self,
            GError             **error)
{
  InnoDrawnDeck *deck = inno_deck_draw_cover (self->deck, self->facts, self->lang, error);

  if (deck == NULL)
    return FALSE;

  set_title (self, deck->title);
  inno_cover_view_take_deck (self->cover, deck);
  turn_to (self, GTK_WIDGET (self->cover));

  return TRUE;
}

static gboolean
show_chart (InnoAudienceWindow  *self,
            GError             **error)
{
  guint place = self->slide - 1;
  g_autoptr (InnoDrawnSlide) slide = inno_deck_draw_slide (self->deck, place, self->facts, self->lang, error);

  if (slide == NULL)
    return FALSE;

  inno_drawn_slide_number (slide, place, self->deck->slides->len);
  set_title (self, plot_figure_get_title (slide->figure));
  inno_chart_view_set_figure (self->chart, slide->figure);
  g_clear_pointer (&self->shown, inno_drawn_slide_free);
  self->shown = g_steal_pointer (&slide);
  turn_to (self, GTK_WIDGET (self->chart));

  return TRUE;
}

/* The rest of the program goes on in the language it has. */
static void
show (InnoAudienceWindow *self)
{
  InnoLang lang = inno_lang_get_active ();
  g_autoptr (GError) error = NULL;

  if (!(self->slide == 0 ? show_cover (self, &error) : show_chart (self, &error)))
    g_debug ("A slide that cannot be shown: %s", error->message);
  inno_lang_activate (lang);
}

static void
step (InnoAudienceWindow *self,
      int                 by)
{
  int slide = (int) self->slide + by;

  inno_audience_window_show_slide (self, (guint) CLAMP (slide, 0, (int) inno_audience_window_get_n (self) - 1));
}

/* What keys do */

static void
next (InnoAudienceWindow *self)
{
  step (self, 1);
}

static void
previous (InnoAudienceWindow *self)
{
  step (self, -1);
}

static void
first (InnoAudienceWindow *self)
{
  inno_audience_window_show_slide (self, 0);
}

static void
last (InnoAudienceWindow *self)
{
  inno_audience_window_show_slide (self, inno_audience_window_get_n (self) - 1);
}

static void
toggle_blank (InnoAudienceWindow *self)
{
  if (inno_audience_window_is_blank (self))
    show (self);
  else
    gtk_stack_set_visible_child (self->stack, self->blank);
}

static void
toggle_fullscreen (InnoAudienceWindow *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

/* From the dark back into the light, and only from there away. */
static void
leave (InnoAudienceWindow *self)
{
  if (inno_audience_window_is_blank (self))
    show (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* A number, or else what clickers send. */
static void
enter (InnoAudienceWindow *self)
{
  guint number = inno_typed_number_enter (self->typed);

  if (number == 0)
    next (self);
  else
    inno_audience_window_show_slide (self, MIN (number, inno_audience_window_get_n (self)) - 1);
}

/* As in other programs that present, and on clickers. */
static const struct { guint symbol; void (*func) (InnoAudienceWindow *self); } keys[] = {
  { GDK_KEY_Page_Down, next },
  { GDK_KEY_Right, next },
  { GDK_KEY_space, next },
  { GDK_KEY_Page_Up, previous },
  { GDK_KEY_Left, previous },
  { GDK_KEY_BackSpace, previous },
  { GDK_KEY_Home, first },
  { GDK_KEY_End, last },
  { GDK_KEY_Return, enter },
  { GDK_KEY_KP_Enter, enter },
  { GDK_KEY_b, toggle_blank },
  { GDK_KEY_period, toggle_blank },
  { GDK_KEY_F11, toggle_fullscreen },
  { GDK_KEY_F5, toggle_fullscreen },
  { GDK_KEY_Escape, leave },
};

static gboolean
pressed_cb (InnoAudienceWindow *self,
            guint               symbol,
            guint               code,
            GdkModifierType     modifiers)
{
  guint lower = gdk_keyval_to_lower (symbol);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  if (symbol >= GDK_KEY_0 && symbol <= GDK_KEY_9)
    {
      inno_typed_number_type (self->typed, symbol - GDK_KEY_0);
      return GDK_EVENT_STOP;
    }

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].symbol == lower)
      {
        keys[i].func (self);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static void
digit_cb (guint    digit,
          gpointer user_data)
{
  InnoAudienceWindow *self = user_data;

  if (digit < 1 || digit > INNO_N_LANGS)
    return;

  self->lang = langs[digit - 1];
  show (self);
}

/* A screen that goes dark by itself is the end of a talk. */
static void
mapped_cb (InnoAudienceWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && self->inhibitor == 0)
    self->inhibitor = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                               _("A presentation is shown"));
}

static void
unmapped_cb (InnoAudienceWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && self->inhibitor != 0)
    gtk_application_uninhibit (application, self->inhibitor);
  self->inhibitor = 0;
}

static void
inno_audience_window_finalize (GObject *object)
{
  InnoAudienceWindow *self = INNO_AUDIENCE_WINDOW (object);

  g_clear_pointer (&self->deck, inno_deck_free);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->shown, inno_drawn_slide_free);
  inno_typed_number_free (self->typed);

  G_OBJECT_CLASS (inno_audience_window_parent_class)->finalize (object);
}

static void
inno_audience_window_class_init (InnoAudienceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = inno_audience_window_finalize;
}

static void
make_keys (InnoAudienceWindow *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  /* Before the chart, whose arrows go from mark to mark. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  self->typed = inno_typed_number_new (digit_cb, self);
}

static void
inno_audience_window_init (InnoAudienceWindow *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->cover = INNO_COVER_VIEW (inno_cover_view_new ());
  self->chart = INNO_CHART_VIEW (inno_chart_view_new ());
  self->blank = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  inno_chart_view_set_style_name (self->chart, "projector");
  inno_chart_view_set_can_shrink (self->chart, TRUE);
  gtk_widget_add_css_class (self->blank, "blank");
  inno_widget_set_name (self->blank, _("Blank"));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->cover));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->chart));
  gtk_stack_add_child (self->stack, self->blank);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->stack));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);

  make_keys (self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

/**
 * inno_audience_window_new:
 * @deck: (transfer full): what is shown
 * @facts: the portfolio, which stays what it is while it is shown
 * @lang: the language to begin in
 *
 * Returns: (transfer none): a window on the cover, not shown yet
 */
InnoAudienceWindow *
inno_audience_window_new (InnoDeck  *deck,
                          InnoFacts *facts,
                          InnoLang   lang)
{
  InnoAudienceWindow *self = g_object_new (INNO_TYPE_AUDIENCE_WINDOW, NULL);

  self->deck = deck;
  self->facts = inno_facts_ref (facts);
  self->lang = lang;
  inno_deck_fit (deck, facts);
  show (self);

  return self;
}

/**
 * inno_audience_window_get_n:
 * @self: a window
 *
 * Returns: how many slides there are, the cover being one
 */
guint
inno_audience_window_get_n (InnoAudienceWindow *self)
{
  g_return_val_if_fail (INNO_IS_AUDIENCE_WINDOW (self), 0);

  return self->deck->slides->len + 1;
}

/**
 * inno_audience_window_get_slide:
 * @self: a window
 *
 * Returns: the place of the slide shown; 0 is the cover
 */
guint
inno_audience_window_get_slide (InnoAudienceWindow *self)
{
  g_return_val_if_fail (INNO_IS_AUDIENCE_WINDOW (self), 0);

  return self->slide;
}

/**
 * inno_audience_window_show_slide:
 * @self: a window
 * @slide: the place of a slide; 0 is the cover
 */
void
inno_audience_window_show_slide (InnoAudienceWindow *self,
                                 guint               slide)
{
  g_return_if_fail (INNO_IS_AUDIENCE_WINDOW (self));
  g_return_if_fail (slide < inno_audience_window_get_n (self));

  self->slide = slide;
  show (self);
}

/**
 * inno_audience_window_get_lang:
 * @self: a window
 *
 * Returns: the language of the slides
 */
InnoLang
inno_audience_window_get_lang (InnoAudienceWindow *self)
{
  g_return_val_if_fail (INNO_IS_AUDIENCE_WINDOW (self), INNO_LANG_EN);

  return self->lang;
}

/**
 * inno_audience_window_is_blank:
 * @self: a window
 *
 * Returns: whether it is dark
 */
gboolean
inno_audience_window_is_blank (InnoAudienceWindow *self)
{
  g_return_val_if_fail (INNO_IS_AUDIENCE_WINDOW (self), FALSE);

  return gtk_stack_get_visible_child (self->stack) == self->blank;
}

/**
 * inno_audience_window_present_beside:
 * @self: a window
 * @window: the one that somebody works in
 *
 * Shows it on all of a screen: another than that of @window, if there is one.
 */
void
inno_audience_window_present_beside (InnoAudienceWindow *self,
                                     GtkWindow          *window)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  g_return_if_fail (INNO_IS_AUDIENCE_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor == own)
        continue;

      gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
      gtk_window_present (GTK_WINDOW (self));
      return;
    }

  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
