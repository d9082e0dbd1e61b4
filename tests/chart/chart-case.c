/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-case.h"

#define LONG "Kaupunkiseudun-yhteistyösopimus-40-merkk"

static const char one[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],'themes':['theme:r'],"
  "  'lead_theme':'lead_theme:l','funding':[['erdf','granted',2024,123456789],"
  "  ['city','granted',2024,50000000],['private','granted',null,1000000]]}]";
static const char zeros[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],"
  "  'funding':[['erdf','granted',2024,0],['city','granted',2024,0],['erdf','realised',2024,0]]}]";
static const char negatives[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],"
  "  'funding':[['erdf','granted',2024,-70000000],['city','granted',2024,90000000]]},"
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:b','city:c'],"
  "  'funding':[['erdf','granted',2023,-70000000],['city','granted',2024,-1],"
  "  ['private','granted',2024,-300000000]]},"
  " {'_id':'project:r','funding':[['akke','granted',2023,500000000],['esf','granted',2024,-20000000],"
  "  ['erdf','granted',2024,20000000]]}]";
static const char unknown[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b'],"
  "  'funding':[['erdf','granted',2024,null],['city','granted',null,null],['city','planned',2024,null]]},"
  " {'_id':'project:q','funding':[['private','granted',2024,null]]}]";
static const char cent[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],'funding':[['city','granted',2024,1]]},"
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:b'],"
  "  'funding':[['erdf','granted',2024,100000000000]]}]";
static const char thousands[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b','city:c'],"
  "  'funding':[['city','granted',2024,34567891],['erdf','granted',2023,45678912]]},"
  " {'_id':'project:q','agreement':'agreement:y','funding':[['jtf','granted',2024,98765432],"
  "  ['city','granted',2024,12345]]}]";
static const char euros[] =
  "[{'_id':'project:p','agreement':'agreement:x','funding':[['city','granted',2024,12345],"
  "  ['erdf','granted',2024,55555]]},"
  " {'_id':'project:q','agreement':'agreement:y','funding':[['jtf','granted',2024,98765]]}]";
static const char long_names[] =
  "[{'_id':'agreement:z','name':{'en':'" LONG "'}},{'_id':'city:z','name':{'en':'" LONG "'},"
  "  'region':{'code':'09','name':{'en':'" LONG "'}}},"
  " {'_id':'theme:z','name':{'en':'" LONG "'}},"
  " {'_id':'lead_theme:z','name':{'en':'" LONG "'},'participants_known':false,"
  "  'participants':{'1':{'city':'city:z','role':'lead'}}},"
  " {'_id':'funding_source:z','name':{'en':'" LONG "'},'class':'eu'},"
  " {'_id':'project:p','agreement':'agreement:z','cities':['city:z'],'themes':['theme:z'],"
  "  'lead_theme':'lead_theme:z','funding':[['z','granted',2024,123456789],['city','granted',2024,99999999]]}]";
static const char missing[] =
  "[{'_id':'lead_theme:n','participants':{'1':{'city':'city:ghost','role':'lead'}}},"
  " {'_id':'project:p','agreement':'agreement:ghost','cities':['city:ghost'],'themes':['theme:ghost'],"
  "  'lead_theme':'lead_theme:ghost','funding':[['ghost','granted',2024,5000000],"
  "  ['city','granted',2024,5000000]]}]";

/* Two hundred of everything. */
static char *
make_many (void)
{
  g_autoptr (GString) documents = g_string_new ("[");

  for (guint i = 0; i < 200; i++)
    {
      g_string_append_printf (documents,
                              "{'_id':'city:n%u','lat':%u.%02u,'lon':2%u.5,'region':{'code':'%u','name':{'en':'Region %u'}}},"
                              "{'_id':'agreement:n%u','cities':['city:n%u']},"
                              "{'_id':'theme:n%u','agreement':'agreement:n%u'},"
                              "{'_id':'lead_theme:n%u','participants_known':%s,"
                              " 'participants':{'1':{'city':'city:n%u','role':'lead'},"
                              " '2':{'city':'city:n%u','role':'implementer'}}},",
                              i, 60 + i % 9, i % 100, i % 8, i % 50, i % 50, i, i, i, i,
                              i, i % 3 == 0 ? "false" : "true", i, (i * 7 + 1) % 200);
      g_string_append_printf (documents,
                              "{'_id':'project:n%u','agreement':'agreement:n%u','cities':['city:n%u','city:n%u'],"
                              " 'themes':['theme:n%u'],'lead_theme':'lead_theme:n%u','status':'%s',"
                              " 'start':'%u-0%u-01','end':'%u-0%u-28',"
                              " 'funding':[['erdf','granted',2024,%u],['city','granted',2023,%u],"
                              " ['akke','granted',2022,%u],['private','granted',2022,%u]]},",
                              i, i, i, (i + 1) % 200, i, (i * 3) % 200, i % 4 == 0 ? "ended" : "ongoing",
                              2021 + i % 4, 1 + i % 9, 2025 + i % 3, 1 + i % 9,
                              (i * 7919 + 13) % 90000000, (i * 104729 + 7) % 50000000, (i * 31337) % 9000000, i * 1000);
    }
  g_string_truncate (documents, documents->len - 1);
  g_string_append_c (documents, ']');

  return g_string_free (g_steal_pointer (&documents), FALSE);
}
/* Values of every kind, and names that one city and one agreement share. */
#define SEEN(n, subject, period, value) \
  " {'_id':'observation:o" n "','subject':'" subject "','period':'" period "','value':" value "}"
#define AIM(n, subject, kind, period, value) \
  " {'_id':'observation:a" n "','subject':'" subject "','kind':'" kind "','period':'" period "','value':" value "}"
static const char metrics[] =
  "[{'_id':'metric:m','direction':'down','decimals':2,'name':{'en':'" LONG "'},'unit':{'en':'" LONG "'}},"
  " {'_id':'agreement:a','name':{'en':'A'}},"
  SEEN ("1", "city:a", "2023", "0.01") "," SEEN ("2", "city:a", "2024-Q4", "123456789.125") ","
  SEEN ("3", "city:a", "2024", "null") "," SEEN ("4", "agreement:a", "2019", "-4") ","
  SEEN ("5", "agreement:a", "2020", "0") "," SEEN ("6", "agreement:ghost", "2021-Q2", "1e-9") ","
  SEEN ("7", "agreement:y", "2021", "null") "," SEEN ("8", "city:c", "2025", "-123456789") ","
  AIM ("1", "agreement:a", "target", "2027", "-8") "," AIM ("2", "agreement:a", "baseline", "2018", "-1") ","
  AIM ("3", "agreement:y", "target", "2029-Q3", "12") "," AIM ("4", "city:a", "target", "2027", "null") ","
  AIM ("5", "city:b", "target", "2027", "3") "," AIM ("6", "city:b", "baseline", "2020", "3") "]";

const ChartCase chart_cases[] = {
  { "sample", NULL, FIXTURE_BARE },
  { "bare", "[]", FIXTURE_BARE },
  { "places", "[]", FIXTURE_PLACES },
  { "one", one, FIXTURE_PLACES | FIXTURE_MARKED },
  { "zeros", zeros, FIXTURE_PLACES },
  { "negatives", negatives, FIXTURE_PLACES },
  { "unknown", unknown, FIXTURE_PLACES },
  { "cent", cent, FIXTURE_PLACES | FIXTURE_MARKED },
  { "thousands", thousands, FIXTURE_PLACES },
  { "euros", euros, FIXTURE_PLACES },
  { "long-names", long_names, FIXTURE_PLACES },
  { "missing", missing, FIXTURE_PLACES },
  { "many", "", FIXTURE_BARE, NULL, make_many },
  { "metrics", metrics, FIXTURE_PLACES },
  { "from-nothing", one, FIXTURE_PLACES, "[]" },
  { "to-nothing", "[]", FIXTURE_PLACES, thousands },
  { "the-same", negatives, FIXTURE_PLACES | FIXTURE_MARKED, negatives },
  { "grown", cent, FIXTURE_PLACES, negatives },
  { "known-by-now", one, FIXTURE_PLACES, unknown },
  { "long-names-before", unknown, FIXTURE_PLACES, long_names },
};
const guint n_chart_cases = G_N_ELEMENTS (chart_cases);

Fixture *
chart_case_open (const ChartCase *self)
{
  g_autofree char *made = self->make != NULL ? self->make () : NULL;

  if (made != NULL)
    return fixture_new (made, self->flags);
  if (self->before != NULL)
    return fixture_new_compared (self->before, self->documents, self->flags);

  return self->documents != NULL ? fixture_new (self->documents, self->flags) : fixture_new_sample ();
}

InnoFrame *
chart_case_compute (Fixture         *fixture,
                    const InnoChart *chart,
                    const InnoQuery *query)
{
  g_autoptr (GError) error = NULL;
  InnoFrame *frame;

  inno_lang_activate (query->lang);
  frame = inno_chart_compute (chart, fixture->facts, query, &error);
  g_assert_no_error (error);
  g_assert_nonnull (frame);

  return frame;
}

PlotScene *
chart_case_layout (Fixture         *fixture,
                   const InnoChart *chart,
                   const InnoQuery *query,
                   double           width,
                   double           height)
{
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotFigure) figure = inno_chart_draw (chart, frame);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotStyle style = plot_style_for_size (plot_style_find ("light"), width, height);

  return plot_figure_layout (figure, width, height, &style, engine);
}

