/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_STAGE (inno_stage_get_type ())

/* The windows of a talk, on the screens there are. It goes with the talk. */
G_DECLARE_FINAL_TYPE (InnoStage, inno_stage, INNO, STAGE, GObject)

InnoStage *inno_stage_open          (InnoTalk  *talk,
                                     GtkWindow *window);
void       inno_stage_present       (InnoStage *self);
GtkWindow *inno_stage_get_audience  (InnoStage *self);
GtkWindow *inno_stage_get_presenter (InnoStage *self);

G_END_DECLS
