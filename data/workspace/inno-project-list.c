/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-project-list.h"

#include "inno-project-item-private.h"
#include "inno-project-ranks.h"

/* Rows are read so many at a time, and so many times that are kept. */
#define PAGE_SIZE 64
#define MAX_PAGES 32

struct _InnoProjectList
{
  GObject            parent_instance;

  InnoWorkspace     *workspace;
  InnoFacts         *facts;         /* of the table */
  InnoProjectTable  *table;         /* NULL: no rows */
  GPtrArray         *pages;         /* of Page, the one used last is the last */
  GHashTable        *items;         /* number of a project → Entry, of what is in the pages */
  InnoProjectRanks  *ranks[INNO_PROJECT_TEXT_CODE + 1];    /* those found last; nullable */
  GCancellable      *cancellable;   /* of what was asked for last; NULL: it is there */
  GError            *error;
};

/* Items that were read together. */
typedef struct
{
  GPtrArray    *items;
  GArray       *projects;       /* their numbers */
  GCancellable *cancellable;
} Page;

typedef struct
{
  InnoProjectItem *item;        /* the page's */
  Page            *page;
} Entry;

/* What was asked for, on its way to become a table. */
typedef struct
{
  InnoFacts        *facts;
  InnoQuery        *query;
  InnoProjectOrder  order;
  InnoProjectRanks *ranks;      /* nullable */
} Request;

typedef enum
{
  PROP_IS_BUSY = 1,
} Property;

static void inno_project_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (InnoProjectList, inno_project_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, inno_project_list_model_init))

static GParamSpec *properties[PROP_IS_BUSY + 1];

static void
request_free (gpointer data)
{
  Request *request = data;

  inno_facts_unref (request->facts);
  inno_query_free (request->query);
  g_clear_pointer (&request->ranks, inno_project_ranks_unref);
  g_free (request);
}

static Request *
request_copy (const Request *request)
{
  Request *copy = g_memdup2 (request, sizeof *request);

  inno_facts_ref (copy->facts);
  copy->query = inno_query_copy (copy->query);
  if (copy->ranks != NULL)
    inno_project_ranks_ref (copy->ranks);

  return copy;
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_cancellable_cancel (page->cancellable);
  g_object_unref (page->cancellable);
  g_ptr_array_unref (page->items);
  g_array_unref (page->projects);
  g_free (page);
}

/* Pages */

static void
drop_pages (InnoProjectList *self)
{
  g_hash_table_remove_all (self->items);
  g_ptr_array_set_size (self->pages, 0);
}

static void
drop_oldest_page (InnoProjectList *self)
{
  const Page *page = g_ptr_array_index (self->pages, 0);

  for (guint i = 0; i < page->projects->len; i++)
    g_hash_table_remove (self->items, GUINT_TO_POINTER (g_array_index (page->projects, guint, i)));
  g_ptr_array_remove_index (self->pages, 0);
}

static gpointer
read_texts (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return inno_store_read_project_texts (store, data, error);
}

static const InnoWorkspaceJob read_texts_job = {
  .run = read_texts,
  .free_data = (GDestroyNotify) g_strfreev,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

/* The items may have gone out of sight, and live on all the same where they are shown.
 * Those whose texts cannot be read go without. */
static void
texts_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GPtrArray) items = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texts == NULL)
    g_debug ("No texts of projects: %s", error->message);

  for (guint i = 0; i < items->len; i++)
    inno_project_item_take_texts (g_ptr_array_index (items, i),
                                  texts != NULL ? g_steal_pointer (&g_ptr_array_index (texts, i)) : NULL);
}

static void
load_page (InnoProjectList *self,
           Page            *page)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < page->items->len; i++)
    g_strv_builder_add (ids, inno_project_item_get_id (g_ptr_array_index (page->items, i)));
  inno_workspace_run_async (self->workspace, &read_texts_job, g_strv_builder_end (ids), page->cancellable,
                            texts_read_cb, g_ptr_array_ref (page->items));
}

