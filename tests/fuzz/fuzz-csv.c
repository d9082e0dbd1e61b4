/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes are rows, the same whenever they are read, and every cell is text. */

#include "fuzz.h"

#include <string.h>

#include "inno-column.h"
#include "inno-rows-private.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

static guint
read_rows (const guint8 *data,
           gsize         size,
           gboolean      is_utf8)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (InnoRows) rows = inno_rows_csv_new (stream, is_utf8);
  gint64 line = 0;
  guint hash = 0;
  InnoRow row;

  while (inno_rows_next (rows, &row, NULL) == INNO_ROWS_ROW)
    {
      g_assert_cmpint (row.line, >=, line);
      line = row.line;
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_true (g_utf8_validate (row.cells[i], -1, NULL));
          hash = hash * 33 + g_str_hash (row.cells[i]);
        }
      for (guint i = 0; i < row.faults->len; i++)
        g_assert_cmpuint (g_array_index (row.faults, InnoRowFault, i).cell, <, row.n_cells);
      inno_header_free (inno_header_read (row.cells, row.n_cells, NULL, NULL));
      inno_rows_set_width (rows, row.n_cells);
    }

  return hash;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gboolean is_utf8 = g_utf8_validate ((const char *) data, (gssize) size, NULL);

  g_assert_cmpuint (read_rows (data, size, is_utf8), ==, read_rows (data, size, is_utf8));
  read_rows (data, size, !is_utf8);
  return 0;
}
