/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-preview.h"

G_BEGIN_DECLS

/* What of a file looked at is in sight. */
typedef enum
{
  INNO_INTAKE_NEW,
  INNO_INTAKE_CHANGED,
  INNO_INTAKE_UNCHANGED,
  INNO_INTAKE_REFUSED,
  INNO_INTAKE_WARNINGS,
} InnoIntakeShown;

#define INNO_N_INTAKE_SHOWN 5

/* In words of the active language. */
guint  inno_intake_count       (const InnoPreview       *preview,
                                InnoIntakeShown          shown);
char  *inno_intake_say_line    (gint64                   line,
                                const char              *column);
char  *inno_intake_say_name    (const InnoPreviewRecord *record);
char  *inno_intake_say_record  (const InnoPreviewRecord *record,
                                InnoPortfolio           *portfolio);

G_END_DECLS
