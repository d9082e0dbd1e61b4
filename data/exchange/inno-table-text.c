/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-table-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-json.h"

/* What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection"),
 * spaces before it or not. */
#define FORMULA_STARTS "=+-@\t\r\n"

/**
 * inno_table_get_columns:
 * @frame: a frame
 *
 * Returns: (transfer full) (element-type guint): the places of the columns that
 *   belong into a table
 */
GArray *
inno_table_get_columns (InnoFrame *frame)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    if (!inno_frame_get_column (frame, i)->is_detail)
      g_array_append_val (columns, i);

  return columns;
}

/**
 * inno_table_is_of_roles:
 * @frame: a frame
 *
 * Returns: whether its cells are words, so that measure, years and series mean
 *   nothing for it, and the roles that count do
 */
gboolean
inno_table_is_of_roles (InnoFrame *frame)
{
  for (guint i = 0; i < inno_frame_get_n_columns (frame); i++)
    {
      const InnoColumn *column = inno_frame_get_column (frame, i);

      if (column->is_series && column->kind == INNO_COLUMN_TERM)
        return TRUE;
    }

  return FALSE;
}

/**
 * inno_table_get_title:
 * @frame: a frame
 *
 * Returns: (transfer full): in a word or two, what the table is of
 */
char *
inno_table_get_title (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);

  if (inno_frame_get_context (frame)->title != NULL)
    return g_strdup (inno_frame_get_context (frame)->title);
  if (inno_table_is_of_roles (frame))
    return g_strdup (_("Lead themes"));
  if (query->measure == INNO_MEASURE_PROJECTS)
    return g_strdup (_("Projects"));

  return g_strdup (query->share ? _("Funding shares") : _("Funding"));
}

/**
 * inno_table_get_origin:
 * @frame: a frame
 *
 * An address may carry a password or a key, and a path the name of a person:
 * neither goes into a file that is passed on.
 *
 * Returns: (transfer full) (nullable): where the data came from
 */
char *
inno_table_get_origin (InnoFrame *frame)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  g_autoptr (GUri) uri = NULL;

  if (context->is_sample)
    return g_strdup (_("Sample data"));
  if (context->origin == NULL)
    return NULL;

  uri = g_uri_parse (context->origin, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;

  return g_strdup (g_uri_get_host (uri));
}

/**
 * inno_table_get_roles:
 * @frame: a frame
 *
 * Returns: (transfer full): the roles that count, in words
 */
char *
inno_table_get_roles (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  const char *labels[INNO_N_ROLES + 1] = { NULL };
  guint n_labels = 0;

  for (guint role = 0; role < INNO_N_ROLES; role++)
    if (query->roles & (1u << role))
      labels[n_labels++] = inno_vocabulary_get_label (INNO_VOCABULARY_ROLE, role);

  return inno_format_list (inno_format_get (query->lang), labels);
}

/**
 * inno_table_guard_text:
 * @text: a text of the data
 *
 * Returns: (transfer full): @text, with an apostrophe before it if a spreadsheet
 *   would take it for a formula
 */
char *
inno_table_guard_text (const char *text)
{
  const char *start = text + strspn (text, " ");

  if (*start != '\0' && strchr (FORMULA_STARTS, *start) != NULL)
    return g_strconcat ("'", text, NULL);

  return g_strdup (text);
}

/**
 * inno_table_cents:
 * @cents: an amount in cents
 *
 * Returns: (transfer full): the amount in euros for machines, such as "-0.05"
 */
char *
inno_table_cents (gint64 cents)
{
  guint64 magnitude = cents < 0 ? -(guint64) cents : (guint64) cents;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", cents < 0 ? "-" : "",
                          magnitude / 100, (guint) (magnitude % 100));
}

/**
 * inno_table_fraction:
 * @fraction: a share
 *
 * Returns: (transfer full) (nullable): the fewest digits that are read back as
 *   the same number, with a point; %NULL of what is no number
 */
char *
inno_table_fraction (double fraction)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (fraction))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (digits, sizeof digits, formats[i], fraction);
      if (g_ascii_strtod (digits, NULL) == fraction)
        break;
    }

  return g_strconcat (digits, strpbrk (digits, ".e") != NULL ? "" : ".0", NULL);
}

/**
 * inno_table_plain_cell:
 * @frame: a frame
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): what the cell holds as a machine writes
 *   it: amounts in euros, days as in ISO 8601; %NULL where nothing is known
 */
char *
inno_table_plain_cell (InnoFrame *frame,
                       guint      row,
                       guint      column)
{
  InnoCell cell = inno_frame_get_cell (frame, row, column);

  if (cell.state == INNO_CELL_NONE || cell.state == INNO_CELL_UNKNOWN)
    return NULL;

  switch (inno_frame_get_cell_kind (frame, row, column, NULL))
    {
    case INNO_COLUMN_CENTS:
      return inno_table_cents (cell.integer);
    case INNO_COLUMN_SHARE:
    case INNO_COLUMN_NUMBER:
      return inno_table_fraction (cell.fraction);
    case INNO_COLUMN_DAY:
      return inno_day_to_iso ((InnoDay) cell.integer);
    case INNO_COLUMN_TEXT:
      return g_strdup (inno_frame_get_text (frame, row, column));
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell.integer);
    }
}

/**
 * inno_table_sheet_name:
 * @title: any text
 *
 * Returns: (transfer full): @title as the name of a sheet: at most 31 characters
 *   and none that Excel refuses
 */
char *
inno_table_sheet_name (const char *title)
{
  GString *name = g_string_new (NULL);
  glong n_units = 0;

  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (strchr ("[]:*?/\\", (int) MIN (c, 127)) != NULL || g_unichar_iscntrl (c))
        c = ' ';
      /* Excel counts UTF-16 units. */
      n_units += c > 0xffff ? 2 : 1;
      if (n_units > INNO_TABLE_SHEET_NAME_CHARS)
        break;
      g_string_append_unichar (name, c);
    }

  /* An apostrophe may not stand at either end. */
  g_strstrip (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && name->str[name->len - 1] == '\'')
    g_string_truncate (name, name->len - 1);
  g_string_erase (name, 0, (gssize) strspn (name->str, "'"));
  if (name->len == 0)
    g_string_append_c (name, '-');

  return g_string_free (name, FALSE);
}

/**
 * inno_table_json:
 * @node: a node
 *
 * json-glib 1.6 leaves U+001F as it is, which RFC 8259 does not allow. It can only
 * stand inside a string.
 *
 * Returns: (transfer full): the node as JSON on one line
 */
char *
inno_table_json (JsonNode *node)
{
  g_autofree char *text = inno_json_to_string (node);
  GString *escaped;

  if (strchr (text, 0x1f) == NULL)
    return g_steal_pointer (&text);

  escaped = g_string_new (text);
  g_string_replace (escaped, "\x1f", "\\u001f", 0);

  return g_string_free (escaped, FALSE);
}
