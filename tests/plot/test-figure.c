/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-case.h"

static const double sizes[][2] = {
  { 360, 480 }, { 480, 320 }, { 800, 600 }, { 1280, 800 }, { 1920, 1080 }, { 3840, 2160 },
};

/* The one that counts: whatever the picture, it is a picture. */
static void
check_all (PlotTextEngine *engine,
           PlotCaseKind    kind)
{
  for (PlotCaseData data = 0; data < PLOT_N_CASE_DATA; data++)
    {
      g_autoptr (PlotFigure) figure = plot_case_figure (kind, data);

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        for (const char * const *name = plot_style_get_names (); *name != NULL; name++)
          {
            g_autoptr (PlotScene) scene = plot_figure_layout (figure, sizes[i][0], sizes[i][1],
                                                              plot_style_find (*name), engine);
            g_autofree char *fault = plot_case_check (scene);

            if (fault != NULL)
              g_error ("%s %s %s %gx%g: %s", plot_case_kind_name (kind), plot_case_data_name (data),
                       *name, sizes[i][0], sizes[i][1], fault);
          }
    }
}

static void
test_picture (gconstpointer user_data)
{
  guint number = GPOINTER_TO_UINT (user_data);
  g_autoptr (PlotTextEngine) engine = number >= PLOT_N_CASE_KINDS ? plot_text_engine_new ()
                                                                  : plot_text_engine_new_fixed ();

  check_all (engine, number % PLOT_N_CASE_KINDS);
}

/* Every size from a stamp upwards, for one figure. */
static void
test_sizes (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (PlotCaseKind kind = 0; kind < PLOT_N_CASE_KINDS; kind++)
    {
      g_autoptr (PlotFigure) figure = plot_case_figure (kind, PLOT_DATA_TWENTY);

      for (double width = 340; width < 1000; width += 11.7)
        {
          double height = 340 + fmod (width * 7, 300);
          g_autoptr (PlotScene) scene = plot_figure_layout (figure, width, height, plot_style_find ("light"),
                                                            engine);
          g_autofree char *fault = plot_case_check (scene);

          if (fault != NULL)
            g_error ("%s at %g×%g: %s", plot_case_kind_name (kind), width, height, fault);
        }
    }
}

static guint
count_part (PlotScene *scene,
            PlotPart   part)
{
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      n += item->part == part && item->kind == PLOT_ITEM_TEXT;
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

/* Lines of the foot alone, in a picture that is as high as may be. */
static guint
count_foot (PlotFigure      *figure,
            double           width,
            const PlotStyle *style,
            PlotTextEngine  *engine)
{
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, width, 20000, style, engine);

  return count_part (scene, PLOT_PART_FOOT);
}

/* At its natural height nothing is left out, and nothing said of it. */
static void
test_natural_height (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  static const PlotCaseData all[] = { PLOT_DATA_ONE, PLOT_DATA_SIX, PLOT_DATA_TWENTY, PLOT_DATA_MANY };
  static const guint rows[] = { 1, 6, 20, 200 };

  for (PlotCaseKind kind = 0; kind <= PLOT_CASE_MATRIX; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      for (double width = 360; width < 1400; width += 333)
        {
          g_autoptr (PlotFigure) figure = plot_case_figure (kind, all[i]);
          const PlotStyle *style = plot_style_find ("light");
          double height = plot_figure_get_natural_height (figure, width, style, engine);
          g_autoptr (PlotScene) scene = plot_figure_layout (figure, width, height, style, engine);
          guint extra = kind == PLOT_CASE_MATRIX ? 2 : 0;
          guint labels = count_part (scene, PLOT_PART_ROW_LABEL);

          /* Headings of rows come on top; names beside no bar may take two lines, and
           * the source of a flow has one too. */
          if (kind == PLOT_CASE_POINTS || kind >= PLOT_CASE_MULTIPLES)
            g_assert_cmpuint (labels, >=, rows[i]);
          else
            g_assert_cmpuint (labels, ==, rows[i] + extra);
          g_assert_cmpuint (count_part (scene, PLOT_PART_FOOT), ==, count_foot (figure, width, style, engine));
          g_assert_null (plot_case_check (scene));
        }
}

static void
test_little_height (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (PlotFigure) figure = plot_case_figure (PLOT_CASE_SHARES, PLOT_DATA_TWENTY);
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, 800, 300, plot_style_find ("light"), engine);
  guint rows = count_part (scene, PLOT_PART_ROW_LABEL);
  g_autofree char *more = g_strdup_printf ("and %u more in the table", 20 - rows);

  g_assert_cmpuint (rows, >, 1);
  g_assert_cmpuint (rows, <, 20);
  g_assert_true (has_text (scene, more));
  g_assert_true (has_text (scene, "Whole programme"));
  g_assert_cmpuint (count_part (scene, PLOT_PART_TITLE), ==, 1);
  g_assert_cmpuint (count_part (scene, PLOT_PART_TAKEAWAY), >=, 1);
  g_assert_cmpuint (count_part (scene, PLOT_PART_LEGEND), ==, 5);
  g_assert_cmpuint (count_part (scene, PLOT_PART_PILL), ==, 1);
  g_assert_cmpuint (count_part (scene, PLOT_PART_FOOT), >=, 2);
}

