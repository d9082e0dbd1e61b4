/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-geojson.h"
#include "inno-json-guard.h"

/* Two squares beside each other, in metres; the second has no name in Swedish. */
#define WEST "[[[300000,6700000],[400000,6700000],[400000,6750000],[400000,6800000],[300000,6800000],[300000,6700000]]]"
#define EAST "[[[400000,6700000],[500000,6700000],[500000,6800000],[400000,6800000],[400000,6750000],[400000,6700000]]]"

#define AREA(properties, type, coordinates) \
  "{'type':'Feature','properties':" properties ",'geometry':{'type':'" type "','coordinates':" coordinates "}}"
#define COLLECTION(more, features) "{'type':'FeatureCollection'," more "'features':[" features "]}"

static InnoShapes *
read_text (const char  *text,
           GError     **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return inno_geojson_read (json, strlen (json), error);
}

static InnoShapes *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  InnoShapes *shapes = read_text (text, &error);

  g_assert_no_error (error);
  return shapes;
}

static const char *
name_in (InnoShapes *shapes,
         guint       shape,
         InnoLang    lang)
{
  return inno_shapes_get_name (shapes, shape)->in[lang];
}

static void
test_two_areas (void)
{
  g_autoptr (InnoShapes) shapes = read_good (COLLECTION (
    "'crs':{'type':'name','properties':{'name':'urn:ogc:def:crs:EPSG::3067'}},'attribution':'  Land\\nSurvey ',",
    AREA ("{'fi':'Länsi','sv':'Väst','en':'West'}", "Polygon", WEST) ","
    AREA ("{'nimi':'Itä','koodi':7}", "MultiPolygon", "[" EAST "]")));
  guint n, shape;

  g_assert_cmpuint (inno_shapes_get_n_shapes (shapes), ==, 2);
  g_assert_cmpuint (inno_shapes_get_n_rings (shapes), ==, 2);
  g_assert_cmpstr (inno_shapes_get_attribution (shapes), ==, "Land Survey");
  g_assert_cmpstr (name_in (shapes, 0, INNO_LANG_SV), ==, "Väst");
  g_assert_cmpstr (name_in (shapes, 1, INNO_LANG_FI), ==, "Itä");
  g_assert_cmpstr (name_in (shapes, 1, INNO_LANG_SV), ==, NULL);
  g_assert_cmpint (inno_shapes_get_ring (shapes, 1, &n, &shape)[0].x, ==, 400000);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (shape, ==, 1);
}

/* What the two have in common, once, and no coast. */
static void
test_borders (void)
{
  g_autoptr (InnoShapes) shapes = read_good (COLLECTION ("",
    AREA ("{}", "Polygon", WEST) "," AREA ("null", "Polygon", EAST)));
  InnoShapes *borders = inno_shapes_get_borders (shapes);
  const InnoPoint *line;
  guint n;

  g_assert_cmpuint (inno_shapes_get_n_rings (borders), ==, 1);
  line = inno_shapes_get_ring (borders, 0, &n, NULL);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (line[i].x, ==, 400000);
  g_assert_cmpint (line[1].y, ==, 6750000);
}

/* The same area in degrees and in metres is the same area. */
static void
test_planes (void)
{
  static const char * const planes[] = { "", "'crs':'WGS84, EPSG:4326',", "'crs':'urn:ogc:def:crs:OGC:1.3:CRS84'," };
  static const char area[] =
    AREA ("{'name':'A'}", "Polygon", "[[[22.2666,60.4518],[24.9384,60.1699],[27,65],[22.2666,60.4518]]]");

  for (guint i = 0; i < G_N_ELEMENTS (planes); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'type':'FeatureCollection',%s'features':[%s]}", planes[i], area);
      g_autoptr (InnoShapes) shapes = read_good (text);
      guint n;
      const InnoPoint *points = inno_shapes_get_ring (shapes, 0, &n, NULL);

      g_assert_cmpuint (n, ==, 3);
      g_assert_cmpint (points[0].x, ==, 239700);
      g_assert_cmpint (points[0].y, ==, 6711100);
      g_assert_cmpint (points[1].x, ==, 385600);
      g_assert_cmpint (points[2].y, ==, 7208500);
    }
}

