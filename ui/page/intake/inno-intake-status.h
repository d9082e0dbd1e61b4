/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-preview.h"

G_BEGIN_DECLS

void inno_intake_status_show (AdwStatusPage     *status,
                              const InnoPreview *asked,
                              const GError      *error);

G_END_DECLS
