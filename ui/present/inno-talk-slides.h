/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-draw.h"

G_BEGIN_DECLS

/* The slides of a talk as they are drawn: each once, for a language and a unit, and kept,
 * so that one is there at once when it is turned to. Main thread. */
typedef struct _InnoTalkSlides InnoTalkSlides;

InnoTalkSlides       *inno_talk_slides_new             (InnoDeck       *deck,
                                                        InnoFacts      *facts) G_GNUC_WARN_UNUSED_RESULT;
void                  inno_talk_slides_free            (InnoTalkSlides *self);
const InnoDrawnSlide *inno_talk_slides_get             (InnoTalkSlides *self,
                                                        guint           slide,
                                                        InnoLang        lang,
                                                        gboolean        is_other_unit);
gboolean              inno_talk_slides_has_unit        (InnoTalkSlides *self,
                                                        guint           slide);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoTalkSlides, inno_talk_slides_free)

G_END_DECLS
