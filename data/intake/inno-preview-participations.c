/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CORDIS: who takes part in projects of the EU. */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-preview-private.h"

#include "inno-brought.h"
#include "inno-intake-participation.h"
#include "inno-json.h"
#include "inno-money.h"

static const char *
peek_text (JsonObject *document,
           const char *member)
{
  return document != NULL ? inno_json_peek_string (json_object_get_member (document, member)) : NULL;
}

/* By the code of its organisation; one that people have written has a name alone. */
static gboolean
know_participation (const char  *id,
                    const char  *body,
                    gsize        length,
                    gpointer     user_data,
                    GError     **error)
{
  InnoPreviewRun *run = user_data;
  g_autoptr (JsonNode) node = inno_json_parse (body, length, NULL);
  JsonObject *document = inno_json_peek_object (node);
  const char *code = peek_text (document, "project_code");
  const char *organisation = peek_text (document, "organisation_id");
  g_autofree char *key = NULL;

  if (organisation == NULL)
    organisation = peek_text (document, "organisation");
  if (code == NULL || organisation == NULL)
    return TRUE;

  key = inno_participation_make_key (code, organisation);
  if (!g_hash_table_contains (run->known, key))
    g_hash_table_insert (run->known, g_steal_pointer (&key), g_strdup (id));
  return TRUE;
}

static gboolean
begin (InnoPreviewRun  *run,
       GError         **error)
{
  if (run->files.projects == NULL)
    {
      inno_notes_add (run->preview->warnings, 1, -1, INNO_REASON_NO_PROJECT_FILE, NULL);
    }
  else
    {
      run->projects = inno_cordis_projects_read (run->files.projects, run->cancellable, error);
      if (run->projects == NULL)
        return FALSE;
    }

  return inno_store_foreach_document (run->store, INNO_DOCUMENT_PARTICIPATION, know_participation, run, error);
}

static char *
make_key (const InnoDraft *draft)
{
  const char *organisation = draft->texts[INNO_COLUMN_ORGANISATION];

  return inno_participation_make_key (draft->texts[INNO_COLUMN_CODE],
                                      organisation != NULL ? organisation : draft->texts[INNO_COLUMN_BENEFICIARY]);
}

static const char *
find (InnoPreviewRun  *run,
      const char      *key,
      const InnoDraft *draft)
{
  const char *id = g_hash_table_lookup (run->known, key);
  const char *name = draft->texts[INNO_COLUMN_BENEFICIARY];
  g_autofree char *other = id == NULL && name != NULL ? inno_participation_make_key (draft->texts[INNO_COLUMN_CODE], name) : NULL;

  return other != NULL ? g_hash_table_lookup (run->known, other) : id;
}

static void
add_sums (const InnoHeader *header,
          const InnoDraft  *draft,
          gint64            sums[INNO_N_MONEY_MEASURES])
{
  gint64 *sum = &sums[INNO_MEASURE_GRANTED];
  gint64 cents;

  inno_participation_draft_get_money (draft, &cents);
  if (!inno_money_add (*sum, cents, sum))
    g_debug ("The sum of a file is more than can be kept");
}

static const InnoCordisProject *
get_project (InnoPreviewRun  *run,
             const InnoDraft *draft)
{
  return run->projects != NULL ? g_hash_table_lookup (run->projects, draft->texts[INNO_COLUMN_CODE]) : NULL;
}

static void
warn (InnoPreviewRun  *run,
      const InnoDraft *first)
{
  const InnoCordisProject *project = get_project (run, first);
  int column = run->preview->header->at[INNO_COLUMN_CODE];

  if (run->projects != NULL && project == NULL)
    inno_notes_add (run->preview->warnings, first->line, column, INNO_REASON_NOT_IN_PROJECT_FILE, NULL);
  else if (project != NULL && project->bad_day != NULL)
    inno_notes_add (run->preview->warnings, first->line, -1, INNO_REASON_BAD_DAY, project->bad_day);
}

static void
change_participation (InnoPreviewRun           *run,
                      const InnoPreviewSubject *subject,
                      InnoIntakeChange         *change)
{
  g_autoptr (JsonObject) brought =
    inno_participation_brought_new (subject->parts, get_project (run, subject->first),
                                    inno_intake_get_old (subject->current, subject->origin.layout));

  inno_intake_participation_change (subject->current, subject->key, brought, &subject->origin, change);
}

static const char *
get_name (const InnoDraft *draft)
{
  return draft->texts[INNO_COLUMN_BENEFICIARY];
}

const InnoPreviewFamily inno_preview_participations = {
  .type = "participation",
  .begin = begin,
  .check = inno_draft_check_participation,
  .make_key = make_key,
  .find = find,
  .sort = inno_brought_sort,
  .add_sums = add_sums,
  .warn = warn,
  .change = change_participation,
  .get_name = get_name,
};
