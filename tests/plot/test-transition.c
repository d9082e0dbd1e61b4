/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "plot-transition.h"

#include <math.h>
#include <string.h>

#include "plot-case.h"
#include "plot-output.h"

#define WIDTH 640
#define NARROW 340
#define HEIGHT 1200

static PlotScene *
lay_out (PlotFigure *figure,
         double      width,
         const char *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_figure_layout (figure, width, HEIGHT, plot_style_find (style), engine);

  plot_figure_unref (figure);

  return scene;
}

static PlotScene *
make_scene (PlotCaseKind kind,
            PlotCaseData data)
{
  return lay_out (plot_case_figure (kind, data), WIDTH, "light");
}

/* Twenty rows and no total, from the last to the first if so wished, and the ids
 * of another world if a prefix says so. */
static PlotScene *
make_rows (double      width,
           gboolean    is_reversed,
           const char *prefix,
           const char *lang)
{
  PlotFigure *figure = plot_figure_new (lang);
  PlotBars *bars = plot_case_bars (PLOT_CASE_AMOUNTS, PLOT_DATA_TWENTY);

  for (guint i = 0; i < bars->n_bars; i++)
    {
      g_autofree char *id = g_steal_pointer (&bars->bars[i].id);

      g_free (bars->bars[i].label);
      bars->bars[i].label = g_strdup_printf ("City %u", i);
      bars->bars[i].id = g_strconcat (prefix, id, NULL);
    }
  for (guint i = 0; is_reversed && i < bars->n_bars / 2; i++)
    {
      PlotBar bar = bars->bars[i];

      bars->bars[i] = bars->bars[bars->n_bars - 1 - i];
      bars->bars[bars->n_bars - 1 - i] = bar;
    }
  plot_figure_set_title (figure, "Rows");
  plot_figure_take_body (figure, &bars->body);

  return lay_out (figure, width, "light");
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Its items alone, in any order, with the ids of their marks. */
static char *
describe (PlotScene *scene)
{
  g_autofree char *dump = plot_scene_dump (scene);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) number = g_regex_new (" mark=[0-9]+", 0, 0, NULL);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);
      g_autofree char *line = g_regex_replace_literal (number, lines[i + 1], -1, 0, "", 0, NULL);

      g_ptr_array_add (items, g_strdup_printf ("%s %s", line,
                                               item->mark < 0 ? "-" : plot_scene_get_mark (scene, item->mark)->id));
    }
  g_ptr_array_sort (items, compare_strings);
  g_ptr_array_add (items, NULL);

  return g_strjoinv ("\n", (char **) items->pdata);
}

static const PlotItem *
find_bar (PlotScene  *scene,
          const char *id)
{
  int mark = plot_scene_find_mark (scene, id);

  for (guint i = 0; mark >= 0 && i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->mark == mark && item->part == PLOT_PART_MARK)
        return item;
    }

  return NULL;
}

static const PlotItem *
find_text (PlotScene  *scene,
           PlotPart    part,
           const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->part == part && g_strcmp0 (item->text, text) == 0)
        return item;
    }

  return NULL;
}

static const struct
{
  PlotCaseKind kind;
  PlotCaseData from, to;
} pairs[] = {
  { PLOT_CASE_SHARES, PLOT_DATA_SIX, PLOT_DATA_TWENTY },
  { PLOT_CASE_SHARES, PLOT_DATA_TWENTY, PLOT_DATA_SIX },
  { PLOT_CASE_SHARES, PLOT_DATA_SIX, PLOT_DATA_LONG_NAMES },
  { PLOT_CASE_AMOUNTS, PLOT_DATA_TWENTY, PLOT_DATA_NEGATIVES },
  { PLOT_CASE_AMOUNTS, PLOT_DATA_NEGATIVES, PLOT_DATA_MANY },
  { PLOT_CASE_AMOUNTS, PLOT_DATA_SIX, PLOT_DATA_ONE },
  { PLOT_CASE_MATRIX, PLOT_DATA_SIX, PLOT_DATA_TWENTY },
  { PLOT_CASE_MATRIX, PLOT_DATA_TWENTY, PLOT_DATA_UNKNOWN },
};

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (PlotScene) from = make_scene (pairs[i].kind, pairs[i].from);
      g_autoptr (PlotScene) to = make_scene (pairs[i].kind, pairs[i].to);
      g_autoptr (PlotTransition) transition = plot_transition_new (from, to);
      g_autoptr (PlotScene) first = plot_transition_at (transition, 0);
      g_autoptr (PlotScene) last = plot_transition_at (transition, 1);
      g_autofree char *wanted = plot_scene_dump (to);
      g_autofree char *got = plot_scene_dump (last);
      g_autoptr (GRegex) owner = g_regex_new (" [^ ]+$", G_REGEX_MULTILINE, 0, NULL);
      g_autofree char *before = describe (from);
      g_autofree char *start = describe (first);
      /* Marks that leave are not among those of the end. */
      g_autofree char *bare_before = g_regex_replace_literal (owner, before, -1, 0, "", 0, NULL);
      g_autofree char *bare_start = g_regex_replace_literal (owner, start, -1, 0, "", 0, NULL);

      g_assert_cmpstr (got, ==, wanted);
      g_assert_cmpstr (bare_start, ==, bare_before);
    }
}

