/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-change.h"

#include "inno-document-diff.h"
#include "inno-document-merge.h"
#include "inno-document-path.h"
#include "inno-json.h"

#define ID_DIGITS 32

/* Members that have to be there on every side of a merge. */
static const char * const required[] = { "status", "name/", "programme", "project_code", "organisation", "role" };

/**
 * inno_intake_make_id:
 * @type: the type of a document
 * @key: what all rows of the same one have in common
 *
 * Returns: (transfer full): the id of the document, which hangs on nothing else: two
 *   desks that take in the same list make the same documents
 */
char *
inno_intake_make_id (const char *type,
                     const char *key)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  digest[ID_DIGITS] = '\0';
  return g_strconcat (type, ":", digest, NULL);
}

/* Returns: (nullable): the member, where it is an object */
JsonObject *
inno_intake_peek (JsonObject *object,
                  const char *member)
{
  return object != NULL ? inno_json_peek_object (json_object_get_member (object, member)) : NULL;
}

/* Returns: (nullable): the member */
JsonNode *
inno_intake_get (JsonObject *object,
                 const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

/* Returns: (nullable): what the same family of lists said last */
JsonObject *
inno_intake_get_old (JsonObject       *current,
                     const InnoLayout *layout)
{
  return inno_intake_peek (inno_intake_peek (inno_intake_peek (current, "origin"), "brought"), layout->family);
}

/* What a list does not say this time it has not taken back: a blank cell is not known. */
static JsonObject *
carry_forward (JsonObject *old,
               JsonObject *brought)
{
  JsonObject *all = inno_json_copy_object (old);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, brought);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      JsonObject *inside = inno_intake_peek (all, member);

      if (inside == NULL || g_str_equal (member, "funding") || !JSON_NODE_HOLDS_OBJECT (node))
        {
          json_object_set_member (all, member, json_node_copy (node));
          continue;
        }
      /* Texts by language, and what is published. */
      json_object_set_object_member (all, member, carry_forward (inside, json_node_get_object (node)));
    }

  return all;
}

/* The members that either list knows, as @side has them, in place of what @document
 * says: those that it does not know are not known. */
void
inno_intake_overlay_values (JsonObject         *document,
                            JsonObject         *side,
                            JsonObject         *brought,
                            const char * const *members,
                            gsize               n_members)
{
  for (gsize i = 0; i < n_members; i++)
    {
      JsonNode *node = inno_intake_get (side, members[i]);

      if (!json_object_has_member (brought, members[i]))
        continue;
      if (node != NULL)
        json_object_set_member (document, members[i], json_node_copy (node));
      else
        json_object_set_null_member (document, members[i]);
    }
}

static JsonObject *
make_origin (JsonObject       *current,
             JsonObject       *brought,
             const InnoOrigin *origin)
{
  JsonObject *object = json_object_new ();
  JsonObject *all = inno_json_copy_object (inno_intake_peek (inno_intake_peek (current, "origin"), "brought"));
  g_autofree char *day = inno_day_to_iso (origin->retrieved);

  json_object_set_string_member (object, "kind", origin->layout->id);
  json_object_set_string_member (object, "file", origin->file);
  if (origin->sheet != NULL)
    json_object_set_string_member (object, "sheet", origin->sheet);
  json_object_set_int_member (object, "row", origin->line);
  json_object_set_string_member (object, "retrieved", day);
  json_object_set_string_member (object, "sha256", origin->sha256);
  json_object_set_object_member (all, origin->layout->family, json_object_ref (brought));
  json_object_set_object_member (object, "brought", all);

  return object;
}

/**
 * inno_intake_change_new:
 * @document: (transfer full): what there is to be, but where it came from
 * @brought: what the list says of it
 * @origin: where that stands
 * @change: (out caller-allocates): what becomes of it; to be cleared
 *
 * For what was not there.
 */
void
inno_intake_change_new (JsonObject       *document,
                        JsonObject       *brought,
                        const InnoOrigin *origin,
                        InnoIntakeChange *change)
{
  *change = (InnoIntakeChange) {
    .conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free),
    .mine = document,
    .merged = json_object_ref (document),
    .is_changed = TRUE,
  };
  json_object_set_object_member (document, "origin", make_origin (NULL, brought, origin));
}

static gboolean
is_same_but_origin (JsonObject *a,
                    JsonObject *b)
{
  g_autoptr (JsonObject) first = inno_json_copy_object (a);
  g_autoptr (JsonObject) second = inno_json_copy_object (b);

  json_object_remove_member (first, "origin");
  json_object_remove_member (second, "origin");
  return inno_document_has_same_content (first, second);
}

static gboolean
is_required (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (g_str_has_suffix (required[i], "/") ? g_str_has_prefix (path, required[i]) : g_str_equal (path, required[i]))
      return TRUE;

  return FALSE;
}

/* What the store is asked to keep: from the document as it is to the merged one, and with
 * what both changed as either side has it, so that the store asks about it. Some members
 * have to be there on every side: where nobody knows what they were, those of the team
 * stand. */
static void
make_edit (JsonObject       *current,
           InnoIntakeChange *change)
{
  change->base = json_object_ref (current);
  change->mine = json_object_ref (change->merged);
  for (guint i = 0; i < change->conflicts->len; i++)
    {
      const InnoConflict *conflict = g_ptr_array_index (change->conflicts, i);
      gboolean is_unknown = conflict->base == NULL || JSON_NODE_HOLDS_NULL (conflict->base);
      JsonObject *base, *mine;

      if (is_unknown && is_required (conflict->path))
        continue;
      base = inno_document_with (change->base, conflict->path, conflict->base);
      mine = inno_document_with (change->mine, conflict->path, conflict->mine);
      json_object_unref (change->base);
      json_object_unref (change->mine);
      change->base = base;
      change->mine = mine;
    }
}

/**
 * inno_intake_change_old:
 * @current: the document as it is
 * @brought: what the list says of it
 * @origin: where that stands
 * @overlay: what either list would make of it
 * @change: (out caller-allocates): what becomes of it; to be cleared
 *
 * What the list said the last time is the base of a merge: what it has changed since
 * comes in, what the team has changed stays, and what both changed is a conflict.
 */
void
inno_intake_change_old (JsonObject       *current,
                        JsonObject       *brought,
                        const InnoOrigin *origin,
                        InnoOverlayFunc   overlay,
                        InnoIntakeChange *change)
{
  JsonObject *old = inno_intake_get_old (current, origin->layout);
  g_autoptr (JsonObject) all = carry_forward (old, brought);
  g_autoptr (JsonObject) before = overlay (current, old, old, all);
  g_autoptr (JsonObject) after = overlay (current, all, old, all);

  *change = (InnoIntakeChange) { .conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free) };
  change->merged = inno_document_merge (before, after, current, change->conflicts);

  /* What the team has that says the same stays as it is, to the letter; so does that of
   * which the list says what it said. */
  change->is_changed = old != NULL ? !inno_document_has_same_content (old, all)
                                   : !is_same_but_origin (change->merged, current) || change->conflicts->len > 0;
  json_object_set_object_member (change->merged, "origin", make_origin (current, all, origin));
  make_edit (current, change);
}

void
inno_intake_change_clear (InnoIntakeChange *self)
{
  g_clear_pointer (&self->base, json_object_unref);
  g_clear_pointer (&self->mine, json_object_unref);
  g_clear_pointer (&self->merged, json_object_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_free);
}
