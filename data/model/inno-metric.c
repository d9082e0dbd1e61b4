/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-metric.h"

#include "inno-entity-private.h"

struct _InnoMetric
{
  InnoEntity     parent_instance;
  InnoText      *unit;
  char          *dimension;
  InnoLevel      level;
  InnoDirection  direction;
  guint          decimals;
};

G_DEFINE_FINAL_TYPE (InnoMetric, inno_metric, INNO_TYPE_ENTITY)

static void
inno_metric_finalize (GObject *object)
{
  InnoMetric *self = INNO_METRIC (object);

  g_clear_pointer (&self->unit, inno_text_free);
  g_clear_pointer (&self->dimension, g_free);

  G_OBJECT_CLASS (inno_metric_parent_class)->finalize (object);
}

static void
inno_metric_class_init (InnoMetricClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_metric_finalize;
}

static void
inno_metric_init (InnoMetric *self)
{
}

/**
 * inno_metric_new_from_json:
 * @document: a document of the type metric
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the metric, or %NULL when @document does
 *   not keep the contract
 */
InnoMetric *
inno_metric_new_from_json (JsonObject  *document,
                           GError     **error)
{
  InnoMetric *self;
  guint level = 0, direction = 0;

  self = inno_entity_new_from_json (INNO_TYPE_METRIC, INNO_DOCUMENT_METRIC, document, error);
  if (self == NULL)
    return NULL;

  inno_vocabulary_find (INNO_VOCABULARY_LEVEL, inno_document_peek_string (document, "level"), &level);
  inno_vocabulary_find (INNO_VOCABULARY_DIRECTION, inno_document_peek_string (document, "direction"),
                        &direction);
  self->unit = inno_document_dup_text (document, "unit");
  self->dimension = g_strdup (inno_document_peek_string (document, "dimension"));
  self->level = level;
  self->direction = direction;
  self->decimals = (guint) json_object_get_int_member_with_default (document, "decimals", 0);

  return self;
}

/**
 * inno_metric_get_unit:
 * @self: a metric
 *
 * Returns: (transfer none): what its values are counted in: "companies", "t CO₂e"
 */
const InnoText *
inno_metric_get_unit (InnoMetric *self)
{
  g_return_val_if_fail (INNO_IS_METRIC (self), NULL);

  return self->unit;
}

/**
 * inno_metric_get_dimension:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): the part of the impact model it belongs to
 */
const char *
inno_metric_get_dimension (InnoMetric *self)
{
  g_return_val_if_fail (INNO_IS_METRIC (self), NULL);

  return self->dimension;
}

/**
 * inno_metric_get_level:
 * @self: a metric
 *
 * Returns: how far along the chain of effects it measures
 */
InnoLevel
inno_metric_get_level (InnoMetric *self)
{
  g_return_val_if_fail (INNO_IS_METRIC (self), INNO_LEVEL_INPUT);

  return self->level;
}

/**
 * inno_metric_get_direction:
 * @self: a metric
 *
 * Returns: whether more of it is better, or less
 */
InnoDirection
inno_metric_get_direction (InnoMetric *self)
{
  g_return_val_if_fail (INNO_IS_METRIC (self), INNO_DIRECTION_UP);

  return self->direction;
}

/**
 * inno_metric_get_decimals:
 * @self: a metric
 *
 * Returns: the decimals its values are written with, 0 to 6
 */
guint
inno_metric_get_decimals (InnoMetric *self)
{
  g_return_val_if_fail (INNO_IS_METRIC (self), 0);

  return self->decimals;
}
