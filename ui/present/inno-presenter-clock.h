/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_PRESENTER_CLOCK (inno_presenter_clock_get_type ())

/* What time it is, how long the talk takes, and what is left for the item of the agenda. */
G_DECLARE_FINAL_TYPE (InnoPresenterClock, inno_presenter_clock, INNO, PRESENTER_CLOCK, GtkWidget)

GtkWidget *inno_presenter_clock_new         (InnoTalk           *talk) G_GNUC_WARN_UNUSED_RESULT;
void       inno_presenter_clock_retranslate (InnoPresenterClock *self);

G_END_DECLS
