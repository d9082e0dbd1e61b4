/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-money.h"
#include "inno-parse.h"

#define NBSP "\302\240"
#define NARROW "\342\200\257"
#define THIN "\342\200\211"
#define MINUS "\342\210\222"
#define EURO "\342\202\254"

typedef struct
{
  const char *text;
  gint64      cents;
} Amount;

typedef struct
{
  const char     *text;
  InnoParseError  code;
} Refused;

static void
test_money (void)
{
  static const Amount amounts[] = {
    { "0", 0 }, { "7", 700 }, { "75 354 267", 7535426700 }, { "2073781,25", 207378125 },
    { "1.234.567,5", 123456750 }, { "1,234,567.50", 123456750 }, { "-1 200", -120000 },
    { MINUS "1" NBSP "200", -120000 }, { "1" NARROW "234" NARROW "567,05", 123456705 },
    { "1" THIN "234", 123400 }, { "162400,00", 16240000 }, { "162.400,00", 16240000 },
    { "162 400", 16240000 }, { "162 400,00 " EURO, 16240000 }, { "162 400 EUR", 16240000 },
    { "5eur", 500 }, { EURO "1,234.50", 123450 }, { MINUS EURO "5.00", -500 }, { EURO "-5", -500 },
    { "  12,3\n", 1230 }, { "12,", 1200 }, { "12.", 1200 }, { "0,05", 5 }, { "-0", 0 }, { "00012", 1200 },
    /* one mark, three digits: thousands */
    { "1.234", 123400 }, { "1,234", 123400 }, { "12.345", 1234500 }, { "123,456", 12345600 },
    { "1.23", 123 }, { "1234.5", 123450 }, { "1.234.567", 123456700 }, { "1,234,567", 123456700 },
    { "90071992547409,91", INNO_CENTS_MAX }, { "-90 071 992 547 409,91", -INNO_CENTS_MAX },
    { "\331\241\331\242", 1200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 cents = 99;

      g_test_message ("“%s”", amounts[i].text);
      g_assert_true (inno_parse_money (amounts[i].text, &cents, &error));
      g_assert_no_error (error);
      g_assert_cmpint (cents, ==, amounts[i].cents);
    }
}

static void
test_money_refused (void)
{
  static const Refused refused[] = {
    { "", INNO_PARSE_ERROR_EMPTY }, { "  ", INNO_PARSE_ERROR_EMPTY },
    { EURO, INNO_PARSE_ERROR_SYNTAX }, { "EUR", INNO_PARSE_ERROR_SYNTAX }, { "-", INNO_PARSE_ERROR_SYNTAX },
    { "abc", INNO_PARSE_ERROR_SYNTAX }, { "12a", INNO_PARSE_ERROR_SYNTAX }, { "1e5", INNO_PARSE_ERROR_SYNTAX },
    { "0x10", INNO_PARSE_ERROR_SYNTAX }, { "--5", INNO_PARSE_ERROR_SYNTAX }, { "5-", INNO_PARSE_ERROR_SYNTAX },
    { "- " EURO " -5", INNO_PARSE_ERROR_SYNTAX }, { EURO "5" EURO, INNO_PARSE_ERROR_SYNTAX },
    { "1 2", INNO_PARSE_ERROR_SYNTAX }, { "1 23 456", INNO_PARSE_ERROR_SYNTAX },
    { "1234 567", INNO_PARSE_ERROR_SYNTAX }, { "1  234", INNO_PARSE_ERROR_SYNTAX },
    { "1.234 567", INNO_PARSE_ERROR_SYNTAX }, { "1 234.567.890", INNO_PARSE_ERROR_SYNTAX },
    { "1.23.456", INNO_PARSE_ERROR_SYNTAX }, { "1,2,3", INNO_PARSE_ERROR_SYNTAX },
    { "1,234.567,8", INNO_PARSE_ERROR_SYNTAX }, { "1.234,567.8", INNO_PARSE_ERROR_SYNTAX },
    { ",5", INNO_PARSE_ERROR_SYNTAX }, { ".", INNO_PARSE_ERROR_SYNTAX }, { "1,5 0", INNO_PARSE_ERROR_SYNTAX },
    { "1'234", INNO_PARSE_ERROR_SYNTAX }, { "\377", INNO_PARSE_ERROR_SYNTAX }, { "$5", INNO_PARSE_ERROR_SYNTAX },
    { "5 %", INNO_PARSE_ERROR_SYNTAX }, { "+5", INNO_PARSE_ERROR_SYNTAX },
    { "1,2345", INNO_PARSE_ERROR_DECIMALS }, { "0.500", INNO_PARSE_ERROR_DECIMALS },
    { "1 234,567", INNO_PARSE_ERROR_DECIMALS }, { "1234,567", INNO_PARSE_ERROR_DECIMALS },
    { "1.234,567", INNO_PARSE_ERROR_DECIMALS },
    { "90071992547409,92", INNO_PARSE_ERROR_RANGE }, { "-90071992547410", INNO_PARSE_ERROR_RANGE },
    { "99999999999999999999999999", INNO_PARSE_ERROR_RANGE },
  };
  g_autofree char *endless = g_strnfill (300, '1');
  gint64 cents = 99;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", refused[i].text);
      g_assert_false (inno_parse_money (refused[i].text, &cents, &error));
      g_assert_error (error, INNO_PARSE_ERROR, (int) refused[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_false (inno_parse_money (endless, &cents, NULL));
  g_assert_cmpint (cents, ==, 99);
}

/* What the program writes it reads back, in every language and to the cent. */
static void
test_money_round_trip (void)
{
  static const gint64 edges[] = { 0, 1, -1, 99, 100, -100, 99999, 100000, 123456, INNO_CENTS_MAX, -INNO_CENTS_MAX };

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    for (guint i = 0; i < 2000; i++)
      {
        gint64 cents = i < G_N_ELEMENTS (edges) ? edges[i]
                     : (gint64) (((guint64) g_test_rand_int () << 20) ^ (guint64) g_test_rand_int ())
                         >> g_test_rand_int_range (0, 40);
        g_autofree char *text = inno_format_euros (inno_format_get ((InnoLang) lang), cents);
        gint64 read = 0;

        g_assert_true (inno_parse_money (text, &read, NULL));
        g_assert_cmpint (read, ==, cents);
      }
}

/* Whatever is typed, the answer is an amount or a sentence. */
static void
test_money_noise (void)
{
  static const char * const pieces[] = { "1", "0", "999", ".", ",", " ", NBSP, "-", MINUS, EURO, "EUR", "x" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      gint64 cents = 0;

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_assert_true (inno_parse_money (text->str, &cents, &error) == (error == NULL));
      g_assert_cmpint (ABS (cents), <=, INNO_CENTS_MAX);
    }
}

static void
test_number (void)
{
  static const struct { InnoLang lang; const char *text; double value; } numbers[] = {
    { INNO_LANG_FI, "1,234", 1.234 }, { INNO_LANG_SV, "1,234", 1.234 }, { INNO_LANG_EN, "1,234", 1234 },
    { INNO_LANG_FI, "1.234", 1234 }, { INNO_LANG_EN, "1.234", 1.234 }, { INNO_LANG_FI, "1 234,5", 1234.5 },
    { INNO_LANG_EN, "1,234.5", 1234.5 }, { INNO_LANG_FI, "1.5", 1.5 }, { INNO_LANG_EN, "1,5", 1.5 },
    { INNO_LANG_FI, MINUS "0,25", -0.25 }, { INNO_LANG_FI, "8", 8 }, { INNO_LANG_SV, "999999999999999", 999999999999999 },
  };
  static const Refused refused[] = {
    { " ", INNO_PARSE_ERROR_EMPTY }, { "x", INNO_PARSE_ERROR_SYNTAX }, { "5 " EURO, INNO_PARSE_ERROR_SYNTAX },
    { "5 EUR", INNO_PARSE_ERROR_SYNTAX }, { "nan", INNO_PARSE_ERROR_SYNTAX }, { "inf", INNO_PARSE_ERROR_SYNTAX },
    { "1234567890123456", INNO_PARSE_ERROR_RANGE }, { "1e3", INNO_PARSE_ERROR_SYNTAX },
  };
  double value = 99;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (inno_parse_number (inno_format_get (INNO_LANG_FI), refused[i].text, &value, &error));
      g_assert_error (error, INNO_PARSE_ERROR, (int) refused[i].code);
      g_assert_cmpfloat (value, ==, 99);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_true (inno_parse_number (inno_format_get (numbers[i].lang), numbers[i].text, &value, NULL));
      g_assert_cmpfloat (value, ==, numbers[i].value);
    }
}

static void
test_whole (void)
{
  static const Refused refused[] = {
    { "", INNO_PARSE_ERROR_EMPTY }, { "1999", INNO_PARSE_ERROR_RANGE }, { "2101", INNO_PARSE_ERROR_RANGE },
    { "24", INNO_PARSE_ERROR_RANGE }, { "2 024", INNO_PARSE_ERROR_SYNTAX }, { "-2024", INNO_PARSE_ERROR_SYNTAX },
    { "99999999999999999999", INNO_PARSE_ERROR_RANGE }, { "2024,0", INNO_PARSE_ERROR_SYNTAX },
  };
  gint64 value = 7;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (inno_parse_whole (refused[i].text, 2000, 2100, &value, &error));
      g_assert_error (error, INNO_PARSE_ERROR, (int) refused[i].code);
      g_assert_cmpint (value, ==, 7);
    }
  g_assert_true (inno_parse_whole (" 2000 ", 2000, 2100, &value, NULL));
  g_assert_cmpint (value, ==, 2000);
  g_assert_true (inno_parse_whole ("2100", 2000, 2100, &value, NULL));
  g_assert_cmpint (value, ==, 2100);
  g_assert_true (inno_parse_whole ("0", 0, 0, &value, NULL));
  g_assert_cmpint (value, ==, 0);
}

static void
test_day (void)
{
  static const struct { const char *text; const char *iso; } days[] = {
    { "1.2.2024", "2024-02-01" }, { "01.02.2024", "2024-02-01" }, { "1. 2. 2024", "2024-02-01" },
    { "2024-02-01", "2024-02-01" }, { "1/2/2024", "2024-02-01" }, { " 29.2.2024\t", "2024-02-29" },
    { "31.12.2027", "2027-12-31" }, { "2024-2-1", "2024-02-01" },
  };
  static const Refused refused[] = {
    { "", INNO_PARSE_ERROR_EMPTY }, { "1.2.24", INNO_PARSE_ERROR_YEAR }, { "1/2/24", INNO_PARSE_ERROR_YEAR },
    { "24-02-01", INNO_PARSE_ERROR_YEAR }, { "1.2.202", INNO_PARSE_ERROR_YEAR },
    { "30.2.2024", INNO_PARSE_ERROR_CALENDAR }, { "29.2.2023", INNO_PARSE_ERROR_CALENDAR },
    { "2024-13-01", INNO_PARSE_ERROR_CALENDAR }, { "0.1.2024", INNO_PARSE_ERROR_CALENDAR },
    { "31/4/2024", INNO_PARSE_ERROR_CALENDAR }, { "1.13.2024", INNO_PARSE_ERROR_CALENDAR },
    { "2024.02.01", INNO_PARSE_ERROR_SYNTAX }, { "2024/02/01", INNO_PARSE_ERROR_SYNTAX },
    { "1.2/2024", INNO_PARSE_ERROR_SYNTAX }, { "1.2.", INNO_PARSE_ERROR_SYNTAX }, { "2024", INNO_PARSE_ERROR_SYNTAX },
    { "1.2.2024x", INNO_PARSE_ERROR_SYNTAX }, { "1.2.20240", INNO_PARSE_ERROR_SYNTAX },
    { "123.2.2024", INNO_PARSE_ERROR_SYNTAX }, { "tomorrow", INNO_PARSE_ERROR_SYNTAX },
    { "1-2-2024", INNO_PARSE_ERROR_SYNTAX }, { "31 June 2024", INNO_PARSE_ERROR_SYNTAX },
    { "1 June 24", INNO_PARSE_ERROR_SYNTAX }, { "1 June 2024 x", INNO_PARSE_ERROR_SYNTAX },
  };

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      const InnoFormat *format = inno_format_get ((InnoLang) lang);
      InnoDay day = 99;

      for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
        {
          g_autoptr (GError) error = NULL;

          g_test_message ("“%s”", refused[i].text);
          g_assert_false (inno_parse_day (format, refused[i].text, &day, &error));
          g_assert_error (error, INNO_PARSE_ERROR, (int) refused[i].code);
          g_assert_cmpint (day, ==, 99);
        }
      for (guint i = 0; i < G_N_ELEMENTS (days); i++)
        {
          g_autofree char *iso = NULL;

          g_assert_true (inno_parse_day (format, days[i].text, &day, NULL));
          iso = inno_day_to_iso (day);
          g_assert_cmpstr (iso, ==, days[i].iso);
        }
    }
}

