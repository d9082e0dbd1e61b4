/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_PRESENTER_WINDOW (inno_presenter_window_get_type ())

/* What whoever presents sees: the slide of now and the next, notes, the time, the agenda,
 * and where the decision is written down. Closing it ends the talk, and it goes when the
 * talk ends. Signal: "screen-accepted", after one was offered. */
G_DECLARE_FINAL_TYPE (InnoPresenterWindow, inno_presenter_window, INNO, PRESENTER_WINDOW, AdwWindow)

InnoPresenterWindow *inno_presenter_window_new          (InnoTalk            *talk) G_GNUC_WARN_UNUSED_RESULT;
void                 inno_presenter_window_set_audience (InnoPresenterWindow *self,
                                                         const char          *monitor);
void                 inno_presenter_window_offer_screen (InnoPresenterWindow *self,
                                                         const char          *monitor);

G_END_DECLS
