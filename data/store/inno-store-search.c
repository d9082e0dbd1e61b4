/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-search.h"

#include <string.h>

#include "inno-format.h"
#include "inno-store-private.h"
#include "inno-store-search-terms-private.h"
#include "inno-store-statement.h"
#include "inno-words.h"

/* Of what is found at most so many are put into order. */
#define MAX_CANDIDATES 200

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
      const InnoTerm *term = g_ptr_array_index (terms, i);
      const GPtrArray *places = tiers[tier].is_exact ? term->exact_places : term->places;

      g_string_append_printf (expression, "%s(%s : \"%s\" *", i > 0 ? " AND " : "", tiers[tier].columns,
                              tiers[tier].is_exact ? term->word : term->plain);
      for (guint j = 0; tiers[tier].has_places && j < places->len; j++)
        g_string_append_printf (expression, " OR places : \"~%s\"", (const char *) g_ptr_array_index (places, j));
      g_string_append_c (expression, ')');
    }

  return g_string_free (expression, FALSE);
}

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

/* What is searched for, and what was found so far. */
typedef struct
{
  InnoStatement *statement;
  GPtrArray     *terms;
  InnoLang       lang;
  guint          limit;
  GPtrArray     *hits;
} Search;

static Candidate
read_candidate (const Search *self,
                Tier          tier)
{
  InnoStatement *statement = self->statement;
  const InnoTerm *first = g_ptr_array_index (self->terms, 0);
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
    hit, !begins,
    inno_format_collation_key (inno_format_get (self->lang), inno_text_get (hit->name, self->lang, NULL)),
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
search_tier (const Search  *self,
             Tier           tier,
             GError       **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *expression = make_expression (self->terms, tier);
  InnoStepResult step = INNO_STEP_ERROR;

  g_array_set_clear_func (candidates, candidate_clear);
  if (inno_statement_bind (self->statement, error, "ti", expression, (gint64) MAX (self->limit, MAX_CANDIDATES)))
    while ((step = inno_statement_step (self->statement, error)) == INNO_STEP_ROW)
      if (!is_hit (self->hits, inno_statement_get_text (self->statement, 0)))
        {
          Candidate candidate = read_candidate (self, tier);

          g_array_append_val (candidates, candidate);
        }
  inno_statement_reset (self->statement);
  take_hits (self->hits, candidates, self->limit);

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
  Search search = { .lang = lang, .limit = limit, .hits = hits };
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  db = inno_store_get_cache (self, error);
  terms = db != NULL ? inno_store_search_terms (self, text, error) : NULL;
  if (terms == NULL)
    return NULL;

  statement = inno_statement_new (db, "SELECT project.id, code, name_fi, name_sv, name_en "
                                      "FROM (SELECT rowid AS number FROM search WHERE search MATCH ?1 LIMIT ?2) "
                                      "JOIN document ON document.rowid = number "
                                      "JOIN project ON project.id = document.id", error);
  if (statement == NULL)
    return NULL;

  search.statement = statement;
  search.terms = terms;
  for (Tier tier = 0; terms->len > 0 && tier < N_TIERS && hits->len < limit; tier++)
    if (!search_tier (&search, tier, error))
      return NULL;

  return g_steal_pointer (&hits);
}