/* Those around a position of which there is no item yet. */
static void
add_page (InnoProjectList *self,
          guint            position)
{
  guint first = position / PAGE_SIZE * PAGE_SIZE;
  guint n = inno_project_table_get_n (self->table);
  Page *page = g_new0 (Page, 1);

  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  page->projects = g_array_new (FALSE, FALSE, sizeof (guint));
  page->cancellable = g_cancellable_new ();
  for (guint i = first; i < MIN (first + PAGE_SIZE, n); i++)
    {
      const InnoProjectRow row = inno_project_table_get_row (self->table, i);
      guint project = row.project;
      Entry *entry;

      if (g_hash_table_contains (self->items, GUINT_TO_POINTER (project)))
        continue;

      entry = g_new (Entry, 1);
      *entry = (Entry) { inno_project_item_new (self->facts, self->table, row), page };
      g_ptr_array_add (page->items, entry->item);
      g_array_append_val (page->projects, project);
      g_hash_table_insert (self->items, GUINT_TO_POINTER (project), entry);
    }

  if (self->pages->len == MAX_PAGES)
    drop_oldest_page (self);
  g_ptr_array_add (self->pages, page);
  load_page (self, page);
}

/* So that it is dropped last. */
static void
use_page (InnoProjectList *self,
          Page            *page)
{
  guint place;

  if (g_ptr_array_index (self->pages, self->pages->len - 1) == page ||
      !g_ptr_array_find (self->pages, page, &place))
    return;

  g_ptr_array_steal_index (self->pages, place);
  g_ptr_array_add (self->pages, page);
}

/* The table */

static void
set_table (InnoProjectList  *self,
           InnoFacts        *facts,
           InnoProjectTable *table)
{
  guint n_before = self->table != NULL ? inno_project_table_get_n (self->table) : 0;
  guint n_after = table != NULL ? inno_project_table_get_n (table) : 0;

  drop_pages (self);
  g_clear_pointer (&self->table, inno_project_table_free);
  g_clear_pointer (&self->facts, inno_facts_unref);
  self->table = table;
  self->facts = facts != NULL ? inno_facts_ref (facts) : NULL;

  if (n_before > 0 || n_after > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_after);
}

static void
finish (InnoProjectList  *self,
        const Request    *request,
        InnoProjectTable *table,
        GError           *error)
{
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->error = error;
  set_table (self, request->facts, table);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

/* Any thread. */
static void
make_table_in_thread (GTask        *task,
                      gpointer      source_object,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  InnoProjectTable *table;

  if (request->ranks != NULL)
    request->order.ranks = inno_project_ranks_sort (request->ranks);
  if (g_task_return_error_if_cancelled (task))
    return;

  table = inno_project_table_new (request->facts, request->query, &request->order, &error);
  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) inno_project_table_free);
  else
    g_task_return_error (task, error);
}

/* What has been overtaken was cancelled, and says so. */
static void
table_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  InnoProjectList *self = INNO_PROJECT_LIST (source);
  const Request *request = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  InnoProjectTable *table = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    finish (self, request, table, error);
}

static void
make_table (InnoProjectList *self,
            Request         *request)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, table_made_cb, NULL);

  g_task_set_source_tag (task, make_table);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, make_table_in_thread);
}

/* The order of names and codes */

static InnoProjectText
get_text (const Request *request)
{
  return request->order.sort == INNO_PROJECT_SORT_CODE ? INNO_PROJECT_TEXT_CODE : INNO_PROJECT_TEXT_NAME;
}

static gpointer
read_ranks (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Request *request = data;

  return inno_project_ranks_read (request->facts, store, get_text (request), request->query->lang, error);
}

static const InnoWorkspaceJob read_ranks_job = {
  .run = read_ranks,
  .free_data = request_free,
  .free_answer = (GDestroyNotify) inno_project_ranks_unref,
};

typedef struct
{
  InnoProjectList *list;
  Request         *request;
} Waiting;

