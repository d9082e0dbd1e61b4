/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The short ways of summing against the long ones: sets of sources and years, counts by
 * kind, several threads, and answers that are kept. What is summed at all the oracle
 * looks after. */

#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-money.h"
#include "inno-scan-private.h"
#include "inno-store-projects.h"

#define N_CITIES 5
#define MAX_ROWS 4
#define N_LARGE 450000

static const char * const cities[] = { "city:0", "city:1", "city:2", "city:3", "city:4", "city:0", "city:1" };
static const char * const themes[] = { "theme:r", "theme:g", "theme:h" };
static const char * const leads[] = { NULL, "lead_theme:l", "lead_theme:m" };

static const char * const usual_sources[] = {
  "funding_source:erdf", "funding_source:city", "funding_source:state", "funding_source:private", "funding_source:who",
};

/* Returns: (transfer full): as many sources as that, the first ones of a known class */
static GPtrArray *
make_sources (guint n)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sources, i < G_N_ELEMENTS (usual_sources) ? g_strdup (usual_sources[i])
                                                               : g_strdup_printf ("funding_source:s%u", i));

  return sources;
}

static guint
make_rows (GRand            *random,
           InnoStoreFunding *rows,
           GPtrArray        *sources,
           guint             n_years)
{
  guint n = (guint) g_rand_int_range (random, 0, MAX_ROWS + 1);

  for (guint i = 0; i < n; i++)
    rows[i] = (InnoStoreFunding) {
      .source = g_ptr_array_index (sources, g_rand_int_range (random, 0, (gint32) sources->len)),
      .measure = (InnoMeasure) g_rand_int_range (random, 0, 2),
      .year = g_rand_int_range (random, 0, 8) == 0 ? 0 : g_rand_int_range (random, 2020, 2020 + (gint32) n_years),
      .is_known = g_rand_int_range (random, 0, 9) != 0,
      .cents = g_rand_int_range (random, -50, 100000),
    };

  return n;
}

/* What was added, for whoever sums it in a plainer way. */
typedef void (*AddedFunc) (const InnoFactsProject *project,
                           gpointer                user_data);

typedef struct
{
  guint     n_projects, n_sources, n_years;
  AddedFunc added;         /* nullable */
  gpointer  user_data;
} Recipe;

static InnoFacts *
make_facts (guint32        seed,
            InnoPortfolio *portfolio,
            const Recipe  *recipe)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (InnoFactsBuilder) builder = inno_facts_builder_new (portfolio);
  g_autoptr (GPtrArray) sources = make_sources (recipe->n_sources);
  InnoStoreFunding rows[MAX_ROWS];

  for (guint i = 0; i < recipe->n_projects; i++)
    {
      guint first = (guint) g_rand_int_range (random, 0, N_CITIES);
      InnoFactsProject project = {
        .number = i,
        .agreement = g_rand_boolean (random) ? "agreement:x" : "agreement:y",
        .lead_theme = leads[g_rand_int_range (random, 0, G_N_ELEMENTS (leads))],
        .status = (InnoStatus) g_rand_int_range (random, 0, INNO_N_STATUSES),
        .is_counted = g_rand_int_range (random, 0, 9) != 0,
        .n_cities = (guint) g_rand_int_range (random, 0, 4),
        .cities = cities + MIN (first, G_N_ELEMENTS (cities) - 3),
        .n_themes = (guint) g_rand_int_range (random, 0, 3),
        .themes = themes + g_rand_int_range (random, 0, 2),
        .n_funding = make_rows (random, rows, sources, recipe->n_years),
        .funding = rows,
      };

      inno_facts_builder_add (builder, &project);
      if (recipe->added != NULL)
        recipe->added (&project, recipe->user_data);
    }

  return inno_facts_builder_end (builder);
}

