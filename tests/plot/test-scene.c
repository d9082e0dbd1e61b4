/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-scene.h"

#include <locale.h>
#include <string.h>

static const PlotFont font = { "Inter, Cantarell, sans", 10, FALSE };

static PlotScene *
create_scene (void)
{
  return plot_scene_new (400, 300, plot_style_find ("light"));
}

static int
add_mark (PlotScene  *scene,
          const char *id,
          int         row,
          int         column,
          PlotRect    bounds)
{
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->id = g_strdup (id);
  mark->name = g_strdup_printf ("Mark %s", id);
  mark->row = row;
  mark->column = column;
  mark->bounds = bounds;

  return plot_scene_take_mark (scene, mark);
}

static void
test_references (void)
{
  PlotScene *scene = create_scene ();
  PlotScene *other = plot_scene_ref (scene);

  plot_scene_unref (scene);
  g_assert_cmpfloat (plot_scene_get_width (other), ==, 400);
  g_assert_cmpfloat (plot_scene_get_height (other), ==, 300);
  plot_scene_unref (other);
}

static void
test_texts (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  PlotStyle style = *plot_style_find ("dark");
  g_autofree char *name = g_strdup ("dark");
  g_autoptr (PlotScene) copied = NULL;

  g_assert_null (plot_scene_get_title (scene));
  plot_scene_set_texts (scene, "fi", "Otsikko", "Kuvaus");
  /* What it holds may be given to it again. */
  plot_scene_set_texts (scene, plot_scene_get_lang (scene), plot_scene_get_title (scene), NULL);
  g_assert_cmpstr (plot_scene_get_lang (scene), ==, "fi");
  g_assert_cmpstr (plot_scene_get_title (scene), ==, "Otsikko");
  g_assert_null (plot_scene_get_description (scene));

  style.name = name;
  copied = plot_scene_new (1, 1, &style);
  name[0] = 'b';
  g_assert_cmpstr (plot_scene_get_style (copied)->name, ==, "dark");
}

static void
assert_rect (const PlotRect *rect,
             double          x,
             double          y,
             double          width,
             double          height)
{
  g_assert_cmpfloat_with_epsilon (rect->x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->y, y, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->width, width, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->height, height, 1e-6);
}

static void
test_text_box (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  const PlotColor ink = plot_scene_get_style (scene)->text;
  PlotItem *item;

  item = plot_scene_add_text (scene, engine, PLOT_PART_ROW_LABEL, "Oulu",
                              &(PlotTextPlace) { &font, 100, 50, PLOT_ANCHOR_START, &ink });
  assert_rect (&item->rect, 100, 50, 24, 12.5);
  g_assert_cmpfloat_with_epsilon (item->baseline, 58, 1e-6);
  item = plot_scene_add_text (scene, engine, PLOT_PART_ROW_LABEL, "Oulu",
                              &(PlotTextPlace) { &font, 100, 50, PLOT_ANCHOR_MIDDLE, &ink });
  assert_rect (&item->rect, 88, 50, 24, 12.5);
  item = plot_scene_add_text (scene, engine, PLOT_PART_ROW_LABEL, "Oulu",
                              &(PlotTextPlace) { &font, 100, 50, PLOT_ANCHOR_END, &ink });
  assert_rect (&item->rect, 76, 50, 24, 12.5);
  g_assert_cmpint (item->mark, ==, -1);
  g_assert_cmpfloat (item->halo, ==, 0);
}

/* The caller finishes an item after others have been added. */
static void
test_items_stay (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  const PlotRect rect = { 1, 2, 3, 4 };
  PlotItem *first = plot_scene_add_rect (scene, PLOT_PART_MARK, &rect, NULL);

  for (guint i = 0; i < 1000; i++)
    plot_scene_add_glyph (scene, PLOT_PART_MARK, PLOT_GLYPH_RING, &rect);
  first->radius = 7;

  g_assert_cmpuint (plot_scene_get_n_items (scene), ==, 1001);
  g_assert_cmpfloat (plot_scene_get_item (scene, 0)->radius, ==, 7);
  g_assert_cmpfloat (plot_scene_get_item (scene, 0)->fill.color.alpha, ==, 0);
  g_assert_null (plot_scene_get_item (scene, 1001));
  g_assert_null (plot_scene_get_mark (scene, 0));
}

