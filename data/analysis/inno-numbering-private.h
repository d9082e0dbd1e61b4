/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 high, low;
} InnoKey;

/* Numbers keys from 0 on, in the order in which they come. */
typedef struct
{
  GArray  *keys;      /* of InnoKey, by number */
  guint32 *slots;     /* a hash table: 1 + the number, 0 where free */
  guint    n_slots;   /* a power of two, at least twice the keys */
} InnoNumbering;

void    inno_numbering_init  (InnoNumbering *self);
void    inno_numbering_clear (InnoNumbering *self);
guint32 inno_numbering_add   (InnoNumbering *self,
                              InnoKey        key);

G_END_DECLS
