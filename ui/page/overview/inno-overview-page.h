/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"
#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_OVERVIEW_PAGE (inno_overview_page_get_type ())

/* Where the programme stands, on one page. */
G_DECLARE_FINAL_TYPE (InnoOverviewPage, inno_overview_page, INNO, OVERVIEW_PAGE, InnoPage)

InnoPage *inno_overview_page_new (const InnoPageKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
