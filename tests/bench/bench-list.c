/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million projects in a store: searched, listed, sorted and scrolled. Prints how long
 * each takes, and how much memory; fails never. "bench-list [N [FOLDER]]": how many, and
 * where to keep them for the next time. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-project-list.h"
#include "inno-store-import.h"

#define N_PROJECTS 1000000
#define N_WORDS 4000
#define N_CITIES 20
#define N_AGREEMENTS 16
#define N_RUNS 7
#define PAGE_ROWS 64

static const char * const syllables[] = {
  "ka", "le", "vä", "sö", "ta", "ri", "no", "my", "hu", "jä", "po", "tu", "ki", "sa", "me", "lö", "va", "ni",
};

/* Each of the class that stands below it. */
static const char * const sources[] = { "erdf", "esf", "state", "city", "other_public", "private", "eu_state" };
static const char * const classes[] = { "eu", "eu", "state", "city", "other_public", "private", "eu_state" };

static const char * const cities[N_CITIES] = {
  "Espoo", "Helsinki", "Hämeenlinna", "Imatra", "Joensuu", "Jyväskylä", "Kajaani", "Kokkola", "Kuopio", "Lahti",
  "Lappeenranta", "Mikkeli", "Oulu", "Pori", "Rovaniemi", "Seinäjoki", "Sotkamo", "Tampere", "Turku", "Vaasa",
};

static char **
make_words (GRand *random)
{
  char **words = g_new0 (char *, N_WORDS + 1);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      for (gint n = g_rand_int_range (random, 2, 6); n > 0; n--)
        g_string_append (word, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
      words[i] = g_string_free (g_steal_pointer (&word), FALSE);
    }

  return words;
}

/* As in a language: some words come often, most of them seldom. */
static void
append_words (GString  *json,
              GRand    *random,
              char    **words,
              guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      double place = g_rand_double (random);

      g_string_append_printf (json, "%s%s", i > 0 ? " " : "", words[(guint) (place * place * place * N_WORDS)]);
    }
}

static void
append_project (GString  *json,
                GRand    *random,
                char    **words,
                guint     number)
{
  static const char * const langs[] = { "fi", "sv", "en" };
  static const char * const statuses[] = { "planned", "ongoing", "ended", "ended" };
  guint n_rows = (guint) g_rand_int_range (random, 1, 5);

  g_string_append_printf (json, "{\"_id\":\"project:%08x-%04u\",\"type\":\"project\",\"name\":{", number * 2654435761u, number % 10000);
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_string_append_printf (json, "%s\"%s\":\"", i > 0 ? "," : "", langs[i]);
      append_words (json, random, words, 4);
      g_string_append_c (json, '"');
    }
  g_string_append_printf (json, "},\"code\":\"A%06u\",\"kind\":\"project\",\"parent\":null,\"agreement\":\"agreement:%02d\"",
                          number, g_rand_int_range (random, 0, N_AGREEMENTS));
  g_string_append_printf (json, ",\"cities\":[\"city:%02d\"],\"themes\":[],\"lead_theme\":null,\"status\":\"%s\"",
                          g_rand_int_range (random, 0, N_CITIES), statuses[g_rand_int_range (random, 0, 4)]);
  g_string_append_printf (json, ",\"start\":\"20%02d-0%d-01\",\"end\":null,\"beneficiary\":\"",
                          g_rand_int_range (random, 21, 28), g_rand_int_range (random, 1, 10));
  append_words (json, random, words, 2);
  g_string_append (json, "\",\"authority\":\"Pirkanmaan liitto\",\"funding\":{");
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (json, "%s\"f%u\":{\"source\":\"funding_source:%s\",\"measure\":\"%s\",\"year\":%d,\"amount_cents\":%d}",
                            i > 0 ? "," : "", i, sources[g_rand_int_range (random, 0, G_N_ELEMENTS (sources))],
                            i == 3 ? "realised" : "granted", g_rand_int_range (random, 2021, 2028),
                            g_rand_int_range (random, 0, 100000000));
  g_string_append (json, "}}");
}

