/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-presenter-window.h"

#include <glib/gi18n-lib.h>

#include "inno-agenda-list.h"
#include "inno-decision-entry.h"
#include "inno-format.h"
#include "inno-key-hints.h"
#include "inno-presenter-clock.h"
#include "inno-presenter-header.h"
#include "inno-room-font.h"
#include "inno-sample-pill.h"
#include "inno-slide-overview.h"
#include "inno-slide-picture.h"
#include "inno-slide-view.h"
#include "inno-talk-keys.h"
#include "inno-toasts.h"
#include "inno-widget.h"
#include "inno-window-role.h"

/* Of the window, where it does not fill a screen. */
#define WIDTH 1366
#define HEIGHT 768

/* Letters of body text are this part of the window, but never too small or too large. */
#define LETTERS_IN_WIDTH 120.0
#define LETTERS_IN_HEIGHT 67.5
#define LEAST_LETTERS 12.0
#define MOST_LETTERS 32.0
#define NARROW 1250

/* Milliseconds, until what the audience waits for is seen. */
#define NEXT_AFTER 80

/* The left column has two of them. */
#define N_COLUMNS 3
#define OVERVIEW "overview"
#define TALK "talk"

struct _InnoPresenterWindow
{
  AdwWindow            parent_instance;

  InnoTalk            *talk;
  InnoLang             lang;          /* of its own words */
  guint                next_source;
  guint                fit_source;

  AdwToastOverlay     *toasts;
  AdwToast            *offer;         /* while it is shown */
  InnoPresenterHeader *header;
  GtkStack            *stack;
  GtkLabel            *now_title, *now_item, *now_filters;
  InnoSlideView       *slide;
  GtkLabel            *notes_title, *notes;
  GtkLabel            *decision_title;
  InnoDecisionEntry   *decision;
  GtkLabel            *next_title;
  InnoSlidePicture    *next;
  InnoPresenterClock  *clock;
  InnoAgendaList      *agenda;
  InnoSlideOverview   *overview;
  InnoKeyHints        *hints;
  InnoSamplePill      *pill;
};

G_DEFINE_FINAL_TYPE (InnoPresenterWindow, inno_presenter_window, ADW_TYPE_WINDOW)

static guint screen_accepted;

static char *
format_place (guint place)
{
  return inno_format_count (inno_format_get (inno_lang_get_active ()), place + 1);
}

/* What is shown */

static void
show_heads (InnoPresenterWindow  *self,
            const InnoDrawnSlide *slide)
{
  guint place = inno_talk_get_place (self->talk);
  int item = inno_talk_find_item (self->talk, place);
  g_autofree char *number = format_place (place);
  g_autofree char *n = format_place (inno_talk_get_n (self->talk) - 1);
  g_autofree char *title = g_strdup_printf (_("Now: slide %s/%s"), number, n);
  g_autofree char *item_number = item >= 0 ? inno_agenda_dup_number (self->talk, (guint) item) : NULL;
  g_autofree char *name = item >= 0 ? inno_agenda_dup_name (self->talk, (guint) item) : NULL;
  g_autofree char *words = item_number != NULL ? g_strjoin (", ", item_number, name, NULL) : g_strdup (name);
  char **filters = slide != NULL && slide->frame != NULL ? inno_frame_get_context (slide->frame)->filters : NULL;
  g_autofree char *list = filters != NULL && filters[0] != NULL ? g_strjoinv ("; ", filters) : NULL;
  g_autofree char *filter = list != NULL ? g_strdup_printf (_("Filter: %s"), list) : NULL;

  gtk_label_set_label (self->now_title, title);
  gtk_label_set_label (self->now_item, words != NULL ? words : "");
  gtk_label_set_label (self->now_filters, filter != NULL ? filter : "");
}

static void
show_notes (InnoPresenterWindow  *self,
            const InnoDrawnSlide *slide)
{
  gboolean has_notes = slide != NULL && slide->note != NULL && *slide->note != '\0';
  const char *text = has_notes ? slide->note : _("No notes on this slide");
  g_autofree char *name = g_strdup_printf (_("%s: %s"), C_("presenting", "Notes"), text);

  gtk_label_set_label (self->notes, text);
  /* What scrolls takes the keyboard, and is heard as what is in it. */
  inno_widget_set_name (gtk_widget_get_ancestor (GTK_WIDGET (self->notes), GTK_TYPE_SCROLLED_WINDOW), name);
  if (has_notes)
    gtk_widget_remove_css_class (GTK_WIDGET (self->notes), "placeholder");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->notes), "placeholder");
}

static gboolean
draw_next_cb (gpointer user_data)
{
  InnoPresenterWindow *self = user_data;
  const char *title = inno_slide_picture_draw (self->next);

  self->next_source = 0;
  inno_widget_set_name (GTK_WIDGET (self->next), title != NULL ? title : "");

  return G_SOURCE_REMOVE;
}

