/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* What waits to be sent, as a file for a colleague: where the server only gives, or
 * there is none. Each document comes with what it was in the shared data, so that it is
 * merged at the other end as it would be here. */
typedef struct
{
  guint n_documents;   /* in the file, or taken out of it */
  guint n_left_out;    /* persons, who go only when somebody says so */
} InnoChangeReport;

char     *inno_change_file_make_name (void);
gboolean  inno_change_file_write     (InnoStore         *store,
                                      const char        *path,
                                      gboolean           with_people,
                                      const char        *who,
                                      InnoChangeReport  *report,
                                      GError           **error);
gboolean  inno_change_file_is_one    (const char        *text,
                                      gsize              length);
gboolean  inno_change_file_is_at     (GFile             *file);
gboolean  inno_change_file_read      (InnoStore         *store,
                                      const char        *text,
                                      gsize              length,
                                      const char        *who,
                                      InnoChangeReport  *report,
                                      GError           **error);
gboolean  inno_change_file_check     (InnoStore         *store,
                                      const char        *text,
                                      gsize              length,
                                      InnoChangeReport  *report,
                                      GError           **error);

G_END_DECLS
