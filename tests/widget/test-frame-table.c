/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "inno-column-titles.h"
#include "inno-frame-row.h"
#include "inno-frame-table.h"
#include "widget-fixture.h"
#include "widget-search.h"

static char *
list_ids (InnoFrameTable *table)
{
  GListModel *rows = inno_frame_table_get_rows (table);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (InnoFrameRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", inno_frame_row_get_id (row));
    }

  return g_string_free (ids, FALSE);
}

static void
assert_order (InnoFrameTable *table,
              const char     *column,
              GtkSortType     order,
              const char     *expected)
{
  g_autofree char *ids = NULL;

  inno_frame_table_sort_by (table, column, order);
  ids = list_ids (table);
  g_assert_cmpstr (ids, ==, expected);
}

static InnoFrameTable *
create_table (void)
{
  g_autoptr (InnoFrame) frame = widget_fixture_frame ();
  InnoFrameTable *table = INNO_FRAME_TABLE (g_object_ref_sink (inno_frame_table_new ()));

  inno_frame_table_set_frame (table, frame);

  return table;
}

static void
test_sorting (void)
{
  InnoFrameTable *table = create_table ();

  assert_order (table, NULL, GTK_SORT_ASCENDING,
                "city:oulu city:aanekoski city:espoo city:evil total");
  /* Ä is the last letter but one in Finnish; the total has a name that would be first. */
  assert_order (table, "label", GTK_SORT_ASCENDING,
                "city:evil city:espoo city:oulu city:aanekoski total");
  assert_order (table, "label", GTK_SORT_DESCENDING,
                "city:aanekoski city:oulu city:espoo city:evil total");
  assert_order (table, "total", GTK_SORT_ASCENDING,
                "city:espoo city:evil city:aanekoski city:oulu total");
  assert_order (table, "total", GTK_SORT_DESCENDING,
                "city:oulu city:aanekoski city:evil city:espoo total");
  assert_order (table, "share", GTK_SORT_ASCENDING,
                "city:espoo city:evil city:aanekoski city:oulu total");
  assert_order (table, NULL, GTK_SORT_ASCENDING,
                "city:oulu city:aanekoski city:espoo city:evil total");

  g_assert_finalize_object (table);
}

static void
test_tsv (void)
{
  InnoFrameTable *table = create_table ();
  g_autofree char *text = inno_frame_table_to_tsv (table, FALSE);
  g_autofree char *none = inno_frame_table_to_tsv (table, TRUE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[0], ==, "Kaupunki\tSumma\tOsuus");
  g_assert_cmpstr (lines[1], ==, "Oulu\t3000000,00\t50,0%");
  g_assert_true (g_str_has_prefix (lines[3], "Espoo\t\t"));
  g_assert_true (g_str_has_prefix (lines[4], "'=1+1 x\t"));
  g_assert_true (g_str_has_prefix (lines[5], "Aa yhteensä\t"));
  g_assert_cmpstr (none, ==, "Kaupunki\tSumma\tOsuus\n");

  g_assert_finalize_object (table);
}

static void
test_names (void)
{
  InnoFrameTable *table = create_table ();
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (table), 600, 400);
  GtkWidget *cell = widget_search_name (GTK_WIDGET (table), "Espoo, Summa: Not known");
  g_autofree char *fault = NULL;

  g_assert_nonnull (cell);
  g_assert_false (GTK_IS_LABEL (cell));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (cell))), ==, "?");
  g_assert_nonnull (widget_search_name (GTK_WIDGET (table), "Oulu, Kaupunki: Oulu"));
  /* The keyboard is on rows: they say all that is shown of them. */
  fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Espoo. Summa: Not known. Osuus: 10,0\302\240%");
  g_assert_cmpstr (fault, ==, NULL);
  g_assert_nonnull (widget_search_name (GTK_WIDGET (table), "Äänekoski"));
  g_assert_null (widget_search_name (GTK_WIDGET (table), "Oulu, Piilossa: "));
  g_assert_nonnull (widget_search_name (GTK_WIDGET (table), "Summa"));
  inno_frame_table_set_title (table, "Funding by city");
  g_assert_nonnull (widget_search_name (GTK_WIDGET (table), "Funding by city"));

  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (table);
}

