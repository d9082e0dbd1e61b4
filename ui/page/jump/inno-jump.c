/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-jump.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-jump-projects.h"
#include "inno-pages.h"
#include "inno-widget.h"
#include "inno-window-role.h"
#include "inno-workspace-frozen.h"

/* Pixels that the window around it is to be wider. */
#define LEAST_EDGE 24

struct _InnoJump
{
  AdwWindow        parent_instance;

  GtkSearchEntry  *entry;
  GtkStack        *stack;           /* list, nothing */
  GtkScrolledWindow *scroller;
  GtkListBox      *list;
  AdwStatusPage   *nothing;

  InnoWorkspace   *workspace;
  GVariant        *recent;          /* a(ss): detailed action, label */
  GPtrArray       *places;          /* InnoJumpPlace: all but the projects */
  GPtrArray       *projects;        /* InnoJumpPlace: found last */
  InnoJumpPlace   *link;            /* where what is typed leads by itself; nullable */
  GPtrArray       *all;             /* both, while something is typed; theirs */
  GPtrArray       *shown;           /* the rows, in their order; theirs */
  char            *typed;           /* what projects are searched by */
  GCancellable    *cancellable;     /* of the search that is going on */
  gboolean         is_searching;
  gboolean         is_decided;      /* Enter was faster than the search: what it finds first is gone to */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoJump, inno_jump, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static GtkWidget *
make_heading (InnoJumpKind kind)
{
  GtkWidget *heading = gtk_label_new (inno_jump_kind_get_title (kind));

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "jump-heading");

  return heading;
}

static const InnoJumpPlace *
get_place (InnoJump      *self,
           GtkListBoxRow *row)
{
  return g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));
}

/* Kept with the row: while rows come and go their places are others already. */
static InnoJumpKind
get_kind (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  InnoJumpKind kind = get_kind (row);

  if (before == NULL || get_kind (before) != kind)
    gtk_list_box_row_set_header (row, make_heading (kind));
  else
    gtk_list_box_row_set_header (row, NULL);
}

static GtkWidget *
make_label (const char *text,
            gboolean    is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  inno_widget_shorten_label (GTK_LABEL (label));
  if (is_dim)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GtkWidget *
make_row (const InnoJumpPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (place->label, FALSE);

  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (place->kind));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", place->icon_name,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  if (place->detail != NULL)
    gtk_box_append (GTK_BOX (box), make_label (place->detail, TRUE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  inno_widget_set_name (row, place->label);
  inno_widget_describe (row, box, place->detail != NULL ? place->detail : inno_jump_kind_get_title (place->kind));

  return row;
}

/* Who does not see the list is told how long it is and what Enter takes. */
static void
describe_entry (InnoJump *self)
{
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), self->shown->len);
  g_autofree char *results = g_strdup_printf (ngettext ("%s result", "%s results", self->shown->len), count);
  const InnoJumpPlace *first = self->shown->len > 0 ? g_ptr_array_index (self->shown, 0) : NULL;
  /* Translators: how many results there are, and what the first of them is called */
  g_autofree char *text = first != NULL ? g_strdup_printf (_("%s. Enter opens “%s”."), results, first->label)
                                        : g_strdup (_("Nothing matches"));

  inno_widget_tell (GTK_WIDGET (self->entry), GTK_WIDGET (self->scroller), text);
}

static void
fill_list (InnoJump *self)
{
  GtkListBoxRow *row;
  gboolean is_empty = self->shown->len == 0 && !self->is_searching;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->shown, i)));

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "nothing" : "list");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  /* While projects are yet to be found it would be told twice, and the first time wrong. */
  if (!self->is_searching)
    describe_entry (self);
}

/* Before anything is typed: where one was last, then what is always there. */
static GPtrArray *
list_usual (InnoJump *self)
{
  GPtrArray *usual = g_ptr_array_new ();

  for (guint i = 0; i < self->places->len; i++)
    {
      const InnoJumpPlace *place = g_ptr_array_index (self->places, i);

      if (place->kind == INNO_JUMP_RECENT || place->kind == INNO_JUMP_PAGE || place->kind == INNO_JUMP_ACTION)
        g_ptr_array_add (usual, (gpointer) place);
    }

  return usual;
}

