/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-talk.h"

#include "inno-talk-slides.h"

G_BEGIN_DECLS

enum
{
  PROP_FIRST_FLAG = INNO_TALK_BLANK,
  PROP_LAST_FLAG = INNO_TALK_PAUSED,
  PROP_AUTO_SECONDS,
  PROP_RATIO,
};

struct _InnoTalk
{
  GObject         parent_instance;

  InnoDeck       *deck;
  InnoFacts      *facts;
  InnoTalkSlides *slides;
  GArray         *items;          /* InnoTalkItem */

  gboolean        flags[PROP_LAST_FLAG + 1];
  InnoTalkView    view;
  InnoTalkView    frozen;         /* what the audience stays on */
  double          x, y;
  double          ratio;
  guint           auto_seconds;
  gboolean        has_ended;

  InnoTalkClock  *clock;
  guint           ticker;
};

/* inno-talk-content.c */
void inno_talk_find_items (InnoTalk *self);

G_END_DECLS
