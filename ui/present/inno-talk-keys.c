/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-talk-keys.h"

#include <glib/gi18n-lib.h>

#include "inno-announce.h"
#include "inno-format.h"
#include "inno-typed-number.h"

#define KEY "inno-talk-keys"

/* Where the keyboard is. What has keys of its own keeps them. */
typedef enum
{
  ON_SLIDE    = 1 << 0,     /* as a whole */
  IN_CHART    = 1 << 1,     /* on one of its marks */
  ON_CONTROL  = 1 << 2,     /* a button, a row */
  IN_TEXT     = 1 << 3,
  IN_OVERVIEW = 1 << 4,
} Where;

#define NOT_IN_TEXT (ON_SLIDE | IN_CHART | ON_CONTROL | IN_OVERVIEW)
#define ON_SLIDES (ON_SLIDE | IN_CHART | ON_CONTROL | IN_TEXT)
#define ANYWHERE (NOT_IN_TEXT | IN_TEXT)

typedef struct
{
  GtkWindow       *window;
  InnoTalk        *talk;
  InnoSlideView   *slide;
  InnoTypedNumber *typed;
} Keys;

/* Where each language is among those the digits choose. */
static const InnoLang langs[INNO_N_LANGS] = { INNO_LANG_FI, INNO_LANG_SV, INNO_LANG_EN };

/* Seconds for each slide, from one to the next. */
static const guint auto_seconds[] = { 0, 15, 30, 60 };

/* What is seen on the screen at once, and has to be said. */
static const struct
{
  InnoTalkFlag  flag;
  const char   *begins;
  const char   *ends;
} sayings[] = {
  { INNO_TALK_BLANK, N_("Blank: the audience sees a dark screen"), N_("The audience sees the slide again") },
  { INNO_TALK_FROZEN, N_("The audience stays on this slide"), N_("The audience sees every slide again") },
  { INNO_TALK_PAUSED, N_("Paused"), N_("Time runs again") },
};

static void
set_flag (Keys         *self,
          InnoTalkFlag  flag,
          gboolean      is_set)
{
  inno_talk_set (self->talk, flag, is_set);
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    if (sayings[i].flag == flag)
      inno_announce (self->window, is_set ? _(sayings[i].begins) : _(sayings[i].ends));
}

/* What keys do, and whether they did it */

static gboolean
step (Keys *self,
      int   by)
{
  inno_talk_step (self->talk, by);
  return TRUE;
}

/* From the first, or with -1 from the last. */
static gboolean
go (Keys *self,
    int   place)
{
  inno_talk_go (self->talk, place >= 0 ? (guint) place : inno_talk_get_n (self->talk) - 1);
  return TRUE;
}

static gboolean
toggle (Keys *self,
        int   flag)
{
  set_flag (self, (InnoTalkFlag) flag, !inno_talk_get (self->talk, (InnoTalkFlag) flag));
  return TRUE;
}

/* A number, or else what clickers send. What has the keyboard may be waiting for it. */
static gboolean
enter (Keys *self,
       int   is_next)
{
  guint number = inno_typed_number_enter (self->typed);

  if (number > 0)
    {
      inno_talk_go (self->talk, MIN (number, inno_talk_get_n (self->talk)) - 1);
      inno_talk_set (self->talk, INNO_TALK_OVERVIEW, FALSE);
      return TRUE;
    }

  return is_next && step (self, 1);
}

static gboolean
enter_chart (Keys *self,
             int   unused)
{
  return inno_slide_view_enter (self->slide);
}

static gboolean
swap (Keys *self,
      int   unused)
{
  inno_talk_swap (self->talk);
  return TRUE;
}

static gboolean
show_keys (Keys *self,
           int   unused)
{
  inno_talk_show_keys (self->talk);
  return TRUE;
}

static gboolean
switch_unit (Keys *self,
             int   unused)
{
  inno_talk_switch_unit (self->talk);
  return TRUE;
}

