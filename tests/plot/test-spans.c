/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-case.h"

static PlotScene *
lay_out (PlotSpans  *spans,
         double      width,
         double      height,
         const char *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find (style));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&spans->body, &place, scene, engine);
  plot_body_free (&spans->body);

  return scene;
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

static gboolean
has_text (PlotScene  *scene,
          const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (g_strcmp0 (plot_scene_get_item (scene, i)->text, text) == 0)
      return TRUE;

  return FALSE;
}

/* No span lies over another, and each mark is one span. */
static void
assert_apart (PlotScene *scene)
{
  guint n = plot_scene_get_n_marks (scene);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        const PlotMark *a = plot_scene_get_mark (scene, i), *b = plot_scene_get_mark (scene, k);
        gboolean meet = a->bounds.x < b->bounds.x + b->bounds.width - .01 &&
                        b->bounds.x < a->bounds.x + a->bounds.width - .01 &&
                        a->bounds.y < b->bounds.y + b->bounds.height - .01 &&
                        b->bounds.y < a->bounds.y + a->bounds.height - .01;

        if (meet)
          g_error ("%s over %s", a->id, b->id);
        if (a->row == b->row)
          g_assert_cmpfloat_with_epsilon (a->bounds.y, b->bounds.y, .01);
      }
}

static void
test_apart (void)
{
  for (PlotCaseData data = 0; data < PLOT_N_CASE_DATA; data++)
    for (double width = 300; width < 1400; width += 267)
      for (double height = 120; height < 1300; height += 263)
        {
          g_autoptr (PlotScene) scene = lay_out (plot_case_spans (data), width, height, "light");
          g_autofree char *fault = plot_case_check (scene);

          g_assert_cmpstr (fault, ==, NULL);
          assert_apart (scene);
        }
}

/* At the natural height each span is there and has its name. */
static void
test_natural_height (void)
{
  static const PlotCaseData all[] = { PLOT_DATA_ONE, PLOT_DATA_SIX, PLOT_DATA_TWENTY, PLOT_DATA_MANY };
  static const guint counts[] = { 1, 6, 20, 200 };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (double width = 420; width < 1600; width += 233)
      {
        PlotSpans *spans = plot_case_spans (all[i]);
        double height = plot_body_get_natural_height (&spans->body, width, plot_style_find ("light"), engine);
        g_autoptr (PlotScene) scene = lay_out (spans, width, height, "light");

        g_assert_null (plot_case_check (scene));
        g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, counts[i]);
        g_assert_cmpuint (count (scene, PLOT_PART_MARK_LABEL, PLOT_ITEM_TEXT) +
                          count (scene, PLOT_PART_END_LABEL, PLOT_ITEM_TEXT), ==, counts[i]);
        g_assert_cmpuint (count (scene, PLOT_PART_FOOT, PLOT_ITEM_TEXT), ==, 0);
        g_assert_true (has_text (scene, "10 April 2025"));
      }
}

/* With less height first the names go, then spans: those are counted. */
static void
test_left_out (void)
{
  gboolean was_thin = FALSE, was_cut = FALSE;

  for (double height = 1600; height > 90; height -= 7)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_spans (PLOT_DATA_MANY), 900, height, "light");
      guint n = plot_scene_get_n_marks (scene);
      g_autofree char *more = g_strdup_printf ("and %u more in the table", 200 - n);

      g_assert_null (plot_case_check (scene));
      g_assert_cmpint (has_text (scene, more), ==, n < 200);
      was_thin |= n == 200 && count (scene, PLOT_PART_MARK_LABEL, PLOT_ITEM_TEXT) == 0;
      was_cut |= n < 200;
      if (was_cut)
        g_assert_cmpuint (count (scene, PLOT_PART_MARK_LABEL, PLOT_ITEM_TEXT), ==, 0);
    }

  g_assert_true (was_thin);
  g_assert_true (was_cut);
}

/* As few lanes as there are spans over each other at the densest. */
static void
test_fewest_lanes (void)
{
  PlotSpans *spans = plot_spans_new (1);
  g_autoptr (PlotScene) scene = NULL;
  int lanes = -1;

  plot_span_group_init (&spans->groups[0], 40);
  spans->groups[0].label = g_strdup ("All");
  for (guint i = 0; i < 40; i++)
    {
      PlotSpan *span = &spans->groups[0].spans[i];

      span->id = g_strdup_printf ("s%u", i);
      span->name = g_strdup ("A span");
      /* Shuffled; four over each other at any time. */
      span->from = 738000 + (int) (i * 17 % 40) * 50;
      span->to = span->from + 200 - 8;
    }
  spans->from = 738000;
  spans->to = 740200;
  spans->format_period = plot_case_format_period;

  scene = lay_out (spans, 1000, 100, "light");
  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    lanes = MAX (lanes, plot_scene_get_mark (scene, i)->row);
  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 40);
  g_assert_cmpint (lanes, ==, 3);
  assert_apart (scene);
}

