/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-project-view.h"

#include "inno-column-rows.h"
#include "inno-column-titles.h"
#include "inno-context-menu.h"
#include "inno-page.h"
#include "inno-project-headings.h"
#include "inno-project-keys.h"
#include "inno-project-menu.h"
#include "inno-take-string.h"
#include "inno-widget.h"

/* As wide as it likes to be beside the details. What is in the rows has no say: the
 * page would fold and unfold with every word. */
#define WIDE 560

/* Less room than this has room for few columns. */
#define NARROW 480

struct _InnoProjectView
{
  GtkWidget          parent_instance;

  GtkWidget         *scroller;
  GtkColumnView     *rows;
  GtkMultiSelection *selection;

  InnoWorkspace     *workspace;    /* of the list */
  InnoProjectList   *list;         /* NULL: there is no portfolio yet */
  InnoFacts         *facts;
  InnoQuery         *query;
  GPtrArray         *columns;      /* GtkColumnViewColumn, in the order of the table of columns */
  InnoProjectSort    sort;
  gboolean           is_descending;
  gboolean           is_changing;  /* the rows change, and not by a person */
  gboolean           wants_row;    /* the row of the subject is to be selected when it is seen */
  gboolean           had_focus;    /* a row had the keyboard when others were asked for */
  gboolean           is_narrow;
  guint              narrow_source;
  char              *subject;
  guint              place;        /* where its row is, or was last; G_MAXUINT: it had none */
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_LISTED,
  SIGNAL_SORTED,
  SIGNAL_COPIED,
  SIGNAL_COLUMNS_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoProjectView, inno_project_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SUBJECT = 1,
  PROP_NARROW,
} InnoProjectViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

static void
set_subject (InnoProjectView *self,
             const char      *id)
{
  if (inno_take_string (&self->subject, id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBJECT]);
}

static InnoProjectItem *
get_item (InnoProjectView *self,
          guint            position)
{
  return self->list != NULL ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

/* Returns: (transfer full): the positions of the rows that are selected */
GtkBitset *
inno_project_view_get_selected (InnoProjectView *self)
{
  return gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
}

/**
 * inno_project_view_get_only_selected:
 * @self: a view
 *
 * Returns: the position of the only row that is selected, or %G_MAXUINT
 */
guint
inno_project_view_get_only_selected (InnoProjectView *self)
{
  g_autoptr (GtkBitset) selected = inno_project_view_get_selected (self);

  return gtk_bitset_get_size (selected) == 1 ? gtk_bitset_get_minimum (selected) : G_MAXUINT;
}

/* Of many the one that was there first stays. */
static void
selected_cb (InnoProjectView *self)
{
  guint position = inno_project_view_get_only_selected (self);
  g_autoptr (InnoProjectItem) item = position != G_MAXUINT ? get_item (self, position) : NULL;

  if (item == NULL || self->is_changing)
    return;

  self->place = position;
  set_subject (self, inno_project_item_get_id (item));
}

static void
activated_cb (InnoProjectView *self,
              guint            position)
{
  g_autoptr (InnoProjectItem) item = get_item (self, position);

  if (item == NULL)
    return;

  self->place = position;
  set_subject (self, inno_project_item_get_id (item));
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->subject);
}

static void
ask (InnoProjectView *self)
{
  if (self->list == NULL)
    return;

  self->had_focus = inno_column_rows_have_focus (self->rows);
  inno_project_list_show (self->list, self->facts, self->query, self->sort, self->is_descending, TRUE);
}

static void
sorter_changed_cb (InnoProjectView *self)
{
  InnoProjectSort sort;
  gboolean is_descending;

  /* The view goes before its sorter does. */
  if (self->rows == NULL || !inno_project_headings_get_sort (self->rows, &sort, &is_descending) ||
      (self->sort == sort && self->is_descending == is_descending))
    return;

  self->sort = sort;
  self->is_descending = is_descending;
  ask (self);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

static guint
find_row (InnoProjectView *self,
          const char      *id)
{
  return id != NULL && self->list != NULL ? inno_project_list_find (self->list, id) : G_MAXUINT;
}

static void
select_row (InnoProjectView *self,
            guint            position)
{
  if (position != G_MAXUINT)
    self->place = position;
  self->is_changing = TRUE;
  if (position == G_MAXUINT)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->is_changing = FALSE;
}

static gboolean
focus_subject (InnoProjectView *self)
{
  guint position = find_row (self, self->subject);

  if (position != G_MAXUINT)
    inno_column_rows_scroll_to (self->rows, position);

  return inno_column_rows_focus_selected (self->rows);
}

/* The row that has the keyboard is taken out of the window where others come. */
static gboolean
has_focus (InnoProjectView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return inno_column_rows_have_focus (self->rows) ||
         (self->had_focus && focus != NULL && gtk_widget_get_root (focus) != root);
}

/* Out of sight it waits: Orca reads out what is selected in a list, whether or not that is shown. The
 * keyboard goes with a row that has another place now. */
static void
select_again (InnoProjectView *self)
{
  self->wants_row = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->wants_row)
    return;

  select_row (self, find_row (self, self->subject));
  if (has_focus (self) && inno_project_view_get_only_selected (self) != G_MAXUINT)
    focus_subject (self);
}

