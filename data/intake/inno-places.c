/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-places.h"

#include <string.h>

#include "inno-column.h"

/* The names met last are many rows of one list. */
#define MAX_KEPT 20000

/* One way to write the name of a city: its words, plain. */
typedef struct
{
  const char *city;
  char       *words;
} Form;

struct _InnoPlaces
{
  InnoPortfolio *portfolio;
  GArray        *forms;     /* of Form, the longest first */
  GHashTable    *said;      /* plain name → id of a city, "" = none */
  GHashTable    *kept;      /* plain name → InnoPlaceMatch */
};

static const double shares[] = {
  [INNO_PLACE_NONE]    = 0,
  [INNO_PLACE_UNSURE]  = 0.3,
  [INNO_PLACE_LIKELY]  = 0.8,
  [INNO_PLACE_CERTAIN] = 1,
  [INNO_PLACE_SAID]    = 1,
};

/* What stands with the name of a city where the municipality itself is meant. */
static const char * const municipality_words[] = {
  "kaupunki", "kaupungin", "kunta", "kunnan", "stad", "stads", "kommun", "kommuns", "city", "town", "municipality",
};

/* What makes it another body that only bears the name. */
static const char * const company_words[] = {
  "oy", "oyj", "ab", "abp", "ltd", "ry", "rf", "saatio", "sr", "stiftelse", "ky", "osk",
};

/* How names change in the genitive, by their end, plain: Turku, Turun; Lahti, Lahden. */
static const struct
{
  const char *nominative;
  const char *genitive;
} endings[] = {
  { "rku", "run" }, { "hti", "hden" }, { "nki", "ngin" }, { "joki", "joen" }, { "niemi", "niemen" }, { "ranta", "rannan" },
  { "lampi", "lammen" }, { "salmi", "salmen" }, { "jarvi", "jarven" }, { "saari", "saaren" }, { "lahti", "lahden" }, { "e", "een" }, { "", "n" },
};

/**
 * inno_places_genitive:
 * @plain: the Finnish name of a city, plain
 *
 * Returns: (transfer full): its genitive, plain
 */
char *
inno_places_genitive (const char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (plain, endings[i].nominative))
      {
        g_autofree char *stem = g_strndup (plain, strlen (plain) - strlen (endings[i].nominative));

        return g_strconcat (stem, endings[i].genitive, NULL);
      }

  g_return_val_if_reached (NULL);
}

static void
clear_form (gpointer data)
{
  g_free (((Form *) data)->words);
}

static void
take_form (InnoPlaces *self,
           const char *city,
           char       *words)
{
  Form form = { city, words };

  for (guint i = 0; i < self->forms->len; i++)
    {
      const Form *other = &g_array_index (self->forms, Form, i);

      if (g_str_equal (other->city, city) && g_str_equal (other->words, words))
        {
          g_free (words);
          return;
        }
    }

  g_array_append_val (self->forms, form);
}

static void
add_forms (InnoPlaces *self,
           InnoEntity *city)
{
  const InnoText *name = inno_entity_get_name (city);
  const char *id = inno_entity_get_id (city);

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autofree char *plain = name->in[lang] != NULL ? inno_column_plain (name->in[lang]) : NULL;

      if (plain == NULL || *plain == '\0')
        continue;
      take_form (self, id, g_strdup (plain));
      if (lang == INNO_LANG_FI)
        take_form (self, id, inno_places_genitive (plain));
      else if (!g_str_has_suffix (plain, "s"))
        take_form (self, id, g_strconcat (plain, "s", NULL));
    }
}

static gint
compare_forms (gconstpointer a,
               gconstpointer b)
{
  const Form *first = a;
  const Form *second = b;
  gsize length = strlen (first->words);
  gsize other = strlen (second->words);

  return length != other ? (length > other ? -1 : 1) : strcmp (first->words, second->words);
}

/**
 * inno_places_new:
 * @portfolio: whose cities they are
 *
 * Returns: (transfer full): the names of its cities in their cases and languages
 */
InnoPlaces *
inno_places_new (InnoPortfolio *portfolio)
{
  InnoPlaces *self = g_new0 (InnoPlaces, 1);
  GListModel *cities = inno_portfolio_get_list (portfolio, INNO_TYPE_CITY);

  self->portfolio = g_object_ref (portfolio);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_set_clear_func (self->forms, clear_form);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (cities); i++)
    {
      g_autoptr (InnoEntity) city = g_list_model_get_item (cities, i);

      add_forms (self, city);
    }
  g_array_sort (self->forms, compare_forms);

  return self;
}

