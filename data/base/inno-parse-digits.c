/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-parse-digits.h"

#include <string.h>
#include <unicode/uchar.h>

#define GROUP_LENGTH 3
#define MINUS_SIGN 0x2212
#define EURO_SIGN 0x20ac
#define EURO_CODE "EUR"

/* Longer than this nobody types a number. */
#define MAX_BYTES 200

/* What was typed, in ASCII: digits, "." and ",", and one blank for each space of
 * whatever width. FALSE where there is anything else. */
static gboolean
to_ascii (const char *from,
          const char *to,
          GString    *ascii)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = u_charDigitValue ((UChar32) c);

      if (digit >= 0)
        g_string_append_c (ascii, (char) ('0' + digit));
      else if (c == '.' || c == ',')
        g_string_append_c (ascii, (char) c);
      else if (u_isUWhiteSpace ((UChar32) c))
        g_string_append_c (ascii, ' ');
      else
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_space_before (const char *start,
                 const char *end)
{
  return end > start && u_isUWhiteSpace ((UChar32) g_utf8_get_char (g_utf8_prev_char (end)));
}

static void
skip_spaces (const char **start,
             const char **end)
{
  while (*start < *end && u_isUWhiteSpace ((UChar32) g_utf8_get_char (*start)))
    *start = g_utf8_next_char (*start);
  while (is_space_before (*start, *end))
    *end = g_utf8_prev_char (*end);
}

static gboolean
skip_minus (const char **start,
            const char  *end)
{
  gunichar c = *start < end ? g_utf8_get_char (*start) : 0;

  if (c != '-' && c != MINUS_SIGN)
    return FALSE;

  *start = g_utf8_next_char (*start);
  return TRUE;
}

/* "€" or "EUR", before the number or after it. */
static void
skip_currency (const char **start,
               const char **end)
{
  const gsize code_length = strlen (EURO_CODE);

  if (*start < *end && g_utf8_get_char (*start) == EURO_SIGN)
    *start = g_utf8_next_char (*start);
  else if (*start < *end && g_utf8_get_char (g_utf8_prev_char (*end)) == EURO_SIGN)
    *end = g_utf8_prev_char (*end);
  else if ((gsize) (*end - *start) > code_length &&
           g_ascii_strncasecmp (*end - code_length, EURO_CODE, code_length) == 0)
    *end -= code_length;
  skip_spaces (start, end);
}

static guint
count (const char *text,
       char        wanted)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == wanted;

  return n;
}

/* One mark alone, with three digits after it and one to three before: it may part
 * thousands or decimals. */
static gboolean
looks_grouped (const char *text,
               const char *mark)
{
  gsize before = (gsize) (mark - text);

  return strlen (mark + 1) == GROUP_LENGTH && before >= 1 && before <= GROUP_LENGTH && text[0] != '0';
}

/* Where the decimals begin, or NULL. */
static const char *
find_decimal_mark (const char *text,
                   char        decimal_mark)
{
  const char *dot = strrchr (text, '.');
  const char *comma = strrchr (text, ',');
  const char *last = dot == NULL || (comma != NULL && comma > dot) ? comma : dot;

  if (last == NULL)
    return NULL;
  if (dot != NULL && comma != NULL)
    return last;
  if (count (text, *last) > 1)
    return NULL;
  if (*last != decimal_mark && looks_grouped (text, last))
    return NULL;

  return last;
}

/* Digits alone, or groups of three after a first one of one to three, parted by
 * the same mark throughout. */
static gboolean
take_whole (const char *text,
            gsize       length,
            GString    *whole)
{
  gsize group = 0;
  char separator = '\0';

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          g_string_append_c (whole, text[i]);
          group++;
          continue;
        }
      if (separator == '\0' ? group < 1 || group > GROUP_LENGTH
                            : group != GROUP_LENGTH || text[i] != separator)
        return FALSE;
      separator = text[i];
      group = 0;
    }

  return separator == '\0' ? group > 0 : group == GROUP_LENGTH;
}

static gboolean
split (const char *text,
       char        decimal_mark,
       InnoDigits *digits)
{
  const char *mark = find_decimal_mark (text, decimal_mark);
  gsize length = mark != NULL ? (gsize) (mark - text) : strlen (text);

  if (!take_whole (text, length, digits->whole))
    return FALSE;
  if (mark == NULL)
    return TRUE;
  /* What parts the decimals does not part thousands as well. */
  if (memchr (text, *mark, length) != NULL || strspn (mark + 1, "0123456789") != strlen (mark + 1))
    return FALSE;

  g_string_append (digits->fraction, mark + 1);
  return TRUE;
}

/* Takes a typed number apart. One mark alone before three digits parts thousands,
 * unless it is @decimal_mark; see inno_parse_money() for the whole rule. The
 * digits are to be cleared whatever is returned. */
gboolean
inno_digits_scan (const char *text,
                  char        decimal_mark,
                  InnoDigits *digits)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  const char *start = text;
  const char *end = text + strlen (text);

  digits->is_negative = FALSE;
  digits->whole = g_string_new (NULL);
  digits->fraction = g_string_new (NULL);
  if (end - start > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  skip_spaces (&start, &end);
  digits->is_negative = skip_minus (&start, end);
  skip_currency (&start, &end);
  if (!digits->is_negative)
    digits->is_negative = skip_minus (&start, end);
  skip_spaces (&start, &end);

  return to_ascii (start, end, ascii) && split (ascii->str, decimal_mark, digits);
}

void
inno_digits_clear (InnoDigits *digits)
{
  if (digits->whole != NULL)
    g_string_free (g_steal_pointer (&digits->whole), TRUE);
  if (digits->fraction != NULL)
    g_string_free (g_steal_pointer (&digits->fraction), TRUE);
}
