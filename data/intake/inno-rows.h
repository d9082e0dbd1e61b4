/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define INNO_ROWS_ERROR (inno_rows_error_quark ())

typedef enum
{
  INNO_ROWS_ERROR_FORMAT,      /* no table that can be read */
  INNO_ROWS_ERROR_SHEET,       /* no sheet of that name */
} InnoRowsError;

GQuark inno_rows_error_quark (void);

/* What was odd about a row as it was read, before anybody asks what it means. */
typedef enum
{
  INNO_ROW_STRAY_QUOTE,        /* a quote where none should be: it is kept as it stands */
  INNO_ROW_OPEN_QUOTE,         /* a quote that nothing closes: taken for a letter */
  INNO_ROW_BAD_BYTES,          /* bytes that are no letters in the encoding of the file */
} InnoRowOddity;

typedef struct
{
  InnoRowOddity oddity;
  guint         cell;          /* from 0 */
} InnoRowFault;

/* One row of a table. It belongs to the reader, and is another after the next call. */
typedef struct
{
  gint64        line;          /* where it begins in the file, from 1; of a sheet: the row */
  guint         n_cells;
  const char  **cells;         /* UTF-8; never NULL */
  GArray       *faults;        /* of InnoRowFault */
  char          separator;     /* between its cells in the file; 0 in a sheet */
} InnoRow;

typedef enum
{
  INNO_ROWS_END,
  INNO_ROWS_ROW,
  INNO_ROWS_FAILED,
} InnoRowsResult;

/* The rows of a file, one after the other: however long the file, no more than one row
 * is held. Of one thread at a time. */
typedef struct _InnoRows InnoRows;

/* What a file says of itself before its rows are read. */
typedef struct
{
  char     *sha256;            /* of all its bytes, in hexadecimal */
  gint64    size;              /* in bytes */
  gint64    modified;          /* Unix seconds, 0 = not known */
  gboolean  is_utf8;           /* all of it */
} InnoFileFacts;

gboolean        inno_file_facts_read  (const char      *path,
                                       GCancellable    *cancellable,
                                       InnoFileFacts   *facts,
                                       GError         **error);
void            inno_file_facts_clear (InnoFileFacts   *facts);

InnoRows       *inno_rows_open        (const char      *path,
                                       gboolean         is_utf8,
                                       GError         **error);
InnoRowsResult  inno_rows_next        (InnoRows        *self,
                                       InnoRow         *row,
                                       GError         **error);
void            inno_rows_set_width   (InnoRows        *self,
                                       guint            n_columns);
gboolean        inno_rows_take_sheet  (InnoRows        *self,
                                       const char      *name,
                                       GError         **error);
const char     *inno_rows_get_sheet   (InnoRows        *self);
void            inno_rows_free        (InnoRows        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoFileFacts, inno_file_facts_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoRows, inno_rows_free)

G_END_DECLS
