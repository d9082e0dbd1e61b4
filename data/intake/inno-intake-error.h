/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define INNO_INTAKE_ERROR (inno_intake_error_quark ())

typedef enum
{
  INNO_INTAKE_ERROR_UNKNOWN,    /* no list that is known */
  INNO_INTAKE_ERROR_MAPPING,    /* what somebody said of its columns is not so */
  INNO_INTAKE_ERROR_RULE,       /* a rule that is not understood */
} InnoIntakeError;

GQuark inno_intake_error_quark (void);

G_END_DECLS
