/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workspace-case.h"

/* Nothing here takes as long; a loop that waits for ever says nothing. */
#define PATIENCE_SECONDS 30

void
workspace_case_wait (gboolean (*is_done) (gpointer data),
                     gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!is_done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (100);
    }
}

static gboolean
is_loaded (gpointer data)
{
  return inno_workspace_is_open (data) && !inno_workspace_is_busy (data);
}

InnoWorkspace *
workspace_case_open (Fixture *fixture)
{
  InnoWorkspace *workspace = inno_workspace_new (fixture->folder);

  inno_workspace_open (workspace);
  workspace_case_wait (is_loaded, workspace);
  g_assert_no_error (inno_workspace_get_error (workspace));

  return workspace;
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      is_begun)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) is_begun = inno_workspace_begin_finish (INNO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

void
workspace_case_begin (InnoWorkspace *workspace)
{
  gboolean is_begun = FALSE;

  inno_workspace_begin_async (workspace, begun_cb, &is_begun);
  workspace_case_wait (is_set, &is_begun);
  workspace_case_wait (is_loaded, workspace);
  g_assert_no_error (inno_workspace_get_error (workspace));
}

static gboolean
is_idle (gpointer data)
{
  return !inno_project_list_is_busy (data);
}

void
workspace_case_show (InnoProjectList *list,
                     InnoFacts       *facts,
                     const char      *words,
                     InnoProjectSort  sort,
                     gboolean         descending,
                     gboolean         by_group)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);

  inno_project_list_show (list, facts, query, sort, descending, by_group);
  workspace_case_wait (is_idle, list);
}