static void
test_tiny (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (PlotCaseKind kind = 0; kind < PLOT_N_CASE_KINDS; kind++)
    for (double size = 1; size < 200; size += 13)
      {
        g_autoptr (PlotFigure) figure = plot_case_figure (kind, PLOT_DATA_SIX);
        g_autoptr (PlotScene) scene = plot_figure_layout (figure, size, size, plot_style_find ("dark"), engine);

        for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
          {
            const PlotItem *item = plot_scene_get_item (scene, i);

            if (item->kind == PLOT_ITEM_TEXT)
              g_assert_cmpfloat (item->rect.x + item->rect.width, <=, size + .01);
          }
      }
}

static void
test_texts (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (PlotFigure) figure = plot_case_figure (PLOT_CASE_MESSAGE, PLOT_DATA_EMPTY);
  PlotTable *table = plot_table_new (1, 1);

  plot_table_take_cell (table, 0, 0, g_strdup ("City"));
  plot_figure_take_table (figure, table);
  plot_figure_set_title (figure, "Funding");
  plot_figure_set_takeaway (figure, "All is well.");

  g_autoptr (PlotScene) scene = plot_figure_layout (figure, 600, 300, plot_style_find ("light"), engine);

  g_assert_cmpstr (plot_scene_get_lang (scene), ==, "en");
  g_assert_cmpstr (plot_scene_get_title (scene), ==, "Funding");
  g_assert_cmpstr (plot_scene_get_description (scene), ==, "All is well.");
  g_assert_cmpuint (plot_scene_get_table (scene)->n_rows, ==, 1);
  g_assert_true (plot_scene_get_table (scene) != table);

  plot_figure_set_description (figure, "Nothing is known.");
  g_autoptr (PlotScene) other = plot_figure_layout (figure, 600, 300, plot_style_find ("light"), engine);

  g_assert_cmpstr (plot_scene_get_description (other), ==, "Nothing is known.");
}

/* Setting a text to itself must not read what is freed. */
static void
test_set_itself (void)
{
  g_autoptr (PlotFigure) figure = plot_figure_new (NULL);

  plot_figure_set_title (figure, "Funding");
  plot_figure_set_title (figure, plot_figure_get_title (figure));
  g_assert_cmpstr (plot_figure_get_title (figure), ==, "Funding");
  plot_figure_set_title (figure, NULL);
  g_assert_null (plot_figure_get_title (figure));
}

static void
test_nothing (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (PlotFigure) figure = plot_figure_new (NULL);
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, 300, 200, plot_style_find ("light"), engine);

  g_assert_cmpuint (plot_scene_get_n_items (scene), ==, 1);
  g_assert_cmpint (plot_scene_get_item (scene, 0)->part, ==, PLOT_PART_GROUND);
}

/* Without a title the takeaway stands beside the pill, not under it. */
static void
test_pill_alone (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (PlotCaseData data = 0; data < PLOT_N_CASE_DATA; data++)
    {
      g_autoptr (PlotFigure) figure = plot_case_figure (PLOT_CASE_SHARES, data);

      plot_figure_set_title (figure, NULL);
      g_autoptr (PlotScene) scene = plot_figure_layout (figure, 500, 500, plot_style_find ("light"), engine);
      g_autofree char *fault = plot_case_check (scene);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_cmpuint (count_part (scene, PLOT_PART_TAKEAWAY), >=, 1);
      g_assert_cmpuint (count_part (scene, PLOT_PART_PILL), ==, 1);
    }
}

