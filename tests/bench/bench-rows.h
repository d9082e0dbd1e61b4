/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"

G_BEGIN_DECLS

#define BENCH_N_SOURCES 4

/* A table of projects that every program of the comparison reads: peers/gen.py
 * makes it. */
typedef struct
{
  InnoFacts *facts;
  guint      n_rows;
  gint64     cents[BENCH_N_SOURCES];   /* by column, to compare with the others */
} BenchRows;

gboolean bench_rows_read  (BenchRows   *self,
                           const char  *path,
                           GError     **error);
void     bench_rows_clear (BenchRows   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchRows, bench_rows_clear)

G_END_DECLS
