/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-snapshot-list.h"

#include "inno-format.h"
#include "inno-json.h"
#include "inno-store-snapshots.h"

struct _InnoSnapshotList
{
  GPtrArray *snapshots;    /* InnoStoreSnapshot, the one made last first */
  GPtrArray *meetings;     /* InnoMeeting, the last first */
};

static void
meeting_free (gpointer data)
{
  InnoMeeting *meeting = data;

  g_free (meeting->id);
  g_clear_pointer (&meeting->name, inno_text_free);
  g_free (meeting);
}

static gboolean
add_meeting_cb (const char  *id,
                const char  *body,
                gsize        length,
                gpointer     user_data,
                GError     **error)
{
  g_autoptr (JsonNode) node = inno_json_parse (body, length, NULL);
  JsonObject *document = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  InnoMeeting *meeting;

  if (document == NULL)
    return TRUE;

  meeting = g_new0 (InnoMeeting, 1);
  meeting->id = g_strdup (id);
  meeting->name = inno_json_get_text (document, "", "name", NULL);
  if (!inno_json_get_optional_day (document, "", "date", &meeting->day, NULL))
    meeting->day = INNO_DAY_NONE;
  g_ptr_array_add (user_data, meeting);

  return TRUE;
}

static int
compare_meetings (gconstpointer a,
                  gconstpointer b)
{
  const InnoMeeting *one = *(InnoMeeting * const *) a, *other = *(InnoMeeting * const *) b;

  return (other->day > one->day) - (other->day < one->day);
}

/**
 * inno_snapshot_list_read:
 * @store: the store; on its own thread
 * @error: return location of an INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the list
 */
InnoSnapshotList *
inno_snapshot_list_read (InnoStore  *store,
                         GError    **error)
{
  g_autoptr (InnoSnapshotList) self = g_new0 (InnoSnapshotList, 1);

  self->snapshots = inno_store_list_snapshots (store, error);
  self->meetings = g_ptr_array_new_with_free_func (meeting_free);
  if (self->snapshots == NULL ||
      !inno_store_foreach_document (store, INNO_DOCUMENT_MEETING, add_meeting_cb, self->meetings, error))
    return NULL;
  g_ptr_array_sort (self->meetings, compare_meetings);

  return g_steal_pointer (&self);
}

static gpointer
load (InnoStore     *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return inno_snapshot_list_read (store, error);
}

static const InnoWorkspaceJob job = { load, NULL, (GDestroyNotify) inno_snapshot_list_free };

/**
 * inno_snapshot_list_load_async:
 * @workspace: the portfolio
 * @cancellable: (nullable): to give it up
 * @callback: called when it is read
 * @user_data: for @callback
 */
void
inno_snapshot_list_load_async (InnoWorkspace       *workspace,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  inno_workspace_run_async (workspace, &job, NULL, cancellable, callback, user_data);
}

/**
 * inno_snapshot_list_load_finish:
 * @workspace: the portfolio
 * @result: what the callback was given
 * @error: return location of an INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the list
 */
InnoSnapshotList *
inno_snapshot_list_load_finish (InnoWorkspace  *workspace,
                                GAsyncResult   *result,
                                GError        **error)
{
  return inno_workspace_run_finish (workspace, result, error);
}

void
inno_snapshot_list_free (InnoSnapshotList *self)
{
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_free (self);
}

guint
inno_snapshot_list_get_n (const InnoSnapshotList *self)
{
  return self->snapshots->len;
}

gboolean
inno_snapshot_list_has (const InnoSnapshotList *self,
                        const char             *name)
{
  for (guint i = 0; i < self->snapshots->len; i++)
    if (g_str_equal (((InnoStoreSnapshot *) g_ptr_array_index (self->snapshots, i))->name, name))
      return TRUE;

  return FALSE;
}

GPtrArray *
inno_snapshot_list_get_meetings (const InnoSnapshotList *self)
{
  return self->meetings;
}

/* What people call it: by its meeting, if it was made for one. */
static const char *
get_name (const InnoSnapshotList  *self,
          const InnoStoreSnapshot *snapshot)
{
  for (guint i = 0; i < self->meetings->len; i++)
    {
      const InnoMeeting *meeting = g_ptr_array_index (self->meetings, i);
      const char *name = inno_text_get (meeting->name, inno_lang_get_active (), NULL);

      if (name != NULL && g_strcmp0 (meeting->id, snapshot->meeting) == 0)
        return name;
    }

  return snapshot->name;
}

/**
 * inno_snapshot_list_get_label:
 * @self: a list
 * @name: the name of a snapshot
 *
 * Returns: (transfer none): what people call it, in the active language; @name where it is not there
 */
const char *
inno_snapshot_list_get_label (const InnoSnapshotList *self,
                              const char             *name)
{
  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const InnoStoreSnapshot *snapshot = g_ptr_array_index (self->snapshots, i);

      if (g_str_equal (snapshot->name, name))
        return get_name (self, snapshot);
    }

  return name;
}

/**
 * inno_snapshot_list_add_items:
 * @self: a list
 * @after: (nullable): the name of a snapshot; %NULL for all
 * @items: (element-type InnoChoiceItem): where they go
 *
 * Appends what there is to choose, in the active language. The words are interned.
 */
void
inno_snapshot_list_add_items (const InnoSnapshotList *self,
                              const char             *after,
                              GArray                 *items)
{
  for (guint i = 0; i < self->snapshots->len; i++)
    {
      const InnoStoreSnapshot *snapshot = g_ptr_array_index (self->snapshots, i);
      g_autofree char *day = snapshot->as_of != INNO_DAY_NONE
        ? inno_format_day (inno_format_get (inno_lang_get_active ()), snapshot->as_of) : NULL;
      g_autofree char *label = g_strjoin (", ", get_name (self, snapshot), day, NULL);
      const InnoChoiceItem item = { g_intern_string (snapshot->name), g_intern_string (label), NULL, NULL };

      if (g_strcmp0 (snapshot->name, after) == 0)
        return;
      g_array_append_val (items, item);
    }
}
