/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-draw.h"
#include "inno-deck-format.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_DECK_WITH_NOTES = 1 << 0,   /* what the speaker says of the slides */
} InnoDeckFlags;

/* A file of those that a deck is written as. */
typedef struct
{
  char   *name;     /* without a folder: "03-funding-shares.png" */
  GBytes *bytes;
} InnoDeckFile;

/* A deck that is being written, in steps that are short each. */
typedef struct _InnoDeckWriting InnoDeckWriting;

InnoDeckWriting *inno_deck_writing_new          (InnoDeck              *deck,
                                                 InnoFacts             *facts,
                                                 const InnoDeckFormat  *format,
                                                 InnoLang               lang,
                                                 InnoDeckFlags          flags) G_GNUC_WARN_UNUSED_RESULT;
gboolean         inno_deck_writing_step         (InnoDeckWriting       *self,
                                                 GError               **error);
gboolean         inno_deck_writing_is_drawn     (InnoDeckWriting       *self);
double           inno_deck_writing_get_progress (InnoDeckWriting       *self);
const InnoDeckFormat *
                 inno_deck_writing_get_format   (InnoDeckWriting       *self);
char            *inno_deck_writing_dup_name     (InnoDeckWriting       *self);
/* The pages of a format that is made of pages: instead of finishing it, to print them. */
GPtrArray       *inno_deck_writing_get_pages    (InnoDeckWriting       *self);
GPtrArray       *inno_deck_writing_finish       (InnoDeckWriting       *self,
                                                 GError               **error);
void             inno_deck_writing_free         (InnoDeckWriting       *self);
/* All steps at once. */
GPtrArray       *inno_deck_write                (InnoDeck              *deck,
                                                 InnoFacts             *facts,
                                                 const InnoDeckFormat  *format,
                                                 InnoLang               lang,
                                                 InnoDeckFlags          flags,
                                                 GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDeckWriting, inno_deck_writing_free)

G_END_DECLS