/* Its picture comes a moment later. */
static void
show_next (InnoPresenterWindow *self)
{
  guint next = inno_talk_get_place (self->talk) + 1;
  gboolean is_last = next >= inno_talk_get_n (self->talk);
  g_autofree char *number = format_place (next);
  g_autofree char *title = g_strdup_printf (_("Next: slide %s"), number);

  gtk_label_set_label (self->next_title, is_last ? _("This is the last slide") : title);
  gtk_widget_set_opacity (GTK_WIDGET (self->next), is_last ? 0 : 1);
  if (is_last)
    inno_widget_set_name (GTK_WIDGET (self->next), _("This is the last slide"));
  else if (inno_slide_picture_set_view (self->next, next, inno_talk_get_lang (self->talk)) && self->next_source == 0)
    self->next_source = g_timeout_add (NEXT_AFTER, draw_next_cb, self);
}

static void
show (InnoPresenterWindow *self)
{
  const InnoDrawnSlide *slide = inno_talk_draw (self->talk, inno_talk_get_view (self->talk, FALSE));

  show_heads (self, slide);
  show_notes (self, slide);
  show_next (self);
}

static void
retranslate (InnoPresenterWindow *self)
{
  self->lang = inno_lang_get_active ();
  gtk_window_set_title (GTK_WINDOW (self), _("Presenter"));
  gtk_label_set_label (self->notes_title, C_("presenting", "Notes"));
  gtk_label_set_label (self->decision_title, _("Decision on this slide"));
  inno_presenter_header_retranslate (self->header);
  inno_slide_view_retranslate (self->slide);
  inno_decision_entry_retranslate (self->decision);
  inno_presenter_clock_retranslate (self->clock);
  inno_agenda_list_retranslate (self->agenda);
  inno_key_hints_retranslate (self->hints);
  inno_sample_pill_retranslate (self->pill);
  show (self);
}

/* The language of the program is switched in its own window. */
static void
active_cb (InnoPresenterWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->lang != inno_lang_get_active ())
    retranslate (self);
}

static void
overview_cb (InnoPresenterWindow *self)
{
  gboolean is_open = inno_talk_get (self->talk, INNO_TALK_OVERVIEW);

  gtk_stack_set_visible_child_name (self->stack, is_open ? OVERVIEW : TALK);
  if (is_open)
    inno_slide_overview_open (self->overview);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->slide));
}

/* How it is built */

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);

  return label;
}

static GtkWidget *
make_now (InnoPresenterWindow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->now_title = make_label ("presenter-heading");
  self->now_item = make_label ("presenter-dim");
  self->now_filters = make_label ("presenter-dim");
  gtk_label_set_ellipsize (self->now_item, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->now_filters, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->now_item), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->now_title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->now_item));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->now_filters));

  self->slide = INNO_SLIDE_VIEW (inno_slide_view_new (self->talk, FALSE));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slide));

  return box;
}

static GtkWidget *
make_words (InnoPresenterWindow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *decision = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* GTK 4.18 takes no name for a pane that scrolls. */
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->notes_title = make_label ("presenter-heading");
  self->notes = make_label ("notes");
  gtk_label_set_wrap (self->notes, TRUE);
  gtk_label_set_wrap_mode (self->notes, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (GTK_WIDGET (self->notes), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->notes));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (notes, TRUE);
  gtk_box_append (GTK_BOX (notes), GTK_WIDGET (self->notes_title));
  gtk_box_append (GTK_BOX (notes), scroller);

  self->decision_title = make_label ("presenter-heading");
  self->decision = INNO_DECISION_ENTRY (inno_decision_entry_new (self->talk));
  gtk_widget_set_vexpand (GTK_WIDGET (self->decision), TRUE);
  gtk_widget_add_css_class (decision, "decision");
  gtk_box_append (GTK_BOX (decision), GTK_WIDGET (self->decision_title));
  gtk_box_append (GTK_BOX (decision), GTK_WIDGET (self->decision));

  gtk_widget_add_css_class (words, "presenter-words");
  gtk_box_append (GTK_BOX (words), notes);
  gtk_box_append (GTK_BOX (words), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (words), decision);

  return words;
}

static GtkWidget *
make_side (InnoPresenterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->next_title = make_label ("presenter-heading");
  self->next = INNO_SLIDE_PICTURE (inno_slide_picture_new (self->talk));
  self->clock = INNO_PRESENTER_CLOCK (inno_presenter_clock_new (self->talk));
  self->agenda = INNO_AGENDA_LIST (inno_agenda_list_new (self->talk));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->clock));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->agenda));
  gtk_widget_set_vexpand (GTK_WIDGET (self->agenda), TRUE);

  return box;
}

static GtkWidget *
make_talk (InnoPresenterWindow *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (left), make_now (self));
  gtk_box_append (GTK_BOX (left), make_words (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_attach (GTK_GRID (grid), left, 0, 0, N_COLUMNS - 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_side (self), N_COLUMNS - 1, 0, 1, 1);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_widget_set_vexpand (left, TRUE);
  gtk_widget_add_css_class (grid, "presenter-body");

  return grid;
}

static GtkWidget *
make_foot (InnoPresenterWindow *self)
{
  const InnoPortfolioState *state = inno_portfolio_get_state (inno_facts_get_portfolio (inno_talk_get_facts (self->talk)));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->hints = INNO_KEY_HINTS (inno_key_hints_new ());
  self->pill = INNO_SAMPLE_PILL (inno_sample_pill_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->hints), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), state->is_sample);
  gtk_widget_add_css_class (foot, "presenter-foot");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->hints));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->pill));

  return foot;
}

