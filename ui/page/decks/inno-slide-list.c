/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-slide-list.h"

#include <glib/gi18n-lib.h>

#include "inno-card.h"
#include "inno-context-menu.h"
#include "inno-menu.h"
#include "inno-slide-row.h"
#include "inno-widget.h"

struct _InnoSlideList
{
  AdwBin      parent_instance;

  GtkListBox *rows;
  GtkWidget  *hint;         /* where there is nothing behind the cover */
  InnoDeck   *deck;         /* shown; not ours */
  gboolean    is_filling;
  gboolean    can_edit;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_MOVED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoSlideList, inno_slide_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static InnoSlideRow *
get_row (InnoSlideList *self,
         guint          place)
{
  return INNO_SLIDE_ROW (gtk_list_box_get_row_at_index (self->rows, (int) place));
}

/* Moving */

static void
move (InnoSlideList *self,
      guint          from,
      int            to)
{
  if (from == 0 || self->deck == NULL || to < 1 || to > (int) self->deck->slides->len || (int) from == to)
    return;

  g_signal_emit (self, signals[SIGNAL_MOVED], 0, from, (guint) to);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            InnoSlideList *self)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source))));

  return place > 0 ? gdk_content_provider_new_typed (G_TYPE_UINT, (guint) place) : NULL;
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               InnoSlideList *self)
{
  g_autoptr (GdkPaintable) paintable =
    gtk_widget_paintable_new (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* Dropped on a slide, it takes the place of it. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         InnoSlideList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move (self, g_value_get_uint (value), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  return TRUE;
}

/* What can be done with the slide one is on, by a key and in its menu. */
static const struct
{
  const char      *label;      /* source string */
  const char      *action;
  int              by;         /* places; 0 removes it */
  GdkModifierType  modifiers;
  guint            key;
  guint            keypad;
} changes[] = {
  { N_("Move the slide up"), "slide.move-up", -1, GDK_ALT_MASK, GDK_KEY_Up, GDK_KEY_KP_Up },
  { N_("Move the slide down"), "slide.move-down", 1, GDK_ALT_MASK, GDK_KEY_Down, GDK_KEY_KP_Down },
  { N_("Remove the slide"), "slide.remove", 0, 0, GDK_KEY_Delete, GDK_KEY_KP_Delete },
};

static void
update_actions (InnoSlideList *self)
{
  int place = (int) inno_slide_list_get_place (self);
  int n_slides = self->deck != NULL ? (int) self->deck->slides->len : 0;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changes[i].action,
                                   self->can_edit && place > 0 && place + changes[i].by > 0 &&
                                   place + changes[i].by <= n_slides);
}

static void
change_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InnoSlideList *self = INNO_SLIDE_LIST (widget);
  guint place = inno_slide_list_get_place (self);
  guint i = 0;

  while (!g_str_equal (changes[i].action, action_name))
    i++;
  if (changes[i].by == 0)
    g_signal_emit (self, signals[SIGNAL_REMOVED], 0, place);
  else
    move (self, place, (int) place + changes[i].by);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        InnoSlideList         *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (modifiers == changes[i].modifiers && (keyval == changes[i].key || keyval == changes[i].keypad))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), changes[i].action, NULL);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static void
selected_cb (InnoSlideList *self,
             GtkListBoxRow *row)
{
  update_actions (self);
  if (row != NULL && !self->is_filling)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
activated_cb (InnoSlideList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Sections */

static const InnoSlide *
get_slide (InnoSlideList *self,
           int            place)
{
  return place > 0 && place <= (int) self->deck->slides->len ? g_ptr_array_index (self->deck->slides, place - 1) : NULL;
}

/* "4 · Funding" */
static char *
say_section (const InnoDeckSection *section)
{
  const char *name = inno_text_get (section->name, inno_lang_get_active (), NULL);

  return section->item > 0 ? g_strdup_printf ("%d · %s", section->item, name != NULL ? name : "")
                           : g_strdup (name != NULL ? name : "");
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  InnoSlideList *self = user_data;
  int place = gtk_list_box_row_get_index (row);
  const InnoSlide *slide = self->deck != NULL ? get_slide (self, place) : NULL;
  const InnoSlide *last = slide != NULL ? get_slide (self, place - 1) : NULL;
  InnoDeckSection *section = slide != NULL ? inno_deck_find_section (self->deck, slide->section) : NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (section == NULL || (last != NULL && g_strcmp0 (last->section, slide->section) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  text = say_section (section);
  label = inno_card_make_label (text, "slide-section");
  gtk_list_box_row_set_header (row, label);
}

/* Its menu */

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *accel = gtk_accelerator_name (changes[i].key, changes[i].modifiers);

      inno_menu_append (menu, _(changes[i].label), changes[i].action, NULL, accel);
    }

  return G_MENU_MODEL (menu);
}

/* The cover stays where it is. */
static GtkPopover *
open_menu_cb (GtkWidget          *widget,
              GtkWidget          *under,
              const GdkRectangle *place)
{
  GtkWidget *row = gtk_widget_get_ancestor (under, INNO_TYPE_SLIDE_ROW);
  g_autoptr (GMenuModel) menu = NULL;

  if (row == NULL || gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == 0)
    return NULL;

  gtk_list_box_select_row (INNO_SLIDE_LIST (widget)->rows, GTK_LIST_BOX_ROW (row));
  menu = make_menu ();

  return inno_context_menu_popup (widget, menu, place);
}

static gboolean
inno_slide_list_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (INNO_SLIDE_LIST (widget)->rows);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
inno_slide_list_class_init (InnoSlideListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  inno_widget_set_grab_focus (widget_class, inno_slide_list_grab_focus);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_class_install_action (widget_class, changes[i].action, NULL, change_cb);

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
inno_slide_list_init (InnoSlideList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "slide-list");
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->rows, header_cb, self, NULL);
  inno_widget_make_one_stop (self->rows);
  g_signal_connect_object (self->rows, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);

  self->hint = inno_card_make_label ("", "dim-label");
  gtk_widget_add_css_class (self->hint, "slide-hint");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
  inno_context_menu_attach (GTK_WIDGET (self), open_menu_cb);
}

static GtkWidget *
make_row (InnoSlideList *self)
{
  GtkWidget *row = inno_slide_row_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));

  return row;
}

