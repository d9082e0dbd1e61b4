/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-talk-private.h"

#define MAX_AUTO_SECONDS 3600
#define USUAL_RATIO (16.0 / 9.0)

enum
{
  SIGNAL_TURNED,
  SIGNAL_AUDIENCE_TURNED,
  SIGNAL_POINTED,
  SIGNAL_TICKED,
  SIGNAL_SWAP_REQUESTED,
  SIGNAL_KEYS_REQUESTED,
  SIGNAL_ENDED,
  SIGNAL_DECIDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoTalk, inno_talk, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_RATIO + 1];
static guint signals[N_SIGNALS];

static void
view_set_figure (InnoTalkView *view,
                 const char   *row,
                 const char   *series)
{
  G_GNUC_UNUSED g_autofree char *old_row = g_steal_pointer (&view->row);
  G_GNUC_UNUSED g_autofree char *old_series = g_steal_pointer (&view->series);

  view->row = g_strdup (row);
  view->series = g_strdup (series);
}

static void
view_copy (InnoTalkView       *view,
           const InnoTalkView *other)
{
  view->place = other->place;
  view->lang = other->lang;
  view->is_other_unit = other->is_other_unit;
  view_set_figure (view, other->row, other->series);
}

static void
turned (InnoTalk *self)
{
  /* Whose picture is asked for first is drawn first. */
  if (!self->flags[INNO_TALK_FROZEN])
    g_signal_emit (self, signals[SIGNAL_AUDIENCE_TURNED], 0);
  g_signal_emit (self, signals[SIGNAL_TURNED], 0);
}

static void
turn_clock (InnoTalk *self)
{
  int item = inno_talk_find_item (self, self->view.place);

  inno_talk_clock_turn (self->clock, item >= 0 ? (int) inno_talk_get_item (self, (guint) item)->number : -1);
}

static gboolean
tick_cb (gpointer user_data)
{
  inno_talk_tick (user_data);

  return G_SOURCE_CONTINUE;
}

static void
inno_talk_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  InnoTalk *self = INNO_TALK (object);

  if (prop_id == PROP_AUTO_SECONDS)
    g_value_set_uint (value, self->auto_seconds);
  else if (prop_id == PROP_RATIO)
    g_value_set_double (value, self->ratio);
  else
    g_value_set_boolean (value, self->flags[prop_id]);
}

static void
inno_talk_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  if (prop_id == PROP_AUTO_SECONDS)
    inno_talk_set_auto_seconds (INNO_TALK (object), g_value_get_uint (value));
  else if (prop_id == PROP_RATIO)
    inno_talk_set_ratio (INNO_TALK (object), g_value_get_double (value));
  else
    inno_talk_set (INNO_TALK (object), prop_id, g_value_get_boolean (value));
}

static void
inno_talk_dispose (GObject *object)
{
  g_clear_handle_id (&INNO_TALK (object)->ticker, g_source_remove);

  G_OBJECT_CLASS (inno_talk_parent_class)->dispose (object);
}

static void
inno_talk_finalize (GObject *object)
{
  InnoTalk *self = INNO_TALK (object);

  g_clear_pointer (&self->slides, inno_talk_slides_free);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->clock, inno_talk_clock_free);
  g_clear_pointer (&self->deck, inno_deck_free);
  g_clear_pointer (&self->facts, inno_facts_unref);
  view_set_figure (&self->view, NULL, NULL);
  view_set_figure (&self->frozen, NULL, NULL);

  G_OBJECT_CLASS (inno_talk_parent_class)->finalize (object);
}

static void
inno_talk_class_init (InnoTalkClass *klass)
{
  static const char * const flags[] = { NULL, "blank", "frozen", "pointing", "overview", "paused" };
  static const char * const plain[] = { "turned", "audience-turned", "pointed", "ticked", "swap-requested",
                                         "keys-requested", "ended" };
  const GParamFlags rules = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inno_talk_get_property;
  object_class->set_property = inno_talk_set_property;
  object_class->dispose = inno_talk_dispose;
  object_class->finalize = inno_talk_finalize;

  for (guint i = PROP_FIRST_FLAG; i <= PROP_LAST_FLAG; i++)
    properties[i] = g_param_spec_boolean (flags[i], NULL, NULL, FALSE, rules);
  properties[PROP_AUTO_SECONDS] = g_param_spec_uint ("auto-seconds", NULL, NULL, 0, MAX_AUTO_SECONDS, 0, rules);
  properties[PROP_RATIO] = g_param_spec_double ("ratio", NULL, NULL, 0.1, 10.0, USUAL_RATIO, rules);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    signals[i] = g_signal_new (plain[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
inno_talk_init (InnoTalk *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (InnoTalkItem));
  self->x = self->y = 0.5;
  self->ratio = USUAL_RATIO;
  self->ticker = g_timeout_add_seconds (1, tick_cb, self);
}

/**
 * inno_talk_new:
 * @deck: (transfer full): what is presented; slides that cannot be shown are left out
 * @facts: the portfolio, which stays what it is while it is presented
 * @lang: the language to begin in
 *
 * Returns: (transfer full): a talk on its cover, whose clock stands still
 */
InnoTalk *
inno_talk_new (InnoDeck  *deck,
               InnoFacts *facts,
               InnoLang   lang)
{
  InnoTalk *self = g_object_new (INNO_TYPE_TALK, NULL);

  self->deck = deck;
  self->facts = inno_facts_ref (facts);
  self->view.lang = lang;
  inno_deck_fit (deck, facts);
  self->slides = inno_talk_slides_new (deck, facts);
  self->clock = inno_talk_clock_new (deck->sections->len);
  inno_talk_find_items (self);

  return self;
}

InnoDeck *
inno_talk_get_deck (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), NULL);

  return self->deck;
}

