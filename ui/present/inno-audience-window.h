/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck.h"
#include "inno-facts.h"

G_BEGIN_DECLS

#define INNO_TYPE_AUDIENCE_WINDOW (inno_audience_window_get_type ())

/* What a meeting sees: a cover, and one slide after the other. The figures stay those it
 * was begun with, whatever comes meanwhile. */
G_DECLARE_FINAL_TYPE (InnoAudienceWindow, inno_audience_window, INNO, AUDIENCE_WINDOW, GtkWindow)

InnoAudienceWindow *inno_audience_window_new       (InnoDeck           *deck,
                                                    InnoFacts          *facts,
                                                    InnoLang            lang) G_GNUC_WARN_UNUSED_RESULT;
guint               inno_audience_window_get_n     (InnoAudienceWindow *self);
guint               inno_audience_window_get_slide (InnoAudienceWindow *self);
void                inno_audience_window_show_slide (InnoAudienceWindow *self,
                                                    guint               slide);
InnoLang            inno_audience_window_get_lang  (InnoAudienceWindow *self);
gboolean            inno_audience_window_is_blank  (InnoAudienceWindow *self);
/* Fills a screen, another than the one of that window where there are several. */
void                inno_audience_window_present_beside (InnoAudienceWindow *self,
                                                    GtkWindow          *window);

G_END_DECLS
