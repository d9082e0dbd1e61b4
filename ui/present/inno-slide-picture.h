/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-talk.h"

G_BEGIN_DECLS

#define INNO_TYPE_SLIDE_PICTURE (inno_slide_picture_get_type ())

/* A slide as the audience will see it, small. */
G_DECLARE_FINAL_TYPE (InnoSlidePicture, inno_slide_picture, INNO, SLIDE_PICTURE, GtkWidget)

GtkWidget  *inno_slide_picture_new      (InnoTalk         *talk) G_GNUC_WARN_UNUSED_RESULT;
gboolean    inno_slide_picture_set_view (InnoSlidePicture *self,
                                         guint             place,
                                         InnoLang          lang);
const char *inno_slide_picture_draw     (InnoSlidePicture *self);

G_END_DECLS
