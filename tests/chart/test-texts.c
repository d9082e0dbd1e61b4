/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every word that a chart says: in the language asked for, whole, and in the right
 * number. */

#include <string.h>

#include "chart-case.h"
#include "inno-format.h"

/* What is said about a chart, whoever says it: the picture, its marks, its table. */
typedef struct
{
  const ChartCase *chart_case;
  const InnoChart *chart;
  const InnoQuery *query;
  InnoFrame       *frame;
  PlotScene       *scene;
} Speech;

typedef void (*TextFunc) (const Speech *speech,
                          const char   *text,
                          gpointer      user_data);

G_GNUC_PRINTF (3, 4)
static void
complain (const Speech *speech,
          const char   *text,
          const char   *format,
          ...)
{
  g_autofree char *fault = NULL;
  va_list args;

  va_start (args, format);
  fault = g_strdup_vprintf (format, args);
  va_end (args);
  g_error ("%s: %s %s in %s: %s: “%s”", speech->chart_case->name, speech->chart->id,
           speech->query->view != NULL ? speech->query->view : "", inno_lang_to_code (speech->query->lang), fault, text);
}

static void
foreach_mark_text (const Speech *speech,
                   TextFunc      func,
                   gpointer      user_data)
{
  for (guint i = 0; i < plot_scene_get_n_marks (speech->scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (speech->scene, i);
      const char *texts[] = { mark->name, mark->heading, mark->detail };

      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        if (texts[t] != NULL)
          func (speech, texts[t], user_data);
    }
}

static void
foreach_text (const Speech *speech,
              TextFunc      func,
              gpointer      user_data)
{
  const PlotTable *table = plot_scene_get_table (speech->scene);

  if (plot_scene_get_title (speech->scene) == NULL || plot_scene_get_description (speech->scene) == NULL)
    complain (speech, "", "no title or no description");
  func (speech, plot_scene_get_title (speech->scene), user_data);
  func (speech, plot_scene_get_description (speech->scene), user_data);
  for (guint i = 0; i < plot_scene_get_n_items (speech->scene); i++)
    if (plot_scene_get_item (speech->scene, i)->kind == PLOT_ITEM_TEXT)
      func (speech, plot_scene_get_item (speech->scene, i)->text, user_data);
  foreach_mark_text (speech, func, user_data);
  for (guint i = 0; table != NULL && i < table->n_columns * table->n_rows; i++)
    if (*table->cells[i] != '\0')
      func (speech, table->cells[i], user_data);
}

typedef void (*SpeechFunc) (const Speech *speech,
                            gpointer      user_data);

static void
speak (const ChartCase *chart_case,
       Fixture         *fixture,
       const InnoChart *chart,
       const InnoQuery *query,
       SpeechFunc       func,
       gpointer         user_data)
{
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, chart, query, 1600, 1200);
  Speech speech = { chart_case, chart, query, frame, scene };

  func (&speech, user_data);
}

typedef struct
{
  const ChartCase *chart_case;
  Fixture         *fixture;
  InnoLang         lang;
  SpeechFunc       func;
  gpointer         user_data;
} Walk;

static void
walk_view_cb (const InnoChart *chart,
              InnoQuery       *query,
              gpointer         user_data)
{
  const Walk *self = user_data;

  query->lang = self->lang;
  speak (self->chart_case, self->fixture, chart, query, self->func, self->user_data);
}

/* Every view of every chart of every small portfolio, in one language. */
static void
foreach_speech (InnoLang    lang,
                SpeechFunc  func,
                gpointer    user_data)
{
  for (guint i = 0; i < n_chart_cases; i++)
    {
      g_autoptr (Fixture) fixture = chart_cases[i].make == NULL ? chart_case_open (&chart_cases[i]) : NULL;

      if (fixture != NULL)
        chart_foreach_view (walk_view_cb, &(Walk) { &chart_cases[i], fixture, lang, func, user_data });
    }
}

/* Clean text */

static void
assert_clean_cb (const Speech *speech,
                 const char   *text,
                 gpointer      user_data)
{
  GRegex *faults = user_data;
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    complain (speech, text, "no UTF-8");
  if (g_regex_match (faults, text, 0, &match))
    {
      g_autofree char *fault = g_match_info_fetch (match, 0);

      complain (speech, text, "“%s” is left in", fault);
    }
}

