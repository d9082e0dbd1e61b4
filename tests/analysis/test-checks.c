/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A portfolio without a fault, and with each of them once. */

#include <string.h>

#include "fixtures.h"
#include "inno-checks.h"
#include "inno-store-import.h"

#define NAME(text) "'name':{'fi':'" text "','sv':'" text "','en':'" text "'}"
#define ROWS "'funding':[['erdf','planned',2024,1000],['erdf','granted',2024,700],['city','granted',2024,300]]"

/* Everything that a project is to have, but for its id and what a case changes. */
#define GOOD(slug, more) \
  "{'_id':'project:" slug "'," NAME ("Project") ",'code':'" slug "','agreement':'agreement:x','cities':['city:a']," \
  "'themes':['theme:r'],'start':'2024-01-01','end':'2026-01-01','beneficiary':'B'" more "}"

/* Three cities, all in an agreement; a lead theme of three; every name in three
 * languages. */
#define PLACES \
  "{'_id':'city:a'," NAME ("A") "},{'_id':'city:b'," NAME ("B") "},{'_id':'city:c'," NAME ("C") "}," \
  "{'_id':'agreement:x'," NAME ("X") ",'cities':['city:a','city:b','city:c']," \
  "'starts':'2021-01-01','ends':'2027-12-31'}," \
  "{'_id':'theme:r'," NAME ("R") ",'agreement':'agreement:x','valid_from':'2021-01-01','valid_to':'2027-12-31'}," \
  "{'_id':'lead_theme:l'," NAME ("L") ",'participants':{'p1':{'city':'city:a','role':'lead'}," \
  "'p2':{'city':'city:b','role':'implementer'},'p3':{'city':'city:c','role':'implementer'}}}"

#define PUBLISHED(totals) ",'origin':{'brought':{'eura':{'published':{" totals "}}}}"

/* The sources of the fixtures have English names alone, which is a fault of theirs. */
#define SOURCES_ARE_NAMELESS 9

