/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "inno-outline.h"
#include "plot-map.h"

#define VIEW_AUTHORITIES "authorities"

static gint64
largest_amount (const InnoMapChart *self)
{
  gint64 largest = 0;

  for (guint row = 0; row < self->n_groups; row++)
    largest = MAX (largest, ABS (inno_frame_get_cell (self->frame, row, self->total).integer));

  return largest;
}

InnoMapChart *
inno_map_chart_new (InnoFrame *frame)
{
  const InnoQuery *query = inno_frame_get_query (frame);
  InnoMapChart *self = g_new0 (InnoMapChart, 1);

  self->frame = inno_frame_ref (frame);
  self->format = inno_format_get (query->lang);
  self->is_count = query->measure == INNO_MEASURE_PROJECTS;
  self->has_authorities = g_strcmp0 (query->view, VIEW_AUTHORITIES) == 0;
  self->n_groups = inno_frame_get_n_groups (frame);
  self->total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  self->share = inno_frame_find_column (frame, "share");
  self->unknown = inno_frame_find_column (frame, "unknown_rows");
  self->x = inno_frame_find_column (frame, "x");
  self->y = inno_frame_find_column (frame, "y");
  self->authority = inno_frame_find_column (frame, "authority");
  self->unit = inno_money_unit_for (largest_amount (self));

  return self;
}

void
inno_map_chart_free (InnoMapChart *self)
{
  inno_frame_unref (self->frame);
  g_free (self);
}

gboolean
inno_map_chart_is_unknown (const InnoMapChart *self,
                           guint               row)
{
  return inno_frame_get_cell (self->frame, row, self->total).integer == 0 &&
         inno_frame_get_cell (self->frame, row, self->unknown).integer > 0;
}

gboolean
inno_map_chart_has_place (const InnoMapChart *self,
                          guint               row)
{
  return inno_frame_get_cell (self->frame, row, self->x).state == INNO_CELL_KNOWN;
}

static void
set_outline (PlotOutline *outline,
             InnoShapes  *shapes)
{
  guint n_rings = inno_shapes_get_n_rings (shapes), n_points = 0, n;

  for (guint i = 0; i < n_rings; i++)
    {
      inno_shapes_get_ring (shapes, i, &n, NULL);
      n_points += n;
    }

  plot_outline_allocate (outline, n_rings, n_points);
  n_points = 0;
  for (guint i = 0; i < n_rings; i++)
    {
      const InnoPoint *points = inno_shapes_get_ring (shapes, i, &n, NULL);

      outline->starts[i] = n_points;
      for (guint k = 0; k < n; k++)
        outline->points[n_points++] = (PlotPoint) { points[k].x, points[k].y };
    }
}

static void
set_place (const InnoMapChart *self,
           PlotMapPlace       *place,
           guint               row)
{
  const char *authority = inno_frame_get_text (self->frame, row, self->authority);

  place->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  place->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  place->figure = inno_map_chart_figure_text (self, row);
  place->extra = inno_map_chart_extra_text (self, row);
  place->name = inno_map_chart_mark_name (self, row);
  place->heading = g_strdup (place->label);
  place->detail = inno_map_chart_mark_detail (self, row);
  place->value = inno_frame_get_cell (self->frame, row, self->total).integer;
  place->is_unknown = inno_map_chart_is_unknown (self, row);
  place->has_position = inno_map_chart_has_place (self, row);
  place->x = inno_frame_get_cell (self->frame, row, self->x).fraction;
  place->y = inno_frame_get_cell (self->frame, row, self->y).fraction;
  if (self->has_authorities && *authority != '\0')
    {
      place->note = g_strdup (authority);
      place->group = g_strdup (authority);
    }
}

static char *
format_value (double   value,
              double   step,
              gpointer user_data)
{
  const InnoMapChart *self = user_data;

  if (!self->is_count)
    return inno_money_unit_format_tick (self->unit, self->format, value, step);

  /* Half a project is no size. */
  return value != round (value) ? g_strdup ("") : inno_format_count (self->format, llround (value));
}

/* The chart goes with the body, for its numbers. */
static PlotMap *
make_map (InnoMapChart *self)
{
  PlotMap *map = plot_map_new (self->n_groups);
  InnoShapes *regions = inno_frame_get_context (self->frame)->regions;

  set_outline (&map->land, inno_outline_get_finland ());
  if (regions != NULL)
    set_outline (&map->borders, inno_shapes_get_borders (regions));
  for (guint row = 0; row < self->n_groups; row++)
    set_place (self, &map->places[row], row);

  map->size_title = g_strdup (_("Area of the circle"));
  map->label_title = g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION,
                                                          inno_frame_get_query (self->frame)->by));
  map->figure_title = g_strdup (self->is_count ? _("projects")
                                               : inno_format_get_unit (self->format, self->unit->divisor));
  map->total_label = g_strdup (_("Total"));
  map->total_figure = inno_map_chart_figure_text (self, self->n_groups);
  map->total_extra = inno_map_chart_extra_text (self, self->n_groups);
  map->format_value = format_value;
  map->format_more = inno_chart_get_format_more ();
  map->format_data = self;
  map->format_destroy = (GDestroyNotify) inno_map_chart_free;

  return map;
}

/* Finland with a circle for each agreement or city, whose area is the amount. */
static PlotFigure *
draw (InnoFrame *frame)
{
  InnoMapChart *self = inno_map_chart_new (frame);
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *title = inno_map_chart_title (self);
  g_autofree char *foot = inno_map_chart_foot (self);
  g_autofree char *takeaway = inno_map_chart_takeaway (self);
  g_autofree char *description = inno_map_chart_description (self, takeaway);

  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (self->n_groups == 0)
    {
      plot_figure_set_message (figure, inno_chart_say_none (frame));
      inno_map_chart_free (self);
      return figure;
    }

  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, frame, description);
  plot_figure_take_body (figure, &make_map (self)->body);

  return figure;
}

const InnoChart inno_map_chart = {
  .id = "map",
  .title = N_("Map"),
  .parts = INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_VIEW,
  .compute = inno_facts_map,
  .draw = draw,
  .views = {
    { "places", NC_("view", "Places") },
    { "authorities", NC_("view", "Funding authorities") },
  },
  .says = N_("Where public funding or projects are: the area of a circle is the amount or the number."),
  .computed = N_("An agreement is one circle, in the middle of those of its cities whose place is known. By city "
                 "there is one circle for each, and that the money of a project is split equally is an assumption. "
                 "The view of funding authorities joins what one authority funds. The share is the amount divided "
                 "by the total."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS | INNO_DEFINE_ROUNDING,
  .page = "map",
  .dimensions = INNO_CHART_BIT (INNO_DIMENSION_AGREEMENT) | INNO_CHART_BIT (INNO_DIMENSION_CITY),
};
