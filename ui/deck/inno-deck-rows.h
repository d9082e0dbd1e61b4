/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-draw.h"

G_BEGIN_DECLS

void inno_drawn_slide_limit_rows (InnoDrawnSlide *slide);

G_END_DECLS
