/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as they are handed out: SVG to the letter, PNG to the eye. Drawn without
 * any font, so that they are the same on every machine: a text is a bar of its
 * size. INNOCITIES_UPDATE_GOLDEN=1 writes them anew. */

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "chart-case.h"
#include "inno-picture.h"
#include "plot-output.h"

/* How far a channel may be off, and how many pixels in a thousand: versions of
 * cairo smooth edges each in their own way. */
#define TOLERANCE 20
#define PER_MILLE 1

#define MAX_SVG_BYTES (50 * 1000)
#define MAX_MAP_BYTES (60 * 1000)
#define MAX_SMALL_GROUPS 20

typedef struct
{
  const char *name;
  const char *chart;
  const char *words;
  const char *style;
  const char *format;
} Golden;

static const Golden goldens[] = {
  { "funding-shares", "funding-shares", "--share --lang fi", "light", "svg" },
  { "lead-themes", "lead-themes", "--lang sv", "dark", "svg" },
  { "city-share", "city-share", "--lang en", "contrast", "svg" },
  { "funding-ranking", "funding-ranking", "--lang fi", "print", "svg" },
  { "funding-shares-contrast", "funding-shares", "--lang sv", "contrast", "png" },
  { "funding-shares-dark", "funding-shares", "--share --lang fi", "dark", "png" },
  { "city-share-light", "city-share", "--lang fi", "light", "png" },
  { "city-share-projects", "city-share", "--view projects --lang sv", "projector", "png" },
  { "lead-themes-print", "lead-themes", "--lang en", "print", "png" },
  { "themes-light", "themes", "--lang fi", "light", "png" },
  { "international-dark", "international", "--lang sv", "dark", "png" },
};

static GBytes *
render (const Golden *golden)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoQuery) query = fixture_parse_query (golden->words);
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, inno_chart_find (golden->chart), query);
  g_autoptr (PlotFigure) figure = inno_chart_draw (inno_chart_find (golden->chart), frame);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, 720, 480, plot_style_find (golden->style), engine);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_str_equal (golden->format, "svg") ? plot_scene_to_svg (scene)
                                                      : plot_scene_to_png (scene, engine, 1, &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *
read_golden (const Golden *golden,
             GBytes       *fresh)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", golden->name, golden->format);
  g_autofree char *path = g_build_filename (g_getenv ("INNOCITIES_SOURCE_ROOT"), "tests", "golden", "picture", name, NULL);
  char *contents;
  gsize length;

  if (g_getenv ("INNOCITIES_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (fresh, NULL), g_bytes_get_size (fresh), NULL));
  if (!g_file_get_contents (path, &contents, &length, NULL))
    g_error ("%s is not there", path);

  return g_bytes_new_take (contents, length);
}

static void
compare_texts (const Golden *golden,
               GBytes       *got,
               GBytes       *wanted)
{
  g_auto (GStrv) ours = g_strsplit (g_bytes_get_data (got, NULL), "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (g_bytes_get_data (wanted, NULL), "\n", -1);

  for (guint i = 0; ours[i] != NULL && theirs[i] != NULL; i++)
    g_assert_cmpstr (ours[i], ==, theirs[i]);
  g_assert_cmpuint (g_strv_length (ours), ==, g_strv_length (theirs));
}

static cairo_status_t
read_cb (void         *data,
         guint8       *buffer,
         unsigned int  length)
{
  gsize n;

  return g_input_stream_read_all (data, buffer, length, &n, NULL, NULL) && n == length
    ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

static cairo_surface_t *
load (GBytes *png)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, stream);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static gboolean
is_like (const guint8 *one,
         const guint8 *other)
{
  for (guint channel = 0; channel < 4; channel++)
    if (abs (one[channel] - other[channel]) > TOLERANCE)
      return FALSE;

  return TRUE;
}

static void
compare_pictures (const Golden *golden,
                  GBytes       *got,
                  GBytes       *wanted)
{
  cairo_surface_t *ours = load (got);
  cairo_surface_t *theirs = load (wanted);
  int width = cairo_image_surface_get_width (ours), height = cairo_image_surface_get_height (ours);
  int stride = cairo_image_surface_get_stride (ours);
  guint n_off = 0;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (theirs));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (theirs));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n_off += !is_like (cairo_image_surface_get_data (ours) + y * stride + 4 * x,
                         cairo_image_surface_get_data (theirs) + y * stride + 4 * x);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
  g_test_message ("%s: %u of %d pixels are off", golden->name, n_off, width * height);
  g_assert_cmpuint (n_off * 1000, <=, width * height * PER_MILLE);
}

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autoptr (GBytes) got = render (golden);
  g_autoptr (GBytes) wanted = read_golden (golden, got);

  if (g_str_equal (golden->format, "svg"))
    compare_texts (golden, got, wanted);
  else
    compare_pictures (golden, got, wanted);
}

/* What a person sends around is small, and all of its words are words. */
static void
check_svg_cb (const InnoChart *chart,
              InnoQuery       *query,
              gpointer         user_data)
{
  Fixture *fixture = user_data;
  InnoPicture picture = { inno_picture_format_find ("svg"), plot_style_find ("light"), 1600, 900 };
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotFigure) figure = inno_chart_draw (chart, frame);
  g_autoptr (GBytes) svg = inno_picture_render (&picture, figure, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  gsize most = g_str_equal (chart->id, "map") ? MAX_MAP_BYTES : MAX_SVG_BYTES;

  g_test_message ("%s %s: %" G_GSIZE_FORMAT " bytes", chart->id, query->view, g_bytes_get_size (svg));
  /* A name is said of each of a hundred projects, which takes its room. */
  if (inno_frame_get_n_groups (frame) <= MAX_SMALL_GROUPS)
    g_assert_cmpuint (g_bytes_get_size (svg), <=, most);
  g_assert_nonnull (strstr (text, "<title "));
  g_assert_nonnull (strstr (text, "<desc "));
  g_assert_nonnull (strstr (text, "<text "));
}

static void
test_svg (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  chart_foreach_view (check_svg_cb, fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/picture/%s-%s", goldens[i].format, goldens[i].name);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  g_test_add_func ("/chart/picture/svg", test_svg);

  return g_test_run ();
}