static void
add_places (InnoStoreImport *import)
{
  for (guint i = 0; i < N_CITIES; i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"_id\":\"city:%02u\",\"type\":\"city\",\"name\":{\"fi\":\"%s\",\"sv\":null,\"en\":null},"
        "\"kind\":\"city\",\"region\":{\"code\":\"01\",\"name\":{\"fi\":\"M\",\"sv\":null,\"en\":null}}}", i, cities[i]);

      inno_store_import_add (import, json, strlen (json), "", NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"_id\":\"funding_source:%s\",\"type\":\"funding_source\",\"class\":\"%s\","
        "\"name\":{\"fi\":\"%s\",\"sv\":null,\"en\":null}}", sources[i], classes[i], sources[i]);

      inno_store_import_add (import, json, strlen (json), "", NULL);
    }
}

static void
fill (const char *folder,
      guint       n_projects)
{
  g_autoptr (InnoStore) store = inno_store_new (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (20250410);
  g_auto (GStrv) words = make_words (random);
  g_autoptr (InnoStoreImport) import = NULL;
  g_autoptr (InnoImportHead) head = inno_import_head_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  inno_store_open (store, NULL);
  if (!inno_store_is_empty (store))
    return;

  import = inno_store_import_begin (store, &error);
  add_places (import);
  for (guint i = 0; i < n_projects; i++)
    {
      g_string_truncate (json, 0);
      append_project (json, random, words, i);
      if (!inno_store_import_add (import, json->str, json->len, "", &error))
        g_error ("%s", error->message);
    }
  head->dataset_id = g_strdup ("bench");
  head->seq = 1;
  if (!inno_store_import_commit (import, head, INNO_IMPORT_NONE, NULL, &error))
    g_error ("%s", error->message);
  g_print ("%8.1f s   import\n", (g_get_monotonic_time () - start) / 1e6);
  inno_store_close (store);
}

/* What a line of /proc/self/status says, in MiB. */
static double
get_memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, key)) == NULL)
    return 0;

  return g_ascii_strtod (line + strlen (key), NULL) / 1024;
}

static void
say_memory (const char *when)
{
  g_print ("%8.0f MiB %s (at most %.0f)\n", get_memory ("VmRSS:"), when, get_memory ("VmHWM:"));
}

static void
wait_for (gboolean (*is_done) (gpointer data),
          gpointer data)
{
  while (!is_done (data))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_open (gpointer data)
{
  return inno_workspace_is_open (data) && !inno_workspace_is_busy (data);
}

static gboolean
is_found (gpointer data)
{
  return g_strcmp0 (inno_facts_get_text (inno_workspace_get_shown_facts (data)), inno_workspace_get_search (data)) == 0;
}

static gboolean
is_idle (gpointer data)
{
  return !inno_project_list_is_busy (data);
}

static gboolean
is_loaded (gpointer data)
{
  return !inno_project_item_is_loading (data);
}

static void
say_fastest (double      fastest,
             double      median,
             const char *what)
{
  g_print ("%8.2f ms %8.2f ms  %s\n", median, fastest, what);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
measure_keystrokes (InnoWorkspace *workspace)
{
  static const char * const texts[] = { "k", "ka", "kal", "kale", "a0000", "kuopio", "ka le", "k l v", "vä sö my" };
  g_autoptr (InnoQuery) query = fixture_parse_query ("--by agreement --share");

  g_print ("keystrokes: the first time and the fastest\n");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double found[N_RUNS], summed[N_RUNS];
      g_autofree char *line = NULL;
      double first;
      guint n_projects = 0;

      for (guint run = 0; run < N_RUNS; run++)
        {
          g_autoptr (InnoFrame) frame = NULL;
          gint64 start;

          inno_workspace_set_search (workspace, NULL);
          start = g_get_monotonic_time ();
          inno_workspace_set_search (workspace, texts[i]);
          wait_for (is_found, workspace);
          found[run] = (g_get_monotonic_time () - start) / 1e3;
          start = g_get_monotonic_time ();
          frame = inno_facts_aggregate (inno_workspace_get_shown_facts (workspace), query, NULL);
          summed[run] = (g_get_monotonic_time () - start) / 1e3;
          n_projects = inno_frame_get_context (frame)->n_projects;
        }
      /* Words that were searched for before are remembered. */
      first = found[0];
      qsort (found, N_RUNS, sizeof *found, compare_times);
      qsort (summed, N_RUNS, sizeof *summed, compare_times);
      line = g_strdup_printf ("keystroke “%s”: %u projects, then summed in %.2f ms", texts[i], n_projects, summed[0]);
      g_print ("%8.2f ms %8.2f ms  %s\n", first, found[0], line);
    }
  inno_workspace_set_search (workspace, NULL);
}

static void
measure_show (InnoProjectList *list,
              InnoFacts       *facts,
              const char      *words,
              InnoProjectSort  sort,
              const char      *what)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  double times[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      inno_project_list_show (list, facts, query, sort, run % 2, TRUE);
      wait_for (is_idle, list);
      times[run] = (g_get_monotonic_time () - start) / 1e3;
      if (run == 0 && sort <= INNO_PROJECT_SORT_CODE)
        g_print ("%8.0f ms            %s, the first time\n", times[0], what);
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  say_fastest (times[0], times[N_RUNS / 2], what);
}

static void
measure_scroll (InnoProjectList *list)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  double shown[100], loaded[100];

  for (guint i = 0; i < 100; i++)
    {
      guint first = (guint) g_rand_int_range (random, 0, (gint32) MAX (n, PAGE_ROWS + 1) - PAGE_ROWS);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (InnoProjectItem) last = NULL;

      for (guint row = 0; row < PAGE_ROWS; row++)
        {
          g_clear_object (&last);
          last = g_list_model_get_item (G_LIST_MODEL (list), first + row);
        }
      shown[i] = (g_get_monotonic_time () - start) / 1e3;
      wait_for (is_loaded, last);
      loaded[i] = (g_get_monotonic_time () - start) / 1e3;
    }
  qsort (shown, 100, sizeof *shown, compare_times);
  qsort (loaded, 100, sizeof *loaded, compare_times);
  say_fastest (shown[0], shown[50], "jump to anywhere: 64 rows on the main loop");
  say_fastest (loaded[0], loaded[50], "jump to anywhere: until their texts are there");
  g_print ("%8.2f ms            the slowest of 100, and %.2f ms on the main loop\n", loaded[99], shown[99]);
}