static void
assert_sums (const InnoSums *one,
             const InnoSums *other,
             const char     *where)
{
  gsize n_cells = (gsize) one->n_groups * one->n_sources;

  g_assert_cmpuint (one->n_groups, ==, other->n_groups);
  g_assert_cmpuint (one->n_sources, ==, other->n_sources);
  if (one->total_projects != other->total_projects || one->total_unknown != other->total_unknown ||
      one->total_public_unknown != other->total_public_unknown || one->total_public_marks != other->total_public_marks)
    g_error ("%s: totals %u %u %u and not %u %u %u", where, one->total_projects, one->total_unknown,
             one->total_public_unknown, other->total_projects, other->total_unknown, other->total_public_unknown);
  if (memcmp (one->cents, other->cents, n_cells * sizeof *one->cents) != 0 ||
      memcmp (one->unknown, other->unknown, n_cells * sizeof *one->unknown) != 0 ||
      memcmp (one->unknown_marks, other->unknown_marks, n_cells * sizeof *one->unknown_marks) != 0)
    g_error ("%s: other sums", where);
  for (guint group = 0; group < one->n_groups; group++)
    if (one->projects[group] != other->projects[group])
      g_error ("%s: group %u has %u projects and not %u", where, group, one->projects[group], other->projects[group]);
}

static const Recipe usual = { 300, 5, 5, NULL, NULL };

static const char * const filters[] = {
  "", " --where class=eu", " --where source=funding_source:erdf --where source=funding_source:city", " --from 2022",
  " --from 2021 --to 2022", " --where year=2023", " --where year=none", " --where class=eu --from 2022",
  " --where class=city --where city=city:1", " --to 2021 --where theme=theme:g", " --where class=private --where status=ended",
  " --where region=01 --where class=eu", " --where agreement=agreement:x --from 2023 --where class=state",
};
static const char * const groupings[] = {
  "agreement", "city", "region", "theme", "lead-theme", "source", "class", "year", "status",
};

typedef void (*QuestionFunc) (InnoFacts       *facts,
                              InnoFacts       *other,
                              const InnoQuery *query,
                              const char      *words);

static void
foreach_question (InnoFacts    *facts,
                  InnoFacts    *other,
                  QuestionFunc  func)
{
  static const char * const measures[] = { "granted", "projects" };

  for (guint f = 0; f < G_N_ELEMENTS (filters); f++)
    for (guint g = 0; g < G_N_ELEMENTS (groupings); g++)
      for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
        {
          g_autofree char *words = g_strdup_printf ("--by %s --measure %s%s", groupings[g], measures[m], filters[f]);
          g_autoptr (InnoQuery) query = fixture_parse_query (words);

          func (facts, other, query, words);
        }
}

static void
compare_answers (InnoFacts       *facts,
                 InnoFacts       *other,
                 const InnoQuery *query,
                 const char      *words)
{
  g_auto (InnoSums) sums = { 0 };
  g_auto (InnoSums) wanted = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other_error = NULL;
  gboolean is_answered = inno_sums_init_of_some (&sums, facts, query, NULL, &error);

  g_assert_cmpint (is_answered, ==, inno_sums_init_of_some (&wanted, other, query, NULL, &other_error));
  if (is_answered)
    assert_sums (&sums, &wanted, words);
}

static void
forget_sets (InnoFacts *facts)
{
  g_clear_pointer (&facts->row_sources, g_free);
  g_clear_pointer (&facts->row_years, g_free);
}

/* The same projects, once with sets and once without them. */
static void
test_sets (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  guint32 seed = (guint32) g_test_rand_int ();

  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (InnoFacts) facts = make_facts (seed + round, fixture->portfolio, &usual);
      g_autoptr (InnoFacts) other = make_facts (seed + round, fixture->portfolio, &usual);

      g_assert_nonnull (facts->row_sources);
      g_assert_nonnull (facts->row_years);
      forget_sets (other);
      foreach_question (facts, other, compare_answers);
    }
}

