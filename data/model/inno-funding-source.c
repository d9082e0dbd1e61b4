/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-funding-source.h"

#include "inno-entity-private.h"

struct _InnoFundingSource
{
  InnoEntity        parent_instance;
  InnoFundingClass  funding_class;
};

G_DEFINE_FINAL_TYPE (InnoFundingSource, inno_funding_source, INNO_TYPE_ENTITY)

static void
inno_funding_source_class_init (InnoFundingSourceClass *klass)
{
}

static void
inno_funding_source_init (InnoFundingSource *self)
{
}

/**
 * inno_funding_source_new_from_json:
 * @document: a document of the type funding_source
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the source, or %NULL when @document does
 *   not keep the contract
 */
InnoFundingSource *
inno_funding_source_new_from_json (JsonObject  *document,
                                   GError     **error)
{
  InnoFundingSource *self;
  guint value = 0;

  self = inno_entity_new_from_json (INNO_TYPE_FUNDING_SOURCE, INNO_DOCUMENT_FUNDING_SOURCE,
                                    document, error);
  if (self == NULL)
    return NULL;

  inno_vocabulary_find (INNO_VOCABULARY_CLASS,
                        inno_document_peek_string (document, "class"), &value);
  self->funding_class = value;

  return self;
}

/**
 * inno_funding_source_get_class:
 * @self: a funding source
 *
 * Returns: the class its money belongs to
 */
InnoFundingClass
inno_funding_source_get_class (InnoFundingSource *self)
{
  g_return_val_if_fail (INNO_IS_FUNDING_SOURCE (self), INNO_CLASS_PRIVATE);

  return self->funding_class;
}
