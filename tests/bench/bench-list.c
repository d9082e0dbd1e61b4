/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million projects in a store: searched, listed, sorted and scrolled. Prints how long
 * each takes, and how much memory; fails never. "bench-list [N [FOLDER]]": how many, and
 * where to keep them for the next time. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bench-portfolio.h"
#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-project-list.h"

#define N_PROJECTS 1000000
#define N_RUNS 7
#define PAGE_ROWS 64

static void
fill (const char *folder,
      guint       n_projects)
{
  g_autoptr (InnoStore) store = inno_store_new (folder);
  gint64 start = g_get_monotonic_time ();

  inno_store_open (store, NULL);
  if (!inno_store_is_empty (store))
    return;

  bench_portfolio_import (store, n_projects, 1);
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
