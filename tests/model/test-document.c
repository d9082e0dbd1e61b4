/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-document.h"
#include "inno-json.h"

#define N "{\"fi\":\"a\",\"sv\":null,\"en\":null}"
#define P(more) "\"_id\":\"project:p\",\"type\":\"project\"" more
#define FIELDS ",\"name\":" N ",\"kind\":\"project\",\"cities\":[],\"themes\":[]," \
               "\"status\":\"ongoing\",\"funding\":{}"
#define ROW(more) P (",\"name\":" N ",\"kind\":\"project\",\"cities\":[],\"themes\":[]," \
                     "\"status\":\"ongoing\",\"funding\":{" more "}")
#define SOURCE "\"source\":\"funding_source:erdf\",\"measure\":\"granted\""
#define CITY(more) "\"_id\":\"city:c\",\"type\":\"city\",\"name\":" N ",\"kind\":\"city\"," \
                   "\"region\":{\"code\":\"09\",\"name\":" N "}" more
#define LEAD(more) "\"_id\":\"lead_theme:l\",\"type\":\"lead_theme\",\"name\":" N "," \
                   "\"participants_known\":true" more
#define OBS(more) "\"_id\":\"observation:o\",\"type\":\"observation\",\"metric\":\"metric:m\"," \
                  "\"kind\":\"target\",\"value\":1.5" more
#define META(more) "\"_id\":\"meta:dataset\",\"type\":\"meta\",\"dataset_id\":\"d\"" more

#define GOOD ((InnoJsonError) -1)

typedef struct
{
  const char    *name;
  const char    *members;
  InnoJsonError  code;      /* or GOOD */
  const char    *pointer;   /* of what is wrong */
} Case;

