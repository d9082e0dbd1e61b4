/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-text.h"

G_DEFINE_BOXED_TYPE (InnoText, inno_text, inno_text_copy, inno_text_free)

static gboolean
is_written (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * inno_text_new:
 * @fi: (nullable): the text in Finnish
 * @sv: (nullable): the text in Swedish
 * @en: (nullable): the text in English
 *
 * Returns: (transfer full): a new text; the strings are copied
 */
InnoText *
inno_text_new (const char *fi,
               const char *sv,
               const char *en)
{
  InnoText *self = g_new0 (InnoText, 1);

  self->in[INNO_LANG_FI] = g_strdup (fi);
  self->in[INNO_LANG_SV] = g_strdup (sv);
  self->in[INNO_LANG_EN] = g_strdup (en);

  return self;
}

/**
 * inno_text_copy:
 * @text: (nullable): a text
 *
 * Returns: (transfer full) (nullable): a copy of its own, %NULL for %NULL
 */
InnoText *
inno_text_copy (const InnoText *text)
{
  if (text == NULL)
    return NULL;

  return inno_text_new (text->in[INNO_LANG_FI],
                        text->in[INNO_LANG_SV],
                        text->in[INNO_LANG_EN]);
}

/**
 * inno_text_free:
 * @text: (transfer full) (nullable): a text
 */
void
inno_text_free (InnoText *text)
{
  if (text == NULL)
    return;

  for (guint i = 0; i < INNO_N_LANGS; i++)
    g_free (text->in[i]);
  g_free (text);
}

/**
 * inno_text_get:
 * @text: (nullable): a text
 * @lang: the language wanted
 * @found: (out) (optional): the language of what is returned, untouched when
 *   that is %NULL
 *
 * The text in @lang, or where it is not written or empty, in the first of
 * Finnish, English and Swedish.
 *
 * Returns: (transfer none) (nullable): the text, %NULL if there is none
 */
const char *
inno_text_get (const InnoText *text,
               InnoLang        lang,
               InnoLang       *found)
{
  const InnoLang order[] = { lang, INNO_LANG_FI, INNO_LANG_EN, INNO_LANG_SV };

  g_return_val_if_fail ((guint) lang < INNO_N_LANGS, NULL);

  if (text == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *string = text->in[order[i]];

      if (!is_written (string))
        continue;

      if (found != NULL)
        *found = order[i];
      return string;
    }

  return NULL;
}
