/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-form-control.h"

G_BEGIN_DECLS

#define INNO_TYPE_FORM_ROW (inno_form_row_get_type ())

/* One row of a table in a form: a control a column, and a button that removes it.
 * Signals: "changed", "removed". */
G_DECLARE_FINAL_TYPE (InnoFormRow, inno_form_row, INNO, FORM_ROW, GtkWidget)

GtkWidget       *inno_form_row_new         (const InnoFormField *columns,
                                            InnoFormNames       *names,
                                            const char          *id,
                                            JsonObject          *row) G_GNUC_WARN_UNUSED_RESULT;
const char      *inno_form_row_get_id      (InnoFormRow         *self);
JsonObject      *inno_form_row_read        (InnoFormRow         *self,
                                            GError             **error);
void             inno_form_row_retranslate (InnoFormRow         *self,
                                            guint                number);

G_END_DECLS
