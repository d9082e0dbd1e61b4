/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every chart in every view, language, style and size, whatever the data: no two
 * texts collide, and none leaves the picture or its mark. */

#include "chart-case.h"
#include "plot-case.h"

static const struct { double width, height; } sizes[] = {
  { 480, 320 }, { 360, 640 }, { 1280, 720 }, { 1920, 1080 }, { 2560, 1080 }, { 3840, 2160 },
};

typedef struct
{
  const char     *name;
  Fixture        *fixture;
  PlotTextEngine *engine;
} Gallery;

static void
check_sizes (const Gallery   *self,
             const InnoChart *chart,
             const InnoQuery *query,
             PlotFigure      *figure,
             const char      *style)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PlotScene) scene = plot_figure_layout (figure, sizes[i].width, sizes[i].height,
                                                        plot_style_find (style), self->engine);
      g_autofree char *fault = plot_case_check (scene);

      if (fault != NULL)
        g_error ("%s: %s, %s, %s, %s, %gx%g: %s", self->name, chart->id,
                 query->view != NULL ? query->view : "-", inno_lang_to_code (query->lang), style,
                 sizes[i].width, sizes[i].height, fault);
    }
}

static void
check_view_cb (const InnoChart *chart,
               InnoQuery       *query,
               gpointer         user_data)
{
  const Gallery *self = user_data;
  const char * const *styles = plot_style_get_names ();

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (InnoFrame) frame = NULL;
      g_autoptr (PlotFigure) figure = NULL;

      query->lang = lang;
      frame = chart_case_compute (self->fixture, chart, query);
      figure = inno_chart_draw (chart, frame);
      for (guint i = 0; styles[i] != NULL; i++)
        check_sizes (self, chart, query, figure, styles[i]);
    }
}

static void
test_gallery (gconstpointer data)
{
  const ChartCase *chart_case = data;
  g_autoptr (Fixture) fixture = chart_case_open (chart_case);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  Gallery gallery = { chart_case->name, fixture, engine };

  chart_foreach_view (check_view_cb, &gallery);
}

/* With the letters that people see. */
static void
test_real_letters (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  Gallery gallery = { "sample in real letters", fixture, engine };

  chart_foreach_view (check_view_cb, &gallery);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  for (guint i = 0; i < n_chart_cases; i++)
    {
      g_autofree char *path = g_strconcat ("/chart/gallery/", chart_cases[i].name, NULL);

      g_test_add_data_func (path, &chart_cases[i], test_gallery);
    }
  g_test_add_func ("/chart/gallery/real-letters", test_real_letters);

  return g_test_run ();
}
