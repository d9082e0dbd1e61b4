/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-parse.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unicode/ustring.h>

#include "inno-format-private.h"

#define N_PARTS 3
#define YEAR_DIGITS 4
#define MAX_CHARS 40

#define MS_PER_DAY 86400000.0

typedef struct
{
  int   values[N_PARTS];
  gsize lengths[N_PARTS];   /* in digits */
  char  separator;
} Parts;

static gboolean
refuse (GError         **error,
        InnoParseError   code,
        const char      *sentence)
{
  g_set_error_literal (error, INNO_PARSE_ERROR, (int) code, sentence);
  return FALSE;
}

/* Three numbers with the same mark between them: "1.2.2024", also "1. 2. 2024". */
static gboolean
take_parts (const char *text,
            Parts      *parts)
{
  parts->separator = '\0';
  for (guint i = 0; i < N_PARTS; i++)
    {
      gsize length = strspn (text, "0123456789");

      if (length < 1 || length > YEAR_DIGITS)
        return FALSE;
      parts->lengths[i] = length;
      parts->values[i] = (int) g_ascii_strtoull (text, NULL, 10);
      text += length;
      if (i == N_PARTS - 1)
        break;
      if (*text == '\0' || strchr (".-/", *text) == NULL ||
          (parts->separator != '\0' && parts->separator != *text))
        return FALSE;
      parts->separator = *text++;
      text += strspn (text, " ");
    }

  return *text == '\0';
}

/* The year first is ISO's order, which "-" alone announces; else the day is first. */
static gboolean
day_from_parts (const Parts  *parts,
                InnoDay      *day,
                GError      **error)
{
  gboolean is_iso = parts->separator == '-';
  guint year = is_iso ? 0 : 2;
  InnoDay found;

  if (parts->lengths[1] > 2 || parts->lengths[2 - year] > 2)
    return refuse (error, INNO_PARSE_ERROR_SYNTAX, _("This date is not understood."));
  if (parts->lengths[year] != YEAR_DIGITS)
    return refuse (error, INNO_PARSE_ERROR_YEAR, _("Write the year in four digits."));

  found = inno_day_new (parts->values[year], parts->values[1], parts->values[2 - year]);
  if (found == INNO_DAY_NONE)
    return refuse (error, INNO_PARSE_ERROR_CALENDAR, _("There is no such day."));

  *day = found;
  return TRUE;
}

/* ICU would take a year of two digits for one near now. */
static gboolean
ends_in_year (const char *text)
{
  gsize length = strlen (text);
  gsize n_digits = 0;

  while (n_digits < length && g_ascii_isdigit (text[length - n_digits - 1]))
    n_digits++;

  return n_digits == YEAR_DIGITS;
}

/* As the language writes a day for people; months may be words. */
static gboolean
day_from_words (const InnoFormat *format,
                const char       *text,
                InnoDay          *day)
{
  UDateFormat *pattern = format->dates[INNO_FORMAT_DATE_DAY];
  UChar utf16[MAX_CHARS];
  UErrorCode status = U_ZERO_ERROR;
  int length = 0, position = 0;
  double ms;

  u_strFromUTF8 (utf16, MAX_CHARS, &length, text, -1, &status);
  if (U_FAILURE (status) || !ends_in_year (text))
    return FALSE;

  g_mutex_lock (format->dates_mutex);
  udat_setLenient (pattern, FALSE);
  ms = udat_parse (pattern, utf16, length, &position, &status);
  g_mutex_unlock (format->dates_mutex);

  if (U_FAILURE (status) || position != length)
    return FALSE;

  *day = (InnoDay) floor (ms / MS_PER_DAY) + INNO_UNIX_EPOCH_DAY;
  return TRUE;
}

/**
 * inno_parse_day:
 * @format: the formats of the language of who typed
 * @text: what was typed
 * @day: (out): the day; untouched on failure
 * @error: return location for an error of %INNO_PARSE_ERROR
 *
 * Reads “1.2.2024” and “1/2/2024” as day, month, year, whatever the language,
 * “2024-02-01” as ISO 8601 has it, and what inno_format_day() writes in @format.
 * A year of two digits is refused: it could be of either century.
 *
 * Returns: whether it is a day of the calendar
 */
gboolean
inno_parse_day (const InnoFormat  *format,
                const char        *text,
                InnoDay           *day,
                GError           **error)
{
  g_autofree char *stripped = NULL;
  Parts parts;

  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return refuse (error, INNO_PARSE_ERROR_EMPTY, _("There is no date."));
  if (take_parts (stripped, &parts))
    return day_from_parts (&parts, day, error);
  if (strpbrk (stripped, "./-") == NULL && day_from_words (format, stripped, day))
    return TRUE;

  return refuse (error, INNO_PARSE_ERROR_SYNTAX, _("This date is not understood."));
}

/**
 * inno_parse_period:
 * @text: what was typed
 * @error: return location for an error of %INNO_PARSE_ERROR
 *
 * Reads a year, “2024”, or a quarter, “2024-Q3”, “2024q3”, “Q3/2024” or “Q3 2024”.
 *
 * Returns: (transfer full) (nullable): the period as documents have it, “2024” or
 *   “2024-Q3”; %NULL where it is none
 */
char *
inno_parse_period (const char  *text,
                   GError     **error)
{
  static const char * const forms[] = {
    "^([0-9]{4})$",
    "^([0-9]{4})[ -]?q([1-4])$",
    "^q([1-4])[ /-]([0-9]{4})$",
  };
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (forms[i], G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      if (!g_regex_match (regex, stripped, 0, &match))
        continue;

      first = g_match_info_fetch (match, 1);
      second = g_match_info_fetch (match, 2);
      if (second == NULL)
        return g_steal_pointer (&first);
      return strlen (first) == YEAR_DIGITS ? g_strconcat (first, "-Q", second, NULL)
                                           : g_strconcat (second, "-Q", first, NULL);
    }

  refuse (error, *stripped == '\0' ? INNO_PARSE_ERROR_EMPTY : INNO_PARSE_ERROR_SYNTAX,
          _("Write a year or a quarter: 2024 or 2024-Q3."));
  return NULL;
}