/* Up and down between lanes, left and right in time. */
static void
test_keyboard (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_spans (PLOT_DATA_TWENTY), 1000, 200, "light");
  int mark = plot_scene_step (scene, -1, PLOT_STEP_FIRST);

  for (int next = plot_scene_step (scene, mark, PLOT_STEP_RIGHT); next != mark;
       next = plot_scene_step (scene, mark, PLOT_STEP_RIGHT))
    {
      g_assert_cmpfloat (plot_scene_get_mark (scene, next)->bounds.x, >, plot_scene_get_mark (scene, mark)->bounds.x);
      g_assert_cmpint (plot_scene_get_mark (scene, next)->row, ==, 0);
      mark = next;
    }
  for (int next = plot_scene_step (scene, mark, PLOT_STEP_DOWN); next != mark;
       next = plot_scene_step (scene, mark, PLOT_STEP_DOWN))
    {
      g_assert_cmpfloat (plot_scene_get_mark (scene, next)->bounds.y, >, plot_scene_get_mark (scene, mark)->bounds.y);
      mark = next;
    }
}

/* What ends soon has a notched end of another colour; what is not known a hatch. */
static void
test_marked_ends (void)
{
  g_autoptr (PlotScene) soon = lay_out (plot_case_spans (PLOT_DATA_SIX), 900, 400, "light");
  g_autoptr (PlotScene) open = lay_out (plot_case_spans (PLOT_DATA_UNKNOWN), 900, 400, "light");
  const PlotStyle *style = plot_style_find ("light");
  guint n_caps = 0, n_hatches = 0;

  for (guint i = 0; i < plot_scene_get_n_items (soon); i++)
    {
      const PlotItem *item = plot_scene_get_item (soon, i);
      const PlotRect *bounds = item->mark >= 0 ? &plot_scene_get_mark (soon, item->mark)->bounds : NULL;

      g_assert_cmpint (item->fill.pattern, !=, PLOT_PATTERN_HATCH);
      if (item->kind != PLOT_ITEM_PATH)
        continue;
      g_assert_cmpmem (&item->fill.color, sizeof (PlotColor), &style->fills[PLOT_FILL_ORANGE].color, sizeof (PlotColor));
      g_assert_cmpfloat_with_epsilon (item->rect.x + item->rect.width, bounds->x + bounds->width, .01);
      n_caps++;
    }
  /* Numbers 1 and 5. */
  g_assert_cmpuint (n_caps, ==, 2);

  for (guint i = 0; i < plot_scene_get_n_items (open); i++)
    n_hatches += plot_scene_get_item (open, i)->fill.pattern == PLOT_PATTERN_HATCH;
  g_assert_cmpuint (n_hatches, ==, 6);
}

/* Letters on a fill are never struck through by the line of the day. */
static void
test_today (void)
{
  for (double width = 420; width < 1600; width += 41)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_spans (PLOT_DATA_TWENTY), width, 700, "light");
      double today = -1;

      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        if (plot_scene_get_item (scene, i)->part == PLOT_PART_BAND)
          today = plot_scene_get_item (scene, i)->rect.x;
      g_assert_cmpfloat (today, >, 0);
      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);

          if (item->part == PLOT_PART_MARK_LABEL)
            g_assert_true (item->rect.x > today || item->rect.x + item->rect.width < today);
        }
    }
}

/* Beside a span it stands on the side where the line does not. */
static void
test_label_side (void)
{
  static const struct { int from, to; gboolean is_left; } cases[] = { { -70, -10, TRUE }, { 10, 70, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlotSpans *spans = plot_case_spans (PLOT_DATA_ONE);
      PlotSpan *span = &spans->groups[0].spans[0];
      g_autoptr (PlotScene) scene = NULL;
      const PlotItem *label = NULL;

      span->from = spans->today + cases[i].from;
      span->to = spans->today + cases[i].to;
      scene = lay_out (spans, 900, 300, "light");
      for (guint k = 0; k < plot_scene_get_n_items (scene); k++)
        if (plot_scene_get_item (scene, k)->part == PLOT_PART_END_LABEL)
          label = plot_scene_get_item (scene, k);
      g_assert_nonnull (label);
      g_assert_cmpint (label->rect.x < plot_scene_get_mark (scene, 0)->bounds.x, ==, cases[i].is_left);
    }
}

static void
test_nothing (void)
{
  g_autoptr (PlotScene) none = lay_out (plot_spans_new (0), 500, 300, "light");

  g_assert_cmpuint (plot_scene_get_n_items (none), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/spans/apart", test_apart);
  g_test_add_func ("/plot/spans/natural-height", test_natural_height);
  g_test_add_func ("/plot/spans/left-out", test_left_out);
  g_test_add_func ("/plot/spans/fewest-lanes", test_fewest_lanes);
  g_test_add_func ("/plot/spans/keyboard", test_keyboard);
  g_test_add_func ("/plot/spans/marked-ends", test_marked_ends);
  g_test_add_func ("/plot/spans/today", test_today);
  g_test_add_func ("/plot/spans/label-side", test_label_side);
  g_test_add_func ("/plot/spans/nothing", test_nothing);

  return g_test_run ();
}
