/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-format.h"

#include <string.h>
#include <unicode/ustring.h>

#include "inno-format-private.h"

#define CENTS_PER_EURO 100
#define CENTS_PER_THOUSAND (1000 * CENTS_PER_EURO)
#define CENTS_PER_MILLION G_GINT64_CONSTANT (100000000)

/* Below EUR 100 000 whole euros say more than tenths of a million. */
#define COMPACT_FROM_CENTS G_GUINT64_CONSTANT (10000000)

/* A sign, 20 digits, a point, the decimals, one more digit and a "1". */
#define DECIMAL_SIZE (1 + 20 + 1 + INNO_FORMAT_MAX_DECIMALS + 2 + 1)

static const char *const range_skeletons[INNO_FORMAT_N_RANGES] = {
  [INNO_FORMAT_RANGE_COUNT] = ". sign-negative",
  [INNO_FORMAT_RANGE_YEAR] = ". group-off sign-negative",
  [INNO_FORMAT_RANGE_PERCENT] = "percent scale/100 . sign-negative",
};

static UNumberFormatter *
open_number (const InnoFormatWords *words,
             InnoFormatKind         kind,
             guint                  decimals)
{
  g_autofree char *skeleton = NULL;
  char precision[INNO_FORMAT_MAX_DECIMALS + 2] = ".";
  UChar utf16[128];
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *formatter;

  memset (precision + 1, '0', decimals);
  skeleton = g_strconcat (precision, " ", words->skeletons[kind], NULL);
  g_assert (strlen (skeleton) < G_N_ELEMENTS (utf16));
  u_uastrcpy (utf16, skeleton);

  formatter = unumf_openForSkeletonAndLocale (utf16, -1, words->locale, &status);
  inno_format_check_open (status, skeleton);

  return formatter;
}

static UNumberRangeFormatter *
open_range (const InnoFormatWords *words,
            InnoFormatRange        range)
{
  UChar utf16[64];
  UErrorCode status = U_ZERO_ERROR;
  UNumberRangeFormatter *formatter;

  g_assert (strlen (range_skeletons[range]) < G_N_ELEMENTS (utf16));
  u_uastrcpy (utf16, range_skeletons[range]);

  formatter =
    unumrf_openForSkeletonWithCollapseAndIdentityFallback (utf16, -1,
                                                           UNUM_RANGE_COLLAPSE_UNIT,
                                                           UNUM_IDENTITY_FALLBACK_SINGLE_VALUE,
                                                           words->locale, NULL, &status);
  inno_format_check_open (status, range_skeletons[range]);

  return formatter;
}

void
inno_format_open_numbers (InnoFormat *self)
{
  for (guint kind = 0; kind < INNO_FORMAT_N_KINDS; kind++)
    for (guint decimals = 0; decimals <= INNO_FORMAT_MAX_DECIMALS; decimals++)
      self->numbers[kind][decimals] = open_number (self->words, kind, decimals);

  for (guint range = 0; range < INNO_FORMAT_N_RANGES; range++)
    self->ranges[range] = open_range (self->words, range);
}

/* The data of ICU changes from release to release between the spaces, dashes
 * and minus signs of a number; people shall read the same everywhere. */
static char *
number_to_utf8 (const UFormattedValue *value,
                gboolean               is_spoken)
{
  UErrorCode status = U_ZERO_ERROR;
  int length;
  const UChar *text = ufmtval_getString (value, &length, &status);
  g_autofree UChar *copy = NULL;

  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));

  copy = g_memdup2 (text, (gsize) length * sizeof (UChar));
  for (int i = 0; i < length; i++)
    {
      if (copy[i] == '-')
        copy[i] = 0x2212;
      else if (copy[i] == 0x2012)
        copy[i] = 0x2013;
      else if (copy[i] == ' ' || copy[i] == 0x00a0 || copy[i] == 0x2009 || copy[i] == 0x202f)
        copy[i] = is_spoken ? ' ' : 0x00a0;
    }

  return inno_format_to_utf8 (copy, length);
}

static gboolean
kind_is_spoken (InnoFormatKind kind)
{
  return kind == INNO_FORMAT_EUROS_SPOKEN || kind == INNO_FORMAT_MILLIONS_SPOKEN;
}

