/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deviations.h"
#include "inno-frame.h"

G_BEGIN_DECLS

/* "Kokkola: above the band", in the active language. */
char *inno_deviation_say    (const InnoDeviation *deviation);
/* The differences as text, for minutes and letters: of frames of changes, by group and
 * project by project, of one question. */
char *inno_changes_minutes  (InnoFrame *groups,
                             InnoFrame *projects,
                             GPtrArray *deviations);

G_END_DECLS
