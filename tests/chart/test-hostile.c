/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Portfolios that somebody made to break the pictures: every chart is drawn, nothing
 * collides, and nothing is said to the log. */

#include <string.h>

#include "chart-case.h"
#include "inno-picture.h"
#include "plot-case.h"
#include "plot-output.h"

/* Markup, a broken line, right to left, a face of seven code points, signs without a
 * width, a formula, and letters that stand on each other. */
static const char * const names[] = {
  "<b>&amp; ]]> <!-- \\u0022", "one\\ntwo\\tthree\\r\\n", "\\u05e9\\u05dc\\u05d5\\u05dd 123 \\u202eabc",
  "\\ud83d\\udc68\\u200d\\ud83d\\udc69\\u200d\\ud83d\\udc67\\u200d\\ud83d\\udc66", "\\u200b\\ufeffi", "=1+1;@x",
  "Z\\u0351\\u036b\\u0343\\u036a\\u0302\\u036b", "%s %n %d {0} $1", " ", "\\u0627\\u0644\\u0639\\u0631\\u0628\\u064a\\u0629",
};

static const char *
get_name (guint i)
{
  return names[i % G_N_ELEMENTS (names)];
}

static void
add_named (GString    *out,
           const char *id,
           const char *name,
           const char *members)
{
  g_string_append_printf (out, "%s{\"_id\":\"%s\",\"name\":{\"fi\":\"%s\",\"sv\":null,\"en\":null}%s}",
                          out->len > 1 ? "," : "", id, name, members);
}

/* Names of every kind, on ids as odd as they may be. */
static char *
make_names (void)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *city = g_strdup_printf ("city:%u-_-_", i);
      g_autofree char *agreement = g_strdup_printf ("agreement:%u_", i);
      g_autofree char *theme = g_strdup_printf ("theme:%u----", i);
      g_autofree char *lead = g_strdup_printf ("lead_theme:0%u", i);
      g_autofree char *project = g_strdup_printf ("project:%u-%s", i, "x0123456789012345678901234567890123456789012345678901234567");
      g_autofree char *region = g_strdup_printf (",\"region\":{\"code\":\"%02u\",\"name\":{\"fi\":\"%s\",\"sv\":null,\"en\":null}},"
                                                 "\"lat\":%u.5,\"lon\":25.5", i, get_name (i + 1), 60 + i);
      g_autofree char *cities = g_strdup_printf (",\"cities\":[\"%s\"],\"authority\":{\"fi\":\"%s\",\"sv\":null,\"en\":null}",
                                                 city, get_name (i + 2));
      g_autofree char *of = g_strdup_printf (",\"agreement\":\"%s\"", agreement);
      g_autofree char *roles = g_strdup_printf (",\"participants\":{\"1\":{\"city\":\"%s\",\"role\":\"lead\"}}", city);
      g_autofree char *members = g_strdup_printf (
        ",\"agreement\":\"%s\",\"cities\":[\"%s\"],\"themes\":[\"%s\"],\"lead_theme\":\"%s\",\"start\":\"2024-01-01\","
        "\"end\":\"2025-06-01\",\"funding\":[[\"erdf\",\"granted\",2024,%u],[\"city\",\"granted\",2024,%u]]",
        agreement, city, theme, lead, 1000000 * (i + 1), 700000 * i);

      add_named (out, city, get_name (i), region);
      add_named (out, agreement, get_name (i + 1), cities);
      add_named (out, theme, get_name (i + 2), of);
      add_named (out, lead, get_name (i + 3), roles);
      add_named (out, project, get_name (i + 4), members);
    }
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

/* One word and one sentence, each of the length that a document may have. */
static char *
make_long (void)
{
  GString *out = g_string_new ("[");
  g_autofree char *word = g_strnfill (60000, 'w');
  g_autoptr (GString) sentence = g_string_new (NULL);

  while (sentence->len < 60000)
    g_string_append (sentence, "on ja on ");
  add_named (out, "city:w", word, ",\"region\":{\"code\":\"01\",\"name\":{\"en\":\"R\"}},\"lat\":61,\"lon\":25");
  add_named (out, "agreement:s", sentence->str, ",\"cities\":[\"city:w\"]");
  add_named (out, "theme:w", word, ",\"agreement\":\"agreement:s\"");
  add_named (out, "lead_theme:s", sentence->str, ",\"participants\":{\"1\":{\"city\":\"city:w\",\"role\":\"lead\"}}");
  add_named (out, "metric:m", word, ",\"unit\":{\"en\":\"u\"}");
  add_named (out, "project:w", word, ",\"agreement\":\"agreement:s\",\"cities\":[\"city:w\"],\"themes\":[\"theme:w\"],"
             "\"lead_theme\":\"lead_theme:s\",\"start\":\"2024-01-01\","
             "\"funding\":[[\"erdf\",\"granted\",2024,100],[\"city\",\"granted\",2024,100]]");
  g_string_append (out, ",{\"_id\":\"observation:o\",\"subject\":\"city:w\",\"value\":1}]");

  return g_string_free (out, FALSE);
}

#define MOST "9007199254740991"

/* Ends before it begins, before anybody, and after everybody; as much as there may
 * be, both ways. */
