/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million projects, summed. Prints the median of fifteen runs and the fastest,
 * which says more on a busy machine, and fails never. */

#include <stdlib.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-facts-private.h"
#include "inno-key-figures.h"
#include "inno-store-projects.h"

#define N_PROJECTS 1000000
#define N_RUNS 15
#define N_CITIES 20
#define N_AGREEMENTS 16
#define MAX_ROWS 4

static const char * const source_ids[] = {
  "funding_source:erdf", "funding_source:esf", "funding_source:jtf", "funding_source:akke",
  "funding_source:state", "funding_source:city", "funding_source:other_public",
  "funding_source:private", "funding_source:eu_state",
};

static char **
make_ids (const char *type,
          guint       n_ids)
{
  char **ids = g_new0 (char *, n_ids + 1);

  for (guint i = 0; i < n_ids; i++)
    ids[i] = g_strdup_printf ("%s:%02u", type, i);

  return ids;
}

static guint
make_rows (GRand            *random,
           InnoStoreFunding *rows)
{
  guint n_rows = g_rand_int_range (random, 1, MAX_ROWS + 1);

  for (guint i = 0; i < n_rows; i++)
    rows[i] = (InnoStoreFunding) {
      .source = source_ids[g_rand_int_range (random, 0, G_N_ELEMENTS (source_ids))],
      .measure = INNO_MEASURE_GRANTED,
      .year = g_rand_int_range (random, 2021, 2028),
      .is_known = g_rand_int_range (random, 0, 100) != 0,
      .cents = g_rand_int_range (random, 0, 100000000),
    };

  return n_rows;
}

static InnoFacts *
make_facts (InnoPortfolio *portfolio)
{
  g_autoptr (InnoFactsBuilder) builder = inno_facts_builder_new (portfolio);
  g_autoptr (GRand) random = g_rand_new_with_seed (20250410);
  g_auto (GStrv) cities = make_ids ("city", N_CITIES);
  g_auto (GStrv) agreements = make_ids ("agreement", N_AGREEMENTS);
  InnoStoreFunding rows[MAX_ROWS];

  for (guint i = 0; i < N_PROJECTS; i++)
    {
      guint first = g_rand_int_range (random, 0, N_CITIES - 2);
      InnoFactsProject project = {
        .number = i,
        .agreement = agreements[g_rand_int_range (random, 0, N_AGREEMENTS)],
        .status = g_rand_int_range (random, 0, INNO_N_STATUSES),
        .is_counted = g_rand_int_range (random, 0, 20) != 0,
        .n_cities = g_rand_int_range (random, 1, 4),
        .cities = (const char * const *) cities + first,
        .n_funding = make_rows (random, rows),
        .funding = rows,
      };

      inno_facts_builder_add (builder, &project);
    }

  return inno_facts_builder_end (builder);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
measure_of (InnoFacts   *facts,
            const char  *words,
            const char  *what,
            InnoFrame *(*function) (InnoFacts *facts, const InnoQuery *query, GError **error))
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (InnoFrame) frame = NULL;
      gint64 start;

      /* What was answered once is kept, and would be quick. */
      g_clear_pointer (&facts->answers, inno_sums_cache_free);
      facts->answers = inno_sums_cache_new ();
      start = g_get_monotonic_time ();
      frame = function (facts, query, NULL);
      times[i] = g_get_monotonic_time () - start;
      if (frame == NULL)
        g_printerr ("no answer: %s\n", words);
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%8.2f ms %8.2f ms  %s\n", times[N_RUNS / 2] / 1000.0, times[0] / 1000.0, what);
}

static void
measure (InnoFacts  *facts,
         const char *words)
{
  measure_of (facts, words, words, inno_facts_aggregate);
}

/* Every so-and-so-many-th project is found, or all but those. */
static InnoMatches *
make_matches (guint    every,
              gboolean is_found)
{
  InnoMatches *matches = g_new0 (InnoMatches, 1);

  matches->n_numbers = N_PROJECTS;
  matches->bits = g_new0 (guint64, N_PROJECTS / 64 + 1);
  for (guint i = 0; i < N_PROJECTS; i++)
    if ((i % every == 0) == is_found)
      matches->bits[i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;

  return matches;
}

static void
measure_narrowed (InnoFacts  *facts,
                  guint       every,
                  gboolean    is_found,
                  const char *what)
{
  g_autoptr (InnoMatches) matches = make_matches (every, is_found);
  g_autoptr (InnoFacts) narrowed = NULL;
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&narrowed, inno_facts_unref);
      narrowed = inno_facts_narrow (facts, what, matches);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%8.2f ms %8.2f ms  narrowed to %s\n", times[N_RUNS / 2] / 1000.0, times[0] / 1000.0, what);

  measure (narrowed, "--by agreement --share");
  measure (narrowed, "--by city");
  measure (narrowed, "--measure projects --by city --where year=2024");
}

int
main (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_BARE);
  g_autoptr (InnoFacts) facts = make_facts (fixture->portfolio);

  g_print ("%u projects, median of %u runs and the fastest\n", N_PROJECTS, N_RUNS);
  measure (facts, "--by agreement --series source --where status=ongoing --where status=ended");
  measure (facts, "--by agreement --series source");
  measure (facts, "--by agreement --share --from 2022 --to 2025");
  measure (facts, "--by source --where class=eu");
  measure (facts, "--by year");
  measure (facts, "--by city");
  measure (facts, "--by agreement --where city=city:03");
  measure (facts, "--measure projects --by agreement");
  measure (facts, "--measure projects --by city --where year=2024");
  measure_of (facts, "", "progress by quarter", inno_facts_progress);
  measure_of (facts, "--where class=eu", "progress by quarter --where class=eu", inno_facts_progress);
  measure_of (facts, "", "key figures", inno_facts_key_figures);
  measure_of (facts, "--where city=city:03", "key figures --where city=city:03", inno_facts_key_figures);
  measure_narrowed (facts, 1000, TRUE, "one project in a thousand");
  measure_narrowed (facts, 2, TRUE, "every other project");
  measure_narrowed (facts, 10, FALSE, "nine projects in ten");

  return 0;
}
