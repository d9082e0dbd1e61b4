/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart that is dragged out of the window, as another program takes it. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-chart-drag.h"
#include "inno-pages.h"
#include "widget-fixture.h"

static Fixture *fixture;

static InnoFrame *
compute (const InnoChart *chart)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (GError) error = NULL;
  InnoFrame *frame;

  query->lang = inno_lang_get_active ();
  frame = inno_chart_compute (chart, fixture->facts, query, &error);
  g_assert_no_error (error);

  return frame;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (nullable): what comes out */
static GBytes *
take (GdkContentProvider  *content,
      const char          *mime,
      GError             **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;

  gdk_content_provider_write_mime_type_async (content, mime, stream, G_PRIORITY_DEFAULT, NULL, written_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!gdk_content_provider_write_mime_type_finish (content, result, error))
    return NULL;

  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GdkContentProvider *
make_content (void)
{
  const InnoChart *chart = inno_chart_find ("funding-shares");
  g_autoptr (InnoFrame) frame = compute (chart);

  return inno_chart_drag_new_content (chart, frame);
}

static void
test_formats (void)
{
  const char * const expected[] = { "image/svg+xml", "image/png", "text/uri-list" };
  g_autoptr (GdkContentProvider) content = make_content ();
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (gdk_content_formats_contain_mime_type (formats, expected[i]));
}

static void
test_drawing (void)
{
  const InnoChart *chart = inno_chart_find ("funding-shares");
  g_autoptr (InnoFrame) frame = compute (chart);
  g_autoptr (PlotFigure) figure = inno_chart_draw (chart, frame);
  g_autoptr (GdkContentProvider) content = make_content ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = take (content, "image/svg+xml", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, plot_figure_get_title (figure)));
  g_assert_nonnull (strstr (text, "Sample data"));
}

static void
test_picture (void)
{
  g_autoptr (GdkContentProvider) content = make_content ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = take (content, "image/png", &error);
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1600);
}

/* The file that the list names is there, is the picture, and says which day it is of. */
static void
test_file (void)
{
  g_autoptr (GdkContentProvider) content = make_content ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) list = take (content, "text/uri-list", &error);
  g_autoptr (InnoFrame) frame = compute (inno_chart_find ("funding-shares"));
  g_autofree char *day = inno_day_to_iso (inno_frame_get_context (frame)->as_of);
  g_autofree char *expected = g_strdup_printf ("funding-shares %s.png", day);
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (list, NULL), g_bytes_get_size (list));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  path = g_filename_from_uri (g_strchomp (text), NULL, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, expected);
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);

  folder = g_path_get_dirname (path);
  fixture_remove_folder (folder);
}

static void
test_what_is_not_offered (void)
{
  g_autoptr (GdkContentProvider) content = make_content ();
  g_autoptr (GError) error = NULL;

  g_assert_null (take (content, "text/html", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* A card without figures has nothing to drag; one with figures has its own chart. */
static void
test_the_card_offers_what_it_shows (void)
{
  InnoChartCard *card = g_object_new (INNO_TYPE_CHART_CARD, NULL);
  g_autoptr (InnoQuery) query = inno_query_new ();
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (card), 700, 500);
  const InnoChart *chart;

  query->lang = inno_lang_get_active ();
  inno_chart_card_set_chart (card, inno_chart_find ("map"));
  g_assert_null (inno_chart_card_get_frame (card, &chart));
  inno_chart_card_ask (card, fixture->facts, query);
  g_assert_nonnull (inno_chart_card_get_frame (card, &chart));
  g_assert_cmpstr (chart->id, ==, "map");

  gtk_window_destroy (window);
  widget_fixture_settle ();
}

int
main (int   argc,
      char *argv[])
{
  int status;

  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  fixture = fixture_new_sample ();

  g_test_add_func ("/page/drag/formats", test_formats);
  g_test_add_func ("/page/drag/drawing", test_drawing);
  g_test_add_func ("/page/drag/picture", test_picture);
  g_test_add_func ("/page/drag/file", test_file);
  g_test_add_func ("/page/drag/not-offered", test_what_is_not_offered);
  g_test_add_func ("/page/drag/card", test_the_card_offers_what_it_shows);

  status = g_test_run ();
  fixture_free (fixture);

  return status;
}
