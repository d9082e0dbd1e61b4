/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-portfolio.h"

#include <string.h>

#include "inno-store-import.h"

#define N_WORDS 4000
#define N_CITIES 20
#define N_AGREEMENTS 16
/* Of the projects, these are others in each edition. */
#define EVERY_CHANGED 4

static const char * const syllables[] = {
  "ka", "le", "vä", "sö", "ta", "ri", "no", "my", "hu", "jä", "po", "tu", "ki", "sa", "me", "lö", "va", "ni",
};

/* Each of the class that stands below it. */
static const char * const sources[] = { "erdf", "esf", "state", "city", "other_public", "private", "eu_state" };
static const char * const classes[] = { "eu", "eu", "state", "city", "other_public", "private", "eu_state" };

static const char * const cities[N_CITIES] = {
  "Espoo", "Helsinki", "Hämeenlinna", "Imatra", "Joensuu", "Jyväskylä", "Kajaani", "Kokkola", "Kuopio", "Lahti",
  "Lappeenranta", "Mikkeli", "Oulu", "Pori", "Rovaniemi", "Seinäjoki", "Sotkamo", "Tampere", "Turku", "Vaasa",
};

static char **
make_words (GRand *random)
{
  char **words = g_new0 (char *, N_WORDS + 1);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      for (gint n = g_rand_int_range (random, 2, 6); n > 0; n--)
        g_string_append (word, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
      words[i] = g_string_free (g_steal_pointer (&word), FALSE);
    }

  return words;
}

/* As in a language: some words come often, most of them seldom. */
static void
append_words (GString  *json,
              GRand    *random,
              char    **words,
              guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      double place = g_rand_double (random);

      g_string_append_printf (json, "%s%s", i > 0 ? " " : "", words[(guint) (place * place * place * N_WORDS)]);
    }
}

static void
append_project (GString  *json,
                GRand    *random,
                char    **words,
                guint     number,
                guint     edition)
{
  static const char * const langs[] = { "fi", "sv", "en" };
  static const char * const statuses[] = { "planned", "ongoing", "ended", "ended" };
  guint n_rows = (guint) g_rand_int_range (random, 1, 5);
  int more = number % EVERY_CHANGED == 0 ? (int) (edition - 1) * 100000 : 0;

  g_string_append_printf (json, "{\"_id\":\"project:%08x-%04u\",\"type\":\"project\",\"name\":{", number * 2654435761u, number % 10000);
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_string_append_printf (json, "%s\"%s\":\"", i > 0 ? "," : "", langs[i]);
      append_words (json, random, words, 4);
      g_string_append_c (json, '"');
    }
  g_string_append_printf (json, "},\"code\":\"A%06u\",\"kind\":\"project\",\"parent\":null,\"agreement\":\"agreement:%02d\"",
                          number, g_rand_int_range (random, 0, N_AGREEMENTS));
  g_string_append_printf (json, ",\"cities\":[\"city:%02d\"],\"themes\":[],\"lead_theme\":null,\"status\":\"%s\"",
                          g_rand_int_range (random, 0, N_CITIES), statuses[g_rand_int_range (random, 0, 4)]);
  g_string_append_printf (json, ",\"start\":\"20%02d-0%d-01\",\"end\":null,\"beneficiary\":\"",
                          g_rand_int_range (random, 21, 28), g_rand_int_range (random, 1, 10));
  append_words (json, random, words, 2);
  g_string_append (json, "\",\"authority\":\"Pirkanmaan liitto\",\"funding\":{");
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (json, "%s\"f%u\":{\"source\":\"funding_source:%s\",\"measure\":\"%s\",\"year\":%d,\"amount_cents\":%d}",
                            i > 0 ? "," : "", i, sources[g_rand_int_range (random, 0, G_N_ELEMENTS (sources))],
                            i == 3 ? "realised" : "granted", g_rand_int_range (random, 2021, 2028),
                            g_rand_int_range (random, 0, 100000000) + more);
  g_string_append (json, "}}");
}

static void
add_places (InnoStoreImport *import)
{
  for (guint i = 0; i < N_CITIES; i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"_id\":\"city:%02u\",\"type\":\"city\",\"name\":{\"fi\":\"%s\",\"sv\":null,\"en\":null},"
        "\"kind\":\"city\",\"region\":{\"code\":\"01\",\"name\":{\"fi\":\"M\",\"sv\":null,\"en\":null}}}", i, cities[i]);

      inno_store_import_add (import, json, strlen (json), "", NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"_id\":\"funding_source:%s\",\"type\":\"funding_source\",\"class\":\"%s\","
        "\"name\":{\"fi\":\"%s\",\"sv\":null,\"en\":null}}", sources[i], classes[i], sources[i]);

      inno_store_import_add (import, json, strlen (json), "", NULL);
    }
}

/* @store is open, and is afterwards a portfolio of that many projects. They are the same for
 * everybody who asks for as many; in another edition the amounts of every fourth differ. */
void
bench_portfolio_import (InnoStore *store,
                        guint      n_projects,
                        guint      edition)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250410);
  g_auto (GStrv) words = make_words (random);
  g_autoptr (InnoImportHead) head = inno_import_head_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoStoreImport) import = inno_store_import_begin (store, &error);

  add_places (import);
  for (guint i = 0; i < n_projects; i++)
    {
      g_string_truncate (json, 0);
      append_project (json, random, words, i, edition);
      if (!inno_store_import_add (import, json->str, json->len, "", &error))
        g_error ("%s", error->message);
    }
  head->dataset_id = g_strdup ("bench");
  head->seq = edition;
  if (!inno_store_import_commit (import, head, INNO_IMPORT_NONE, NULL, &error))
    g_error ("%s", error->message);
}
