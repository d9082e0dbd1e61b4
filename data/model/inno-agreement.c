/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-agreement.h"

#include "inno-entity-private.h"

struct _InnoAgreement
{
  InnoEntity   parent_instance;
  char       **city_ids;
  InnoText    *authority;
  InnoDay      starts;
  InnoDay      ends;
};

G_DEFINE_FINAL_TYPE (InnoAgreement, inno_agreement, INNO_TYPE_ENTITY)

static char **
dup_strings (JsonArray *array)
{
  guint n_strings = json_array_get_length (array);
  char **strings = g_new0 (char *, n_strings + 1);

  for (guint i = 0; i < n_strings; i++)
    strings[i] = g_strdup (json_array_get_string_element (array, i));

  return strings;
}

static void
inno_agreement_finalize (GObject *object)
{
  InnoAgreement *self = INNO_AGREEMENT (object);

  g_clear_pointer (&self->city_ids, g_strfreev);
  g_clear_pointer (&self->authority, inno_text_free);

  G_OBJECT_CLASS (inno_agreement_parent_class)->finalize (object);
}

static void
inno_agreement_class_init (InnoAgreementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_agreement_finalize;
}

static void
inno_agreement_init (InnoAgreement *self)
{
}

/**
 * inno_agreement_new_from_json:
 * @document: a document of the type agreement
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the agreement, or %NULL when @document does
 *   not keep the contract
 */
InnoAgreement *
inno_agreement_new_from_json (JsonObject  *document,
                              GError     **error)
{
  InnoAgreement *self;

  self = inno_entity_new_from_json (INNO_TYPE_AGREEMENT, INNO_DOCUMENT_AGREEMENT,
                                    document, error);
  if (self == NULL)
    return NULL;

  self->city_ids = dup_strings (json_object_get_array_member (document, "cities"));
  self->authority = inno_document_dup_text (document, "authority");
  self->starts = inno_document_peek_day (document, "starts");
  self->ends = inno_document_peek_day (document, "ends");

  return self;
}

/**
 * inno_agreement_get_city_ids:
 * @self: an agreement
 *
 * Returns: (transfer none) (array zero-terminated=1): the cities of the agreement,
 *   in the order of the document
 */
const char * const *
inno_agreement_get_city_ids (InnoAgreement *self)
{
  g_return_val_if_fail (INNO_IS_AGREEMENT (self), NULL);

  return (const char * const *) self->city_ids;
}

/**
 * inno_agreement_get_authority:
 * @self: an agreement
 *
 * Returns: (transfer none) (nullable): who grants the money
 */
const InnoText *
inno_agreement_get_authority (InnoAgreement *self)
{
  g_return_val_if_fail (INNO_IS_AGREEMENT (self), NULL);

  return self->authority;
}

/**
 * inno_agreement_get_starts:
 * @self: an agreement
 *
 * Returns: its first day, or %INNO_DAY_NONE where it is not known
 */
InnoDay
inno_agreement_get_starts (InnoAgreement *self)
{
  g_return_val_if_fail (INNO_IS_AGREEMENT (self), INNO_DAY_NONE);

  return self->starts;
}

/**
 * inno_agreement_get_ends:
 * @self: an agreement
 *
 * Returns: its last day, or %INNO_DAY_NONE where it is not known
 */
InnoDay
inno_agreement_get_ends (InnoAgreement *self)
{
  g_return_val_if_fail (INNO_IS_AGREEMENT (self), INNO_DAY_NONE);

  return self->ends;
}
