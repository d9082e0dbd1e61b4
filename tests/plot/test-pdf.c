/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-output.h"
#include "plot-private.h"

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
    { "/S /Document", 1 }, { "/S /H1", 1 }, { "/S /H2", 1 }, { "/S /P\n", 3 },
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

  g_assert_cmpuint (count (pdf, "/Type /Font\n"), >=, 2);
  g_assert_cmpuint (count (pdf, "/FontFile"), >=, 2);
  g_assert_cmpuint (count (pdf, "/ToUnicode"), >=, 2);
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

static guint
read_place (const guint8 *place)
{
  return (guint) place[1] << 24 | (guint) place[2] << 16 | (guint) place[3] << 8 | place[4];
}

/* The table of the file says where its objects are, packed ones and others. */
static void
test_table (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = create_scene (engine, 6);
  g_autoptr (GBytes) bytes = plot_scene_to_pdf (scene, engine, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *table = data + g_ascii_strtoull (g_strrstr (data + length - 30, "startxref") + 10, NULL, 10);
  const char *stream = strstr (table, "stream\n") + 7;
  g_autofree guint8 *places = (guint8 *) inflate (stream, (gsize) (data + length - stream));
  guint n_places = (guint) g_ascii_strtoull (strstr (table, "/Size ") + 6, NULL, 10);
  guint packed = 0;

  if (strstr (table, "/Type /XRef /Size") == NULL)
    {
      g_test_skip ("this cairo packs by itself");
      return;
    }

  for (guint i = 0; i < n_places; i++)
    {
      const guint8 *place = places + 7 * i;
      g_autofree char *start = g_strdup_printf ("%u 0 obj\n", i);

      if (place[0] == 1)
        g_assert_cmpmem (data + read_place (place), strlen (start), start, strlen (start));
      packed += place[0] == 2;
    }
  g_assert_cmpuint (packed, >, n_places / 2);
}

static GBytes *
pack (const char *text,
      gssize      length)
{
  g_autoptr (GString) document = g_string_new_len (text, length);

  return plot_pdf_pack (document);
}

/* What is not as cairo writes it comes out as it went in. */
static void
test_not_packed (void)
{
  static const char whole[] =
    "%PDF-1.5\n1 0 obj\n<< /A 1 >>\nendobj\n2 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
    "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000035 00000 n \n"
    "trailer\n<< /Size 3\n   /Root 1 0 R\n   /Info 1 0 R\n>>\nstartxref\n84\n%%EOF\n";
  g_autoptr (GBytes) packed = pack (whole, sizeof whole - 1);

  g_assert_nonnull (strstr (g_bytes_get_data (packed, NULL), "/Type /ObjStm /N 1 /First 4 "));
  for (gsize length = 0; length + 12 < sizeof whole; length++)
    {
      g_autoptr (GBytes) bytes = pack (whole, length);

      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), whole, length);
    }
  for (gsize at = 0; at + 1 < sizeof whole; at++)
    for (const char *c = "9 x"; *c != '\0'; c++)
      {
        g_autofree char *other = g_strdup (whole);
        g_autoptr (GBytes) bytes = NULL;

        other[at] = *c;
        bytes = pack (other, sizeof whole - 1);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
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
  g_test_add_func ("/plot/pdf/metadata", test_metadata);
  g_test_add_func ("/plot/pdf/same", test_same);
  g_test_add_func ("/plot/pdf/size", test_size);
  g_test_add_func ("/plot/pdf/table", test_table);
  g_test_add_func ("/plot/pdf/not-packed", test_not_packed);
  g_test_add_func ("/plot/pdf/odd-tables", test_odd_tables);

  return g_test_run ();
}
