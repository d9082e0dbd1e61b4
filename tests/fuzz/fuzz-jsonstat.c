/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes are a dataset of population, or are refused with a reason. */

#include "fuzz.h"

#include "inno-jsonstat.h"
#include "inno-rows-private.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

/* However it is gone through, each value is one, and there are as many as it says. */
static void
check_dataset (const guint8 *data,
               gsize         size)
{
  g_autoptr (InnoJsonstat) dataset = inno_jsonstat_parse ((const char *) data, size, NULL);
  gsize n_values = 1;

  if (dataset == NULL)
    return;
  for (guint i = inno_jsonstat_get_n (dataset); i > 0; i--)
    {
      const InnoJsonstatDimension *dimension = inno_jsonstat_get_dimension (dataset, i - 1);

      g_assert_cmpuint (dimension->stride, ==, n_values);
      n_values *= dimension->size;
      for (guint j = 0; j < dimension->size; j++)
        g_assert_nonnull (dimension->codes[j]);
    }
  for (gsize i = 0; i < MIN (n_values, 1000); i++)
    g_free (inno_jsonstat_dup_value (dataset, i));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoRows) rows = inno_rows_jsonstat_new (stream, &error);
  gint64 line = 0;
  InnoRow row;

  g_assert_true ((error != NULL) == (rows == NULL));
  while (rows != NULL && inno_rows_next (rows, &row, &error) == INNO_ROWS_ROW)
    {
      g_assert_cmpint (row.line, ==, ++line);
      g_assert_cmpuint (row.n_cells, ==, 4);
      for (guint i = 0; i < row.n_cells; i++)
        g_assert_true (g_utf8_validate (row.cells[i], -1, NULL));
    }
  g_assert_no_error (rows != NULL ? error : NULL);
  check_dataset (data, size);

  return 0;
}
