/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-form-names.h"
#include "inno-form-plan.h"
#include "inno-store-conflicts.h"

G_BEGIN_DECLS

/* What it takes to say what two versions of a document differ in. */
typedef struct
{
  InnoDocumentType  type;
  JsonObject       *document;   /* as it is here, or was; nullable */
  InnoFormNames    *names;
  const char       *editor;     /* who sits here; nullable */
} InnoConflictContext;

/* In words of the active language. */
char     *inno_conflict_say_place    (const InnoConflictContext *context,
                                      const InnoConflictRecord  *record);
char     *inno_conflict_say_value    (const InnoConflictContext *context,
                                      const InnoConflictRecord  *record,
                                      JsonNode                  *node);
char     *inno_conflict_say_maker    (const InnoConflictContext *context,
                                      const InnoConflictRecord  *record,
                                      InnoChoiceSide             side);

/* What a third value is typed into. */
gboolean  inno_conflict_find_field   (InnoDocumentType           type,
                                      const char                *path,
                                      InnoFormField             *field);
gboolean  inno_conflict_is_prose     (InnoDocumentType           type,
                                      const char                *path);
int       inno_conflict_compare_places (InnoDocumentType         type,
                                      const char                *a,
                                      const char                *b);
/* The member of the form that it belongs to. */
const InnoFormField *inno_conflict_find_member (InnoDocumentType type,
                                                const char      *path);

G_END_DECLS
