/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-intake-words.h"

G_BEGIN_DECLS

#define INNO_TYPE_INTAKE_ROWS (inno_intake_rows_get_type ())

/* The rows of a file looked at: what would come of those that come in, each to be taken
 * or left, and why others do not. Signal: "taken", when a person takes or leaves one. */
G_DECLARE_FINAL_TYPE (InnoIntakeRows, inno_intake_rows, INNO, INTAKE_ROWS, AdwBin)

GtkWidget *inno_intake_rows_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_intake_rows_show (InnoIntakeRows  *self,
                                  InnoPreview     *preview,
                                  InnoPortfolio   *portfolio,
                                  InnoIntakeShown  shown);

G_END_DECLS
