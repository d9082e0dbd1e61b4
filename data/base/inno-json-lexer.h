/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-json-guard.h"

G_BEGIN_DECLS

/* The tokens of RFC 8259, for the guard alone. Nothing is read at or behind
 * "end". */
typedef struct
{
  const char *text;
  const char *at;
  const char *end;

  /* Only the grammar counts: numbers may be out of range and strings may have
   * bad UTF-8, U+0000 or lone surrogates in them. */
  gboolean is_tolerant;

  GString *scratch;
  GError **error;
} InnoJsonLexer;

gboolean inno_json_lexer_fail    (InnoJsonLexer *self,
                                  InnoJsonError  code,
                                  const char    *at,
                                  const char    *detail);

gboolean inno_json_lexer_number  (InnoJsonLexer *self);
gboolean inno_json_lexer_string  (InnoJsonLexer *self,
                                  GString       *unescaped,
                                  gboolean      *has_escapes);
gboolean inno_json_lexer_literal (InnoJsonLexer *self);

static inline void
inno_json_lexer_skip_space (InnoJsonLexer *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static inline gboolean
inno_json_lexer_is_at (InnoJsonLexer *self,
                       char           c)
{
  return self->at < self->end && *self->at == c;
}

static inline gboolean
inno_json_lexer_skip (InnoJsonLexer *self,
                      char           c)
{
  if (!inno_json_lexer_is_at (self, c))
    return FALSE;

  self->at++;
  return TRUE;
}

G_END_DECLS
