/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"
#include "inno-text.h"

G_BEGIN_DECLS

/* What a form asks of the store while a person fills it in. */

typedef struct
{
  char     *id;
  InnoText *name;
} InnoStoreName;

void       inno_store_name_free        (InnoStoreName  *name);

gboolean   inno_store_find_code        (InnoStore      *self,
                                        const char     *code,
                                        const char     *but,
                                        InnoStoreName **found,
                                        GError        **error);
GPtrArray *inno_store_list_groups      (InnoStore      *self,
                                        GError        **error);
gboolean   inno_store_count_references (InnoStore      *self,
                                        const char     *id,
                                        guint           counts[INNO_DOCUMENT_OTHER],
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoStoreName, inno_store_name_free)

G_END_DECLS