/**
 * inno_slide_list_new:
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
inno_slide_list_new (void)
{
  return g_object_new (INNO_TYPE_SLIDE_LIST, NULL);
}

/**
 * inno_slide_list_show:
 * @self: a list
 * @deck: a deck, which stays what it is until another is shown
 *
 * Makes room for its slides; what is on them is told one by one. The place that was
 * selected stays, as far as there is one.
 */
void
inno_slide_list_show (InnoSlideList *self,
                      InnoDeck      *deck)
{
  guint place = inno_slide_list_get_place (self);
  guint n_rows = deck->slides->len + 1;
  GtkListBoxRow *last;

  g_return_if_fail (INNO_IS_SLIDE_LIST (self));

  self->is_filling = TRUE;
  self->deck = deck;
  while (gtk_list_box_get_row_at_index (self->rows, (int) n_rows - 1) == NULL)
    gtk_list_box_append (self->rows, make_row (self));
  while ((last = gtk_list_box_get_row_at_index (self->rows, (int) n_rows)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (last));
  gtk_list_box_invalidate_headers (self->rows);
  inno_slide_list_set_place (self, MIN (place, n_rows - 1));
  gtk_widget_set_visible (self->hint, deck->slides->len == 0);
  self->is_filling = FALSE;
  update_actions (self);
}

/**
 * inno_slide_list_set_picture:
 * @self: a list
 * @place: of a slide, 0 is the cover
 * @picture: what is on it
 */
void
inno_slide_list_set_picture (InnoSlideList          *self,
                             guint                   place,
                             const InnoSlideSketch *picture)
{
  InnoSlideRow *row;

  g_return_if_fail (INNO_IS_SLIDE_LIST (self));

  row = get_row (self, place);
  if (row == NULL)
    return;

  inno_slide_row_say (row, place + 1, picture->title,
                      picture->fault != NULL ? picture->fault : place == 0 ? _("Cover") : picture->filters);
  inno_slide_row_show (row, picture->scene);
}

/**
 * inno_slide_list_get_place:
 * @self: a list
 *
 * Returns: which is selected; 0 is the cover
 */
guint
inno_slide_list_get_place (InnoSlideList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (INNO_IS_SLIDE_LIST (self), 0);

  row = gtk_list_box_get_selected_row (self->rows);
  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;
}

/**
 * inno_slide_list_set_place:
 * @self: a list
 * @place: of a slide, 0 is the cover
 */
void
inno_slide_list_set_place (InnoSlideList *self,
                           guint          place)
{
  GtkListBoxRow *row;

  g_return_if_fail (INNO_IS_SLIDE_LIST (self));

  row = gtk_list_box_get_row_at_index (self->rows, (int) place);
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->rows, row);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->rows)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * inno_slide_list_set_can_edit:
 * @self: a list
 * @can_edit: whether its slides can be moved and removed
 */
void
inno_slide_list_set_can_edit (InnoSlideList *self,
                              gboolean       can_edit)
{
  g_return_if_fail (INNO_IS_SLIDE_LIST (self));

  self->can_edit = can_edit;
  update_actions (self);
}

/**
 * inno_slide_list_retranslate:
 * @self: a list
 *
 * Says its own strings anew. The rows follow with their pictures.
 */
void
inno_slide_list_retranslate (InnoSlideList *self)
{
  g_return_if_fail (INNO_IS_SLIDE_LIST (self));

  inno_widget_set_name (GTK_WIDGET (self->rows), _("Slides"));
  gtk_label_set_label (GTK_LABEL (self->hint), _("Ctrl+D at a chart on any page puts it here as a slide."));
  gtk_list_box_invalidate_headers (self->rows);
}
