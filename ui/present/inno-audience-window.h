/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_AUDIENCE_WINDOW (inno_audience_window_get_type ())

/* What a meeting sees of a talk: a cover, and one slide after the other. Closing it ends
 * the talk, and it goes when the talk ends. */
G_DECLARE_FINAL_TYPE (InnoAudienceWindow, inno_audience_window, INNO, AUDIENCE_WINDOW, GtkWindow)

InnoAudienceWindow *inno_audience_window_new (InnoTalk *talk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
