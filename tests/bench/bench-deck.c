/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The slides of a steering group as documents: from the sample and from many projects, with
 * what changed since a snapshot; and how long a snapshot takes. Prints, fails never.
 * "bench-deck [N [FOLDER]]": how many, and where to keep them for the next time. */

#include "bench-portfolio.h"
#include "fixtures.h"
#include "inno-deck-default.h"
#include "inno-deck-writing.h"
#include "inno-store-snapshots.h"

#define N_PROJECTS 100000
#define N_FROZEN 10000
#define N_RUNS 5
#define SNAPSHOT "before"

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

static void
freeze (InnoStore *store)
{
  InnoStoreSnapshot snapshot = { .name = (char *) SNAPSHOT, .as_of = inno_day_new (2025, 2, 12) };
  g_autoptr (GError) error = NULL;

  if (!inno_store_save_snapshot (store, &snapshot, NULL, &error))
    g_error ("%s", error->message);
}

/* Each of a portfolio of its own: the second of one costs next to nothing. */
static void
measure_snapshots (void)
{
  double times[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      g_autofree char *folder = g_dir_make_tmp ("innocities-XXXXXX", NULL);
      g_autoptr (InnoStore) store = inno_store_new (folder);
      gint64 start;

      inno_store_open (store, NULL);
      bench_portfolio_import (store, N_FROZEN, 1);
      start = g_get_monotonic_time ();
      freeze (store);
      times[run] = get_since (start);
      inno_store_close (store);
      fixture_remove_folder (folder);
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%8.0f ms %8.0f ms  a snapshot of %u projects\n", times[N_RUNS / 2], times[0], N_FROZEN);
}

/* The first time sums are made that are kept for the others. */
static void
measure_documents (InnoFacts  *facts,
                   const char *whose)
{
  static const char * const formats[] = { "pdf", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      double times[N_RUNS], first;
      gsize size = 0;

      for (guint run = 0; run < N_RUNS; run++)
        {
          g_autoptr (InnoDeck) deck = inno_deck_new_default ();
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) files = NULL;
          gint64 start = g_get_monotonic_time ();

          files = inno_deck_write (deck, facts, inno_deck_format_find (formats[i]), INNO_LANG_FI, 0, &error);
          if (files == NULL)
            g_error ("%s", error->message);
          times[run] = get_since (start);
          size = g_bytes_get_size (((InnoDeckFile *) g_ptr_array_index (files, 0))->bytes);
        }
      first = times[0];
      qsort (times, N_RUNS, sizeof *times, compare_times);
      g_print ("%8.0f ms %8.0f ms  %s of %s, drawing and writing; the first time %.0f ms; %.1f MB\n", times[N_RUNS / 2],
               times[0], formats[i], whose, first, (double) size / 1e6);
    }
}

static void
measure_many (const char *folder,
              guint       n_projects)
{
  g_autofree char *whose = g_strdup_printf ("%u projects", n_projects);
  g_autoptr (InnoStore) store = inno_store_new (folder);
  g_autoptr (InnoPortfolio) portfolio = NULL;
  g_autoptr (InnoFacts) facts = NULL, compared = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  inno_store_open (store, NULL);
  if (inno_store_is_empty (store))
    {
      bench_portfolio_import (store, n_projects, 1);
      freeze (store);
      bench_portfolio_import (store, n_projects, 2);
    }

  start = g_get_monotonic_time ();
  portfolio = inno_store_load_portfolio (store, &error);
  facts = inno_facts_load (store, portfolio, &error);
  g_print ("%8.0f ms              %s loaded\n", get_since (start), whose);
  start = g_get_monotonic_time ();
  compared = inno_facts_load_baseline (facts, store, SNAPSHOT, &error);
  if (compared == NULL)
    g_error ("%s", error->message);
  g_print ("%8.0f ms              the snapshot beside them loaded\n", get_since (start));
  measure_documents (compared, whose);
  inno_store_close (store);
}

int
main (int   argc,
      char *argv[])
{
  guint n_projects = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_PROJECTS;
  g_autofree char *own = argc > 2 ? NULL : g_dir_make_tmp ("innocities-XXXXXX", NULL);
  g_autoptr (Fixture) sample = fixture_new_sample ();

  inno_lang_activate (INNO_LANG_FI);
  g_print ("median and the fastest of %u runs\n", N_RUNS);
  measure_documents (sample->facts, "the sample");
  measure_snapshots ();
  measure_many (own != NULL ? own : argv[2], n_projects);
  if (own != NULL)
    fixture_remove_folder (own);

  return 0;
}
