/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-draft.h"

#include "inno-status.h"

#define HOME "FI"

/* The city of the address is where it is; of an address that names none of ours, the name
 * may say more: “Helsingin yliopisto” with the address of its forest. */
static void
find_place (const InnoDraftReader *reader,
            InnoDraft             *self)
{
  static const InnoListColumn columns[] = { INNO_COLUMN_CITY, INNO_COLUMN_BENEFICIARY };
  InnoListColumn unsure = INNO_COLUMN_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (columns) && self->n_cities == 0; i++)
    {
      const char *text = self->texts[columns[i]];
      InnoPlaceMatch match = { 0 };

      if (text == NULL)
        continue;
      match = inno_places_match (reader->places, text);
      if (match.confidence == INNO_PLACE_UNSURE)
        unsure = columns[i];
      else if (match.city != NULL)
        self->cities[self->n_cities++] = match.city;
    }

  if (self->n_cities == 0 && unsure != INNO_COLUMN_NONE)
    inno_draft_refuse (self, reader, reader->header->at[unsure], INNO_REASON_UNSURE_CITY, self->texts[unsure]);
}

static gboolean
is_abroad (const InnoDraft *self)
{
  const char *country = self->texts[INNO_COLUMN_COUNTRY];

  return country != NULL && g_ascii_strcasecmp (country, HOME) != 0;
}

/**
 * inno_draft_check_participation:
 * @reader: what it is read with
 * @self: what a row of a list of participations says
 *
 * Whoever is in none of the cities is refused. What was granted may be unknown.
 */
void
inno_draft_check_participation (const InnoDraftReader *reader,
                                InnoDraft             *self)
{
  const int *at = reader->header->at;
  const char *role = self->texts[INNO_COLUMN_ROLE];

  if (is_abroad (self))
    {
      inno_draft_refuse (self, reader, at[INNO_COLUMN_COUNTRY], INNO_REASON_OUTSIDE_CITIES, NULL);
      return;
    }
  if (self->texts[INNO_COLUMN_BENEFICIARY] == NULL && self->texts[INNO_COLUMN_ORGANISATION] == NULL)
    {
      inno_draft_refuse (self, reader, at[INNO_COLUMN_BENEFICIARY], INNO_REASON_NO_ORGANISATION, NULL);
      return;
    }

  if (role != NULL && inno_participant_role_guess (role) == NULL)
    inno_draft_warn (self, reader, at[INNO_COLUMN_ROLE], INNO_REASON_UNKNOWN_ROLE, role);
  find_place (reader, self);
  if (self->n_cities == 0)
    inno_draft_refuse (self, reader, at[INNO_COLUMN_CITY], INNO_REASON_OUTSIDE_CITIES, NULL);
}
