/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A nameless file beside the store that holds the pages of a large portfolio
 * until the last of them has come, so that memory stays flat. It is gone when
 * it is freed, and also when the program is killed. */
typedef struct _InnoSpool InnoSpool;

typedef gboolean (*InnoSpoolLineFunc) (const char  *line,
                                       gsize        length,
                                       guint        number,
                                       gpointer     user_data,
                                       GError     **error);

InnoSpool     *inno_spool_new          (const char         *folder,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void           inno_spool_free         (InnoSpool          *self);
GOutputStream *inno_spool_get_output   (InnoSpool          *self);
gboolean       inno_spool_truncate     (InnoSpool          *self,
                                        goffset             length,
                                        GError            **error);
gboolean       inno_spool_foreach_line (InnoSpool          *self,
                                        goffset             offset,
                                        goffset             length,
                                        InnoSpoolLineFunc   func,
                                        gpointer            user_data,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoSpool, inno_spool_free)

G_END_DECLS
