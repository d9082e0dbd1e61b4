/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_QUALITY_PAGE (inno_quality_page_get_type ())

/* What is wrong by the rules of the programme and with the records, and where it is
 * mended. Its badge counts errors and warnings. */
G_DECLARE_FINAL_TYPE (InnoQualityPage, inno_quality_page, INNO, QUALITY_PAGE, InnoPage)

InnoPage *inno_quality_page_new (const InnoPageKind *kind);

G_END_DECLS
