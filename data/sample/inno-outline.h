/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-shapes.h"

G_BEGIN_DECLS

/* The land that maps are drawn on. Any thread. */
InnoShapes *inno_outline_get_finland (void);

G_END_DECLS