/* Nothing is there twice, nothing is nowhere, and no figure is said that is not
 * of one end; what stays says what it says at the end. */
static void
check_between (PlotScene *scene,
               PlotScene *from,
               PlotScene *to)
{
  g_autoptr (GHashTable) bars = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, plot_scene_get_n_marks (to));
  g_assert_cmpint (plot_scene_get_item (scene, 0)->part, ==, PLOT_PART_GROUND);
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      g_assert_cmpfloat (item->fade, >=, 0);
      g_assert_cmpfloat (item->fade, <, 1);
      g_assert_true (isfinite (item->rect.x + item->rect.y + item->rect.width + item->rect.height));
      /* A name that got longer is seen whole when it is where it has to be. */
      if (item->text == NULL)
        {
          g_assert_cmpfloat (item->rect.x, >=, -1);
          g_assert_cmpfloat (item->rect.x + item->rect.width, <=, plot_scene_get_width (to) + 1);
          g_assert_cmpfloat (item->rect.y + item->rect.height, <=, plot_scene_get_height (to) + 1);
        }
      g_assert_cmpint (item->mark, <, (int) plot_scene_get_n_marks (to));
      if (item->text != NULL)
        g_assert_nonnull (find_text (item->fade > 0 && find_text (to, item->part, item->text) == NULL ? from : to,
                                     item->part, item->text));
      if (item->mark >= 0 && item->part == PLOT_PART_MARK)
        g_assert_true (g_hash_table_add (bars, GINT_TO_POINTER (item->mark + 1)));
    }
}

static void
test_between (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (PlotScene) from = make_scene (pairs[i].kind, pairs[i].from);
      g_autoptr (PlotScene) to = make_scene (pairs[i].kind, pairs[i].to);
      g_autoptr (PlotTransition) transition = plot_transition_new (from, to);

      for (double t = .05; t < 1; t += .05)
        {
          g_autoptr (PlotScene) scene = plot_transition_at (transition, t);

          check_between (scene, from, to);
        }
    }
}

/* A row that changes its place takes its name, its figures and its bars along. */
static void
test_rows_move (void)
{
  static const double widths[] = { WIDTH, NARROW };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (PlotScene) from = make_rows (widths[i], FALSE, "", "en");
      g_autoptr (PlotScene) to = make_rows (widths[i], TRUE, "", "en");
      g_autoptr (PlotTransition) transition = plot_transition_new (from, to);
      g_autoptr (PlotScene) scene = plot_transition_at (transition, .25);

      for (guint k = 0; k < 20; k++)
        {
          g_autofree char *id = g_strdup_printf ("row-%u/city", k);
          g_autofree char *name = g_strdup_printf ("City %u", k);
          const PlotItem *bar = find_bar (scene, id), *label = find_text (scene, PLOT_PART_ROW_LABEL, name);
          double a = find_bar (from, id)->rect.y, b = find_bar (to, id)->rect.y;

          g_assert_cmpfloat (bar->fade, ==, 0);
          g_assert_cmpfloat_with_epsilon (bar->rect.y, a + (b - a) / 4, .01);
          a = find_text (from, PLOT_PART_ROW_LABEL, name)->baseline;
          b = find_text (to, PLOT_PART_ROW_LABEL, name)->baseline;
          g_assert_cmpfloat (label->fade, ==, 0);
          g_assert_cmpfloat_with_epsilon (label->baseline, a + (b - a) / 4, .01);
        }
    }
}

