/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "inno-outline.h"
#include "inno-projection.h"
#include "inno-sample.h"

static void
test_is_the_file (void)
{
  const char *root = g_getenv ("INNOCITIES_SOURCE_ROOT");
  g_autofree char *path = g_build_filename (root, "data", "sample", "portfolio.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, length);
}

static void
test_each_caller_owns_its_bytes (void)
{
  g_autoptr (GBytes) first = inno_sample_get_portfolio ();
  GBytes *second = inno_sample_get_portfolio ();

  g_assert_true (g_bytes_equal (first, second));
  g_bytes_unref (second);
  g_assert_true (g_utf8_validate (g_bytes_get_data (first, NULL),
                                  (gssize) g_bytes_get_size (first), NULL));
}

static gpointer
get_portfolio_thread (gpointer user_data)
{
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();

  return GSIZE_TO_POINTER (g_bytes_get_size (bytes));
}

static void
test_from_a_thread (void)
{
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("sample", get_portfolio_thread, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), ==,
                      g_bytes_get_size (bytes));
}

/* The land, closed rings of points in Finland, with its south and its north. */
static void
test_outline (void)
{
  InnoShapes *land = inno_outline_get_finland ();
  gint32 south = G_MAXINT32, north = 0;

  g_assert_true (inno_outline_get_finland () == land);
  g_assert_cmpuint (inno_shapes_get_n_rings (land), >, 20);
  for (guint i = 0; i < inno_shapes_get_n_rings (land); i++)
    {
      guint n;
      const InnoPoint *points = inno_shapes_get_ring (land, i, &n, NULL);

      g_assert_cmpuint (n, >, 2);
      g_assert_false (points[0].x == points[n - 1].x && points[0].y == points[n - 1].y);
      for (guint k = 0; k < n; k++)
        {
          g_assert_true (inno_projection_is_finland (points[k].x, points[k].y));
          south = MIN (south, points[k].y);
          north = MAX (north, points[k].y);
        }
    }
  g_assert_cmpint (south, <, 6650000);
  g_assert_cmpint (north, >, 7760000);
  g_assert_nonnull (inno_shapes_get_attribution (land));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/is-the-file", test_is_the_file);
  g_test_add_func ("/sample/each-caller-owns-its-bytes", test_each_caller_owns_its_bytes);
  g_test_add_func ("/sample/from-a-thread", test_from_a_thread);
  g_test_add_func ("/sample/outline", test_outline);

  return g_test_run ();
}
