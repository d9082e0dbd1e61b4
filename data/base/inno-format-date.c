/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-format.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "inno-format-private.h"

#define SECONDS_PER_DAY 86400
#define SECONDS_PER_HOUR 3600

#define EN_DASH "\342\200\223"

/* ICU is handed local time and told that it is UTC: the time zone is GLib's
 * affair, here as in the rest of the program. */
static const UChar utc[] = { 'U', 'T', 'C', 0 };

/* A date in the data is Gregorian whatever its year, as ISO 8601 has it;
 * ICU would count days before 1582 in the Julian calendar. */
static void
make_gregorian (UDateFormat *format,
                UErrorCode  *status)
{
  UCalendar *calendar = ucal_clone (udat_getCalendar (format), status);

  ucal_setGregorianChange (calendar, -1e17, status);
  udat_setCalendar (format, calendar);
  ucal_close (calendar);
}

void
inno_format_open_dates (InnoFormat *self)
{
  for (guint i = 0; i < INNO_FORMAT_N_DATES; i++)
    {
      const char *pattern = self->words->date_patterns[i];
      UChar utf16[64];
      UErrorCode status = U_ZERO_ERROR;

      g_assert (strlen (pattern) < G_N_ELEMENTS (utf16));
      u_uastrcpy (utf16, pattern);

      self->dates[i] = udat_open (UDAT_PATTERN, UDAT_PATTERN, self->words->locale,
                                  utc, -1, utf16, -1, &status);
      inno_format_check_open (status, pattern);
      make_gregorian (self->dates[i], &status);
      inno_format_check_open (status, "a calendar");
    }
}

static char *
format_date (const InnoFormat *self,
             InnoFormatDate    which,
             gint64            local_seconds)
{
  UChar utf16[96];
  UErrorCode status = U_ZERO_ERROR;
  int length;

  g_mutex_lock (self->dates_mutex);
  length = udat_format (self->dates[which], (double) local_seconds * 1000.0,
                        utf16, G_N_ELEMENTS (utf16), NULL, &status);
  g_mutex_unlock (self->dates_mutex);

  g_return_val_if_fail (U_SUCCESS (status), g_strdup (""));

  return inno_format_to_utf8 (utf16, length);
}

static char *
format_local (const InnoFormat *self,
              InnoFormatDate    which,
              gint64            unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_seconds);
  gint64 offset;

  if (time == NULL)
    return g_strdup ("");

  offset = g_date_time_get_utc_offset (time) / G_USEC_PER_SEC;

  return format_date (self, which, unix_seconds + offset);
}

/**
 * inno_format_day:
 * @format: the formats of a language
 * @day: a day, or %INNO_DAY_NONE
 *
 * Returns: (transfer full): the day, such as "10.4.2025"; empty for no day
 */
char *
inno_format_day (const InnoFormat *format,
                 InnoDay           day)
{
  g_return_val_if_fail (format != NULL, NULL);

  if (day <= 0)
    return g_strdup ("");

  return format_date (format, INNO_FORMAT_DATE_DAY,
                      (gint64) (day - INNO_UNIX_EPOCH_DAY) * SECONDS_PER_DAY);
}

/**
 * inno_format_day_range:
 * @format: the formats of a language
 * @from: the first day, or %INNO_DAY_NONE if the beginning is open
 * @to: the last day, or %INNO_DAY_NONE if the end is open
 *
 * Both days are written out: ICU's intervals are ISO dates in the Swedish of
 * Finland, and shortened ones read badly in a column.
 *
 * Returns: (transfer full): such as "10.4.2025–12.5.2025"; one day if both are
 *   the same, empty if both are open
 */
char *
inno_format_day_range (const InnoFormat *format,
                       InnoDay           from,
                       InnoDay           to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (format != NULL, NULL);

  if (from == to)
    return inno_format_day (format, from);

  first = inno_format_day (format, from);
  last = inno_format_day (format, to);

  return g_strconcat (first, EN_DASH, last, NULL);
}

/**
 * inno_format_period:
 * @format: the formats of a language
 * @day: a day of the period, or %INNO_DAY_NONE
 * @months: how long the period is: 1, 3 or 6; else a year
 *
 * Returns: (transfer full): the month, the quarter, the half-year or the year
 *   that @day lies in, as short as an axis needs it; empty for no day
 */
char *
inno_format_period (const InnoFormat *format,
                    InnoDay           day,
                    guint             months)
{
  InnoFormatDate which = INNO_FORMAT_DATE_YEAR;

  g_return_val_if_fail (format != NULL, NULL);

  if (day <= 0)
    return g_strdup ("");

  if (months == 1)
    which = INNO_FORMAT_DATE_MONTH;
  else if (months == 3)
    which = INNO_FORMAT_DATE_QUARTER;
  else if (months == 6)
    which = inno_day_get_month (day) <= 6 ? INNO_FORMAT_DATE_FIRST_HALF : INNO_FORMAT_DATE_SECOND_HALF;

  return format_date (format, which, (gint64) (day - INNO_UNIX_EPOCH_DAY) * SECONDS_PER_DAY);
}

/**
 * inno_format_quarter:
 * @format: the formats of a language
 * @day: a day of the quarter, or %INNO_DAY_NONE
 *
 * Returns: (transfer full): the quarter, such as "Q2/2025", or "Q2 2025" in
 *   English: "2/2025" would read as February
 */
char *
inno_format_quarter (const InnoFormat *format,
                     InnoDay           day)
{
  return inno_format_period (format, day, 3);
}

/**
 * inno_format_timestamp:
 * @format: the formats of a language
 * @unix_seconds: seconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): the day and the time in the local time zone, such
 *   as "10.4.2025 klo 9.12"; empty outside the years 1 to 9999
 */
char *
inno_format_timestamp (const InnoFormat *format,
                       gint64            unix_seconds)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_local (format, INNO_FORMAT_DATE_TIMESTAMP, unix_seconds);
}

/**
 * inno_format_time:
 * @format: the formats of a language
 * @unix_seconds: seconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): the time of day in the local time zone, such as
 *   "9.12"; empty outside the years 1 to 9999
 */
char *
inno_format_time (const InnoFormat *format,
                  gint64            unix_seconds)
{
  g_return_val_if_fail (format != NULL, NULL);

  return format_local (format, INNO_FORMAT_DATE_TIME, unix_seconds);
}

/**
 * inno_format_duration:
 * @format: the formats of a language
 * @seconds: how long something takes, less than a day
 *
 * Returns: (transfer full): minutes and seconds, such as "9.12", and from an hour on hours
 *   before them; without a sign
 */
char *
inno_format_duration (const InnoFormat *format,
                      gint64            seconds)
{
  gint64 length = MIN (ABS (seconds), SECONDS_PER_DAY - 1);

  g_return_val_if_fail (format != NULL, NULL);

  return format_date (format, length < SECONDS_PER_HOUR ? INNO_FORMAT_DATE_MINUTES : INNO_FORMAT_DATE_HOURS, length);
}
