/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "plot-case.h"

static PlotScene *
lay_out (PlotMap    *map,
         double      width,
         double      height)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find ("light"));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&map->body, &place, scene, engine);
  plot_body_free (&map->body);

  return scene;
}

/* The circle of a place, without its rim. */
static const PlotItem *
find_circle (PlotScene  *scene,
             const char *id)
{
  int mark = plot_scene_find_mark (scene, id);

  for (guint i = 0; mark >= 0 && i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->mark == mark && item->part == PLOT_PART_MARK && item->kind == PLOT_ITEM_RECT && item->radius > 0)
        return item;
    }

  return NULL;
}

static const PlotItem *
find_text (PlotScene  *scene,
           const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (g_strcmp0 (plot_scene_get_item (scene, i)->text, text) == 0)
      return plot_scene_get_item (scene, i);

  return NULL;
}

/* No part of a line of text lies on a circle, be it its own or another's. */
static void
assert_clear (PlotScene *scene)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    for (guint k = 0; k < plot_scene_get_n_items (scene); k++)
      {
        const PlotItem *circle = plot_scene_get_item (scene, i), *text = plot_scene_get_item (scene, k);
        double x = circle->rect.x + circle->rect.width / 2, y = circle->rect.y + circle->rect.height / 2;
        double dx = MAX (MAX (text->rect.x - x, x - text->rect.x - text->rect.width), 0);
        double dy = MAX (MAX (text->rect.y - y, y - text->rect.y - text->rect.height), 0);

        if (circle->part != PLOT_PART_MARK || circle->kind != PLOT_ITEM_RECT || circle->radius <= 0 ||
            text->kind != PLOT_ITEM_TEXT)
          continue;
        if (hypot (dx, dy) < circle->radius - .5)
          g_error ("\"%s\" lies on a circle at %.1f %.1f", text->text, x, y);
      }
}

static void
test_labels_clear (void)
{
  for (PlotCaseData data = 0; data < PLOT_N_CASE_DATA; data++)
    for (double width = 240; width < 1500; width += 87)
      {
        g_autoptr (PlotScene) scene = lay_out (plot_case_map (data), width, 200 + fmod (width * 7, 500));
        g_autofree char *fault = plot_case_check (scene);

        g_assert_cmpstr (fault, ==, NULL);
        assert_clear (scene);
      }
}

static void
test_area_is_amount (void)
{
  PlotMap *map = plot_case_map (PLOT_DATA_SIX);

  map->places[0].value = 40;
  map->places[1].value = 10;
  map->places[2].value = 90;

  g_autoptr (PlotScene) scene = lay_out (map, 1100, 900);
  double first = find_circle (scene, "place-0/total")->radius;

  g_assert_cmpfloat_with_epsilon (find_circle (scene, "place-1/total")->radius, first / 2, .01);
  g_assert_cmpfloat_with_epsilon (find_circle (scene, "place-2/total")->radius, first * 1.5, .01);
}

static void
test_kinds (void)
{
  PlotMap *map = plot_case_map (PLOT_DATA_SIX);

  map->places[1].value = 0;
  map->places[2].value = -20;
  map->places[4].value = 0;
  map->places[4].is_unknown = TRUE;

  g_autoptr (PlotScene) scene = lay_out (map, 1100, 900);
  const PlotStyle *style = plot_scene_get_style (scene);
  const PlotItem *point = find_circle (scene, "place-1/total"), *hollow = find_circle (scene, "place-2/total");
  const PlotItem *unknown = find_circle (scene, "place-4/total");
  guint n_signs = 0;

  /* A point is small, and hollow is what is less than nothing. */
  g_assert_cmpfloat (point->radius, <, 3);
  g_assert_cmpfloat (hollow->fill.color.red, ==, style->ground.red);
  g_assert_cmpfloat (hollow->stroke.blue, ==, style->accent.blue);
  g_assert_cmpint (unknown->fill.pattern, ==, PLOT_PATTERN_HATCH);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->mark >= 0 && item->mark == hollow->mark && item->kind == PLOT_ITEM_LINE)
        n_signs++;
      if (item->mark >= 0 && item->mark == unknown->mark && item->kind == PLOT_ITEM_GLYPH)
        n_signs++;
    }
  g_assert_cmpuint (n_signs, ==, 2);
}

