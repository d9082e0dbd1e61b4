/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-places.h"

G_BEGIN_DECLS

/* Which rows of a list belong to the programme: all that keep every condition. As text
 * that people see and change: "beneficiary=city; fund=EAKR, JTF; word=innokaupun". */
typedef struct _InnoRule InnoRule;

typedef enum
{
  INNO_RULE_FIELD_BENEFICIARY,   /* "municipality", "city", or words of its name */
  INNO_RULE_FIELD_FUND,
  INNO_RULE_FIELD_PROGRAMME,
  INNO_RULE_FIELD_PRIORITY,
  INNO_RULE_FIELD_AUTHORITY,
  INNO_RULE_FIELD_CODE,          /* what it begins with */
  INNO_RULE_FIELD_WORD,          /* in a name or a summary */
} InnoRuleField;
#define INNO_N_RULE_FIELDS (INNO_RULE_FIELD_WORD + 1)

/* What a row says in each of these fields; nullable. */
typedef struct
{
  const char     *texts[INNO_N_RULE_FIELDS];
  InnoPlaceMatch  beneficiary;
} InnoRuleSubject;

InnoRule *inno_rule_parse   (const char            *text,
                             GError               **error);
gboolean  inno_rule_accepts (const InnoRule        *self,
                             const InnoRuleSubject *subject);
void      inno_rule_free    (InnoRule              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoRule, inno_rule_free)

G_END_DECLS
