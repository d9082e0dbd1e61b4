/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHARTS_PAGE (inno_charts_page_get_type ())

/* A few charts of one matter, one of them in sight as chart or as table, and the
 * controls that make the question it answers. */
G_DECLARE_FINAL_TYPE (InnoChartsPage, inno_charts_page, INNO, CHARTS_PAGE, InnoPage)

InnoPage *inno_charts_page_new (const InnoPageKind *kind);

G_END_DECLS
