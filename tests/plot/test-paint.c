/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-output.h"

#include <string.h>

static const PlotFont font = { "Inter, Cantarell, sans", 12, TRUE };

static cairo_status_t
read_cb (void         *data,
         guint8       *buffer,
         unsigned int  length)
{
  GInputStream *stream = data;
  gsize n;

  if (!g_input_stream_read_all (stream, buffer, length, &n, NULL, NULL) || n < length)
    return CAIRO_STATUS_READ_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_png (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, stream);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

static cairo_surface_t *
draw (PlotScene      *scene,
      PlotTextEngine *engine,
      double          scale)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = plot_scene_to_png (scene, engine, scale, &error);

  g_assert_no_error (error);

  return read_png (bytes);
}

static guint
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *row = (const guint32 *) (gconstpointer)
    (data + y * cairo_image_surface_get_stride (surface));

  g_assert_cmpint (x, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (y, <, cairo_image_surface_get_height (surface));

  return row[x] & 0xffffff;
}

/* How many pixels of a colour there are in a place. */
static guint
count_pixels (cairo_surface_t *surface,
              const PlotRect  *rect,
              guint            color)
{
  guint n = 0;

  for (int y = (int) rect->y; y < (int) (rect->y + rect->height); y++)
    {
      for (int x = (int) rect->x; x < (int) (rect->x + rect->width); x++)
        n += get_pixel (surface, x, y) == color;
    }

  return n;
}

static guint
to_pixel (const PlotColor *color)
{
  g_autofree char *hex = plot_color_to_hex (color);

  return (guint) g_ascii_strtoull (hex + 1, NULL, 16);
}

static PlotFill
make_fill (const PlotColor *color)
{
  return (PlotFill) { PLOT_PATTERN_SOLID, *color, *color, *color };
}

static void
test_png_rect (void)
{
  g_autoptr (PlotScene) scene = plot_scene_new (40, 30, plot_style_find ("dark"));
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  const PlotRect rect = { 10, 10, 5, 4 };
  const PlotRect all = { 0, 0, 80, 60 };
  cairo_surface_t *surface;

  plot_scene_add_rect (scene, PLOT_PART_MARK, &rect,
                       &plot_scene_get_style (scene)->fills[PLOT_FILL_ORANGE]);
  surface = draw (scene, engine, 2);

  /* Crisp at every edge, and nothing else drawn. */
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 80);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 60);
  g_assert_cmpuint (count_pixels (surface, &all, 0xf89108), ==, 10 * 8);
  g_assert_cmpuint (count_pixels (surface, &all, 0x363636), ==, 80 * 60 - 10 * 8);
  g_assert_cmpuint (get_pixel (surface, 20, 20), ==, 0xf89108);
  g_assert_cmpuint (get_pixel (surface, 29, 27), ==, 0xf89108);
  cairo_surface_destroy (surface);
}

/* Not only that a picture comes out: colour without alpha and its density. */
static void
test_png_header (void)
{
  g_autoptr (PlotScene) scene = plot_scene_new (40, 30, plot_style_find ("light"));
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (GBytes) bytes = plot_scene_to_png (scene, engine, 1.5, NULL);
  static const guint8 expected[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0, 60, 0, 0, 0, 45, 8, 2, 0, 0, 0,
  };
  static const guint8 density[] = { 'p', 'H', 'Y', 's', 0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1 };
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (data, sizeof expected, expected, sizeof expected);
  g_assert_nonnull (memmem (data, length, density, sizeof density));
}

