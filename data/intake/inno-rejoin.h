/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-column.h"
#include "inno-rows.h"

G_BEGIN_DECLS

/* A row that has more cells than its header, as a separator stands in a text without
 * quotes: the cells as they may have been meant. */
typedef struct
{
  GPtrArray *cells;      /* of strings: as many as the header has; NULL = not certain */
  int        column;     /* which of them was put together */
  char      *joined;     /* its text, nullable */
} InnoRejoined;

guint    inno_rejoin_count_cells  (const InnoRow     *row,
                                   const InnoHeader  *header);
void     inno_rejoin              (const InnoRow     *row,
                                   const InnoHeader  *header,
                                   InnoRejoined      *rejoined);
void     inno_rejoined_clear      (InnoRejoined      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoRejoined, inno_rejoined_clear)

G_END_DECLS
