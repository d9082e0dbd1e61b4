/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-frame.h"

G_BEGIN_DECLS

#define INNO_TYPE_FRAME_TABLE (inno_frame_table_get_type ())

/* The table behind a chart. Signal: row-activated (id of the row). */
G_DECLARE_FINAL_TYPE (InnoFrameTable, inno_frame_table, INNO, FRAME_TABLE, GtkWidget)

GtkWidget  *inno_frame_table_new         (void) G_GNUC_WARN_UNUSED_RESULT;
InnoFrame  *inno_frame_table_get_frame   (InnoFrameTable *self);
void        inno_frame_table_set_frame   (InnoFrameTable *self,
                                          InnoFrame      *frame);
void        inno_frame_table_set_title   (InnoFrameTable *self,
                                          const char     *title);
GListModel *inno_frame_table_get_rows    (InnoFrameTable *self);
void        inno_frame_table_sort_by     (InnoFrameTable *self,
                                          const char     *column_id,
                                          GtkSortType     order);
void        inno_frame_table_focus_row   (InnoFrameTable *self,
                                          const char     *row_id);
void        inno_frame_table_show_row    (InnoFrameTable *self,
                                          const char     *row_id);
char       *inno_frame_table_to_tsv      (InnoFrameTable *self,
                                          gboolean        only_selected);
void        inno_frame_table_retranslate (InnoFrameTable *self);

G_END_DECLS
