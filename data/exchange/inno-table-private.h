/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-table.h"
#include "inno-workbook.h"

G_BEGIN_DECLS

#define INNO_TABLE_SHEET_NAME_CHARS 31

GBytes   *inno_table_csv_write    (InnoFrame   *frame,
                                   GError     **error);
GBytes   *inno_table_tsv_write    (InnoFrame   *frame,
                                   GError     **error);
GBytes   *inno_table_json_write   (InnoFrame   *frame,
                                   GError     **error);
GBytes   *inno_table_xlsx_write   (InnoFrame   *frame,
                                   GError     **error);

GArray   *inno_table_get_columns  (InnoFrame   *frame);
gboolean  inno_table_is_of_roles  (InnoFrame   *frame);
char     *inno_table_get_title    (InnoFrame   *frame);
char     *inno_table_get_origin   (InnoFrame   *frame);
char     *inno_table_get_roles    (InnoFrame   *frame);
char     *inno_table_cents        (gint64       cents);
char     *inno_table_fraction     (double       fraction);
char     *inno_table_plain_cell   (InnoFrame   *frame,
                                   guint        row,
                                   guint        column);
char     *inno_table_json         (JsonNode    *node);

G_END_DECLS
