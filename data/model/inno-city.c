/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-city.h"

#include <math.h>

#include "inno-entity-private.h"

/* How many lived there in a year. */
typedef struct
{
  int    year;
  gint64 people;
} Population;

struct _InnoCity
{
  InnoEntity  parent_instance;
  char       *region_code;
  InnoText   *region_name;
  gboolean    is_municipality;
  GArray     *populations;     /* of Population */
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
  g_clear_pointer (&self->populations, g_array_unref);

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

/* A year in which nobody lived there is a slip: it says nothing. */
static void
read_populations (InnoCity   *self,
                  JsonObject *document)
{
  JsonObject *years = json_object_has_member (document, "population")
    ? json_object_get_object_member (document, "population") : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  self->populations = g_array_new (FALSE, FALSE, sizeof (Population));
  if (years == NULL)
    return;

  json_object_iter_init (&iter, years);
  while (json_object_iter_next (&iter, &name, &node))
    {
      Population population = { (int) CLAMP (g_ascii_strtoll (name, NULL, 10), 0, 9999), json_node_get_int (node) };

      if (population.year > 0 && population.people > 0)
        g_array_append_val (self->populations, population);
    }
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
  read_populations (self, document);
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

/**
 * inno_city_get_population_year:
 * @self: a city
 *
 * Returns: the newest year of which its population is known, or 0
 */
int
inno_city_get_population_year (InnoCity *self)
{
  int newest = 0;

  g_return_val_if_fail (INNO_IS_CITY (self), 0);

  for (guint i = 0; i < self->populations->len; i++)
    newest = MAX (newest, g_array_index (self->populations, Population, i).year);

  return newest;
}

/**
 * inno_city_get_population:
 * @self: a city
 * @year: a year
 *
 * Returns: how many lived there in that year, or 0: not known
 */
gint64
inno_city_get_population (InnoCity *self,
                          int       year)
{
  g_return_val_if_fail (INNO_IS_CITY (self), 0);

  for (guint i = 0; i < self->populations->len; i++)
    if (g_array_index (self->populations, Population, i).year == year)
      return g_array_index (self->populations, Population, i).people;

  return 0;
}
