/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-json-guard.h"

static char *
slice_to_string (const char    *text,
                 InnoJsonSlice  slice)
{
  return g_strndup (text + slice.offset, slice.length);
}

/* Splits @text at "docs" and joins what was found with bars, the array
 * itself first; on failure the error's code as a number. */
static char *
split (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) elements = NULL;
  g_autofree char *copy = g_memdup2 (text, strlen (text));
  InnoJsonSlice array = { 77, 77 };
  GString *result;

  elements = inno_json_guard_split (copy, strlen (text), "docs", NULL, &array, &error);
  if (elements == NULL)
    {
      g_assert_true (error->domain == INNO_JSON_ERROR);
      return g_strdup_printf ("%d", error->code);
    }

  g_assert_no_error (error);
  result = g_string_new (NULL);
  g_string_append_len (result, text + array.offset, (gssize) array.length);
  for (guint i = 0; i < elements->len; i++)
    {
      g_autofree char *element =
        slice_to_string (text, g_array_index (elements, InnoJsonSlice, i));

      g_string_append_printf (result, "|%s", element);
    }

  return g_string_free (result, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "plain", "{\"seq\":1,\"docs\":[{\"a\":1},{\"b\":[2]}],\"z\":{}}",
    "[{\"a\":1},{\"b\":[2]}]|{\"a\":1}|{\"b\":[2]}" },
  { "space", "{ \"docs\" :\n[ {} ,\t[1 , 2] , 3 ] }", "[ {} ,\t[1 , 2] , 3 ]|{}|[1 , 2]|3" },
  { "scalars", "{\"docs\":[1,\"a,]\",null,true,-2.5]}",
    "[1,\"a,]\",null,true,-2.5]|1|\"a,]\"|null|true|-2.5" },
  { "nested-arrays", "{\"docs\":[[],[[1]]]}", "[[],[[1]]]|[]|[[1]]" },
  { "empty", "{\"docs\":[ ]}", "[ ]" },
  { "absent", "{\"other\":[1]}", "" },
  { "not-an-array", "{\"docs\":{\"docs\":[1]}}", "" },
  { "a-string", "{\"docs\":\"x\",\"b\":[1]}", "" },
  { "escaped-name", "{\"d\\u006fcs\":[1]}", "[1]|1" },
  { "only-below-the-root", "{\"a\":{\"docs\":[1]},\"docs\":[{\"docs\":[2]}]}",
    "[{\"docs\":[2]}]|{\"docs\":[2]}" },
  { "root-array", "[{\"docs\":[1]}]", "" },
  { "root-scalar", "1", "" },
  { "longer-name", "{\"docsx\":[1],\"doc\":[2]}", "" },

  { "bad-text-inside", "{\"docs\":[\"\377\",1]}", "[\"\377\",1]|\"\377\"|1" },
  { "bad-name-inside", "{\"docs\":[{\"\\ud800\":1}]}", "[{\"\\ud800\":1}]|{\"\\ud800\":1}" },
  { "nul-inside", "{\"docs\":[{\"a\":\"\\u0000\"},1]}",
    "[{\"a\":\"\\u0000\"},1]|{\"a\":\"\\u0000\"}|1" },
  { "number-inside", "{\"docs\":[1e999,{\"a\":9007199254740992}]}",
    "[1e999,{\"a\":9007199254740992}]|1e999|{\"a\":9007199254740992}" },
  { "duplicate-inside", "{\"docs\":[{\"a\":1,\"a\":{\"b\":1,\"b\":2}}]}",
    "[{\"a\":1,\"a\":{\"b\":1,\"b\":2}}]|{\"a\":1,\"a\":{\"b\":1,\"b\":2}}" },

  { "syntax-inside", "{\"docs\":[{\"a\":01}]}", "2" },
  { "escape-inside", "{\"docs\":[\"\\x\"]}", "2" },
  { "control-inside", "{\"docs\":[\"\n\"]}", "2" },
  { "cut-inside", "{\"docs\":[{\"a\":1}", "2" },
  { "trailing-comma", "{\"docs\":[1,]}", "2" },
  { "bad-text-before", "{\"a\":\"\377\",\"docs\":[1]}", "3" },
  { "bad-text-after", "{\"docs\":[1],\"a\":\"\377\"}", "3" },
  { "bad-text-after-bad-text", "{\"docs\":[\"\377\"],\"a\":\"\377\"}", "3" },
  { "number-after", "{\"docs\":[1],\"a\":1e999}", "4" },
  { "duplicate-after", "{\"docs\":[1],\"a\":{\"b\":1,\"b\":1}}", "5" },
  { "twice", "{\"docs\":[1],\"docs\":[2]}", "5" },
  { "duplicate-around", "{\"a\":1,\"docs\":[{\"a\":1}],\"a\":1}", "5" },
  { "second-root", "{\"docs\":[1]}{}", "2" },
  { "nothing", "", "1" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *result = split (c->text);

  g_assert_cmpstr (result, ==, c->expected);
}

static void
test_depth (void)
{
  g_autofree char *open = g_strnfill (30, '[');
  g_autofree char *close = g_strnfill (30, ']');
  g_autofree char *good = g_strdup_printf ("{\"docs\":[%s%s]}", open, close);
  g_autofree char *bad = g_strdup_printf ("{\"docs\":[[%s%s]]}", open, close);
  g_autofree char *good_result = split (good);
  g_autofree char *bad_result = split (bad);

  g_assert_true (g_str_has_prefix (good_result, "[["));
  g_assert_cmpstr (bad_result, ==, "0");
}

static void
test_bytes (void)
{
  g_autoptr (GError) error = NULL;
  const InnoJsonLimits limits = { 12, 32 };
  InnoJsonSlice array;

  g_assert_null (inno_json_guard_split ("{\"docs\":[1]} ", 13, "docs", &limits, &array, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_TOO_LARGE);
}

/* What the split leaves unchecked, the guard finds in the slice. */
static void
test_slices_are_checked_later (void)
{
  static const char text[] = "{\"docs\":[{\"a\":1},{\"a\":1,\"a\":2},\"\\ud800\",1e999,[]]}";
  const int codes[] = { -1, INNO_JSON_ERROR_DUPLICATE, INNO_JSON_ERROR_TEXT,
                        INNO_JSON_ERROR_NUMBER, -1 };
  InnoJsonSlice array;
  g_autoptr (GArray) elements =
    inno_json_guard_split (text, strlen (text), "docs", NULL, &array, NULL);

  g_assert_cmpuint (elements->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < elements->len; i++)
    {
      InnoJsonSlice slice = g_array_index (elements, InnoJsonSlice, i);
      g_autoptr (GError) error = NULL;

      if (inno_json_guard (text + slice.offset, slice.length, NULL, &error))
        g_assert_cmpint (codes[i], ==, -1);
      else
        g_assert_error (error, INNO_JSON_ERROR, codes[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json-split/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/json-split/depth", test_depth);
  g_test_add_func ("/json-split/bytes", test_bytes);
  g_test_add_func ("/json-split/slices-are-checked-later", test_slices_are_checked_later);

  return g_test_run ();
}
