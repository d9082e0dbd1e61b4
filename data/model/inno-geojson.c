/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include "inno-geojson.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "inno-json.h"
#include "inno-projection.h"

/* Points come to stand on a grid, the same for two neighbours, so that their
 * common border stays common. A pixel of the largest picture is wider. */
#define GRID 100.0
/* Less than a pixel, and there are tens of thousands of such islands. */
#define LEAST_AREA 1e6
#define MAX_POINTS 500000
#define MAX_SHAPES 1000
#define MAX_ATTRIBUTION 500

typedef enum
{
  PLANE_BY_SIZE,      /* nothing is said: the numbers tell */
  PLANE_DEGREES,
  PLANE_METRES,
} Plane;

typedef struct
{
  InnoShapes *shapes;
  Plane       plane;
  GArray     *ring;         /* of InnoPoint, being read */
  guint       n_points;
} Reader;

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE, message);
  return FALSE;
}

/* "EPSG:3067", "urn:ogc:def:crs:EPSG::3067", "urn:ogc:def:crs:OGC:1.3:CRS84". */
static gboolean
read_plane (Reader      *self,
            JsonObject  *root,
            GError     **error)
{
  static const struct { const char *part; Plane plane; } planes[] = {
    { "3067", PLANE_METRES }, { "TM35", PLANE_METRES },
    { "CRS84", PLANE_DEGREES }, { "4326", PLANE_DEGREES }, { "4258", PLANE_DEGREES },
  };
  JsonNode *node = json_object_get_member (root, "crs");
  const char *name = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *properties = inno_json_get_object (json_node_get_object (node), "/crs", "properties", error);

      name = properties != NULL ? inno_json_get_string (properties, "/crs/properties", "name", error) : NULL;
    }
  else
    {
      name = inno_json_get_string (root, "", "crs", error);
    }
  if (name == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (planes); i++)
    if (strstr (name, planes[i].part) != NULL)
      {
        self->plane = planes[i].plane;
        return TRUE;
      }

  g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
               _("The coordinates are in “%.40s”; only WGS84 and ETRS-TM35FIN (EPSG:3067) can be read."), name);
  return FALSE;
}

static gboolean
read_number (JsonArray *position,
             guint      index,
             double    *value)
{
  JsonNode *node = json_array_get_length (position) > index ? json_array_get_element (position, index) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;

  *value = json_node_get_double (node);
  return isfinite (*value);
}

static gboolean
read_position (Reader    *self,
               JsonNode  *node,
               GError   **error)
{
  JsonArray *position = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  InnoPoint point, *last;
  double x, y;

  if (position == NULL || !read_number (position, 0, &x) || !read_number (position, 1, &y))
    return fail (error, _("A position in the file is not two numbers."));

  if (self->plane == PLANE_BY_SIZE)
    self->plane = fabs (x) <= 180 && fabs (y) <= 90 ? PLANE_DEGREES : PLANE_METRES;
  if (self->plane == PLANE_DEGREES)
    inno_projection_project (y, x, &x, &y);
  if (!inno_projection_is_finland (x, y))
    return fail (error, _("An area in the file lies outside Finland."));

  point = (InnoPoint) { lround (x / GRID) * GRID, lround (y / GRID) * GRID };
  last = self->ring->len > 0 ? &g_array_index (self->ring, InnoPoint, self->ring->len - 1) : NULL;
  if (last == NULL || last->x != point.x || last->y != point.y)
    g_array_append_val (self->ring, point);

  return TRUE;
}

static double
get_area (GArray *ring)
{
  const InnoPoint *points = (const InnoPoint *) (gpointer) ring->data;
  double sum = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      const InnoPoint *from = &points[i], *to = &points[(i + 1) % ring->len];

      sum += (double) from->x * to->y - (double) to->x * from->y;
    }

  return fabs (sum) / 2;
}

