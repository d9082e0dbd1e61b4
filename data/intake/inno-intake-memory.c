/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-memory.h"

#include <string.h>

#include "inno-json.h"

/* Of a type that other versions keep, and do not show. */
#define ID "intake:memory"
#define TYPE "intake"

#define SLUG_DIGITS 32

static JsonObject *
make_empty (void)
{
  JsonObject *memory = json_object_new ();

  json_object_set_string_member (memory, "_id", ID);
  json_object_set_string_member (memory, "type", TYPE);
  return memory;
}

/* Returns: (transfer full) (nullable): what is remembered; empty where nothing is */
JsonObject *
inno_intake_memory_read (InnoStore  *store,
                         GError    **error)
{
  g_autoptr (GError) fault = NULL;
  JsonObject *memory = inno_store_read_document (store, ID, &fault);

  if (fault == NULL)
    return memory != NULL ? memory : make_empty ();

  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static JsonObject *
peek (JsonObject *object,
      const char *member)
{
  return inno_json_peek_object (json_object_get_member (object, member));
}

void
inno_intake_memory_tell_places (JsonObject *memory,
                                InnoPlaces *places)
{
  JsonObject *names = peek (memory, "names");
  g_autoptr (GList) slugs = names != NULL ? json_object_get_members (names) : NULL;

  for (GList *at = slugs; at != NULL; at = at->next)
    {
      JsonObject *row = peek (names, at->data);
      const char *name = row != NULL ? inno_json_peek_string (json_object_get_member (row, "name")) : NULL;

      if (name != NULL)
        inno_places_say (places, name, inno_json_peek_string (json_object_get_member (row, "city")));
    }
}

/* Returns: (nullable): what was said of a list with the same header */
const char *
inno_intake_memory_get_mapping (JsonObject       *memory,
                                const InnoHeader *header)
{
  g_autofree char *key = inno_header_get_key (header);
  JsonObject *mappings = peek (memory, "mappings");

  return mappings != NULL ? inno_json_peek_string (json_object_get_member (mappings, key)) : NULL;
}

/* Returns: (nullable): the rule of what belongs to the programme */
const char *
inno_intake_memory_get_rule (JsonObject *memory)
{
  return inno_json_peek_string (json_object_get_member (memory, "rule"));
}

/* Changing */

static JsonObject *
copy (JsonObject *memory)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), memory);
  g_autofree char *text = inno_json_to_string (node);
  g_autoptr (JsonNode) parsed = inno_json_parse (text, strlen (text), NULL);

  return json_object_ref (json_node_get_object (parsed));
}

/* One row of one of the tables in it, or one value where @table is NULL. */
static JsonObject *
with (JsonObject *memory,
      const char *table,
      const char *member,
      JsonNode   *value)
{
  JsonObject *changed = copy (memory);
  JsonObject *object = changed;

  if (table != NULL)
    {
      if (peek (changed, table) == NULL)
        json_object_set_object_member (changed, table, json_object_new ());
      object = peek (changed, table);
    }
  json_object_set_member (object, member, value);

  return changed;
}

/**
 * inno_intake_memory_with_mapping:
 * @memory: what is remembered
 * @header: the header of a list, with its columns as somebody said they are
 *
 * Returns: (transfer full): the same, and that for lists with this header
 */
JsonObject *
inno_intake_memory_with_mapping (JsonObject       *memory,
                                 const InnoHeader *header)
{
  g_autofree char *key = inno_header_get_key (header);
  g_autofree char *mapping = inno_header_to_mapping (header);

  return with (memory, "mappings", key, json_node_init_string (json_node_alloc (), mapping));
}

/**
 * inno_intake_memory_with_rule:
 * @memory: what is remembered
 * @rule: which rows belong to the programme, see inno_rule_parse(); "" = all
 *
 * Returns: (transfer full): the same with this rule
 */
JsonObject *
inno_intake_memory_with_rule (JsonObject *memory,
                              const char *rule)
{
  return with (memory, NULL, "rule", json_node_init_string (json_node_alloc (), rule));
}

/**
 * inno_intake_memory_with_name:
 * @memory: what is remembered
 * @name: a name as lists have it
 * @city: (nullable): the id of the city it belongs to; %NULL = to none
 *
 * Returns: (transfer full): the same, and that
 */
JsonObject *
inno_intake_memory_with_name (JsonObject *memory,
                              const char *name,
                              const char *city)
{
  g_autofree char *plain = inno_column_plain (name);
  g_autofree char *slug = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plain, -1);
  JsonObject *row = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  slug[SLUG_DIGITS] = '\0';
  json_object_set_string_member (row, "name", name);
  if (city != NULL)
    json_object_set_string_member (row, "city", city);
  else
    json_object_set_null_member (row, "city");
  json_node_take_object (node, row);

  return with (memory, "names", slug, node);
}

/**
 * inno_intake_memory_make_edit:
 * @old: what was remembered
 * @changed: what is to be
 * @edit: (nullable) (transfer full): a step that it belongs to; %NULL = one of its own
 *
 * Returns: (transfer full): the step that keeps it, for all who share the portfolio
 */
InnoEdit *
inno_intake_memory_make_edit (JsonObject *old,
                              JsonObject *changed,
                              InnoEdit   *edit)
{
  gboolean is_new = !json_object_has_member (old, "edit");

  if (edit == NULL)
    edit = inno_edit_new (is_new ? INNO_EDIT_CREATE : INNO_EDIT_CHANGE, ID);
  inno_edit_put (edit, is_new ? NULL : old, changed);

  return edit;
}
