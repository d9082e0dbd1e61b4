/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-deck-head.h"

#include "inno-card.h"
#include "inno-deck-menu.h"
#include "inno-deck-shelf.h"
#include "inno-widget.h"

#define SPACING 9

struct _InnoDeckHead
{
  AdwBin         parent_instance;

  GtkWidget     *back;
  GtkLabel      *name;
  GtkLabel      *remark;
  GtkButton     *present;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (InnoDeckHead, inno_deck_head, ADW_TYPE_BIN)

static guint back_signal;

static void
back_cb (InnoDeckHead *self)
{
  g_signal_emit (self, back_signal, 0);
}

static void
inno_deck_head_class_init (InnoDeckHeadClass *klass)
{
  back_signal = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static GtkLabel *
make_line (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (inno_card_make_label (NULL, css_class));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);

  return label;
}

static void
inno_deck_head_init (InnoDeckHead *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->name = make_line ("card-title");
  self->remark = make_line ("foot");
  self->present = inno_deck_menu_make_present (TRUE);
  self->menu = inno_deck_menu_make_more ();

  gtk_widget_add_css_class (line, "deck-head");
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->remark));
  gtk_box_append (GTK_BOX (line), self->back);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->present));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->menu));
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), line);
}

/**
 * inno_deck_head_new:
 *
 * Returns: (transfer floating): a head of no deck yet
 */
GtkWidget *
inno_deck_head_new (void)
{
  return g_object_new (INNO_TYPE_DECK_HEAD, NULL);
}

/**
 * inno_deck_head_show:
 * @self: a head
 * @deck: a deck
 * @remark: (nullable): what is to be said of it
 */
void
inno_deck_head_show (InnoDeckHead *self,
                     InnoDeck     *deck,
                     const char   *remark)
{
  g_return_if_fail (INNO_IS_DECK_HEAD (self));

  gtk_label_set_label (self->name, inno_deck_shelf_name (deck));
  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  inno_deck_menu_set_target (self->present, self->menu, deck);
}

/**
 * inno_deck_head_say_back:
 * @self: a head
 * @name: where the way back leads
 */
void
inno_deck_head_say_back (InnoDeckHead *self,
                         const char   *name)
{
  g_return_if_fail (INNO_IS_DECK_HEAD (self));

  inno_widget_set_name (self->back, name);
  inno_widget_set_tooltip (self->back, name);
}

/**
 * inno_deck_head_retranslate:
 * @self: a head
 */
void
inno_deck_head_retranslate (InnoDeckHead *self)
{
  g_return_if_fail (INNO_IS_DECK_HEAD (self));

  inno_deck_menu_retranslate (self->present, self->menu);
}
