/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-day.h"
#include "inno-money.h"
#include "inno-text.h"

static void
test_money_add (void)
{
  gint64 sum = 7;

  g_assert_true (inno_money_add (INNO_CENTS_MAX, -1, &sum));
  g_assert_cmpint (sum, ==, 9007199254740990);
  g_assert_true (inno_money_add (G_MAXINT64, G_MININT64, &sum));
  g_assert_cmpint (sum, ==, -1);
  g_assert_false (inno_money_add (G_MAXINT64, 1, &sum));
  g_assert_false (inno_money_add (G_MININT64, -1, &sum));
  g_assert_cmpint (sum, ==, -1);
}

static void
test_money_part (void)
{
  static const gint64 parts[][5] = {
    { 10, 3, 4, 3, 3 }, { 11, 3, 4, 4, 3 }, { -10, 3, -4, -3, -3 }, { -11, 3, -4, -4, -3 },
    { 2, 3, 1, 1, 0 }, { -2, 3, -1, -1, 0 }, { 0, 3, 0, 0, 0 }, { 9, 3, 3, 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < 3; j++)
      g_assert_cmpint (inno_money_part (parts[i][0], (guint) parts[i][1], j), ==, parts[i][2 + j]);
}

static void
test_money_parts_add_up (void)
{
  static const gint64 edges[] = { G_MAXINT64, G_MININT64, INNO_CENTS_MAX, -INNO_CENTS_MAX, 1, -1 };

  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 60);
      gint64 whole = (gint64) ((guint64) (guint32) g_test_rand_int () << 32 |
                               (guint32) g_test_rand_int ());
      gint64 sum = 0, first, last;

      if (round < G_N_ELEMENTS (edges))
        whole = edges[round];

      for (guint i = 0; i < n; i++)
        g_assert_true (inno_money_add (sum, inno_money_part (whole, n, i), &sum));
      g_assert_cmpint (sum, ==, whole);

      first = inno_money_part (whole, n, 0);
      last = inno_money_part (whole, n, n - 1);
      g_assert_cmpint (ABS (first - last), <=, 1);
    }
}

static void
test_day_parse (void)
{
  static const char *const bad[] = {
    "", "2025", "2025-4-10", "2025-04-1", "2025-04-100", "2025-02-29", "1900-02-29", "2025-04-31",
    "2025-13-01", "2025-00-10", "2025-01-00", "0000-01-01", "2025/04/10", " 2025-04-10",
    "2025-04-10 ", "+025-04-10", "2025-04-1x", "2025-04-10T09:00:00Z", "10.4.2025", "-025-01-01",
  };
  InnoDay day = 5;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (inno_day_parse_iso (bad[i], &day));
  g_assert_false (inno_day_parse_iso (NULL, &day));
  g_assert_cmpint (day, ==, 5);

  g_assert_true (inno_day_parse_iso ("2024-02-29", &day));
  g_assert_cmpint (day, ==, inno_day_new (2024, 2, 29));
  g_assert_true (inno_day_parse_iso ("1970-01-01", &day));
  g_assert_cmpint (day, ==, 719163);
  g_assert_cmpint (inno_day_new (2025, 2, 29), ==, INNO_DAY_NONE);
  g_assert_cmpint (inno_day_new (2025, 300, 1), ==, INNO_DAY_NONE);
  g_assert_cmpint (inno_day_new (65536 + 2025, 1, 1), ==, INNO_DAY_NONE);
  g_assert_cmpint (inno_day_new (10000, 1, 1), ==, INNO_DAY_NONE);
}

static void
test_day_round_trip (void)
{
  InnoDay first = inno_day_new (1, 1, 1);
  InnoDay last = inno_day_new (9999, 12, 31);

  g_assert_cmpint (first, ==, 1);
  for (InnoDay day = first; day <= last; day += 97)
    {
      g_autofree char *text = inno_day_to_iso (day);
      g_autofree char *year = g_strndup (text, 4);
      g_autofree char *month = g_strndup (text + 5, 2);
      InnoDay again;

      g_assert_true (inno_day_parse_iso (text, &again));
      g_assert_cmpint (again, ==, day);
      g_assert_cmpint (inno_day_get_year (day), ==, g_ascii_strtoll (year, NULL, 10));
      g_assert_cmpint (inno_day_get_month (day), ==, g_ascii_strtoll (month, NULL, 10));
    }

  g_assert_null (inno_day_to_iso (INNO_DAY_NONE));
  g_assert_cmpint (inno_day_get_year (INNO_DAY_NONE), ==, 0);
  g_assert_cmpint (inno_day_get_month (INNO_DAY_NONE), ==, 0);
  g_assert_cmpint (inno_day_get_year (inno_day_today ()), >=, 2024);
}

static void
test_day_add_months (void)
{
  InnoDay day = inno_day_new (2025, 4, 10);

  g_assert_cmpint (inno_day_add_months (day, 0), ==, day);
  g_assert_cmpint (inno_day_add_months (day, 6), ==, inno_day_new (2025, 10, 10));
  g_assert_cmpint (inno_day_add_months (day, 9), ==, inno_day_new (2026, 1, 10));
  /* A shorter month has no such day. */
  g_assert_cmpint (inno_day_add_months (inno_day_new (2023, 8, 31), 6), ==, inno_day_new (2024, 2, 29));
  g_assert_cmpint (inno_day_add_months (inno_day_new (2024, 8, 31), 6), ==, inno_day_new (2025, 2, 28));
  g_assert_cmpint (inno_day_add_months (INNO_DAY_NONE, 6), ==, INNO_DAY_NONE);
}

