/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-edit-private.h"

#include "inno-json.h"

static void
inno_edit_item_free (gpointer data)
{
  InnoEditItem *item = data;

  g_free (item->id);
  g_free (item->base);
  g_free (item->document);
  g_free (item);
}

static char *
to_text (JsonObject *document)
{
  g_autoptr(JsonNode) node = NULL;

  if (document == NULL)
    return NULL;

  node = json_node_init_object (json_node_alloc (), document);
  return inno_json_to_string (node);
}

/* Texts, so that no object is shared between threads. */
static void
add_item (InnoEdit   *self,
          JsonObject *base,
          JsonObject *document)
{
  InnoEditItem *item = g_new0 (InnoEditItem, 1);

  item->id = g_strdup (json_object_get_string_member_with_default (document != NULL ? document : base,
                                                                   "_id", ""));
  item->base = to_text (base);
  item->document = to_text (document);
  g_ptr_array_add (self->items, item);
}

/**
 * inno_edit_new:
 * @kind: what is being done
 * @subject_id: the id of the document that it is about
 *
 * Any thread.
 *
 * Returns: (transfer full): a step without any document yet
 */
InnoEdit *
inno_edit_new (InnoEditKind  kind,
               const char   *subject_id)
{
  InnoEdit *self;

  g_return_val_if_fail (kind < INNO_EDIT_UNDO, NULL);
  g_return_val_if_fail (subject_id != NULL, NULL);

  self = g_new0 (InnoEdit, 1);
  self->kind = kind;
  self->subject = g_strdup (subject_id);
  self->items = g_ptr_array_new_with_free_func (inno_edit_item_free);

  return self;
}

/**
 * inno_edit_put:
 * @self: a step
 * @base: (nullable): the document as it was when the person began; %NULL = it is new
 * @document: as it is to be, with its "_id"
 *
 * Adds a document to the step. Both are copied.
 */
void
inno_edit_put (InnoEdit   *self,
               JsonObject *base,
               JsonObject *document)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (document != NULL);

  add_item (self, base, document);
}

/**
 * inno_edit_remove:
 * @self: a step
 * @base: the document as it was when the person began
 *
 * Adds to the step that a document is removed. The sub-projects of a group become
 * projects of their own in the same step.
 */
void
inno_edit_remove (InnoEdit   *self,
                  JsonObject *base)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (base != NULL);

  add_item (self, base, NULL);
}

/**
 * inno_edit_free:
 * @self: (transfer full) (nullable): a step
 */
void
inno_edit_free (InnoEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/**
 * inno_step_free:
 * @step: (transfer full) (nullable): a step of the history
 */
void
inno_step_free (InnoStep *step)
{
  if (step == NULL)
    return;

  g_free (step->subject);
  g_clear_pointer (&step->name, inno_text_free);
  g_free (step->who);
  g_free (step);
}

/**
 * inno_version_free:
 * @version: (transfer full) (nullable): a version of a document
 */
void
inno_version_free (InnoVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->who);
  g_clear_pointer (&version->before, json_object_unref);
  g_clear_pointer (&version->after, json_object_unref);
  g_free (version);
}
