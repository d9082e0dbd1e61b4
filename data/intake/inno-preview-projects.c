/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of projects: EURA, Kohesio and tables with a mapping. */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-preview-private.h"

#include "inno-brought.h"
#include "inno-intake-memory.h"
#include "inno-intake-project.h"
#include "inno-json.h"
#include "inno-money.h"

static gboolean
know_project (const char  *id,
              const char  *body,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  InnoPreviewRun *run = user_data;
  g_autoptr (JsonNode) node = inno_json_parse (body, length, NULL);
  JsonObject *document = inno_json_peek_object (node);
  const char *code = document != NULL ? inno_json_peek_string (json_object_get_member (document, "code")) : NULL;
  const char *kind = document != NULL ? inno_json_peek_string (json_object_get_member (document, "kind")) : NULL;

  if (code != NULL && kind != NULL && *code != '\0')
    {
      char *key = g_strconcat (kind, ":", code, NULL);

      /* Of several with one code the first is meant; a check finds the others. */
      if (!g_hash_table_contains (run->known, key))
        g_hash_table_insert (run->known, key, g_strdup (id));
      else
        g_free (key);
    }

  return TRUE;
}

static gboolean
begin (InnoPreviewRun  *run,
       GError         **error)
{
  const char *rule = run->request->rule;

  if (rule == NULL)
    rule = inno_intake_memory_get_rule (run->memory);
  if (rule != NULL && *rule != '\0')
    {
      run->preview->rule = g_strdup (rule);
      run->rule = inno_rule_parse (rule, error);
      if (run->rule == NULL)
        return FALSE;
    }

  return inno_store_foreach_document (run->store, INNO_DOCUMENT_PROJECT, know_project, run, error);
}

static const char *
find (InnoPreviewRun  *run,
      const char      *key,
      const InnoDraft *draft)
{
  return g_hash_table_lookup (run->known, key);
}

static void
add_sums (const InnoHeader *header,
          const InnoDraft  *draft,
          gint64            sums[INNO_N_MONEY_MEASURES])
{
  for (guint i = 0; i < INNO_N_COLUMNS; i++)
    {
      const InnoListColumnInfo *info = inno_column_get_info (i);

      if (inno_header_counts (header, i) && draft->amounts[i].state == INNO_CELL_KNOWN &&
          !inno_money_add (sums[info->measure], draft->amounts[i].cents, &sums[info->measure]))
        g_debug ("The sum of a file is more than can be kept");
    }
}

static void
change_project (InnoPreviewRun           *run,
                const InnoPreviewSubject *subject,
                InnoIntakeChange         *change)
{
  g_autoptr (JsonObject) brought = inno_brought_new (run->preview->header, subject->parts, subject->drafts, run->portfolio,
                                                     run->sources);

  inno_intake_project_change (subject->current, subject->key, brought, &subject->origin, run->sources, change);
}

static const char *
get_name (const InnoDraft *draft)
{
  static const InnoListColumn columns[] = { INNO_COLUMN_NAME_FI, INNO_COLUMN_NAME_SV, INNO_COLUMN_NAME_EN };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (draft->texts[columns[i]] != NULL)
      return draft->texts[columns[i]];

  return NULL;
}

const InnoPreviewFamily inno_preview_projects = {
  .type = "project",
  .begin = begin,
  .check = inno_draft_check_project,
  .make_key = inno_draft_get_key,
  .find = find,
  .sort = inno_brought_sort,
  .add_sums = add_sums,
  .change = change_project,
  .get_name = get_name,
};
