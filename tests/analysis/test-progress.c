/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-format.h"
#include "inno-store-projects.h"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_progress (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static guint
find_row (InnoFrame  *frame,
          const char *id)
{
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    if (g_str_equal (inno_frame_get_row_id (frame, row), id))
      return row;

  g_error ("no row %s", id);
}

static gint64
get (InnoFrame  *frame,
     const char *row,
     const char *column)
{
  InnoCell cell = inno_frame_get_cell (frame, find_row (frame, row), inno_frame_find_column (frame, column));

  g_assert_cmpint (cell.state, ==, INNO_CELL_KNOWN);
  return cell.integer;
}

static void
assert_state (InnoFrame  *frame,
              const char *row,
              gint64      ended,
              gint64      ongoing)
{
  g_assert_cmpint (get (frame, row, "ended"), ==, ended);
  g_assert_cmpint (get (frame, row, "ongoing"), ==, ongoing);
  g_assert_cmpint (get (frame, row, "total"), ==, ended + ongoing);
}

/* The oracle: each quarter summed by itself, project by project, in the
 * plainest way; for filters on a city, a theme, a state and a class. */

typedef struct
{
  Fixture         *fixture;
  const InnoQuery *query;
  int              last;      /* quarter of the day of the data: year × 4 + quarter from 0 */
  int              quarter;   /* the one asked for */
  gint64           ended, ongoing, unknown;
} Oracle;

static const char *
get_slug (const char *id)
{
  const char *colon = strchr (id, ':');

  return colon != NULL ? colon + 1 : id;
}

static gboolean
passes (const InnoQuery *query,
        InnoDimension    dimension,
        const char      *id)
{
  const GPtrArray *ids = query->where[dimension];

  if (ids == NULL || ids->len == 0)
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (get_slug (g_ptr_array_index (ids, i)), get_slug (id)))
      return TRUE;

  return FALSE;
}

static gboolean
is_filtered (const InnoQuery *query,
             InnoDimension    dimension)
{
  return query->where[dimension] != NULL && query->where[dimension]->len > 0;
}

/* What a filter on one list of ids leaves of an amount. */
static gint64
keep_part (const Oracle        *oracle,
           InnoDimension        dimension,
           const char * const  *ids,
           guint                n,
           gint64               cents)
{
  gint64 sum = 0, each = cents / MAX ((int) n, 1), left = cents - each * MAX ((int) n, 1);

  if (!is_filtered (oracle->query, dimension))
    return cents;
  for (guint i = 0; i < n; i++)
    {
      gint64 part = each + (ABS (left) > i ? (left > 0 ? 1 : -1) : 0);

      sum += passes (oracle->query, dimension, ids[i]) ? part : 0;
    }
  if (n == 0 && passes (oracle->query, dimension, "none"))
    return cents;

  return sum;
}

static gboolean
has_part (const Oracle       *oracle,
          InnoDimension       dimension,
          const char * const *ids,
          guint               n)
{
  gboolean any = n == 0 && passes (oracle->query, dimension, "none");

  for (guint i = 0; i < n; i++)
    any |= passes (oracle->query, dimension, ids[i]);

  return any;
}

static int
quarter_of (InnoDay day,
            int     unknown)
{
  int quarter = inno_day_get_year (day) * 4 + (inno_day_get_month (day) - 1) / 3;

  return day == INNO_DAY_NONE ? unknown : CLAMP (quarter, 2021 * 4, unknown);
}

static void
add_row (Oracle                 *oracle,
         const InnoStoreProject *project,
         const InnoStoreFunding *row,
         gboolean                has_ended)
{
  InnoEntity *source = inno_portfolio_find (oracle->fixture->portfolio, row->source);
  InnoFundingClass class = inno_funding_source_get_class (INNO_FUNDING_SOURCE (source));
  gint64 cents;

  if (row->measure != INNO_MEASURE_GRANTED || class == INNO_CLASS_PRIVATE ||
      !passes (oracle->query, INNO_DIMENSION_CLASS, inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, class)))
    return;
  if (!row->is_known)
    {
      oracle->unknown++;
      return;
    }

  /* Only one of the two is filtered at a time here. */
  cents = keep_part (oracle, INNO_DIMENSION_CITY, project->cities, project->n_cities, row->cents);
  cents = keep_part (oracle, INNO_DIMENSION_THEME, project->themes, project->n_themes, cents);
  *(has_ended ? &oracle->ended : &oracle->ongoing) += cents;
}

