/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must come of a changed portfolio, whatever the charts draw: its order
 * changes nothing, and twice the money is twice the length. */

#include <math.h>
#include <string.h>

#include "chart-case.h"

#define N_PROJECTS 12

/* A small portfolio of random projects, in an order, with amounts times a factor. */
static char *
make_documents (guint        seed,
                const guint *order,
                guint        factor)
{
  g_autoptr (GString) documents = g_string_new ("[");
  const char *cities[] = { "a", "b", "c" };

  for (guint k = 0; k < N_PROJECTS; k++)
    {
      guint i = order[k];
      guint amount = (seed * 7919 + i * 104729) % 9000000 + 1000000;

      g_string_append_printf (documents,
                              "%s{'_id':'project:p%02u','agreement':'agreement:%c','cities':['city:%s'],"
                              "'themes':['theme:%c'],'lead_theme':'lead_theme:%c','status':'%s',"
                              "'start':'202%u-03-01','end':'202%u-10-31',"
                              "'funding':[['erdf','granted',2023,%u],['city','granted',2024,%u],"
                              "['akke','granted',2024,%u]]}",
                              k > 0 ? "," : "", i, i % 2 == 0 ? 'x' : 'y', cities[i % 3], "rgh"[i % 3], "lm"[i % 2],
                              i % 3 == 0 ? "ended" : "ongoing", 1 + i % 4, 5 + i % 3,
                              amount * factor, (amount / 2 + i * 1000) * factor, amount / 5 * factor);
    }
  g_string_append_c (documents, ']');

  return g_string_free (g_steal_pointer (&documents), FALSE);
}

static Fixture *
make_fixture (guint    seed,
              gboolean is_shuffled,
              guint    factor)
{
  guint order[N_PROJECTS];
  g_autofree char *documents = NULL;

  for (guint i = 0; i < N_PROJECTS; i++)
    order[i] = is_shuffled ? (i * 5 + seed) % N_PROJECTS : i;
  documents = make_documents (seed, order, factor);

  return fixture_new (documents, FIXTURE_PLACES);
}

static void
assert_same_scene_cb (const InnoChart *chart,
                      InnoQuery       *query,
                      gpointer         user_data)
{
  Fixture **fixtures = user_data;
  g_autoptr (PlotScene) one = chart_case_layout (fixtures[0], chart, query, 900, 600);
  g_autoptr (PlotScene) other = chart_case_layout (fixtures[1], chart, query, 900, 600);
  g_autofree char *ours = plot_scene_dump (one);
  g_autofree char *theirs = plot_scene_dump (other);

  g_assert_cmpstr (ours, ==, theirs);
}

static void
test_order_changes_nothing (void)
{
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autoptr (Fixture) one = make_fixture (seed, FALSE, 1);
      g_autoptr (Fixture) other = make_fixture (seed, TRUE, 1);
      Fixture *fixtures[] = { one, other };

      chart_foreach_view (assert_same_scene_cb, fixtures);
    }
}

/* How long the marks of a row are together. */
static double
get_length (PlotScene  *scene,
            const char *row_id)
{
  double length = 0;

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);

      if (g_str_equal (mark->row_id, row_id))
        length += mark->bounds.width;
    }

  return length;
}

/* The number at the far end of the axis, in hundredths. */
static double
get_axis_end (PlotScene *scene)
{
  const PlotItem *last = NULL;
  g_autoptr (GString) digits = g_string_new (NULL);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == PLOT_ITEM_TEXT && item->part == PLOT_PART_AXIS && g_ascii_isdigit (*item->text) &&
          (last == NULL || item->rect.x > last->rect.x))
        last = item;
    }
  g_assert_nonnull (last);
  for (const char *p = last->text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || *p == '.')
      g_string_append_c (digits, *p);

  return g_ascii_strtod (digits->str, NULL);
}

/* Twice the money is twice as long, whatever the axis. */
static void
test_axis_grows_with_the_money (void)
{
  static const char * const charts[] = { "funding-shares", "funding-ranking", "lead-theme-funding", "themes" };
  g_autoptr (Fixture) one = make_fixture (3, FALSE, 2);
  g_autoptr (Fixture) twice = make_fixture (3, FALSE, 4);

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      const InnoChart *chart = inno_chart_find (charts[i]);
      g_autoptr (InnoQuery) query = fixture_parse_query ("");
      g_autoptr (PlotScene) small = chart_case_layout (one, chart, query, 900, 600);
      g_autoptr (PlotScene) large = chart_case_layout (twice, chart, query, 900, 600);
      guint n_rows = 0;

      for (guint m = 0; m < plot_scene_get_n_marks (small); m++)
        {
          const char *row = plot_scene_get_mark (small, m)->row_id;
          double a = get_length (small, row) * get_axis_end (small);
          double b = get_length (large, row) * get_axis_end (large);

          /* What a pixel stands for differs, and edges are whole pixels. */
          if (get_length (small, row) < 40)
            continue;
          g_assert_cmpfloat (fabs (b / a - 2), <, .25);
          n_rows++;
        }
      g_assert_cmpuint (n_rows, >, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/chart/order-changes-nothing", test_order_changes_nothing);
  g_test_add_func ("/chart/axis-grows-with-the-money", test_axis_grows_with_the_money);

  return g_test_run ();
}
