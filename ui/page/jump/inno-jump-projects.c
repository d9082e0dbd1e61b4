/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-jump-projects.h"

#include "inno-store-projects.h"

/* One that fits so far. */
typedef struct
{
  char     *id;
  InnoText *name;
  guint     rank;
} Found;

typedef struct
{
  const InnoJumpPattern *pattern;
  GCancellable          *cancellable;
  GArray                *found;      /* Found, the best first; no more than are shown */
} Search;

static void
found_clear (gpointer data)
{
  Found *found = data;

  g_free (found->id);
  inno_text_free (found->name);
}

/* The best rank of its names; they are looked at as they come, none is kept. */
static guint
rank_name (const InnoJumpPattern *pattern,
           const InnoText        *text)
{
  guint best = INNO_JUMP_NO_MATCH;

  for (guint i = 0; i < INNO_N_LANGS; i++)
    if (text->in[i] != NULL)
      {
        g_auto (InnoJumpName) name = { NULL, NULL };

        inno_jump_name_init (&name, text->in[i]);
        best = MIN (best, inno_jump_pattern_match (pattern, &name));
      }

  return best;
}

static gboolean
look_at_project (const InnoStoreProject  *project,
                 gpointer                 user_data,
                 GError                 **error)
{
  Search *search = user_data;
  guint rank = project->name != NULL ? rank_name (search->pattern, project->name) : INNO_JUMP_NO_MATCH;
  guint place = search->found->len;
  Found found;

  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;
  if (rank == INNO_JUMP_NO_MATCH)
    return TRUE;

  while (place > 0 && g_array_index (search->found, Found, place - 1).rank > rank)
    place--;
  if (place >= INNO_JUMP_MOST)
    return TRUE;

  found = (Found) { g_strdup (project->id), inno_text_copy (project->name), rank };
  g_array_insert_val (search->found, place, found);
  if (search->found->len > INNO_JUMP_MOST)
    g_array_set_size (search->found, INNO_JUMP_MOST);

  return TRUE;
}

/* Worker. */
static gpointer
search_in_worker (InnoStore     *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (InnoJumpPattern) pattern = inno_jump_pattern_new (data);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  Search search = { pattern, cancellable, found };

  g_array_set_clear_func (found, found_clear);
  if (!inno_store_foreach_project (store, look_at_project, &search, error))
    return NULL;

  return g_steal_pointer (&found);
}

static const InnoWorkspaceJob job = { search_in_worker, g_free, (GDestroyNotify) g_array_unref };

/**
 * inno_jump_find_projects_async:
 * @workspace: where to look
 * @text: words of the name of a project
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
  inno_workspace_run_async (workspace, &job, g_strdup (text), cancellable, callback, user_data);
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
  g_autoptr (GArray) found = inno_workspace_run_finish (workspace, result, error);
  GPtrArray *places;

  if (found == NULL)
    return NULL;

  places = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_jump_place_free);
  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = &g_array_index (found, Found, i);

      g_ptr_array_add (places, inno_jump_place_new_thing (INNO_JUMP_PROJECT, one->id, one->name));
    }

  return places;
}
