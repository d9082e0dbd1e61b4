/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "inno-table.h"

#include "inno-table-private.h"

/* All formats. A new one is a file and a line here. */
static const InnoTableFormat formats[] = {
  { "csv", ".csv", "text/csv", inno_table_csv_write },
  { "tsv", ".tsv", "text/tab-separated-values", inno_table_tsv_write },
  { "json", ".json", "application/json", inno_table_json_write },
  { "xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    inno_table_xlsx_write },
};

/**
 * inno_table_format_get_all:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): every kind of file
 */
const InnoTableFormat *
inno_table_format_get_all (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * inno_table_format_find:
 * @id: (nullable): the id of a format, as on the command line
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if there is none
 */
const InnoTableFormat *
inno_table_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0)
      return &formats[i];

  return NULL;
}

/**
 * inno_table_format_write:
 * @format: a kind of file
 * @frame: the figures; the language of their query must be the active one
 * @error: return location of a #GIOErrorEnum
 *
 * The same frame gives the same bytes. Main thread.
 *
 * Returns: (transfer full) (nullable): the contents of the file
 */
GBytes *
inno_table_format_write (const InnoTableFormat  *format,
                         InnoFrame              *frame,
                         GError                **error)
{
  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (frame != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return format->write (frame, error);
}
