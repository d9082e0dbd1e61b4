/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-static.h"
#include "inno-sync.h"

#define HEAD "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0}," \
  "\"dataset_id\":\"d\",\"seq\":7,\"generated_at\":\"2025-04-10T09:00:00Z\"," \
  "\"counts\":{\"city\":2}"
#define SHA "\"0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef\""

typedef struct
{
  const char    *text;
  InnoSyncError  code;
} Case;

static InnoStatic *
parse (const char  *text,
       gssize       length,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return inno_static_parse (bytes, error);
}

static void
assert_refused (const Case *cases,
                gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (parse (cases[i].text, -1, &error));
      g_assert_error (error, INNO_SYNC_ERROR, (int) cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_head (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStatic) document = parse (HEAD ",\"as_of\":\"2025-04-09\",\"new\":1,\"docs\":[{},{}]}",
                                           -1, &error);
  InnoImportHead *head;

  g_assert_no_error (error);
  head = inno_static_get_head (document);
  g_assert_cmpstr (head->dataset_id, ==, "d");
  g_assert_cmpint (head->seq, ==, 7);
  g_assert_cmpint (head->generated_at, ==, 1744275600);
  g_assert_cmpint (head->as_of, ==, inno_day_new (2025, 4, 9));
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (head->counts, "city")), ==, 2);
  g_assert_cmpuint (g_hash_table_size (head->counts), ==, 1);
  g_assert_cmpuint (inno_static_get_n_pages (document), ==, 0);
}

static void
test_head_any_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStatic) document =
    parse ("\n{\"docs\":[{\"a\":\"]}\"}],\"counts\":{},\"seq\":0,\"generated_at\":\"2025-04-10T09:00:00Z\","
           "\"dataset_id\":\"d\",\"schema\":{\"minor\":9,\"major\":1},"
           "\"format\":\"innocities-portfolio\"}\n", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (inno_static_get_head (document)->as_of, ==, INNO_DAY_NONE);
}

static void
test_bom (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStatic) document = parse ("\xef\xbb\xbf" HEAD ",\"docs\":[]}", -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  g_assert_null (parse ("\xef\xbb\xbf\xef\xbb\xbf" HEAD ",\"docs\":[]}", -1, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

static void
test_not_ours (void)
{
  static const Case cases[] = {
    { "<!DOCTYPE html><title>Login</title>", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "  \n<html>", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "hello", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "[]", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "null", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"format\":\"other\"}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"format\":1}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"format\":null}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"format\":[\"innocities-portfolio\"]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"broken\"", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "", INNO_SYNC_ERROR_INCOMPLETE },
    { " \r\n\t ", INNO_SYNC_ERROR_INCOMPLETE },
  };

  assert_refused (cases, G_N_ELEMENTS (cases));
}

static void
test_database (void)
{
  static const Case cases[] = {
    { "{\"couchdb\":\"Welcome\",\"version\":\"3.5.2\"}", INNO_SYNC_ERROR_SERVER_ONLY },
    { "{\"express-pouchdb\":\"Welcome!\"}", INNO_SYNC_ERROR_SERVER_ONLY },
    { "{\"db_name\":\"innocities\",\"update_seq\":\"7-g1\"}", INNO_SYNC_ERROR_DATABASE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, -1, &error));
      g_assert_error (error, INNO_SYNC_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "database"));
    }
}

static void
test_bad_head (void)
{
  static const Case cases[] = {
    { "{\"format\":\"innocities-portfolio\",\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"format\":\"innocities-portfolio\",\"schema\":1,\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":2,\"minor\":0},\"docs\":[]}",
      INNO_SYNC_ERROR_TOO_NEW },
    { "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":2,\"minor\":0},\"whatever\":{}}",
      INNO_SYNC_ERROR_TOO_NEW },
    { "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":0},\"docs\":[]}",
      INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"seq\":8,\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"docs\":[],\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"docs\":[],\"d\\u006fcs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"title\":\"\\ud800\",\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"title\":\"\xff\",\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"n\":9007199254740993,\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"as_of\":\"2025-02-30\",\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"as_of\":5,\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD "}", INNO_SYNC_ERROR_INCOMPLETE },
    { HEAD ",\"docs\":{}}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"docs\":null}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"docs\":[],\"pages\":[]}", INNO_SYNC_ERROR_INCOMPLETE },
  };

  assert_refused (cases, G_N_ELEMENTS (cases));
}

