/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-project.h"

#include <string.h>

#include "inno-document-diff.h"
#include "inno-document-merge.h"
#include "inno-document-path.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-money.h"

#define ID_DIGITS 32

/* Members of what a list brought that are objects in the document too. */
static const char * const texts[] = { "name", "summary" };
static const char * const languages[] = { "fi", "sv", "en" };

/* Members that are one value. */
static const char * const values[] = {
  "code", "start", "end", "status", "beneficiary", "authority", "url", "agreement",
};

/**
 * inno_intake_project_make_id:
 * @key: kind and code of a project, see inno_draft_get_key()
 *
 * Returns: (transfer full): the id of the project, which hangs on nothing else: two
 *   desks that take in the same list make the same documents
 */
char *
inno_intake_project_make_id (const char *key)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  digest[ID_DIGITS] = '\0';
  return g_strconcat ("project:", digest, NULL);
}

static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (object == NULL)
    return copy;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    json_object_set_member (copy, member, json_node_copy (node));

  return copy;
}

static JsonObject *
peek (JsonObject *object,
      const char *member)
{
  return object != NULL ? inno_json_peek_object (json_object_get_member (object, member)) : NULL;
}

static JsonNode *
get (JsonObject *object,
     const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

/* What the same family of lists said last; nullable. */
static JsonObject *
get_old (JsonObject       *current,
         const InnoLayout *layout)
{
  return peek (peek (peek (current, "origin"), "brought"), layout->family);
}

/* What a list does not say this time it has not taken back: a blank cell is not known. */
static JsonObject *
carry_forward (JsonObject *old,
               JsonObject *brought)
{
  JsonObject *all = copy_object (old);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, brought);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      JsonObject *inside = peek (all, member);

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

/* Money that is there already */

static void
sum_overlap (JsonObject  *funding,
             JsonObject  *own,
             JsonObject  *row,
             InnoSources *sources,
             gint64      *cents,
             gboolean    *is_there)
{
  guint overlap = inno_sources_get_overlap (sources, json_object_get_string_member (row, "source"));
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  *cents = 0;
  *is_there = FALSE;
  json_object_iter_init_ordered (&iter, funding);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      JsonObject *other = json_node_get_object (node);
      const char *source = json_object_get_string_member (other, "source");

      if ((own != NULL && json_object_has_member (own, id)) ||
          !g_str_equal (json_object_get_string_member (other, "measure"), json_object_get_string_member (row, "measure")))
        continue;
      if (!(overlap & 1u << inno_sources_get_class (sources, source)) &&
          !(inno_sources_get_overlap (sources, source) & 1u << inno_sources_get_class (sources, json_object_get_string_member (row, "source"))))
        continue;
      *is_there = TRUE;
      if (!json_object_get_null_member (other, "amount_cents") &&
          !inno_money_add (*cents, json_object_get_int_member (other, "amount_cents"), cents))
        *cents = 0;
    }
}

static void
note_left_out (InnoProjectChange *change,
               gint64             cents)
{
  g_autofree char *amount = inno_format_euros (inno_format_get (inno_lang_get_active ()), cents);
  char *list = change->left_out != NULL ? g_strconcat (change->left_out, ", ", amount, NULL) : g_strdup (amount);

  g_free (change->left_out);
  change->left_out = list;
}

/* Takes out of what was brought the money that somebody has split up, or that another
 * list has brought: the same euro is not counted twice. It is kept as published. */
static void
leave_out_known_money (JsonObject        *current,
                       JsonObject        *old,
                       JsonObject        *brought,
                       InnoSources       *sources,
                       InnoProjectChange *change)
{
  JsonObject *funding = peek (current, "funding");
  JsonObject *own = peek (old, "funding");
  JsonObject *rows = peek (brought, "funding");
  g_autoptr (GList) ids = rows != NULL && funding != NULL ? json_object_get_members (rows) : NULL;

  for (GList *at = ids; at != NULL; at = at->next)
    {
      const char *id = at->data;
      JsonObject *row = json_object_get_object_member (rows, id);
      gint64 amount = json_object_get_int_member (row, "amount_cents");
      gint64 known;
      gboolean is_there;

      if ((own != NULL && json_object_has_member (own, id)) || json_object_has_member (funding, id))
        continue;
      sum_overlap (funding, own, row, sources, &known, &is_there);
      if (!is_there)
        continue;
      if (known != amount)
        note_left_out (change, amount);
      if (peek (brought, "published") == NULL)
        json_object_set_object_member (brought, "published", json_object_new ());
      json_object_set_int_member (peek (brought, "published"), id, amount);
      json_object_remove_member (rows, id);
    }
}

