/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

gboolean inno_portfolio_export (InnoStore   *store,
                                const char  *path,
                                gboolean     with_people,
                                GError     **error);

G_END_DECLS
