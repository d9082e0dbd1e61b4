/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-column.h"
#include "inno-day.h"
#include "inno-intake-error.h"
#include "inno-note.h"
#include "inno-places.h"
#include "inno-store.h"

G_BEGIN_DECLS

/* What becomes of a row. */
typedef enum
{
  INNO_PREVIEW_NEW,
  INNO_PREVIEW_CHANGED,
  INNO_PREVIEW_UNCHANGED,
  INNO_PREVIEW_REFUSED,
} InnoPreviewState;
#define INNO_N_PREVIEW_STATES 4

/* A document that would be new or another. */
typedef struct
{
  gint64           line;      /* of its first row */
  InnoPreviewState state;
  char            *id;
  char            *code;
  char            *name;      /* nullable */
  char            *before;    /* as JSON; nullable: it is new */
  char            *after;     /* as JSON: as it will be */
  char            *base;      /* as JSON: what the step starts from; nullable: it is new */
  char            *mine;      /* as JSON: what the step makes of it */
  gboolean         is_taken;  /* whether it is to be kept: a person may choose */
  char            *key;       /* what all rows of it have in common */
} InnoPreviewRecord;

/* Whose name a list has, and which city that belongs to. */
typedef struct
{
  char                *name;
  char                *city;        /* its id; nullable: to none, or to which is not certain */
  InnoPlaceConfidence  confidence;
  guint                n_rows;
} InnoPreviewName;

/* What to read, and how. */
typedef struct
{
  const char *path;
  const char *kind;           /* nullable: by what is in it */
  const char *mapping;        /* nullable: as was said the last time, or as is guessed */
  const char *rule;           /* nullable: as is kept in the portfolio */
  gboolean    with_records;   /* for a preview to look at and to keep; not for sums alone */
  const char *beside;         /* nullable: the other of two files; as it is found beside the first */
  const char *sheet;          /* nullable: of a workbook the first sheet that has a header */
  gboolean    can_ask;        /* of a table that is not known the header is wanted, to ask a person about it */
} InnoPreviewRequest;

/* A file looked at, and nothing written. It may be made on one thread and used on another. */
typedef struct
{
  const InnoLayout *layout;     /* nullable: there is a header alone, of which is to be said what its columns are */
  char             *file;       /* its name, without the folder */
  char             *sha256;
  InnoDay           retrieved;  /* the day of the file */
  InnoHeader       *header;
  char             *rule;       /* nullable: all rows belong */
  gboolean          says_mapping;   /* the request did, and it is to be remembered */
  gboolean          says_rule;
  guint             n_rows;
  guint             n_in[INNO_N_PREVIEW_STATES];
  gint64            sums[INNO_N_MONEY_MEASURES];           /* of rows that come in, in cents */
  gint64            refused_sums[INNO_N_MONEY_MEASURES];
  GArray           *refused;    /* of InnoNote */
  GArray           *warnings;   /* of InnoNote */
  GPtrArray        *records;    /* of InnoPreviewRecord: new and changed ones */
  GPtrArray        *sources;    /* of JSON texts: funding sources that come with them */
  GPtrArray        *names;      /* of InnoPreviewName, the least certain first */
  char             *sheet;      /* of a workbook, nullable */
} InnoPreview;

InnoPreview *inno_preview_read        (InnoStore                 *store,
                                       const InnoPreviewRequest  *request,
                                       GCancellable              *cancellable,
                                       GError                   **error);
gboolean     inno_preview_apply       (InnoPreview               *self,
                                       InnoStore                 *store,
                                       const char                *who,
                                       GError                   **error);
GPtrArray   *inno_preview_record_diff (const InnoPreviewRecord   *record);
const char  *inno_preview_get_column  (const InnoPreview         *self,
                                       int                        column);
char        *inno_preview_to_json     (const InnoPreview         *self);
void         inno_preview_free        (InnoPreview               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoPreview, inno_preview_free)

G_END_DECLS