/* Specks go, and so do points that fall on one. */
static void
test_small (void)
{
  g_autoptr (InnoShapes) shapes = read_good (COLLECTION ("",
    AREA ("{}", "MultiPolygon",
          "[" WEST ",[[[310000,6810000],[310500,6810000],[310500,6810500],[310000,6810000]]],"
          "[[[320000,6810000],[320010,6810010],[330000,6810000],[330000,6820000,12.5]]]]")));
  guint n;

  g_assert_cmpuint (inno_shapes_get_n_rings (shapes), ==, 2);
  inno_shapes_get_ring (shapes, 1, &n, NULL);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_round_trip (void)
{
  g_autoptr (InnoShapes) shapes = read_good (COLLECTION ("'attribution':'Ö \\\\ “x”',",
    AREA ("{'fi':'Länsi','en':'A \\'','sv':'B'}", "Polygon", WEST) "," AREA ("{'namn':'Öst'}", "Polygon", EAST)));
  g_autofree char *text = inno_geojson_write (shapes);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoShapes) again = inno_geojson_read (text, strlen (text), &error);
  g_autofree char *other = NULL;

  g_assert_no_error (error);
  other = inno_geojson_write (again);
  g_assert_cmpstr (text, ==, other);
  g_assert_cmpstr (inno_shapes_get_attribution (again), ==, inno_shapes_get_attribution (shapes));
  g_assert_cmpstr (name_in (again, 1, INNO_LANG_SV), ==, "Öst");
}

static void
test_refused (void)
{
  static const char * const files[] = {
    "", "   ", "[]", "null", "{", "{}", "12", "'x'", "{'type':'Feature'}", "{'type':7,'features':[]}",
    "{'type':'Topology','objects':{}}",
    "{'type':'FeatureCollection'}", "{'type':'FeatureCollection','features':{}}",
    COLLECTION ("", ""), COLLECTION ("", "7"), COLLECTION ("", "{}"), COLLECTION ("", "{'geometry':null}"),
    COLLECTION ("", "{'geometry':{'type':'Point','coordinates':[25,60]}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon'}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':7}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':[7]}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':[[7]]}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':[[[25]]]}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':[[['25','60']]]}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':[[[null,60]]]}}"),
    COLLECTION ("", "{'geometry':{'type':'Polygon','coordinates':[]}}"),
    COLLECTION ("", "{'geometry':{'type':'MultiPolygon','coordinates':[[25,60]]}}"),
    /* Sweden; axes the wrong way round; another plane, said and not said. */
    COLLECTION ("", AREA ("{}", "Polygon", "[[[15,58],[16,58],[16,59],[15,58]]]")),
    COLLECTION ("", AREA ("{}", "Polygon", "[[[60,25],[61,25],[61,26],[60,25]]]")),
    COLLECTION ("'crs':'EPSG:3857',", AREA ("{}", "Polygon", WEST)),
    COLLECTION ("'crs':{'type':'link'},", AREA ("{}", "Polygon", WEST)),
    COLLECTION ("'crs':7,", AREA ("{}", "Polygon", WEST)),
    COLLECTION ("", AREA ("{}", "Polygon", "[[[2776000,8432000],[2876000,8432000],[2876000,8532000]]]")),
    COLLECTION ("'attribution':7,", AREA ("{}", "Polygon", WEST)),
    /* A speck is no area. */
    COLLECTION ("", AREA ("{}", "Polygon", "[[[310000,6810000],[310500,6810000],[310500,6810500]]]")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (InnoShapes) shapes = read_text (files[i], &error);

      if (shapes != NULL)
        g_error ("read: %s", files[i]);
      g_assert_cmpint (error->domain, ==, INNO_JSON_ERROR);
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_too_much (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":");
  g_autoptr (GString) many = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":"
                                           "{\"type\":\"Polygon\",\"coordinates\":[[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_c (deep, '[');
  g_assert_null (inno_geojson_read (deep->str, deep->len, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_TOO_LARGE);
  g_clear_error (&error);

  for (guint i = 0; i < 600000; i++)
    g_string_append_printf (many, "%s[%u,%u]", i > 0 ? "," : "", 100000 + i % 5000 * 100, 6600000 + i / 5000 * 100);
  g_string_append (many, "]]}}]}");
  g_assert_null (inno_geojson_read (many->str, many->len, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE);
}

/* Every byte of a good file, cut off there or changed, is read or refused. */
static void
test_damaged (void)
{
  static const char good[] = COLLECTION ("'crs':'EPSG:3067',",
    AREA ("{'fi':'A'}", "Polygon", WEST) "," AREA ("{'sv':'B'}", "MultiPolygon", "[" EAST "]"));

  for (gsize i = 0; i < strlen (good); i++)
    {
      g_autofree char *cut = g_strndup (good, i);
      g_autofree char *bent = g_strdup (good);
      g_autoptr (GError) error = NULL;
      g_autoptr (InnoShapes) shapes = NULL;

      g_assert_null (read_text (cut, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      bent[i] = bent[i] == '7' ? '[' : '7';
      shapes = read_text (bent, &error);
      g_assert_true ((shapes == NULL) == (error != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geojson/two-areas", test_two_areas);
  g_test_add_func ("/geojson/borders", test_borders);
  g_test_add_func ("/geojson/planes", test_planes);
  g_test_add_func ("/geojson/small", test_small);
  g_test_add_func ("/geojson/round-trip", test_round_trip);
  g_test_add_func ("/geojson/refused", test_refused);
  g_test_add_func ("/geojson/too-much", test_too_much);
  g_test_add_func ("/geojson/damaged", test_damaged);

  return g_test_run ();
}
