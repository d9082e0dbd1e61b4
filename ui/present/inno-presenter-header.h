/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_PRESENTER_HEADER (inno_presenter_header_get_type ())

/* What the presenter does with the windows, what is presented and where it is to be seen,
 * the language of the slides, and the end. */
G_DECLARE_FINAL_TYPE (InnoPresenterHeader, inno_presenter_header, INNO, PRESENTER_HEADER, GtkWidget)

GtkWidget *inno_presenter_header_new          (InnoTalk            *talk) G_GNUC_WARN_UNUSED_RESULT;
void       inno_presenter_header_set_audience (InnoPresenterHeader *self,
                                               const char          *monitor);
void       inno_presenter_header_set_narrow   (InnoPresenterHeader *self,
                                               gboolean             is_narrow);
void       inno_presenter_header_retranslate  (InnoPresenterHeader *self);

G_END_DECLS
