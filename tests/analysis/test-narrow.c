/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-facts-private.h"
#include "inno-key-figures.h"

#define N_ROUNDS 13
#define N_QUESTIONS 30
#define N_PROJECTS 40

typedef InnoFrame *(*ComputeFunc) (InnoFacts *facts, const InnoQuery *query, GError **error);

/* Everything that is computed of projects, and then what is not. */
static const struct
{
  const char  *name;
  ComputeFunc  compute;
  const char  *views[3];
} charts[] = {
  { "aggregate", inno_facts_aggregate, { NULL } },
  { "map", inno_facts_map, { NULL } },
  { "ranking", inno_facts_ranking, { NULL } },
  { "city-share", inno_facts_city_share, { INNO_CITY_SHARE_PROJECTS } },
  { "themes", inno_facts_themes, { NULL } },
  { "lead-theme-funding", inno_facts_lead_theme_funding, { NULL } },
  { "flow", inno_facts_flow, { NULL } },
  { "progress", inno_facts_progress, { NULL } },
  { "timeline", inno_facts_timeline, { NULL } },
  { "changes", inno_facts_changes, { INNO_VIEW_SLOPE, INNO_VIEW_PROJECTS } },
  { "peers", inno_facts_peers, { NULL } },
  { "mix", inno_facts_mix, { NULL } },
  { "key-figures", inno_facts_key_figures, { NULL } },
}, others[] = {
  { "lead-themes", inno_facts_lead_themes, { NULL } },
  { "international", inno_facts_international, { NULL } },
  { "international-years", inno_facts_international_years, { NULL } },
  { "international-parts", inno_facts_international_parts, { NULL } },
  { "impact", inno_facts_impact, { NULL } },
};

static const char * const words[] = { "Akku", "Sähkö", "Sahko", "Vesi", "Metsä", "Data", "Oulu" };
static const char * const texts[] = {
  "akku", "sähkö", "sahko", "s", "vesi data", "metsa", "kaupunki", "mikään", "p1", "a", "b", "oulu s", "…",
};

static const char *
pick (GRand              *random,
      const char * const *choices,
      guint               n_choices)
{
  return choices[g_rand_int_range (random, 0, (gint32) n_choices)];
}

#define PICK(random, ...) \
  pick (random, (const char * const []) { __VA_ARGS__ }, G_N_ELEMENTS (((const char * const []) { __VA_ARGS__ })))

static void
append_funding (GRand   *random,
                GString *json)
{
  guint n = (guint) g_rand_int_range (random, 0, 5);

  g_string_append (json, ",'funding':[");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *amount = g_rand_int_range (random, 0, 6) == 0
        ? g_strdup ("null") : g_strdup_printf ("%d", g_rand_int_range (random, -20, 1000));

      g_string_append_printf (json, "%s['%s','%s',%s,%s]", i > 0 ? "," : "",
                              PICK (random, "erdf", "city", "state", "private", "eu_state", "stranger"),
                              PICK (random, "granted", "granted", "realised", "planned"),
                              PICK (random, "2022", "2023", "2024", "null"), amount);
    }
  g_string_append_c (json, ']');
}

/* One project in five is a group, and its followers are part of it. */
static void
append_project (GRand   *random,
                GString *json,
                guint    number)
{
  gboolean is_group = number % 5 == 0 && g_rand_boolean (random);

  g_string_append_printf (json, "{'_id':'project:p%u','code':'P%u','name':{'fi':'%s %s','sv':'x','en':'y'}", number, number,
                          pick (random, words, G_N_ELEMENTS (words)), pick (random, words, G_N_ELEMENTS (words)));
  g_string_append_printf (json, ",'kind':'%s','parent':", is_group ? "group" : number % 5 < 3 ? "sub" : "project");
  if (!is_group && number % 5 < 3)
    g_string_append_printf (json, "'project:p%u'", number / 5 * 5);
  else
    g_string_append (json, "null");
  g_string_append_printf (json, ",'agreement':%s,'cities':[%s],'themes':[%s],'lead_theme':%s,'status':'%s'",
                          PICK (random, "null", "'agreement:x'", "'agreement:y'"),
                          PICK (random, "", "'city:a'", "'city:b','city:a'", "'city:a','city:b','city:c'"),
                          PICK (random, "", "'theme:r'", "'theme:g','theme:h'"),
                          PICK (random, "null", "'lead_theme:l'", "'lead_theme:m'"),
                          PICK (random, "ongoing", "ended", "planned", "cancelled"));
  g_string_append_printf (json, ",'start':%s,'end':%s", PICK (random, "null", "'2022-02-01'", "'2024-06-01'"),
                          PICK (random, "null", "'2025-05-01'", "'2026-01-01'"));
  append_funding (random, json);
  g_string_append_c (json, '}');
}

