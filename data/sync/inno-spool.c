/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-spool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-sync.h"

/* A line is one document, and a document is at most 1 MB. */
#define MAX_LINE (1024 * 1024)
#define CHUNK (64 * 1024)

struct _InnoSpool
{
  GFileIOStream *stream;
};

typedef struct
{
  char              *buffer;      /* MAX_LINE + CHUNK */
  gsize              n_used;
  guint              number;      /* lines before the one in the buffer */
  InnoSpoolLineFunc  func;
  gpointer           user_data;
} LineReader;

static gboolean
take_file_error (GError      *cause,
                 const char  *sentence,
                 GError     **error)
{
  InnoStoreError code = INNO_STORE_ERROR_UNAVAILABLE;

  g_debug ("Spool file: %s", cause->message);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = INNO_STORE_ERROR_FULL;
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = INNO_STORE_ERROR_READ_ONLY;

  g_set_error_literal (error, INNO_STORE_ERROR, code, sentence);
  g_error_free (cause);

  return FALSE;
}

static gboolean
line_reader_emit (LineReader  *reader,
                  const char  *line,
                  gsize        length,
                  GError     **error)
{
  reader->number++;

  if (length > MAX_LINE)
    {
      g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE,
                   _("Line %u of a page is longer than a document may be."),
                   reader->number);
      return FALSE;
    }

  if (length > 0 && line[length - 1] == '\r')
    length--;

  /* An empty line holds no document, wherever it stands. */
  if (length == 0)
    return TRUE;

  return reader->func (line, length, reader->number, reader->user_data, error);
}

static gboolean
line_reader_feed (LineReader  *reader,
                  gsize        n_new,
                  GError     **error)
{
  char *start = reader->buffer;
  char *scan = reader->buffer + reader->n_used;
  char *end = scan + n_new;
  char *newline;

  while ((newline = memchr (scan, '\n', (gsize) (end - scan))) != NULL)
    {
      if (!line_reader_emit (reader, start, (gsize) (newline - start), error))
        return FALSE;

      start = scan = newline + 1;
    }

  reader->n_used = (gsize) (end - start);
  if (reader->n_used > MAX_LINE)
    return line_reader_emit (reader, start, reader->n_used, error);

  memmove (reader->buffer, start, reader->n_used);

  return TRUE;
}

static gboolean
line_reader_run (LineReader    *reader,
                 GInputStream  *input,
                 goffset        length,
                 GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  while (length > 0)
    {
      gsize wanted = (gsize) MIN (length, CHUNK);
      gssize n = g_input_stream_read (input, reader->buffer + reader->n_used, wanted,
                                      NULL, &local_error);

      if (n < 0)
        return take_file_error (g_steal_pointer (&local_error),
                                _("A page that was received could not be read back."),
                                error);

      if (n == 0)
        break;

      length -= n;
      if (!line_reader_feed (reader, (gsize) n, error))
        return FALSE;
    }

  if (reader->n_used == 0)
    return TRUE;

  return line_reader_emit (reader, reader->buffer, reader->n_used, error);
}

/**
 * inno_spool_new:
 * @folder: the data folder, where there is room for the portfolio
 * @error: return location for an #INNO_STORE_ERROR
 *
 * Makes an empty spool file. Any one thread at a time.
 *
 * Returns: (transfer full) (nullable): the spool
 */
InnoSpool *
inno_spool_new (const char  *folder,
                GError     **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (".page-", id, NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;
  InnoSpool *self;

  g_return_val_if_fail (folder != NULL, NULL);

  file = g_file_new_build_filename (folder, name, NULL);
  stream = g_file_create_readwrite (file, G_FILE_CREATE_PRIVATE, NULL, &local_error);
  if (stream == NULL)
    {
      take_file_error (g_steal_pointer (&local_error),
                       _("A large portfolio cannot be received: the data folder cannot be written."),
                       error);
      return NULL;
    }

  /* Without a name nothing is left over, even by a kill. */
  if (!g_file_delete (file, NULL, &local_error))
    g_debug ("Spool file stays: %s", local_error->message);

  self = g_new0 (InnoSpool, 1);
  self->stream = g_steal_pointer (&stream);

  return self;
}

/**
 * inno_spool_free:
 * @self: (transfer full) (nullable): a spool
 *
 * Gives the room on the disk back.
 */
void
inno_spool_free (InnoSpool *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_free (self);
}

/**
 * inno_spool_get_output:
 * @self: a spool
 *
 * Returns: (transfer none): the stream that writes at the end of the spool
 */
GOutputStream *
inno_spool_get_output (InnoSpool *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_io_stream_get_output_stream (G_IO_STREAM (self->stream));
}

/**
 * inno_spool_truncate:
 * @self: a spool
 * @length: bytes to keep
 * @error: return location for an #INNO_STORE_ERROR
 *
 * Drops what was written beyond @length and goes on writing there.
 *
 * Returns: whether that could be done
 */
gboolean
inno_spool_truncate (InnoSpool  *self,
                     goffset     length,
                     GError    **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (g_seekable_truncate (G_SEEKABLE (self->stream), length, NULL, &local_error) &&
      g_seekable_seek (G_SEEKABLE (self->stream), length, G_SEEK_SET, NULL, &local_error))
    return TRUE;

  return take_file_error (local_error,
                          _("A page that was received could not be kept."), error);
}

/**
 * inno_spool_foreach_line:
 * @self: a spool
 * @offset: where to begin, in bytes
 * @length: how many bytes to read
 * @func: (scope call): called with each line that is not empty, without its end
 * @user_data: for @func
 * @error: return location for an #INNO_STORE_ERROR, for
 *   %INNO_SYNC_ERROR_TOO_LARGE at a line over 1 MB, or for what @func says
 *
 * Reads lines in memory of a fixed size. Lines are numbered from 1, empty ones
 * included. Moves the place where the spool is written.
 *
 * Returns: %FALSE at the first error
 */
gboolean
inno_spool_foreach_line (InnoSpool          *self,
                         goffset             offset,
                         goffset             length,
                         InnoSpoolLineFunc   func,
                         gpointer            user_data,
                         GError            **error)
{
  g_autofree char *buffer = NULL;
  LineReader reader = { .func = func, .user_data = user_data };
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, G_SEEK_SET, NULL, &local_error))
    return take_file_error (local_error,
                            _("A page that was received could not be read back."), error);

  buffer = g_malloc (MAX_LINE + CHUNK);
  reader.buffer = buffer;

  return line_reader_run (&reader,
                          g_io_stream_get_input_stream (G_IO_STREAM (self->stream)),
                          length, error);
}
