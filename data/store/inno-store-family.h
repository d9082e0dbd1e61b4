/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

GStrv inno_store_list_sub_projects (InnoStore   *self,
                                    const char  *id,
                                    GError     **error);

G_END_DECLS
