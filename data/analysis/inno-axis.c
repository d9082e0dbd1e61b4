/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-axis-private.h"

#include <string.h>

void
inno_axis_init (InnoAxis *axis)
{
  *axis = (InnoAxis) { 0 };
  axis->ids = g_ptr_array_new_with_free_func (g_free);
  axis->index = g_hash_table_new (g_str_hash, g_str_equal);
  inno_axis_add (axis, "none");
}

void
inno_axis_clear (InnoAxis *axis)
{
  g_clear_pointer (&axis->index, g_hash_table_unref);
  g_clear_pointer (&axis->ids, g_ptr_array_unref);
}

guint
inno_axis_get_n (const InnoAxis *axis)
{
  return axis->ids->len;
}

const char *
inno_axis_get_id (const InnoAxis *axis,
                  guint           index)
{
  return g_ptr_array_index (axis->ids, index);
}

static guint
add_new (InnoAxis   *axis,
         const char *id)
{
  gpointer found;
  char *copy;

  if (g_hash_table_lookup_extended (axis->index, id, NULL, &found))
    return GPOINTER_TO_UINT (found);
  if (axis->ids->len >= INNO_AXIS_MAX)
    return INNO_AXIS_NONE;

  copy = g_strdup (id);
  g_ptr_array_add (axis->ids, copy);
  g_hash_table_insert (axis->index, copy, GUINT_TO_POINTER (axis->ids->len - 1));

  return axis->ids->len - 1;
}

/* A value past the last number that fits would be a wrong sum: it is counted
 * as "none", which every table shows. Who adds a million rows names the same few
 * ids from the same few places, so what was there last is tried first. */
guint
inno_axis_add (InnoAxis   *axis,
               const char *id)
{
  guint16 *guess;

  if (id == NULL || *id == '\0')
    return INNO_AXIS_NONE;

  guess = &axis->guesses[(GPOINTER_TO_SIZE (id) ^ GPOINTER_TO_SIZE (id) >> 6) % INNO_AXIS_N_GUESSES];
  if (*guess == INNO_AXIS_NONE || strcmp (inno_axis_get_id (axis, *guess), id) != 0)
    *guess = add_new (axis, id);

  return *guess;
}

/* People type the slug, documents hold "type:slug": both are found. */
gboolean
inno_axis_find (const InnoAxis *axis,
                const char     *id,
                guint          *index)
{
  gpointer found;

  if (g_hash_table_lookup_extended (axis->index, id, NULL, &found))
    {
      *index = GPOINTER_TO_UINT (found);
      return TRUE;
    }

  for (guint i = 0; i < axis->ids->len; i++)
    {
      const char *colon = strchr (inno_axis_get_id (axis, i), ':');

      if (colon != NULL && g_str_equal (colon + 1, id))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}
