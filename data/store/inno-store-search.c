/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-search.h"

#include <string.h>

#include "inno-format.h"
#include "inno-json.h"
#include "inno-store-private.h"
#include "inno-store-search-private.h"
#include "inno-words.h"

/* Nobody types so many words; a text that was pasted is searched for by its first. */
#define MAX_TERMS 64

/* Of what is found at most so many are put into order. */
#define MAX_CANDIDATES 200

/* How often somebody who has gone on typing is looked for. */
#define ROWS_BETWEEN_LOOKS 4096

/* One word as it was typed, and without marks. What it is the beginning of the name
 * of is found by its id, so that names may change. */
typedef struct
{
  char      *word;
  char      *plain;
  GPtrArray *places;          /* ids of those whose name has it, whatever its marks */
  GPtrArray *exact_places;
} Term;

/* How well a project matches, best first: by marks, then by where. */
typedef enum
{
  TIER_EXACT_NAME,
  TIER_EXACT,
  TIER_PLAIN_NAME,
  TIER_PLAIN,
  N_TIERS,
} Tier;

static const struct
{
  const char *columns;
  gboolean    is_exact;
  gboolean    has_places;
} tiers[N_TIERS] = {
  [TIER_EXACT_NAME] = { "{name}", TRUE, FALSE },
  [TIER_EXACT] = { "{name rest}", TRUE, TRUE },
  [TIER_PLAIN_NAME] = { "{name name_plain}", FALSE, FALSE },
  [TIER_PLAIN] = { "{name name_plain rest rest_plain}", FALSE, TRUE },
};

/* Terms */

static void
term_free (gpointer data)
{
  Term *term = data;

  g_free (term->word);
  g_free (term->plain);
  g_ptr_array_unref (term->places);
  g_ptr_array_unref (term->exact_places);
  g_free (term);
}

static gboolean
has_term (GPtrArray  *terms,
          const char *word)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_str_equal (((Term *) g_ptr_array_index (terms, i))->word, word))
      return TRUE;

  return FALSE;
}

static GPtrArray *
split_terms (const char *text)
{
  g_autofree char *words = inno_words_get (text);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  GPtrArray *terms = g_ptr_array_new_with_free_func (term_free);

  for (guint i = 0; list[i] != NULL && terms->len < MAX_TERMS; i++)
    {
      g_autofree char *plain = inno_words_plain (list[i]);
      Term *term;

      /* A mark without its letter is no word. */
      if (*plain == '\0' || has_term (terms, list[i]))
        continue;

      term = g_new (Term, 1);
      *term = (Term) {
        g_strdup (list[i]), g_steal_pointer (&plain),
        g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
      };
      g_ptr_array_add (terms, term);
    }

  return terms;
}

/* Whether one of the words begins so. */
static gboolean
has_prefix (const char *words,
            const char *prefix)
{
  gsize length = strlen (prefix);

  for (const char *at = words; at != NULL; at = strchr (at, ' ') != NULL ? strchr (at, ' ') + 1 : NULL)
    if (strncmp (at, prefix, length) == 0)
      return TRUE;

  return FALSE;
}

static void
add_id (GPtrArray  *places,
        const char *id)
{
  if (!g_ptr_array_find_with_equal_func (places, id, g_str_equal, NULL))
    g_ptr_array_add (places, g_strdup (id));
}

static void
add_place (GPtrArray  *terms,
           const char *id,
           JsonNode   *name)
{
  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (name), inno_lang_to_code (lang));
      g_autofree char *words = NULL;
      g_autofree char *plain = NULL;

      if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
        continue;
      words = inno_words_get (json_node_get_string (node));
      plain = inno_words_plain (words);
      for (guint i = 0; i < terms->len; i++)
        {
          Term *term = g_ptr_array_index (terms, i);

          if (has_prefix (words, term->word))
            add_id (term->exact_places, id);
          if (has_prefix (plain, term->plain))
            add_id (term->places, id);
        }
    }
}

static gboolean
add_place_cb (const char  *id,
              const char  *body,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  g_autoptr (JsonNode) node = inno_json_parse (body, length, NULL);
  JsonNode *name = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
    ? json_object_get_member (json_node_get_object (node), "name") : NULL;

  if (name != NULL && JSON_NODE_HOLDS_OBJECT (name))
    add_place (user_data, id, name);

  return TRUE;
}

static GPtrArray *
find_terms (InnoStore   *self,
            const char  *text,
            GError     **error)
{
  static const InnoDocumentType types[] = {
    INNO_DOCUMENT_CITY, INNO_DOCUMENT_AGREEMENT, INNO_DOCUMENT_LEAD_THEME,
  };
  g_autoptr (GPtrArray) terms = split_terms (text);

  for (guint i = 0; terms->len > 0 && i < G_N_ELEMENTS (types); i++)
    if (!inno_store_foreach_document (self, types[i], add_place_cb, terms, error))
      return NULL;

  return g_steal_pointer (&terms);
}

