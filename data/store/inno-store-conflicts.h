/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store.h"
#include "inno-text.h"

G_BEGIN_DECLS

/* What was changed here and in the shared data, each in its own way, and waits for
 * somebody to choose. */

typedef enum
{
  INNO_CHOICE_MINE,
  INNO_CHOICE_THEIRS,
  INNO_CHOICE_OTHER,
} InnoChoiceSide;

/* A document with open choices. */
typedef struct
{
  char       *id;
  JsonObject *document;     /* as it is here, or was; nullable: it cannot be read */
  InnoText   *name;         /* nullable: it has none */
  guint       n_conflicts;
} InnoConflictDocument;

void       inno_conflict_document_free       (InnoConflictDocument  *self);

/* One place where both sides differ. */
typedef struct
{
  char     *document;
  char     *path;       /* "funding/f1/amount_cents"; "" is the whole document */
  JsonNode *base;       /* nullable, as the others: nothing was there */
  JsonNode *mine;
  JsonNode *theirs;
  char     *mine_by;    /* nullable: not known */
  gint64    mine_at;    /* Unix seconds; 0 = not known */
  char     *theirs_by;
  gint64    theirs_at;
  char     *version;    /* of the two: a choice is between these and no others */
} InnoConflictRecord;

void       inno_conflict_record_free         (InnoConflictRecord    *self);

/* What somebody chose. */
typedef struct
{
  char           *document;
  char           *path;
  char           *version;   /* of the record */
  InnoChoiceSide  side;
  char           *value;     /* of INNO_CHOICE_OTHER, as JSON; NULL = nothing */
} InnoConflictChoice;

InnoConflictChoice *inno_conflict_choice_new (const InnoConflictRecord *record,
                                              InnoChoiceSide            side,
                                              JsonNode                 *value) G_GNUC_WARN_UNUSED_RESULT;
void       inno_conflict_choice_free         (InnoConflictChoice    *self);

gboolean   inno_store_count_conflicts        (InnoStore             *self,
                                              guint                 *n_documents,
                                              guint                 *n_conflicts,
                                              GError               **error);
GPtrArray *inno_store_list_conflict_documents (InnoStore            *self,
                                              const char            *after,
                                              guint                  limit,
                                              GError               **error);
GPtrArray *inno_store_list_conflicts         (InnoStore             *self,
                                              const char            *document,
                                              const char            *after,
                                              guint                  limit,
                                              GError               **error);

/* inno-store-resolve.c */
gboolean   inno_store_resolve                (InnoStore             *self,
                                              GPtrArray             *choices,
                                              const char            *who,
                                              GError               **error);
gboolean   inno_store_resolve_all            (InnoStore             *self,
                                              InnoChoiceSide         side,
                                              guint                  n_seen,
                                              const char            *who,
                                              GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoConflictDocument, inno_conflict_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoConflictRecord, inno_conflict_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoConflictChoice, inno_conflict_choice_free)

G_END_DECLS