static void
ranks_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (InnoProjectList) self = waiting->list;
  Request *request = waiting->request;
  GError *error = NULL;
  InnoProjectRanks *ranks = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);

  if (ranks != NULL)
    {
      InnoProjectRanks **kept = &self->ranks[get_text (request)];

      g_clear_pointer (kept, inno_project_ranks_unref);
      *kept = ranks;
      request->ranks = inno_project_ranks_ref (ranks);
      make_table (self, request);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    finish (self, request, NULL, error);
  request_free (request);
}

static void
start (InnoProjectList *self,
       Request         *request)
{
  InnoProjectRanks *ranks = self->ranks[get_text (request)];
  Waiting *waiting;

  if (request->order.sort != INNO_PROJECT_SORT_NAME && request->order.sort != INNO_PROJECT_SORT_CODE)
    {
      make_table (self, request);
      return;
    }
  if (ranks != NULL && inno_project_ranks_is_of (ranks, request->facts, get_text (request), request->query->lang))
    {
      request->ranks = inno_project_ranks_ref (ranks);
      make_table (self, request);
      return;
    }

  waiting = g_new (Waiting, 1);
  *waiting = (Waiting) { g_object_ref (self), request };
  inno_workspace_run_async (self->workspace, &read_ranks_job, request_copy (request), self->cancellable,
                            ranks_read_cb, waiting);
}

/* Overrides */

static GType
inno_project_list_get_item_type (GListModel *model)
{
  return INNO_TYPE_PROJECT_ITEM;
}

static guint
inno_project_list_get_n_items (GListModel *model)
{
  InnoProjectList *self = INNO_PROJECT_LIST (model);

  return self->table != NULL ? inno_project_table_get_n (self->table) : 0;
}

static gpointer
inno_project_list_get_item (GListModel *model,
                            guint       position)
{
  InnoProjectList *self = INNO_PROJECT_LIST (model);
  gpointer project;
  Entry *entry;

  if (position >= inno_project_list_get_n_items (model))
    return NULL;

  project = GUINT_TO_POINTER ((guint) inno_project_table_get_row (self->table, position).project);
  if (!g_hash_table_contains (self->items, project))
    add_page (self, position);
  entry = g_hash_table_lookup (self->items, project);
  use_page (self, entry->page);

  return g_object_ref (entry->item);
}

static void
inno_project_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = inno_project_list_get_item_type;
  iface->get_n_items = inno_project_list_get_n_items;
  iface->get_item = inno_project_list_get_item;
}

