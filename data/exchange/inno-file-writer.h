/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that is seen whole or not at all: it is written beside its place and
 * moved there. What is no file, such as /dev/stdout, is written to as it is. */
typedef struct _InnoFileWriter InnoFileWriter;

InnoFileWriter *inno_file_writer_new    (const char      *path,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        inno_file_writer_write  (InnoFileWriter  *self,
                                         const char      *text,
                                         gssize           length,
                                         GError         **error);
gboolean        inno_file_writer_is_atomic (InnoFileWriter *self);
gboolean        inno_file_writer_finish (InnoFileWriter  *self,
                                         GError         **error);
void            inno_file_writer_free   (InnoFileWriter  *self);
gboolean        inno_file_writer_save   (const char      *path,
                                         GBytes          *bytes,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFileWriter, inno_file_writer_free)

G_END_DECLS
