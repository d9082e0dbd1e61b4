/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-column.h"
#include "inno-day.h"
#include "inno-sources.h"

G_BEGIN_DECLS

/* Where a record came from; it stays in the document as "origin". */
typedef struct
{
  const InnoLayout *layout;
  const char       *file;       /* its name, without the folder */
  const char       *sha256;
  InnoDay           retrieved;  /* the day of the file */
  gint64            line;
} InnoOrigin;

/* What becomes of a project when a list speaks of it. */
typedef struct
{
  JsonObject *base;             /* what the edit starts from; nullable: it is new */
  JsonObject *mine;             /* what the edit makes of it */
  JsonObject *merged;           /* as it will be, with what people have changed */
  GPtrArray  *conflicts;        /* of InnoConflict: what both changed, each in its own way */
  gboolean    is_changed;
  char       *left_out;         /* amounts that other rows hold already, nullable */
} InnoProjectChange;

char       *inno_intake_project_make_id (const char          *key);
void        inno_intake_project_change  (JsonObject          *current,
                                         const char          *key,
                                         JsonObject          *brought,
                                         const InnoOrigin    *origin,
                                         InnoSources         *sources,
                                         InnoProjectChange   *change);
void        inno_project_change_clear   (InnoProjectChange   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoProjectChange, inno_project_change_clear)

G_END_DECLS
