/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-checks.h"
#include "inno-page.h"

G_BEGIN_DECLS

void inno_quality_accept (InnoPage              *page,
                          const InnoCheckReport *report,
                          const InnoFinding     *finding);
void inno_quality_reopen (InnoPage              *page,
                          const InnoFinding     *finding);

G_END_DECLS
