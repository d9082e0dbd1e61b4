/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-edits.h"

#include <string.h>

#include "inno-json.h"
#include "inno-store-session.h"

/* The stack of an editor, in a file: steps are undone from the last one back, and
 * done again from the first undone one on. */
typedef struct
{
  InnoEditKind  kind;
  const char   *find;      /* the step that is next */
  const char   *mark;      /* what becomes of it */
  const char   *changes;   /* document, from what, to what */
  /* What becomes of the choices made in it, before the documents or after; nullable */
  gboolean    (*before)    (InnoStoreSession  *session,
                            gint64             step,
                            GError           **error);
  gboolean    (*after)     (InnoStoreSession  *session,
                            gint64             step,
                            GError           **error);
} Direction;

static const Direction undo = {
  .kind = INNO_EDIT_UNDO,
  .find = "SELECT number, kind, subject, who, at FROM step WHERE state = 'done' ORDER BY number DESC LIMIT 1",
  .mark = "UPDATE step SET state = 'undone' WHERE number = ?1",
  .changes = "SELECT document, after, before FROM step_document WHERE step = ?1 ORDER BY document",
  .before = inno_store_session_withdraw_raised,
  .after = inno_store_session_reopen_choices,
};

static const Direction redo = {
  .kind = INNO_EDIT_REDO,
  .find = "SELECT number, kind, subject, who, at FROM step WHERE state = 'undone' ORDER BY number LIMIT 1",
  .mark = "UPDATE step SET state = 'done' WHERE number = ?1",
  .changes = "SELECT document, before, after FROM step_document WHERE step = ?1 ORDER BY document",
  .before = inno_store_session_repeat_choices,
  .after = inno_store_session_raise_again,
};

static gboolean
parse (const char  *text,
       JsonNode   **node,
       GError     **error)
{
  if (text != NULL)
    *node = inno_store_parse (text, strlen (text), "", error);

  return text == NULL || *node != NULL;
}

/* Returns: whether it could be looked for; *step is NULL where there is none */
static gboolean
find_step (sqlite3          *outbox,
           const Direction  *direction,
           InnoStep        **step,
           GError          **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (outbox, direction->find, error);
  InnoStepResult result = statement != NULL ? inno_statement_step (statement, error) : INNO_STEP_ERROR;

  *step = NULL;
  if (result != INNO_STEP_ROW)
    return result == INNO_STEP_DONE;

  *step = g_new0 (InnoStep, 1);
  (*step)->number = sqlite3_column_int64 (statement, 0);
  (*step)->kind = inno_edit_kind_from_id (inno_statement_get_text (statement, 1));
  (*step)->subject = g_strdup (inno_statement_get_text (statement, 2));
  (*step)->who = g_strdup (inno_statement_get_text (statement, 3));
  (*step)->at = sqlite3_column_int64 (statement, 4);
  return TRUE;
}

/* People have a name in one language, and some documents have none. */
static void
take_name (InnoStep   *step,
           const char *id,
           JsonNode   *node)
{
  if (node == NULL || step->name != NULL || !g_str_equal (step->subject, id))
    return;

  inno_json_get_optional_text (inno_pending_peek (node), "", "name", &step->name, NULL);
}

static gboolean
take_back (InnoStoreSession  *session,
           const Direction   *direction,
           InnoStep          *step,
           GError           **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (session->outbox, direction->changes, error);
  InnoStepResult result;

  if (statement == NULL || !inno_statement_bind (statement, error, "i", step->number))
    return FALSE;

  while ((result = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *id = inno_statement_get_text (statement, 0);
      g_autoptr(JsonNode) base = NULL;
      g_autoptr(JsonNode) mine = NULL;

      if (!parse (inno_statement_get_text (statement, 1), &base, error) ||
          !parse (inno_statement_get_text (statement, 2), &mine, error) ||
          !inno_store_session_change (session, id, base, mine, error))
        return FALSE;

      take_name (step, id, mine);
      take_name (step, id, base);
      step->n_others += !g_str_equal (id, step->subject);
    }

  return result == INNO_STEP_DONE;
}

/* A choice of what stood already changed no document, and has a name all the same. */
static gboolean
find_name (InnoStore  *store,
           InnoStep   *step,
           GError    **error)
{
  g_autoptr(InnoPending) pending = NULL;

  if (step->name != NULL)
    return TRUE;

  pending = inno_pending_read (store, step->subject, error);
  if (pending != NULL)
    take_name (step, step->subject, pending->body_node);
  return pending != NULL;
}

static gboolean
mark_step (InnoStoreSession  *session,
           const Direction   *direction,
           gint64             number,
           GError           **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (session->outbox, direction->mark, error);

  return statement != NULL && inno_statement_run (statement, error, "i", number);
}

static gboolean
move (InnoStore        *self,
      const Direction  *direction,
      const char       *who,
      InnoStep        **step,
      GError          **error)
{
  g_auto(InnoStoreSession) session = { .kind = direction->kind };
  g_autoptr(InnoStep) found = NULL;

  if (!inno_store_session_begin (&session, self, who, error) ||
      !find_step (session.outbox, direction, &found, error))
    return FALSE;
  if (found == NULL)
    return TRUE;

  session.subject = found->subject;
  if ((direction->before != NULL && !direction->before (&session, found->number, error)) ||
      !take_back (&session, direction, found, error) ||
      (direction->after != NULL && !direction->after (&session, found->number, error)) ||
      !find_name (self, found, error) ||
      !mark_step (&session, direction, found->number, error) ||
      !inno_store_session_commit (&session, error))
    return FALSE;

  if (step != NULL)
    *step = g_steal_pointer (&found);
  return TRUE;
}

/**
 * inno_store_undo:
 * @self: an open store
 * @who: (nullable): who takes it back
 * @step: (out) (optional) (nullable): the step that was taken back; %NULL where
 *   there was nothing to undo
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Takes back the last step that has not been, of whenever. What was changed since
 * in other fields stays; what was changed since in the same field stays too, and
 * the two are in the table of conflicts.
 *
 * Returns: %FALSE on error; nothing has changed then
 */
gboolean
inno_store_undo (InnoStore   *self,
                 const char  *who,
                 InnoStep   **step,
                 GError     **error)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (step != NULL)
    *step = NULL;
  return move (self, &undo, who, step, error);
}

/**
 * inno_store_redo:
 * @self: an open store
 * @who: (nullable): who does it again
 * @step: (out) (optional) (nullable): the step that was done again; %NULL where
 *   there was nothing to redo
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Does again what inno_store_undo() took back last. Any other step in between
 * forgets it.
 *
 * Returns: %FALSE on error; nothing has changed then
 */
gboolean
inno_store_redo (InnoStore   *self,
                 const char  *who,
                 InnoStep   **step,
                 GError     **error)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (step != NULL)
    *step = NULL;
  return move (self, &redo, who, step, error);
}

static gboolean
has_step (InnoStore       *self,
          const Direction *direction)
{
  sqlite3 *outbox = inno_store_get_outbox (self, NULL);
  g_autoptr(InnoStep) step = NULL;

  return outbox != NULL && !inno_store_is_read_only (self) &&
         find_step (outbox, direction, &step, NULL) && step != NULL;
}

/**
 * inno_store_can_undo:
 * @self: an open store
 *
 * Returns: whether there is a step to take back
 */
gboolean
inno_store_can_undo (InnoStore *self)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);

  return has_step (self, &undo);
}

/**
 * inno_store_can_redo:
 * @self: an open store
 *
 * Returns: whether there is a step to do again
 */
gboolean
inno_store_can_redo (InnoStore *self)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);

  return has_step (self, &redo);
}
