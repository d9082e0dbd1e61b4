/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INNO_TYPE_FIRST_RUN_PAGE (inno_first_run_page_get_type ())

/* Where do you keep the portfolio? Signals: "connect-requested",
 * "file-requested", "sample-requested", "stop-requested". */
G_DECLARE_FINAL_TYPE (InnoFirstRunPage, inno_first_run_page, INNO, FIRST_RUN_PAGE, AdwBin)

void inno_first_run_page_retranslate (InnoFirstRunPage *self);
void inno_first_run_page_set_busy    (InnoFirstRunPage *self,
                                      gboolean          is_busy);

G_END_DECLS
