/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of frames have in common: to ask, and to look a figure up. */

#include "frame-case.h"

static guint
find_row (InnoFrame  *frame,
          const char *id)
{
  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    if (g_str_equal (inno_frame_get_row_id (frame, i), id))
      return i;

  g_error ("no row %s", id);
}

static guint
find_column (InnoFrame  *frame,
             const char *id)
{
  int column = inno_frame_find_column (frame, id);

  if (column < 0)
    g_error ("no column %s", id);

  return column;
}

/**
 * frame_case_ask:
 * @fixture: a portfolio
 * @func: what computes the frame
 * @words: the query, as on the command line
 *
 * Returns: (transfer full): the answer, which must be no fault
 */
InnoFrame *
frame_case_ask (Fixture    *fixture,
                FrameFunc   func,
                const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame;

  inno_lang_activate (query->lang);
  frame = func (fixture->facts, query, &error);
  g_assert_no_error (error);
  g_assert_nonnull (frame);

  return frame;
}

/**
 * frame_case_fail:
 * @fixture: a portfolio
 * @func: what computes the frame
 * @words: a query that cannot be answered
 *
 * Returns: the code of the #InnoAnalysisError
 */
int
frame_case_fail (Fixture    *fixture,
                 FrameFunc   func,
                 const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;

  g_assert_null (func (fixture->facts, query, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == INNO_ANALYSIS_ERROR);

  return error->code;
}

/**
 * frame_case_get:
 * @frame: a frame
 * @row: the id of a row that must be there
 * @column: the id of a column that must be there
 *
 * Returns: the cell
 */
InnoCell
frame_case_get (InnoFrame  *frame,
                const char *row,
                const char *column)
{
  return inno_frame_get_cell (frame, find_row (frame, row), find_column (frame, column));
}

/**
 * frame_case_integer:
 * @frame: a frame
 * @row: the id of a row that must be there
 * @column: the id of a column that must be there
 *
 * Returns: the number in the cell, which must be known
 */
gint64
frame_case_integer (InnoFrame  *frame,
                    const char *row,
                    const char *column)
{
  InnoCell cell = frame_case_get (frame, row, column);

  g_assert_cmpint (cell.state, ==, INNO_CELL_KNOWN);
  return cell.integer;
}

/**
 * frame_case_assert_ids:
 * @frame: a frame
 * @ids: the ids of its rows in their order, a space between each two
 */
void
frame_case_assert_ids (InnoFrame  *frame,
                       const char *ids)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    g_string_append_printf (got, "%s%s", i > 0 ? " " : "", inno_frame_get_row_id (frame, i));
  g_assert_cmpstr (got->str, ==, ids);
}

/**
 * frame_case_sum:
 * @frame: a frame
 * @column: the id of a column of numbers
 *
 * Returns: what the groups have together
 */
gint64
frame_case_sum (InnoFrame  *frame,
                const char *column)
{
  guint place = find_column (frame, column);
  gint64 sum = 0;

  for (guint i = 0; i < inno_frame_get_n_groups (frame); i++)
    sum += inno_frame_get_cell (frame, i, place).integer;

  return sum;
}

/**
 * frame_case_assert_printed:
 * @frame: a frame
 * @column: the id of a column of amounts
 *
 * What is printed of the groups adds up to what is printed of the total, in every
 * unit, and none is further from its figure than a step.
 */
void
frame_case_assert_printed (InnoFrame  *frame,
                           const char *column)
{
  static const gint64 units[] = { 1, 7, 100, 100000, 10000000, 100000000 };
  guint place = find_column (frame, column);
  guint total = inno_frame_get_n_groups (frame);

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      gint64 sum = 0;

      for (guint i = 0; i < total; i++)
        {
          gint64 printed = inno_frame_get_rounded (frame, i, place, units[u]);

          sum += printed;
          g_assert_cmpint (ABS (printed * units[u] - inno_frame_get_cell (frame, i, place).integer), <, 2 * units[u]);
        }
      g_assert_cmpint (sum, ==, inno_frame_get_rounded (frame, total, place, units[u]));
    }
}
