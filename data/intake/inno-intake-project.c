/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-project.h"

#include <string.h>

#include "inno-format.h"
#include "inno-json.h"
#include "inno-money.h"

/* Members of what a list brought that are objects in the document too. */
static const char * const texts[] = { "name", "summary" };
static const char * const languages[] = { "fi", "sv", "en" };

/* Members that are one value. */
static const char * const values[] = {
  "code", "start", "end", "status", "beneficiary", "authority", "url", "agreement",
};

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
note_left_out (char   **left_out,
               gint64   cents)
{
  g_autofree char *amount = inno_format_euros (inno_format_get (inno_lang_get_active ()), cents);
  char *list = *left_out != NULL ? g_strconcat (*left_out, ", ", amount, NULL) : g_strdup (amount);

  g_free (*left_out);
  *left_out = list;
}

/* Takes out of what was brought the money that somebody has split up, or that another
 * list has brought: the same euro is not counted twice. It is kept as published. */
static void
leave_out_known_money (JsonObject   *current,
                       JsonObject   *old,
                       JsonObject   *brought,
                       InnoSources  *sources,
                       char        **left_out)
{
  JsonObject *funding = inno_intake_peek (current, "funding");
  JsonObject *own = inno_intake_peek (old, "funding");
  JsonObject *rows = inno_intake_peek (brought, "funding");
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
        note_left_out (left_out, amount);
      if (inno_intake_peek (brought, "published") == NULL)
        json_object_set_object_member (brought, "published", json_object_new ());
      json_object_set_int_member (inno_intake_peek (brought, "published"), id, amount);
      json_object_remove_member (rows, id);
    }
}

/* Documents */

static void
overlay_texts (JsonObject *document,
               JsonObject *side,
               JsonObject *brought)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JsonObject *text;

      if (inno_intake_peek (brought, texts[i]) == NULL)
        continue;
      text = inno_json_copy_object (inno_intake_peek (document, texts[i]));
      inno_intake_overlay_values (text, inno_intake_peek (side, texts[i]), inno_intake_peek (brought, texts[i]), languages,
                                  G_N_ELEMENTS (languages));
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        if (!json_object_has_member (text, languages[j]))
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
  JsonObject *funding = inno_json_copy_object (inno_intake_peek (document, "funding"));
  JsonObject *owners[] = { inno_intake_peek (old, "funding"), inno_intake_peek (brought, "funding") };
  JsonObject *own = inno_intake_peek (side, "funding");

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
  if (inno_intake_get (side, "cities") != NULL)
    json_object_set_member (document, "cities", json_node_copy (inno_intake_get (side, "cities")));
  else
    json_object_set_array_member (document, "cities", json_array_new ());
}

static JsonObject *
overlay (JsonObject *current,
         JsonObject *side,
         JsonObject *old,
         JsonObject *brought)
{
  JsonObject *document = inno_json_copy_object (current);

  inno_intake_overlay_values (document, side, brought, values, G_N_ELEMENTS (values));
  overlay_texts (document, side, brought);
  overlay_cities (document, side, brought);
  overlay_funding (document, side, old, brought);

  return document;
}

/* New projects */

/* Of which the list says none; told from the day of the file, so that it is the same
 * whenever and wherever the file is taken in. */
static const char *
guess_status (JsonObject *brought,
              InnoDay     day)
{
  const char *start = inno_json_peek_string (inno_intake_get (brought, "start"));
  const char *end = inno_json_peek_string (inno_intake_get (brought, "end"));
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
  g_autofree char *id = inno_intake_make_id ("project", key);
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
  if (inno_intake_peek (document, "name") == NULL)
    name_by_code (document, strchr (key, ':') + 1);

  return document;
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
 * As inno_intake_change_old() says; money that other rows of the project hold already
 * is left out.
 */
void
inno_intake_project_change (JsonObject       *current,
                            const char       *key,
                            JsonObject       *brought,
                            const InnoOrigin *origin,
                            InnoSources      *sources,
                            InnoIntakeChange *change)
{
  char *left_out = NULL;

  if (current == NULL)
    {
      inno_intake_change_new (make_new (key, brought, origin), brought, origin, change);
      return;
    }

  leave_out_known_money (current, inno_intake_get_old (current, origin->layout), brought, sources, &left_out);
  inno_intake_change_old (current, brought, origin, overlay, change);
  change->left_out = left_out;
}
