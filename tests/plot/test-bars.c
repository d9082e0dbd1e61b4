/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-bars.h"
#include "plot-case.h"
#include "plot-scale.h"

static PlotScene *
lay_out (PlotBars   *bars,
         double      width,
         double      height,
         const char *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find (style));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&bars->body, &place, scene, engine);
  plot_body_free (&bars->body);

  return scene;
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

static guint
count (PlotScene    *scene,
       PlotPart      part,
       PlotItemKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      n += item->part == part && item->kind == kind;
    }

  return n;
}

static const PlotMark *
get_mark (PlotScene  *scene,
          const char *id)
{
  int index = plot_scene_find_mark (scene, id);

  g_assert_cmpint (index, >=, 0);

  return plot_scene_get_mark (scene, index);
}

static PlotBars *
create_row (guint         n,
            const double *values)
{
  PlotBars *bars = plot_bars_new (n, 1);

  bars->bars[0].id = g_strdup ("row");
  bars->bars[0].label = g_strdup ("Row");
  for (guint i = 0; i < n; i++)
    {
      bars->series[i].id = g_strdup_printf ("%u", i);
      bars->bars[0].segments[i].value = values[i];
    }

  return bars;
}

static void
get_extent (PlotScene *scene,
            int        row,
            double    *left,
            double    *right,
            double    *sum)
{
  *left = INFINITY;
  *right = -INFINITY;
  *sum = 0;

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);

      if (mark->row != row || *mark->series_id == '\0')
        continue;

      *left = MIN (*left, mark->bounds.x);
      *right = MAX (*right, mark->bounds.x + mark->bounds.width);
      *sum += mark->bounds.width;
    }
}

/* On an axis with a given end a row of the same sum ends at the same pixel,
 * however it is cut up. */
static void
test_ends (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      double values[8], total = 0, left, right, sum;
      guint n = g_rand_int_range (random, 1, 9);

      for (guint i = 0; i < n; i++)
        total += values[i] = round % 3 == 0 ? pow (10, g_rand_int_range (random, -9, 1))
                                            : g_rand_double_range (random, 0, 1);
      for (guint i = 0; i < n; i++)
        values[i] /= total;

      PlotBars *bars = create_row (n, values);
      bars->axis_max = 1;
      bars->end_aligned = TRUE;
      g_autoptr (PlotScene) scene = lay_out (bars, 600, 100, "light");

      get_extent (scene, 0, &left, &right, &sum);
      g_assert_cmpfloat_with_epsilon (right, 600, 1);
      g_assert_cmpfloat_with_epsilon (sum + 2 * (n - 1), right - left, 1);
      g_assert_cmpuint (count (scene, PLOT_PART_MARK, PLOT_ITEM_RECT), ==, n);
      g_assert_null (plot_case_check (scene));
    }
}

static void
test_sliver (void)
{
  const double values[] = { 1e9, .01, 0, .01 };
  g_autoptr (PlotScene) scene = lay_out (create_row (4, values), 600, 100, "light");

  g_assert_cmpfloat (get_mark (scene, "row/1")->bounds.width, >=, 1);
  g_assert_cmpfloat (get_mark (scene, "row/3")->bounds.width, >=, 1);
  g_assert_cmpint (plot_scene_find_mark (scene, "row/2"), ==, -1);
}

/* More segments than pixels: none is lost, and the row is no longer for it. */
static void
test_crowd (void)
{
  PlotBars *bars = plot_bars_new (30, 2);
  double left, right, sum;

  for (guint i = 0; i < 30; i++)
    {
      bars->series[i].id = g_strdup_printf ("%u", i);
      bars->bars[0].segments[i].value = 1;
      bars->bars[1].segments[i].value = .001;
    }
  bars->bars[0].id = g_strdup ("a");
  bars->bars[1].id = g_strdup ("b");

  g_autoptr (PlotScene) scene = lay_out (bars, 500, 100, "light");

  get_extent (scene, 1, &left, &right, &sum);
  g_assert_cmpuint (count (scene, PLOT_PART_MARK, PLOT_ITEM_RECT), ==, 60);
  g_assert_cmpfloat (right - left, <=, 1.01);
  g_assert_null (plot_case_check (scene));
}

