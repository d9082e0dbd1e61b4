/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

/* What waits, as a file for a colleague. Answers a sentence for the person; NULL
 * without an error where nobody chose a file. */
void  inno_change_save_ask    (GtkWindow            *parent,
                               InnoWorkspace        *workspace,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
void  inno_change_save_async  (InnoWorkspace        *workspace,
                               const char           *path,
                               gboolean              with_people,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
char *inno_change_save_finish (InnoWorkspace        *workspace,
                               GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
