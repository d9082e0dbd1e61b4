/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-portfolio.h"

G_BEGIN_DECLS

#define INNO_TYPE_FORM_SUMS (inno_form_sums_get_type ())

/* What the funding rows of a project come to, a line a measure, and how the share
 * of the cities stands against the band: to know, not to hinder. */
G_DECLARE_FINAL_TYPE (InnoFormSums, inno_form_sums, INNO, FORM_SUMS, GtkWidget)

GtkWidget  *inno_form_sums_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_form_sums_show     (InnoFormSums  *self,
                                     InnoPortfolio *portfolio,
                                     GPtrArray     *rows);
const char *inno_form_sums_get_line (InnoFormSums  *self,
                                     InnoMeasure    measure);
const char *inno_form_sums_get_note (InnoFormSums  *self);

G_END_DECLS