static void
test_day_round_trip (void)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    for (InnoDay day = inno_day_new (1999, 12, 1); day < inno_day_new (2031, 1, 1); day++)
      {
        const InnoFormat *format = inno_format_get ((InnoLang) lang);
        g_autofree char *text = inno_format_day (format, day);
        g_autofree char *iso = inno_day_to_iso (day);
        InnoDay read = 0;

        g_assert_true (inno_parse_day (format, text, &read, NULL));
        g_assert_cmpint (read, ==, day);
        g_assert_true (inno_parse_day (format, iso, &read, NULL));
        g_assert_cmpint (read, ==, day);
      }
}

static void
test_period (void)
{
  static const struct { const char *text; const char *period; } periods[] = {
    { "2024", "2024" }, { " 2024-Q3 ", "2024-Q3" }, { "2024q1", "2024-Q1" }, { "2024 Q4", "2024-Q4" },
    { "Q2/2024", "2024-Q2" }, { "q2 2024", "2024-Q2" },
    { "", NULL }, { "24", NULL }, { "2024-Q5", NULL }, { "2024-Q0", NULL }, { "20245", NULL }, { "3/2024", NULL },
    { "2024-03", NULL }, { "Q22024", NULL }, { "2024-Q1\n2", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *period = inno_parse_period (periods[i].text, &error);

      g_assert_cmpstr (period, ==, periods[i].period);
      g_assert_true ((period == NULL) == (error != NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/money", test_money);
  g_test_add_func ("/parse/money/refused", test_money_refused);
  g_test_add_func ("/parse/money/round-trip", test_money_round_trip);
  g_test_add_func ("/parse/money/noise", test_money_noise);
  g_test_add_func ("/parse/number", test_number);
  g_test_add_func ("/parse/whole", test_whole);
  g_test_add_func ("/parse/day", test_day);
  g_test_add_func ("/parse/day/round-trip", test_day_round_trip);
  g_test_add_func ("/parse/period", test_period);

  return g_test_run ();
}
