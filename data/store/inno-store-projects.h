/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"
#include "inno-text.h"
#include "inno-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  const char  *source;     /* its id */
  InnoMeasure  measure;
  int          year;       /* 0 = none */
  gboolean     is_known;   /* whether the amount is */
  gint64       cents;      /* 0 where it is not */
} InnoStoreFunding;

/* Where there are more projects than this nobody looks at them one by one in a
 * picture, and their names are not read. */
#define INNO_STORE_MAX_NAMED 20000

/* What is counted of one project, without any JSON. */
typedef struct _InnoStoreProject InnoStoreProject;

struct _InnoStoreProject
{
  const char             *id;
  guint32                 number;          /* of its document, which stays the same: see inno_store_match_projects() */
  const InnoText         *name;            /* nullable */
  const char             *parent;          /* id of the group a sub-project says it is part of, nullable */
  const char             *agreement;       /* its id, nullable */
  const char             *lead_theme;      /* its id, nullable */
  InnoStatus              status;
  InnoProjectKind         kind;
  gboolean                is_counted;      /* FALSE for a group that has sub-projects */
  InnoDay                 start_day;       /* or INNO_DAY_NONE */
  InnoDay                 end_day;         /* or INNO_DAY_NONE */
  guint                   n_cities;
  const char * const     *cities;          /* ids, in the order of the document */
  guint                   n_themes;
  const char * const     *themes;          /* ids, in the order of the document */
  guint                   n_funding;
  const InnoStoreFunding *funding;         /* in the order of the row ids */
};

typedef gboolean (*InnoStoreProjectFunc) (const InnoStoreProject  *project,
                                          gpointer                 user_data,
                                          GError                 **error);

/* One sum of the first picture. */
typedef struct
{
  InnoMeasure  measure;
  const char  *agreement;       /* its id, nullable */
  const char  *class_id;        /* nullable: of the vocabulary; NULL = the source is not known */
  InnoStatus   status;
  gboolean     is_known;        /* FALSE where the sum is too large */
  gint64       cents;
  gint64       unknown_rows;
} InnoStoreTotal;

typedef gboolean (*InnoStoreTotalFunc)   (const InnoStoreTotal    *total,
                                          gpointer                 user_data,
                                          GError                 **error);

gboolean inno_store_foreach_project (InnoStore             *self,
                                     InnoStoreProjectFunc   func,
                                     gpointer               user_data,
                                     GError               **error);
gboolean inno_store_foreach_total   (InnoStore             *self,
                                     InnoStoreTotalFunc     func,
                                     gpointer               user_data,
                                     GError               **error);

G_END_DECLS
