/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-conflict-list.h"

#include <glib/gi18n-lib.h>

#include "inno-conflict-item.h"
#include "inno-conflict-jobs.h"
#include "inno-take-string.h"
#include "inno-widget.h"

/* So many are read at a time. */
#define CHUNK 200
/* Pixels: as wide as it likes to be beside what is chosen between. */
#define WIDTH 238
/* A name longer than this ends in dots. */
#define MOST_LINES 3

struct _InnoConflictList
{
  GtkWidget           parent_instance;

  InnoWorkspace      *workspace;     /* nullable */
  InnoPortfolio      *portfolio;     /* nullable */
  GCancellable       *reading;       /* nullable */
  gboolean            has_more;      /* than are in the store */
  char               *wanted;        /* id that is to be selected when it is there; nullable */

  GtkScrolledWindow  *scroller;
  GListStore         *store;
  GtkSingleSelection *selection;
  GtkListView        *view;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_FAILED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoConflictList, inno_conflict_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
selected_cb (InnoConflictList *self)
{
  if (inno_conflict_list_get_selected (self) == NULL)
    return;

  inno_take_string (&self->wanted, NULL);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static guint
find (InnoConflictList *self,
      const char       *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (InnoConflictItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_str_equal (inno_conflict_item_get_id (item), id))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Reading */

static void
stop_reading (InnoConflictList *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static GPtrArray *
make_items (GPtrArray *documents)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  /* The items take them. */
  g_ptr_array_set_free_func (documents, NULL);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (items, inno_conflict_item_new (documents->pdata[i]));

  return items;
}

/* That the selection follows is no choice of a person. */
static void
set_items (InnoConflictList *self,
           GPtrArray        *items)
{
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
}

static void
set_selected (InnoConflictList *self,
              guint             place)
{
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  gtk_single_selection_set_selected (self->selection, place);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
}

/* What is selected stays so; where it is gone, what has come in its place is. */
static void
replace_all (InnoConflictList *self,
             GPtrArray        *items)
{
  g_autofree char *id = g_strdup (self->wanted != NULL ? self->wanted : inno_conflict_list_get_selected (self));
  guint old = gtk_single_selection_get_selected (self->selection);
  guint place;

  set_items (self, items);
  place = find (self, id);
  if (place == GTK_INVALID_LIST_POSITION && self->wanted == NULL && items->len > 0)
    place = old != GTK_INVALID_LIST_POSITION ? MIN (old, items->len - 1) : 0;
  set_selected (self, place);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
take_answer (InnoConflictList *self,
             GObject          *source,
             GAsyncResult     *result,
             gboolean          is_more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = inno_workspace_run_finish (INNO_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;

  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  g_clear_object (&self->reading);
  if (documents == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }

  items = make_items (documents);
  self->has_more = items->len >= CHUNK;
  if (is_more)
    g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0, items->pdata, items->len);
  else
    replace_all (self, items);
}

static void
read_more_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (InnoConflictList) self = user_data;

  take_answer (self, source, result, TRUE);
}

static void
read_all_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (InnoConflictList) self = user_data;

  take_answer (self, source, result, FALSE);
}

/* Before the end of what is there comes into sight. */
static void
scrolled_cb (InnoConflictList *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - page;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autoptr (InnoConflictItem) last = NULL;

  if (left > 2 * page || !self->has_more || self->reading != NULL || n == 0)
    return;

  last = g_list_model_get_item (G_LIST_MODEL (self->store), n - 1);
  self->reading = g_cancellable_new ();
  inno_conflict_list_async (self->workspace, inno_conflict_item_get_id (last), CHUNK, self->reading, read_more_cb,
                            g_object_ref (self));
}

/* Rows */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "conflict-note");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         InnoConflictList         *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (box);
  g_autofree char *name = inno_conflict_item_say_name (gtk_list_item_get_item (item), self->portfolio);
  g_autofree char *note = inno_conflict_item_say_note (gtk_list_item_get_item (item));
  g_autofree char *both = g_strdup_printf ("%s, %s", name, note);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), note);
  /* Rows have no name of their own in GTK 4.8. */
  if (row != NULL)
    inno_widget_set_name (row, both);
}

static void
activated_cb (InnoConflictList *self,
              guint             place)
{
  gtk_single_selection_set_selected (self->selection, place);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* The widget */

static gboolean
inno_conflict_list_grab_focus (GtkWidget *widget)
{
  InnoConflictList *self = INNO_CONFLICT_LIST (widget);
  guint place = gtk_single_selection_get_selected (self->selection);

  return gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                     place != GTK_INVALID_LIST_POSITION ? place : 0) &&
         gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
inno_conflict_list_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  InnoConflictList *self = INNO_CONFLICT_LIST (widget);

  gtk_widget_measure (GTK_WIDGET (self->scroller), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, WIDTH);
}

