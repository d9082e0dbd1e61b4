/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-text.h"

G_BEGIN_DECLS

/* Metres in ETRS-TM35FIN, x east and y north. */
typedef struct
{
  gint32 x, y;
} InnoPoint;

/* Areas of a map, each of one or more rings. Reference counted, and not changed
 * once handed on, so that any thread may read it. */
typedef struct _InnoShapes InnoShapes;

InnoShapes      *inno_shapes_new             (void);
InnoShapes      *inno_shapes_ref             (InnoShapes       *self);
void             inno_shapes_unref           (InnoShapes       *self);

/* Building: a shape, its rings, the next shape; then the borders. */
void             inno_shapes_take_shape      (InnoShapes       *self,
                                              InnoText         *name);
void             inno_shapes_add_ring        (InnoShapes       *self,
                                              const InnoPoint  *points,
                                              guint             n_points);
void             inno_shapes_set_attribution (InnoShapes       *self,
                                              const char       *attribution);
void             inno_shapes_find_borders    (InnoShapes       *self);

guint            inno_shapes_get_n_shapes    (InnoShapes       *self);
const InnoText  *inno_shapes_get_name        (InnoShapes       *self,
                                              guint             shape);
const char      *inno_shapes_get_attribution (InnoShapes       *self);
guint            inno_shapes_get_n_rings     (InnoShapes       *self);
/* A ring closes by itself: its last point is not its first once more. */
const InnoPoint *inno_shapes_get_ring        (InnoShapes       *self,
                                              guint             ring,
                                              guint            *n_points,
                                              guint            *shape);
/* What two shapes have in common, as open lines: each once, and no coast. */
InnoShapes      *inno_shapes_get_borders     (InnoShapes       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoShapes, inno_shapes_unref)

G_END_DECLS
