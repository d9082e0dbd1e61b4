/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A portfolio document: taken in whole or not at all, and what was taken in can be read. */

#include "fuzz.h"

#include "fuzz-store.h"
#include "inno-sync.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  InnoStore *store = fuzz_store_take ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  InnoSyncReport report;
  gboolean is_loaded = inno_sync_load_bytes (store, bytes, NULL,
                                             INNO_IMPORT_ACCEPT_ROLLBACK | INNO_IMPORT_ACCEPT_REMOVAL, &report, &error);

  g_assert_true (is_loaded == (error == NULL));
  if (is_loaded)
    fuzz_store_read (store);

  return 0;
}
