/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-page.h"

G_BEGIN_DECLS

#define INNO_TYPE_FUNDING_PAGE (inno_funding_page_get_type ())

/* Who pays how much of what. */
G_DECLARE_FINAL_TYPE (InnoFundingPage, inno_funding_page, INNO, FUNDING_PAGE, InnoChartPage)

G_END_DECLS