/* Of more than fit into a set there is none: what it would not hold is not left out. */
static void
test_too_many_for_a_set (void)
{
  static const struct { guint n_sources, n_years; gboolean has_sources, has_years; } cases[] = {
    { 5, 60, TRUE, FALSE }, { 50, 5, FALSE, TRUE }, { 50, 60, FALSE, FALSE },
  };
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  guint32 seed = (guint32) g_test_rand_int ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Recipe recipe = { 300, cases[i].n_sources, cases[i].n_years, NULL, NULL };
      g_autoptr (InnoFacts) facts = make_facts (seed, fixture->portfolio, &recipe);
      g_autoptr (InnoFacts) other = make_facts (seed, fixture->portfolio, &recipe);

      g_assert_cmpint (facts->row_sources != NULL, ==, cases[i].has_sources);
      g_assert_cmpint (facts->row_years != NULL, ==, cases[i].has_years);
      forget_sets (other);
      foreach_question (facts, other, compare_answers);
    }
}

/* Narrowed facts share the sets: those that are hidden are not counted by them. */
static void
test_narrowed (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (InnoFacts) facts = make_facts (seed, fixture->portfolio, &usual);
  g_autoptr (InnoFacts) other = make_facts (seed, fixture->portfolio, &usual);
  guint64 bits[300 / 64 + 1];
  const InnoMatches matches = { .n_numbers = 300, .bits = bits };
  g_autoptr (InnoFacts) narrowed = NULL;
  g_autoptr (InnoFacts) narrowed_other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    bits[i] = (guint64) g_rand_int (random) << 32 | g_rand_int (random);
  forget_sets (other);
  narrowed = inno_facts_narrow (facts, "x", &matches);
  narrowed_other = inno_facts_narrow (other, "x", &matches);
  foreach_question (narrowed, narrowed_other, compare_answers);
}

/* By city, as it is written down. */
typedef struct
{
  gint64 cents[N_CITIES + 1];     /* the last: of none */
  guint  n_projects[N_CITIES + 1];
  guint  n_unknown[N_CITIES + 1];
  guint  n_all;
} Plain;

static void
add_plainly (const InnoFactsProject *project,
             gpointer                user_data)
{
  Plain *plain = user_data;

  if (!project->is_counted || project->status == INNO_STATUS_CANCELLED)
    return;

  plain->n_all++;
  for (guint c = 0; c < MAX (project->n_cities, 1); c++)
    {
      guint city = project->n_cities > 0 ? (guint) (project->cities[c][strlen ("city:")] - '0') : N_CITIES;

      plain->n_projects[city]++;
      for (guint i = 0; i < project->n_funding; i++)
        {
          const InnoStoreFunding *row = &project->funding[i];

          if (row->measure == INNO_MEASURE_GRANTED && row->is_known)
            plain->cents[city] += inno_money_part (row->cents, MAX (project->n_cities, 1), c);
          plain->n_unknown[city] += row->measure == INNO_MEASURE_GRANTED && !row->is_known;
        }
    }
}

/* So many that threads share them. */
static void
test_slices (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  Plain plain = { 0 };
  const Recipe recipe = { N_LARGE, 5, 5, add_plainly, &plain };
  g_autoptr (InnoFacts) facts = make_facts ((guint32) g_test_rand_int (), fixture->portfolio, &recipe);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--by city");
  g_auto (InnoSums) sums = { 0 };

  g_assert_true (inno_sums_init (&sums, facts, query, NULL));
  g_assert_cmpuint (sums.total_projects, ==, plain.n_all);
  for (guint city = 0; city <= N_CITIES; city++)
    {
      g_autofree char *id = g_strdup_printf ("city:%u", city);
      guint group = INNO_AXIS_NONE;
      gint64 cents = 0;
      guint n_unknown = 0;

      g_assert_true (city == N_CITIES || inno_axis_find (&facts->axes[INNO_DIMENSION_CITY], id, &group));
      for (guint s = 0; s < sums.n_sources; s++)
        {
          cents += sums.cents[group * sums.n_sources + s];
          n_unknown += sums.unknown[group * sums.n_sources + s];
        }
      g_assert_cmpint (cents, ==, plain.cents[city]);
      g_assert_cmpuint (n_unknown, ==, plain.n_unknown[city]);
      g_assert_cmpuint (sums.projects[group], ==, plain.n_projects[city]);
    }
}