/* Two on one spot part, and a thread leads back; neither goes far. */
static void
test_apart (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_map (PLOT_DATA_SIX), 1100, 900);
  const PlotItem *a = find_circle (scene, "place-2/total"), *b = find_circle (scene, "place-3/total");
  double distance = hypot (a->rect.x + a->radius - b->rect.x - b->radius,
                           a->rect.y + a->radius - b->rect.y - b->radius);

  g_assert_cmpfloat (distance, >=, a->radius + b->radius);
  g_assert_cmpfloat (distance, <, 3 * (a->radius + b->radius));
}

static guint
count_texts (PlotScene *scene,
             PlotPart   part)
{
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      n += item->kind == PLOT_ITEM_TEXT && item->part == part;
    }

  return n;
}

/* Every place is named, or counted among those that are not. */
static void
test_none_lost (void)
{
  for (double width = 240; width < 620; width += 31)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_map (PLOT_DATA_TWENTY), width, 420);
      g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
      g_autofree char *more = NULL;
      guint n_left, n_marks = plot_scene_get_n_marks (scene);

      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);

          if (item->part == PLOT_PART_ROW_LABEL && item->mark >= 0)
            g_hash_table_add (named, GINT_TO_POINTER (item->mark));
        }

      g_assert_cmpuint (n_marks, ==, 17);
      n_left = n_marks - g_hash_table_size (named);
      more = g_strdup_printf ("and %u more in the table", n_left);
      g_assert_cmpint (find_text (scene, more) != NULL, ==, n_left > 0);
    }
}

static void
test_ranking (void)
{
  g_autoptr (PlotScene) narrow = lay_out (plot_case_map (PLOT_DATA_TWENTY), 500, 600);
  g_autoptr (PlotScene) wide = lay_out (plot_case_map (PLOT_DATA_TWENTY), 1400, 800);
  g_autoptr (PlotScene) low = lay_out (plot_case_map (PLOT_DATA_MANY), 1400, 500);

  g_assert_null (find_text (narrow, "Total"));
  g_assert_nonnull (find_text (wide, "Total"));
  g_assert_nonnull (find_text (wide, "EUR million"));
  g_assert_cmpuint (count_texts (wide, PLOT_PART_FOOT), ==, 0);
  g_assert_cmpuint (count_texts (low, PLOT_PART_FOOT), ==, 1);
  /* Who has no place on the map has a mark in the ranking. */
  g_assert_cmpint (plot_scene_find_mark (narrow, "place-5/total"), <, 0);
  g_assert_cmpint (plot_scene_find_mark (wide, "place-5/total"), >=, 0);
}

static gboolean
reaches (PlotScene *scene,
         guint8    *seen,
         int        from)
{
  static const PlotStep steps[] = { PLOT_STEP_LEFT, PLOT_STEP_RIGHT, PLOT_STEP_UP, PLOT_STEP_DOWN };
  gboolean has_moved = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int to = plot_scene_step (scene, from, steps[i]);

      if (to >= 0 && !seen[to])
        seen[to] = has_moved = TRUE;
    }

  return has_moved;
}

/* Each arrow goes its way, and all marks can be come to. */
static void
test_keyboard (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_map (PLOT_DATA_TWENTY), 500, 600);
  guint n = plot_scene_get_n_marks (scene);
  g_autofree guint8 *seen = g_new0 (guint8, n);
  gboolean has_moved = TRUE;

  seen[0] = TRUE;
  while (has_moved)
    {
      has_moved = FALSE;
      for (guint i = 0; i < n; i++)
        has_moved |= seen[i] && reaches (scene, seen, (int) i);
    }

  for (guint i = 0; i < n; i++)
    {
      const PlotRect *from = &plot_scene_get_mark (scene, i)->bounds;
      const PlotRect *down = &plot_scene_get_mark (scene, plot_scene_step (scene, (int) i, PLOT_STEP_DOWN))->bounds;
      const PlotRect *right = &plot_scene_get_mark (scene, plot_scene_step (scene, (int) i, PLOT_STEP_RIGHT))->bounds;

      g_assert_true (seen[i]);
      g_assert_cmpfloat (down->y + down->height / 2, >=, from->y + from->height / 2 - .01);
      g_assert_cmpfloat (right->x + right->width / 2, >=, from->x + from->width / 2 - .01);
    }
}

static gboolean
is_round (double value)
{
  double power = pow (10, floor (log10 (value) + 1e-9)), first = value / power;

  /* A quarter or a fifth of a power of ten is the finest: 12.5, 12. */
  return fabs (first * 4 - round (first * 4)) < 1e-6 || fabs (first * 5 - round (first * 5)) < 1e-6;
}