static InnoCheckReport *
run (Fixture    *fixture,
     const char *filter,
     guint       max_listed)
{
  g_autoptr (InnoQuery) query = inno_query_from_text (filter, NULL);
  const InnoCheckOptions options = { query, inno_day_new (2025, 4, 12), INNO_CHECKS_USUAL_DAYS, max_listed };
  g_autoptr (GError) error = NULL;
  InnoCheckReport *report = inno_checks_run (fixture->store, fixture->facts, &options, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static const InnoCheckResult *
get_result (const InnoCheckReport *report,
            guint                  place)
{
  return &g_array_index (report->results, InnoCheckResult, place);
}

/* "check subject state" one a line, without those of the names of sources. */
static char *
dump (const InnoCheckReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->results->len; i++)
    for (guint j = 0; j < get_result (report, i)->findings->len; j++)
      {
        const InnoFinding *finding = g_ptr_array_index (get_result (report, i)->findings, j);

        if (g_str_has_prefix (finding->subject, "funding_source:"))
          continue;
        g_string_append_printf (text, "%s %s%s\n", finding->check->id, finding->subject,
                                finding->state == INNO_RULE_UNKNOWN ? " ?" : "");
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_found_where (const char *documents,
                    const char *filter,
                    const char *wanted)
{
  g_autofree char *all = g_strconcat ("[" PLACES, *documents != '\0' ? "," : "", documents, "]", NULL);
  g_autoptr (Fixture) fixture = fixture_new (all, FIXTURE_BARE);
  g_autoptr (InnoCheckReport) report = run (fixture, filter, INNO_CHECKS_MAX_LISTED);
  g_autofree char *found = dump (report);

  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_found (const char *documents,
              const char *wanted)
{
  assert_found_where (documents, "", wanted);
}

static void
test_a_clean_one_has_none (void)
{
  assert_found ("", "");
  assert_found (GOOD ("p", "," ROWS), "");
}

static const struct { const char *name; const char *documents; const char *wanted; } faults[] = {
  { "ends-before-start", GOOD ("p", ",'start':'2024-02-01','end':'2023-02-01','status':'ended'," ROWS),
    "ends-before-start project:p\n" },
  { "duplicate-code", GOOD ("p", "," ROWS) "," GOOD ("q", ",'code':' P '," ROWS),
    "duplicate-code project:p\nduplicate-code project:q\n" },
  { "unknown-city", GOOD ("p", ",'cities':['city:a','city:narnia']," ROWS), "unknown-city project:p\n" },
  { "unknown-agreement", GOOD ("p", ",'agreement':'agreement:narnia'," ROWS), "unknown-agreement project:p\n" },
  { "unknown-theme", GOOD ("p", ",'themes':['theme:narnia']," ROWS), "unknown-theme project:p\n" },
  { "unknown-lead-theme", GOOD ("p", ",'lead_theme':'lead_theme:narnia'," ROWS), "unknown-lead-theme project:p\n" },
  { "unknown-source", GOOD ("p", ",'funding':[['narnia','granted',2024,5],['narnia','realised',2024,5]]"),
    "city-share-programme programme ?\ncity-share-agreement agreement:x ?\nunknown-source project:p\n"
    "city-share-project project:p ?\n" },
  { "unknown-group", GOOD ("p", ",'kind':'sub','parent':'project:narnia'," ROWS), "unknown-group project:p\n" },
  { "no-group", GOOD ("p", ",'kind':'sub'," ROWS), "unknown-group project:p\n" },
  { "realised-above-granted",
    GOOD ("p", ",'funding':[['erdf','granted',2024,70],['city','granted',2024,30],['erdf','realised',2024,101]]"),
    "realised-above-granted project:p\n" },
  { "granted-above-planned",
    GOOD ("p", ",'funding':[['erdf','granted',2024,70],['city','granted',2024,30],['erdf','planned',2024,99]]"),
    "granted-above-planned project:p\n" },
  { "above-what-is-not-known",
    GOOD ("p", ",'funding':[['erdf','granted',2024,70],['city','granted',2024,30],['erdf','planned',2024,99],"
               "['city','planned',2024,null]]"),
    "granted-above-planned project:p ?\nunknown-amount project:p ?\n" },
  { "private-is-no-part",
    GOOD ("p", ",'funding':[['erdf','granted',2024,70],['city','granted',2024,30],['private','granted',2024,900],"
               "['erdf','planned',2024,100]]"), "" },
  { "parts-without-total", GOOD ("p", ",'funding':[['erdf','realised',2024,5]]"), "parts-without-total project:p\n" },
  { "group-own-funding",
    GOOD ("p", ",'kind':'group','funding':[['erdf','granted',2024,7]]") ","
    GOOD ("q", ",'kind':'sub','parent':'project:p'," ROWS), "group-own-funding project:p\n" },
  { "group-total",
    GOOD ("p", ",'kind':'group'," ROWS) "," GOOD ("q", ",'kind':'sub','parent':'project:p'," ROWS), "" },
  { "more-than-planned-in-all",
    GOOD ("p", PUBLISHED ("'planned.public':999") "," ROWS), "published-total project:p\n" },
  { "as-planned-in-all", GOOD ("p", PUBLISHED ("'planned.public':1000") "," ROWS), "" },
  { "private-beside-public",
    GOOD ("p", PUBLISHED ("'planned.public':1000,'total':1005") ",'funding':[['erdf','planned',2024,1000],"
               "['private','planned',2024,5]]"), "" },
  { "more-than-the-cost",
    GOOD ("p", PUBLISHED ("'planned.public':1000,'total':1004") ",'funding':[['erdf','planned',2024,1000],"
               "['private','planned',2024,5]]"), "published-total project:p\n" },
  { "more-realised-in-all",
    GOOD ("p", PUBLISHED ("'realised.public':299") ",'funding':[['erdf','granted',2024,700],"
               "['city','granted',2024,300],['erdf','planned',2024,1000],['city','realised',2024,300]]"),
    "published-total project:p\n" },
  { "published-by-two",
    GOOD ("p", ",'origin':{'brought':{'eura':{'published':{'total':1000}},'kohesio':{'published':{'total':1,"
               "'rate':'40 %','total.x':1}}}}," ROWS), "published-total project:p\npublished-total project:p\n" },
  { "brought-is-odd",
    GOOD ("p", ",'origin':{'brought':{'eura':'no object','b':7,'c':{'published':3},'d':{'published':[1,2]},"
               "'e':{'published':{'total':null,'planned.public':'5'}}}}," ROWS), "" },
  { "before-agreement", GOOD ("p", ",'themes':[],'start':'2020-12-31'," ROWS), "outside-agreement project:p\n" },
  { "after-agreement", GOOD ("p", ",'themes':[],'end':'2028-01-01'," ROWS), "outside-agreement project:p\n" },
  { "outside-priority",
    "{'_id':'theme:old'," NAME ("Old") ",'agreement':'agreement:x','valid_to':'2025-12-31'},"
    GOOD ("p", ",'themes':['theme:r','theme:old']," ROWS), "outside-priority project:p\n" },
  { "over-but-ongoing", GOOD ("p", ",'end':'2025-01-09'," ROWS), "stale-status project:p\n" },
  { "over-just-now", GOOD ("p", ",'end':'2025-01-10'," ROWS), "" },
  { "begun-but-planned", GOOD ("p", ",'status':'planned'," ROWS), "stale-status project:p\n" },
  { "outside-innocities", "{'_id':'city:out'," NAME ("Out") "}," GOOD ("p", ",'cities':['city:out']," ROWS),
    "outside-innocities project:p\n" },
  { "unknown-amount",
    GOOD ("p", ",'funding':[['erdf','granted',2024,70],['city','granted',2024,30],['private','granted',2024,null]]"),
    "unknown-amount project:p ?\n" },
  { "no-rows", GOOD ("p", ""), "unknown-amount project:p ?\n" },
  { "missing-name", GOOD ("p", ",'name':{'fi':'P','sv':' ','en':'P'}," ROWS), "missing-name project:p\n" },
  { "no-beneficiary", GOOD ("p", ",'beneficiary':null," ROWS), "no-beneficiary project:p\n" },
  { "below-the-band", GOOD ("p", ",'funding':[['erdf','granted',2024,7501],['city','granted',2024,2499]]"),
    "city-share-programme programme\ncity-share-agreement agreement:x\ncity-share-project project:p\n" },
  { "on-its-edge", GOOD ("p", ",'funding':[['erdf','granted',2024,75],['city','granted',2024,25]]"), "" },
  { "above-the-band", GOOD ("p", ",'funding':[['erdf','granted',2024,59],['city','granted',2024,41]]"),
    "city-share-programme programme\ncity-share-agreement agreement:x\ncity-share-project project:p\n" },
  { "share-not-known", GOOD ("p", ",'funding':[['erdf','granted',2024,null],['city','granted',2024,41]]"),
    "city-share-programme programme ?\ncity-share-agreement agreement:x ?\ncity-share-project project:p ?\n"
    "unknown-amount project:p ?\n" },
  { "lead-theme-not-met",
    "{'_id':'lead_theme:m'," NAME ("M") ",'participants':{'p1':{'city':'city:a','role':'lead'},"
    "'p2':{'city':'city:b','role':'network'},'p3':{'city':'city:a','role':'implementer'}}}",
    "lead-theme-cities lead_theme:m\n" },
  { "lead-theme-not-known", "{'_id':'lead_theme:m'," NAME ("M") ",'participants_known':false}",
    "lead-theme-cities lead_theme:m ?\n" },
  { "participant-outside",
    "{'_id':'city:out'," NAME ("Out") "},{'_id':'lead_theme:m'," NAME ("M") ",'participants':{"
    "'p1':{'city':'city:a','role':'lead'},'p2':{'city':'city:b','role':'implementer'},"
    "'p3':{'city':'city:out','role':'implementer'},'p4':{'city':'city:narnia','role':'network'}}}",
    "unknown-city lead_theme:m\noutside-innocities lead_theme:m\n" },
  { "unknown-city-of-agreement", "{'_id':'agreement:y'," NAME ("Y") ",'cities':['city:narnia']}",
    "unknown-city agreement:y\n" },
  { "unknown-agreement-of-priority", "{'_id':'theme:s'," NAME ("S") ",'agreement':'agreement:narnia'}",
    "unknown-agreement theme:s\n" },
  { "cancelled-is-left-out", GOOD ("p", ",'status':'cancelled','start':'2024-02-01','end':'2023-02-01'"), "" },
};

static void
test_fault (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  assert_found (faults[i].documents, faults[i].wanted);
}

/* No check goes untried: but for those below each has found something above. */
static void
test_every_check_has_its_fault (void)
{
  guint n_checks;
  const InnoCheck *const *checks = inno_checks_get_all (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    {
      g_autofree char *start = g_strconcat (checks[i]->id, " ", NULL);
      gboolean is_tried = g_str_equal (checks[i]->id, "quarantined") || g_str_equal (checks[i]->id, "stale-data");

      for (guint f = 0; f < G_N_ELEMENTS (faults); f++)
        is_tried |= strstr (faults[f].wanted, start) != NULL;
      g_assert_true (is_tried);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (checks[i]->id, !=, checks[j]->id);
    }
}

#define TWO_BAD \
  "{'_id':'agreement:y'," NAME ("Y") ",'cities':['city:a']}," \
  GOOD ("p", ",'start':'2026-02-01'," ROWS) "," \
  GOOD ("q", ",'start':'2026-02-01','agreement':'agreement:y','themes':[]," \
        "'funding':[['erdf','granted',2024,90],['city','granted',2024,10]]")

/* A filter says which are looked at; what is looked at is looked at whole. */
static void
test_filters (void)
{
  assert_found_where (TWO_BAD, "", "city-share-agreement agreement:y\n"
                                   "ends-before-start project:p\nends-before-start project:q\n"
                                   "city-share-project project:q\n");
  assert_found_where (TWO_BAD, "agreement=agreement:x", "ends-before-start project:p\n");
  assert_found_where (TWO_BAD, "agreement=agreement:y&source=funding_source:city",
                      "city-share-agreement agreement:y\nends-before-start project:q\ncity-share-project project:q\n");
  assert_found_where (TWO_BAD, "status=ended", "");
}

static void
test_many_are_counted (void)
{
  g_autoptr (GString) documents = g_string_new ("[" PLACES);
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (InnoCheckReport) report = NULL;

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (documents, ",{'_id':'project:p%u'," NAME ("P") ",'beneficiary':'B','start':'2024-02-01',"
                                       "'end':'2024-01-01','status':'ended'," ROWS "}", i);
  g_string_append_c (documents, ']');
  fixture = fixture_new (documents->str, FIXTURE_BARE);
  report = run (fixture, "", 3);

  g_assert_cmpuint (inno_check_report_count (report, INNO_SEVERITY_ERROR), ==, 10);
  g_assert_cmpuint (inno_check_report_count_unknown (report), ==, 0);
  g_assert_cmpuint (inno_check_report_count (report, INNO_SEVERITY_NOTE), ==, SOURCES_ARE_NAMELESS);
  for (guint i = 0; i < report->results->len; i++)
    g_assert_cmpuint (get_result (report, i)->findings->len, <=, 3);
  g_assert_cmpuint (report->n_projects, ==, 10);
}

static void
test_records_set_aside (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" PLACES "]", FIXTURE_BARE);
  g_autoptr (InnoImportHead) head = inno_import_head_new ();
  g_autoptr (InnoStoreImport) import = inno_store_import_begin (fixture->store, NULL);
  static const char bad[] = "{\"_id\":\"project:bad\",\"type\":\"project\"}";
  g_autoptr (InnoCheckReport) report = NULL;
  g_autofree char *found = NULL;

  g_assert_true (inno_store_import_add (import, bad, strlen (bad), "/docs/0", NULL));
  head->dataset_id = g_strdup ("fixture");
  head->seq = 2;
  g_assert_true (inno_store_import_commit (import, head, INNO_IMPORT_ACCEPT_REMOVAL, NULL, NULL));
  report = run (fixture, "", 10);
  found = dump (report);
  /* It is no project of the facts, and is told all the same. */
  g_assert_nonnull (strstr (found, "quarantined project:bad\n"));
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const InnoCheckOptions options = { .today = INNO_DAY_NONE, .max_listed = 1 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (inno_checks_run (fixture->store, fixture->facts, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever is said is said in all languages, without a placeholder left. */
static void
test_words (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoCheckReport) report = run (fixture, "", INNO_CHECKS_MAX_LISTED);

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      inno_lang_activate (lang);
      for (guint i = 0; i < report->results->len; i++)
        for (guint j = 0; j < get_result (report, i)->findings->len; j++)
          {
            const InnoFinding *finding = g_ptr_array_index (get_result (report, i)->findings, j);
            g_autofree char *message = inno_finding_format (finding, inno_facts_get_portfolio (report->facts), lang);
            g_autofree char *label = inno_finding_get_label (finding, lang);

            g_assert_null (strstr (message, "%s"));
            g_assert_cmpuint (strlen (message), >, 5);
            g_assert_cmpstr (label, !=, finding->subject);
          }
    }
  inno_lang_activate (INNO_LANG_EN);
}

static void
test_figures_of_a_message (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[" PLACES "," GOOD ("p", ",'funding':[['erdf','granted',2024,123456],['city','granted',2024,100]]") "]",
    FIXTURE_BARE);
  g_autoptr (InnoCheckReport) report = run (fixture, "", 10);
  const InnoFinding *finding = g_ptr_array_index (get_result (report, 1)->findings, 0);
  g_autofree char *message = inno_finding_format (finding, fixture->portfolio, INNO_LANG_EN);
  g_autofree char *label = inno_finding_get_label (finding, INNO_LANG_EN);

  g_assert_cmpstr (message, ==, "City share 0.1% of public funding, below the band: €1.00 of €1,235.56.");
  g_assert_cmpstr (label, ==, "Whole programme");
}

/* Accepting */

static void
keep (Fixture  *fixture,
      InnoEdit *edit)
{
  g_autoptr (InnoEdit) step = edit;
  g_autoptr (GError) error = NULL;

  g_assert_true (inno_store_edit (fixture->store, step, "Aino", &error));
  g_assert_no_error (error);
  inno_facts_unref (fixture->facts);
  g_object_unref (fixture->portfolio);
  fixture->portfolio = inno_store_load_portfolio (fixture->store, &error);
  fixture->facts = inno_facts_load (fixture->store, fixture->portfolio, &error);
  g_assert_no_error (error);
}

/* The finding of that place among those of a check. */
static InnoFinding *
find (const InnoCheckReport *report,
      const char            *check,
      guint                  place)
{
  for (guint i = 0; i < report->results->len; i++)
    if (g_str_equal (get_result (report, i)->check->id, check))
      return place < get_result (report, i)->findings->len ? get_result (report, i)->findings->pdata[place] : NULL;

  g_assert_not_reached ();
}

static void
accept (Fixture    *fixture,
        const char *check,
        guint       place,
        const char *reason)
{
  g_autoptr (InnoCheckReport) report = run (fixture, "", INNO_CHECKS_MAX_LISTED);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  g_ptr_array_add (findings, find (report, check, place));
  keep (fixture, inno_findings_accept (findings, reason, INNO_LANG_EN));
}

/* "check subject: sentence", one a line, of all that is accepted. */
static char *
dump_accepted (Fixture *fixture,
               guint    max_listed)
{
  g_autoptr (InnoCheckReport) report = run (fixture, "", max_listed);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < report->results->len; i++)
    for (guint j = 0; j < get_result (report, i)->accepted->len; j++)
      {
        const InnoFinding *finding = g_ptr_array_index (get_result (report, i)->accepted, j);

        g_assert_true (finding->is_accepted);
        g_assert_cmpstr (inno_acceptance_get_by (finding->acceptance), ==, "Aino");
        g_assert_cmpint (inno_acceptance_get_day (finding->acceptance), ==, inno_day_today ());
        g_string_append_printf (text, "%s %s: %s\n", finding->check->id, finding->subject,
                                inno_acceptance_get_reason (finding->acceptance));
        n++;
      }
  g_assert_cmpuint (inno_check_report_count_accepted (report), ==, n);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_accepted (Fixture    *fixture,
                 guint       max_listed,
                 const char *wanted)
{
  g_autofree char *text = dump_accepted (fixture, max_listed);

  g_assert_cmpstr (text, ==, wanted);
}

/* Starts before and ends after the same agreement, and after two priorities. */
#define OUTSIDE \
  "[" PLACES ",{'_id':'theme:old'," NAME ("Old") ",'agreement':'agreement:x','valid_to':'2025-12-31'}," \
  GOOD ("p", ",'themes':['theme:r','theme:old'],'start':'2020-12-31','end':'2028-01-01'," ROWS) "]"

/* Each finding is accepted for itself, though check and subject are the same. */
static void
test_one_is_accepted (void)
{
  g_autoptr (Fixture) fixture = fixture_new (OUTSIDE, FIXTURE_BARE);
  g_autoptr (InnoCheckReport) before = run (fixture, "", INNO_CHECKS_MAX_LISTED);
  g_autoptr (InnoCheckReport) after = NULL;
  guint n_warnings = inno_check_report_count (before, INNO_SEVERITY_WARNING);

  accept (fixture, "outside-agreement", 1, "It ends when it ends");
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "outside-agreement project:p: It ends when it ends\n");
  after = run (fixture, "", INNO_CHECKS_MAX_LISTED);
  g_assert_cmpuint (inno_check_report_count (after, INNO_SEVERITY_WARNING), ==, n_warnings - 1);
  g_assert_nonnull (find (after, "outside-agreement", 0));
  g_assert_null (find (after, "outside-agreement", 0)->acceptance);
  g_assert_cmpstr (inno_finding_get_member (find (after, "outside-agreement", 0)), ==, "start");
  g_assert_null (find (after, "outside-agreement", 1));

  accept (fixture, "outside-priority", 0, "One priority");
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED,
                   "outside-agreement project:p: It ends when it ends\noutside-priority project:p: One priority\n");
  inno_check_report_free (g_steal_pointer (&after));
  after = run (fixture, "", INNO_CHECKS_MAX_LISTED);
  g_assert_nonnull (find (after, "outside-priority", 0));
  g_assert_null (find (after, "outside-priority", 0)->acceptance);
}

/* Two totals of one project are two findings. */
static void
test_one_total_is_accepted (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[" PLACES "," GOOD ("p", PUBLISHED ("'total':1") "," ROWS) "]", FIXTURE_BARE);
  g_autoptr (InnoCheckReport) report = NULL;
  g_autofree char *message = NULL;

  accept (fixture, "published-total", 0, "As planned");
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "published-total project:p: As planned\n");
  report = run (fixture, "", INNO_CHECKS_MAX_LISTED);
  g_assert_null (find (report, "published-total", 0)->acceptance);
  message = inno_finding_format (find (report, "published-total", 0), fixture->portfolio, INNO_LANG_EN);
  g_assert_cmpstr (message, ==, "Granted funding: rows €10.00, published total cost €0.01.");
}

static void
change_granted (Fixture *fixture,
                gint64   cents)
{
  g_autoptr (JsonObject) base = inno_store_read_document (fixture->store, "project:p", NULL);
  g_autoptr (JsonObject) document = inno_store_read_document (fixture->store, "project:p", NULL);
  JsonObject *rows = json_object_get_object_member (document, "funding");
  g_autoptr (GList) ids = json_object_get_members (rows);
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p");

  for (GList *at = ids; at != NULL; at = at->next)
    {
      JsonObject *row = json_object_get_object_member (rows, at->data);

      if (g_str_equal (json_object_get_string_member (row, "source"), "funding_source:city"))
        json_object_set_int_member (row, "amount_cents", cents);
    }
  inno_edit_put (edit, base, document);
  keep (fixture, edit);
}

/* It holds as long as the figures are the same, and again when they are. */
static void
test_other_figures_are_open (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[" PLACES "," GOOD ("p", ",'funding':[['erdf','granted',2024,100000],['city','granted',2024,100000]]") "]",
    FIXTURE_BARE);
  g_autoptr (InnoCheckReport) report = NULL;
  g_autofree char *sentence = NULL;
  const InnoFinding *finding;

  accept (fixture, "city-share-agreement", 0, "One of a kind");
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "city-share-agreement agreement:x: One of a kind\n");
  change_granted (fixture, 100001);
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "");
  report = run (fixture, "", INNO_CHECKS_MAX_LISTED);
  finding = find (report, "city-share-agreement", 0);
  g_assert_nonnull (finding->acceptance);
  g_assert_false (finding->is_accepted);
  g_assert_true (inno_finding_can_be_accepted (finding));
  sentence = inno_finding_format_acceptance (finding, INNO_LANG_EN);
  g_assert_true (g_str_has_suffix (sentence, " for other figures: One of a kind"));

  accept (fixture, "city-share-agreement", 0, "Still");
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "city-share-agreement agreement:x: Still\n");
  change_granted (fixture, 100000);
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "city-share-agreement agreement:x: One of a kind\n");
  /* Within the band there is nothing to say. */
  change_granted (fixture, 50000);
  assert_accepted (fixture, INNO_CHECKS_MAX_LISTED, "");
}

