/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"

G_BEGIN_DECLS

/* What of a page is printed. */
void       inno_page_print_async  (InnoPage             *page,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
GPtrArray *inno_page_print_finish (InnoPage             *page,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
