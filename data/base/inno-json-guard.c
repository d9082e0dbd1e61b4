/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-json-guard.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One pass over the bytes before a JSON library sees them. json-glib alone
 * recurses without a limit, wraps integers, reads 010 as octal, cuts a string
 * at \u0000, takes the last of two members and ignores what follows the root.
 *
 * The grammar is that of RFC 8259, without recursion: a stack of frames. The
 * names of an object's members lie on one stack for all levels and are compared
 * when the object ends, sorted if they are many, so that no choice of names
 * makes it slow. Nothing is read at or behind "end". */

#define INTEGER_MAX G_GUINT64_CONSTANT (9007199254740991)

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
  const char *text;
  const char *at;
  const char *end;
  InnoJsonLimits limits;

  GArray *frames;         /* of Frame */
  GArray *keys;           /* of Key */
  GStringChunk *unescaped; /* (nullable): keys that were written with escapes */
  GString *scratch;

  /* Splitting: the array below this member of the root. */
  const char *member;     /* (nullable) */
  gboolean is_next_split; /* the value that comes is the member's */
  gboolean is_splitting;  /* inside the array */
  const char *element;    /* (nullable): where the current element began */
  InnoJsonSlice *array;
  GArray *elements;       /* (nullable): of InnoJsonSlice */

  GError **error;
} Guard;

static const char *const messages[] = {
  [INNO_JSON_ERROR_TOO_LARGE] = N_("The data is larger or deeper than allowed."),
  [INNO_JSON_ERROR_EMPTY] = N_("The data is empty."),
  [INNO_JSON_ERROR_SYNTAX] = N_("The data is not valid JSON, or it is cut short."),
  [INNO_JSON_ERROR_TEXT] = N_("The data has text in it that is not valid Unicode."),
  [INNO_JSON_ERROR_NUMBER] = N_("The data has a number in it that is too large."),
  [INNO_JSON_ERROR_DUPLICATE] = N_("The data gives the same member of an object twice."),
};

static gboolean
guard_fail (Guard         *self,
            InnoJsonError  code,
            const char    *at,
            const char    *detail)
{
  g_debug ("JSON refused at byte %" G_GSIZE_FORMAT ": %s", (gsize) (at - self->text), detail);
  g_set_error_literal (self->error, INNO_JSON_ERROR, (int) code, _(messages[code]));

  return FALSE;
}

/* A fault of one element's values is left for when that element is read. */
static gboolean
guard_is_tolerant (Guard *self)
{
  return self->element != NULL;
}

static void
skip_space (Guard *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static gboolean
is_at (Guard *self,
       char   c)
{
  return self->at < self->end && *self->at == c;
}

static gboolean
skip_char (Guard *self,
           char   c)
{
  if (!is_at (self, c))
    return FALSE;

  self->at++;
  return TRUE;
}

/* Numbers */

static gsize
skip_digits (Guard *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return (gsize) (self->at - start);
}

static gboolean
check_integer (const char *digits,
               gsize       n_digits)
{
  guint64 value = 0;

  /* The first digit of a longer one is not a zero, so it is too large. */
  if (n_digits > 16)
    return FALSE;

  for (gsize i = 0; i < n_digits; i++)
    value = value * 10 + (guint64) g_ascii_digit_value (digits[i]);

  return value <= INTEGER_MAX;
}

static gboolean
check_float (Guard      *self,
             const char *start)
{
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, start, self->at - start);

  return isfinite (g_ascii_strtod (self->scratch->str, NULL));
}

static gboolean
guard_number (Guard *self)
{
  const char *start = self->at;
  const char *digits;
  gsize n_digits;
  gboolean is_float = FALSE;

  skip_char (self, '-');
  digits = self->at;
  n_digits = skip_digits (self);
  if (n_digits == 0 || (n_digits > 1 && *digits == '0'))
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, start, "not a number");

  if (skip_char (self, '.'))
    {
      is_float = TRUE;
      if (skip_digits (self) == 0)
        return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no digit after the point");
    }

  if (skip_char (self, 'e') || skip_char (self, 'E'))
    {
      is_float = TRUE;
      if (!skip_char (self, '-'))
        skip_char (self, '+');
      if (skip_digits (self) == 0)
        return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no digit in the exponent");
    }

  if (guard_is_tolerant (self) ||
      (is_float ? check_float (self, start) : check_integer (digits, n_digits)))
    return TRUE;

  return guard_fail (self, INNO_JSON_ERROR_NUMBER, start, "number out of range");
}

/* Strings */

static gboolean
read_hex4 (Guard     *self,
           gunichar2 *unit)
{
  guint value = 0;

  if (self->end - self->at < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (self->at[i]))
        return FALSE;
      value = value << 4 | (guint) g_ascii_xdigit_value (self->at[i]);
    }

  self->at += 4;
  *unit = (gunichar2) value;
  return TRUE;
}

