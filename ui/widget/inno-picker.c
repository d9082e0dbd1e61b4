/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-picker.h"

#include "inno-drop-down.h"
#include "inno-widget.h"
#include "inno-wrap-box.h"

/* However little room there is, so much of a word can be read. */
#define LEAST_CHARS 8

struct _InnoPicker
{
  GtkWidget    parent_instance;

  GtkWidget   *box;         /* the word, and under it where there is no room beside it: */
  GtkLabel    *word;
  InnoChoice  *choice;      /* one of the two; the other is NULL */
  GtkDropDown *menu;

  char        *title;
  GPtrArray   *ids;         /* interned */
  GPtrArray   *labels;
  char        *contents;    /* all that was given, to tell whether it is still the same */
  guint        selected;    /* place among them */
  const char  *picked;      /* interned; what a person chose last, there or not */
  gboolean     is_filling;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (InnoPicker, inno_picker, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static gboolean
find_id (InnoPicker *self,
         const char *id,
         guint      *place)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

static GtkWidget *
get_button (InnoPicker *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->menu));
}

/* What is chosen, and of what. Later GTK says the name of the drop-down at the button, whatever its own. */
static void
name_menu (InnoPicker *self)
{
  g_autofree char *name = inno_drop_down_make_name (self->title, inno_picker_get_selected_label (self));

  inno_widget_set_name (GTK_WIDGET (self->menu), name);
  inno_widget_set_name (get_button (self), name);
  inno_widget_set_tooltip (GTK_WIDGET (self->menu), name);
}

/* Returns: whether they are others than before. */
static gboolean
take_items (InnoPicker           *self,
            const InnoChoiceItem *items,
            guint                 n_items)
{
  GString *contents = g_string_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->labels, 0);
  for (guint i = 0; i < n_items; i++)
    {
      g_ptr_array_add (self->ids, (gpointer) g_intern_string (items[i].id));
      g_ptr_array_add (self->labels, g_strdup (items[i].label));
      g_string_append_printf (contents, "%s\n%s\n%s\n", items[i].id, items[i].label,
                              items[i].name != NULL ? items[i].name : "");
    }
  if (g_strcmp0 (contents->str, self->contents) == 0)
    {
      g_string_free (contents, TRUE);
      return FALSE;
    }

  g_free (self->contents);
  self->contents = g_string_free (contents, FALSE);
  return TRUE;
}

static void
fill (InnoPicker           *self,
      const InnoChoiceItem *items,
      guint                 n_items)
{
  GtkStringList *list;
  g_autofree const char **labels = NULL;

  if (self->choice != NULL)
    {
      inno_choice_set_items (self->choice, items, n_items);
      return;
    }

  /* The list stays, and what stands in it changes: a drop-down that is given another one
   * while it says what was chosen from the last goes on with what it has let go of. */
  list = GTK_STRING_LIST (gtk_drop_down_get_model (self->menu));
  labels = g_new0 (const char *, n_items + 1);
  for (guint i = 0; i < n_items; i++)
    labels[i] = items[i].label;
  /* Else it would go on showing what stood in that place. */
  gtk_drop_down_set_selected (self->menu, GTK_INVALID_LIST_POSITION);
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), labels);
}

static void
show_selected (InnoPicker *self)
{
  if (self->choice != NULL)
    {
      inno_choice_set_selected (self->choice, inno_picker_get_selected (self));
      return;
    }

  if (self->ids->len > 0)
    gtk_drop_down_set_selected (self->menu, self->selected);
  name_menu (self);
}

static void
pick (InnoPicker *self,
      guint       place)
{
  if (self->is_filling || place >= self->ids->len || place == self->selected)
    return;

  self->selected = place;
  self->picked = inno_picker_get_selected (self);
  if (self->menu != NULL)
    name_menu (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
choice_selected_cb (InnoPicker *self)
{
  guint place;

  if (find_id (self, inno_choice_get_selected (self->choice), &place))
    pick (self, place);
}

/* Whoever hears of it may take the picker away, and the drop-down is still at it. */
static void
menu_selected_cb (InnoPicker *self)
{
  if (!self->is_filling)
    g_idle_add_once ((GSourceOnceFunc) g_object_unref, g_object_ref (self->menu));
  pick (self, gtk_drop_down_get_selected (self->menu));
}

/* A name may be long and the window narrow. */
static void
setup_button_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  inno_widget_shorten_label (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
}

static void
bind_button_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (label, text);
  gtk_label_set_width_chars (label, MIN (g_utf8_strlen (text, -1), LEAST_CHARS));
}

/* Before GTK 4.10 the button in a drop-down, which has the keyboard, is told after what it is in, as the same thing
 * once more: it becomes the drop-down. */
static void
tell_button (InnoPicker *self)
{
  if (gtk_check_version (4, 10, 0) == NULL)
    return;

  g_object_set (self->menu, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
  g_object_set (get_button (self), "accessible-role", GTK_ACCESSIBLE_ROLE_COMBO_BOX, NULL);
}

static void
make_menu (InnoPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->menu = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL));
  tell_button (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_button_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_button_cb), NULL);
  /* In the list itself there is room. */
  gtk_drop_down_set_list_factory (self->menu, gtk_drop_down_get_factory (self->menu));
  gtk_drop_down_set_factory (self->menu, factory);
  g_signal_connect_object (self->menu, "notify::selected", G_CALLBACK (menu_selected_cb), self, G_CONNECT_SWAPPED);
  inno_drop_down_prepare (GTK_WIDGET (self->menu));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), self->box);
}

