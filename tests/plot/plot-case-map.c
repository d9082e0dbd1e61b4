/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-case.h"

/* A country of its own: as high and as wide as Finland, with a coast that is not
 * straight, an island, and one border across. */
#define N_COAST 90
#define HALF_WIDTH 325000.
#define HALF_HEIGHT 570000.

static PlotPoint
get_coast (double angle,
           double share)
{
  double wave = 1 + .06 * sin (7 * angle) + .03 * cos (19 * angle);

  return (PlotPoint) { share * wave * HALF_WIDTH * cos (angle), share * wave * HALF_HEIGHT * sin (angle) };
}

static void
fill_outlines (PlotMap *map)
{
  static const PlotPoint island[] = { { -350000, -480000 }, { -320000, -450000 }, { -300000, -490000 } };

  plot_outline_allocate (&map->land, 2, N_COAST + G_N_ELEMENTS (island));
  for (guint i = 0; i < N_COAST; i++)
    map->land.points[i] = get_coast (2 * G_PI * i / N_COAST, 1);
  map->land.starts[1] = N_COAST;
  for (guint i = 0; i < G_N_ELEMENTS (island); i++)
    map->land.points[N_COAST + i] = island[i];

  plot_outline_allocate (&map->borders, 1, 3);
  map->borders.points[0] = get_coast (G_PI, .98);
  map->borders.points[1] = (PlotPoint) { 0, -100000 };
  map->borders.points[2] = get_coast (0, .98);
}

static char *
format_value (double   value,
              double   step,
              gpointer user_data)
{
  char *text = g_strdup_printf ("%g", value);

  return g_strdelimit (text, ".", ',');
}

static char *
format_more (guint    n,
             gpointer user_data)
{
  return g_strdup_printf ("and %u more in the table", n);
}

static double
get_value (PlotCaseData data,
           guint        index)
{
  double value = 240. / (index + 5);

  if (data == PLOT_DATA_ZEROS || data == PLOT_DATA_UNKNOWN)
    return 0;
  if (data == PLOT_DATA_CENT)
    return index == 0 ? 1e9 : .01;

  return data == PLOT_DATA_NEGATIVES && index % 3 == 2 ? -value : value;
}

static void
fill_place (PlotMapPlace *place,
            PlotCaseData  data,
            guint         index)
{
  /* Most lie in the south; each seventh on the spot of the one before it, and
   * each sixth nowhere. */
  guint spot = index % 7 == 3 ? index - 1 : index;
  PlotPoint point = get_coast (spot * 2.4, .2 + spot * 37 % 60 / 100.);

  place->id = g_strdup_printf ("place-%u", index);
  place->label = plot_case_name (data, index);
  place->value = get_value (data, index);
  place->is_unknown = data == PLOT_DATA_UNKNOWN;
  place->figure = place->is_unknown ? g_strdup ("?") : format_value (round (place->value * 10) / 10, 0, NULL);
  place->extra = index % 5 == 4 ? g_strdup ("+ ?") : NULL;
  place->name = g_strdup_printf ("%s, %s", place->label, place->figure);
  place->heading = g_strdup (place->label);
  place->has_position = index % 6 != 5;
  place->x = point.x;
  place->y = point.y * (point.y > 0 ? .5 : .95) - 60000;
  if (data == PLOT_DATA_LONG_NAMES || data == PLOT_DATA_NEGATIVES)
    {
      place->note = g_strdup_printf ("Regional Council of %s", place->label);
      place->group = g_strdup_printf ("group-%u", index % 3);
    }
}

PlotMap *
plot_case_map (PlotCaseData data)
{
  PlotMap *map = plot_map_new (plot_case_count (data));

  fill_outlines (map);
  for (guint i = 0; i < map->n_places; i++)
    fill_place (&map->places[i], data, i);

  map->size_title = g_strdup ("Area of the circle");
  map->label_title = g_strdup ("City");
  map->figure_title = g_strdup ("EUR million");
  map->total_label = g_strdup ("Total");
  map->total_figure = g_strdup ("118,4");
  map->total_extra = g_strdup ("+ ?");
  map->format_value = format_value;
  map->format_more = format_more;

  return map;
}