static GPtrArray *
make_projects (GRand *random)
{
  GPtrArray *projects = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_PROJECTS; i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      append_project (random, json, i);
      g_ptr_array_add (projects, g_string_free (g_steal_pointer (&json), FALSE));
    }

  return projects;
}

static char *
get_id (const char *project)
{
  const char *start = strstr (project, "project:");

  return g_strndup (start, strcspn (start, "'"));
}

/* Those that are shown and counted, or all where the facts are NULL. */
static char *
join (GPtrArray *projects,
      InnoFacts *facts)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < projects->len; i++)
    {
      const char *project = g_ptr_array_index (projects, i);
      g_autofree char *id = get_id (project);
      guint number;

      if (facts != NULL && (!inno_facts_find_project (facts, id, &number) || !inno_facts_is_shown (facts, number) ||
                            !inno_facts_get_kind (facts, number)->is_counted))
        continue;
      g_string_append_printf (json, "%s%s", json->len > 1 ? "," : "", project);
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* As it was: some have gone since, some have come, some were different. */
static GPtrArray *
make_earlier (GRand     *random,
              GPtrArray *projects)
{
  g_autoptr (GPtrArray) different = make_projects (random);
  GPtrArray *earlier = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < projects->len; i++)
    if (g_rand_int_range (random, 0, 4) > 0)
      g_ptr_array_add (earlier, g_strdup (g_ptr_array_index (g_rand_boolean (random) ? projects : different, i)));

  return earlier;
}

static InnoQuery *
make_query (GRand *random)
{
  g_autoptr (GString) line = g_string_new ("--lang fi");

  g_string_append_printf (line, " --by %s", PICK (random, "agreement", "city", "region", "theme", "lead-theme",
                                                  "source", "class", "year", "status"));
  g_string_append_printf (line, " --measure %s", PICK (random, "granted", "realised", "planned", "projects"));
  g_string_append_printf (line, " --series %s --sort %s", PICK (random, "class", "source"), PICK (random, "usual", "name"));
  if (g_rand_boolean (random))
    g_string_append (line, " --share");
  g_string_append (line, PICK (random, "", "", " --where city=city:a", " --where theme=theme:g",
                               " --where status=ended --where status=cancelled", " --where class=eu",
                               " --where agreement=agreement:x --where source=funding_source:city"));
  g_string_append (line, PICK (random, "", "", " --from 2023", " --to 2023"));

  return fixture_parse_query (line->str);
}

static void
assert_cell (InnoFrame  *one,
             InnoFrame  *other,
             guint       row,
             guint       column,
             const char *where)
{
  InnoCell a = inno_frame_get_cell (one, row, column), b = inno_frame_get_cell (other, row, column);

  if (inno_frame_get_column (one, column)->kind == INNO_COLUMN_TEXT)
    {
      g_assert_cmpstr (inno_frame_get_text (one, row, column), ==, inno_frame_get_text (other, row, column));
      return;
    }
  if (a.state != b.state || a.integer != b.integer || ABS (a.fraction - b.fraction) > 1e-12)
    g_error ("%s: row %s, column %s: %d %" G_GINT64_FORMAT " %g and not %d %" G_GINT64_FORMAT " %g", where,
             inno_frame_get_row_id (one, row), inno_frame_get_column (one, column)->id, a.state, a.integer, a.fraction,
             b.state, b.integer, b.fraction);
}

