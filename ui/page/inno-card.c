/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-card.h"

#include <glib/gi18n-lib.h>

#include "inno-spoken-section.h"
#include "inno-widget.h"

struct _InnoCard
{
  GtkWidget  parent_instance;

  GtkBox    *box;
  GtkLabel  *title;
  GtkLabel  *remark;
  GtkButton *button;
  GtkLabel  *takeaway;
};

G_DEFINE_FINAL_TYPE (InnoCard, inno_card, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* A screen reader says no more of a group than its name, and labels cannot have the keyboard. */
static void
name_card (InnoCard *self)
{
  GtkLabel * const labels[] = { self->title, self->takeaway };
  g_autofree char *name = inno_spoken_join (labels, G_N_ELEMENTS (labels));

  inno_widget_set_name (GTK_WIDGET (self), name);
}

static void
inno_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (inno_card_parent_class)->dispose (object);
}

static void
inno_card_class_init (InnoCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pagecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
inno_card_init (InnoCard *self)
{
  GtkBox *head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");

  self->title = GTK_LABEL (inno_card_make_label ("", "card-title"));
  self->remark = GTK_LABEL (inno_card_make_label ("", "foot"));
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->remark), TRUE);
  gtk_widget_set_hexpand_set (GTK_WIDGET (self->remark), TRUE);
  self->button = GTK_BUTTON (gtk_button_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "card-open");
  gtk_widget_set_hexpand (GTK_WIDGET (self->button), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  gtk_box_append (head, GTK_WIDGET (self->title));
  gtk_box_append (head, GTK_WIDGET (self->remark));
  gtk_box_append (head, GTK_WIDGET (self->button));
  gtk_box_append (self->box, GTK_WIDGET (head));

  self->takeaway = GTK_LABEL (inno_card_make_label ("", "takeaway"));
  gtk_widget_set_visible (GTK_WIDGET (self->takeaway), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->takeaway));
}

/**
 * inno_card_new:
 *
 * Returns: (transfer floating): a card without a title
 */
GtkWidget *
inno_card_new (void)
{
  return g_object_new (INNO_TYPE_CARD, NULL);
}

/**
 * inno_card_set_title:
 * @self: a card
 * @title: what it is about
 * @remark: (nullable): a word or two beside it
 */
void
inno_card_set_title (InnoCard   *self,
                     const char *title,
                     const char *remark)
{
  g_autofree char *open = NULL;

  g_return_if_fail (INNO_IS_CARD (self));

  open = g_strdup_printf (_("Open: %s"), title);
  set_text (self->title, title);
  set_text (self->remark, remark);
  inno_widget_set_tooltip (GTK_WIDGET (self->button), open);
  inno_widget_set_name (GTK_WIDGET (self->button), open);
  name_card (self);
}

/**
 * inno_card_set_takeaway:
 * @self: a card
 * @takeaway: (nullable): a sentence under the title
 */
void
inno_card_set_takeaway (InnoCard   *self,
                        const char *takeaway)
{
  g_return_if_fail (INNO_IS_CARD (self));

  set_text (self->takeaway, takeaway);
  name_card (self);
}

/**
 * inno_card_set_link:
 * @self: a card
 * @link: (nullable): where its button leads, as win.go takes it; %NULL for no button
 */
void
inno_card_set_link (InnoCard   *self,
                    const char *link)
{
  g_return_if_fail (INNO_IS_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), link != NULL);
  if (link == NULL)
    return;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.go");
}

/**
 * inno_card_append:
 * @self: a card
 * @child: (transfer floating): what stands last on it
 */
void
inno_card_append (InnoCard  *self,
                  GtkWidget *child)
{
  g_return_if_fail (INNO_IS_CARD (self));

  gtk_box_append (self->box, child);
}

/**
 * inno_card_make_label:
 * @text: what it says
 * @css_class: how it looks
 *
 * Returns: (transfer floating): a label that breaks its lines
 */
GtkWidget *
inno_card_make_label (const char *text,
                      const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * inno_card_make_list:
 *
 * Returns: (transfer floating): a GtkListBox whose rows are ways to somewhere else
 */
GtkWidget *
inno_card_make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "card-list");

  return list;
}

/**
 * inno_card_clear_list:
 * @list: a GtkListBox
 */
void
inno_card_clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}
