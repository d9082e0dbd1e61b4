/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include <glib/gstdio.h>
#include <string.h>

#include "inno-rows.h"

/* The rows of a text, cells with "|" between them and rows with "/": "1:a|b/2:c|d". */
static char *
read_all (const char *bytes,
          gsize       length,
          guint       width)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "inno-rows-XXXXXX", NULL);
  g_auto (InnoFileFacts) facts = { 0 };
  g_autoptr (InnoRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  InnoRow row;
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_true (inno_file_facts_read (path, NULL, &facts, &error));
  g_assert_cmpint (facts.size, ==, (gint64) length);
  rows = inno_rows_open (path, facts.is_utf8, &error);
  g_assert_no_error (error);
  if (width > 0)
    inno_rows_set_width (rows, width);

  while (inno_rows_next (rows, &row, &error) == INNO_ROWS_ROW)
    {
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":", text->len > 0 ? "/" : "", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", row.cells[i]);
      for (guint i = 0; i < row.faults->len; i++)
        g_string_append_printf (text, "!%d@%u", (int) g_array_index (row.faults, InnoRowFault, i).oddity,
                                g_array_index (row.faults, InnoRowFault, i).cell);
    }
  g_assert_no_error (error);
  g_remove (path);

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *bytes;
  guint       width;
  const char *rows;
} Case;

static const Case cases[] = {
  { "plain", "a;b\nc;d\n", 0, "1:a|b/2:c|d" },
  { "no-last-newline", "a;b\nc;d", 0, "1:a|b/2:c|d" },
  { "crlf", "a;b\r\nc;d\r\n", 0, "1:a|b/2:c|d" },
  { "cr", "a;b\rc;d\r", 0, "1:a|b/2:c|d" },
  { "bom", "\357\273\277a;b\nc;d\n", 0, "1:a|b/2:c|d" },
  { "blank-lines", "a;b\n\n ;\nc;d\n", 0, "1:a|b/4:c|d" },
  { "comma", "a,b,c\n1,2,3\n", 0, "1:a|b|c/2:1|2|3" },
  { "tab", "a\tb\n1\t2\n", 0, "1:a|b/2:1|2" },
  { "bar", "a|b\n1|2\n", 0, "1:a|b/2:1|2" },
  { "decimal-commas", "a;b;c\nx;1,5;2,5\ny;3,5;4,5\n", 0, "1:a|b|c/2:x|1,5|2,5/3:y|3,5|4,5" },
  { "apostrophes", "'a';'b'\n'c;d';'e'\n'f';'g'\n", 0, "1:a|b/2:c;d|e/3:f|g" },
  { "apostrophe-in-word", "a;b\nO'Brien;x\n'n;y\n", 0, "1:a|b/2:O'Brien|x/3:'n|y" },
  { "sep", "sep=;\na;b\n", 0, "2:a|b" },
  { "quoted", "\"a\";\"b;c\"\n\"d\"\"e\";f\n", 0, "1:a|b;c/2:d\"e|f" },
  { "multi-line", "a;b\n\"c\nd\";e\nf;g\n", 0, "1:a|b/2:c\nd|e/4:f|g" },
  { "empty-quoted", "\"\";a\n\"\";\"\"\nb;c\n", 0, "1:|a/3:b|c" },
  { "doubled-opening", "a;b\n\"\"X\" y\";z\n", 0, "1:a|b/2:\"X\" y|z!0@0" },
  { "stray-inside", "a;b\n\"c \"d\" e\";f\n", 0, "1:a|b/2:c \"d\" e|f!0@0" },
  { "stray-plain", "a;b\nc \"d\";e\n", 0, "1:a|b/2:c \"d\"|e!0@0" },
  { "blanks-around-quotes", "a;b\n \"c;d\" ;e\n", 0, "1:a|b/2:c;d|e" },
  { "open-quote", "a;b\n\"c;d\ne;f\n", 2, "1:a|b/2:\"c|d!1@0/3:e|f" },
  { "swallowing", "a;b\n\"c;d\ne;\"f\"\ng;h\n", 2, "1:a|b/2:\"c|d!1@0/3:e|f/4:g|h" },
  { "ragged", "a;b\nc\nd;e;f\n", 2, "1:a|b/2:c/3:d|e|f" },
  { "windows-1252", "a;b\n\304lyk\344s;\200\n", 0, "1:a|b/2:Älykäs|€" },
  { "empty", "", 0, "" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *rows = read_all (one->bytes, strlen (one->bytes), one->width);

  g_assert_cmpstr (rows, ==, one->rows);
}

static void
test_utf16 (void)
{
  static const char little[] = "\377\376a\0;\0\344\0\n\0\x3d\xd8\x00\xde;\0b\0\n\0";
  static const char big[] = "\376\377\0a\0;\0\344\0\n";
  g_autofree char *first = read_all (little, sizeof little - 1, 0);
  g_autofree char *second = read_all (big, sizeof big - 1, 0);

  g_assert_cmpstr (first, ==, "1:a|ä/2:😀|b");
  g_assert_cmpstr (second, ==, "1:a|ä");
}

/* Rows that lie across the pieces in which a file is read, and a quote that would take
 * all of it. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("a;b\n\"open;1\n");
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "ä%u;\"x\r\ny\"\r\n", i);
  rows = read_all (text->str, text->len, 2);
  g_assert_true (g_str_has_prefix (rows, "1:a|b/2:\"open|1!1@0/3:ä0|x\ny/5:ä1|x\ny/"));
  g_assert_true (g_str_has_suffix (rows, "/120001:ä59999|x\ny"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/rows/utf-16", test_utf16);
  g_test_add_func ("/rows/long", test_long);

  return g_test_run ();
}
