/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_SYNC_PAGE (inno_sync_page_get_type ())

/* How the portfolio is shared: how it goes, what waits to be sent, what was set aside,
 * and the way without a server. Its badge counts what waits. */
G_DECLARE_FINAL_TYPE (InnoSyncPage, inno_sync_page, INNO, SYNC_PAGE, InnoPage)

InnoPage *inno_sync_page_new (const InnoPageKind *kind);

G_END_DECLS
