/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes are a workbook or are refused with a reason. */

#include "fuzz.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "inno-rows-private.h"

static char path[] = "/tmp/inno-fuzz-xlsx-XXXXXX";

static void
forget_file (void)
{
  g_remove (path);
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  close (file);
  atexit (forget_file);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoRows) rows = NULL;
  InnoRowsResult result;
  InnoRow row;

  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  rows = inno_rows_xlsx_new (path, &error);
  while (rows != NULL)
    {
      while ((result = inno_rows_next (rows, &row, &error)) == INNO_ROWS_ROW)
        for (guint i = 0; i < row.n_cells; i++)
          g_assert_true (g_utf8_validate (row.cells[i], -1, NULL));
      g_assert_true ((error != NULL) == (result == INNO_ROWS_FAILED));
      g_clear_error (&error);
      if (!inno_rows_take_sheet (rows, NULL, &error))
        break;
    }

  g_assert_true (rows != NULL || error != NULL);
  return 0;
}
