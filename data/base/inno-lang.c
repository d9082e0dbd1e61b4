/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-lang.h"

#include <libintl.h>
#include <string.h>

#include "inno-lang-locale.h"

#ifdef __GLIBC__
/* GNU gettext looks a message up again when this counter has moved
 * (gettext manual, 11.6.2 "Being a gettext grok"). */
extern int _nl_msg_cat_cntr;
#endif

typedef struct
{
  const char *code;
  const char *native_name;
} LangInfo;

static const LangInfo langs[INNO_N_LANGS] = {
  [INNO_LANG_FI] = { "fi", "Suomi" },
  [INNO_LANG_SV] = { "sv", "Svenska" },
  [INNO_LANG_EN] = { "en", "English" },
};

static int active_lang = INNO_LANG_EN;

/* What the person's session asked for, before activate() changed LANGUAGE;
 * -1 until setup() has looked. */
static int session_lang = -1;

/* "sv_FI.UTF-8" and "sv-FI" are Swedish, "svc" is not. */
static gboolean
lang_from_locale_name (const char *name,
                       InnoLang   *lang)
{
  g_autofree char *code = g_strndup (name, strcspn (name, "_-.@"));

  return inno_lang_from_code (code, lang);
}

/**
 * inno_lang_to_code:
 * @lang: a language
 *
 * Returns: (transfer none): the ISO 639-1 code, such as "fi"
 */
const char *
inno_lang_to_code (InnoLang lang)
{
  g_return_val_if_fail ((guint) lang < INNO_N_LANGS, "en");

  return langs[lang].code;
}

/**
 * inno_lang_get_native_name:
 * @lang: a language
 *
 * Returns: (transfer none): the name that the language has for itself
 */
const char *
inno_lang_get_native_name (InnoLang lang)
{
  g_return_val_if_fail ((guint) lang < INNO_N_LANGS, "English");

  return langs[lang].native_name;
}

/**
 * inno_lang_from_code:
 * @code: (nullable): an ISO 639-1 code
 * @lang: (out): the language, untouched when the code is another one
 *
 * Returns: whether @code is one of the languages people read
 */
gboolean
inno_lang_from_code (const char *code,
                     InnoLang   *lang)
{
  g_return_val_if_fail (lang != NULL, FALSE);

  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      if (g_strcmp0 (code, langs[i].code) == 0)
        {
          *lang = (InnoLang) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * inno_lang_from_environment:
 *
 * The first of the session's languages that is one of ours. After
 * inno_lang_setup() this is what the session asked for at start, whatever
 * language has been activated since.
 *
 * Returns: the language, English if the session names none of ours
 */
InnoLang
inno_lang_from_environment (void)
{
  const char *const *names;
  int known = g_atomic_int_get (&session_lang);

  if (known >= 0)
    return (InnoLang) known;

  names = g_get_language_names ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      InnoLang lang;

      if (lang_from_locale_name (names[i], &lang))
        return lang;
    }

  return INNO_LANG_EN;
}

/**
 * inno_lang_setup:
 *
 * Sets the C library's locale and gettext up and activates the session's
 * language. Call it once, first thing in main() and before any thread starts:
 * it changes the environment. A program with a display calls
 * gtk_disable_setlocale() too, or GTK would undo the locale.
 *
 * Numbers in the C library stay in the "C" locale; what people read is
 * formatted by #InnoFormat.
 */
void
inno_lang_setup (void)
{
  const char *dir = g_getenv ("INNOCITIES_LOCALEDIR");

  inno_lang_locale_setup ();

  bindtextdomain (GETTEXT_PACKAGE, dir != NULL && *dir != '\0' ? dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides once whether to translate at all, and says no where the default
   * domain is set and has no catalogue for the language of the session. Asked
   * before that it always translates, whatever language comes later. */
  g_dgettext (GETTEXT_PACKAGE, "InnoCities");
  textdomain (GETTEXT_PACKAGE);

  g_atomic_int_set (&session_lang, inno_lang_from_environment ());
  inno_lang_activate ((InnoLang) g_atomic_int_get (&session_lang));
}

/**
 * inno_lang_activate:
 * @lang: a language
 *
 * Makes gettext answer in @lang from now on, in every thread. Texts already
 * fetched do not change. Main thread only.
 */
void
inno_lang_activate (InnoLang lang)
{
  g_return_if_fail ((guint) lang < INNO_N_LANGS);

  g_setenv ("LANGUAGE", langs[lang].code, TRUE);
#ifdef __GLIBC__
  ++_nl_msg_cat_cntr;
#endif
  g_atomic_int_set (&active_lang, lang);
}

/**
 * inno_lang_get_active:
 *
 * Returns: the language of the interface; any thread
 */
InnoLang
inno_lang_get_active (void)
{
  return (InnoLang) g_atomic_int_get (&active_lang);
}