static void
inno_project_list_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_IS_BUSY:
      g_value_set_boolean (value, inno_project_list_is_busy (INNO_PROJECT_LIST (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
inno_project_list_dispose (GObject *object)
{
  InnoProjectList *self = INNO_PROJECT_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_pages (self);
  g_clear_pointer (&self->table, inno_project_table_free);
  g_clear_pointer (&self->facts, inno_facts_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->ranks); i++)
    g_clear_pointer (&self->ranks[i], inno_project_ranks_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (inno_project_list_parent_class)->dispose (object);
}

static void
inno_project_list_finalize (GObject *object)
{
  InnoProjectList *self = INNO_PROJECT_LIST (object);

  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->items);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (inno_project_list_parent_class)->finalize (object);
}

static void
inno_project_list_class_init (InnoProjectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inno_project_list_get_property;
  object_class->dispose = inno_project_list_dispose;
  object_class->finalize = inno_project_list_finalize;

  /**
   * InnoProjectList:is-busy:
   *
   * Whether what was asked for last is not there yet; the rows are those of before.
   */
  properties[PROP_IS_BUSY] =
    g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_project_list_init (InnoProjectList *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * inno_project_list_new:
 * @workspace: where the texts of the rows are read from
 *
 * Returns: (transfer full): a list without any rows
 */
InnoProjectList *
inno_project_list_new (InnoWorkspace *workspace)
{
  InnoProjectList *self = g_object_new (INNO_TYPE_PROJECT_LIST, NULL);

  g_return_val_if_fail (INNO_IS_WORKSPACE (workspace), self);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * inno_project_list_show:
 * @self: a list
 * @facts: (nullable): the facts, perhaps narrowed; %NULL for no rows
 * @query: its filters say which projects are wanted, its language the order of names
 * @sort: what they are in the order of
 * @descending: whether the largest, or the last of the alphabet, comes first; what
 *   is not known comes last either way
 * @by_group: whether sub-projects stand under their group, and groups are there that
 *   are not counted themselves; all groups are expanded then
 *
 * Finds the rows on another thread. Until "is-busy" is %FALSE again the rows of
 * before stay; what is asked for meanwhile takes the place of this. All rows change
 * at once. Without @by_group the rows are the projects that are counted, and add up
 * to the summary.
 */
void
inno_project_list_show (InnoProjectList *self,
                        InnoFacts       *facts,
                        const InnoQuery *query,
                        InnoProjectSort  sort,
                        gboolean         descending,
                        gboolean         by_group)
{
  gboolean was_busy = self->cancellable != NULL;
  Request *request;

  g_return_if_fail (INNO_IS_PROJECT_LIST (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail ((guint) sort < INNO_N_PROJECT_SORTS);

  if (was_busy)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (facts == NULL)
    {
      g_clear_error (&self->error);
      set_table (self, NULL, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
      return;
    }

  request = g_new0 (Request, 1);
  request->facts = inno_facts_ref (facts);
  request->query = inno_query_copy (query);
  request->order = (InnoProjectOrder) { .sort = sort, .is_descending = descending, .by_group = by_group };
  self->cancellable = g_cancellable_new ();
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
  start (self, request);
}

/**
 * inno_project_list_set_expanded:
 * @self: a list
 * @position: a row; of one without sub-projects nothing changes
 * @is_expanded: whether its sub-projects are to stand under it
 */
void
inno_project_list_set_expanded (InnoProjectList *self,
                                guint            position,
                                gboolean         is_expanded)
{
  InnoProjectRow row;
  const Entry *entry;
  guint n;

  g_return_if_fail (INNO_IS_PROJECT_LIST (self));
  g_return_if_fail (position < inno_project_list_get_n_items (G_LIST_MODEL (self)));

  n = inno_project_table_set_expanded (self->table, position, is_expanded);
  if (n == 0)
    return;

  row = inno_project_table_get_row (self->table, position);
  entry = g_hash_table_lookup (self->items, GUINT_TO_POINTER ((guint) row.project));
  if (entry != NULL)
    inno_project_item_set_expanded (entry->item, is_expanded);
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, is_expanded ? 0 : n, is_expanded ? n : 0);
}

/**
 * inno_project_list_find:
 * @self: a list
 * @id: the id of a project
 *
 * Returns: its position, or %G_MAXUINT where it has no row
 */
guint
inno_project_list_find (InnoProjectList *self,
                        const char      *id)
{
  guint position;

  g_return_val_if_fail (INNO_IS_PROJECT_LIST (self), G_MAXUINT);
  g_return_val_if_fail (id != NULL, G_MAXUINT);

  return self->table != NULL && inno_project_table_find (self->table, id, &position) ? position : G_MAXUINT;
}

/**
 * inno_project_list_get_summary:
 * @self: a list
 *
 * Returns: (transfer none): how many projects are counted and what they add up to,
 *   good until the rows change
 */
const InnoProjectSummary *
inno_project_list_get_summary (InnoProjectList *self)
{
  static const InnoProjectSummary nothing;

  g_return_val_if_fail (INNO_IS_PROJECT_LIST (self), NULL);

  return self->table != NULL ? inno_project_table_get_summary (self->table) : &nothing;
}

gboolean
inno_project_list_is_busy (InnoProjectList *self)
{
  g_return_val_if_fail (INNO_IS_PROJECT_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * inno_project_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why there are no rows
 */
const GError *
inno_project_list_get_error (InnoProjectList *self)
{
  g_return_val_if_fail (INNO_IS_PROJECT_LIST (self), NULL);

  return self->error;
}
