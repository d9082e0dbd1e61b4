/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-preview.h"

#include <string.h>

#include "inno-document-diff.h"
#include "inno-intake-memory.h"
#include "inno-json.h"
#include "inno-store-edits.h"

static gboolean
put_text (InnoEdit    *edit,
          const char  *base,
          const char  *document,
          GError     **error)
{
  g_autoptr (JsonNode) before = base != NULL ? inno_json_parse (base, strlen (base), error) : NULL;
  g_autoptr (JsonNode) after = base == NULL || before != NULL ? inno_json_parse (document, strlen (document), error) : NULL;

  if (after == NULL)
    return FALSE;

  inno_edit_put (edit, inno_json_peek_object (before), inno_json_peek_object (after));
  return TRUE;
}

/* What was said of the list is so the next time as well, and for the others. */
static gboolean
put_memory (const InnoPreview  *self,
            InnoStore          *store,
            InnoEdit          **edit,
            GError            **error)
{
  g_autoptr (JsonObject) old = NULL;
  g_autoptr (JsonObject) mapped = NULL;
  g_autoptr (JsonObject) ruled = NULL;
  /* The rule is of projects alone. */
  gboolean says_rule = self->says_rule && g_str_equal (self->layout->type, "project");

  if (!self->says_mapping && !says_rule)
    return TRUE;
  old = inno_intake_memory_read (store, error);
  if (old == NULL)
    return FALSE;

  mapped = self->says_mapping ? inno_intake_memory_with_mapping (old, self->header) : json_object_ref (old);
  ruled = says_rule ? inno_intake_memory_with_rule (mapped, self->rule != NULL ? self->rule : "") : json_object_ref (mapped);
  *edit = inno_intake_memory_make_edit (old, ruled, *edit);
  return TRUE;
}

/**
 * inno_preview_apply:
 * @self: a file looked at with its records
 * @store: the store that it was looked at for
 * @who: (nullable): who takes it in
 * @error: return location of an error of %INNO_STORE_ERROR or %INNO_JSON_ERROR
 *
 * Keeps all records that are taken, and what was said of the list, as one step, which
 * can be undone, or none of them. What has changed since they were looked at is merged. The thread of @store.
 *
 * Returns: whether they are kept
 */
gboolean
inno_preview_apply (InnoPreview  *self,
                    InnoStore    *store,
                    const char   *who,
                    GError      **error)
{
  g_autoptr (InnoEdit) edit = NULL;

  g_return_val_if_fail (self != NULL && INNO_IS_STORE (store), FALSE);

  /* The step is about the file: that is what is undone, for people. */
  for (guint i = 0; i < self->records->len; i++)
    {
      const InnoPreviewRecord *record = g_ptr_array_index (self->records, i);

      if (!record->is_taken)
        continue;
      if (edit == NULL)
        edit = inno_edit_new (INNO_EDIT_CHANGE, self->file);
      if (!put_text (edit, record->base, record->mine, error))
        return FALSE;
    }
  for (guint i = 0; edit != NULL && i < self->sources->len; i++)
    if (!put_text (edit, NULL, g_ptr_array_index (self->sources, i), error))
      return FALSE;

  if (!put_memory (self, store, &edit, error))
    return FALSE;

  return edit == NULL || inno_store_edit (store, edit, who, error);
}

/**
 * inno_preview_record_diff:
 * @record: a record
 *
 * Returns: (transfer full) (element-type InnoDifference): what would be another, field by
 *   field; all of it where it is new
 */
GPtrArray *
inno_preview_record_diff (const InnoPreviewRecord *record)
{
  g_autoptr (JsonNode) before = record->before != NULL ? inno_json_parse (record->before, strlen (record->before), NULL) : NULL;
  g_autoptr (JsonNode) after = inno_json_parse (record->after, strlen (record->after), NULL);
  g_autoptr (JsonObject) nothing = json_object_new ();

  return inno_document_diff (before != NULL ? json_node_get_object (before) : nothing, json_node_get_object (after));
}

/* Returns: (nullable): the header of a note; NULL for one on the whole row */
const char *
inno_preview_get_column (const InnoPreview *self,
                         int                column)
{
  return column >= 0 && (guint) column < self->header->n_columns ? self->header->headers[column] : NULL;
}

/**
 * inno_preview_free:
 * @self: (transfer full) (nullable): a file looked at
 */
void
inno_preview_free (InnoPreview *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->sha256);
  g_free (self->rule);
  g_free (self->sheet);
  inno_header_free (self->header);
  g_array_unref (self->refused);
  g_array_unref (self->warnings);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->names);
  g_free (self);
}
