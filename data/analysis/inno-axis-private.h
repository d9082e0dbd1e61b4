/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-portfolio.h"

G_BEGIN_DECLS

#define INNO_AXIS_N_GUESSES 64

/* The values a dimension takes, numbered. 0 is always "none". */
typedef struct
{
  GPtrArray  *ids;      /* of char*, owned */
  GHashTable *index;    /* id → number; borrows the ids */
  guint16     guesses[INNO_AXIS_N_GUESSES];    /* by where in memory an id was when last asked for */
} InnoAxis;

#define INNO_AXIS_NONE 0
#define INNO_AXIS_MAX  G_MAXUINT16

void        inno_axis_init   (InnoAxis   *axis);
void        inno_axis_clear  (InnoAxis   *axis);
guint       inno_axis_get_n  (const InnoAxis *axis);
const char *inno_axis_get_id (const InnoAxis *axis,
                              guint           index);
guint       inno_axis_add    (InnoAxis       *axis,
                              const char     *id);
gboolean    inno_axis_find   (const InnoAxis *axis,
                              const char     *id,
                              guint          *index);

G_END_DECLS
