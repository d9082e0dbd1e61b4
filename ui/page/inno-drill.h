/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-frame.h"
#include "plot-scene.h"

G_BEGIN_DECLS

InnoQuery *inno_drill_query   (InnoFrame      *frame,
                               guint           row,
                               int             column);
gboolean   inno_drill_filter  (InnoFrame      *frame,
                               guint           row,
                               InnoDimension  *dimension);
gboolean   inno_drill_project (InnoFrame      *frame,
                               guint           row);
gboolean   inno_drill_find    (InnoFrame      *frame,
                               PlotScene      *scene,
                               const char     *mark_id,
                               guint          *row,
                               int            *column);

G_END_DECLS