static void
assert_frames (InnoFrame  *one,
               InnoFrame  *other,
               const char *where)
{
  if (inno_frame_get_n_rows (one) != inno_frame_get_n_rows (other) ||
      inno_frame_get_n_columns (one) != inno_frame_get_n_columns (other))
    g_error ("%s: %u rows and %u columns, not %u and %u", where, inno_frame_get_n_rows (one),
             inno_frame_get_n_columns (one), inno_frame_get_n_rows (other), inno_frame_get_n_columns (other));

  g_assert_cmpuint (inno_frame_get_context (one)->n_projects, ==, inno_frame_get_context (other)->n_projects);
  g_assert_cmpuint (inno_frame_get_context (one)->unknown_rows, ==, inno_frame_get_context (other)->unknown_rows);
  for (guint row = 0; row < inno_frame_get_n_rows (one); row++)
    {
      g_assert_cmpstr (inno_frame_get_row_id (one, row), ==, inno_frame_get_row_id (other, row));
      g_assert_cmpstr (inno_frame_get_row_label (one, row), ==, inno_frame_get_row_label (other, row));
      for (guint column = 0; column < inno_frame_get_n_columns (one); column++)
        assert_cell (one, other, row, column, where);
    }
}

static void
assert_chart (ComputeFunc      compute,
              InnoFacts       *one,
              InnoFacts       *other,
              const InnoQuery *query,
              const char      *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other_error = NULL;
  g_autoptr (InnoFrame) frame = compute (one, query, &error);
  g_autoptr (InnoFrame) wanted = compute (other, query, &other_error);

  if (frame == NULL || wanted == NULL)
    {
      g_assert_true (frame == NULL && wanted == NULL);
      return;
    }

  assert_frames (frame, wanted, where);
}

static void
compare_all (InnoFacts  *narrowed,
             InnoFacts  *alone,
             GRand      *random,
             const char *text)
{
  for (guint i = 0; i < N_QUESTIONS; i++)
    for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
      for (guint v = 0; v == 0 || charts[c].views[v - 1] != NULL; v++)
        {
          g_autoptr (InnoQuery) query = make_query (random);
          g_autofree char *words_of_query = inno_query_to_text (query);
          g_autofree char *where = g_strdup_printf ("“%s” %s %s", text, charts[c].name, words_of_query);

          query->view = v > 0 ? g_strdup (charts[c].views[v - 1]) : NULL;
          /* So that both know that it is a part of the whole. */
          inno_query_set_text (query, text);
          assert_chart (charts[c].compute, narrowed, alone, query, where);
        }
}

/* Narrowed facts answer as those of a portfolio that has the projects found alone, now
 * and at the time of the snapshot. */
static void
test_equals_those_alone (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];
      g_autoptr (GPtrArray) now = make_projects (random);
      g_autoptr (GPtrArray) before = make_earlier (random, now);
      g_autofree char *all_before = join (before, NULL);
      g_autofree char *all_now = join (now, NULL);
      g_autoptr (Fixture) fixture = fixture_new_compared (all_before, all_now, FIXTURE_PLACES);
      g_autoptr (InnoFacts) narrowed = inno_facts_search (fixture->facts, fixture->store, text, NULL, NULL);
      g_autofree char *some_before = join (before, narrowed->baseline);
      g_autofree char *some_now = join (now, narrowed);
      g_autoptr (Fixture) alone = fixture_new_compared (some_before, some_now, FIXTURE_PLACES);

      compare_all (narrowed, alone->facts, random, text);
    }
}

static const char before_projects[] =
  "[{'_id':'project:gone','name':{'fi':'Akkula','sv':'x','en':'y'},'status':'ongoing','funding':[['erdf','granted',2024,7]]},"
  " {'_id':'project:lost','name':{'fi':'Vesi','sv':'x','en':'y'},'status':'ongoing','funding':[['erdf','granted',2024,9]]},"
  " {'_id':'project:new-name','name':{'fi':'Vesi','sv':'x','en':'y'},'status':'ongoing','funding':[['erdf','granted',2024,3]]}]";

static const char now_projects[] =
  "[{'_id':'project:new-name','name':{'fi':'Akku','sv':'x','en':'y'},'status':'ongoing','funding':[['erdf','granted',2024,4]]},"
  " {'_id':'project:other','name':{'fi':'Vesi','sv':'x','en':'y'},'status':'ongoing','funding':[['erdf','granted',2024,50]]}]";

