/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-numbering-private.h"

#define FIRST_SIZE 64

void
inno_numbering_init (InnoNumbering *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (InnoKey));
  self->n_slots = FIRST_SIZE;
  self->slots = g_new0 (guint32, self->n_slots);
}

void
inno_numbering_clear (InnoNumbering *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->slots, g_free);
}

/* The slot that holds the key, or the free one that is to hold it. Odd factors
 * spread what differs in a few low bits over the high ones. */
static guint32 *
find_slot (const InnoNumbering *self,
           InnoKey              key)
{
  guint64 hash = (key.high * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ key.low) *
                 G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  guint slot = (guint) (hash >> 32) & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    {
      const InnoKey *other = &g_array_index (self->keys, InnoKey, self->slots[slot] - 1);

      if (other->high == key.high && other->low == key.low)
        break;
      slot = (slot + 1) & (self->n_slots - 1);
    }

  return &self->slots[slot];
}

static void
grow (InnoNumbering *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->keys->len; i++)
    *find_slot (self, g_array_index (self->keys, InnoKey, i)) = i + 1;
}

/* The number of a key, which is the next one where the key is new. */
guint32
inno_numbering_add (InnoNumbering *self,
                    InnoKey        key)
{
  guint32 *slot = find_slot (self, key);

  if (*slot != 0)
    return *slot - 1;

  g_array_append_val (self->keys, key);
  *slot = self->keys->len;
  if (self->keys->len * 2 > self->n_slots)
    grow (self);

  return self->keys->len - 1;
}
