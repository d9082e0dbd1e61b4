/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-participation.h"

#include "inno-document.h"
#include "inno-entity-private.h"
#include "inno-json.h"

static int
peek_year (JsonObject *document,
           const char *member)
{
  InnoDay day = inno_document_peek_day (document, member);

  return day != INNO_DAY_NONE ? inno_day_get_year (day) : 0;
}

/**
 * inno_participation_new_from_json:
 * @document: a document of the type "participation"
 * @error: return location of an error of the contract
 *
 * Returns: (transfer full) (nullable): what is counted of it
 */
InnoParticipation *
inno_participation_new_from_json (JsonObject  *document,
                                  GError     **error)
{
  InnoParticipation *self;
  JsonNode *amount;

  if (!inno_document_validate (document, "", error))
    return NULL;

  self = g_new0 (InnoParticipation, 1);
  self->programme = g_strdup (inno_document_peek_string (document, "programme"));
  self->project_code = g_strdup (inno_document_peek_string (document, "project_code"));
  self->city_id = g_strdup (inno_document_peek_string (document, "city"));
  /* The contract does not name it: others may have written something else there. */
  self->part = g_strdup (inno_json_peek_string (json_object_get_member (document, "programme_part")));
  self->start_year = peek_year (document, "start");
  self->end_year = peek_year (document, "end");
  self->is_coordinator = g_strcmp0 (inno_document_peek_string (document, "role"), "coordinator") == 0;
  amount = json_object_get_member (document, "contribution_cents");
  self->is_known = amount != NULL && !JSON_NODE_HOLDS_NULL (amount);
  self->cents = self->is_known ? json_node_get_int (amount) : 0;

  return self;
}

/**
 * inno_participation_free:
 * @self: (transfer full): a participation
 */
void
inno_participation_free (InnoParticipation *self)
{
  g_free (self->programme);
  g_free (self->project_code);
  g_free (self->city_id);
  g_free (self->part);
  g_free (self);
}