static PlotScene *
make_points (gboolean is_swapped)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (700, 100, plot_style_find ("light"));
  PlotFont font = { "Inter", 12, FALSE };
  PlotColor ink = { 0, 0, 0, 1 };

  for (guint i = 0; i < 2; i++)
    {
      double top = (i == 0) != is_swapped ? 10 : 34;
      PlotTextPlace place = { &font, 10, top, PLOT_ANCHOR_START, &ink };
      PlotMark *mark = g_new0 (PlotMark, 1);

      mark->id = g_strdup_printf ("row-%u/share", i);
      mark->row_id = g_strdup_printf ("row-%u", i);
      mark->bounds = (PlotRect) { i == 0 ? 600 : 80, top + 3, 10, 10 };
      plot_scene_take_mark (scene, mark);
      plot_scene_add_text (scene, engine, PLOT_PART_ROW_LABEL, i == 0 ? "One" : "Two", &place);
    }

  return scene;
}

/* A point far along its row is nearer to the row's name than one of the next row. */
static void
test_names_of_points (void)
{
  g_autoptr (PlotScene) from = make_points (FALSE);
  g_autoptr (PlotScene) to = make_points (TRUE);
  g_autoptr (PlotTransition) transition = plot_transition_new (from, to);
  g_autoptr (PlotScene) scene = plot_transition_at (transition, .25);

  g_assert_cmpfloat_with_epsilon (find_text (scene, PLOT_PART_ROW_LABEL, "One")->rect.y, 16, .001);
  g_assert_cmpfloat_with_epsilon (find_text (scene, PLOT_PART_ROW_LABEL, "Two")->rect.y, 28, .001);
}