/* Exactly one of @decimal and @value is what to format. */
static char *
format_number (const InnoFormat *self,
               InnoFormatKind    kind,
               guint             decimals,
               const char       *decimal,
               double            value)
{
  UErrorCode status = U_ZERO_ERROR;
  UFormattedNumber *result = unumf_openResult (&status);
  UNumberFormatter *formatter = self->numbers[kind][MIN (decimals, INNO_FORMAT_MAX_DECIMALS)];
  char *text = NULL;

  if (decimal != NULL)
    unumf_formatDecimal (formatter, decimal, -1, result, &status);
  else
    unumf_formatDouble (formatter, value, result, &status);

  if (U_SUCCESS (status))
    text = number_to_utf8 (unumf_resultAsValue (result, &status), kind_is_spoken (kind));
  unumf_closeResult (result);

  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));
  return text;
}

static char *
format_range (const InnoFormat *self,
              InnoFormatRange   range,
              double            from,
              double            to)
{
  UErrorCode status = U_ZERO_ERROR;
  UFormattedNumberRange *result = unumrf_openResult (&status);
  char *text = NULL;

  unumrf_formatDoubleRange (self->ranges[range], from, to, result, &status);
  if (U_SUCCESS (status))
    text = number_to_utf8 (unumrf_resultAsValue (result, &status), FALSE);
  unumrf_closeResult (result);

  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));
  return text;
}

/* @value / @divisor by long division, one digit further than asked for, and a
 * "1" after that if anything is left: enough for ICU to round it right, half
 * to even, without a double in between. @divisor * 10 must fit a gint64. */
static void
divide_to_decimal (gint64  value,
                   gint64  divisor,
                   guint   decimals,
                   char   *decimal)
{
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;
  guint64 rest = magnitude % (guint64) divisor;
  char *end = decimal;

  end += g_snprintf (end, DECIMAL_SIZE, "%s%" G_GUINT64_FORMAT ".",
                     value < 0 ? "-" : "", magnitude / (guint64) divisor);

  for (guint i = 0; i <= decimals; i++)
    {
      rest *= 10;
      *end++ = (char) ('0' + rest / (guint64) divisor);
      rest %= (guint64) divisor;
    }

  if (rest != 0)
    *end++ = '1';
  *end = '\0';
}

static char *
format_quotient (const InnoFormat *self,
                 InnoFormatKind    kind,
                 gint64            value,
                 gint64            divisor,
                 guint             decimals)
{
  char decimal[DECIMAL_SIZE];

  decimals = MIN (decimals, INNO_FORMAT_MAX_DECIMALS);
  divide_to_decimal (value, divisor, decimals, decimal);

  return format_number (self, kind, decimals, decimal, 0.0);
}

static gboolean
is_below_compact (gint64 cents)
{
  guint64 magnitude = cents < 0 ? -(guint64) cents : (guint64) cents;

  return magnitude < COMPACT_FROM_CENTS;
}

/**
 * inno_format_count:
 * @format: the formats of a language
 * @count: a number of things
 *
 * Returns: (transfer full): the number with its thousands apart
 */
char *
inno_format_count (const InnoFormat *format,
                   gint64            count)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_quotient (format, INNO_FORMAT_NUMBER, count, 1, 0);
}

/**
 * inno_format_number:
 * @format: the formats of a language
 * @value: a number
 * @decimals: how many decimals, at most 9
 *
 * Returns: (transfer full): the number, rounded half to even
 */
char *
inno_format_number (const InnoFormat *format,
                    double            value,
                    guint             decimals)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_number (format, INNO_FORMAT_NUMBER, decimals, NULL, value);
}

/**
 * inno_format_euros:
 * @format: the formats of a language
 * @cents: an amount in cents
 *
 * Returns: (transfer full): the exact amount, such as "1 234 567,50 €"
 */
char *
inno_format_euros (const InnoFormat *format,
                   gint64            cents)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_quotient (format, INNO_FORMAT_EUROS, cents, CENTS_PER_EURO, 2);
}

/**
 * inno_format_euros_compact:
 * @format: the formats of a language
 * @cents: an amount in cents
 * @decimals: how many decimals a number of millions has, at most 9
 *
 * Returns: (transfer full): the amount in millions, such as "79,0 milj. €",
 *   or below EUR 100 000 in whole euros, such as "45 300 €"
 */
char *
inno_format_euros_compact (const InnoFormat *format,
                           gint64            cents,
                           guint             decimals)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (format != NULL, NULL);

  if (is_below_compact (cents))
    return format_quotient (format, INNO_FORMAT_EUROS, cents, CENTS_PER_EURO, 0);

  number = format_quotient (format, INNO_FORMAT_MILLIONS, cents, CENTS_PER_MILLION, decimals);

  return g_strconcat (number, format->words->millions, NULL);
}

