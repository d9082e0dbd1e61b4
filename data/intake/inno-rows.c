/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE (256 * 1024)

G_DEFINE_QUARK (inno-rows-error-quark, inno_rows_error)

/* Cells */

void
inno_cells_init (InnoCells *self)
{
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->pointers = g_ptr_array_new ();
  self->faults = g_array_new (FALSE, FALSE, sizeof (InnoRowFault));
}

void
inno_cells_clear (InnoCells *self)
{
  if (self->text == NULL)
    return;

  g_string_free (self->text, TRUE);
  self->text = NULL;
  g_array_unref (self->starts);
  g_ptr_array_unref (self->pointers);
  g_array_unref (self->faults);
}

void
inno_cells_reset (InnoCells *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->faults, 0);
}

/* What is added to the text from now on is of the next cell. */
void
inno_cells_begin (InnoCells *self)
{
  g_array_append_val (self->starts, self->text->len);
}

void
inno_cells_end (InnoCells *self)
{
  g_string_append_c (self->text, '\0');
}

/* In the cell that was begun last. */
void
inno_cells_fault (InnoCells     *self,
                  InnoRowOddity  oddity)
{
  InnoRowFault fault = { oddity, MAX (self->starts->len, 1) - 1 };

  g_array_append_val (self->faults, fault);
}

gboolean
inno_cells_are_blank (InnoCells *self)
{
  for (gsize i = 0; i < self->text->len; i++)
    if (self->text->str[i] != '\0' && !g_ascii_isspace (self->text->str[i]))
      return FALSE;

  return TRUE;
}

void
inno_cells_get_row (InnoCells *self,
                    gint64     line,
                    InnoRow   *row)
{
  g_ptr_array_set_size (self->pointers, (int) self->starts->len);
  for (guint i = 0; i < self->starts->len; i++)
    self->pointers->pdata[i] = self->text->str + g_array_index (self->starts, gsize, i);

  row->line = line;
  row->n_cells = self->starts->len;
  row->cells = (const char **) self->pointers->pdata;
  row->faults = self->faults;
  row->separator = '\0';
}

/* Files */

/* Whether a piece goes on with letters: *rest are the bytes of one that was cut. */
static gboolean
is_utf8_so_far (GString    *bytes,
                const char *piece,
                gsize       length)
{
  const char *stop;
  gsize rest;

  g_string_append_len (bytes, piece, (gssize) length);
  if (!g_utf8_validate (bytes->str, (gssize) bytes->len, &stop) &&
      (*stop == '\0' || g_utf8_get_char_validated (stop, (gssize) bytes->len - (stop - bytes->str)) != (gunichar) -2))
    return FALSE;

  rest = bytes->len - (gsize) (stop - bytes->str);
  g_string_erase (bytes, 0, (gssize) (bytes->len - rest));
  return TRUE;
}

static gboolean
read_pieces (GInputStream   *stream,
             GCancellable   *cancellable,
             InnoFileFacts  *facts,
             GError        **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) bytes = g_string_sized_new (PIECE + 8);
  g_autofree char *piece = g_malloc (PIECE);
  gsize n_read;

  facts->is_utf8 = TRUE;
  do
    {
      if (!g_input_stream_read_all (stream, piece, PIECE, &n_read, cancellable, error))
        return FALSE;
      g_checksum_update (checksum, (const guchar *) piece, (gssize) n_read);
      facts->size += (gint64) n_read;
      facts->is_utf8 = facts->is_utf8 && is_utf8_so_far (bytes, piece, n_read);
    }
  while (n_read == PIECE);

  facts->is_utf8 = facts->is_utf8 && bytes->len == 0;
  facts->sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

/**
 * inno_file_facts_read:
 * @path: a file
 * @cancellable: (nullable): to stop it
 * @facts: (out caller-allocates): what it is; to be cleared whatever is returned
 * @error: return location of a #GIOErrorEnum
 *
 * Reads all of a file once, for its hash and its encoding. Blocks; any thread.
 *
 * Returns: whether it could be read
 */