static void
assert_clean_speech_cb (const Speech *speech,
                        gpointer      user_data)
{
  foreach_text (speech, assert_clean_cb, user_data);
}

/* Nothing of a format, nothing of a pointer, no hole between two words. */
static void
test_clean (void)
{
  g_autoptr (GRegex) faults =
    g_regex_new ("\\(null\\)|%[-0-9.]*(?:l|ll|h)?[a-zA-Z]|  |^ | $|\\bnan\\b|\\binf\\b|,,|\\.\\.|\\( | \\)| [,.]",
                 G_REGEX_OPTIMIZE, 0, NULL);

  g_assert_nonnull (faults);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    foreach_speech (lang, assert_clean_speech_cb, faults);
}

/* Whole speech */

static void
assert_whole_cb (const Speech *speech,
                 gpointer      user_data)
{
  g_autofree char *takeaway = chart_scene_text (speech->scene, PLOT_PART_TAKEAWAY);
  g_autofree char *foot = chart_scene_text (speech->scene, PLOT_PART_FOOT);
  g_autofree char *title = chart_scene_text (speech->scene, PLOT_PART_TITLE);

  if (*title == '\0' || *plot_scene_get_title (speech->scene) == '\0')
    complain (speech, title, "no title");
  if (*foot == '\0')
    complain (speech, title, "no foot");
  if (*plot_scene_get_description (speech->scene) == '\0')
    complain (speech, title, "no description");
  /* Where nothing is drawn a message stands in its place, which is no sentence. */
  if (plot_scene_get_n_marks (speech->scene) > 0 && *takeaway != '\0' && !g_str_has_suffix (takeaway, "."))
    complain (speech, takeaway, "no full stop");
  if (speech->chart_case->documents == NULL && *takeaway == '\0')
    complain (speech, title, "no takeaway");
}

static void
test_whole (void)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    foreach_speech (lang, assert_whole_cb, NULL);
}

/* Names of marks */