static gboolean
is_high_surrogate (gunichar2 unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low_surrogate (gunichar2 unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/* Behind "\u". On success *character is what is meant, or 0 where that is not
 * a character that a text may have. */
static gboolean
read_unicode_escape (Guard    *self,
                     gunichar *character)
{
  const char *after;
  gunichar2 first, second;

  if (!read_hex4 (self, &first))
    return FALSE;

  *character = is_low_surrogate (first) ? 0 : first;
  if (!is_high_surrogate (first))
    return TRUE;

  *character = 0;
  after = self->at;
  if (!skip_char (self, '\\') || !skip_char (self, 'u'))
    {
      self->at = after;
      return TRUE;
    }

  if (!read_hex4 (self, &second))
    return FALSE;

  if (is_low_surrogate (second))
    *character = 0x10000 + (((gunichar) first - 0xd800) << 10) + ((gunichar) second - 0xdc00);
  else
    self->at = after;

  return TRUE;
}

/* Behind a backslash. Appends what is meant to @unescaped, if that is wanted. */
static gboolean
guard_escape (Guard   *self,
              GString *unescaped)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *start = self->at - 1;
  const char *name;
  gunichar character;

  if (skip_char (self, 'u'))
    {
      if (!read_unicode_escape (self, &character))
        return guard_fail (self, INNO_JSON_ERROR_SYNTAX, start, "bad \\u escape");
      if (character == 0 && !guard_is_tolerant (self))
        return guard_fail (self, INNO_JSON_ERROR_TEXT, start, "U+0000 or a lone surrogate");
      if (unescaped != NULL)
        g_string_append_unichar (unescaped, character);
      return TRUE;
    }

  name = self->at < self->end && *self->at != '\0' ? strchr (names, *self->at) : NULL;
  if (name == NULL)
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, start, "unknown escape");

  if (unescaped != NULL)
    g_string_append_c (unescaped, values[name - names]);
  self->at++;

  return TRUE;
}

/* The run of bytes that mean themselves; *is_ascii is cleared by others. */
static void
skip_plain (Guard    *self,
            gboolean *is_ascii)
{
  guchar seen = 0;

  while (self->at < self->end)
    {
      guchar c = (guchar) *self->at;

      if (c == '"' || c == '\\' || c < 0x20)
        break;
      seen |= c;
      self->at++;
    }

  if (seen >= 0x80)
    *is_ascii = FALSE;
}

/* At a quote. With @unescaped, that string gets the meaning if there are
 * escapes in it, and *has_escapes says so. */
static gboolean
guard_string (Guard    *self,
              GString  *unescaped,
              gboolean *has_escapes)
{
  const char *start = ++self->at;
  gboolean is_ascii = TRUE;

  *has_escapes = FALSE;
  while (TRUE)
    {
      const char *plain = self->at;

      skip_plain (self, &is_ascii);
      if (unescaped != NULL)
        g_string_append_len (unescaped, plain, self->at - plain);

      if (!skip_char (self, '\\'))
        break;
      *has_escapes = TRUE;
      if (!guard_escape (self, unescaped))
        return FALSE;
    }

  if (!is_at (self, '"'))
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at,
                       self->at < self->end ? "control character in a string"
                                            : "the end inside a string");

  if (!is_ascii && !guard_is_tolerant (self) &&
      !g_utf8_validate_len (start, (gsize) (self->at - start), NULL))
    return guard_fail (self, INNO_JSON_ERROR_TEXT, start, "not UTF-8");

  self->at++;
  return TRUE;
}

/* Members */

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
      key.text = g_string_chunk_insert_len (self->unescaped, self->scratch->str,
                                            (gssize) self->scratch->len);
      key.length = self->scratch->len;
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
  gboolean is_kept = !guard_is_tolerant (self);
  gboolean has_escapes;
  Key key;

  skip_space (self);
  if (!is_at (self, '"'))
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no member name");

  key.text = self->at + 1;
  g_string_truncate (self->scratch, 0);
  if (!guard_string (self, is_kept ? self->scratch : NULL, &has_escapes))
    return FALSE;
  key.length = (gsize) (self->at - key.text) - 1;
  if (is_kept)
    add_key (self, key, has_escapes);

  skip_space (self);
  if (!skip_char (self, ':'))
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no colon");

  return TRUE;
}

/* Arrays and objects */

