/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64   inno_round_half_even   (gint64        value,
                                 gint64        unit);
void     inno_round_parts       (const gint64 *values,
                                 gsize         n_values,
                                 gint64        unit,
                                 gint64        rounded_total,
                                 gint64       *rounded);
gint64  *inno_round_table       (const gint64 *cells,
                                 gsize         n_rows,
                                 gsize         n_columns,
                                 gint64        unit);

G_END_DECLS