static gboolean
add_project_cb (const InnoStoreProject  *project,
                gpointer                 user_data,
                GError                 **error)
{
  Oracle *oracle = user_data;
  gboolean is_ended = project->status == INNO_STATUS_ENDED;
  int from = quarter_of (project->start_day, oracle->last);
  int to = MAX (from, quarter_of (project->end_day, oracle->last));

  if (!project->is_counted || (project->status != INNO_STATUS_ONGOING && !is_ended) ||
      !passes (oracle->query, INNO_DIMENSION_STATUS, inno_vocabulary_get_id (INNO_VOCABULARY_STATUS, project->status)) ||
      !has_part (oracle, INNO_DIMENSION_CITY, project->cities, project->n_cities) ||
      !has_part (oracle, INNO_DIMENSION_THEME, project->themes, project->n_themes) || oracle->quarter < from)
    return TRUE;

  for (guint i = 0; i < project->n_funding; i++)
    add_row (oracle, project, &project->funding[i], is_ended && oracle->quarter >= to);

  return TRUE;
}

static void
assert_as_oracle (Fixture    *fixture,
                  const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  guint n = inno_frame_get_n_groups (frame);

  g_test_message ("%s", words);
  g_assert_cmpstr (inno_frame_get_row_id (frame, 0), ==, "2021-Q1");
  g_assert_cmpstr (inno_frame_get_row_id (frame, n - 1), ==, "2025-Q2");
  for (guint row = 0; row < n; row++)
    {
      Oracle oracle = { fixture, query, 2025 * 4 + 1, 2021 * 4 + row, 0, 0, 0 };
      const char *id = inno_frame_get_row_id (frame, row);

      g_assert_true (inno_store_foreach_project (fixture->store, add_project_cb, &oracle, NULL));
      assert_state (frame, id, oracle.ended, oracle.ongoing);
      g_assert_cmpint (get (frame, id, "unknown_rows"), ==, oracle.unknown);
      if (!inno_query_is_filtered (query))
        g_assert_cmpint (get (frame, id, "unallocated"), ==,
                         INNO_PROGRAMME_TOTAL_CENTS - oracle.ended - oracle.ongoing);
    }
}

/* The present state is the portfolio's own, by status, to the cent. */
static void
assert_as_aggregate (Fixture    *fixture,
                     const char *words)
{
  g_autofree char *by_status = g_strconcat ("--by status ", words, NULL);
  g_autoptr (InnoQuery) query = fixture_parse_query (by_status);
  g_autoptr (InnoFrame) sums = inno_facts_aggregate (fixture->facts, query, NULL);
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  int public = inno_frame_find_column (sums, "public");

  g_assert_nonnull (sums);
  for (guint row = 0; row < inno_frame_get_n_groups (sums); row++)
    {
      const char *id = inno_frame_get_row_id (sums, row);

      if (g_str_equal (id, "ended") || g_str_equal (id, "ongoing"))
        g_assert_cmpint (inno_frame_get_cell (sums, row, public).integer, ==, get (frame, "total", id));
    }
}

static void
assert_filters (Fixture    *fixture,
                const char *city,
                const char *theme)
{
  g_autofree char *by_city = g_strdup_printf ("--where city=%s", city);
  g_autofree char *by_theme = g_strdup_printf ("--where theme=%s", theme);
  const char *filters[] = {
    "", by_city, by_theme, "--where city=none", "--where theme=none", "--where status=ended",
    "--where status=planned", "--where class=city", "--where class=eu --where status=ongoing",
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      assert_as_oracle (fixture, filters[i]);
      assert_as_aggregate (fixture, filters[i]);
    }
}

static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  assert_filters (fixture, "espoo", "capital-region-smart-urban");
  assert_as_aggregate (fixture, "--where region=01");
  assert_as_aggregate (fixture, "--from 2023 --to 2024");
  assert_as_aggregate (fixture, "--where city=oulu --where theme=oulu-circular");
}

