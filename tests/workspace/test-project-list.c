/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workspace-case.h"

#include <string.h>

#include "inno-aggregate.h"

typedef struct
{
  Fixture         *fixture;
  InnoWorkspace   *workspace;
  InnoProjectList *list;
  guint            n_changes;
} Case;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            gpointer    user_data)
{
  Case *self = user_data;

  self->n_changes++;
  g_assert_cmpuint (position + n_added, <=, g_list_model_get_n_items (model));
}

static Case *
case_new (Fixture *fixture)
{
  Case *self = g_new0 (Case, 1);

  self->fixture = fixture;
  self->workspace = workspace_case_open (fixture);
  self->list = inno_project_list_new (self->workspace);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (changed_cb), self);

  return self;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What was overtaken holds the list until it has noticed. */
static void
case_free (Case *self)
{
  gpointer list = self->list;

  g_object_add_weak_pointer (G_OBJECT (list), &list);
  g_object_unref (self->list);
  workspace_case_wait (is_gone, &list);
  g_object_unref (self->workspace);
  fixture_free (self->fixture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static void
show (Case            *self,
      const char      *words,
      InnoProjectSort  sort,
      gboolean         descending,
      gboolean         by_group)
{
  workspace_case_show (self->list, inno_workspace_get_facts (self->workspace), words, sort, descending, by_group);
  g_assert_no_error (inno_project_list_get_error (self->list));
}

static InnoProjectItem *
get_item (Case  *self,
          guint  position)
{
  InnoProjectItem *item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert_nonnull (item);
  g_object_unref (item);
  return item;
}

static gboolean
is_loaded (gpointer data)
{
  return !inno_project_item_is_loading (data);
}

/* Ids without their type; + and - are groups, . a sub-project, ! outside the filter. */
static void
assert_rows (Case       *self,
             const char *wanted)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      InnoProjectItem *item = get_item (self, i);

      g_string_append_printf (got, "%s%s%s%s%s", i > 0 ? " " : "",
                              inno_project_item_get_depth (item) > 0 ? "." : "",
                              inno_project_item_is_match (item) ? "" : "!",
                              strchr (inno_project_item_get_id (item), ':') + 1,
                              !inno_project_item_has_subs (item) ? ""
                              : inno_project_item_is_expanded (item) ? "-" : "+");
      g_assert_cmpuint (inno_project_list_find (self->list, inno_project_item_get_id (item)), ==, i);
    }
  g_assert_cmpstr (got->str, ==, wanted);
}

static void
assert_cents (InnoCell      cell,
              InnoCellState state,
              gint64        cents)
{
  g_assert_cmpint (cell.state, ==, state);
  g_assert_cmpint (cell.integer, ==, cents);
}

#define MONEY(cents) "'funding':[['erdf','granted',2024," #cents "]]"

static const char projects[] =
  "[{'_id':'project:a','name':{'fi':'Öljy','sv':'Al','en':'Mid'},'code':'C2','status':'ended','cities':['city:c'],"
  "  'agreement':'agreement:y','beneficiary':'Öljy Oy','start':'2022-01-01','end':'2024-01-01'," MONEY (300) "},"
  " {'_id':'project:b','name':{'fi':'Aura','sv':'Öl','en':'Zed'},'code':'C1','status':'ongoing',"
  "  'cities':['city:a','city:c'],'lead_theme':'lead_theme:m','beneficiary':'Zoo Oy','start':'2021-05-01','end':null,"
  "  'funding':[['erdf','granted',2024,100],['city','granted',2023,50],['private','granted',2024,7],"
  "             ['erdf','realised',2024,40],['erdf','planned',2024,null]]},"
  " {'_id':'project:c','name':{'fi':'Zorro','sv':null,'en':null},'code':null,'status':'ongoing','start':null,"
  "  'funding':[['erdf','granted',2024,10],['city','granted',2024,null]]},"
  " {'_id':'project:d','name':{'fi':'Ahma','sv':'Järv','en':'Wolverine'},'status':'cancelled'," MONEY (9000) "}]";