static void
busy_cb (InnoProjectView *self)
{
  if (inno_project_list_is_busy (self->list))
    return;

  select_again (self);
  g_signal_emit (self, signals[SIGNAL_LISTED], 0);
}

static void
set_workspace (InnoProjectView *self,
               InnoWorkspace   *workspace)
{
  if (!g_set_object (&self->workspace, workspace))
    return;

  gtk_multi_selection_set_model (self->selection, NULL);
  g_clear_object (&self->list);
  if (workspace == NULL)
    return;

  self->list = inno_project_list_new (workspace);
  g_signal_connect_object (self->list, "notify::is-busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->list));
}

GPtrArray *
inno_project_view_list_columns (InnoProjectView *self)
{
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < n_columns; i++)
    if (inno_project_view_shows_column (self, &columns[i]))
      g_ptr_array_add (shown, (gpointer) &columns[i]);

  return shown;
}

/* Overrides */

static void
inno_project_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);

  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, WIDE);
}

static gboolean
narrow_cb (gpointer user_data)
{
  InnoProjectView *self = user_data;

  self->narrow_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

/* Columns must not come and go while they are being laid out. */
static void
inno_project_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  inno_context_menu_place (widget);
  if (self->is_narrow == (width < NARROW))
    return;

  self->is_narrow = width < NARROW;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, narrow_cb, self, NULL);
}

static void
inno_project_view_map (GtkWidget *widget)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);

  GTK_WIDGET_CLASS (inno_project_view_parent_class)->map (widget);
  if (self->wants_row)
    select_again (self);
}

/* What is selected has it, and not the row that had it last. */
static gboolean
inno_project_view_grab_focus (GtkWidget *widget)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (widget);

  return focus_subject (self) || gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
inno_project_view_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((InnoProjectViewProperty) id)
    {
    case PROP_SUBJECT:
      g_value_set_string (value, INNO_PROJECT_VIEW (object)->subject);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, INNO_PROJECT_VIEW (object)->is_narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
inno_project_view_dispose (GObject *object)
{
  InnoProjectView *self = INNO_PROJECT_VIEW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->rows != NULL)
    gtk_column_view_set_model (self->rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_PROJECT_VIEW);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->query, inno_query_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (inno_project_view_parent_class)->dispose (object);
}