static void
collect (InnoJump *self)
{
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < self->places->len; i++)
    {
      const InnoJumpPlace *place = g_ptr_array_index (self->places, i);

      if (place->kind != INNO_JUMP_RECENT)
        g_ptr_array_add (self->all, (gpointer) place);
    }
  for (guint i = 0; self->projects != NULL && i < self->projects->len; i++)
    g_ptr_array_add (self->all, g_ptr_array_index (self->projects, i));
}

/* The projects found last stand until others are found. */
static void
show_matches (InnoJump *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (InnoJumpPattern) pattern = inno_jump_pattern_new (text);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  if (inno_jump_pattern_is_empty (pattern))
    {
      self->shown = list_usual (self);
    }
  else
    {
      collect (self);
      self->shown = inno_jump_find_places (self->all, pattern);
    }
  g_clear_pointer (&self->link, inno_jump_place_free);
  self->link = inno_jump_place_new_link (text);
  if (self->link != NULL)
    g_ptr_array_insert (self->shown, 0, self->link);
  fill_list (self);
}

/* The action comes last: it may well open something else. */
static void
go_to (InnoJump            *self,
       const InnoJumpPlace *place)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *action = g_strdup (place->action);
  g_autofree char *label = g_strdup (place->label);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return;

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, action, label);
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, target);
}

static void
go_to_selected (InnoJump *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    go_to (self, get_place (self, row));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InnoJump) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *projects = inno_jump_find_projects_finish (INNO_WORKSPACE (source), result, &error);

  /* Whoever cancelled it has begun another, or is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_debug ("Projects were not searched: %s", error->message);

  g_clear_pointer (&self->projects, g_ptr_array_unref);
  self->projects = projects;
  self->is_searching = FALSE;
  show_matches (self);
  if (self->is_decided)
    go_to_selected (self);
}

static void
search_projects (InnoJump *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (InnoJumpPattern) pattern = inno_jump_pattern_new (text);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_searching = self->workspace != NULL && !inno_jump_pattern_is_empty (pattern);
  if (!self->is_searching)
    return;

  self->cancellable = g_cancellable_new ();
  inno_jump_find_projects_async (self->workspace, text, self->cancellable, found_cb, g_object_ref (self));
}

static void
search_changed_cb (InnoJump *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* The entry says so as well when it is set up. */
  if (g_str_equal (typed, self->typed))
    return;

  g_free (self->typed);
  self->typed = g_strdup (typed);
  self->is_decided = FALSE;
  /* Who types in the list goes on typing in the entry. */
  if (!gtk_widget_has_focus (text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  search_projects (self);
  show_matches (self);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  InnoJump      *self)
{
  go_to (self, get_place (self, row));
}

/* Enter may come before the last letters were looked for. */
static void
activate_cb (InnoJump *self)
{
  search_changed_cb (self);
  self->is_decided = self->is_searching;
  if (!self->is_searching)
    go_to_selected (self);
}

/* Above the first row is the entry. */
static gboolean
keynav_failed_cb (GtkListBox       *list,
                  GtkDirectionType  direction,
                  InnoJump         *self)
{
  if (direction != GTK_DIR_UP)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The first row is taken by Enter already, so that the arrow goes on to the second. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              InnoJump              *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next;

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);
  row = next != NULL ? next : row;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return GDK_EVENT_STOP;
}

static void
inno_jump_dispose (GObject *object)
{
  InnoJump *self = INNO_JUMP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), INNO_TYPE_JUMP);

  G_OBJECT_CLASS (inno_jump_parent_class)->dispose (object);
}