void
chart_foreach_view (ChartViewFunc func,
                    gpointer      user_data)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint c = 0; c < n_charts; c++)
    for (guint v = 0; v == 0 || v < inno_chart_get_n_views (charts[c]); v++)
      {
        g_autoptr (InnoQuery) query = inno_query_new ();

        query->view = g_strdup (charts[c]->views[v].id);
        func (charts[c], query, user_data);
      }
}

char *
chart_scene_text (PlotScene *scene,
                  PlotPart   part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == PLOT_ITEM_TEXT && item->part == part)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", item->text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The number that people read, in units of its last decimal: all signs that are
 * no digit and no minus are left out. */
gint64
chart_parse_number (const char *text)
{
  gint64 value = 0;
  gboolean is_negative = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_utf8_get_char (text) == 0x2212)
        is_negative = TRUE;
      else if (g_ascii_isdigit (*text))
        value = value * 10 + (*text - '0');
    }

  return is_negative ? -value : value;
}

/* The number at the end of the row that has these marks. */
const PlotItem *
chart_find_end_label (PlotScene  *scene,
                      const char *row_id)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);
      double middle = item->rect.y + item->rect.height / 2;

      if (item->kind != PLOT_ITEM_TEXT || item->part != PLOT_PART_END_LABEL)
        continue;
      for (guint m = 0; m < plot_scene_get_n_marks (scene); m++)
        {
          const PlotMark *mark = plot_scene_get_mark (scene, m);

          if (g_str_equal (mark->row_id, row_id) && mark->bounds.height > 0 &&
              middle > mark->bounds.y && middle < mark->bounds.y + mark->bounds.height)
            return item;
        }
    }

  return NULL;
}
