/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-memory.h"

#include <string.h>

#include "inno-json.h"
#include "inno-rule.h"
#include "inno-store-edits.h"

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

/* Writing */

static gboolean
keep (InnoStore   *store,
      JsonObject  *old,
      JsonNode    *changed,
      const char  *who,
      GError     **error)
{
  gboolean is_new = !json_object_has_member (old, "edit");
  g_autoptr (InnoEdit) edit = inno_edit_new (is_new ? INNO_EDIT_CREATE : INNO_EDIT_CHANGE, ID);

  inno_edit_put (edit, is_new ? NULL : old, json_node_get_object (changed));
  return inno_store_edit (store, edit, who, error);
}

/* One row of one of the tables in it, or one value where @table is NULL. */
static gboolean
remember (InnoStore   *store,
          const char  *table,
          const char  *member,
          JsonNode    *value,
          const char  *who,
          GError     **error)
{
  g_autoptr (JsonObject) old = inno_intake_memory_read (store, error);
  g_autoptr (JsonNode) whole = NULL;
  g_autoptr (JsonNode) changed = NULL;
  g_autofree char *text = NULL;
  JsonObject *object;

  if (old == NULL)
    return FALSE;

  whole = json_node_init_object (json_node_alloc (), old);
  text = inno_json_to_string (whole);
  changed = inno_json_parse (text, strlen (text), error);
  if (changed == NULL)
    return FALSE;

  object = json_node_get_object (changed);
  if (table != NULL)
    {
      if (peek (object, table) == NULL)
        json_object_set_object_member (object, table, json_object_new ());
      object = peek (object, table);
    }
  json_object_set_member (object, member, json_node_copy (value));

  return keep (store, old, changed, who, error);
}

/**
 * inno_intake_remember_name:
 * @store: an open store
 * @name: a name as lists have it
 * @city: (nullable): the id of the city it belongs to; %NULL = to none
 * @who: (nullable): who says so
 * @error: return location of an error of %INNO_STORE_ERROR
 *
 * Returns: whether it is kept, for all who share the portfolio
 */
gboolean
inno_intake_remember_name (InnoStore   *store,
                           const char  *name,
                           const char  *city,
                           const char  *who,
                           GError     **error)
{
  g_autofree char *plain = inno_column_plain (name);
  g_autofree char *slug = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plain, -1);
  g_autoptr (JsonObject) row = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), row);

  slug[SLUG_DIGITS] = '\0';
  json_object_set_string_member (row, "name", name);
  if (city != NULL)
    json_object_set_string_member (row, "city", city);
  else
    json_object_set_null_member (row, "city");

  return remember (store, "names", slug, node, who, error);
}

/**
 * inno_intake_remember_mapping:
 * @store: an open store
 * @header: the header of a list, with its columns as somebody said they are
 * @who: (nullable): who says so
 * @error: return location of an error of %INNO_STORE_ERROR
 *
 * Returns: whether it is kept, for lists with the same header
 */
gboolean
inno_intake_remember_mapping (InnoStore         *store,
                              const InnoHeader  *header,
                              const char        *who,
                              GError           **error)
{
  g_autofree char *key = inno_header_get_key (header);
  g_autofree char *mapping = inno_header_to_mapping (header);
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), mapping);

  return remember (store, "mappings", key, node, who, error);
}

/**
 * inno_intake_remember_rule:
 * @store: an open store
 * @rule: which rows belong to the programme, see inno_rule_parse(); "" = all
 * @who: (nullable): who says so
 * @error: return location of an error of %INNO_STORE_ERROR or %INNO_INTAKE_ERROR
 *
 * Returns: whether it is kept
 */
gboolean
inno_intake_remember_rule (InnoStore   *store,
                           const char  *rule,
                           const char  *who,
                           GError     **error)
{
  g_autoptr (InnoRule) parsed = inno_rule_parse (rule, error);
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), rule);

  return parsed != NULL && remember (store, NULL, "rule", node, who, error);
}
