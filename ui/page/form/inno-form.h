/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-form-control.h"

G_BEGIN_DECLS

#define INNO_TYPE_FORM (inno_form_get_type ())

/* The form of one document: cards of controls, as its plan has them, and what is
 * wrong said beside each. Signal: "changed", when a person edits. */
G_DECLARE_FINAL_TYPE (InnoForm, inno_form, INNO, FORM, GtkWidget)

GtkWidget       *inno_form_new            (InnoDocumentType  type,
                                           InnoFormNames    *names) G_GNUC_WARN_UNUSED_RESULT;
void             inno_form_load           (InnoForm         *self,
                                           JsonObject       *document,
                                           gboolean          is_new);
JsonObject      *inno_form_dup_document   (InnoForm         *self);
gboolean         inno_form_is_changed     (InnoForm         *self);
const char      *inno_form_get_problem    (InnoForm         *self);
void             inno_form_show_problem   (InnoForm         *self);
InnoFormControl *inno_form_find           (InnoForm         *self,
                                           const char       *member);
char            *inno_form_dup_code       (InnoForm         *self);
void             inno_form_set_start      (InnoForm         *self,
                                           const char       *member);
void             inno_form_set_code_taken (InnoForm         *self,
                                           const char       *code,
                                           const char       *by);
void             inno_form_set_conflicts  (InnoForm         *self,
                                           GPtrArray        *conflicts);
void             inno_form_retranslate    (InnoForm         *self);

G_END_DECLS