static void
test_sorts (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_PLACES));
  static const struct
  {
    const char     *words;
    InnoProjectSort sort;
    const char     *up, *down;
  } cases[] = {
    { "--lang fi", INNO_PROJECT_SORT_NAME, "b c a", "a c b" },
    { "--lang sv", INNO_PROJECT_SORT_NAME, "a c b", "b c a" },
    { "--lang en", INNO_PROJECT_SORT_NAME, "a b c", "c b a" },
    { "--lang fi", INNO_PROJECT_SORT_CODE, "b a c", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_STATUS, "b c a", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_CITY, "b a c", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_AGREEMENT, "a b c", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_LEAD_THEME, "b a c", "b a c" },
    { "--lang fi", INNO_PROJECT_SORT_START, "b a c", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_END, "a b c", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_GRANTED, "c b a", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_REALISED, "b a c", "b a c" },
    { "--lang fi", INNO_PROJECT_SORT_PLANNED, "a b c", "a b c" },
    { "--lang fi", INNO_PROJECT_SORT_CITY_SHARE, "a c b", "b a c" },
    { "--lang fi", INNO_PROJECT_SORT_BENEFICIARY, "b a c", "a b c" },
    { "--where status=cancelled", INNO_PROJECT_SORT_NAME, "d", "d" },
    { "--where status=planned", INNO_PROJECT_SORT_NAME, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      show (self, cases[i].words, cases[i].sort, FALSE, FALSE);
      assert_rows (self, cases[i].up);
      show (self, cases[i].words, cases[i].sort, TRUE, FALSE);
      assert_rows (self, cases[i].down);
    }
}

static void
test_row (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_PLACES));
  InnoProjectItem *item;
  InnoBandState band;

  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  item = get_item (self, 0);
  workspace_case_wait (is_loaded, item);
  g_assert_true (item == get_item (self, 0));
  g_assert_cmpstr (inno_project_item_get_name (item, INNO_LANG_SV), ==, "Öl");
  g_assert_cmpstr (inno_project_item_get_code (item), ==, "C1");
  g_assert_cmpint (inno_project_item_get_status (item), ==, INNO_STATUS_ONGOING);
  g_assert_cmpuint (g_strv_length ((char **) inno_project_item_get_cities (item)), ==, 2);
  g_assert_cmpstr (inno_project_item_get_cities (item)[1], ==, "city:c");
  g_assert_null (inno_project_item_get_agreement (item));
  g_assert_cmpstr (inno_project_item_get_lead_theme (item), ==, "lead_theme:m");
  g_assert_cmpint (inno_project_item_get_start (item), ==, inno_day_new (2021, 5, 1));
  g_assert_cmpint (inno_project_item_get_end (item), ==, INNO_DAY_NONE);
  assert_cents (inno_project_item_get_amount (item, INNO_MEASURE_GRANTED), INNO_CELL_KNOWN, 157);
  assert_cents (inno_project_item_get_amount (item, INNO_MEASURE_REALISED), INNO_CELL_KNOWN, 40);
  assert_cents (inno_project_item_get_amount (item, INNO_MEASURE_PLANNED), INNO_CELL_UNKNOWN, 0);
  g_assert_cmpfloat (inno_project_item_get_city_share (item, &band).fraction, ==, 50.0 / 150);
  g_assert_cmpint (band, ==, INNO_BAND_WITHIN);

  item = get_item (self, 1);
  assert_cents (inno_project_item_get_amount (item, INNO_MEASURE_GRANTED), INNO_CELL_AT_LEAST, 10);
  assert_cents (inno_project_item_get_amount (item, INNO_MEASURE_REALISED), INNO_CELL_NONE, 0);
  inno_project_item_get_city_share (item, &band);
  g_assert_cmpint (band, ==, INNO_BAND_UNKNOWN);
}

/* Of an amount the part that the filter lets through, and no more of a row. */
static void
test_parts (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_PLACES));
  InnoBandState band;

  show (self, "--where city=city:c", INNO_PROJECT_SORT_GRANTED, FALSE, FALSE);
  assert_rows (self, "b a");
  assert_cents (inno_project_item_get_amount (get_item (self, 0), INNO_MEASURE_GRANTED), INNO_CELL_KNOWN, 78);
  g_assert_cmpuint (inno_project_list_get_summary (self->list)->n_projects, ==, 2);
  assert_cents (inno_project_list_get_summary (self->list)->measures[INNO_MEASURE_GRANTED], INNO_CELL_KNOWN, 378);

  show (self, "--where class=city", INNO_PROJECT_SORT_GRANTED, FALSE, FALSE);
  assert_rows (self, "b c");
  assert_cents (inno_project_item_get_amount (get_item (self, 0), INNO_MEASURE_GRANTED), INNO_CELL_KNOWN, 50);
  assert_cents (inno_project_item_get_amount (get_item (self, 1), INNO_MEASURE_GRANTED), INNO_CELL_UNKNOWN, 0);
  g_assert_cmpuint (inno_project_list_get_summary (self->list)->n_unknown[INNO_MEASURE_GRANTED], ==, 1);
  /* Of that part it is all, which is not the share of the cities. */
  g_assert_cmpint (inno_project_item_get_city_share (get_item (self, 0), &band).state, ==, INNO_CELL_NONE);
  g_assert_cmpint (band, ==, INNO_BAND_NONE);
}