static void
replace_and_refuse (const char *old,
                    const char *new)
{
  g_autoptr (GString) text = g_string_new (HEAD ",\"docs\":[]}");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  g_test_message ("%s", text->str);
  g_assert_null (parse (text->str, -1, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

static void
test_bad_members (void)
{
  replace_and_refuse ("\"seq\":7", "\"seq\":-1");
  replace_and_refuse ("\"seq\":7", "\"seq\":\"7\"");
  replace_and_refuse ("\"seq\":7", "\"seq\":7.5");
  replace_and_refuse ("\"seq\":7", "\"seq\":null");
  replace_and_refuse ("\"seq\":7", "\"sequence\":7");
  replace_and_refuse ("\"seq\":7", "\"seq\":9223372036854775808");
  replace_and_refuse ("\"dataset_id\":\"d\"", "\"dataset_id\":\"\"");
  replace_and_refuse ("\"dataset_id\":\"d\"", "\"dataset_id\":5");
  replace_and_refuse ("\"dataset_id\":\"d\",", "");
  replace_and_refuse ("2025-04-10T09:00:00Z", "yesterday");
  replace_and_refuse ("\"counts\":{\"city\":2}", "\"counts\":[]");
  replace_and_refuse ("\"city\":2", "\"city\":-2");
  replace_and_refuse ("\"city\":2", "\"city\":\"2\"");
  replace_and_refuse ("\"city\":2", "\"city\":6000000000");
}

static void
test_cut (void)
{
  static const char text[] = HEAD ",\"docs\":[{\"_id\":\"city:a\",\"x\":[1,2,{\"y\":\"\xc3\xa4\"}]},{\"a\":true}]}";

  /* Wherever it is cut, it is not a portfolio; past the format, it was one. */
  for (gsize length = 1; length < sizeof text - 1; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (text, (gssize) length, &error));
      g_assert_true (error->domain == INNO_SYNC_ERROR);
      if (length > strlen ("{\"format\":\"innocities-portfolio\""))
        g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
    }
}

static void
test_two_roots (void)
{
  static const Case cases[] = {
    { HEAD ",\"docs\":[]}" HEAD ",\"docs\":[]}", INNO_SYNC_ERROR_INCOMPLETE },
    { HEAD ",\"docs\":[]} x", INNO_SYNC_ERROR_INCOMPLETE },
    { HEAD ",\"docs\":[]},", INNO_SYNC_ERROR_INCOMPLETE },
    { HEAD ",\"docs\":[{},]}", INNO_SYNC_ERROR_INCOMPLETE },
    { HEAD ",\"docs\":[{'a':1}]}", INNO_SYNC_ERROR_INCOMPLETE },
    { HEAD ",\"docs\":[{\"a\":NaN}]}", INNO_SYNC_ERROR_INCOMPLETE },
    { "var x = " HEAD ",\"docs\":[]};", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "/* */" HEAD ",\"docs\":[]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
  };

  assert_refused (cases, G_N_ELEMENTS (cases));
}

static void
test_depth (void)
{
  static const char *const places[] = { ",\"docs\":[", ",\"deep\":", ",\"docs\":[{\"a\":" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD);
      g_autoptr (GError) error = NULL;

      g_string_append (text, places[i]);
      for (guint j = 0; j < 200000; j++)
        g_string_append_c (text, '[');

      g_assert_null (parse (text->str, (gssize) text->len, &error));
      g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE);
    }
}

static void
test_nul (void)
{
  static const char text[] = HEAD ",\"docs\":[]}\0 {\"format\":\"innocities-portfolio\"}";
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, sizeof text - 1, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStatic) document =
    parse (HEAD ",\"pages\":[{\"href\":\"1.ndjson\",\"bytes\":10,\"sha256\":" SHA ",\"count\":3,\"x\":1}]}",
           -1, &error);
  const InnoStaticPage *page;

  g_assert_no_error (error);
  g_assert_cmpuint (inno_static_get_n_pages (document), ==, 1);
  page = inno_static_get_page (document, 0);
  g_assert_cmpstr (page->href, ==, "1.ndjson");
  g_assert_cmpuint (page->n_bytes, ==, 10);
  g_assert_cmpuint (page->count, ==, 3);
  g_assert_true (g_str_has_prefix (page->sha256, "0123456789abcdef"));
}

static void
test_bad_pages (void)
{
  static const Case cases[] = {
    { HEAD ",\"pages\":{}}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":null}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[1]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[{\"bytes\":10,\"sha256\":" SHA ",\"count\":3}]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[{\"href\":\"1\",\"bytes\":-1,\"sha256\":" SHA ",\"count\":3}]}",
      INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[{\"href\":\"1\",\"bytes\":1,\"sha256\":" SHA ",\"count\":-3}]}",
      INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[{\"href\":\"1\",\"bytes\":1,\"sha256\":\"abc\",\"count\":3}]}",
      INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[{\"href\":\"1\",\"bytes\":1,\"count\":3}]}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { HEAD ",\"pages\":[{\"href\":\"1\",\"bytes\":9007199254740991,\"sha256\":" SHA ",\"count\":3}]}",
      INNO_SYNC_ERROR_TOO_LARGE },
    { HEAD ",\"pages\":[{\"href\":\"1\",\"bytes\":3000000000,\"sha256\":" SHA ",\"count\":3},"
      "{\"href\":\"2\",\"bytes\":3000000000,\"sha256\":" SHA ",\"count\":3}]}",
      INNO_SYNC_ERROR_TOO_LARGE },
  };

  assert_refused (cases, G_N_ELEMENTS (cases));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/static/head", test_head);
  g_test_add_func ("/static/head/any-order", test_head_any_order);
  g_test_add_func ("/static/head/bad", test_bad_head);
  g_test_add_func ("/static/head/bad-members", test_bad_members);
  g_test_add_func ("/static/bom", test_bom);
  g_test_add_func ("/static/not-ours", test_not_ours);
  g_test_add_func ("/static/database", test_database);
  g_test_add_func ("/static/cut", test_cut);
  g_test_add_func ("/static/two-roots", test_two_roots);
  g_test_add_func ("/static/depth", test_depth);
  g_test_add_func ("/static/nul", test_nul);
  g_test_add_func ("/static/pages", test_pages);
  g_test_add_func ("/static/pages/bad", test_bad_pages);

  return g_test_run ();
}