/* Golden dumps: INNOCITIES_UPDATE_GOLDEN=1 writes them anew. */
static void
compare_golden (const char *name,
                PlotScene  *scene)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "plot", name, NULL);
  g_autofree char *dump = plot_scene_dump (scene);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("INNOCITIES_UPDATE_GOLDEN"), "1") == 0)
    {
      g_file_set_contents (path, dump, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);

  if (g_strcmp0 (dump, golden) == 0)
    return;

  g_auto (GStrv) ours = g_strsplit (dump, "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (golden, "\n", -1);
  guint line = 0;

  while (ours[line] != NULL && theirs[line] != NULL && g_str_equal (ours[line], theirs[line]))
    line++;
  g_test_message ("%s, line %u", name, line + 1);
  g_assert_cmpstr (ours[line], ==, theirs[line]);
}

static void
test_golden (void)
{
  static const struct
  {
    const char  *name;
    PlotCaseKind kind;
    PlotCaseData data;
    const char  *style;
    double       width, height;
  } goldens[] = {
    { "shares-six.txt", PLOT_CASE_SHARES, PLOT_DATA_SIX, "light", 560, 400 },
    { "shares-twenty-dark.txt", PLOT_CASE_SHARES, PLOT_DATA_TWENTY, "dark", 800, 600 },
    { "shares-narrow.txt", PLOT_CASE_SHARES, PLOT_DATA_SIX, "light", 360, 480 },
    { "shares-unknown.txt", PLOT_CASE_SHARES, PLOT_DATA_UNKNOWN, "light", 560, 400 },
    { "shares-slide.txt", PLOT_CASE_SHARES, PLOT_DATA_TWENTY, "projector", 1920, 1080 },
    { "amounts-six.txt", PLOT_CASE_AMOUNTS, PLOT_DATA_SIX, "print", 800, 480 },
    { "amounts-negatives.txt", PLOT_CASE_AMOUNTS, PLOT_DATA_NEGATIVES, "light", 800, 480 },
    { "amounts-cent.txt", PLOT_CASE_AMOUNTS, PLOT_DATA_CENT, "contrast", 800, 480 },
    { "amounts-many.txt", PLOT_CASE_AMOUNTS, PLOT_DATA_MANY, "light", 640, 480 },
    { "matrix-six.txt", PLOT_CASE_MATRIX, PLOT_DATA_SIX, "light", 728, 480 },
    { "matrix-narrow.txt", PLOT_CASE_MATRIX, PLOT_DATA_SIX, "dark", 360, 480 },
    { "map-six.txt", PLOT_CASE_MAP, PLOT_DATA_SIX, "light", 480, 480 },
    { "map-wide.txt", PLOT_CASE_MAP, PLOT_DATA_NEGATIVES, "dark", 1100, 600 },
    { "bullets-six.txt", PLOT_CASE_BULLETS, PLOT_DATA_SIX, "light", 560, 400 },
    { "bullets-narrow-dark.txt", PLOT_CASE_BULLETS, PLOT_DATA_NEGATIVES, "dark", 360, 480 },
    { "bullets-unknown.txt", PLOT_CASE_BULLETS, PLOT_DATA_UNKNOWN, "contrast", 560, 400 },
    { "multiples-six.txt", PLOT_CASE_MULTIPLES, PLOT_DATA_SIX, "light", 560, 400 },
    { "multiples-many-print.txt", PLOT_CASE_MULTIPLES, PLOT_DATA_MANY, "print", 480, 320 },
    { "multiples-slide.txt", PLOT_CASE_MULTIPLES, PLOT_DATA_TWENTY, "projector", 1920, 1080 },
    { "multiples-unknown.txt", PLOT_CASE_MULTIPLES, PLOT_DATA_UNKNOWN, "dark", 560, 400 },
    { "flow-six.txt", PLOT_CASE_FLOW, PLOT_DATA_SIX, "light", 560, 400 },
    { "flow-narrow-dark.txt", PLOT_CASE_FLOW, PLOT_DATA_TWENTY, "dark", 360, 480 },
    { "flow-negatives.txt", PLOT_CASE_FLOW, PLOT_DATA_NEGATIVES, "contrast", 800, 480 },
    { "columns-six.txt", PLOT_CASE_COLUMNS, PLOT_DATA_SIX, "light", 728, 480 },
    { "columns-narrow.txt", PLOT_CASE_COLUMNS, PLOT_DATA_TWENTY, "dark", 360, 480 },
    { "columns-negatives.txt", PLOT_CASE_COLUMNS, PLOT_DATA_NEGATIVES, "print", 800, 480 },
    { "spans-six.txt", PLOT_CASE_SPANS, PLOT_DATA_SIX, "light", 728, 480 },
    { "spans-thin.txt", PLOT_CASE_SPANS, PLOT_DATA_MANY, "contrast", 800, 480 },
    { "spans-unknown.txt", PLOT_CASE_SPANS, PLOT_DATA_UNKNOWN, "light", 560, 400 },
    { "spans-slide.txt", PLOT_CASE_SPANS, PLOT_DATA_TWENTY, "projector", 1920, 1080 },
    { "message.txt", PLOT_CASE_MESSAGE, PLOT_DATA_EMPTY, "light", 600, 300 },
  };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autoptr (PlotFigure) figure = plot_case_figure (goldens[i].kind, goldens[i].data);
      g_autoptr (PlotScene) scene = plot_figure_layout (figure, goldens[i].width, goldens[i].height,
                                                        plot_style_find (goldens[i].style), engine);

      compare_golden (goldens[i].name, scene);
    }
}

