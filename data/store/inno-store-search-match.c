/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include <string.h>

#include "inno-store-private.h"
#include "inno-store-search-private.h"
#include "inno-store-search-terms-private.h"
#include "inno-store-search.h"

/* How often somebody who has gone on typing is looked for. */
#define ROWS_BETWEEN_LOOKS 4096

/* Of a million projects each is an eighth of a megabyte. */
#define MAX_REMEMBERED 16

/* What SQLite calls the pointer that a query is given. */
#define COLLECTOR "inno-collector"

void
inno_matches_free (InnoMatches *self)
{
  if (self == NULL)
    return;

  g_free (self->bits);
  g_free (self->others);
  g_free (self);
}

/* What a query hands every row to, where it is asked for nothing else: a million rows
 * are stepped over in the time that it takes to fetch a few. */
typedef struct
{
  guint64      *bits;
  guint32       n_numbers;
  guint         n_rows;
  GCancellable *cancellable;
} Collector;

static void
collect_step (sqlite3_context  *context,
              int               n_values,
              sqlite3_value   **values)
{
  Collector *self = sqlite3_value_pointer (values[1], COLLECTOR);
  gint64 number = sqlite3_value_int64 (values[0]);

  if (self == NULL)
    return;

  if (number >= 0 && number < self->n_numbers)
    self->bits[number / 64] |= G_GUINT64_CONSTANT (1) << number % 64;
  if (++self->n_rows % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (self->cancellable))
    sqlite3_result_error_code (context, SQLITE_INTERRUPT);
}

static void
collect_final (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

int
inno_store_search_register (sqlite3 *db)
{
  return sqlite3_create_function (db, "inno_collect", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
                                  NULL, collect_step, collect_final);
}

static gboolean
collect (InnoStatement  *statement,
         const char     *expression,
         Collector      *collector,
         GError        **error)
{
  InnoStepResult step = INNO_STEP_ERROR;

  if (inno_statement_bind (statement, error, "t", expression))
    {
      sqlite3_bind_pointer (statement, 2, collector, COLLECTOR, NULL);
      step = inno_statement_step (statement, error);
    }
  inno_statement_reset (statement);
  if (!g_cancellable_is_cancelled (collector->cancellable))
    return step == INNO_STEP_ROW;

  g_clear_error (error);
  g_cancellable_set_error_if_cancelled (collector->cancellable, error);
  return FALSE;
}

/* What was found for single words of late. Who types goes on from what is there: of
 * several words only one is new. */
typedef struct
{
  char    *plain;
  guint64 *bits;
} Found;

struct _InnoSearchMemory
{
  GPtrArray *found;          /* of Found, the one used last is the last */
  gint64     stamp[2];       /* what was written here, and by others, when it was found */
};

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->plain);
  g_free (found->bits);
  g_free (found);
}

InnoSearchMemory *
inno_search_memory_new (void)
{
  InnoSearchMemory *self = g_new0 (InnoSearchMemory, 1);

  self->found = g_ptr_array_new_with_free_func (found_free);
  return self;
}

void
inno_search_memory_free (InnoSearchMemory *self)
{
  g_ptr_array_unref (self->found);
  g_free (self);
}

/* Forgets what is out of date. */
static gboolean
refresh_memory (InnoSearchMemory  *self,
                sqlite3           *db,
                GError           **error)
{
  gint64 stamp[2] = { sqlite3_total_changes64 (db), 0 };

  if (!inno_store_query_integer (db, "PRAGMA data_version", &stamp[1], error))
    return FALSE;

  if (memcmp (stamp, self->stamp, sizeof stamp) != 0)
    g_ptr_array_set_size (self->found, 0);
  memcpy (self->stamp, stamp, sizeof stamp);
  return TRUE;
}

static const guint64 *
recall (InnoSearchMemory *self,
        const char       *plain)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      Found *found = g_ptr_array_index (self->found, i);

      if (!g_str_equal (found->plain, plain))
        continue;
      g_ptr_array_steal_index (self->found, i);
      g_ptr_array_add (self->found, found);
      return found->bits;
    }

  return NULL;
}

