/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-workspace.h"

G_BEGIN_DECLS

/* What a person can do about a fault. */
typedef enum
{
  INNO_SYNC_REMEDY_NONE,
  INNO_SYNC_REMEDY_REFRESH,
  INNO_SYNC_REMEDY_AGAIN,
  INNO_SYNC_REMEDY_STOP,
  INNO_SYNC_REMEDY_SIGN_IN,
  INNO_SYNC_REMEDY_CONNECT,          /* to an address that is not the one of now */
  INNO_SYNC_REMEDY_SHARE,            /* to one, when there is none */
  INNO_SYNC_REMEDY_ACCEPT_ADDRESS,
  INNO_SYNC_REMEDY_SET_UP,
  INNO_SYNC_REMEDY_ACCEPT_REMOVAL,
  INNO_SYNC_REMEDY_ACCEPT_ROLLBACK,
  INNO_SYNC_REMEDY_SEND_DELETES,
  INNO_SYNC_REMEDY_GIVE_OURS,
  INNO_SYNC_REMEDY_TAKE_SERVERS,
  INNO_SYNC_REMEDY_SAVE,
  INNO_SYNC_REMEDY_LATER,
  INNO_SYNC_N_REMEDIES
} InnoSyncRemedy;

#define INNO_SYNC_MAX_REMEDIES 3

/* What is the matter, and what to do. Source strings; an advice without remedies ends
 * with INNO_SYNC_REMEDY_NONE. */
typedef struct
{
  const char     *heading;
  const char     *todo;      /* nullable */
  InnoSyncRemedy  remedies[INNO_SYNC_MAX_REMEDIES];
} InnoSyncAdvice;

typedef enum
{
  INNO_SYNC_MOOD_GOOD,
  INNO_SYNC_MOOD_BUSY,
  INNO_SYNC_MOOD_WARNING,
  INNO_SYNC_MOOD_BAD,
} InnoSyncMood;

const InnoSyncAdvice *inno_sync_advice_get       (InnoSyncer      *syncer,
                                                  InnoSyncMood    *mood);
const char           *inno_sync_remedy_get_label (InnoSyncRemedy   remedy);
InnoImportFlags       inno_sync_remedy_get_flags (InnoSyncRemedy   remedy);
const char           *inno_sync_remedy_get_confirm (InnoSyncRemedy remedy);

G_END_DECLS