/* Every term as the beginning of a word. Terms are letters and digits, and quoted:
 * whatever was typed has no other meaning. An id is in the contract's letters, which
 * need no more than quotes either. */
static char *
make_expression (GPtrArray *terms,
                 Tier       tier)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = g_ptr_array_index (terms, i);
      const GPtrArray *places = tiers[tier].is_exact ? term->exact_places : term->places;

      g_string_append_printf (expression, "%s(%s : \"%s\" *", i > 0 ? " AND " : "", tiers[tier].columns,
                              tiers[tier].is_exact ? term->word : term->plain);
      for (guint j = 0; tiers[tier].has_places && j < places->len; j++)
        g_string_append_printf (expression, " OR places : \"~%s\"", (const char *) g_ptr_array_index (places, j));
      g_string_append_c (expression, ')');
    }

  return g_string_free (expression, FALSE);
}

/* All that match */

void
inno_matches_free (InnoMatches *self)
{
  if (self == NULL)
    return;

  g_free (self->bits);
  g_free (self->others);
  g_free (self);
}

static gboolean
read_matches (InnoMatches    *self,
              InnoStatement  *statement,
              GCancellable   *cancellable,
              GError        **error)
{
  InnoStep step;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      if (number >= 0 && number < self->n_numbers)
        self->bits[number / 64] |= G_GUINT64_CONSTANT (1) << number % 64;
      if (++self->n_found % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return step == INNO_STEP_DONE;
}

/**
 * inno_store_match_projects:
 * @self: an open store
 * @text: what somebody typed, whatever it is
 * @cancellable: (nullable): to give it up
 * @error: return location for an error of %INNO_STORE_ERROR, or that it was cancelled
 *
 * Finds all projects in which each of the words is the beginning of a word, with or
 * without marks on letters: in names, code, beneficiary, authority and summary, and
 * in the names of cities, agreement and lead theme.
 *
 * Returns: (transfer full) (nullable): the projects, in no order
 */
InnoMatches *
inno_store_match_projects (InnoStore     *self,
                           const char    *text,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (InnoMatches) matches = g_new0 (InnoMatches, 1);
  g_autoptr (InnoStatement) statement = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  g_autofree char *expression = NULL;
  gint64 last = 0;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  db = inno_store_get_cache (self, error);
  terms = db != NULL ? find_terms (self, text, error) : NULL;
  if (terms == NULL || !inno_store_query_integer (db, "SELECT ifnull (max (rowid), 0) FROM document", &last, error))
    return NULL;

  matches->is_all = terms->len == 0;
  if (matches->is_all)
    return g_steal_pointer (&matches);

  matches->n_numbers = (guint32) MIN (last + 1, G_MAXUINT32);
  matches->bits = g_new0 (guint64, matches->n_numbers / 64 + 1);
  expression = make_expression (terms, TIER_PLAIN);
  statement = inno_statement_new (db, "SELECT rowid FROM search WHERE search MATCH ?1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "t", expression) ||
      !read_matches (matches, statement, cancellable, error))
    return NULL;

  return g_steal_pointer (&matches);
}

/* As the index does it: the ids are whole words, the rest begins so. */
static gboolean
is_in_words (const Term         *term,
             const char * const *words)
{
  for (guint column = INNO_SEARCH_NAME; column < INNO_SEARCH_PLACES; column++)
    if (has_prefix (words[column], term->plain))
      return TRUE;

  for (guint i = 0; i < term->places->len; i++)
    {
      g_autofree char *place = g_strconcat ("~", g_ptr_array_index (term->places, i), NULL);
      g_auto (GStrv) places = g_strsplit (words[INNO_SEARCH_PLACES], " ", -1);

      if (g_strv_contains ((const char * const *) places, place))
        return TRUE;
    }

  return FALSE;
}

/**
 * inno_store_match_others:
 * @self: an open store
 * @text: what somebody typed
 * @words: (element-type GStrv): of each project what inno_store_read_words() gave
 * @matches: where the answer goes
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Searches, as in inno_store_match_projects(), in projects that are not in the store.
 *
 * Returns: whether "others" of @matches is there
 */
gboolean
inno_store_match_others (InnoStore    *self,
                         const char   *text,
                         GPtrArray    *words,
                         InnoMatches  *matches,
                         GError      **error)
{
  g_autoptr (GPtrArray) terms = find_terms (self, text, error);

  if (terms == NULL)
    return FALSE;

  g_free (matches->others);
  matches->n_others = words->len;
  matches->others = g_new (guint8, words->len + 1);
  for (guint i = 0; i < words->len; i++)
    {
      matches->others[i] = TRUE;
      for (guint j = 0; j < terms->len; j++)
        matches->others[i] &= is_in_words (g_ptr_array_index (terms, j), g_ptr_array_index (words, i));
    }

  return TRUE;
}

/* The best */

void
inno_hit_free (InnoHit *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  inno_text_free (self->name);
  g_free (self->code);
  g_free (self);
}

/* On its way into the list. */
typedef struct
{
  InnoHit  *hit;
  gboolean  is_later;     /* neither code nor name begins so */
  char     *key;          /* collation key of its name */
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  inno_hit_free (candidate->hit);
  g_free (candidate->key);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  if (one->is_later != other->is_later)
    return one->is_later ? 1 : -1;

  return order != 0 ? order : strcmp (one->hit->id, other->hit->id);
}

static gboolean
begins_with (const char *text,
             const char *plain)
{
  g_autofree char *words = inno_words_get (text);
  g_autofree char *plain_words = inno_words_plain (words);

  return g_str_has_prefix (plain_words, plain);
}

static Candidate
read_candidate (InnoStatement *statement,
                GPtrArray     *terms,
                Tier           tier,
                InnoLang       lang)
{
  const Term *first = g_ptr_array_index (terms, 0);
  InnoHit *hit = g_new0 (InnoHit, 1);
  gboolean begins;

  hit->id = g_strdup (inno_statement_get_text (statement, 0));
  hit->code = g_strdup (inno_statement_get_text (statement, 1));
  hit->name = inno_text_new (inno_statement_get_text (statement, 2), inno_statement_get_text (statement, 3),
                             inno_statement_get_text (statement, 4));
  hit->is_exact = tiers[tier].is_exact;
  begins = begins_with (hit->code, first->plain);
  for (guint i = 0; i < INNO_N_LANGS; i++)
    begins |= begins_with (hit->name->in[i], first->plain);

  return (Candidate) {
    hit, !begins, inno_format_collation_key (inno_format_get (lang), inno_text_get (hit->name, lang, NULL)),
  };
}

static void
take_hits (GPtrArray *hits,
           GArray    *candidates,
           guint      limit)
{
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && hits->len < limit; i++)
    g_ptr_array_add (hits, g_steal_pointer (&g_array_index (candidates, Candidate, i).hit));
}

