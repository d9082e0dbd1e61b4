/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-checks.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-form-json.h"

typedef struct _Check Check;

/* What is asked of a document as a whole. A control sees to its own member. */
struct _Check
{
  InnoDocumentType  type;
  const char       *member;     /* beside which it is said */
  gboolean          is_fault;
  char           *(*find)       (const Check           *self,
                                 JsonObject            *document,
                                 const InnoFormContext *context);
  const char       *other;      /* another member it looks at */
};

static const char *
get_string (JsonObject *document,
            const char *path)
{
  JsonNode *node = inno_form_json_get (document, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static InnoDay
get_day (JsonObject *document,
         const char *path)
{
  InnoDay day = INNO_DAY_NONE;

  inno_day_parse_iso (get_string (document, path), &day);

  return day;
}

static gboolean
is_kind (JsonObject *document,
         const char *kind)
{
  return g_strcmp0 (get_string (document, "kind"), kind) == 0;
}

static char *
find_reversed (const Check           *self,
               JsonObject            *document,
               const InnoFormContext *context)
{
  InnoDay start = get_day (document, self->other);
  InnoDay end = get_day (document, self->member);
  g_autofree char *day = NULL;

  if (start == INNO_DAY_NONE || end == INNO_DAY_NONE || end >= start)
    return NULL;

  day = inno_format_day (inno_format_get (inno_lang_get_active ()), start);
  /* Translators: a date */
  return g_strdup_printf (_("Before the start, %s"), day);
}

static char *
find_taken_code (const Check           *self,
                 JsonObject            *document,
                 const InnoFormContext *context)
{
  const char *code = get_string (document, self->member);

  if (code == NULL || g_strcmp0 (code, context->taken_code) != 0)
    return NULL;

  /* Translators: the name of a project */
  return g_strdup_printf (_("“%s” has this code already."), context->taken_by);
}

static char *
find_missing_parent (const Check           *self,
                     JsonObject            *document,
                     const InnoFormContext *context)
{
  return is_kind (document, "sub") && get_string (document, self->member) == NULL
         ? g_strdup (_("A sub-project needs its group project.")) : NULL;
}

static char *
find_needless_parent (const Check           *self,
                      JsonObject            *document,
                      const InnoFormContext *context)
{
  return !is_kind (document, "sub") && get_string (document, self->member) != NULL
         ? g_strdup (_("Only a sub-project is part of a group project.")) : NULL;
}

static char *
find_own_parent (const Check           *self,
                 JsonObject            *document,
                 const InnoFormContext *context)
{
  const char *parent = get_string (document, self->member);

  return parent != NULL && g_strcmp0 (parent, get_string (document, "_id")) == 0
         ? g_strdup (_("A project is not part of itself.")) : NULL;
}

static char *
find_group_funding (const Check           *self,
                    JsonObject            *document,
                    const InnoFormContext *context)
{
  JsonNode *funding = inno_form_json_get (document, self->member);

  return is_kind (document, "group") && funding != NULL && JSON_NODE_HOLDS_OBJECT (funding) &&
         json_object_get_size (json_node_get_object (funding)) > 0
         ? g_strdup (_("The funding of a group project counts only where it has no sub-projects.")) : NULL;
}

/* One end of the project against the same end of its agreement. */
static char *
find_outside_agreement (const Check           *self,
                        JsonObject            *document,
                        const InnoFormContext *context)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  const char *id = get_string (document, self->other);
  InnoEntity *agreement = id != NULL
                          ? inno_portfolio_find (inno_form_names_get_portfolio (context->names), id) : NULL;
  gboolean is_start = g_str_equal (self->member, "start");
  InnoDay day = get_day (document, self->member);
  InnoDay limit;
  g_autofree char *text = NULL;

  if (day == INNO_DAY_NONE || !INNO_IS_AGREEMENT (agreement))
    return NULL;

  limit = is_start ? inno_agreement_get_starts (INNO_AGREEMENT (agreement))
                   : inno_agreement_get_ends (INNO_AGREEMENT (agreement));
  if (limit == INNO_DAY_NONE || (is_start ? day >= limit : day <= limit))
    return NULL;

  text = inno_format_day (format, limit);
  return g_strdup_printf (is_start ? _("The agreement starts later, %s.") : _("The agreement ends earlier, %s."), text);
}

static const Check checks[] = {
  { INNO_DOCUMENT_PROJECT, "end", TRUE, find_reversed, "start" },
  { INNO_DOCUMENT_PROJECT, "code", TRUE, find_taken_code, NULL },
  { INNO_DOCUMENT_PROJECT, "parent", TRUE, find_missing_parent, NULL },
  { INNO_DOCUMENT_PROJECT, "parent", TRUE, find_needless_parent, NULL },
  { INNO_DOCUMENT_PROJECT, "parent", TRUE, find_own_parent, NULL },
  { INNO_DOCUMENT_PROJECT, "funding", FALSE, find_group_funding, NULL },
  { INNO_DOCUMENT_PROJECT, "start", FALSE, find_outside_agreement, "agreement" },
  { INNO_DOCUMENT_PROJECT, "end", FALSE, find_outside_agreement, "agreement" },
  { INNO_DOCUMENT_LEAD_THEME, "round/end", TRUE, find_reversed, "round/start" },
  { INNO_DOCUMENT_THEME, "valid_to", TRUE, find_reversed, "valid_from" },
  { INNO_DOCUMENT_AGREEMENT, "ends", TRUE, find_reversed, "starts" },
  { INNO_DOCUMENT_PARTICIPATION, "end", TRUE, find_reversed, "start" },
};

static void
finding_free (gpointer data)
{
  InnoFormFinding *finding = data;

  g_free (finding->sentence);
  g_free (finding);
}

/**
 * inno_form_check:
 * @type: a type of document
 * @document: the document as it would be saved
 * @context: what else is known
 *
 * Returns: (transfer full) (element-type InnoFormFinding): what is to be said about
 *   it, in the active language
 */
GPtrArray *
inno_form_check (InnoDocumentType       type,
                 JsonObject            *document,
                 const InnoFormContext *context)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);

  g_return_val_if_fail (document != NULL, findings);
  g_return_val_if_fail (context != NULL, findings);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      char *sentence = checks[i].type == type ? checks[i].find (&checks[i], document, context) : NULL;
      InnoFormFinding *finding;

      if (sentence == NULL)
        continue;

      finding = g_new0 (InnoFormFinding, 1);
      finding->member = checks[i].member;
      finding->is_fault = checks[i].is_fault;
      finding->sentence = sentence;
      g_ptr_array_add (findings, finding);
    }

  return findings;
}
