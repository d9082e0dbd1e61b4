/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-hover.h"

/* Pixels. The gaps are of the ground, so that an outline is seen around a fill
 * as dark or as light as itself. */
#define HOVER_GAP 1.0f
#define FOCUS_GAP 2.0f
#define OUTLINE 2.0f
#define LINE_GAP 1.0f
#define UNDERLINE 3.0f
#define NAME_GAP 2.0f
#define NAME_LINE 2.0f
#define RADIUS 3.0f
#define TINT_ALPHA 0.06f

typedef enum
{
  PLACE_HOVERED,
  PLACE_FOCUSED,
  N_PLACES,
} Place;

struct _InnoChartHover
{
  GtkWidget        parent_instance;

  graphene_rect_t  places[N_PLACES];
  gboolean         is_set[N_PLACES];
  GArray          *tint;            /* graphene_rect_t: the row, but for its fills */
  GArray          *lines;           /* graphene_rect_t: under what is selected */
  GdkRGBA          text, accent, ground;
};

G_DEFINE_FINAL_TYPE (InnoChartHover, inno_chart_hover, GTK_TYPE_WIDGET)

static GdkRGBA
rgba_from_color (const PlotColor *color)
{
  return (GdkRGBA) {
    .red = (float) color->red,
    .green = (float) color->green,
    .blue = (float) color->blue,
    .alpha = (float) color->alpha,
  };
}

static graphene_rect_t
rect_from_plot (const PlotRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y,
                             (float) rect->width, (float) rect->height);
}

/* A frame of "width" that begins "distance" outside of the rectangle. */
static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              float                  distance,
              float                  width,
              const GdkRGBA         *color)
{
  float outset = distance + width;
  graphene_rect_t outer;
  GskRoundedRect rounded;

  graphene_rect_inset_r (rect, -outset, -outset, &outer);
  gsk_rounded_rect_init_from_rect (&rounded, &outer, RADIUS + distance);
  gtk_snapshot_append_border (snapshot, &rounded,
                              (const float[4]) { width, width, width, width },
                              (const GdkRGBA[4]) { *color, *color, *color, *color });
}

static int
compare_rects_by_x (gconstpointer a,
                    gconstpointer b)
{
  const graphene_rect_t *first = a;
  const graphene_rect_t *second = b;

  return (first->origin.x > second->origin.x) - (first->origin.x < second->origin.x);
}

/* Where the marks of a row are, all together. */
static gboolean
find_band (PlotScene       *scene,
           int              row,
           graphene_rect_t *band)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);
      graphene_rect_t rect = rect_from_plot (&mark->bounds);

      if (mark->row != row)
        continue;
      if (is_found)
        graphene_rect_union (band, &rect, band);
      else
        *band = rect;
      is_found = TRUE;
    }

  return is_found;
}

/* What is filled in a row, from left to right. Shapes are told by their form, and
 * a cell of a matrix is a mark larger than what is drawn in it. */
static GArray *
collect_fills (PlotScene *scene,
               int        row)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);
      graphene_rect_t rect = rect_from_plot (&item->rect);

      if (item->mark >= 0 && item->kind == PLOT_ITEM_RECT && item->part == PLOT_PART_MARK
          && plot_scene_get_mark (scene, (guint) item->mark)->row == row)
        g_array_append_val (rects, rect);
    }
  g_array_sort (rects, compare_rects_by_x);

  return rects;
}

static void
add_strip (GArray *strips,
           float   x,
           float   y,
           float   width,
           float   height)
{
  graphene_rect_t strip = GRAPHENE_RECT_INIT (x, y, width, height);

  if (width > 0 && height > 0)
    g_array_append_val (strips, strip);
}

/* The layer lies over the picture, and a tint over data would change its colour:
 * so the row's band is cut into what lies around its fills. */