static void
test_diverging (void)
{
  const double values[] = { 6, -2, 3, -1 };
  g_autoptr (PlotScene) scene = lay_out (create_row (4, values), 700, 100, "light");
  double zero = get_mark (scene, "row/0")->bounds.x;
  const PlotRect *second = &get_mark (scene, "row/1")->bounds;

  g_assert_cmpfloat_with_epsilon (second->x + second->width, zero, .01);
  g_assert_cmpfloat (get_mark (scene, "row/3")->bounds.x, <, second->x);
  g_assert_cmpfloat (get_mark (scene, "row/2")->bounds.x, >, zero);
  g_assert_cmpfloat_with_epsilon (second->width * 3, get_mark (scene, "row/0")->bounds.width, 3);
}

static void
test_not_numbers (void)
{
  const double values[] = { NAN, INFINITY, -INFINITY, 2 };
  g_autoptr (PlotScene) scene = lay_out (create_row (4, values), 700, 100, "light");

  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 1);
  g_assert_null (plot_case_check (scene));
}

/* The first segment ends where the axis says its value is. */
static void
test_first_is_exact (void)
{
  const double values[] = { .25, .75 };
  PlotBars *bars = create_row (2, values);

  bars->axis_max = 1;
  bars->end_aligned = TRUE;
  g_autoptr (PlotScene) scene = lay_out (bars, 600, 100, "light");
  const PlotRect *first = &get_mark (scene, "row/0")->bounds, *second = &get_mark (scene, "row/1")->bounds;
  const PlotItem *tick = find_text (scene, PLOT_PART_AXIS, "0.25");

  g_assert_nonnull (tick);
  g_assert_cmpfloat_with_epsilon (first->x + first->width, tick->rect.x + tick->rect.width / 2, 1);
  g_assert_cmpfloat (second->x - first->x - first->width, ==, 2);
}

static void
test_unit_for_all_or_none (void)
{
  for (double width = 460; width < 1200; width += 13)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_bars (PLOT_CASE_SHARES, PLOT_DATA_TWENTY), width, 600, "light");
      int with[5] = { 0 }, without[5] = { 0 };

      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);

          if (item->part != PLOT_PART_MARK_LABEL || item->kind != PLOT_ITEM_TEXT)
            continue;

          int column = plot_scene_get_mark (scene, item->mark)->column;

          if (g_str_has_suffix (item->text, "%"))
            with[column]++;
          else
            without[column]++;
        }

      for (guint i = 0; i < 5; i++)
        g_assert_true (with[i] == 0 || without[i] == 0);
      g_assert_cmpint (with[1], >, 10);
    }
}

/* Labels keep four pixels from their segment's ends and off the notches. */
static void
test_labels_clear (void)
{
  for (double width = 460; width < 1200; width += 13)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_bars (PLOT_CASE_SHARES, PLOT_DATA_TWENTY), width, 600, "light");
      guint n = 0;

      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);

          if (item->part != PLOT_PART_MARK_LABEL || item->kind != PLOT_ITEM_TEXT)
            continue;

          const PlotRect *bounds = &plot_scene_get_mark (scene, item->mark)->bounds;

          g_assert_cmpfloat (item->rect.x - bounds->x, >=, 3.99);
          g_assert_cmpfloat (bounds->x + bounds->width - item->rect.x - item->rect.width, >=, 3.99);
          n++;

          for (guint k = 0; k < plot_scene_get_n_items (scene); k++)
            {
              const PlotItem *notch = plot_scene_get_item (scene, k);

              if (notch->part == PLOT_PART_BAND && notch->rect.width < 5)
                g_assert_true (notch->rect.x + notch->rect.width < item->rect.x
                               || notch->rect.x > item->rect.x + item->rect.width);
            }
        }

      g_assert_cmpuint (n, >, 20);
    }
}

