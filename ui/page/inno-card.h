/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_CARD (inno_card_get_type ())

/* A card of a page: a title, a remark beside it, a way to where there is more, a
 * sentence, and under them whatever it is about. */
G_DECLARE_FINAL_TYPE (InnoCard, inno_card, INNO, CARD, GtkWidget)

GtkWidget *inno_card_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_card_set_title    (InnoCard   *self,
                                   const char *title,
                                   const char *remark);
void       inno_card_set_takeaway (InnoCard   *self,
                                   const char *takeaway);
void       inno_card_set_link     (InnoCard   *self,
                                   const char *link);
void       inno_card_append       (InnoCard   *self,
                                   GtkWidget  *child);

/* What cards are made of. */
GtkWidget *inno_card_make_label   (const char *text,
                                   const char *css_class);
GtkWidget *inno_card_make_list    (void);
void       inno_card_clear_list   (GtkWidget  *list);

G_END_DECLS
