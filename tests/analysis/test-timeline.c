/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-facts-private.h"
#include "inno-format.h"
#include "inno-store-projects.h"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_timeline (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static InnoCell
get_cell (InnoFrame  *frame,
          const char *row,
          const char *column)
{
  int place = inno_frame_find_column (frame, column);

  g_assert_cmpint (place, >=, 0);
  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    if (g_str_equal (inno_frame_get_row_id (frame, i), row))
      return inno_frame_get_cell (frame, i, place);

  g_error ("no row %s", row);
}

static void
assert_rows (Fixture    *fixture,
             const char *words,
             const char *wanted)
{
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      const char *id = inno_frame_get_row_id (frame, row);
      const char *colon = strchr (id, ':');

      g_string_append_printf (got, "%s%s", row > 0 ? " " : "", colon != NULL ? colon + 1 : id);
    }
  g_assert_cmpstr (got->str, ==, wanted);
}

#define ROUND "'round':{'start':'2023-01-01','end':'2025-06-30'}"

static const char projects[] =
  "[{'_id':'agreement:x','name':{'en':'Zeta','fi':'Aalto','sv':'Zeta'},'cities':['city:a','city:b']},"
  " {'_id':'lead_theme:l'," ROUND ",'participants':{'1':{'city':'city:a','role':'lead'}}},"
  " {'_id':'lead_theme:m'," ROUND ",'participants':{'1':{'city':'city:c','role':'lead'}}},"
  " {'_id':'lead_theme:n'},"
  " {'_id':'project:old','status':'ended','agreement':'agreement:x','cities':['city:a'],'lead_theme':'lead_theme:l',"
  "  'start':'2021-01-01','end':'2025-05-01','funding':[['erdf','granted',2024,100],['private','granted',2024,7]]},"
  " {'_id':'project:new','status':'ongoing','agreement':'agreement:x','cities':['city:a','city:b'],"
  "  'start':'2024-01-01','end':'2025-10-10','funding':[['erdf','granted',2024,11],['city','granted',2024,null]]},"
  " {'_id':'project:open','status':'ongoing','agreement':'agreement:x','cities':['city:b'],"
  "  'start':null,'end':null,'funding':[['city','granted',2024,null]]},"
  " {'_id':'project:past','status':'ongoing','agreement':'agreement:y','cities':['city:c'],"
  "  'start':'2023-01-01','end':'2025-04-09'},"
  " {'_id':'project:today','status':'planned','agreement':'agreement:y','cities':['city:c'],"
  "  'start':'2023-01-01','end':'2025-04-10'},"
  " {'_id':'project:after','status':'ongoing','agreement':'agreement:y','cities':['city:c'],"
  "  'start':'2022-12-31','end':'2025-10-11'},"
  " {'_id':'project:off','status':'cancelled','agreement':'agreement:y','start':'2020-01-01','end':'2025-06-01'},"
  " {'_id':'project:free','status':'ongoing','start':'2020-01-01','end':'2025-06-01'}]";

/* By the agreement's name in the language, then by start; what has none last. */
static void
test_order (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);

  assert_rows (fixture, "--lang en", "l m after past today old new open free total");
  assert_rows (fixture, "--lang fi", "l m old new open after past today free total");
}

static void
test_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);

  assert_rows (fixture, "--where status=cancelled", "l m off total");
  assert_rows (fixture, "--where city=b", "new open total");
  assert_rows (fixture, "--where city=c", "m after past today total");
  assert_rows (fixture, "--where region=02", "m after past today total");
  assert_rows (fixture, "--where agreement=x", "l old new open total");
  assert_rows (fixture, "--where lead-theme=l", "l old total");
  assert_rows (fixture, "--where agreement=none", "free total");
  assert_rows (fixture, "--where class=private", "l m old total");
}

static void
test_cells (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  g_autoptr (InnoFrame) part = ask (fixture, "--where city=b");
  int agreement = inno_frame_find_column (frame, "agreement");
  int theme = inno_frame_find_column (frame, "lead_theme");

  g_assert_cmpint (get_cell (frame, "project:old", "granted").integer, ==, 100);
  g_assert_cmpint (get_cell (frame, "project:new", "granted").integer, ==, 11);
  g_assert_cmpint (get_cell (frame, "project:new", "unknown_rows").integer, ==, 1);
  /* Nothing of it is known: that is not nothing. */
  g_assert_cmpint (get_cell (frame, "project:open", "granted").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "project:past", "granted").state, ==, INNO_CELL_KNOWN);
  /* Of eleven cents the second city has five. */
  g_assert_cmpint (get_cell (part, "project:new", "granted").integer, ==, 5);

  g_assert_cmpint (get_cell (frame, "project:new", "end").integer, ==, inno_day_new (2025, 10, 10));
  g_assert_cmpint (get_cell (frame, "project:open", "start").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "project:open", "end").state, ==, INNO_CELL_UNKNOWN);
  g_assert_cmpint (get_cell (frame, "project:old", "status").integer, ==, INNO_STATUS_ENDED);
  g_assert_cmpint (get_cell (frame, "lead_theme:l", "status").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "lead_theme:l", "granted").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_cell (frame, "lead_theme:l", "start").integer, ==, inno_day_new (2023, 1, 1));
  g_assert_cmpstr (inno_frame_get_text (frame, 5, agreement), ==, "Zeta");
  g_assert_cmpstr (inno_frame_get_text (frame, 5, theme), ==, "L");
  g_assert_cmpstr (inno_frame_get_text (frame, 8, agreement), ==, "");
}

