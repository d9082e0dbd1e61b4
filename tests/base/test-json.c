/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = inno_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static JsonNode *
parse_example (void)
{
  return parse ("{\"s\":\"x\",\"i\":-7,\"n\":1.5,\"one\":1.0,\"b\":true,\"z\":null,"
                "\"o\":{},\"a\":[],\"d\":\"2025-04-10\",\"bad\":\"2025-02-30\"}");
}

/* Takes @error. */
static void
assert_error (GError     *error,
              int         code,
              const char *message)
{
  g_assert_error (error, INNO_JSON_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
  g_error_free (error);
}

#define Q "\342\200\234"
#define U "\342\200\235"

static void
test_parse (void)
{
  static const char unterminated[] = { '[', '1', ']', 'x' };
  g_autoptr (JsonNode) node = inno_json_parse (unterminated, 3, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  g_assert_true (json_node_is_immutable (node));
  g_assert_null (inno_json_parse ("", 0, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_EMPTY);
}

/* Nothing of what the guard lets through is changed by json-glib. */
static void
test_values (void)
{
  g_autoptr (JsonNode) node =
    parse ("[9007199254740991,-9007199254740991,-0,0e1,1E22,-2.5e-1,\"\\u00e4\\uD83D\\uDE00\\n\","
           "\"\303\244\"]");
  JsonArray *array = json_node_get_array (node);

  g_assert_cmpint (json_array_get_int_element (array, 0), ==, 9007199254740991);
  g_assert_cmpint (json_array_get_int_element (array, 1), ==, -9007199254740991);
  g_assert_cmpfloat (json_array_get_double_element (array, 2), ==, 0.0);
  g_assert_cmpfloat (json_array_get_double_element (array, 3), ==, 0.0);
  g_assert_cmpfloat (json_array_get_double_element (array, 4), ==, 1e22);
  g_assert_cmpfloat (json_array_get_double_element (array, 5), ==, -0.25);
  g_assert_cmpstr (json_array_get_string_element (array, 6), ==, "\303\244\360\237\230\200\n");
  g_assert_cmpstr (json_array_get_string_element (array, 7), ==, "\303\244");
}

static void
test_to_string (void)
{
  static const char text[] = "{\"z\":[1,-2,true,null,\"\303\244\\n\\\"\"],\"a\":{\"b\":{}}}";
  g_autoptr (JsonNode) node = parse (text);
  g_autofree char *result = inno_json_to_string (node);

  g_assert_cmpstr (result, ==, text);
}

/* Numbers beyond what a person writes come back as they are. */
static void
test_numbers_to_string (void)
{
  static const struct { const char *text; const char *written; } cases[] = {
    { "[1e20]", "[1e+20]" },
    { "[-2.5e-30,true,1]", "[-2.4999999999999999e-30,true,1]" },
    { "{\"1e5.0\":1E300,\"b\\\"e5\":\"e5.0\"}", "{\"1e5.0\":1.0000000000000001e+300,\"b\\\"e5\":\"e5.0\"}" },
    { "[1e2,0.5,true]", "[100.0,0.5,true]" },
    { "1e99", "9.9999999999999997e+98" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].text);
      g_autofree char *result = inno_json_to_string (node);
      G_GNUC_UNUSED g_autoptr (JsonNode) again = parse (result);

      g_assert_cmpstr (result, ==, cases[i].written);
    }
}

static void
test_pointer (void)
{
  g_autofree char *root = inno_json_pointer ("", "a");
  g_autofree char *below = inno_json_pointer ("/docs/3", "m~n/o");

  g_assert_cmpstr (root, ==, "/a");
  g_assert_cmpstr (below, ==, "/docs/3/m~0n~1o");
}

static void
test_required (void)
{
  g_autoptr (JsonNode) node = parse_example ();
  JsonObject *object = json_node_get_object (node);
  GError *error = NULL;
  gint64 integer = 3;
  gboolean boolean = FALSE;

  g_assert_cmpstr (inno_json_get_string (object, "", "s", NULL), ==, "x");
  g_assert_nonnull (inno_json_get_object (object, "", "o", NULL));
  g_assert_nonnull (inno_json_get_array (object, "", "a", NULL));
  g_assert_true (inno_json_get_boolean (object, "", "b", &boolean, NULL));
  g_assert_true (boolean);

  g_assert_null (inno_json_get_string (object, "/p", "gone", &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_MISSING, Q "/p/gone" U " is missing.");
  g_assert_null (inno_json_get_string (object, "", "z", &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/z" U " must be text.");
  g_assert_null (inno_json_get_object (object, "", "a", &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/a" U " must be an object.");
  g_assert_null (inno_json_get_array (object, "", "o", &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/o" U " must be an array.");
  g_assert_false (inno_json_get_boolean (object, "", "i", &boolean, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE,
                Q "/i" U " must be true or false.");

  g_assert_false (inno_json_get_integer (object, "/docs/3", "one", &integer, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE,
                Q "/docs/3/one" U " must be an integer.");
  g_assert_false (inno_json_get_integer (object, "", "%s", &integer, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_MISSING, Q "/%s" U " is missing.");
  g_assert_cmpint (integer, ==, 3);
  g_assert_true (inno_json_get_integer (object, "", "i", &integer, &error));
  g_assert_cmpint (integer, ==, -7);
}

static void
test_node_as_object (void)
{
  g_autoptr (JsonNode) array = parse ("[1]");
  g_autoptr (JsonNode) object = parse ("{}");
  GError *error = NULL;

  g_assert_nonnull (inno_json_node_as_object (object, "", NULL));
  g_assert_null (inno_json_node_as_object (array, "", &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/" U " must be an object.");
  g_assert_null (inno_json_node_as_object (NULL, "/a/0", &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/a/0" U " must be an object.");
}

static void
test_optional (void)
{
  static const char *const unknown[] = { "gone", "z" };
  g_autoptr (JsonNode) node = parse_example ();
  JsonObject *object = json_node_get_object (node);
  gboolean is_known;
  gint64 integer = 42;
  double number = 0.5;
  const char *string = "";
  InnoDay day = 0;
  InnoText *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      is_known = TRUE;
      g_assert_true (inno_json_get_optional_integer (object, "", unknown[i], &is_known, &integer,
                                                     NULL));
      g_assert_false (is_known);
      g_assert_cmpint (integer, ==, 42);
      g_assert_true (inno_json_get_optional_number (object, "", unknown[i], NULL, &number, NULL));
      g_assert_cmpfloat (number, ==, 0.5);
      g_assert_true (inno_json_get_optional_string (object, "", unknown[i], &string, NULL));
      g_assert_null (string);
      g_assert_true (inno_json_get_optional_day (object, "", unknown[i], &day, NULL));
      g_assert_cmpint (day, ==, INNO_DAY_NONE);
      g_assert_true (inno_json_get_optional_text (object, "", unknown[i], &text, NULL));
      g_assert_null (text);
    }

  g_assert_true (inno_json_get_optional_integer (object, "", "i", &is_known, &integer, NULL));
  g_assert_true (is_known);
  g_assert_cmpint (integer, ==, -7);
  g_assert_true (inno_json_get_optional_number (object, "", "i", NULL, &number, NULL));
  g_assert_cmpfloat (number, ==, -7.0);
  g_assert_true (inno_json_get_optional_number (object, "", "n", &is_known, &number, NULL));
  g_assert_cmpfloat (number, ==, 1.5);
  g_assert_true (inno_json_get_optional_string (object, "", "s", &string, NULL));
  g_assert_cmpstr (string, ==, "x");
  g_assert_true (inno_json_get_optional_day (object, "", "d", &day, NULL));
  g_assert_cmpint (day, ==, inno_day_new (2025, 4, 10));
}

static void
test_optional_of_another_type (void)
{
  g_autoptr (JsonNode) node = parse_example ();
  JsonObject *object = json_node_get_object (node);
  GError *error = NULL;
  gint64 integer;
  double number;
  const char *string;
  InnoDay day;
  InnoText *text;

  g_assert_false (inno_json_get_optional_integer (object, "", "n", NULL, &integer, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/n" U " must be an integer.");
  g_assert_false (inno_json_get_optional_number (object, "", "s", NULL, &number, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/s" U " must be a number.");
  g_assert_false (inno_json_get_optional_string (object, "", "b", &string, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/b" U " must be text.");
  g_assert_false (inno_json_get_optional_day (object, "", "bad", &day, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_VALUE,
                Q "/bad" U " must be a date of the form YYYY-MM-DD.");
  g_assert_false (inno_json_get_optional_text (object, "", "s", &text, &error));
  assert_error (g_steal_pointer (&error), INNO_JSON_ERROR_TYPE, Q "/s" U " must be an object.");
}

static int
text_code (const char *value)
{
  g_autofree char *json = g_strdup_printf ("{\"t\":%s}", value);
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoText) text =
    inno_json_get_text (json_node_get_object (node), "", "t", &error);

  g_assert_true ((text == NULL) == (error != NULL));
  return error != NULL ? error->code : -1;
}

static void
test_text (void)
{
  g_autofree char *longest = g_strnfill (65536, 'a');
  g_autofree char *at_limit = g_strdup_printf ("{\"fi\":\"%s\",\"sv\":null,\"en\":null}", longest);
  g_autofree char *beyond = g_strdup_printf ("{\"fi\":\"%sa\",\"sv\":null,\"en\":null}", longest);

  g_assert_cmpint (text_code ("{\"fi\":\"a\",\"sv\":null,\"en\":null}"), ==, -1);
  g_assert_cmpint (text_code ("{\"fi\":null,\"sv\":null,\"en\":\"c\",\"x\":1}"), ==, -1);
  g_assert_cmpint (text_code ("{\"fi\":null,\"sv\":null,\"en\":null}"), ==, INNO_JSON_ERROR_VALUE);
  g_assert_cmpint (text_code ("{\"fi\":\"a\",\"en\":null}"), ==, INNO_JSON_ERROR_MISSING);
  g_assert_cmpint (text_code ("{\"fi\":1,\"sv\":null,\"en\":null}"), ==, INNO_JSON_ERROR_TYPE);
  g_assert_cmpint (text_code ("\"a\""), ==, INNO_JSON_ERROR_TYPE);
  g_assert_cmpint (text_code (at_limit), ==, -1);
  g_assert_cmpint (text_code (beyond), ==, INNO_JSON_ERROR_VALUE);
}

static void
test_text_languages (void)
{
  g_autoptr (JsonNode) node = parse ("{\"t\":{\"en\":\"e\",\"fi\":\"f\",\"sv\":\"s\"}}");
  g_autoptr (InnoText) text = NULL;

  g_assert_true (inno_json_get_optional_text (json_node_get_object (node), "", "t", &text, NULL));
  g_assert_cmpstr (text->in[INNO_LANG_FI], ==, "f");
  g_assert_cmpstr (text->in[INNO_LANG_SV], ==, "s");
  g_assert_cmpstr (text->in[INNO_LANG_EN], ==, "e");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/to-string", test_to_string);
  g_test_add_func ("/json/to-string/numbers", test_numbers_to_string);
  g_test_add_func ("/json/pointer", test_pointer);
  g_test_add_func ("/json/required", test_required);
  g_test_add_func ("/json/node-as-object", test_node_as_object);
  g_test_add_func ("/json/optional", test_optional);
  g_test_add_func ("/json/optional-of-another-type", test_optional_of_another_type);
  g_test_add_func ("/json/text", test_text);
  g_test_add_func ("/json/text-languages", test_text_languages);

  return g_test_run ();
}
