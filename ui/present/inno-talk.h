/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "inno-deck-draw.h"
#include "inno-talk-clock.h"

G_BEGIN_DECLS

#define INNO_TYPE_TALK (inno_talk_get_type ())

/* A deck that is being presented: what both windows show of it, the audience's and the
 * presenter's. The figures stay those it was begun with, whatever comes meanwhile.
 * Each flag, "auto-seconds" and "ratio" is a property. Signals: "turned" (what the presenter sees is
 * another view), "audience-turned", "pointed", "ticked" (a second has passed), "decided"
 * (id of a slide, text), "swap-requested", "keys-requested", "ended". Main thread. */
G_DECLARE_FINAL_TYPE (InnoTalk, inno_talk, INNO, TALK, GObject)

typedef enum
{
  INNO_TALK_BLANK = 1,    /* the audience sees nothing */
  INNO_TALK_FROZEN,       /* the audience stays where it is while the presenter leafs on */
  INNO_TALK_POINTING,     /* a dot shows where somebody points */
  INNO_TALK_OVERVIEW,     /* the presenter sees all slides */
  INNO_TALK_PAUSED,       /* no time passes, and no slide turns by itself */
} InnoTalkFlag;

/* What one looks at. */
typedef struct
{
  guint     place;          /* 0 is the cover */
  InnoLang  lang;
  gboolean  is_other_unit;  /* per cent instead of euros, or the other way round */
  char     *row, *series;   /* ids in the frame: the figure whose projects are listed; nullable */
} InnoTalkView;

/* Slides that follow one another and belong to one item of the agenda. */
typedef struct
{
  const InnoDeckSection *section;
  guint                  number;      /* of the section in the deck */
  guint                  first, last; /* places */
} InnoTalkItem;

typedef enum
{
  INNO_TALK_TIME_NONE,    /* nothing is planned */
  INNO_TALK_TIME_AMPLE,
  INNO_TALK_TIME_SHORT,   /* less than a third is left */
  INNO_TALK_TIME_OVER,
} InnoTalkTime;

InnoTalk             *inno_talk_new              (InnoDeck           *deck,
                                                  InnoFacts          *facts,
                                                  InnoLang            lang) G_GNUC_WARN_UNUSED_RESULT;
InnoDeck             *inno_talk_get_deck         (InnoTalk           *self);
InnoFacts            *inno_talk_get_facts        (InnoTalk           *self);
guint                 inno_talk_get_n            (InnoTalk           *self);
gboolean              inno_talk_get              (InnoTalk           *self,
                                                  InnoTalkFlag        flag);
void                  inno_talk_set              (InnoTalk           *self,
                                                  InnoTalkFlag        flag,
                                                  gboolean            is_on);

/* Where one is */
const InnoTalkView   *inno_talk_get_view         (InnoTalk           *self,
                                                  gboolean            is_audience);
guint                 inno_talk_get_place        (InnoTalk           *self);
void                  inno_talk_go               (InnoTalk           *self,
                                                  guint               place);
void                  inno_talk_step             (InnoTalk           *self,
                                                  int                 by);
InnoLang              inno_talk_get_lang         (InnoTalk           *self);
void                  inno_talk_set_lang         (InnoTalk           *self,
                                                  InnoLang            lang);
gboolean              inno_talk_switch_unit      (InnoTalk           *self);
void                  inno_talk_open             (InnoTalk           *self,
                                                  const char         *row,
                                                  const char         *series);
gboolean              inno_talk_close            (InnoTalk           *self);

/* What is there */
const InnoSlide      *inno_talk_get_slide        (InnoTalk           *self,
                                                  guint               place);
const InnoDrawnSlide *inno_talk_draw             (InnoTalk           *self,
                                                  const InnoTalkView *view);
InnoDrawnDeck        *inno_talk_draw_cover       (InnoTalk           *self,
                                                  InnoLang            lang) G_GNUC_WARN_UNUSED_RESULT;
void                  inno_talk_decide           (InnoTalk           *self,
                                                  guint               place,
                                                  const char         *text);

/* The agenda */
guint                 inno_talk_get_n_items      (InnoTalk           *self);
const InnoTalkItem   *inno_talk_get_item         (InnoTalk           *self,
                                                  guint               item);
int                   inno_talk_find_item        (InnoTalk           *self,
                                                  guint               place);

/* Pointing: as parts of the width and the height of a slide */
void                  inno_talk_point            (InnoTalk           *self,
                                                  double              x,
                                                  double              y);
void                  inno_talk_get_point        (InnoTalk           *self,
                                                  double             *x,
                                                  double             *y);

/* Time */
void                  inno_talk_set_clock        (InnoTalk           *self,
                                                  InnoTalkClockFunc   now,
                                                  gpointer            user_data);
void                  inno_talk_tick             (InnoTalk           *self);
gint64                inno_talk_get_elapsed      (InnoTalk           *self);
InnoTalkTime          inno_talk_get_left         (InnoTalk           *self,
                                                  gint64             *left,
                                                  gint64             *planned);
guint                 inno_talk_get_auto_seconds (InnoTalk           *self);
void                  inno_talk_set_auto_seconds (InnoTalk           *self,
                                                  guint               seconds);

/* The width of the audience's slides to their height */
double                inno_talk_get_ratio        (InnoTalk           *self);
void                  inno_talk_set_ratio        (InnoTalk           *self,
                                                  double              ratio);

void                  inno_talk_swap             (InnoTalk           *self);
void                  inno_talk_show_keys        (InnoTalk           *self);
void                  inno_talk_end              (InnoTalk           *self);

G_END_DECLS
