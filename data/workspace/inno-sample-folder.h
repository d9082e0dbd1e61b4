/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* A folder for a copy of the sample that is thrown away with whoever works on it. */
char     *inno_sample_folder_make   (GError     **error);
void      inno_sample_folder_remove (const char  *folder);
gboolean  inno_sample_folder_fill   (InnoStore   *store,
                                     GError     **error);

G_END_DECLS
