/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-output.h"

#include <string.h>

static const PlotFont font = { "Inter, Cantarell, sans", 12, FALSE };

typedef struct
{
  PlotScene      *scene;
  PlotTextEngine *engine;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->scene = plot_scene_new (400, 300.5, plot_style_find ("print"));
  fixture->engine = plot_text_engine_new_fixed ();
  plot_scene_set_texts (fixture->scene, "fi", "Otsikko <1>", "Kuvaus & \"lisää\"");
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  plot_scene_unref (fixture->scene);
  plot_text_engine_unref (fixture->engine);
}

static PlotItem *
add_text (Fixture    *fixture,
          const char *text,
          PlotAnchor  anchor)
{
  return plot_scene_add_text (fixture->scene, fixture->engine, PLOT_PART_ROW_LABEL, text,
                              &(PlotTextPlace) { &font, 100, 50, anchor, &plot_scene_get_style (fixture->scene)->text });
}

static PlotItem *
add_bar (Fixture      *fixture,
         PlotFillSlot  slot,
         double        x,
         int           mark)
{
  const PlotRect rect = { x, 10, 60, 20 };
  PlotItem *item = plot_scene_add_rect (fixture->scene, PLOT_PART_MARK, &rect,
                                        &plot_scene_get_style (fixture->scene)->fills[slot]);

  item->mark = mark;

  return item;
}

