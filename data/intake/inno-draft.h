/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-cell.h"
#include "inno-column.h"
#include "inno-places.h"
#include "inno-rows.h"
#include "inno-rule.h"

G_BEGIN_DECLS

typedef struct
{
  InnoCellState state;
  gint64        cents;      /* where it is known */
} InnoDraftAmount;

/* A row of a list of projects, understood as far as it can be. */
typedef struct
{
  gint64           line;
  gboolean         is_refused;
  InnoProjectKind  kind;
  int              status;                   /* an InnoStatus, or -1: not known */
  InnoDay          start;                    /* INNO_DAY_NONE: not known */
  InnoDay          end;
  char            *texts[INNO_N_COLUMNS];    /* nullable: there is none */
  InnoDraftAmount  amounts[INNO_N_COLUMNS];
  const char      *cities[2];                /* ids, of the places; nullable */
  guint            n_cities;
} InnoDraft;

/* What rows are read with. */
typedef struct _InnoDraftReader InnoDraftReader;

struct _InnoDraftReader
{
  const InnoHeader *header;
  InnoPlaces       *places;
  const InnoRule   *rule;       /* nullable: every row belongs to the programme */
  GArray           *refused;    /* of InnoNote */
  GArray           *warnings;   /* of InnoNote */
  GHashTable       *known;      /* key → id, of the documents that are there */
  /* What a row that has a code means; it may be refused. */
  void            (*check) (const InnoDraftReader *reader,
                            InnoDraft             *draft);
};

void      inno_draft_read    (InnoDraft             *self,
                              const InnoDraftReader *reader,
                              const InnoRow         *row);
char     *inno_draft_get_key (const InnoDraft       *self);
void      inno_draft_check_project       (const InnoDraftReader *reader,
                                          InnoDraft             *self);
void      inno_draft_check_participation (const InnoDraftReader *reader,
                                          InnoDraft             *self);
void      inno_draft_warn    (InnoDraft             *self,
                              const InnoDraftReader *reader,
                              int                    column,
                              InnoReason             reason,
                              const char            *detail);
void      inno_draft_refuse  (InnoDraft             *self,
                              const InnoDraftReader *reader,
                              int                    column,
                              InnoReason             reason,
                              const char            *detail);
void      inno_draft_clear   (InnoDraft             *self);
void      inno_draft_free    (InnoDraft             *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoDraft, inno_draft_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDraft, inno_draft_free)

G_END_DECLS