static const char groups[] =
  "[{'_id':'project:g','name':{'fi':'Beeta','sv':'b','en':'b'},'kind':'group','status':'ongoing'," MONEY (5000) "},"
  " {'_id':'project:g1','name':{'fi':'Åke','sv':'a','en':'a'},'kind':'sub','parent':'project:g',"
  "  'status':'ongoing','cities':['city:a']," MONEY (20) "},"
  " {'_id':'project:g2','name':{'fi':'Eka','sv':'a','en':'a'},'kind':'sub','parent':'project:g',"
  "  'status':'ended','cities':['city:b']," MONEY (3) "},"
  " {'_id':'project:h','name':{'fi':'Alfa','sv':'a','en':'a'},'kind':'group','status':'ongoing',"
  "  'cities':['city:a']," MONEY (7) "},"
  " {'_id':'project:i','name':{'fi':'Cee','sv':'c','en':'c'},'kind':'group','status':'ended'},"
  " {'_id':'project:i1','name':{'fi':'Cee 1','sv':'c','en':'c'},'kind':'sub','parent':'project:i',"
  "  'status':'ended'," MONEY (1) "},"
  " {'_id':'project:o','name':{'fi':'Orpo','sv':'o','en':'o'},'kind':'sub','parent':'project:nobody',"
  "  'status':'ended'," MONEY (9) "}]";

static void
test_groups (void)
{
  g_autoptr (Case) self = case_new (fixture_new (groups, FIXTURE_PLACES));
  const InnoProjectSummary *summary;

  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  assert_rows (self, "h i1 g2 o g1");
  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, TRUE);
  assert_rows (self, "h g- .g2 .g1 i- .i1 o");
  g_assert_cmpint (inno_project_item_get_kind (get_item (self, 1)), ==, INNO_KIND_GROUP);
  assert_cents (inno_project_item_get_amount (get_item (self, 1), INNO_MEASURE_GRANTED), INNO_CELL_KNOWN, 23);
  summary = inno_project_list_get_summary (self->list);
  g_assert_cmpuint (summary->n_projects, ==, 5);
  assert_cents (summary->measures[INNO_MEASURE_GRANTED], INNO_CELL_KNOWN, 40);

  show (self, "--lang fi", INNO_PROJECT_SORT_GRANTED, TRUE, TRUE);
  assert_rows (self, "g- .g1 .g2 o h i- .i1");

  /* A sub-project outside the filter stands there and is in no sum. */
  show (self, "--lang fi --where city=city:a", INNO_PROJECT_SORT_NAME, FALSE, TRUE);
  assert_rows (self, "h !g- .!g2 .g1");
  assert_cents (inno_project_item_get_amount (get_item (self, 1), INNO_MEASURE_GRANTED), INNO_CELL_KNOWN, 20);
  assert_cents (inno_project_item_get_amount (get_item (self, 2), INNO_MEASURE_GRANTED), INNO_CELL_NONE, 0);
  g_assert_cmpuint (inno_project_list_get_summary (self->list)->n_projects, ==, 2);
  show (self, "--lang fi --where status=ended", INNO_PROJECT_SORT_NAME, FALSE, TRUE);
  assert_rows (self, "!g- .g2 .!g1 i- .i1 o");
}

static void
test_expanding (void)
{
  g_autoptr (Case) self = case_new (fixture_new (groups, FIXTURE_PLACES));
  g_autoptr (InnoProjectItem) group = NULL;

  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, TRUE);
  group = g_object_ref (get_item (self, 1));
  self->n_changes = 0;
  inno_project_list_set_expanded (self->list, 1, FALSE);
  g_assert_cmpuint (self->n_changes, ==, 1);
  assert_rows (self, "h g+ i- .i1 o");
  g_assert_true (group == get_item (self, 1));
  g_assert_false (inno_project_item_is_expanded (group));
  g_assert_cmpuint (inno_project_list_find (self->list, "project:g1"), ==, G_MAXUINT);
  inno_project_list_set_expanded (self->list, 1, FALSE);
  inno_project_list_set_expanded (self->list, 0, FALSE);
  g_assert_cmpuint (self->n_changes, ==, 1);
  g_assert_cmpuint (inno_project_list_get_summary (self->list)->n_projects, ==, 5);
  inno_project_list_set_expanded (self->list, 1, TRUE);
  assert_rows (self, "h g- .g2 .g1 i- .i1 o");
}

static gint64
add_rows (Case        *self,
          InnoMeasure  measure)
{
  gint64 cents = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    if (!inno_project_item_has_subs (get_item (self, i)))
      cents += inno_project_item_get_amount (get_item (self, i), measure).integer;

  return cents;
}

