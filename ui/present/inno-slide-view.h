/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_SLIDE_VIEW (inno_slide_view_get_type ())

/* The slide of a talk, live: what is hovered over is told, marks can be walked through and
 * opened. The audience's fills its window and goes dark; the presenter's has its shape and
 * says what the audience sees instead. Signal: "shown", with the title of the slide. */
G_DECLARE_FINAL_TYPE (InnoSlideView, inno_slide_view, INNO, SLIDE_VIEW, GtkWidget)

GtkWidget *inno_slide_view_new         (InnoTalk      *talk,
                                        gboolean       is_audience) G_GNUC_WARN_UNUSED_RESULT;
void       inno_slide_view_retranslate (InnoSlideView *self);
/* The keyboard: onto the slide as a whole, into the marks of its chart. */
gboolean   inno_slide_view_enter       (InnoSlideView *self);
gboolean   inno_slide_view_is_inside   (InnoSlideView *self,
                                        GtkWidget     *focus);
gboolean   inno_slide_view_is_in_rows  (InnoSlideView *self,
                                        GtkWidget     *focus);

G_END_DECLS
