/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole scenes of the sample against those in tests/golden/chart, drawn with
 * letters of one width. INNOCITIES_UPDATE_GOLDEN=1 writes them anew. */

#include <string.h>

#include "chart-case.h"

static const struct { const char *name; const char *chart; const char *words; } goldens[] = {
  { "funding-shares", "funding-shares", "--share" },
  { "funding-amounts", "funding-shares", "" },
  { "funding-some-sources", "funding-shares", "--share --where class=city --where class=eu" },
  { "lead-themes", "lead-themes", "" },
  { "map", "map", "--by city" },
  { "map-authorities", "map", "--view authorities" },
  { "impact-bullets", "impact", "--metric new-companies" },
  { "impact-bullets-less", "impact", "--metric time-to-market" },
  { "impact-periods", "impact", "--metric new-companies --view periods" },
  { "flow-theme", "flow", "" },
  { "mix", "mix", "--where city=kajaani" },
  { "peers", "peers", "--where agreement=tampere" },
  { "progress-now", "progress", "--view now" },
  { "flow-unknown", "flow", "--where lead-theme=digital-health" },
  { "flow-city", "flow", "--where city=tampere --measure projects" },
  { "progress", "progress", "" },
  { "international-years", "international-years", "" },
  { "international-parts", "international-parts", "--where region=01" },
  { "timeline", "timeline", "" },
  { "timeline-oulu", "timeline", "--where agreement=oulu" },
  { "changes-bars", "changes", "" },
  { "changes-slope", "changes", "--view slope" },
  { "changes-projects", "changes", "--view projects" },
};

/* Of an outline its beginning is enough. */
#define PATH_LENGTH 60

static char *
shorten_paths (char *dump)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *path = g_str_has_prefix (lines[i], "path ") ? strchr (lines[i], '"') : NULL;

      if (path != NULL && strlen (path) > PATH_LENGTH)
        memcpy (path + PATH_LENGTH, "…", sizeof "…");
    }
  g_free (dump);

  return g_strjoinv ("\n", lines);
}

static void
test_golden (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  guint which = number / INNO_N_LANGS;
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoQuery) query = fixture_parse_query (goldens[which].words);
  g_autoptr (PlotScene) scene = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *got = NULL;
  g_autofree char *wanted = NULL;

  query->lang = number % INNO_N_LANGS;
  scene = chart_case_layout (fixture, inno_chart_find (goldens[which].chart), query, 900, 600);
  got = shorten_paths (plot_scene_dump (scene));
  name = g_strdup_printf ("%s-%s.txt", goldens[which].name, inno_lang_to_code (query->lang));
  path = g_build_filename (g_getenv ("INNOCITIES_SOURCE_ROOT"), "tests", "golden", "chart", name, NULL);

  if (g_getenv ("INNOCITIES_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, got, -1, NULL));
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  if (!g_str_equal (got, wanted))
    {
      g_auto (GStrv) one = g_strsplit (got, "\n", -1);
      g_auto (GStrv) other = g_strsplit (wanted, "\n", -1);
      guint line = 0;

      while (one[line] != NULL && other[line] != NULL && g_str_equal (one[line], other[line]))
        line++;
      g_test_message ("%s, line %u", name, line + 1);
      g_assert_cmpstr (one[line], ==, other[line]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  for (guint i = 0; i < G_N_ELEMENTS (goldens) * INNO_N_LANGS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart/golden/%s/%s", goldens[i / INNO_N_LANGS].name,
                                               inno_lang_to_code (i % INNO_N_LANGS));

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }

  return g_test_run ();
}