static void
measure_all (const char *folder)
{
  g_autoptr (InnoWorkspace) workspace = inno_workspace_new (folder);
  g_autoptr (InnoProjectList) list = inno_project_list_new (workspace);
  gint64 start = g_get_monotonic_time ();
  InnoFacts *facts;

  inno_workspace_open (workspace);
  wait_for (is_open, workspace);
  facts = inno_workspace_get_facts (workspace);
  g_print ("%8.0f ms            facts loaded\n", (g_get_monotonic_time () - start) / 1e3);
  say_memory ("facts");

  measure_keystrokes (workspace);
  say_memory ("searched");
  measure_show (list, facts, "--lang fi", INNO_PROJECT_SORT_NAME, "sort by name");
  say_memory ("sorted by name");
  measure_show (list, facts, "--lang fi", INNO_PROJECT_SORT_START, "sort by start");
  measure_show (list, facts, "--lang fi", INNO_PROJECT_SORT_GRANTED, "sort by what was granted");
  measure_show (list, facts, "--lang fi", INNO_PROJECT_SORT_CITY_SHARE, "sort by city share");
  measure_show (list, facts, "--lang fi --where city=city:03", INNO_PROJECT_SORT_NAME, "filter by a city, by name");
  measure_show (list, facts, "--lang fi --where class=eu", INNO_PROJECT_SORT_NAME, "filter by a class, by name");
  measure_show (list, facts, "--lang fi", INNO_PROJECT_SORT_NAME, "all again, by name");
  measure_scroll (list);
  say_memory ("in the end");
}

int
main (int   argc,
      char *argv[])
{
  guint n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_PROJECTS;
  g_autofree char *own = argc > 2 ? NULL : g_dir_make_tmp ("innocities-XXXXXX", NULL);
  const char *folder = own != NULL ? own : argv[2];
  g_autofree char *cache = g_build_filename (folder, "cache.db", NULL);
  GStatBuf status = { 0 };

  g_print ("%u projects: median and the fastest of %u runs\n", n_projects, N_RUNS);
  fill (folder, n_projects);
  g_stat (cache, &status);
  g_print ("%8.0f MiB cache on disk\n", status.st_size / 1048576.0);
  measure_all (folder);
  if (own != NULL)
    fixture_remove_folder (own);

  return 0;
}
