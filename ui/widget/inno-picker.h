/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-choice.h"

G_BEGIN_DECLS

#define INNO_TYPE_PICKER (inno_picker_get_type ())

/* One of a few or of many, and what is chosen in a word before it: buttons side by
 * side, or a list that drops down. Something is always chosen where there is
 * anything. Signal: "picked", when a person picks. */
G_DECLARE_FINAL_TYPE (InnoPicker, inno_picker, INNO, PICKER, GtkWidget)

GtkWidget  *inno_picker_new                (gboolean              is_menu);
void        inno_picker_set_wide           (InnoPicker           *self,
                                            gboolean              is_searched);
void        inno_picker_set_title          (InnoPicker           *self,
                                            const char           *title,
                                            gboolean              is_shown);
void        inno_picker_set_items          (InnoPicker           *self,
                                            const InnoChoiceItem *items,
                                            guint                 n_items,
                                            const char           *usual);
gboolean    inno_picker_pick               (InnoPicker           *self,
                                            const char           *id);
guint       inno_picker_get_n_items        (InnoPicker           *self);
const char *inno_picker_get_selected       (InnoPicker           *self);
const char *inno_picker_get_selected_label (InnoPicker           *self);

G_END_DECLS