/* What was is that of the projects found now, whatever they were called, and of those
 * found among what is gone. */
static void
test_baseline (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (before_projects, now_projects, FIXTURE_PLACES);
  g_autoptr (InnoFacts) narrowed = inno_facts_search (fixture->facts, fixture->store, "akku", NULL, NULL);
  g_autoptr (InnoFacts) again = inno_facts_search (narrowed, fixture->store, "vesi", NULL, NULL);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--by status");
  g_autoptr (InnoFrame) frame = inno_facts_changes (narrowed, query, NULL);
  g_autoptr (InnoFrame) frame_again = inno_facts_changes (again, query, NULL);
  guint total = inno_frame_get_n_rows (frame) - 1;
  int before = inno_frame_find_column (frame, "before"), now = inno_frame_find_column (frame, "total");

  g_assert_cmpint (inno_frame_get_cell (frame, total, now).integer, ==, 4);
  g_assert_cmpint (inno_frame_get_cell (frame, total, before).integer, ==, 3 + 7);
  total = inno_frame_get_n_rows (frame_again) - 1;
  g_assert_cmpint (inno_frame_get_cell (frame_again, total, now).integer, ==, 50);
  g_assert_cmpint (inno_frame_get_cell (frame_again, total, before).integer, ==, 9);
}

/* What is not about projects does not change, and does not claim to. */
static void
test_not_about_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoFacts) narrowed = inno_facts_search (fixture->facts, fixture->store, "akku", NULL, NULL);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--lang fi");

  inno_query_set_text (query, "akku");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (InnoFrame) frame = others[i].compute (narrowed, query, NULL);

      g_assert_cmpuint (inno_frame_get_n_rows (frame), >, 0);
      g_assert_null (inno_frame_get_context (frame)->filters[0]);
      g_assert_false (inno_query_is_filtered (inno_frame_get_query (frame)));
      assert_chart (others[i].compute, narrowed, fixture->facts, query, others[i].name);
    }
}

/* A frame names what it was narrowed to, and nothing that was merely asked for. */
static void
test_told (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoFacts) narrowed = inno_facts_search (fixture->facts, fixture->store, "Akku", NULL, NULL);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where status=ended");
  g_autoptr (InnoFrame) frame = inno_facts_aggregate (narrowed, query, NULL);
  g_autoptr (InnoFrame) whole = NULL;
  char **filters = inno_frame_get_context (frame)->filters;

  g_assert_cmpstr (inno_facts_get_text (narrowed), ==, "Akku");
  g_assert_cmpuint (g_strv_length (filters), ==, 2);
  g_assert_cmpstr (filters[1], ==, "Search: Akku");
  g_assert_cmpstr (inno_frame_get_query (frame)->text, ==, "Akku");

  inno_query_set_text (query, "Akku");
  whole = inno_facts_aggregate (fixture->facts, query, NULL);
  g_assert_cmpuint (g_strv_length (inno_frame_get_context (whole)->filters), ==, 1);
  g_assert_null (inno_frame_get_query (whole)->text);
  g_assert_null (inno_facts_get_text (fixture->facts));
}

/* The facts that were narrowed may go. */
static void
test_lives_on (void)
{
  Fixture *fixture = fixture_new_sample ();
  g_autoptr (InnoFacts) narrowed = inno_facts_search (fixture->facts, fixture->store, "a", NULL, NULL);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--by city");
  g_autoptr (InnoFrame) frame = NULL;

  fixture_free (fixture);
  frame = inno_facts_changes (narrowed, query, NULL);
  g_assert_cmpuint (inno_frame_get_n_rows (frame), >, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narrow/equals-those-alone", test_equals_those_alone);
  g_test_add_func ("/narrow/baseline", test_baseline);
  g_test_add_func ("/narrow/not-about-projects", test_not_about_projects);
  g_test_add_func ("/narrow/told", test_told);
  g_test_add_func ("/narrow/lives-on", test_lives_on);

  return g_test_run ();
}