static int
add_mark (Fixture    *fixture,
          const char *name)
{
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->name = g_strdup (name);

  return plot_scene_take_mark (fixture->scene, mark);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* The file, after it has been seen to be well-formed; its text in "all". */
static char *
write_svg (PlotScene *scene,
           GString   *all)
{
  const GMarkupParser parser = { .text = text_cb };
  g_autoptr (GString) ignored = g_string_new (NULL);
  g_autoptr (GBytes) bytes = plot_scene_to_svg (scene);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT,
                                        all != NULL ? all : ignored, NULL);
  g_markup_parse_context_parse (context, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strnlen (data, length), ==, length);

  return g_strndup (data, length);
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
assert_has (const char *svg,
            const char *part)
{
  if (strstr (svg, part) == NULL)
    g_error ("\"%s\" is not in\n%s", part, svg);
}

static void
test_root (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *svg = write_svg (fixture->scene, NULL);

  assert_has (svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300.5\""
                   " viewBox=\"0 0 400 300.5\" lang=\"fi\" xml:lang=\"fi\" role=\"img\"");
  assert_has (svg, ">Otsikko &lt;1&gt;</title>");
  assert_has (svg, ">Kuvaus &amp; &quot;lisää&quot;</desc>");
  assert_has (svg, "tabular-nums");
  assert_has (svg, "font-family=\"Inter, Cantarell, sans-serif\"");
  g_assert_null (strstr (svg, "<script"));
  g_assert_null (strstr (svg, "<defs"));
}

/* What labels the picture is in it. */
static void
test_labelled (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *svg = write_svg (fixture->scene, NULL);
  g_autofree char *ids = g_strndup (strstr (svg, "aria-labelledby=\"") + 17, 40);
  g_auto (GStrv) each = NULL;

  *strchr (ids, '"') = '\0';
  each = g_strsplit (ids, " ", -1);
  g_assert_cmpuint (g_strv_length (each), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf (" id=\"%s\"", each[i]);

      g_assert_cmpuint (count (svg, id), ==, 1);
    }

  plot_scene_set_texts (fixture->scene, NULL, NULL, NULL);
  g_clear_pointer (&svg, g_free);
  svg = write_svg (fixture->scene, NULL);
  g_assert_null (strstr (svg, "aria-labelledby"));
  g_assert_null (strstr (svg, "lang="));
}

/* Two pictures on one page do not share their ids; one picture keeps its own. */
static void
test_ids (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *first = write_svg (fixture->scene, NULL);
  g_autofree char *again = write_svg (fixture->scene, NULL);
  g_autofree char *other = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpstr (first, ==, again);
  id = g_strndup (strstr (first, "id=\"") + 4, 13);
  plot_scene_set_texts (fixture->scene, "fi", "Toinen", NULL);
  other = write_svg (fixture->scene, NULL);
  g_assert_null (strstr (other, id));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *svg = NULL;

  add_text (fixture, "Oulu", PLOT_ANCHOR_START);
  add_text (fixture, "Oulu", PLOT_ANCHOR_MIDDLE);
  add_text (fixture, "A  &  B", PLOT_ANCHOR_END)->halo = 3;
  svg = write_svg (fixture->scene, NULL);

  assert_has (svg, "<text x=\"100\" y=\"59.6\" font-size=\"12\" fill=\"#2e2e2e\">Oulu</text>");
  assert_has (svg, "<text x=\"100\" y=\"59.6\" font-size=\"12\" text-anchor=\"middle\"");
  assert_has (svg, "text-anchor=\"end\" fill=\"#2e2e2e\" stroke=\"#ffffff\" stroke-width=\"6\""
                   " stroke-linejoin=\"round\" paint-order=\"stroke\">A  &amp;  B</text>");
  assert_has (svg, "xml:space=\"preserve\"");
}

/* No text of a portfolio breaks the file or gets out of its element. */
static void
test_escaped (Fixture       *fixture,
              gconstpointer  data)
{
  const char *evil = "]]>\"'<script>&#x1;\001\002\033\177\302\200\357\277\277\377</text>";
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *svg = NULL;
  int mark = add_mark (fixture, evil);

  plot_scene_set_texts (fixture->scene, "\"><x", evil, evil);
  add_text (fixture, evil, PLOT_ANCHOR_START)->mark = mark;
  svg = write_svg (fixture->scene, all);

  g_assert_null (strstr (svg, "<script"));
  g_assert_null (strstr (svg, "&#x1;"));
  for (const char *p = svg; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
  g_assert_cmpuint (count (all->str, "]]>\"'<script>&#x1;\357\277\275</text>"), ==, 4);
}

static void
test_patterns (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *svg = NULL;

  add_bar (fixture, PLOT_FILL_ORANGE, 0, -1);
  add_bar (fixture, PLOT_FILL_TEAL, 60, -1);
  add_bar (fixture, PLOT_FILL_TEAL, 120, -1);
  add_bar (fixture, PLOT_FILL_VIOLET, 180, -1);
  svg = write_svg (fixture->scene, NULL);

  g_assert_cmpuint (count (svg, "<pattern "), ==, 2);
  g_assert_cmpuint (count (svg, "-fill0)\""), ==, 2);
  g_assert_cmpuint (count (svg, "-fill1)\""), ==, 1);
  assert_has (svg, "<rect x=\"0\" y=\"10\" fill=\"#ed580e\" width=\"60\" height=\"20\"/>");
  assert_has (svg, "patternTransform=\"rotate(90)\"");
}

/* A fill that looks otherwise is another pattern. */
static void
test_patterns_differ (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *svg = NULL;

  add_bar (fixture, PLOT_FILL_UNKNOWN, 0, -1);
  add_bar (fixture, PLOT_FILL_UNKNOWN, 60, -1)->fill.second = (PlotColor) { 0.8, 0.8, 0.8, 1 };
  add_bar (fixture, PLOT_FILL_UNKNOWN, 120, -1)->fill.text = (PlotColor) { 0.8, 0.8, 0.8, 1 };
  svg = write_svg (fixture->scene, NULL);

  g_assert_cmpuint (count (svg, "<pattern "), ==, 2);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *svg = NULL;
  int first = add_mark (fixture, "Oulu, EU, 4,9 milj. €");
  int second = add_mark (fixture, "Oulu, \"valtio\"");
  int unseen = add_mark (fixture, "Oulu, nolla");

  g_assert_cmpint (unseen, ==, 2);
  add_bar (fixture, PLOT_FILL_NAVY, 0, first);
  add_text (fixture, "4,9", PLOT_ANCHOR_MIDDLE)->mark = first;
  add_bar (fixture, PLOT_FILL_TEAL, 60, second);
  add_text (fixture, "later", PLOT_ANCHOR_MIDDLE)->mark = first;
  add_text (fixture, "no mark", PLOT_ANCHOR_MIDDLE);
  svg = write_svg (fixture->scene, NULL);

  assert_has (svg, " role=\"group\"");
  g_assert_cmpuint (count (svg, "<g role=\"img\"><title>"), ==, 3);
  assert_has (svg, "<g role=\"img\"><title>Oulu, EU, 4,9 milj. €</title>");
  assert_has (svg, "<title>Oulu, &quot;valtio&quot;</title>");
  assert_has (svg, "<title>Oulu, nolla</title>");
  g_assert_cmpuint (count (svg, "<g aria-hidden=\"true\">"), ==, 1);
  g_assert_cmpuint (count (svg, "<g"), ==, count (svg, "</g>"));
}

static void
test_glyphs (Fixture       *fixture,
             gconstpointer  data)
{
  const PlotRect rect = { 10, 20, 32, 24 };
  g_autofree char *svg = NULL;

  for (PlotGlyph glyph = PLOT_GLYPH_NONE; glyph <= PLOT_GLYPH_HATCH; glyph++)
    plot_scene_add_glyph (fixture->scene, PLOT_PART_LEGEND, glyph, &rect);
  plot_scene_add_glyph (fixture->scene, PLOT_PART_LEGEND, PLOT_GLYPH_DIAMOND,
                        &rect)->fill.color = (PlotColor) { 1, 0, 0, 1 };
  svg = write_svg (fixture->scene, NULL);

  g_assert_cmpuint (count (svg, "<g transform=\"translate(14 20) scale(1.5)\">"), ==,
                    PLOT_GLYPH_HATCH + 1);
  assert_has (svg, "<path d=\"M8 0.5L15.5 8L8 15.5L0.5 8Z\" fill=\"#1a5fb4\"/>");
  assert_has (svg, "<path d=\"M8 0.5L15.5 8L8 15.5L0.5 8Z\" fill=\"#ff0000\"/>");
}

static void
test_lines (Fixture       *fixture,
            gconstpointer  data)
{
  const PlotRect rect = { 10.5, 20, 0, 100 };
  g_autofree char *svg = NULL;
  PlotItem *item;

  item = plot_scene_add_line (fixture->scene, PLOT_PART_GRID, &rect,
                              &plot_scene_get_style (fixture->scene)->axis);
  item->is_dashed = TRUE;
  item->stroke.alpha = 0.5;
  svg = write_svg (fixture->scene, NULL);

  assert_has (svg, "<line x1=\"10.5\" y1=\"20\" x2=\"10.5\" y2=\"120\" stroke=\"#5e5c64\""
                   " stroke-opacity=\"0.5\" stroke-width=\"1\" stroke-dasharray=\"3 2\"/>");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/plot/svg/root", test_root },
    { "/plot/svg/labelled", test_labelled },
    { "/plot/svg/ids", test_ids },
    { "/plot/svg/text", test_text },
    { "/plot/svg/escaped", test_escaped },
    { "/plot/svg/patterns", test_patterns },
    { "/plot/svg/patterns/differ", test_patterns_differ },
    { "/plot/svg/marks", test_marks },
    { "/plot/svg/glyphs", test_glyphs },
    { "/plot/svg/lines", test_lines },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);

  return g_test_run ();
}