static void
test_plates (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_bars (PLOT_CASE_SHARES, PLOT_DATA_SIX), 900, 300, "light");
  const PlotStyle *style = plot_style_find ("light");
  guint n = 0;

  for (guint i = 1; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->part != PLOT_PART_MARK_LABEL || item->kind != PLOT_ITEM_TEXT)
        continue;

      const PlotItem *before = plot_scene_get_item (scene, i - 1);
      gboolean has_plate = before->kind == PLOT_ITEM_RECT && before->mark == item->mark
                           && before->part == PLOT_PART_MARK_LABEL;

      g_assert_cmpint (has_plate, ==, plot_scene_get_mark (scene, item->mark)->column == 2);
      if (has_plate)
        {
          g_assert_cmpmem (&before->fill.color, sizeof (PlotColor), &style->ground, sizeof (PlotColor));
          n++;
        }
    }

  g_assert_cmpuint (n, >, 0);
}

static void
test_nothing_dropped (void)
{
  static const char * const styles[] = { "light", "dark", "contrast", "print" };

  for (PlotCaseKind kind = 0; kind <= PLOT_CASE_AMOUNTS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
      for (double width = 324; width < 1400; width += 97)
        {
          g_autoptr (PlotScene) scene = lay_out (plot_case_bars (kind, PLOT_DATA_SIX), width, 420, styles[i]);

          g_assert_cmpuint (count (scene, PLOT_PART_ROW_LABEL, PLOT_ITEM_TEXT), ==, 6);
          g_assert_cmpuint (count (scene, PLOT_PART_END_LABEL, PLOT_ITEM_TEXT), ==, kind == PLOT_CASE_SHARES ? 6 : 7);
          g_assert_cmpuint (count (scene, PLOT_PART_END_LABEL, PLOT_ITEM_GLYPH), ==, kind == PLOT_CASE_SHARES ? 6 : 1);
          g_assert_cmpuint (count (scene, PLOT_PART_AXIS, PLOT_ITEM_TEXT), >=, 3);
          g_assert_nonnull (find_text (scene, PLOT_PART_AXIS, "EUR million"));
          if (kind == PLOT_CASE_SHARES)
            g_assert_nonnull (find_text (scene, PLOT_PART_BAND, "25–40 %"));
        }
}

/* Ends of the axis lie beyond the data, in every kind of data. */
static void
test_ticks_cover (void)
{
  for (PlotCaseKind kind = 0; kind <= PLOT_CASE_AMOUNTS; kind++)
    for (PlotCaseData data = PLOT_DATA_ONE; data < PLOT_N_CASE_DATA; data++)
      {
        g_autoptr (PlotScene) scene = lay_out (plot_case_bars (kind, data), 800, 600, "light");
        double from = INFINITY, to = -INFINITY;

        for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
          {
            const PlotItem *item = plot_scene_get_item (scene, i);

            if (item->part == PLOT_PART_GRID)
              {
                from = MIN (from, item->rect.x);
                to = MAX (to, item->rect.x);
              }
          }

        for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
          {
            const PlotMark *mark = plot_scene_get_mark (scene, i);

            if (*mark->series_id == '\0')
              continue;
            g_assert_cmpfloat (mark->bounds.x, >=, from - 1);
            g_assert_cmpfloat (mark->bounds.x + mark->bounds.width, <=, to + 1);
          }
      }
}

/* Each line of the grid has its figure. */
static void
test_all_ticks_labelled (void)
{
  for (PlotCaseKind kind = 0; kind <= PLOT_CASE_AMOUNTS; kind++)
    for (PlotCaseData data = PLOT_DATA_ONE; data < PLOT_N_CASE_DATA; data++)
      for (double width = 320; width < 1200; width += 61)
        {
          g_autoptr (PlotScene) scene = lay_out (plot_case_bars (kind, data), width, 600, "light");

          /* One more is the unit's name. */
          g_assert_cmpuint (count (scene, PLOT_PART_AXIS, PLOT_ITEM_TEXT), ==,
                            count (scene, PLOT_PART_GRID, PLOT_ITEM_LINE) + 1);
        }
}

static void
test_empty_rows (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_bars (PLOT_CASE_AMOUNTS, PLOT_DATA_UNKNOWN), 800, 400, "light");

  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 6);
  g_assert_cmpstr (get_mark (scene, "row-0/")->name, ==, "Helsinki, 0,0, 1 ?");
  g_assert_cmpint (get_mark (scene, "row-5/")->row, ==, 5);
}

