/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-project-columns.h"

G_BEGIN_DECLS

void  inno_project_copy_async  (InnoProjectList      *list,
                                GtkBitset            *positions,
                                GPtrArray            *columns,
                                InnoPortfolio        *portfolio,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
char *inno_project_copy_finish (InnoProjectList      *list,
                                GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
