/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-page.h"

G_BEGIN_DECLS

#define INNO_TYPE_LEAD_THEMES_PAGE (inno_lead_themes_page_get_type ())

/* Which city takes part in which lead theme, and whether the rule of three holds. */
G_DECLARE_FINAL_TYPE (InnoLeadThemesPage, inno_lead_themes_page, INNO, LEAD_THEMES_PAGE, InnoChartPage)

G_END_DECLS
