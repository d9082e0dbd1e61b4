/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-lead-theme.h"

#include "inno-entity-private.h"

struct _InnoLeadTheme
{
  InnoEntity       parent_instance;
  gboolean         participants_known;
  InnoParticipant *participants;
  guint            n_participants;
  InnoDay          round_start;
  InnoDay          round_end;
  char            *organisation;
};

G_DEFINE_FINAL_TYPE (InnoLeadTheme, inno_lead_theme, INNO_TYPE_ENTITY)

static void
read_participants (InnoLeadTheme *self,
                   JsonObject    *rows)
{
  JsonObjectIter iter;
  const char *row_id;
  JsonNode *node;

  self->participants = g_new0 (InnoParticipant, json_object_get_size (rows));
  /* json-glib 1.6 reads past the last row when it is not asked for the id. */
  json_object_iter_init_ordered (&iter, rows);
  while (json_object_iter_next_ordered (&iter, &row_id, &node))
    {
      InnoParticipant *participant = &self->participants[self->n_participants++];
      JsonObject *row = json_node_get_object (node);
      guint role = 0;

      inno_vocabulary_find (INNO_VOCABULARY_ROLE, inno_document_peek_string (row, "role"), &role);
      participant->city_id = g_strdup (inno_document_peek_string (row, "city"));
      participant->role = role;
    }
}

static void
inno_lead_theme_finalize (GObject *object)
{
  InnoLeadTheme *self = INNO_LEAD_THEME (object);

  for (guint i = 0; i < self->n_participants; i++)
    g_free ((char *) self->participants[i].city_id);
  g_clear_pointer (&self->participants, g_free);
  g_clear_pointer (&self->organisation, g_free);

  G_OBJECT_CLASS (inno_lead_theme_parent_class)->finalize (object);
}

static void
inno_lead_theme_class_init (InnoLeadThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_lead_theme_finalize;
}

static void
inno_lead_theme_init (InnoLeadTheme *self)
{
  self->round_start = INNO_DAY_NONE;
  self->round_end = INNO_DAY_NONE;
}

/**
 * inno_lead_theme_new_from_json:
 * @document: a document of the type lead_theme
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the lead theme, or %NULL when @document
 *   does not keep the contract
 */
InnoLeadTheme *
inno_lead_theme_new_from_json (JsonObject  *document,
                               GError     **error)
{
  InnoLeadTheme *self;

  self = inno_entity_new_from_json (INNO_TYPE_LEAD_THEME, INNO_DOCUMENT_LEAD_THEME,
                                    document, error);
  if (self == NULL)
    return NULL;

  self->participants_known = json_object_get_boolean_member (document, "participants_known");
  read_participants (self, json_object_get_object_member (document, "participants"));
  self->organisation = g_strdup (inno_document_peek_string (document, "organisation"));

  if (json_object_has_member (document, "round"))
    {
      JsonObject *round = json_object_get_object_member (document, "round");

      self->round_start = inno_document_peek_day (round, "start");
      self->round_end = inno_document_peek_day (round, "end");
    }

  return self;
}

/**
 * inno_lead_theme_get_participants_known:
 * @self: a lead theme
 *
 * Returns: whether the list of participants is the whole list
 */
gboolean
inno_lead_theme_get_participants_known (InnoLeadTheme *self)
{
  g_return_val_if_fail (INNO_IS_LEAD_THEME (self), FALSE);

  return self->participants_known;
}

/**
 * inno_lead_theme_get_participants:
 * @self: a lead theme
 * @n_participants: (out): how many there are
 *
 * A city may be there more than once, with different roles.
 *
 * Returns: (transfer none) (array length=n_participants): the participants, in
 *   the order of the document
 */
const InnoParticipant *
inno_lead_theme_get_participants (InnoLeadTheme *self,
                                  guint         *n_participants)
{
  g_return_val_if_fail (INNO_IS_LEAD_THEME (self), NULL);
  g_return_val_if_fail (n_participants != NULL, NULL);

  *n_participants = self->n_participants;
  return self->participants;
}

/**
 * inno_lead_theme_find_role:
 * @self: a lead theme
 * @city_id: the id of a city
 *
 * Returns: the strongest role in which the city takes part, or -1 where it is
 *   not known to take part
 */
int
inno_lead_theme_find_role (InnoLeadTheme *self,
                           const char    *city_id)
{
  int role = -1;

  g_return_val_if_fail (INNO_IS_LEAD_THEME (self), -1);

  for (guint i = 0; i < self->n_participants; i++)
    if (g_str_equal (self->participants[i].city_id, city_id) &&
        (role < 0 || (int) self->participants[i].role < role))
      role = self->participants[i].role;

  return role;
}

/**
 * inno_lead_theme_get_round_start:
 * @self: a lead theme
 *
 * Returns: the first day of its round, or %INNO_DAY_NONE
 */
InnoDay
inno_lead_theme_get_round_start (InnoLeadTheme *self)
{
  g_return_val_if_fail (INNO_IS_LEAD_THEME (self), INNO_DAY_NONE);

  return self->round_start;
}

/**
 * inno_lead_theme_get_round_end:
 * @self: a lead theme
 *
 * Returns: the last day of its round, or %INNO_DAY_NONE
 */
InnoDay
inno_lead_theme_get_round_end (InnoLeadTheme *self)
{
  g_return_val_if_fail (INNO_IS_LEAD_THEME (self), INNO_DAY_NONE);

  return self->round_end;
}

/**
 * inno_lead_theme_get_organisation:
 * @self: a lead theme
 *
 * Returns: (transfer none) (nullable): the organisation that carries it
 */
const char *
inno_lead_theme_get_organisation (InnoLeadTheme *self)
{
  g_return_val_if_fail (INNO_IS_LEAD_THEME (self), NULL);

  return self->organisation;
}

/**
 * inno_lead_theme_count_cities:
 * @self: a lead theme
 * @roles: a bit (1 << InnoRole) for each role that counts
 *
 * Returns: how many distinct cities are known to take part in such a role
 */
guint
inno_lead_theme_count_cities (InnoLeadTheme *self,
                              guint          roles)
{
  g_autoptr (GHashTable) cities = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_participants;
  const InnoParticipant *participants = inno_lead_theme_get_participants (self, &n_participants);

  for (guint i = 0; i < n_participants; i++)
    if ((roles & (1u << participants[i].role)) != 0)
      g_hash_table_add (cities, (gpointer) participants[i].city_id);

  return g_hash_table_size (cities);
}
