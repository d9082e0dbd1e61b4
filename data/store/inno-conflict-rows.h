/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store-pending.h"

G_BEGIN_DECLS

/* Rows of the table "conflict": what both sides changed, until somebody chooses. The
 * path "" is about the document as a whole. */
typedef struct
{
  char   *path;
  char   *base;      /* JSON; each is NULL where nothing was there */
  char   *mine;
  char   *theirs;
  char   *who;       /* of mine; nullable */
  gint64  at;        /* of mine, Unix seconds */
} InnoConflictRow;

void       inno_conflict_row_free         (InnoConflictRow  *row);
GPtrArray *inno_conflict_rows_read        (sqlite3          *outbox,
                                           const char       *document,
                                           GError          **error);
JsonNode  *inno_conflict_row_parse        (const char       *value);
char      *inno_conflict_make_version     (const char       *mine,
                                           const char       *theirs);
gboolean   inno_conflict_rows_remove      (sqlite3          *outbox,
                                           const char       *document,
                                           const char       *path,
                                           GError          **error);
gboolean   inno_conflict_rows_keep_loser  (sqlite3          *outbox,
                                           const char       *document,
                                           const char       *path,
                                           const char       *value,
                                           const char       *who,
                                           GError          **error);

/* After a document has been written, wherever it came from. */
gboolean   inno_conflict_rows_follow      (sqlite3          *outbox,
                                           InnoPending      *pending,
                                           JsonNode         *before,
                                           GError          **error);
/* The document with what was made of it here and has not been chosen. */
gboolean   inno_conflict_rows_apply_mine  (sqlite3          *outbox,
                                           InnoPending      *pending,
                                           JsonNode        **mine,
                                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoConflictRow, inno_conflict_row_free)

G_END_DECLS
