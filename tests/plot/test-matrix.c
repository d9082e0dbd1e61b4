/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"
#include "plot-matrix.h"

static PlotScene *
lay_out (PlotMatrix *matrix,
         double      width,
         double      height,
         const char *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find (style));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&matrix->body, &place, scene, engine);
  plot_body_free (&matrix->body);

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

static const PlotItem *
find_text (PlotScene  *scene,
           const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (g_strcmp0 (plot_scene_get_item (scene, i)->text, text) == 0)
      return plot_scene_get_item (scene, i);

  return NULL;
}

static void
test_wide (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_SIX), 900, 400, "light");

  g_assert_null (plot_case_check (scene));
  g_assert_cmpuint (count (scene, PLOT_PART_MARK, PLOT_ITEM_GLYPH), ==, 36);
  g_assert_cmpuint (count (scene, PLOT_PART_ROW_LABEL, PLOT_ITEM_TEXT), ==, 8);
  g_assert_nonnull (find_text (scene, "Themes"));
  g_assert_nonnull (find_text (scene, "at least 1"));
  g_assert_nonnull (find_text (scene, "Not met"));
}

/* Glyphs and figures of a column stand under its head. */
static void
test_aligned (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_SIX), 900, 400, "light");
  const PlotItem *head = find_text (scene, "Photonics");
  double middle = head->rect.x + head->rect.width / 2;
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == PLOT_ITEM_GLYPH && item->mark >= 0 && item->part == PLOT_PART_MARK
          && plot_scene_get_mark (scene, item->mark)->column == 1)
        {
          g_assert_cmpfloat_with_epsilon (item->rect.x + item->rect.width / 2, middle, 1);
          n++;
        }
    }

  g_assert_cmpuint (n, >, 0);
}

static void
test_marks (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_SIX), 900, 400, "light");
  int footer = plot_scene_find_mark (scene, "footer-1/column-1");
  int end = plot_scene_find_mark (scene, "row-2/total");

  g_assert_cmpint (footer, >=, 0);
  g_assert_cmpint (end, >=, 0);
  g_assert_cmpstr (plot_scene_get_mark (scene, footer)->name, ==, "Photonics: Not met");
  g_assert_cmpint (plot_scene_get_mark (scene, footer)->row, ==, 7);
  g_assert_cmpint (plot_scene_get_mark (scene, end)->column, ==, 6);
  /* A cell with nothing to say is no mark. */
  g_assert_cmpint (plot_scene_find_mark (scene, "row-1/column-0"), ==, -1);
}

/* No column is ever left out, and no glyph lost. */
static void
test_narrow (void)
{
  for (double width = 220; width < 700; width += 17)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_SIX), width, 500, "light");
      g_autofree char *fault = plot_case_check (scene);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_cmpuint (count (scene, PLOT_PART_MARK, PLOT_ITEM_GLYPH), ==, 36);
      g_assert_cmpuint (count (scene, PLOT_PART_END_LABEL, PLOT_ITEM_GLYPH), ==, 6);
      g_assert_cmpint (plot_scene_find_mark (scene, "footer-1/column-5"), >=, 0);
    }
}

/* A verdict is said of all columns or of none. */
static void
test_footer_texts (void)
{
  for (double width = 220; width < 1100; width += 7)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_SIX), width, 500, "light");
      gboolean met = find_text (scene, "Met") != NULL;
      gboolean not_known = find_text (scene, "Not known") != NULL || find_text (scene, "known") != NULL;

      g_assert_cmpint (met, ==, not_known);
    }
}

static void
test_min_width (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotMatrix *matrix = plot_case_matrix (PLOT_DATA_SIX);
  double width = plot_body_get_min_width (&matrix->body, plot_style_find ("light"), engine);

  g_assert_cmpfloat (width, >, 300);
  g_assert_cmpfloat (width, <, 1000);

  /* At that width every word of a head stands whole. */
  g_autoptr (PlotScene) scene = lay_out (matrix, width, 500, "light");

  g_assert_true (find_text (scene, "electrification") != NULL || find_text (scene, "Green electrification") != NULL);
  g_assert_true (find_text (scene, "chemistry") != NULL || find_text (scene, "Battery chemistry") != NULL);
  g_assert_null (plot_case_check (scene));
}

static void
test_rows_left_out (void)
{
  guint last = 0;

  for (double height = 130; height < 700; height += 5)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_TWENTY), 800, height, "light");
      guint glyphs = count (scene, PLOT_PART_MARK, PLOT_ITEM_GLYPH);
      g_autofree char *fault = plot_case_check (scene);
      g_autofree char *more = g_strdup_printf ("and %u more in the table", 20 - glyphs / 6);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_cmpuint (glyphs % 6, ==, 0);
      g_assert_cmpuint (glyphs, >=, last);
      g_assert_cmpint (find_text (scene, more) != NULL, ==, glyphs < 120);
      last = glyphs;
    }

  g_assert_cmpuint (last, ==, 120);
}

static void
test_hatch (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_matrix (PLOT_DATA_UNKNOWN), 900, 400, "light");
  guint hatches = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    hatches += plot_scene_get_item (scene, i)->fill.pattern == PLOT_PATTERN_HATCH;

  g_assert_cmpuint (hatches, ==, 6);
}

static void
test_empty (void)
{
  g_autoptr (PlotScene) rows = lay_out (plot_matrix_new (0, 3, 2), 500, 300, "light");
  g_autoptr (PlotScene) columns = lay_out (plot_matrix_new (3, 0, 2), 500, 300, "light");
  g_autoptr (PlotScene) blank = lay_out (plot_matrix_new (3, 3, 1), 500, 300, "light");

  g_assert_cmpuint (plot_scene_get_n_items (rows), ==, 0);
  g_assert_cmpuint (plot_scene_get_n_items (columns), ==, 0);
  g_assert_cmpuint (plot_scene_get_n_marks (blank), ==, 0);
  g_assert_null (plot_case_check (blank));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/matrix/wide", test_wide);
  g_test_add_func ("/plot/matrix/aligned", test_aligned);
  g_test_add_func ("/plot/matrix/marks", test_marks);
  g_test_add_func ("/plot/matrix/narrow", test_narrow);
  g_test_add_func ("/plot/matrix/footer-texts", test_footer_texts);
  g_test_add_func ("/plot/matrix/min-width", test_min_width);
  g_test_add_func ("/plot/matrix/rows-left-out", test_rows_left_out);
  g_test_add_func ("/plot/matrix/hatch", test_hatch);
  g_test_add_func ("/plot/matrix/empty", test_empty);

  return g_test_run ();
}
