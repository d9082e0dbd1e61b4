/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-day.h"
#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_ACCEPTANCE (inno_acceptance_get_type ())

/* Somebody has looked at something that a check has found, and leaves it as it is, for a
 * reason. It holds as long as the figures are those that were looked at. Immutable. */
G_DECLARE_FINAL_TYPE (InnoAcceptance, inno_acceptance, INNO, ACCEPTANCE, InnoEntity)

/* What is accepted. */
typedef struct
{
  const char     *check;      /* id of a check */
  const char     *subject;    /* what the finding is about */
  const char     *about;      /* what else tells it from others of the same subject; "" = nothing */
  const char     *figures;    /* what was found, as plain text */
} InnoAccepted;

InnoAcceptance     *inno_acceptance_new_from_json (JsonObject          *document,
                                                   GError             **error);
char               *inno_acceptance_make_id       (const InnoAccepted  *accepted);
gboolean            inno_acceptance_is_of_same    (InnoAcceptance      *self,
                                                   const InnoAccepted  *accepted);
JsonObject         *inno_acceptance_make_document (const InnoAccepted  *accepted,
                                                   const InnoText      *name,
                                                   const char          *reason);
const InnoAccepted *inno_acceptance_get_accepted  (InnoAcceptance      *self);
const char         *inno_acceptance_get_reason    (InnoAcceptance      *self);
const char         *inno_acceptance_get_by        (InnoAcceptance      *self);
gint64              inno_acceptance_get_at        (InnoAcceptance      *self);
InnoDay             inno_acceptance_get_day       (InnoAcceptance      *self);
JsonObject         *inno_acceptance_get_document  (InnoAcceptance      *self);

G_END_DECLS