InnoFacts *
inno_talk_get_facts (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), NULL);

  return self->facts;
}

/**
 * inno_talk_get_n:
 * @self: a talk
 *
 * Returns: how many places there are, the cover being one
 */
guint
inno_talk_get_n (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), 0);

  return self->deck->slides->len + 1;
}

gboolean
inno_talk_get (InnoTalk     *self,
               InnoTalkFlag  flag)
{
  g_return_val_if_fail (INNO_IS_TALK (self), FALSE);

  return self->flags[flag];
}

/**
 * inno_talk_set:
 * @self: a talk
 * @flag: what
 * @is_on: whether it is so from now on
 */
void
inno_talk_set (InnoTalk     *self,
               InnoTalkFlag  flag,
               gboolean      is_on)
{
  g_return_if_fail (INNO_IS_TALK (self));

  if (self->flags[flag] == !!is_on)
    return;

  if (flag == INNO_TALK_PAUSED)
    inno_talk_clock_set_paused (self->clock, is_on);
  if (flag == INNO_TALK_FROZEN && is_on)
    view_copy (&self->frozen, &self->view);
  self->flags[flag] = !!is_on;
  g_object_notify_by_pspec (G_OBJECT (self), properties[flag]);
  if (flag == INNO_TALK_FROZEN && !is_on)
    g_signal_emit (self, signals[SIGNAL_AUDIENCE_TURNED], 0);
}

/**
 * inno_talk_get_view:
 * @self: a talk
 * @is_audience: of the audience, or else of the presenter
 *
 * Returns: (transfer none): what is looked at, until the next step
 */
const InnoTalkView *
inno_talk_get_view (InnoTalk *self,
                    gboolean  is_audience)
{
  g_return_val_if_fail (INNO_IS_TALK (self), NULL);

  return is_audience && self->flags[INNO_TALK_FROZEN] ? &self->frozen : &self->view;
}

guint
inno_talk_get_place (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), 0);

  return self->view.place;
}

/**
 * inno_talk_go:
 * @self: a talk
 * @place: of a slide; 0 is the cover
 *
 * What was seen differently on the slide that is left is forgotten: the next is as whoever
 * made it wanted it. The clock starts when the cover is left.
 */
void
inno_talk_go (InnoTalk *self,
              guint     place)
{
  g_return_if_fail (INNO_IS_TALK (self));
  g_return_if_fail (place < inno_talk_get_n (self));

  if (self->view.place == place)
    return;

  self->view.place = place;
  self->view.is_other_unit = FALSE;
  view_set_figure (&self->view, NULL, NULL);
  if (place > 0)
    inno_talk_clock_start (self->clock);
  turn_clock (self);
  turned (self);
}

/**
 * inno_talk_step:
 * @self: a talk
 * @by: how many slides on, or back; it ends at the first and the last
 */
void
inno_talk_step (InnoTalk *self,
                int       by)
{
  g_return_if_fail (INNO_IS_TALK (self));

  inno_talk_go (self, (guint) CLAMP ((int) self->view.place + by, 0, (int) self->deck->slides->len));
}

InnoLang
inno_talk_get_lang (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), INNO_LANG_EN);

  return self->view.lang;
}

void
inno_talk_set_lang (InnoTalk *self,
                    InnoLang  lang)
{
  g_return_if_fail (INNO_IS_TALK (self));

  if (self->view.lang == lang)
    return;

  self->view.lang = lang;
  turned (self);
}

/**
 * inno_talk_switch_unit:
 * @self: a talk
 *
 * Shows the slide in per cent instead of euros, or the other way round.
 *
 * Returns: whether it can be shown in both
 */