/* A digit, or a word besides the label. */
static gboolean
says_something (const char *name,
                const char *label)
{
  const char *rest = g_str_has_prefix (name, label) ? name + strlen (label) : name;

  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* A figure that does not say of what: "Joensuu, 0.00". */
static gboolean
has_bare_figure (const char *name,
                 const char *label)
{
  const char *rest = g_str_has_prefix (name, label) ? name + strlen (label) : name;

  return g_regex_match_simple ("^, [-\\x{2212}+]?\\d[\\d.,\\x{a0}\\x{202f}]*(?:$|, )", rest, 0, 0);
}

/* Whoever cannot see a mark is told what it belongs to, and how much it is: a figure,
 * or a word that there is none. */
static void
assert_named_cb (const Speech *speech,
                 gpointer      user_data)
{
  guint *n_marks = user_data;

  for (guint i = 0; i < plot_scene_get_n_marks (speech->scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (speech->scene, i);
      int row = inno_frame_find_row (speech->frame, mark->row_id);
      const char *label = row >= 0 ? inno_frame_get_row_label (speech->frame, row) : "";

      *n_marks += 1;
      /* That of all is called by what it is the total of. */
      if (row >= 0 && row < (int) inno_frame_get_n_groups (speech->frame) && strstr (mark->name, label) == NULL)
        complain (speech, mark->name, "the name of a mark does not say “%s”", label);
      if (!says_something (mark->name, label))
        complain (speech, mark->name, "the name of a mark says no figure");
      if (has_bare_figure (mark->name, label))
        complain (speech, mark->name, "the name of a mark says a figure, and not of what");
    }
}

static void
test_named (void)
{
  guint n_marks = 0;

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    foreach_speech (lang, assert_named_cb, &n_marks);
  g_assert_cmpuint (n_marks, >, 3000);
}

/* Languages */

/* Which no language translates: who made the map, and what is typed. */
static const char * const names[] = { "Natural Earth", NULL };

/* Two words next to each other. One may be the same in two languages, a name or a
 * sign of a unit; a phrase is not. */
static void
collect_phrases_cb (const Speech *speech,
                    const char   *text,
                    gpointer      user_data)
{
  static GRegex *pair;
  g_autoptr (GMatchInfo) match = NULL;
  GHashTable *phrases = user_data;

  if (pair == NULL)
    pair = g_regex_new ("(?<!\\p{L})(?=(\\p{L}{2,} \\p{L}{2,}))", G_REGEX_OPTIMIZE, 0, NULL);
  for (g_regex_match (pair, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *phrase = g_match_info_fetch (match, 1);

      if (!g_hash_table_contains (phrases, phrase))
        g_hash_table_insert (phrases, g_steal_pointer (&phrase), g_strdup (text));
    }
}

static void
collect_speech_cb (const Speech *speech,
                   gpointer      user_data)
{
  /* The sample has names of several words, some of them alike in two languages. */
  if (speech->chart_case->documents != NULL)
    foreach_text (speech, collect_phrases_cb, user_data);
}

static GHashTable *
collect_phrases (InnoLang lang)
{
  GHashTable *phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  foreach_speech (lang, collect_speech_cb, phrases);
  return phrases;
}

static void
test_translated (void)
{
  g_autoptr (GHashTable) english = collect_phrases (INNO_LANG_EN);

  g_assert_cmpuint (g_hash_table_size (english), >, 200);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (GHashTable) phrases = lang != INNO_LANG_EN ? collect_phrases (lang) : NULL;
      GHashTableIter iter;
      gpointer phrase, text;

      if (phrases == NULL)
        continue;
      g_assert_cmpuint (g_hash_table_size (phrases), >, 100);
      g_hash_table_iter_init (&iter, phrases);
      while (g_hash_table_iter_next (&iter, &phrase, &text))
        if (!g_strv_contains (names, phrase) && g_hash_table_contains (english, phrase))
          g_error ("“%s” is English, in %s: “%s”", (char *) phrase, inno_lang_to_code (lang), (char *) text);
    }
}

/* In a small window rows are left out, and that is said. */
static char *
dump_in (Fixture         *fixture,
         const InnoChart *chart,
         const InnoQuery *query,
         InnoLang         active)
{
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotFigure) figure = inno_chart_draw (chart, frame);
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  g_autoptr (PlotScene) scene = NULL;

  inno_lang_activate (active);
  scene = plot_figure_layout (figure, 420, 260, plot_style_find ("light"), engine);
  g_assert_cmpint (inno_lang_get_active (), ==, active);

  return plot_scene_dump (scene);
}

static void
assert_laid_out_cb (const InnoChart *chart,
                    InnoQuery       *query,
                    gpointer         user_data)
{
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  query->lang = INNO_LANG_SV;
  same = dump_in (user_data, chart, query, INNO_LANG_SV);
  other = dump_in (user_data, chart, query, INNO_LANG_FI);
  g_assert_cmpstr (same, ==, other);
}

/* A meeting may see Swedish slides while the window beside them is in Finnish. */
static void
test_laid_out_in_another (void)
{
  g_autoptr (Fixture) fixture = chart_case_open (&chart_cases[0]);

  chart_foreach_view (assert_laid_out_cb, fixture);
}

/* The cities of the sample that have another name in Swedish. */
static void
assert_swedish_cb (const Speech *speech,
                   const char   *text,
                   gpointer      user_data)
{
  GRegex *finnish = user_data;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (finnish, text, 0, &match))
    complain (speech, text, "a Finnish name");
}

/* Projects have their names in one language alone. */
static void
assert_swedish_speech_cb (const Speech *speech,
                          gpointer      user_data)
{
  for (guint row = 0; row < inno_frame_get_n_rows (speech->frame); row++)
    if (g_str_has_prefix (inno_frame_get_row_id (speech->frame, row), "project:"))
      return;

  foreach_text (speech, assert_swedish_cb, user_data);
}

static void
test_swedish_names (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (GRegex) finnish =
    g_regex_new ("\\b(?:Helsinki|Espoo|Vantaa|Tampere|Turku|Oulu|Lahti|Pori|Lappeenranta|Vaasa|Mikkeli|Kokkola|"
                 "Kajaani|Pohjois-Pohjanmaa|Uusimaa)\\b", G_REGEX_OPTIMIZE, 0, NULL);
  Walk walk = { &chart_cases[0], fixture, INNO_LANG_SV, assert_swedish_speech_cb, finnish };

  g_assert_cmpstr (chart_cases[0].name, ==, "sample");
  chart_foreach_view (walk_view_cb, &walk);
}