/* Takes the bits. */
static void
remember (InnoSearchMemory *self,
          const char       *plain,
          guint64          *bits)
{
  Found *found = g_new (Found, 1);

  *found = (Found) { g_strdup (plain), bits };
  if (self->found->len == MAX_REMEMBERED)
    g_ptr_array_remove_index (self->found, 0);
  g_ptr_array_add (self->found, found);
}

/* In the words, or in the name of a place. */
static gboolean
find_term (const InnoTerm  *term,
           InnoStatement   *statement,
           Collector       *collector,
           GError         **error)
{
  g_autofree char *expression = g_strdup_printf ("\"%s\" *", term->plain);

  if (!collect (statement, expression, collector, error))
    return FALSE;
  for (guint i = 0; i < term->places->len; i++)
    {
      g_autofree char *place = g_strdup_printf ("\"~%s\"", (const char *) g_ptr_array_index (term->places, i));

      if (!collect (statement, place, collector, error))
        return FALSE;
    }

  return TRUE;
}

/* Leaves those that have the term as well. */
static gboolean
match_term (InnoMatches       *matches,
            InnoSearchMemory  *memory,
            const InnoTerm    *term,
            InnoStatement     *statement,
            GCancellable      *cancellable,
            GError           **error)
{
  guint n = matches->n_numbers / 64 + 1;
  const guint64 *bits = recall (memory, term->plain);

  if (bits == NULL)
    {
      g_autofree guint64 *found = g_new0 (guint64, n);
      Collector collector = { found, matches->n_numbers, 0, cancellable };

      if (!find_term (term, statement, &collector, error))
        return FALSE;
      bits = found;
      remember (memory, term->plain, g_steal_pointer (&found));
    }
  for (guint i = 0; i < n; i++)
    matches->bits[i] &= bits[i];

  return TRUE;
}

static gboolean
match_all (InnoMatches       *matches,
           InnoSearchMemory  *memory,
           GPtrArray         *terms,
           sqlite3           *db,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (InnoStatement) statement =
    inno_statement_new (db, "SELECT inno_collect (rowid, ?2) FROM search WHERE search MATCH ?1", error);

  memset (matches->bits, 0xff, (matches->n_numbers / 64 + 1) * sizeof *matches->bits);
  if (statement == NULL || !refresh_memory (memory, db, error))
    return FALSE;

  for (guint i = 0; i < terms->len; i++)
    if (!match_term (matches, memory, g_ptr_array_index (terms, i), statement, cancellable, error))
      return FALSE;
  for (guint i = 0; i <= matches->n_numbers / 64; i++)
    matches->n_found += (guint) __builtin_popcountll (matches->bits[i]);

  return TRUE;
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
  g_autoptr (GPtrArray) terms = NULL;
  gint64 last = 0;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  db = inno_store_get_cache (self, error);
  terms = db != NULL ? inno_store_search_terms (self, text, error) : NULL;
  if (terms == NULL || !inno_store_query_integer (db, "SELECT ifnull (max (rowid), 0) FROM document", &last, error))
    return NULL;

  matches->is_all = terms->len == 0;
  if (matches->is_all)
    return g_steal_pointer (&matches);

  matches->n_numbers = (guint32) MIN (last + 1, G_MAXUINT32);
  matches->bits = g_new0 (guint64, matches->n_numbers / 64 + 1);
  if (!match_all (matches, inno_store_get_search_memory (self), terms, db, cancellable, error))
    return NULL;

  return g_steal_pointer (&matches);
}

/* As the index does it: the ids are whole words, the rest begins so. */
static gboolean
is_in_words (const InnoTerm     *term,
             const char * const *words)
{
  for (guint column = INNO_SEARCH_NAME; column < INNO_SEARCH_PLACES; column++)
    if (inno_store_has_prefix (words[column], term->plain))
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
  g_autoptr (GPtrArray) terms = inno_store_search_terms (self, text, error);

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