static gboolean
is_hit (GPtrArray  *hits,
        const char *id)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_strcmp0 (((InnoHit *) g_ptr_array_index (hits, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
search_tier (InnoStatement  *statement,
             GPtrArray      *terms,
             Tier            tier,
             InnoLang        lang,
             GPtrArray      *hits,
             guint           limit,
             GError        **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *expression = make_expression (terms, tier);
  InnoStep step = INNO_STEP_ERROR;

  g_array_set_clear_func (candidates, candidate_clear);
  if (inno_statement_bind (statement, error, "ti", expression, (gint64) MAX (limit, MAX_CANDIDATES)))
    while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
      if (!is_hit (hits, inno_statement_get_text (statement, 0)))
        {
          Candidate candidate = read_candidate (statement, terms, tier, lang);

          g_array_append_val (candidates, candidate);
        }
  inno_statement_reset (statement);
  take_hits (hits, candidates, limit);

  return step == INNO_STEP_DONE;
}

/**
 * inno_store_search:
 * @self: an open store
 * @text: what somebody typed, whatever it is
 * @limit: how many hits at most
 * @lang: the language in which alike hits are ordered
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Finds the projects that match as in inno_store_match_projects(), the best first:
 * those that have the words with their marks before those that have them only without;
 * of either those that have them in name or code before the others; then those whose
 * name or code begins so. Of very many alike ones some are looked at.
 *
 * Returns: (transfer full) (nullable) (element-type InnoHit): the hits; none for a
 *   text without words
 */
GPtrArray *
inno_store_search (InnoStore   *self,
                   const char  *text,
                   guint        limit,
                   InnoLang     lang,
                   GError     **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_hit_free);
  g_autoptr (InnoStatement) statement = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  db = inno_store_get_cache (self, error);
  terms = db != NULL ? find_terms (self, text, error) : NULL;
  if (terms == NULL)
    return NULL;

  statement = inno_statement_new (db, "SELECT project.id, code, name_fi, name_sv, name_en "
                                      "FROM (SELECT rowid AS number FROM search WHERE search MATCH ?1 LIMIT ?2) "
                                      "JOIN document ON document.rowid = number "
                                      "JOIN project ON project.id = document.id", error);
  if (statement == NULL)
    return NULL;

  for (Tier tier = 0; terms->len > 0 && tier < N_TIERS && hits->len < limit; tier++)
    if (!search_tier (statement, terms, tier, lang, hits, limit, error))
      return NULL;

  return g_steal_pointer (&hits);
}
