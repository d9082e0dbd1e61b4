/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule of three cities in words: of the sample, and of what it has not. */

#include "fixtures.h"
#include "inno-chart.h"
#include "inno-rule-texts.h"

#define NETWORK (INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK)
#define EVERYONE (NETWORK | 1u << INNO_ROLE_DISCUSSION)

static const struct { const char *theme; guint roles; const char *sentences[INNO_N_LANGS]; } wanted[] = {
  { "lead_theme:battery-chemistry", INNO_ROLES_DEFAULT,
    { "7 kaupunkia: Kokkola vetää, 6 toteuttaa.", "7 städer: Karleby leder, 6 genomför.",
      "7 cities: Kokkola leads, 6 implement." } },
  { "lead_theme:photonics", INNO_ROLES_DEFAULT,
    { "3 kaupunkia: Joensuu, Oulu ja Tampere. Espoo on mukana verkostossa.",
      "3 städer: Joensuu, Uleåborg och Tammerfors. Esbo deltar i nätverket.",
      "3 cities: Joensuu, Oulu and Tampere. Espoo takes part in the network." } },
  { "lead_theme:photonics", NETWORK,
    { "4 kaupunkia: Joensuu vetää, 2 toteuttaa, 1 verkostossa.", "4 städer: Joensuu leder, 2 genomför, 1 i nätverket.",
      "4 cities: Joensuu leads, 2 implement, 1 in the network." } },
  { "lead_theme:sport-finland", INNO_ROLES_DEFAULT,
    { "3 kaupunkia: Jyväskylä, Lahti ja Kuopio. Helsinki ja Rovaniemi ovat keskusteluissa mukana.",
      "3 städer: Jyväskylä, Lahtis och Kuopio. Helsingfors och Rovaniemi är med i diskussionen.",
      "3 cities: Jyväskylä, Lahti and Kuopio. Helsinki and Rovaniemi are in discussion." } },
  { "lead_theme:six-poe", INNO_ROLES_DEFAULT,
    { "1 kaupunki: Tampere. Verkosto mukaan lukien 4.", "1 stad: Tammerfors. Med nätverket 4.",
      "1 city: Tampere. With the network, 4." } },
  { "lead_theme:six-poe", EVERYONE,
    { "4 kaupunkia: Tampere vetää, 3 verkostossa.", "4 städer: Tammerfors leder, 3 i nätverket.",
      "4 cities: Tampere leads, 3 in the network." } },
  { "lead_theme:digital-health", INNO_ROLES_DEFAULT,
    { "Osallistujia ei ole julkaistu. Vain vetäjä tiedetään.", "Deltagarna har inte publicerats. Bara ledaren är känd.",
      "Participants not published. Only the lead is known." } },
};

static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      inno_lang_activate (lang);
      for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
        {
          InnoEntity *theme = inno_portfolio_find (fixture->portfolio, wanted[i].theme);
          g_autofree char *sentence = inno_rule_sentence (INNO_LEAD_THEME (theme), fixture->portfolio, wanted[i].roles);

          g_assert_cmpstr (sentence, ==, wanted[i].sentences[lang]);
        }
    }
  inno_lang_activate (INNO_LANG_EN);
}

static void
assert_sentence (const char *members,
                 guint       roles,
                 const char *wanted_sentence)
{
  g_autofree char *documents =
    g_strdup_printf ("[{'_id':'city:d','name':{'en':'D'}},{'_id':'lead_theme:t',%s}]", members);
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);
  InnoEntity *theme = inno_portfolio_find (fixture->portfolio, "lead_theme:t");
  g_autofree char *sentence = inno_rule_sentence (INNO_LEAD_THEME (theme), fixture->portfolio, roles);

  g_assert_cmpstr (sentence, ==, wanted_sentence);
}

#define IN(city, role) "{'city':'city:" city "','role':'" role "'}"

static void
test_other_cases (void)
{
  assert_sentence ("'participants':{}", INNO_ROLES_DEFAULT, "No city in a counted role.");
  assert_sentence ("'participants_known':false", INNO_ROLES_DEFAULT, "Participants not published.");
  /* One city in two roles is one city; a city of no document is called by its id. */
  assert_sentence ("'participants':{'p1':" IN ("a", "lead") ",'p2':" IN ("a", "implementer") ",'p3':"
                   IN ("narnia", "implementer") "}", INNO_ROLES_DEFAULT, "2 cities: A and city:narnia.");
  assert_sentence ("'participants_known':false,'participants':{'p1':" IN ("a", "lead") ",'p2':"
                   IN ("b", "implementer") "}", INNO_ROLES_DEFAULT,
                   "Not all participants are published. At least 2 cities: A and B.");
  assert_sentence ("'participants':{'p1':" IN ("a", "discussion") "}", INNO_ROLES_DEFAULT,
                   "No city in a counted role. A is in discussion.");
}

static void
test_summary (void)
{
  static const guint counts[] = { 3, 1, 2 };
  static const guint one[] = { 1, 0, 0 };
  g_autofree char *many = inno_rule_summary (counts);
  g_autofree char *single = inno_rule_summary (one);

  g_assert_cmpstr (many, ==, "Met in 3 themes, not met in 1, unknown for 2.");
  g_assert_cmpstr (single, ==, "Met in 1 theme, not met in 0, unknown for 0.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/rule-texts/sample", test_sample);
  g_test_add_func ("/rule-texts/other-cases", test_other_cases);
  g_test_add_func ("/rule-texts/summary", test_summary);

  return g_test_run ();
}
