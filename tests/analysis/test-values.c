/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a filter may name, and what becomes of one that names what is gone. */

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-values.h"

static const char documents[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b'],'funding':[['erdf','granted',2022,500]]},"
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:c'],'funding':[['city','granted',2023,300]]},"
  " {'_id':'project:r','status':'cancelled','funding':[['city','granted',null,100]]},"
  " {'_id':'project:s','cities':['city:a'],'status':'ended'}]";

static char *
list (InnoFacts     *facts,
      InnoDimension  by,
      const char    *filter)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (filter);
  g_autoptr (GArray) values = NULL;
  GString *text = g_string_new (NULL);

  query->by = by;
  values = inno_facts_list_values (facts, query, NULL);
  g_assert_nonnull (values);
  for (guint i = 0; i < values->len; i++)
    {
      const InnoValue *value = &g_array_index (values, InnoValue, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", value->id, value->n_projects);
    }

  return g_string_free (text, FALSE);
}

/* Filters by other things count; by the same thing they do not, nor hide a value. */
static void
test_values_are_counted_beside_other_filters (void)
{
  static const struct { InnoDimension by; const char *filter, *expected; } cases[] = {
    { INNO_DIMENSION_CITY, "", "city:a 2, city:b 1, city:c 1" },
    { INNO_DIMENSION_CITY, "--where city=city:b", "city:a 2, city:b 1, city:c 1" },
    { INNO_DIMENSION_CITY, "--where class=eu", "city:a 1, city:b 1, city:c 0" },
    { INNO_DIMENSION_AGREEMENT, "--where status=ended", "agreement:x 0, agreement:y 0, none 1" },
    { INNO_DIMENSION_STATUS, "", "ongoing 2, ended 1, cancelled 1" },
    { INNO_DIMENSION_STATUS, "--where city=city:a", "ongoing 1, ended 1, cancelled 0" },
    { INNO_DIMENSION_YEAR, "--from 2023 --to 2023", "2022 1, 2023 1, none 1" },
  };
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = list (fixture->facts, cases[i].by, cases[i].filter);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_labels (void)
{
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);
  g_autofree char *city = inno_facts_get_value_label (fixture->facts, INNO_DIMENSION_CITY, "city:a", INNO_LANG_EN);
  g_autofree char *typed = inno_facts_get_value_label (fixture->facts, INNO_DIMENSION_CITY, "a", INNO_LANG_EN);
  g_autofree char *none = inno_facts_get_value_label (fixture->facts, INNO_DIMENSION_CITY, "none", INNO_LANG_EN);

  g_assert_cmpstr (city, ==, "A");
  g_assert_cmpstr (typed, ==, "A");
  g_assert_cmpstr (none, ==, "No city");
  g_assert_null (inno_facts_get_value_label (fixture->facts, INNO_DIMENSION_CITY, "city:narnia", INNO_LANG_EN));
}

static guint
count (InnoFacts  *facts,
       const char *filter)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (filter);
  g_autoptr (InnoQuery) known = inno_facts_drop_unknown (facts, query);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = inno_facts_aggregate (facts, known, &error);

  g_assert_no_error (error);
  return inno_frame_get_context (frame)->n_projects;
}

/* Where nothing is left of a filter nothing matches: everything would be a wrong figure. */
static void
test_what_is_gone_matches_nothing (void)
{
  static const struct { const char *filter; guint n; } cases[] = {
    { "", 3 },
    { "--where city=city:narnia", 0 },
    { "--where city=city:narnia --where city=city:c", 1 },
    { "--where city=city:a --where agreement=agreement:gone", 0 },
    { "--where theme=theme:gone", 0 },
    { "--where lead-theme=lead_theme:gone", 0 },
    { "--where source=funding_source:gone", 0 },
    { "--where region=99", 0 },
    { "--where year=1999", 0 },
  };
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count (fixture->facts, cases[i].filter), ==, cases[i].n);
}

static void
test_what_is_gone_is_said (void)
{
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where city=city:narnia");
  g_autoptr (InnoQuery) known = inno_facts_drop_unknown (fixture->facts, query);
  g_autoptr (InnoFrame) frame = inno_facts_aggregate (fixture->facts, known, NULL);

  g_assert_cmpstr (inno_frame_get_context (frame)->filters[0], ==, "City: no longer in the data");
  /* What people chose is as they chose it. */
  g_assert_cmpstr (g_ptr_array_index (query->where[INNO_DIMENSION_CITY], 0), ==, "city:narnia");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/values/counted", test_values_are_counted_beside_other_filters);
  g_test_add_func ("/values/labels", test_labels);
  g_test_add_func ("/values/gone-matches-nothing", test_what_is_gone_matches_nothing);
  g_test_add_func ("/values/gone-is-said", test_what_is_gone_is_said);

  return g_test_run ();
}
