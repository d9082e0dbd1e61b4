/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "plot-case.h"

static PlotScene *
lay_out (PlotMultiples *plot,
         double         width,
         double         height)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find ("light"));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&plot->body, &place, scene, engine);
  plot_body_free (&plot->body);

  return scene;
}

/* Panels of a line each; "?" is a point that is not known, "." one that is not due. */
static PlotMultiples *
create (const char * const *rows,
        guint               n_rows)
{
  guint n_periods = 0;
  PlotMultiples *plot;

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);

      n_periods = g_strv_length (words);
    }

  plot = plot_multiples_new (n_periods, n_rows);
  plot->unknown_label = g_strdup ("Not known");
  plot->longest_step = 1;
  for (guint k = 0; k < n_periods; k++)
    plot->periods[k] = (PlotMultiplesPeriod) { g_strdup_printf ("%u", k), g_strdup_printf ("20%02u", k), k };
  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);

      plot->multiples[i].id = g_strdup_printf ("row-%u", i);
      plot->multiples[i].label = g_strdup_printf ("Row %u", i);
      for (guint k = 0; k < n_periods; k++)
        {
          PlotMultiplePoint *point = &plot->multiples[i].points[k];

          point->state = *words[k] == '?' ? PLOT_POINT_UNKNOWN : *words[k] == '.' ? PLOT_POINT_NONE : PLOT_POINT_KNOWN;
          point->value = g_ascii_strtod (words[k], NULL);
          point->label = g_strdup (words[k]);
        }
    }

  return plot;
}

static const PlotItem *
find_path (PlotScene *scene,
           guint      number)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (plot_scene_get_item (scene, i)->kind == PLOT_ITEM_PATH && number-- == 0)
      return plot_scene_get_item (scene, i);

  return NULL;
}

static const PlotMark *
get_mark (PlotScene  *scene,
          const char *id)
{
  int mark = plot_scene_find_mark (scene, id);

  g_assert_cmpint (mark, >=, 0);
  return plot_scene_get_mark (scene, mark);
}

static double
get_middle (PlotScene  *scene,
            const char *id)
{
  const PlotMark *mark = get_mark (scene, id);

  return mark->bounds.y + mark->bounds.height / 2;
}

static guint
count_char (const char *text,
            char        sign)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == sign;

  return n;
}