static void
test_find (void)
{
  g_autoptr (PlotScene) scene = create_scene ();

  add_mark (scene, "a/b", 0, 0, (PlotRect) { 0 });
  add_mark (scene, NULL, 0, 1, (PlotRect) { 0 });
  add_mark (scene, "c", 0, 2, (PlotRect) { 0 });
  add_mark (scene, "a/b", 0, 3, (PlotRect) { 0 });

  g_assert_cmpint (plot_scene_find_mark (scene, "a/b"), ==, 0);
  g_assert_cmpint (plot_scene_find_mark (scene, "c"), ==, 2);
  g_assert_cmpint (plot_scene_find_mark (scene, "d"), ==, -1);
  g_assert_cmpint (plot_scene_find_mark (scene, NULL), ==, -1);
}

static void
test_hit (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  int wide = add_mark (scene, "wide", 0, 0, (PlotRect) { 10, 100, 100, 30 });
  int thin = add_mark (scene, "thin", 0, 1, (PlotRect) { 112, 100, 2, 30 });
  int over = add_mark (scene, "over", 0, 2, (PlotRect) { 40, 110, 10, 10 });
  int far = add_mark (scene, "far", 0, 3, (PlotRect) { 300, 200, 40, 40 });

  g_assert_cmpint (plot_scene_hit (scene, 20, 115), ==, wide);
  /* The topmost of two. */
  g_assert_cmpint (plot_scene_hit (scene, 45, 115), ==, over);
  g_assert_cmpint (plot_scene_hit (scene, 113, 115), ==, thin);
  /* The target of a thin mark reaches 12 from its middle, yet takes no point
   * from its neighbour. */
  g_assert_cmpint (plot_scene_hit (scene, 124, 115), ==, thin);
  g_assert_cmpint (plot_scene_hit (scene, 109, 115), ==, wide);
  g_assert_cmpint (plot_scene_hit (scene, 111, 115), ==, thin);
  /* Nor does that of a small mark from the large one under it. */
  g_assert_cmpint (plot_scene_hit (scene, 38, 115), ==, wide);
  /* Near, and too far. */
  g_assert_cmpint (plot_scene_hit (scene, 320, 251), ==, far);
  g_assert_cmpint (plot_scene_hit (scene, 320, 253), ==, -1);
  g_assert_cmpint (plot_scene_hit (scene, 349, 249), ==, -1);
  g_assert_cmpint (plot_scene_hit (scene, -50, -50), ==, -1);
}

/* The corner of a target is further than what is near, and is hit; it goes
 * before a nearer mark that needs no target. */
static void
test_hit_target (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  int small = add_mark (scene, "small", 0, 0, (PlotRect) { 100, 100, 4, 4 });
  int large = add_mark (scene, "large", 0, 1, (PlotRect) { 116, 80, 100, 100 });

  g_assert_cmpint (plot_scene_hit (scene, 91, 91), ==, small);
  g_assert_cmpint (plot_scene_hit (scene, 89, 89), ==, -1);
  g_assert_cmpint (plot_scene_hit (scene, 113, 102), ==, small);
  g_assert_cmpint (plot_scene_hit (scene, 115, 102), ==, large);
}

static void
test_hit_tie (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  int lower = add_mark (scene, "lower", 0, 0, (PlotRect) { 0, 0, 10, 10 });
  int upper = add_mark (scene, "upper", 0, 1, (PlotRect) { 0, 0, 10, 10 });
  int left = add_mark (scene, "left", 0, 2, (PlotRect) { 100, 100, 4, 4 });
  int right = add_mark (scene, "right", 0, 3, (PlotRect) { 110, 100, 4, 4 });

  g_assert_cmpint (lower, <, upper);
  g_assert_cmpint (plot_scene_hit (scene, 5, 5), ==, upper);
  g_assert_cmpint (plot_scene_hit (scene, 106, 102), ==, left);
  g_assert_cmpint (plot_scene_hit (scene, 108, 102), ==, right);
}