static const char days[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],'lead_theme':'lead_theme:l','start':'2027-01-01',"
  "  'end':'2021-01-01','funding':[['erdf','granted',2000," MOST "],['city','granted',2100,-" MOST "]]},"
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:b','city:c'],'start':'0001-01-01','end':'0001-01-01',"
  "  'status':'ended','funding':[['city','granted',2024," MOST "],['akke','granted',2024," MOST "]]},"
  " {'_id':'project:r','cities':['city:c'],'start':'9999-12-31','end':'9999-12-31','status':'planned',"
  "  'themes':['theme:r'],'funding':[['jtf','granted',2024,-" MOST "]]},"
  " {'_id':'project:s','agreement':'agreement:x','cities':['city:a'],'end':'1900-02-28','status':'ended',"
  "  'themes':['theme:g'],'funding':[['private','granted',2024," MOST "],['state','granted',2024,1]]}]";

#define SEEN(n, subject, period, value) \
  "{'_id':'observation:o" n "','subject':'" subject "','period':'" period "','value':" value "}"

/* The largest number, next to nothing, and nothing with a sign. */
static const char values[] =
  "[{'_id':'metric:m','decimals':6,'unit':{'en':'1/1000000 of a thing'}},"
  SEEN ("1", "city:a", "2023", "1.5e300") "," SEEN ("2", "city:a", "2024", "-1.5e300") ","
  SEEN ("3", "city:b", "0000-Q1", "-0") "," SEEN ("4", "city:b", "2024-Q2", "0.000001") ","
  SEEN ("5", "city:c", "2000", "1.5e-300") "," SEEN ("6", "city:c", "9999-Q4", "123456.654321") ","
  "{'_id':'observation:t','subject':'city:a','kind':'target','period':'2027','value':1.7e300},"
  "{'_id':'observation:b','subject':'city:a','kind':'baseline','period':'2020','value':-1.7e300},"
  "{'_id':'observation:u','subject':'city:c','kind':'target','period':'2027','value':1.5e-300},"
  "{'_id':'observation:v','subject':'city:c','kind':'baseline','period':'2020','value':0}]";

static char *
make_observations (void)
{
  GString *out = g_string_new ("[{'_id':'metric:m'}");

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (out, ",{'_id':'observation:n%u','subject':'city:n%u','period':'%u-Q%u','value':%u.%u}",
                            i, i % 250, 2014 + i / 1000, 1 + i / 250 % 4, i * 7919 % 100000, i % 10);
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

/* Pictures */

static void
check_picture (const ChartCase *chart_case,
               const InnoChart *chart,
               const InnoQuery *query,
               PlotScene       *scene,
               PlotTextEngine  *engine)
{
  g_autofree char *fault = plot_case_check (scene);
  g_autoptr (GBytes) svg = plot_scene_to_svg (scene);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = plot_scene_to_png (scene, engine, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (svg), >, 100);
  g_assert_cmpuint (g_bytes_get_size (png), >, 100);
  if (fault != NULL)
    g_error ("%s: %s %s in %s: %s", chart_case->name, chart->id, query->view != NULL ? query->view : "",
             inno_lang_to_code (query->lang), fault);
}

typedef struct
{
  const ChartCase *chart_case;
  Fixture         *fixture;
  PlotTextEngine  *engine;
} Hostile;

static void
draw_view_cb (const InnoChart *chart,
              InnoQuery       *query,
              gpointer         user_data)
{
  static const struct { double width, height; const char *style; } sizes[] = {
    { 480, 320, "light" }, { 1280, 720, "projector" },
  };
  const Hostile *self = user_data;

  for (guint by = 0; by < INNO_N_DIMENSIONS; by += 2)
    {
      g_autoptr (InnoFrame) frame = NULL;
      g_autoptr (PlotFigure) figure = NULL;

      query->lang = by % INNO_N_LANGS;
      query->by = by;
      frame = chart_case_compute (self->fixture, chart, query);
      figure = inno_chart_draw (chart, frame);
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (PlotScene) scene = plot_figure_layout (figure, sizes[i].width, sizes[i].height,
                                                            plot_style_find (sizes[i].style), self->engine);

          check_picture (self->chart_case, chart, query, scene, self->engine);
        }
      if ((chart->parts & INNO_QUERY_BY) == 0)
        return;
    }
}

static const ChartCase hostile_cases[] = {
  { "names", NULL, FIXTURE_BARE, NULL, make_names },
  { "long", NULL, FIXTURE_BARE, NULL, make_long },
  { "days", days, FIXTURE_PLACES },
  { "days-before", "[]", FIXTURE_PLACES, days },
  { "values", values, FIXTURE_PLACES },
  { "observations", NULL, FIXTURE_PLACES, NULL, make_observations },
};

static void
test_hostile (gconstpointer data)
{
  const ChartCase *chart_case = data;
  g_autoptr (Fixture) fixture = chart_case_open (chart_case);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();

  chart_foreach_view (draw_view_cb, &(Hostile) { chart_case, fixture, engine });
}

/* With a font, whose letters join, turn round and stand on each other. */
static void
test_real_letters (void)
{
  g_autoptr (Fixture) fixture = chart_case_open (&hostile_cases[0]);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();

  chart_foreach_view (draw_view_cb, &(Hostile) { &hostile_cases[0], fixture, engine });
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  for (guint i = 0; i < G_N_ELEMENTS (hostile_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/chart/hostile/", hostile_cases[i].name, NULL);

      g_test_add_data_func (path, &hostile_cases[i], test_hostile);
    }
  g_test_add_func ("/chart/hostile/real-letters", test_real_letters);

  return g_test_run ();
}