static void
inno_project_view_class_init (InnoProjectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inno_project_view_get_property;
  object_class->dispose = inno_project_view_dispose;
  widget_class->measure = inno_project_view_measure;
  widget_class->size_allocate = inno_project_view_size_allocate;
  widget_class->map = inno_project_view_map;
  inno_widget_set_grab_focus (widget_class, inno_project_view_grab_focus);

  properties[PROP_SUBJECT] =
    g_param_spec_string ("subject", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LISTED] = g_signal_new ("listed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_COLUMNS_CHANGED] = g_signal_new ("columns-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  inno_project_keys_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "projectview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoProjectView, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectView, rows);
  gtk_widget_class_bind_template_child (widget_class, InnoProjectView, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
inno_project_view_init (InnoProjectView *self)
{
  self->query = inno_query_new ();
  self->place = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_leave_by_tab (GTK_WIDGET (self->rows));
  inno_project_keys_watch (self, GTK_WIDGET (self->rows));
  inno_project_menu_attach (self);

  self->columns = inno_project_headings_add (self->rows, self);
  gtk_column_view_sort_by_column (self->rows, g_ptr_array_index (self->columns, 0), GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->rows), "changed", G_CALLBACK (sorter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  inno_project_view_retranslate (self);
}

GtkWidget *
inno_project_view_new (void)
{
  return g_object_new (INNO_TYPE_PROJECT_VIEW, NULL);
}

/**
 * inno_project_view_show:
 * @self: a view
 * @workspace: (nullable): where the rows come from
 * @facts: (nullable): the facts, perhaps narrowed
 * @query: its filters say which projects are shown, its language how they are called
 *
 * Shows those. "listed" follows when they are there; until then the last stay.
 */
void
inno_project_view_show (InnoProjectView *self,
                        InnoWorkspace   *workspace,
                        InnoFacts       *facts,
                        const InnoQuery *query)
{
  g_return_if_fail (INNO_IS_PROJECT_VIEW (self));

  if (facts != NULL)
    inno_facts_ref (facts);
  set_workspace (self, workspace);
  g_clear_pointer (&self->facts, inno_facts_unref);
  self->facts = facts;
  g_clear_pointer (&self->query, inno_query_free);
  self->query = inno_query_copy (query);
  ask (self);
}

/**
 * inno_project_view_retranslate:
 * @self: a view
 *
 * Puts its headings into the active language; the rows follow with what is shown next.
 */
void
inno_project_view_retranslate (InnoProjectView *self)
{
  inno_project_headings_retranslate (self->rows);
}

/* Returns: (transfer none) (nullable): the rows */
InnoProjectList *
inno_project_view_get_list (InnoProjectView *self)
{
  return self->list;
}

/* Returns: (transfer none): where what the rows refer to is named; there are no rows without */
InnoPortfolio *
inno_project_view_get_portfolio (InnoProjectView *self)
{
  return inno_facts_get_portfolio (self->facts);
}

/* Returns: (transfer none) (nullable): the id of the project that is selected */
const char *
inno_project_view_get_subject (InnoProjectView *self)
{
  return self->subject;
}

/**
 * inno_project_view_select:
 * @self: a view
 * @id: (nullable): id of a project; %NULL for none
 *
 * Selects its row and brings it into sight. Without a row the project is the subject
 * all the same.
 *
 * Returns: whether it has a row
 */
gboolean
inno_project_view_select (InnoProjectView *self,
                          const char      *id)
{
  guint position = find_row (self, id);

  self->place = position;
  select_row (self, position);
  set_subject (self, id);
  if (position != G_MAXUINT)
    inno_column_rows_scroll_to (self->rows, position);

  return position != G_MAXUINT;
}

/**
 * inno_project_view_select_next:
 * @self: a view
 *
 * Selects the row that came to where the subject was, which has none any more; after the last the one before.
 *
 * Returns: whether there is one
 */
gboolean
inno_project_view_select_next (InnoProjectView *self)
{
  guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  g_autoptr (InnoProjectItem) item = n > 0 && self->place != G_MAXUINT ? get_item (self, MIN (self->place, n - 1)) : NULL;

  return item != NULL && inno_project_view_select (self, inno_project_item_get_id (item));
}

static GtkColumnViewColumn *
get_column (InnoProjectView         *self,
            const InnoProjectColumn *column)
{
  guint n_columns;

  return g_ptr_array_index (self->columns, column - inno_project_columns_get_all (&n_columns));
}

void
inno_project_view_show_column (InnoProjectView         *self,
                               const InnoProjectColumn *column,
                               gboolean                 is_shown)
{
  if (inno_project_view_shows_column (self, column) == is_shown)
    return;

  gtk_column_view_column_set_visible (get_column (self, column), is_shown);
  g_signal_emit (self, signals[SIGNAL_COLUMNS_CHANGED], 0);
}

gboolean
inno_project_view_shows_column (InnoProjectView         *self,
                                const InnoProjectColumn *column)
{
  return gtk_column_view_column_get_visible (get_column (self, column));
}

/**
 * inno_project_view_sort_by:
 * @self: a view
 * @sort: what to sort by
 * @is_descending: whether the last comes first
 *
 * As a click on a heading does.
 */
void
inno_project_view_sort_by (InnoProjectView *self,
                           InnoProjectSort  sort,
                           gboolean         is_descending)
{
  guint n_columns;
  const InnoProjectColumn *columns = inno_project_columns_get_all (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].sort == sort)
      inno_column_titles_sort (self->rows, g_ptr_array_index (self->columns, i),
                               is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

InnoProjectSort
inno_project_view_get_sort (InnoProjectView *self,
                            gboolean        *is_descending)
{
  *is_descending = self->is_descending;
  return self->sort;
}

/**
 * inno_project_view_set_single_click:
 * @self: a view
 * @is_single: whether one click shows a project: where no details are beside the list
 */
void
inno_project_view_set_single_click (InnoProjectView *self,
                                    gboolean         is_single)
{
  gtk_column_view_set_single_click_activate (self->rows, is_single);
}
