/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-json-guard.h"

#include <stdlib.h>
#include <string.h>

#include "inno-json-lexer.h"

/* One pass over the bytes before a JSON library sees them. json-glib alone
 * recurses without a limit, wraps integers, reads 010 as octal, cuts a string
 * at \u0000, takes the last of two members and ignores what follows the root.
 *
 * The grammar is that of RFC 8259, without recursion: a stack of frames. The
 * names of an object's members lie on one stack for all levels and are compared
 * when the object ends, sorted if they are many, so that no choice of names
 * makes it slow. */

/* Up to here comparing each with each is faster than sorting. */
#define N_KEYS_UNSORTED 12

const InnoJsonLimits INNO_JSON_LIMITS_DEFAULT = { 32 * 1024 * 1024, 32 };

G_DEFINE_QUARK (inno-json-error-quark, inno_json_error)

typedef struct
{
  const char *text; /* unescaped */
  gsize length;
} Key;

typedef struct
{
  gboolean is_object;
  guint first_key;
} Frame;

typedef struct
{
  InnoJsonLexer lexer;
  InnoJsonLimits limits;

  GArray *frames;          /* of Frame */
  GArray *keys;            /* of Key */
  GStringChunk *unescaped; /* the keys that were written with escapes */

  /* Splitting: the array below this member of the root. */
  const char *member;     /* (nullable) */
  gboolean is_next_split; /* the value that comes is the member's */
  gboolean is_splitting;  /* inside the array */
  const char *element;    /* (nullable): where the current element began */
  InnoJsonSlice *array;
  GArray *elements;       /* (nullable): of InnoJsonSlice */
} Guard;

static gboolean
guard_fail (Guard         *self,
            InnoJsonError  code,
            const char    *detail)
{
  return inno_json_lexer_fail (&self->lexer, code, self->lexer.at, detail);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *key_a = a;
  const Key *key_b = b;

  if (key_a->length != key_b->length)
    return key_a->length < key_b->length ? -1 : 1;

  return memcmp (key_a->text, key_b->text, key_a->length);
}

static gboolean
has_duplicate (Key   *keys,
               guint  n_keys)
{
  if (n_keys > N_KEYS_UNSORTED)
    {
      qsort (keys, n_keys, sizeof (Key), compare_keys);
      for (guint i = 1; i < n_keys; i++)
        if (compare_keys (&keys[i - 1], &keys[i]) == 0)
          return TRUE;
      return FALSE;
    }

  for (guint i = 1; i < n_keys; i++)
    for (guint j = 0; j < i; j++)
      if (compare_keys (&keys[i], &keys[j]) == 0)
        return TRUE;

  return FALSE;
}

static void
add_key (Guard    *self,
         Key       key,
         gboolean  has_escapes)
{
  if (has_escapes)
    {
      key.text = g_string_chunk_insert_len (self->unescaped, self->lexer.scratch->str,
                                            (gssize) self->lexer.scratch->len);
      key.length = self->lexer.scratch->len;
    }

  g_array_append_val (self->keys, key);

  self->is_next_split = self->member != NULL && self->frames->len == 1 &&
                        key.length == strlen (self->member) &&
                        memcmp (key.text, self->member, key.length) == 0;
}

/* A member's name and its colon. */
static gboolean
guard_key (Guard *self)
{
  InnoJsonLexer *lexer = &self->lexer;
  gboolean is_kept = !lexer->is_tolerant;
  gboolean has_escapes;
  Key key;

  inno_json_lexer_skip_space (lexer);
  if (!inno_json_lexer_is_at (lexer, '"'))
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, "no member name");

  key.text = lexer->at + 1;
  g_string_truncate (lexer->scratch, 0);
  if (!inno_json_lexer_string (lexer, is_kept ? lexer->scratch : NULL, &has_escapes))
    return FALSE;
  key.length = (gsize) (lexer->at - key.text) - 1;
  if (is_kept)
    add_key (self, key, has_escapes);

  inno_json_lexer_skip_space (lexer);
  if (!inno_json_lexer_skip (lexer, ':'))
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, "no colon");

  return TRUE;
}

