/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-cell.h"

#include <string.h>

#include "inno-money.h"
#include "inno-parse.h"

/* Nothing that is funded here began before, or ends behind. */
#define FIRST_YEAR 1980
#define LAST_YEAR 2100

#define CENT_DIGITS 2
#define GROUP_DIGITS 3

/* What lists write where there is nothing. */
static const char * const nothing[] = { "-", "–", "—", "NULL", "null" };

static gboolean
is_blank (const char *text)
{
  if (*text == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (g_str_equal (text, nothing[i]))
      return TRUE;

  return FALSE;
}

/**
 * inno_cell_read_text:
 * @cell: a cell
 *
 * Returns: (transfer full) (nullable): its text, with one blank where there were
 *   several or an end of line; %NULL where there is none
 */
char *
inno_cell_read_text (const char *cell)
{
  GString *text = g_string_sized_new (strlen (cell));

  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c < ' ')
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else
        {
          g_string_append_len (text, at, g_utf8_next_char (at) - at);
        }
    }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  if (text->len > 0)
    return g_string_free (text, FALSE);

  g_string_free (text, TRUE);
  return NULL;
}

/* Amounts */

/* Digits with at most one mark among them: the usual case, read without much ado.
 * Returns: FALSE where it is something else */
static gboolean
split_plain (const char  *text,
             gboolean    *is_negative,
             const char **mark,
             gsize       *n_whole,
             gsize       *n_decimals)
{
  const char *digits = text + (*text == '-');

  *is_negative = *text == '-';
  *n_whole = strspn (digits, "0123456789");
  *mark = digits + *n_whole;
  if (*n_whole == 0 || (**mark != '\0' && **mark != '.' && **mark != ','))
    return FALSE;

  *n_decimals = **mark != '\0' ? strspn (*mark + 1, "0123456789") : 0;
  return **mark == '\0' || (*n_decimals > 0 && (*mark)[1 + *n_decimals] == '\0');
}

/* Digits and decimals, half a cent away from zero. */
static InnoCellState
take_plain (const char *mark,
            gsize       n_whole,
            gsize       n_decimals,
            gint64     *cents,
            InnoReason *reason)
{
  guint64 value = 0;
  gsize n_kept = MIN (n_decimals, CENT_DIGITS);

  for (gsize i = 0; i < n_whole + CENT_DIGITS; i++)
    {
      char digit = i < n_whole ? mark[(gssize) i - (gssize) n_whole]
                   : i - n_whole < n_kept ? mark[1 + i - n_whole] : '0';

      if (value > INNO_CENTS_MAX / 10)
        {
          *reason = INNO_REASON_LARGE_AMOUNT;
          return INNO_CELL_BAD;
        }
      value = value * 10 + (guint64) (digit - '0');
    }

  if (n_decimals > CENT_DIGITS && strspn (mark + 1 + CENT_DIGITS, "0") < n_decimals - CENT_DIGITS)
    {
      *reason = INNO_REASON_ROUNDED;
      value += mark[1 + CENT_DIGITS] >= '5';
    }
  if (value > INNO_CENTS_MAX)
    {
      *reason = INNO_REASON_LARGE_AMOUNT;
      return INNO_CELL_BAD;
    }

  *cents = (gint64) value;
  return INNO_CELL_KNOWN;
}

static InnoCellState
take_written (const char *text,
              gint64     *cents,
              InnoReason *reason)
{
  g_autoptr (GError) error = NULL;

  if (inno_parse_money (text, cents, &error))
    return INNO_CELL_KNOWN;

  *reason = g_error_matches (error, INNO_PARSE_ERROR, INNO_PARSE_ERROR_RANGE) ? INNO_REASON_LARGE_AMOUNT : INNO_REASON_BAD_AMOUNT;
  return INNO_CELL_BAD;
}

/**
 * inno_cell_read_amount:
 * @cell: a cell
 * @has_decimal_dot: whether a program wrote it, so that one mark alone parts decimals
 * @cents: (out): the amount in cents, where there is one
 * @reason: (out): what there is to say of it
 *
 * Reads “1 234,56”, “1.234,56”, “1234.5”, “12 000 €”. What has more than two decimals is
 * rounded, which is said; “1.234” is a thousand in what people write, which is said too.
 *
 * Returns: whether there is an amount
 */
InnoCellState
inno_cell_read_amount (const char *cell,
                       gboolean    has_decimal_dot,
                       gint64     *cents,
                       InnoReason *reason)
{
  g_autofree char *text = inno_cell_read_text (cell);
  gboolean is_negative;
  const char *mark;
  gsize n_whole, n_decimals;
  InnoCellState state;

  *reason = INNO_REASON_NONE;
  if (text == NULL || is_blank (text))
    return INNO_CELL_BLANK;
  if (!split_plain (text, &is_negative, &mark, &n_whole, &n_decimals))
    return take_written (text, cents, reason);

  /* It may part thousands. */
  if (n_decimals == GROUP_DIGITS && n_whole <= GROUP_DIGITS && mark[-(gssize) n_whole] != '0' && !has_decimal_dot)
    {
      state = take_written (text, cents, reason);
      if (state == INNO_CELL_KNOWN)
        *reason = INNO_REASON_GROUPED;
      return state;
    }

  state = take_plain (mark, n_whole, n_decimals, cents, reason);
  if (state == INNO_CELL_KNOWN && is_negative)
    *cents = -*cents;
  return state;
}

/* Days */

/* The time of day behind it, as databases write it, says nothing. */
static void
drop_time (char *text)
{
  char *time = strpbrk (text, "T ");

  if (time != NULL && (time - text == 10 || strchr (time, ':') != NULL) && strspn (time + 1, "0123456789:.Z") == strlen (time + 1))
    *time = '\0';
}

static InnoReason
get_day_reason (const GError *error)
{
  if (g_error_matches (error, INNO_PARSE_ERROR, INNO_PARSE_ERROR_CALENDAR))
    return INNO_REASON_NO_SUCH_DAY;

  return g_error_matches (error, INNO_PARSE_ERROR, INNO_PARSE_ERROR_YEAR) ? INNO_REASON_SHORT_YEAR : INNO_REASON_BAD_DAY;
}

/**
 * inno_cell_read_day:
 * @cell: a cell
 * @day: (out): the day, where there is one
 * @reason: (out): what there is to say of it
 *
 * Reads “1.2.2024”, “01/02/2024” (the day first) and “2024-02-01”, with a time behind.
 *
 * Returns: whether there is a day
 */
InnoCellState
inno_cell_read_day (const char *cell,
                    InnoDay    *day,
                    InnoReason *reason)
{
  g_autofree char *text = inno_cell_read_text (cell);
  g_autoptr (GError) error = NULL;
  int year;

  *reason = INNO_REASON_NONE;
  if (text == NULL || is_blank (text))
    return INNO_CELL_BLANK;

  drop_time (text);
  if (!inno_parse_day (inno_format_get (INNO_LANG_FI), text, day, &error))
    {
      *reason = get_day_reason (error);
      return INNO_CELL_BAD;
    }

  year = inno_day_get_year (*day);
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return INNO_CELL_KNOWN;

  *reason = INNO_REASON_ODD_YEAR;
  return INNO_CELL_BAD;
}