static void
assert_step (PlotScene  *scene,
             const char *from,
             PlotStep    step,
             const char *expected)
{
  int mark = plot_scene_step (scene, plot_scene_find_mark (scene, from), step);

  g_assert_cmpint (mark, >=, 0);
  g_assert_cmpstr (plot_scene_get_mark (scene, (guint) mark)->id, ==, expected);
}

/* a . c d
 * . . . .
 * e f . h   added out of order */
static PlotScene *
create_grid (void)
{
  PlotScene *scene = create_scene ();

  add_mark (scene, "h", 2, 3, (PlotRect) { 0 });
  add_mark (scene, "d", 0, 3, (PlotRect) { 0 });
  add_mark (scene, "a", 0, 0, (PlotRect) { 0 });
  add_mark (scene, "f", 2, 1, (PlotRect) { 0 });
  add_mark (scene, "c", 0, 2, (PlotRect) { 0 });
  add_mark (scene, "e", 2, 0, (PlotRect) { 0 });

  return scene;
}

static void
test_step (void)
{
  g_autoptr (PlotScene) scene = create_grid ();

  assert_step (scene, "a", PLOT_STEP_RIGHT, "c");
  assert_step (scene, "c", PLOT_STEP_LEFT, "a");
  assert_step (scene, "c", PLOT_STEP_RIGHT, "d");
  assert_step (scene, "f", PLOT_STEP_RIGHT, "h");
  assert_step (scene, "a", PLOT_STEP_DOWN, "e");
  /* f and h are as near: the left one. */
  assert_step (scene, "c", PLOT_STEP_DOWN, "f");
  assert_step (scene, "f", PLOT_STEP_UP, "a");
  assert_step (scene, "h", PLOT_STEP_UP, "d");
  assert_step (scene, "f", PLOT_STEP_FIRST, "a");
  assert_step (scene, "a", PLOT_STEP_LAST, "h");
}

static void
test_step_edges (void)
{
  g_autoptr (PlotScene) scene = create_grid ();
  g_autoptr (PlotScene) empty = create_scene ();

  assert_step (scene, "a", PLOT_STEP_LEFT, "a");
  assert_step (scene, "d", PLOT_STEP_RIGHT, "d");
  assert_step (scene, "a", PLOT_STEP_UP, "a");
  assert_step (scene, "h", PLOT_STEP_DOWN, "h");
  for (PlotStep step = PLOT_STEP_LEFT; step <= PLOT_STEP_FIRST; step++)
    assert_step (scene, NULL, step, "a");
  g_assert_cmpstr (plot_scene_get_mark (scene, (guint) plot_scene_step (scene, 99,
                                                                        PLOT_STEP_UP))->id,
                   ==, "a");
  g_assert_cmpint (plot_scene_step (empty, -1, PLOT_STEP_RIGHT), ==, -1);
  g_assert_cmpint (plot_scene_step (empty, 0, PLOT_STEP_LAST), ==, -1);
}

/* From any mark every other can be reached by arrows alone. */
static void
test_step_reach (void)
{
  g_autoptr (PlotScene) scene = create_grid ();
  guint n_marks = plot_scene_get_n_marks (scene);
  gboolean is_reached[6] = { FALSE };
  gboolean is_growing = TRUE;

  is_reached[3] = TRUE;
  while (is_growing)
    {
      is_growing = FALSE;
      for (guint i = 0; i < n_marks; i++)
        {
          for (PlotStep step = PLOT_STEP_LEFT; is_reached[i] && step <= PLOT_STEP_DOWN; step++)
            {
              int next = plot_scene_step (scene, (int) i, step);

              is_growing |= !is_reached[next];
              is_reached[next] = TRUE;
            }
        }
    }
  for (guint i = 0; i < n_marks; i++)
    g_assert_true (is_reached[i]);
}