/* Names that the caller forgot: there is always something to say. */
static void
test_nameless (void)
{
  PlotBars *bars = plot_bars_new (1, 2);

  bars->bars[0].segments[0].value = 1;
  g_autoptr (PlotScene) scene = lay_out (bars, 500, 100, "light");

  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 2);
  g_assert_cmpstr (plot_scene_get_mark (scene, 0)->name, !=, "");
  g_assert_cmpstr (plot_scene_get_mark (scene, 1)->name, !=, "");
}

static void
test_total_stays (void)
{
  for (double height = 60; height < 500; height += 7)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_bars (PLOT_CASE_SHARES, PLOT_DATA_TWENTY), 700, height, "light");
      guint rows = count (scene, PLOT_PART_ROW_LABEL, PLOT_ITEM_TEXT);

      if (rows == 0)
        continue;

      const PlotItem *total = find_text (scene, PLOT_PART_ROW_LABEL, "Whole programme");

      g_assert_nonnull (total);
      g_assert_true (total->font.is_bold);
      if (rows < 20)
        {
          g_autofree char *more = g_strdup_printf ("and %u more in the table", 20 - rows);

          g_assert_nonnull (find_text (scene, PLOT_PART_FOOT, more));
        }
    }
}

/* Taller never shows less. */
static void
test_height_is_monotonous (void)
{
  for (PlotCaseKind kind = 0; kind <= PLOT_CASE_AMOUNTS; kind++)
    for (double width = 350; width < 900; width += 400)
      {
        guint last = 0;

        for (double height = 30; height < 900; height += 3)
          {
            g_autoptr (PlotScene) scene = lay_out (plot_case_bars (kind, PLOT_DATA_TWENTY), width, height, "light");
            guint rows = count (scene, PLOT_PART_ROW_LABEL, PLOT_ITEM_TEXT);

            g_assert_cmpuint (rows, >=, last);
            last = rows;
          }

        g_assert_cmpuint (last, ==, 20);
      }
}

static void
test_narrow (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_bars (PLOT_CASE_SHARES, PLOT_DATA_SIX), 336, 400, "light");
  const PlotItem *label = find_text (scene, PLOT_PART_ROW_LABEL, "Helsinki");
  const PlotRect *bar = &get_mark (scene, "row-0/city")->bounds;

  g_assert_cmpfloat (label->rect.x, ==, 0);
  g_assert_cmpfloat (label->rect.y + label->rect.height, <=, bar->y);
  g_assert_cmpfloat (bar->x, ==, 0);
  g_assert_cmpfloat (get_mark (scene, "row-0/other_public")->bounds.x
                     + get_mark (scene, "row-0/other_public")->bounds.width, ==, 336);
}

/* Bullets: two bars of 4 and 6, each with ticks. */
static PlotBars *
create_bullets (double target,
                double baseline)
{
  PlotBars *bars = plot_bars_new (1, 2);

  for (guint i = 0; i < 2; i++)
    {
      bars->bars[i].id = g_strdup_printf ("row-%u", i);
      bars->bars[i].label = g_strdup_printf ("Row %u", i);
      bars->bars[i].segments[0].value = 4 + 2 * i;
      bars->bars[i].ticks[PLOT_BAR_TARGET] = (PlotBarTick) { TRUE, target };
      bars->bars[i].ticks[PLOT_BAR_BASELINE] = (PlotBarTick) { TRUE, baseline };
    }
  bars->has_track = TRUE;
  bars->end_aligned = TRUE;
  bars->axis_max = 8;

  return bars;
}

