/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-rounding.h"

#define ROUNDS 3000

static gint64
random_int64 (void)
{
  return (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
}

/* Whether so many steps are next to the value, in numbers wide enough for both. */
static gboolean
is_near (gint64 steps,
         gint64 unit,
         gint64 value)
{
  __int128 off = (__int128) steps * unit - value;

  return off < unit && -off < unit;
}

static void
test_half_even (void)
{
  static const gint64 cases[][3] = {
    { 0, 100, 0 }, { 49, 100, 0 }, { 50, 100, 0 }, { 51, 100, 1 }, { 150, 100, 2 }, { 250, 100, 2 },
    { 251, 100, 3 }, { -49, 100, 0 }, { -50, 100, 0 }, { -51, 100, -1 }, { -150, 100, -2 },
    { -250, 100, -2 }, { -349, 100, -3 }, { 7, 1, 7 }, { -7, 1, -7 }, { 1, 3, 0 }, { 2, 3, 1 },
    { -1, 3, 0 }, { -2, 3, -1 },
    { G_MAXINT64, 1, G_MAXINT64 }, { G_MININT64, 1, G_MININT64 }, { G_MAXINT64, G_MAXINT64, 1 },
    { G_MININT64, G_MAXINT64, -1 }, { G_MAXINT64 / 2, G_MAXINT64, 0 },
    { G_MAXINT64 / 2 + 1, G_MAXINT64, 1 }, { G_MAXINT64, 10000000, 922337203685 },
    { G_MININT64, 10000000, -922337203685 }, { G_MININT64, 1000, -9223372036854776 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (inno_round_half_even (cases[i][0], cases[i][1]), ==, cases[i][2]);
}

/* Against the definition, in numbers wide enough for anything. */
static void
test_half_even_is_nearest (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 value = random_int64 () >> g_test_rand_int_range (0, 63);
      gint64 unit = ((random_int64 () & G_MAXINT64) >> g_test_rand_int_range (0, 62)) | 1;
      gint64 steps = inno_round_half_even (value, unit);
      __int128 off = (__int128) value - (__int128) steps * unit;

      off = off < 0 ? -off : off;
      g_assert_true (2 * off <= unit);
      if (2 * off == unit)
        g_assert_cmpint (steps % 2, ==, 0);
    }
}

static void
test_parts_by_hand (void)
{
  static const gint64 values[] = { 149, 149, 149, 153 };
  static const gint64 wanted[] = { 2, 1, 1, 2 };
  gint64 rounded[4];

  /* Six hundred are six; each alone would round to 1, 1, 1 and 2. */
  inno_round_parts (values, 4, 100, 6, rounded);
  g_assert_cmpmem (rounded, sizeof rounded, wanted, sizeof wanted);
}

static void
test_parts_negative (void)
{
  static const gint64 values[] = { -150, 270, -20 };
  gint64 rounded[3];

  inno_round_parts (values, 3, 100, 1, rounded);
  g_assert_cmpint (rounded[0] + rounded[1] + rounded[2], ==, 1);
  g_assert_cmpint (rounded[0], ==, -2);
  g_assert_cmpint (rounded[1], ==, 3);
  g_assert_cmpint (rounded[2], ==, 0);
}

static void
test_parts_of_nothing (void)
{
  static const gint64 zeros[3];
  gint64 rounded[3] = { 7, 7, 7 };

  inno_round_parts (NULL, 0, 100, 0, NULL);
  inno_round_parts (zeros, 3, 100, 0, rounded);
  g_assert_cmpmem (rounded, sizeof rounded, zeros, sizeof zeros);
}

/* What is exact stays exact as long as the total is its own rounding. */
static void
test_parts_near_their_values (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n = g_test_rand_int_range (1, 30);
      gint64 unit = g_test_rand_int_range (1, 1000);
      gint64 values[30], rounded[30], total = 0, sum = 0;

      for (guint i = 0; i < n; i++)
        {
          values[i] = g_test_rand_int_range (-100000, 100000);
          if (g_test_rand_bit ())
            values[i] -= values[i] % unit;
          total += values[i];
        }
      inno_round_parts (values, n, unit, inno_round_half_even (total, unit), rounded);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (is_near (rounded[i], unit, values[i]));
          sum += rounded[i];
        }
      g_assert_cmpint (sum, ==, inno_round_half_even (total, unit));
    }
}

/* Parts of different size keep what they got when they are given in another
 * order: only equal remainders look at the place. */
static void
test_parts_do_not_depend_on_order (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n = g_test_rand_int_range (2, 12);
      gint64 values[12], there[12], back[12], total = 0;

      for (guint i = 0; i < n; i++)
        total += values[i] = g_test_rand_int_range (0, 1000) * 1000 + (i * 37 + round) % 997;
      inno_round_parts (values, n, 1000, inno_round_half_even (total, 1000), there);
      for (guint i = 0; i < n / 2; i++)
        {
          gint64 keep = values[i];

          values[i] = values[n - 1 - i];
          values[n - 1 - i] = keep;
        }
      inno_round_parts (values, n, 1000, inno_round_half_even (total, 1000), back);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (there[i], ==, back[n - 1 - i]);
    }
}