static void
build_tint (InnoChartHover *self,
            PlotScene      *scene,
            int             row)
{
  g_autoptr (GArray) rects = collect_fills (scene, row);
  const PlotStyle *style = plot_scene_get_style (scene);
  float left = (float) style->margin;
  float right = (float) (plot_scene_get_width (scene) - style->margin);
  float pad = (float) MAX (style->bar_gap / 2, 1);
  graphene_rect_t band;
  float x = left;

  g_array_set_size (self->tint, 0);
  if (!find_band (scene, row, &band))
    return;

  add_strip (self->tint, left, band.origin.y - pad, right - left, pad);
  for (guint i = 0; i < rects->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (rects, graphene_rect_t, i);

      add_strip (self->tint, x, band.origin.y, rect->origin.x - x, band.size.height);
      x = MAX (x, rect->origin.x + rect->size.width);
    }
  add_strip (self->tint, x, band.origin.y, right - x, band.size.height);
  add_strip (self->tint, left, band.origin.y + band.size.height, right - left, pad);
}

/* What is drawn of each mark; of one that nothing is drawn for, where it is. */
static GArray *
collect_drawn (PlotScene *scene)
{
  GArray *rects = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));

  g_array_set_size (rects, plot_scene_get_n_marks (scene));
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);
      graphene_rect_t rect = rect_from_plot (&item->rect);
      graphene_rect_t *drawn;

      if (item->mark < 0)
        continue;

      drawn = &g_array_index (rects, graphene_rect_t, item->mark);
      if (drawn->size.width > 0)
        graphene_rect_union (drawn, &rect, drawn);
      else
        *drawn = rect;
    }

  for (guint i = 0; i < rects->len; i++)
    if (g_array_index (rects, graphene_rect_t, i).size.width <= 0)
      g_array_index (rects, graphene_rect_t, i) = rect_from_plot (&plot_scene_get_mark (scene, i)->bounds);

  return rects;
}

/* In a row among many it is the name that says which one the line is of. */
static void
add_name_lines (InnoChartHover *self,
                PlotScene      *scene,
                const PlotMark *mark)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);
      double middle = item->rect.y + item->rect.height / 2;

      if (item->kind == PLOT_ITEM_TEXT && item->part == PLOT_PART_ROW_LABEL
          && middle > mark->bounds.y && middle < mark->bounds.y + mark->bounds.height)
        add_strip (self->lines, (float) item->rect.x, (float) item->baseline + NAME_GAP,
                   (float) item->rect.width, NAME_LINE);
    }
}

static void
build_lines (InnoChartHover *self,
             PlotScene      *scene,
             InnoSelection  *selection)
{
  g_autoptr (GArray) drawn = collect_drawn (scene);
  gboolean is_named = FALSE;

  for (guint i = 0; i < drawn->len; i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);
      const graphene_rect_t *rect = &g_array_index (drawn, graphene_rect_t, i);

      if (!inno_selection_has (selection, mark->row_id, mark->series_id))
        continue;

      add_strip (self->lines, rect->origin.x, rect->origin.y + rect->size.height + LINE_GAP,
                 rect->size.width, UNDERLINE);
      if (!is_named && g_strcmp0 (mark->row_id, inno_selection_get_row (selection)) == 0)
        {
          add_name_lines (self, scene, mark);
          is_named = TRUE;
        }
    }
}