static void
test_leaves_before_it_comes (void)
{
  static const struct
  {
    double t, old_fade, new_fade;
  } steps[] = { { 1 / 6., .5, 1 }, { 1 / 3., 1, 1 }, { 2 / 3., 1, 1 }, { 5 / 6., 1, .5 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (PlotScene) few = make_scene (PLOT_CASE_AMOUNTS, PLOT_DATA_SIX);
      g_autoptr (PlotScene) more = make_scene (PLOT_CASE_AMOUNTS, PLOT_DATA_TWENTY);
      g_autoptr (PlotTransition) out = plot_transition_new (more, few);
      g_autoptr (PlotTransition) in = plot_transition_new (few, more);
      g_autoptr (PlotScene) leaving = plot_transition_at (out, steps[i].t);
      g_autoptr (PlotScene) coming = plot_transition_at (in, steps[i].t);
      const PlotItem *old = find_text (leaving, PLOT_PART_ROW_LABEL, "Lahti");
      const PlotItem *new = find_text (coming, PLOT_PART_ROW_LABEL, "Lahti");

      g_assert_cmpint (plot_scene_find_mark (few, "row-8/city"), <, 0);
      g_assert_cmpint (plot_scene_find_mark (more, "row-8/city"), >=, 0);
      g_assert_cmpfloat_with_epsilon (old != NULL ? old->fade : 1, steps[i].old_fade, .001);
      g_assert_cmpfloat_with_epsilon (new != NULL ? new->fade : 1, steps[i].new_fade, .001);
    }
}

static void
test_figures_do_not_count_up (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotFont font = { "Inter", 12, FALSE };
  PlotColor ink = { 0, 0, 0, 1 }, other = { 1, 1, 1, 1 };
  PlotScene *scenes[2];
  g_autoptr (PlotTransition) transition = NULL;

  for (guint i = 0; i < 2; i++)
    {
      PlotTextPlace place = { &font, i == 0 ? 40 : 80, 10, PLOT_ANCHOR_END, i == 0 ? &ink : &other };
      PlotMark *mark = g_new0 (PlotMark, 1);

      mark->id = g_strdup ("a/b");
      scenes[i] = plot_scene_new (100, 100, plot_style_find ("light"));
      plot_scene_take_mark (scenes[i], mark);
      plot_scene_add_text (scenes[i], engine, PLOT_PART_MARK_LABEL, i == 0 ? "9" : "1234", &place)->mark = 0;
      plot_scene_add_glyph (scenes[i], PLOT_PART_END_LABEL, i == 0 ? PLOT_GLYPH_CHECK : PLOT_GLYPH_CROSS,
                            &(PlotRect) { 10 * i, 50, 16, 16 })->mark = 0;
    }

  transition = plot_transition_new (scenes[0], scenes[1]);
  for (double t = 0; t < 1; t += .25)
    {
      g_autoptr (PlotScene) scene = plot_transition_at (transition, t);
      const PlotItem *text = plot_scene_get_item (scene, 0);

      g_assert_cmpuint (plot_scene_get_n_items (scene), ==, 2);
      g_assert_cmpstr (text->text, ==, t > 0 ? "1234" : "9");
      g_assert_cmpfloat_with_epsilon (text->rect.x + text->rect.width, 40 + 40 * t, .001);
      g_assert_cmpfloat_with_epsilon (text->color.red, t, .001);
      g_assert_cmpint (plot_scene_get_item (scene, 1)->glyph, ==, t > 0 ? PLOT_GLYPH_CROSS : PLOT_GLYPH_CHECK);
    }
  for (guint i = 0; i < 2; i++)
    plot_scene_unref (scenes[i]);
}

static PlotScene *
make_outlines (const char *second,
               double      x)
{
  PlotScene *scene = plot_scene_new (100, 100, plot_style_find ("light"));
  PlotFill fill = { .color = { 0, 0, 0, 1 } };
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->id = g_strdup ("a/b");
  plot_scene_take_mark (scene, mark);
  plot_scene_add_path (scene, PLOT_PART_GRID, g_strdup ("M 0 0 L 9 9 L 0 9 Z"), &(PlotRect) { 0, 0, 9, 9 }, &fill);
  plot_scene_add_path (scene, PLOT_PART_MARK, g_strdup (second), &(PlotRect) { x, 0, 9, 9 }, &fill)->mark = 0;

  return scene;
}

/* An outline that is the same stays; one that is another fades, even of one datum. */
static void
test_outlines (void)
{
  g_autoptr (PlotScene) from = make_outlines ("M 20 0 L 29 9 L 20 9 Z", 20);
  g_autoptr (PlotScene) to = make_outlines ("M 40 0 L 49 9 L 40 9 Z", 40);
  g_autoptr (PlotTransition) transition = plot_transition_new (from, to);
  static const struct
  {
    double t, fade, x;
  } steps[] = { { 1 / 6., .5, 20 }, { 5 / 6., .5, 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (PlotScene) scene = plot_transition_at (transition, steps[i].t);
      const PlotItem *outline = plot_scene_get_item (scene, 1);

      g_assert_cmpuint (plot_scene_get_n_items (scene), ==, 2);
      g_assert_cmpfloat (plot_scene_get_item (scene, 0)->fade, ==, 0);
      g_assert_cmpfloat_with_epsilon (outline->fade, steps[i].fade, .001);
      g_assert_cmpfloat (outline->rect.x, ==, steps[i].x);
      g_assert_cmpstr (outline->path, ==,
                       plot_scene_get_item (i == 0 ? from : to, 1)->path);
    }
}

static void
test_cuts (void)
{
  g_autoptr (PlotScene) here = make_rows (WIDTH, FALSE, "", "en");
  PlotScene *others[] = {
    make_rows (WIDTH, FALSE, "other-", "en"),
    make_rows (WIDTH, FALSE, "", "fi"),
    make_rows (NARROW, FALSE, "", "en"),
    lay_out (plot_case_figure (PLOT_CASE_AMOUNTS, PLOT_DATA_TWENTY), WIDTH, "dark"),
    make_scene (PLOT_CASE_MATRIX, PLOT_DATA_ZEROS),
    make_scene (PLOT_CASE_MESSAGE, PLOT_DATA_EMPTY),
    make_scene (PLOT_CASE_AMOUNTS, PLOT_DATA_EMPTY),
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_null (plot_transition_new (here, others[i]));
      g_assert_null (plot_transition_new (others[i], here));
      plot_scene_unref (others[i]);
    }
}

/* Turned back half-way: nothing jumps, and what was leaving is the same still. */
static void
test_turn (void)
{
  g_autoptr (PlotScene) more = make_scene (PLOT_CASE_AMOUNTS, PLOT_DATA_TWENTY);
  g_autoptr (PlotScene) few = make_scene (PLOT_CASE_AMOUNTS, PLOT_DATA_SIX);
  g_autoptr (PlotTransition) there = plot_transition_new (more, few);
  g_autoptr (PlotTransition) back = plot_transition_turn (there, 1 / 6., more);
  g_autoptr (PlotScene) seen = plot_transition_at (there, 1 / 6.);
  g_autoptr (PlotScene) first = plot_transition_at (back, 0);
  g_autoptr (PlotScene) middle = plot_transition_at (back, .5);
  g_autoptr (PlotScene) last = plot_transition_at (back, 1);
  g_autoptr (PlotScene) message = make_scene (PLOT_CASE_MESSAGE, PLOT_DATA_EMPTY);
  g_autoptr (GRegex) owner = g_regex_new (" [^ ]+$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *before = describe (seen);
  g_autofree char *after = describe (first);
  g_autofree char *bare_before = g_regex_replace_literal (owner, before, -1, 0, "", 0, NULL);
  g_autofree char *bare_after = g_regex_replace_literal (owner, after, -1, 0, "", 0, NULL);

  g_assert_cmpstr (bare_after, ==, bare_before);
  g_assert_true (last == more);
  g_assert_cmpfloat_with_epsilon (find_text (middle, PLOT_PART_ROW_LABEL, "Lahti")->fade, .25, .001);
  g_assert_cmpfloat_with_epsilon (find_bar (middle, "row-8/city")->fade, .25, .001);
  check_between (middle, more, more);
  g_assert_null (plot_transition_turn (there, .25, message));
}

static guint
paint_middle (PlotScene *scene)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 32, 32);
  cairo_t *cr = cairo_create (surface);
  guint pixel;

  plot_scene_paint (scene, engine, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                              + 16 * cairo_image_surface_get_stride (surface)))[16];
  cairo_surface_destroy (surface);

  return pixel & 0xff;
}

