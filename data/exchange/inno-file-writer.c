/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define BUFFER_SIZE (64 * 1024)
#define DEFAULT_MODE 0666

struct _InnoFileWriter
{
  char    *path;       /* as asked for, for messages */
  char    *target;     /* with links followed */
  char    *temporary;  /* nullable: what is written to is @target itself */
  GString *buffer;
  int      fd;
};

static gboolean
fail (GError     **error,
      const char  *path,
      int          code)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
               _("“%s” could not be written: %s."), path, g_strerror (code));
  return FALSE;
}

/* A link stays a link, and what it leads to is replaced. */
static char *
follow_links (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static gboolean
open_beside (InnoFileWriter     *self,
             const struct stat  *old,
             GError            **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  g_autofree char *name = g_path_get_basename (self->target);
  /* Of a long name, what leaves room for the rest. */
  g_autofree char *temporary = g_strdup_printf ("%s/.%.100s.XXXXXX", folder, name);

  self->fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, DEFAULT_MODE);
  if (self->fd < 0)
    return fail (error, self->path, errno);

  self->temporary = g_steal_pointer (&temporary);
  if (old != NULL && fchmod (self->fd, old->st_mode & 0777) != 0)
    g_debug ("%s keeps no mode: %s", self->temporary, g_strerror (errno));

  return TRUE;
}

static gboolean
open_target (InnoFileWriter  *self,
             GError         **error)
{
  struct stat info;

  if (stat (self->target, &info) != 0)
    return errno == ENOENT ? open_beside (self, NULL, error) : fail (error, self->path, errno);
  if (S_ISDIR (info.st_mode))
    return fail (error, self->path, EISDIR);
  /* What may not be written to may not be replaced either. */
  if (S_ISREG (info.st_mode))
    return access (self->target, W_OK) == 0 ? open_beside (self, &info, error)
                                            : fail (error, self->path, errno);

  self->fd = open (self->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return self->fd >= 0 || fail (error, self->path, errno);
}

static gboolean
flush (InnoFileWriter  *self,
       GError         **error)
{
  const char *at = self->buffer->str;
  gsize left = self->buffer->len;

  while (left > 0)
    {
      gssize written = write (self->fd, at, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (error, self->path, errno);

      at += written;
      left -= (gsize) written;
    }
  g_string_truncate (self->buffer, 0);

  return TRUE;
}

static gboolean
close_file (InnoFileWriter  *self,
            GError         **error)
{
  int fd = self->fd;

  /* A pipe or a terminal cannot be synchronised, and need not be. */
  if (self->temporary != NULL && fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP)
    return fail (error, self->path, errno);

  /* Some file systems say only now that there was no room. */
  self->fd = -1;
  if (close (fd) != 0 && errno != EINTR)
    return fail (error, self->path, errno);

  return TRUE;
}

/**
 * inno_file_writer_new:
 * @path: where the file is to be
 * @error: return location of a #GIOErrorEnum
 *
 * Any one thread, as all that follows.
 *
 * Returns: (transfer full) (nullable): a writer; nothing is seen at @path before
 *   inno_file_writer_finish()
 */
InnoFileWriter *
inno_file_writer_new (const char  *path,
                      GError     **error)
{
  g_autoptr (InnoFileWriter) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (InnoFileWriter, 1);
  self->fd = -1;
  self->path = g_strdup (path);
  self->target = follow_links (path);
  self->buffer = g_string_sized_new (BUFFER_SIZE);

  return open_target (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * inno_file_writer_write:
 * @self: a writer
 * @text: (array length=length): what to write
 * @length: bytes in @text, or -1 if it ends with a NUL
 * @error: return location of a #GIOErrorEnum
 *
 * Returns: %FALSE if that failed; the writer is then only to be freed
 */
gboolean
inno_file_writer_write (InnoFileWriter  *self,
                        const char      *text,
                        gssize           length,
                        GError         **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  g_string_append_len (self->buffer, text, length);

  return self->buffer->len < BUFFER_SIZE || flush (self, error);
}

/**
 * inno_file_writer_is_atomic:
 * @self: a writer
 *
 * Returns: whether nothing has been seen of it yet; of a pipe or a device, what
 *   was written cannot be taken back
 */
gboolean
inno_file_writer_is_atomic (InnoFileWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->temporary != NULL;
}

/**
 * inno_file_writer_finish:
 * @self: a writer
 * @error: return location of a #GIOErrorEnum
 *
 * Puts the file in its place, and what was there before away.
 *
 * Returns: %FALSE if that failed; what was there is then untouched
 */
gboolean
inno_file_writer_finish (InnoFileWriter  *self,
                         GError         **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (!flush (self, error) || !close_file (self, error))
    return FALSE;

  if (self->temporary != NULL && g_rename (self->temporary, self->target) != 0)
    return fail (error, self->path, errno);

  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/**
 * inno_file_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Gives up what was not finished: nothing of it stays.
 */
void
inno_file_writer_free (InnoFileWriter *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->path);
  if (self->buffer != NULL)
    g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * inno_file_writer_save:
 * @path: where the file is to be
 * @bytes: all of it
 * @error: return location of a #GIOErrorEnum
 *
 * Returns: whether the file is there; what was there before is untouched if not
 */
gboolean
inno_file_writer_save (const char  *path,
                       GBytes      *bytes,
                       GError     **error)
{
  g_autoptr (InnoFileWriter) self = inno_file_writer_new (path, error);
  gsize length;
  const char *text;

  g_return_val_if_fail (bytes != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);

  return self != NULL &&
         inno_file_writer_write (self, text, (gssize) length, error) &&
         inno_file_writer_finish (self, error);
}
