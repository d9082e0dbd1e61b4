/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of changes of a shared database. How one is read is nobody's business but of the
 * file that does it, so that the file is here whole. */

#include "inno-couch-pull.c"

#include "fuzz-store.h"
#include "fuzz.h"

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
  InnoCouch couch = { .store = fuzz_store_take (), .url = (char *) "https://example.org/db", .dataset_id = (char *) "d" };
  Pull pull = { .couch = &couch, .limit = PAGE, .body = g_bytes_new (data, size) };
  g_autoptr (GError) error = NULL;

  if (parse (&pull, &error))
    {
      keep_page (&couch, &pull, &error);
      g_assert_no_error (error);
      finish (&couch, NULL, &error);
      fuzz_store_read (couch.store);
    }
  else
    {
      is_whole (pull.body);
    }

  page_clear (&pull);
  return 0;
}
