/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-preview-private.h"

#include <string.h>

static void
name_free (gpointer data)
{
  InnoPreviewName *name = data;

  g_free (name->name);
  g_free (name->city);
  g_free (name);
}

/* What a person ought to look at first: of which of several cities it is, which are only
 * likely, and which have none. */
static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  static const gint places[] = {
    [INNO_PLACE_UNSURE] = 0, [INNO_PLACE_LIKELY] = 1, [INNO_PLACE_NONE] = 2, [INNO_PLACE_CERTAIN] = 3, [INNO_PLACE_SAID] = 4,
  };
  const InnoPreviewName *first = *(const InnoPreviewName * const *) a;
  const InnoPreviewName *second = *(const InnoPreviewName * const *) b;

  if (first->confidence != second->confidence)
    return places[first->confidence] - places[second->confidence];
  if (first->n_rows != second->n_rows)
    return first->n_rows < second->n_rows ? 1 : -1;

  return strcmp (first->name, second->name);
}

/* Returns: (transfer full) (element-type InnoPreviewName): none yet */
GPtrArray *
inno_preview_names_new (void)
{
  return g_ptr_array_new_with_free_func (name_free);
}

/* Whatever becomes of the row: a name that nobody knew may be why it is left out. */
void
inno_preview_note_name (InnoPreview *self,
                        GHashTable  *seen,
                        InnoPlaces  *places,
                        const char  *text)
{
  InnoPreviewName *name = g_hash_table_lookup (seen, text);

  if (name == NULL)
    {
      InnoPlaceMatch match = inno_places_match (places, text);

      name = g_new0 (InnoPreviewName, 1);
      name->name = g_strdup (text);
      name->city = match.confidence != INNO_PLACE_UNSURE ? g_strdup (match.city) : NULL;
      name->confidence = match.confidence;
      g_ptr_array_add (self->names, name);
      g_hash_table_insert (seen, name->name, name);
    }
  name->n_rows++;
}

void
inno_preview_sort_names (InnoPreview *self)
{
  g_ptr_array_sort (self->names, compare_names);
}
