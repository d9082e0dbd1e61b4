/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include <string.h>

#include "inno-cell.h"
#include "inno-column.h"
#include "inno-places.h"

typedef struct
{
  const char    *cell;
  gboolean       has_decimal_dot;
  InnoCellState  state;
  gint64         cents;
  InnoReason     reason;
} Amount;

static const Amount amounts[] = {
  { "1 234,56", FALSE, INNO_CELL_KNOWN, 123456, INNO_REASON_NONE },
  { "1.234,56", FALSE, INNO_CELL_KNOWN, 123456, INNO_REASON_NONE },
  { "1,234.56", FALSE, INNO_CELL_KNOWN, 123456, INNO_REASON_NONE },
  { "1234.5", FALSE, INNO_CELL_KNOWN, 123450, INNO_REASON_NONE },
  { "12 000 €", FALSE, INNO_CELL_KNOWN, 1200000, INNO_REASON_NONE },
  { "12\302\240000,00\302\240€", FALSE, INNO_CELL_KNOWN, 1200000, INNO_REASON_NONE },
  { "12\342\200\211000", FALSE, INNO_CELL_KNOWN, 1200000, INNO_REASON_NONE },
  { "12\342\200\257000", FALSE, INNO_CELL_KNOWN, 1200000, INNO_REASON_NONE },
  { "-15,5", FALSE, INNO_CELL_KNOWN, -1550, INNO_REASON_NONE },
  { "\342\210\22215,5", FALSE, INNO_CELL_KNOWN, -1550, INNO_REASON_NONE },
  { "0,1", FALSE, INNO_CELL_KNOWN, 10, INNO_REASON_NONE },
  { "0.005", FALSE, INNO_CELL_KNOWN, 1, INNO_REASON_ROUNDED },
  { "10.004", TRUE, INNO_CELL_KNOWN, 1000, INNO_REASON_ROUNDED },
  { "-10.005", TRUE, INNO_CELL_KNOWN, -1001, INNO_REASON_ROUNDED },
  { "10.5000", FALSE, INNO_CELL_KNOWN, 1050, INNO_REASON_NONE },
  { "1.234", FALSE, INNO_CELL_KNOWN, 123400, INNO_REASON_GROUPED },
  { "1.234", TRUE, INNO_CELL_KNOWN, 123, INNO_REASON_ROUNDED },
  { "90071992547409.91", FALSE, INNO_CELL_KNOWN, 9007199254740991, INNO_REASON_NONE },
  { "90071992547409.92", FALSE, INNO_CELL_BAD, 0, INNO_REASON_LARGE_AMOUNT },
  { "99999999999999999999999999", FALSE, INNO_CELL_BAD, 0, INNO_REASON_LARGE_AMOUNT },
  { "", FALSE, INNO_CELL_BLANK, 0, INNO_REASON_NONE },
  { " \302\240", FALSE, INNO_CELL_BLANK, 0, INNO_REASON_NONE },
  { "-", FALSE, INNO_CELL_BLANK, 0, INNO_REASON_NONE },
  { "ei", FALSE, INNO_CELL_BAD, 0, INNO_REASON_BAD_AMOUNT },
  { "1,2,3", FALSE, INNO_CELL_BAD, 0, INNO_REASON_BAD_AMOUNT },
  { "1.2E+06", FALSE, INNO_CELL_BAD, 0, INNO_REASON_BAD_AMOUNT },
  { "5.", FALSE, INNO_CELL_KNOWN, 500, INNO_REASON_NONE },
};

static void
test_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      gint64 cents = 0;
      InnoReason reason;
      InnoCellState state = inno_cell_read_amount (amounts[i].cell, amounts[i].has_decimal_dot, &cents, &reason);

      g_test_message ("%s", amounts[i].cell);
      g_assert_cmpint (state, ==, amounts[i].state);
      g_assert_cmpint (reason, ==, amounts[i].reason);
      if (state == INNO_CELL_KNOWN)
        g_assert_cmpint (cents, ==, amounts[i].cents);
    }
}

static const struct
{
  const char *cell;
  const char *day;      /* nullable: none */
  InnoReason  reason;
} days[] = {
  { "1.2.2024", "2024-02-01", INNO_REASON_NONE },
  { "01/02/2024", "2024-02-01", INNO_REASON_NONE },
  { "2024-02-01", "2024-02-01", INNO_REASON_NONE },
  { "2024-02-01T00:00:00Z", "2024-02-01", INNO_REASON_NONE },
  { "1.2.2024 0:00:00", "2024-02-01", INNO_REASON_NONE },
  { " 1.2.2024 ", "2024-02-01", INNO_REASON_NONE },
  { "", NULL, INNO_REASON_NONE },
  { "31.2.2024", NULL, INNO_REASON_NO_SUCH_DAY },
  { "1.2.24", NULL, INNO_REASON_SHORT_YEAR },
  { "1.1.1900", NULL, INNO_REASON_ODD_YEAR },
  { "31.12.9999", NULL, INNO_REASON_ODD_YEAR },
  { "42005", NULL, INNO_REASON_BAD_DAY },
  { "pian", NULL, INNO_REASON_BAD_DAY },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      InnoDay day;
      InnoReason reason;
      gboolean is_known = inno_cell_read_day (days[i].cell, &day, &reason) == INNO_CELL_KNOWN;
      g_autofree char *text = is_known ? inno_day_to_iso (day) : NULL;

      g_test_message ("%s", days[i].cell);
      g_assert_cmpstr (text, ==, days[i].day);
      g_assert_cmpint (reason, ==, days[i].reason);
    }
}

static void
test_genitives (void)
{
  static const char * const pairs[] = {
    "oulu", "oulun", "turku", "turun", "lahti", "lahden", "tampere", "tampereen", "helsinki", "helsingin", "seinajoki", "seinajoen",
    "rovaniemi", "rovaniemen", "lappeenranta", "lappeenrannan", "vaasa", "vaasan", "espoo", "espoon", "mikkeli", "mikkelin",
    "jyvaskyla", "jyvaskylan", "kajaani", "kajaanin", "sotkamo", "sotkamon", "imatra", "imatran", "kuopio", "kuopion",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      g_autofree char *genitive = inno_places_genitive (pairs[i]);

      g_assert_cmpstr (genitive, ==, pairs[i + 1]);
    }
}

/* Every sentence can be said, and every column is found by its id. */
static void
test_tables (void)
{
  for (guint i = INNO_REASON_NONE + 1; i <= INNO_REASON_CONFLICT; i++)
    {
      InnoNote note = { 1, -1, i, (char *) "x" };
      g_autofree char *sentence = inno_note_describe (&note);

      g_assert_cmpuint (strlen (sentence), >, 10);
      g_assert_null (strstr (sentence, "%s"));
    }
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    {
      InnoListColumn column;

      g_assert_true (inno_column_find (inno_column_get_info (i)->id, &column));
      g_assert_cmpuint (column, ==, i);
      g_assert_nonnull (inno_column_get_info (i)->label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cells/amounts", test_amounts);
  g_test_add_func ("/cells/days", test_days);
  g_test_add_func ("/places/genitives", test_genitives);
  g_test_add_func ("/intake/tables", test_tables);

  return g_test_run ();
}
