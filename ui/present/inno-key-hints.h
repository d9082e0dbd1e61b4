/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_KEY_HINTS (inno_key_hints_get_type ())

/* The keys that a presenter needs most, and what they do. */
G_DECLARE_FINAL_TYPE (InnoKeyHints, inno_key_hints, INNO, KEY_HINTS, GtkWidget)

GtkWidget *inno_key_hints_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_key_hints_retranslate (InnoKeyHints *self);

G_END_DECLS