/* Documents */

static void
put_or_null (JsonObject *document,
             const char *member,
             JsonNode   *node)
{
  if (node != NULL)
    json_object_set_member (document, member, json_node_copy (node));
  else
    json_object_set_null_member (document, member);
}

/* The members that either list knows, as @side has them, in place of what @document
 * says: those that it does not know are not known. */
static void
overlay_values (JsonObject *document,
                JsonObject *side,
                JsonObject *brought)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (json_object_has_member (brought, values[i]))
      put_or_null (document, values[i], get (side, values[i]));
}

static void
overlay_texts (JsonObject *document,
               JsonObject *side,
               JsonObject *brought)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JsonObject *text;

      if (peek (brought, texts[i]) == NULL)
        continue;
      text = copy_object (peek (document, texts[i]));
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        if (json_object_has_member (peek (brought, texts[i]), languages[j]))
          put_or_null (text, languages[j], get (peek (side, texts[i]), languages[j]));
        else if (!json_object_has_member (text, languages[j]))
          json_object_set_null_member (text, languages[j]);
      json_object_set_object_member (document, texts[i], text);
    }
}

static void
overlay_funding (JsonObject *document,
                 JsonObject *side,
                 JsonObject *old,
                 JsonObject *brought)
{
  JsonObject *funding = copy_object (peek (document, "funding"));
  JsonObject *owners[] = { peek (old, "funding"), peek (brought, "funding") };
  JsonObject *own = peek (side, "funding");

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (GList) ids = owners[i] != NULL ? json_object_get_members (owners[i]) : NULL;

      for (GList *at = ids; at != NULL; at = at->next)
        if (own != NULL && json_object_has_member (own, at->data))
          json_object_set_member (funding, at->data, json_node_copy (json_object_get_member (own, at->data)));
        else
          json_object_remove_member (funding, at->data);
    }

  json_object_set_object_member (document, "funding", funding);
}

static void
overlay_cities (JsonObject *document,
                JsonObject *side,
                JsonObject *brought)
{
  if (!json_object_has_member (brought, "cities"))
    return;
  if (get (side, "cities") != NULL)
    json_object_set_member (document, "cities", json_node_copy (get (side, "cities")));
  else
    json_object_set_array_member (document, "cities", json_array_new ());
}

static JsonObject *
overlay (JsonObject *current,
         JsonObject *side,
         JsonObject *old,
         JsonObject *brought)
{
  JsonObject *document = copy_object (current);

  overlay_values (document, side, brought);
  overlay_texts (document, side, brought);
  overlay_cities (document, side, brought);
  overlay_funding (document, side, old, brought);

  return document;
}

static JsonObject *
make_origin (JsonObject       *current,
             JsonObject       *brought,
             const InnoOrigin *origin)
{
  JsonObject *object = json_object_new ();
  JsonObject *all = copy_object (peek (peek (current, "origin"), "brought"));
  g_autofree char *day = inno_day_to_iso (origin->retrieved);

  json_object_set_string_member (object, "kind", origin->layout->id);
  json_object_set_string_member (object, "file", origin->file);
  json_object_set_int_member (object, "row", origin->line);
  json_object_set_string_member (object, "retrieved", day);
  json_object_set_string_member (object, "sha256", origin->sha256);
  json_object_set_object_member (all, origin->layout->family, json_object_ref (brought));
  json_object_set_object_member (object, "brought", all);

  return object;
}

/* New projects */

/* Of which the list says none; told from the day of the file, so that it is the same
 * whenever and wherever the file is taken in. */
static const char *
guess_status (JsonObject *brought,
              InnoDay     day)
{
  const char *start = inno_json_peek_string (get (brought, "start"));
  const char *end = inno_json_peek_string (get (brought, "end"));
  g_autofree char *today = inno_day_to_iso (day);

  if (end != NULL && strcmp (end, today) < 0)
    return "ended";

  return start != NULL && strcmp (start, today) > 0 ? "planned" : "ongoing";
}

