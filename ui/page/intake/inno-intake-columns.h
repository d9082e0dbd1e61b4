/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-preview.h"

G_BEGIN_DECLS

#define INNO_TYPE_INTAKE_COLUMNS (inno_intake_columns_get_type ())

/* What the columns of a list are, as was guessed or said; each may be said to be another.
 * Signal: "changed", when a person says so. */
G_DECLARE_FINAL_TYPE (InnoIntakeColumns, inno_intake_columns, INNO, INTAKE_COLUMNS, AdwExpanderRow)

GtkWidget *inno_intake_columns_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_intake_columns_show        (InnoIntakeColumns *self,
                                            const InnoHeader  *header);
char      *inno_intake_columns_get_mapping (InnoIntakeColumns *self);

G_END_DECLS
