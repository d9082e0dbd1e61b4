/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sample"

#include "inno-outline.h"

#include "inno-json.h"
#include "inno-sample.h"

/* Rings of [x, y] in metres: a file of our own, so what is wrong in it is a bug. */
static void
add_rings (InnoShapes *shapes,
           JsonArray  *rings)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (InnoPoint));

  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      JsonArray *ring = json_array_get_array_element (rings, i);

      g_array_set_size (points, 0);
      /* The last point is the first once more. */
      for (guint k = 0; k + 1 < json_array_get_length (ring); k++)
        {
          JsonArray *position = json_array_get_array_element (ring, k);
          InnoPoint point = {
            (gint32) json_array_get_int_element (position, 0),
            (gint32) json_array_get_int_element (position, 1),
          };

          g_array_append_val (points, point);
        }
      inno_shapes_add_ring (shapes, (const InnoPoint *) (gpointer) points->data, points->len);
    }
}

static gpointer
read_finland (gpointer data)
{
  g_autoptr (GBytes) bytes = inno_sample_get_outline ();
  g_autoptr (GError) error = NULL;
  InnoShapes *shapes = inno_shapes_new ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) node = inno_json_parse (text, length, &error);

  if (node == NULL)
    g_error ("The outline of Finland: %s", error->message);

  inno_shapes_take_shape (shapes, NULL);
  inno_shapes_set_attribution (shapes, "Natural Earth");
  add_rings (shapes, json_object_get_array_member (json_node_get_object (node), "finland"));

  return shapes;
}

/**
 * inno_outline_get_finland:
 *
 * Finland’s land and islands in EPSG:3067, from Natural Earth, public domain.
 * It is read once and kept.
 *
 * Returns: (transfer none): the outline, one shape
 */
InnoShapes *
inno_outline_get_finland (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_finland, NULL);
}
