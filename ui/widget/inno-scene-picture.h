/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_SCENE_PICTURE (inno_scene_picture_get_type ())

/* A scene as it was laid out, as large as there is room for, in its own shape. */
G_DECLARE_FINAL_TYPE (InnoScenePicture, inno_scene_picture, INNO, SCENE_PICTURE, GtkWidget)

GtkWidget *inno_scene_picture_new       (int               least_width) G_GNUC_WARN_UNUSED_RESULT;
void       inno_scene_picture_set_scene (InnoScenePicture *self,
                                         PlotScene        *scene);

G_END_DECLS
