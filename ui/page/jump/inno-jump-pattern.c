/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-jump-pattern.h"

#include <string.h>

/* Where a word was found in a name, the best first. */
typedef enum
{
  PLACE_BEGINNING,
  PLACE_WORD,
  PLACE_INSIDE,
} Place;

/* Between two places stands what was found without its marks. Who types a mark means
 * it: without it a name comes after all that have it. */
#define RANK_OF_PLACE(place) (2 * (guint) (place))
#define RANK_UNMARKED 1
#define RANK_OTHER_MARK 6

struct _InnoJumpPattern
{
  GArray *words;      /* InnoJumpName */
};

static char *
without_marks (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));

  return g_string_free (plain, FALSE);
}

/**
 * inno_jump_name_init:
 * @name: (out caller-allocates): a name
 * @text: one name or more, one a line; what is no UTF-8 is left out
 */
void
inno_jump_name_init (InnoJumpName *name,
                     const char   *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *small = g_utf8_casefold (valid, -1);

  name->exact = g_utf8_normalize (small, -1, G_NORMALIZE_ALL_COMPOSE);
  name->folded = without_marks (small);
}

void
inno_jump_name_clear (InnoJumpName *name)
{
  g_clear_pointer (&name->exact, g_free);
  g_clear_pointer (&name->folded, g_free);
}

/**
 * inno_jump_pattern_new:
 * @text: what somebody typed
 *
 * Returns: (transfer full): the words of it
 */
InnoJumpPattern *
inno_jump_pattern_new (const char *text)
{
  InnoJumpPattern *self = g_new0 (InnoJumpPattern, 1);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  self->words = g_array_new (FALSE, FALSE, sizeof (InnoJumpName));
  g_array_set_clear_func (self->words, (GDestroyNotify) inno_jump_name_clear);
  for (guint i = 0; words[i] != NULL; i++)
    {
      InnoJumpName word;

      if (*words[i] == '\0')
        continue;
      inno_jump_name_init (&word, words[i]);
      g_array_append_val (self->words, word);
    }

  return self;
}

void
inno_jump_pattern_free (InnoJumpPattern *self)
{
  g_array_unref (self->words);
  g_free (self);
}

gboolean
inno_jump_pattern_is_empty (const InnoJumpPattern *self)
{
  return self->words->len == 0;
}

static Place
get_place (const char *text,
           const char *at)
{
  gunichar before;

  if (at == text || at[-1] == '\n')
    return PLACE_BEGINNING;

  before = g_utf8_get_char (g_utf8_find_prev_char (text, at));
  return g_unichar_isalnum (before) || g_unichar_ismark (before) ? PLACE_INSIDE : PLACE_WORD;
}

/* The best place of a word in a text; -1 where it is nowhere. */
static int
find_place (const char *text,
            const char *word)
{
  int best = -1;

  for (const char *at = strstr (text, word); at != NULL && best != PLACE_BEGINNING;
       at = strstr (g_utf8_next_char (at), word))
    {
      int place = (int) get_place (text, at);

      if (best < 0 || place < best)
        best = place;
    }

  return best;
}

static guint
match_word (const InnoJumpName *word,
            const InnoJumpName *name)
{
  int exact = find_place (name->exact, word->exact);
  int folded = *word->folded != '\0' ? find_place (name->folded, word->folded) : -1;
  gboolean has_marks = !g_str_equal (word->exact, word->folded);
  guint rank = INNO_JUMP_NO_MATCH;

  if (exact >= 0)
    rank = RANK_OF_PLACE (exact);
  if (folded >= 0)
    rank = MIN (rank, RANK_OF_PLACE (folded) + (has_marks ? RANK_OTHER_MARK : RANK_UNMARKED));

  return rank;
}

/**
 * inno_jump_pattern_match:
 * @self: what is looked for
 * @name: a name
 *
 * Returns: how well it fits, 0 being the best; %INNO_JUMP_NO_MATCH where one of the
 *   words is not in it. An empty pattern fits all.
 */
guint
inno_jump_pattern_match (const InnoJumpPattern *self,
                         const InnoJumpName    *name)
{
  guint sum = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      guint rank = match_word (&g_array_index (self->words, InnoJumpName, i), name);

      if (rank == INNO_JUMP_NO_MATCH)
        return INNO_JUMP_NO_MATCH;
      sum += rank;
    }

  return sum;
}