static gboolean
next_auto (Keys *self,
           int   unused)
{
  guint seconds = inno_talk_get_auto_seconds (self->talk);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  guint i = 0;

  while (i < G_N_ELEMENTS (auto_seconds) - 1 && auto_seconds[i] != seconds)
    i++;
  seconds = auto_seconds[(i + 1) % G_N_ELEMENTS (auto_seconds)];
  inno_talk_set_auto_seconds (self->talk, seconds);
  count = inno_format_count (inno_format_get (inno_lang_get_active ()), seconds);
  text = g_strdup_printf (_("The next slide comes by itself after %s s."), count);
  inno_announce (self->window, seconds > 0 ? text : _("Slides are turned by hand"));

  return TRUE;
}

static gboolean
toggle_fullscreen (Keys *self,
                   int   unused)
{
  if (gtk_window_is_fullscreen (self->window))
    gtk_window_unfullscreen (self->window);
  else
    gtk_window_fullscreen (self->window);

  return TRUE;
}

static gboolean
to_slide (Keys *self,
          int   unused)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->slide));
}

/* The keyboard goes back to the mark that they are behind, where it had come from there. */
static gboolean
close_rows (Keys *self)
{
  gboolean was_inside = inno_slide_view_is_in_rows (self->slide, gtk_window_get_focus (self->window));

  if (!inno_talk_close (self->talk))
    return FALSE;

  if (!was_inside || !inno_slide_view_enter (self->slide))
    gtk_widget_grab_focus (GTK_WIDGET (self->slide));
  return TRUE;
}

/* One step back: what was opened, the light, and only from there away. */
static gboolean
leave (Keys *self,
       int   unused)
{
  if (inno_talk_get (self->talk, INNO_TALK_OVERVIEW))
    inno_talk_set (self->talk, INNO_TALK_OVERVIEW, FALSE);
  else if (close_rows (self))
    return TRUE;
  else if (inno_talk_get (self->talk, INNO_TALK_BLANK))
    set_flag (self, INNO_TALK_BLANK, FALSE);
  else
    inno_talk_end (self->talk);

  return TRUE;
}

/* The card at the mark goes first, by the chart's own hand. */
static gboolean
leave_chart (Keys *self,
             int   unused)
{
  return inno_talk_close (self->talk);
}

/* As in other programs that present, and on clickers. */
static const struct { guint symbol; guint where; gboolean (*func) (Keys *self, int what); int what; } keys[] = {
  { GDK_KEY_Page_Down, ON_SLIDES, step, 1 },
  { GDK_KEY_KP_Page_Down, ON_SLIDES, step, 1 },
  { GDK_KEY_Right, ON_SLIDE, step, 1 },
  { GDK_KEY_Down, ON_SLIDE, step, 1 },
  { GDK_KEY_space, ON_SLIDE, step, 1 },
  { GDK_KEY_Page_Up, ON_SLIDES, step, -1 },
  { GDK_KEY_KP_Page_Up, ON_SLIDES, step, -1 },
  { GDK_KEY_Left, ON_SLIDE, step, -1 },
  { GDK_KEY_Up, ON_SLIDE, step, -1 },
  { GDK_KEY_BackSpace, ON_SLIDE | IN_CHART | ON_CONTROL, step, -1 },
  { GDK_KEY_Home, ON_SLIDE, go, 0 },
  { GDK_KEY_End, ON_SLIDE, go, -1 },
  { GDK_KEY_Return, ON_SLIDE, enter, TRUE },
  { GDK_KEY_KP_Enter, ON_SLIDE, enter, TRUE },
  { GDK_KEY_Return, IN_CHART | ON_CONTROL | IN_OVERVIEW, enter, FALSE },
  { GDK_KEY_KP_Enter, IN_CHART | ON_CONTROL | IN_OVERVIEW, enter, FALSE },
  { GDK_KEY_Tab, ON_SLIDE, enter_chart, 0 },
  { GDK_KEY_b, NOT_IN_TEXT, toggle, INNO_TALK_BLANK },
  { GDK_KEY_period, NOT_IN_TEXT, toggle, INNO_TALK_BLANK },
  { GDK_KEY_f, NOT_IN_TEXT, toggle, INNO_TALK_FROZEN },
  { GDK_KEY_o, NOT_IN_TEXT, toggle, INNO_TALK_OVERVIEW },
  { GDK_KEY_p, NOT_IN_TEXT, toggle, INNO_TALK_POINTING },
  { GDK_KEY_s, NOT_IN_TEXT, swap, 0 },
  { GDK_KEY_u, NOT_IN_TEXT, switch_unit, 0 },
  { GDK_KEY_a, NOT_IN_TEXT, next_auto, 0 },
  { GDK_KEY_k, NOT_IN_TEXT, toggle, INNO_TALK_PAUSED },
  { GDK_KEY_Pause, ANYWHERE, toggle, INNO_TALK_PAUSED },
  { GDK_KEY_question, NOT_IN_TEXT, show_keys, 0 },
  { GDK_KEY_F1, ANYWHERE, show_keys, 0 },
  { GDK_KEY_F11, ANYWHERE, toggle_fullscreen, 0 },
  { GDK_KEY_F5, ANYWHERE, toggle_fullscreen, 0 },
  { GDK_KEY_Escape, IN_TEXT, to_slide, 0 },
  { GDK_KEY_Escape, IN_CHART, leave_chart, 0 },
  { GDK_KEY_Escape, ON_SLIDE | ON_CONTROL | IN_OVERVIEW, leave, 0 },
};

