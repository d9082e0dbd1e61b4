/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A talk without its windows: where one is, what the audience sees meanwhile, the agenda,
 * and time, which passes as the test says. */

#include <string.h>

#include "fixtures.h"
#include "inno-deck-default.h"
#include "inno-talk.h"

static Fixture *sample;
static gint64 now;

/* Two items with time, one of them in two runs; a slide of none; one in Swedish always. */
#define ROW(section) "{'chart':'lead-themes','query':'','section':" section "}"
#define DECK "{'_id':'deck:one','type':'deck','name':{'fi':'Kokous','sv':'Möte','en':'Meeting'}," \
             "'sections':{'s':{'name':{'fi':'Tilanne','sv':'Läget','en':'Situation'},'item':4,'minutes':3}," \
             "'t':{'name':{'fi':'Muuta','sv':null,'en':null},'item':5}}," \
             "'slides':{'a':" ROW ("'s'") ",'b':{'chart':'funding-shares','query':'by=agreement&share=1','section':'s'}," \
             "'c':" ROW ("null") ",'d':" ROW ("'t'") ",'e':" ROW ("'s'") ",'f':{'chart':'from-the-future','query':''}," \
             "'g':{'chart':'lead-themes','query':'','lang':'sv'}}," \
             "'order':['a','b','c','d','f','e','g']}"

static gint64
tell_time (gpointer user_data)
{
  return now;
}

static void
pass (InnoTalk *talk,
      guint     seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      now += G_USEC_PER_SEC;
      inno_talk_tick (talk);
    }
}

static InnoDeck *
read_deck (void)
{
  g_autoptr (JsonNode) node = fixture_parse_json (DECK);
  g_autoptr (GError) error = NULL;
  InnoDeck *deck = inno_deck_new_from_json (json_node_get_object (node), &error);

  g_assert_no_error (error);
  return deck;
}

static InnoTalk *
new_talk (void)
{
  InnoTalk *talk = inno_talk_new (read_deck (), sample->facts, INNO_LANG_FI);

  now = 5 * G_USEC_PER_SEC;
  inno_talk_set_clock (talk, tell_time, NULL);

  return talk;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_steps (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();
  guint n_turned = 0;

  g_signal_connect_swapped (talk, "turned", G_CALLBACK (count_cb), &n_turned);
  /* What this version does not know is left out. */
  g_assert_cmpuint (inno_talk_get_n (talk), ==, 7);
  inno_talk_step (talk, -1);
  g_assert_cmpuint (n_turned, ==, 0);
  inno_talk_step (talk, 1);
  inno_talk_step (talk, 100);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 6);
  inno_talk_step (talk, 1);
  inno_talk_step (talk, -100);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 0);
  g_assert_cmpuint (n_turned, ==, 3);
  g_assert_null (inno_talk_get_slide (talk, 0));
  g_assert_cmpstr (inno_talk_get_slide (talk, 5)->id, ==, "e");
}

static void
test_agenda (void)
{
  static const struct { const char *id; guint first, last; } runs[] = { { "s", 1, 2 }, { "t", 4, 4 }, { "s", 5, 5 } };
  static const int items[] = { -1, 0, 0, -1, 1, 2, -1 };
  g_autoptr (InnoTalk) talk = new_talk ();

  g_assert_cmpuint (inno_talk_get_n_items (talk), ==, G_N_ELEMENTS (runs));
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      const InnoTalkItem *item = inno_talk_get_item (talk, i);

      g_assert_cmpstr (item->section->id, ==, runs[i].id);
      g_assert_cmpuint (item->first, ==, runs[i].first);
      g_assert_cmpuint (item->last, ==, runs[i].last);
    }
  for (guint place = 0; place < G_N_ELEMENTS (items); place++)
    g_assert_cmpint (inno_talk_find_item (talk, place), ==, items[place]);
}

static void
assert_time (InnoTalk     *talk,
             InnoTalkTime  time,
             gint64        left)
{
  gint64 found, planned;

  g_assert_cmpint (inno_talk_get_left (talk, &found, &planned), ==, time);
  g_assert_cmpint (found, ==, left);
  g_assert_cmpint (planned, ==, time != INNO_TALK_TIME_NONE ? 180 : 0);
}

