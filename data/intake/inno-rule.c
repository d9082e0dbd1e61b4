/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "config.h"

#include "inno-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-column.h"
#include "inno-intake-error.h"

G_DEFINE_QUARK (inno-intake-error-quark, inno_intake_error)

typedef struct
{
  const char *id;
  gboolean  (*accepts) (const InnoRuleSubject *subject,
                        InnoRuleField          field,
                        const char            *plain,
                        const char            *value);
} Field;

struct _InnoRule
{
  GPtrArray *values[INNO_N_RULE_FIELDS];   /* of plain strings; NULL = anything */
};

static gboolean
is_word (const InnoRuleSubject *subject,
         InnoRuleField          field,
         const char            *plain,
         const char            *value)
{
  return g_str_equal (plain, value);
}

static gboolean
begins (const InnoRuleSubject *subject,
        InnoRuleField          field,
        const char            *plain,
        const char            *value)
{
  return g_str_has_prefix (plain, value);
}

static gboolean
holds (const InnoRuleSubject *subject,
       InnoRuleField          field,
       const char            *plain,
       const char            *value)
{
  return strstr (plain, value) != NULL;
}

static gboolean
is_beneficiary (const InnoRuleSubject *subject,
                InnoRuleField          field,
                const char            *plain,
                const char            *value)
{
  if (g_str_equal (value, "municipality"))
    return subject->beneficiary.city != NULL && subject->beneficiary.is_municipality;
  if (g_str_equal (value, "city"))
    return subject->beneficiary.city != NULL && subject->beneficiary.confidence >= INNO_PLACE_LIKELY;

  return holds (subject, field, plain, value);
}

static const Field fields[INNO_N_RULE_FIELDS] = {
  [INNO_RULE_FIELD_BENEFICIARY] = { "beneficiary", is_beneficiary },
  [INNO_RULE_FIELD_FUND]        = { "fund", is_word },
  [INNO_RULE_FIELD_PROGRAMME]   = { "programme", begins },
  [INNO_RULE_FIELD_PRIORITY]    = { "priority", begins },
  [INNO_RULE_FIELD_AUTHORITY]   = { "authority", holds },
  [INNO_RULE_FIELD_CODE]        = { "code", begins },
  [INNO_RULE_FIELD_WORD]        = { "word", holds },
};

static gboolean
parse_condition (InnoRule    *self,
                 const char  *condition,
                 GError     **error)
{
  g_auto (GStrv) halves = g_strsplit (condition, "=", 2);
  g_auto (GStrv) values = g_strsplit (halves[1] != NULL ? halves[1] : "", ",", -1);
  g_autofree char *name = inno_column_plain (halves[0]);
  guint field = 0;

  while (field < INNO_N_RULE_FIELDS && !g_str_equal (fields[field].id, name))
    field++;
  if (field == INNO_N_RULE_FIELDS || halves[1] == NULL)
    {
      g_set_error (error, INNO_INTAKE_ERROR, INNO_INTAKE_ERROR_RULE, _("“%s” is no condition of a rule."), condition);
      return FALSE;
    }

  if (self->values[field] == NULL)
    self->values[field] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; values[i] != NULL; i++)
    g_ptr_array_add (self->values[field], inno_column_plain (values[i]));

  return TRUE;
}

/**
 * inno_rule_parse:
 * @text: conditions with ";" between them, each "field=value, value"
 * @error: return location of an error of %INNO_INTAKE_ERROR
 *
 * A row keeps a condition with any of its values; case and marks on letters do not count.
 *
 * Returns: (transfer full) (nullable): the rule; one without conditions accepts all
 */
InnoRule *
inno_rule_parse (const char  *text,
                 GError     **error)
{
  g_autoptr (InnoRule) self = NULL;
  g_auto (GStrv) conditions = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (InnoRule, 1);
  conditions = g_strsplit (text, ";", -1);
  for (guint i = 0; conditions[i] != NULL; i++)
    if (*g_strstrip (conditions[i]) != '\0' && !parse_condition (self, conditions[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

static gboolean
keeps (const InnoRule        *self,
       const InnoRuleSubject *subject,
       InnoRuleField          field)
{
  g_autofree char *plain = NULL;

  if (self->values[field] == NULL)
    return TRUE;

  plain = inno_column_plain (subject->texts[field] != NULL ? subject->texts[field] : "");
  for (guint i = 0; i < self->values[field]->len; i++)
    if (fields[field].accepts (subject, field, plain, g_ptr_array_index (self->values[field], i)))
      return TRUE;

  return FALSE;
}

/**
 * inno_rule_accepts:
 * @self: a rule
 * @subject: what a row says
 *
 * Returns: whether the row belongs to the programme
 */
gboolean
inno_rule_accepts (const InnoRule        *self,
                   const InnoRuleSubject *subject)
{
  for (guint field = 0; field < INNO_N_RULE_FIELDS; field++)
    if (!keeps (self, subject, field))
      return FALSE;

  return TRUE;
}

/**
 * inno_rule_free:
 * @self: (transfer full) (nullable): a rule
 */
void
inno_rule_free (InnoRule *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < INNO_N_RULE_FIELDS; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_free (self);
}
