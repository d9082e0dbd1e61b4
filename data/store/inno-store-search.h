/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"
#include "inno-text.h"

G_BEGIN_DECLS

/* Which projects a text was found in, by the number of their document. */
typedef struct
{
  gboolean  is_all;      /* the text has no words: nothing is asked */
  guint32   n_numbers;
  guint64  *bits;        /* of numbers below n_numbers */
  guint     n_found;     /* 0 also where all are */
  guint     n_others;
  guint8   *others;      /* whether it was found there; see inno_store_match_others() */
} InnoMatches;

/* A project that was found. */
typedef struct
{
  char     *id;
  InnoText *name;
  char     *code;        /* nullable */
  gboolean  is_exact;    /* also with the marks on the letters, as they were typed */
} InnoHit;

GPtrArray   *inno_store_search         (InnoStore     *self,
                                        const char    *text,
                                        guint          limit,
                                        InnoLang       lang,
                                        GError       **error);
InnoMatches *inno_store_match_projects (InnoStore     *self,
                                        const char    *text,
                                        GCancellable  *cancellable,
                                        GError       **error);
gboolean     inno_store_match_others   (InnoStore     *self,
                                        const char    *text,
                                        GPtrArray     *words,
                                        InnoMatches   *matches,
                                        GError       **error);
char       **inno_store_read_words     (InnoStore     *self,
                                        const char    *id,
                                        GError       **error);
void         inno_matches_free         (InnoMatches   *self);
void         inno_hit_free             (InnoHit       *self);

static inline gboolean
inno_matches_has (const InnoMatches *self,
                  guint32            number)
{
  return self->is_all ||
         (number < self->n_numbers && (self->bits[number / 64] >> number % 64 & 1) != 0);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoMatches, inno_matches_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoHit, inno_hit_free)

G_END_DECLS
