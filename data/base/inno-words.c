/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-words.h"

#include <string.h>

/* What nobody sees, as a soft hyphen, is no end of a word, and keeps no letter from
 * its mark. */
static char *
drop_invisible (const char *text)
{
  GString *visible = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_type (g_utf8_get_char (at)) != G_UNICODE_FORMAT)
      g_string_append_unichar (visible, g_utf8_get_char (at));

  return g_string_free (visible, FALSE);
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Letters and digits, with a blank where anything else stood. */
static char *
keep_words (const char *text)
{
  GString *words = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_in_word (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

/* One way of writing what looks alike, in small letters, which may have to be put
 * together anew. Letter by letter: of what is small already it must be the same, which
 * g_utf8_casefold() does not promise, and nothing may hang on the system's language. */
static char *
unify (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) small = g_string_sized_new (strlen (composed));

  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (small, g_unichar_tolower (g_utf8_get_char (at)));

  return g_utf8_normalize (small->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * inno_words_get:
 * @text: (nullable): any bytes
 *
 * Returns: (transfer full): its words, a blank between two; "" where there are none
 */
char *
inno_words_get (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *visible = drop_invisible (valid);
  g_autofree char *unified = unify (visible);

  return keep_words (unified);
}

/**
 * inno_words_plain:
 * @words: what inno_words_get() returned
 *
 * Returns: (transfer full): the same without marks on letters: a for å and ä, o for ö
 */
char *
inno_words_plain (const char *words)
{
  g_autofree char *apart = NULL;
  g_autoptr (GString) plain = NULL;

  /* Most words are plain. */
  if (g_str_is_ascii (words))
    return g_strdup (words);

  apart = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);
  plain = g_string_sized_new (strlen (words));
  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_type (g_utf8_get_char (at)) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar (plain, g_utf8_get_char (at));

  return g_utf8_normalize (plain->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * inno_words_marked_as_plain:
 * @words: what inno_words_get() returned
 *
 * Returns: (transfer full): those of the words that have marks on letters, without
 *   them: what else a text is found by
 */
char *
inno_words_marked_as_plain (const char *words)
{
  g_auto (GStrv) list = NULL;
  GString *marked = g_string_new (NULL);

  if (g_str_is_ascii (words))
    return g_string_free (marked, FALSE);

  list = g_strsplit (words, " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *plain = inno_words_plain (list[i]);

      if (g_str_equal (plain, list[i]))
        continue;
      if (marked->len > 0)
        g_string_append_c (marked, ' ');
      g_string_append (marked, plain);
    }

  return g_string_free (marked, FALSE);
}
