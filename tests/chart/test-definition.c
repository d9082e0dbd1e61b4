/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every chart says of itself: walks the table of charts, in three languages. */

#include <string.h>

#include "fixtures.h"
#include "inno-chart.h"

#define SHORTEST 30

/* A whole sentence, or several, that nobody has to be told more about. */
static void
assert_sentences (const char *id,
                  const char *text)
{
  if (text == NULL || strlen (text) < SHORTEST || !g_str_has_suffix (text, ".") || !g_utf8_validate (text, -1, NULL))
    g_error ("%s says “%s”", id, text);
  g_assert_null (strstr (text, "  "));
  g_assert_null (strchr (text, '\n'));
}

static void
test_every_chart (void)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      inno_lang_activate (lang);
      for (guint i = 0; i < n_charts; i++)
        {
          const char *texts[] = { inno_chart_get_says (charts[i]), inno_chart_get_computed (charts[i]) };
          const char *sources[] = { charts[i]->says, charts[i]->computed };

          for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
            {
              assert_sentences (charts[i]->id, texts[k]);
              /* No two say the same, in no language: one copied or not translated would. */
              if (!g_hash_table_add (seen, (gpointer) texts[k]))
                g_error ("%s, %s: “%s” was said before", charts[i]->id, inno_lang_to_code (lang), texts[k]);
              g_assert_true ((lang == INNO_LANG_EN) == g_str_equal (texts[k], sources[k]));
            }
        }
    }
  inno_lang_activate (INNO_LANG_EN);
}

/* What a chart hangs on is told. */
static void
test_rules_follow_parts (void)
{
  const struct { guint part, rule; const char *not_for; } follows[] = {
    { INNO_QUERY_MEASURE, INNO_DEFINE_MEASURES, NULL },
    { INNO_QUERY_MEASURE, INNO_DEFINE_UNKNOWN, NULL },
    { INNO_QUERY_DENOMINATOR, INNO_DEFINE_BAND, NULL },
    /* The years of its values are no years of money. */
    { INNO_QUERY_YEARS, INNO_DEFINE_YEARS, "impact" },
    { INNO_QUERY_YEARS, INNO_DEFINE_COUNTED, "impact" },
  };
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    for (guint k = 0; k < G_N_ELEMENTS (follows); k++)
      if ((charts[i]->parts & follows[k].part) != 0 && (charts[i]->rules & follows[k].rule) == 0 &&
          g_strcmp0 (charts[i]->id, follows[k].not_for) != 0)
        g_error ("%s hangs on part %u and does not tell rule %u", charts[i]->id, follows[k].part, follows[k].rule);
}

static void
test_rules (void)
{
  g_autoptr (GPtrArray) none = inno_chart_list_rules (0);
  guint n_all = 0;

  g_assert_cmpuint (none->len, ==, 0);
  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (GPtrArray) all = NULL;
      g_autoptr (GPtrArray) two = NULL;

      inno_lang_activate (lang);
      all = inno_chart_list_rules (G_MAXUINT);
      two = inno_chart_list_rules (INNO_DEFINE_ROUNDING | INNO_DEFINE_COUNTED);
      g_assert_true (n_all == 0 || n_all == all->len);
      n_all = all->len;
      for (guint i = 0; i < all->len; i++)
        assert_sentences ("a rule", all->pdata[i]);
      g_assert_cmpuint (two->len, ==, 2);
      g_assert_cmpstr (two->pdata[0], ==, all->pdata[0]);
      g_assert_cmpstr (two->pdata[1], ==, all->pdata[all->len - 1]);
    }
  g_assert_cmpuint (n_all, ==, 9);
  inno_lang_activate (INNO_LANG_EN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/chart/definition/every-chart", test_every_chart);
  g_test_add_func ("/chart/definition/rules-follow-parts", test_rules_follow_parts);
  g_test_add_func ("/chart/definition/rules", test_rules);

  return g_test_run ();
}
