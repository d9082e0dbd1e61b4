/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-format.h"
#include "inno-frame.h"

G_BEGIN_DECLS

/* One kind of file that a frame can be written as. */
typedef struct
{
  const char *id;      /* "csv", as on the command line */
  const char *suffix;  /* of a file name, with its point */
  const char *mime;
  GBytes     *(*write) (InnoFrame  *frame,
                        GError    **error);
} InnoTableFormat;

const InnoTableFormat *inno_table_format_find     (const char             *id);
const InnoTableFormat *inno_table_format_get_all  (guint                  *n_formats);
/* In the language of the frame's query, which must be the active one. */
GBytes                *inno_table_format_write    (const InnoTableFormat  *format,
                                                   InnoFrame              *frame,
                                                   GError                **error);
char                  *inno_table_to_clipboard    (InnoFrame              *frame,
                                                   const guint            *rows,
                                                   guint                   n_rows);
/* For tables of other things than frames. */
char                  *inno_table_plain_number    (const InnoFormat       *format,
                                                   char                   *number);
char                  *inno_table_guard_text      (const char             *text);
void                   inno_table_append_field    (GString                *out,
                                                   char                   *field,
                                                   gboolean                is_first);
void                   inno_table_append_csv_row  (GString                *out,
                                                   const char * const     *fields);

G_END_DECLS