static void
inno_jump_finalize (GObject *object)
{
  InnoJump *self = INNO_JUMP (object);

  g_clear_pointer (&self->recent, g_variant_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->link, inno_jump_place_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->projects, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (inno_jump_parent_class)->finalize (object);
}

static void
inno_jump_class_init (InnoJumpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_jump_dispose;
  object_class->finalize = inno_jump_finalize;

  /**
   * InnoJump::chosen:
   * @self: the window
   * @action: the detailed action that comes now
   * @label: what it is called
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, INNO_PAGE_RESOURCES "inno-jump.ui");
  gtk_widget_class_bind_template_child (widget_class, InnoJump, entry);
  gtk_widget_class_bind_template_child (widget_class, InnoJump, stack);
  gtk_widget_class_bind_template_child (widget_class, InnoJump, scroller);
  gtk_widget_class_bind_template_child (widget_class, InnoJump, list);
  gtk_widget_class_bind_template_child (widget_class, InnoJump, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
inno_jump_init (InnoJump *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  inno_window_take_role (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  inno_widget_tell_status (GTK_WIDGET (self->nothing));
  self->all = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  inno_widget_make_one_stop (self->list);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static gboolean
can_do (const char *action_name,
        gpointer    user_data)
{
  GtkWindow *parent = user_data;
  GtkApplication *application = gtk_window_get_application (parent);
  guint i = 0;
  GType owner;
  const char *name, *property;
  const GVariantType *type;

  if (g_str_has_prefix (action_name, "app."))
    return application != NULL &&
           g_action_group_has_action (G_ACTION_GROUP (application), action_name + strlen ("app."));

  while (gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (parent), i++, &owner, &name, &type, &property))
    if (g_str_equal (name, action_name))
      return TRUE;

  return FALSE;
}

/* The label of today, where the place is one of those that are always listed. */
static InnoJumpPlace *
make_recent (GPtrArray  *places,
             const char *action,
             const char *label)
{
  for (guint i = 0; i < places->len; i++)
    {
      const InnoJumpPlace *place = g_ptr_array_index (places, i);
      InnoJumpPlace *recent;

      if (!g_str_equal (place->action, action))
        continue;
      recent = inno_jump_place_copy (place);
      recent->kind = INNO_JUMP_RECENT;
      return recent;
    }

  return inno_jump_place_new (INNO_JUMP_RECENT, action, label);
}

/* A window on what is frozen has no pages of sharing. */
static void
drop_pages_of_now (GPtrArray *places)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *action = g_strconcat ("win.go::", pages[i].id, NULL);

      for (guint p = places->len; pages[i].is_of_now && p-- > 0;)
        if (g_str_equal (((InnoJumpPlace *) g_ptr_array_index (places, p))->action, action))
          g_ptr_array_remove_index (places, p);
    }
}

static void
list_places (InnoJump  *self,
             GtkWindow *parent)
{
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();
  GVariantIter iter;
  const char *action, *label;

  self->places = inno_jump_list_places (inno_workspace_get_facts (self->workspace), can_do, parent);
  g_variant_iter_init (&iter, self->recent);
  while (g_variant_iter_next (&iter, "(&s&s)", &action, &label))
    g_ptr_array_add (recent, make_recent (self->places, action, label));
  for (guint i = 0; i < recent->len; i++)
    g_ptr_array_insert (self->places, (int) i, g_ptr_array_index (recent, i));
  if (inno_workspace_is_frozen (self->workspace))
    drop_pages_of_now (self->places);
}

/**
 * inno_jump_new:
 * @parent: the window whose actions it does
 * @workspace: where it looks for projects
 * @recent: of type a(ss): detailed actions and labels of where one went last
 *
 * Returns: (transfer none): a window in the active language, which is not shown yet
 */
GtkWidget *
inno_jump_new (GtkWindow     *parent,
               InnoWorkspace *workspace,
               GVariant      *recent)
{
  int room = gtk_widget_get_width (GTK_WIDGET (parent)) - LEAST_EDGE;
  int height = gtk_widget_get_height (GTK_WIDGET (parent)) - LEAST_EDGE;
  InnoJump *self = g_object_new (INNO_TYPE_JUMP, "transient-for", parent, "title", _("Jump to"), NULL);
  int wanted, tall;

  self->workspace = g_object_ref (workspace);
  self->recent = g_variant_ref_sink (recent);
  self->typed = g_strdup ("");
  gtk_window_get_default_size (GTK_WINDOW (self), &wanted, &tall);
  if (room > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (wanted, room), MIN (tall, height));
  g_object_set (self->entry, "placeholder-text", _("Page, chart, city, project or action"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Jump to"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Results"), -1);
  adw_status_page_set_title (self->nothing, _("Nothing matches"));
  adw_status_page_set_description (self->nothing, _("Try another word, or the first letters of one."));
  list_places (self, parent);
  show_matches (self);

  return GTK_WIDGET (self);
}

void
inno_jump_set_text (InnoJump   *self,
                    const char *text)
{
  g_return_if_fail (INNO_IS_JUMP (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * inno_jump_get_shown:
 * @self: the window
 *
 * Returns: (transfer none) (element-type InnoJumpPlace): what the list shows
 */
GPtrArray *
inno_jump_get_shown (InnoJump *self)
{
  g_return_val_if_fail (INNO_IS_JUMP (self), NULL);

  return self->shown;
}
