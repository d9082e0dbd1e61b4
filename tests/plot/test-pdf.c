/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-output.h"

#include <string.h>

static const PlotFont font = { "Inter, Cantarell, sans", 12, FALSE };

static void
add_text (PlotScene      *scene,
          PlotTextEngine *engine,
          PlotPart        part,
          const char     *text,
          double          y)
{
  plot_scene_add_text (scene, engine, part, text,
                       &(PlotTextPlace) { &font, 10, y, PLOT_ANCHOR_START, &plot_scene_get_style (scene)->text });
}

/* A picture as they are: a ground over all of it, and its parts in an order
 * that is not the order of reading. */
static PlotScene *
create_scene (PlotTextEngine *engine,
              guint           n_rows)
{
  PlotScene *scene = plot_scene_new (400, 300, plot_style_find ("dark"));
  const PlotStyle *style = plot_scene_get_style (scene);
  const PlotRect all = { 0, 0, 400, 300 };
  const PlotFill ground = { PLOT_PATTERN_SOLID, style->ground, style->ground, style->text };

  plot_scene_set_texts (scene, "fi", "Rahoitus", "Oulu saa eniten.");
  plot_scene_add_rect (scene, PLOT_PART_GROUND, &all, &ground);
  add_text (scene, engine, PLOT_PART_PILL, "Esimerkki", 5);
  add_text (scene, engine, PLOT_PART_TITLE, "Otsikko", 10);
  add_text (scene, engine, PLOT_PART_TAKEAWAY, "Paljon", 30);
  add_text (scene, engine, PLOT_PART_ROW_LABEL, "Kuopio", 60);
  add_text (scene, engine, PLOT_PART_FOOT, "Alaviite", 280);

  if (n_rows > 0)
    {
      PlotTable *table = plot_table_new (2, n_rows);

      for (guint row = 0; row < n_rows; row++)
        {
          plot_table_take_cell (table, row, 0, g_strdup_printf ("Rivi%u", row));
          plot_table_take_cell (table, row, 1, g_strdup_printf ("%u,5", row));
        }
      plot_scene_take_table (scene, table);
    }

  return scene;
}

static char *
inflate (const char *data,
         gsize       length)
{
  g_autoptr (GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize) length,
                                                                         NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory,
                                                                  G_CONVERTER (decompressor));
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 buffer[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_byte_array_append (all, buffer, (guint) n);
  g_byte_array_append (all, (const guint8 *) "", 1);

  return (char *) g_byte_array_free (g_steal_pointer (&all), FALSE);
}

/* All of the file that is readable: objects as they are, streams unpacked. */
static char *
read_pdf (GBytes *bytes)
{
  g_autoptr (GString) all = g_string_new (NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length;

  while (data < end)
    {
      const char *stream = memmem (data, (gsize) (end - data), "stream\n", 7);
      const char *stream_end;
      g_autofree char *content = NULL;

      if (stream == NULL)
        break;
      g_string_append_len (all, data, stream - data);
      stream += 7;
      stream_end = memmem (stream, (gsize) (end - stream), "endstream", 9);
      g_assert_nonnull (stream_end);
      content = inflate (stream, (gsize) (stream_end - stream));
      g_string_append (all, content);
      data = stream_end + 9;
    }
  g_string_append_len (all, data, end - data);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
write_pdf (PlotScene      *scene,
           PlotTextEngine *engine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = plot_scene_to_pdf (scene, engine, &error);

  g_assert_no_error (error);
  g_assert_cmpmem ("%PDF-", 5, g_bytes_get_data (bytes, NULL), 5);

  return read_pdf (bytes);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;

  return n;
}

static void
test_tags (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (engine, 3);
  g_autofree char *pdf = write_pdf (scene, engine);
  const struct { const char *tag; guint n; } tags[] = {
    { "/S /Document", 1 }, { "/S /H1", 1 }, { "/S /H2", 1 }, { "/S /P ", 3 },
    { "/S /Figure", 1 }, { "/S /Table", 1 }, { "/S /TR", 3 }, { "/S /TH", 2 }, { "/S /TD", 4 },
  };

  g_assert_nonnull (strstr (pdf, "/MarkInfo << /Marked true >>"));
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_test_message ("%s: %u", tags[i].tag, count (pdf, tags[i].tag));
      g_assert_cmpuint (count (pdf, tags[i].tag), ==, tags[i].n);
    }
  g_assert_cmpuint (count (pdf, " BDC\n"), ==, count (pdf, "EMC\n"));
}

/* What is read comes in the order of reading, whatever was drawn first. */
static void
test_order (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (engine, 0);
  g_autofree char *pdf = write_pdf (scene, engine);
  const char *heading = strstr (pdf, "/H1 <<");
  const char *figure = strstr (pdf, "/Figure <<");

  g_assert_nonnull (heading);
  g_assert_nonnull (figure);
  g_assert_true (heading < figure);
  g_assert_nonnull (strstr (figure, "/P <<"));
}

static void
test_pages (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) plain = plot_scene_new (400, 300, plot_style_find ("light"));
  g_autoptr (PlotScene) small = create_scene (engine, 3);
  g_autoptr (PlotScene) large = create_scene (engine, 200);
  g_autofree char *one = write_pdf (plain, engine);
  g_autofree char *two = write_pdf (small, engine);
  g_autofree char *many = write_pdf (large, engine);

  g_assert_cmpuint (count (one, "/MediaBox"), ==, 1);
  g_assert_nonnull (strstr (one, "/MediaBox [ 0 0 300 225 ]"));
  g_assert_cmpuint (count (two, "/MediaBox"), ==, 2);
  g_assert_nonnull (strstr (two, "/MediaBox [ 0 0 300 225 ]"));
  g_assert_nonnull (strstr (two, "/MediaBox [ 0 0 842.25 595.5 ]"));
  /* The heading is said again on each sheet. */
  g_assert_cmpuint (count (many, "/MediaBox"), >, 4);
  g_assert_cmpuint (count (many, "/S /TH"), ==, 2 * (count (many, "/MediaBox") - 1));
  g_assert_cmpuint (count (many, "/S /TD"), ==, 2 * 199);
}

