/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-sync-log.h"

/* The log is told in the language of whoever reads it, and has an end. */
static void
test_log (void)
{
  g_autoptr (InnoSyncLog) log = inno_sync_log_new (5);
  const InnoSyncReport report = { .added = 1234, .quarantined = 1 };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < INNO_SYNC_N_LOG_KINDS; i++)
    inno_sync_log_add (log, (InnoSyncLogKind) i, "example.org", 1744275600, &report);
  g_assert_cmpuint (inno_sync_log_get_n_lines (log), ==, 5);
  inno_sync_log_add (log, INNO_SYNC_LOG_DONE, NULL, 0, &report);
  text = inno_sync_log_to_text (log, inno_format_get (INNO_LANG_EN), 3);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[0], "added 1,234, set aside 1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/sync-log/lines", test_log);

  return g_test_run ();
}
