/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-project-fields.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-document-diff.h"
#include "inno-format.h"
#include "inno-json.h"
#include "inno-project-words.h"

/* What nobody knows by name is shown as it stands, but not without end. */
#define MOST_CHARS 200

static char *
say_string (JsonObject    *document,
            const char    *member,
            InnoPortfolio *portfolio)
{
  return g_strdup (inno_project_get_string (document, member));
}

static char *
say_text (JsonObject    *document,
          const char    *member,
          InnoPortfolio *portfolio)
{
  return inno_project_get_text (document, member);
}

static char *
say_day (JsonObject    *document,
         const char    *member,
         InnoPortfolio *portfolio)
{
  InnoDay day = inno_project_get_day (document, member);

  return day != INNO_DAY_NONE ? inno_format_day (inno_format_get (inno_lang_get_active ()), day) : NULL;
}

static char *
say_kind (JsonObject    *document,
          const char    *member,
          InnoPortfolio *portfolio)
{
  guint kind = inno_project_get_term (document, member, INNO_VOCABULARY_KIND);

  return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_KIND, kind));
}

static char *
say_status (JsonObject    *document,
            const char    *member,
            InnoPortfolio *portfolio)
{
  guint status = inno_project_get_term (document, member, INNO_VOCABULARY_STATUS);

  return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, status));
}

static char *
say_entity (JsonObject    *document,
            const char    *member,
            InnoPortfolio *portfolio)
{
  const char *id = inno_project_get_string (document, member);

  return id != NULL ? inno_project_say_entity (portfolio, id) : NULL;
}

static char *
say_entities (JsonObject    *document,
              const char    *member,
              InnoPortfolio *portfolio)
{
  g_auto (GStrv) ids = inno_project_get_ids (document, member);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *id = ids[i];

      ids[i] = inno_project_say_entity (portfolio, id);
      g_free (id);
    }

  return *ids != NULL ? g_strjoinv (", ", ids) : NULL;
}

static char *
say_origin (JsonObject    *document,
            const char    *member,
            InnoPortfolio *portfolio)
{
  return inno_project_say_origin (document);
}

static const InnoProjectField fields[] = {
  { "name", N_("Name"), say_text },
  { "code", N_("Code"), say_string },
  { "kind", N_("Kind"), say_kind },
  { "beneficiary", N_("Beneficiary"), say_string },
  { "authority", N_("Authority"), say_string },
  { "parent", N_("Group project"), say_string },
  { "agreement", N_("Agreement"), say_entity },
  { "cities", N_("Cities"), say_entities },
  { "themes", N_("Strategic priorities"), say_entities },
  { "lead_theme", N_("Lead theme"), say_entity },
  { "status", N_("Status"), say_status },
  { "start", N_("Starts"), say_day },
  { "end", N_("Ends"), say_day },
  { "summary", N_("Summary"), say_text },
  { "url", N_("Web page"), say_string },
  { "origin", N_("Where this comes from"), say_origin },
};

const InnoProjectField *
inno_project_field_find (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].member, member))
      return &fields[i];

  return NULL;
}

/* Returns: (transfer none): what people call the member, in the active language */
const char *
inno_project_field_get_label (const char *member)
{
  const InnoProjectField *field = inno_project_field_find (member);

  return field != NULL ? _(field->label) : member;
}

static void
change_free (gpointer data)
{
  InnoProjectChange *change = data;

  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Takes all three. What reads alike before and after is no change to anyone. */
static void
take_change (GPtrArray *changes,
             char      *label,
             char      *before,
             char      *after)
{
  InnoProjectChange *change = g_new0 (InnoProjectChange, 1);

  change->label = label;
  change->before = before;
  change->after = after;
  if (g_strcmp0 (before, after) != 0)
    g_ptr_array_add (changes, change);
  else
    change_free (change);
}

static JsonObject *
get_row (JsonObject *document,
         const char *id)
{
  JsonObject *funding = inno_json_get_object (document, "", "funding", NULL);

  return funding != NULL && json_object_has_member (funding, id)
         ? inno_json_get_object (funding, "", id, NULL) : NULL;
}

static char *
say_row (JsonObject    *row,
         InnoPortfolio *portfolio)
{
  const char *source = inno_project_get_string (row, "source");
  guint measure = inno_project_get_term (row, "measure", INNO_VOCABULARY_MEASURE);
  g_autofree char *name = source != NULL ? inno_project_say_entity (portfolio, source) : g_strdup ("");
  g_autofree char *when = NULL;
  gboolean has_year = FALSE;
  gint64 year = 0;

  if (inno_json_get_optional_integer (row, "", "year", &has_year, &year, NULL) && has_year)
    when = g_strdup_printf (" %d", (int) year);

  return g_strdup_printf ("%s, %s%s", inno_vocabulary_get_label (INNO_VOCABULARY_MEASURE, measure), name,
                          when != NULL ? when : "");
}

static char *
say_amount (JsonObject *row)
{
  gboolean is_known = FALSE;
  gint64 cents = 0;

  inno_json_get_optional_integer (row, "", "amount_cents", &is_known, &cents, NULL);

  return inno_project_say_cents (is_known, cents);
}

/* An amount under the name of its row; where the row became another, both in full. */
static void
add_row (GPtrArray     *changes,
         JsonObject    *before,
         JsonObject    *after,
         InnoPortfolio *portfolio)
{
  g_autofree char *was = before != NULL ? say_row (before, portfolio) : NULL;
  g_autofree char *is = after != NULL ? say_row (after, portfolio) : NULL;
  g_autofree char *old = before != NULL ? say_amount (before) : NULL;
  g_autofree char *new = after != NULL ? say_amount (after) : NULL;

  if (was == NULL && is == NULL)
    return;
  if (was == NULL || is == NULL || g_str_equal (was, is))
    take_change (changes, g_strdup (is != NULL ? is : was), g_steal_pointer (&old), g_steal_pointer (&new));
  else
    take_change (changes, g_strdup (_("Funding")), g_strdup_printf ("%s: %s", was, old),
                 g_strdup_printf ("%s: %s", is, new));
}

static const char *
get_in (JsonObject *document,
        const char *member,
        const char *lang)
{
  JsonNode *node = json_object_get_member (document, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), lang)
         ? inno_project_get_string (json_node_get_object (node), lang) : NULL;
}

