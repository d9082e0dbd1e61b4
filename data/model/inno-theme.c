/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-theme.h"

#include "inno-entity-private.h"

struct _InnoTheme
{
  InnoEntity  parent_instance;
  char       *agreement_id;
  InnoDay     valid_from;
  InnoDay     valid_to;
};

G_DEFINE_FINAL_TYPE (InnoTheme, inno_theme, INNO_TYPE_ENTITY)

static void
inno_theme_finalize (GObject *object)
{
  InnoTheme *self = INNO_THEME (object);

  g_clear_pointer (&self->agreement_id, g_free);

  G_OBJECT_CLASS (inno_theme_parent_class)->finalize (object);
}

static void
inno_theme_class_init (InnoThemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_theme_finalize;
}

static void
inno_theme_init (InnoTheme *self)
{
  self->valid_from = INNO_DAY_NONE;
  self->valid_to = INNO_DAY_NONE;
}

/**
 * inno_theme_new_from_json:
 * @document: a document of the type theme
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the strategic priority, or %NULL when
 *   @document does not keep the contract
 */
InnoTheme *
inno_theme_new_from_json (JsonObject  *document,
                          GError     **error)
{
  InnoTheme *self;

  self = inno_entity_new_from_json (INNO_TYPE_THEME, INNO_DOCUMENT_THEME, document, error);
  if (self == NULL)
    return NULL;

  self->agreement_id = g_strdup (inno_document_peek_string (document, "agreement"));
  self->valid_from = inno_document_peek_day (document, "valid_from");
  self->valid_to = inno_document_peek_day (document, "valid_to");

  return self;
}

/**
 * inno_theme_get_agreement_id:
 * @self: a strategic priority
 *
 * Returns: (transfer none): the agreement it belongs to
 */
const char *
inno_theme_get_agreement_id (InnoTheme *self)
{
  g_return_val_if_fail (INNO_IS_THEME (self), NULL);

  return self->agreement_id;
}

/**
 * inno_theme_get_valid_from:
 * @self: a strategic priority
 *
 * Returns: its first day, or %INNO_DAY_NONE
 */
InnoDay
inno_theme_get_valid_from (InnoTheme *self)
{
  g_return_val_if_fail (INNO_IS_THEME (self), INNO_DAY_NONE);

  return self->valid_from;
}

/**
 * inno_theme_get_valid_to:
 * @self: a strategic priority
 *
 * Returns: its last day, or %INNO_DAY_NONE
 */
InnoDay
inno_theme_get_valid_to (InnoTheme *self)
{
  g_return_val_if_fail (INNO_IS_THEME (self), INNO_DAY_NONE);

  return self->valid_to;
}
