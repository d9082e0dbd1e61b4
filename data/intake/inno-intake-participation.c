/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-participation.h"

#include "inno-json.h"
#include "inno-money.h"
#include "inno-status.h"

/* A participation has to say of which programme it is, and without project.csv nobody
 * knows. */
#define UNKNOWN_PROGRAMME "CORDIS"

/* Members that are one value, all that a list may bring. */
static const char * const values[] = {
  "programme", "programme_part", "project_code", "acronym", "title", "organisation", "organisation_id",
  "city", "role", "start", "end", "contribution_cents",
};

/* Where amounts stand, the first that is known: either holds the same money. */
static const struct
{
  InnoListColumn  column;
  const char *name;
} amounts[] = {
  { INNO_COLUMN_CONTRIBUTION_NET, "netEcContribution" },
  { INNO_COLUMN_CONTRIBUTION, "ecContribution" },
};

/**
 * inno_participation_make_key:
 * @project_code: the code of a project
 * @organisation: the code of an organisation, or its name
 *
 * Returns: (transfer full): what all rows of one participation have in common
 */
char *
inno_participation_make_key (const char *project_code,
                             const char *organisation)
{
  g_autofree char *plain = inno_column_plain (organisation);

  return g_strconcat ("cordis:", project_code, ":", plain, NULL);
}

/* Returns: index of the amount that counts, or -1: none is known */
static int
find_amount (const InnoDraft *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (draft->amounts[amounts[i].column].state == INNO_CELL_KNOWN)
      return (int) i;

  return -1;
}

/**
 * inno_participation_draft_get_money:
 * @draft: what a row says
 * @cents: (out): the contribution: the net one, or the other where that is not known
 *
 * Returns: whether it is known
 */
gboolean
inno_participation_draft_get_money (const InnoDraft *draft,
                                    gint64          *cents)
{
  int found = find_amount (draft);

  *cents = found >= 0 ? draft->amounts[amounts[found].column].cents : 0;
  return found >= 0;
}

/* What the list says */

static void
put (JsonObject *brought,
     const char *member,
     const char *text)
{
  if (text != NULL && !json_object_has_member (brought, member))
    json_object_set_string_member (brought, member, text);
}

static void
put_day (JsonObject *brought,
         const char *member,
         InnoDay     day)
{
  g_autofree char *text = day != INNO_DAY_NONE ? inno_day_to_iso (day) : NULL;

  put (brought, member, text);
}

/* Who coordinates does so, whatever else another row says. */
static void
put_role (JsonObject      *brought,
          const InnoDraft *draft)
{
  const char *text = draft->texts[INNO_COLUMN_ROLE];
  const char *role = text != NULL ? inno_participant_role_guess (text) : NULL;

  if (g_strcmp0 (role, "coordinator") == 0)
    json_object_set_string_member (brought, "role", role);
  else
    put (brought, "role", role != NULL ? role : "other");
}

/* The money of several rows is added up, each counted in one way. */
static void
put_money (JsonObject *brought,
           GPtrArray  *parts)
{
  gboolean is_known = FALSE;
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);
      int found = find_amount (draft);
      gint64 cents;

      if (!inno_participation_draft_get_money (draft, &cents))
        continue;
      if (!inno_money_add (sum, cents, &sum))
        return;
      is_known = TRUE;
      put (brought, "amount_of", amounts[found].name);
    }

  if (is_known)
    json_object_set_int_member (brought, "contribution_cents", sum);
}

static void
put_project (JsonObject              *brought,
             const InnoCordisProject *project,
             JsonObject              *old)
{
  if (project != NULL)
    {
      put (brought, "programme", project->programme);
      put (brought, "programme_part", project->part);
      put (brought, "acronym", project->acronym);
      put (brought, "title", project->title);
      put_day (brought, "start", project->start);
      put_day (brought, "end", project->end);
    }
  if (inno_intake_get (old, "programme") == NULL)
    put (brought, "programme", UNKNOWN_PROGRAMME);
}

/**
 * inno_participation_brought_new:
 * @parts: (element-type InnoDraft): the rows of one participation
 * @project: (nullable): what is known of its project
 * @old: (nullable): what the list said the last time
 *
 * Returns: (transfer full): what the list says of it: the members that it knows, as the
 *   document has them, and beside them "amount_of", where the amount stood
 */
JsonObject *
inno_participation_brought_new (GPtrArray               *parts,
                                const InnoCordisProject *project,
                                JsonObject              *old)
{
  JsonObject *brought = json_object_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      const InnoDraft *draft = g_ptr_array_index (parts, i);
      const char *name = draft->texts[INNO_COLUMN_BENEFICIARY];

      put (brought, "project_code", draft->texts[INNO_COLUMN_CODE]);
      put (brought, "organisation", name != NULL ? name : draft->texts[INNO_COLUMN_ORGANISATION]);
      put (brought, "organisation_id", draft->texts[INNO_COLUMN_ORGANISATION]);
      put (brought, "city", draft->cities[0]);
      put (brought, "acronym", draft->texts[INNO_COLUMN_ACRONYM]);
      put_role (brought, draft);
    }
  put_money (brought, parts);
  put_project (brought, project, old);

  return brought;
}

/* Documents */

static JsonObject *
overlay (JsonObject      *current,
         JsonObject      *side,
         JsonObject *old  G_GNUC_UNUSED,
         JsonObject      *brought)
{
  JsonObject *document = inno_json_copy_object (current);

  inno_intake_overlay_values (document, side, brought, values, G_N_ELEMENTS (values));
  return document;
}

static JsonObject *
make_new (const char *key,
          JsonObject *brought)
{
  g_autofree char *id = inno_intake_make_id ("participation", key);
  JsonObject *document = json_object_new ();

  json_object_set_string_member (document, "_id", id);
  json_object_set_string_member (document, "type", "participation");
  inno_intake_overlay_values (document, brought, brought, values, G_N_ELEMENTS (values));
  /* What nobody knows is said not to be known. */
  if (!json_object_has_member (document, "contribution_cents"))
    json_object_set_null_member (document, "contribution_cents");

  return document;
}

/**
 * inno_intake_participation_change:
 * @current: (nullable): the participation as it is; %NULL where there is none of this key
 * @key: its project and organisation
 * @brought: what the list says of it
 * @origin: where that stands
 * @change: (out caller-allocates): what becomes of it; to be cleared
 *
 * As inno_intake_change_old() says.
 */
void
inno_intake_participation_change (JsonObject       *current,
                                  const char       *key,
                                  JsonObject       *brought,
                                  const InnoOrigin *origin,
                                  InnoIntakeChange *change)
{
  if (current == NULL)
    inno_intake_change_new (make_new (key, brought), brought, origin, change);
  else
    inno_intake_change_old (current, brought, origin, overlay, change);
}