static void
test_time (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();

  /* People are still coming in. */
  pass (talk, 60);
  g_assert_cmpint (inno_talk_get_elapsed (talk), ==, 0);
  assert_time (talk, INNO_TALK_TIME_NONE, 0);

  inno_talk_go (talk, 1);
  assert_time (talk, INNO_TALK_TIME_AMPLE, 180);
  pass (talk, 120);
  assert_time (talk, INNO_TALK_TIME_AMPLE, 60);
  pass (talk, 1);
  assert_time (talk, INNO_TALK_TIME_SHORT, 59);
  /* No time is spent on it meanwhile; without minutes nothing is planned. */
  inno_talk_go (talk, 4);
  assert_time (talk, INNO_TALK_TIME_NONE, 0);
  pass (talk, 30);
  inno_talk_set (talk, INNO_TALK_PAUSED, TRUE);
  pass (talk, 500);
  inno_talk_set (talk, INNO_TALK_PAUSED, FALSE);
  g_assert_cmpint (inno_talk_get_elapsed (talk), ==, 151);
  /* Its other slides take up where they left. */
  inno_talk_go (talk, 5);
  pass (talk, 59);
  assert_time (talk, INNO_TALK_TIME_SHORT, 0);
  pass (talk, 1);
  assert_time (talk, INNO_TALK_TIME_OVER, -1);
  /* The clock of a machine that goes back takes nothing away. */
  now -= 100 * (gint64) G_USEC_PER_SEC;
  assert_time (talk, INNO_TALK_TIME_OVER, -1);
}

static void
test_auto (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();

  inno_talk_go (talk, 3);
  pass (talk, 10);
  inno_talk_set_auto_seconds (talk, 15);
  pass (talk, 14);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 3);
  pass (talk, 1);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 4);
  inno_talk_set (talk, INNO_TALK_PAUSED, TRUE);
  pass (talk, 100);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 4);
  inno_talk_set (talk, INNO_TALK_PAUSED, FALSE);
  /* Whoever turns by hand has the whole time for that slide. */
  pass (talk, 10);
  inno_talk_step (talk, 1);
  pass (talk, 14);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 5);
  /* It ends with the last. */
  pass (talk, 100);
  g_assert_cmpuint (inno_talk_get_place (talk), ==, 6);
  g_assert_cmpuint (inno_talk_get_auto_seconds (talk), ==, 0);
}

static void
test_freeze (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();
  guint n_turned = 0, n_audience = 0;
  const InnoTalkView *seen;

  inno_talk_go (talk, 2);
  inno_talk_open (talk, "total", NULL);
  g_signal_connect_swapped (talk, "turned", G_CALLBACK (count_cb), &n_turned);
  g_signal_connect_swapped (talk, "audience-turned", G_CALLBACK (count_cb), &n_audience);
  inno_talk_set (talk, INNO_TALK_FROZEN, TRUE);
  inno_talk_step (talk, 2);
  inno_talk_set_lang (talk, INNO_LANG_SV);
  g_assert_cmpuint (n_turned, ==, 2);
  g_assert_cmpuint (n_audience, ==, 0);
  seen = inno_talk_get_view (talk, TRUE);
  g_assert_cmpuint (seen->place, ==, 2);
  g_assert_cmpint (seen->lang, ==, INNO_LANG_FI);
  g_assert_cmpstr (seen->row, ==, "total");
  g_assert_cmpuint (inno_talk_get_view (talk, FALSE)->place, ==, 4);
  g_assert_null (inno_talk_get_view (talk, FALSE)->row);
  inno_talk_set (talk, INNO_TALK_FROZEN, FALSE);
  g_assert_cmpuint (n_audience, ==, 1);
  g_assert_cmpuint (inno_talk_get_view (talk, TRUE)->place, ==, 4);
  g_assert_cmpint (inno_talk_get_view (talk, TRUE)->lang, ==, INNO_LANG_SV);
}

/* The same frame, asked for the other way; the next slide is as it was made. */
static void
test_unit (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();
  const InnoDrawnSlide *share, *euros;

  g_assert_false (inno_talk_switch_unit (talk));
  inno_talk_go (talk, 1);
  g_assert_false (inno_talk_switch_unit (talk));
  inno_talk_go (talk, 2);
  share = inno_talk_draw (talk, inno_talk_get_view (talk, FALSE));
  g_assert_true (inno_frame_get_query (share->frame)->share);
  g_assert_true (inno_talk_switch_unit (talk));
  euros = inno_talk_draw (talk, inno_talk_get_view (talk, TRUE));
  g_assert_false (inno_frame_get_query (euros->frame)->share);
  g_assert_cmpstr (inno_talk_get_slide (talk, 2)->query, ==, "by=agreement&share=1");
  inno_talk_step (talk, 1);
  inno_talk_step (talk, -1);
  /* Drawn once. */
  g_assert_true (inno_talk_draw (talk, inno_talk_get_view (talk, FALSE)) == share);
}

