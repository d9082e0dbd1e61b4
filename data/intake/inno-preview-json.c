/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-preview.h"

#include "inno-json.h"

static JsonArray *
list_notes (const InnoPreview *self,
            GArray            *notes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < notes->len; i++)
    {
      const InnoNote *note = &g_array_index (notes, InnoNote, i);
      const char *column = inno_preview_get_column (self, note->column);
      g_autofree char *reason = inno_note_describe (note);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "line", note->line);
      if (column != NULL)
        json_object_set_string_member (object, "column", column);
      else
        json_object_set_null_member (object, "column");
      json_object_set_string_member (object, "reason", reason);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
list_sums (const gint64 sums[INNO_N_MONEY_MEASURES])
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < INNO_N_MONEY_MEASURES; i++)
    json_object_set_int_member (object, inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, i), sums[i]);

  return object;
}

/**
 * inno_preview_to_json:
 * @self: a file looked at
 *
 * Returns: (transfer full): the report on it, as scripts read it: sums in cents
 */
char *
inno_preview_to_json (const InnoPreview *self)
{
  g_autoptr (JsonObject) report = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_int_member (report, "rows", self->n_rows);
  json_object_set_int_member (report, "new", self->n_in[INNO_PREVIEW_NEW]);
  json_object_set_int_member (report, "changed", self->n_in[INNO_PREVIEW_CHANGED]);
  json_object_set_int_member (report, "unchanged", self->n_in[INNO_PREVIEW_UNCHANGED]);
  json_object_set_array_member (report, "refused", list_notes (self, self->refused));
  json_object_set_array_member (report, "warnings", list_notes (self, self->warnings));
  json_object_set_object_member (report, "sums", list_sums (self->sums));
  json_object_set_object_member (report, "refused_sums", list_sums (self->refused_sums));
  node = json_node_init_object (json_node_alloc (), report);

  return inno_json_to_string (node);
}
