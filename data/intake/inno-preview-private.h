/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-preview.h"

G_BEGIN_DECLS

/* inno-preview-names.c */
GPtrArray *inno_preview_names_new  (void);
void       inno_preview_note_name  (InnoPreview *self,
                                    GHashTable  *seen,
                                    InnoPlaces  *places,
                                    const char  *text);
void       inno_preview_sort_names (InnoPreview *self);

G_END_DECLS
