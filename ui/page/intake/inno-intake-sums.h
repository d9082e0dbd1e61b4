/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-preview.h"

G_BEGIN_DECLS

/* What a file adds up to: what comes in, what is refused, and both. */
GtkWidget *inno_intake_sums_new (const InnoPreview *preview) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