static gboolean
read_ring (Reader    *self,
           JsonNode  *node,
           GError   **error)
{
  JsonArray *positions = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const InnoPoint *first, *last;

  if (positions == NULL)
    return fail (error, _("A ring in the file is not a list of positions."));

  g_array_set_size (self->ring, 0);
  for (guint i = 0; i < json_array_get_length (positions); i++)
    if (!read_position (self, json_array_get_element (positions, i), error))
      return FALSE;

  first = (const InnoPoint *) (gpointer) self->ring->data;
  last = first + self->ring->len - 1;
  if (self->ring->len > 1 && first->x == last->x && first->y == last->y)
    g_array_set_size (self->ring, self->ring->len - 1);
  if (self->ring->len < 3 || get_area (self->ring) < LEAST_AREA)
    return TRUE;

  self->n_points += self->ring->len;
  if (self->n_points > MAX_POINTS)
    return fail (error, _("The boundaries are too detailed to be drawn; use a generalised version of them."));

  inno_shapes_add_ring (self->shapes, first, self->ring->len);
  return TRUE;
}

static gboolean
read_polygon (Reader    *self,
              JsonNode  *node,
              GError   **error)
{
  JsonArray *rings = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (rings == NULL)
    return fail (error, _("A polygon in the file is not a list of rings."));

  for (guint i = 0; i < json_array_get_length (rings); i++)
    if (!read_ring (self, json_array_get_element (rings, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_geometry (Reader      *self,
               JsonObject  *geometry,
               const char  *path,
               GError     **error)
{
  const char *type = inno_json_get_string (geometry, path, "type", error);
  JsonArray *polygons;

  if (type == NULL)
    return FALSE;
  if (!g_str_equal (type, "Polygon") && !g_str_equal (type, "MultiPolygon"))
    {
      g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                   _("The file holds a “%.40s”; only areas, Polygon and MultiPolygon, can be read."), type);
      return FALSE;
    }

  polygons = inno_json_get_array (geometry, path, "coordinates", error);
  if (polygons == NULL)
    return FALSE;
  if (g_str_equal (type, "Polygon"))
    return read_polygon (self, json_object_get_member (geometry, "coordinates"), error);

  for (guint i = 0; i < json_array_get_length (polygons); i++)
    if (!read_polygon (self, json_array_get_element (polygons, i), error))
      return FALSE;

  return TRUE;
}

static const char *
find_name (JsonObject        *properties,
           const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (properties, keys[i]);
      const char *name = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (name != NULL && *name != '\0')
        return name;
    }

  return NULL;
}

/* The members that name an area, as the makers of the files write them. */
static InnoText *
read_name (JsonObject *feature)
{
  static const char * const keys[INNO_N_LANGS][6] = {
    [INNO_LANG_FI] = { "fi", "namefin", "NAMEFIN", "nimi", "name", NULL },
    [INNO_LANG_SV] = { "sv", "nameswe", "NAMESWE", "namn", NULL },
    [INNO_LANG_EN] = { "en", "nameeng", "name_en", NULL },
  };
  JsonNode *node = json_object_get_member (feature, "properties");
  JsonObject *properties;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  properties = json_node_get_object (node);
  return inno_text_new (find_name (properties, keys[INNO_LANG_FI]),
                        find_name (properties, keys[INNO_LANG_SV]),
                        find_name (properties, keys[INNO_LANG_EN]));
}

static gboolean
read_feature (Reader    *self,
              JsonNode  *node,
              guint      index,
              GError   **error)
{
  g_autofree char *path = g_strdup_printf ("/features/%u", index);
  g_autofree char *inside = g_strdup_printf ("%s/geometry", path);
  JsonObject *feature = inno_json_node_as_object (node, path, error);
  JsonObject *geometry;

  if (feature == NULL)
    return FALSE;

  geometry = inno_json_get_object (feature, path, "geometry", error);
  if (geometry == NULL)
    return FALSE;

  inno_shapes_take_shape (self->shapes, read_name (feature));
  return read_geometry (self, geometry, inside, error);
}

static gboolean
read_attribution (Reader      *self,
                  JsonObject  *root,
                  GError     **error)
{
  const char *text;
  g_autofree char *line = NULL;

  if (!inno_json_get_optional_string (root, "", "attribution", &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  if (g_utf8_strlen (text, -1) > MAX_ATTRIBUTION)
    return fail (error, _("The attribution in the file is too long to be shown."));

  line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  inno_shapes_set_attribution (self->shapes, g_strstrip (line));
  return TRUE;
}

static gboolean
read_collection (Reader      *self,
                 JsonObject  *root,
                 GError     **error)
{
  const char *type = inno_json_get_string (root, "", "type", error);
  JsonArray *features;

  if (type == NULL)
    return FALSE;
  if (!g_str_equal (type, "FeatureCollection"))
    return fail (error, _("The file is not a GeoJSON FeatureCollection."));

  features = inno_json_get_array (root, "", "features", error);
  if (features == NULL || !read_plane (self, root, error) || !read_attribution (self, root, error))
    return FALSE;
  if (json_array_get_length (features) > MAX_SHAPES)
    return fail (error, _("The file holds more areas than there are municipalities."));

  for (guint i = 0; i < json_array_get_length (features); i++)
    if (!read_feature (self, json_array_get_element (features, i), i, error))
      return FALSE;

  return inno_shapes_get_n_rings (self->shapes) > 0 ||
         fail (error, _("There is no area in the file."));
}

/**
 * inno_geojson_read:
 * @text: (array length=length): an untrusted file
 * @length: how many bytes
 * @error: return location for an #InnoJsonError
 *
 * Reads areas into the plane of Finnish maps, on a grid of 100 metres; islands
 * under a square kilometre are left out. The plane is told by "crs", or by the
 * size of the numbers.
 *
 * Returns: (transfer full) (nullable): the areas with their borders
 */
InnoShapes *
inno_geojson_read (const char  *text,
                   gsize        length,
                   GError     **error)
{
  g_autoptr (JsonNode) node = inno_json_parse (text, length, error);
  g_autoptr (InnoShapes) shapes = inno_shapes_new ();
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (InnoPoint));
  Reader reader = { .shapes = shapes, .ring = ring };
  JsonObject *root = node != NULL ? inno_json_node_as_object (node, "", error) : NULL;

  if (root == NULL || !read_collection (&reader, root, error))
    return NULL;

  inno_shapes_find_borders (shapes);
  return g_steal_pointer (&shapes);
}

static void
append_string (GString    *out,
               const char *key,
               const char *value)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *text = NULL;

  if (value == NULL)
    return;

  json_node_set_string (node, value);
  text = inno_json_to_string (node);
  g_string_append_printf (out, ",\"%s\":%s", key, text);
}

static void
append_rings (GString    *out,
              InnoShapes *shapes,
              guint       shape)
{
  const char *separator = "";

  for (guint i = 0; i < inno_shapes_get_n_rings (shapes); i++)
    {
      guint n, owner;
      const InnoPoint *points = inno_shapes_get_ring (shapes, i, &n, &owner);

      if (owner != shape)
        continue;
      g_string_append_printf (out, "%s[[", separator);
      for (guint k = 0; k <= n; k++)
        g_string_append_printf (out, "%s[%d,%d]", k > 0 ? "," : "", points[k % n].x, points[k % n].y);
      g_string_append (out, "]]");
      separator = ",";
    }
}

/**
 * inno_geojson_write:
 * @shapes: areas
 *
 * Returns: (transfer full): a FeatureCollection; each ring is a polygon of its
 *   own, as holes are nothing to a border
 */
char *
inno_geojson_write (InnoShapes *shapes)
{
  GString *out = g_string_new ("{\"type\":\"FeatureCollection\",\"crs\":\"EPSG:3067\"");

  append_string (out, "attribution", inno_shapes_get_attribution (shapes));
  g_string_append (out, ",\"features\":[");
  for (guint i = 0; i < inno_shapes_get_n_shapes (shapes); i++)
    {
      const InnoText *name = inno_shapes_get_name (shapes, i);

      g_string_append_printf (out, "%s{\"type\":\"Feature\",\"properties\":{\"number\":%u", i > 0 ? ",\n" : "", i);
      for (guint lang = 0; name != NULL && lang < INNO_N_LANGS; lang++)
        append_string (out, inno_lang_to_code (lang), name->in[lang]);
      g_string_append (out, "},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[");
      append_rings (out, shapes, i);
      g_string_append (out, "]}}");
    }
  g_string_append (out, "]}\n");

  return g_string_free (out, FALSE);
}
