/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "inno-backoff.h"

/* 2025-04-10T09:00:00Z */
#define NOW G_GINT64_CONSTANT (1744275600)

static void
test_range (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint attempt = 0; attempt < 40; attempt++)
    {
      guint ceiling = attempt < 9 ? MIN (1000u << attempt, INNO_BACKOFF_MAX_MS)
                                  : INNO_BACKOFF_MAX_MS;
      guint lowest = G_MAXUINT;
      guint highest = 0;

      for (guint i = 0; i < 400; i++)
        {
          guint delay = inno_backoff_get_delay (random, attempt);

          g_assert_cmpuint (delay, <=, ceiling);
          lowest = MIN (lowest, delay);
          highest = MAX (highest, delay);
        }

      /* Full jitter: from nothing to the ceiling, not around it. */
      g_assert_cmpuint (lowest, <, ceiling / 10);
      g_assert_cmpuint (highest, >, ceiling - ceiling / 10);
    }
}

static void
test_seed (void)
{
  g_autoptr (GRand) a = g_rand_new_with_seed (42);
  g_autoptr (GRand) b = g_rand_new_with_seed (42);
  g_autoptr (GRand) other = g_rand_new_with_seed (43);
  guint n_different = 0;

  for (guint i = 0; i < 20; i++)
    {
      guint delay = inno_backoff_get_delay (a, i);

      g_assert_cmpuint (delay, ==, inno_backoff_get_delay (b, i));
      n_different += delay != inno_backoff_get_delay (other, i);
    }

  g_assert_cmpuint (n_different, >, 10);
}

static void
test_retry_after (void)
{
  static const struct { const char *value; gint64 seconds; } cases[] = {
    { NULL, -1 },
    { "", -1 },
    { "soon", -1 },
    { "-5", -1 },
    { "5x", -1 },
    { "1.5", -1 },
    { "0", 0 },
    { "120", 120 },
    { " 120 ", 120 },
    { "3600", 3600 },
    { "3601", 3600 },
    { "99999999999999999999999", 3600 },
    { "Thu, 10 Apr 2025 09:02:00 GMT", 120 },
    { "Thu, 10 Apr 2025 08:00:00 GMT", 0 },
    { "Fri, 01 Jan 2027 00:00:00 GMT", 3600 },
    { "Thu, 99 Foo 2025 08:00:00 GMT", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].value != NULL ? cases[i].value : "none");
      g_assert_cmpint (inno_backoff_parse_retry_after (cases[i].value, NOW), ==,
                       cases[i].seconds);
    }
}

static void
test_patience_count (void)
{
  g_autoptr (InnoPatience) patience = inno_patience_new (2, 5000);
  guint delay;

  g_assert_true (inno_patience_try (patience, -1, &delay));
  g_assert_cmpuint (delay, <=, 1000);
  g_assert_true (inno_patience_try (patience, -1, &delay));
  g_assert_cmpuint (delay, <=, 2000);
  g_assert_false (inno_patience_try (patience, -1, &delay));
}

static void
test_patience_total (void)
{
  g_autoptr (InnoPatience) patience = inno_patience_new (100, 5000);
  guint total = 0;
  guint delay;

  for (guint i = 0; i < 100; i++)
    {
      g_assert_true (inno_patience_try (patience, -1, &delay));
      total += delay;
    }

  g_assert_cmpuint (total, ==, 5000);
}

static void
test_patience_retry_after (void)
{
  g_autoptr (InnoPatience) patience = inno_patience_new (100, 5000);
  guint delay;

  g_assert_false (inno_patience_try (patience, 6, &delay));
  g_assert_false (inno_patience_try (patience, 3600, &delay));
  g_assert_true (inno_patience_try (patience, 3, &delay));
  g_assert_cmpuint (delay, ==, 3000);
  g_assert_false (inno_patience_try (patience, 3, &delay));
  g_assert_true (inno_patience_try (patience, 2, &delay));
  g_assert_cmpuint (delay, ==, 2000);
  g_assert_true (inno_patience_try (patience, 0, &delay));
  g_assert_cmpuint (delay, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backoff/range", test_range);
  g_test_add_func ("/backoff/seed", test_seed);
  g_test_add_func ("/backoff/retry-after", test_retry_after);
  g_test_add_func ("/patience/count", test_patience_count);
  g_test_add_func ("/patience/total", test_patience_total);
  g_test_add_func ("/patience/retry-after", test_patience_retry_after);

  return g_test_run ();
}
