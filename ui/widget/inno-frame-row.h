/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "inno-frame.h"

G_BEGIN_DECLS

#define INNO_TYPE_FRAME_ROW (inno_frame_row_get_type ())

/* A row of a frame in a list model: where it is, and what it sorts by. */
G_DECLARE_FINAL_TYPE (InnoFrameRow, inno_frame_row, INNO, FRAME_ROW, GObject)

InnoFrameRow *inno_frame_row_new       (InnoFrame    *frame,
                                        guint         row) G_GNUC_WARN_UNUSED_RESULT;
InnoFrame    *inno_frame_row_get_frame (InnoFrameRow *self);
guint         inno_frame_row_get_row   (InnoFrameRow *self);
const char   *inno_frame_row_get_id    (InnoFrameRow *self);
const char   *inno_frame_row_get_label (InnoFrameRow *self);
gboolean      inno_frame_row_is_foot   (InnoFrameRow *self);
int           inno_frame_row_compare   (InnoFrameRow *self,
                                        InnoFrameRow *other,
                                        guint         column);

/* What is seen of a row, and what assistive technology says of that. */
gboolean      inno_frame_row_shows      (const InnoColumn *column);
gboolean      inno_frame_row_is_unknown (InnoFrameRow     *self,
                                         guint             column);
char         *inno_frame_row_say_cell   (InnoFrameRow     *self,
                                         guint             column);
char         *inno_frame_row_say        (InnoFrameRow     *self);

G_END_DECLS
