/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-text.h"

#include <string.h>

static const PlotFont regular = { "Inter, Cantarell, sans", 10, FALSE };
static const PlotFont bold = { "Inter, Cantarell, sans", 10, TRUE };
static const PlotFont large = { "Inter, Cantarell, sans", 20, FALSE };

static PlotTextEngine *
create_engine (gboolean is_fixed)
{
  return is_fixed ? plot_text_engine_new_fixed () : plot_text_engine_new ();
}

static double
measure_width (PlotTextEngine *engine,
               const char     *text)
{
  return plot_text_engine_measure (engine, text, &regular).width;
}

static void
test_fixed_measure (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotExtents extents = plot_text_engine_measure (engine, "Åbo €", &regular);

  g_assert_cmpfloat_with_epsilon (extents.width, 30.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (extents.height, 12.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (extents.ascent, 8.0, 1e-9);
  g_assert_cmpfloat (measure_width (engine, ""), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (measure_width (engine, "日本"), 24.0, 1e-9);
  /* A combining mark takes no room of its own. */
  g_assert_cmpfloat_with_epsilon (measure_width (engine, "a\314\210"), 6.0, 1e-9);
  g_assert_null (plot_text_engine_layout (engine, "x", &regular));
}

static void
test_pango_measure (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  PlotExtents extents = plot_text_engine_measure (engine, "Tampere", &regular);
  PlotExtents twice = plot_text_engine_measure (engine, "Tampere", &large);

  g_assert_cmpfloat (extents.width, >, 20.0);
  g_assert_cmpfloat (extents.width, <, 70.0);
  g_assert_cmpfloat (extents.ascent, >, 5.0);
  g_assert_cmpfloat (extents.ascent, <, extents.height);
  /* Nothing is hinted: twice the size is twice the width. */
  g_assert_cmpfloat_with_epsilon (twice.width, 2.0 * extents.width, 0.1);
  g_assert_cmpfloat (measure_width (engine, ""), ==, 0.0);
  g_assert_cmpfloat (plot_text_engine_measure (engine, "Tampere", &bold).width, !=,
                     extents.width);
}

static void
test_pango_figures (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();

  g_assert_cmpfloat_with_epsilon (measure_width (engine, "1111"),
                                  measure_width (engine, "8080"), 0.05);
}

static void
test_pango_layout (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  PangoLayout *layout = plot_text_engine_layout (engine, "Oulu", &regular);

  g_assert_cmpstr (pango_layout_get_text (layout), ==, "Oulu");
  g_assert_true (plot_text_engine_layout (engine, "Oulu", &regular) == layout);
  g_assert_true (plot_text_engine_layout (engine, "Oulu", &bold) != layout);
  g_assert_true (plot_text_engine_layout (engine, "Oulu", &large) != layout);
}

/* A family is told by its name, not by where the name stands in memory. */
static void
test_family (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autofree char *copy = g_strdup (regular.family);
  PlotFont same = { copy, 10, FALSE };
  PlotFont none = { NULL, 10, FALSE };
  PangoLayout *layout = plot_text_engine_layout (engine, "Oulu", &regular);

  g_assert_true (plot_text_engine_layout (engine, "Oulu", &same) == layout);
  g_assert_cmpfloat (plot_text_engine_measure (engine, "Oulu", &none).width, >, 0.0);
}

/* More texts than are kept; the one used all the time stays. */
static void
test_forget (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  PangoLayout *kept = plot_text_engine_layout (engine, "kept", &regular);
  g_autoptr (PangoLayout) old = g_object_ref (plot_text_engine_layout (engine, "old", &regular));

  for (guint i = 0; i < 4200; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      plot_text_engine_measure (engine, text, &regular);
      g_assert_true (plot_text_engine_layout (engine, "kept", &regular) == kept);
    }
  g_assert_cmpuint (G_OBJECT (old)->ref_count, ==, 1);
  g_assert_true (plot_text_engine_layout (engine, "old", &regular) != old);
}

static void
test_invalid (gconstpointer data)
{
  g_autoptr (PlotTextEngine) engine = create_engine (GPOINTER_TO_INT (data));
  g_auto (GStrv) lines = plot_text_engine_wrap (engine, "a\377b \200", &regular, 1000, 2);

  g_assert_cmpfloat (measure_width (engine, "a\377b"), >, 0.0);
  g_assert_true (g_utf8_validate (lines[0], -1, NULL));
}

static void
assert_wrap (PlotTextEngine *engine,
             const char     *text,
             double          width,
             guint           max_lines,
             const char     *expected)
{
  g_auto (GStrv) lines = plot_text_engine_wrap (engine, text, &regular, width, max_lines);
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, expected);
}

/* A character is 6 pixels wide. */
static void
test_wrap_words (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  assert_wrap (engine, "one two three", 78, 3, "one two three");
  assert_wrap (engine, "one two three", 77, 3, "one two|three");
  assert_wrap (engine, "one two three", 42, 3, "one two|three");
  assert_wrap (engine, "one two three", 41, 3, "one|two|three");
  assert_wrap (engine, "  one   two ", 18, 3, "one|two");
  assert_wrap (engine, "", 50, 2, "");
  assert_wrap (engine, "   ", 50, 2, "");
}

static void
test_wrap_soft_points (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  assert_wrap (engine, "Lappeenranta–Imatra", 80, 2, "Lappeenranta–|Imatra");
  assert_wrap (engine, "Kajaani-Sotkamo", 60, 2, "Kajaani-|Sotkamo");
  assert_wrap (engine, "energia\302\255teknologia", 60, 2, "energia-|teknologia");
  assert_wrap (engine, "12\302\240milj. euroa", 60, 3, "12\302\240milj.|euroa");
  assert_wrap (engine, "one\ntwo", 600, 3, "one|two");
  /* A minus belongs to its number. */
  assert_wrap (engine, "muutos -12", 48, 2, "muutos|-12");
}

static void
test_wrap_ellipsis (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  assert_wrap (engine, "one two three", 42, 1, "one tw…");
  assert_wrap (engine, "one two three four", 42, 2, "one two|three…");
  assert_wrap (engine, "Pääkaupunkiseutu", 60, 1, "Pääkaupun…");
  assert_wrap (engine, "Pääkaupunkiseutu", 60, 2, "Pääkaupunk|iseutu");
  assert_wrap (engine, "one two", 42, 0, "one two");
  assert_wrap (engine, "one two", 1, 5, "…");
  assert_wrap (engine, "one two", -5, 5, "…");
}

/* No grapheme is cut: the letter goes with its mark. */
static void
test_wrap_grapheme (void)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  assert_wrap (engine, "abcda\314\210xyz", 36, 1, "abcda\314\210…");
  assert_wrap (engine, "abcda\314\210xyz", 30, 2, "abcda\314\210|xyz");
  /* A flag is two characters, and nothing by halves. */
  assert_wrap (engine, "ab🇫🇮cd", 24, 1, "ab…");
  assert_wrap (engine, "ab🇫🇮cd", 30, 1, "ab🇫🇮…");
}

/* What must hold of any text at any width. */
static void
test_wrap_any (gconstpointer data)
{
  static const char * const texts[] = {
    "Rakennuskustannusindeksi ja muut – siis aivan kaikki – mittarit 2021–2027",
    "EU och stat, ej fördelat", "a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
    "Green electrification\nand more", "日本語のテキスト", "1 234 567,89 €",
  };
  g_autoptr (PlotTextEngine) engine = create_engine (GPOINTER_TO_INT (data));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint width = 15; width < 400; width += 7)
        {
          for (guint max_lines = 1; max_lines < 5; max_lines++)
            {
              g_auto (GStrv) lines = plot_text_engine_wrap (engine, texts[i], &regular, width,
                                                            max_lines);
              guint n_lines = g_strv_length (lines);

              g_assert_cmpuint (n_lines, >=, 1);
              g_assert_cmpuint (n_lines, <=, max_lines);
              for (guint j = 0; j < n_lines; j++)
                {
                  g_assert_cmpfloat (measure_width (engine, lines[j]), <=, width);
                  g_assert_cmpuint (strlen (lines[j]), >, 0);
                  if (j + 1 < n_lines)
                    g_assert_false (g_str_has_suffix (lines[j], "…"));
                }
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/text/fixed/measure", test_fixed_measure);
  g_test_add_func ("/plot/text/pango/measure", test_pango_measure);
  g_test_add_func ("/plot/text/pango/figures", test_pango_figures);
  g_test_add_func ("/plot/text/pango/layout", test_pango_layout);
  g_test_add_func ("/plot/text/family", test_family);
  g_test_add_func ("/plot/text/forget", test_forget);
  g_test_add_data_func ("/plot/text/fixed/invalid", GINT_TO_POINTER (TRUE), test_invalid);
  g_test_add_data_func ("/plot/text/pango/invalid", GINT_TO_POINTER (FALSE), test_invalid);
  g_test_add_func ("/plot/text/wrap/words", test_wrap_words);
  g_test_add_func ("/plot/text/wrap/soft-points", test_wrap_soft_points);
  g_test_add_func ("/plot/text/wrap/ellipsis", test_wrap_ellipsis);
  g_test_add_func ("/plot/text/wrap/grapheme", test_wrap_grapheme);
  g_test_add_data_func ("/plot/text/fixed/wrap-any", GINT_TO_POINTER (TRUE), test_wrap_any);
  g_test_add_data_func ("/plot/text/pango/wrap-any", GINT_TO_POINTER (FALSE), test_wrap_any);

  return g_test_run ();
}
