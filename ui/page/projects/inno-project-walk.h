/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-project-list.h"

G_BEGIN_DECLS

typedef void (*InnoProjectWalkFunc) (InnoProjectItem *item,
                                     gpointer         data);

typedef struct
{
  gpointer       data;
  GDestroyNotify destroy;
} InnoProjectWalkData;

void     inno_project_walk_async  (InnoProjectList      *list,
                                   GtkBitset            *positions,
                                   InnoProjectWalkFunc   func,
                                   InnoProjectWalkData   data,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gpointer inno_project_walk_finish (InnoProjectList      *list,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