/**
 * inno_format_euros_spoken:
 * @format: the formats of a language
 * @cents: an amount in cents
 *
 * The amount for a screen reader: words for units, and no space inside the
 * number that a reader could stop at.
 *
 * Returns: (transfer full): the amount, such as "1,2 miljoonaa euroa"
 */
char *
inno_format_euros_spoken (const InnoFormat *format,
                          gint64            cents)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (format != NULL, NULL);

  if (is_below_compact (cents))
    return format_quotient (format, INNO_FORMAT_EUROS_SPOKEN, cents, CENTS_PER_EURO, 0);

  number = format_quotient (format, INNO_FORMAT_MILLIONS_SPOKEN, cents, CENTS_PER_MILLION, 1);

  return g_strconcat (number, format->words->millions_spoken, NULL);
}

/**
 * inno_format_scaled:
 * @format: the formats of a language
 * @value: a whole number, such as cents
 * @divisor: how many of them make one, such as 100000000 cents a million euros
 * @decimals: how many decimals, at most 9
 *
 * Returns: (transfer full): @value / @divisor without a unit, rounded half to
 *   even; exact, as no floating point is involved
 */
char *
inno_format_scaled (const InnoFormat *format,
                    gint64            value,
                    gint64            divisor,
                    guint             decimals)
{
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (divisor > 0 && divisor <= G_MAXINT64 / 10, NULL);

  return format_quotient (format, INNO_FORMAT_NUMBER, value, divisor, decimals);
}

/**
 * inno_format_signed_scaled:
 * @format: the formats of a language
 * @value: a whole number, such as a change in cents
 * @divisor: how many of them make one
 * @decimals: how many decimals, at most 9
 *
 * Returns: (transfer full): as inno_format_scaled(), with a plus or a minus;
 *   what rounds to zero has neither
 */
char *
inno_format_signed_scaled (const InnoFormat *format,
                           gint64            value,
                           gint64            divisor,
                           guint             decimals)
{
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (divisor > 0 && divisor <= G_MAXINT64 / 10, NULL);

  return format_quotient (format, INNO_FORMAT_SIGNED, value, divisor, decimals);
}

/**
 * inno_format_get_unit:
 * @format: the formats of a language
 * @divisor: how many cents make one of the unit
 *
 * Returns: (transfer none): the unit for the title of an axis, such as
 *   "milj. €"; empty for a divisor that has no name
 */
const char *
inno_format_get_unit (const InnoFormat *format,
                      gint64            divisor)
{
  g_return_val_if_fail (format != NULL, "");

  if (divisor == CENTS_PER_MILLION)
    return format->words->unit_million;
  if (divisor == CENTS_PER_THOUSAND)
    return format->words->unit_thousand;
  if (divisor == CENTS_PER_EURO)
    return "\342\202\254";

  return "";
}

/**
 * inno_format_percent:
 * @format: the formats of a language
 * @fraction: a share, 1.0 for the whole
 * @decimals: how many decimals, at most 9
 *
 * Returns: (transfer full): the share, such as "25,6 %"
 */
char *
inno_format_percent (const InnoFormat *format,
                     double            fraction,
                     guint             decimals)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_number (format, INNO_FORMAT_PERCENT, decimals, NULL, fraction);
}

/**
 * inno_format_percent_range:
 * @format: the formats of a language
 * @from: the lower share, 1.0 for the whole
 * @to: the upper share
 *
 * Returns: (transfer full): whole per cents, such as "25–40 %"; one number if
 *   both ends print alike
 */
char *
inno_format_percent_range (const InnoFormat *format,
                           double            from,
                           double            to)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_range (format, INNO_FORMAT_RANGE_PERCENT, from, to);
}

/**
 * inno_format_count_range:
 * @format: the formats of a language
 * @from: the lower number, within ±(2^53 - 1)
 * @to: the upper number, within ±(2^53 - 1)
 *
 * Returns: (transfer full): such as "25–40"; one number if both are the same
 */
char *
inno_format_count_range (const InnoFormat *format,
                         gint64            from,
                         gint64            to)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_range (format, INNO_FORMAT_RANGE_COUNT, (double) from, (double) to);
}

/**
 * inno_format_year_range:
 * @format: the formats of a language
 * @from: the first year
 * @to: the last year
 *
 * Returns: (transfer full): such as "2021–2025"; one year if both are the same
 */
char *
inno_format_year_range (const InnoFormat *format,
                        int               from,
                        int               to)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_range (format, INNO_FORMAT_RANGE_YEAR, from, to);
}
