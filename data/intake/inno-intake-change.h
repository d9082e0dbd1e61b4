/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-column.h"
#include "inno-day.h"

G_BEGIN_DECLS

/* Where a record came from; it stays in the document as "origin". */
typedef struct
{
  const InnoLayout *layout;
  const char       *file;       /* its name, without the folder */
  const char       *sha256;
  InnoDay           retrieved;  /* the day of the file */
  gint64            line;
  const char       *sheet;      /* of a workbook, nullable */
} InnoOrigin;

/* What becomes of a document when a list speaks of it. */
typedef struct
{
  JsonObject *base;             /* what the edit starts from; nullable: it is new */
  JsonObject *mine;             /* what the edit makes of it */
  JsonObject *merged;           /* as it will be, with what people have changed */
  GPtrArray  *conflicts;        /* of InnoConflict: what both changed, each in its own way */
  gboolean    is_changed;
  char       *left_out;         /* amounts that other rows hold already, nullable */
} InnoIntakeChange;

/* @current with the members of which @brought or @old, what a list says and what it said
 * before, have one, as @side, one of both, has them. Returns: (transfer full) */
typedef JsonObject *(*InnoOverlayFunc) (JsonObject *current,
                                        JsonObject *side,
                                        JsonObject *old,
                                        JsonObject *brought);

char       *inno_intake_make_id        (const char         *type,
                                        const char         *key);
JsonObject *inno_intake_get_old        (JsonObject         *current,
                                        const InnoLayout   *layout);
void        inno_intake_change_new     (JsonObject         *document,
                                        JsonObject         *brought,
                                        const InnoOrigin   *origin,
                                        InnoIntakeChange   *change);
void        inno_intake_change_old     (JsonObject         *current,
                                        JsonObject         *brought,
                                        const InnoOrigin   *origin,
                                        InnoOverlayFunc     overlay,
                                        InnoIntakeChange   *change);
void        inno_intake_change_clear   (InnoIntakeChange   *self);

/* Members of objects, none of which need be there. */
JsonObject *inno_intake_peek           (JsonObject         *object,
                                        const char         *member);
JsonNode   *inno_intake_get            (JsonObject         *object,
                                        const char         *member);
void        inno_intake_overlay_values (JsonObject         *document,
                                        JsonObject         *side,
                                        JsonObject         *brought,
                                        const char * const *members,
                                        gsize               n_members);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoIntakeChange, inno_intake_change_clear)

G_END_DECLS
