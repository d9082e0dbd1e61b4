/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"

/* What the portfolio does not have is called by its id. */
static char *
format_name (const char    *id,
             InnoPortfolio *portfolio,
             InnoLang       lang)
{
  InnoEntity *entity = inno_portfolio_find (portfolio, id);

  return g_strdup (entity != NULL ? inno_entity_get_label (entity, lang) : id);
}

static char *
format_languages (const char *codes,
                  InnoLang    lang)
{
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  InnoLang found;

  for (guint i = 0; list[i] != NULL; i++)
    if (inno_lang_from_code (list[i], &found))
      g_ptr_array_add (names, (gpointer) inno_lang_get_native_name (found));
  g_ptr_array_add (names, NULL);

  return inno_format_list (inno_format_get (lang), (const char * const *) names->pdata);
}

static char *
format_argument (const InnoArgument *argument,
                 InnoPortfolio      *portfolio,
                 InnoLang            lang)
{
  const InnoFormat *format = inno_format_get (lang);

  switch (argument->kind)
    {
    case INNO_ARGUMENT_COUNT:
      return inno_format_count (format, argument->integer);
    case INNO_ARGUMENT_CENTS:
      return inno_format_euros (format, argument->integer);
    case INNO_ARGUMENT_DAY:
      return inno_format_day (format, (InnoDay) argument->integer);
    case INNO_ARGUMENT_SHARE:
      return inno_format_percent (format, argument->fraction, 1);
    case INNO_ARGUMENT_NAME:
      return format_name (argument->text, portfolio, lang);
    case INNO_ARGUMENT_LANGUAGES:
      return format_languages (argument->text, lang);
    case INNO_ARGUMENT_NONE:
    case INNO_ARGUMENT_TEXT:
    default:
      return g_strdup (argument->text != NULL ? argument->text : "");
    }
}

/* The message is from a table, and takes as many as it was given. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
/**
 * inno_finding_format:
 * @self: a finding
 * @portfolio: the portfolio it is of
 * @lang: the active language
 *
 * Returns: (transfer full): a sentence on what is wrong, with its figures
 */
char *
inno_finding_format (const InnoFinding *self,
                     InnoPortfolio     *portfolio,
                     InnoLang           lang)
{
  char *words[INNO_FINDING_MAX_ARGUMENTS];
  char *sentence;

  for (guint i = 0; i < INNO_FINDING_MAX_ARGUMENTS; i++)
    words[i] = format_argument (&self->arguments[i], portfolio, lang);
  sentence = g_strdup_printf (_(self->message), words[0], words[1], words[2], words[3]);
  for (guint i = 0; i < INNO_FINDING_MAX_ARGUMENTS; i++)
    g_free (words[i]);

  return sentence;
}
#pragma GCC diagnostic pop

/**
 * inno_finding_get_member:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the member of the document that is at fault
 */
const char *
inno_finding_get_member (const InnoFinding *self)
{
  return self->part != NULL ? self->part : self->check->member;
}

/**
 * inno_finding_get_label:
 * @self: a finding
 * @lang: the active language
 *
 * Returns: (transfer full): what its subject is called; its id where it has no name
 */
char *
inno_finding_get_label (const InnoFinding *self,
                        InnoLang           lang)
{
  const char *name = inno_text_get (self->name, lang, NULL);

  if (g_str_equal (self->subject, INNO_CHECKS_WHOLE))
    return g_strdup (_("Whole programme"));

  return g_strdup (name != NULL ? name : self->subject);
}