static void
test_png_size (void)
{
  static const double scales[] = { 0.0, -1.0, 1000.0, G_MAXDOUBLE };
  g_autoptr (PlotScene) scene = plot_scene_new (400, 300, plot_style_find ("light"));
  g_autoptr (PlotScene) none = plot_scene_new (0, 0, plot_style_find ("light"));
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tiny = plot_scene_to_png (scene, engine, 1e-9, NULL);

  g_assert_nonnull (tiny);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_assert_null (plot_scene_to_png (scene, engine, scales[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_clear_error (&error);
    }
  g_assert_null (plot_scene_to_png (none, engine, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_png_same (void)
{
  g_autoptr (PlotScene) scene = plot_scene_new (200, 100, plot_style_find ("contrast"));
  g_autoptr (PlotTextEngine) first = plot_text_engine_new ();
  g_autoptr (PlotTextEngine) second = plot_text_engine_new ();
  const PlotStyle *style = plot_scene_get_style (scene);
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;
  g_autoptr (GBytes) c = NULL;

  plot_scene_add_text (scene, first, PLOT_PART_TITLE, "Oulu 12",
                       &(PlotTextPlace) { &font, 10, 10, PLOT_ANCHOR_START, &style->text });
  a = plot_scene_to_png (scene, first, 1, NULL);
  b = plot_scene_to_png (scene, second, 1, NULL);
  c = plot_scene_to_png (scene, first, 1, NULL);
  g_assert_true (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (a, c));
}

/* Each pattern shows both of its colours, stays in its rect, and is turned
 * the way it should be. */
static void
test_patterns (void)
{
  static const PlotPattern patterns[] = {
    PLOT_PATTERN_STRIPES, PLOT_PATTERN_HATCH, PLOT_PATTERN_LINES_ACROSS,
    PLOT_PATTERN_LINES_DOWN, PLOT_PATTERN_DOTS,
  };
  const PlotRect rect = { 20, 20, 60, 40 };
  const PlotRect scaled = { 80, 80, 240, 160 };
  const PlotRect everywhere = { 0, 0, 400, 320 };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (100, 80, plot_style_find ("light"));
      PlotFill fill = { patterns[i], { 1, 0, 0, 1 }, { 0, 0, 1, 1 } };
      cairo_surface_t *surface;
      guint n_first, n_second;

      plot_scene_add_rect (scene, PLOT_PART_MARK, &rect, &fill);
      surface = draw (scene, engine, 4);
      n_first = count_pixels (surface, &scaled, 0xff0000);
      n_second = count_pixels (surface, &scaled, 0x0000ff);
      g_test_message ("pattern %u: %u and %u", patterns[i], n_first, n_second);
      g_assert_cmpuint (n_first, >, n_second);
      g_assert_cmpuint (n_second, >, 240 * 160 / 20);
      g_assert_cmpuint (count_pixels (surface, &everywhere, 0xffffff), ==,
                        400 * 320 - 240 * 160);
      cairo_surface_destroy (surface);
    }
}

/* How often the colour changes for good on a way through the middle. */
static guint
count_changes (cairo_surface_t *surface,
               const int        step[2])
{
  int x = step[0] < 0 ? 150 : 50;
  guint n = 0;

  for (int i = 1; i < 100; i++)
    {
      int red = (int) (get_pixel (surface, x + step[0] * i, 50 + step[1] * i) >> 16);
      int before = (int) (get_pixel (surface, x + step[0] * (i - 1),
                                     50 + step[1] * (i - 1)) >> 16);

      n += ABS (red - before) > 48;
    }

  return n;
}

static void
test_pattern_angles (void)
{
  static const struct { PlotPattern pattern; int along[2], across[2]; } table[] = {
    { PLOT_PATTERN_LINES_ACROSS, { 1, 0 }, { 0, 1 } },
    { PLOT_PATTERN_LINES_DOWN, { 0, 1 }, { 1, 0 } },
    { PLOT_PATTERN_STRIPES, { -1, 1 }, { 1, 1 } },
    { PLOT_PATTERN_HATCH, { 1, 1 }, { -1, 1 } },
  };
  const PlotRect rect = { 0, 0, 200, 200 };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (200, 200, plot_style_find ("light"));
      PlotFill fill = { table[i].pattern, { 1, 0, 0, 1 }, { 0, 0, 1, 1 } };
      cairo_surface_t *surface;

      plot_scene_add_rect (scene, PLOT_PART_MARK, &rect, &fill);
      surface = draw (scene, engine, 1);
      /* One line is followed, others are crossed. */
      g_assert_cmpuint (count_changes (surface, table[i].along), <=, 2);
      g_assert_cmpuint (count_changes (surface, table[i].across), >=, 10);
      cairo_surface_destroy (surface);
    }
}

static void
test_slivers (void)
{
  const PlotRect rect = { 10, 10, 2, 20 };
  g_autoptr (PlotScene) scene = plot_scene_new (40, 40, plot_style_find ("contrast"));
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  cairo_surface_t *surface;

  /* Two pixels of "private" are dark, not the white of its lines. */
  plot_scene_add_rect (scene, PLOT_PART_MARK, &rect,
                       &plot_scene_get_style (scene)->fills[PLOT_FILL_BROWN]);
  surface = draw (scene, engine, 1);
  g_assert_cmpuint (count_pixels (surface, &rect, 0x25170c), ==, 40);
  cairo_surface_destroy (surface);
}

static void
test_glyphs (gconstpointer data)
{
  const PlotStyle *style = data;
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  const PlotRect rect = { 10, 10, 16, 16 };
  const PlotColor *inks[] = {
    [PLOT_GLYPH_DIAMOND] = &style->accent, [PLOT_GLYPH_SQUARE] = &style->good,
    [PLOT_GLYPH_RING] = &style->text, [PLOT_GLYPH_DOTTED_RING] = &style->text,
    [PLOT_GLYPH_POINT] = &style->dim, [PLOT_GLYPH_QUESTION] = &style->dim,
    [PLOT_GLYPH_CHECK] = &style->good, [PLOT_GLYPH_CROSS] = &style->bad,
    [PLOT_GLYPH_DOWN] = &style->bad, [PLOT_GLYPH_UP] = &style->bad,
    [PLOT_GLYPH_UNKNOWN] = &style->text, [PLOT_GLYPH_HATCH] = &style->text,
  };

  for (PlotGlyph glyph = PLOT_GLYPH_DIAMOND; glyph <= PLOT_GLYPH_HATCH; glyph++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (36, 36, style);
      const PlotRect box = { 40, 40, 64, 64 };
      const PlotRect all = { 0, 0, 144, 144 };
      cairo_surface_t *surface;
      guint hash = 0;

      plot_scene_add_glyph (scene, PLOT_PART_LEGEND, glyph, &rect);
      surface = draw (scene, engine, 4);
      g_assert_cmpuint (count_pixels (surface, &box, to_pixel (inks[glyph])), >, 40);
      g_assert_cmpuint (count_pixels (surface, &all, to_pixel (&style->ground)) -
                        count_pixels (surface, &box, to_pixel (&style->ground)), ==,
                        144 * 144 - 64 * 64);
      for (int i = 0; i < 144 * 144; i++)
        hash = hash * 31 + (get_pixel (surface, i % 144, i / 144) == to_pixel (&style->ground));
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (hash)));
      cairo_surface_destroy (surface);
    }
}

/* Told apart by more than how thick it is. */
static void
test_dotted_ring (void)
{
  static const PlotGlyph glyphs[] = { PLOT_GLYPH_RING, PLOT_GLYPH_DOTTED_RING };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  const PlotRect rect = { 0, 0, 16, 16 };
  const PlotRect all = { 0, 0, 64, 64 };
  guint n_pixels[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (16, 16, plot_style_find ("light"));
      cairo_surface_t *surface;

      plot_scene_add_glyph (scene, PLOT_PART_LEGEND, glyphs[i], &rect);
      surface = draw (scene, engine, 4);
      n_pixels[i] = 64 * 64 - count_pixels (surface, &all, 0xffffff);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n_pixels[1], >, n_pixels[0] / 4);
  g_assert_cmpuint (n_pixels[1], <, n_pixels[0] * 7 / 10);
}

/* A glyph drawn alone is the one in a scene. */
static void
test_glyph_alone (void)
{
  g_autoptr (PlotScene) scene = plot_scene_new (30, 30, plot_style_find ("light"));
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  const PlotRect rect = { 5, 5, 20, 20 };
  cairo_surface_t *in_scene;
  cairo_surface_t *alone = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 30, 30);
  cairo_t *cr = cairo_create (alone);

  plot_scene_add_glyph (scene, PLOT_PART_LEGEND, PLOT_GLYPH_UNKNOWN, &rect);
  in_scene = draw (scene, engine, 1);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  plot_glyph_paint (PLOT_GLYPH_UNKNOWN, &rect, plot_style_find ("light"), cr);
  cairo_surface_flush (alone);

  for (int i = 0; i < 900; i++)
    g_assert_cmpuint (get_pixel (alone, i % 30, i / 30), ==,
                      get_pixel (in_scene, i % 30, i / 30));

  cairo_destroy (cr);
  cairo_surface_destroy (alone);
  cairo_surface_destroy (in_scene);
}

