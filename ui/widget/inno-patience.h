/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_PATIENCE (inno_patience_get_type ())

/* Shows that something is going on once it takes over a second, with a button to give
 * it up. Signal: "cancelled". */
G_DECLARE_FINAL_TYPE (InnoPatience, inno_patience, INNO, PATIENCE, GtkWidget)

void inno_patience_start       (InnoPatience *self);
void inno_patience_stop        (InnoPatience *self);
void inno_patience_retranslate (InnoPatience *self,
                                const char   *text);

G_END_DECLS