static Where
find_where (Keys *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (focus != NULL && (GTK_IS_TEXT_VIEW (focus) || GTK_IS_EDITABLE (focus)))
    return IN_TEXT;
  if (inno_talk_get (self->talk, INNO_TALK_OVERVIEW))
    return IN_OVERVIEW;
  if (focus == NULL || focus == GTK_WIDGET (self->slide))
    return ON_SLIDE;

  return inno_slide_view_is_inside (self->slide, focus) ? IN_CHART : ON_CONTROL;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint                  symbol,
            guint                  code,
            GdkModifierType        modifiers,
            Keys                  *self)
{
  guint lower = gdk_keyval_to_lower (symbol);
  Where where = find_where (self);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  /* The presenter's window has one title from the first slide to the last. */
  inno_announce_end (self->window);

  if (symbol >= GDK_KEY_0 && symbol <= GDK_KEY_9 && where != IN_TEXT)
    {
      inno_typed_number_type (self->typed, symbol - GDK_KEY_0);
      return GDK_EVENT_STOP;
    }

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].symbol == lower && (keys[i].where & where) != 0)
      {
        if (keys[i].func != enter)
          inno_typed_number_end (self->typed);
        return keys[i].func (self, keys[i].what);
      }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
digit_cb (guint    digit,
          gpointer user_data)
{
  Keys *self = user_data;

  if (digit < 1 || digit > INNO_N_LANGS)
    return FALSE;

  inno_talk_set_lang (self->talk, langs[digit - 1]);
  return TRUE;
}

static void
keys_free (gpointer data)
{
  Keys *self = data;

  inno_typed_number_free (self->typed);
  g_object_unref (self->talk);
  g_free (self);
}

/**
 * inno_talk_keys_install:
 * @window: a window
 * @talk: what it shows
 * @slide: where it shows the slide
 *
 * Has the keys for presenting work in @window, before what is in it: a chart has keys of its
 * own for its marks, which it is given while the keyboard is on one.
 */
void
inno_talk_keys_install (GtkWindow     *window,
                        InnoTalk      *talk,
                        InnoSlideView *slide)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Keys *self = g_new0 (Keys, 1);

  self->window = window;
  self->talk = g_object_ref (talk);
  self->slide = slide;
  self->typed = inno_typed_number_new (digit_cb, self);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed_cb), self);
  g_object_set_data_full (G_OBJECT (controller), KEY, self, keys_free);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}
