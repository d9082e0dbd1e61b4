/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-intake-change.h"
#include "inno-sources.h"

G_BEGIN_DECLS

/* What becomes of a project when a list speaks of it. */
void inno_intake_project_change (JsonObject       *current,
                                 const char       *key,
                                 JsonObject       *brought,
                                 const InnoOrigin *origin,
                                 InnoSources      *sources,
                                 InnoIntakeChange *change);

G_END_DECLS
