/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-json-lexer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What every JSON reader keeps exactly (RFC 8259, section 6). */
#define INTEGER_MAX G_GUINT64_CONSTANT (9007199254740991)

static const char *const messages[] = {
  [INNO_JSON_ERROR_TOO_LARGE] = N_("The data is larger or deeper than allowed."),
  [INNO_JSON_ERROR_EMPTY] = N_("The data is empty."),
  [INNO_JSON_ERROR_SYNTAX] = N_("The data is not valid JSON, or it is cut short."),
  [INNO_JSON_ERROR_TEXT] = N_("The data has text in it that is not valid Unicode."),
  [INNO_JSON_ERROR_NUMBER] = N_("The data has a number in it that is too large."),
  [INNO_JSON_ERROR_DUPLICATE] = N_("The data gives the same member of an object twice."),
};

/* Always FALSE. The place is for those who look for the fault, not for the
 * person. */
gboolean
inno_json_lexer_fail (InnoJsonLexer *self,
                      InnoJsonError  code,
                      const char    *at,
                      const char    *detail)
{
  g_debug ("JSON refused at byte %" G_GSIZE_FORMAT ": %s", (gsize) (at - self->text), detail);
  g_set_error_literal (self->error, INNO_JSON_ERROR, (int) code, _(messages[code]));

  return FALSE;
}

static gsize
skip_digits (InnoJsonLexer *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return (gsize) (self->at - start);
}

static gboolean
is_integer_in_range (const char *digits,
                     gsize       n_digits)
{
  guint64 value = 0;

  /* The first digit of several is not a zero, so more are too large. */
  if (n_digits > 16)
    return FALSE;

  for (gsize i = 0; i < n_digits; i++)
    value = value * 10 + (guint64) g_ascii_digit_value (digits[i]);

  return value <= INTEGER_MAX;
}

static gboolean
is_float_in_range (InnoJsonLexer *self,
                   const char    *start)
{
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, start, self->at - start);

  return isfinite (g_ascii_strtod (self->scratch->str, NULL));
}

/* A fraction and an exponent, if they are there. */
static gboolean
lex_fraction (InnoJsonLexer *self,
              gboolean      *is_float)
{
  *is_float = FALSE;

  if (inno_json_lexer_skip (self, '.'))
    {
      *is_float = TRUE;
      if (skip_digits (self) == 0)
        return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, self->at,
                                     "no digit after the point");
    }

  if (inno_json_lexer_skip (self, 'e') || inno_json_lexer_skip (self, 'E'))
    {
      *is_float = TRUE;
      if (!inno_json_lexer_skip (self, '-'))
        inno_json_lexer_skip (self, '+');
      if (skip_digits (self) == 0)
        return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, self->at,
                                     "no digit in the exponent");
    }

  return TRUE;
}

/* At a minus or a digit. */
gboolean
inno_json_lexer_number (InnoJsonLexer *self)
{
  const char *start = self->at;
  const char *digits;
  gsize n_digits;
  gboolean is_float;

  inno_json_lexer_skip (self, '-');
  digits = self->at;
  n_digits = skip_digits (self);
  if (n_digits == 0 || (n_digits > 1 && *digits == '0'))
    return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, start, "not a number");
  if (!lex_fraction (self, &is_float))
    return FALSE;

  if (self->is_tolerant ||
      (is_float ? is_float_in_range (self, start) : is_integer_in_range (digits, n_digits)))
    return TRUE;

  return inno_json_lexer_fail (self, INNO_JSON_ERROR_NUMBER, start, "number out of range");
}

gboolean
inno_json_lexer_literal (InnoJsonLexer *self)
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

  return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, self->at, "no value");
}

static gboolean
read_hex4 (InnoJsonLexer *self,
           gunichar2     *unit)
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
read_unicode_escape (InnoJsonLexer *self,
                     gunichar      *character)
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
  if (!inno_json_lexer_skip (self, '\\') || !inno_json_lexer_skip (self, 'u'))
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
lex_escape (InnoJsonLexer *self,
            GString       *unescaped)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *start = self->at - 1;
  const char *name;
  gunichar character;

  if (inno_json_lexer_skip (self, 'u'))
    {
      if (!read_unicode_escape (self, &character))
        return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, start, "bad \\u escape");
      if (character == 0 && !self->is_tolerant)
        return inno_json_lexer_fail (self, INNO_JSON_ERROR_TEXT, start, "U+0000 or a lone surrogate");
      if (unescaped != NULL)
        g_string_append_unichar (unescaped, character);
      return TRUE;
    }

  name = self->at < self->end && *self->at != '\0' ? strchr (names, *self->at) : NULL;
  if (name == NULL)
    return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, start, "unknown escape");

  if (unescaped != NULL)
    g_string_append_c (unescaped, values[name - names]);
  self->at++;

  return TRUE;
}

/* The run of bytes that mean themselves; *is_ascii is cleared by others. */
static void
skip_plain (InnoJsonLexer *self,
            gboolean      *is_ascii)
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

/* At a quote. The meaning is appended to @unescaped, if that is not NULL;
 * *has_escapes says whether it is other than the bytes between the quotes. */
gboolean
inno_json_lexer_string (InnoJsonLexer *self,
                        GString       *unescaped,
                        gboolean      *has_escapes)
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

      if (!inno_json_lexer_skip (self, '\\'))
        break;
      *has_escapes = TRUE;
      if (!lex_escape (self, unescaped))
        return FALSE;
    }

  if (!inno_json_lexer_is_at (self, '"'))
    return inno_json_lexer_fail (self, INNO_JSON_ERROR_SYNTAX, self->at,
                                 self->at < self->end ? "control character in a string"
                                                      : "the end inside a string");

  if (!is_ascii && !self->is_tolerant &&
      !g_utf8_validate_len (start, (gsize) (self->at - start), NULL))
    return inno_json_lexer_fail (self, INNO_JSON_ERROR_TEXT, start, "not UTF-8");

  self->at++;
  return TRUE;
}