static void
test_timestamp (void)
{
  static const struct { const char *text; gint64 seconds; } good[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "2025-04-10T09:00:00Z", 1744275600 },
    { "2025-04-10t09:00:00z", 1744275600 },
    { "2025-04-10T12:00:00+03:00", 1744275600 },
    { "2025-04-09T22:30:00-10:30", 1744275600 },
    { "2025-04-10T09:00:00.999Z", 1744275600 },
    { "1969-12-31T23:59:59Z", -1 },
    { "2016-12-31T23:59:60Z", 1483228799 },
    { "0001-01-01T00:00:00Z", -62135596800 },
    { "9999-12-31T23:59:59Z", 253402300799 },
  };
  static const char *const bad[] = {
    "", "2025-04-10", "2025-04-10T", "2025-04-10T09:00", "2025-04-10T09:00Z",
    "2025-04-10T09:00:00", "2025-04-10 09:00:00Z", "2025-04-10T24:00:00Z", "2025-04-10T09:60:00Z",
    "2025-04-10T09:00:61Z", "2025-04-10T9:00:00Z", "2025-04-10T09:00:00.Z",
    "2025-04-10T09:00:00+3", "2025-04-10T09:00:00+0300", "2025-04-10T09:00:00+24:00",
    "2025-04-10T09:00:00+03:60", "2025-04-10T09:00:00Zx", "2025-04-10T09:00:00+03:00x",
    "2025-02-30T09:00:00Z", "2025-04-10T09:00:0", "2025-04-10T-9:00:00Z",
  };
  gint64 seconds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (inno_timestamp_parse_iso (good[i].text, &seconds));
      g_assert_cmpint (seconds, ==, good[i].seconds);
    }

  seconds = 42;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (inno_timestamp_parse_iso (bad[i], &seconds));
  g_assert_false (inno_timestamp_parse_iso (NULL, &seconds));
  g_assert_cmpint (seconds, ==, 42);
}

static void
test_timestamp_round_trip (void)
{
  for (gint64 seconds = -62135596800; seconds <= 253402300799; seconds += 86400 * 367 + 3607)
    {
      g_autofree char *text = inno_timestamp_to_iso (seconds);
      gint64 again;

      g_assert_cmpuint (strlen (text), ==, 20);
      g_assert_true (inno_timestamp_parse_iso (text, &again));
      g_assert_cmpint (again, ==, seconds);
    }

  g_assert_null (inno_timestamp_to_iso (G_MAXINT64));
  g_assert_null (inno_timestamp_to_iso (G_MININT64));
}

static void
test_text_fallback (void)
{
  static const struct { const char *in[INNO_N_LANGS]; InnoLang lang; int found; } rows[] = {
    { { "fi", "sv", "en" }, INNO_LANG_SV, INNO_LANG_SV },
    { { "fi", "sv", "en" }, INNO_LANG_EN, INNO_LANG_EN },
    { { "fi", NULL, "en" }, INNO_LANG_SV, INNO_LANG_FI },
    { { NULL, NULL, "en" }, INNO_LANG_SV, INNO_LANG_EN },
    { { "", "sv", "en" }, INNO_LANG_FI, INNO_LANG_EN },
    { { NULL, "sv", NULL }, INNO_LANG_EN, INNO_LANG_SV },
    { { NULL, "", NULL }, INNO_LANG_SV, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (InnoText) text = inno_text_new (rows[i].in[0], rows[i].in[1], rows[i].in[2]);
      g_autoptr (InnoText) copy = inno_text_copy (text);
      InnoLang found = INNO_LANG_FI;
      const char *string = inno_text_get (copy, rows[i].lang, &found);

      if (rows[i].found < 0)
        {
          g_assert_null (string);
          continue;
        }

      g_assert_cmpstr (string, ==, rows[i].in[rows[i].found]);
      g_assert_cmpint (found, ==, rows[i].found);
      g_assert_cmpstr (inno_text_get (text, rows[i].lang, NULL), ==, string);
    }

  g_assert_null (inno_text_get (NULL, INNO_LANG_FI, NULL));
  g_assert_null (inno_text_copy (NULL));
  inno_text_free (NULL);
}

static void
test_text_boxed (void)
{
  g_autoptr (InnoText) text = inno_text_new ("a", NULL, "c");
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, INNO_TYPE_TEXT);
  g_value_set_boxed (&value, text);
  g_assert_true (g_value_get_boxed (&value) != text);
  g_assert_cmpstr (inno_text_get (g_value_get_boxed (&value), INNO_LANG_EN, NULL), ==, "c");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/add", test_money_add);
  g_test_add_func ("/money/part", test_money_part);
  g_test_add_func ("/money/parts-add-up", test_money_parts_add_up);
  g_test_add_func ("/day/parse", test_day_parse);
  g_test_add_func ("/day/round-trip", test_day_round_trip);
  g_test_add_func ("/day/add-months", test_day_add_months);
  g_test_add_func ("/timestamp/parse", test_timestamp);
  g_test_add_func ("/timestamp/round-trip", test_timestamp_round_trip);
  g_test_add_func ("/text/fallback", test_text_fallback);
  g_test_add_func ("/text/boxed", test_text_boxed);

  return g_test_run ();
}