static gboolean
guard_push (Guard    *self,
            gboolean  is_object)
{
  Frame frame = { is_object, self->keys->len };

  if (self->frames->len >= self->limits.max_depth)
    return guard_fail (self, INNO_JSON_ERROR_TOO_LARGE, "too deep");

  if (self->is_next_split && !is_object)
    {
      self->is_splitting = TRUE;
      self->array->offset = (gsize) (self->lexer.at - self->lexer.text);
    }
  self->is_next_split = FALSE;

  g_array_append_val (self->frames, frame);
  self->lexer.at++;

  return TRUE;
}

static gboolean
guard_pop (Guard *self)
{
  Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  guint n_keys = self->keys->len - frame->first_key;

  self->lexer.at++;
  if (n_keys > 1 && has_duplicate (&g_array_index (self->keys, Key, frame->first_key), n_keys))
    return guard_fail (self, INNO_JSON_ERROR_DUPLICATE, "a member twice before here");

  g_array_set_size (self->keys, frame->first_key);
  g_array_set_size (self->frames, self->frames->len - 1);

  if (self->is_splitting && self->frames->len == 1)
    {
      self->is_splitting = FALSE;
      self->array->length = (gsize) (self->lexer.at - self->lexer.text) - self->array->offset;
    }

  return TRUE;
}

/* What is wrong with the values of one element is found when that element is
 * checked by itself. */
static void
begin_element (Guard *self)
{
  self->element = self->lexer.at;
  self->lexer.is_tolerant = TRUE;
}

/* Where a value must begin. *is_open: it is an array or an object, and its
 * first value comes next. */
static gboolean
guard_value (Guard    *self,
             gboolean *is_open)
{
  InnoJsonLexer *lexer = &self->lexer;
  gboolean is_object;
  gboolean has_escapes;

  *is_open = FALSE;
  inno_json_lexer_skip_space (lexer);
  if (self->is_splitting && self->frames->len == 2)
    begin_element (self);

  is_object = inno_json_lexer_is_at (lexer, '{');
  if (is_object || inno_json_lexer_is_at (lexer, '['))
    {
      if (!guard_push (self, is_object))
        return FALSE;
      inno_json_lexer_skip_space (lexer);
      if (inno_json_lexer_is_at (lexer, is_object ? '}' : ']'))
        return guard_pop (self);
      *is_open = TRUE;
      return !is_object || guard_key (self);
    }

  self->is_next_split = FALSE;
  if (inno_json_lexer_is_at (lexer, '"'))
    return inno_json_lexer_string (lexer, NULL, &has_escapes);
  if (inno_json_lexer_is_at (lexer, '-') ||
      (lexer->at < lexer->end && g_ascii_isdigit (*lexer->at)))
    return inno_json_lexer_number (lexer);

  return inno_json_lexer_literal (lexer);
}

static void
end_element (Guard *self)
{
  InnoJsonSlice slice;

  if (self->element == NULL || self->frames->len != 2)
    return;

  slice.offset = (gsize) (self->element - self->lexer.text);
  slice.length = (gsize) (self->lexer.at - self->element);
  g_array_append_val (self->elements, slice);
  self->element = NULL;
  self->lexer.is_tolerant = FALSE;
}

/* Behind a value: closes what ends here. *is_more: a comma, so that another
 * value of the same array or object comes next. */
static gboolean
guard_after_value (Guard    *self,
                   gboolean *is_more)
{
  InnoJsonLexer *lexer = &self->lexer;
  *is_more = FALSE;
  end_element (self);
  while (self->frames->len > 0)
    {
      gboolean is_object = g_array_index (self->frames, Frame, self->frames->len - 1).is_object;

      inno_json_lexer_skip_space (lexer);
      if (inno_json_lexer_skip (lexer, ','))
        {
          *is_more = TRUE;
          return !is_object || guard_key (self);
        }

      if (!inno_json_lexer_is_at (lexer, is_object ? '}' : ']'))
        return guard_fail (self, INNO_JSON_ERROR_SYNTAX, "no comma and no end");
      if (!guard_pop (self))
        return FALSE;
      end_element (self);
    }

  return TRUE;
}