/* Of a picture that is scrolled the head and the foot are seen at once, and the body is as wide
 * as it was. */
static void
test_sight (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  const PlotStyle *style = plot_style_find ("light");

  for (PlotCaseKind kind = 0; kind < PLOT_N_CASE_KINDS; kind++)
    {
      g_autoptr (PlotFigure) figure = plot_case_figure (kind, PLOT_DATA_SIX);
      double least = plot_figure_get_natural_height (figure, 700, style, engine);
      double right = 0;

      plot_figure_set_sight (figure, 340);
      g_assert_cmpfloat (plot_figure_get_natural_height (figure, 700, style, engine), >=, least);

      g_autoptr (PlotScene) scene = plot_figure_layout (figure, 700, 2000, style, engine);
      g_autofree char *fault = plot_case_check (scene);

      g_assert_cmpstr (fault, ==, NULL);
      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);
          double end = item->rect.x + item->rect.width;

          if (item->part == PLOT_PART_TITLE || item->part == PLOT_PART_PILL || item->part == PLOT_PART_FOOT)
            g_assert_cmpfloat (end, <=, 340);
          else if (item->part != PLOT_PART_GROUND)
            right = MAX (right, end);
        }
      if (kind != PLOT_CASE_MESSAGE)
        g_assert_cmpfloat (right, >, 500);
    }
}

/* The same figure gives the same picture, whatever was measured before. */
static void
test_repeatable (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotFigure) figure = plot_case_figure (PLOT_CASE_AMOUNTS, PLOT_DATA_TWENTY);
  g_autoptr (PlotScene) first = plot_figure_layout (figure, 800, 600, plot_style_find ("light"), engine);
  g_autoptr (PlotScene) other = plot_figure_layout (figure, 400, 600, plot_style_find ("dark"), engine);
  g_autoptr (PlotScene) again = plot_figure_layout (figure, 800, 600, plot_style_find ("light"), engine);
  g_autofree char *a = plot_scene_dump (first), *b = plot_scene_dump (again), *c = plot_scene_dump (other);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < 2 * PLOT_N_CASE_KINDS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/plot/figure/picture/%s/%s",
                                               i < PLOT_N_CASE_KINDS ? "fixed" : "pango",
                                               plot_case_kind_name (i % PLOT_N_CASE_KINDS));

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_picture);
    }

  g_test_add_func ("/plot/figure/sizes", test_sizes);
  g_test_add_func ("/plot/figure/natural-height", test_natural_height);
  g_test_add_func ("/plot/figure/little-height", test_little_height);
  g_test_add_func ("/plot/figure/tiny", test_tiny);
  g_test_add_func ("/plot/figure/texts", test_texts);
  g_test_add_func ("/plot/figure/set-itself", test_set_itself);
  g_test_add_func ("/plot/figure/nothing", test_nothing);
  g_test_add_func ("/plot/figure/pill-alone", test_pill_alone);
  g_test_add_func ("/plot/figure/golden", test_golden);
  g_test_add_func ("/plot/figure/sight", test_sight);
  g_test_add_func ("/plot/figure/repeatable", test_repeatable);

  return g_test_run ();
}