/* What is kept is what would be found again; more questions than are kept in between. */
static void
ask_twice (InnoFacts       *facts,
           InnoFacts       *other,
           const InnoQuery *query,
           const char      *words)
{
  g_auto (InnoSums) wanted = { 0 };

  if (!inno_sums_init_of_some (&wanted, facts, query, NULL, NULL))
    return;

  for (guint i = 0; i < 2; i++)
    {
      g_auto (InnoSums) sums = { 0 };

      g_assert_true (inno_sums_init (&sums, facts, query, NULL));
      assert_sums (&sums, &wanted, words);
      /* Nobody's copy is anybody else's. */
      memset (sums.cents, 0x55, (gsize) sums.n_groups * sums.n_sources * sizeof *sums.cents);
    }
}

static void
test_kept (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFacts) facts = make_facts ((guint32) g_test_rand_int (), fixture->portfolio, &usual);

  foreach_question (facts, NULL, ask_twice);
  foreach_question (facts, NULL, ask_twice);
}

static gint64
get_total (InnoFacts  *facts,
           InnoFrame *(*function) (InnoFacts *facts, const InnoQuery *query, GError **error),
           const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (InnoFrame) frame = function (facts, query, NULL);

  return inno_frame_get_cell (frame, inno_frame_get_n_rows (frame) - 1,
                              inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID)).integer;
}

/* One chart takes away from the answer what it does not show; the next one has it. Other
 * facts have answers of their own. */
static void
test_kept_apart (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','lead_theme':'lead_theme:l','status':'ongoing','funding':[['erdf','granted',2024,7]]},"
    " {'_id':'project:q','name':{'fi':'Akku','sv':'x','en':'y'},'status':'ongoing','funding':[['erdf','granted',2024,5]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFacts) narrowed = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (get_total (fixture->facts, inno_facts_aggregate, "--by lead-theme"), ==, 12);
      g_assert_cmpint (get_total (fixture->facts, inno_facts_lead_theme_funding, "--by lead-theme"), ==, 7);
    }
  narrowed = inno_facts_search (fixture->facts, fixture->store, "akku", NULL, NULL);
  g_assert_cmpint (get_total (narrowed, inno_facts_aggregate, "--by lead-theme"), ==, 5);
  g_assert_cmpint (get_total (fixture->facts, inno_facts_aggregate, "--by lead-theme"), ==, 12);
  g_assert_cmpint (get_total (fixture->facts, inno_facts_aggregate, "--by lead-theme --measure realised"), ==, 0);
  g_assert_cmpint (get_total (fixture->facts, inno_facts_aggregate, "--by lead-theme --to 2023"), ==, 0);
}

static gpointer
ask_in_thread (gpointer data)
{
  foreach_question (data, NULL, ask_twice);
  return NULL;
}

/* Lists and checks ask on threads of their own. */
static void
test_kept_for_threads (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFacts) facts = make_facts ((guint32) g_test_rand_int (), fixture->portfolio, &usual);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asking", ask_in_thread, facts);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sums/sets", test_sets);
  g_test_add_func ("/sums/too-many-for-a-set", test_too_many_for_a_set);
  g_test_add_func ("/sums/narrowed", test_narrowed);
  g_test_add_func ("/sums/slices", test_slices);
  g_test_add_func ("/sums/kept", test_kept);
  g_test_add_func ("/sums/kept-apart", test_kept_apart);
  g_test_add_func ("/sums/kept-for-threads", test_kept_for_threads);

  return g_test_run ();
}
