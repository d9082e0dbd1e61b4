/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

void bench_portfolio_import (InnoStore *store,
                             guint      n_projects,
                             guint      edition);

G_END_DECLS
