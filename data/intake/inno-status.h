/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-vocabulary.h"

G_BEGIN_DECLS

/* What lists call a status, a kind of project and a fund, in three languages, and what
 * CORDIS calls the role of whoever takes part. */
gboolean    inno_status_guess (const char      *text,
                               InnoStatus      *status);
gboolean    inno_kind_guess   (const char      *text,
                               InnoProjectKind *kind);
const char *inno_fund_guess   (const char      *text);
const char *inno_participant_role_guess (const char *text);

G_END_DECLS