/* Every kind, and a pattern whose two colours lie over each other: what fades is
 * as light as its share of the ground, whatever it is made of. */
static void
test_fade_is_painted (void)
{
  const PlotColor white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  const PlotRect whole = { 0, 0, 32, 32 }, line = { 16, 0, 0, 32 };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotFill ground = { .color = white }, ink = { PLOT_PATTERN_HATCH, black, black, white, FALSE };
  PlotFont font = { "Inter", 40, FALSE };
  PlotTextPlace place = { &font, 0, -10, PLOT_ANCHOR_START, &black };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (32, 32, plot_style_find ("light"));
      g_autoptr (GBytes) svg = NULL;
      PlotItem *item;

      plot_scene_add_rect (scene, PLOT_PART_GROUND, &whole, &ground);
      if (i == 0)
        item = plot_scene_add_rect (scene, PLOT_PART_MARK, &whole, &ink);
      else if (i == 1)
        item = plot_scene_add_line (scene, PLOT_PART_MARK, &line, &black);
      else if (i == 2)
        item = plot_scene_add_glyph (scene, PLOT_PART_MARK, PLOT_GLYPH_DIAMOND, &whole);
      else
        item = plot_scene_add_text (scene, engine, PLOT_PART_MARK, "MM", &place);
      item->fill = ink;
      item->stroke = black;
      item->stroke_width = 4;

      g_assert_cmpuint (paint_middle (scene), ==, 0);
      item->fade = .5;
      g_assert_cmpuint (paint_middle (scene), >=, 126);
      g_assert_cmpuint (paint_middle (scene), <=, 129);
      svg = plot_scene_to_svg (scene);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), "<g opacity=\"0.5\">"));
      item->fade = 1;
      g_assert_cmpuint (paint_middle (scene), ==, 255);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/transition/ends", test_ends);
  g_test_add_func ("/plot/transition/between", test_between);
  g_test_add_func ("/plot/transition/rows-move", test_rows_move);
  g_test_add_func ("/plot/transition/names-of-points", test_names_of_points);
  g_test_add_func ("/plot/transition/leaves-before-it-comes", test_leaves_before_it_comes);
  g_test_add_func ("/plot/transition/figures-do-not-count-up", test_figures_do_not_count_up);
  g_test_add_func ("/plot/transition/outlines", test_outlines);
  g_test_add_func ("/plot/transition/cuts", test_cuts);
  g_test_add_func ("/plot/transition/turn", test_turn);
  g_test_add_func ("/plot/transition/fade-is-painted", test_fade_is_painted);

  return g_test_run ();
}