/* The strokes stand where a bar of their value would end. */
static void
test_ticks (void)
{
  g_autoptr (PlotScene) scene = lay_out (create_bullets (6, 4), 500, 200, "light");
  const PlotRect *first = &get_mark (scene, "row-0/")->bounds, *second = &get_mark (scene, "row-1/")->bounds;
  guint n_targets = 0, n_baselines = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->part == PLOT_PART_BAND && item->kind == PLOT_ITEM_LINE)
        {
          g_assert_true (item->is_dashed);
          g_assert_cmpfloat_with_epsilon (item->rect.x, first->x + first->width, 1);
          n_baselines++;
        }
      if (item->part == PLOT_PART_BAND && item->kind == PLOT_ITEM_RECT && item->rect.width == 3 &&
          item->rect.height > second->height)
        {
          double middle = item->rect.x + item->rect.width / 2;

          n_targets += fabs (middle - (second->x + second->width)) <= 1.5;
        }
    }
  g_assert_cmpuint (n_baselines, ==, 2);
  g_assert_cmpuint (n_targets, >=, 2);
  g_assert_null (plot_case_check (scene));
}

/* The axis reaches as far as what the bars are held against. */
static void
test_ticks_widen_the_axis (void)
{
  g_autoptr (PlotScene) near = lay_out (create_bullets (6, 4), 500, 200, "light");
  g_autoptr (PlotScene) far = lay_out (create_bullets (60, 4), 500, 200, "light");
  g_autoptr (PlotScene) below = lay_out (create_bullets (6, -20), 500, 200, "light");

  g_assert_cmpfloat (get_mark (far, "row-0/")->bounds.width * 5, <, get_mark (near, "row-0/")->bounds.width);
  g_assert_cmpfloat (get_mark (below, "row-0/")->bounds.x, >, get_mark (near, "row-0/")->bounds.x + 100);
}

static void
test_unknown_bar (void)
{
  PlotBars *bars = create_bullets (6, 4);
  g_autoptr (PlotScene) scene = NULL;
  guint n_hatches = 0;

  bars->bars[1].is_unknown = TRUE;
  bars->bars[1].segments[0].value = 0;
  bars->bars[1].segments[0].name = g_strdup ("Row 1, not known");
  scene = lay_out (bars, 500, 200, "light");
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    n_hatches += plot_scene_get_item (scene, i)->fill.pattern == PLOT_PATTERN_HATCH;

  g_assert_cmpuint (n_hatches, ==, 1);
  g_assert_cmpstr (get_mark (scene, "row-1/")->name, ==, "Row 1, not known");
  g_assert_cmpfloat (get_mark (scene, "row-1/")->bounds.width, >, 300);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/bars/ends", test_ends);
  g_test_add_func ("/plot/bars/sliver", test_sliver);
  g_test_add_func ("/plot/bars/crowd", test_crowd);
  g_test_add_func ("/plot/bars/diverging", test_diverging);
  g_test_add_func ("/plot/bars/not-numbers", test_not_numbers);
  g_test_add_func ("/plot/bars/first-is-exact", test_first_is_exact);
  g_test_add_func ("/plot/bars/unit-for-all-or-none", test_unit_for_all_or_none);
  g_test_add_func ("/plot/bars/labels-clear", test_labels_clear);
  g_test_add_func ("/plot/bars/plates", test_plates);
  g_test_add_func ("/plot/bars/nothing-dropped", test_nothing_dropped);
  g_test_add_func ("/plot/bars/ticks-cover", test_ticks_cover);
  g_test_add_func ("/plot/bars/all-ticks-labelled", test_all_ticks_labelled);
  g_test_add_func ("/plot/bars/empty-rows", test_empty_rows);
  g_test_add_func ("/plot/bars/nameless", test_nameless);
  g_test_add_func ("/plot/bars/total-stays", test_total_stays);
  g_test_add_func ("/plot/bars/height-is-monotonous", test_height_is_monotonous);
  g_test_add_func ("/plot/bars/narrow", test_narrow);

  g_test_add_func ("/plot/bars/ticks", test_ticks);
  g_test_add_func ("/plot/bars/ticks-widen-the-axis", test_ticks_widen_the_axis);
  g_test_add_func ("/plot/bars/unknown-bar", test_unknown_bar);

  return g_test_run ();
}
