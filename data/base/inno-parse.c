/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-money.h"
#include "inno-parse-digits.h"

#define CENT_DIGITS 2
/* So many digits a double keeps whatever they are. */
#define MAX_NUMBER_DIGITS 15

G_DEFINE_QUARK (inno-parse-error-quark, inno_parse_error)

static gboolean
refuse (GError         **error,
        InnoParseError   code,
        const char      *sentence)
{
  g_set_error_literal (error, INNO_PARSE_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

/* ASCII digits, as a number no larger than @max. */
static gboolean
add_digits (const char *digits,
            guint64     max,
            guint64    *value)
{
  for (; *digits != '\0'; digits++)
    {
      guint64 digit = (guint64) g_ascii_digit_value (*digits);

      if (*value > (max - digit) / 10)
        return FALSE;
      *value = *value * 10 + digit;
    }

  return TRUE;
}

/**
 * inno_parse_money:
 * @text: what was typed
 * @cents: (out): the amount in cents; untouched on failure
 * @error: return location for an error of %INNO_PARSE_ERROR
 *
 * Reads an amount in any of the ways people write one, whatever their language:
 * “75 354 267”, “2073781,25”, “1.234.567,5”, “1,234,567.50”, “−1 200 €”. Spaces of any
 * width part thousands. Of “.” and “,” the last part decimals where both stand, or
 * where one stands once; one that stands more often parts thousands. The case that
 * could be either, one mark with exactly three digits after it and up to three
 * before (“1.234”), is read as thousands: no amount has three decimals. Groups must
 * be of three digits. “€” may stand on either side, “EUR” behind.
 *
 * Returns: whether it is an amount of no more than %INNO_CENTS_MAX, with two
 *   decimals at most
 */
gboolean
inno_parse_money (const char  *text,
                  gint64      *cents,
                  GError     **error)
{
  g_auto (InnoDigits) digits = { 0 };
  guint64 value = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (cents != NULL, FALSE);

  if (is_empty (text))
    return refuse (error, INNO_PARSE_ERROR_EMPTY, _("There is no amount."));
  if (!inno_digits_scan (text, '\0', &digits))
    return refuse (error, INNO_PARSE_ERROR_SYNTAX, _("This amount is not understood."));
  if (digits.fraction->len > CENT_DIGITS)
    return refuse (error, INNO_PARSE_ERROR_DECIMALS, _("An amount has two decimals at most."));

  while (digits.fraction->len < CENT_DIGITS)
    g_string_append_c (digits.fraction, '0');
  if (!add_digits (digits.whole->str, INNO_CENTS_MAX, &value) ||
      !add_digits (digits.fraction->str, INNO_CENTS_MAX, &value))
    return refuse (error, INNO_PARSE_ERROR_RANGE, _("This amount is too large."));

  *cents = digits.is_negative ? -(gint64) value : (gint64) value;
  return TRUE;
}

/* "." or ",", as ICU writes decimals in the language. */
static char
get_decimal_mark (const InnoFormat *format)
{
  g_autofree char *sample = inno_format_number (format, 1.5, 1);

  return sample[1];
}

/**
 * inno_parse_number:
 * @format: the formats of the language of who typed
 * @text: what was typed
 * @value: (out): the number; untouched on failure
 * @error: return location for an error of %INNO_PARSE_ERROR
 *
 * Reads a number by the rule of inno_parse_money(), but for the case that could be
 * either: a number may well have three decimals, so there the decimal mark of the
 * language parts decimals, and the other mark thousands.
 *
 * Returns: whether it is a number of no more digits than are kept exactly
 */
gboolean
inno_parse_number (const InnoFormat  *format,
                   const char        *text,
                   double            *value,
                   GError           **error)
{
  g_auto (InnoDigits) digits = { 0 };
  g_autofree char *plain = NULL;

  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (is_empty (text))
    return refuse (error, INNO_PARSE_ERROR_EMPTY, _("There is no number."));
  /* An amount of money is not a number of something. */
  if (strstr (text, "\342\202\254") != NULL || strpbrk (text, "eE") != NULL ||
      !inno_digits_scan (text, get_decimal_mark (format), &digits))
    return refuse (error, INNO_PARSE_ERROR_SYNTAX, _("This number is not understood."));
  if (digits.whole->len + digits.fraction->len > MAX_NUMBER_DIGITS)
    return refuse (error, INNO_PARSE_ERROR_RANGE, _("This number has too many digits."));

  plain = g_strconcat (digits.is_negative ? "-" : "", digits.whole->str, ".",
                       digits.fraction->str, "0", NULL);
  *value = g_ascii_strtod (plain, NULL);
  return TRUE;
}

/**
 * inno_parse_whole:
 * @text: what was typed: digits, such as a year
 * @from: the least it may be, not negative
 * @to: the most it may be
 * @value: (out): the number; untouched on failure
 * @error: return location for an error of %INNO_PARSE_ERROR
 *
 * Returns: whether it is a whole number in that range
 */
gboolean
inno_parse_whole (const char  *text,
                  gint64       from,
                  gint64       to,
                  gint64      *value,
                  GError     **error)
{
  g_autofree char *stripped = NULL;
  guint64 parsed = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (from >= 0 && to >= from, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return refuse (error, INNO_PARSE_ERROR_EMPTY, _("There is no number."));
  if (strspn (stripped, "0123456789") != strlen (stripped))
    return refuse (error, INNO_PARSE_ERROR_SYNTAX, _("Write digits alone."));
  if (!add_digits (stripped, (guint64) to, &parsed) || parsed < (guint64) from)
    {
      /* Translators: two whole numbers, such as years */
      g_set_error (error, INNO_PARSE_ERROR, INNO_PARSE_ERROR_RANGE,
                   _("From %d to %d."), (int) from, (int) to);
      return FALSE;
    }

  *value = (gint64) parsed;
  return TRUE;
}
