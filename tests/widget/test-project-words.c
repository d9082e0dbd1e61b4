/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of one project: its days, its money, and what a version changed. */

#include "fixtures.h"
#include "inno-project-fields.h"
#include "inno-project-money.h"
#include "inno-project-words.h"

static Fixture *fixture;

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = fixture_parse_json (text);

  return json_object_ref (json_node_get_object (node));
}

static void
test_spans (void)
{
  static const struct { int days; const char *said; } spans[] = {
    { 0, "today" }, { 1, "in 1 day" }, { -1, "1 day ago" }, { 51, "in 51 days" }, { 59, "in 59 days" },
    { 60, "in 2 months" }, { -91, "3 months ago" }, { 365, "in 12 months" }, { 740, "in 2 years" },
    { -1100, "3 years ago" },
  };
  InnoDay today = inno_day_new (2025, 4, 10);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *said = inno_project_say_span (today, today + spans[i].days);

      g_assert_cmpstr (said, ==, spans[i].said);
    }
}

static void
test_status (void)
{
  static const struct { const char *document; const char *said; } cases[] = {
    { "{'status':'ongoing','end':'2025-05-31'}", "ongoing, ends in 51 days" },
    { "{'status':'ongoing','end':'2025-04-09'}", "ongoing, was to end 1 day ago" },
    { "{'status':'ongoing','end':null}", "ongoing" },
    { "{'status':'ended','end':'2025-01-10'}", "ended 3 months ago" },
    { "{'status':'ended','end':'2025-05-31'}", "ended" },
    { "{'status':'planned','start':'2025-04-20','end':'2026-01-01'}", "planned, starts in 10 days" },
    { "{'status':'planned','start':'2025-04-01'}", "planned, was to start 9 days ago" },
    { "{'status':'cancelled','end':'2025-05-31'}", "cancelled" },
    { "{'status':'ongoing','end':'nonsense'}", "ongoing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) document = parse (cases[i].document);
      g_autofree char *said = inno_project_say_status (document, inno_day_new (2025, 4, 10));

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_origin (void)
{
  static const struct { const char *document; const char *said; } cases[] = {
    { "{'origin':{'kind':'eura','file':'e.csv','row':1204,'retrieved':'2025-04-10'}}",
      "EURA 2021 list, e.csv, row 1,204. Fetched 10 April 2025." },
    { "{'origin':{'kind':'else','row':null}}", "else" },
    { "{'origin':{'retrieved':'2025-04-10'}}", "Source not known. Fetched 10 April 2025." },
    { "{'origin':{}}", "Not known" },
    { "{'origin':null}", "Not known" },
    { "{}", "Not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) document = parse (cases[i].document);
      g_autofree char *said = inno_project_say_origin (document);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
assert_change (GPtrArray  *changes,
               guint       i,
               const char *label,
               const char *before,
               const char *after)
{
  const InnoProjectChange *change = g_ptr_array_index (changes, i);

  g_assert_cmpstr (change->label, ==, label);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_changes (void)
{
  g_autoptr (JsonObject) before =
    parse ("{'_id':'project:p','_rev':'1','end':'2025-02-28','cities':['city:a'],'themes':[],'status':'ongoing',"
           "'name':{'fi':null,'sv':null,'en':'Old'},'funding':{"
           "'f1':{'source':'funding_source:erdf','measure':'granted','year':2024,'amount_cents':113400000},"
           "'f2':{'source':'funding_source:erdf','measure':'planned','year':null,'amount_cents':100}}}");
  g_autoptr (JsonObject) after =
    parse ("{'_id':'project:p','_rev':'2','edit':{'by':'M'},'end':'2025-05-31','cities':['city:a'],'themes':[],"
           "'status':'ongoing','name':{'fi':null,'sv':null,'en':'New'},'funding':{"
           "'f1':{'source':'funding_source:erdf','measure':'granted','year':2024,'amount_cents':null},"
           "'f3':{'source':'funding_source:erdf','measure':'realised','year':null,'amount_cents':5}}}");
  g_autoptr (GPtrArray) changes = inno_project_list_changes (before, after, fixture->portfolio);
  g_autoptr (GPtrArray) none = inno_project_list_changes (after, after, fixture->portfolio);
  guint n_seen = 0;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (changes->len, ==, 5);
  for (guint i = 0; i < changes->len; i++)
    {
      const InnoProjectChange *change = g_ptr_array_index (changes, i);

      n_seen++;
      if (g_str_equal (change->label, "Ends"))
        assert_change (changes, i, "Ends", "28 February 2025", "31 May 2025");
      else if (g_str_has_prefix (change->label, "Name"))
        assert_change (changes, i, "Name (English)", "Old", "New");
      else if (g_str_has_prefix (change->label, "Granted"))
        assert_change (changes, i, "Granted, ERDF 2024", "€1,134,000.00", "not known");
      else if (g_str_has_prefix (change->label, "Planned"))
        assert_change (changes, i, "Planned, ERDF", "€1.00", NULL);
      else
        assert_change (changes, i, "Realised, ERDF", NULL, "€0.05");
    }
  g_assert_cmpuint (n_seen, ==, 5);
}

/* The parts add up to the total, and what is not known is in none of them. */
static void
test_money (void)
{
  g_autoptr (JsonObject) document =
    parse ("{'funding':{"
           "'a':{'source':'funding_source:private','measure':'granted','year':2023,'amount_cents':700},"
           "'b':{'source':'funding_source:erdf','measure':'granted','year':2024,'amount_cents':200},"
           "'c':{'source':'funding_source:erdf','measure':'granted','year':2023,'amount_cents':-50},"
           "'d':{'source':'funding_source:city','measure':'granted','year':null,'amount_cents':50},"
           "'e':{'source':'funding_source:city','measure':'realised','year':null,'amount_cents':null}}}");
  g_autoptr (InnoProjectMoney) granted = inno_project_money_new (document, fixture->portfolio, INNO_MEASURE_GRANTED);
  g_autoptr (InnoProjectMoney) realised = inno_project_money_new (document, fixture->portfolio, INNO_MEASURE_REALISED);
  gint64 sum = 0;

  g_assert_null (inno_project_money_new (document, fixture->portfolio, INNO_MEASURE_PLANNED));
  g_assert_cmpuint (granted->by_source->len, ==, 3);
  g_assert_cmpuint (granted->by_year->len, ==, 4);
  g_assert_cmpstr (((InnoMoneyLine *) g_ptr_array_index (granted->by_source, 0))->source, ==, "funding_source:city");
  for (guint i = 0; i < granted->by_source->len; i++)
    sum += ((InnoMoneyLine *) g_ptr_array_index (granted->by_source, i))->cents;
  g_assert_cmpint (sum, ==, 900);
  g_assert_cmpint (granted->total.cents, ==, 900);
  g_assert_cmpint (granted->public_cents, ==, 200);
  g_assert_cmpint (granted->city_cents, ==, 50);
  g_assert_cmpint (granted->band, ==, INNO_BAND_WITHIN);
  g_assert_cmpuint (realised->total.n_unknown, ==, 1);
  g_assert_cmpint (realised->band, ==, INNO_BAND_UNKNOWN);
}

/* Whatever a server sent, nothing here falls over it. */
static void
test_odd_documents (void)
{
  static const char * const odd[] = {
    "{}", "{'funding':[],'cities':{},'status':7,'name':5,'origin':3,'edit':[]}",
    "{'funding':{'a':null,'b':5,'c':{'source':null,'measure':'granted'}},'lead_theme':'lead_theme:none'}",
    "{'name':{},'edit':{'at':'yesterday'},'cities':[null,5,'city:zz'],'start':5}",
  };
  g_autoptr (JsonObject) whole = parse ("{'name':{'en':'N'},'funding':{}}");

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (JsonObject) document = parse (odd[i]);
      g_autofree char *status = inno_project_say_status (document, 1000000);
      g_autofree char *origin = inno_project_say_origin (document);
      G_GNUC_UNUSED g_autofree char *editor = inno_project_say_editor (document);
      G_GNUC_UNUSED g_autofree char *lead_theme = inno_project_say_lead_theme (document, fixture->portfolio);
      G_GNUC_UNUSED g_autoptr (GPtrArray) to = inno_project_list_changes (whole, document, fixture->portfolio);
      G_GNUC_UNUSED g_autoptr (GPtrArray) from = inno_project_list_changes (document, whole, fixture->portfolio);

      g_assert_nonnull (status);
      g_assert_nonnull (origin);
      for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
        g_assert_null (inno_project_money_new (document, fixture->portfolio, m));
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  fixture = fixture_new ("[]", FIXTURE_PLACES);

  g_test_add_func ("/project-words/spans", test_spans);
  g_test_add_func ("/project-words/status", test_status);
  g_test_add_func ("/project-words/origin", test_origin);
  g_test_add_func ("/project-words/changes", test_changes);
  g_test_add_func ("/project-words/money", test_money);
  g_test_add_func ("/project-words/odd-documents", test_odd_documents);

  status = g_test_run ();
  fixture_free (fixture);

  return status;
}
