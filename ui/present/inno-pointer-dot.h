/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-talk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_POINTER_DOT (inno_pointer_dot_get_type ())

/* Lies over a slide and shows where somebody points, large enough for a room. */
G_DECLARE_FINAL_TYPE (InnoPointerDot, inno_pointer_dot, INNO, POINTER_DOT, GtkWidget)

GtkWidget *inno_pointer_dot_new (InnoTalk *talk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
