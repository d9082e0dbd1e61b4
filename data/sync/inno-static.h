/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-spool.h"
#include "inno-store-import.h"

G_BEGIN_DECLS

/* The static endpoint: one JSON document that holds the documents, or that
 * names the pages which hold them, one a line. */
typedef struct _InnoStatic InnoStatic;

/* One page, as the document announces it. */
typedef struct
{
  char    *href;     /* relative to the document */
  guint64  n_bytes;
  char    *sha256;   /* lower case */
  guint    count;
} InnoStaticPage;

gboolean              inno_static_is_one      (const char       *text,
                                               gsize             length);
InnoStatic           *inno_static_parse       (GBytes           *body,
                                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void                  inno_static_free        (InnoStatic       *self);
InnoImportHead       *inno_static_get_head    (InnoStatic       *self);
guint                 inno_static_get_n_pages (InnoStatic       *self);
const InnoStaticPage *inno_static_get_page    (InnoStatic       *self,
                                               guint             index);
gboolean              inno_static_import      (InnoStatic       *self,
                                               InnoSpool        *spool,
                                               InnoStoreImport  *import,
                                               GCancellable     *cancellable,
                                               GError          **error);
gboolean              inno_static_check_pages (InnoStatic       *self,
                                               InnoSpool        *spool,
                                               GCancellable     *cancellable,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoStatic, inno_static_free)

G_END_DECLS
