/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-exchange"

#include <string.h>

#include "inno-table-private.h"
#include "table-fixture.h"

static char *
first_label_as_csv (const char *label)
{
  g_autoptr (InnoFrame) frame = table_fixture_new (label, INNO_LANG_EN);
  g_autofree char *text = table_fixture_write ("csv", frame);
  const char *start = strstr (text, "city:a,");
  const char *end = strstr (text, ",1234567.89,");

  g_assert_nonnull (start);
  g_assert_nonnull (end);
  start += strlen ("city:a,");

  return g_strndup (start, (gsize) (end - start));
}

static void
test_formats (void)
{
  guint n_formats;
  const InnoTableFormat *formats = inno_table_format_get_all (&n_formats);
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);

  g_assert_cmpuint (n_formats, ==, 4);
  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) first = inno_table_format_write (&formats[i], frame, &error);
      g_autoptr (GBytes) second = inno_table_format_write (&formats[i], frame, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_cmpuint (g_bytes_get_size (first), >, 0);
      g_assert_true (inno_table_format_find (formats[i].id) == &formats[i]);
      g_assert_cmpint (formats[i].suffix[0], ==, '.');
      g_assert_nonnull (strchr (formats[i].mime, '/'));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (formats[i].id, !=, formats[j].id);
    }
}

static void
test_no_format (void)
{
  g_assert_null (inno_table_format_find ("ods"));
  g_assert_null (inno_table_format_find (""));
  g_assert_null (inno_table_format_find ("CSV"));
  g_assert_null (inno_table_format_find (NULL));
}

static void
test_csv (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);
  g_autofree char *text = table_fixture_write ("csv", frame);

  g_assert_cmpstr (text, ==,
                   "Id,\"City, \"\"town\"\"\",EU,Share,'=1+1,Cities,Band\r\n"
                   "city:a,A,1234567.89,0.256,Lead,1234,Within\r\n"
                   "city:b,B,-0.05,0.3333333333333333,,2,\r\n"
                   "city:c,C,,,,,\r\n"
                   "total,Total,90071992547409.91,1.0,3,0,\r\n");
}

/* In Finland a number has a comma: a file for machines has not. */
static void
test_csv_is_for_machines (void)
{
  g_autoptr (InnoFrame) english = NULL;
  g_autoptr (InnoFrame) finnish = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  english = table_fixture_new ("A", INNO_LANG_EN);
  finnish = table_fixture_new ("A", INNO_LANG_FI);
  one = table_fixture_write ("csv", english);
  other = table_fixture_write ("csv", finnish);
  g_assert_cmpstr (one, ==, other);
}