gboolean
inno_file_facts_read (const char     *path,
                      GCancellable   *cancellable,
                      InnoFileFacts  *facts,
                      GError        **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (path != NULL && facts != NULL, FALSE);

  *facts = (InnoFileFacts) { 0 };
  file = g_file_new_for_path (path);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return FALSE;

  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_TIME_MODIFIED, cancellable, NULL);
  if (info != NULL)
    facts->modified = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);

  return read_pieces (G_INPUT_STREAM (stream), cancellable, facts, error);
}

void
inno_file_facts_clear (InnoFileFacts *facts)
{
  g_clear_pointer (&facts->sha256, g_free);
}

/* Rows */

/* No table begins with a brace. */
static gboolean
is_json (const char *head,
         gsize       length)
{
  gsize at = length >= 3 && memcmp (head, "\357\273\277", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (head[at]))
    at++;

  return at < length && head[at] == '{';
}

/**
 * inno_rows_open:
 * @path: a file
 * @is_utf8: whether all of its bytes are UTF-8, see inno_file_facts_read()
 * @error: return location of an error of %INNO_ROWS_ERROR or a #GIOErrorEnum
 *
 * Opens a table by what the file is, not by what it is called.
 *
 * Returns: (transfer full) (nullable): its rows
 */
InnoRows *
inno_rows_open (const char  *path,
                gboolean     is_utf8,
                GError     **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  char head[64] = { 0 };
  gsize n_read;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, error);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n_read, NULL, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, error))
    return NULL;

  if (memcmp (head, "PK\003\004", 4) == 0)
    return inno_rows_xlsx_new (path, error);
  if (is_json (head, n_read))
    return inno_rows_jsonstat_new (G_INPUT_STREAM (stream), error);

  return inno_rows_csv_new (G_INPUT_STREAM (stream), is_utf8);
}

/**
 * inno_rows_next:
 * @self: an open table
 * @row: (out caller-allocates): the next row that is not blank
 * @error: return location of an error
 *
 * Returns: whether there was one
 */
InnoRowsResult
inno_rows_next (InnoRows  *self,
                InnoRow   *row,
                GError   **error)
{
  g_return_val_if_fail (self != NULL && row != NULL, INNO_ROWS_FAILED);

  return self->class->next (self, row, error);
}

/**
 * inno_rows_set_width:
 * @self: an open table
 * @n_columns: how many columns its header has
 *
 * What a quote that stands alone does to the rows behind it can be told from that.
 */
void
inno_rows_set_width (InnoRows *self,
                     guint     n_columns)
{
  g_return_if_fail (self != NULL);

  if (self->class->set_width != NULL)
    self->class->set_width (self, n_columns);
}

/**
 * inno_rows_take_sheet:
 * @self: an open table
 * @name: (nullable): the name of a sheet; %NULL = the next one that is shown
 * @error: return location of an error of %INNO_ROWS_ERROR
 *
 * The rows that come are those of another sheet of a workbook, from its first one. Of a
 * file that is no workbook there is none.
 *
 * Returns: whether there is such a sheet; %FALSE without an error where there is no next
 */
gboolean
inno_rows_take_sheet (InnoRows    *self,
                      const char  *name,
                      GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->class->take_sheet != NULL)
    return self->class->take_sheet (self, name, error);
  if (name != NULL)
    g_set_error_literal (error, INNO_ROWS_ERROR, INNO_ROWS_ERROR_SHEET, _("Only workbooks have sheets."));
  return FALSE;
}

/**
 * inno_rows_get_sheet:
 * @self: an open table
 *
 * Returns: (nullable): the name of the sheet that its rows are of
 */
const char *
inno_rows_get_sheet (InnoRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->class->get_sheet != NULL ? self->class->get_sheet (self) : NULL;
}

/**
 * inno_rows_free:
 * @self: (transfer full) (nullable): an open table
 */
void
inno_rows_free (InnoRows *self)
{
  if (self != NULL)
    self->class->free (self);
}