static void
test_text (gconstpointer data)
{
  g_autoptr (PlotTextEngine) engine = GPOINTER_TO_INT (data) ? plot_text_engine_new_fixed ()
                                                             : plot_text_engine_new ();
  g_autoptr (PlotScene) scene = plot_scene_new (100, 50, plot_style_find ("light"));
  const PlotColor red = { 1, 0, 0, 1 };
  const PlotRect all = { 0, 0, 400, 200 };
  PlotRect box;
  cairo_surface_t *surface;
  PlotItem *item;

  item = plot_scene_add_text (scene, engine, PLOT_PART_ROW_LABEL, "HEH",
                              &(PlotTextPlace) { &font, 90, 10, PLOT_ANCHOR_END, &red });
  surface = draw (scene, engine, 4);
  box = (PlotRect) { item->rect.x * 4 - 1, item->rect.y * 4, item->rect.width * 4 + 2,
                     (item->baseline - item->rect.y) * 4 + 2 };

  /* Letters stand in their box and on their baseline. */
  g_assert_cmpuint (count_pixels (surface, &box, 0xff0000), >, 100);
  g_assert_cmpuint (count_pixels (surface, &all, 0xff0000), ==,
                    count_pixels (surface, &box, 0xff0000));
  cairo_surface_destroy (surface);
}

