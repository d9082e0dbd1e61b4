/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-format.h"

#define N "\302\240"   /* no-break space */
#define E "\342\202\254" /* euro sign */
#define M "\342\210\222" /* minus */
#define D "\342\200\223" /* en dash */

static const InnoFormat *
get (guint lang)
{
  return inno_format_get ((InnoLang) lang);
}

/* Takes @text. */
static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_euros (void)
{
  static const struct { gint64 cents; const char *in[INNO_N_LANGS]; } rows[] = {
    { 123456750, { "1" N "234" N "567,50" N E, "1" N "234" N "567,50" N E, E "1,234,567.50" } },
    { 0, { "0,00" N E, "0,00" N E, E "0.00" } },
    { -1, { M "0,01" N E, M "0,01" N E, M E "0.01" } },
    { 100000, { "1" N "000,00" N E, "1" N "000,00" N E, E "1,000.00" } },
    { 9007199254740991, { "90" N "071" N "992" N "547" N "409,91" N E,
                          "90" N "071" N "992" N "547" N "409,91" N E,
                          E "90,071,992,547,409.91" } },
    { G_MAXINT64, { "92" N "233" N "720" N "368" N "547" N "758,07" N E,
                    "92" N "233" N "720" N "368" N "547" N "758,07" N E,
                    E "92,233,720,368,547,758.07" } },
    { G_MININT64, { M "92" N "233" N "720" N "368" N "547" N "758,08" N E,
                    M "92" N "233" N "720" N "368" N "547" N "758,08" N E,
                    M E "92,233,720,368,547,758.08" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      assert_text (inno_format_euros (get (lang), rows[i].cents), rows[i].in[lang]);
}

static void
test_euros_compact (void)
{
  static const struct { gint64 cents; guint decimals; const char *in[INNO_N_LANGS]; } rows[] = {
    { 7900000000, 1, { "79,0" N "milj." N E, "79,0" N "mn" N E, E "79.0" N "million" } },
    { -7900000000, 0, { M "79" N "milj." N E, M "79" N "mn" N E, M E "79" N "million" } },
    { 4530000, 1, { "45" N "300" N E, "45" N "300" N E, E "45,300" } },
    { 9999999, 1, { "100" N "000" N E, "100" N "000" N E, E "100,000" } },
    { 10000000, 1, { "0,1" N "milj." N E, "0,1" N "mn" N E, E "0.1" N "million" } },
    { -9999949, 1, { M "99" N "999" N E, M "99" N "999" N E, M E "99,999" } },
    { 0, 1, { "0" N E, "0" N E, E "0" } },
    { -49, 1, { "0" N E, "0" N E, E "0" } },
    { 123456789000, 2, { "1" N "234,57" N "milj." N E, "1" N "234,57" N "mn" N E,
                         E "1,234.57" N "million" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      assert_text (inno_format_euros_compact (get (lang), rows[i].cents, rows[i].decimals),
                   rows[i].in[lang]);
}

static void
test_euros_spoken (void)
{
  static const struct { gint64 cents; const char *in[INNO_N_LANGS]; } rows[] = {
    { 120000000, { "1,2 miljoonaa euroa", "1,2 miljoner euro", E "1.2 million" } },
    { 4530000, { "45300 euroa", "45300 euro", E "45,300" } },
    { 100, { "1 euro", "1 euro", E "1" } },
    { -4530000, { M "45300 euroa", M "45300 euro", M E "45,300" } },
    { 123400000000, { "1234,0 miljoonaa euroa", "1234,0 miljoner euro", E "1,234.0 million" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      assert_text (inno_format_euros_spoken (get (lang), rows[i].cents), rows[i].in[lang]);
}

static void
test_scaled (void)
{
  static const struct
  {
    gint64 value;
    gint64 divisor;
    guint decimals;
    const char *plain;
    const char *with_sign;
  } rows[] = {
    { 7900000000, 100000000, 1, "79,0", "+79,0" },
    { 120000000, 100000000, 1, "1,2", "+1,2" },
    { -20000000, 100000000, 1, M "0,2", M "0,2" },
    { -4000000, 100000000, 1, "0,0", "0,0" },
    { 0, 100, 1, "0,0", "0,0" },
    /* Half to even, and only what is exactly a half. */
    { 25, 100, 1, "0,2", "+0,2" },
    { 35, 100, 1, "0,4", "+0,4" },
    { 250000001, 1000000000, 1, "0,3", "+0,3" },
    { 5, 10, 0, "0", "0" },
    { 15, 10, 0, "2", "+2" },
    { -25, 10, 0, M "2", M "2" },
    /* A divisor that is no power of ten. */
    { 1, 3, 4, "0,3333", "+0,3333" },
    { 2, 3, 0, "1", "+1" },
    { 1, 8, 2, "0,12", "+0,12" },
    { G_MAXINT64, 1, 0, "9" N "223" N "372" N "036" N "854" N "775" N "807",
      "+9" N "223" N "372" N "036" N "854" N "775" N "807" },
    { G_MININT64, 1, 0, M "9" N "223" N "372" N "036" N "854" N "775" N "808",
      M "9" N "223" N "372" N "036" N "854" N "775" N "808" },
    /* 2^53 + 1 cents has no double. */
    { 9007199254740993, 100, 2, "90" N "071" N "992" N "547" N "409,93",
      "+90" N "071" N "992" N "547" N "409,93" },
    { 1, 1, 99, "1,000000000", "+1,000000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const InnoFormat *fi = get (INNO_LANG_FI);

      assert_text (inno_format_scaled (fi, rows[i].value, rows[i].divisor, rows[i].decimals),
                   rows[i].plain);
      assert_text (inno_format_signed_scaled (fi, rows[i].value, rows[i].divisor,
                                              rows[i].decimals),
                   rows[i].with_sign);
    }

  assert_text (inno_format_scaled (get (INNO_LANG_EN), 123456, 10, 1), "12,345.6");
  assert_text (inno_format_signed_scaled (get (INNO_LANG_EN), -123456, 10, 1), M "12,345.6");
  assert_text (inno_format_signed_scaled (get (INNO_LANG_SV), -123456, 10, 1),
               M "12" N "345,6");
}

static void
test_units (void)
{
  static const struct { gint64 divisor; const char *in[INNO_N_LANGS]; } rows[] = {
    { 100000000, { "milj." N E, "mn" N E, E N "million" } },
    { 100000, { "tuhatta" N E, "tusen" N E, E N "thousand" } },
    { 100, { E, E, E } },
    { 1, { "", "", "" } },
    { 10000000, { "", "", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      g_assert_cmpstr (inno_format_get_unit (get (lang), rows[i].divisor), ==, rows[i].in[lang]);
}

static void
test_numbers (void)
{
  const InnoFormat *fi = get (INNO_LANG_FI);
  const InnoFormat *en = get (INNO_LANG_EN);

  assert_text (inno_format_count (fi, 50000), "50" N "000");
  assert_text (inno_format_count (get (INNO_LANG_SV), -1234), M "1" N "234");
  assert_text (inno_format_count (en, 1234567), "1,234,567");
  assert_text (inno_format_number (fi, 1234.25, 1), "1" N "234,2");
  assert_text (inno_format_number (fi, -0.01, 1), "0,0");
  assert_text (inno_format_number (en, -1234.5, 2), M "1,234.50");
}

static void
test_percent (void)
{
  static const struct { double fraction; guint decimals; const char *in[INNO_N_LANGS]; } rows[] = {
    { 0.256, 1, { "25,6" N "%", "25,6" N "%", "25.6%" } },
    { 0.0, 0, { "0" N "%", "0" N "%", "0%" } },
    { 1.0, 0, { "100" N "%", "100" N "%", "100%" } },
    { -0.05, 0, { M "5" N "%", M "5" N "%", M "5%" } },
    /* 0.285 * 100 is 28.499999999999996 as a double. */
    { 0.285, 1, { "28,5" N "%", "28,5" N "%", "28.5%" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      assert_text (inno_format_percent (get (lang), rows[i].fraction, rows[i].decimals),
                   rows[i].in[lang]);
}

static void
test_ranges (void)
{
  static const char *const percents[] = { "25" D "40" N "%", "25" D "40" N "%", "25" D "40%" };
  static const char *const same[] = { "25" N "%", "25" N "%", "25%" };
  static const char *const counts[] = { "999" D "1" N "200", "999" D "1" N "200", "999" D "1,200" };

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      assert_text (inno_format_percent_range (get (lang), 0.25, 0.4), percents[lang]);
      assert_text (inno_format_percent_range (get (lang), 0.25, 0.25), same[lang]);
      assert_text (inno_format_count_range (get (lang), 999, 1200), counts[lang]);
      assert_text (inno_format_count_range (get (lang), 25, 40), "25" D "40");
      assert_text (inno_format_count_range (get (lang), 3, 3), "3");
      assert_text (inno_format_year_range (get (lang), 2021, 2025), "2021" D "2025");
      assert_text (inno_format_year_range (get (lang), 2021, 2021), "2021");
    }
}

static void
test_days (void)
{
  static const char *const days[] = { "10.4.2025", "10.4.2025", "10 April 2025" };
  static const char *const ranges[] = { "10.4.2025" D "12.5.2025", "10.4.2025" D "12.5.2025",
                                        "10 April 2025" D "12 May 2025" };
  InnoDay from = inno_day_new (2025, 4, 10);
  InnoDay to = inno_day_new (2025, 5, 12);

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *open_end = g_strconcat (days[lang], D, NULL);
      g_autofree char *open_start = g_strconcat (D, days[lang], NULL);

      assert_text (inno_format_day (get (lang), from), days[lang]);
      assert_text (inno_format_day (get (lang), INNO_DAY_NONE), "");
      assert_text (inno_format_day_range (get (lang), from, to), ranges[lang]);
      assert_text (inno_format_day_range (get (lang), from, from), days[lang]);
      assert_text (inno_format_day_range (get (lang), from, INNO_DAY_NONE), open_end);
      assert_text (inno_format_day_range (get (lang), INNO_DAY_NONE, from), open_start);
      assert_text (inno_format_day_range (get (lang), INNO_DAY_NONE, INNO_DAY_NONE), "");
    }

  /* The calendar is Gregorian all the way. */
  assert_text (inno_format_day (get (INNO_LANG_FI), inno_day_new (1582, 10, 4)), "4.10.1582");
  assert_text (inno_format_day (get (INNO_LANG_FI), inno_day_new (1, 1, 1)), "1.1.1");
  assert_text (inno_format_day (get (INNO_LANG_EN), inno_day_new (9999, 12, 31)),
               "31 December 9999");
  assert_text (inno_format_day (get (INNO_LANG_EN), inno_day_new (1969, 12, 31)),
               "31 December 1969");
}

/* A quarter must not read as a month. */
static void
test_periods (void)
{
  static const struct { guint months; const char *local; const char *english; } periods[] = {
    { 12, "2025", "2025" }, { 6, "H2/2025", "H2 2025" }, { 3, "Q4/2025", "Q4 2025" }, { 1, "10/2025", "Oct 2025" },
  };
  InnoDay day = inno_day_new (2025, 10, 1);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      assert_text (inno_format_period (get (INNO_LANG_FI), day, periods[i].months), periods[i].local);
      assert_text (inno_format_period (get (INNO_LANG_SV), day, periods[i].months), periods[i].local);
      assert_text (inno_format_period (get (INNO_LANG_EN), day, periods[i].months), periods[i].english);
    }

  /* The last day of a half and of a quarter, and the first of the next. */
  assert_text (inno_format_period (get (INNO_LANG_FI), inno_day_new (2024, 6, 30), 6), "H1/2024");
  assert_text (inno_format_period (get (INNO_LANG_FI), inno_day_new (2024, 7, 1), 6), "H2/2024");
  assert_text (inno_format_quarter (get (INNO_LANG_FI), inno_day_new (2024, 3, 31)), "Q1/2024");
  assert_text (inno_format_quarter (get (INNO_LANG_EN), inno_day_new (2024, 4, 1)), "Q2 2024");
  assert_text (inno_format_quarter (get (INNO_LANG_EN), INNO_DAY_NONE), "");
}

/* TZ is Europe/Helsinki or, where there is no zone data, a rule; see main(). */
static void
test_times (void)
{
  static const char *const stamps[] = { "10.4.2025 klo 9.12", "10.4.2025 kl. 9.12",
                                        "10 April 2025, 9:12" };
  static const char *const times[] = { "9.12", "9.12", "9:12" };
  static const char *const late[] = { "23.05", "23.05", "23:05" };
  gint64 summer, winter;

  g_assert_true (inno_timestamp_parse_iso ("2025-04-10T06:12:00Z", &summer));
  g_assert_true (inno_timestamp_parse_iso ("2025-01-10T21:05:59Z", &winter));

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      assert_text (inno_format_timestamp (get (lang), summer), stamps[lang]);
      assert_text (inno_format_time (get (lang), summer), times[lang]);
      assert_text (inno_format_time (get (lang), winter), late[lang]);
      assert_text (inno_format_timestamp (get (lang), G_MAXINT64), "");
      assert_text (inno_format_time (get (lang), G_MININT64), "");
    }
}

static void
test_durations (void)
{
  static const struct { gint64 seconds; const char *in[INNO_N_LANGS]; } lengths[] = {
    { 0, { "0.00", "0.00", "0:00" } },
    { 9 * 60 + 12, { "9.12", "9.12", "9:12" } },
    { -(9 * 60 + 12), { "9.12", "9.12", "9:12" } },
    { 3599, { "59.59", "59.59", "59:59" } },
    { 3600, { "1.00.00", "1.00.00", "1:00:00" } },
    { G_MAXINT64, { "23.59.59", "23.59.59", "23:59:59" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      assert_text (inno_format_duration (get (lang), lengths[i].seconds), lengths[i].in[lang]);
}

static void
test_list (void)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "a", NULL };
  static const char *const two[] = { "Helsinki", "\303\205bo", NULL };
  static const char *const three[] = { "a", "b", "c", NULL };
  static const char *const expected_two[] = { "Helsinki ja \303\205bo", "Helsinki och \303\205bo",
                                              "Helsinki and \303\205bo" };
  static const char *const expected_three[] = { "a, b ja c", "a, b och c", "a, b and c" };
  const char *many[201] = { NULL };

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      assert_text (inno_format_list (get (lang), none), "");
      assert_text (inno_format_list (get (lang), one), "a");
      assert_text (inno_format_list (get (lang), two), expected_two[lang]);
      assert_text (inno_format_list (get (lang), three), expected_three[lang]);
    }

  for (guint i = 0; i < 200; i++)
    many[i] = "";
  g_free (inno_format_list (get (INNO_LANG_FI), many));
}

static int
compare (guint       lang,
         const char *a,
         const char *b)
{
  g_autofree char *key_a = inno_format_collation_key (get (lang), a);
  g_autofree char *key_b = inno_format_collation_key (get (lang), b);

  return strcmp (key_a, key_b);
}

static void
test_collation (void)
{
  static const char *const nordic[] = { "", "Aalto", "espoo", "Espoo", "Oulu", "Turku", "Z",
                                        "\303\205bo", "\303\204ht\303\244ri", "\303\226ja" };
  static const char *const english[] = { "", "Aalto", "\303\205bo", "\303\204ht\303\244ri",
                                         "Espoo", "\303\226ja", "Oulu", "Turku", "Z" };

  for (guint i = 1; i < G_N_ELEMENTS (nordic); i++)
    {
      g_assert_cmpint (compare (INNO_LANG_FI, nordic[i - 1], nordic[i]), <, 0);
      g_assert_cmpint (compare (INNO_LANG_SV, nordic[i - 1], nordic[i]), <, 0);
    }

  for (guint i = 1; i < G_N_ELEMENTS (english); i++)
    g_assert_cmpint (compare (INNO_LANG_EN, english[i - 1], english[i]), <, 0);

  g_assert_cmpint (compare (INNO_LANG_FI, NULL, ""), ==, 0);
  g_assert_cmpint (compare (INNO_LANG_FI, "Oulu", "Oulu"), ==, 0);
  /* Composed or not, it is the same letter. */
  g_assert_cmpint (compare (INNO_LANG_FI, "\303\204", "A\314\210"), ==, 0);
  /* Bytes that are no text have an order too. */
  g_assert_cmpint (compare (INNO_LANG_FI, "\377\376", "a"), !=, 0);
}

/* The languages whose formats nobody has asked for yet are made in many
 * threads at once; the date formats are the ones that are not safe by
 * themselves. */
static gpointer
thread_cb (gpointer user_data)
{
  gint64 base = GPOINTER_TO_INT (user_data);

  for (int i = 0; i < 500; i++)
    {
      const InnoFormat *format = get ((guint) (base + i) % INNO_N_LANGS);
      InnoDay day = inno_day_new (2000 + i % 30, 1 + (int) base % 12, 10);
      g_autofree char *text = inno_format_day (format, day);
      g_autofree char *year = g_strdup_printf ("%d", 2000 + i % 30);
      g_autofree char *count = inno_format_count (format, base);
      g_autofree char *expected = g_strdup_printf ("%d", (int) base);
      g_autofree char *key = inno_format_collation_key (format, text);

      g_assert_true (g_str_has_suffix (text, year));
      g_assert_cmpstr (count, ==, expected);
      g_assert_cmpstr (key, !=, "");
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[8];

  for (int i = 0; i < (int) G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("format", thread_cb, GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  /* A rule, as a small system has no zone data. */
  g_setenv ("TZ", "EET-2EEST,M3.5.0/3,M10.5.0/4", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/threads", test_threads);
  g_test_add_func ("/format/euros", test_euros);
  g_test_add_func ("/format/euros-compact", test_euros_compact);
  g_test_add_func ("/format/euros-spoken", test_euros_spoken);
  g_test_add_func ("/format/scaled", test_scaled);
  g_test_add_func ("/format/units", test_units);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/percent", test_percent);
  g_test_add_func ("/format/ranges", test_ranges);
  g_test_add_func ("/format/days", test_days);
  g_test_add_func ("/format/periods", test_periods);
  g_test_add_func ("/format/times", test_times);
  g_test_add_func ("/format/durations", test_durations);
  g_test_add_func ("/format/list", test_list);
  g_test_add_func ("/format/collation", test_collation);

  return g_test_run ();
}