/* Numbers of nouns */

static const char * const wrong_numbers[INNO_N_LANGS] = {
  [INNO_LANG_FI] = "(?<![\\d,.\\x{a0}–-])1[ \\x{a0}](?:hanketta|kaupunkia|riviä|summaa|sopimusta|teemaa|aluetta|"
                   "vetovastuuteemaa|osallistumista|määrää|paikkaa|kohdetta)\\b|"
                   "(?<![\\d,.\\x{a0}])(?:0|[2-9]|\\d\\d+)[ \\x{a0}](?:hanke|kaupunki|rivi|summa|sopimus|teema|alue|"
                   "vetovastuuteema|osallistuminen|määrä|paikka)\\b",
  [INNO_LANG_SV] = "(?<![\\d,.\\x{a0}–-])1[ \\x{a0}](?:städer|rader|avtal som|teman|regioner|deltaganden|platser)\\b|"
                   "(?<![\\d,.\\x{a0}])(?:0|[2-9]|\\d\\d+)[ \\x{a0}](?:stad|rad|tema|region|deltagande|plats)\\b",
  [INNO_LANG_EN] = "(?<![\\d,.\\x{a0}–-])1[ \\x{a0}](?:projects|cities|rows|amounts|agreements|themes|regions|places|"
                   "values|metrics|participations|priorities)\\b|"
                   "(?<![\\d,.\\x{a0}])(?:0|[2-9]|\\d\\d+)[ \\x{a0}](?:project|city|row|amount|agreement|theme|region|"
                   "place|value|metric|participation)\\b",
};

#define TO(n, name, city) \
  "{'_id':'participation:" n "','project_code':'" name "','city':'" city "','contribution_cents':100}"

/* None, one and two of everything that is counted. */
static const char * const numbers[] = {
  "[]",
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],'themes':['theme:r'],'start':'2024-01-01',"
  "  'lead_theme':'lead_theme:l','end':'2025-05-01','funding':[['erdf','granted',2024,100],['city','granted',2024,null]]},"
  " " TO ("1", "H", "city:a") "]",
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],'themes':['theme:r'],'start':'2024-01-01',"
  "  'lead_theme':'lead_theme:l','end':'2025-05-01','funding':[['erdf','granted',2024,100],['city','granted',2024,null]]},"
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:b'],'themes':['theme:h'],'start':'2024-01-01',"
  "  'lead_theme':'lead_theme:m','end':'2025-05-01','funding':[['erdf','granted',2024,100],['city','granted',2024,null]]},"
  " " TO ("1", "H", "city:a") "," TO ("2", "I", "city:b") "]",
};

static void
assert_number_cb (const Speech *speech,
                  const char   *text,
                  gpointer      user_data)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (user_data, text, 0, &match))
    complain (speech, text, "the wrong number");
}

static void
assert_numbers_cb (const Speech *speech,
                   gpointer      user_data)
{
  foreach_text (speech, assert_number_cb, user_data);
}

static void
test_numbers (void)
{
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (GRegex) wrong = g_regex_new (wrong_numbers[lang], G_REGEX_OPTIMIZE, 0, NULL);

      for (guint now = 0; now < G_N_ELEMENTS (numbers); now++)
        for (guint before = 0; before < G_N_ELEMENTS (numbers); before++)
          {
            g_autofree char *name = g_strdup_printf ("%u after %u", now, before);
            ChartCase chart_case = { name, numbers[now], FIXTURE_PLACES, numbers[before] };
            g_autoptr (Fixture) fixture = chart_case_open (&chart_case);
            Walk walk = { &chart_case, fixture, lang, assert_numbers_cb, wrong };

            chart_foreach_view (walk_view_cb, &walk);
          }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/chart/texts/clean", test_clean);
  g_test_add_func ("/chart/texts/whole", test_whole);
  g_test_add_func ("/chart/texts/marks-are-named", test_named);
  g_test_add_func ("/chart/texts/translated", test_translated);
  g_test_add_func ("/chart/texts/laid-out-in-another", test_laid_out_in_another);
  g_test_add_func ("/chart/texts/swedish-names", test_swedish_names);
  g_test_add_func ("/chart/texts/numbers", test_numbers);

  return g_test_run ();
}
