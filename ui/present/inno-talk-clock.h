/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a talk takes, and each item of its agenda: time is spent on one item after the
 * other, and on none while it is paused. A plain value; nothing runs in it. */
typedef struct _InnoTalkClock InnoTalkClock;

/* Microseconds that never go back. */
typedef gint64 (*InnoTalkClockFunc) (gpointer user_data);

InnoTalkClock *inno_talk_clock_new         (guint              n_items) G_GNUC_WARN_UNUSED_RESULT;
void           inno_talk_clock_free        (InnoTalkClock     *self);
void           inno_talk_clock_set_source  (InnoTalkClock     *self,
                                            InnoTalkClockFunc  now,
                                            gpointer           user_data);
void           inno_talk_clock_start       (InnoTalkClock     *self);
void           inno_talk_clock_set_paused  (InnoTalkClock     *self,
                                            gboolean           is_paused);
/* Onto another slide, of an item or, with -1, of none. */
void           inno_talk_clock_turn        (InnoTalkClock     *self,
                                            int                item);
/* Whole seconds. */
gint64         inno_talk_clock_get_elapsed (InnoTalkClock     *self);
gint64         inno_talk_clock_get_spent   (InnoTalkClock     *self,
                                            guint              item);
gint64         inno_talk_clock_get_on_slide (InnoTalkClock    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoTalkClock, inno_talk_clock_free)

G_END_DECLS