/* "2022-05-01", or what no project says. */
static char *
random_day (GRand *random)
{
  if (g_rand_int_range (random, 0, 5) == 0)
    return g_strdup ("null");

  return g_strdup_printf ("'%d-%02d-%02d'", g_rand_int_range (random, 2019, 2029), g_rand_int_range (random, 1, 13),
                          g_rand_int_range (random, 1, 29));
}

static char *
random_amount (GRand *random)
{
  if (g_rand_int_range (random, 0, 6) == 0)
    return g_strdup ("null");

  return g_strdup_printf ("%d", g_rand_int_range (random, -100000, 900000));
}

static void
append_project (GString *documents,
                GRand   *random,
                guint    number)
{
  static const char * const statuses[] = { "ongoing", "ended", "planned", "cancelled" };
  static const char * const cities[] = { "", "'city:a'", "'city:a','city:b'", "'city:b','city:c','city:a'" };
  static const char * const themes[] = { "", "'theme:r'", "'theme:g','theme:r'", "'theme:h'" };
  static const char * const sources[] = { "erdf", "city", "private" };
  g_autofree char *start = random_day (random);
  g_autofree char *end = random_day (random);

  g_string_append_printf (documents, "%s{'_id':'project:p%u','status':'%s','start':%s,'end':%s,'cities':[%s],"
                          "'themes':[%s],'funding':[", number > 0 ? "," : "", number,
                          statuses[g_rand_int_range (random, 0, 4)], start, end,
                          cities[g_rand_int_range (random, 0, 4)], themes[g_rand_int_range (random, 0, 4)]);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *amount = random_amount (random);

      g_string_append_printf (documents, "%s['%s','%s',2024,%s]", i > 0 ? "," : "",
                              sources[g_rand_int_range (random, 0, 3)], i == 2 ? "planned" : "granted", amount);
    }
  g_string_append (documents, "]}");
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GString) documents = g_string_new ("[");
      g_autoptr (Fixture) fixture = NULL;

      for (guint i = 0; i < 40; i++)
        append_project (documents, random, i);
      g_string_append_c (documents, ']');
      fixture = fixture_new (documents->str, FIXTURE_PLACES);
      assert_filters (fixture, "a", "r");
    }
}

#define P(id, status, start, end, cents) \
  "{'_id':'project:" id "','status':'" status "','start':" start ",'end':" end ",'cities':['city:a']," \
  "'funding':[['erdf','granted',2024," cents "],['private','granted',2024,999],['erdf','planned',2024,77]]}"

static void
test_quarters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[" P ("early", "ongoing", "'2019-05-01'", "'2026-01-31'", "1") ","
    P ("done", "ended", "'2022-03-31'", "'2023-04-01'", "10") ","
    P ("late", "ongoing", "'2026-01-01'", "'2027-01-31'", "100") ","
    P ("undated", "ended", "null", "null", "1000") ","
    P ("odd", "ended", "'2024-01-01'", "'2029-01-01'", "10000") ","
    P ("plan", "planned", "'2022-01-01'", "null", "100000") ","
    P ("off", "cancelled", "'2022-01-01'", "null", "1000000") "]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  assert_state (frame, "2021-Q1", 0, 1);
  assert_state (frame, "2021-Q4", 0, 1);
  assert_state (frame, "2022-Q1", 0, 11);
  assert_state (frame, "2023-Q1", 0, 11);
  assert_state (frame, "2023-Q2", 10, 1);
  assert_state (frame, "2024-Q1", 10, 10001);
  assert_state (frame, "2025-Q1", 10, 10001);
  /* Everything that is ongoing or ended, whatever its days. */
  assert_state (frame, "2025-Q2", 11010, 101);
  assert_state (frame, "total", 11010, 101);
  g_assert_cmpint (get (frame, "total", "undated_projects"), ==, 1);
  g_assert_cmpint (get (frame, "total", "ended_projects"), ==, 3);
  g_assert_cmpint (get (frame, "total", "ongoing_projects"), ==, 2);
  g_assert_cmpint (inno_frame_get_n_rows (frame), ==, 4 * 4 + 2 + 1);
}