static void
build (InnoPresenterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->header = INNO_PRESENTER_HEADER (inno_presenter_header_new (self->talk));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->overview = INNO_SLIDE_OVERVIEW (inno_slide_overview_new (self->talk));
  gtk_stack_add_titled (self->stack, make_talk (self), TALK, "");
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->overview), OVERVIEW, "");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), make_foot (self));

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
}

/* Not while places are given, which this changes. */
static gboolean
fit_cb (gpointer user_data)
{
  InnoPresenterWindow *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double letters = MIN (width / LETTERS_IN_WIDTH, gtk_widget_get_height (GTK_WIDGET (self)) / LETTERS_IN_HEIGHT);
  gboolean is_narrow = width < NARROW * inno_widget_get_text_scale ();

  self->fit_source = 0;
  inno_room_font_set (GTK_WIDGET (self),
                      CLAMP (letters, LEAST_LETTERS, MOST_LETTERS) * inno_widget_get_text_scale ());
  inno_presenter_header_set_narrow (self->header, is_narrow);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  return G_SOURCE_REMOVE;
}

static void
inno_presenter_window_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  InnoPresenterWindow *self = INNO_PRESENTER_WINDOW (widget);

  GTK_WIDGET_CLASS (inno_presenter_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static gboolean
inno_presenter_window_close_request (GtkWindow *window)
{
  inno_talk_end (INNO_PRESENTER_WINDOW (window)->talk);

  return GTK_WINDOW_CLASS (inno_presenter_window_parent_class)->close_request (window);
}

static void
inno_presenter_window_dispose (GObject *object)
{
  InnoPresenterWindow *self = INNO_PRESENTER_WINDOW (object);

  g_clear_handle_id (&self->next_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->talk);
  g_clear_weak_pointer (&self->offer);

  G_OBJECT_CLASS (inno_presenter_window_parent_class)->dispose (object);
}

static void
inno_presenter_window_class_init (InnoPresenterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_presenter_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = inno_presenter_window_close_request;
  widget_class->size_allocate = inno_presenter_window_size_allocate;

  screen_accepted = g_signal_new ("screen-accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
inno_presenter_window_init (InnoPresenterWindow *self)
{
  inno_window_take_role (self);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "presenter");
}

/**
 * inno_presenter_window_new:
 * @talk: what is presented
 *
 * Returns: (transfer none): a window that follows the talk, not shown yet
 */
InnoPresenterWindow *
inno_presenter_window_new (InnoTalk *talk)
{
  InnoPresenterWindow *self = g_object_new (INNO_TYPE_PRESENTER_WINDOW, NULL);

  self->talk = g_object_ref (talk);
  build (self);
  retranslate (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->slide));
  inno_talk_keys_install (GTK_WINDOW (self), talk, self->slide);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect_object (talk, "turned", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "notify::ratio", G_CALLBACK (show_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "notify::overview", G_CALLBACK (overview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (talk, "ended", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * inno_presenter_window_set_audience:
 * @self: a window
 * @monitor: (nullable): what the monitor is called that the audience's window fills, or
 *   %NULL where that is a window among others
 */
void
inno_presenter_window_set_audience (InnoPresenterWindow *self,
                                    const char          *monitor)
{
  g_return_if_fail (INNO_IS_PRESENTER_WINDOW (self));

  inno_presenter_header_set_audience (self->header, monitor);
}

static void
accepted_cb (InnoPresenterWindow *self)
{
  /* It goes by itself. */
  g_clear_weak_pointer (&self->offer);
  g_signal_emit (self, screen_accepted, 0);
}

/**
 * inno_presenter_window_offer_screen:
 * @self: a window
 * @monitor: (nullable): what the monitor is called that was plugged in
 *
 * Asks whether the audience is to see the slides there; or, with %NULL, no longer.
 */
void
inno_presenter_window_offer_screen (InnoPresenterWindow *self,
                                    const char          *monitor)
{
  g_autofree char *text = NULL, *escaped = NULL;

  g_return_if_fail (INNO_IS_PRESENTER_WINDOW (self));

  if (self->offer != NULL)
    adw_toast_dismiss (self->offer);
  g_clear_weak_pointer (&self->offer);
  if (monitor == NULL)
    return;

  text = g_strdup_printf (_("There is another screen: %s"), monitor);
  escaped = g_markup_escape_text (text, -1);
  g_set_weak_pointer (&self->offer, adw_toast_new (escaped));
  adw_toast_set_button_label (self->offer, _("Show the slides there"));
  adw_toast_set_timeout (self->offer, 0);
  g_signal_connect_object (self->offer, "button-clicked", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  inno_toasts_add (self->toasts, self->offer);
}
