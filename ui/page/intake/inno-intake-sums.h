/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-preview.h"

G_BEGIN_DECLS

/* What a file adds up to: what comes in, what is refused, and both. */
void inno_intake_sums_show (GtkScrolledWindow *place,
                            const InnoPreview *preview);

G_END_DECLS
