/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-project-pages-private.h"

/* Rows are read so many at a time, and so many times that are kept. */
#define PAGE_SIZE 64
#define MAX_PAGES 32

struct _InnoProjectPages
{
  GPtrArray  *pages;        /* of Page, the one used last is the last */
  GHashTable *items;        /* number of a project → Entry, of what is in the pages */
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

InnoProjectPages *
inno_project_pages_new (void)
{
  InnoProjectPages *self = g_new (InnoProjectPages, 1);

  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

void
inno_project_pages_free (InnoProjectPages *self)
{
  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

void
inno_project_pages_drop (InnoProjectPages *self)
{
  g_hash_table_remove_all (self->items);
  g_ptr_array_set_size (self->pages, 0);
}

static void
drop_oldest_page (InnoProjectPages *self)
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
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

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
load_page (Page          *page,
           InnoWorkspace *workspace)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < page->items->len; i++)
    g_strv_builder_add (ids, inno_project_item_get_id (g_ptr_array_index (page->items, i)));
  inno_workspace_run_async (workspace, &read_texts_job, g_strv_builder_end (ids), page->cancellable,
                            texts_read_cb, g_ptr_array_ref (page->items));
}

/* Those around a position of which there is no item yet. */
static Page *
make_page (InnoProjectPages *self,
           InnoFacts        *facts,
           InnoProjectTable *table,
           guint             position)
{
  guint first = position / PAGE_SIZE * PAGE_SIZE;
  guint last = MIN (first + PAGE_SIZE, inno_project_table_get_n (table));
  Page *page = g_new0 (Page, 1);

  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  page->projects = g_array_new (FALSE, FALSE, sizeof (guint));
  page->cancellable = g_cancellable_new ();
  for (guint i = first; i < last; i++)
    {
      const InnoProjectRow row = inno_project_table_get_row (table, i);
      guint project = row.project;
      Entry *entry;

      if (g_hash_table_contains (self->items, GUINT_TO_POINTER (project)))
        continue;

      entry = g_new (Entry, 1);
      *entry = (Entry) { inno_project_item_new (facts, table, row), page };
      g_ptr_array_add (page->items, entry->item);
      g_array_append_val (page->projects, project);
      g_hash_table_insert (self->items, GUINT_TO_POINTER (project), entry);
    }

  return page;
}

/* So that it is dropped last. */
static void
use_page (InnoProjectPages *self,
          Page             *page)
{
  guint place;

  if (g_ptr_array_index (self->pages, self->pages->len - 1) == page ||
      !g_ptr_array_find (self->pages, page, &place))
    return;

  g_ptr_array_steal_index (self->pages, place);
  g_ptr_array_add (self->pages, page);
}

InnoProjectItem *
inno_project_pages_get (InnoProjectPages *self,
                        InnoWorkspace    *workspace,
                        InnoFacts        *facts,
                        InnoProjectTable *table,
                        guint             position)
{
  gpointer project = GUINT_TO_POINTER ((guint) inno_project_table_get_row (table, position).project);
  const Entry *entry;

  if (!g_hash_table_contains (self->items, project))
    {
      Page *page = make_page (self, facts, table, position);

      if (self->pages->len == MAX_PAGES)
        drop_oldest_page (self);
      g_ptr_array_add (self->pages, page);
      load_page (page, workspace);
    }
  entry = g_hash_table_lookup (self->items, project);
  use_page (self, entry->page);

  return entry->item;
}

InnoProjectItem *
inno_project_pages_peek (InnoProjectPages *self,
                         guint             project)
{
  const Entry *entry = g_hash_table_lookup (self->items, GUINT_TO_POINTER (project));

  return entry != NULL ? entry->item : NULL;
}