static void
set_place (InnoChartHover *self,
           Place           place,
           PlotScene      *scene,
           int             mark)
{
  gboolean is_set = scene != NULL && mark >= 0;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (is_set)
    rect = rect_from_plot (&plot_scene_get_mark (scene, (guint) mark)->bounds);
  if (self->is_set[place] == is_set && graphene_rect_equal (&self->places[place], &rect))
    return;

  self->is_set[place] = is_set;
  self->places[place] = rect;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
inno_chart_hover_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  InnoChartHover *self = INNO_CHART_HOVER (widget);
  const graphene_rect_t *hovered = &self->places[PLACE_HOVERED];
  const graphene_rect_t *focused = &self->places[PLACE_FOCUSED];
  GdkRGBA tint = self->text;

  tint.alpha = TINT_ALPHA;
  for (guint i = 0; i < self->tint->len; i++)
    gtk_snapshot_append_color (snapshot, &tint, &g_array_index (self->tint, graphene_rect_t, i));

  for (guint i = 0; i < self->lines->len; i++)
    gtk_snapshot_append_color (snapshot, &self->text, &g_array_index (self->lines, graphene_rect_t, i));

  if (self->is_set[PLACE_FOCUSED])
    {
      append_frame (snapshot, focused, 0, FOCUS_GAP, &self->ground);
      append_frame (snapshot, focused, FOCUS_GAP, OUTLINE, &self->accent);
    }

  if (self->is_set[PLACE_HOVERED])
    {
      append_frame (snapshot, hovered, 0, HOVER_GAP, &self->ground);
      append_frame (snapshot, hovered, HOVER_GAP, OUTLINE, &self->text);
    }
}

static void
inno_chart_hover_finalize (GObject *object)
{
  InnoChartHover *self = INNO_CHART_HOVER (object);

  g_clear_pointer (&self->tint, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (inno_chart_hover_parent_class)->finalize (object);
}

static void
inno_chart_hover_class_init (InnoChartHoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_chart_hover_finalize;
  widget_class->snapshot = inno_chart_hover_snapshot;

  gtk_widget_class_set_css_name (widget_class, "charthover");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
inno_chart_hover_init (InnoChartHover *self)
{
  self->tint = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->lines = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * inno_chart_hover_new:
 *
 * Returns: (transfer floating): a layer with nothing on it
 */
GtkWidget *
inno_chart_hover_new (void)
{
  return g_object_new (INNO_TYPE_CHART_HOVER, NULL);
}

/**
 * inno_chart_hover_set_style:
 * @self: a hover layer
 * @style: (transfer none): where its colours are read from
 */
void
inno_chart_hover_set_style (InnoChartHover  *self,
                            const PlotStyle *style)
{
  g_return_if_fail (INNO_IS_CHART_HOVER (self));
  g_return_if_fail (style != NULL);

  self->text = rgba_from_color (&style->text);
  self->accent = rgba_from_color (&style->accent);
  self->ground = rgba_from_color (&style->ground);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * inno_chart_hover_set_hovered:
 * @self: a hover layer
 * @scene: (nullable): the scene the mark is of
 * @mark: index of the mark under the pointer, or -1
 *
 * Outlines the mark and tints its row.
 */
void
inno_chart_hover_set_hovered (InnoChartHover *self,
                              PlotScene      *scene,
                              int             mark)
{
  g_return_if_fail (INNO_IS_CHART_HOVER (self));

  if (scene != NULL && mark >= 0)
    build_tint (self, scene, plot_scene_get_mark (scene, (guint) mark)->row);
  else
    g_array_set_size (self->tint, 0);

  set_place (self, PLACE_HOVERED, scene, mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * inno_chart_hover_set_focused:
 * @self: a hover layer
 * @scene: (nullable): the scene the mark is of
 * @mark: index of the mark the keyboard is on, or -1
 */
void
inno_chart_hover_set_focused (InnoChartHover *self,
                              PlotScene      *scene,
                              int             mark)
{
  g_return_if_fail (INNO_IS_CHART_HOVER (self));

  set_place (self, PLACE_FOCUSED, scene, mark);
}

/**
 * inno_chart_hover_set_selected:
 * @self: a hover layer
 * @scene: (nullable): what is seen
 * @selection: (nullable): what is selected
 *
 * Underlines the marks of what is selected, and its name.
 */
void
inno_chart_hover_set_selected (InnoChartHover *self,
                               PlotScene      *scene,
                               InnoSelection  *selection)
{
  g_return_if_fail (INNO_IS_CHART_HOVER (self));

  g_array_set_size (self->lines, 0);
  if (scene != NULL && selection != NULL && inno_selection_get_row (selection) != NULL)
    build_lines (self, scene, selection);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
