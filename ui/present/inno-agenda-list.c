/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-agenda-list.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-widget.h"

struct _InnoAgendaList
{
  GtkWidget   parent_instance;

  InnoTalk   *talk;
  GtkWidget  *box;
  GtkLabel   *title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (InnoAgendaList, inno_agenda_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
append_item (InnoAgendaList *self,
             guint           i)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  const InnoTalkItem *item = inno_talk_get_item (self->talk, i);
  gboolean is_current = inno_talk_find_item (self->talk, inno_talk_get_place (self->talk)) == (int) i;
  g_autofree char *number = item->section->item > 0 ? inno_format_count (format, item->section->item) : g_strdup ("");
  g_autofree char *name = inno_agenda_dup_name (self->talk, i);
  g_autofree char *slides = item->first == item->last ? inno_format_count (format, item->first + 1)
                                                      : inno_format_count_range (format, item->first + 1, item->last + 1);
  g_autofree char *spoken = g_strdup_printf (_("%s, slides %s"), name, slides);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (name, 0, "agenda-name");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (*number != '\0')
    gtk_box_append (GTK_BOX (box), make_label (number, 0, "agenda-number"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_label (slides, 1, "agenda-slides"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  inno_widget_set_name (row, spoken);
  gtk_list_box_append (self->list, row);
  if (is_current)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
fill (InnoAgendaList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < inno_talk_get_n_items (self->talk); i++)
    append_item (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), inno_talk_get_n_items (self->talk) > 0);
}

/* Whoever walks through the items keeps the keyboard on one. */
static void
turned_cb (InnoAgendaList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int index = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;

  fill (self);
  if (index >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, index)));
}

static void
activated_cb (InnoAgendaList *self,
              GtkListBoxRow  *row)
{
  inno_talk_go (self->talk, inno_talk_get_item (self->talk, (guint) gtk_list_box_row_get_index (row))->first);
}

static void
inno_agenda_list_dispose (GObject *object)
{
  InnoAgendaList *self = INNO_AGENDA_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_agenda_list_parent_class)->dispose (object);
}

static void
inno_agenda_list_class_init (InnoAgendaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_agenda_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agendalist");
}

static void
inno_agenda_list_init (InnoAgendaList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = GTK_LABEL (make_label (NULL, 0, "presenter-heading"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  inno_widget_make_one_stop (self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * inno_agenda_list_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): its agenda, which follows it
 */
GtkWidget *
inno_agenda_list_new (InnoTalk *talk)
{
  InnoAgendaList *self = g_object_new (INNO_TYPE_AGENDA_LIST, NULL);

  self->talk = g_object_ref (talk);
  g_signal_connect_object (talk, "turned", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  inno_agenda_list_retranslate (self);

  return GTK_WIDGET (self);
}

void
inno_agenda_list_retranslate (InnoAgendaList *self)
{
  g_return_if_fail (INNO_IS_AGENDA_LIST (self));

  gtk_label_set_label (self->title, _("Agenda"));
  inno_widget_set_name (GTK_WIDGET (self->list), _("Agenda"));
  fill (self);
}

/**
 * inno_agenda_dup_name:
 * @talk: a talk
 * @item: an item of its agenda
 *
 * Returns: (transfer full): what it is called, in the language of the slides
 */
char *
inno_agenda_dup_name (InnoTalk *talk,
                      guint     item)
{
  const InnoTalkItem *found = inno_talk_get_item (talk, item);
  const char *name = inno_text_get (found->section->name, inno_talk_get_lang (talk), NULL);

  return g_strdup (name != NULL ? name : _("Without a name"));
}

/**
 * inno_agenda_dup_number:
 * @talk: a talk
 * @item: an item of its agenda
 *
 * Returns: (transfer full) (nullable): "Item 4"; %NULL where it has no number
 */
char *
inno_agenda_dup_number (InnoTalk *talk,
                        guint     item)
{
  const InnoTalkItem *found = inno_talk_get_item (talk, item);
  g_autofree char *number = inno_format_count (inno_format_get (inno_lang_get_active ()), found->section->item);

  return found->section->item > 0 ? g_strdup_printf (_("Item %s"), number) : NULL;
}