static void
add_text (GPtrArray  *changes,
          JsonObject *before,
          JsonObject *after,
          const char *member)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      const char *code = inno_lang_to_code (lang);

      take_change (changes,
                   g_strdup_printf ("%s (%s)", inno_project_field_get_label (member),
                                    inno_lang_get_native_name (lang)),
                   g_strdup (get_in (before, member, code)), g_strdup (get_in (after, member, code)));
    }
}

static char *
say_raw (JsonObject *document,
         const char *member)
{
  JsonNode *node = json_object_get_member (document, member);
  g_autofree char *text = node != NULL ? inno_json_to_string (node) : NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= MOST_CHARS)
    return g_steal_pointer (&text);

  *g_utf8_offset_to_pointer (text, MOST_CHARS) = '\0';

  return g_strconcat (text, "…", NULL);
}

static void
add_member (GPtrArray     *changes,
            JsonObject    *before,
            JsonObject    *after,
            const char    *member,
            InnoPortfolio *portfolio)
{
  const InnoProjectField *field = inno_project_field_find (member);

  if (field == NULL)
    take_change (changes, g_strdup (member), say_raw (before, member), say_raw (after, member));
  else if (field->say == say_text)
    add_text (changes, before, after, member);
  else
    take_change (changes, g_strdup (_(field->label)), field->say (before, member, portfolio),
                 field->say (after, member, portfolio));
}

/* What machines keep for themselves. */
static gboolean
is_for_people (const char *member)
{
  return *member != '_' && !g_str_equal (member, "edit") && !g_str_equal (member, "type");
}

/* A member once, however deep it differs; of the funding a row once. */
static char *
get_key (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);

  if (parts[0] == NULL || !is_for_people (parts[0]))
    return NULL;
  if (g_str_equal (parts[0], "funding") && parts[1] != NULL)
    return g_strconcat ("funding/", parts[1], NULL);

  return g_strdup (parts[0]);
}

/* A document without funding, or with funding for the first time. */
static void
add_all_rows (GPtrArray     *changes,
              JsonObject    *before,
              JsonObject    *after,
              InnoPortfolio *portfolio)
{
  JsonObject *funding = inno_json_get_object (json_object_has_member (after, "funding") ? after : before,
                                              "", "funding", NULL);
  g_autoptr (GList) ids = funding != NULL ? json_object_get_members (funding) : NULL;

  for (GList *at = ids; at != NULL; at = at->next)
    add_row (changes, get_row (before, at->data), get_row (after, at->data), portfolio);
}

/**
 * inno_project_list_changes:
 * @before: the document of a project as it was
 * @after: as it is
 * @portfolio: where what they refer to is named
 *
 * Returns: (transfer full) (element-type InnoProjectChange): what differs for
 *   people, in words of the active language
 */
GPtrArray *
inno_project_list_changes (JsonObject    *before,
                           JsonObject    *after,
                           InnoPortfolio *portfolio)
{
  g_autoptr (GPtrArray) differences = inno_document_diff (before, after);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  for (guint i = 0; i < differences->len; i++)
    {
      const InnoDifference *difference = g_ptr_array_index (differences, i);
      char *key = get_key (difference->path);
      const char *row = key != NULL ? strchr (key, '/') : NULL;

      if (key == NULL || !g_hash_table_add (seen, key))
        continue;
      if (row != NULL)
        add_row (changes, get_row (before, row + 1), get_row (after, row + 1), portfolio);
      else if (g_str_equal (key, "funding"))
        add_all_rows (changes, before, after, portfolio);
      else
        add_member (changes, before, after, key, portfolio);
    }

  return changes;
}