/* From the day of the data to six months later, both included; what has ended
 * does not end again. */
static void
test_ends_soon (void)
{
  static const struct { const char *row; int soon; } wanted[] = {
    { "project:old", 0 }, { "project:new", 1 }, { "project:open", 0 }, { "project:past", 0 },
    { "project:today", 1 }, { "project:after", 0 }, { "project:free", 1 }, { "total", 3 },
  };
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (get_cell (frame, wanted[i].row, "ends_soon").integer, ==, wanted[i].soon);
}

/* All projects once, and their money is the aggregate's. */
static void
test_sample (void)
{
  static const char * const filters[] = {
    "", "--where city=espoo", "--where theme=capital-region-smart-urban", "--where status=ended", "--from 2024",
    "--where class=city", "--where agreement=none", "--where city=oulu --where theme=oulu-circular",
  };
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (InnoQuery) query = fixture_parse_query (filters[i]);
      g_autoptr (InnoFrame) sums = inno_facts_aggregate (fixture->facts, query, NULL);
      g_autoptr (InnoFrame) frame = ask (fixture, filters[i]);
      guint total = inno_frame_get_n_rows (sums) - 1;
      gint64 cents = 0;

      for (guint row = 0; row < inno_frame_get_n_groups (frame); row++)
        cents += inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "granted")).integer;
      g_assert_cmpint (get_cell (frame, "total", "granted").integer, ==, cents);
      g_assert_cmpint (cents, ==, inno_frame_get_cell (sums, total, inno_frame_find_column (sums, "public")).integer);
      g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, inno_frame_get_context (sums)->n_projects);
    }
}

/* Projects p0, p1, … of one euro each, each so many days after the one before. */
static InnoFacts *
make_many (Fixture *fixture,
           guint    n,
           int      step)
{
  g_autoptr (InnoFactsBuilder) builder = inno_facts_builder_new (fixture->portfolio);
  const InnoStoreFunding funding = { "funding_source:erdf", INNO_MEASURE_GRANTED, 2024, TRUE, 100 };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);
      InnoStoreProject project = {
        .id = id,
        .agreement = i % 2 == 0 ? "agreement:y" : "agreement:x",
        .status = INNO_STATUS_ONGOING,
        .is_counted = TRUE,
        .start_day = 740000 + step * (int) (i % 100000),
        .end_day = 745000,
        .n_funding = 1,
        .funding = &funding,
      };

      inno_facts_builder_add (builder, &project);
    }

  return inno_facts_builder_end (builder);
}

/* The first ones are rows, the others one sum; nothing is lost. */
static void
test_very_many (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFacts) facts = make_many (fixture, 300001, -1);
  g_autoptr (InnoQuery) query = fixture_parse_query ("");
  gint64 began = g_get_monotonic_time ();
  g_autoptr (InnoFrame) frame = inno_facts_timeline (facts, query, NULL);

  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, INNO_TIMELINE_MAX_PROJECTS + 2);
  g_assert_cmpint (get_cell (frame, INNO_TIMELINE_REST_ID, "granted").integer, ==,
                   (300001 - INNO_TIMELINE_MAX_PROJECTS) * 100);
  g_assert_cmpint (get_cell (frame, "total", "granted").integer, ==, 30000100);
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 300001);

  /* Odd numbers are those of the agreement that comes first. */
  g_assert_cmpstr (inno_frame_get_row_id (frame, 0), ==, "project:p199999");
  for (guint row = 0; row < INNO_TIMELINE_MAX_PROJECTS; row++)
    {
      InnoDay start = inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "start")).integer;

      /* Three begin on each second day. */
      g_assert_cmpint (start, ==, 640001 + 2 * (row / 3));
    }
}

/* Those that come first stay, however many follow. */
static void
test_first_come (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFacts) facts = make_many (fixture, 30000, 1);
  g_autoptr (InnoQuery) query = fixture_parse_query ("");
  g_autoptr (InnoFrame) frame = inno_facts_timeline (facts, query, NULL);

  for (guint row = 0; row < INNO_TIMELINE_MAX_PROJECTS; row++)
    g_assert_cmpint (inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "start")).integer, ==,
                     740000 + 2 * row + 1);
}

static void
test_exactly_as_many (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query ("");

  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (InnoFacts) facts = make_many (fixture, INNO_TIMELINE_MAX_PROJECTS + more, 1);
      g_autoptr (InnoFrame) frame = inno_facts_timeline (facts, query, NULL);

      g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, INNO_TIMELINE_MAX_PROJECTS + 1 + more);
    }
}

static void
test_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_BARE);

  assert_rows (fixture, "", "total");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/order", test_order);
  g_test_add_func ("/timeline/filters", test_filters);
  g_test_add_func ("/timeline/cells", test_cells);
  g_test_add_func ("/timeline/ends-soon", test_ends_soon);
  g_test_add_func ("/timeline/sample", test_sample);
  g_test_add_func ("/timeline/very-many", test_very_many);
  g_test_add_func ("/timeline/first-come", test_first_come);
  g_test_add_func ("/timeline/exactly-as-many", test_exactly_as_many);
  g_test_add_func ("/timeline/nothing", test_nothing);

  return g_test_run ();
}