/* The rows of the list, its summary and the charts say the same. */
static void
test_sums (void)
{
  g_autoptr (Case) self = case_new (fixture_new_sample ());
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);
  static const char * const questions[] = {
    "--lang fi", "--where city=city:oulu", "--where class=city", "--from 2023 --to 2024",
    "--where status=ended --where status=cancelled", "--where agreement=agreement:capital-region",
    "--where city=city:espoo --where class=eu_state --from 2024", "--where region=06 --where city=city:tampere",
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    for (guint by_group = 0; by_group < 2; by_group++)
      {
        g_autoptr (InnoQuery) query = fixture_parse_query (questions[i]);

        show (self, questions[i], INNO_PROJECT_SORT_START, FALSE, by_group);
        for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
          {
            const InnoProjectSummary *summary = inno_project_list_get_summary (self->list);
            g_autoptr (InnoFrame) frame = NULL;
            guint total;

            query->measure = m;
            frame = inno_facts_aggregate (facts, query, NULL);
            total = inno_frame_get_n_rows (frame) - 1;
            g_assert_cmpint (summary->measures[m].integer, ==,
                             inno_frame_get_cell (frame, total, inno_frame_find_column (frame, "total")).integer);
            g_assert_cmpuint (summary->n_projects, ==, inno_frame_get_context (frame)->n_projects);
            g_assert_cmpuint (summary->n_unknown[m], ==, inno_frame_get_context (frame)->unknown_rows);
            g_assert_cmpint (add_rows (self, m), ==, summary->measures[m].integer);
          }
        if (!by_group)
          g_assert_cmpuint (inno_project_list_get_summary (self->list)->n_projects, ==,
                            g_list_model_get_n_items (G_LIST_MODEL (self->list)));
      }
}

/* However far somebody scrolls, rows are the same objects while they are near. */
static void
test_pages (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (Case) self = NULL;
  g_autoptr (InnoProjectItem) first = NULL;
  InnoProjectItem *last;
  guint n = 5000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{'_id':'project:%05u','name':{'fi':'Nimi %05u','sv':'b','en':'c'}}",
                            i > 0 ? "," : "", i, n - i);
  g_string_append_c (json, ']');
  self = case_new (fixture_new (json->str, FIXTURE_BARE));

  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, n);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), n));
  first = g_object_ref (get_item (self, 0));
  g_assert_true (inno_project_item_is_loading (first));
  g_assert_cmpstr (inno_project_item_get_id (first), ==, "project:04999");
  for (guint i = 0; i < n; i += 50)
    {
      g_assert_true (get_item (self, i) == get_item (self, i));
      g_assert_true (i > 500 || first == get_item (self, 0));
    }
  last = get_item (self, n - 1);
  workspace_case_wait (is_loaded, last);
  g_assert_cmpstr (inno_project_item_get_id (last), ==, "project:00000");
  /* The first page is long gone, and comes anew. */
  g_assert_true (first != get_item (self, 0));
  workspace_case_wait (is_loaded, get_item (self, 0));
  g_assert_cmpstr (inno_project_item_get_name (get_item (self, 0), INNO_LANG_FI), ==, "Nimi 00001");
}

static void
test_overtaken (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_PLACES));
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where status=ended");

  inno_project_list_show (self->list, facts, query, INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  inno_project_list_show (self->list, facts, query, INNO_PROJECT_SORT_START, FALSE, FALSE);
  g_assert_true (inno_project_list_is_busy (self->list));
  show (self, "--where status=ongoing --lang fi", INNO_PROJECT_SORT_NAME, TRUE, FALSE);
  assert_rows (self, "c b");
  g_assert_cmpuint (self->n_changes, ==, 1);

  inno_project_list_show (self->list, facts, query, INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  inno_project_list_show (self->list, NULL, query, INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  g_assert_false (inno_project_list_is_busy (self->list));
  assert_rows (self, "");
  g_assert_cmpuint (inno_project_list_get_summary (self->list)->n_projects, ==, 0);
}

/* A filter that names nothing is an error, and mended by the next question. */
static void
test_error (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_PLACES));
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);

  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  workspace_case_show (self->list, facts, "--where city=city:narnia", INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  g_assert_error (inno_project_list_get_error (self->list), INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  assert_rows (self, "");
  show (self, "--lang fi", INNO_PROJECT_SORT_NAME, FALSE, FALSE);
  assert_rows (self, "b c a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-list/sorts", test_sorts);
  g_test_add_func ("/project-list/row", test_row);
  g_test_add_func ("/project-list/parts", test_parts);
  g_test_add_func ("/project-list/groups", test_groups);
  g_test_add_func ("/project-list/expanding", test_expanding);
  g_test_add_func ("/project-list/sums", test_sums);
  g_test_add_func ("/project-list/pages", test_pages);
  g_test_add_func ("/project-list/overtaken", test_overtaken);
  g_test_add_func ("/project-list/error", test_error);

  return g_test_run ();
}
