/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-cordis.h"
#include "inno-draft.h"
#include "inno-intake-change.h"
#include "inno-preview.h"
#include "inno-sources.h"

G_BEGIN_DECLS

typedef struct _InnoPreviewFamily InnoPreviewFamily;

/* One file while it is read. */
typedef struct
{
  InnoStore                *store;
  const InnoPreviewRequest *request;
  GCancellable             *cancellable;
  InnoPreview              *preview;
  const InnoPreviewFamily  *family;
  InnoCordisFiles           files;
  InnoPortfolio            *portfolio;
  InnoPlaces               *places;
  InnoSources              *sources;
  InnoRule                 *rule;      /* nullable: all rows belong */
  JsonObject               *memory;
  gboolean                  is_utf8;
  GHashTable               *known;     /* key → id, of the documents of the store */
  GHashTable               *states;    /* key → InnoPreviewState + 1, of the file so far */
  GHashTable               *names;     /* name → InnoPreviewName, of the preview */
  GHashTable               *groups;    /* key → GPtrArray of InnoDraft: of several rows */
  GHashTable               *projects;  /* code → InnoCordisProject; nullable: not known */
  InnoHeader               *asked;     /* of a table that is not known, what is most like a header; nullable */
} InnoPreviewRun;

/* All rows of one document, and where they stand. */
typedef struct
{
  const char      *key;
  const InnoDraft *first;      /* in the file */
  GPtrArray       *drafts;     /* of InnoDraft */
  GPtrArray       *parts;      /* of InnoDraft: without those that repeat another */
  JsonObject      *current;    /* the document as it is; nullable: it is new */
  InnoOrigin       origin;
} InnoPreviewSubject;

/* What documents lists of one type bring: a table of functions each. */
struct _InnoPreviewFamily
{
  const char  *type;           /* of the documents */
  /* Behind the header: which documents there are, and what the rows are read with. */
  gboolean   (*begin)          (InnoPreviewRun           *run,
                                GError                  **error);
  /* As InnoDraftReader has it. */
  void       (*check)          (const InnoDraftReader    *reader,
                                InnoDraft                *draft);
  char      *(*make_key)       (const InnoDraft          *draft);
  /* Returns: (nullable): the id of the document that is there already */
  const char *(*find)          (InnoPreviewRun           *run,
                                const char               *key,
                                const InnoDraft          *draft);
  void       (*add_sums)       (const InnoHeader         *header,
                                const InnoDraft          *draft,
                                gint64                    sums[INNO_N_MONEY_MEASURES]);
  /* Returns: (transfer container): the rows without those that repeat another. */
  GPtrArray *(*sort)           (const InnoHeader         *header,
                                GPtrArray                *drafts,
                                GArray                   *warnings);
  /* What is odd about them; nullable. */
  void       (*warn)           (InnoPreviewRun           *run,
                                const InnoDraft          *first);
  void       (*change)         (InnoPreviewRun           *run,
                                const InnoPreviewSubject *subject,
                                InnoIntakeChange         *change);
  /* Returns: (nullable): what a record is called */
  const char *(*get_name)      (const InnoDraft          *draft);
};

extern const InnoPreviewFamily inno_preview_projects;
extern const InnoPreviewFamily inno_preview_participations;
extern const InnoPreviewFamily inno_preview_population;

/* inno-preview-names.c */
GPtrArray *inno_preview_names_new  (void);
void       inno_preview_note_name  (InnoPreview *self,
                                    GHashTable  *seen,
                                    InnoPlaces  *places,
                                    const char  *text);
void       inno_preview_sort_names (InnoPreview *self);

G_END_DECLS
