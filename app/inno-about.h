/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-verb.h"

G_BEGIN_DECLS

void inno_about_present (GtkWindow       *parent,
                         const InnoPlace *place);

G_END_DECLS
