/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-jump-projects.h"

#include "inno-store-search.h"

typedef struct
{
  char     *text;
  InnoLang  lang;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search);
}

/* Worker. One that was overtaken while it waited need not begin. */
static gpointer
search_in_worker (InnoStore     *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Search *search = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return inno_store_search (store, search->text, INNO_JUMP_MOST, search->lang, error);
}

static const InnoWorkspaceJob job = { search_in_worker, search_free, (GDestroyNotify) g_ptr_array_unref };

/**
 * inno_jump_find_projects_async:
 * @workspace: where to look
 * @text: words that are somewhere in a project
 * @cancellable: (nullable): to give it up
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Looks for projects on the thread of the store.
 */
void
inno_jump_find_projects_async (InnoWorkspace       *workspace,
                               const char          *text,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text);
  search->lang = inno_lang_get_active ();
  inno_workspace_run_async (workspace, &job, search, cancellable, callback, user_data);
}

/**
 * inno_jump_find_projects_finish:
 * @workspace: where it was looked
 * @result: the result that the callback was given
 * @error: return location of an error
 *
 * Returns: (transfer container) (element-type InnoJumpPlace) (nullable): the projects
 *   that fit, in the active language
 */
GPtrArray *
inno_jump_find_projects_finish (InnoWorkspace  *workspace,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_autoptr (GPtrArray) hits = inno_workspace_run_finish (workspace, result, error);
  GPtrArray *places;

  if (hits == NULL)
    return NULL;

  places = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_jump_place_free);
  for (guint i = 0; i < hits->len; i++)
    {
      const InnoHit *hit = g_ptr_array_index (hits, i);
      InnoJumpPlace *place = inno_jump_place_new_thing (INNO_JUMP_PROJECT, hit->id, hit->name);

      place->detail = g_strdup (hit->code);
      place->is_found = TRUE;
      g_ptr_array_add (places, place);
    }

  return places;
}