static void
inno_conflict_list_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_allocate (GTK_WIDGET (INNO_CONFLICT_LIST (widget)->scroller), width, height, baseline, NULL);
}

static void
inno_conflict_list_dispose (GObject *object)
{
  InnoConflictList *self = INNO_CONFLICT_LIST (object);

  stop_reading (self);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->workspace);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (inno_conflict_list_parent_class)->dispose (object);
}

static void
inno_conflict_list_class_init (InnoConflictListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_conflict_list_dispose;
  inno_widget_set_grab_focus (widget_class, inno_conflict_list_grab_focus);
  widget_class->measure = inno_conflict_list_measure;
  widget_class->size_allocate = inno_conflict_list_size_allocate;
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "conflictlist");
}

static void
inno_conflict_list_init (InnoConflictList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->store = g_list_store_new (INNO_TYPE_CONFLICT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  inno_widget_leave_by_tab (GTK_WIDGET (self->view));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  /* The rows end where the corners of the list do. */
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  inno_conflict_list_retranslate (self);
}

GtkWidget *
inno_conflict_list_new (void)
{
  return g_object_new (INNO_TYPE_CONFLICT_LIST, NULL);
}

/**
 * inno_conflict_list_read:
 * @self: the list
 * @workspace: where they are
 * @portfolio: what they are told by
 *
 * Reads them anew, as many as were there; "selected" tells when they are.
 */
void
inno_conflict_list_read (InnoConflictList *self,
                         InnoWorkspace    *workspace,
                         InnoPortfolio    *portfolio)
{
  guint n_chunks;

  g_return_if_fail (INNO_IS_CONFLICT_LIST (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->portfolio, portfolio);
  n_chunks = g_list_model_get_n_items (G_LIST_MODEL (self->store)) / CHUNK + 1;
  stop_reading (self);
  self->reading = g_cancellable_new ();
  inno_conflict_list_async (workspace, NULL, n_chunks * CHUNK, self->reading, read_all_cb, g_object_ref (self));
}

/* Returns: (transfer none) (nullable): the id of the document that is selected */
const char *
inno_conflict_list_get_selected (InnoConflictList *self)
{
  InnoConflictItem *item;

  g_return_val_if_fail (INNO_IS_CONFLICT_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? inno_conflict_item_get_id (item) : NULL;
}

/**
 * inno_conflict_list_select:
 * @self: the list
 * @id: (nullable): the id of a document; %NULL for none
 *
 * Selects it, now or as soon as it is read. Where it is further down than that, none is.
 */
void
inno_conflict_list_select (InnoConflictList *self,
                           const char       *id)
{
  guint place;

  g_return_if_fail (INNO_IS_CONFLICT_LIST (self));

  place = find (self, id);
  inno_take_string (&self->wanted, id);
  gtk_single_selection_set_selected (self->selection, place);
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", place);
}

/**
 * inno_conflict_list_select_next:
 * @self: the list
 *
 * Selects the one after the one that is selected; after the last the first.
 */
void
inno_conflict_list_select_next (InnoConflictList *self)
{
  guint n, place;

  g_return_if_fail (INNO_IS_CONFLICT_LIST (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  place = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return;

  place = place == GTK_INVALID_LIST_POSITION || place + 1 >= n ? 0 : place + 1;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", place);
}

/* Returns: how many have been read */
guint
inno_conflict_list_get_n (InnoConflictList *self)
{
  g_return_val_if_fail (INNO_IS_CONFLICT_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

/**
 * inno_conflict_list_retranslate:
 * @self: the list
 *
 * Says everything anew in the active language.
 */
void
inno_conflict_list_retranslate (InnoConflictList *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (INNO_IS_CONFLICT_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Records to choose in"),
                                  -1);
  /* Rows are bound anew; GTK 4.12 and later keep them for items that come again. */
  factory = g_object_ref (gtk_list_view_get_factory (self->view));
  gtk_list_view_set_factory (self->view, NULL);
  gtk_list_view_set_factory (self->view, factory);
}

/**
 * inno_conflict_list_set_alone:
 * @self: the list
 * @is_alone: whether what is selected is not beside it, so that a click leads there
 */
void
inno_conflict_list_set_alone (InnoConflictList *self,
                              gboolean          is_alone)
{
  g_return_if_fail (INNO_IS_CONFLICT_LIST (self));

  gtk_list_view_set_single_click_activate (self->view, is_alone);
}