/* A cancelled project is never committed, also where it is asked for. */
static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" P ("off", "cancelled", "'2022-01-01'", "null", "50") "]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where status=cancelled");

  assert_state (frame, "total", 0, 0);
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 0);
}

/* A part of the programme has no sum of its own to be left of. */
static void
test_unallocated (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" P ("p", "ongoing", "'2022-01-01'", "null", "50") "]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) whole = ask (fixture, "");
  g_autoptr (InnoFrame) part = ask (fixture, "--where city=a");
  InnoCell cell = inno_frame_get_cell (part, 0, inno_frame_find_column (part, "unallocated"));

  g_assert_cmpint (get (whole, "total", "unallocated"), ==, INNO_PROGRAMME_TOTAL_CENTS - 50);
  g_assert_cmpint (cell.state, ==, INNO_CELL_NONE);
}

static gint64
get_rounded (InnoFrame  *frame,
             guint       row,
             const char *column)
{
  return inno_frame_get_rounded (frame, row, inno_frame_find_column (frame, column), 100000);
}

/* Of each quarter the printed parts add up to the printed sum, and that and
 * what is unallocated to the programme's, whatever the other quarters say. */
static void
test_rounding (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (GString) documents = g_string_new ("[");
      g_autoptr (Fixture) fixture = NULL;
      g_autoptr (InnoFrame) frame = NULL;

      for (guint i = 0; i < 30; i++)
        append_project (documents, random, i);
      g_string_append_c (documents, ']');
      fixture = fixture_new (documents->str, FIXTURE_PLACES);
      frame = ask (fixture, "");

      for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
        {
          gint64 total = get_rounded (frame, row, "total");
          gint64 exact = inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "total")).integer;

          g_assert_cmpint (get_rounded (frame, row, "ended") + get_rounded (frame, row, "ongoing"), ==, total);
          g_assert_cmpint (total + get_rounded (frame, row, "unallocated"), ==, INNO_PROGRAMME_TOTAL_CENTS / 100000);
          g_assert_cmpint (ABS (total * 100000 - exact), <=, 50000);
        }
    }
}

static void
test_labels (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) en = ask (fixture, "--lang en");
  g_autoptr (InnoFrame) fi = ask (fixture, "--lang fi");
  g_autoptr (InnoFrame) sv = ask (fixture, "--lang sv");

  g_assert_cmpstr (inno_frame_get_row_label (en, 1), ==, "Q2 2021");
  g_assert_cmpstr (inno_frame_get_row_label (fi, 1), ==, "Q2/2021");
  g_assert_cmpstr (inno_frame_get_row_label (sv, 1), ==, "Q2/2021");
  g_assert_cmpstr (inno_frame_get_row_label (en, inno_frame_get_n_groups (en)), ==, "10 April 2025");
}

static void
test_unknown_filter (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where city=narnia");
  g_autoptr (GError) error = NULL;

  g_assert_null (inno_facts_progress (fixture->facts, query, &error));
  g_assert_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID);
}

/* Sums that cannot be counted are no sums. */
static void
test_overflow (void)
{
  g_autoptr (GString) documents = g_string_new ("[");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (InnoQuery) query = fixture_parse_query ("");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (documents, "%s{'_id':'project:p%u','funding':[['erdf','granted',2024,9007199254740991]]}",
                            i > 0 ? "," : "", i);
  g_string_append_c (documents, ']');
  fixture = fixture_new (documents->str, FIXTURE_PLACES);

  g_assert_null (inno_facts_progress (fixture->facts, query, &error));
  g_assert_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/sample", test_sample);
  g_test_add_func ("/progress/random", test_random);
  g_test_add_func ("/progress/quarters", test_quarters);
  g_test_add_func ("/progress/cancelled", test_cancelled);
  g_test_add_func ("/progress/unallocated", test_unallocated);
  g_test_add_func ("/progress/rounding", test_rounding);
  g_test_add_func ("/progress/labels", test_labels);
  g_test_add_func ("/progress/unknown-filter", test_unknown_filter);
  g_test_add_func ("/progress/overflow", test_overflow);

  return g_test_run ();
}