static void
name_by_code (JsonObject *document,
              const char *code)
{
  JsonObject *name = json_object_new ();

  json_object_set_string_member (name, "fi", code);
  json_object_set_null_member (name, "sv");
  json_object_set_null_member (name, "en");
  json_object_set_object_member (document, "name", name);
}

static JsonObject *
make_new (const char       *key,
          JsonObject       *brought,
          const InnoOrigin *origin)
{
  g_autofree char *id = inno_intake_project_make_id (key);
  g_autofree char *kind = g_strndup (key, strcspn (key, ":"));
  g_autoptr (JsonObject) bare = json_object_new ();
  JsonObject *document;

  json_object_set_string_member (bare, "_id", id);
  json_object_set_string_member (bare, "type", "project");
  json_object_set_string_member (bare, "kind", kind);
  json_object_set_string_member (bare, "status", guess_status (brought, origin->retrieved));
  json_object_set_array_member (bare, "cities", json_array_new ());
  json_object_set_array_member (bare, "themes", json_array_new ());
  document = overlay (bare, brought, NULL, brought);
  if (peek (document, "name") == NULL)
    name_by_code (document, strchr (key, ':') + 1);
  json_object_set_object_member (document, "origin", make_origin (NULL, brought, origin));

  return document;
}

static gboolean
is_same_but_origin (JsonObject *a,
                    JsonObject *b)
{
  g_autoptr (JsonObject) first = copy_object (a);
  g_autoptr (JsonObject) second = copy_object (b);

  json_object_remove_member (first, "origin");
  json_object_remove_member (second, "origin");
  return inno_document_has_same_content (first, second);
}

/* What the store is asked to keep: from the project as it is to the merged one, and with
 * what both changed as either side has it, so that the store asks about it. A name and a
 * status have to be there on every side: where nobody knows what they were, those of
 * the team stand. */
static void
make_edit (JsonObject        *current,
           InnoProjectChange *change)
{
  change->base = json_object_ref (current);
  change->mine = json_object_ref (change->merged);
  for (guint i = 0; i < change->conflicts->len; i++)
    {
      const InnoConflict *conflict = g_ptr_array_index (change->conflicts, i);
      gboolean is_unknown = conflict->base == NULL || JSON_NODE_HOLDS_NULL (conflict->base);
      JsonObject *base, *mine;

      if (is_unknown && (g_str_equal (conflict->path, "status") || g_str_has_prefix (conflict->path, "name/")))
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
 * inno_intake_project_change:
 * @current: (nullable): the project as it is; %NULL where there is none of this key
 * @key: its kind and code
 * @brought: what the list says of it, which may be changed
 * @origin: where that stands
 * @sources: the funding sources
 * @change: (out caller-allocates): what becomes of it; to be cleared
 *
 * What the list said the last time is the base of a merge: what it has changed since
 * comes in, what the team has changed stays, and what both changed is a conflict.
 * Money that other rows of the project hold already is left out.
 */
void
inno_intake_project_change (JsonObject        *current,
                            const char        *key,
                            JsonObject        *brought,
                            const InnoOrigin  *origin,
                            InnoSources       *sources,
                            InnoProjectChange *change)
{
  JsonObject *old = current != NULL ? get_old (current, origin->layout) : NULL;
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;

  *change = (InnoProjectChange) { .conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free) };
  if (current == NULL)
    {
      change->mine = make_new (key, brought, origin);
      change->merged = json_object_ref (change->mine);
      change->is_changed = TRUE;
      return;
    }

  leave_out_known_money (current, old, brought, sources, change);
  all = carry_forward (old, brought);
  before = overlay (current, old, old, all);
  after = overlay (current, all, old, all);
  change->merged = inno_document_merge (before, after, current, change->conflicts);

  /* A project of the team that says the same stays as it is, to the letter; so does one
   * of which the list says what it said. */
  change->is_changed = old != NULL ? !inno_document_has_same_content (old, all)
                                   : !is_same_but_origin (change->merged, current) || change->conflicts->len > 0;
  json_object_set_object_member (change->merged, "origin", make_origin (current, all, origin));
  make_edit (current, change);
}

void
inno_project_change_clear (InnoProjectChange *self)
{
  g_clear_pointer (&self->base, json_object_unref);
  g_clear_pointer (&self->mine, json_object_unref);
  g_clear_pointer (&self->merged, json_object_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_free);
}