/**
 * inno_places_say:
 * @self: places
 * @name: a name as lists have it
 * @city: (nullable): the id of the city that it belongs to; %NULL = to none
 *
 * What somebody says goes before what is guessed.
 */
void
inno_places_say (InnoPlaces *self,
                 const char *name,
                 const char *city)
{
  g_return_if_fail (self != NULL && name != NULL);

  g_hash_table_replace (self->said, inno_column_plain (name), g_strdup (city != NULL ? city : ""));
  g_hash_table_remove_all (self->kept);
}

/* Matching */

static gboolean
is_word_of (const char         *word,
            gsize               length,
            const char * const *list,
            gsize               n)
{
  for (gsize i = 0; i < n; i++)
    if (strlen (list[i]) == length && strncmp (list[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_company_word (const char *plain)
{
  for (const char *at = plain; *at != '\0'; at += *at == ' ')
    {
      gsize n = strcspn (at, " ");

      if (is_word_of (at, n, company_words, G_N_ELEMENTS (company_words)))
        return TRUE;
      at += n;
    }

  return FALSE;
}

/* Whether the name stands alone, or with what a municipality is called right behind it:
 * a department of it may follow. */
static gboolean
is_municipality (const char *plain,
                 const char *start,
                 gsize       length)
{
  const char *next = start + length + (start[length] == ' ');

  if (start == plain && *next == '\0')
    return TRUE;
  if (has_company_word (plain))
    return FALSE;

  return is_word_of (next, strcspn (next, " "), municipality_words, G_N_ELEMENTS (municipality_words)) ||
         (start - plain >= 8 && strncmp (start - 8, "city of ", 8) == 0 && *next == '\0');
}

/* Returns: (nullable): where the words stand as whole words and were not taken yet */
static const char *
find_words (const char *plain,
            const char *words,
            const char *taken)
{
  gsize length = strlen (words);

  for (const char *at = strstr (plain, words); at != NULL; at = strstr (at + 1, words))
    if ((at == plain || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' ') && taken[at - plain] == ' ')
      return at;

  return NULL;
}

static InnoPlaceMatch
guess (InnoPlaces *self,
       const char *plain)
{
  InnoPlaceMatch match = { 0 };
  g_autofree char *taken = g_strnfill (strlen (plain), ' ');
  gboolean is_other = FALSE;

  for (guint i = 0; i < self->forms->len; i++)
    {
      const Form *form = &g_array_index (self->forms, Form, i);
      const char *at = find_words (plain, form->words, taken);

      if (at == NULL)
        continue;
      memset (taken + (at - plain), 'x', strlen (form->words));
      is_other = is_other || (match.city != NULL && !g_str_equal (match.city, form->city));
      if (match.city == NULL)
        match.city = form->city;
      if (is_municipality (plain, at, strlen (form->words)))
        match.is_municipality = TRUE;
    }

  match.confidence = match.city == NULL ? INNO_PLACE_NONE
                     : is_other         ? INNO_PLACE_UNSURE
                     : match.is_municipality ? INNO_PLACE_CERTAIN : INNO_PLACE_LIKELY;
  match.is_municipality = match.confidence == INNO_PLACE_CERTAIN;
  return match;
}

static InnoPlaceMatch
find (InnoPlaces *self,
      const char *plain)
{
  const char *said = g_hash_table_lookup (self->said, plain);
  InnoPlaceMatch match;

  if (said == NULL)
    return guess (self, plain);

  match = guess (self, plain);
  match.city = *said != '\0' ? said : NULL;
  match.confidence = INNO_PLACE_SAID;
  return match;
}

/**
 * inno_places_match:
 * @self: places
 * @name: the name of a beneficiary or of a city, as a list has it
 *
 * Returns: the city that it belongs to, and how sure that is; with several cities in
 *   the name, the one with the longest name, unsure
 */
InnoPlaceMatch
inno_places_match (InnoPlaces *self,
                   const char *name)
{
  g_autofree char *plain = NULL;
  InnoPlaceMatch *match;

  g_return_val_if_fail (self != NULL && name != NULL, (InnoPlaceMatch) { 0 });

  match = g_hash_table_lookup (self->kept, name);
  if (match != NULL)
    return *match;

  plain = inno_column_plain (name);
  match = g_new (InnoPlaceMatch, 1);
  *match = find (self, plain);
  match->share = shares[match->confidence];
  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  g_hash_table_insert (self->kept, g_strdup (name), match);

  return *match;
}

/**
 * inno_places_free:
 * @self: (transfer full) (nullable): places
 */
void
inno_places_free (InnoPlaces *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->portfolio);
  g_array_unref (self->forms);
  g_hash_table_unref (self->said);
  g_hash_table_unref (self->kept);
  g_free (self);
}