static void
test_halo (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = plot_scene_new (100, 50, plot_style_find ("light"));
  const PlotColor red = { 1, 0, 0, 1 };
  const PlotFill blue = make_fill (&(PlotColor) { 0, 0, 1, 1 });
  const PlotRect all = { 0, 0, 100, 50 };
  cairo_surface_t *without, *with;
  PlotItem *item;

  plot_scene_add_rect (scene, PLOT_PART_MARK, &all, &blue);
  item = plot_scene_add_text (scene, engine, PLOT_PART_ROW_LABEL, "HEH",
                              &(PlotTextPlace) { &font, 30, 10, PLOT_ANCHOR_START, &red });
  without = draw (scene, engine, 1);
  item->halo = 3;
  with = draw (scene, engine, 1);

  g_assert_cmpuint (count_pixels (without, &all, 0xffffff), ==, 0);
  g_assert_cmpuint (count_pixels (with, &all, 0xffffff), >, 100);
  g_assert_cmpuint (get_pixel (with, 2, 2), ==, 0x0000ff);
  cairo_surface_destroy (without);
  cairo_surface_destroy (with);
}

/* Drawing leaves the context of its caller as it was. */
static void
test_context (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = plot_scene_new (100, 50, plot_style_find ("light"));
  const PlotRect rect = { 10, 10, 20, 20 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 50);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t matrix;

  cairo_set_line_width (cr, 17);
  plot_scene_add_rect (scene, PLOT_PART_MARK, &rect,
                       &plot_scene_get_style (scene)->fills[PLOT_FILL_UNKNOWN]);
  plot_scene_add_line (scene, PLOT_PART_MARK, &rect,
                       &plot_scene_get_style (scene)->text)->is_dashed = TRUE;
  plot_scene_add_glyph (scene, PLOT_PART_MARK, PLOT_GLYPH_DOTTED_RING, &rect);
  plot_scene_paint (scene, engine, cr);

  cairo_get_matrix (cr, &matrix);
  g_assert_cmpfloat (matrix.xx, ==, 1.0);
  g_assert_cmpfloat (matrix.x0, ==, 0.0);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 17);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Rects of no size and beyond the picture are drawn as nothing. */
static void
test_odd (void)
{
  static const PlotRect rects[] = {
    { 10, 10, 0, 0 }, { 10, 10, -5, 5 }, { 10, 10, 0.01, 5000 }, { -500, -500, 10, 10 },
  };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (50, 50, plot_style_find ("contrast"));

      for (guint j = 0; j < PLOT_N_FILLS; j++)
        plot_scene_add_rect (scene, PLOT_PART_MARK, &rects[i],
                             &plot_scene_get_style (scene)->fills[j])->radius = 4;
      for (PlotGlyph glyph = PLOT_GLYPH_NONE; glyph <= PLOT_GLYPH_HATCH; glyph++)
        plot_scene_add_glyph (scene, PLOT_PART_MARK, glyph, &rects[i]);
      cairo_surface_destroy (draw (scene, engine, 1));
      g_bytes_unref (plot_scene_to_svg (scene));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/png/rect", test_png_rect);
  g_test_add_func ("/plot/png/header", test_png_header);
  g_test_add_func ("/plot/png/size", test_png_size);
  g_test_add_func ("/plot/png/same", test_png_same);
  g_test_add_func ("/plot/paint/patterns", test_patterns);
  g_test_add_func ("/plot/paint/patterns/angles", test_pattern_angles);
  g_test_add_func ("/plot/paint/patterns/slivers", test_slivers);
  g_test_add_func ("/plot/paint/dotted-ring", test_dotted_ring);
  g_test_add_func ("/plot/paint/glyph-alone", test_glyph_alone);
  g_test_add_data_func ("/plot/paint/text/pango", GINT_TO_POINTER (FALSE), test_text);
  g_test_add_data_func ("/plot/paint/text/fixed", GINT_TO_POINTER (TRUE), test_text);
  g_test_add_func ("/plot/paint/halo", test_halo);
  g_test_add_func ("/plot/paint/context", test_context);
  g_test_add_func ("/plot/paint/odd", test_odd);

  for (const char * const *name = plot_style_get_names (); *name != NULL; name++)
    {
      g_autofree char *path = g_strconcat ("/plot/paint/glyphs/", *name, NULL);

      g_test_add_data_func (path, plot_style_find (*name), test_glyphs);
    }

  return g_test_run ();
}