gboolean
inno_talk_switch_unit (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), FALSE);

  if (self->view.place == 0 || !inno_talk_slides_has_unit (self->slides, self->view.place - 1))
    return FALSE;

  self->view.is_other_unit = !self->view.is_other_unit;
  turned (self);

  return TRUE;
}

/**
 * inno_talk_open:
 * @self: a talk
 * @row: id of a row in the frame of the slide
 * @series: (nullable): id of a column, where it is about a part of the row
 *
 * Lists the projects behind that figure.
 */
void
inno_talk_open (InnoTalk   *self,
                const char *row,
                const char *series)
{
  g_return_if_fail (INNO_IS_TALK (self));
  g_return_if_fail (row != NULL);

  view_set_figure (&self->view, row, series);
  turned (self);
}

/**
 * inno_talk_close:
 * @self: a talk
 *
 * Returns: whether projects were listed, which are no longer
 */
gboolean
inno_talk_close (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), FALSE);

  if (self->view.row == NULL)
    return FALSE;

  view_set_figure (&self->view, NULL, NULL);
  turned (self);

  return TRUE;
}

/**
 * inno_talk_point:
 * @self: a talk
 * @x: where somebody points, from 0 to 1 of the width of a slide
 * @y: the same of its height
 */
void
inno_talk_point (InnoTalk *self,
                 double    x,
                 double    y)
{
  g_return_if_fail (INNO_IS_TALK (self));

  self->x = CLAMP (x, 0.0, 1.0);
  self->y = CLAMP (y, 0.0, 1.0);
  if (self->flags[INNO_TALK_POINTING])
    g_signal_emit (self, signals[SIGNAL_POINTED], 0);
}

void
inno_talk_get_point (InnoTalk *self,
                     double   *x,
                     double   *y)
{
  g_return_if_fail (INNO_IS_TALK (self));

  *x = self->x;
  *y = self->y;
}

/**
 * inno_talk_tick:
 * @self: a talk
 *
 * Turns to the next slide where that is due, and tells that time has passed. Happens by
 * itself every second.
 */
void
inno_talk_tick (InnoTalk *self)
{
  g_return_if_fail (INNO_IS_TALK (self));

  if (self->auto_seconds > 0 && !self->flags[INNO_TALK_PAUSED] &&
      inno_talk_clock_get_on_slide (self->clock) >= self->auto_seconds)
    {
      if (self->view.place + 1 < inno_talk_get_n (self))
        inno_talk_step (self, 1);
      else
        inno_talk_set_auto_seconds (self, 0);
    }
  g_signal_emit (self, signals[SIGNAL_TICKED], 0);
}

guint
inno_talk_get_auto_seconds (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), 0);

  return self->auto_seconds;
}

/**
 * inno_talk_set_auto_seconds:
 * @self: a talk
 * @seconds: how long each slide stays; 0: until somebody turns to the next
 */
void
inno_talk_set_auto_seconds (InnoTalk *self,
                            guint     seconds)
{
  g_return_if_fail (INNO_IS_TALK (self));

  if (self->auto_seconds == seconds)
    return;

  self->auto_seconds = seconds;
  /* The slide in sight has its whole time. */
  turn_clock (self);
  if (seconds > 0)
    inno_talk_clock_start (self->clock);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTO_SECONDS]);
}

double
inno_talk_get_ratio (InnoTalk *self)
{
  g_return_val_if_fail (INNO_IS_TALK (self), USUAL_RATIO);

  return self->ratio;
}

void
inno_talk_set_ratio (InnoTalk *self,
                     double    ratio)
{
  g_return_if_fail (INNO_IS_TALK (self));

  ratio = CLAMP (ratio, 0.1, 10.0);
  if (self->ratio == ratio)
    return;

  self->ratio = ratio;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATIO]);
}

/**
 * inno_talk_swap:
 * @self: a talk
 *
 * Asks whoever placed the windows to let them change places.
 */
void
inno_talk_swap (InnoTalk *self)
{
  g_return_if_fail (INNO_IS_TALK (self));

  g_signal_emit (self, signals[SIGNAL_SWAP_REQUESTED], 0);
}

/**
 * inno_talk_show_keys:
 * @self: a talk
 *
 * Asks whoever opened the talk to show what the keyboard does in it.
 */
void
inno_talk_show_keys (InnoTalk *self)
{
  g_return_if_fail (INNO_IS_TALK (self));

  g_signal_emit (self, signals[SIGNAL_KEYS_REQUESTED], 0);
}

/**
 * inno_talk_end:
 * @self: a talk
 *
 * Tells its windows, once, that it is over.
 */
void
inno_talk_end (InnoTalk *self)
{
  g_return_if_fail (INNO_IS_TALK (self));

  if (self->has_ended)
    return;

  self->has_ended = TRUE;
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}
