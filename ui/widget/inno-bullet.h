/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_BULLET (inno_bullet_get_type ())

/* A value on the way to a target, on a scale of its own, beside the words for it. */
G_DECLARE_FINAL_TYPE (InnoBullet, inno_bullet, INNO, BULLET, GtkWidget)

GtkWidget *inno_bullet_new (double value,
                            double target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