static void
test_parts_near_the_limits (void)
{
  static const gint64 values[] = { G_MAXINT64, G_MININT64, G_MAXINT64 - 3, G_MININT64 + 9 };
  static const gint64 units[] = { 1, 2, 3, 1000, 100000000, G_MAXINT64 };

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      gint64 rounded[4];
      __int128 total = 0, sum = 0;
      gint64 steps;

      for (guint i = 0; i < 4; i++)
        total += values[i];
      steps = inno_round_half_even ((gint64) total, units[u]);
      inno_round_parts (values, 4, units[u], steps, rounded);
      for (guint i = 0; i < 4; i++)
        {
          g_assert_true (is_near (rounded[i], units[u], values[i]));
          sum += rounded[i];
        }
      g_assert_true (sum == steps);
    }
}

static void
assert_adds_up (const gint64 *table,
                gsize         n_rows,
                gsize         n_columns)
{
  gsize width = n_columns + 1;

  for (gsize row = 0; row <= n_rows; row++)
    {
      gint64 sum = 0;

      for (gsize column = 0; column < n_columns; column++)
        sum += table[row * width + column];
      g_assert_cmpint (sum, ==, table[row * width + n_columns]);
    }
  for (gsize column = 0; column <= n_columns; column++)
    {
      gint64 sum = 0;

      for (gsize row = 0; row < n_rows; row++)
        sum += table[row * width + column];
      g_assert_cmpint (sum, ==, table[n_rows * width + column]);
    }
}

/* Every cell and every row's total is one of the two steps next to its true
 * value, and what is exact is left alone. */
static void
assert_cells_near (const gint64 *table,
                   const gint64 *cells,
                   gsize         n_rows,
                   gsize         n_columns,
                   gint64        unit)
{
  gsize width = n_columns + 1;
  gint64 total = 0;

  for (gsize row = 0; row < n_rows; row++)
    {
      gint64 row_sum = 0;

      for (gsize column = 0; column < n_columns; column++)
        {
          gint64 cell = cells[row * n_columns + column];

          g_assert_true (is_near (table[row * width + column], unit, cell));
          row_sum += cell;
        }
      g_assert_true (is_near (table[row * width + n_columns], unit, row_sum));
      total += row_sum;
    }
  g_assert_cmpint (table[n_rows * width + n_columns], ==, inno_round_half_even (total, unit));
}

/* How many column totals are not next to their true value. */
static guint
count_columns_off (const gint64 *table,
                   const gint64 *cells,
                   gsize         n_rows,
                   gsize         n_columns,
                   gint64        unit)
{
  guint n = 0;

  for (gsize column = 0; column < n_columns; column++)
    {
      gint64 sum = 0;

      for (gsize row = 0; row < n_rows; row++)
        sum += cells[row * n_columns + column];
      n += !is_near (table[n_rows * (n_columns + 1) + column], unit, sum);
    }

  return n;
}

static gint64
random_cell (guint  kind,
             gint64 unit)
{
  switch (kind)
    {
    case 0: return g_test_rand_int_range (0, 3000);
    case 1: return g_test_rand_int_range (-3000, 3000);
    case 2: return g_test_rand_int_range (0, 8) * unit / 2;
    case 3: return g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (0, 3000) : 0;
    case 4: return unit / 2;
    default: return g_test_rand_int_range (0, 100) * unit + g_test_rand_int_range (0, 2);
    }
}

static void
test_table_random (void)
{
  for (guint round = 0; round < 2 * ROUNDS; round++)
    {
      gsize n_rows = g_test_rand_int_range (1, 20), n_columns = g_test_rand_int_range (1, 9);
      gint64 unit = 2 * g_test_rand_int_range (1, 300);
      guint kind = round % 6;
      g_autofree gint64 *cells = g_new0 (gint64, n_rows * n_columns);
      g_autofree gint64 *table = NULL;

      for (gsize i = 0; i < n_rows * n_columns; i++)
        cells[i] = random_cell (kind, unit);
      table = inno_round_table (cells, n_rows, n_columns, unit);
      assert_adds_up (table, n_rows, n_columns);
      assert_cells_near (table, cells, n_rows, n_columns, unit);
    }
}

/* The least count of columns that are off, by trying every way to round the
 * cells that keeps the totals of the rows. */
