/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_SLIDE_OVERVIEW (inno_slide_overview_get_type ())

/* All slides of a talk, small, to choose one; drawn one after the other. */
G_DECLARE_FINAL_TYPE (InnoSlideOverview, inno_slide_overview, INNO, SLIDE_OVERVIEW, GtkWidget)

GtkWidget *inno_slide_overview_new  (InnoTalk          *talk) G_GNUC_WARN_UNUSED_RESULT;
void       inno_slide_overview_open (InnoSlideOverview *self);

G_END_DECLS
