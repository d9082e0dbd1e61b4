/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-checks.h"

G_BEGIN_DECLS

#define INNO_TYPE_FINDINGS_GROUP (inno_findings_group_get_type ())

/* What one check has found: a row that says what is looked at and unfolds to the
 * findings, each with a way to where it is mended; or all that is accepted. Signals:
 * "accept" and "reopen" (an InnoFinding of the report). */
G_DECLARE_FINAL_TYPE (InnoFindingsGroup, inno_findings_group, INNO, FINDINGS_GROUP, AdwExpanderRow)

/* Which findings are in sight. */
typedef enum
{
  INNO_FINDINGS_ALL,
  INNO_FINDINGS_ERRORS,
  INNO_FINDINGS_WARNINGS,
  INNO_FINDINGS_NOTES,
  INNO_FINDINGS_UNKNOWN,
} InnoFindingsShown;

#define INNO_N_FINDINGS_SHOWN 5

/* How many of a check's findings are in sight. */
guint      inno_findings_count     (const InnoCheckResult *result,
                                    InnoFindingsShown      shown);

GtkWidget *inno_findings_group_new (const InnoCheckResult *result,
                                    InnoPortfolio         *portfolio,
                                    InnoFindingsShown      shown,
                                    gboolean               can_edit) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *inno_findings_group_new_accepted (const InnoCheckReport *report,
                                    gboolean               can_edit) G_GNUC_WARN_UNUSED_RESULT;
const char *inno_findings_group_get_id (InnoFindingsGroup *self);

G_END_DECLS