static void
test_fonts (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (engine, 3);
  g_autofree char *pdf = write_pdf (scene, engine);

  g_assert_cmpuint (count (pdf, "/BaseFont"), >=, 2);
  g_assert_cmpuint (count (pdf, "/FontFile"), >=, 2);
  g_assert_cmpuint (count (pdf, "/ToUnicode"), >=, 2);
}

/* A reader speaks the right language, and words for the picture. */
static void
test_language (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (engine, 3);
  g_autofree char *lang = g_strdup_printf ("/Lang (%s)", plot_scene_get_lang (scene));
  g_autofree char *pdf = write_pdf (scene, engine);

  g_assert_nonnull (strstr (pdf, lang));
  g_assert_nonnull (strstr (pdf, "/DisplayDocTitle true"));
  g_assert_cmpuint (count (pdf, "/Alt "), ==, 1);
}

static void
test_metadata (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (engine, 3);
  g_autofree char *pdf = NULL;
  g_autofree char *dated = NULL;
  g_autofree char *wrong = NULL;

  g_unsetenv ("SOURCE_DATE_EPOCH");
  pdf = write_pdf (scene, engine);
  g_assert_nonnull (strstr (pdf, "/Title (Rahoitus)"));
  g_assert_null (strstr (pdf, "/CreationDate"));

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  dated = write_pdf (scene, engine);
  g_assert_nonnull (strstr (dated, "/CreationDate (20231114221320Z"));

  g_setenv ("SOURCE_DATE_EPOCH", "yesterday", TRUE);
  wrong = write_pdf (scene, engine);
  g_assert_null (strstr (wrong, "/CreationDate"));
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_same (void)
{
  g_autoptr (PlotTextEngine) first = plot_text_engine_new ();
  g_autoptr (PlotTextEngine) second = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (first, 30);
  g_autoptr (GBytes) a = plot_scene_to_pdf (scene, first, NULL);
  g_autoptr (GBytes) b = plot_scene_to_pdf (scene, second, NULL);

  g_assert_true (g_bytes_equal (a, b));
}

static void
test_size (void)
{
  static const double sizes[][2] = { { 0, 100 }, { 100, -1 }, { 20000, 100 }, { 100, 1e9 } };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PlotScene) scene = plot_scene_new (sizes[i][0], sizes[i][1],
                                                    plot_style_find ("light"));
      g_autoptr (GError) error = NULL;

      g_assert_null (plot_scene_to_pdf (scene, engine, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* Tables of no rows, of empty cells, of more columns than paper: nothing is
 * drawn wrong enough to fail. */
static void
test_odd_tables (void)
{
  static const guint sizes[][2] = { { 0, 0 }, { 0, 5 }, { 5, 0 }, { 1, 1 }, { 60, 4 }, { 3, 2 } };
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PlotScene) scene = create_scene (engine, 0);
      g_autofree char *pdf = NULL;
      PlotTable *table = plot_table_new (sizes[i][0], sizes[i][1]);

      for (guint j = 0; j < sizes[i][0] * sizes[i][1]; j++)
        table->cells[j] = i == 3 ? NULL : g_strnfill (j * 7 % 400, 'w');
      plot_scene_take_table (scene, table);
      pdf = write_pdf (scene, engine);
      g_assert_cmpuint (count (pdf, "/S /TR"), >=,
                        sizes[i][0] > 0 ? sizes[i][1] : 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/pdf/tags", test_tags);
  g_test_add_func ("/plot/pdf/order", test_order);
  g_test_add_func ("/plot/pdf/pages", test_pages);
  g_test_add_func ("/plot/pdf/fonts", test_fonts);
  g_test_add_func ("/plot/pdf/language", test_language);
  g_test_add_func ("/plot/pdf/metadata", test_metadata);
  g_test_add_func ("/plot/pdf/same", test_same);
  g_test_add_func ("/plot/pdf/size", test_size);
  g_test_add_func ("/plot/pdf/odd-tables", test_odd_tables);

  return g_test_run ();
}
