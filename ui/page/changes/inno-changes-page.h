/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHANGES_PAGE (inno_changes_page_get_type ())

/* What is different between two states of the portfolio: a snapshot and now, or two
 * snapshots. */
G_DECLARE_FINAL_TYPE (InnoChangesPage, inno_changes_page, INNO, CHANGES_PAGE, InnoPage)

InnoPage *inno_changes_page_new (const InnoPageKind *kind);

G_END_DECLS
