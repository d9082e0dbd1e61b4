/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-day.h"

#include <string.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999

static gboolean
day_is_valid (InnoDay day)
{
  return day > 0 && g_date_valid_julian ((guint32) day);
}

/* Exactly @n_digits ASCII digits. */
static gboolean
parse_digits (const char *text,
              guint       n_digits,
              int        *value)
{
  int result = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      result = result * 10 + g_ascii_digit_value (text[i]);
    }

  *value = result;
  return TRUE;
}

/**
 * inno_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %INNO_DAY_NONE if the calendar has no such day
 */
InnoDay
inno_day_new (int year,
              int month,
              int day)
{
  GDate date;

  if (year < YEAR_MIN || year > YEAR_MAX ||
      month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return INNO_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (InnoDay) g_date_get_julian (&date);
}

/**
 * inno_day_parse_iso:
 * @text: (nullable): text of the form YYYY-MM-DD and nothing else
 * @day: (out): the day, untouched on failure
 *
 * Returns: whether @text is a day of the calendar
 */
gboolean
inno_day_parse_iso (const char *text,
                    InnoDay    *day)
{
  InnoDay result;
  int y, m, d;

  g_return_val_if_fail (day != NULL, FALSE);

  if (text == NULL || strnlen (text, 11) != 10 || text[4] != '-' || text[7] != '-' ||
      !parse_digits (text, 4, &y) ||
      !parse_digits (text + 5, 2, &m) ||
      !parse_digits (text + 8, 2, &d))
    return FALSE;

  result = inno_day_new (y, m, d);
  if (result == INNO_DAY_NONE)
    return FALSE;

  *day = result;
  return TRUE;
}

/**
 * inno_day_to_iso:
 * @day: a day, or %INNO_DAY_NONE
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, or %NULL for no day
 */
char *
inno_day_to_iso (InnoDay day)
{
  GDate date;

  if (!day_is_valid (day))
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);

  return g_strdup_printf ("%04u-%02u-%02u",
                          (guint) g_date_get_year (&date),
                          (guint) g_date_get_month (&date),
                          (guint) g_date_get_day (&date));
}

/**
 * inno_day_get_year:
 * @day: a day, or %INNO_DAY_NONE
 *
 * Returns: the year, or 0 for no day
 */
int
inno_day_get_year (InnoDay day)
{
  GDate date;

  if (!day_is_valid (day))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);

  return g_date_get_year (&date);
}

/**
 * inno_day_get_month:
 * @day: a day, or %INNO_DAY_NONE
 *
 * Returns: the month, 1 to 12, or 0 for no day
 */
int
inno_day_get_month (InnoDay day)
{
  GDate date;

  if (!day_is_valid (day))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);

  return (int) g_date_get_month (&date);
}

/**
 * inno_day_add_months:
 * @day: a day, or %INNO_DAY_NONE
 * @months: how many months later, from 0
 *
 * Returns: the same day of the month, or the last of a month that is shorter;
 *   %INNO_DAY_NONE for no day
 */
InnoDay
inno_day_add_months (InnoDay day,
                     guint   months)
{
  GDate date;

  if (!day_is_valid (day))
    return INNO_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_add_months (&date, months);

  return (InnoDay) g_date_get_julian (&date);
}

/**
 * inno_day_today:
 *
 * Returns: today, in the local time zone
 */
InnoDay
inno_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return inno_day_new (g_date_time_get_year (now),
                       g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now));
}

/* "Z", "z" or an offset of the form +hh:mm, and the end of the text. */
static gboolean
parse_offset (const char *text,
              int        *seconds)
{
  int hours, minutes;

  if (g_ascii_toupper (text[0]) == 'Z' && text[1] == '\0')
    {
      *seconds = 0;
      return TRUE;
    }

  if ((text[0] != '+' && text[0] != '-') ||
      !parse_digits (text + 1, 2, &hours) || hours > 23 ||
      text[3] != ':' ||
      !parse_digits (text + 4, 2, &minutes) || minutes > 59 ||
      text[6] != '\0')
    return FALSE;

  *seconds = (hours * 60 + minutes) * 60;
  if (text[0] == '-')
    *seconds = -*seconds;

  return TRUE;
}

/* "hh:mm:ss" with an optional fraction, which is cut off; *end is what
 * follows. A leap second counts as the second before it. */
static gboolean
parse_clock (const char  *text,
             int         *seconds,
             const char **end)
{
  int h, m, s;

  if (!parse_digits (text, 2, &h) || h > 23 || text[2] != ':' ||
      !parse_digits (text + 3, 2, &m) || m > 59 || text[5] != ':' ||
      !parse_digits (text + 6, 2, &s) || s > 60)
    return FALSE;

  text += 8;
  if (*text == '.')
    {
      if (!g_ascii_isdigit (text[1]))
        return FALSE;
      for (text++; g_ascii_isdigit (*text); text++)
        ;
    }

  *seconds = (h * 60 + m) * 60 + MIN (s, 59);
  *end = text;
  return TRUE;
}

/* 1970-01-01 as a Julian day number of GDate. */
#define UNIX_EPOCH_DAY 719163
#define SECONDS_PER_DAY 86400

/**
 * inno_timestamp_parse_iso:
 * @text: (nullable): a point in time as RFC 3339 writes it, such as
 *   2025-04-10T09:00:00Z or 2025-04-10T12:00:00.5+03:00
 * @unix_seconds: (out): seconds since 1970-01-01 UTC, untouched on failure
 *
 * Returns: whether @text is such a point in time
 */
gboolean
inno_timestamp_parse_iso (const char *text,
                          gint64     *unix_seconds)
{
  char date[11];
  const char *rest;
  InnoDay day;
  int seconds, offset;

  g_return_val_if_fail (unix_seconds != NULL, FALSE);

  if (text == NULL || strnlen (text, 11) < 11 || g_ascii_toupper (text[10]) != 'T')
    return FALSE;

  memcpy (date, text, 10);
  date[10] = '\0';
  if (!inno_day_parse_iso (date, &day) ||
      !parse_clock (text + 11, &seconds, &rest) ||
      !parse_offset (rest, &offset))
    return FALSE;

  *unix_seconds = (gint64) (day - UNIX_EPOCH_DAY) * SECONDS_PER_DAY + seconds - offset;
  return TRUE;
}

/**
 * inno_timestamp_to_iso:
 * @unix_seconds: seconds since 1970-01-01 UTC
 *
 * Returns: (transfer full) (nullable): the time in UTC as RFC 3339 writes it,
 *   or %NULL outside the years 1 to 9999
 */
char *
inno_timestamp_to_iso (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_seconds);

  if (time == NULL)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ",
                          g_date_time_get_year (time),
                          g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time),
                          g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}
