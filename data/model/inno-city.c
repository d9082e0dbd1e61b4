/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-city.h"

#include <math.h>

#include "inno-entity-private.h"

struct _InnoCity
{
  InnoEntity  parent_instance;
  char       *region_code;
  InnoText   *region_name;
  gboolean    is_municipality;
  gboolean    has_position;
  double      lat;
  double      lon;
};

G_DEFINE_FINAL_TYPE (InnoCity, inno_city, INNO_TYPE_ENTITY)

static void
inno_city_finalize (GObject *object)
{
  InnoCity *self = INNO_CITY (object);

  g_clear_pointer (&self->region_code, g_free);
  g_clear_pointer (&self->region_name, inno_text_free);

  G_OBJECT_CLASS (inno_city_parent_class)->finalize (object);
}

static void
inno_city_class_init (InnoCityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_city_finalize;
}

static void
inno_city_init (InnoCity *self)
{
}

/**
 * inno_city_new_from_json:
 * @document: a document of the type city
 * @error: return location for an error of %INNO_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the city, or %NULL when @document does not
 *   keep the contract
 */
InnoCity *
inno_city_new_from_json (JsonObject  *document,
                         GError     **error)
{
  InnoCity *self;
  JsonObject *region;

  self = inno_entity_new_from_json (INNO_TYPE_CITY, INNO_DOCUMENT_CITY, document, error);
  if (self == NULL)
    return NULL;

  region = json_object_get_object_member (document, "region");
  self->region_code = g_strdup (inno_document_peek_string (region, "code"));
  self->region_name = inno_document_dup_text (region, "name");
  self->is_municipality =
    g_strcmp0 (inno_document_peek_string (document, "kind"), "municipality") == 0;
  self->has_position = inno_document_peek_number (document, "lat", &self->lat) &&
                       inno_document_peek_number (document, "lon", &self->lon) &&
                       fabs (self->lat) <= 90.0 && fabs (self->lon) <= 180.0;

  return self;
}

/**
 * inno_city_get_region_code:
 * @self: a city
 *
 * Returns: (transfer none): the code of its region
 */
const char *
inno_city_get_region_code (InnoCity *self)
{
  g_return_val_if_fail (INNO_IS_CITY (self), NULL);

  return self->region_code;
}

/**
 * inno_city_get_region_name:
 * @self: a city
 *
 * Returns: (transfer none): the name of its region
 */
const InnoText *
inno_city_get_region_name (InnoCity *self)
{
  g_return_val_if_fail (INNO_IS_CITY (self), NULL);

  return self->region_name;
}

/**
 * inno_city_is_municipality:
 * @self: a city
 *
 * Returns: whether it is a municipality that takes part without being a city
 */
gboolean
inno_city_is_municipality (InnoCity *self)
{
  g_return_val_if_fail (INNO_IS_CITY (self), FALSE);

  return self->is_municipality;
}

/**
 * inno_city_get_position:
 * @self: a city
 * @lat: (out) (optional): degrees north, WGS 84
 * @lon: (out) (optional): degrees east, WGS 84
 *
 * Returns: whether its position is known; @lat and @lon are set only then
 */
gboolean
inno_city_get_position (InnoCity *self,
                        double   *lat,
                        double   *lon)
{
  g_return_val_if_fail (INNO_IS_CITY (self), FALSE);

  if (!self->has_position)
    return FALSE;

  if (lat != NULL)
    *lat = self->lat;
  if (lon != NULL)
    *lon = self->lon;
  return TRUE;
}
