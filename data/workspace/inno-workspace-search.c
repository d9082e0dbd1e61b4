/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-private.h"

/* What the facts are searched for, and what was found last. */
struct _InnoWorkspaceSearch
{
  char         *text;          /* NULL: nothing */
  InnoFacts    *shown;         /* narrowed; NULL: nothing was found yet */
  GCancellable *cancellable;   /* of the search that is going on; NULL: none is */
};

/* What a search is given on the worker. */
typedef struct
{
  InnoFacts *facts;
  char      *text;
} Errand;

InnoWorkspaceSearch *
inno_workspace_search_new (void)
{
  return g_new0 (InnoWorkspaceSearch, 1);
}

static void
cancel (InnoWorkspaceSearch *search)
{
  if (search->cancellable != NULL)
    g_cancellable_cancel (search->cancellable);
  g_clear_object (&search->cancellable);
}

void
inno_workspace_search_free (InnoWorkspaceSearch *search)
{
  cancel (search);
  g_clear_pointer (&search->shown, inno_facts_unref);
  g_free (search->text);
  g_free (search);
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  inno_facts_unref (errand->facts);
  g_free (errand->text);
  g_free (errand);
}

/* While somebody types, searches stand in line that nobody waits for any longer. */
static gpointer
search_in_worker (InnoStore     *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Errand *errand = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return inno_facts_search (errand->facts, store, errand->text, cancellable, error);
}

static const InnoWorkspaceJob search_job = {
  .run = search_in_worker,
  .free_data = errand_free,
  .free_answer = (GDestroyNotify) inno_facts_unref,
};

/* A search that was overtaken was cancelled, and changes nothing. */
static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  InnoWorkspace *self = INNO_WORKSPACE (source);
  InnoWorkspaceSearch *search = inno_workspace_get_search_state (self);
  GError *error = NULL;
  InnoFacts *facts = inno_workspace_run_finish (self, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  g_clear_object (&search->cancellable);
  g_clear_pointer (&search->shown, inno_facts_unref);
  search->shown = facts;
  inno_workspace_tell (self, error);
}

static void
start (InnoWorkspace       *self,
       InnoWorkspaceSearch *search)
{
  Errand *errand = g_new (Errand, 1);

  *errand = (Errand) { inno_facts_ref (inno_workspace_get_facts (self)), g_strdup (search->text) };
  search->cancellable = g_cancellable_new ();
  inno_workspace_run_async (self, &search_job, errand, search->cancellable, searched_cb, NULL);
}

/* The facts are others now. Until those are searched, what was found in the former ones
 * is shown: nothing flashes by that was not asked for. */
void
inno_workspace_search_anew (InnoWorkspace *self)
{
  InnoWorkspaceSearch *search = inno_workspace_get_search_state (self);
  gboolean has_facts = inno_workspace_get_facts (self) != NULL;

  cancel (search);
  if (search->text != NULL && has_facts)
    start (self, search);
  if (!has_facts)
    g_clear_pointer (&search->shown, inno_facts_unref);
}

/**
 * inno_workspace_set_search:
 * @self: a workspace
 * @text: (nullable): what somebody typed; %NULL or nothing but blanks for all projects
 *
 * Searches the projects without waiting on this thread. "changed" tells when
 * inno_workspace_get_shown_facts() are those that were found; until then they are what
 * they were. What is set meanwhile takes the place of this. Facts that are loaded anew
 * are searched anew.
 */
void
inno_workspace_set_search (InnoWorkspace *self,
                           const char    *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  InnoWorkspaceSearch *search;

  g_return_if_fail (INNO_IS_WORKSPACE (self));

  search = inno_workspace_get_search_state (self);
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (search->text, stripped) == 0)
    return;

  g_free (search->text);
  search->text = g_steal_pointer (&stripped);
  if (search->text == NULL)
    g_clear_pointer (&search->shown, inno_facts_unref);
  inno_workspace_search_anew (self);
  if (search->text == NULL)
    inno_workspace_tell (self, NULL);
}

/**
 * inno_workspace_get_search:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what is searched for, found already or not
 */
const char *
inno_workspace_get_search (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  return inno_workspace_get_search_state (self)->text;
}

/**
 * inno_workspace_get_shown_facts:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the facts narrowed to what was searched for
 *   last; all of them where nothing was. What they are narrowed to
 *   inno_facts_get_text() says.
 */
InnoFacts *
inno_workspace_get_shown_facts (InnoWorkspace *self)
{
  InnoWorkspaceSearch *search;

  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  search = inno_workspace_get_search_state (self);
  return search->shown != NULL ? search->shown : inno_workspace_get_facts (self);
}
