/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "inno-json-guard.h"

#define GOOD -1

/* The guard reads bytes, not strings: a copy of the exact size lets a memory
 * checker see a read behind the end. */
static int
guard_code (const char           *text,
            gsize                 length,
            const InnoJsonLimits *limits)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = length > 0 ? g_memdup2 (text, length) : NULL;

  if (inno_json_guard (copy, length, limits, &error))
    {
      g_assert_no_error (error);
      return GOOD;
    }

  g_assert_nonnull (error);
  g_assert_true (error->domain == INNO_JSON_ERROR);
  g_assert_cmpstr (error->message, !=, "");
  return error->code;
}

typedef struct
{
  const char *name;
  const char *text;
  gsize length;
  int code;
} Case;

#define CASE(name, text, code) { name, text, sizeof (text) - 1, code }

static const Case cases[] = {
  /* What json-glib gets wrong or accepts. */
  CASE ("probe/two-roots", "{\"a\":1}{\"b\":2}", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/2^64", "18446744073709551616", INNO_JSON_ERROR_NUMBER),
  CASE ("probe/2^63", "9223372036854775808", INNO_JSON_ERROR_NUMBER),
  CASE ("probe/1e30-in-digits", "1000000000000000000000000000000", INNO_JSON_ERROR_NUMBER),
  CASE ("probe/octal", "010", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/hex", "0x10", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/1e400", "1e400", INNO_JSON_ERROR_NUMBER),
  CASE ("probe/minus-1e400", "[-1e400]", INNO_JSON_ERROR_NUMBER),
  CASE ("probe/escaped-nul", "\"x\\u0000y\"", INNO_JSON_ERROR_TEXT),
  CASE ("probe/duplicate", "{\"a\":1,\"a\":2}", INNO_JSON_ERROR_DUPLICATE),
  CASE ("probe/single-quotes", "'a'", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/comment", "/* */ 1", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/comment-inside", "[1,/* */2]", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/line-comment", "[1]//x", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/no-fraction", "1.", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/no-whole", ".5", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/newline-in-string", "\"a\nb\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/var", "var x = {}", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/bom", "\357\273\277{}", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/empty", "", INNO_JSON_ERROR_EMPTY),
  CASE ("probe/space", " \t\r\n ", INNO_JSON_ERROR_EMPTY),
  CASE ("probe/hex-escape", "\"\\x41\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/lone-surrogate", "\"\\ud800\"", INNO_JSON_ERROR_TEXT),
  CASE ("probe/bad-utf8", "\"\377\"", INNO_JSON_ERROR_TEXT),
  CASE ("probe/raw-nul", "\"a\0b\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/nan", "[NaN]", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/infinity", "[-Infinity]", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/trailing-comma", "[1,]", INNO_JSON_ERROR_SYNTAX),
  CASE ("probe/html", "<!DOCTYPE html><p>", INNO_JSON_ERROR_SYNTAX),

  /* Whole values. */
  CASE ("y/null", "null", GOOD),
  CASE ("y/true", " true ", GOOD),
  CASE ("y/false", "false\n", GOOD),
  CASE ("y/string", "\"asd\"", GOOD),
  CASE ("y/empty-string", "\"\"", GOOD),
  CASE ("y/empty-array", "[]", GOOD),
  CASE ("y/array-space", "[ \r\n\t]", GOOD),
  CASE ("y/empty-object", "{ }", GOOD),
  CASE ("y/empty-name", "{\"\":0}", GOOD),
  CASE ("y/nested", "{\"a\":[{\"b\":[[],{}]}],\"c\":{\"a\":null}}", GOOD),
  CASE ("y/same-name-in-other-objects", "[{\"a\":1},{\"a\":{\"a\":2}}]", GOOD),
  CASE ("y/names-that-begin-alike", "{\"a\":1,\"ab\":2,\"\":3,\"A\":4}", GOOD),
  CASE ("n/nothing-between", "[1,,2]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/comma-first", "[,1]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/comma-only", "[,]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/no-comma", "[1 2]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/colon-in-array", "[1:2]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/open-array", "[1", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/open-array-comma", "[1,", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/open-empty-array", "[", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/extra-close", "[1]]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/close-only", "]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/wrong-close", "[1}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/wrong-close-object", "{\"a\":1]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/open-object", "{", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/name-only", "{\"a\"}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/name-end", "{\"a\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/no-value", "{\"a\":}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/no-value-end", "{\"a\":", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/two-colons", "{\"a\"::1}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/object-comma-end", "{\"a\":1,}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/object-two-commas", "{\"a\":1,,\"b\":2}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/unquoted-name", "{a:1}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/number-name", "{1:1}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/null-name", "{null:1}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/missing-value-after-name", "{\"a\" \"b\"}", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/form-feed", "[\f]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/no-break-space", "[\302\240]", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/capital", "True", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/cut-literal", "tru", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/long-literal", "nulll", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/two-values", "1 2", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/nul-after", "1\0", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/bad-utf8-outside", "[\377]", INNO_JSON_ERROR_SYNTAX),

  /* Numbers. */
  CASE ("y/zero", "0", GOOD),
  CASE ("y/minus-zero", "-0", GOOD),
  CASE ("y/largest", "9007199254740991", GOOD),
  CASE ("y/smallest", "-9007199254740991", GOOD),
  CASE ("y/exponents", "[0e1,0e+1,1E22,1e-2,1E+2,123.456e78,-0.0,1.5]", GOOD),
  CASE ("y/float-beyond", "[9007199254740993.0,1e20,1.7976931348623157e308]", GOOD),
  CASE ("y/close-to-zero", "[-0.00000000000000000000000000000000000000000000000000000001]", GOOD),
  CASE ("y/underflow", "[1e-400]", GOOD),
  CASE ("number/2^53", "9007199254740992", INNO_JSON_ERROR_NUMBER),
  CASE ("number/-2^53", "-9007199254740992", INNO_JSON_ERROR_NUMBER),
  CASE ("number/16-nines", "9999999999999999", INNO_JSON_ERROR_NUMBER),
  CASE ("number/wraps-to-1", "18446744073709551617", INNO_JSON_ERROR_NUMBER),
  CASE ("number/2e308", "[2e308]", INNO_JSON_ERROR_NUMBER),
  CASE ("number/huge-exponent", "[0.4e00669999999999999999999999999999999]", INNO_JSON_ERROR_NUMBER),
  CASE ("n/plus", "+1", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/minus", "-", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/minus-space", "- 1", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/minus-minus", "--1", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/minus-octal", "-01", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/two-zeros", "00", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/leading-zero-float", "01.5", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/point-e", "1.e1", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/no-exponent", "1e", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/no-exponent-sign", "1e+", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/two-exponent-signs", "1e+-2", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/two-points", "1.2.3", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/exponent-fraction", "1e2.3", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/full-width-digit", "\357\274\221", INNO_JSON_ERROR_SYNTAX),

  /* Strings. */
  CASE ("y/escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\"", GOOD),
  CASE ("y/pair", "\"\\uD83D\\uDE00\"", GOOD),
  CASE ("y/raw-4-bytes", "\"\360\237\230\200\"", GOOD),
  CASE ("y/delete", "\"\177\"", GOOD),
  CASE ("y/escaped-control", "\"\\u0001\\u001f\"", GOOD),
  CASE ("y/separators", "\"\342\200\250\342\200\251\"", GOOD),
  CASE ("text/low-first", "\"\\uDE00\\uD83D\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/high-then-letter", "\"\\uD83Dx\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/high-then-escape", "\"\\uD83D\\n\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/high-then-other", "\"\\uD83D\\u0041\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/high-high-low", "\"\\uD83D\\uD83D\\uDE00\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/in-a-name", "{\"\\u0000\":1}", INNO_JSON_ERROR_TEXT),
  CASE ("text/bad-name", "{\"\300\200\":1}", INNO_JSON_ERROR_TEXT),
  CASE ("text/overlong", "\"\300\257\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/utf8-surrogate", "\"\355\240\200\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/beyond-unicode", "\"\364\220\200\200\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/cut-character", "\"\303\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/lone-continuation", "\"\200\"", INNO_JSON_ERROR_TEXT),
  CASE ("text/latin-1", "\"\344\"", INNO_JSON_ERROR_TEXT),
  CASE ("n/open-string", "\"a", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/quote-only", "\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/escape-at-end", "\"\\", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/escaped-quote-at-end", "\"\\\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/cut-unicode", "\"\\u12", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/short-unicode", "\"\\u12\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/not-hex", "\"\\u12g4\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/capital-u", "\"\\U0041\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/cut-pair", "\"\\uD83D\\uDE", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/bad-pair", "\"\\uD83D\\uXXXX\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/escape-a", "\"\\a\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/escape-nul", "\"\\\0\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/tab", "\"\t\"", INNO_JSON_ERROR_SYNTAX),
  CASE ("n/0x1f", "\"\037\"", INNO_JSON_ERROR_SYNTAX),

  /* Members. */
  CASE ("duplicate/escaped", "{\"a\":1,\"\\u0061\":2}", INNO_JSON_ERROR_DUPLICATE),
  CASE ("duplicate/escaped-slash", "{\"\\/\":1,\"/\":2}", INNO_JSON_ERROR_DUPLICATE),
  CASE ("duplicate/escaped-pair", "{\"\\uD83D\\uDE00\":1,\"\360\237\230\200\":2}",
        INNO_JSON_ERROR_DUPLICATE),
  CASE ("duplicate/empty", "{\"\":1,\"\":2}", INNO_JSON_ERROR_DUPLICATE),
  CASE ("duplicate/first-and-last", "{\"a\":1,\"b\":{\"a\":1,\"b\":2},\"a\":3}",
        INNO_JSON_ERROR_DUPLICATE),
  CASE ("duplicate/deep", "[[{\"b\":{\"c\":1,\"c\":1}}]]", INNO_JSON_ERROR_DUPLICATE),
  CASE ("duplicate/not-a-backslash", "{\"\\\\u0061\":1,\"a\":2}", GOOD),
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  g_assert_cmpint (guard_code (c->text, c->length, NULL), ==, c->code);
}

/* No beginning of a good text is a good text, and none is read beyond. */
static void
test_cut (void)
{
  static const char text[] =
    "{\"a\\u00e4\\uD83D\\uDE00\":[1,-2.5e+3,true,false,null,\"\303\266\"],\"b\":{}}";

  g_assert_cmpint (guard_code (text, sizeof (text) - 1, NULL), ==, GOOD);
  for (gsize length = 0; length < sizeof (text) - 1; length++)
    {
      int code = guard_code (text, length, NULL);

      if (length == 0)
        g_assert_cmpint (code, ==, INNO_JSON_ERROR_EMPTY);
      else if (code != INNO_JSON_ERROR_TEXT) /* between the halves of a pair */
        g_assert_cmpint (code, ==, INNO_JSON_ERROR_SYNTAX);
    }
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  if (depth % 2 == 0)
    g_string_append (text, "1");
  for (guint i = depth; i > 0; i--)
    g_string_append (text, i % 2 == 1 ? "]" : "}");

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  const InnoJsonLimits one = { 100, 1 };
  const InnoJsonLimits none = { 100, 0 };
  g_autofree char *at_limit = nest (32);
  g_autofree char *beyond = nest (33);
  g_autofree char *bomb = g_strnfill (200000, '[');

  g_assert_cmpint (guard_code (at_limit, strlen (at_limit), NULL), ==, GOOD);
  g_assert_cmpint (guard_code (beyond, strlen (beyond), NULL), ==, INNO_JSON_ERROR_TOO_LARGE);
  g_assert_cmpint (guard_code (bomb, 200000, NULL), ==, INNO_JSON_ERROR_TOO_LARGE);
  g_assert_cmpint (guard_code ("[1]", 3, &one), ==, GOOD);
  g_assert_cmpint (guard_code ("[[]]", 4, &one), ==, INNO_JSON_ERROR_TOO_LARGE);
  g_assert_cmpint (guard_code ("1", 1, &none), ==, GOOD);
  g_assert_cmpint (guard_code ("[]", 2, &none), ==, INNO_JSON_ERROR_TOO_LARGE);
}

static void
test_bytes (void)
{
  const InnoJsonLimits five = { 5, 32 };

  g_assert_cmpint (guard_code ("[1,2]", 5, &five), ==, GOOD);
  g_assert_cmpint (guard_code ("[1,2] ", 6, &five), ==, INNO_JSON_ERROR_TOO_LARGE);
  g_assert_cmpuint (INNO_JSON_LIMITS_DEFAULT.max_bytes, ==, 32 * 1024 * 1024);
  g_assert_cmpuint (INNO_JSON_LIMITS_DEFAULT.max_depth, ==, 32);
}

/* Names that only differ at their end, in an order that does no favours, and
 * the same with the last one given twice. */
static void
test_many_members (void)
{
  GString *text = g_string_new ("{");
  gint64 start;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "\"member-%06u\":1,", (i * 7919) % 100000);
  g_string_append (text, "\"z\":1}");

  start = g_get_monotonic_time ();
  g_assert_cmpint (guard_code (text->str, text->len, NULL), ==, GOOD);

  g_string_truncate (text, text->len - strlen ("\"z\":1}"));
  g_string_append (text, "\"member-000\\u0034\\u0032\\u0030\":1}");
  g_assert_cmpint (guard_code (text->str, text->len, NULL), ==, INNO_JSON_ERROR_DUPLICATE);

  /* Comparing each with each takes minutes. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_string_free (text, TRUE);
}

/* Both ways of comparing, around the size where one takes over. */
static void
test_member_counts (void)
{
  for (guint n = 2; n < 40; n++)
    {
      GString *text = g_string_new ("{");

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, "%s\"%u\":[{\"0\":0}]", i > 0 ? "," : "", i);
      g_string_append (text, "}");
      g_assert_cmpint (guard_code (text->str, text->len, NULL), ==, GOOD);

      g_string_truncate (text, text->len - 1);
      g_string_append_printf (text, ",\"%u\":0}", n / 2);
      g_assert_cmpint (guard_code (text->str, text->len, NULL), ==, INNO_JSON_ERROR_DUPLICATE);
      g_string_free (text, TRUE);
    }
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (inno_json_guard ("[1,", 3, NULL, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "The data is not valid JSON, or it is cut short.");
  g_assert_false (inno_json_guard ("[1,", 3, NULL, NULL));
}

static const char *const seeds[] = {
  ("{\"_id\":\"city:oulu\",\"name\":{\"fi\":\"Oulu\",\"sv\":\"Ule\303\245borg\",\"en\":null},"
   "\"n\":[0,-1,2.5,1e3,9007199254740991],\"ok\":true}"),
  "[\"\\u00e4\\n\\\"\\\\\",\"\\uD83D\\uDE00\",{},[],{\"a\":{\"b\":[null,false]}}]",
  "{\"docs\":[{\"a\":1,\"b\":\"x\"},{\"a\":\"\\u0000\",\"a\":9007199254740993}],\"seq\":1}",
};

static void
mutate (GString *text)
{
  static const char bytes[] = "{}[]\",:\\u0019eE+-. \t\ntfnDd8\377\303\244\0/'";

  for (int n = g_test_rand_int_range (1, 4); n > 0 && text->len > 0; n--)
    {
      gssize at = g_test_rand_int_range (0, (int) text->len);
      char c = bytes[g_test_rand_int_range (0, (int) sizeof (bytes) - 1)];

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_string_erase (text, at, 1);
          break;

        case 1:
          g_string_insert_c (text, at, c);
          break;

        case 2:
          text->str[at] = c;
          break;

        default:
          g_string_insert_len (text, at, text->str + at / 2, MIN (8, (gssize) text->len - at / 2));
        }
    }
}

/* Some releases of json-glib refuse a member whose name is empty; nothing else
 * may differ. */
static gboolean
is_known_refusal (const GError *error)
{
  return g_error_matches (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_EMPTY_MEMBER_NAME);
}

static void
test_fuzz (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  guint n_good = 0;

  for (guint i = 0; g_get_monotonic_time () < end; i++)
    {
      GString *text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GError) error = NULL;

      mutate (text);
      if (guard_code (text->str, text->len, NULL) == GOOD)
        {
          n_good++;
          if (!json_parser_load_from_data (parser, text->str, (gssize) text->len, &error) &&
              !is_known_refusal (error))
            g_error ("json-glib refuses “%s”: %s", text->str, error->message);
        }

      g_string_free (text, TRUE);
    }

  g_assert_cmpuint (n_good, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-guard/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/json-guard/cut", test_cut);
  g_test_add_func ("/json-guard/depth", test_depth);
  g_test_add_func ("/json-guard/bytes", test_bytes);
  g_test_add_func ("/json-guard/many-members", test_many_members);
  g_test_add_func ("/json-guard/member-counts", test_member_counts);
  g_test_add_func ("/json-guard/message", test_message);
  g_test_add_func ("/json-guard/fuzz", test_fuzz);

  return g_test_run ();
}