static void
test_languages (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();

  inno_lang_activate (INNO_LANG_EN);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      const InnoTalkView view = { .place = 1, .lang = lang };
      const InnoTalkView own = { .place = 6, .lang = lang };

      g_assert_cmpint (inno_frame_get_query (inno_talk_draw (talk, &view)->frame)->lang, ==, lang);
      g_assert_cmpint (inno_frame_get_query (inno_talk_draw (talk, &own)->frame)->lang, ==, INNO_LANG_SV);
      g_assert_cmpint (inno_lang_get_active (), ==, INNO_LANG_EN);
    }
}

static void
decided_cb (InnoTalk   *talk,
            const char *slide,
            const char *text,
            GString    *log)
{
  g_string_append_printf (log, "%s=%s;", slide, text != NULL ? text : "");
}

static void
test_decisions (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (talk, "decided", G_CALLBACK (decided_cb), log);
  inno_talk_decide (talk, 5, "");
  inno_talk_decide (talk, 5, "Jatketaan");
  inno_talk_decide (talk, 5, "Jatketaan");
  inno_talk_decide (talk, 1, "Hyväksyttiin");
  inno_talk_decide (talk, 5, "");
  g_assert_cmpstr (log->str, ==, "e=Jatketaan;a=Hyväksyttiin;e=;");
  g_assert_cmpstr (inno_talk_get_slide (talk, 1)->decision, ==, "Hyväksyttiin");
  g_assert_null (inno_talk_get_slide (talk, 5)->decision);
}

static void
test_end (void)
{
  g_autoptr (InnoTalk) talk = new_talk ();
  guint n_ended = 0, n_pointed = 0;
  double x, y;

  g_signal_connect_swapped (talk, "pointed", G_CALLBACK (count_cb), &n_pointed);
  inno_talk_point (talk, 0.25, 7);
  inno_talk_set (talk, INNO_TALK_POINTING, TRUE);
  inno_talk_point (talk, 0.75, 7);
  inno_talk_get_point (talk, &x, &y);
  g_assert_cmpuint (n_pointed, ==, 1);
  g_assert_cmpfloat (x, ==, 0.75);
  g_assert_cmpfloat (y, ==, 1.0);

  g_signal_connect_swapped (talk, "ended", G_CALLBACK (count_cb), &n_ended);
  inno_talk_end (talk);
  inno_talk_end (talk);
  g_assert_cmpuint (n_ended, ==, 1);
}

/* A filter by what is in the data no longer must not show the figures of something else. */
static void
test_slide_that_fails (void)
{
  g_autoptr (InnoDeck) deck = inno_deck_new (NULL);
  g_autoptr (InnoTalk) talk = NULL;
  const InnoTalkView view = { .place = 1, .lang = INNO_LANG_FI };
  const InnoDrawnSlide *drawn;

  inno_deck_add_slide (deck, "funding-shares", "by=agreement&city=city%3Anone");
  talk = inno_talk_new (g_steal_pointer (&deck), sample->facts, INNO_LANG_FI);
  drawn = inno_talk_draw (talk, &view);
  g_assert_nonnull (drawn->figure);
  g_assert_null (drawn->frame);
  g_assert_cmpstr (plot_figure_get_title (drawn->figure), !=, "");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  sample = fixture_new_sample ();

  g_test_add_func ("/present/talk/steps", test_steps);
  g_test_add_func ("/present/talk/agenda", test_agenda);
  g_test_add_func ("/present/talk/time", test_time);
  g_test_add_func ("/present/talk/auto", test_auto);
  g_test_add_func ("/present/talk/freeze", test_freeze);
  g_test_add_func ("/present/talk/unit", test_unit);
  g_test_add_func ("/present/talk/languages", test_languages);
  g_test_add_func ("/present/talk/decisions", test_decisions);
  g_test_add_func ("/present/talk/end", test_end);
  g_test_add_func ("/present/talk/slide-that-fails", test_slide_that_fails);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