/* What is listed no longer counts all the same, and what is accepted is never crowded out. */
static void
test_accepted_of_many (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoCheckReport) report = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  guint n = 0;

  accept (fixture, "missing-name", 90, "The last");
  report = run (fixture, "", 3);
  for (guint i = 0; i < report->results->len; i++)
    if (g_str_equal (get_result (report, i)->check->id, "missing-name"))
      {
        n = get_result (report, i)->n_not_met;
        g_assert_cmpuint (get_result (report, i)->findings->len, ==, 3);
        g_assert_cmpuint (get_result (report, i)->accepted->len, ==, 1);
      }
  g_assert_cmpuint (n, ==, 96);

  g_ptr_array_add (taken, g_list_model_get_item (inno_portfolio_get_list (fixture->portfolio, INNO_TYPE_ACCEPTANCE), 0));
  keep (fixture, inno_acceptances_take_back (taken));
  g_object_unref (taken->pdata[0]);
  assert_accepted (fixture, 3, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/checks/clean", test_a_clean_one_has_none);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/checks/each-is-tried", test_every_check_has_its_fault);
  g_test_add_func ("/checks/filters", test_filters);
  g_test_add_func ("/checks/many", test_many_are_counted);
  g_test_add_func ("/checks/quarantine", test_records_set_aside);
  g_test_add_func ("/checks/cancelled", test_cancelled);
  g_test_add_func ("/checks/words", test_words);
  g_test_add_func ("/checks/figures", test_figures_of_a_message);
  g_test_add_func ("/checks/accept/one", test_one_is_accepted);
  g_test_add_func ("/checks/accept/total", test_one_total_is_accepted);
  g_test_add_func ("/checks/accept/figures", test_other_figures_are_open);
  g_test_add_func ("/checks/accept/many", test_accepted_of_many);

  return g_test_run ();
}
