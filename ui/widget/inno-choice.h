/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *label;
  const char *name;       /* for assistive technology and the tooltip; NULL = the label */
  const char *icon_name;  /* before the label; NULL = none */
} InnoChoiceItem;

#define INNO_TYPE_CHOICE (inno_choice_get_type ())

/* One of a few, all in sight: a linked row of buttons of which one is down. */
G_DECLARE_FINAL_TYPE (InnoChoice, inno_choice, INNO, CHOICE, GtkWidget)

GtkWidget  *inno_choice_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_choice_set_title    (InnoChoice           *self,
                                      const char           *title);
void        inno_choice_set_stacked  (InnoChoice           *self,
                                      gboolean              is_stacked);
void        inno_choice_set_items    (InnoChoice           *self,
                                      const InnoChoiceItem *items,
                                      guint                 n_items);
const char *inno_choice_get_selected (InnoChoice           *self);
void        inno_choice_set_selected (InnoChoice           *self,
                                      const char           *id);
guint       inno_choice_get_n_items  (InnoChoice           *self);

G_END_DECLS
