/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest amount a document may hold: what every JSON reader keeps exactly. */
#define INNO_CENTS_MAX G_GINT64_CONSTANT (9007199254740991)

gboolean inno_money_add  (gint64  a,
                          gint64  b,
                          gint64 *sum) G_GNUC_WARN_UNUSED_RESULT;
gint64   inno_money_part (gint64  cents,
                          guint   n_parts,
                          guint   index);

G_END_DECLS
