/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

GBytes   *inno_sample_get_portfolio (void);
GBytes   *inno_sample_get_outline   (void);
/* The meeting before, as a snapshot of a store that holds the sample. */
gboolean  inno_sample_add_snapshot  (InnoStore  *store,
                                     GError    **error);

G_END_DECLS