static void
test_csv_quotes (void)
{
  static const struct { const char *label; const char *field; } cases[] = {
    { "Åbo", "Åbo" },
    { "a,b", "\"a,b\"" },
    { "a;b", "a;b" },
    { "say \"b\"", "\"say \"\"b\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "two\r\nlines", "\"two\r\nlines\"" },
    { "\"", "\"\"\"\"" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *field = first_label_as_csv (cases[i].label);

      g_assert_cmpstr (field, ==, cases[i].field);
    }
}

static void
test_csv_holds_no_formula (void)
{
  static const struct { const char *label; const char *field; } cases[] = {
    { "=SUM(A1)", "'=SUM(A1)" },
    { "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"" },
    { "+358", "'+358" },
    { "-1", "'-1" },
    { "@cmd", "'@cmd" },
    { "\t=1", "'\t=1" },
    { "\r=1", "\"'\r=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "  =1", "'  =1" },
    { "a=1", "a=1" },
    { "Kotka-Hamina", "Kotka-Hamina" },
    { " ", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *field = first_label_as_csv (cases[i].label);

      g_assert_cmpstr (field, ==, cases[i].field);
    }
}

static void
test_tsv (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("one\ttwo\r\nthree \"four\"", INNO_LANG_EN);
  g_autofree char *text = table_fixture_write ("tsv", frame);

  g_assert_cmpstr (text, ==,
                   "Id\tCity, \"town\"\tEU\tShare\t'=1+1\tCities\tBand\n"
                   "city:a\tone two  three \"four\"\t1234567.89\t0.256\tLead\t1234\tWithin\n"
                   "city:b\tB\t-0.05\t0.3333333333333333\t\t2\t\n"
                   "city:c\tC\t\t\t\t\t\n"
                   "total\tTotal\t90071992547409.91\t1.0\t3\t0\t\n");
}

static void
test_tsv_holds_no_formula (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("\t=1", INNO_LANG_EN);
  g_autofree char *text = table_fixture_write ("tsv", frame);

  g_assert_nonnull (strstr (text, "\ncity:a\t' =1\t"));
}

static void
test_clipboard (gconstpointer user_data)
{
  static const char *const rows[INNO_N_LANGS][4] = {
    [INNO_LANG_FI] = { "A\t1234567,89\t25,6%\t", "B\t-0,05\t33,3%\t\t", "C\t\t\t\t\t\n",
                       "Total\t90071992547409,91\t100,0%\t3\t0\t\n" },
    [INNO_LANG_SV] = { "A\t1234567,89\t25,6%\t", "B\t-0,05\t33,3%\t\t", "C\t\t\t\t\t\n",
                       "Total\t90071992547409,91\t100,0%\t3\t0\t\n" },
    [INNO_LANG_EN] = { "A\t1234567.89\t25.6%\tLead\t1234\t", "B\t-0.05\t33.3%\t\tat least 2\t\n",
                       "C\t\t\t\t\t\n", "Total\t90071992547409.91\t100.0%\t3\t0\t\n" },
  };
  InnoLang lang = GPOINTER_TO_INT (user_data);
  g_autoptr (InnoFrame) frame = NULL;
  g_autofree char *text = NULL;

  inno_lang_activate (lang);
  frame = table_fixture_new ("A", lang);
  text = inno_table_to_clipboard (frame, NULL, 0);
  inno_lang_activate (INNO_LANG_EN);

  g_assert_true (g_str_has_prefix (text, "City, \"town\"\tEU\tShare\t'=1+1\tCities\tBand\nA\t"));
  for (guint i = 0; i < G_N_ELEMENTS (rows[lang]); i++)
    {
      g_autofree char *row = g_strconcat ("\n", rows[lang][i], NULL);

      if (strstr (text, row) == NULL)
        g_error ("“%s” is not in “%s”", row, text);
    }
  g_assert_null (strstr (text, "city:a"));
  g_assert_null (strstr (text, "9876543"));
}

static void
test_clipboard_holds_no_formula (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("=1+1\t=2\n=3", INNO_LANG_EN);
  g_autofree char *text = inno_table_to_clipboard (frame, NULL, 0);

  g_assert_nonnull (strstr (text, "\n'=1+1 =2 =3\t1234567.89\t"));
}

static void
test_cents (void)
{
  static const struct { gint64 cents; const char *text; } cases[] = {
    { 0, "0.00" },
    { 5, "0.05" },
    { -5, "-0.05" },
    { -100, "-1.00" },
    { 100000, "1000.00" },
    { G_MAXINT64, "92233720368547758.07" },
    { G_MININT64, "-92233720368547758.08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = inno_table_cents (cases[i].cents);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_fractions_come_back (void)
{
  static const double fractions[] = {
    0.0, 1.0, 0.1, 0.25, 1.0 / 3, 2.0 / 3, 0.1 + 0.2, 1e-9, 123456789.0 / 987654321, 5e-324,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      g_autofree char *text = inno_table_fraction (fractions[i]);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, fractions[i]);
    }
}

static void
test_fractions_are_short (void)
{
  g_autofree char *tenth = inno_table_fraction (0.1);
  g_autofree char *whole = inno_table_fraction (1);

  g_assert_cmpstr (tenth, ==, "0.1");
  g_assert_cmpstr (whole, ==, "1.0");
  g_assert_null (inno_table_fraction (0.0 / 0.0));
  g_assert_null (inno_table_fraction (1e308 * 10));
}

static void
test_sheet_names (void)
{
  static const struct { const char *title; const char *name; } cases[] = {
    { "Rahoitusosuudet", "Rahoitusosuudet" },
    { "a[b]:c*d?e/f\\g", "a b  c d e f g" },
    { "'quoted'", "quoted" },
    { "''", "-" },
    { "", "-" },
    { "///", "-" },
    { "  a  ", "a" },
    { "a\nb\x7f", "a b" },
    { "0123456789012345678901234567890123", "0123456789012345678901234567890" },
    { "åäöåäöåäöåäöåäöåäöåäöåäöåäöåäöåäöå", "åäöåäöåäöåäöåäöåäöåäöåäöåäöåäöå" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = inno_table_sheet_name (cases[i].title);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* What is sent to everybody says nothing about who made it, nor how it was fetched. */
static void
test_origin (void)
{
  static const struct { const char *address; const char *origin; } cases[] = {
    { "https://user:secret@data.example/p.json?token=x", "data.example" },
    { "http://127.0.0.1:8080/p.json", "127.0.0.1" },
    { "file:///srv/somebody/p.json", NULL },
    { "not an address", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);
      InnoFrameContext *context = (InnoFrameContext *) inno_frame_get_context (frame);
      g_autofree char *origin = NULL;

      g_free (context->origin);
      context->origin = g_strdup (cases[i].address);
      origin = inno_table_get_origin (frame);
      g_assert_cmpstr (origin, ==, cases[i].origin);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/exchange/table/formats", test_formats);
  g_test_add_func ("/exchange/table/no-format", test_no_format);
  g_test_add_func ("/exchange/csv/table", test_csv);
  g_test_add_func ("/exchange/csv/for-machines", test_csv_is_for_machines);
  g_test_add_func ("/exchange/csv/quotes", test_csv_quotes);
  g_test_add_func ("/exchange/csv/no-formula", test_csv_holds_no_formula);
  g_test_add_func ("/exchange/tsv/table", test_tsv);
  g_test_add_func ("/exchange/tsv/no-formula", test_tsv_holds_no_formula);
  g_test_add_data_func ("/exchange/clipboard/fi", GINT_TO_POINTER (INNO_LANG_FI), test_clipboard);
  g_test_add_data_func ("/exchange/clipboard/sv", GINT_TO_POINTER (INNO_LANG_SV), test_clipboard);
  g_test_add_data_func ("/exchange/clipboard/en", GINT_TO_POINTER (INNO_LANG_EN), test_clipboard);
  g_test_add_func ("/exchange/clipboard/no-formula", test_clipboard_holds_no_formula);
  g_test_add_func ("/exchange/text/cents", test_cents);
  g_test_add_func ("/exchange/text/fractions-come-back", test_fractions_come_back);
  g_test_add_func ("/exchange/text/fractions-are-short", test_fractions_are_short);
  g_test_add_func ("/exchange/text/sheet-names", test_sheet_names);
  g_test_add_func ("/exchange/text/origin", test_origin);

  return g_test_run ();
}
