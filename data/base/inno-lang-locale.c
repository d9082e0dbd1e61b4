/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-lang-locale.h"

#include <glib/gstdio.h>
#include <langinfo.h>
#include <locale.h>
#include <unistd.h>

/* Where Debian keeps the files of C.UTF-8, which it always has. */
#define C_UTF8_FILES "/usr/lib/locale/C.utf8"

/* Any name that is not "C": glibc goes by it. */
#define OTHER_NAME "en_US.UTF-8"

static gboolean
is_utf8 (void)
{
  return g_strcmp0 (nl_langinfo (CODESET), "UTF-8") == 0;
}

/* Whether gettext answers in this locale. In "C" and "POSIX" it never does; in
 * "C.UTF-8" it did until glibc 2.38. */
static gboolean
shows_messages (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  return messages != NULL && !g_str_equal (messages, "POSIX") && !g_str_equal (messages, "C") &&
         !g_str_has_prefix (messages, "C.");
}

/* Text is UTF-8 everywhere in this program. */
static void
ensure_utf8 (void)
{
  static const char * const names[] = { "C.UTF-8", "C.utf8", OTHER_NAME };

  if (setlocale (LC_ALL, "") != NULL && is_utf8 ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_ALL, names[i]) != NULL)
      return;

  g_debug ("No UTF-8 locale is installed");
}

static gboolean
use_installed (void)
{
  static const char * const names[] = { OTHER_NAME, "en_GB.UTF-8", "fi_FI.UTF-8", "sv_FI.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_MESSAGES, names[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
set_locale_from (const char *folder)
{
  g_autofree char *before = g_strdup (g_getenv ("LOCPATH"));

  g_setenv ("LOCPATH", folder, TRUE);
  if (setlocale (LC_MESSAGES, OTHER_NAME) == NULL)
    g_debug ("%s cannot be used as %s", C_UTF8_FILES, OTHER_NAME);

  if (before != NULL)
    g_setenv ("LOCPATH", before, TRUE);
  else
    g_unsetenv ("LOCPATH");
}

/* Where no other locale is installed, C.UTF-8 itself goes by another name: a
 * link to its files, in a folder that is there for as long as they are read. */
static void
use_c_utf8_by_another_name (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *link = NULL;

  if (!g_file_test (C_UTF8_FILES, G_FILE_TEST_IS_DIR))
    return;

  folder = g_dir_make_tmp ("innocities-locale-XXXXXX", NULL);
  if (folder == NULL)
    return;

  link = g_build_filename (folder, OTHER_NAME, NULL);
  if (symlink (C_UTF8_FILES, link) == 0)
    set_locale_from (folder);
  g_unlink (link);
  g_rmdir (folder);
}

/**
 * inno_lang_locale_setup:
 *
 * Sets a locale of the C library in which gettext looks at LANGUAGE. Before any
 * thread starts: it changes the environment for a moment.
 */
void
inno_lang_locale_setup (void)
{
  ensure_utf8 ();
  if (!shows_messages () && !use_installed ())
    use_c_utf8_by_another_name ();
  setlocale (LC_NUMERIC, "C");
}