static void
test_dump (void)
{
  g_autoptr (PlotScene) scene = create_scene ();
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  const PlotStyle *style = plot_scene_get_style (scene);
  const PlotRect rect = { 10.04, 20.06, 30, -0.01 };
  g_autofree char *dump = NULL;
  PlotItem *item;

  plot_scene_set_texts (scene, "sv", "Titel", NULL);
  add_mark (scene, "x", 1, 2, rect);
  item = plot_scene_add_rect (scene, PLOT_PART_MARK, &rect, &style->fills[PLOT_FILL_NAVY_TEAL]);
  item->mark = 0;
  item->radius = 2.5;
  plot_scene_add_line (scene, PLOT_PART_GRID, &rect, &style->grid)->is_dashed = TRUE;
  plot_scene_add_glyph (scene, PLOT_PART_END_LABEL, PLOT_GLYPH_CHECK, &rect);
  plot_scene_add_text (scene, engine, PLOT_PART_TITLE, "Åå \"1\"\n\\",
                       &(PlotTextPlace) { &font, 5, 6, PLOT_ANCHOR_MIDDLE, &style->text })->halo = 3;

  dump = plot_scene_dump (scene);
  g_assert_cmpstr (dump, ==,
    "scene 0 0 400 300 light \"sv\" \"Titel\" -\n"
    "rect mark 10 20.1 30 0 mark=0 radius=2.5 fill=#152456 second=#089c93 stripes\n"
    "line grid 10 20.1 30 0 stroke=#dedddf width=1 dashed\n"
    "glyph end-label 10 20.1 30 0 check\n"
    "text title -19 6 48 12.5 baseline=14 size=10 middle color=#2e2e2e halo=3"
    " \"Åå \\\"1\\\"\\n\\\\\"\n"
    "mark 0 1 2 10 20.1 30 0 \"x\" \"Mark x\" - -\n");
}

/* A decimal comma of the locale gets into nothing; skipped where there is no
 * such locale. */
static void
test_dump_locale (void)
{
  g_autoptr (PlotScene) scene = plot_scene_new (1.5, 2.5, plot_style_find ("light"));
  g_autofree char *dump = NULL;

  if (setlocale (LC_NUMERIC, "fi_FI.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma");
      return;
    }
  dump = plot_scene_dump (scene);
  setlocale (LC_NUMERIC, "C");
  g_assert_true (g_str_has_prefix (dump, "scene 0 0 1.5 2.5 light"));
}

static void
test_table (void)
{
  g_autoptr (PlotTable) table = plot_table_new (2, 2);
  g_autoptr (PlotTable) copy = NULL;

  plot_table_take_cell (table, 1, 0, g_strdup ("old"));
  plot_table_take_cell (table, 1, 0, g_strdup ("new"));
  g_assert_false (plot_table_is_total (table, table->n_rows - 1));
  table->has_total = TRUE;
  copy = plot_table_copy (table);
  g_assert_true (plot_table_is_total (copy, copy->n_rows - 1));
  g_assert_false (plot_table_is_total (copy, 0));
  plot_table_take_cell (table, 1, 0, NULL);

  g_assert_cmpstr (copy->cells[2], ==, "new");
  g_assert_null (copy->cells[0]);
  g_assert_null (table->cells[2]);
  g_assert_null (plot_table_copy (NULL));
  plot_table_free (NULL);
}

static void
test_take_table (void)
{
  g_autoptr (PlotScene) scene = create_scene ();

  g_assert_null (plot_scene_get_table (scene));
  plot_scene_take_table (scene, plot_table_new (1, 1));
  plot_scene_take_table (scene, plot_table_new (3, 0));
  g_assert_cmpuint (plot_scene_get_table (scene)->n_columns, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/scene/references", test_references);
  g_test_add_func ("/plot/scene/texts", test_texts);
  g_test_add_func ("/plot/scene/text-box", test_text_box);
  g_test_add_func ("/plot/scene/items-stay", test_items_stay);
  g_test_add_func ("/plot/scene/find", test_find);
  g_test_add_func ("/plot/scene/hit", test_hit);
  g_test_add_func ("/plot/scene/hit/target", test_hit_target);
  g_test_add_func ("/plot/scene/hit/tie", test_hit_tie);
  g_test_add_func ("/plot/scene/step", test_step);
  g_test_add_func ("/plot/scene/step/edges", test_step_edges);
  g_test_add_func ("/plot/scene/step/reach", test_step_reach);
  g_test_add_func ("/plot/scene/dump", test_dump);
  g_test_add_func ("/plot/scene/dump/locale", test_dump_locale);
  g_test_add_func ("/plot/scene/table", test_table);
  g_test_add_func ("/plot/scene/take-table", test_take_table);

  return g_test_run ();
}