static const Case cases[] = {
  { "project", P (FIELDS), GOOD },
  { "no-id", "\"type\":\"city\"", INNO_JSON_ERROR_MISSING, "/_id" },
  { "no-type", "\"_id\":\"city:c\"", INNO_JSON_ERROR_MISSING, "/type" },
  { "id-not-text", "\"_id\":5,\"type\":\"city\"", INNO_JSON_ERROR_TYPE, "/_id" },
  { "id-null", "\"_id\":null,\"type\":\"city\"", INNO_JSON_ERROR_TYPE, "/_id" },
  { "type-null", "\"_id\":\"city:c\",\"type\":null", INNO_JSON_ERROR_TYPE, "/type" },
  { "id-of-other-type", "\"_id\":\"theme:c\",\"type\":\"city\"", INNO_JSON_ERROR_VALUE, "/_id" },
  { "unknown-type", "\"_id\":\"note:1\",\"type\":\"note\",\"name\":3", GOOD },
  { "unknown-type-bad-id", "\"_id\":\"note:A\",\"type\":\"note\"", INNO_JSON_ERROR_VALUE, "/_id" },
  { "unknown-member", P (FIELDS ",\"x\":{\"y\":[null]}"), GOOD },
  { "name-missing", P (",\"kind\":\"project\""), INNO_JSON_ERROR_MISSING, "/name" },
  { "name-null", P (",\"name\":null"), INNO_JSON_ERROR_TYPE, "/name" },
  { "name-text", P (",\"name\":\"a\""), INNO_JSON_ERROR_TYPE, "/name" },
  { "name-without-sv", P (",\"name\":{\"fi\":\"a\",\"en\":null}"), INNO_JSON_ERROR_MISSING, "/name/sv" },
  { "name-number", P (",\"name\":{\"fi\":1,\"sv\":null,\"en\":null}"), INNO_JSON_ERROR_TYPE, "/name/fi" },
  { "name-all-null", P (",\"name\":{\"fi\":null,\"sv\":null,\"en\":null},\"kind\":\"sub\",\"cities\":[],"
                        "\"themes\":[],\"status\":\"ended\",\"funding\":{}"), GOOD },
  { "kind-unknown", P (",\"name\":" N ",\"kind\":\"pro\""), INNO_JSON_ERROR_VALUE, "/kind" },
  { "kind-of-two", P (",\"name\":" N ",\"kind\":\"project|group\""), INNO_JSON_ERROR_VALUE, "/kind" },
  { "kind-empty", P (",\"name\":" N ",\"kind\":\"\""), INNO_JSON_ERROR_VALUE, "/kind" },
  { "kind-null", P (",\"name\":" N ",\"kind\":null"), INNO_JSON_ERROR_TYPE, "/kind" },
  { "cities-object", P (",\"name\":" N ",\"kind\":\"sub\",\"cities\":{}"), INNO_JSON_ERROR_TYPE, "/cities" },
  { "cities-of-themes", P (",\"name\":" N ",\"kind\":\"sub\",\"cities\":[\"theme:a\"]"),
    INNO_JSON_ERROR_VALUE, "/cities/0" },
  { "cities-twice", P (",\"name\":" N ",\"kind\":\"sub\",\"cities\":[\"city:a\",\"city:b\",\"city:a\"]"),
    INNO_JSON_ERROR_VALUE, "/cities/2" },
  { "cities-null-in", P (",\"name\":" N ",\"kind\":\"sub\",\"cities\":[null]"),
    INNO_JSON_ERROR_TYPE, "/cities/0" },
  { "parent-null", P (FIELDS ",\"parent\":null,\"agreement\":null,\"lead_theme\":null"), GOOD },
  { "parent-city", P (FIELDS ",\"parent\":\"city:a\""), INNO_JSON_ERROR_VALUE, "/parent" },
  { "agreement-text", P (FIELDS ",\"agreement\":\"Oulu\""), INNO_JSON_ERROR_VALUE, "/agreement" },
  { "start-null", P (FIELDS ",\"start\":null"), GOOD },
  { "start-leap", P (FIELDS ",\"start\":\"2024-02-29\""), GOOD },
  { "start-not-leap", P (FIELDS ",\"start\":\"2023-02-29\""), INNO_JSON_ERROR_VALUE, "/start" },
  { "start-30-feb", P (FIELDS ",\"start\":\"2024-02-30\""), INNO_JSON_ERROR_VALUE, "/start" },
  { "start-short", P (FIELDS ",\"start\":\"2024-2-3\""), INNO_JSON_ERROR_VALUE, "/start" },
  { "start-time", P (FIELDS ",\"start\":\"2024-02-03T00:00:00Z\""), INNO_JSON_ERROR_VALUE, "/start" },
  { "start-number", P (FIELDS ",\"start\":20240203"), INNO_JSON_ERROR_TYPE, "/start" },
  { "end-before-start", P (FIELDS ",\"start\":\"2024-02-03\",\"end\":\"2020-01-01\""), GOOD },
  { "summary-null", P (FIELDS ",\"summary\":null"), INNO_JSON_ERROR_TYPE, "/summary" },
  { "url-number", P (FIELDS ",\"url\":1"), INNO_JSON_ERROR_TYPE, "/url" },
  { "origin-null", P (FIELDS ",\"origin\":null"), GOOD },
  { "origin-array", P (FIELDS ",\"origin\":[]"), INNO_JSON_ERROR_TYPE, "/origin" },
  { "origin-row", P (FIELDS ",\"origin\":{\"row\":1.5}"), INNO_JSON_ERROR_TYPE, "/origin/row" },
  { "origin-day", P (FIELDS ",\"origin\":{\"retrieved\":\"x\"}"), INNO_JSON_ERROR_VALUE, "/origin/retrieved" },
  { "edit", P (FIELDS ",\"edit\":{\"id\":\"x\",\"by\":\"A\",\"at\":\"2025-04-10T08:59:00Z\"}"), GOOD },
  { "edit-at", P (FIELDS ",\"edit\":{\"at\":\"yesterday\"}"), INNO_JSON_ERROR_VALUE, "/edit/at" },
  { "edit-null", P (FIELDS ",\"edit\":null"), INNO_JSON_ERROR_TYPE, "/edit" },
  { "rev-number", P (FIELDS ",\"_rev\":1"), INNO_JSON_ERROR_TYPE, "/_rev" },
  { "funding", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":-5}"), GOOD },
  { "funding-array", P (",\"name\":" N ",\"kind\":\"sub\",\"cities\":[],\"themes\":[],"
                        "\"status\":\"ended\",\"funding\":[]"), INNO_JSON_ERROR_TYPE, "/funding" },
  { "funding-amount-null", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":null,\"year\":null}"), GOOD },
  { "funding-amount-missing", ROW ("\"f1\":{" SOURCE "}"), INNO_JSON_ERROR_MISSING, "/funding/f1/amount_cents" },
  { "funding-amount-text", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":\"5\"}"), INNO_JSON_ERROR_TYPE, "/funding/f1/amount_cents" },
  { "funding-amount-half", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":0.5}"), INNO_JSON_ERROR_TYPE, "/funding/f1/amount_cents" },
  { "funding-amount-whole", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":5.0}"), GOOD },
  { "funding-amount-most", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":9007199254740991}"), GOOD },
  { "funding-year-low", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":1,\"year\":1999}"), INNO_JSON_ERROR_VALUE, "/funding/f1/year" },
  { "funding-year-high", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":1,\"year\":2101}"), INNO_JSON_ERROR_VALUE, "/funding/f1/year" },
  { "funding-year-bounds", ROW ("\"f1\":{" SOURCE ",\"amount_cents\":1,\"year\":2000},"
                                "\"f2\":{" SOURCE ",\"amount_cents\":1,\"year\":2100}"), GOOD },
  { "funding-row-null", ROW ("\"f1\":null"), INNO_JSON_ERROR_TYPE, "/funding/f1" },
  { "funding-row-id", ROW ("\"F1\":{" SOURCE ",\"amount_cents\":1}"), INNO_JSON_ERROR_VALUE, "/funding/F1" },
  { "funding-row-slash", ROW ("\"a/b~\":{}"), INNO_JSON_ERROR_VALUE, "/funding/a~1b~0" },
  { "funding-measure", ROW ("\"f1\":{\"source\":\"funding_source:a\",\"measure\":\"projects\",\"amount_cents\":1}"),
    INNO_JSON_ERROR_VALUE, "/funding/f1/measure" },
  { "funding-source", ROW ("\"f1\":{\"source\":\"erdf\",\"measure\":\"granted\",\"amount_cents\":1}"),
    INNO_JSON_ERROR_VALUE, "/funding/f1/source" },
  { "city", CITY (",\"lat\":1,\"lon\":2.5,\"population\":{\"2019\":5}"), GOOD },
  { "city-lat-null", CITY (",\"lat\":null,\"municipality_code\":null"), GOOD },
  { "city-lat-text", CITY (",\"lat\":\"61\""), INNO_JSON_ERROR_TYPE, "/lat" },
  { "city-population-text", CITY (",\"population\":{\"2019\":\"5\"}"), INNO_JSON_ERROR_TYPE, "/population/2019" },
  { "city-population-array", CITY (",\"population\":[5]"), INNO_JSON_ERROR_TYPE, "/population" },
  { "city-region-missing", "\"_id\":\"city:c\",\"type\":\"city\",\"name\":" N ",\"kind\":\"city\"",
    INNO_JSON_ERROR_MISSING, "/region" },
  { "city-region-name", "\"_id\":\"city:c\",\"type\":\"city\",\"name\":" N ",\"kind\":\"city\","
                        "\"region\":{\"code\":\"1\"}", INNO_JSON_ERROR_MISSING, "/region/name" },
  { "lead-theme", LEAD (",\"participants\":{\"p1\":{\"city\":\"city:a\",\"role\":\"lead\"}}"), GOOD },
  { "lead-theme-role", LEAD (",\"participants\":{\"p1\":{\"city\":\"city:a\",\"role\":\"boss\"}}"),
    INNO_JSON_ERROR_VALUE, "/participants/p1/role" },
  { "lead-theme-known", "\"_id\":\"lead_theme:l\",\"type\":\"lead_theme\",\"name\":" N ","
                        "\"participants_known\":1", INNO_JSON_ERROR_TYPE, "/participants_known" },
  { "lead-theme-round", LEAD (",\"round\":{\"start\":null},\"participants\":{}"),
    INNO_JSON_ERROR_MISSING, "/round/end" },
  { "observation", OBS (",\"subject\":\"city:a\",\"period\":\"2025-Q3\""), GOOD },
  { "observation-period", OBS (",\"subject\":\"agreement:a\",\"period\":\"2025-Q5\""), INNO_JSON_ERROR_VALUE, "/period" },
  { "observation-period-long", OBS (",\"subject\":\"agreement:a\",\"period\":\"20255\""), INNO_JSON_ERROR_VALUE, "/period" },
  { "observation-subject", OBS (",\"subject\":\"project:a\",\"period\":\"2025\""), INNO_JSON_ERROR_VALUE, "/subject" },
  { "meta", META (",\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":9}"), GOOD },
  { "meta-format", META (",\"format\":\"other\""), INNO_JSON_ERROR_VALUE, "/format" },
  { "meta-major", META (",\"format\":\"innocities-portfolio\",\"schema\":{\"major\":2,\"minor\":0}"),
    INNO_JSON_ERROR_VALUE, "/schema/major" },
  { "meta-sample", META (",\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0},\"sample\":\"yes\""),
    INNO_JSON_ERROR_TYPE, "/sample" },
  { "person", "\"_id\":\"person:p\",\"type\":\"person\",\"name\":\"M\",\"email\":null", GOOD },
  { "person-name", "\"_id\":\"person:p\",\"type\":\"person\",\"name\":" N, INNO_JSON_ERROR_TYPE, "/name" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *json = g_strdup_printf ("{%s}", c->members);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = inno_json_parse (json, strlen (json), &error);
  g_autofree char *start = NULL;
  gboolean is_valid;

  g_assert_no_error (error);
  is_valid = inno_document_validate (json_node_get_object (node), "/docs/7", &error);
  if (c->code == GOOD)
    {
      g_assert_no_error (error);
      g_assert_true (is_valid);
      return;
    }

  g_assert_false (is_valid);
  g_assert_error (error, INNO_JSON_ERROR, (int) c->code);
  start = g_strdup_printf ("/docs/7%s: ", c->pointer);
  g_assert_true (g_str_has_prefix (error->message, start));
}

static gboolean
validates (const char *json)
{
  g_autoptr(JsonNode) node = inno_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return inno_document_validate (json_node_get_object (node), "", NULL);
}

static void
test_long_text (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *most = NULL;
  g_autofree char *more = NULL;

  /* Characters are counted, not bytes. */
  for (guint i = 0; i < 65536; i++)
    g_string_append (text, "ä");
  most = g_strdup_printf ("{\"_id\":\"person:p\",\"type\":\"person\",\"name\":\"%s\"}", text->str);
  g_string_append_c (text, 'x');
  more = g_strdup_printf ("{\"_id\":\"person:p\",\"type\":\"person\",\"name\":\"%s\"}", text->str);
  g_assert_true (validates (most));
  g_assert_false (validates (more));
}

static char *
make_rows (guint n_rows)
{
  GString *json = g_string_new ("{" P (",\"name\":" N ",\"kind\":\"project\",\"cities\":[],"
                                       "\"themes\":[],\"status\":\"ongoing\",\"funding\":{"));

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (json, "%s\"r%u\":{" SOURCE ",\"amount_cents\":1}", i > 0 ? "," : "", i);
  g_string_append (json, "}}");
  return g_string_free (json, FALSE);
}

static void
test_many_rows (void)
{
  g_autofree char *most = make_rows (10000);
  g_autofree char *more = make_rows (10001);

  g_assert_true (validates (most));
  g_assert_false (validates (more));
}

static void
test_ids (void)
{
  static const struct
  {
    const char *id;
    const char *type;
    gboolean    is_valid;
  } ids[] = {
    { "city:oulu", "city", TRUE }, { "city:oulu", NULL, TRUE }, { "lead_theme:a", "lead_theme", TRUE },
    { "city:0-_z", "city", TRUE }, { "city:oulu", "cit", FALSE }, { "city:oulu", "city_", FALSE },
    { "city:", "city", FALSE }, { "city", "city", FALSE }, { ":a", "", FALSE }, { "", NULL, FALSE },
    { NULL, NULL, FALSE }, { "city:_a", "city", FALSE }, { "city:-a", "city", FALSE },
    { "city:A", "city", FALSE }, { "city:a b", "city", FALSE }, { "city:a/b", "city", FALSE },
    { "city:å", "city", FALSE }, { "city:a\n", "city", FALSE }, { "city:a:b", "city", FALSE },
    { "c1ty:a", NULL, FALSE },
  };
  g_autofree char *slug = g_strnfill (64, 'a');
  g_autofree char *most = g_strconcat ("city:", slug, NULL);
  g_autofree char *more = g_strconcat ("city:a", slug, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (inno_document_id_is_valid (ids[i].id, ids[i].type), ==, ids[i].is_valid);
  g_assert_true (inno_document_id_is_valid (most, "city"));
  g_assert_false (inno_document_id_is_valid (more, "city"));
}

static void
test_types (void)
{
  for (InnoDocumentType type = 0; type < INNO_DOCUMENT_OTHER; type++)
    g_assert_cmpint (inno_document_type_from_id (inno_document_type_to_id (type)), ==, type);
  g_assert_null (inno_document_type_to_id (INNO_DOCUMENT_OTHER));
  g_assert_cmpint (inno_document_type_from_id ("note"), ==, INNO_DOCUMENT_OTHER);
  g_assert_cmpint (inno_document_type_from_id (NULL), ==, INNO_DOCUMENT_OTHER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/document/long-text", test_long_text);
  g_test_add_func ("/document/many-rows", test_many_rows);
  g_test_add_func ("/document/ids", test_ids);
  g_test_add_func ("/document/types", test_types);

  return g_test_run ();
}
