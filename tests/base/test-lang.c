/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "inno-lang.h"

/* Each case in a process of its own: the locale belongs to the process. */
typedef struct
{
  const char *name;
  const char *lc_all;   /* NULL: not set */
  const char *lang;
  const char *language;
  InnoLang expected;
} Case;

static const Case cases[] = {
  { "nothing", NULL, NULL, NULL, INNO_LANG_EN },
  { "plain-c", "C", NULL, "fi", INNO_LANG_FI },
  { "posix", "POSIX", NULL, NULL, INNO_LANG_EN },
  { "not-installed", NULL, "sv_FI.UTF-8", NULL, INNO_LANG_SV },
  { "latin-1", "fi_FI.ISO-8859-1", NULL, NULL, INNO_LANG_FI },
  { "list", "C.UTF-8", NULL, "de:sv_FI:fi", INNO_LANG_SV },
  { "none-of-ours", "C.UTF-8", "de_DE.UTF-8", "de", INNO_LANG_EN },
  { "look-alike", "C.UTF-8", NULL, "svc:fil:fi", INNO_LANG_FI },
};

static void
set_or_unset (const char *name,
              const char *value)
{
  if (value != NULL)
    g_setenv (name, value, TRUE);
  else
    g_unsetenv (name);
}

static void
run_setup (const Case *c)
{
  g_unsetenv ("LC_MESSAGES");
  g_unsetenv ("LC_CTYPE");
  set_or_unset ("LC_ALL", c->lc_all);
  set_or_unset ("LANG", c->lang);
  set_or_unset ("LANGUAGE", c->language);

  inno_lang_setup ();
  /* GLib makes up its mind at the first word it is asked for. */
  g_dgettext (GETTEXT_PACKAGE, "Total");

  g_assert_cmpint (inno_lang_get_active (), ==, c->expected);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, inno_lang_to_code (c->expected));
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "C");
  g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");

  /* Another language does not change what the session asked for. */
  inno_lang_activate (c->expected == INNO_LANG_FI ? INNO_LANG_SV : INNO_LANG_FI);
  g_assert_cmpint (inno_lang_get_active (), !=, c->expected);
  g_assert_cmpint (inno_lang_from_environment (), ==, c->expected);

  /* And what is said is said in it, whatever the session's own language was. */
  inno_lang_activate (INNO_LANG_FI);
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "Total"), ==, "Yhteensä");
  inno_lang_activate (INNO_LANG_EN);
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "Total"), ==, "Total");
  inno_lang_activate (INNO_LANG_SV);
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "Total"), ==, "Sammanlagt");
}

static void
test_setup (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      run_setup (data);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_codes (void)
{
  static const char *const codes[] = { "fi", "sv", "en" };
  static const char *const names[] = { "Suomi", "Svenska", "English" };
  static const char *const bad[] = { NULL, "", "FI", "fin", "f", "sv_FI", "de" };
  InnoLang lang = INNO_LANG_SV;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (inno_lang_from_code (bad[i], &lang));
  g_assert_cmpint (lang, ==, INNO_LANG_SV);

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      g_assert_true (inno_lang_from_code (codes[i], &lang));
      g_assert_cmpint (lang, ==, i);
      g_assert_cmpstr (inno_lang_to_code (lang), ==, codes[i]);
      g_assert_cmpstr (inno_lang_get_native_name (lang), ==, names[i]);
    }
}

static void
test_activate (void)
{
  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      inno_lang_activate ((InnoLang) i);
      g_assert_cmpint (inno_lang_get_active (), ==, i);
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, inno_lang_to_code ((InnoLang) i));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/lang/setup/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_setup);
    }

  g_test_add_func ("/lang/codes", test_codes);
  g_test_add_func ("/lang/activate", test_activate);

  return g_test_run ();
}
