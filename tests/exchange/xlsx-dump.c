/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-exchange"

#include "inno-file-writer.h"
#include "table-fixture.h"

/* Writes workbooks into a folder, for test_xlsx.py to take apart. */

static void
save (const char *folder,
      const char *name,
      InnoFrame  *frame)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (InnoFrame) owned = frame;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = inno_table_format_write (inno_table_format_find ("xlsx"), owned, &error);

  g_assert_no_error (error);
  inno_file_writer_save (path, bytes, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (Fixture) sample = NULL;
  g_autoptr (InnoFrame) no_day = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: xlsx-dump FOLDER\n");
      return 2;
    }

  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  sample = fixture_new_sample ();
  save (argv[1], "hand.xlsx", table_fixture_new ("=SUM(A1:A9)", INNO_LANG_EN));
  save (argv[1], "again.xlsx", table_fixture_new ("=SUM(A1:A9)", INNO_LANG_EN));
  save (argv[1], "odd.xlsx", table_fixture_new ("<&>\x01\n\uffff", INNO_LANG_EN));
  no_day = table_fixture_new ("A", INNO_LANG_EN);
  ((InnoFrameContext *) inno_frame_get_context (no_day))->as_of = INNO_DAY_NONE;
  save (argv[1], "no-day.xlsx", inno_frame_ref (no_day));
  save (argv[1], "funding.xlsx", table_fixture_funding (sample, "--by agreement"));
  save (argv[1], "roles.xlsx", table_fixture_roles (sample, ""));
  save (argv[1], "finnish.xlsx", table_fixture_funding (sample, "--by city --share --lang fi"));

  return 0;
}
