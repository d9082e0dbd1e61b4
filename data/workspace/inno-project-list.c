/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-project-list.h"

#include "inno-project-pages-private.h"
#include "inno-project-ranks.h"

struct _InnoProjectList
{
  GObject            parent_instance;

  InnoWorkspace     *workspace;
  InnoFacts         *facts;         /* of the table */
  InnoProjectTable  *table;         /* NULL: no rows */
  InnoProjectPages  *pages;
  InnoProjectRanks  *ranks[INNO_N_PROJECT_TEXTS];    /* those found last; nullable */
  GCancellable      *cancellable;   /* of what was asked for last; NULL: it is there */
  GError            *error;
};

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

/* The table */

static void
set_table (InnoProjectList  *self,
           InnoFacts        *facts,
           InnoProjectTable *table)
{
  guint n_before = self->table != NULL ? inno_project_table_get_n (self->table) : 0;
  guint n_after = table != NULL ? inno_project_table_get_n (table) : 0;

  inno_project_pages_drop (self->pages);
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

/* The order of what only the store knows */

/* INNO_N_PROJECT_TEXTS: none. */
static InnoProjectText
get_text (const Request *request)
{
  static const struct { InnoProjectSort sort; InnoProjectText text; } sorts[] = {
    { INNO_PROJECT_SORT_NAME, INNO_PROJECT_TEXT_NAME },
    { INNO_PROJECT_SORT_CODE, INNO_PROJECT_TEXT_CODE },
    { INNO_PROJECT_SORT_BENEFICIARY, INNO_PROJECT_TEXT_BENEFICIARY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (sorts[i].sort == request->order.sort)
      return sorts[i].text;

  return INNO_N_PROJECT_TEXTS;
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
  InnoProjectText text = get_text (request);
  InnoProjectRanks *ranks = text != INNO_N_PROJECT_TEXTS ? self->ranks[text] : NULL;
  Waiting *waiting;

  if (text == INNO_N_PROJECT_TEXTS)
    {
      make_table (self, request);
      return;
    }
  if (ranks != NULL && inno_project_ranks_is_of (ranks, request->facts, text, request->query->lang))
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

  if (position >= inno_project_list_get_n_items (model))
    return NULL;

  return g_object_ref (inno_project_pages_get (self->pages, self->workspace, self->facts, self->table, position));
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
  inno_project_pages_drop (self->pages);
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

  inno_project_pages_free (self->pages);
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
  self->pages = inno_project_pages_new ();
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
  InnoProjectItem *item;
  guint n;

  g_return_if_fail (INNO_IS_PROJECT_LIST (self));
  g_return_if_fail (position < inno_project_list_get_n_items (G_LIST_MODEL (self)));

  n = inno_project_table_set_expanded (self->table, position, is_expanded);
  if (n == 0)
    return;

  item = inno_project_pages_peek (self->pages, inno_project_table_get_row (self->table, position).project);
  if (item != NULL)
    inno_project_item_set_expanded (item, is_expanded);
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