static guint
least_columns_off (const gint64 *table,
                   const gint64 *cells,
                   gsize         n_rows,
                   gsize         n_columns,
                   gint64        unit)
{
  gsize n_cells = n_rows * n_columns, width = n_columns + 1;
  g_autofree gint64 *trial = g_memdup2 (table, (n_rows + 1) * width * sizeof *table);
  guint least = G_MAXUINT;

  for (guint choice = 0; choice < 1u << n_cells; choice++)
    {
      gboolean is_possible = TRUE;

      memset (trial + n_rows * width, 0, n_columns * sizeof *trial);
      for (gsize row = 0; row < n_rows; row++)
        {
          gint64 sum = 0;

          for (gsize column = 0; column < n_columns; column++)
            {
              gint64 cell = cells[row * n_columns + column];
              gboolean is_up = (choice >> (row * n_columns + column)) & 1;
              gint64 low = (cell - (cell % unit + unit) % unit) / unit;

              is_possible &= !(is_up && low * unit == cell);
              sum += low + is_up;
              trial[n_rows * width + column] += low + is_up;
            }
          is_possible &= sum == table[row * width + n_columns];
        }
      if (is_possible)
        least = MIN (least, count_columns_off (trial, cells, n_rows, n_columns, unit));
    }

  return least;
}

static void
test_table_columns_as_near_as_can_be (void)
{
  for (guint round = 0; round < 600; round++)
    {
      gsize n_rows = g_test_rand_int_range (2, 6), n_columns = g_test_rand_int_range (2, 4);
      gint64 cells[15];
      g_autofree gint64 *table = NULL;

      if (n_rows * n_columns > 12)
        n_rows = 4;
      for (gsize i = 0; i < n_rows * n_columns; i++)
        cells[i] = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, 300);
      table = inno_round_table (cells, n_rows, n_columns, 100);
      if (count_columns_off (table, cells, n_rows, n_columns, 100) > 0)
        g_assert_cmpuint (least_columns_off (table, cells, n_rows, n_columns, 100), >, 0);
    }
}

static void
test_table_by_hand (void)
{
  /* Rounded one by one these are 1 0 / 0 0: nothing adds up to 1 1 / 1 1 / 2. */
  static const gint64 cells[] = { 60, 40, 40, 60 };
  g_autofree gint64 *table = inno_round_table (cells, 2, 2, 100);
  static const gint64 wanted[] = { 1, 0, 1, 0, 1, 1, 1, 1, 2 };

  g_assert_cmpmem (table, 9 * sizeof *table, wanted, sizeof wanted);
}

/* Where every half cent stands on one diagonal, the sums of the rows and of the
 * columns cannot be chosen one without the other. */
static void
test_table_of_halves (void)
{
  static const gint64 cells[] = { 0, 50, 0, 50, 0, 0, 0, 0, 50 };
  g_autofree gint64 *table = inno_round_table (cells, 3, 3, 100);

  assert_adds_up (table, 3, 3);
  assert_cells_near (table, cells, 3, 3, 100);
}

static void
test_table_of_nothing (void)
{
  g_autofree gint64 *none = inno_round_table (NULL, 0, 3, 100);
  g_autofree gint64 *narrow = inno_round_table (NULL, 2, 0, 100);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (none[i], ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (narrow[i], ==, 0);
}

static void
test_table_by_single_cents_is_itself (void)
{
  gint64 cells[35];
  g_autofree gint64 *table = NULL;

  for (guint i = 0; i < 35; i++)
    cells[i] = g_test_rand_int ();
  table = inno_round_table (cells, 5, 7, 1);
  for (guint row = 0; row < 5; row++)
    g_assert_cmpmem (table + row * 8, 7 * sizeof *table, cells + row * 7, 7 * sizeof *cells);
  assert_adds_up (table, 5, 7);
}

static void
test_table_near_the_limits (void)
{
  static const gint64 cells[] = {
    G_MAXINT64, G_MININT64 + 1, 0,
    G_MININT64 + 1, G_MAXINT64, 0,
  };
  g_autofree gint64 *table = inno_round_table (cells, 2, 3, 100000);

  assert_adds_up (table, 2, 3);
  assert_cells_near (table, cells, 2, 3, 100000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rounding/half-even", test_half_even);
  g_test_add_func ("/rounding/half-even-is-nearest", test_half_even_is_nearest);
  g_test_add_func ("/rounding/parts/by-hand", test_parts_by_hand);
  g_test_add_func ("/rounding/parts/negative", test_parts_negative);
  g_test_add_func ("/rounding/parts/of-nothing", test_parts_of_nothing);
  g_test_add_func ("/rounding/parts/near-their-values", test_parts_near_their_values);
  g_test_add_func ("/rounding/parts/do-not-depend-on-order", test_parts_do_not_depend_on_order);
  g_test_add_func ("/rounding/parts/near-the-limits", test_parts_near_the_limits);
  g_test_add_func ("/rounding/table/random", test_table_random);
  g_test_add_func ("/rounding/table/columns-as-near-as-can-be", test_table_columns_as_near_as_can_be);
  g_test_add_func ("/rounding/table/by-hand", test_table_by_hand);
  g_test_add_func ("/rounding/table/of-halves", test_table_of_halves);
  g_test_add_func ("/rounding/table/of-nothing", test_table_of_nothing);
  g_test_add_func ("/rounding/table/by-single-cents-is-itself", test_table_by_single_cents_is_itself);
  g_test_add_func ("/rounding/table/near-the-limits", test_table_near_the_limits);

  return g_test_run ();
}