static gboolean
guard_scan (Guard *self)
{
  InnoJsonLexer *lexer = &self->lexer;
  gboolean is_more = TRUE;

  inno_json_lexer_skip_space (lexer);
  if (lexer->at == lexer->end)
    return guard_fail (self, INNO_JSON_ERROR_EMPTY, "no value at all");

  while (is_more)
    {
      gboolean is_open;

      if (!guard_value (self, &is_open) ||
          (!is_open && !guard_after_value (self, &is_more)))
        return FALSE;
    }

  inno_json_lexer_skip_space (lexer);
  if (lexer->at != lexer->end)
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, "more behind the value");

  return TRUE;
}

static gboolean
guard_run (Guard                *self,
           const char           *text,
           gsize                 length,
           const InnoJsonLimits *limits)
{
  InnoJsonLexer *lexer = &self->lexer;
  gboolean is_good;

  lexer->text = text != NULL ? text : "";
  lexer->at = lexer->text;
  lexer->end = lexer->text + length;
  self->limits = limits != NULL ? *limits : INNO_JSON_LIMITS_DEFAULT;

  if (length > self->limits.max_bytes)
    return guard_fail (self, INNO_JSON_ERROR_TOO_LARGE, "too many bytes");

  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->unescaped = g_string_chunk_new (256);
  lexer->scratch = g_string_new (NULL);

  is_good = guard_scan (self);

  g_array_unref (self->frames);
  g_array_unref (self->keys);
  g_string_chunk_free (self->unescaped);
  g_string_free (lexer->scratch, TRUE);

  return is_good;
}

/**
 * inno_json_guard:
 * @text: (array length=length) (nullable): untrusted bytes; no NUL is needed
 *   at the end
 * @length: how many bytes
 * @limits: (nullable): what is allowed, %NULL for %INNO_JSON_LIMITS_DEFAULT
 * @error: return location for an #InnoJsonError
 *
 * Checks that @text is one value of RFC 8259 in valid UTF-8 without a byte
 * order mark, no deeper than allowed, without U+0000, lone surrogates or two
 * members of one name, with integers within ±(2^53 - 1) and finite numbers. A
 * number with a point or an exponent is not an integer.
 *
 * Any thread.
 *
 * Returns: whether @text is all that
 */
gboolean
inno_json_guard (const char            *text,
                 gsize                  length,
                 const InnoJsonLimits  *limits,
                 GError               **error)
{
  Guard guard = { .lexer.error = error };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return guard_run (&guard, text, length, limits);
}

/**
 * inno_json_guard_split:
 * @text: (array length=length) (nullable): untrusted bytes
 * @length: how many bytes
 * @member: the member of the root object that holds an array
 * @limits: (nullable): what is allowed, %NULL for %INNO_JSON_LIMITS_DEFAULT
 * @array: (out caller-allocates): the array itself, with its brackets; of
 *   length 0 when the root has no such member or that is not an array
 * @error: return location for an #InnoJsonError
 *
 * Checks @text as inno_json_guard() does and says where the elements of one
 * array lie, so that a bad one can be set aside and the others kept. What is
 * wrong with the values inside one element is not looked at: bad UTF-8, U+0000,
 * lone surrogates, numbers out of range, members given twice. Check each
 * element by itself with inno_json_guard() before use. Syntax and depth are
 * checked everywhere.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type InnoJsonSlice): the
 *   elements in order, %NULL on error
 */
GArray *
inno_json_guard_split (const char            *text,
                       gsize                  length,
                       const char            *member,
                       const InnoJsonLimits  *limits,
                       InnoJsonSlice         *array,
                       GError               **error)
{
  g_autoptr (GArray) elements = NULL;
  Guard guard = { .lexer.error = error, .member = member, .array = array };

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (member != NULL, NULL);
  g_return_val_if_fail (array != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  elements = g_array_new (FALSE, FALSE, sizeof (InnoJsonSlice));
  guard.elements = elements;
  array->offset = 0;
  array->length = 0;

  if (!guard_run (&guard, text, length, limits))
    return NULL;

  return g_steal_pointer (&elements);
}