static guint
count_hatches (PlotScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    n += plot_scene_get_item (scene, i)->fill.pattern == PLOT_PATTERN_HATCH;

  return n;
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

/* Equal values stand equally high in every panel, greater ones higher. */
static void
test_one_scale (void)
{
  static const char * const rows[] = { "1 5 9", "5 9 1" };
  g_autoptr (PlotScene) scene = lay_out (create (rows, 2), 600, 200);

  g_assert_cmpfloat (get_middle (scene, "row-0/1"), ==, get_middle (scene, "row-1/0"));
  g_assert_cmpfloat (get_middle (scene, "row-0/2"), ==, get_middle (scene, "row-1/1"));
  g_assert_cmpfloat (get_middle (scene, "row-0/2"), <, get_middle (scene, "row-0/1"));
  g_assert_null (plot_case_check (scene));
}

/* Every break of the line starts it anew; what was not due does not break it,
 * unless it leaves too long a step. */
static void
test_gaps (void)
{
  static const struct { const char *row; double longest; guint lines, starts, hatches; } cases[] = {
    { "1 2 3 4", 1, 3, 1, 0 },
    { "1 ? 3 4", 1, 1, 2, 1 },
    { "1 ? 3 4", 9, 1, 2, 1 },
    { "1 . 3 4", 2, 2, 1, 0 },
    { "1 . 3 4", 1, 1, 2, 0 },
    { "? 2 ? 4", 1, 0, 2, 2 },
    { "? ? ? 4", 1, 0, 1, 1 },
    { "1 2 . .", 1, 1, 1, 0 },
    { "1 2 ? .", 1, 1, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlotMultiples *plot = create (&cases[i].row, 1);
      g_autoptr (PlotScene) scene = NULL;
      const PlotItem *path;

      plot->longest_step = cases[i].longest;
      scene = lay_out (plot, 400, 200);
      path = find_path (scene, 0);
      g_assert_nonnull (path);
      g_assert_cmpuint (count_char (path->path, 'L'), ==, cases[i].lines);
      g_assert_cmpuint (count_char (path->path, 'M'), ==, cases[i].starts);
      g_assert_cmpuint (count_hatches (scene), ==, cases[i].hatches);
    }
}

static void
test_nothing_known (void)
{
  static const char * const rows[] = { "? ? ?", ". . ." };
  g_autoptr (PlotScene) scene = lay_out (create (rows, 2), 500, 200);

  g_assert_null (find_path (scene, 0));
  g_assert_cmpuint (count_hatches (scene), ==, 2);
  g_assert_nonnull (find_text (scene, "Not known"));
  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 2);
}

static void
test_only_the_last_is_written (void)
{
  static const char * const rows[] = { "3 7 4 ?" };
  g_autoptr (PlotScene) scene = lay_out (create (rows, 1), 400, 200);

  g_assert_null (find_text (scene, "3"));
  g_assert_null (find_text (scene, "7"));
  g_assert_nonnull (find_text (scene, "4"));
  g_assert_nonnull (find_text (scene, "2000"));
  g_assert_nonnull (find_text (scene, "2003"));
  g_assert_null (find_text (scene, "2001"));
}

/* Along the periods to the target, and across to the same period of the next. */
static void
test_keyboard (void)
{
  static const char * const rows[] = { "1 2 3", "3 2 1" };
  PlotMultiples *plot = create (rows, 2);
  g_autoptr (PlotScene) scene = NULL;
  int mark;

  plot->multiples[0].target = (PlotMultipleLevel) { TRUE, 5, g_strdup ("5") };
  scene = lay_out (plot, 600, 200);
  mark = plot_scene_step (scene, -1, PLOT_STEP_FIRST);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "row-0/0");
  mark = plot_scene_step (scene, mark, PLOT_STEP_RIGHT);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "row-0/1");
  mark = plot_scene_step (scene, mark, PLOT_STEP_DOWN);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "row-1/1");
  mark = plot_scene_step (scene, plot_scene_find_mark (scene, "row-0/2"), PLOT_STEP_RIGHT);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "row-0/target");
}

/* As the place grows, no panel that was shown goes. */
static void
test_left_out (void)
{
  for (double width = 240; width < 1400; width += 97)
    {
      guint last = 0;

      for (double height = 60; height < 2400; height += 60)
        {
          g_autoptr (PlotScene) scene = lay_out (plot_case_multiples (PLOT_DATA_TWENTY), width, height);
          g_autofree char *fault = plot_case_check (scene);
          g_autofree char *more = NULL;
          g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

          g_assert_cmpstr (fault, ==, NULL);
          for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
            g_hash_table_add (rows, plot_scene_get_mark (scene, i)->row_id);
          more = g_strdup_printf ("and %u more in the table", 20 - g_hash_table_size (rows));
          g_assert_cmpint (find_text (scene, more) != NULL, ==, g_hash_table_size (rows) < 20);
          g_assert_cmpuint (g_hash_table_size (rows), >=, last);
          last = g_hash_table_size (rows);
        }
      g_assert_cmpuint (last, ==, 20);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/multiples/one-scale", test_one_scale);
  g_test_add_func ("/plot/multiples/gaps", test_gaps);
  g_test_add_func ("/plot/multiples/nothing-known", test_nothing_known);
  g_test_add_func ("/plot/multiples/only-the-last-is-written", test_only_the_last_is_written);
  g_test_add_func ("/plot/multiples/keyboard", test_keyboard);
  g_test_add_func ("/plot/multiples/left-out", test_left_out);

  return g_test_run ();
}