/* A long title takes two lines, at the space that makes them most alike, and is told of in one. */
static void
test_titles (void)
{
  const struct
  {
    const char *title;
    const char *shown;
  } cases[] = {
    { "", "" },
    { "Kaupunki", "Kaupunki" },
    { "Ei tiedossa", "Ei tiedossa" },
    { "Stadens andel", "Stadens\nandel" },
    { "EU och stat, ej fördelat", "EU och stat,\nej fördelat" },
    { "Åtaganden och öppna avtal", "Åtaganden och\nöppna avtal" },
    { "Rahoituspäätökset", "Rahoituspäätökset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *broken = inno_column_title_break (cases[i].title);

      g_assert_cmpstr (broken, ==, cases[i].shown);
    }
}

static void
count_arrow (GtkWidget *widget,
             gpointer   n_arrows)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "sort-indicator"))
    *(guint *) n_arrows += gtk_widget_has_css_class (widget, "ascending") + gtk_widget_has_css_class (widget, "descending");
}

static void
assert_arrows (InnoFrameTable *table,
               guint           expected)
{
  guint n_arrows = 0;

  widget_fixture_settle ();
  widget_search_foreach (table, count_arrow, &n_arrows);
  g_assert_cmpuint (n_arrows, ==, expected);
}

/* No title keeps the arrow of an order that there is no more. */
static void
test_arrows (void)
{
  InnoFrameTable *table = create_table ();
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (table), 600, 400);

  assert_arrows (table, 0);
  inno_frame_table_sort_by (table, "label", GTK_SORT_ASCENDING);
  assert_arrows (table, 1);
  inno_frame_table_sort_by (table, "total", GTK_SORT_DESCENDING);
  assert_arrows (table, 1);
  inno_frame_table_sort_by (table, NULL, GTK_SORT_ASCENDING);
  assert_arrows (table, 0);

  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (table);
}

static void
test_refill (void)
{
  g_autoptr (InnoFrame) other = widget_fixture_frame ();
  InnoFrameTable *table = create_table ();
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (table), 600, 400);

  inno_frame_table_sort_by (table, "total", GTK_SORT_DESCENDING);
  for (guint i = 0; i < 3; i++)
    {
      inno_frame_table_set_frame (table, other);
      widget_fixture_settle ();
      g_assert_cmpuint (g_list_model_get_n_items (inno_frame_table_get_rows (table)), ==, 5);
      inno_frame_table_set_frame (table, NULL);
      widget_fixture_settle ();
      g_assert_cmpuint (g_list_model_get_n_items (inno_frame_table_get_rows (table)), ==, 0);
    }

  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (table);
}

static void
activated_cb (char      **id,
              const char *activated)
{
  g_free (*id);
  *id = g_strdup (activated);
}

static void
test_activate (void)
{
  g_autofree char *id = NULL;
  InnoFrameTable *table = create_table ();
  GtkWindow *window = widget_fixture_present (GTK_WIDGET (table), 600, 400);
  GtkWidget *scrolled = gtk_widget_get_first_child (GTK_WIDGET (table));
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  g_signal_connect_swapped (table, "row-activated", G_CALLBACK (activated_cb), &id);
  inno_frame_table_sort_by (table, "label", GTK_SORT_DESCENDING);
  g_signal_emit_by_name (view, "activate", 1);
  g_assert_cmpstr (id, ==, "city:oulu");

  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (table);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  g_test_add_func ("/widget/frame-table/sorting", test_sorting);
  g_test_add_func ("/widget/frame-table/tsv", test_tsv);
  g_test_add_func ("/widget/frame-table/names", test_names);
  g_test_add_func ("/widget/frame-table/titles", test_titles);
  g_test_add_func ("/widget/frame-table/arrows", test_arrows);
  g_test_add_func ("/widget/frame-table/refill", test_refill);
  g_test_add_func ("/widget/frame-table/activate", test_activate);

  return g_test_run ();
}
