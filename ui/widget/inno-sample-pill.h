/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_SAMPLE_PILL (inno_sample_pill_get_type ())

/* "Sample data": wherever a figure is that nobody was granted. */
G_DECLARE_FINAL_TYPE (InnoSamplePill, inno_sample_pill, INNO, SAMPLE_PILL, GtkWidget)

GtkWidget *inno_sample_pill_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_sample_pill_retranslate (InnoSamplePill *self);

G_END_DECLS