static void
make_choice (InnoPicker *self)
{
  self->choice = INNO_CHOICE (inno_choice_new ());
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (choice_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->choice), self->box);
}

static void
inno_picker_dispose (GObject *object)
{
  g_clear_pointer (&INNO_PICKER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (inno_picker_parent_class)->dispose (object);
}

static void
inno_picker_finalize (GObject *object)
{
  InnoPicker *self = INNO_PICKER (object);

  g_free (self->title);
  g_free (self->contents);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->labels);

  G_OBJECT_CLASS (inno_picker_parent_class)->finalize (object);
}

static void
inno_picker_class_init (InnoPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_picker_dispose;
  object_class->finalize = inno_picker_finalize;

  /**
   * InnoPicker::picked:
   * @self: the picker
   *
   * A person chose something else.
   */
  signals[SIGNAL_PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "picker");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_picker_init (InnoPicker *self)
{
  self->ids = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->word = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->word), "control-label");
  self->box = g_object_new (INNO_TYPE_WRAP_BOX, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->word), self->box);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * inno_picker_new:
 * @is_menu: whether there are many to choose from, or long ones: they drop down
 *
 * Returns: (transfer floating): a picker of nothing, without a title
 */
GtkWidget *
inno_picker_new (gboolean is_menu)
{
  InnoPicker *self = g_object_new (INNO_TYPE_PICKER, NULL);

  if (is_menu)
    make_menu (self);
  else
    make_choice (self);
  inno_picker_set_title (self, "", FALSE);

  return GTK_WIDGET (self);
}

/**
 * inno_picker_set_wide:
 * @self: a picker that drops down
 * @is_searched: whether one types to find among many
 *
 * Takes all the room there is.
 */
void
inno_picker_set_wide (InnoPicker *self,
                      gboolean    is_searched)
{
  g_return_if_fail (INNO_IS_PICKER (self));
  g_return_if_fail (self->menu != NULL);

  gtk_widget_set_hexpand (GTK_WIDGET (self->menu), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  if (is_searched)
    inno_drop_down_search (self->menu);
}

/**
 * inno_picker_set_title:
 * @self: a picker
 * @title: what is chosen here, in the active language
 * @is_shown: whether it stands before the choice; else it is for assistive
 *   technology alone
 */
void
inno_picker_set_title (InnoPicker *self,
                       const char *title,
                       gboolean    is_shown)
{
  g_return_if_fail (INNO_IS_PICKER (self));
  g_return_if_fail (title != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_label (self->word, title);
  gtk_widget_set_visible (GTK_WIDGET (self->word), is_shown);
  /* A drop-down says itself what it is of; a group that does too would be heard twice. */
  if (self->menu != NULL)
    {
      name_menu (self);
      inno_drop_down_name (GTK_WIDGET (self->menu), self->title);
      return;
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  inno_choice_set_title (self->choice, title);
}

/**
 * inno_picker_set_items:
 * @self: a picker
 * @items: (array length=n_items): what there is to choose; copied
 * @n_items: how many
 * @usual: (nullable): which of them is chosen until a person picks
 *
 * Replaces what there is to choose, without a word to anybody. What a person
 * picked last stays chosen, or is again, where it is among them; else it is the
 * usual, or the first.
 */
void
inno_picker_set_items (InnoPicker           *self,
                       const InnoChoiceItem *items,
                       guint                 n_items,
                       const char           *usual)
{
  g_return_if_fail (INNO_IS_PICKER (self));
  g_return_if_fail (items != NULL || n_items == 0);

  self->is_filling = TRUE;
  /* What has the keyboard keeps it where nothing changes. */
  if (take_items (self, items, n_items))
    fill (self, items, n_items);
  self->selected = 0;
  if (!find_id (self, self->picked, &self->selected))
    find_id (self, usual, &self->selected);
  show_selected (self);
  self->is_filling = FALSE;
}

/**
 * inno_picker_pick:
 * @self: a picker
 * @id: what to choose
 *
 * Chooses as a person would, but without a word to anybody.
 *
 * Returns: whether it was there to choose
 */
gboolean
inno_picker_pick (InnoPicker *self,
                  const char *id)
{
  guint place;

  g_return_val_if_fail (INNO_IS_PICKER (self), FALSE);

  if (!find_id (self, id, &place))
    return FALSE;

  self->is_filling = TRUE;
  self->selected = place;
  self->picked = inno_picker_get_selected (self);
  show_selected (self);
  self->is_filling = FALSE;

  return TRUE;
}

guint
inno_picker_get_n_items (InnoPicker *self)
{
  g_return_val_if_fail (INNO_IS_PICKER (self), 0);

  return self->ids->len;
}

/**
 * inno_picker_get_selected:
 * @self: a picker
 *
 * Returns: (nullable): the id of what is chosen; %NULL where there is nothing
 */
const char *
inno_picker_get_selected (InnoPicker *self)
{
  g_return_val_if_fail (INNO_IS_PICKER (self), NULL);

  return self->ids->len > 0 ? g_ptr_array_index (self->ids, self->selected) : NULL;
}

/**
 * inno_picker_get_selected_label:
 * @self: a picker
 *
 * Returns: (transfer none) (nullable): what is chosen, in words
 */
const char *
inno_picker_get_selected_label (InnoPicker *self)
{
  g_return_val_if_fail (INNO_IS_PICKER (self), NULL);

  return self->labels->len > 0 ? g_ptr_array_index (self->labels, self->selected) : NULL;
}