static void
test_legend (void)
{
  for (double most = .013; most < 1e11; most *= 3.7)
    {
      PlotMap *map = plot_case_map (PLOT_DATA_ONE);
      guint n = 0;

      map->places[0].value = most;

      g_autoptr (PlotScene) scene = lay_out (map, 600, 700);

      g_assert_nonnull (find_text (scene, "Area of the circle"));
      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);
          g_autofree char *number = item->text != NULL ? g_strdelimit (g_strdup (item->text), ",", '.') : NULL;

          if (item->part != PLOT_PART_LEGEND || number == NULL || !g_ascii_isdigit (*number))
            continue;
          n++;
          g_assert_true (is_round (g_ascii_strtod (number, NULL)));
          g_assert_cmpfloat (g_ascii_strtod (number, NULL), <=, most * 1.11);
        }
      g_assert_cmpuint (n, >=, 2);
    }
}

/* A coast of a hundred thousand points is no larger than can be seen. */
static void
test_simplified (void)
{
  PlotMap *map = plot_map_new (0);
  guint n = 100000;

  plot_outline_allocate (&map->land, 1, n);
  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / n;

      map->land.points[i] = (PlotPoint) { 3000 * cos (angle) + i % 2, 5000 * sin (angle) };
    }

  g_autoptr (PlotScene) scene = lay_out (map, 1600, 900);
  const PlotItem *land = plot_scene_get_item (scene, 0);

  g_assert_cmpint (land->kind, ==, PLOT_ITEM_PATH);
  g_assert_cmpuint (strlen (land->path), <, 2000);
  g_assert_cmpuint (strlen (land->path), >, 200);
  g_assert_null (plot_case_check (scene));
}

/* In a low picture the north without a place goes, and with it the coast there. */
static void
test_cut (void)
{
  g_autoptr (PlotScene) low = lay_out (plot_case_map (PLOT_DATA_SIX), 500, 240);
  g_autoptr (PlotScene) high = lay_out (plot_case_map (PLOT_DATA_SIX), 500, 600);
  const PlotRect *cut = &plot_scene_get_item (low, 0)->rect, *whole = &plot_scene_get_item (high, 0)->rect;

  g_assert_cmpfloat (cut->width / cut->height, >, 1.1 * whole->width / whole->height);
  g_assert_cmpfloat (cut->y, >=, 0);
}

static char *
format_value (double   value,
              double   step,
              gpointer user_data)
{
  return g_strdup_printf ("%g", value);
}

static void
test_empty (void)
{
  g_autoptr (PlotScene) nothing = lay_out (plot_map_new (0), 500, 300);
  g_autoptr (PlotScene) tiny = lay_out (plot_case_map (PLOT_DATA_TWENTY), 30, 20);
  PlotMap *map = plot_map_new (2);

  for (guint i = 0; i < 2; i++)
    {
      map->places[i].id = g_strdup_printf ("%u", i);
      map->places[i].label = g_strdup ("A");
      map->places[i].figure = g_strdup ("1");
      map->places[i].name = g_strdup ("A, 1");
      map->places[i].has_position = TRUE;
      map->places[i].value = 1;
    }
  map->format_value = format_value;

  /* Without land, and all on one spot. */
  g_autoptr (PlotScene) spot = lay_out (map, 500, 300);

  g_assert_cmpuint (plot_scene_get_n_items (nothing), ==, 0);
  g_assert_null (plot_case_check (tiny));
  g_assert_null (plot_case_check (spot));
  g_assert_cmpuint (plot_scene_get_n_marks (spot), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/map/labels-clear", test_labels_clear);
  g_test_add_func ("/plot/map/area-is-amount", test_area_is_amount);
  g_test_add_func ("/plot/map/kinds", test_kinds);
  g_test_add_func ("/plot/map/apart", test_apart);
  g_test_add_func ("/plot/map/none-lost", test_none_lost);
  g_test_add_func ("/plot/map/ranking", test_ranking);
  g_test_add_func ("/plot/map/keyboard", test_keyboard);
  g_test_add_func ("/plot/map/legend", test_legend);
  g_test_add_func ("/plot/map/simplified", test_simplified);
  g_test_add_func ("/plot/map/cut", test_cut);
  g_test_add_func ("/plot/map/empty", test_empty);

  return g_test_run ();
}
