/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-project-texts.h"

#include "inno-store-private.h"
#include "inno-store-statement.h"

#define BENEFICIARIES \
  "SELECT id, nullif (json_extract (body, '$.beneficiary'), '') FROM project JOIN document USING (id) ORDER BY id"

/* In the order in which one stands in for the other, see inno_text_get(). */
static const char * const texts[][INNO_N_LANGS] = {
  [INNO_PROJECT_TEXT_NAME] = {
    [INNO_LANG_FI] =
      "SELECT id, coalesce (nullif (name_fi, ''), nullif (name_en, ''), nullif (name_sv, '')) FROM project ORDER BY id",
    [INNO_LANG_SV] =
      "SELECT id, coalesce (nullif (name_sv, ''), nullif (name_fi, ''), nullif (name_en, '')) FROM project ORDER BY id",
    [INNO_LANG_EN] =
      "SELECT id, coalesce (nullif (name_en, ''), nullif (name_fi, ''), nullif (name_sv, '')) FROM project ORDER BY id",
  },
  [INNO_PROJECT_TEXT_CODE] = {
    [INNO_LANG_FI] = "SELECT id, code FROM project ORDER BY id",
    [INNO_LANG_SV] = "SELECT id, code FROM project ORDER BY id",
    [INNO_LANG_EN] = "SELECT id, code FROM project ORDER BY id",
  },
  [INNO_PROJECT_TEXT_BENEFICIARY] = {
    [INNO_LANG_FI] = BENEFICIARIES,
    [INNO_LANG_SV] = BENEFICIARIES,
    [INNO_LANG_EN] = BENEFICIARIES,
  },
};

void
inno_project_texts_free (InnoProjectTexts *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  inno_text_free (self->name);
  g_free (self->code);
  g_free (self->beneficiary);
  g_free (self);
}

static InnoProjectTexts *
read_texts (InnoStatement *statement,
            const char    *id)
{
  InnoProjectTexts *self = g_new0 (InnoProjectTexts, 1);
  guint kind = INNO_KIND_PROJECT;

  inno_vocabulary_find (INNO_VOCABULARY_KIND, inno_statement_get_text (statement, 1), &kind);
  self->id = g_strdup (id);
  self->kind = kind;
  self->code = g_strdup (inno_statement_get_text (statement, 0));
  self->name = inno_text_new (inno_statement_get_text (statement, 2), inno_statement_get_text (statement, 3),
                              inno_statement_get_text (statement, 4));
  self->beneficiary = g_strdup (inno_statement_get_text (statement, 5));

  return self;
}

/**
 * inno_store_read_project_texts:
 * @self: an open store
 * @ids: (array zero-terminated=1): ids of projects
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoProjectTexts): what people
 *   read of each, in the order of @ids; %NULL for one that is not there
 */
GPtrArray *
inno_store_read_project_texts (InnoStore           *self,
                               const char * const  *ids,
                               GError             **error)
{
  g_autoptr (InnoStatement) statement = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_project_texts_free);
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  db = inno_store_get_cache (self, error);
  statement = db != NULL
    ? inno_statement_new (db, "SELECT code, kind, name_fi, name_sv, name_en, json_extract (body, '$.beneficiary') "
                              "FROM project JOIN document USING (id) WHERE project.id = ?1", error)
    : NULL;
  if (statement == NULL)
    return NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      InnoStepResult step = INNO_STEP_ERROR;

      if (inno_statement_bind (statement, error, "t", ids[i]))
        step = inno_statement_step (statement, error);
      if (step == INNO_STEP_ERROR)
        return NULL;
      g_ptr_array_add (all, step == INNO_STEP_ROW ? read_texts (statement, ids[i]) : NULL);
      inno_statement_reset (statement);
    }

  return g_steal_pointer (&all);
}

/**
 * inno_store_foreach_project_text:
 * @self: an open store
 * @which: the text that is wanted
 * @lang: the language it is wanted in
 * @func: (scope call): called with each project and its text, which may be %NULL;
 *   returns %FALSE to stop
 * @user_data: for @func
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Calls @func with one text of all projects in the order of their ids.
 *
 * Returns: %FALSE where they could not be read
 */
gboolean
inno_store_foreach_project_text (InnoStore            *self,
                                 InnoProjectText       which,
                                 InnoLang              lang,
                                 InnoProjectTextFunc   func,
                                 gpointer              user_data,
                                 GError              **error)
{
  g_autoptr (InnoStatement) statement = NULL;
  sqlite3 *db;
  InnoStepResult step;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail ((guint) lang < INNO_N_LANGS, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_cache (self, error);
  statement = db != NULL ? inno_statement_new (db, texts[which][lang], error) : NULL;
  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    if (!func (inno_statement_get_text (statement, 0), inno_statement_get_text (statement, 1), user_data))
      return TRUE;

  return step == INNO_STEP_DONE;
}