static gboolean
guard_push (Guard    *self,
            gboolean  is_object)
{
  Frame frame = { is_object, self->keys->len };

  if (self->frames->len >= self->limits.max_depth)
    return guard_fail (self, INNO_JSON_ERROR_TOO_LARGE, self->at, "too deep");

  if (self->is_next_split && !is_object)
    {
      self->is_splitting = TRUE;
      self->array->offset = (gsize) (self->at - self->text);
    }
  self->is_next_split = FALSE;

  g_array_append_val (self->frames, frame);
  self->at++;

  return TRUE;
}

static gboolean
guard_pop (Guard *self)
{
  Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  guint n_keys = self->keys->len - frame->first_key;

  self->at++;
  if (n_keys > 1 && has_duplicate (&g_array_index (self->keys, Key, frame->first_key), n_keys))
    return guard_fail (self, INNO_JSON_ERROR_DUPLICATE, self->at, "a member twice before here");

  g_array_set_size (self->keys, frame->first_key);
  g_array_set_size (self->frames, self->frames->len - 1);

  if (self->is_splitting && self->frames->len == 1)
    {
      self->is_splitting = FALSE;
      self->array->length = (gsize) (self->at - self->text) - self->array->offset;
    }

  return TRUE;
}

static gboolean
guard_literal (Guard *self)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize length = strlen (literals[i]);

      if ((gsize) (self->end - self->at) >= length &&
          memcmp (self->at, literals[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }

  return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no value");
}

/* Where a value must begin. *is_open: it is an array or an object, and its
 * first value comes next. */
static gboolean
guard_value (Guard    *self,
             gboolean *is_open)
{
  gboolean is_object;
  gboolean has_escapes;

  *is_open = FALSE;
  skip_space (self);
  if (self->is_splitting && self->frames->len == 2)
    self->element = self->at;

  is_object = is_at (self, '{');
  if (is_object || is_at (self, '['))
    {
      if (!guard_push (self, is_object))
        return FALSE;
      skip_space (self);
      if (is_at (self, is_object ? '}' : ']'))
        return guard_pop (self);
      *is_open = TRUE;
      return !is_object || guard_key (self);
    }

  self->is_next_split = FALSE;
  if (is_at (self, '"'))
    return guard_string (self, NULL, &has_escapes);
  if (is_at (self, '-') || (self->at < self->end && g_ascii_isdigit (*self->at)))
    return guard_number (self);

  return guard_literal (self);
}

static void
end_element (Guard *self)
{
  InnoJsonSlice slice;

  if (self->element == NULL || self->frames->len != 2)
    return;

  slice.offset = (gsize) (self->element - self->text);
  slice.length = (gsize) (self->at - self->element);
  g_array_append_val (self->elements, slice);
  self->element = NULL;
}

/* Behind a value: closes what ends here. *is_more: a comma, so that another
 * value of the same array or object comes next. */
static gboolean
guard_after_value (Guard    *self,
                   gboolean *is_more)
{
  *is_more = FALSE;
  end_element (self);
  while (self->frames->len > 0)
    {
      gboolean is_object = g_array_index (self->frames, Frame, self->frames->len - 1).is_object;

      skip_space (self);
      if (skip_char (self, ','))
        {
          *is_more = TRUE;
          return !is_object || guard_key (self);
        }

      if (!is_at (self, is_object ? '}' : ']'))
        return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no comma and no end");
      if (!guard_pop (self))
        return FALSE;
      end_element (self);
    }

  return TRUE;
}

static gboolean
guard_scan (Guard *self)
{
  gboolean is_more = TRUE;

  skip_space (self);
  if (self->at == self->end)
    return guard_fail (self, INNO_JSON_ERROR_EMPTY, self->at, "no value at all");

  while (is_more)
    {
      gboolean is_open;

      if (!guard_value (self, &is_open) ||
          (!is_open && !guard_after_value (self, &is_more)))
        return FALSE;
    }

  skip_space (self);
  if (self->at != self->end)
    return guard_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "more behind the value");

  return TRUE;
}

static gboolean
guard_run (Guard                *self,
           const char           *text,
           gsize                 length,
           const InnoJsonLimits *limits)
{
  gboolean is_good;

  self->text = text != NULL ? text : "";
  self->at = self->text;
  self->end = self->text + length;
  self->limits = limits != NULL ? *limits : INNO_JSON_LIMITS_DEFAULT;

  if (length > self->limits.max_bytes)
    return guard_fail (self, INNO_JSON_ERROR_TOO_LARGE, self->at, "too many bytes");

  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->unescaped = g_string_chunk_new (256);
  self->scratch = g_string_new (NULL);

  is_good = guard_scan (self);

  g_array_unref (self->frames);
  g_array_unref (self->keys);
  g_string_chunk_free (self->unescaped);
  g_string_free (self->scratch, TRUE);

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
  Guard guard = { .error = error };

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
  Guard guard = { .error = error, .member = member, .array = array };

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
