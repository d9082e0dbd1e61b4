/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-form-control.h"

G_BEGIN_DECLS

/* The kinds of controls, one file each; inno_form_control_new() makes them. */

#define INNO_TYPE_FORM_LINE (inno_form_line_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormLine, inno_form_line, INNO, FORM_LINE, InnoFormControl)

#define INNO_TYPE_FORM_TEXT (inno_form_text_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormText, inno_form_text, INNO, FORM_TEXT, InnoFormControl)

#define INNO_TYPE_FORM_CHOICE (inno_form_choice_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormChoice, inno_form_choice, INNO, FORM_CHOICE, InnoFormControl)

#define INNO_TYPE_FORM_SEVERAL (inno_form_several_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormSeveral, inno_form_several, INNO, FORM_SEVERAL, InnoFormControl)

#define INNO_TYPE_FORM_SWITCH (inno_form_switch_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormSwitch, inno_form_switch, INNO, FORM_SWITCH, InnoFormControl)

#define INNO_TYPE_FORM_ROWS (inno_form_rows_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormRows, inno_form_rows, INNO, FORM_ROWS, InnoFormControl)

#define INNO_TYPE_FORM_YEARS (inno_form_years_get_type ())
G_DECLARE_FINAL_TYPE (InnoFormYears, inno_form_years, INNO, FORM_YEARS, InnoFormControl)

G_END_DECLS
